//! A change of one thing changes its own lines of the project file, so that version control can show and merge it.

use isnad::annotation::{
    Annotation, AnnotationId, ArticleStage, Attribution, AttributionId, Bilingual, Comment, CommentId, Decision, Edit,
    LabelId, Mark, Party, Place, PlaceRemarks, Project, Relation, RelationId, RelationKind, Remarks, Source, SourceId,
    Stage, Subject, Timestamp, Topic, Verdict,
};
use isnad::article::{Article, ArticleId, BlockKind, Meta, Origin};
use isnad::project::{examine, read, write};
use isnad::text::CpRange;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// Numbers that are as good as random, the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    /// An id of the kind that Isnad makes, the same each time.
    fn id(&mut self) -> Arc<str> {
        const LETTERS: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";
        (0..12).map(|_| char::from(LETTERS[self.below(LETTERS.len())])).collect::<String>().into()
    }
}

fn sample() -> Project {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.isnad.ron");
    read(&std::fs::read(path).unwrap()).unwrap().project
}

/// The lines that only the first text has and those that only the second has, in order, and how many places differ.
fn differing(before: &str, after: &str) -> (Vec<String>, Vec<String>, usize) {
    let (a, b): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    // The longest common lines, from the end: the files have some hundred lines.
    let mut longest = vec![vec![0_u32; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i][j] =
                if a[i] == b[j] { longest[i + 1][j + 1] + 1 } else { longest[i + 1][j].max(longest[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut places, mut apart) = (0, 0, 0, false);
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j, apart) = (i + 1, j + 1, false);
            continue;
        }
        places += usize::from(!apart);
        apart = true;
        if j == b.len() || i < a.len() && longest[i + 1][j] >= longest[i][j + 1] {
            gone.push(a[i].to_owned());
            i += 1;
        } else {
            new.push(b[j].to_owned());
            j += 1;
        }
    }
    (gone, new, places)
}

/// After `edits` exactly these numbers of lines are gone and new, in one place each of `places`.
fn check(what: &str, project: &mut Project, edits: Vec<Edit>, gone: usize, new: usize, places: usize) -> Edit {
    let before = write(project);
    let undo = project.apply(Edit::Batch(edits)).unwrap_or_else(|error| panic!("{what}: {error}"));
    let after = write(project);
    let found = differing(&before, &after);
    assert_eq!((found.0.len(), found.1.len(), found.2), (gone, new, places), "{what}: {found:#?}");
    undo
}

fn some_mark(article: &Article, random: &mut Random) -> Vec<Mark> {
    let length = article.text().chars().count();
    loop {
        let start = random.below(length - 12) as u32;
        if let Some(mark) = Mark::of(article, CpRange::new(start, start + 2 + random.below(8) as u32)) {
            return vec![mark];
        }
    }
}

fn annotation(project: &Project, random: &mut Random) -> Annotation {
    let article = &project.articles[random.below(project.articles.len())];
    let label = ["claim", "source", "cue"][random.below(3)];
    let marks = some_mark(article, random);
    Annotation::new(AnnotationId(random.id()), article.id.clone(), LabelId(label.into()), marks, "هدى", Timestamp(9))
}

#[test]
fn one_changed_thing_changes_its_own_lines() {
    let (mut project, mut random) = (sample(), Random(7));
    for _ in 0..30 {
        let new = annotation(&project, &mut random);
        let id = new.id.clone();
        check("an annotation added", &mut project, vec![Edit::PutAnnotation(new.clone().into())], 0, 1, 1);
        let noted = Annotation { author: "سامي".into(), modified: Timestamp(10), ..new };
        check("an annotation changed", &mut project, vec![Edit::PutAnnotation(noted.into())], 1, 1, 1);
        check("an annotation removed", &mut project, vec![Edit::RemoveAnnotation(id)], 1, 0, 1);
    }
    let mut entry = Source::new(SourceId(random.id()), Bilingual::in_script("وزير"), "هدى", Timestamp(9));
    check("a source added", &mut project, vec![Edit::PutSource(entry.clone().into())], 0, 1, 1);
    entry.note = Bilingual::in_script("a note");
    check("a source changed", &mut project, vec![Edit::PutSource(entry.clone().into())], 1, 1, 1);
    check("a source removed", &mut project, vec![Edit::RemoveSource(entry.id)], 1, 0, 1);

    let claim = project.annotations.values().find(|a| &*a.label.0 == "claim").unwrap().id.clone();
    let mut tie = Attribution::new(AttributionId(random.id()), Subject::Claim(claim.clone()), "هدى", Timestamp(9));
    check("an attribution added", &mut project, vec![Edit::PutAttribution(tie.clone().into())], 0, 1, 1);
    tie.source = Some(Party::Entry(project.sources.keys().next().unwrap().clone()));
    check("an attribution changed", &mut project, vec![Edit::PutAttribution(tie.clone().into())], 1, 1, 1);
    check("an attribution removed", &mut project, vec![Edit::RemoveAttribution(tie.id)], 1, 0, 1);

    let other = project.annotations.values().rfind(|a| &*a.label.0 == "claim").unwrap().id.clone();
    let mut relation =
        Relation::new(RelationId(random.id()), RelationKind::Supports, [claim, other], "هدى", Timestamp(9));
    check("a relation added", &mut project, vec![Edit::PutRelation(relation.clone().into())], 0, 1, 1);
    relation.note = Bilingual::in_script("why");
    check("a relation changed", &mut project, vec![Edit::PutRelation(relation.clone().into())], 1, 1, 1);
    check("a relation removed", &mut project, vec![Edit::RemoveRelation(relation.id)], 1, 0, 1);

    let id = &project.articles[0].id;
    let mut blocks = (0..project.articles[0].blocks().len() as u32).map(|block| Place::Block(id.clone(), block));
    let place = blocks.find(|place| !project.remarks.contains_key(place)).expect("a block of which nothing is said");
    let remarks = |note: &str| {
        let remarks = Remarks { note: Bilingual::in_script(note), ..Remarks::default() };
        Arc::new(PlaceRemarks { remarks, author: "هدى".into(), modified: Timestamp(9), ..PlaceRemarks::default() })
    };
    check("a remark added", &mut project, vec![Edit::PutRemarks(place.clone(), remarks("one"))], 0, 1, 1);
    check("a remark changed", &mut project, vec![Edit::PutRemarks(place.clone(), remarks("two"))], 1, 1, 1);
    check("a remark removed", &mut project, vec![Edit::RemoveRemarks(place)], 1, 0, 1);

    // The first of its kind brings the two lines around the list.
    let marks: Vec<AnnotationId> = project.annotations.keys().take(2).cloned().collect();
    for (first, on) in [(2, marks[0].clone()), (0, marks[1].clone())] {
        let mut verdict = Verdict::new(on.clone(), Decision::Reject, "سامي", Timestamp(9));
        check("a verdict added", &mut project, vec![Edit::PutVerdict(verdict.clone().into())], 0, 1 + first, 1);
        verdict.reason = Bilingual::in_script("why");
        check("a verdict changed", &mut project, vec![Edit::PutVerdict(verdict.into())], 1, 1, 1);
        let text = Bilingual::in_script("why?");
        let mut comment = Comment::new(CommentId(random.id()), Topic::Annotation(on), text, "هدى", Timestamp(9));
        check("a comment added", &mut project, vec![Edit::PutComment(comment.clone().into())], 0, 1 + first, 1);
        comment.resolved = true;
        check("a comment resolved", &mut project, vec![Edit::PutComment(comment.into())], 1, 1, 1);
    }
    let article = project.articles[0].id.clone();
    let ready = ArticleStage { stage: Stage::Ready, ..ArticleStage::default() };
    check("a status set", &mut project, vec![Edit::PutStage(article.clone(), ready.into())], 0, 3, 1);
    let settled = ArticleStage { stage: Stage::Settled, ..ArticleStage::default() };
    check("a status changed", &mut project, vec![Edit::PutStage(article.clone(), settled.into())], 1, 1, 1);
    let verdicts: Vec<_> = project.verdicts.keys().cloned().map(Edit::RemoveVerdict).collect();
    let comments: Vec<_> = project.comments.keys().cloned().map(Edit::RemoveComment).collect();
    let all = verdicts.into_iter().chain(comments).chain([Edit::RemoveStage(article)]).collect();
    check("the reviews removed", &mut project, all, 11, 0, 1);

    let parts = [(BlockKind::Title, None, "خبر آخر"), (BlockKind::Paragraph, None, "قال الناطق إن السد آمن.")];
    let article = Article::new(ArticleId(random.id()), Meta::default(), Origin::default(), parts);
    let (id, lines) = (article.id.clone(), 2 + 6);
    for at in [0, 1, project.articles.len()] {
        let edit = Edit::AddArticle { at, article: article.clone().into() };
        check("an article added", &mut project, vec![edit], 0, lines, 1);
        let meta = Meta { publisher: "صحيفة".into(), ..Meta::default() };
        check("an article's publisher", &mut project, vec![Edit::SetMeta { article: id.clone(), meta }], 0, 1, 1);
        let kind = Edit::SetBlock { article: id.clone(), block: 1, kind: BlockKind::Quote, direction: None };
        check("a block's kind", &mut project, vec![kind], 1, 1, 1);
        check("an article removed", &mut project, vec![Edit::RemoveArticle(id.clone())], lines + 1, 0, 1);
    }
    assert_eq!(project, sample(), "everything was taken back");
}

#[test]
fn line_ends_escapes_and_the_end_are_fixed() {
    let mut project = sample();
    let mut noted = Annotation::clone(project.annotations.values().next().unwrap());
    noted.remarks.note.ar = "سطر\r\nسطر\tثم \u{200F}«قول»\u{200E} و\u{2067}عزل\u{2069} \u{FEFF}و😀".into();
    project.annotations.insert(noted.id.clone(), noted.into());
    let text = write(&project);
    assert!(text.ends_with("\n)\n") && !text.contains('\r') && !text.contains('\t') && !text.contains("\n\n"));
    assert!(text.lines().all(|line| !line.ends_with(' ')));
    assert!(
        text.contains(r#"note: (ar: "سطر\r\nسطر\tثم \u{200F}«قول»\u{200E} و\u{2067}عزل\u{2069} \u{FEFF}و😀""#),
        "{text}"
    );
    let hidden = |c: char| matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}');
    assert!(!text.contains(hidden), "what cannot be seen is written so that it can");
    assert_eq!(read(text.as_bytes()).unwrap().project, project);
}

/// One thing that somebody does: marks are added mostly, some are noted on or removed, ties and entries made. Of what is
/// there they touch only `theirs`; they mark only the article `within`, if it is said.
fn work(project: &mut Project, random: &mut Random, theirs: &[AnnotationId], within: Option<usize>, author: &str) {
    let known = |random: &mut Random, project: &Project| {
        let id = theirs.get(random.below(theirs.len().max(1)))?;
        project.annotations.get(id).cloned()
    };
    let edit = match random.below(10) {
        0..5 => {
            let mut new = annotation(project, random);
            if let Some(article) = within.map(|at| project.articles[at].clone()) {
                new.marks = some_mark(&article, random);
                new.article = article.id.clone();
            }
            Edit::PutAnnotation(Annotation { author: author.into(), ..new }.into())
        }
        5 | 6 => {
            let Some(mut noted) = known(random, project).map(Arc::unwrap_or_clone) else { return };
            noted.remarks.note.en = format!("noted by {author}");
            noted.modified = Timestamp(99);
            Edit::PutAnnotation(noted.into())
        }
        7 => {
            let name = Bilingual::in_script(&format!("مصدر {}", random.below(1000)));
            Edit::PutSource(Source::new(SourceId(random.id()), name, author, Timestamp(9)).into())
        }
        8 => {
            let claims: Vec<_> = project.annotations.values().filter(|a| &*a.label.0 == "claim").collect();
            let Some(claim) = claims.get(random.below(claims.len().max(1))) else { return };
            let (id, subject) = (AttributionId(random.id()), Subject::Claim(claim.id.clone()));
            Edit::PutAttribution(Attribution::new(id, subject, author, Timestamp(9)).into())
        }
        _ => match known(random, project) {
            Some(old) => Edit::RemoveAnnotation(old.id.clone()),
            None => return,
        },
    };
    project.apply(edit).expect("the edit fits");
}

/// The articles of the sample with `count` things made by somebody, whose ids are such as Isnad makes.
fn worked_on(count: usize) -> Project {
    let mut project = Project { articles: sample().articles, ..Project::new("هدى", Timestamp(1)) };
    let mut random = Random(11);
    (0..count).for_each(|_| work(&mut project, &mut random, &[], None, "هدى"));
    project
}

/// What git makes of two versions of a file that had one: the text, and whether it is without conflict.
fn git_merge(folder: &Path, base: &str, ours: &str, theirs: &str) -> (String, bool) {
    let git = |arguments: &[&str]| {
        let output = Command::new("git")
            .current_dir(folder)
            .args(["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false"])
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .output()
            .expect("git runs");
        output.status.success()
    };
    let path = folder.join("work.isnad.ron");
    let put = |text: &str| {
        std::fs::write(&path, text).unwrap();
        assert!(git(&["add", "-A"]) && git(&["commit", "-q", "--allow-empty", "-m", "x"]));
    };
    assert!(git(&["init", "-q", "-b", "ours"]));
    put(base);
    assert!(git(&["checkout", "-q", "-b", "theirs"]));
    put(theirs);
    assert!(git(&["checkout", "-q", "ours"]));
    put(ours);
    let clean = git(&["merge", "-q", "--no-edit", "theirs"]);
    (std::fs::read_to_string(&path).unwrap(), clean)
}

/// Whether git merges cleanly what two people did in `edits` steps each; what it made is then sound and has all of both.
fn merges_clean(base: &Project, edits: usize, round: u64) -> bool {
    let mut random = Random(round * 1000 + edits as u64);
    // Each works in an article of their own, and touches the old marks there.
    let share = |at: usize| {
        let marks = base.annotations.values().filter(|a| a.article == base.articles[at].id);
        marks.map(|a| a.id.clone()).collect::<Vec<_>>()
    };
    let mut versions = [(base.clone(), 0, "هدى"), (base.clone(), 1, "Omar")];
    for (project, article, author) in &mut versions {
        let marks = share(*article);
        (0..edits).for_each(|_| work(project, &mut random, &marks, Some(*article), author));
    }
    let [ours, theirs] = versions.each_ref().map(|(project, ..)| project);
    let folder = tempfile::tempdir().unwrap();
    let (merged, is_clean) = git_merge(folder.path(), &write(base), &write(ours), &write(theirs));
    if !is_clean {
        return false;
    }
    let project = examine(merged.as_bytes()).project.expect("what merges cleanly is a project");
    let kept = |p: &Project, other: &Project| {
        let gone = |id| base.annotations.contains_key(id) && !other.annotations.contains_key(id);
        p.annotations.keys().all(|id| project.annotations.contains_key(id) || gone(id))
    };
    assert!(kept(ours, theirs) && kept(theirs, ours), "no mark is lost that nobody removed");
    true
}

/// Two people work on copies of one project in different places; git merges what they made. Counted for the notes;
/// `ISNAD_MERGES` says how often.
#[test]
fn git_merges_what_two_people_did_in_different_places() {
    if !Command::new("git").arg("--version").output().is_ok_and(|output| output.status.success()) {
        println!("skipped: git is not there to merge projects");
        return;
    }
    let rounds: u64 = std::env::var("ISNAD_MERGES").ok().map_or(6, |rounds| rounds.parse().expect("a number"));
    for size in [300, 3000] {
        let base = worked_on(size);
        for edits in [1, 3, 10] {
            let clean = (0..rounds).filter(|round| merges_clean(&base, edits, *round)).count() as u64;
            let marks = base.annotations.len();
            println!("{marks} marks, {edits} edits each: {clean} of {rounds} merges clean");
            assert!(edits > 1 || clean * 4 >= rounds * 3, "one edit each merges mostly: {clean} of {rounds}");
        }
    }
}
