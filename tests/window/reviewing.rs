//! Verdicts, comments and how far articles have come: the reviewer's side, and the author's.

use crate::person::{Person, SIZE, settings};
use egui::accesskit::Role;
use isnad::annotation::{Answer, DecisionKind, Project, Stage, Verdict};
use isnad::app::startup::FirstView;
use isnad::project::write;
use isnad::review::collect;
use isnad::session::{Language, Question, ReviewOf, Settings};
use std::sync::Arc;

const PARAGRAPHS: [&str; 2] = ["أسعار الوقود تنخفض", "قالت الوزارة إن الأسعار ستنخفض الأسبوع المقبل."];

/// Rana's project, with a claim and a mention, opened by `name`.
pub(crate) fn opened_by(name: &str, language: Language) -> Person {
    let mut rana = Person::reading(&PARAGRAPHS);
    rana.mark("الوزارة", "2");
    rana.mark("الأسعار ستنخفض", "1");
    let mut project = rana.session().project.clone();
    for annotation in project.annotations.values_mut() {
        Arc::make_mut(annotation).author = "Rana".to_owned();
    }
    project.author = "Rana".to_owned();
    let path = rana.write("fuel.isnad.ron", write(&project).as_bytes());
    Person::with(FirstView::Files(vec![path]), Settings { language, author: name.into(), ..settings() }, SIZE)
}

pub(crate) fn choose(person: &mut Person, words: &str) {
    let at = person.range(words).start.plus(1);
    let at = person.spot(at, 0.5);
    person.click(at);
}

fn only(project: &Project) -> Arc<Verdict> {
    assert_eq!(project.verdicts.len(), 1);
    project.verdicts.values().next().expect("one").clone()
}

#[test]
fn a_reviewer_judges_by_keys_and_gives_reasons() {
    let mut sami = opened_by("Sami", Language::English);
    choose(&mut sami, "الأسعار ستنخفض");
    sami.press("Shift+X");
    let verdict = only(&sami.session().project);
    assert_eq!((verdict.decision.kind(), verdict.author.as_str()), (DecisionKind::Reject, "Sami"));
    sami.find(Role::Label, "Say why: the author will read it.");
    sami.type_text("No figure is given.");
    assert_eq!(sami.seen(Role::Label, "Say why: the author will read it."), None);
    assert_eq!(only(&sami.session().project).reason.en, "No figure is given.");
    sami.press("Escape");
    choose(&mut sami, "الأسعار ستنخفض");
    // Another decision takes the place of the one before, and keeps the reason; said again it is taken back.
    sami.press("K");
    let verdict = only(&sami.session().project);
    assert_eq!((verdict.decision.kind(), verdict.reason.en.as_str()), (DecisionKind::Accept, "No figure is given."));
    sami.press("K");
    assert!(sami.session().project.verdicts.is_empty());
}

#[test]
fn what_a_reviewer_changes_becomes_the_verdict_and_the_mark_stays() {
    let mut sami = opened_by("Sami", Language::English);
    choose(&mut sami, "الوزارة");
    let before = sami.chosen();
    sami.press("Shift+C");
    sami.press("3");
    sami.click_on(Role::Button, "That is how it should be");
    let verdict = only(&sami.session().project);
    let version = verdict.decision.version().expect("a changed version");
    assert_eq!((&*version.label.0, &*sami.chosen().label.0), ("cue", "source"));
    assert_eq!(sami.chosen(), before, "the mark is as it was");
    assert!(sami.seen(Role::Label, "Cue, not Source").is_some(), "{:?}", sami.names(Role::Label));
    sami.type_text("It is the verb.");
    assert_eq!(only(&sami.session().project).reason.en, "It is the verb.");
    sami.press("Escape");
    // Whoever goes elsewhere has done it, too.
    choose(&mut sami, "الأسعار ستنخفض");
    sami.press("Shift+C");
    sami.press("3");
    choose(&mut sami, "الوزارة");
    assert_eq!(sami.session().project.verdicts.len(), 2);
    assert!(sami.session().project.annotations.values().all(|a| &*a.label.0 != "cue"));
}

/// What Rana sees of Sami's verdicts: on the claim a rejection, and a proposal.
pub(crate) fn answered_by_rana(language: Language) -> Person {
    let mut sami = opened_by("Sami", Language::English);
    choose(&mut sami, "الأسعار ستنخفض");
    sami.press("Shift+X");
    sami.press("Escape");
    let range = sami.range("الأسبوع المقبل");
    sami.sweep(range);
    sami.press("Q");
    assert_eq!(sami.session().project.verdicts.len(), 2);
    let mut project = sami.session().project.clone();
    project.author = "Rana".to_owned();
    let path = sami.write("back.isnad.ron", write(&project).as_bytes());
    Person::with(FirstView::Files(vec![path]), Settings { language, author: "Rana".into(), ..settings() }, SIZE)
}

#[test]
fn the_author_goes_to_a_verdict_and_takes_it_by_one_key() {
    let mut rana = answered_by_rana(Language::English);
    rana.press("Alt+CloseBracket");
    let mark = rana.chosen();
    assert!(rana.seen(Role::Label, "Rejects this").is_some(), "{:?}", rana.names(Role::Label));
    let card = rana.names(Role::ListBoxOption).into_iter().find(|name| name.contains("one open verdict or comment"));
    assert!(card.is_some(), "{:?}", rana.names(Role::ListBoxOption));
    let before = rana.session().project.clone();
    let steps = rana.steps();
    rana.press("Y");
    assert!(!rana.session().project.annotations.contains_key(&mark.id));
    assert_eq!(rana.steps(), steps + 1, "one step");
    assert!(rana.is_told("Mark removed, as Sami rejected it."), "{:?}", rana.session().notices);
    let verdict = rana.session().project.verdicts.values().find(|v| v.on == mark.id).expect("it stays").clone();
    assert_eq!((verdict.answer, verdict.removed.as_ref()), (Answer::Taken, Some(&mark)));
    rana.press("Ctrl+Z");
    assert_eq!(rana.session().project, before);
    rana.press("Alt+CloseBracket");
    rana.press("Shift+Y");
    let verdict = &rana.session().project.verdicts[&verdict.id];
    assert_eq!(verdict.answer, Answer::Declined);
    assert!(rana.seen(Role::Button, "Open again").is_some());
}

#[test]
fn a_proposed_mark_is_listed_by_the_article_and_taken_there() {
    let mut rana = answered_by_rana(Language::Arabic);
    rana.press("Shift+N");
    assert!(rana.seen(Role::Label, "علامات مقترحة").is_some(), "{:?}", rana.names(Role::Label));
    assert!(rana.seen(Role::Label, "الأسبوع المقبل").is_some());
    let marks = rana.session().project.annotations.len();
    rana.click_on(Role::Button, "الأخذ بالحكم");
    let project = &rana.session().project;
    assert_eq!(project.annotations.len(), marks + 1);
    assert!(project.annotations.values().any(|a| a.quote() == "الأسبوع المقبل"));
}

#[test]
fn comments_stand_in_threads_in_the_language_they_are_written_in() {
    let mut rana = answered_by_rana(Language::English);
    choose(&mut rana, "الوزارة");
    rana.press("C");
    rana.type_text("أي وزارة؟");
    rana.click_on(Role::Button, "Add comment");
    let first = rana.session().project.comments.values().next().expect("a comment").clone();
    assert_eq!((first.text.ar.as_str(), first.text.en.as_str(), first.author.as_str()), ("أي وزارة؟", "", "Rana"));
    rana.click_on(Role::Button, "Answer");
    rana.type_text("The first one.");
    rana.click_on(Role::Button, "Add comment");
    let project = &rana.session().project;
    let answer = project.comments.values().find(|c| c.thread.as_ref() == Some(&first.id)).expect("an answer");
    assert_eq!((answer.text.en.as_str(), answer.on == first.on), ("The first one.", true));
    rana.click_on(Role::Button, "Resolve");
    assert!(rana.session().project.comments[&first.id].resolved);
    rana.click_on(Role::Button, "Reopen");
    assert!(!rana.session().project.comments[&first.id].resolved);
}

#[test]
fn how_far_an_article_has_come_is_set_and_shown_in_the_list() {
    let mut rana = opened_by("Rana", Language::English);
    rana.run("Article is ready for a review");
    let project = &rana.session().project;
    let (article, said) = project.stages.iter().next().expect("a stage");
    assert_eq!((said.stage, said.author.as_str()), (Stage::Ready, "Rana"));
    assert_eq!(project.stage_of(article), Stage::Ready);
    rana.press("Ctrl+Z");
    assert!(rana.session().project.stages.is_empty());
}

#[test]
fn a_review_is_dropped_on_the_window_asked_about_and_applied() {
    let mut sami = opened_by("Sami", Language::English);
    choose(&mut sami, "الأسعار ستنخفض");
    sami.press("Shift+X");
    let review = collect(&sami.session().project, "Sami");
    let mut rana = opened_by("Rana", Language::English);
    // The ids are others at another window: the marks are found where they stand.
    let path = rana.write("fuel-Sami.review.ron", isnad::project::write_review(&review).as_bytes());
    rana.drop_file(&path);
    rana.rest();
    assert!(matches!(rana.session().question, Some(Question::ApplyReview { verdicts: 1, comments: 0, .. })));
    rana.click_on(Role::Button, "Apply");
    rana.rest();
    let project = &rana.session().project;
    let kept = project.verdicts.len() + project.conflicts.len() + project.comments.len();
    assert_eq!(kept, 1, "{:?}", project.verdicts);
    assert!(rana.is_told("Review applied"));
    rana.press("Ctrl+Z");
    assert!(rana.session().project.verdicts.is_empty() && rana.session().project.conflicts.is_empty());
}

#[test]
fn a_review_is_saved_for_the_author() {
    let mut sami = opened_by("Sami", Language::English);
    choose(&mut sami, "الوزارة");
    sami.press("K");
    let path = sami.path("mine.review.ron");
    // As where no file dialog answers.
    sami.session_mut().question =
        Some(Question::ReviewPath { of: Some(ReviewOf::Mine), path: path.display().to_string() });
    sami.rest();
    sami.press("Enter");
    sami.rest();
    let review = isnad::project::read_review(&std::fs::read(&path).expect("the file")).expect("a review");
    assert_eq!((review.author.as_str(), review.verdicts.len()), ("Sami", 1));
}

/// A colleague's file, the walk through what differs, verdicts and a comment, the review sent back and applied, both
/// works put together, and what both changed settled: one after the other, with the files that go between.
#[test]
fn from_a_colleagues_file_to_a_settled_conflict() {
    use isnad::annotation::Credibility;
    let mut sami = opened_by("Sami", Language::English);
    let claim = "الأسعار ستنخفض";
    let graded = |project: &Project, author: &str, grade: Credibility| {
        let mut project = Project { author: author.to_owned(), ..project.clone() };
        for annotation in project.annotations.values_mut().filter(|a| a.quote() == claim) {
            Arc::make_mut(annotation).assessment.credibility = Some(grade);
        }
        project
    };
    let grade_of = |project: &Project| {
        let mut all = project.annotations.values();
        all.find(|a| a.quote() == claim).and_then(|a| a.assessment.credibility)
    };
    let sent = sami.session().project.clone();
    let omars = write(&graded(&sent, "Omar", Credibility::Doubtful));
    // Sami reads Rana's file beside Omar's.
    let path = sami.write("omar.isnad.ron", omars.as_bytes());
    sami.drop_file(&path);
    sami.click_on(Role::Button, "Compare");
    sami.press("CloseBracket");
    let current = sami.session().review.as_ref().and_then(|review| review.current()).expect("a difference");
    assert_eq!(current.class, isnad::review::Class::Grade);
    sami.press("Ctrl+1");
    // He accepts one mark, rejects the other with his reason, and says something.
    choose(&mut sami, claim);
    sami.press("K");
    choose(&mut sami, "الوزارة");
    sami.press("Shift+X");
    sami.type_text("Which ministry?");
    sami.press("Escape");
    sami.press("C");
    sami.type_text("الأولى أم الثانية؟");
    sami.click_on(Role::Button, "Add comment");
    let review = sami.path("fuel-Sami.review.ron");
    sami.session_mut().question =
        Some(Question::ReviewPath { of: Some(ReviewOf::Mine), path: review.display().to_string() });
    sami.rest();
    sami.press("Enter");
    sami.rest();
    // Rana has gone on meanwhile: she graded the claim herself.
    let rana = Person::at(FirstView::Empty);
    let hers = rana.write("fuel.isnad.ron", write(&graded(&sent, "Rana", Credibility::Confirmed)).as_bytes());
    let chosen = Settings { author: "Rana".into(), ..settings() };
    let mut rana = Person::with(FirstView::Files(vec![hers]), chosen, SIZE);
    rana.drop_file(&review);
    rana.click_on(Role::Button, "Apply");
    rana.rest();
    let project = &rana.session().project;
    assert_eq!((project.verdicts.len(), project.comments.len()), (2, 1));
    choose(&mut rana, "الوزارة");
    rana.press("Y");
    assert_eq!(rana.session().project.annotations.len(), 1, "what Sami rejected is gone");
    // Then she puts Omar's work and hers together, and settles what both graded.
    let path = rana.write("omar.isnad.ron", omars.as_bytes());
    rana.drop_file(&path);
    rana.click_on(Role::Button, "Compare");
    rana.click_on(Role::Button, "More with this comparison");
    rana.click_on(Role::MenuItem, "Take everything of theirs");
    assert_eq!(grade_of(&rana.session().project), Some(Credibility::Confirmed), "hers is shown");
    assert_eq!(rana.session().project.conflicts.len(), 1);
    rana.run("Settle what two people changed");
    let take = rana.names(Role::Button).into_iter().find(|name| name.starts_with("Take this")).expect("a choice");
    rana.click_on(Role::Button, &take);
    assert_eq!(grade_of(&rana.session().project), Some(Credibility::Doubtful));
    assert!(rana.session().project.conflicts.is_empty());
    assert!(rana.session().project.verdicts.values().any(|v| v.reason.en == "Which ministry?"), "it stays told");
}
