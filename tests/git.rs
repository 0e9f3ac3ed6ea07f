//! Three people with a clone each of one repository, and the real git between them.
//!
//! Each makes random edits and commits, merging what the others pushed, in random order. In the end every annotation of
//! everyone is there, and every note that nobody knowingly replaced, in the project or in one of its conflicts.
//!
//! `cargo test --test git` makes 48 edits a person; `ISNAD_GIT_EDITS=200 ISNAD_GIT_ROUNDS=5 cargo test --test git` makes 200,
//! in five repositories. Without git the test says so and passes.

use isnad::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Bilingual, Credibility, Edit, LabelId, Mark, Place,
    PlaceRemarks, Project, Relation, RelationId, RelationKind, Remarks, Source, SourceId, Subject, Timestamp, Version,
};
use isnad::article::{Article, ArticleId, BlockKind, Meta, Origin};
use isnad::project::{open, write};
use isnad::text::CpRange;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

const FILE: &str = "work.isnad.ron";

/// Numbers that look random and are the same at every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}

fn number(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// A command without the user's own configuration of git.
fn command(program: &str, folder: &Path, who: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    for (name, value) in [
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_AUTHOR_NAME", who),
        ("GIT_COMMITTER_NAME", who),
        ("GIT_AUTHOR_EMAIL", "analyst@example.org"),
        ("GIT_COMMITTER_EMAIL", "analyst@example.org"),
        ("GIT_EDITOR", "true"),
        ("LC_ALL", "C.UTF-8"),
    ] {
        command.env(name, value);
    }
    command
}

fn run(program: &str, folder: &Path, who: &str, arguments: &[&str]) -> Output {
    command(program, folder, who).args(arguments).output().expect("the program starts")
}

/// Runs git, which must succeed.
fn git(folder: &Path, who: &str, arguments: &[&str]) -> String {
    let output = run("git", folder, who, arguments);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "git {arguments:?}: {out}\n{err}");
    out.into_owned()
}

fn has_git() -> bool {
    let found = Command::new("git").arg("--version").output().is_ok();
    if !found {
        eprintln!("skipped: there is no git on this machine");
    }
    found
}

fn setup(folder: &Path) {
    let output = run(env!("CARGO_BIN_EXE_isnad"), folder, "x", &["git-setup"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn article(id: &str) -> Arc<Article> {
    let parts = (0..6).map(|n| {
        let text = format!("قالت الوزارة في بيانها رقم {n} إن السد آمن، ونفت صحيفة {id} ما نشر عن إغلاق الجسر القديم");
        (BlockKind::Paragraph, None, text)
    });
    Arc::new(Article::new(ArticleId(id.into()), Meta::default(), Origin::default(), parts))
}

/// A project with two articles and twelve marks that everyone begins with.
fn beginning() -> Project {
    let mut project = Project::new("everyone", Timestamp(1));
    for (at, id) in ["first", "second"].into_iter().enumerate() {
        project.apply(Edit::AddArticle { at, article: article(id) }).expect("the article fits");
    }
    let mut person = Person { name: "everyone".to_owned(), ..Person::default() };
    let mut dice = Dice(7);
    for _ in 0..12 {
        let edit = person.mark(&project, &mut dice).expect("a mark");
        project.apply(edit).expect("the mark fits");
    }
    project
}

/// Somebody who edits, and what is to be found in the end.
#[derive(Default)]
struct Person {
    name: String,
    folder: PathBuf,
    count: usize,
}

/// What was written, and what somebody who saw it replaced or removed.
#[derive(Default)]
struct Ledger {
    marks: BTreeSet<AnnotationId>,
    removed: BTreeSet<AnnotationId>,
    words: BTreeSet<String>,
    replaced: BTreeSet<String>,
}

impl Person {
    /// A word that nobody else writes.
    fn word(&mut self) -> String {
        self.count += 1;
        format!("{}-{:04}", self.name, self.count)
    }

    fn mark(&mut self, project: &Project, dice: &mut Dice) -> Option<Edit> {
        let article = dice.one_of(&project.articles)?.clone();
        let start = dice.below(article.index().len().0 as usize - 12) as u32;
        let mark = Mark::of(&article, CpRange::new(start, start + 1 + dice.below(11) as u32))?;
        let label = *dice.one_of(&["claim", "claim", "source", "cue"])?;
        let (id, label) = (AnnotationId(self.word().into()), LabelId(label.into()));
        let now = Timestamp(1000 + self.count as i64);
        let new = Annotation::new(id, article.id.clone(), label, vec![mark], self.name.clone(), now);
        Some(Edit::PutAnnotation(new.into()))
    }

    /// One edit of a random kind, if there is anything to edit.
    fn edit(&mut self, project: &Project, dice: &mut Dice, ledger: &mut Ledger) -> Option<Edit> {
        let all: Vec<&Arc<Annotation>> = project.annotations.values().collect();
        let kind = dice.below(12);
        if kind < 4 {
            let edit = self.mark(project, dice)?;
            if let Edit::PutAnnotation(new) = &edit {
                ledger.marks.insert(new.id.clone());
            }
            return Some(edit);
        }
        let now = Timestamp(1000 + self.count as i64);
        let mut new = Annotation::clone(dice.one_of(&all)?);
        new.modified = now;
        match kind {
            4 | 5 => {
                let words = self.word();
                ledger.words.insert(words.clone());
                ledger.replaced.insert(std::mem::replace(&mut new.remarks.note.ar, words));
            }
            6 => {
                let words = self.word();
                ledger.words.insert(words.clone());
                new.remarks.tags.push(words);
            }
            7 => new.assessment.credibility = dice.one_of(Credibility::ALL).copied(),
            8 if dice.below(3) == 0 => {
                ledger.removed.insert(new.id.clone());
                ledger.replaced.insert(new.remarks.note.ar.clone());
                ledger.replaced.extend(new.remarks.tags.iter().cloned());
                return Some(Edit::RemoveAnnotation(new.id));
            }
            8 => new.label = LabelId((*dice.one_of(&["claim", "source", "cue"])?).into()),
            9 => return self.tie(project, dice),
            10 => {
                let name = Bilingual { ar: self.word(), en: String::new() };
                ledger.words.insert(name.ar.clone());
                let id = SourceId(self.word().into());
                return Some(Edit::PutSource(Source::new(id, name, self.name.clone(), now).into()));
            }
            _ => {
                let words = self.word();
                let place = Place::Block(dice.one_of(&project.articles)?.id.clone(), dice.below(6) as u32);
                ledger.words.insert(words.clone());
                let known = project.remarks.get(&place).map(|said| said.remarks.note.ar.clone());
                ledger.replaced.extend(known);
                let note = Bilingual { ar: words, en: String::new() };
                let remarks = Remarks { note, ..Remarks::default() };
                let said = PlaceRemarks { remarks, author: self.name.clone(), modified: now, ..Default::default() };
                return Some(Edit::PutRemarks(place, said.into()));
            }
        }
        Some(Edit::PutAnnotation(new.into()))
    }

    /// An attribution or a relation between marks that are there.
    fn tie(&mut self, project: &Project, dice: &mut Dice) -> Option<Edit> {
        let claims: Vec<&Arc<Annotation>> = project.annotations.values().filter(|a| &*a.label.0 == "claim").collect();
        let ends = [dice.one_of(&claims)?.id.clone(), dice.one_of(&claims)?.id.clone()];
        let now = Timestamp(1000 + self.count as i64);
        if dice.below(2) == 0 {
            let id = RelationId(self.word().into());
            return Some(Edit::PutRelation(Relation::new(id, RelationKind::Supports, ends, &*self.name, now).into()));
        }
        let [claim, _] = ends;
        let id = AttributionId(self.word().into());
        Some(Edit::PutAttribution(Attribution::new(id, Subject::Claim(claim), &*self.name, now).into()))
    }

    fn file(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// Edits and commits.
    fn work(&mut self, edits: usize, dice: &mut Dice, ledger: &mut Ledger) {
        let mut project = open(&self.file()).expect("a sound project").project;
        let mut done = 0;
        while done < edits {
            let mut wrote = Ledger::default();
            let Some(edit) = self.edit(&project, dice, &mut wrote) else { continue };
            // Some do not fit, such as a relation of a mark to itself.
            if project.apply(edit).is_ok() {
                ledger.marks.extend(wrote.marks);
                ledger.removed.extend(wrote.removed);
                ledger.words.extend(wrote.words);
                ledger.replaced.extend(wrote.replaced);
                done += 1;
            }
        }
        fs::write(self.file(), write(&project)).expect("the file is written");
        git(&self.folder, &self.name, &["commit", "--quiet", "--all", "--message", "work"]);
    }

    /// Merges what was pushed, and pushes. Conflicts are committed as they are: the file holds them.
    fn exchange(&self) -> bool {
        let output = run("git", &self.folder, &self.name, &["pull", "--quiet", "--no-rebase", "--no-edit"]);
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let conflict = !output.status.success();
        if conflict {
            assert!(said.contains("CONFLICT") && said.contains("left in work.isnad.ron: open"), "{said}");
            git(&self.folder, &self.name, &["commit", "--quiet", "--all", "--no-edit"]);
        }
        open(&self.file()).unwrap_or_else(|error| panic!("{error}: {said}"));
        git(&self.folder, &self.name, &["push", "--quiet"]);
        conflict
    }
}

/// What a project says anywhere, also in its conflicts.
fn contents(project: &Project) -> (BTreeSet<AnnotationId>, String) {
    let mut marks: BTreeSet<AnnotationId> = project.annotations.keys().cloned().collect();
    for conflict in project.conflicts.values() {
        if let Some(Version::Annotation(annotation)) = &conflict.other {
            marks.insert(annotation.id.clone());
        }
    }
    (marks, write(project))
}

fn round(seed: u64, edits: usize) {
    const COMMITS: usize = 4;
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (seed + 1));
    let root = tempfile::tempdir().expect("a temporary folder");
    git(root.path(), "x", &["init", "--quiet", "--bare", "--initial-branch=main", "shared.git"]);
    let mut people: Vec<Person> = ["amal", "basim", "claire"]
        .map(|name| Person { name: name.to_owned(), folder: root.path().join(name), count: 0 })
        .into();
    for person in &people {
        git(root.path(), &person.name, &["clone", "--quiet", "shared.git", &person.name]);
        if person.name == "amal" {
            fs::write(person.file(), write(&beginning())).expect("the file is written");
            setup(&person.folder);
            git(&person.folder, "amal", &["checkout", "--quiet", "-B", "main"]);
            git(&person.folder, "amal", &["add", "."]);
            git(&person.folder, "amal", &["commit", "--quiet", "--message", "begin"]);
            git(&person.folder, "amal", &["push", "--quiet", "--set-upstream", "origin", "main"]);
        } else {
            setup(&person.folder);
            assert_eq!(git(&person.folder, &person.name, &["status", "--porcelain"]), "", "the attributes were shared");
        }
    }
    let mut ledger = Ledger { marks: beginning().annotations.into_keys().collect(), ..Ledger::default() };
    let mut conflicts = 0;
    for _ in 0..COMMITS {
        people.iter_mut().for_each(|person| person.work(edits / COMMITS, &mut dice, &mut ledger));
        let mut turns = vec![0, 1, 2];
        while !turns.is_empty() {
            let who = turns.swap_remove(dice.below(turns.len()));
            conflicts += usize::from(people[who].exchange());
        }
        // Not everyone has the others' latest work when they go on.
        let who = dice.below(3);
        git(&people[who].folder, &people[who].name, &["pull", "--quiet", "--no-rebase"]);
    }
    let files = people.iter().map(|person| {
        git(&person.folder, &person.name, &["pull", "--quiet", "--no-rebase"]);
        fs::read(person.file()).expect("the file")
    });
    let files: Vec<Vec<u8>> = files.collect();
    assert!(files.windows(2).all(|pair| pair[0] == pair[1]), "all have the same file");
    let loaded = open(&people[0].file()).expect("a sound project");
    assert_eq!(loaded.warnings, Vec::new());
    let (marks, text) = contents(&loaded.project);
    let lost: Vec<_> = ledger.marks.difference(&marks).filter(|id| !ledger.removed.contains(*id)).collect();
    assert!(lost.is_empty(), "marks were lost: {lost:?}");
    let lost: Vec<_> = ledger.words.difference(&ledger.replaced).filter(|word| !text.contains(*word)).collect();
    assert!(lost.is_empty(), "words were lost: {lost:?}");
    println!(
        "{} annotations, {} words, {conflicts} merges with conflicts, {} conflicts open",
        marks.len(),
        ledger.words.len(),
        loaded.project.conflicts.len()
    );
}

#[test]
fn three_clones_lose_nothing() {
    if !has_git() {
        return;
    }
    let edits = number("ISNAD_GIT_EDITS", 48);
    for seed in 0..number("ISNAD_GIT_ROUNDS", 1) as u64 {
        round(seed, edits);
    }
}

#[test]
fn git_shows_a_difference_in_words_and_fails_where_no_merge_was_done() {
    if !has_git() {
        return;
    }
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path();
    git(folder, "x", &["init", "--quiet", "--initial-branch=main"]);
    setup(folder);
    setup(folder);
    let attributes = fs::read_to_string(folder.join(".gitattributes")).expect("the attributes");
    assert_eq!(attributes.lines().count(), 1, "set up twice, written once: {attributes}");
    let mut project = beginning();
    let commit = |project: &Project, message: &str| {
        fs::write(folder.join(FILE), write(project)).expect("the file is written");
        git(folder, "x", &["add", "."]);
        git(folder, "x", &["commit", "--quiet", "--message", message]);
    };
    commit(&project, "begin");
    let first = project.annotations.values().next().expect("a mark").clone();
    let mut noted = Annotation::clone(&first);
    noted.remarks.note.ar = "ملاحظة".to_owned();
    project.apply(Edit::PutAnnotation(noted.into())).expect("the note fits");
    commit(&project, "note");
    let shown = git(folder, "x", &["diff", "HEAD~", "HEAD"]);
    assert!(shown.contains("+") && shown.contains("note-ar: \u{2068}ملاحظة\u{2069}"), "{shown}");
    assert!(!shown.contains("IsnadProject") && !shown.contains("prefix:"), "words, not the file: {shown}");

    // A file that is no project cannot be merged: git must not go on as if it were.
    git(folder, "x", &["checkout", "--quiet", "-b", "other", "HEAD~"]);
    fs::write(folder.join(FILE), "no project").expect("the file is written");
    git(folder, "x", &["commit", "--quiet", "--all", "--message", "damage"]);
    let output = run("git", folder, "x", &["merge", "main"]);
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("isnad: ") && said.contains("not an Isnad project"), "{said}");
    assert_eq!(fs::read_to_string(folder.join(FILE)).expect("the file"), "no project");
}
