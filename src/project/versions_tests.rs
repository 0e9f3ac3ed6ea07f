use super::*;
use crate::annotation::Timestamp;
use crate::project::write;

/// A folder of versions, and one for the files of people.
struct Machine {
    folder: tempfile::TempDir,
    versions: Versions,
}

impl Machine {
    fn new() -> Machine {
        let folder = tempfile::tempdir().unwrap();
        let versions = Versions::in_folder(folder.path().join("versions"));
        Machine { folder, versions }
    }

    /// Writes `project` over the version `before`; the file says so where that was `opened` to make it.
    fn save(&self, project: &mut Project, before: Option<&VersionId>, opened: bool) -> VersionId {
        let path = self.folder.path().join("work.isnad.ron");
        let heads: BTreeSet<VersionId> = before.into_iter().cloned().collect();
        if opened {
            heads.iter().for_each(|head| self.versions.keep(&path, head, &BTreeSet::new()).unwrap());
            project.note_made_from(heads.iter().cloned());
        }
        let id = self.put(project);
        self.versions.keep(&path, &id, &heads).unwrap();
        id
    }

    /// Puts a project's file on this machine, as a mail brings it.
    fn put(&self, project: &Project) -> VersionId {
        let (path, new) = (self.folder.path().join("work.isnad.ron"), self.folder.path().join("new"));
        let text = write(project);
        fs::write(&new, &text).unwrap();
        fs::rename(new, path).unwrap();
        VersionId::of(text.as_bytes())
    }

    fn base(&self, ours: (&VersionId, &Project), theirs: (&VersionId, &Project)) -> Option<Base> {
        let heads = [ours, theirs].map(|(id, _)| BTreeSet::from([id.clone()]));
        let sides = [(&heads[0], ours.1), (&heads[1], theirs.1)].map(|(heads, project)| Branch { heads, project });
        self.versions.base(sides, &[]).unwrap()
    }
}

fn named(name: &str) -> Project {
    Project { name: name.into(), ..Project::new("", Timestamp(0)) }
}

fn renamed(project: &Project, name: &str) -> Project {
    Project { name: name.into(), ..project.clone() }
}

#[test]
fn what_both_began_with_is_found_on_either_machine() {
    let (hers, his) = (Machine::new(), Machine::new());
    let mut first = named("first");
    let sent = hers.save(&mut first, None, false);
    assert_eq!(his.put(&first), sent);
    // She closes it and opens it again; he opens what she sent, and saves twice.
    let mut second = renamed(&first, "hers");
    let second_id = hers.save(&mut second, Some(&sent), true);
    let mut answer = renamed(&first, "his");
    let answer_id = his.save(&mut answer, Some(&sent), true);
    let mut later = renamed(&answer, "his again");
    let later_id = his.save(&mut later, Some(&answer_id), false);
    for (machine, ours, theirs) in
        [(&hers, (&second_id, &second), (&later_id, &later)), (&his, (&later_id, &later), (&second_id, &second))]
    {
        let base = machine.base(ours, theirs).expect("both files name it");
        assert_eq!((base.id, base.project), (sent.clone(), first.clone()));
    }
    // Put together, her file knows of his.
    let mut merged = renamed(&second, "both");
    merged.note_made_from(later.lineage.iter().cloned().chain([later_id.clone()]));
    let merged_id = hers.put(&merged);
    let base = his.base((&later_id, &later), (&merged_id, &merged)).expect("his own version is in her file");
    assert_eq!((base.id, base.project), (later_id.clone(), later.clone()), "of two the later one");
}

#[test]
fn within_one_sitting_this_machine_knows_what_came_from_what() {
    let machine = Machine::new();
    let mut first = named("first");
    let sent = machine.save(&mut first, None, false);
    let mut second = renamed(&first, "second");
    let second_id = machine.save(&mut second, Some(&sent), false);
    assert_eq!(second.lineage, BTreeSet::new());
    // Somebody else opened the first and saved it elsewhere.
    let mut theirs = renamed(&first, "theirs");
    theirs.note_made_from([sent.clone()]);
    let theirs_id = VersionId::of(write(&theirs).as_bytes());
    let base = machine.base((&second_id, &second), (&theirs_id, &theirs));
    assert_eq!(base.map(|base| base.project), Some(first));
}

#[test]
fn what_has_nothing_in_common_has_no_base() {
    let machine = Machine::new();
    let (mut one, mut other) = (named("one"), named("other"));
    let one_id = machine.save(&mut one, None, false);
    let other_id = machine.save(&mut other, None, false);
    assert_eq!(machine.base((&one_id, &one), (&other_id, &other)), None);
    assert_eq!(machine.base((&one_id, &one), (&one_id, &one)).map(|base| base.id), Some(one_id.clone()));
}

#[test]
fn a_version_changed_where_it_lies_is_none() {
    let machine = Machine::new();
    let mut first = named("first");
    let id = machine.save(&mut first, None, false);
    fs::write(machine.versions.file(&id), write(&named("another"))).unwrap();
    assert_eq!(machine.base((&id, &first), (&id, &first)), None);
    // Whoever has it at hand needs no copy of it.
    let heads = BTreeSet::from([id.clone()]);
    let side = Branch { heads: &heads, project: &first };
    let base = machine.versions.base([side, side], &[(id, &first)]).unwrap();
    assert_eq!(base.map(|base| base.project), Some(first.clone()));
}

#[test]
fn the_oldest_go_and_the_latest_stay() {
    let machine = Machine::new();
    let mut project = named("0");
    let mut ids = vec![machine.save(&mut project, None, false)];
    for number in 1..MOST_FILES + 10 {
        project.name = number.to_string();
        ids.push(machine.save(&mut project, ids.last(), false));
    }
    let kept: Vec<bool> = ids.iter().map(|id| machine.versions.file(id).exists()).collect();
    assert_eq!(kept.iter().filter(|kept| **kept).count(), MOST_FILES);
    assert!(kept.ends_with(&[true; MOST_FILES]));
}

#[test]
fn a_damaged_index_is_passed_over() {
    let machine = Machine::new();
    let mut first = named("first");
    let sent = machine.save(&mut first, None, false);
    let index = machine.versions.folder.join("index");
    for damage in [&b"\xFF\xFE"[..], b"short", b" ", b"0123456789abcdeF 0123456789abcdef", b"0123456789abcdef  x"] {
        let mut file = fs::OpenOptions::new().append(true).open(&index).unwrap();
        file.write_all(&[damage, b"\n"].concat()).unwrap();
    }
    let mut second = renamed(&first, "second");
    let second_id = machine.save(&mut second, Some(&sent), false);
    let mut other = renamed(&first, "other");
    let other_id = machine.save(&mut other, Some(&sent), false);
    assert_eq!(machine.base((&second_id, &second), (&other_id, &other)).map(|base| base.id), Some(sent));
    fs::remove_file(index).unwrap();
    assert_eq!(machine.base((&second_id, &second), (&other_id, &other)), None);
}
