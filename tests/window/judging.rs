//! Judging a colleague's project on the page that holds it against one's own: verdicts with their reasons, proposals,
//! comments, the way through what is left, the review that is sent back.

use crate::comparing::{PARAGRAPHS, at, comparing, file, omar, on, rana, told};
use crate::person::{Person, SIZE, settings};
use crate::recovering::until;
use egui::accesskit::Role;
use isnad::annotation::{
    Answer, Attribution, AttributionId, Credibility, Decision, DecisionKind, Edit, Party, Project, Subject, Timestamp,
    Topic, Verdict,
};
use isnad::app::startup::FirstView;
use isnad::command::{Command, Compare};
use isnad::project;
use isnad::review::Class;
use isnad::session::{Language, Page, Question, ReviewOf, Settings, ThemeChoice};
use std::path::{Path, PathBuf};

/// The copy of the colleague's project with what is said of it.
fn judged(person: &Person) -> &Project {
    &person.session().review.as_ref().expect("a comparison").judging.project
}

/// Rana's verdict on the mark of this text, or on a mark that she proposes.
fn verdict<'p>(person: &'p Person, words: &str) -> Option<&'p Verdict> {
    let project = judged(person);
    let quotes = |verdict: &Verdict| match (&verdict.decision, project.annotations.get(&verdict.on)) {
        (Decision::Propose(version), _) => version.quote(),
        (_, Some(annotation)) => annotation.quote(),
        (_, None) => String::new(),
    };
    let mut own = project.verdicts.values().filter(|verdict| verdict.author == "Rana");
    own.find(|verdict| quotes(verdict) == words).map(|verdict| &**verdict)
}

fn kind(person: &Person, words: &str) -> Option<DecisionKind> {
    verdict(person, words).map(|verdict| verdict.decision.kind())
}

/// How many differences are settled, and of how many.
fn settled(person: &Person) -> (usize, usize) {
    let (all, settled) = person.session().review.as_ref().expect("a comparison").settled();
    (settled, all)
}

/// Saves the review as where no file dialog answers.
fn save_to(person: &mut Person, path: &Path) {
    let path = path.display().to_string();
    person.session_mut().question = Some(Question::ReviewPath { of: Some(ReviewOf::Theirs), path });
    person.rest();
    person.press("Enter");
    person.rest();
}

/// A claim of Omar's, of which the end is not mine.
const LONGER: &str = "الأسعار ستنخفض الأسبوع المقبل.";
const CLAIM: &str = "الأسعار ستنخفض";

/// What Rana says of all that differs: she accepts, says which note it should be, has the span changed to hers, rejects a
/// cue, proposes her own mark, and comments.
fn judge_all(person: &mut Person) {
    person.press("K");
    person.press("CloseBracket");
    person.press("K");
    person.press("CloseBracket");
    assert_eq!(at(person).0, Class::Range);
    person.press("Shift+C");
    person.type_text("المتى ليس من الادعاء");
    person.press("Ctrl+Enter");
    assert_eq!(at(person).0, Class::OnlyTheirs, "the next one without a verdict");
    person.press("Shift+X");
    person.type_text("Part of the next sentence.");
    person.press("Ctrl+Enter");
    assert_eq!(at(person).0, Class::OnlyMine);
    person.press("Q");
}

#[test]
fn everything_that_differs_is_judged_by_keyboard_and_sent_back() {
    let mut person = comparing(Language::English, SIZE);
    let mine = person.session().project.clone();
    let sent = std::fs::read(person.path("omar.isnad.ron")).expect("his file");
    told(&person, "0 of 5 verdicts");
    told(&person, "Verdict on Omar’s mark");
    judge_all(&mut person);
    assert_eq!(kind(&person, PARAGRAPHS[0]), Some(DecisionKind::Accept));
    let changed = verdict(&person, LONGER.trim_end_matches('.')).or(verdict(&person, LONGER)).expect("a change");
    let Decision::Change(version) = &changed.decision else { panic!("{:?}", changed.decision) };
    assert_eq!(version.quote(), CLAIM, "it should be as mine");
    assert!(!changed.reason.is_empty(), "{:?}", changed.reason);
    assert_eq!(verdict(&person, "ونفت").map(|v| v.reason.en.as_str()), Some("Part of the next sentence."));
    assert_eq!(kind(&person, "الشركة"), Some(DecisionKind::Propose));
    assert_eq!(settled(&person), (5, 5));
    told(&person, "5 of 5 verdicts");
    told(&person, "Review not saved");
    // The colleague's file, and mine, are as they were.
    assert_eq!(person.session().project, mine);
    assert_eq!(std::fs::read(person.path("omar.isnad.ron")).expect("his file"), sent);
    // A comment on a mark of theirs.
    person.press("CloseBracket");
    person.press("C");
    person.type_text("من قال إنه مشكوك فيه؟");
    person.press("Ctrl+Enter");
    let comment = judged(&person).comments.values().next().expect("a comment").clone();
    assert_eq!(comment.on, Topic::Annotation(on(judged(&person), PARAGRAPHS[0]).id.clone()));
    let path = person.path("omar-Rana.review.ron");
    save_to(&mut person, &path);
    assert!(!person.session().has_unsaved_review());
    // Omar applies it to his own project and takes what it asks for.
    let his = Settings { author: "Omar".into(), ..settings() };
    let mut omar = Person::with(FirstView::Files(vec![person.path("omar.isnad.ron")]), his, SIZE);
    omar.drop_file(&path);
    omar.click_on(Role::Button, "Apply");
    let project = &omar.session().project;
    assert_eq!((project.verdicts.len(), project.comments.len(), project.conflicts.len()), (5, 1, 0));
    for _ in 0..5 {
        // Those without a mark of their own are answered while none is chosen.
        omar.press("Alt+CloseBracket");
        omar.press("Y");
    }
    omar.press("Escape");
    omar.press("Escape");
    omar.press("Y");
    let project = &omar.session().project;
    let open: Vec<_> = project.verdicts.values().filter(|verdict| verdict.answer == Answer::Open).collect();
    assert!(open.is_empty(), "{open:#?}");
    assert!(project.annotations.values().any(|a| a.quote() == CLAIM), "the claim is as Rana has it");
    assert!(project.annotations.values().any(|a| a.quote() == "الشركة"), "what she proposed is there");
    assert!(!project.annotations.values().any(|a| a.quote() == "ونفت"), "what she rejected is gone");
}

#[test]
fn one_undo_goes_through_verdicts_and_own_work_in_the_order_of_doing() {
    let mut person = comparing(Language::English, SIZE);
    person.press("K");
    person.press("CloseBracket");
    person.press("Y");
    assert_eq!(on(&person.session().project, "الوزارة").remarks.note.ar, "وزارة النفط لا المالية");
    // What was taken is none any more; the span is next.
    person.press("Shift+C");
    person.press("Escape");
    assert!(kind(&person, LONGER.trim_end_matches('.')).or(kind(&person, LONGER)).is_some());
    person.press("Ctrl+Z");
    assert_eq!(kind(&person, LONGER.trim_end_matches('.')).or(kind(&person, LONGER)), None, "the change first");
    person.press("Ctrl+Z");
    assert_eq!(on(&person.session().project, "الوزارة").remarks.note.ar, "", "then what was taken");
    assert_eq!(kind(&person, PARAGRAPHS[0]), Some(DecisionKind::Accept));
    person.press("Ctrl+Z");
    assert_eq!(kind(&person, PARAGRAPHS[0]), None);
    for _ in 0..3 {
        person.press("Ctrl+Shift+Z");
    }
    assert_eq!(kind(&person, PARAGRAPHS[0]), Some(DecisionKind::Accept));
    assert_eq!(on(&person.session().project, "الوزارة").remarks.note.ar, "وزارة النفط لا المالية");
    assert_eq!(settled(&person), (2, 4));
    // On the other page an undo is of one's own work alone.
    person.press("Ctrl+1");
    person.press("Ctrl+Z");
    assert_eq!(on(&person.session().project, "الوزارة").remarks.note.ar, "");
    person.press("Ctrl+Z");
    person.press("Ctrl+4");
    assert_eq!(kind(&person, PARAGRAPHS[0]), Some(DecisionKind::Accept));
}

#[test]
fn what_is_settled_is_marked_and_can_be_left_out_of_the_list() {
    let mut person = comparing(Language::English, SIZE);
    person.press("K");
    let row = format!("{}: Claim, grade 2 / 4, Accepted", PARAGRAPHS[0]);
    assert!(person.seen(Role::ListItem, &row).is_some(), "{:?}", person.names(Role::ListItem));
    person.click_on(Role::CheckBox, "Without a verdict");
    let listed = |person: &Person| person.session().review.as_ref().expect("a comparison").listed().len();
    assert_eq!(listed(&person), 5, "where one is stays until one leaves it");
    person.press("CloseBracket");
    assert_eq!((at(&person).0, listed(&person)), (Class::Note, 4));
    person.press("Shift+X");
    // Said again it is taken back.
    person.press("Escape");
    person.press("Shift+X");
    assert_eq!(kind(&person, "الوزارة"), None);
    person.click_on(Role::CheckBox, "Without a verdict");
    assert_eq!((listed(&person), settled(&person)), (5, (1, 5)));
}

#[test]
fn a_change_is_of_what_differs_and_of_label_and_grade_by_menu() {
    let mut person = rana(Language::English, SIZE, ThemeChoice::Light);
    let mut theirs = omar(&person);
    // One mark that differs in two ways.
    let claim = theirs.annotations.values().find(|a| a.quote().starts_with(CLAIM)).expect("the claim").id.clone();
    let mut graded = isnad::annotation::Annotation::clone(&theirs.annotations[&claim]);
    graded.assessment.credibility = Some(Credibility::Improbable);
    theirs.apply(isnad::annotation::Edit::PutAnnotation(graded.into())).expect("it fits");
    let path = file(&person, &theirs);
    person.drop_file(&path);
    person.click_on(Role::Button, "Compare");
    while at(&person).0 != Class::Range {
        person.press("CloseBracket");
    }
    person.click_on(Role::Button, "Change");
    let version = |person: &Person| match &judged(person).verdicts.values().next().expect("a verdict").decision {
        Decision::Change(version) => version.clone(),
        other => panic!("{other:?}"),
    };
    let said = |version: &isnad::annotation::Annotation| (version.quote(), version.assessment.credibility);
    assert_eq!(said(&version(&person)), (CLAIM.to_owned(), Some(Credibility::Improbable)), "the grade stays his");
    let names = person.names(Role::CheckBox);
    let grade = names.iter().find(|name| name.starts_with("My grade")).expect("the other difference").clone();
    person.click_on(Role::CheckBox, &grade);
    assert_eq!(said(&version(&person)), (CLAIM.to_owned(), None));
    person.click_on(Role::CheckBox, &grade);
    assert_eq!(said(&version(&person)).1, Some(Credibility::Improbable));
    person.click_on(Role::Button, "Label: Claim");
    person.click_on(Role::MenuItem, "Cue");
    assert_eq!(&*version(&person).label.0, "cue");
    assert_eq!(settled(&person), (2, 6), "a verdict is on the mark: both its differences are settled");
    // The last thing that it asks for taken back, it is none any more.
    person.press("Ctrl+Z");
    assert_eq!(&*version(&person).label.0, "claim");
    person.click_on(Role::Button, "Change");
    assert_eq!(judged(&person).verdicts.len(), 0);
}

#[test]
fn a_review_is_not_lost_unasked() {
    let mut person = comparing(Language::English, SIZE);
    let other = person.write("other.isnad.ron", project::write(&omar(&person)).as_bytes());
    person.press("K");
    // Own work that is in no file either.
    person.press("CloseBracket");
    person.press("Y");
    let asks = |person: &Person| matches!(person.session().question, Some(Question::UnsavedReview(_)));
    // Leaving, opening another comparison, opening a project, quitting.
    person.press("Ctrl+Shift+W");
    assert!(asks(&person) && person.session().review.is_some());
    person.press("Escape");
    assert_eq!(person.session().question, None);
    person.drop_file(&other);
    person.click_on(Role::Button, "Compare");
    until(&mut person, "asked", asks);
    person.click_on(Role::Button, "Cancel");
    person.drop_file(&other);
    person.click_on(Role::Button, "Open it instead");
    assert!(asks(&person));
    person.press("Escape");
    person.press("Ctrl+Q");
    assert!(asks(&person));
    person.click_on(Role::Button, "Discard");
    // The own work is another matter.
    assert!(matches!(person.session().question, Some(Question::Unsaved(_))), "{:?}", person.session().question);
    person.press("Escape");
    assert_eq!(kind(&person, PARAGRAPHS[0]), Some(DecisionKind::Accept), "whoever stays gave nothing up");
    assert!(person.session().has_unsaved_review());
    // From another page too what is saved is what was said here.
    person.press("Ctrl+1");
    person.press("Ctrl+Q");
    assert!(asks(&person));
    person.press("Escape");
    person.press("Ctrl+4");
    let path = person.path("omar-Rana.review.ron");
    save_to(&mut person, &path);
    person.press("Ctrl+Shift+W");
    assert_eq!((person.session().question.clone(), person.session().page), (None, Page::Read));
    assert!(person.session().review.is_none());
    let review = project::read_review(&std::fs::read(&path).expect("the file")).expect("a review");
    assert_eq!((review.author.as_str(), review.verdicts.len()), ("Rana", 1));
}

#[test]
fn what_was_judged_when_a_window_ended_unasked_is_there_again() {
    let mut person = comparing(Language::English, SIZE);
    person.press("K");
    person.press("CloseBracket");
    person.press("Shift+X");
    person.type_text("Nobody asked.");
    person.press("Ctrl+Enter");
    let journals = |person: &Person| -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(person.path("config/journal/verdicts")) else { return Vec::new() };
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.filter(|path| path.extension() == Some("journal".as_ref())).collect()
    };
    until(&mut person, "kept", |person| {
        let [path] = &journals(person)[..] else { return false };
        std::fs::read(path).unwrap_or_default().ends_with(project::write(judged(person)).as_bytes())
    });
    let own = person.write("rana.isnad.ron", project::write(&person.session().project).as_bytes());
    let theirs = person.path("omar.isnad.ron");
    let compare = |person: &mut Person| {
        person.app_mut().queue(Command::Compare(Compare::With(theirs.clone())));
        until(person, "compared", |person| person.session().review.is_some());
    };
    let mut person = person.reopen(FirstView::Files(vec![own]));
    assert_eq!(person.session().question, None, "at the start nothing is offered of what is said of another's file");
    compare(&mut person);
    let is_there = |person: &Person| {
        (kind(person, PARAGRAPHS[0]), verdict(person, "الوزارة").map(|verdict| verdict.reason.en.clone()))
            == (Some(DecisionKind::Accept), Some("Nobody asked.".to_owned()))
    };
    assert!(is_there(&person) && person.is_told("was in no file and is here again"), "{:?}", person.session().notices);
    assert!(person.session().has_unsaved_review() && settled(&person) == (2, 5));
    // It is one step, whichever way, and kept until it is in a file.
    person.press("Ctrl+Z");
    assert_eq!((settled(&person), person.session().has_unsaved_review()), ((0, 5), false));
    person.press("Ctrl+Shift+Z");
    assert!(is_there(&person));
    until(&mut person, "kept again", |person| journals(person).len() == 1);
    let path = person.path("omar-Rana.review.ron");
    save_to(&mut person, &path);
    until(&mut person, "removed", |person| journals(person).is_empty());
    person.run("Leave the comparison");
    compare(&mut person);
    assert_eq!(settled(&person), (0, 5), "what a file has is not said again");
}

#[test]
fn verdicts_without_a_reason_are_asked_about_before_they_are_saved() {
    let mut person = comparing(Language::English, SIZE);
    person.press("CloseBracket");
    person.press("Shift+X");
    person.press("Escape");
    person.press("CloseBracket");
    person.press("Shift+C");
    person.press("Escape");
    person.press("Ctrl+Shift+Enter");
    assert_eq!(person.session().question, Some(Question::NoReasons(2)));
    told(&person, "2 verdicts have no reason");
    // The way to the first of them is what Enter does.
    person.press("Enter");
    assert_eq!((person.session().question.clone(), at(&person).0), (None, Class::Note));
    person.type_text("Nobody asked.");
    assert_eq!(verdict(&person, "الوزارة").map(|v| v.reason.en.as_str()), Some("Nobody asked."));
    person.press("Ctrl+Shift+Enter");
    told(&person, "One verdict has no reason");
    person.press("Escape");
    // In a project of one's own too.
    person.press("Ctrl+1");
    let place = person.spot(person.range("الشركة").start, 0.5);
    person.click(place);
    person.press("Shift+X");
    person.press("Escape");
    person.press("Escape");
    person.press("Ctrl+Shift+Enter");
    assert_eq!(person.session().question, Some(Question::NoReasons(1)));
    person.press("Enter");
    assert_eq!(person.chosen().quote(), "الشركة");
    person.type_text("No.");
    assert_eq!(person.session().project.verdicts.values().next().map(|v| v.reason.en.as_str()), Some("No."));
}

#[test]
fn in_arabic_everything_is_said_in_arabic() {
    let mut person = comparing(Language::Arabic, SIZE);
    told(&person, "حُكم في 0 من 5");
    told(&person, "الحكم على علامة Omar");
    person.click_on(Role::Button, "رفض");
    person.type_text("لا دليل");
    assert_eq!(verdict(&person, PARAGRAPHS[0]).map(|v| v.reason.ar.as_str()), Some("لا دليل"));
    person.press("Ctrl+Enter");
    assert_eq!(at(&person).0, Class::Note);
    told(&person, "حُكم في 1 من 5");
    person.press("OpenBracket");
    person.press("OpenBracket");
    person.click_on(Role::Button, "اقتراح هذه العلامة");
    assert_eq!(kind(&person, "الشركة"), Some(DecisionKind::Propose));
}

#[test]
fn a_reason_is_written_in_the_language_of_the_interface_whatever_stands_above_it() {
    let mut person = comparing(Language::Arabic, SIZE);
    person.press("CloseBracket");
    person.press("CloseBracket");
    assert_eq!(at(&person).0, Class::Range);
    let reason = |person: &Person| {
        let verdict = judged(person).verdicts.values().next().expect("a verdict");
        (verdict.reason.ar.clone(), verdict.reason.en.clone())
    };
    // What a change asks for comes above the field, and goes again with a rejection.
    for (key, written, all) in [("Shift+C", "أقصر", "أقصر"), ("Shift+X", " بل خطأ", "أقصر بل خطأ")]
    {
        person.press(key);
        person.type_text(written);
        assert_eq!(reason(&person), (all.to_owned(), String::new()), "{key}");
        person.press("Escape");
    }
}

#[test]
fn who_says_it_is_changed_by_no_verdict_and_that_is_said() {
    let mut person = rana(Language::English, SIZE, ThemeChoice::Light);
    let mut theirs = omar(&person);
    let subject = Subject::Claim(on(&theirs, PARAGRAPHS[0]).id.clone());
    let mut tie = Attribution::new(AttributionId("t".into()), subject, "Omar", Timestamp(2));
    tie.source = Some(Party::Mention(on(&theirs, "الوزارة").id.clone()));
    theirs.apply(Edit::PutAttribution(tie.into())).expect("it fits");
    let path = file(&person, &theirs);
    person.drop_file(&path);
    person.click_on(Role::Button, "Compare");
    while at(&person).0 != Class::Attribution {
        person.press("CloseBracket");
    }
    person.press("Shift+C");
    assert!(judged(&person).verdicts.is_empty());
    assert!(person.is_told("Who says it is no part of the mark"), "{:?}", person.session().notices);
}

#[test]
fn what_has_no_mark_of_theirs_is_commented_on_by_its_article() {
    let mut person = comparing(Language::English, SIZE);
    person.press("OpenBracket");
    assert_eq!(at(&person).0, Class::OnlyMine);
    person.press("C");
    person.type_text("Why not?");
    person.press("Ctrl+Enter");
    let article = judged(&person).articles[0].id.clone();
    assert_eq!(judged(&person).comments.values().map(|c| c.on.clone()).collect::<Vec<_>>(), [Topic::Article(article)]);
    // A proposal has a thread of its own.
    person.press("Q");
    person.press("C");
    person.type_text("It is named twice.");
    person.press("Ctrl+Enter");
    let id = verdict(&person, "الشركة").expect("a proposal").id.clone();
    assert!(judged(&person).comments.values().any(|c| c.on == Topic::Verdict(id.clone())));
}

#[test]
fn what_i_have_is_not_proposed_where_its_words_are_not() {
    let mut person = rana(Language::English, SIZE, ThemeChoice::Light);
    let mut theirs = omar(&person);
    // His text lacks the last sentence, and with it the words.
    let old = theirs.articles[0].clone();
    let parts = [PARAGRAPHS[0], PARAGRAPHS[1]].map(|text| (isnad::article::BlockKind::Paragraph, None, text));
    let made = isnad::article::Article::new(old.id.clone(), old.meta.clone(), old.origin.clone(), parts);
    theirs.annotations.retain(|_, a| made.text().contains(&*a.quote()));
    theirs.articles[0] = made.into();
    let path = file(&person, &theirs);
    person.drop_file(&path);
    person.click_on(Role::Button, "Compare");
    person.press("OpenBracket");
    let (class, words) = at(&person);
    assert_eq!((class, words.as_str()), (Class::OnlyMine, "الشركة"));
    person.press("Q");
    assert!(judged(&person).verdicts.is_empty());
    assert!(person.is_told("not in their text"), "{:?}", person.session().notices);
}
