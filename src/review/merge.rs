//! Putting the work of two people together.

use super::carry;
use super::fields::{Parts, same};
use super::order;
use super::records::{Kind, Records, needs};
use super::repair;
use super::value::{earlier, value};
use crate::annotation::{
    Annotation, ArticleStage, Attribution, Comment, Conflict, ConflictId, Field, Head, Label, PlaceRemarks, Project,
    Record, Relation, Source, Verdict, Version,
};
use crate::article::{Article, Extra};
use crate::project::write_conflict;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Two projects put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// With what is left to be settled in [`Project::conflicts`].
    pub project: Project,
    /// Those that this merge found, in order.
    pub conflicts: Vec<ConflictId>,
}

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Ours,
    Theirs,
}

/// A conflict before it has an id.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub record: Record,
    pub fields: Vec<Field>,
    /// Whose version `other` is.
    pub side: Side,
    pub other: Option<Version>,
    pub base: Option<Version>,
}

/// The records of both and of what both began with, the annotations of all on the texts that hold.
pub(super) struct Sides {
    pub base: Records,
    pub ours: Records,
    pub theirs: Records,
}

impl Sides {
    pub fn of(&self, side: Side) -> &Records {
        match side {
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        }
    }

    /// Whose it is to have a record that only one has; theirs, if both have it.
    pub fn whose(&self, record: &Record) -> Side {
        if self.theirs.has(record) { Side::Theirs } else { Side::Ours }
    }
}

/// What one removed and is there nevertheless.
#[derive(Clone, Debug, Default, PartialEq)]
struct Back {
    /// As the other changed it or newly relies on it: that is a conflict.
    stays: BTreeSet<Record>,
    /// As what it was removed with is there.
    follows: BTreeSet<Record>,
}

impl Back {
    fn is_empty(&self) -> bool {
        self.stays.is_empty() && self.follows.is_empty()
    }

    fn has(&self, record: &Record) -> bool {
        self.stays.contains(record) || self.follows.contains(record)
    }
}

/// What the records make together, before it is seen whether they fit each other.
#[derive(Default)]
pub(super) struct Draft {
    pub records: Records,
    pub found: Vec<Found>,
    back: Back,
}

/// Puts together what two people made of `base`; without it, what two people have.
///
/// What one changed is taken from that one. Where both changed one field in different ways the project shows
/// ours, and a [`Conflict`] in it keeps theirs; so it does where one removed what the other changed or newly relies
/// on, which stays. Nothing that either wrote is lost. The result fits the project's rules: what would break
/// them, such as two sources that belong to each other, is taken out and kept as a conflict.
///
/// Without a base nothing counts as removed, and a field that one left empty is no conflict. `created` is the earlier
/// of two, `modified` the later; who works on the project ([`Project::author`]) is each one's own matter: ours stays.
///
/// All three are taken to fit the rules themselves.
pub fn merge(base: Option<&Project>, ours: &Project, theirs: &Project) -> Merged {
    let mut sides =
        Sides { base: base.map(Records::of).unwrap_or_default(), ours: Records::of(ours), theirs: Records::of(theirs) };
    let carried = carry::to_one_text(&mut sides);
    let mut back = Back::default();
    let mut draft = loop {
        let draft = draft(&sides, &back);
        if draft.back != back {
            back = draft.back;
            continue;
        }
        let missing = missing(&sides, &draft, &carried);
        if missing.is_empty() {
            break draft;
        }
        back.stays.extend(missing);
    };
    draft.found.extend(carried);
    repair::fit(&sides, &mut draft);
    let mut project = assemble(base, ours, theirs, &mut draft);
    let conflicts = keep(&mut project, base, [ours, theirs], draft.found);
    Merged { project, conflicts }
}

/// Merges all records; what is known to be `back` is, and the draft's own `back` has that and what comes back with it.
fn draft(sides: &Sides, back: &Back) -> Draft {
    let mut draft = Draft { back: back.clone(), ..Draft::default() };
    merge_kind::<Label>(sides, back, &mut draft);
    merge_kind::<Article>(sides, back, &mut draft);
    merge_kind::<Source>(sides, back, &mut draft);
    merge_kind::<Annotation>(sides, back, &mut draft);
    merge_kind::<Attribution>(sides, back, &mut draft);
    merge_kind::<Relation>(sides, back, &mut draft);
    merge_kind::<PlaceRemarks>(sides, back, &mut draft);
    merge_kind::<Verdict>(sides, back, &mut draft);
    merge_kind::<Comment>(sides, back, &mut draft);
    merge_kind::<ArticleStage>(sides, back, &mut draft);
    draft
}

fn merge_kind<T: Kind>(sides: &Sides, back: &Back, draft: &mut Draft) {
    let (base, ours, theirs) = (T::map(&sides.base), T::map(&sides.ours), T::map(&sides.theirs));
    for (id, mine) in ours {
        match theirs.get(id) {
            Some(other) if same(mine, other) => _ = T::map_mut(&mut draft.records).insert(id.clone(), mine.clone()),
            Some(other) => merge_one(sides, back, draft, id, [mine, other]),
            None => keep_or_remove(back, draft, id, mine, base.get(id), Side::Theirs),
        }
    }
    for (id, other) in theirs.iter().filter(|(id, _)| !ours.contains_key(id)) {
        keep_or_remove(back, draft, id, other, base.get(id), Side::Ours);
    }
}

/// Merges a record that both have, each another.
fn merge_one<T: Kind>(sides: &Sides, back: &Back, draft: &mut Draft, id: &T::Id, [ours, theirs]: [&Arc<T>; 2]) {
    let base = T::map(&sides.base).get(id);
    let again = |this: &Arc<T>, side: Side| -> Arc<T> {
        let is_back = |record: Record| back.has(&record) && !sides.of(side).has(&record);
        let held = base.filter(|_| !back.is_empty()).and_then(|base| this.hold_again(base, &is_back));
        held.map_or_else(|| this.clone(), Arc::new)
    };
    let (ours, theirs) = (again(ours, Side::Ours), again(theirs, Side::Theirs));
    let merged = if base.is_some_and(|base| same(base, &theirs)) {
        ours
    } else if base.is_some_and(|base| same(base, &ours)) {
        theirs
    } else {
        let met = T::meet(base.map(|base| &**base), &ours, &theirs);
        if !met.fields.is_empty() {
            draft.found.push(Found {
                record: T::record(id),
                fields: met.fields,
                side: Side::Theirs,
                other: Some(T::version(id, &Arc::new(met.theirs))),
                base: base.map(|base| T::version(id, base)),
            });
        }
        Arc::new(met.ours)
    };
    T::map_mut(&mut draft.records).insert(id.clone(), merged);
}

/// Keeps a record that `gone` has not, unless that one removed it and nothing speaks for it.
fn keep_or_remove<T: Kind>(
    back: &Back,
    draft: &mut Draft,
    id: &T::Id,
    this: &Arc<T>,
    base: Option<&Arc<T>>,
    gone: Side,
) {
    let record = T::record(id);
    let stays = base.is_some() && (back.stays.contains(&record) || base.is_some_and(|base| !same(base, this)));
    let mut follows = false;
    if base.is_some() && !back.is_empty() {
        this.goes_with(id, &mut |owner| follows |= back.has(&owner));
    }
    if base.is_some() && !stays && !follows {
        return;
    }
    T::map_mut(&mut draft.records).insert(id.clone(), this.clone());
    if stays {
        let base = base.map(|base| T::version(id, base));
        draft.found.push(Found { record: record.clone(), fields: Vec::new(), side: gone, other: None, base });
        draft.back.stays.insert(record);
    } else if follows {
        draft.back.follows.insert(record);
    }
}

/// What the draft's records and conflicts, and those found when all was carried to one text, name and the draft has not,
/// though one of the two has.
fn missing(sides: &Sides, draft: &Draft, carried: &[Found]) -> Vec<Record> {
    let mut missing = Vec::new();
    let mut look = |record: Record| {
        if !draft.records.has(&record) && (sides.ours.has(&record) || sides.theirs.has(&record)) {
            missing.push(record);
        }
    };
    draft.records.needs(&mut look);
    let found = draft.found.iter().chain(carried);
    found.filter_map(|found| found.other.as_ref()).for_each(|other| needs(other, &mut look));
    missing
}

/// The project that the draft's records make, in order.
fn assemble(base: Option<&Project>, ours: &Project, theirs: &Project, draft: &mut Draft) -> Project {
    let head = |project: &Project| Head { name: project.name.clone(), extra: project.extra.clone() };
    let before = base.map(head);
    let met = Head::meet(before.as_ref(), &head(ours), &head(theirs));
    if !met.fields.is_empty() {
        draft.found.push(Found {
            record: Record::Project,
            fields: met.fields,
            side: Side::Theirs,
            other: Some(Version::Project(met.theirs.into())),
            base: before.map(|head| Version::Project(head.into())),
        });
    }
    let (mut author, mut created) = (ours.author.clone(), ours.created);
    value(base.map(|b| &b.author), &mut author, &mut theirs.author.clone());
    earlier(base.map(|b| &b.created), &mut created, &mut theirs.created.clone());
    let mut records = std::mem::take(&mut draft.records);
    let labels = |project: &Project| -> Vec<_> { project.labels.iter().map(|label| label.id.clone()).collect() };
    let articles = |project: &Project| -> Vec<_> { project.articles.iter().map(|a| a.id.clone()).collect() };
    let label_order =
        order::merge(base.map(labels).as_deref(), &labels(ours), &labels(theirs), |id| records.labels.contains_key(id));
    let article_order = order::merge(base.map(articles).as_deref(), &articles(ours), &articles(theirs), |id| {
        records.articles.contains_key(id)
    });
    let mut project = Project {
        name: met.ours.name,
        author,
        created,
        labels: label_order.iter().filter_map(|id| records.labels.remove(id)).map(Arc::unwrap_or_clone).collect(),
        articles: article_order.iter().filter_map(|id| records.articles.remove(id)).collect(),
        sources: records.sources,
        annotations: records.annotations,
        attributions: records.attributions,
        relations: records.relations,
        remarks: records.remarks,
        verdicts: records.verdicts,
        comments: records.comments,
        stages: records.stages,
        conflicts: BTreeMap::new(),
        lineage: ours.lineage.clone(),
        extra: met.ours.extra,
    };
    project.note_made_from(theirs.lineage.iter().cloned());
    project
}

/// Gives the project the conflicts that were open before and are, and those that were found.
fn keep(project: &mut Project, base: Option<&Project>, sides: [&Project; 2], found: Vec<Found>) -> Vec<ConflictId> {
    // What a conflict says is in its id; so it is there or not, and never another one.
    let settled = |id: &ConflictId| {
        let was_open = base.is_some_and(|base| base.conflicts.contains_key(id));
        was_open && sides.iter().any(|side| !side.conflicts.contains_key(id))
    };
    for (id, conflict) in sides.iter().flat_map(|side| &side.conflicts).filter(|(id, _)| !settled(id)) {
        let known = project.conflicts.entry(id.clone()).or_insert_with(|| conflict.clone());
        if !same(known, conflict) {
            // Somebody wrote the file by hand.
            let conflict = named(Conflict::clone(conflict));
            project.conflicts.insert(conflict.id.clone(), conflict.into());
        }
    }
    let [ours, theirs] = sides;
    let mut new = BTreeSet::new();
    for found in found {
        let author = match found.side {
            Side::Ours => ours.author.clone(),
            Side::Theirs => theirs.author.clone(),
        };
        let conflict = Conflict {
            id: ConflictId::default(),
            record: found.record,
            fields: found.fields,
            author,
            other: found.other,
            base: found.base,
            extra: Extra::default(),
        };
        let conflict = named(conflict);
        new.insert(conflict.id.clone());
        project.conflicts.entry(conflict.id.clone()).or_insert_with(|| conflict.into());
    }
    new.into_iter().collect()
}

/// The conflict with the id that comes from what it says: 60 bits of the digest of it.
pub(super) fn named(mut conflict: Conflict) -> Conflict {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let digest = Sha256::digest(write_conflict(&conflict).as_bytes());
    let id: String = digest.iter().take(12).map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    conflict.id = ConflictId(id.into());
    conflict
}
