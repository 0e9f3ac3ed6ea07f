//! The bundled sample is what its builder makes, sound, and annotated through and through.

#[path = "../examples/sample/annotated/mod.rs"]
mod annotated;

use isnad::annotation::{
    Annotation, ClaimKind, ClaimStatus, Confidence, Credibility, Likelihood, Manner, Place, Project, RelationKind,
    Reliability, Role, SourceKind, SourceNames, Standing,
};
use isnad::article::BlockKind;
use isnad::project::{read, sample, write};
use std::collections::{BTreeSet, HashSet};
use std::fmt::Debug;
use std::hash::Hash;

const FILE: &str = include_str!("../assets/sample.isnad.ron");

/// The annotations that have this role in attributions.
fn with_role(project: &Project, role: Role) -> Vec<&Annotation> {
    let found: Vec<_> =
        project.annotations.values().filter(|a| project.role_of(&a.id) == Some(role)).map(|a| &**a).collect();
    assert!(!found.is_empty());
    found
}

/// All of `every` occur among `found`.
fn all_occur<T: Copy + Eq + Hash + Debug>(every: &[T], found: impl Iterator<Item = T>) {
    let found: HashSet<T> = found.collect();
    let missing: Vec<&T> = every.iter().filter(|one| !found.contains(one)).collect();
    assert!(missing.is_empty(), "{missing:?} never occur");
}

fn is_arabic(text: &str) -> bool {
    text.chars().any(|c| ('\u{621}'..='\u{64A}').contains(&c))
}

/// Prose in both languages, each in its own script; a short figure such as 55 may stand in either.
fn in_both(what: &str, text: &isnad::annotation::Bilingual) {
    assert!(is_arabic(&text.ar), "{what}: Arabic: {:?}", text.ar);
    assert!(!text.en.is_empty() && !is_arabic(&text.en), "{what}: English: {:?}", text.en);
}

#[test]
fn the_file_is_what_the_builder_makes() {
    let made = write(&annotated::project());
    assert!(made == FILE, "assets/sample.isnad.ron is not what is made: run `cargo run --example sample`");
    let loaded = read(FILE.as_bytes()).expect("a sound file");
    assert_eq!(loaded.warnings, []);
    assert_eq!(loaded.project, annotated::project());
    assert_eq!(sample(), loaded.project);
}

#[test]
fn it_carries_the_sample_article_and_another_papers() {
    let project = sample();
    let [first, second] = &project.articles[..] else { panic!("two articles") };
    assert_eq!(&**first.text(), &**isnad::article::sample().text());
    assert_eq!(first.origin, isnad::article::sample().origin);
    assert!(second.blocks().len() >= 8);
    assert_ne!(first.meta.publisher, second.meta.publisher);
}

#[test]
fn every_claim_is_attributed_judged_and_translated() {
    let project = sample();
    let standings = project.standings();
    let claims = with_role(&project, Role::Claim);
    for claim in &claims {
        let id = &claim.id.0;
        assert!(standings.get(&claim.id).is_some_and(|s| *s > Standing::Unattributed), "{id} is unattributed");
        let judged = claim.assessment;
        let whole = judged.kind.is_some()
            && judged.credibility.is_some()
            && judged.likelihood.is_some()
            && judged.confidence.is_some();
        assert!(whole, "{id} is judged in every respect: {judged:?}");
        assert!(!claim.remarks.gloss.en.is_empty() && !is_arabic(&claim.remarks.gloss.en), "{id} has a gloss");
        if !claim.remarks.note.is_empty() {
            in_both(id, &claim.remarks.note);
        }
    }
    let judged = || claims.iter().map(|c| c.assessment);
    all_occur(ClaimKind::ALL, judged().filter_map(|a| a.kind));
    all_occur(ClaimStatus::ALL, judged().map(|a| a.status));
    all_occur(Credibility::ALL, judged().filter_map(|a| a.credibility));
    all_occur(Confidence::ALL, judged().filter_map(|a| a.confidence));
    all_occur(
        &[Likelihood::VeryUnlikely, Likelihood::Unlikely, Likelihood::EvenChance, Likelihood::Likely],
        judged().filter_map(|a| a.likelihood),
    );
    assert!(claims.iter().filter(|c| !c.remarks.note.is_empty()).count() * 2 > claims.len(), "most have notes");
    assert!(claims.iter().filter(|c| !c.remarks.tags.is_empty()).count() * 2 > claims.len(), "most have tags");
}

#[test]
fn every_source_and_cue_is_tied_and_every_source_known() {
    let project = sample();
    let tied: HashSet<_> = project.attributions.values().flat_map(|a| a.parts()).map(|(_, id)| id).collect();
    for mark in with_role(&project, Role::Source).into_iter().chain(with_role(&project, Role::Cue)) {
        assert!(tied.contains(&mark.id), "{} ({}) has no part in an attribution", mark.id.0, mark.quote());
    }
    for mention in with_role(&project, Role::Source) {
        assert!(mention.refers_to.is_some(), "{} means someone", mention.id.0);
    }
}

#[test]
fn every_way_of_attributing_occurs() {
    let project = sample();
    all_occur(&Manner::ALL, project.attributions.values().map(|a| a.manner));
    let claims = || project.attributions.values().filter(|a| a.claim().is_some());
    all_occur(&[Standing::WithoutSource, Standing::InTheVerb, Standing::Named], claims().map(|a| a.standing()));
    assert!(claims().any(|a| a.inside.as_ref().is_some_and(|outer| !project.attributions[outer].via.is_empty())));
    assert!(project.annotations.values().any(|a| a.marks.len() > 1), "a claim in two parts");
    let claim = with_role(&project, Role::Claim).into_iter();
    assert!(claim.clone().any(|c| project.attributions_of(&c.id).filter(|a| a.claim() == Some(&c.id)).count() > 1));
    for article in &project.articles {
        let credits: BTreeSet<_> = project.credits_of(&article.id).filter_map(|c| c.source_mention()).collect();
        assert!(credits.len() > 1, "{} has a credit line", article.id.0);
        let credit = article.blocks().iter().find(|b| b.kind == BlockKind::Credit).expect("a credit line");
        assert!(credits.iter().any(|id| credit.range.encloses(project.annotations[*id].span())));
    }
}

#[test]
fn every_source_is_named_graded_and_explained_in_both_languages() {
    let project = sample();
    for source in project.sources.values() {
        let id = &source.id.0;
        in_both(id, &source.name);
        assert!(!source.ratings.is_empty(), "{id} is rated");
        for rating in &source.ratings {
            in_both(id, &rating.reason);
        }
        for text in [&source.role, &source.note].into_iter().filter(|text| !text.is_empty()) {
            in_both(id, text);
        }
        let used = project.mentions_of(&source.id).next().is_some()
            || project.attributions.values().any(|a| a.parties().any(|p| project.entry_of(p) == Some(source)))
            || project.sources.values().any(|s| s.parent.as_ref() == Some(&source.id));
        assert!(used, "{id} is somebody's");
    }
    assert_eq!(SourceNames::of(&project).alike(), [], "nobody stands there twice");
    all_occur(SourceKind::ALL, project.sources.values().map(|s| s.kind));
    all_occur(Reliability::ALL, project.sources.values().filter_map(|s| s.reliability()));
    let changed = project.sources.values().filter(|s| s.ratings.len() > 1);
    assert!(changed.clone().count() >= 5);
    assert!(changed.flat_map(|s| s.ratings.windows(2)).all(|pair| pair[0].at < pair[1].at));
    assert!(project.sources.values().any(|s| !s.transliteration.is_empty()));
    assert!(project.sources.values().any(|s| s.parent.is_some()));
}

#[test]
fn claims_are_related_within_an_article_and_across() {
    let project = sample();
    all_occur(RelationKind::ALL, project.relations.values().map(|r| r.kind));
    let across = project.relations.values().filter(|r| {
        in_both(&r.id.0, &r.note);
        project.annotations[&r.from].article != project.annotations[&r.to].article
    });
    all_occur(RelationKind::ALL, across.map(|r| r.kind));
}

#[test]
fn project_articles_and_blocks_have_notes_and_a_label_of_its_own_is_used() {
    let project = sample();
    in_both("project", &project.remarks[&Place::Project].remarks.note);
    for article in &project.articles {
        let remarks = &project.remarks[&Place::Article(article.id.clone())].remarks;
        in_both(&article.id.0, &remarks.note);
        assert!(!remarks.gloss.en.is_empty());
    }
    assert!(project.remarks.keys().filter(|place| matches!(place, Place::Block(..))).count() >= 3);
    let own = project.labels.iter().find(|l| l.parent.as_ref().is_some_and(|p| &*p.0 == "claim")).expect("a label");
    in_both("label", &own.name);
    assert!(project.annotations.values().any(|a| a.label == own.id));
}
