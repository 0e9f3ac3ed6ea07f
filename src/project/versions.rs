//! The versions of project files that were read and written on this machine, so that work which went apart can be put
//! together from what both began with.
//!
//! A folder holds the last versions, each in a file named by its [`VersionId`], and an index in the order of time which
//! says what each was made from. Beyond this machine a file itself says which versions were opened to make it
//! ([`Project::lineage`]). All of it is a help: what is missing or damaged is passed over.

use super::fingerprint::is_absent;
use super::{MAX_BYTES, read};
use crate::annotation::{Project, VersionId};
use crate::text::hash::HashMap;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many versions are kept.
const MOST_FILES: usize = 64;
/// How many bytes they may have together.
const MOST_BYTES: u64 = 256 << 20;
/// Of how many versions it is known what they were made from; twice as many may stand in the index for a while.
const MOST_LINES: usize = 20_000;

/// The folder of kept versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    folder: PathBuf,
}

/// What both sides of a merge began with.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    pub id: VersionId,
    pub project: Project,
}

/// One of two that went apart.
#[derive(Clone, Copy, Debug)]
pub struct Branch<'a> {
    /// The versions of its file that it was made from or is.
    pub heads: &'a BTreeSet<VersionId>,
    pub project: &'a Project,
}

/// What the index tells, in the order of time.
#[derive(Default)]
struct Index {
    lines: Vec<(VersionId, Vec<VersionId>)>,
    numbers: HashMap<VersionId, usize>,
}

impl Versions {
    /// The versions kept in `folder`, which need not be there yet.
    pub fn in_folder(folder: PathBuf) -> Versions {
        Versions { folder }
    }

    /// Keeps the version `id`, which the file at `path` holds and which was made from `parents`; one that is kept
    /// already stays.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be written.
    pub fn keep(&self, path: &Path, id: &VersionId, parents: &BTreeSet<VersionId>) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let kept = self.file(id);
        // No link to the file: a program that writes into it would change the version too.
        if !kept.exists() {
            fs::copy(path, &kept)?;
        }
        let mut index = self.index()?;
        let parents: Vec<_> = parents.iter().filter(|parent| *parent != id).cloned().collect();
        if !index.lines.contains(&(id.clone(), parents.clone())) {
            let mut file = fs::OpenOptions::new().append(true).create(true).open(self.folder.join("index"))?;
            file.write_all(line(id, &parents).as_bytes())?;
            index.add(id.clone(), parents);
        }
        self.tidy(&index)
    }

    /// The latest version that both come from and that is still kept; those in `at_hand` are there in any case.
    ///
    /// Whatever the two have in common is a sound base. An older one than could be only leaves more to be settled.
    ///
    /// # Errors
    /// When the index is there and cannot be read.
    pub fn base(&self, sides: [Branch<'_>; 2], at_hand: &[(VersionId, &Project)]) -> io::Result<Option<Base>> {
        let index = self.index()?;
        let [ours, theirs] = sides.map(|side| index.ancestors(side));
        let mut common: Vec<&VersionId> = ours.intersection(&theirs).collect();
        let is_at_hand = |id: &VersionId| at_hand.iter().any(|(hand, _)| hand == id);
        // What the index does not know is older than what it knows; what is at hand is the newest.
        common.sort_by_key(|id| (is_at_hand(id), index.numbers.get(*id)));
        for id in common.into_iter().rev() {
            let at_hand = at_hand.iter().find(|(hand, _)| hand == id).map(|(_, project)| (*project).clone());
            if let Some(project) = at_hand.or_else(|| self.read(id)) {
                return Ok(Some(Base { id: id.clone(), project }));
            }
        }
        Ok(None)
    }

    fn file(&self, id: &VersionId) -> PathBuf {
        self.folder.join(format!("{}.isnad.ron", id.0))
    }

    /// A version that is kept, unless its file was changed since.
    fn read(&self, id: &VersionId) -> Option<Project> {
        let path = self.file(id);
        let length = fs::metadata(&path).ok().filter(|meta| meta.is_file())?.len();
        let bytes = (length <= MAX_BYTES).then(|| fs::read(&path).ok())??;
        (VersionId::of(&bytes) == *id).then(|| read(&bytes).ok())?.map(|loaded| loaded.project)
    }

    fn index(&self) -> io::Result<Index> {
        let mut index = Index::default();
        let text = match fs::read(self.folder.join("index")) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if is_absent(&error) => return Ok(index),
            Err(error) => return Err(error),
        };
        for line in text.lines() {
            let mut ids = line.split(' ').map_while(VersionId::parse);
            if let Some(id) = ids.next() {
                index.add(id, ids.collect());
            }
        }
        Ok(index)
    }

    /// Takes away the oldest versions of too many, and the oldest lines of a long index.
    fn tidy(&self, index: &Index) -> io::Result<()> {
        let mut kept: Vec<(Option<usize>, PathBuf, u64)> = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let id = name.to_str().and_then(|name| name.strip_suffix(".isnad.ron")).and_then(VersionId::parse);
            if let Some(id) = id {
                let length = entry.metadata().map_or(0, |meta| meta.len());
                kept.push((index.numbers.get(&id).copied(), entry.path(), length));
            }
        }
        kept.sort();
        let mut bytes: u64 = kept.iter().map(|(_, _, length)| length).sum();
        let mut files = kept.len();
        for (_, path, length) in kept {
            // The last one stays, however large.
            if files <= 1 || (files <= MOST_FILES && bytes <= MOST_BYTES) {
                break;
            }
            match fs::remove_file(&path) {
                Err(error) if !is_absent(&error) => return Err(error),
                _ => (files, bytes) = (files - 1, bytes - length),
            }
        }
        if index.lines.len() > 2 * MOST_LINES {
            let rest = &index.lines[index.lines.len() - MOST_LINES..];
            let text: String = rest.iter().map(|(id, parents)| line(id, parents)).collect();
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            file.write_all(text.as_bytes())?;
            file.persist(self.folder.join("index"))?;
        }
        Ok(())
    }
}

fn line(id: &VersionId, parents: &[VersionId]) -> String {
    let ids: Vec<&str> = [id].into_iter().chain(parents).map(|id| &*id.0).collect();
    ids.join(" ") + "\n"
}

impl Index {
    fn add(&mut self, id: VersionId, parents: Vec<VersionId>) {
        self.numbers.insert(id.clone(), self.lines.len());
        self.lines.push((id, parents));
    }

    /// All versions that one of two was made from, its own among them.
    fn ancestors(&self, side: Branch<'_>) -> BTreeSet<VersionId> {
        let mut parents: HashMap<&VersionId, Vec<&VersionId>> = HashMap::default();
        for (id, of_this) in &self.lines {
            parents.entry(id).or_default().extend(of_this);
        }
        let mut found: BTreeSet<VersionId> = BTreeSet::new();
        let mut open: Vec<&VersionId> = side.heads.iter().chain(&side.project.lineage).collect();
        while let Some(id) = open.pop() {
            if found.insert(id.clone()) {
                open.extend(parents.get(id).into_iter().flatten());
            }
        }
        found
    }
}

#[cfg(test)]
#[path = "versions_tests.rs"]
mod tests;
