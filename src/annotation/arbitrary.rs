//! Arbitrary projects and edits, for property tests.

use super::{
    Annotation, AnnotationId, Attribution, AttributionId, Bilingual, Edit, Label, LabelId, LineStyle, Manner, Mark,
    Project, Role, Timestamp,
};
use crate::article::{Article, ArticleId, BlockKind, Extra, Format, Meta, Origin};
use crate::text::{CpRange, Direction};
use proptest::prelude::*;
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
    let piece = prop_oneof![4 => awkward.prop_map(str::to_owned), 2 => "[ابتثج ]{1,6}", 1 => "\\PC{0,5}", 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..8).prop_map(|p| p.concat())
}

fn direction() -> impl Strategy<Value = Option<Direction>> {
    prop::sample::select(vec![None, Some(Direction::Ltr), Some(Direction::Rtl)])
}

/// An article with this id.
pub fn article(id: &'static str) -> impl Strategy<Value = Arc<Article>> {
    let block = (prop::sample::select(BlockKind::ALL.to_vec()), direction(), text());
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
        Arc::new(Article::new(ArticleId(id.into()), meta, origin, blocks))
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
        annotation.note = Bilingual { ar: seed.words.clone(), en: "note".to_owned() };
    }
    Arc::new(annotation)
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
    let mut attribution = Attribution::new(id, claim, seed.words.clone(), Timestamp(i64::from(seed.d)));
    attribution.cue = pick(Role::Cue, seed.c as usize).filter(|_| seed.c.is_multiple_of(2));
    attribution.source = pick(Role::Source, seed.d as usize).filter(|_| seed.d.is_multiple_of(2));
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
        extra: Extra::default(),
    }
}

impl Seed {
    /// The edit it makes of `project`; it may fit or not.
    pub fn edit(&self, project: &Project) -> Edit {
        let article = || ArticleId(format!("a{}", self.a % 3).into());
        let at = usize::from(self.a % 3);
        match self.what % 16 {
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

/// Everything the project's rules forbid, found in `project`.
pub fn faults(project: &Project) -> Vec<String> {
    let mut faults = Vec::new();
    let mut note = |result: Result<(), super::EditError>| faults.extend(result.err().map(|e| e.to_string()));
    project.labels.iter().for_each(|l| note(project.check_label(l)));
    project.annotations.values().for_each(|a| note(project.check_annotation(a)));
    project.attributions.values().for_each(|a| note(project.check_attribution(a)));
    let keys = project.annotations.iter().all(|(id, a)| *id == a.id);
    if !keys || !project.attributions.iter().all(|(id, a)| *id == a.id) {
        faults.push("a record lies under another id".to_owned());
    }
    faults
}
