//! Finding words in an article and tying them together, one edit after the other.

use super::{ANALYST, REVIEWER};
use isnad::annotation::{
    Annotation, AnnotationId, Assessment, Attribution, AttributionId, Bilingual, ClaimKind, ClaimStatus, Confidence,
    Credibility, Edit, Joins, Label, LabelId, Likelihood, LineStyle, Manner, Mark, Party, Place, PlaceRemarks, Project,
    Rating, Relation, RelationId, RelationKind, Reliability, Remarks, Role, Source, SourceId, SourceKind, Subject,
    Timestamp,
};
use isnad::article::{Article, ArticleId, Extra, ReadOptions, read_bytes};
use isnad::text::CpRange;
use std::sync::Arc;

/// The project so far, and the moment at which the next thing is done.
pub struct Desk {
    pub project: Project,
    article: Option<Arc<Article>>,
    now: i64,
}

pub fn bilingual(ar: &str, en: &str) -> Bilingual {
    Bilingual { ar: ar.to_owned(), en: en.to_owned() }
}

fn time(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn tags(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

/// What an analyst makes of a claim.
pub fn judged(
    kind: ClaimKind,
    status: ClaimStatus,
    credibility: u8,
    likelihood: Likelihood,
    confidence: Confidence,
) -> Assessment {
    let credibility = Some(Credibility::of_digit(credibility).expect("a grade from 1 to 6"));
    Assessment { kind: Some(kind), status, credibility, likelihood: Some(likelihood), confidence: Some(confidence) }
}

impl Desk {
    pub fn new() -> Desk {
        let start = time("2030-05-15T06:40:00Z");
        let mut project = Project::new(ANALYST, start);
        project.name = "مضيق الصدف".to_owned();
        let mut desk = Desk { project, article: None, now: start.0 };
        let id = LabelId("pledge".into());
        let pledge = Label {
            name: bilingual("تعهّد", "Pledge"),
            color: [0x1F, 0x6B, 0x3A],
            line: LineStyle::Dashed,
            key: Some('4'),
            role: Some(Role::Claim),
            parent: Some(LabelId("claim".into())),
            joins: Joins::of_role(&id, Some(Role::Claim)),
            extra: Extra::default(),
            id,
        };
        desk.perform(Edit::PutLabel { at: 3, label: pledge });
        desk
    }

    /// A moment later than the last one.
    fn now(&mut self) -> Timestamp {
        self.now += 25;
        Timestamp(self.now)
    }

    fn perform(&mut self, edit: Edit) {
        if let Err(error) = self.project.apply(edit) {
            panic!("{error}");
        }
    }

    /// Takes up the article in `bytes`.
    pub fn open(mut self, id: &str, file: &str, bytes: &[u8], publisher: &str, published: &str) -> Desk {
        let mut article = read_bytes(file, bytes, ReadOptions::default()).expect("a text file").article;
        article.id = ArticleId(id.into());
        publisher.clone_into(&mut article.meta.publisher);
        published.clone_into(&mut article.meta.published);
        let article = Arc::new(article);
        let at = self.project.articles.len();
        self.perform(Edit::AddArticle { at, article: article.clone() });
        self.article = Some(article);
        self
    }

    fn article(&self) -> Arc<Article> {
        self.article.clone().expect("an article is open")
    }

    /// The bracketed parts of `words` where the article has the words.
    fn marks(&self, words: &str) -> Vec<Mark> {
        let article = self.article();
        let plain = words.replace(['[', ']'], "");
        assert_eq!(article.text().matches(&plain).count(), 1, "these words stand not once: {plain}");
        let byte = article.text().find(&plain).unwrap_or_default();
        let mut at = article.text()[..byte].chars().count() as u32;
        let (mut start, mut marks) = (at, Vec::new());
        for c in words.chars() {
            match c {
                '[' => start = at,
                ']' => marks.push(Mark::of(&article, CpRange::new(start, at)).expect("words in brackets")),
                _ => at += 1,
            }
        }
        assert!(!marks.is_empty(), "nothing is in brackets: {words}");
        marks
    }

    /// The annotation on these words with this label; made unless it is there.
    fn mark(&mut self, label: &str, words: &str, refers_to: Option<&str>) -> AnnotationId {
        let (article, marks) = (self.article(), self.marks(words));
        let label = LabelId(label.into());
        let same = |a: &&Arc<Annotation>| a.article == article.id && a.label == label && a.marks == marks;
        if let Some(known) = self.project.annotations.values().find(same) {
            assert_eq!(known.refers_to.as_ref().map(|id| &*id.0), refers_to, "{words} means one source");
            return known.id.clone();
        }
        let number =
            1 + self.project.annotations.values().filter(|a| a.article == article.id && a.label == label).count();
        let id = AnnotationId(format!("{}-{}-{number:02}", article.id.0, label.0).into());
        let now = self.now();
        let mut made = Annotation::new(id.clone(), article.id.clone(), label, marks, ANALYST, now);
        made.refers_to = refers_to.map(|id| SourceId(id.into()));
        self.perform(Edit::PutAnnotation(Arc::new(made)));
        id
    }

    fn claim_id(&self, name: &str) -> AnnotationId {
        AnnotationId(format!("{}-{name}", self.article().id.0).into())
    }

    /// Marks a claim and calls it `name`, which is its own in the article.
    pub fn claim(&mut self, name: &str, words: &str, gloss: &str, assessment: Assessment) -> Claim<'_> {
        self.labelled("claim", name, words, gloss, assessment)
    }

    /// Marks a pledge, which is a kind of claim.
    pub fn pledge(&mut self, name: &str, words: &str, gloss: &str, assessment: Assessment) -> Claim<'_> {
        self.labelled("pledge", name, words, gloss, assessment)
    }

    fn labelled(&mut self, label: &str, name: &str, words: &str, gloss: &str, assessment: Assessment) -> Claim<'_> {
        let (article, id, marks, now) = (self.article(), self.claim_id(name), self.marks(words), self.now());
        let mut made = Annotation::new(id, article.id.clone(), LabelId(label.into()), marks, ANALYST, now);
        made.remarks.gloss = bilingual("", gloss);
        made.assessment = assessment;
        let claim = Arc::new(made);
        self.perform(Edit::PutAnnotation(claim.clone()));
        Claim { desk: self, claim }
    }

    /// Says of the article as a whole that it comes from a source that the words name.
    pub fn credit(&mut self, cue: &str, entry: &str, words: &str) {
        let article = self.article().id.clone();
        let cue = self.mark("cue", cue, None);
        let source = self.mark("source", words, Some(entry));
        let number = 1 + self.project.credits_of(&article).count();
        let now = self.now();
        let id = AttributionId(format!("{}-credit-{number}", article.0).into());
        let mut made = Attribution::new(id, Subject::Article(article), ANALYST, now);
        (made.cue, made.source) = (Some(cue), Some(Party::Mention(source)));
        self.perform(Edit::PutAttribution(Arc::new(made)));
    }

    /// Joins two claims, each given as `article-name`.
    pub fn relate(&mut self, kind: RelationKind, from: &str, to: &str, ar: &str, en: &str) {
        let now = self.now();
        let id = RelationId(format!("{from}-{}-{to}", kind.key()).into());
        let mut made = Relation::new(id, kind, [from, to].map(|id| AnnotationId(id.into())), ANALYST, now);
        made.note = bilingual(ar, en);
        self.perform(Edit::PutRelation(Arc::new(made)));
    }

    /// Enters a source.
    pub fn enter(&mut self, id: &str, kind: SourceKind, ar: &str, en: &str) -> Entry<'_> {
        let now = self.now();
        let mut made = Source::new(SourceId(id.into()), bilingual(ar, en), ANALYST, now);
        made.kind = kind;
        Entry { desk: self, made }
    }

    /// Writes about the project, an article or a block.
    pub fn remark(&mut self, place: Place, note: Bilingual, gloss: Bilingual, words: &[&str]) {
        let remarks = Remarks { note, gloss, tags: tags(words) };
        let remarks =
            PlaceRemarks { remarks, author: ANALYST.to_owned(), modified: self.now(), extra: Extra::default() };
        self.perform(Edit::PutRemarks(place, Arc::new(remarks)));
    }
}

/// A claim that was just marked.
pub struct Claim<'d> {
    desk: &'d mut Desk,
    claim: Arc<Annotation>,
}

impl<'d> Claim<'d> {
    fn change(mut self, change: impl FnOnce(&mut Annotation)) -> Self {
        let now = self.desk.now();
        let claim = Arc::make_mut(&mut self.claim);
        change(claim);
        claim.modified = now;
        self.desk.perform(Edit::PutAnnotation(self.claim.clone()));
        self
    }

    pub fn note(self, ar: &str, en: &str) -> Self {
        self.change(|claim| claim.remarks.note = bilingual(ar, en))
    }

    pub fn tags(self, words: &[&str]) -> Self {
        self.change(|claim| claim.remarks.tags = tags(words))
    }

    /// Attributes it; what else there is to say about that follows.
    pub fn said(self, manner: Manner) -> Tie<'d> {
        let number = self.desk.project.attributions_of(&self.claim.id).count();
        let suffix = if number == 0 { String::new() } else { format!("-{}", number + 1) };
        let id = AttributionId(format!("{}-said{suffix}", self.claim.id.0).into());
        let now = self.desk.now();
        let mut made = Attribution::new(id, Subject::Claim(self.claim.id.clone()), ANALYST, now);
        made.manner = manner;
        Tie { of: self, made }.put()
    }
}

/// An attribution that was just made.
pub struct Tie<'d> {
    of: Claim<'d>,
    made: Attribution,
}

impl<'d> Tie<'d> {
    fn put(self) -> Self {
        self.of.desk.perform(Edit::PutAttribution(Arc::new(self.made.clone())));
        self
    }

    pub fn cue(mut self, words: &str) -> Self {
        self.made.cue = Some(self.of.desk.mark("cue", words, None));
        self.put()
    }

    /// By the source that the words name.
    pub fn by(mut self, entry: &str, words: &str) -> Self {
        self.made.source = Some(Party::Mention(self.of.desk.mark("source", words, Some(entry))));
        self.put()
    }

    /// By a source that only the verb tells.
    pub fn by_verb(mut self, entry: &str) -> Self {
        self.made.source = Some(Party::Entry(SourceId(entry.into())));
        self.put()
    }

    pub fn via(mut self, entry: &str, words: &str) -> Self {
        self.made.via.push(Party::Mention(self.of.desk.mark("source", words, Some(entry))));
        self.put()
    }

    pub fn via_verb(mut self, entry: &str) -> Self {
        self.made.via.push(Party::Entry(SourceId(entry.into())));
        self.put()
    }

    /// Inside of what is said about the claim with this name.
    pub fn inside(mut self, name: &str) -> Self {
        self.made.inside = Some(AttributionId(format!("{}-said", self.of.desk.claim_id(name).0).into()));
        self.put()
    }

    /// The claim is attributed once more.
    pub fn also(self, manner: Manner) -> Tie<'d> {
        self.of.said(manner)
    }
}

/// An entry of the source registry that is being written.
pub struct Entry<'d> {
    desk: &'d mut Desk,
    made: Source,
}

impl Entry<'_> {
    pub fn latin(mut self, transliteration: &str) -> Self {
        self.made.transliteration = transliteration.to_owned();
        self
    }

    pub fn aliases(mut self, names: &[&str]) -> Self {
        names.iter().for_each(|name| self.made.add_alias(name));
        self
    }

    pub fn role(mut self, ar: &str, en: &str) -> Self {
        self.made.role = bilingual(ar, en);
        self
    }

    pub fn under(mut self, parent: &str) -> Self {
        self.made.parent = Some(SourceId(parent.into()));
        self
    }

    pub fn note(mut self, ar: &str, en: &str) -> Self {
        self.made.note = bilingual(ar, en);
        self
    }

    /// As the analyst rated it on a day such as `2030-05-14`.
    pub fn rated(self, day: &str, reliability: Reliability, ar: &str, en: &str) -> Self {
        self.rated_by(ANALYST, day, reliability, ar, en)
    }

    /// As the reviewer did.
    pub fn reviewed(self, day: &str, reliability: Reliability, ar: &str, en: &str) -> Self {
        self.rated_by(REVIEWER, day, reliability, ar, en)
    }

    fn rated_by(mut self, author: &str, day: &str, reliability: Reliability, ar: &str, en: &str) -> Self {
        let at = time(&format!("{day}T07:30:00Z"));
        let reason = bilingual(ar, en);
        self.made.rate(Rating { at, reliability, reason, author: author.to_owned() });
        self
    }

    /// Puts it into the registry.
    pub fn done(self) {
        self.desk.perform(Edit::PutSource(Arc::new(self.made)));
    }
}
