//! The names that the registry's entries go by, folded for finding.

use super::{Changed, Project, Source, SourceId, Watch};
use crate::text::fold;
use crate::text::hash::HashMap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The names of a project's entries, kept from one state of it to the next, so that an edit costs the folding of the
/// entries it changed.
#[derive(Debug, Default)]
pub struct SourceNames {
    watch: Watch<SourceId, Source>,
    entries: BTreeMap<SourceId, Entry>,
    /// The entries that go by each name.
    by_name: HashMap<String, BTreeSet<SourceId>>,
}

#[derive(Debug)]
struct Entry {
    source: Arc<Source>,
    /// Its names folded, in the order of [`Source::names`].
    names: Vec<String>,
}

/// How well an entry answers a query; what is better is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Within,
    WordStart,
    Start,
    Whole,
}

impl Fit {
    /// How `name` has `query` in it; both are folded.
    fn of(name: &str, query: &str) -> Option<Fit> {
        let at = name.find(query)?;
        Some(if name == query {
            Fit::Whole
        } else if at == 0 {
            Fit::Start
        } else if name[..at].ends_with(' ') {
            Fit::WordStart
        } else {
            Fit::Within
        })
    }
}

impl Entry {
    fn new(source: Arc<Source>) -> Entry {
        let names = source.names().map(|name| fold::fold(name).text().to_owned()).collect();
        Entry { source, names }
    }

    /// The name it is listed by, folded; empty if it has none in either language.
    fn listed(&self, arabic_first: bool) -> &str {
        let shown = self.source.name.either(arabic_first);
        let place = self.source.names().position(|name| name == shown);
        place.and_then(|place| self.names.get(place)).map_or("", String::as_str)
    }

    fn first(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }
}

impl SourceNames {
    pub fn of(project: &Project) -> SourceNames {
        let mut names = SourceNames::default();
        names.follow(project);
        names
    }

    /// Brings them up to what `project` has now. Answers whether an entry has changed.
    pub fn follow(&mut self, project: &Project) -> bool {
        let changes = self.watch.changes(&project.sources);
        for Changed { before, now } in &changes {
            if let Some(before) = before {
                self.remove(&before.id);
            }
            if let Some(now) = now {
                self.put(now.clone());
            }
        }
        !changes.is_empty()
    }

    fn remove(&mut self, id: &SourceId) {
        let Some(entry) = self.entries.remove(id) else { return };
        for name in entry.names {
            let Some(known) = self.by_name.get_mut(&name) else { continue };
            known.remove(id);
            if known.is_empty() {
                self.by_name.remove(&name);
            }
        }
    }

    fn put(&mut self, source: Arc<Source>) {
        let id = source.id.clone();
        let entry = Entry::new(source);
        for name in &entry.names {
            self.by_name.entry(name.clone()).or_default().insert(id.clone());
        }
        self.entries.insert(id, entry);
    }

    /// The entries that go by a name with `query` in it, with Arabic folding: the best fit first, then by name.
    /// An empty query finds all, also those without any name.
    pub fn find(&self, query: &str) -> Vec<Arc<Source>> {
        let query = fold::fold(query.trim());
        let query = query.text();
        let fit = |entry: &Entry| match query {
            "" => Some(Fit::Start),
            _ => entry.names.iter().filter_map(|name| Fit::of(name, query)).max(),
        };
        let mut found: Vec<(Fit, &Entry)> =
            self.entries.values().filter_map(|entry| Some((fit(entry)?, entry))).collect();
        // They come by id, and stable sorting leaves those alike so.
        found.sort_by_key(|(fit, entry)| (Reverse(*fit), entry.first()));
        found.into_iter().map(|(_, entry)| entry.source.clone()).collect()
    }

    /// All entries by the names they are listed by.
    pub fn listed(&self, arabic_first: bool) -> Vec<Arc<Source>> {
        let mut all: Vec<(&str, &Entry)> =
            self.entries.values().map(|entry| (entry.listed(arabic_first), entry)).collect();
        all.sort_by_key(|(listed, entry)| (*listed, entry.first()));
        all.into_iter().map(|(_, entry)| entry.source.clone()).collect()
    }

    /// Pairs of entries that go by a name in common, by id: two that are likely one.
    pub fn alike(&self) -> Vec<(SourceId, SourceId)> {
        let several = self.by_name.values().filter(|entries| entries.len() > 1);
        let pairs = several.flat_map(|entries| entries.iter().zip(entries.iter().skip(1)));
        let pairs: BTreeSet<(&SourceId, &SourceId)> = pairs.collect();
        pairs.into_iter().map(|(one, other)| (one.clone(), other.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::arbitrary;
    use crate::annotation::source::tests::project;
    use proptest::prelude::*;

    #[test]
    fn the_list_goes_by_the_names_of_the_language() {
        let project = project(&[("يافا", "Jaffa"), ("أريحا", ""), ("", "Acre"), ("", "")]);
        let check = |arabic: bool, expected: [&str; 4]| {
            let listed = SourceNames::of(&project).listed(arabic);
            assert_eq!(listed.iter().map(|source| &*source.id.0).collect::<Vec<_>>(), expected);
        };
        check(true, ["s3", "s2", "s1", "s0"]);
        check(false, ["s3", "s2", "s0", "s1"]);
    }

    #[test]
    fn entries_with_a_name_in_common_are_alike() {
        let project = project(&[("الأنباء", "News"), ("الانباء", ""), ("", "news"), ("", "Newspaper")]);
        let id = |n: u8| SourceId(format!("s{n}").into());
        assert_eq!(SourceNames::of(&project).alike(), [(id(0), id(1)), (id(0), id(2))]);
    }

    proptest! {
        #[test]
        fn brought_up_to_date_they_are_as_found_anew(
            mut project in arbitrary::project(),
            steps in prop::collection::vec(arbitrary::script(8), 1..6),
        ) {
            let mut names = SourceNames::of(&project);
            for step in steps {
                for seed in step {
                    // What does not fit changes nothing.
                    let _ = project.apply(seed.edit(&project));
                }
                let differ = names.entries.values().map(|entry| &entry.source).ne(project.sources.values());
                prop_assert_eq!(names.follow(&project), differ);
                let anew = SourceNames::of(&project);
                prop_assert_eq!(names.alike(), anew.alike());
                prop_assert_eq!(&names.by_name, &anew.by_name);
                for query in ["", "ا", "a"] {
                    prop_assert_eq!(names.find(query), anew.find(query));
                }
            }
        }
    }
}
