//! An analyst's work on an article of 1 MB: 10 000 annotations and what belongs to them, the same at every run.

use crate::text::Shuffle;
use isnad::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Bilingual, ClaimKind, ClaimStatus, Confidence, Credibility,
    Edit, LabelId, Likelihood, Manner, Mark, Party, Rating, Relation, RelationId, RelationKind, Reliability, Source,
    SourceId, SourceKind, Subject, Timestamp,
};
use isnad::article::Article;
use isnad::text::{Cp, CpRange};
use std::sync::Arc;

/// How many claims, and cues; there is one source more.
pub const CLAIMS: usize = 3333;
pub const ATTRIBUTIONS: usize = 3000;
pub const SOURCES: usize = 300;
pub const RELATIONS: usize = 1000;

const AUTHOR: &str = "A. Reader";
const NOW: Timestamp = Timestamp(1_790_000_000);
const ENGLISH: &str = "The ministry did not say when the work would begin nor who would pay for it though a spokesman \
    had promised figures by the end of the month and two agencies gave them already with reference to unnamed officials";

/// The work, and the ids of its claims, sources and cues in the order of the text.
pub struct Work {
    pub edits: Vec<Edit>,
    pub claims: Vec<AnnotationId>,
    pub sources: Vec<AnnotationId>,
    pub entries: Vec<SourceId>,
}

/// Draws lots for an article's annotations.
struct Maker<'a> {
    article: &'a Article,
    words: &'a [String],
    shuffle: Shuffle,
    work: Work,
}

/// Where the words of one statement stand.
struct Statement {
    source: CpRange,
    cue: CpRange,
    claim: CpRange,
}

/// Spreads claims over `article`, each with a source and a cue before it, every tenth around the next one.
pub fn on(article: &Article, words: &[String]) -> Work {
    on_with(article, words, 0)
}

/// The same, with other ids and lots for each number.
pub fn on_with(article: &Article, words: &[String], number: u64) -> Work {
    let work = Work { edits: Vec::new(), claims: Vec::new(), sources: Vec::new(), entries: Vec::new() };
    let mut maker = Maker { article, words, shuffle: Shuffle::of(number), work };
    maker.entries();
    let statements = statements(article, &mut maker.shuffle);
    let cues = maker.marks(&statements);
    maker.attributions(&cues);
    maker.relations();
    maker.work
}

/// The places where words begin, in code points.
fn word_starts(article: &Article) -> Vec<u32> {
    let mut before = ' ';
    let mut starts = Vec::new();
    for (at, c) in article.text().chars().enumerate() {
        if before.is_whitespace() && !c.is_whitespace() {
            starts.push(at as u32);
        }
        before = c;
    }
    starts
}

fn statements(article: &Article, shuffle: &mut Shuffle) -> Vec<Statement> {
    let starts = word_starts(article);
    let each = starts.len() / (CLAIMS + 1);
    // From word `from` over `count` words, as far as its block goes.
    let range = |from: usize, count: usize| {
        let start = starts[from.min(starts.len() - 1)];
        let end = starts.get(from + count).map_or(start + 3, |next| next - 1).max(start + 1);
        let block = &article.blocks()[article.block_at(Cp(start))];
        CpRange::new(start, end.min(block.range.end.0))
    };
    let mut statements: Vec<Statement> = (0..=CLAIMS)
        .map(|number| {
            let at = number * each + shuffle.below(4);
            let source = 1 + shuffle.below(4);
            let claim = 5 + shuffle.below(12);
            Statement { source: range(at, source), cue: range(at + source, 1), claim: range(at + source + 1, claim) }
        })
        .collect();
    for number in (0..CLAIMS - 1).step_by(10) {
        let inner = statements[number + 1].claim;
        let outer = &mut statements[number].claim;
        if article.block_at(outer.start) == article.block_at(inner.start) {
            outer.end = inner.end;
        }
    }
    statements
}

impl Maker<'_> {
    fn id(&mut self) -> Arc<str> {
        const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        (0..12).map(|_| char::from(LETTERS[self.shuffle.below(32)])).collect::<String>().into()
    }

    /// One in `of`.
    fn one_in(&mut self, of: usize) -> bool {
        self.shuffle.below(of) == 0
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.shuffle.below(all.len())]
    }

    fn arabic(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| self.words[self.shuffle.below(self.words.len())].as_str()).collect();
        words.join(" ")
    }

    fn english(&mut self, count: usize) -> String {
        let words: Vec<&str> = ENGLISH.split_whitespace().collect();
        (0..count).map(|_| self.one_of(&words)).collect::<Vec<_>>().join(" ")
    }

    fn entries(&mut self) {
        for number in 0..SOURCES {
            let name = Bilingual { ar: self.arabic(2), en: format!("{} {number}", self.english(2)) };
            let mut source = Source::new(SourceId(self.id()), name, AUTHOR, NOW);
            source.kind = self.one_of(SourceKind::ALL);
            if number > 0 && self.one_in(3) {
                source.parent = Some(self.work.entries[self.shuffle.below(number)].clone());
            }
            for _ in 0..self.shuffle.below(3) {
                let alias = self.arabic(2);
                source.add_alias(&alias);
            }
            for _ in 0..self.shuffle.below(3) {
                let reason = Bilingual { ar: self.arabic(6), en: String::new() };
                let reliability = self.one_of(Reliability::ALL);
                source.rate(Rating { at: NOW, reliability, reason, author: AUTHOR.to_owned() });
            }
            self.work.entries.push(source.id.clone());
            self.work.edits.push(Edit::PutSource(source.into()));
        }
    }

    /// An entry of the registry; a few are named far more often than the rest.
    fn entry(&mut self) -> SourceId {
        let number = self.shuffle.below(SOURCES) * self.shuffle.below(SOURCES) / SOURCES;
        self.work.entries[number].clone()
    }

    /// Makes the marks and gives back the cues' ids.
    fn marks(&mut self, statements: &[Statement]) -> Vec<AnnotationId> {
        let mut cues = Vec::new();
        for (number, statement) in statements.iter().enumerate() {
            let mut source = self.annotation("source", statement.source);
            source.refers_to = (!self.one_in(3)).then(|| self.entry());
            self.work.sources.push(source.id.clone());
            self.work.edits.push(Edit::PutAnnotation(source.into()));
            if number == CLAIMS {
                break;
            }
            let cue = self.annotation("cue", statement.cue);
            cues.push(cue.id.clone());
            self.work.edits.push(Edit::PutAnnotation(cue.into()));
            let mut claim = self.annotation("claim", statement.claim);
            self.assess(&mut claim);
            self.work.claims.push(claim.id.clone());
            self.work.edits.push(Edit::PutAnnotation(claim.into()));
        }
        cues
    }

    fn annotation(&mut self, label: &str, range: CpRange) -> Annotation {
        let mark = Mark::of(self.article, range).expect("a range of the text");
        let (id, label) = (AnnotationId(self.id()), LabelId(label.into()));
        let mut annotation = Annotation::new(id, self.article.id.clone(), label, vec![mark], AUTHOR, NOW);
        if self.one_in(3) {
            let remarks = &mut annotation.remarks;
            let (note, gloss) = (10 + self.shuffle.below(40), 3 + self.shuffle.below(15));
            remarks.note.ar = self.arabic(note);
            remarks.gloss.en = self.english(gloss);
            if self.one_in(2) {
                remarks.note.en = self.english(note);
            }
            if self.one_in(4) {
                remarks.tags = vec![self.arabic(1), self.english(1)];
            }
        }
        annotation
    }

    fn assess(&mut self, claim: &mut Annotation) {
        let assessment = &mut claim.assessment;
        assessment.credibility = (!self.one_in(3)).then(|| self.one_of(Credibility::ALL));
        assessment.likelihood = self.one_in(2).then(|| self.one_of(Likelihood::ALL));
        assessment.confidence = self.one_in(2).then(|| self.one_of(Confidence::ALL));
        assessment.kind = self.one_in(2).then(|| self.one_of(ClaimKind::ALL));
        assessment.status = if self.one_in(3) { self.one_of(ClaimStatus::ALL) } else { ClaimStatus::Open };
    }

    /// Ties all claims but every tenth to a source, one in twelve to one that the text does not name, one in eight
    /// through others; those that stand within another claim stand inside its attribution.
    fn attributions(&mut self, cues: &[AnnotationId]) {
        let mut around: Option<AttributionId> = None;
        let tied = (0..CLAIMS).filter(|number| number % 10 != 9).take(ATTRIBUTIONS);
        for number in tied.collect::<Vec<_>>() {
            let subject = Subject::Claim(self.work.claims[number].clone());
            let mut attribution = Attribution::new(AttributionId(self.id()), subject, AUTHOR, NOW);
            attribution.cue = (!self.one_in(10)).then(|| cues[number].clone());
            attribution.source = match self.shuffle.below(12) {
                0 => None,
                1 => Some(Party::Entry(self.entry())),
                _ => Some(Party::Mention(self.work.sources[number].clone())),
            };
            if attribution.source.is_some() && self.one_in(8) {
                attribution.via.push(Party::Mention(self.work.sources[number + 1].clone()));
                if self.one_in(3) {
                    attribution.via.push(Party::Entry(self.entry()));
                }
            }
            attribution.manner = self.one_of(&Manner::ALL);
            attribution.inside = around.take();
            if number % 10 == 0 {
                around = Some(attribution.id.clone());
            }
            self.work.edits.push(Edit::PutAttribution(attribution.into()));
        }
    }

    fn relations(&mut self) {
        for _ in 0..RELATIONS {
            let from = self.shuffle.below(CLAIMS - 40);
            let to = from + 1 + self.shuffle.below(39);
            let ends = [from, to].map(|number| self.work.claims[number].clone());
            let kind = self.one_of(RelationKind::ALL);
            let mut relation = Relation::new(RelationId(self.id()), kind, ends, AUTHOR, NOW);
            if self.one_in(4) {
                relation.note.ar = self.arabic(8);
            }
            self.work.edits.push(Edit::PutRelation(relation.into()));
        }
    }
}
