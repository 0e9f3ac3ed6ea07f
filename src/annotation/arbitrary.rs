//! Arbitrary projects and edits, for property tests.

use super::{
    Annotation, AnnotationId, Answer, ArticleStage, Attribution, AttributionId, Bilingual, ClaimKind, ClaimStatus,
    Comment, CommentId, Confidence, Conflict, ConflictId, Credibility, Decision, Edit, Field, Head, Joins, Label,
    LabelId, Likelihood, LineStyle, Manner, Mark, Party, Place, PlaceRemarks, Project, Rating, Relation, RelationId,
    RelationKind, Reliability, Remarks, Role, Source, SourceId, SourceKind, Stage, Subject, Timestamp, Topic, Verdict,
    VerdictId, Version,
};
use crate::article::{Article, ArticleId, BlockKind, Extra, Format, Meta, Origin};
use crate::text::{CpRange, Direction};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Text with all that is awkward in a file: controls, quotes, backslashes, invisible and right-to-left characters.
pub fn text() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(vec![
        "\"",
        "\\",
        "\u{0}",
        "\r",
        "\t",
        "\u{1B}",
        "\u{7F}",
        "\u{85}",
        "\u{A0}",
        "\u{AD}",
        "\u{61C}",
        "\u{600}",
        "\u{64E}",
        "\u{200B}",
        "\u{200D}",
        "\u{200F}",
        "\u{2028}",
        "\u{202E}",
        "\u{2066}",
        "\u{FEFF}",
        "\u{FFFF}",
        "\u{10FFFF}",
        "\u{E0001}",
        "//",
        "/*",
        "*/",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "#",
        "r#\"",
        "'",
        "\\u{41}",
        "😀",
        "قال",
    ]);
    // Controls, bidi controls, fillers, selectors, tags and noncharacters, each as likely as letters are.
    let unseen = prop_oneof![
        prop::char::range('\0', '\u{9F}'),
        prop::char::range('\u{200B}', '\u{206F}'),
        prop::char::range('\u{FDD0}', '\u{FDEF}'),
        prop::char::range('\u{FE00}', '\u{FE0F}'),
        prop::char::range('\u{FFF0}', '\u{FFFF}'),
        prop::char::range('\u{E000}', '\u{F8FF}'),
        prop::char::range('\u{E0000}', '\u{E01EF}'),
        (1u32..=16).prop_map(|plane| char::from_u32(plane << 16 | 0xFFFE).unwrap_or_default()),
    ];
    let piece = prop_oneof![
        4 => awkward.prop_map(str::to_owned),
        2 => "[ابتثج ]{1,6}",
        1 => "\\PC{0,5}",
        1 => any::<char>().prop_map(String::from),
        1 => unseen.prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|p| p.concat())
}

fn direction() -> impl Strategy<Value = Option<Direction>> {
    prop::sample::select(vec![None, Some(Direction::Ltr), Some(Direction::Rtl)])
}

/// An article with this id.
pub fn article(id: &'static str) -> impl Strategy<Value = Arc<Article>> {
    let block =
        (prop::sample::select(BlockKind::ALL.to_vec()), direction(), text(), prop::option::weighted(0.2, any::<u32>()));
    let format = prop::sample::select(vec![Format::Text, Format::Html, Format::Docx, Format::Markdown]);
    let words = (text(), text(), text(), text());
    (prop::collection::vec(block, 0..5), words, format).prop_map(move |(blocks, (a, b, c, d), format)| {
        let meta = Meta {
            title: a.clone(),
            byline: b.clone(),
            published: c.clone(),
            publisher: d.clone(),
            url: a.clone(),
            language: b.clone(),
        };
        let origin = Origin { file_name: c, format, encoding: d, sha256: a };
        let numbers: Vec<Option<u32>> = blocks.iter().map(|(.., number)| *number).collect();
        let blocks = blocks.into_iter().map(|(kind, direction, text, _)| (kind, direction, text));
        let mut article = Article::new(ArticleId(id.into()), meta, origin, blocks);
        numbers.into_iter().enumerate().for_each(|(block, number)| article.set_number(block, number));
        Arc::new(article)
    })
}

/// What an edit is made of, before it is known what it is applied to.
#[derive(Clone, Debug)]
pub struct Seed {
    pub what: u8,
    pub a: u8,
    pub b: u8,
    pub c: u32,
    pub d: u32,
    pub words: String,
    pub article: Arc<Article>,
}

/// A script of edits.
pub fn script(length: usize) -> impl Strategy<Value = Vec<Seed>> {
    let articles = prop_oneof![article("a0"), article("a1"), article("a2")];
    let seed = (any::<u8>(), 0u8..6, 0u8..6, 0u32..24, 0u32..24, text(), articles)
        .prop_map(|(what, a, b, c, d, words, article)| Seed { what, a, b, c, d, words, article });
    prop::collection::vec(seed, 0..length)
}

fn annotation(seed: &Seed, project: &Project) -> Arc<Annotation> {
    let count = project.articles.len().max(1);
    let article = project.articles.get(usize::from(seed.b) % count).unwrap_or(&seed.article);
    let labels = ["claim", "source", "cue", "l0", "l1", "absent"];
    let mut marks: Vec<Mark> = Mark::of(article, CpRange::new(seed.c, seed.d)).into_iter().collect();
    if seed.what.is_multiple_of(3) {
        let range = CpRange::new(seed.d + 1, seed.d + 3);
        marks.extend(Mark::of(article, range).filter(|m| marks.iter().all(|o| o.range.end <= m.range.start)));
    }
    let now = Timestamp(i64::from(seed.c) * 1_000_000);
    let mut annotation = Annotation::new(
        AnnotationId(format!("n{}", seed.a).into()),
        article.id.clone(),
        LabelId(labels[usize::from(seed.what) % 6].into()),
        marks,
        seed.words.clone(),
        now,
    );
    if seed.what.is_multiple_of(2) {
        annotation.remarks = remarks(seed);
        annotation.refers_to = Some(SourceId(format!("s{}", seed.a % 3).into()));
    }
    if seed.what.is_multiple_of(5) {
        annotation.refers_to = None;
        let assessment = &mut annotation.assessment;
        let n = seed.c as usize;
        assessment.kind = ClaimKind::ALL.get(n % 9).copied();
        assessment.status = ClaimStatus::ALL[n % 5];
        assessment.credibility = Credibility::ALL.get(n % 7).copied();
        assessment.likelihood = Likelihood::ALL.get(n % 8).copied();
        assessment.confidence = Confidence::ALL.get(n % 4).copied();
    }
    Arc::new(annotation)
}

fn remarks(seed: &Seed) -> Remarks {
    let note = Bilingual { ar: seed.words.clone(), en: "note".to_owned() };
    let gloss = Bilingual { ar: String::new(), en: if seed.b > 2 { seed.words.clone() } else { String::new() } };
    Remarks { note, gloss, tags: vec![seed.words.clone(); usize::from(seed.a % 3)] }
}

fn source(seed: &Seed) -> Arc<Source> {
    let name = Bilingual { ar: seed.words.clone(), en: format!("source {}", seed.b) };
    let at = Timestamp(i64::from(seed.c));
    let mut source = Source::new(SourceId(format!("s{}", seed.a).into()), name, "someone", at);
    source.aliases = vec![seed.words.clone(); usize::from(seed.b % 3)];
    source.kind = SourceKind::ALL[seed.d as usize % 6];
    source.parent = (seed.d > 8).then(|| SourceId(format!("s{}", seed.b).into()));
    for n in 0..seed.c % 3 {
        let reliability = Reliability::ALL[(seed.d + n) as usize % 6];
        let reason = Bilingual { ar: seed.words.clone(), en: String::new() };
        source.rate(Rating { at: Timestamp(i64::from(n % 2)), reliability, reason, author: String::new() });
    }
    Arc::new(source)
}

fn relation(seed: &Seed, project: &Project) -> Arc<Relation> {
    let pick = |n: usize| project.annotations.keys().nth(n % project.annotations.len().max(1)).cloned();
    let ends = [seed.c, seed.d].map(|n| pick(n as usize).unwrap_or_default());
    let kind = RelationKind::ALL[usize::from(seed.b) % 4];
    let mut relation =
        Relation::new(RelationId(format!("r{}", seed.a).into()), kind, ends, seed.words.clone(), Timestamp(7));
    relation.note.en = seed.words.clone();
    Arc::new(relation)
}

/// A verdict on an annotation that is there; some are on one that is not.
fn verdict(seed: &Seed, project: &Project) -> Arc<Verdict> {
    let known = project.annotations.values().nth(usize::from(seed.b) % project.annotations.len().max(1));
    let known = known.cloned().unwrap_or_else(|| annotation(seed, project));
    let changed = Annotation { author: seed.words.clone(), ..Annotation::clone(&known) };
    let decision = match seed.c % 4 {
        0 => Decision::Accept,
        1 => Decision::Change(changed.into()),
        2 => Decision::Reject,
        _ => Decision::Propose(annotation(seed, project)),
    };
    let on = decision.version().map_or_else(|| known.id.clone(), |version| version.id.clone());
    let author = ["R", "S"][usize::from(seed.a) % 2];
    let mut verdict = Verdict::new(on, decision, author, Timestamp(i64::from(seed.d)));
    verdict.reason = Bilingual { ar: seed.words.clone(), en: String::new() };
    verdict.answer = Answer::ALL[seed.d as usize % 3];
    let gone = verdict.decision == Decision::Reject && verdict.answer == Answer::Taken && seed.a > 2;
    verdict.removed = gone.then_some(known);
    Arc::new(verdict)
}

fn comment(seed: &Seed, project: &Project) -> Arc<Comment> {
    let first = project.comments.values().nth(usize::from(seed.b)).filter(|_| seed.c.is_multiple_of(2));
    let annotation = project.annotations.keys().nth(seed.d as usize % project.annotations.len().max(1));
    let verdict = project.verdicts.keys().nth(seed.d as usize % project.verdicts.len().max(1));
    let on = match (seed.c % 3, annotation, verdict) {
        (0, Some(annotation), _) => Topic::Annotation(annotation.clone()),
        (1, _, Some(verdict)) => Topic::Verdict(verdict.clone()),
        _ => Topic::Article(ArticleId(format!("a{}", seed.b % 3).into())),
    };
    let on = first.map_or(on, |first| first.on.clone());
    let text = Bilingual { ar: String::new(), en: seed.words.clone() };
    let id = CommentId(format!("k{}", seed.a).into());
    let mut comment = Comment::new(id, on, text, seed.words.clone(), Timestamp(i64::from(seed.c)));
    comment.thread = first.map(|first| first.id.clone());
    comment.resolved = seed.d.is_multiple_of(3);
    Arc::new(comment)
}

fn stage(seed: &Seed) -> Arc<ArticleStage> {
    let stage = Stage::ALL[seed.c as usize % 4];
    let modified = Timestamp(i64::from(seed.d));
    Arc::new(ArticleStage { stage, author: seed.words.clone(), modified, extra: Extra::default() })
}

/// An edit of what reviewers and authors say to each other.
fn reviewing(seed: &Seed, project: &Project) -> Edit {
    let article = ArticleId(format!("a{}", seed.a % 3).into());
    match seed.d {
        0..4 => {
            let id = project.verdicts.keys().nth(usize::from(seed.a)).cloned();
            Edit::RemoveVerdict(id.unwrap_or_default())
        }
        4..8 => Edit::RemoveComment(CommentId(format!("k{}", seed.a).into())),
        8..18 => Edit::PutStage(article, stage(seed)),
        _ => Edit::RemoveStage(article),
    }
}

fn place(seed: &Seed) -> Place {
    let article = ArticleId(format!("a{}", seed.b % 3).into());
    match seed.a % 3 {
        0 => Place::Project,
        1 => Place::Article(article),
        _ => Place::Block(article, seed.c % 4),
    }
}

/// The annotation with the same ranges on another text, if they fit it.
fn place_again(annotation: &Annotation, article: &Article) -> Option<Arc<Annotation>> {
    let marks: Option<Vec<Mark>> = annotation.marks.iter().map(|m| Mark::of(article, m.range)).collect();
    let placed = Annotation { marks: marks?, ..annotation.clone() };
    placed.check_marks(article).is_ok().then(|| Arc::new(placed))
}

fn attribution(seed: &Seed, project: &Project) -> Arc<Attribution> {
    let with = |role| project.annotations.keys().filter(move |id| project.role_of(id) == Some(role));
    let pick = |role, n: usize| with(role).nth(n % with(role).count().max(1)).cloned();
    let claim = pick(Role::Claim, usize::from(seed.b)).unwrap_or_default();
    let id = AttributionId(format!("t{}", seed.a).into());
    let subject = match project.articles.first().filter(|_| seed.what.is_multiple_of(7)) {
        Some(article) => Subject::Article(article.id.clone()),
        None => Subject::Claim(claim),
    };
    let mut attribution = Attribution::new(id, subject, seed.words.clone(), Timestamp(i64::from(seed.d)));
    attribution.cue = pick(Role::Cue, seed.c as usize).filter(|_| seed.c.is_multiple_of(2));
    let mention = pick(Role::Source, seed.d as usize).map(Party::Mention);
    let entry = || project.sources.keys().nth(seed.c as usize % project.sources.len().max(1)).cloned();
    attribution.source = mention.clone().filter(|_| seed.d.is_multiple_of(2)).or_else(|| entry().map(Party::Entry));
    attribution.via = mention.into_iter().chain(entry().map(Party::Entry)).skip(seed.a as usize % 3).collect();
    attribution.inside = (seed.c > 12).then(|| AttributionId(format!("t{}", seed.b).into()));
    attribution.manner = [Manner::Direct, Manner::Indirect, Manner::Mixed][seed.c as usize % 3];
    Arc::new(attribution)
}

fn label(seed: &Seed) -> Label {
    Label {
        id: LabelId(["claim", "source", "cue", "l0", "l1", "l2"][usize::from(seed.b)].into()),
        name: Bilingual { ar: seed.words.clone(), en: String::new() },
        color: [seed.a, seed.b, 255],
        line: LineStyle::ALL[usize::from(seed.a)],
        key: ['4', '5', 'a', 'z', '1', 'é'].get(usize::from(seed.a)).copied().filter(|_| seed.c.is_multiple_of(2)),
        role: [None, Some(Role::Claim), Some(Role::Source), Some(Role::Cue)][seed.d as usize % 4],
        parent: (seed.c > 12).then(|| LabelId(["l0", "l1", "claim"][seed.d as usize % 3].into())),
        joins: joins(seed),
        extra: Extra::default(),
    }
}

/// A conflict about any kind of record. What it says decides its id, as everywhere.
fn conflict(seed: &Seed, project: &Project) -> Arc<Conflict> {
    let place = |remarks| {
        let remarks = PlaceRemarks { remarks, author: seed.words.clone(), ..PlaceRemarks::default() };
        Version::Remarks(place(seed), remarks.into())
    };
    let version = match seed.c % 11 {
        7 => Version::Verdict(verdict(seed, project)),
        8 => Version::Comment(comment(seed, project)),
        9 => Version::Stage(seed.article.id.clone(), stage(seed)),
        0 => Version::Project(Arc::new(Head { name: seed.words.clone(), extra: Extra::default() })),
        1 => Version::Label(label(seed).into()),
        2 => Version::Article(seed.article.clone()),
        3 => Version::Source(source(seed)),
        4 => Version::Annotation(annotation(seed, project)),
        5 => Version::Attribution(attribution(seed, project)),
        6 => Version::Relation(relation(seed, project)),
        _ => place(remarks(seed)),
    };
    let mut conflict = Conflict {
        id: ConflictId::default(),
        record: version.record(),
        fields: Field::ALL.iter().skip(usize::from(seed.b)).step_by(1 + usize::from(seed.a)).copied().collect(),
        author: seed.words.clone(),
        other: (!seed.d.is_multiple_of(3)).then(|| version.clone()),
        base: (!seed.d.is_multiple_of(2)).then_some(version),
        extra: Extra::default(),
    };
    let mut hasher = std::hash::DefaultHasher::new();
    std::hash::Hash::hash(&format!("{conflict:?}"), &mut hasher);
    conflict.id = ConflictId(format!("c{:x}", std::hash::Hasher::finish(&hasher)).into());
    Arc::new(conflict)
}

fn joins(seed: &Seed) -> Joins {
    let mut joins = Joins::default();
    for kind in RelationKind::ALL.iter().take(usize::from(seed.a)) {
        joins.set(*kind, LabelId(["claim", "l0"][seed.c as usize % 2].into()), true);
    }
    joins
}

impl Seed {
    /// The edit it makes of `project`; it may fit or not.
    pub fn edit(&self, project: &Project) -> Edit {
        let article = || ArticleId(format!("a{}", self.a % 3).into());
        let at = usize::from(self.a % 3);
        match self.what % 30 {
            24..=26 => Edit::PutVerdict(verdict(self, project)),
            27..=28 => Edit::PutComment(comment(self, project)),
            29 => reviewing(self, project),
            // Half as many again of what is new or rare.
            16..=18 => Seed { what: 15, ..self.clone() }.edit(project),
            19 => Edit::PutSource(source(self)),
            20 => Edit::PutRelation(relation(self, project)),
            21..=22 => Edit::PutAttribution(attribution(self, project)),
            0..=3 => Edit::PutAnnotation(annotation(self, project)),
            4 => Edit::RemoveAnnotation(AnnotationId(format!("n{}", self.a).into())),
            5..=6 => Edit::PutAttribution(attribution(self, project)),
            7 => Edit::RemoveAttribution(AttributionId(format!("t{}", self.a).into())),
            8 => Edit::PutLabel { at: usize::from(self.a), label: label(self) },
            9 => Edit::RemoveLabel(LabelId(["cue", "l0", "l1", "l2", "x", "claim"][usize::from(self.a)].into())),
            10 => Edit::AddArticle { at, article: self.article.clone() },
            11 => Edit::RemoveArticle(article()),
            12 => Edit::SetBlock {
                article: article(),
                block: at,
                kind: BlockKind::Quote,
                direction: Some(Direction::Ltr),
            },
            13 => Edit::SetMeta { article: article(), meta: Meta { title: self.words.clone(), ..Meta::default() } },
            15 if self.d > 12 => Edit::PutSource(source(self)),
            15 if self.d > 10 => Edit::RemoveSource(SourceId(format!("s{}", self.a).into())),
            15 if self.d > 7 => Edit::PutRelation(relation(self, project)),
            15 if self.d > 6 => Edit::RemoveRelation(RelationId(format!("r{}", self.a).into())),
            15 if self.d > 4 => {
                let remarks = PlaceRemarks { remarks: remarks(self), author: self.words.clone(), ..Default::default() };
                Edit::PutRemarks(place(self), Arc::new(remarks))
            }
            15 if self.d > 3 => Edit::RemoveRemarks(place(self)),
            15 if self.d > 1 => {
                let [kept, gone] = [self.a, self.b].map(|n| SourceId(format!("s{n}").into()));
                Edit::Batch(project.merge_sources(&kept, &gone, Timestamp(9)))
            }
            23 if self.d > 16 => Edit::PutConflict(conflict(self, project)),
            23 if self.d > 12 => {
                let id = project.conflicts.keys().nth(usize::from(self.a)).cloned();
                Edit::RemoveConflict(id.unwrap_or_default())
            }
            14 if at == 0 => Edit::SetName(self.words.clone()),
            14 if at == 1 => Edit::SetAuthor(self.words.clone()),
            14 => {
                let annotations = project.annotations_of(&self.article.id).into_iter();
                let kept = annotations.filter_map(|a| place_again(a, &self.article)).collect();
                Edit::ReplaceArticle { article: self.article.clone(), annotations: kept }
            }
            _ => Edit::Batch(vec![
                Edit::SetName(self.words.clone()),
                Edit::PutAnnotation(annotation(self, project)),
                Edit::RemoveAnnotation(AnnotationId(format!("n{}", self.b).into())),
            ]),
        }
    }
}

/// A project that a script of edits made, with an article to begin with.
pub fn project() -> impl Strategy<Value = Project> {
    (article("a0"), text(), script(24)).prop_map(|(first, author, script)| {
        let mut project = Project::new(author, Timestamp(1));
        project.articles.push(first);
        for seed in script {
            let edit = seed.edit(&project);
            // Scripts hold edits that do not fit, on purpose; those change nothing.
            let _ = project.apply(edit);
        }
        project
    })
}

/// What a newer version may have written into a record.
fn extra() -> impl Strategy<Value = Extra> {
    const VALUES: [&str; 9] = [
        "1",
        "-1.5e3",
        "'\\''",
        "\"\u{200F}\\u{200F}\"",
        "[1, 2]",
        "Some((\"B\", 2))",
        "{\"x\": true}",
        "()",
        "A(b: [])",
    ];
    let names = prop::sample::select(vec!["newer", "x_1", "حقل"]);
    prop::collection::btree_map(
        names.prop_map(str::to_owned),
        prop::sample::select(&VALUES[..]).prop_map(str::to_owned),
        0..3,
    )
    .prop_map(Extra::new)
}

/// A project in which every text of every record is arbitrary, ids too, and every record may have fields of a newer
/// version.
pub fn dressed() -> impl Strategy<Value = Project> {
    let words = prop::collection::vec(text(), 7);
    (project(), words, text(), prop::collection::vec(extra(), 5)).prop_map(|(project, words, id, extras)| {
        let mut project = renamed(project, &id);
        dress(&mut project, &words, &extras);
        project
    })
}

fn dress(project: &mut Project, words: &[String], extras: &[Extra]) {
    let (mut words, mut extras) = (words.iter().cycle().cloned(), extras.iter().cycle().cloned());
    let mut word = || words.next().unwrap_or_default();
    let mut extra = || extras.next().unwrap_or_default();
    (project.name, project.author, project.extra) = (word(), word(), extra());
    for label in &mut project.labels {
        (label.name, label.extra) = (Bilingual { ar: word(), en: word() }, extra());
    }
    for article in project.articles.iter_mut().map(Arc::make_mut) {
        let [title, byline, published, publisher, url, language] = [(); 6].map(|()| word());
        article.set_meta(Meta { title, byline, published, publisher, url, language });
        let format = article.origin.format;
        article.origin = Origin { file_name: word(), format, encoding: word(), sha256: word() };
        article.extra = extra();
        (0..article.blocks().len()).for_each(|block| article.set_block_extra(block, extra()));
    }
    for source in project.sources.values_mut().map(Arc::make_mut) {
        source.name = Bilingual { ar: word(), en: word() };
        source.transliteration = word();
        source.aliases.iter_mut().for_each(|alias| *alias = word());
        source.role = Bilingual { ar: word(), en: word() };
        source.note = Bilingual { ar: word(), en: word() };
        for rating in &mut source.ratings {
            (rating.reason, rating.author) = (Bilingual { ar: word(), en: word() }, word());
        }
        (source.author, source.modified, source.extra) = (word(), Timestamp(-1), extra());
    }
    let mut note = |remarks: &mut Remarks| {
        remarks.note = Bilingual { ar: word(), en: word() };
        remarks.gloss = Bilingual { ar: word(), en: word() };
        remarks.tags = vec![word(); remarks.tags.len()];
        (word(), extra())
    };
    for annotation in project.annotations.values_mut().map(Arc::make_mut) {
        (annotation.author, annotation.extra) = note(&mut annotation.remarks);
        annotation.modified = Timestamp(253_402_207_199);
    }
    for place in project.remarks.values_mut().map(Arc::make_mut) {
        (place.author, place.extra) = note(&mut place.remarks);
        place.modified = Timestamp(-62_135_596_800);
    }
    let mut said = Remarks::default();
    for attribution in project.attributions.values_mut().map(Arc::make_mut) {
        (attribution.author, attribution.extra) = note(&mut said);
    }
    for relation in project.relations.values_mut().map(Arc::make_mut) {
        (relation.author, relation.extra) = note(&mut said);
        relation.note = said.note.clone();
    }
    for verdict in project.verdicts.values_mut().map(Arc::make_mut) {
        (_, verdict.extra) = note(&mut said);
        verdict.reason = said.note.clone();
        verdict.modified = Timestamp(-1);
    }
    for comment in project.comments.values_mut().map(Arc::make_mut) {
        (comment.author, comment.extra) = note(&mut said);
        comment.text = said.note.clone();
    }
    for stage in project.stages.values_mut().map(Arc::make_mut) {
        (stage.author, stage.extra) = note(&mut said);
    }
}

/// The project with `end` at the end of every id.
fn renamed(project: Project, end: &str) -> Project {
    let odd = |id: &Arc<str>| -> Arc<str> { format!("{id}{end}").into() };
    let mark = |id: &AnnotationId| AnnotationId(odd(&id.0));
    let entry = |id: &SourceId| SourceId(odd(&id.0));
    let label = |id: &LabelId| LabelId(odd(&id.0));
    let text = |id: &ArticleId| ArticleId(odd(&id.0));
    let tie = |id: &AttributionId| AttributionId(odd(&id.0));
    let party = |party: &Party| match party {
        Party::Mention(id) => Party::Mention(mark(id)),
        Party::Entry(id) => Party::Entry(entry(id)),
    };
    let mut new = Project { labels: Vec::new(), articles: Vec::new(), ..Project::default() };
    (new.name, new.author, new.created) = (project.name, project.author, project.created);
    for old in &project.labels {
        let joins = old.joins.0.iter().map(|(kind, ids)| (*kind, ids.iter().map(label).collect())).collect();
        let parent = old.parent.as_ref().map(label);
        new.labels.push(Label { id: label(&old.id), parent, joins: Joins(joins), ..old.clone() });
    }
    for old in &project.articles {
        let mut made = Article::clone(old);
        made.id = text(&old.id);
        new.articles.push(Arc::new(made));
    }
    for old in project.sources.values() {
        let made = Source { id: entry(&old.id), parent: old.parent.as_ref().map(entry), ..Source::clone(old) };
        new.sources.insert(made.id.clone(), Arc::new(made));
    }
    for old in project.annotations.values() {
        let mut made = Annotation { id: mark(&old.id), article: text(&old.article), ..Annotation::clone(old) };
        (made.label, made.refers_to) = (label(&old.label), old.refers_to.as_ref().map(entry));
        new.annotations.insert(made.id.clone(), Arc::new(made));
    }
    for old in project.attributions.values() {
        let mut made =
            Attribution { id: tie(&old.id), inside: old.inside.as_ref().map(tie), ..Attribution::clone(old) };
        made.subject = match &old.subject {
            Subject::Claim(id) => Subject::Claim(mark(id)),
            Subject::Article(id) => Subject::Article(text(id)),
        };
        (made.cue, made.source) = (old.cue.as_ref().map(mark), old.source.as_ref().map(party));
        made.via = old.via.iter().map(party).collect();
        new.attributions.insert(made.id.clone(), Arc::new(made));
    }
    for old in project.relations.values() {
        let id = RelationId(odd(&old.id.0));
        let made = Relation { id, from: mark(&old.from), to: mark(&old.to), ..Relation::clone(old) };
        new.relations.insert(made.id.clone(), Arc::new(made));
    }
    for (place, remarks) in &project.remarks {
        let place = match place {
            Place::Project => Place::Project,
            Place::Article(id) => Place::Article(text(id)),
            Place::Block(id, block) => Place::Block(text(id), *block),
        };
        new.remarks.insert(place, remarks.clone());
    }
    let version = |old: &Arc<Annotation>| -> Arc<Annotation> {
        Arc::new(Annotation { id: mark(&old.id), article: text(&old.article), ..Annotation::clone(old) })
    };
    let mut verdicts: BTreeMap<&VerdictId, VerdictId> = BTreeMap::new();
    for (id, old) in &project.verdicts {
        let decision = match &old.decision {
            Decision::Change(old) => Decision::Change(version(old)),
            Decision::Propose(old) => Decision::Propose(version(old)),
            other => other.clone(),
        };
        let (on, author) = (mark(&old.on), format!("{}{end}", old.author));
        let removed = old.removed.as_ref().map(version);
        let made = Verdict { id: VerdictId::of(&author, &on), on, author, decision, removed, ..Verdict::clone(old) };
        verdicts.insert(id, made.id.clone());
        new.verdicts.insert(made.id.clone(), Arc::new(made));
    }
    for old in project.comments.values() {
        let on = match &old.on {
            Topic::Annotation(id) => Topic::Annotation(mark(id)),
            Topic::Article(id) => Topic::Article(text(id)),
            Topic::Verdict(id) => Topic::Verdict(verdicts.get(id).cloned().unwrap_or_default()),
        };
        let [id, thread] = [Some(&old.id), old.thread.as_ref()].map(|id| id.map(|id| CommentId(odd(&id.0))));
        let made = Comment { id: id.unwrap_or_default(), on, thread, ..Comment::clone(old) };
        new.comments.insert(made.id.clone(), Arc::new(made));
    }
    for (article, said) in &project.stages {
        new.stages.insert(text(article), said.clone());
    }
    new
}

/// What the formats of exchange carry of a project: what a merge left open stays at home, and so does what reviewers and
/// authors say to each other.
pub fn handed_on(project: Project) -> Project {
    Project {
        conflicts: Default::default(),
        verdicts: Default::default(),
        comments: Default::default(),
        stages: Default::default(),
        ..project
    }
}

/// Everything the project's rules forbid, found in `project`.
pub fn faults(project: &Project) -> Vec<String> {
    let mut faults = Vec::new();
    let mut note = |result: Result<(), super::EditError>| faults.extend(result.err().map(|e| e.to_string()));
    project.labels.iter().for_each(|l| note(project.check_label(l)));
    project.annotations.values().for_each(|a| note(project.check_annotation(a)));
    project.attributions.values().for_each(|a| note(project.check_attribution(a)));
    project.sources.values().for_each(|s| note(project.check_source(s)));
    project.relations.values().for_each(|r| note(project.check_relation(r)));
    project.remarks.keys().for_each(|p| note(project.check_place(p)));
    project.verdicts.values().for_each(|v| note(project.check_verdict(v)));
    project.comments.values().for_each(|c| note(project.check_comment(c)));
    project.stages.keys().for_each(|id| note(project.check_topic(&Topic::Article(id.clone()))));
    project.conflicts.values().for_each(|c| note(c.check()));
    let keys = project.annotations.iter().all(|(id, a)| *id == a.id);
    if !keys || !project.attributions.iter().all(|(id, a)| *id == a.id) {
        faults.push("a record lies under another id".to_owned());
    }
    faults
}
