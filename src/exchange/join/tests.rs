use super::*;
use crate::annotation::{
    Annotation, Attribution, Credibility, Joins, Label, LineStyle, Mark, Party, Place, PlaceRemarks, Rating, Relation,
    RelationId, RelationKind, Reliability, Source, Subject, arbitrary,
};
use crate::article::{BlockKind, Meta, Origin};
use crate::exchange::draft::tests::input;
use crate::exchange::{Format, Input, Options, Written, export, import};
use crate::project;
use crate::text::CpRange;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp(1_790_000_000);

fn joined(project: &Project, imported: &Imported) -> Joined {
    join(project, imported, NOW, &Progress::silent()).expect("nobody stops it")
}

/// Takes `imported` in, and holds to all that is true of any joining.
fn check(project: &Project, imported: &Imported) -> (Project, Joined) {
    let result = joined(project, imported);
    let mut after = project.clone();
    if let Some(edit) = result.edit.clone() {
        let before = project::write(project);
        let undo = after.apply(edit).expect("it fits");
        let mut undone = after.clone();
        undone.apply(undo).expect("the inverse fits");
        assert_eq!(project::write(&undone), before, "one step back is the project as it was");
    }
    assert_eq!(arbitrary::faults(&after), [] as [String; 0]);
    let again = project::read(project::write(&after).as_bytes()).expect("it is read");
    assert_eq!(again.project, after);
    let second = joined(&after, imported);
    assert_eq!(second.edit, None, "what came in is there: {second:?}");
    assert_eq!(second.annotations.added + second.attributions.added + second.relations.added, 0);
    (after, result)
}

fn of(project: Project) -> Imported {
    Imported { project, losses: Vec::new() }
}

fn article(id: &str, text: &str) -> Arc<Article> {
    let parts = text.split('\n').map(|line| (BlockKind::Paragraph, None, line));
    Arc::new(Article::new(ArticleId(id.into()), Meta::default(), Origin::default(), parts))
}

/// A project with one article, and a claim on each of these words, where they stand first.
fn project(id: &str, text: &str, words: &[&str]) -> Project {
    let mut project = Project::new("ليلى", Timestamp(5));
    project.articles.push(article(id, text));
    for (number, word) in words.iter().enumerate() {
        put(&mut project, &format!("{id}{number}"), "claim", word);
    }
    project
}

/// Puts an annotation on `word` in the first article.
fn put(project: &mut Project, id: &str, label: &str, word: &str) -> AnnotationId {
    let article = project.articles[0].clone();
    let start = article.text().find(word).expect("it stands there");
    let start = article.text()[..start].chars().count() as u32;
    let mark = Mark::of(&article, CpRange::new(start, start + word.chars().count() as u32)).expect("a mark");
    let id = AnnotationId(id.into());
    let label = LabelId(label.into());
    let annotation = Annotation::new(id.clone(), article.id.clone(), label, vec![mark], "ليلى", Timestamp(5));
    project.apply(Edit::PutAnnotation(Arc::new(annotation))).expect("it fits");
    id
}

fn label(id: &str, name: &str) -> Label {
    Label {
        id: LabelId(id.into()),
        name: Bilingual::in_script(name),
        color: [1, 2, 3],
        line: LineStyle::Solid,
        key: None,
        role: None,
        parent: None,
        joins: Joins::default(),
        extra: Default::default(),
    }
}

/// The project as `format` hands it on and takes it in.
fn around(project: &Project, format: Format) -> Imported {
    let options = Options::new(format, "a", NOW);
    let files: Vec<Written> = export(project, &options, &Progress::silent()).expect("it is written");
    let beside = |name: &str| files.iter().find(|file| file.name == name).map(|file| file.bytes.clone());
    let input = Input { beside: &beside, ..input(&files[0].name, &files[0].bytes) };
    import(&input, format).expect("it is read")
}

const CARRIERS: [Format; 4] = [Format::W3c, Format::Brat, Format::CasJson, Format::Qdpx];

const LONG: &str = "أعلنت وزارة الموارد المائية أمس أن منسوب المياه في السد بلغ أربعين مترا للمرة الأولى.\n\
    وقال المتحدث باسم الوزارة إن السد آمن تماما وإن الأعمال تسير وفق الخطة الموضوعة.\n\
    ونفى رئيس البلدية ما نشرته الصحف عن وجود تشققات في جسم السد وطالب بنشر التقرير.";

#[test]
fn the_export_of_the_sample_adds_nothing_to_it() {
    let sample = project::sample();
    for format in CARRIERS {
        let (_, result) = check(&sample, &around(&sample, format));
        assert_eq!(result.edit, None, "{format:?}");
        assert_eq!(result.annotations, Count { known: sample.annotations.len(), ..Count::default() }, "{format:?}");
        assert_eq!(result.attributions.known, sample.attributions.len(), "{format:?}");
        assert!(result.articles.iter().all(|article| article.fate == Fate::Same), "{format:?}");
    }
}

#[test]
fn a_project_with_nothing_in_it_becomes_the_import() {
    let sample = of(project::sample());
    let head = Project { labels: Vec::new(), ..Project::new(sample.project.author.clone(), sample.project.created) };
    let empty = Project { name: sample.project.name.clone(), ..head };
    assert_eq!(check(&empty, &sample).0, sample.project);
}

#[test]
fn an_article_with_the_same_text_is_the_same_whatever_its_id() {
    let mine = project("a", LONG, &["السد آمن"]);
    let theirs = of(project("b", LONG, &["السد آمن", "تشققات"]));
    let (after, result) = check(&mine, &theirs);
    assert_eq!(after.articles, mine.articles);
    assert_eq!((result.annotations.known, result.annotations.added), (1, 1));
    assert_eq!((result.articles[0].fate, &*result.articles[0].id.0), (Fate::Same, "a"));
    assert_eq!(after.annotations.values().map(|a| a.quote()).collect::<Vec<_>>(), ["السد آمن", "تشققات"]);
}

#[test]
fn two_files_that_call_their_marks_otherwise_do_not_double_them() {
    let mine = project("a", LONG, &["السد آمن", "تشققات"]);
    // What is the first mark in one is the second in the other.
    let theirs = of(project("a", LONG, &["تشققات", "السد آمن"]));
    let (after, result) = check(&mine, &theirs);
    assert_eq!(after.annotations, mine.annotations);
    assert_eq!((result.annotations, result.beside), (Count { known: 2, ..Count::default() }, 0));
}

#[test]
fn a_mark_that_says_no_more_than_the_one_in_its_place_is_there() {
    let changed = |mut project: Project, id: &str, change: &dyn Fn(&mut Annotation)| {
        let id = AnnotationId(id.into());
        let mut new = Annotation::clone(&project.annotations[&id]);
        change(&mut new);
        project.annotations.insert(id, Arc::new(new));
        project
    };
    let graded = |grade| move |a: &mut Annotation| a.assessment.credibility = Some(grade);
    let noted = |a: &mut Annotation| a.remarks.note.en = "Said twice.".to_owned();
    let mine = changed(project("a", LONG, &["السد آمن"]), "a0", &|a| {
        graded(Credibility::Doubtful)(a);
        noted(a);
    });
    let check = |change: &dyn Fn(&mut Annotation), added: usize| {
        let theirs = changed(project("b", LONG, &["السد آمن"]), "b0", change);
        let (after, result) = check(&mine, &of(theirs));
        assert_eq!((after.annotations.len(), result.annotations.added, result.beside), (1 + added, added, added));
    };
    check(&|_| {}, 0);
    check(&noted, 0);
    check(&graded(Credibility::Doubtful), 0);
    check(&|a| a.author.clear(), 0);
    // What says something else, or is somebody else's, is another mark; that is told.
    check(&graded(Credibility::Confirmed), 1);
    check(&|a| a.remarks.gloss.en = "The dam is safe".to_owned(), 1);
    check(&|a| a.author = "عمر".to_owned(), 1);
}

#[test]
fn in_another_version_what_is_certain_goes_to_its_place() {
    let newer = format!("خبر عاجل من مراسلنا.\n{LONG}");
    let mine = project("a", &newer, &[]);
    let theirs = of(project("b", LONG, &["منسوب المياه في السد", "تشققات في جسم السد"]));
    let (after, result) = check(&mine, &theirs);
    assert_eq!(after.articles, mine.articles);
    assert_eq!((result.articles[0].fate, result.annotations.added), (Fate::Version, 2));
    assert_eq!(result.unplaced, []);
    for annotation in after.annotations.values() {
        assert_eq!(after.articles[0].slice(annotation.marks[0].range), annotation.marks[0].quote);
    }
}

#[test]
fn what_has_no_sure_place_comes_in_beside_with_what_is_tied_to_it() {
    let newer = LONG.replace("السد آمن تماما", "السد سليم جدا");
    let mut theirs = project("b", LONG, &["منسوب المياه", "السد آمن تماما"]);
    let source = put(&mut theirs, "who", "source", "المتحدث باسم الوزارة");
    let subject = Subject::Claim(AnnotationId("b1".into()));
    let mut tie = Attribution::new(AttributionId("t".into()), subject, "ليلى", NOW);
    tie.source = Some(Party::Mention(source.clone()));
    theirs.apply(Edit::PutAttribution(Arc::new(tie))).expect("it fits");
    let remarks = PlaceRemarks {
        remarks: crate::annotation::Remarks { note: Bilingual::in_script("note"), ..Default::default() },
        ..PlaceRemarks::default()
    };
    let place = Place::Block(ArticleId("b".into()), 1);
    theirs.apply(Edit::PutRemarks(place, Arc::new(remarks))).expect("it fits");
    let mine = project("a", &newer, &[]);
    let (after, result) = check(&mine, &of(theirs));
    assert_eq!(result.articles[0].fate, Fate::Beside);
    assert_eq!(result.unplaced.iter().map(|u| u.quote.as_str()).collect::<Vec<_>>(), ["السد آمن تماما"]);
    let home = |id: &str| after.annotations[&AnnotationId(id.into())].article.0.to_string();
    assert_eq!((home("b0"), home("b1"), home("who")), ("a".into(), "b".into(), "b".into()));
    assert_eq!((after.articles.len(), after.attributions.len(), after.remarks.len()), (2, 1, 1));
}

#[test]
fn what_is_not_like_any_article_is_new_and_an_id_that_is_taken_gives_way() {
    let mine = project("a", LONG, &["السد"]);
    let theirs = of(project("a", "نص آخر لا صلة له بالخبر الأول ولا بما جاء فيه من كلام.", &["الخبر"]));
    let (after, result) = check(&mine, &theirs);
    assert_eq!((result.articles[0].fate, after.articles.len(), after.annotations.len()), (Fate::New, 2, 2));
    assert_eq!(after.annotations[&AnnotationId("a0".into())], mine.annotations[&AnnotationId("a0".into())]);
}

#[test]
fn what_was_changed_elsewhere_comes_in_beside_what_is_there() {
    let mine = project("a", LONG, &["السد آمن"]);
    let mut theirs = mine.clone();
    let id = AnnotationId("a0".into());
    let mut changed = Annotation::clone(&theirs.annotations[&id]);
    changed.remarks.note = Bilingual::in_script("Not so.");
    theirs.annotations.insert(id.clone(), Arc::new(changed));
    let (after, result) = check(&mine, &of(theirs));
    assert_eq!((after.annotations.len(), result.annotations.added), (2, 1));
    assert_eq!(after.annotations[&id], mine.annotations[&id]);
}

#[test]
fn labels_are_those_with_the_id_or_the_name_or_new_ones() {
    let mut mine = project("a", LONG, &[]);
    mine.labels.push(label("p1", "Person"));
    mine.labels[0].key = Some('1');
    mine.labels.retain(|label| &*label.id.0 != "cue");
    let mut theirs = project("a", LONG, &[]);
    let joins = {
        let mut joins = Joins::default();
        joins.set(RelationKind::Supports, LabelId("x".into()), true);
        joins
    };
    theirs.labels.push(label("x", "PERSON"));
    theirs.labels.push(Label { parent: Some(LabelId("x".into())), joins, ..label("y", "Minister") });
    put(&mut theirs, "1", "x", "المتحدث");
    put(&mut theirs, "2", "y", "رئيس");
    let (after, result) = check(&mine, &of(theirs));
    let ids: Vec<&str> = after.labels.iter().map(|label| &*label.id.0).collect();
    assert_eq!(ids, ["claim", "source", "p1", "y"], "the cue that was taken out stays out");
    assert_eq!((result.labels.known, result.labels.added), (1, 1), "those that something carries");
    let minister = after.label(&LabelId("y".into())).expect("it came in");
    assert_eq!(minister.parent, Some(LabelId("p1".into())));
    assert!(minister.joins.allow(RelationKind::Supports, &LabelId("p1".into())));
    assert_eq!(&*after.annotations[&AnnotationId("1".into())].label.0, "p1");
}

#[test]
fn entries_of_the_registry_take_over_what_they_lack() {
    let mut mine = project("a", LONG, &[]);
    let entry = |id: &str, ar: &str, en: &str| {
        Source::new(SourceId(id.into()), Bilingual { ar: ar.into(), en: en.into() }, "", Timestamp(1))
    };
    mine.apply(Edit::PutSource(Arc::new(entry("s", "وزارة الموارد", "")))).expect("it fits");
    let mut theirs = project("a", LONG, &[]);
    let mut ministry = entry("t", "وزارة الموارد", "Ministry of Resources");
    let reliability = Reliability::ALL[1];
    ministry.rate(Rating { at: Timestamp(3), reliability, reason: Bilingual::default(), author: String::new() });
    let mut spokesman = entry("u", "المتحدث", "");
    spokesman.parent = Some(ministry.id.clone());
    theirs.apply(Edit::PutSource(Arc::new(ministry))).expect("it fits");
    theirs.apply(Edit::PutSource(Arc::new(spokesman))).expect("it fits");
    let (after, result) = check(&mine, &of(theirs));
    assert_eq!((result.sources.added, result.sources.known, result.sources.filled), (1, 1, 1));
    let ministry = &after.sources[&SourceId("s".into())];
    assert_eq!((ministry.name.en.as_str(), ministry.reliability()), ("Ministry of Resources", Some(reliability)));
    assert_eq!(after.sources[&SourceId("u".into())].parent, Some(SourceId("s".into())));
}

#[test]
fn a_relation_that_a_label_does_not_allow_is_listed() {
    let mut mine = project("a", LONG, &[]);
    mine.labels[0].joins = Joins::default();
    let mut theirs = project("b", LONG, &["السد آمن", "تشققات"]);
    let ends = ["b0", "b1"].map(|id| AnnotationId(id.into()));
    let relation = Relation::new(RelationId("r".into()), RelationKind::Contradicts, ends, "", NOW);
    theirs.apply(Edit::PutRelation(Arc::new(relation))).expect("it fits");
    let (after, result) = check(&mine, &of(theirs));
    assert_eq!(after.relations.len(), 0);
    let losses = [Loss { kind: LossKind::Unfitting, name: "Claim → Claim: contradicts".into(), count: 1 }];
    assert_eq!(result.losses, losses);
}

#[test]
fn what_is_said_of_a_place_is_added_to_what_was_said() {
    let said = |text: &str, tag: &str| {
        let remarks = crate::annotation::Remarks {
            note: Bilingual::in_script(text),
            tags: vec![tag.to_owned()],
            ..Default::default()
        };
        Arc::new(PlaceRemarks { remarks, author: "x".into(), ..PlaceRemarks::default() })
    };
    let (mut mine, mut theirs) = (project("a", LONG, &[]), project("b", LONG, &[]));
    let place = |id: &str| Place::Article(ArticleId(id.into()));
    mine.apply(Edit::PutRemarks(place("a"), said("One.", "dam"))).expect("it fits");
    theirs.apply(Edit::PutRemarks(place("b"), said("Two.", "water"))).expect("it fits");
    let (after, _) = check(&mine, &of(theirs));
    let remarks = &after.remarks[&place("a")].remarks;
    assert_eq!(
        (remarks.note.en.as_str(), remarks.tags.as_slice()),
        ("One.\nTwo.", &["dam".into(), "water".into()][..])
    );
}

#[test]
fn losses_of_the_import_are_told_with_those_of_the_joining_and_it_can_be_stopped() {
    let loss = Loss { kind: LossKind::Tie, name: "Owns".into(), count: 2 };
    let imported = Imported { project: project("b", LONG, &["السد"]), losses: vec![loss.clone()] };
    assert_eq!(check(&Project::new("", NOW), &imported).1.losses, [loss]);
    let stop = |_| false;
    let stopped = join(&Project::new("", NOW), &imported, NOW, &Progress::new(&stop));
    assert_eq!(stopped, Err(ImportError::Cancelled));
}

/// Their article has no text, and the id of another article of mine.
#[test]
fn an_article_without_text_comes_in_once() {
    let mine = project("a", "قال الوزير", &[]);
    let titled = |title: &str| {
        let mut project = project("a", "", &[]);
        Arc::make_mut(&mut project.articles[0]).meta.title = title.into();
        of(project)
    };
    let (after, _) = check(&mine, &titled("عنوان"));
    assert_eq!(after.articles.len(), 2);
    let (after, _) = check(&after, &titled("عنوان آخر"));
    assert_eq!(after.articles.len(), 3, "it is another one");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_export_of_any_project_adds_nothing_to_it(project in arbitrary::project()) {
        for format in CARRIERS {
            let (_, result) = check(&project, &around(&project, format));
            prop_assert_eq!(result.edit, None, "{:?}", format);
        }
    }

    #[test]
    fn any_project_joins_any_other(mine in arbitrary::dressed(), theirs in arbitrary::dressed()) {
        check(&mine, &of(theirs));
    }

    /// A text of which words are gone, marks anywhere in it, some of them tied.
    #[test]
    fn what_another_version_takes_in_has_the_very_words(
        gone in prop::collection::btree_set(0usize..40, 0..12),
        places in prop::collection::vec((0u32..220, 1u32..30), 1..12),
    ) {
        let words: Vec<&str> = LONG.split(' ').collect();
        let kept = words.iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, word)| *word);
        let mine = project("a", &kept.collect::<Vec<_>>().join(" "), &[]);
        let mut theirs = project("b", LONG, &[]);
        let (home, mut ids) = (theirs.articles[0].clone(), Vec::new());
        for (number, (start, length)) in places.into_iter().enumerate() {
            let Some(mark) = Mark::of(&home, CpRange::new(start, start + length)) else { continue };
            let id = AnnotationId(format!("n{number}").into());
            let label = LabelId(if number % 2 == 0 { "claim" } else { "source" }.into());
            let annotation = Annotation::new(id.clone(), home.id.clone(), label, vec![mark], "", Timestamp(5));
            theirs.apply(Edit::PutAnnotation(Arc::new(annotation))).expect("it fits");
            ids.push(id);
        }
        if let [claim, source, ..] = &ids[..] && claim.0.ends_with(['0', '2', '4', '6', '8']) && !source.0.ends_with(['0', '2', '4', '6', '8']) {
            let mut tie = Attribution::new(AttributionId("t".into()), Subject::Claim(claim.clone()), "", NOW);
            tie.source = Some(Party::Mention(source.clone()));
            theirs.apply(Edit::PutAttribution(Arc::new(tie))).expect("it fits");
        }
        let (after, result) = check(&mine, &of(theirs.clone()));
        prop_assert_eq!(after.annotations.len(), theirs.annotations.len(), "none is dropped");
        prop_assert_eq!(result.articles[0].fate == Fate::Beside, !result.unplaced.is_empty());
        for (id, annotation) in &after.annotations {
            prop_assert_eq!(annotation.quote(), theirs.annotations[id].quote());
            for mark in &annotation.marks {
                let article = after.article(&annotation.article).expect("its article");
                prop_assert_eq!(article.slice(mark.range), &mark.quote);
            }
        }
        for tie in after.attributions.values() {
            let homes: Vec<_> = tie.parts().map(|(_, id)| &after.annotations[id].article).collect();
            prop_assert!(homes.windows(2).all(|two| two[0] == two[1]), "what is tied stays together");
        }
    }

    #[test]
    fn a_project_with_nothing_in_it_becomes_any_import(theirs in arbitrary::project()) {
        let theirs = arbitrary::handed_on(theirs);
        let empty = Project {
            name: theirs.name.clone(),
            author: theirs.author.clone(),
            created: theirs.created,
            extra: theirs.extra.clone(),
            ..Project::default()
        };
        let (after, _) = check(&empty, &of(theirs.clone()));
        prop_assert_eq!(after, theirs);
    }
}
