//! Marks that are proposed: their cards and rows, the way to them and to comments on articles, their labels; and the
//! status of an article in the list.

use crate::person::Person;
use crate::reviewing::{answered_by_rana, opened_by};
use egui::accesskit::Role;
use egui_kittest::kittest::{Queryable, by};
use isnad::annotation::{Decision, Stage, Verdict};
use isnad::session::{Language, Stop};

const WEEK: &str = "الأسبوع المقبل";

/// The only proposal.
fn proposal(person: &Person) -> &Verdict {
    let mut all = person.session().project.verdicts.values().filter(|v| matches!(v.decision, Decision::Propose(_)));
    all.next().expect("a proposal")
}

fn label(person: &Person) -> String {
    proposal(person).decision.version().expect("a version").label.0.to_string()
}

#[test]
fn a_proposal_has_a_card_beside_its_place_and_a_row_in_the_list() {
    let mut rana = answered_by_rana(Language::English);
    let card = format!("Proposed, Claim: {WEEK}");
    let place = rana.find(Role::ListBoxOption, &card);
    let text = rana.spot(rana.range(WEEK).start, 0.5);
    assert!((place.top() - text.y).abs() < 120.0, "{place:?} stands beside {text:?}");
    rana.click_on(Role::ListBoxOption, &card);
    assert_eq!(rana.session().proposal().map(|verdict| verdict.id.clone()), Some(proposal(&rana).id.clone()));
    rana.press("Ctrl+M");
    let row = format!("Proposed: {WEEK}");
    assert!(rana.seen(Role::ListItem, &row).is_some(), "{:?}", rana.names(Role::ListItem));
    // What is looked at is what the key answers.
    rana.press("Y");
    assert!(rana.session().project.annotations.values().any(|a| a.quote() == WEEK));
    assert_eq!(rana.seen(Role::ListItem, &row), None);
    assert_eq!(rana.seen(Role::ListBoxOption, &card), None);
}

#[test]
fn the_way_through_what_is_open_stops_at_proposals_and_at_comments_on_articles() {
    let mut rana = answered_by_rana(Language::English);
    rana.press("C");
    rana.type_text("Thank you both.");
    rana.press("Ctrl+Enter");
    rana.press("Escape");
    let article = rana.session().article.clone().expect("an article");
    let mut way = Vec::new();
    for _ in 0..4 {
        rana.press("Alt+CloseBracket");
        let session = rana.session();
        way.push(match (&session.chosen, &session.stop) {
            (Some(_), _) => "mark",
            (None, Some(Stop::Proposal(id))) if *id == proposal(&rana).id => "proposal",
            (None, Some(Stop::Article(id))) if *id == article => "article",
            other => panic!("{other:?}"),
        });
    }
    // One was in the article already; around the end its comment comes first again.
    let expected = ["article", "mark", "proposal", "article"];
    assert!(way == expected || way == ["mark", "proposal", "article", "mark"], "{way:?}");
    rana.press("Alt+OpenBracket");
    rana.press("Alt+OpenBracket");
    let at = way[way.len() - 1];
    let before = if at == "article" { "mark" } else { "proposal" };
    let now = if rana.session().chosen.is_some() { "mark" } else { "proposal" };
    assert_eq!(now, before);
}

#[test]
fn a_proposal_gets_its_label_by_the_keys_of_labels_and_by_its_menu() {
    let mut sami = opened_by("Sami", Language::English);
    let marks = sami.session().project.annotations.len();
    let range = sami.range(WEEK);
    sami.sweep(range);
    sami.press("Q");
    assert_eq!(label(&sami), "claim");
    sami.press("2");
    assert_eq!((label(&sami).as_str(), sami.session().project.annotations.len()), ("source", marks));
    sami.press("Ctrl+Z");
    assert_eq!(label(&sami), "claim");
    sami.click_on(Role::Button, "Label: Claim");
    sami.click_on(Role::MenuItem, "Cue");
    assert_eq!(label(&sami), "cue");
    // Somebody else's is not relabelled.
    let mut rana = answered_by_rana(Language::English);
    rana.press("Alt+CloseBracket");
    rana.press("Alt+CloseBracket");
    assert!(rana.session().proposal().is_some());
    rana.press("2");
    assert_eq!(label(&rana), "claim");
}

#[test]
fn what_is_proposed_is_the_words_without_the_space_behind_them() {
    let mut sami = opened_by("Sami", Language::English);
    let words = sami.range(WEEK);
    let with_space = isnad::text::CpRange { start: words.start.minus(1), end: words.end };
    assert!(sami.article().slice(with_space).starts_with(' '));
    sami.session_mut().selection = Some(isnad::session::Selection::of(with_space));
    sami.press("Q");
    let version = proposal(&sami).decision.version().expect("a version");
    assert_eq!((version.quote().as_str(), version.span()), (WEEK, words));
}

#[test]
fn the_status_of_an_article_is_set_in_the_list_by_keyboard() {
    let mut rana = opened_by("Rana", Language::English);
    let article = rana.session().article.clone().expect("an article");
    let title = rana.article().title().to_owned();
    let rows: Vec<_> = rana.harness.query_all(by().role(Role::ListItem).label(&title)).collect();
    rows.first().expect("its row").focus();
    drop(rows);
    rana.rest();
    rana.press("Shift+F10");
    rana.press("Tab");
    rana.press("Enter");
    assert_eq!(rana.session().project.stage_of(&article), Stage::Ready);
    rana.press("Ctrl+Z");
    assert_eq!(rana.session().project.stage_of(&article), Stage::InWork);
}
