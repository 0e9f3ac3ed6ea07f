//! What holds of every merge: edit scripts of up to three people, put together in every way.

use super::{Merged, merge};
use crate::annotation::{Bilingual, Party, Project, Record, Remarks, Stage, Version, arbitrary};
use crate::article::Extra;
use crate::project::{read, write};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Arc;

/// What people make of a project, each by a script of their own.
fn works<const N: usize>(length: usize) -> impl Strategy<Value = (Project, [Project; N])> {
    (arbitrary::project(), prop::collection::vec(arbitrary::script(length), N)).prop_map(|(base, scripts)| {
        let works = scripts.iter().map(|script| work(&base, script)).collect::<Vec<_>>();
        (base, works.try_into().unwrap())
    })
}

fn work(base: &Project, script: &[arbitrary::Seed]) -> Project {
    let mut project = base.clone();
    for seed in script {
        // What does not fit changes nothing.
        let _ = project.apply(seed.edit(&project));
    }
    project
}

/// What somebody stated, each piece on its own: record, field, value. What says nothing is left out.
#[derive(Default)]
struct Statements(BTreeSet<(Record, &'static str, String)>);

impl Statements {
    fn say(&mut self, record: &Record, field: &'static str, value: &impl Debug) {
        let value = format!("{value:?}");
        if !["\"\"", "None", "[]", "Open"].contains(&value.as_str()) {
            self.0.insert((record.clone(), field, value));
        }
    }

    fn texts(&mut self, record: &Record, fields: [&'static str; 2], text: &Bilingual) {
        self.say(record, fields[0], &text.ar);
        self.say(record, fields[1], &text.en);
    }

    fn remarks(&mut self, record: &Record, remarks: &Remarks) {
        self.texts(record, ["note ar", "note en"], &remarks.note);
        self.texts(record, ["gloss ar", "gloss en"], &remarks.gloss);
        remarks.tags.iter().for_each(|tag| self.say(record, "tag", tag));
    }

    fn extra(&mut self, record: &Record, extra: &Extra) {
        extra.iter().for_each(|field| self.say(record, "extra", &field));
    }

    /// Everything in `version`. Where a mark stands counts only in articles of which `is_placed` holds.
    fn version(&mut self, version: &Version, is_placed: &dyn Fn(&crate::article::ArticleId) -> bool) {
        let record = &version.record();
        self.say(record, "is there", &true);
        match version {
            Version::Project(head) => {
                self.say(record, "name", &head.name);
                self.extra(record, &head.extra);
            }
            Version::Label(label) => {
                self.texts(record, ["ar", "en"], &label.name);
                self.say(record, "color", &label.color);
                self.say(record, "line", &label.line);
                self.say(record, "key", &label.key);
                self.say(record, "role", &label.role);
                self.say(record, "parent", &label.parent);
                for (kind, labels) in &label.joins.0 {
                    labels.iter().for_each(|to| self.say(record, "joins", &(kind, to)));
                }
                self.extra(record, &label.extra);
            }
            Version::Article(article) => {
                let meta = &article.meta;
                for (name, text) in [
                    ("title", &meta.title),
                    ("byline", &meta.byline),
                    ("published", &meta.published),
                    ("publisher", &meta.publisher),
                    ("url", &meta.url),
                    ("language", &meta.language),
                ] {
                    self.say(record, name, text);
                }
                if article.origin != crate::article::Origin::default() {
                    self.say(record, "origin", &article.origin);
                }
                self.say(record, "text", article.text());
                if is_placed(&article.id) {
                    for (number, block) in article.blocks().iter().enumerate() {
                        self.say(record, "block", &(number, block.kind, block.direction));
                    }
                }
                self.extra(record, &article.extra);
            }
            Version::Source(source) => {
                self.texts(record, ["ar", "en"], &source.name);
                self.say(record, "transliteration", &source.transliteration);
                source.aliases.iter().for_each(|alias| self.say(record, "alias", alias));
                self.say(record, "kind", &source.kind);
                self.texts(record, ["role ar", "role en"], &source.role);
                self.say(record, "parent", &source.parent);
                source.ratings.iter().for_each(|rating| self.say(record, "rating", rating));
                self.texts(record, ["note ar", "note en"], &source.note);
                self.say(record, "author", &source.author);
                self.extra(record, &source.extra);
            }
            Version::Annotation(annotation) => {
                self.say(record, "label", &annotation.label);
                self.say(record, "article", &annotation.article);
                for mark in &annotation.marks {
                    self.say(record, "quote", &mark.quote);
                    if is_placed(&annotation.article) {
                        self.say(record, "range", &mark.range);
                    }
                }
                self.say(record, "refers to", &annotation.refers_to);
                self.say(record, "kind", &annotation.assessment.kind);
                self.say(record, "status", &annotation.assessment.status);
                self.say(record, "credibility", &annotation.assessment.credibility);
                self.say(record, "likelihood", &annotation.assessment.likelihood);
                self.say(record, "confidence", &annotation.assessment.confidence);
                self.say(record, "author", &annotation.author);
                self.remarks(record, &annotation.remarks);
                self.extra(record, &annotation.extra);
            }
            Version::Attribution(attribution) => {
                self.say(record, "subject", &attribution.subject);
                self.say(record, "cue", &attribution.cue);
                self.say(record, "source", &attribution.source);
                attribution.via.iter().for_each(|hop: &Party| self.say(record, "via", hop));
                self.say(record, "manner", &attribution.manner);
                self.say(record, "inside", &attribution.inside);
                self.say(record, "author", &attribution.author);
                self.extra(record, &attribution.extra);
            }
            Version::Relation(relation) => {
                self.say(record, "kind", &relation.kind);
                self.say(record, "from", &relation.from);
                self.say(record, "to", &relation.to);
                self.texts(record, ["note ar", "note en"], &relation.note);
                self.say(record, "author", &relation.author);
                self.extra(record, &relation.extra);
            }
            Version::Verdict(verdict) => {
                self.say(record, "decision", &verdict.decision);
                // What is open was not answered, which says nothing.
                self.say(record, "answer", &verdict.answer);
                self.say(record, "removed", &verdict.removed);
                self.texts(record, ["reason ar", "reason en"], &verdict.reason);
                self.extra(record, &verdict.extra);
            }
            Version::Comment(comment) => {
                self.say(record, "on", &comment.on);
                self.say(record, "thread", &comment.thread);
                self.texts(record, ["text ar", "text en"], &comment.text);
                self.say(record, "author", &comment.author);
                if comment.resolved {
                    self.say(record, "resolved", &true);
                }
                self.extra(record, &comment.extra);
            }
            Version::Stage(_, said) => {
                if said.stage != Stage::InWork {
                    self.say(record, "stage", &said.stage);
                }
                self.extra(record, &said.extra);
            }
            Version::Remarks(_, remarks) => {
                self.remarks(record, &remarks.remarks);
                self.extra(record, &remarks.extra);
            }
        }
    }

    /// Everything in `project`, also in the other versions of its conflicts if `open`. What was said of a block
    /// counts as said of its article where the blocks are others.
    fn of(project: &Project, open: bool, is_placed: &dyn Fn(&crate::article::ArticleId) -> bool) -> Statements {
        use crate::annotation::{Head, Place};
        let mut all = Statements::default();
        let head = Head { name: project.name.clone(), extra: project.extra.clone() };
        let mut versions = vec![Version::Project(head.into())];
        versions.extend(project.labels.iter().map(|label| Version::Label(Arc::new(label.clone()))));
        versions.extend(project.articles.iter().cloned().map(Version::Article));
        versions.extend(project.sources.values().cloned().map(Version::Source));
        versions.extend(project.annotations.values().cloned().map(Version::Annotation));
        versions.extend(project.attributions.values().cloned().map(Version::Attribution));
        versions.extend(project.relations.values().cloned().map(Version::Relation));
        versions.extend(project.remarks.iter().map(|(place, r)| Version::Remarks(place.clone(), r.clone())));
        versions.extend(project.verdicts.values().cloned().map(Version::Verdict));
        versions.extend(project.comments.values().cloned().map(Version::Comment));
        versions.extend(project.stages.iter().map(|(id, said)| Version::Stage(id.clone(), said.clone())));
        if open {
            versions.extend(project.conflicts.values().filter_map(|conflict| conflict.other.clone()));
        }
        for version in versions {
            let version = match version {
                Version::Remarks(Place::Block(article, _), remarks) if !is_placed(&article) => {
                    Version::Remarks(Place::Article(article), remarks)
                }
                other => other,
            };
            all.version(&version, is_placed);
        }
        all
    }
}

/// Whether the article's text is the same in all of these, or in those that have it.
fn same_text(projects: &[&Project], id: &crate::article::ArticleId) -> bool {
    let texts: BTreeSet<_> = projects.iter().filter_map(|p| p.article(id).map(|a| a.text().clone())).collect();
    let in_conflicts =
        projects.iter().flat_map(|p| p.conflicts.values()).filter_map(|conflict| match &conflict.other {
            Some(Version::Article(article)) if article.id == *id => Some(article.text().clone()),
            _ => None,
        });
    texts.into_iter().chain(in_conflicts).collect::<BTreeSet<_>>().len() < 2
}

/// What `side` stated newly and `merged` has nowhere.
fn lost(base: &Project, side: &Project, merged: &Project) -> Vec<String> {
    let is_placed = |id: &crate::article::ArticleId| same_text(&[base, side, merged], id);
    let before = Statements::of(base, false, &is_placed).0;
    let kept = Statements::of(merged, true, &is_placed).0;
    let stated = Statements::of(side, false, &is_placed).0;
    let lost = stated.difference(&before).filter(|statement| !kept.contains(statement));
    lost.map(|statement| format!("{statement:?}")).collect()
}

/// The same but for what a merge leaves to each side: who works on it, and in which order things stand where
/// `sorted`.
fn plain(project: &Project, sorted: bool) -> Project {
    let mut project = Project { author: String::new(), ..project.clone() };
    if sorted {
        project.labels.sort_by(|a, b| a.id.cmp(&b.id));
        project.articles.sort_by(|a, b| a.id.cmp(&b.id));
    }
    project
}

/// The project is as its rules want it, and its file says the same.
fn check_sound(project: &Project) -> Result<(), TestCaseError> {
    prop_assert_eq!(arbitrary::faults(project), Vec::<String>::new());
    let text = write(project);
    let loaded = read(text.as_bytes());
    prop_assert!(loaded.is_ok(), "{:?}", loaded);
    let loaded = loaded.unwrap();
    prop_assert_eq!(&loaded.project, project);
    prop_assert_eq!(loaded.warnings, Vec::new());
    Ok(())
}

proptest! {
    #![proptest_config(Config::with_cases(300))]

    #[test]
    fn a_merge_with_nothing_new_changes_nothing((base, [x]) in works::<1>(16)) {
        for (base, ours, theirs, expected) in [
            (Some(&x), &x, &x, &x),
            (Some(&base), &base, &x, &x),
            (Some(&base), &x, &base, &x),
            (Some(&base), &x, &x, &x),
            (None, &x, &x, &x),
        ] {
            let merged = merge(base, ours, theirs);
            prop_assert_eq!(&merged.project, expected);
            prop_assert_eq!(merged.conflicts, Vec::new());
        }
    }

    #[test]
    fn nothing_is_lost_and_the_result_is_sound((base, [x, y]) in works::<2>(16), known in any::<bool>()) {
        let (base, nothing) = (known.then_some(&base), Project::default());
        let Merged { project, conflicts } = merge(base, &x, &y);
        check_sound(&project)?;
        prop_assert!(conflicts.iter().all(|id| project.conflicts.contains_key(id)));
        for side in [&x, &y] {
            prop_assert_eq!(lost(base.unwrap_or(&nothing), side, &project), Vec::<String>::new());
            let open = side.conflicts.iter().filter(|(id, _)| base.is_none_or(|b| !b.conflicts.contains_key(*id)));
            prop_assert!(open.into_iter().all(|(id, c)| project.conflicts.get(id) == Some(c)));
        }
    }

    #[test]
    fn it_does_not_matter_who_is_asked_first((base, [x, y]) in works::<2>(16), known in any::<bool>()) {
        let base = known.then_some(&base);
        let (one, other) = (merge(base, &x, &y), merge(base, &y, &x));
        prop_assert_eq!(one.conflicts.is_empty(), other.conflicts.is_empty());
        if one.conflicts.is_empty() {
            prop_assert_eq!(plain(&one.project, false), plain(&other.project, false));
        }
        let all = [&x, &y, &one.project, &other.project];
        let is_placed = |id: &crate::article::ArticleId| same_text(&all, id);
        // A mark that one side moved into an article of which there are two texts has its place in one of them only.
        let strays: BTreeSet<Record> = all
            .iter()
            .flat_map(|project| project.annotations.values().filter(|mark| !is_placed(&mark.article)))
            .map(|mark| Version::Annotation(mark.clone()).record())
            .collect();
        let is_place = |field: &str| ["article", "quote", "range"].contains(&field);
        let of = |project| Statements::of(project, true, &is_placed).0;
        let (one, other) = (of(&one.project), of(&other.project));
        let differing = one.symmetric_difference(&other);
        let differing: Vec<_> =
            differing.filter(|(record, field, _)| !(is_place(field) && strays.contains(record))).collect();
        prop_assert!(differing.is_empty(), "{:?}", differing);
    }
}

/// Runs `law` on many cases and sees that at least `least` of a hundred said something: that `law` answered true.
fn run<S: Strategy>(strategy: S, least: u32, law: impl Fn(S::Value) -> Result<bool, TestCaseError>) {
    let cases = 400;
    let told = Cell::new(0);
    let mut runner = TestRunner::new(Config { source_file: Some(file!()), ..Config::with_cases(cases) });
    let done = runner.run(&strategy, |value| {
        told.set(told.get() + u32::from(law(value)?));
        Ok(())
    });
    assert!(done.is_ok(), "{done:?}");
    assert!(told.get() * 100 >= least * cases, "only {} of {cases} cases said anything", told.get());
}

/// What three people make of a project, each at records of their own but for what goes with those.
fn apart() -> impl Strategy<Value = (Project, [Project; 3])> {
    (arbitrary::project(), prop::collection::vec(arbitrary::script(20), 3)).prop_map(|(base, scripts)| {
        let works: Vec<Project> = scripts
            .into_iter()
            .enumerate()
            .map(|(who, script)| {
                let own = script.into_iter().filter(|seed| usize::from(seed.a) % 3 == who).collect::<Vec<_>>();
                work(&base, &own)
            })
            .collect();
        (base, works.try_into().unwrap())
    })
}

#[test]
fn without_conflicts_it_does_not_matter_who_merges_with_whom() {
    run(apart(), 10, |(base, [x, y, z])| {
        let (xy, yz) = (merge(Some(&base), &x, &y), merge(Some(&base), &y, &z));
        let (left, right) = (merge(Some(&base), &xy.project, &z), merge(Some(&base), &x, &yz.project));
        let clean = [&xy, &yz, &left, &right].iter().all(|merged| merged.conflicts.is_empty());
        if clean {
            prop_assert_eq!(plain(&left.project, true), plain(&right.project, true));
        }
        Ok(clean && [&y, &z].iter().any(|other| **other != x))
    });
}

#[test]
fn what_is_in_it_already_changes_nothing() {
    run(apart(), 10, |(base, [x, y, _])| {
        let merged = merge(Some(&base), &x, &y);
        if !merged.conflicts.is_empty() {
            return Ok(false);
        }
        for side in [&x, &y] {
            let again = merge(Some(&base), &merged.project, side);
            prop_assert_eq!(&plain(&again.project, false), &plain(&merged.project, false));
            prop_assert_eq!(again.conflicts, Vec::new());
        }
        Ok(x != base && y != base)
    });
}
