//! Holds the documents to the tree and the program: links lead to files and headings, the guides show pictures that are
//! there, and the keys they tell are those of the commands, the same in both languages.

use isnad::annotation::{Project, Timestamp};
use isnad::command::Command;
use isnad::session::Session;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every document of the root and of `docs`, with its text.
fn documents() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    for folder in [root().to_owned(), root().join("docs")] {
        paths.extend(fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()));
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    assert!(paths.len() > 10, "the documents are found");
    let read = |path: PathBuf| (path.clone(), fs::read_to_string(path).expect("a document"));
    paths.into_iter().map(read).collect()
}

/// Where the links of a document lead.
fn links(text: &str) -> Vec<&str> {
    text.match_indices("](").filter_map(|(at, _)| text[at + 2..].split(')').next()).collect()
}

/// What a heading is linked by, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let is_mark = |c: char| ('\u{64B}'..='\u{652}').contains(&c);
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|&c| c.is_alphanumeric() || is_mark(c) || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter_map(|line| line.strip_prefix('#'));
    headings.map(|heading| anchor(heading.trim_start_matches('#').trim())).collect()
}

#[test]
fn links_lead_to_files_and_headings() {
    let documents: BTreeMap<PathBuf, String> = documents().into_iter().collect();
    let mut wrong = Vec::new();
    for (path, text) in &documents {
        for link in links(text) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            if file.contains("://") {
                continue;
            }
            let target = match file {
                "" => path.clone(),
                file => path.parent().expect("a folder").join(file),
            };
            let of = target.canonicalize().ok().and_then(|target| documents.get(&target));
            let is_there = target.exists() && (heading.is_empty() || of.is_some_and(|t| anchors(t).contains(heading)));
            if !is_there {
                wrong.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "links lead nowhere:\n{}", wrong.join("\n"));
}

/// The keys with Ctrl, Alt or Shift that a document tells, with how often.
fn keys(text: &str) -> BTreeMap<String, usize> {
    let text = text.replace("<code dir=\"ltr\">", "`").replace("</code>", "`");
    let mut keys = BTreeMap::new();
    for span in text.lines().flat_map(|line| line.split('`').skip(1).step_by(2)) {
        let held = ["Ctrl ", "Alt ", "Shift "].iter().any(|modifier| span.starts_with(modifier));
        if held {
            *keys.entry(span.to_owned()).or_default() += 1;
        }
    }
    keys
}

fn guide(language: &str) -> String {
    fs::read_to_string(root().join(format!("docs/guide.{language}.md"))).expect("a guide")
}

#[test]
fn the_guide_tells_the_keys_of_commands() {
    let session = Session { project: Project::new("", Timestamp(0)), ..Session::default() };
    let placing = Command::of_update(true).chain(Command::of_update(false));
    let commands = Command::catalogue(&session).into_iter().chain(Command::motions()).chain(placing);
    let hints: BTreeSet<String> =
        commands.filter_map(|command| command.default_shortcut()).map(|key| key.hint()).collect();
    let told = keys(&guide("en"));
    let unknown: Vec<&String> = told.keys().filter(|key| !hints.contains(*key)).collect();
    assert!(unknown.is_empty(), "no command has these keys: {unknown:?}");
    assert!(told.len() > 50, "keys are told");
}

#[test]
fn both_guides_tell_the_same() {
    let (english, arabic) = (guide("en"), guide("ar"));
    assert_eq!(keys(&english), keys(&arabic));
    let count = |text: &str, of: &str| text.lines().filter(|line| line.starts_with(of)).count();
    for of in ["## ", "### ", "![", "| "] {
        assert_eq!(count(&english, of), count(&arabic, of), "lines that begin with {of}");
    }
}
