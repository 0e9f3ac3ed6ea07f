//! `isnad desktop-setup`: shows Isnad in the menus of a desktop that follows freedesktop.org, with its icon, the files it
//! opens and the types of its own files, for one user.
//!
//! Packages put the same files of `packaging/linux` into the system's folders; this is for who has only the program.

use super::{Failure, Outcome, output};
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The entry in the menus, which calls the program by its name alone.
const ENTRY: &str = include_str!("../../packaging/linux/isnad.desktop");

/// Where the entry belongs, below the data folder.
const ENTRY_PLACE: &str = "applications/isnad.desktop";

/// Every other file: its place below the data folder, and what it holds.
const FILES: [(&str, &[u8]); 10] = [
    ("mime/packages/isnad.xml", include_bytes!("../../packaging/linux/isnad.xml")),
    ("metainfo/isnad.metainfo.xml", include_bytes!("../../packaging/linux/isnad.metainfo.xml")),
    ("icons/hicolor/scalable/apps/isnad.svg", include_bytes!("../../packaging/linux/icons/isnad.svg")),
    ("icons/hicolor/16x16/apps/isnad.png", include_bytes!("../../packaging/linux/icons/isnad-16.png")),
    ("icons/hicolor/24x24/apps/isnad.png", include_bytes!("../../packaging/linux/icons/isnad-24.png")),
    ("icons/hicolor/32x32/apps/isnad.png", include_bytes!("../../packaging/linux/icons/isnad-32.png")),
    ("icons/hicolor/48x48/apps/isnad.png", include_bytes!("../../packaging/linux/icons/isnad-48.png")),
    ("icons/hicolor/64x64/apps/isnad.png", include_bytes!("../../packaging/linux/icons/isnad-64.png")),
    ("icons/hicolor/128x128/apps/isnad.png", include_bytes!("../../packaging/linux/icons/isnad-128.png")),
    ("icons/hicolor/256x256/apps/isnad.png", include_bytes!("../../packaging/linux/icons/isnad-256.png")),
];

/// Puts the files into the user's data folder, or takes them out again, and tells the desktop.
pub(super) fn setup(remove: bool) -> Result<Outcome, Failure> {
    if !cfg!(unix) || cfg!(target_os = "macos") {
        return Err(Failure("this system's desktop keeps its menus in another way; see docs/packaging.md".to_owned()));
    }
    let folder = data_folder()?;
    if remove {
        if !take_out(&folder)? {
            output::message(&format!("isnad: Isnad was not in the menus ({})", folder.display()));
            return Ok(Outcome::Done);
        }
    } else {
        let program = std::env::current_exe().and_then(fs::canonicalize);
        let program = program.map_err(|error| Failure(format!("cannot tell where this program is: {error}")))?;
        put_in(&folder, &program)?;
    }
    // Where a tool is absent, the desktop finds the files by itself, if later.
    for (tool, below) in [("update-mime-database", "mime"), ("update-desktop-database", "applications")] {
        if folder.join(below).is_dir() {
            tell(tool, &folder.join(below));
        }
    }
    let what = if remove { "is no longer" } else { "is now" };
    let folder = folder.display();
    output::message(&format!(
        "isnad: Isnad {what} in the menus ({folder}); some desktops show it after the next login"
    ));
    Ok(Outcome::Done)
}

/// `XDG_DATA_HOME`, by default `~/.local/share`.
fn data_folder() -> Result<PathBuf, Failure> {
    let set = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    let home =
        || std::env::var_os("HOME").filter(|home| !home.is_empty()).map(|h| PathBuf::from(h).join(".local/share"));
    set.or_else(home).ok_or_else(|| Failure("there is no home folder to put the files in; set HOME".to_owned()))
}

fn put_in(folder: &Path, program: &Path) -> Result<(), Failure> {
    let entry = entry(program)?;
    let files = FILES.into_iter().chain([(ENTRY_PLACE, entry.as_bytes())]);
    for (place, bytes) in files {
        let path = folder.join(place);
        let failed = |error| Failure(format!("cannot write {}: {error}", path.display()));
        fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(failed)?;
        output::file_or_stdout(&path, bytes)?;
    }
    Ok(())
}

/// Removes our files; whether there were any.
fn take_out(folder: &Path) -> Result<bool, Failure> {
    let mut removed = false;
    for place in FILES.iter().map(|(place, _)| *place).chain([ENTRY_PLACE]) {
        let path = folder.join(place);
        match fs::remove_file(&path) {
            Ok(()) => removed = true,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(Failure(format!("cannot remove {}: {error}", path.display()))),
        }
    }
    Ok(removed)
}

/// The entry, which calls `program` by its path: a desktop need not look where `cargo install` puts programs.
fn entry(program: &Path) -> Result<String, Failure> {
    let path = program.to_str().filter(|path| !path.contains(['\n', '\r', '\t', '=']));
    let advice = "put the program where its path is plain text without = and tabs";
    let path = path.ok_or_else(|| Failure(format!("no entry can call {}: {advice}", program.display())))?;
    let entry = ENTRY.lines().map(|line| match line.strip_prefix("Exec=isnad") {
        Some(arguments) => format!("Exec={}{arguments}\n", quoted(path)),
        None if line == "TryExec=isnad" => format!("TryExec={}\n", path.replace('\\', r"\\")),
        None => format!("{line}\n"),
    });
    Ok(entry.collect())
}

/// `path` as an argument of `Exec`: by the Desktop Entry Specification in quotes with `"`, `` ` ``, `$` and `\`
/// escaped and `%` doubled, and then, as the value of a key, with `\` doubled.
fn quoted(path: &str) -> String {
    let mut argument = String::from("\"");
    for c in path.chars() {
        if matches!(c, '"' | '`' | '$' | '\\') {
            argument.push('\\');
        }
        argument.push(c);
        if c == '%' {
            argument.push('%');
        }
    }
    argument.push('"');
    argument.replace('\\', r"\\")
}

/// Has one of the desktop's tools read `folder` again, if it is there.
fn tell(tool: &str, folder: &Path) {
    let run = Command::new(tool).arg(OsStr::new(folder)).stdin(Stdio::null()).stdout(Stdio::null()).output();
    match run {
        Ok(done) if !done.status.success() => {
            let said = String::from_utf8_lossy(&done.stderr);
            output::message(&format!("isnad: {tool} failed: {}", said.trim()));
        }
        Err(error) if error.kind() != ErrorKind::NotFound => {
            output::message(&format!("isnad: cannot run {tool}: {error}"));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The values of `key` in the entry of the menus, divided at semicolons.
    fn values(key: &str) -> Vec<&'static str> {
        let value = ENTRY.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        value.unwrap_or_else(|| panic!("{key} is in the entry")).split_terminator(';').collect()
    }

    fn xml(place: &str) -> roxmltree::Document<'static> {
        let (_, bytes) = FILES.iter().find(|(at, _)| *at == place).expect("one of the files");
        roxmltree::Document::parse(std::str::from_utf8(bytes).expect("text")).expect("XML")
    }

    #[test]
    fn the_entry_speaks_both_languages_and_takes_files() {
        for key in ["Name", "GenericName", "Comment", "Keywords"] {
            assert!(values(key).iter().all(|value| value.is_ascii()), "{key}");
            let arabic = values(&format!("{key}[ar]"));
            assert!(arabic.iter().all(|value| value.chars().any(|c| ('\u{621}'..='\u{64A}').contains(&c))), "{key}");
        }
        assert_eq!(values("Exec"), ["isnad %F"]);
        assert_eq!(values("StartupWMClass"), ["isnad"]);
    }

    #[test]
    fn the_entry_opens_the_types_of_our_own_alone_and_each_has_an_ending_and_two_names() {
        let types = xml("mime/packages/isnad.xml");
        let (mut names, mut endings) = (BTreeSet::new(), BTreeSet::new());
        for kind in types
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.freedesktop.org/standards/shared-mime-info", "mime-type")))
        {
            let name = kind.attribute("type").expect("a name");
            names.insert(name);
            let children = |tag: &str| kind.children().filter(|c| c.tag_name().name() == tag).collect::<Vec<_>>();
            assert_eq!(children("comment").len(), 2, "{name}");
            // Themes have a picture for the general kind, which some toolkits prefer to ours.
            for tag in ["icon", "generic-icon"] {
                let icons: Vec<_> = children(tag).iter().filter_map(|icon| icon.attribute("name")).collect();
                assert_eq!(icons, ["isnad"], "{name}");
            }
            endings.extend(children("glob").iter().filter_map(|glob| glob.attribute("pattern")).map(str::to_owned));
        }
        // A type that is named here may be opened by the entry from then on, unasked: an article's type belongs to others.
        assert_eq!(values("MimeType").into_iter().collect::<BTreeSet<_>>(), names);
        let wanted = ["*.isnad.ron", "*.labels.ron", "*.review.ron"];
        assert_eq!(endings.iter().map(String::as_str).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn what_software_centres_are_told_leads_to_the_entry() {
        let info = xml("metainfo/isnad.metainfo.xml");
        let text = |tag: &str| info.descendants().find(|node| node.has_tag_name(tag)).and_then(|node| node.text());
        assert_eq!(text("launchable"), Some("isnad.desktop"));
        assert_eq!(text("project_license"), Some(env!("CARGO_PKG_LICENSE")));
        let summaries = info.descendants().filter(|node| node.has_tag_name("summary")).count();
        assert_eq!(summaries, 2, "one in each language");
    }

    #[test]
    fn pictures_have_the_size_of_their_folder() {
        let mut count = 0;
        for (place, bytes) in FILES.iter().filter(|(place, _)| place.ends_with(".png")) {
            let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
            let (width, height) = reader.info().size();
            assert!(place.contains(&format!("/{width}x{height}/")), "{place}");
            count += 1;
        }
        assert_eq!(count, 7);
    }

    #[test]
    fn a_path_is_quoted_as_the_specification_says() {
        assert_eq!(quoted("/home/a b/isnad"), r#""/home/a b/isnad""#);
        assert_eq!(quoted(r#"/x/100%/$a"`"#), r#""/x/100%%/\\$a\\"\\`""#);
        assert_eq!(quoted(r"/a\b"), r#""/a\\\\b""#);
    }

    #[test]
    fn what_was_put_in_is_taken_out_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let program = Path::new("/opt/isnad of mine/isnad");
        put_in(folder.path(), program).expect("written");
        let entry = fs::read_to_string(folder.path().join(ENTRY_PLACE)).expect("the entry");
        assert!(entry.contains("\nExec=\"/opt/isnad of mine/isnad\" %F\n"), "{entry}");
        assert!(entry.contains("\nExec=\"/opt/isnad of mine/isnad\" --new-window\n"), "{entry}");
        assert!(entry.contains("\nTryExec=/opt/isnad of mine/isnad\n"), "{entry}");
        let other = folder.path().join("applications/other.desktop");
        fs::write(&other, "theirs").expect("written");
        take_out(folder.path()).expect("removed");
        assert!(!folder.path().join(ENTRY_PLACE).exists() && other.exists());
        assert!(FILES.iter().all(|(place, _)| !folder.path().join(place).exists()));
        take_out(folder.path()).expect("nothing is left to remove");
    }

    #[test]
    fn a_path_that_no_entry_can_hold_is_refused() {
        assert!(entry(Path::new("/a\nExec=rm/isnad")).is_err());
    }
}
