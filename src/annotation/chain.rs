//! Asking a project about chains of sources: who is behind a claim, and on whose word.

use super::{
    Annotation, AnnotationId, Attribution, AttributionId, Manner, Party, Project, RelationKind, Role, Source, Subject,
};
use crate::article::ArticleId;
use crate::text::hash::{HashMap, HashSet};
use crate::text::{CpRange, controls, fold};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is known of who makes a claim; more is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// No attribution: it is the article's own word, or nobody has looked yet.
    Unattributed,
    /// Said to be said, but not by whom: قيل إن…
    WithoutSource,
    /// The source stands only in the verb: وقالت إنها…
    InTheVerb,
    /// The text names the source.
    Named,
}

/// How many of what a project, or an article of it, has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub marks: usize,
    pub claims: usize,
    /// Claims without any attribution.
    pub unattributed: usize,
    /// Claims attributed, but to nobody.
    pub without_source: usize,
    /// Claims whose source stands only in the verb.
    pub in_the_verb: usize,
    /// Attributions inside another.
    pub nested: usize,
    /// Attributions that came through someone.
    pub through_others: usize,
    /// Attributions of articles as a whole.
    pub of_articles: usize,
    /// Claims without a grade.
    pub ungraded: usize,
}

/// Who else says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Corroboration {
    /// Reports of the claim or of one that repeats or supports it, each by someone.
    pub reports: usize,
    /// How many different origins those reports have.
    pub independent: usize,
    /// Claims that contradict it.
    pub contradicted: usize,
}

impl Attribution {
    /// What it tells about who makes its claim.
    pub fn standing(&self) -> Standing {
        match self.source {
            None => Standing::WithoutSource,
            Some(Party::Entry(_)) => Standing::InTheVerb,
            Some(Party::Mention(_)) => Standing::Named,
        }
    }
}

impl Project {
    /// The registry's entry that a party stands for, if that is known.
    pub fn entry_of(&self, party: &Party) -> Option<&Arc<Source>> {
        let id = match party {
            Party::Entry(id) => id,
            Party::Mention(mention) => self.annotations.get(mention)?.refers_to.as_ref()?,
        };
        self.sources.get(id)
    }

    /// What to call a party: the entry's name, or else the words of the text.
    pub fn party_name(&self, party: &Party, arabic_first: bool) -> String {
        let entry =
            self.entry_of(party).map(|entry| entry.name.either(arabic_first)).filter(|name| controls::is_seen(name));
        match (entry, party.mention().and_then(|id| self.annotations.get(id))) {
            (Some(name), _) => name.to_owned(),
            (None, Some(mention)) => mention.quote(),
            (None, None) => String::new(),
        }
    }

    /// The attributions of an article as a whole, by id.
    pub fn credits_of<'p>(&'p self, article: &'p ArticleId) -> impl Iterator<Item = &'p Arc<Attribution>> {
        self.attributions.values().filter(move |a| matches!(&a.subject, Subject::Article(of) if of == article))
    }

    /// The attributions that stand directly inside this one, by id.
    pub fn inside_of<'p>(&'p self, id: &'p AttributionId) -> impl Iterator<Item = &'p Arc<Attribution>> {
        self.attributions.values().filter(move |a| a.inside.as_ref() == Some(id))
    }

    /// The attributions that this one stands inside of, the nearest first.
    pub fn around(&self, attribution: &Attribution) -> Vec<&Arc<Attribution>> {
        let mut around: Vec<&Arc<Attribution>> = Vec::new();
        let mut next = attribution.inside.as_ref().and_then(|id| self.attributions.get(id));
        while let Some(outer) = next.filter(|o| o.id != attribution.id && around.iter().all(|known| known.id != o.id)) {
            around.push(outer);
            next = outer.inside.as_ref().and_then(|id| self.attributions.get(id));
        }
        around
    }

    /// What is known of who makes each claim, by annotation; of several attributions the one that tells most.
    /// Claims that are not there are unattributed.
    pub fn standings(&self) -> HashMap<&AnnotationId, Standing> {
        let mut standings = HashMap::default();
        for attribution in self.attributions.values() {
            if let Some(claim) = attribution.claim() {
                let known = standings.entry(claim).or_insert(Standing::Unattributed);
                *known = attribution.standing().max(*known);
            }
        }
        standings
    }

    /// Counts what `article` has, or the whole project.
    pub fn tally(&self, article: Option<&ArticleId>) -> Tally {
        let mut tally = Tally::default();
        let standings = self.standings();
        let is_claim = |label: &&super::Label| label.role == Some(Role::Claim);
        let claims: Vec<_> = self.labels.iter().filter(is_claim).map(|label| &label.id).collect();
        let here = |annotation: &Annotation| article.is_none_or(|id| annotation.article == *id);
        for annotation in self.annotations.values().filter(|a| here(a)) {
            tally.marks += 1;
            if !claims.contains(&&annotation.label) {
                continue;
            }
            tally.claims += 1;
            tally.ungraded += usize::from(!annotation.assessment.is_graded());
            match standings.get(&annotation.id).copied().unwrap_or(Standing::Unattributed) {
                Standing::Unattributed => tally.unattributed += 1,
                Standing::WithoutSource => tally.without_source += 1,
                Standing::InTheVerb => tally.in_the_verb += 1,
                Standing::Named => {}
            }
        }
        // Where all marks are counted, nobody's article has to be looked for.
        let all_here = tally.marks == self.annotations.len();
        // Most have nothing that counts.
        let says_more = |a: &&Arc<Attribution>| a.claim().is_none() || a.inside.is_some() || !a.via.is_empty();
        for attribution in self.attributions.values().filter(says_more) {
            let counts = match &attribution.subject {
                Subject::Claim(_) if all_here => true,
                Subject::Claim(claim) => self.annotations.get(claim).is_some_and(|a| here(a)),
                Subject::Article(id) => article.is_none_or(|article| article == id),
            };
            if counts {
                tally.of_articles += usize::from(attribution.claim().is_none());
                tally.nested += usize::from(attribution.inside.is_some());
                tally.through_others += usize::from(!attribution.via.is_empty());
            }
        }
        tally
    }

    /// Who else says what `claim` says: those who make it, repeat it, or make a claim that supports it. Two reports
    /// are independent if their sources, the ones nearest to the claim, are different entries, or unlike words where
    /// they have no entry; through whom they came does not matter.
    pub fn corroboration(&self, claim: &AnnotationId) -> Corroboration {
        let mut family: BTreeSet<&AnnotationId> = [claim].into();
        self.add_repeats(&mut family);
        // Support goes one way, and does not pass on: what supports a support may say something else.
        let supports = |r: &&Arc<super::Relation>| r.kind == RelationKind::Supports && family.contains(&r.to);
        let mut supporters: BTreeSet<&AnnotationId> =
            self.relations.values().filter(supports).map(|r| &r.from).collect();
        self.add_repeats(&mut supporters);
        family.extend(supporters);
        let about = |a: &&Arc<Attribution>| a.claim().is_some_and(|id| family.contains(id));
        let origins: Vec<Origin> = self
            .attributions
            .values()
            .filter(about)
            .filter_map(|a| a.source.as_ref().map(|source| self.origin(source)))
            .collect();
        let against = |r: &&Arc<super::Relation>| r.kind == RelationKind::Contradicts && r.other(claim).is_some();
        Corroboration {
            reports: origins.len(),
            independent: origins.iter().collect::<BTreeSet<_>>().len(),
            contradicted: self.relations.values().filter(against).count(),
        }
    }

    /// Adds the claims that repeat those in `family`, or are repeated by them, over any number of steps.
    fn add_repeats<'p>(&'p self, family: &mut BTreeSet<&'p AnnotationId>) {
        let mut open: Vec<&AnnotationId> = family.iter().copied().collect();
        while let Some(one) = open.pop() {
            for relation in self.relations.values().filter(|r| r.kind == RelationKind::Repeats) {
                let other = match (relation.from == *one, relation.to == *one) {
                    (true, _) => &relation.to,
                    (_, true) => &relation.from,
                    _ => continue,
                };
                if family.insert(other) {
                    open.push(other);
                }
            }
        }
    }

    /// [`Project::corroboration`] of every claim that is attributed or related to another, found in one go.
    /// Claims that are not there have none.
    pub fn corroborations(&self) -> HashMap<&AnnotationId, Corroboration> {
        self.corroborations_near(None)
    }

    /// The same of those claims alone that a change can have touched: `touched` are the claims of attributions that
    /// changed, or whose sources did, and the ends of relations that changed, as they were and as they are now; all of
    /// them are in the answer. Without any it is that of all claims.
    pub fn corroborations_near<'p>(
        &'p self,
        touched: Option<&'p HashSet<AnnotationId>>,
    ) -> HashMap<&'p AnnotationId, Corroboration> {
        let mut claims = Families::default();
        let (mut contradicted, mut supports) = (Vec::new(), Vec::new());
        for relation in self.relations.values() {
            let (from, to) = (claims.number(&relation.from), claims.number(&relation.to));
            match relation.kind {
                RelationKind::Repeats => claims.join(from, to),
                RelationKind::Contradicts => contradicted.extend([from, to]),
                RelationKind::Supports => supports.push((from, to)),
                RelationKind::Updates => {}
            }
        }
        // A family has the reports of those that support it, each family's once.
        let mut lent: Vec<(usize, usize)> =
            supports.into_iter().map(|(from, to)| (claims.head(to), claims.head(from))).collect();
        lent.retain(|(to, from)| to != from);
        lent.sort_unstable();
        lent.dedup();
        // The families to answer for: those of the claims that were touched, and those they support.
        let wanted = touched.map(|touched| {
            let own: HashSet<usize> = touched.iter().map(|id| claims.family(id)).collect();
            let supported = lent.iter().filter(|(_, from)| own.contains(from)).map(|(to, _)| *to);
            supported.chain(own.iter().copied()).collect::<HashSet<usize>>()
        });
        let is_wanted = |family: &usize| wanted.as_ref().is_none_or(|wanted| wanted.contains(family));
        lent.retain(|(to, _)| is_wanted(to));
        let lenders: HashSet<usize> = lent.iter().map(|(_, from)| *from).collect();
        let mut reports: Vec<(usize, Origin)> = Vec::new();
        for attribution in self.attributions.values() {
            let (Some(claim), Some(source)) = (attribution.claim(), &attribution.source) else { continue };
            // A claim without a number is related to none and was not touched.
            if touched.is_some() && !claims.numbers.contains_key(claim) {
                continue;
            }
            let family = claims.family(claim);
            if is_wanted(&family) || lenders.contains(&family) {
                reports.push((family, self.origin(source)));
            }
        }
        // Families have numbers below that of the heads.
        let of_families = counted(reports, &lent, claims.heads.len());
        let heads: Vec<usize> = (0..of_families.len()).map(|claim| claims.head(claim)).collect();
        let mut answers: Vec<_> = heads.iter().map(|family| of_families[*family]).collect();
        contradicted.into_iter().for_each(|claim| answers[claim].contradicted += 1);
        let numbers = claims.numbers.into_iter().filter(|(_, number)| is_wanted(&heads[*number]));
        numbers.map(|(id, number)| (id, answers[number])).collect()
    }

    /// What tells a report's origin from another's.
    fn origin<'p>(&'p self, source: &'p Party) -> Origin<'p> {
        match self.entry_of(source) {
            Some(entry) => Origin::Entry(&entry.id),
            None => Origin::Words(fold::fold(&self.party_name(source, true)).text().to_owned()),
        }
    }

    /// The claims that name each entry as their source or on their way, with whether it is the source itself.
    /// A claim stands once with each entry.
    pub fn claims_by_source(&self) -> BTreeMap<&super::SourceId, BTreeMap<&AnnotationId, bool>> {
        let mut claims: BTreeMap<_, BTreeMap<&AnnotationId, bool>> = BTreeMap::new();
        for attribution in self.attributions.values() {
            let Some(claim) = attribution.claim() else { continue };
            for (is_source, party) in
                attribution.source.iter().map(|p| (true, p)).chain(attribution.via.iter().map(|p| (false, p)))
            {
                if let Some(entry) = self.entry_of(party) {
                    *claims.entry(&entry.id).or_default().entry(claim).or_default() |= is_source;
                }
            }
        }
        claims
    }
}

/// The marks that open and close a quotation.
const OPENING: [char; 4] = ['«', '“', '„', '"'];
const CLOSING: [char; 4] = ['»', '”', '“', '"'];

impl Project {
    /// How the words of `claim` are given, as far as quotation marks tell: all of them quoted, some, or none.
    /// Marks just outside the claim's ends count as its own.
    pub fn manner_of(&self, claim: &AnnotationId) -> Manner {
        let Some((annotation, article)) =
            self.annotations.get(claim).and_then(|a| Some((a, self.article(&a.article)?)))
        else {
            return Manner::default();
        };
        let quote = annotation.quote();
        let span = annotation.span();
        let around = |range| article.slice(range).chars().next();
        let before = (span.start.0 > 0).then(|| CpRange { start: span.start.minus(1), end: span.start });
        let after = (span.end < article.index().len()).then(|| CpRange { start: span.end, end: span.end.plus(1) });
        let outside = before.and_then(around).is_some_and(|c| OPENING.contains(&c))
            && after.and_then(around).is_some_and(|c| CLOSING.contains(&c));
        let inner = quote.trim_matches(|c: char| c.is_whitespace() || ".،,؛".contains(c));
        let inside = inner.starts_with(OPENING) && inner.ends_with(CLOSING) && {
            let middle: String = inner.chars().skip(1).take(inner.chars().count().saturating_sub(2)).collect();
            !middle.contains(CLOSING)
        };
        if outside || inside {
            Manner::Direct
        } else if quote.contains(OPENING) {
            Manner::Mixed
        } else {
            Manner::Indirect
        }
    }

    /// The attribution of the shortest other claim that holds all of `claim`: in "Kerry says that Obama believes …"
    /// what Obama believes stands inside what Kerry says.
    pub fn attribution_around(&self, claim: &AnnotationId) -> Option<AttributionId> {
        let inner = self.annotations.get(claim)?;
        let around = self.annotations.values().filter(|outer| outer.is_around(inner));
        let around: HashMap<&AnnotationId, u32> = around.map(|outer| (&outer.id, outer.span().len())).collect();
        let length = |a: &Arc<Attribution>| around.get(a.claim()?).copied();
        let outer = self.attributions.values().filter_map(|a| Some((length(a)?, a)));
        outer.min_by_key(|(length, _)| *length).map(|(_, a)| a.id.clone())
    }

    /// The attributions, inside no other, of claims that stand within `claim`.
    pub fn attributions_within<'p>(&'p self, claim: &'p AnnotationId) -> impl Iterator<Item = &'p Arc<Attribution>> {
        let outer = self.annotations.get(claim);
        let is_within = |inner: &&Arc<Annotation>| outer.is_some_and(|outer| outer.is_around(inner));
        let within: HashSet<&AnnotationId> =
            self.annotations.values().filter(is_within).map(|inner| &inner.id).collect();
        let free = self.attributions.values().filter(|a| a.inside.is_none());
        free.filter(move |a| a.claim().is_some_and(|claim| within.contains(claim)))
    }
}

/// Where a report comes from: an entry, or words that no entry is known for, folded.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Origin<'p> {
    Entry(&'p super::SourceId),
    Words(String),
}

/// Counts the reports of each of so many families, by family; each of `lent` has those of the second for its own too.
fn counted(mut reports: Vec<(usize, Origin<'_>)>, lent: &[(usize, usize)], families: usize) -> Vec<Corroboration> {
    reports.sort_unstable();
    let own = reports.len();
    for &(to, from) in lent {
        let start = reports[..own].partition_point(|(family, _)| *family < from);
        let end = reports[..own].partition_point(|(family, _)| *family <= from);
        let more: Vec<_> = reports[start..end].iter().map(|(_, origin)| (to, origin.clone())).collect();
        reports.extend(more);
    }
    let mut counts = vec![Corroboration::default(); families];
    reports.iter().for_each(|(family, _)| counts[*family].reports += 1);
    reports.sort_unstable();
    reports.dedup();
    reports.iter().for_each(|(family, _)| counts[*family].independent += 1);
    counts
}

/// Claims by numbers, those that say the same put together: each with another one of its family, or itself
/// (a union-find forest).
#[derive(Default)]
struct Families<'p> {
    numbers: HashMap<&'p AnnotationId, usize>,
    /// For each number that of another claim of the family, or its own.
    heads: Vec<usize>,
}

impl<'p> Families<'p> {
    /// The number of a claim, its own family at first.
    fn number(&mut self, claim: &'p AnnotationId) -> usize {
        let next = self.heads.len();
        let number = *self.numbers.entry(claim).or_insert(next);
        if number == next {
            self.heads.push(next);
        }
        number
    }

    /// The family of a claim, its own at first: the number of the claim that stands for it.
    fn family(&mut self, claim: &'p AnnotationId) -> usize {
        let number = self.number(claim);
        self.head(number)
    }

    /// The claim that stands for this one's family.
    fn head(&mut self, claim: usize) -> usize {
        let mut head = claim;
        while self.heads[head] != head {
            head = self.heads[head];
        }
        self.heads[claim] = head;
        head
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.head(a), self.head(b));
        self.heads[a] = b;
    }
}

#[cfg(test)]
#[path = "chain_tests.rs"]
mod tests;
