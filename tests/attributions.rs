//! The hand-made attributions of a real article, expressed whole, saved and read back.

mod common;

use isnad::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Bilingual, Edit, LabelId, Manner, Mark, Party, Project,
    Source, SourceId, Subject, Timestamp,
};
use isnad::article::{self, Article, ArticleId, ReadOptions};
use isnad::project;
use isnad::text::CpRange;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The gold annotations and the article they were made on.
fn gold() -> Option<(Value, Arc<Article>)> {
    let dir = common::shared_dir()?;
    let gold: Value = serde_json::from_slice(&std::fs::read(dir.join("gold/seed_article.json")).unwrap()).unwrap();
    let read = article::open(&dir.join(gold["source_path"].as_str().unwrap()), ReadOptions::default()).unwrap();
    let mut article = read.article;
    assert_eq!(article.origin.sha256, gold["sha256"].as_str().unwrap());
    article.id = ArticleId("seed".into());
    Some((gold, Arc::new(article)))
}

/// Where `part` stands in the article, whose blocks may be parted by fewer line breaks than the file's lines.
fn range_of(article: &Article, file: &str, part: &Value) -> CpRange {
    let (start, end) = (part["start"].as_u64().unwrap() as usize, part["end"].as_u64().unwrap() as usize);
    let quote: String = file.chars().skip(start).take(end - start).collect();
    assert_eq!(quote, part["text"].as_str().unwrap(), "the gold file's own offsets");
    let before: String = file.chars().take(start).collect();
    let number = before.matches(&quote).count();
    let byte = article.text().match_indices(&quote).nth(number).unwrap_or_else(|| panic!("{quote} is not there")).0;
    let start = article.text()[..byte].chars().count() as u32;
    CpRange::new(start, start + quote.chars().count() as u32)
}

/// All of the gold annotations as edits of a project that has the article.
fn express(gold: &Value, article: &Arc<Article>, file: &str) -> Vec<Edit> {
    let now = Timestamp(1_795_457_305);
    let mut edits = vec![Edit::AddArticle { at: 0, article: article.clone() }];
    let mut entries: BTreeMap<String, SourceId> = BTreeMap::new();
    let (mut marks, mut ties) = (Vec::new(), Vec::new());
    for one in gold["attributions"].as_array().unwrap() {
        let id = one["id"].as_str().unwrap();
        let text = |lang: &str| one["refers_to"][lang].as_str().unwrap().to_owned();
        let name = Bilingual { ar: text("ar"), en: text("en") };
        let entry = entries.entry(name.en.clone()).or_insert_with(|| {
            let entry = SourceId(format!("s-{id}").into());
            edits.push(Edit::PutSource(Arc::new(Source::new(entry.clone(), name, "gold", now))));
            entry
        });
        let mut mark = |role: &str, label: &str, refers_to: Option<&SourceId>| {
            let part = one.get(role).filter(|part| !part.is_null())?;
            let made = AnnotationId(format!("{id}-{role}").into());
            let marks_of = vec![Mark::of(article, range_of(article, file, part)).unwrap()];
            let label = LabelId(label.into());
            let mut made = Annotation::new(made, article.id.clone(), label, marks_of, "gold", now);
            made.refers_to = refers_to.cloned();
            marks.push(Edit::PutAnnotation(Arc::new(made.clone())));
            Some(made.id)
        };
        let claim = mark("content", "claim", None);
        let subject = claim.map_or_else(|| Subject::Article(article.id.clone()), Subject::Claim);
        let mut tie = Attribution::new(AttributionId(id.into()), subject, "gold", now);
        tie.cue = mark("cue", "cue", None);
        let mention = mark("source", "source", Some(entry));
        tie.source = Some(mention.map_or_else(|| Party::Entry(entry.clone()), Party::Mention));
        tie.via = mark("via", "source", None).map(Party::Mention).into_iter().collect();
        tie.inside = one["parent"].as_str().map(|outer| AttributionId(outer.into()));
        tie.manner = match one["manner"].as_str() {
            Some("direct") => Manner::Direct,
            Some("mixed") => Manner::Mixed,
            _ => Manner::Indirect,
        };
        ties.push(Edit::PutAttribution(Arc::new(tie)));
    }
    edits.into_iter().chain(marks).chain(ties).collect()
}

#[test]
fn the_attributions_of_a_real_article_are_expressed_whole_and_read_back() {
    let Some((gold, article)) = gold() else { return };
    let dir = common::shared_dir().unwrap();
    let file = std::fs::read_to_string(dir.join(gold["source_path"].as_str().unwrap())).unwrap();
    let mut made = Project::new("gold", Timestamp(1));
    made.apply(Edit::Batch(express(&gold, &article, &file))).unwrap();
    let text = project::write(&made);
    let loaded = project::read(text.as_bytes()).unwrap();
    assert_eq!(loaded.project, made);
    assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);

    let all = gold["attributions"].as_array().unwrap();
    let p = &loaded.project;
    assert_eq!(p.attributions.len(), all.len());
    for one in all {
        let tie = &p.attributions[&AttributionId(one["id"].as_str().unwrap().into())];
        let quote = |id: Option<&AnnotationId>| id.map(|id| p.annotations[id].quote());
        let expected = |role: &str| one[role]["text"].as_str().map(str::to_owned);
        assert_eq!(quote(tie.claim()), expected("content"));
        assert_eq!(quote(tie.cue.as_ref()), expected("cue"));
        assert_eq!(quote(tie.source_mention()), expected("source"));
        assert_eq!(tie.via.iter().map(|hop| p.party_name(hop, true)).next(), expected("via"));
        assert_eq!(p.entry_of(tie.source.as_ref().unwrap()).unwrap().name.en, one["refers_to"]["en"].as_str().unwrap());
        assert_eq!(tie.inside.as_ref().map(|outer| &*outer.0), one["parent"].as_str());
        assert_eq!(Some(tie.manner.key()).filter(|_| !one["manner"].is_null()), one["manner"].as_str());
    }

    let count = |what: &dyn Fn(&Value) -> bool| all.iter().filter(|one| what(one)).count();
    let is_claim = |one: &Value| !one["content"].is_null();
    let tally = p.tally(Some(&article.id));
    assert_eq!(tally.claims, count(&is_claim));
    assert_eq!((tally.unattributed, tally.without_source), (0, 0));
    assert_eq!(tally.in_the_verb, count(&|one| is_claim(one) && one["source"].is_null()));
    assert_eq!(tally.nested, count(&|one| !one["parent"].is_null()));
    assert_eq!(tally.through_others, count(&|one| !one["via"].is_null()));
    assert_eq!(tally.of_articles, count(&|one| one["kind"] == "credit"));
    assert_eq!((tally.nested, tally.through_others, tally.of_articles, tally.claims), (2, 1, 1, 21));
    assert_eq!(p.credits_of(&article.id).count(), 1);
}
