//! Taking what was imported into a project that is there.
//!
//! [`join`] gives the project with everything that another tool's file adds to it, as one edit, and tells what came in,
//! what was there already, and what has no sure place. What is there is never changed or removed, but for entries of
//! the registry and remarks, which take over what they lack. Nothing is dropped in silence: what the project's rules do
//! not allow is among the losses.
//!
//! The rules, which `docs/formats.md` tells users:
//!
//! - An article is the one with the same text, else, if at least half of the shorter one's words stand in the other in
//!   the same sequences, that one in another version; else it is new. An article that is there stays as it is.
//! - In another version, annotations whose place is certain go there. If any has none, the article comes in beside the
//!   one that is there, with those annotations and what attributions tie to them, and what was said of it.
//! - A label or an entry of the registry is the one with the same id, else the only one with its name.
//! - A record is there already if one with its id says the same, or another one does; an annotation also if one in the
//!   same place, with the same label and not of somebody else, says all that it does. An id that another record has gives
//!   way to one derived from it, always the same one.

mod articles;
mod labels;
mod marks;
mod said;
mod sources;
mod ties;

#[cfg(test)]
mod tests;

use super::{ImportError, Imported, Loss, LossKind, Progress};
use crate::anchor::State;
use crate::annotation::{AnnotationId, AttributionId, Bilingual, Edit, LabelId, Project, SourceId, Timestamp};
use crate::article::{Article, ArticleId};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What joining makes of a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joined {
    /// Puts all that comes in into the project, as one step; `None` if everything is there already.
    pub edit: Option<Edit>,
    /// What became of the articles, in the order of the file.
    pub articles: Vec<JoinedArticle>,
    /// Of those that are there, only what annotations of the file carry.
    pub labels: Count,
    pub sources: Count,
    pub annotations: Count,
    pub attributions: Count,
    pub relations: Count,
    /// Notes about articles, blocks and the project.
    pub remarks: Count,
    /// How many of the annotations that come in stand where the project has one with the same label, of somebody else
    /// or of which something else is said.
    pub beside: usize,
    /// The annotations without a sure place in the article that is there, in the order of the text.
    pub unplaced: Vec<Unplaced>,
    /// What the file holds and the project does not take in, by kind and name: the import's losses, and what the
    /// project's rules do not allow.
    pub losses: Vec<Loss>,
}

/// How many records of one kind came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub added: usize,
    /// Those that are there already.
    pub known: usize,
    /// Of those that are there, how many take something over.
    pub filled: usize,
}

/// An article of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinedArticle {
    pub title: String,
    pub fate: Fate,
    /// The article that is shown for it: the one that is there, else the new one.
    pub id: ArticleId,
    /// How many of its annotations come in, and how many are there already.
    pub annotations: Count,
}

/// What becomes of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// The project has none like it.
    New,
    /// The project has it.
    Same,
    /// The project has it in another version, in which every annotation has its place.
    Version,
    /// The same, but some have none: it comes in beside with those.
    Beside,
}

impl Fate {
    /// Its name in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Fate::New => "new",
            Fate::Same => "same",
            Fate::Version => "version",
            Fate::Beside => "beside",
        }
    }
}

/// An annotation without a sure place in the article that is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Unplaced {
    pub article: String,
    pub label: Bilingual,
    /// What it marks in the file's text.
    pub quote: String,
    /// How far it was found.
    pub state: State,
}

/// Takes `imported` into `project`, which stays as it is; the answer has the edit that does it. `now` is the time of
/// what is filled in.
///
/// # Errors
/// [`ImportError::Cancelled`] when `progress` says to stop.
pub fn join(
    project: &Project,
    imported: &Imported,
    now: Timestamp,
    progress: &Progress<'_>,
) -> Result<Joined, ImportError> {
    let mut joining = Joining::new(project, imported, now);
    joining.labels();
    joining.sources();
    let incoming = joining.articles(progress)?;
    joining.annotations(incoming, progress)?;
    joining.attributions();
    joining.relations();
    joining.remarks();
    Ok(joining.finish())
}

/// The project that grows; it keeps the rules at any moment.
struct Joining<'a> {
    before: &'a Project,
    theirs: &'a Project,
    mine: Project,
    now: Timestamp,
    changed: bool,
    losses: BTreeMap<(LossKind, String), usize>,
    joined: Joined,
    /// Their labels as they are called in the project, and so on.
    label_ids: HashMap<LabelId, LabelId>,
    source_ids: HashMap<SourceId, SourceId>,
    annotation_ids: HashMap<AnnotationId, AnnotationId>,
    attribution_ids: HashMap<AttributionId, AttributionId>,
    /// The article that takes what is said of an article of theirs as a whole.
    article_ids: HashMap<ArticleId, ArticleId>,
    /// Where their blocks stand in it, where they are not the same.
    blocks: HashMap<ArticleId, Vec<Option<usize>>>,
    /// The number of each of their articles among [`Joined::articles`].
    article_numbers: HashMap<ArticleId, usize>,
}

impl<'a> Joining<'a> {
    fn new(project: &'a Project, imported: &'a Imported, now: Timestamp) -> Joining<'a> {
        let losses = imported.losses.iter().map(|loss| ((loss.kind, loss.name.clone()), loss.count));
        Joining {
            before: project,
            theirs: &imported.project,
            mine: project.clone(),
            now,
            changed: false,
            losses: losses.collect(),
            joined: Joined::default(),
            label_ids: HashMap::new(),
            source_ids: HashMap::new(),
            annotation_ids: HashMap::new(),
            attribution_ids: HashMap::new(),
            article_ids: HashMap::new(),
            blocks: HashMap::new(),
            article_numbers: HashMap::new(),
        }
    }

    /// Applies an edit; what the project's rules do not allow is lost under `name`. Tells whether they allow it.
    fn put(&mut self, edit: Edit, name: &str) -> bool {
        let fits = self.mine.apply(edit).is_ok();
        self.changed |= fits;
        if !fits {
            self.lose(name);
        }
        fits
    }

    /// Notes that the project's rules do not allow something called `name`.
    fn lose(&mut self, name: &str) {
        *self.losses.entry((LossKind::Unfitting, name.to_owned())).or_default() += 1;
    }

    /// The name of the label of one of their annotations.
    fn label_name(&self, id: &AnnotationId) -> &'a str {
        let label = self.theirs.annotations.get(id).and_then(|a| self.theirs.label(&a.label));
        label.map_or("–", |label| label.name.either(false))
    }

    fn finish(mut self) -> Joined {
        let losses = self.losses.into_iter().map(|((kind, name), count)| Loss { kind, name, count });
        self.joined.losses = losses.collect();
        self.joined.edit = self.changed.then(|| Edit::Whole(Box::new(self.mine)));
        self.joined
    }
}

/// Where a record of theirs goes.
enum Slot {
    /// It is there, with this id.
    Known(Arc<str>),
    /// It comes in with this id.
    Free(Arc<str>),
}

/// The slot of a record of `kind` with this id: a record that has it, or an id derived from it, and says the same; else
/// the first of these ids that is free. `there` tells of a record of mine whether it says the same, and `None` if there
/// is none with this id; `theirs` whether the file has a record with this id.
fn slot(
    kind: &str,
    id: &Arc<str>,
    there: impl Fn(&Arc<str>) -> Option<bool>,
    theirs: impl Fn(&Arc<str>) -> bool,
) -> Slot {
    let mut number = 0u64;
    let mut candidate = id.clone();
    loop {
        match there(&candidate) {
            Some(true) => return Slot::Known(candidate),
            None if number == 0 || !theirs(&candidate) => return Slot::Free(candidate),
            _ => {}
        }
        number += 1;
        candidate = derived(kind, id, number);
    }
}

/// 12 characters that stand for an id where another record has it, as ids of ours look.
fn derived(kind: &str, id: &str, number: u64) -> Arc<str> {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let digest = Sha256::digest(format!("join\n{kind}\n{id}\n{number}").as_bytes());
    digest.iter().take(12).map(|b| char::from(ALPHABET[usize::from(b % 32)])).collect::<String>().into()
}

impl Slot {
    /// The ids of those that are there by their ids. What is looked for by what it says passes these over, so that each is
    /// one record of the file, in every reading the same one.
    fn known<'s>(slots: impl IntoIterator<Item = &'s Slot>) -> HashSet<Arc<str>> {
        let known = slots.into_iter().filter_map(|slot| match slot {
            Slot::Known(id) => Some(id.clone()),
            Slot::Free(_) => None,
        });
        known.collect()
    }
}

/// The records that are there, by what they say; each is taken once.
#[derive(Default)]
struct Alike(HashMap<String, Vec<Arc<str>>>);

impl Alike {
    fn add(&mut self, content: String, id: &Arc<str>) {
        self.0.entry(content).or_default().push(id.clone());
    }

    /// One that says this and is not among those `known` otherwise.
    fn take(&mut self, content: &str, known: &HashSet<Arc<str>>) -> Option<Arc<str>> {
        let ids = self.0.get_mut(content)?;
        let at = ids.iter().position(|id| !known.contains(id))?;
        Some(ids.remove(at))
    }
}

/// The article with a free id.
fn with_free_id(mine: &Project, theirs: &Project, article: &Article) -> Article {
    let there = |id: &Arc<str>| mine.article(&ArticleId(id.clone())).map(|_| false);
    let named = |id: &Arc<str>| theirs.article(&ArticleId(id.clone())).is_some();
    let (Slot::Free(id) | Slot::Known(id)) = slot("article", &article.id.0, there, named);
    let mut article = article.clone();
    article.id = ArticleId(id);
    article
}
