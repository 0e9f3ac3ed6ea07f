//! The source registry: who is quoted, under whatever name.

use super::assessment::scale;
use super::{AnnotationId, Bilingual, Edit, Party, Project, Reliability, SourceId, Timestamp};
use crate::article::Extra;
use crate::text::position::{cp_len, slice_of};
use crate::text::{CpRange, clitics, controls, fold};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

scale! {
    /// What a source is.
    SourceKind {
        Person = "person",
        Organisation = "organisation",
        Government = "government",
        Media = "media",
        /// Someone whose name is not given, such as مصدر مطّلع.
        Anonymous = "anonymous",
        Document = "document",
    }
}

/// How reliable a source was held to be from a day on, by whom and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    pub at: Timestamp,
    pub reliability: Reliability,
    pub reason: Bilingual,
    pub author: String,
}

/// An entry of the source registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub id: SourceId,
    pub name: Bilingual,
    /// Its Arabic name in Latin letters, where that is not its English name.
    pub transliteration: String,
    /// Other names it goes by, in any language.
    pub aliases: Vec<String>,
    pub kind: SourceKind,
    /// Its office or part, such as "spokesman".
    pub role: Bilingual,
    /// The organisation it belongs to.
    pub parent: Option<SourceId>,
    /// In the order of time; the last one holds.
    pub ratings: Vec<Rating>,
    pub note: Bilingual,
    pub author: String,
    pub created: Timestamp,
    pub modified: Timestamp,
    /// What a newer version wrote into its record.
    pub extra: Extra,
}

impl Source {
    /// An entry with this name, made just now.
    pub fn new(id: SourceId, name: Bilingual, author: impl Into<String>, now: Timestamp) -> Source {
        Source {
            id,
            name,
            transliteration: String::new(),
            aliases: Vec::new(),
            kind: SourceKind::Person,
            role: Bilingual::default(),
            parent: None,
            ratings: Vec::new(),
            note: Bilingual::default(),
            author: author.into(),
            created: now,
            modified: now,
            extra: Extra::default(),
        }
    }

    /// How reliable it is held to be now.
    pub fn reliability(&self) -> Option<Reliability> {
        self.ratings.last().map(|rating| rating.reliability)
    }

    /// Every name it goes by of which something is to be seen: Arabic, English, in Latin letters, the others.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = [&self.name.ar, &self.name.en, &self.transliteration];
        own.into_iter().chain(&self.aliases).map(String::as_str).filter(|name| controls::is_seen(name))
    }

    /// Whether it goes by any name.
    pub fn is_named(&self) -> bool {
        self.names().next().is_some()
    }

    /// Takes over what `other` has and this one lacks: names, notes, ratings, what it belongs to.
    pub fn take_over(&mut self, other: &Source) {
        take_over(self, other);
    }

    /// Adds a rating at its place in time.
    pub fn rate(&mut self, rating: Rating) {
        let at = self.ratings.partition_point(|other| other.at <= rating.at);
        self.ratings.insert(at, rating);
    }

    /// Adds a name it goes by, unless it has it already, letter for letter, or nothing of it is to be seen. Another
    /// spelling is a name of its own: hamza and vowels tell readers something, though finding looks past them.
    pub fn add_alias(&mut self, name: &str) {
        let name = name.trim();
        if controls::is_seen(name) && self.names().all(|known| known.trim() != name) {
            self.aliases.push(name.to_owned());
        }
    }
}

impl Project {
    /// The entry that goes by just this name, with Arabic folding; `None` if none does, or more than one.
    pub fn source_named(&self, name: &str) -> Option<&Arc<Source>> {
        let name = fold::fold(name.trim());
        let mut found = self.sources.values().filter(|source| {
            !name.text().is_empty() && source.names().any(|other| fold::fold(other).text() == name.text())
        });
        found.next().filter(|_| found.next().is_none())
    }

    /// The entry that words of an article mean: the one that goes by just these words, or by them without the
    /// conjunction and the preposition written onto their start (و، ف، ب، ك، ل).
    pub fn source_meant(&self, words: &str) -> Option<&Arc<Source>> {
        let mut rest = words.trim();
        // One conjunction, one preposition.
        for _ in 0..3 {
            if let Some(found) = self.source_named(rest) {
                return Some(found);
            }
            let first = rest.chars().next().filter(|c| matches!(c, 'و' | 'ف' | 'ب' | 'ك' | 'ل'))?;
            let all = CpRange::new(0, cp_len(rest));
            let shorter = clitics::peel(rest, all).map(|range| slice_of(rest, range))?;
            // What ل leaves of the article: للوزارة is ل and الوزارة.
            if first == 'ل'
                && let Some(bare) = shorter.strip_prefix('ل')
            {
                return self.source_named(&format!("ال{bare}")).or_else(|| self.source_named(shorter));
            }
            rest = shorter;
        }
        None
    }

    /// The edits that make one entry of two: what named `gone` names `kept` afterwards, which takes over the names,
    /// the ratings and the notes it lacks. Nothing of either is lost. No edits if either is not there or both are one.
    pub fn merge_sources(&self, kept: &SourceId, gone: &SourceId, now: Timestamp) -> Vec<Edit> {
        let (Some(keep), Some(other)) = (self.sources.get(kept), self.sources.get(gone)) else { return Vec::new() };
        if kept == gone {
            return Vec::new();
        }
        let mut edits = Vec::new();
        let mut one = Source { modified: now, ..Source::clone(keep) };
        take_over(&mut one, other);
        // What was under the entry that goes, or that entry itself, cannot be what the kept one is under.
        if self.is_under(kept, gone) {
            one.parent.clone_from(&other.parent);
        }
        one.parent = one.parent.filter(|parent| !self.is_under(parent, kept));
        edits.push(Edit::PutSource(Arc::new(one)));
        for child in self.sources.values().filter(|s| s.parent.as_ref() == Some(gone) && s.id != *kept) {
            edits.push(Edit::PutSource(Arc::new(Source {
                parent: Some(kept.clone()),
                modified: now,
                ..Source::clone(child)
            })));
        }
        for mention in self.annotations.values().filter(|a| a.refers_to.as_ref() == Some(gone)) {
            let mut mention = mention.as_ref().clone();
            mention.refers_to = Some(kept.clone());
            mention.modified = now;
            edits.push(Edit::PutAnnotation(Arc::new(mention)));
        }
        let is_gone = |party: &Party| matches!(party, Party::Entry(id) if id == gone);
        for attribution in self.attributions.values().filter(|a| a.parties().any(is_gone)) {
            let mut attribution = attribution.as_ref().clone();
            for party in attribution.source.iter_mut().chain(&mut attribution.via).filter(|p| is_gone(p)) {
                *party = Party::Entry(kept.clone());
            }
            attribution.modified = now;
            edits.push(Edit::PutAttribution(Arc::new(attribution)));
        }
        edits.push(Edit::RemoveSource(gone.clone()));
        edits
    }

    /// Whether `id` is `above` or belongs to it, over any number of steps.
    pub fn is_under(&self, id: &SourceId, above: &SourceId) -> bool {
        let mut next = Some(id);
        // Parents make no circle (`check_source`); the bound keeps a damaged project from hanging.
        for _ in 0..=self.sources.len() {
            match next {
                Some(id) if id == above => return true,
                Some(id) => next = self.sources.get(id).and_then(|s| s.parent.as_ref()),
                None => return false,
            }
        }
        true
    }

    /// The annotations that mention this entry, by id.
    pub fn mentions_of<'p>(&'p self, id: &'p SourceId) -> impl Iterator<Item = &'p AnnotationId> {
        self.annotations.values().filter(move |a| a.refers_to.as_ref() == Some(id)).map(|a| &a.id)
    }
}

/// Gives `one` what `other` has and it lacks.
fn take_over(one: &mut Source, other: &Source) {
    let fill = |mine: &mut String, theirs: &String| {
        if mine.is_empty() {
            mine.clone_from(theirs);
        }
    };
    fill(&mut one.name.ar, &other.name.ar);
    fill(&mut one.name.en, &other.name.en);
    fill(&mut one.transliteration, &other.transliteration);
    fill(&mut one.role.ar, &other.role.ar);
    fill(&mut one.role.en, &other.role.en);
    other.names().for_each(|name| one.add_alias(name));
    for (mine, theirs) in [(&mut one.note.ar, &other.note.ar), (&mut one.note.en, &other.note.en)] {
        if !theirs.is_empty() && !mine.contains(theirs.as_str()) {
            if !mine.is_empty() {
                mine.push('\n');
            }
            mine.push_str(theirs);
        }
    }
    for rating in &other.ratings {
        if !one.ratings.contains(rating) {
            one.rate(rating.clone());
        }
    }
    if one.parent.is_none() {
        one.parent.clone_from(&other.parent);
    }
    one.created = one.created.min(other.created);
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A project of nothing but entries with these names, called s0, s1 and so on.
    pub(in crate::annotation) fn project(names: &[(&str, &str)]) -> Project {
        let mut project = Project::new("", Timestamp(0));
        for (i, (ar, en)) in names.iter().enumerate() {
            let name = Bilingual { ar: (*ar).to_owned(), en: (*en).to_owned() };
            let id = SourceId(format!("s{i}").into());
            project.sources.insert(id.clone(), Arc::new(Source::new(id, name, "", Timestamp(0))));
        }
        project
    }

    #[test]
    fn an_entry_can_take_the_place_of_one_it_is_under_over_several_steps() {
        let mut project = project(&[("وزارة", ""), ("إدارة", ""), ("مكتب", ""), ("دولة", "")]);
        let ids: Vec<SourceId> = project.sources.keys().cloned().collect();
        // The office is of the department, that of the ministry, that of the state.
        for (child, parent) in [(0, 3), (1, 0), (2, 1)] {
            let source = project.sources.get_mut(&ids[child]).map(Arc::make_mut).unwrap();
            source.parent = Some(ids[parent].clone());
        }
        let edits = project.merge_sources(&ids[2], &ids[0], Timestamp(1));
        project.apply(Edit::Batch(edits)).expect("the project is sound");
        let parent = |id: &SourceId| project.sources[id].parent.clone();
        assert_eq!((parent(&ids[2]), parent(&ids[1])), (Some(ids[3].clone()), Some(ids[2].clone())));
        assert!(!project.sources.contains_key(&ids[0]));
    }

    #[test]
    fn every_spelling_is_kept_and_none_twice() {
        let mut project = project(&[("الأنباء", "News"), ("الانباء", " News "), ("الأنبَاء", "news")]);
        let ids: Vec<SourceId> = project.sources.keys().cloned().collect();
        for gone in &ids[1..] {
            let edits = project.merge_sources(&ids[0], gone, Timestamp(1));
            project.apply(Edit::Batch(edits)).expect("the project is sound");
        }
        assert_eq!(project.sources[&ids[0]].aliases, ["الانباء", "الأنبَاء", "news"]);
    }

    #[test]
    fn what_is_not_seen_is_no_name() {
        let project = project(&[("\u{200F}\u{200C}", " \u{FEFF}"), ("\u{200F}", "Ministry")]);
        let names: Vec<Vec<&str>> = project.sources.values().map(|source| source.names().collect()).collect();
        assert_eq!(names, [vec![], vec!["Ministry"]]);
        assert!(project.sources.values().map(|source| source.is_named()).eq([false, true]));
    }

    #[test]
    fn words_of_an_article_mean_an_entry_also_with_what_is_written_onto_them() {
        let project = project(&[("وزارة النقل", "Ministry"), ("الوزارة", ""), ("فريد", "Farid"), ("ليلى", "Layla")]);
        let check = |words: &str, expected: Option<&str>| {
            assert_eq!(project.source_meant(words).map(|s| &*s.id.0), expected, "{words}");
        };
        check("وزارة النقل", Some("s0"));
        check("وَزَارة النقل", Some("s0"));
        check("ووزارة النقل", Some("s0"));
        check("لوزارة النقل", Some("s0"));
        check("وبوزارة النقل", Some("s0"));
        check("للوزارة", Some("s1"));
        check("وللوزارة", Some("s1"));
        check("والوزاره", Some("s1"));
        // A letter of the name is no conjunction.
        check("فريد", Some("s2"));
        check("وفريد", Some("s2"));
        check("ليلى", Some("s3"));
        check("لليلى", Some("s3"));
        check("الوزارات", None);
        check("ministry", Some("s0"));
        check("", None);
        check("و", None);
    }
}
