//! Cases of merging, settling and comparing, each with its own small project.

use super::{Choice, Class, SettleError, compare, merge, settle};
use crate::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Bilingual, Credibility, Edit, Field, Label, LabelId, Mark,
    Party, Place, PlaceRemarks, Project, Record, Relation, RelationId, RelationKind, Source, SourceId, Subject,
    Timestamp, Version, arbitrary,
};
use crate::article::{Article, ArticleId, BlockKind, Meta, Origin};
use crate::text::CpRange;
use proptest::prelude::*;
use std::sync::Arc;

const FIRST: &str = "قالت رئيسة البلدية إن الجسر القديم آمن ولا حاجة إلى إغلاقه قبل الصيف";
pub(super) const SECOND: &str = "ونفت الصحيفة ما جاء في البيان الذي صدر عن البلدية مساء الخميس الماضي";

pub(super) fn article(id: &str, blocks: &[&str]) -> Arc<Article> {
    let parts = blocks.iter().map(|text| (BlockKind::Paragraph, None, text));
    Arc::new(Article::new(ArticleId(id.into()), Meta::default(), Origin::default(), parts))
}

/// The annotation `id` with this label on `words` of the first article.
pub(super) fn marking(project: &Project, id: &str, label: &str, words: &str) -> Annotation {
    let article = &project.articles[0];
    let byte = article.text().find(words).expect("the words stand in the text");
    let start = article.text()[..byte].chars().count() as u32;
    let range = CpRange::new(start, start + words.chars().count() as u32);
    let mark = Mark::of(article, range).expect("a mark");
    Annotation::new(AnnotationId(id.into()), article.id.clone(), LabelId(label.into()), vec![mark], "A", Timestamp(5))
}

pub(super) fn attribution(id: &str, claim: &str, source: &str) -> Edit {
    let claim = Subject::Claim(AnnotationId(claim.into()));
    let mut new = Attribution::new(AttributionId(id.into()), claim, "A", Timestamp(5));
    new.source = Some(Party::Mention(AnnotationId(source.into())));
    Edit::PutAttribution(new.into())
}

fn entry(id: &str, name: &str, parent: Option<&str>) -> Edit {
    let name = Bilingual { ar: name.to_owned(), en: String::new() };
    let mut source = Source::new(SourceId(id.into()), name, "A", Timestamp(1));
    source.parent = parent.map(|id| SourceId(id.into()));
    Edit::PutSource(source.into())
}

/// Claim `c`, source `s` and cue `q` in one article, tied by `t`; entry `e`, which `s` means.
pub(super) fn base() -> Project {
    let mut project = Project::new("A", Timestamp(0));
    project.apply(Edit::AddArticle { at: 0, article: article("a", &[FIRST, SECOND]) }).unwrap();
    project.apply(entry("e", "سلمى نور", None)).unwrap();
    let mut source = marking(&project, "s", "source", "رئيسة البلدية");
    source.refers_to = Some(SourceId("e".into()));
    let all = vec![
        Edit::PutAnnotation(marking(&project, "c", "claim", "الجسر القديم آمن").into()),
        Edit::PutAnnotation(source.into()),
        Edit::PutAnnotation(marking(&project, "q", "cue", "ونفت").into()),
        attribution("t", "c", "s"),
    ];
    project.apply(Edit::Batch(all)).unwrap();
    project
}

pub(super) fn edited(base: &Project, edits: impl IntoIterator<Item = Edit>) -> Project {
    let mut project = base.clone();
    project.apply(Edit::Batch(edits.into_iter().collect())).unwrap();
    project
}

/// The edit that changes an annotation.
pub(super) fn change(base: &Project, id: &str, how: impl FnOnce(&mut Annotation)) -> Edit {
    let mut new = Annotation::clone(&base.annotations[&AnnotationId(id.into())]);
    how(&mut new);
    Edit::PutAnnotation(new.into())
}

fn note(text: &'static str) -> impl FnOnce(&mut Annotation) {
    move |annotation| annotation.remarks.note.en = text.to_owned()
}

/// What has no place in the text that is shown is kept, and so is what it needs, though the other side removed that.
#[test]
fn a_label_stays_for_an_annotation_that_is_kept_in_a_conflict() {
    let mut base = Project::new("A", Timestamp(0));
    base.apply(Edit::AddArticle { at: 0, article: article("a", &[]) }).unwrap();
    let with = |blocks: &[&str]| {
        let mut project = base.clone();
        project.articles = vec![article("a", blocks)];
        project
    };
    let mine = edited(&with(&[""]), [Edit::RemoveLabel(LabelId("claim".into()))]);
    let theirs = with(&[FIRST]);
    let theirs = edited(&theirs, [Edit::PutAnnotation(marking(&theirs, "n", "claim", "آمن").into())]);
    for (one, other) in [(&mine, &theirs), (&theirs, &mine)] {
        let merged = merge(Some(&base), one, other);
        assert!(!merged.conflicts.is_empty());
        assert!(merged.project.label(&LabelId("claim".into())).is_some(), "the annotation has its label");
    }
}

fn get<'p>(project: &'p Project, id: &str) -> &'p Annotation {
    &project.annotations[&AnnotationId(id.into())]
}

/// Merges what two made of the base, in both orders, and looks at either result: at the conflicts found, as record,
/// fields and whether the other removed it, and at the project.
fn check(
    base: &Project,
    [ours, theirs]: [Vec<Edit>; 2],
    conflicts: &[(Record, &[Field], bool)],
    look: impl Fn(&Project),
) {
    let (ours, theirs) = (edited(base, ours), edited(base, theirs));
    for (a, b) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = merge(Some(base), a, b);
        assert_eq!(arbitrary::faults(&merged.project), Vec::<String>::new());
        let mut found: Vec<(Record, &[Field], bool)> = merged
            .project
            .conflicts
            .values()
            .map(|c| (c.record.clone(), c.fields.as_slice(), c.other.is_none()))
            .collect();
        found.sort();
        assert_eq!(found, conflicts);
        assert_eq!(merged.conflicts.len(), conflicts.len());
        look(&merged.project);
    }
}

fn mark(id: &str) -> Record {
    Record::Annotation(AnnotationId(id.into()))
}

#[test]
fn two_fields_of_one_record_are_both_kept() {
    let base = base();
    let graded = change(&base, "c", |a| {
        a.assessment.credibility = Some(Credibility::Doubtful);
        a.modified = Timestamp(9);
    });
    let noted = change(&base, "c", |a| {
        a.remarks.note.en = "No inspection is mentioned.".to_owned();
        a.remarks.tags = vec!["bridge".to_owned()];
        a.modified = Timestamp(7);
    });
    check(&base, [vec![graded], vec![noted]], &[], |project| {
        let claim = get(project, "c");
        assert_eq!(claim.assessment.credibility, Some(Credibility::Doubtful));
        assert_eq!(claim.remarks.note.en, "No inspection is mentioned.");
        assert_eq!((claim.remarks.tags.len(), claim.modified), (1, Timestamp(9)));
    });
}

#[test]
fn one_field_changed_by_both_shows_ours_and_keeps_theirs() {
    let base = base();
    let ours = edited(&base, [change(&base, "c", note("ours"))]);
    let theirs = edited(
        &base,
        [change(&base, "c", |a| {
            a.remarks.note.en = "theirs".to_owned();
            a.remarks.gloss.en = "The bridge is safe.".to_owned();
        })],
    );
    let theirs = edited(&theirs, [Edit::SetAuthor("B".to_owned())]);
    let merged = merge(Some(&base), &ours, &theirs);
    let [id] = merged.conflicts.as_slice() else { panic!("{:?}", merged.conflicts) };
    let conflict = &merged.project.conflicts[id];
    assert_eq!((conflict.fields.as_slice(), conflict.author.as_str()), (&[Field::NoteEn][..], "B"));
    let Some(Version::Annotation(other)) = &conflict.other else { panic!("{conflict:?}") };
    assert_eq!((other.remarks.note.en.as_str(), other.remarks.gloss.en.as_str()), ("theirs", "The bridge is safe."));
    assert_eq!(get(&merged.project, "c").remarks.note.en, "ours");
    assert_eq!(get(&merged.project, "c").remarks.gloss.en, "The bridge is safe.");

    for (choice, expected) in [(Choice::Shown, "ours"), (Choice::Other, "theirs"), (Choice::Base, "")] {
        let edits = settle(&merged.project, id, Some(Field::NoteEn), choice).unwrap();
        let mut settled = merged.project.clone();
        let undo = settled.apply(Edit::Batch(edits)).unwrap();
        assert_eq!(get(&settled, "c").remarks.note.en, expected);
        assert!(settled.conflicts.is_empty());
        // What was settled stays so when the same is merged again.
        let again = merge(Some(&merged.project), &settled, &merged.project);
        assert_eq!(again.project, settled);
        settled.apply(undo).unwrap();
        assert_eq!(settled, merged.project);
    }
}

#[test]
fn what_one_removed_and_the_other_needs_stays() {
    let base = base();
    let (id, article) = (AnnotationId("c".into()), ArticleId("a".into()));
    let removed = || vec![Edit::RemoveAnnotation(AnnotationId("c".into()))];
    // Not touched: gone, with what hung on it.
    check(&base, [removed(), vec![Edit::SetName("n".into())]], &[], |project| {
        assert!(!project.annotations.contains_key(&id) && project.attributions.is_empty());
    });
    // Changed.
    let noted = vec![change(&base, "c", note("mine"))];
    check(&base, [removed(), noted], &[(mark("c"), &[], true)], |project| {
        assert_eq!(get(project, "c").remarks.note.en, "mine");
        assert_eq!(project.attributions.len(), 1, "what hung on it comes back");
    });
    // Named anew.
    let tied = vec![attribution("t2", "c", "s")];
    check(&base, [removed(), tied], &[(mark("c"), &[], true)], |project| {
        assert_eq!(project.attributions.len(), 2);
    });
    // The article, with one more annotation in it: all of it stays.
    let more = vec![Edit::PutAnnotation(marking(&base, "n", "claim", "مساء الخميس").into())];
    let gone = vec![Edit::RemoveArticle(article.clone())];
    check(&base, [gone, more], &[(Record::Article(article), &[], true)], |project| {
        assert_eq!((project.annotations.len(), project.attributions.len()), (4, 1));
    });
    // An entry: whoever meant it means it again.
    let entry = SourceId("e".into());
    let means = vec![Edit::PutAnnotation({
        let mut new = marking(&base, "n", "source", "الصحيفة");
        new.refers_to = Some(entry.clone());
        new.into()
    })];
    let gone = vec![Edit::RemoveSource(entry.clone())];
    check(&base, [gone, means.clone()], &[(Record::Source(entry.clone()), &[], true)], |project| {
        assert_eq!(get(project, "s").refers_to, Some(entry.clone()));
    });
    // It was put together with another one: whoever was given that one keeps it.
    let other = SourceId("f".into());
    let with_two = edited(&base, [self::entry("f", "البلدية", None)]);
    let means_other = change(&with_two, "s", |a| a.refers_to = Some(other.clone()));
    let gone = vec![means_other, Edit::RemoveSource(entry.clone())];
    check(&with_two, [gone, means], &[(Record::Source(entry.clone()), &[], true)], |project| {
        assert_eq!(get(project, "s").refers_to, Some(other.clone()));
        assert_eq!(get(project, "n").refers_to, Some(entry.clone()));
    });
}

#[test]
fn what_fits_each_but_not_both_is_kept_beside() {
    let base = base();
    let label = |id: &str, key| Label { id: LabelId(id.into()), key: Some(key), ..Label::built_in()[2].clone() };
    let put = |label| vec![Edit::PutLabel { at: 3, label }];
    let second = Record::Label(LabelId("y".into()));
    check(&base, [put(label("x", '7')), put(label("y", '7'))], &[(second, &[Field::Key], false)], |project| {
        assert_eq!(project.label_for_key('7').map(|l| &*l.id.0), Some("x"));
        assert_eq!(project.labels.len(), 5);
    });
    let with_two = edited(&base, [entry("f", "البلدية", None)]);
    let circle = [vec![entry("e", "سلمى نور", Some("f"))], vec![entry("f", "البلدية", Some("e"))]];
    let loosed = Record::Source(SourceId("e".into()));
    check(&with_two, circle, &[(loosed, &[Field::Parent], false)], |project| {
        assert_eq!(project.sources[&SourceId("f".into())].parent, Some(SourceId("e".into())));
    });
    let ends = ["c", "d"].map(|id| AnnotationId(id.into()));
    let relation = Relation::new(RelationId("r".into()), RelationKind::Supports, ends, "A", Timestamp(3));
    let with_claim = edited(&base, [Edit::PutAnnotation(marking(&base, "d", "claim", "الصيف").into())]);
    let relabelled = change(&with_claim, "d", |a| a.label = LabelId("cue".into()));
    let held = Record::Relation(RelationId("r".into()));
    check(&with_claim, [vec![Edit::PutRelation(relation.into())], vec![relabelled]], &[(held, &[], false)], |p| {
        assert!(p.relations.is_empty());
    });
    // A claim that is none any more: who said it is kept.
    let relabelled = change(&base, "c", |a| a.label = LabelId("cue".into()));
    let held = Record::Attribution(AttributionId("t2".into()));
    check(&base, [vec![attribution("t2", "c", "s")], vec![relabelled]], &[(held, &[], false)], |p| {
        assert!(p.attributions.is_empty());
    });
}

#[test]
fn marks_are_found_again_in_a_text_that_the_other_replaced() {
    let base = base();
    let text = article("a", &["خبر عاجل", FIRST, SECOND]);
    let old = &base.articles[0];
    let carried = crate::anchor::update(old, &text, base.annotations.values().cloned());
    let carried = carried.iter().filter_map(|o| crate::anchor::place(&text, &o.annotation, &o.best())).map(Arc::new);
    let replace = vec![Edit::ReplaceArticle { article: text.clone(), annotations: carried.collect() }];
    let remark = PlaceRemarks { author: "B".to_owned(), ..PlaceRemarks::default() };
    let remark = PlaceRemarks {
        remarks: crate::annotation::Remarks { tags: vec!["denial".into()], ..Default::default() },
        ..remark
    };
    let block = |number| Place::Block(ArticleId("a".into()), number);
    let work = vec![
        Edit::PutAnnotation(marking(&base, "n", "claim", "ما جاء في البيان الذي صدر عن البلدية").into()),
        change(&base, "c", note("mine")),
        change(&base, "q", |a| a.marks = marking(&base, "q", "cue", "قالت").marks),
        Edit::PutRemarks(block(1), remark.into()),
        Edit::SetBlock { article: ArticleId("a".into()), block: 1, kind: BlockKind::Quote, direction: None },
    ];
    check(&base, [replace, work], &[], |project| {
        let article = &project.articles[0];
        assert_eq!(article.text(), text.text());
        for annotation in project.annotations.values() {
            annotation.marks.iter().for_each(|mark| assert_eq!(article.slice(mark.range), mark.quote));
        }
        assert_eq!(get(project, "n").marks[0].quote, "ما جاء في البيان الذي صدر عن البلدية");
        assert_eq!((get(project, "c").remarks.note.en.as_str(), project.attributions.len()), ("mine", 1));
        assert_eq!(get(project, "q").marks[0].quote, "قالت");
        assert_eq!(project.remarks.keys().collect::<Vec<_>>(), [&block(2)]);
        assert_eq!(article.blocks()[2].kind, BlockKind::Quote);
    });
    // Where the words are gone the mark is kept as it was.
    let short = article("a", &[FIRST]);
    let carried = crate::anchor::update(old, &short, base.annotations.values().cloned());
    let carried = carried.iter().filter_map(|o| crate::anchor::place(&short, &o.annotation, &o.best())).map(Arc::new);
    let replace = vec![Edit::ReplaceArticle { article: short.clone(), annotations: carried.collect() }];
    let new = marking(&base, "n", "claim", "ما جاء في البيان الذي صدر عن البلدية");
    let work = vec![Edit::PutAnnotation(new.clone().into())];
    check(&base, [replace, work], &[(mark("n"), &[], false)], |project| {
        let kept = project.conflicts.values().next().and_then(|conflict| conflict.other.clone());
        assert_eq!(kept, Some(Version::Annotation(new.clone().into())));
        let id = project.conflicts.keys().next().unwrap();
        assert_eq!(settle(project, id, None, Choice::Other), Err(SettleError::NoPlace));
    });
}

#[test]
fn of_two_new_texts_one_is_shown_and_the_other_can_be_taken() {
    let base = base();
    let replace = |blocks: &[&str]| {
        let text = article("a", blocks);
        let found = crate::anchor::update(&base.articles[0], &text, base.annotations.values().cloned());
        let placed = found.iter().filter_map(|o| crate::anchor::place(&text, &o.annotation, &o.best())).map(Arc::new);
        let annotations = placed.collect();
        edited(&base, [Edit::ReplaceArticle { article: text, annotations }])
    };
    let (ours, theirs) = (replace(&["خبر عاجل", FIRST, SECOND]), replace(&[FIRST, SECOND, "وكالات"]));
    let merged = merge(Some(&base), &ours, &theirs);
    let record = Record::Article(ArticleId("a".into()));
    let (id, conflict) = merged.project.conflicts.iter().find(|(_, c)| c.record == record).unwrap();
    assert_eq!((conflict.fields.as_slice(), merged.conflicts.len()), (&[Field::Text][..], 1));
    assert_eq!(merged.project.articles[0].text(), ours.articles[0].text());
    let mut settled = merged.project.clone();
    settled.apply(Edit::Batch(settle(&settled, id, None, Choice::Other).unwrap())).unwrap();
    assert_eq!(settled, Project { author: settled.author.clone(), ..theirs });
}

#[test]
fn without_a_base_what_either_has_is_kept() {
    let base = base();
    let ours = edited(&base, [change(&base, "c", note("ours")), Edit::RemoveAnnotation(AnnotationId("q".into()))]);
    let graded = change(&base, "c", |a| a.assessment.credibility = Some(Credibility::Doubtful));
    let theirs = edited(&base, [graded]);
    let merged = merge(None, &ours, &theirs);
    assert_eq!(merged.conflicts, []);
    let claim = get(&merged.project, "c");
    assert_eq!((claim.remarks.note.en.as_str(), claim.assessment.credibility.is_some()), ("ours", true));
    assert_eq!(merged.project.annotations.len(), 3);
}

#[test]
fn readings_are_held_against_each_other() {
    let mine = base();
    let check = |theirs: &Project, expected: &[(Class, &[Field])]| {
        let found = compare(&mine, theirs);
        let classes: Vec<(Class, &[Field])> =
            found.differences.iter().map(|d| (d.class, d.fields.as_slice())).collect();
        assert_eq!(classes, expected, "{:#?}", found.differences);
        let back = compare(theirs, &mine);
        assert_eq!(back.differences.len(), expected.len());
        assert_eq!((back.count(Class::OnlyMine), back.same), (found.count(Class::OnlyTheirs), found.same));
    };
    check(&mine, &[]);
    check(&edited(&mine, [Edit::RemoveAnnotation(AnnotationId("q".into()))]), &[(Class::OnlyMine, &[])]);
    let new = marking(&mine, "n", "claim", "الصيف");
    check(&edited(&mine, [Edit::PutAnnotation(new.into())]), &[(Class::OnlyTheirs, &[])]);
    let longer = marking(&mine, "x", "claim", "إن الجسر القديم آمن");
    // Their own mark, with an id of its own: it overlaps most.
    let other = vec![Edit::RemoveAnnotation(AnnotationId("c".into())), Edit::PutAnnotation(longer.into())];
    let other = edited(&mine, other);
    check(&edited(&other, [attribution("t9", "x", "s")]), &[(Class::Range, &[Field::Marks])]);
    check(&other, &[(Class::Range, &[Field::Marks]), (Class::Attribution, &[])]);
    let label = change(&mine, "q", |a| a.label = LabelId("source".into()));
    check(&edited(&mine, [label]), &[(Class::Label, &[Field::Label])]);
    let graded = change(&mine, "c", |a| a.assessment.credibility = Some(Credibility::Doubtful));
    check(&edited(&mine, [graded]), &[(Class::Grade, &[Field::Credibility])]);
    check(&edited(&mine, [change(&mine, "c", note("hm"))]), &[(Class::Note, &[Field::NoteEn])]);
    let nobody = change(&mine, "s", |a| a.refers_to = None);
    check(&edited(&mine, [nobody]), &[(Class::Attribution, &[Field::RefersTo])]);
    let by = change(&mine, "c", |a| (a.author, a.modified) = ("B".to_owned(), Timestamp(99)));
    check(&edited(&mine, [by, Edit::SetAuthor("B".to_owned())]), &[]);
}

#[test]
fn readings_with_other_ids_and_another_text_are_held_against_each_other() {
    let mine = base();
    let mut theirs = Project::new("B", Timestamp(3));
    let text = article("other", &["خبر عاجل", FIRST, SECOND]);
    theirs.apply(Edit::AddArticle { at: 0, article: text }).unwrap();
    theirs.apply(entry("e2", "سلمى نور", None)).unwrap();
    let mut source = marking(&theirs, "s2", "source", "رئيسة البلدية");
    source.refers_to = Some(SourceId("e2".into()));
    let marks = vec![
        Edit::PutAnnotation(marking(&theirs, "c2", "claim", "الجسر القديم آمن").into()),
        Edit::PutAnnotation(source.into()),
        Edit::PutAnnotation(marking(&theirs, "q2", "cue", "ونفت").into()),
        attribution("t2", "c2", "s2"),
    ];
    theirs.apply(Edit::Batch(marks)).unwrap();
    let found = compare(&mine, &theirs);
    let classes: Vec<(Class, &[Field])> = found.differences.iter().map(|d| (d.class, d.fields.as_slice())).collect();
    assert_eq!(classes, [(Class::Range, &[Field::Text][..])], "{:#?}", found.differences);
    assert_eq!((found.same, found.unplaced.len()), (3, 0));
    let place = found.theirs[&AnnotationId("c2".into())].span();
    assert_eq!(place, get(&mine, "c").span());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_conflict_can_be_settled_and_that_undone(
        base in arbitrary::project(),
        scripts in prop::collection::vec(arbitrary::script(12), 2),
        which in any::<prop::sample::Index>(),
        choice in prop::sample::select(vec![Choice::Shown, Choice::Other, Choice::Base]),
        whole in any::<bool>(),
    ) {
        let work = |script: &[arbitrary::Seed]| {
            let mut project = base.clone();
            script.iter().for_each(|seed| _ = project.apply(seed.edit(&project)));
            project
        };
        let mut project = merge(Some(&base), &work(&scripts[0]), &work(&scripts[1])).project;
        if project.conflicts.is_empty() {
            return Ok(());
        }
        let id = which.get(&project.conflicts.keys().cloned().collect::<Vec<_>>()).clone();
        let field = project.conflicts[&id].fields.first().copied().filter(|_| !whole);
        match settle(&project, &id, field, choice) {
            Ok(edits) => {
                let before = project.clone();
                let undo = project.apply(Edit::Batch(edits)).unwrap();
                prop_assert!(!project.conflicts.contains_key(&id));
                prop_assert_eq!(arbitrary::faults(&project), Vec::<String>::new());
                project.apply(undo).unwrap();
                prop_assert_eq!(project, before);
            }
            Err(error) => prop_assert!(choice != Choice::Shown, "{error:?}"),
        }
    }

    #[test]
    fn a_reading_is_equal_to_itself_and_differs_alike_from_both_sides(
        base in arbitrary::project(),
        script in arbitrary::script(12),
    ) {
        let itself = compare(&base, &base);
        prop_assert!(itself.is_equal(), "{:?}", itself.differences);
        prop_assert_eq!(itself.same, base.annotations.len());
        let mut other = base.clone();
        script.iter().for_each(|seed| _ = other.apply(seed.edit(&other)));
        let (one, back) = (compare(&base, &other), compare(&other, &base));
        prop_assert_eq!(one.is_equal(), back.is_equal());
        for comparison in [&one, &back] {
            let mut theirs: Vec<_> = comparison.marks.values().collect();
            theirs.sort();
            theirs.dedup();
            prop_assert_eq!(theirs.len(), comparison.marks.len(), "no two of mine are held against one");
        }
    }
}

#[test]
fn the_format_s_example_has_the_id_that_its_conflict_says() {
    let page = include_str!("../../docs/format.md");
    let example = page.split("```ron\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let project = crate::project::read(example.as_bytes()).unwrap().project;
    assert_eq!(project.conflicts.len(), 1);
    for (id, conflict) in &project.conflicts {
        assert_eq!(super::merge::named(crate::annotation::Conflict::clone(conflict)).id, *id);
    }
}
