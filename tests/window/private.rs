//! Nothing of the machine or its user goes into a project: no folder, no name of the user or the machine.
//!
//! A child process works under telling names: those of its user, its machine and its folders are set by the parent, who
//! then looks for them in all that was written.

use crate::person::{Person, settings};
use isnad::app::Storage;
use isnad::app::startup::FirstView;
use isnad::session::Settings;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// In the child's environment: where it works.
const FOLDER: &str = "ISNAD_PRIVATE_FOLDER";

/// Words that are in the names of the user, the machine and the folders.
const TELLING: [&str; 4] = ["nabila", "sourcedesk", "kestrel-laptop", "secret-dossier"];

fn work_folder(folder: &Path) -> PathBuf {
    folder.join("home/nabila/secret-dossier")
}

/// Does what the parent asks; nothing where there is none.
#[test]
fn somebody_works_under_telling_names() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let journals = Storage::of_user().journals().expect("a state folder");
    println!("\njournals {}", journals.display());
    // As at the first start: nobody has typed a name.
    let fresh = Settings { author: Settings::default().author, ..settings() };
    Storage::in_folder(folder.join("config")).keep(&fresh).expect("settings are kept");
    let mut person = Person::in_folder(&folder, FirstView::Empty);
    let texts = [
        ("one.txt", "عنوان أول\n\nقالت الوزارة إن السد آمن."),
        (
            "two.html",
            "<html><head><title>عنوان ثان</title></head><body><h1>عنوان ثان</h1><p>قال الناطق إنه لا يعلم.</p></body></html>",
        ),
        ("three.md", "# عنوان ثالث\n\nنفى الشاهد ذلك.\n"),
    ];
    for (name, text) in texts {
        let path = work_folder(&folder).join(name);
        std::fs::write(&path, text).expect("an article");
        person.drop_file(&path);
    }
    assert_eq!(person.session().project.articles.len(), 3);
    person.mark("الشاهد", "2");
    person.mark("نفى", "3");
    let path = work_folder(&folder).join("work.isnad.ron");
    person.run("Save by path");
    person.type_text(&path.display().to_string());
    person.press("Enter");
    assert!(!person.session().is_dirty());
    person.mark("ذلك", "1");
    person.press("Ctrl+S");
    person.press("Ctrl+Z");
    // Until the journal has what is not saved.
    let end = Instant::now() + Duration::from_secs(30);
    let journal = folder.join("config/journal");
    let kept = |journal: &Path| {
        let files = std::fs::read_dir(journal).ok()?;
        files.filter_map(|entry| Some(entry.ok()?.path())).find(|path| path.extension() == Some("journal".as_ref()))
    };
    while kept(&journal).is_none() {
        assert!(Instant::now() < end, "unsaved work is kept");
        std::thread::sleep(Duration::from_millis(10));
        person.frame(Vec::new());
    }
    println!("\ndone");
    // As in a crash: the journal stays.
    std::process::exit(0);
}

/// The files below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn telling_in(text: &str, also: &[String]) -> Vec<String> {
    let text = text.to_lowercase();
    let words = TELLING.iter().map(|word| (*word).to_owned()).chain(also.iter().cloned());
    words.filter(|word| text.contains(&word.to_lowercase())).collect()
}

#[test]
fn a_project_holds_nothing_of_the_machine_or_its_user() {
    let temporary = tempfile::tempdir().expect("a folder");
    let folder = temporary.path().join("sourcedesk");
    std::fs::create_dir_all(work_folder(&folder)).expect("folders");
    let home = folder.join("home/nabila");
    let output = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "private::somebody_works_under_telling_names", "--nocapture"])
        .env(FOLDER, &folder)
        .env("HOME", &home)
        .env("XDG_STATE_HOME", home.join("state"))
        .envs(["USER", "LOGNAME", "USERNAME"].map(|name| (name, "nabila")))
        .envs(["HOSTNAME", "HOST", "COMPUTERNAME"].map(|name| (name, "kestrel-laptop")))
        .output()
        .expect("the child starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("\ndone"), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    // Unsaved work goes to the state folder of the user.
    let journals = home.join("state/isnad/journal");
    assert!(said.contains(&format!("journals {}", journals.display())), "{said}");

    // What the true names of this machine and its user are; a very short one is in every text.
    let machine = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let user = ["USER", "LOGNAME", "USERNAME"].map(|name| std::env::var(name).unwrap_or_default());
    let named = user.into_iter().chain([machine]).map(|name| name.trim().to_owned());
    let true_names: Vec<String> = named.filter(|name| name.len() >= 5).collect();
    let beside: Vec<PathBuf> =
        files(&work_folder(&folder)).into_iter().filter(|path| path.to_string_lossy().contains("isnad.ron")).collect();
    assert_eq!(beside.len(), 2, "the project and the version before it: {beside:?}");
    for path in beside {
        let text = std::fs::read_to_string(&path).expect("text");
        assert!(text.contains("file: \"one.txt\"") && text.contains("author: \"\""), "{text}");
        assert_eq!(telling_in(&text, &true_names), Vec::<String>::new(), "{}", path.display());
    }
    let kept =
        files(&folder.join("config/journal")).into_iter().find(|path| path.extension() == Some("journal".as_ref()));
    let journal = std::fs::read_to_string(kept.expect("the journal")).expect("text");
    let (about, project) = journal.split_once('\n').expect("a line about it, and the project");
    assert!(about.contains("secret-dossier"), "there the project's path is noted: {about}");
    assert_eq!(telling_in(project, &true_names), Vec::<String>::new());
}
