//! Holds the documents to the tree and the program: links lead to files and headings, the guides show pictures that are
//! there, the keys they tell are those of the commands, and what they quote is what the window says, the same in both
//! languages.

use isnad::annotation::{Project, Timestamp};
use isnad::command::Command;
use isnad::locale::{Locale, keys as messages};
use isnad::session::{Language, Session};
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

/// The keys that a document tells, but for digits, those of labels, and what works the same everywhere; with how often.
fn keys(text: &str) -> BTreeMap<String, usize> {
    let text = text.replace("<code dir=\"ltr\">", "`").replace("</code>", "`");
    let mut keys = BTreeMap::new();
    for span in text.lines().flat_map(|line| line.split('`').skip(1).step_by(2)) {
        let is_held = ["Ctrl ", "Alt ", "Shift "].iter().any(|modifier| span.starts_with(modifier));
        let is_function = span.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok());
        let is_single = span.len() == 1 && span.starts_with(|c: char| c.is_ascii_uppercase() || "[]=".contains(c));
        if is_held || is_function || is_single || span == "Del" {
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

/// What a guide is made of, in order: its headings, by their level, and its pictures, by their names without the language.
fn outline(text: &str, language: &str) -> Vec<String> {
    let picture = |line: &str| {
        let link = links(line).first()?.to_string();
        line.starts_with("![").then(|| link.replace(&format!("-{language}-"), "-"))
    };
    let heading = |line: &str| line.starts_with('#').then(|| line.chars().take_while(|c| *c == '#').collect());
    text.lines().filter_map(|line| picture(line).or_else(|| heading(line))).collect()
}

#[test]
fn both_guides_tell_the_same() {
    let (english, arabic) = (guide("en"), guide("ar"));
    assert_eq!(keys(&english), keys(&arabic));
    assert_eq!(outline(&english, "en"), outline(&arabic, "ar"));
    let count = |text: &str, of: &str| text.lines().filter(|line| line.starts_with(of)).count();
    for of in ["- ", "| ", "```"] {
        assert_eq!(count(&english, of), count(&arabic, of), "lines that begin with {of}");
    }
}

#[test]
fn the_contents_of_a_guide_are_its_chapters_in_order() {
    for language in ["en", "ar"] {
        let text = guide(language);
        let (before, _) = text.split_once("\n## ").expect("a chapter");
        let (_, contents) = before.split_once("\n1. ").expect("the contents");
        let told: Vec<String> =
            links(contents).into_iter().map(|link| link.trim_start_matches('#').to_owned()).collect();
        let chapters = text.lines().filter_map(|line| line.strip_prefix("## "));
        assert_eq!(told, chapters.map(anchor).collect::<Vec<_>>(), "{language}");
    }
}

/// What a guide quotes that the window does not say: words of articles and queries.
const OTHERS_WORDS: [&[&str]; 2] = [
    &["the ministry", "and", "it was said"],
    &["الوزارة", "والوزارة", "قال", "بحسب", "نفى", "المصدر: الجزيرة + وكالات", "البنتاغون", "أمة", "امه", "أُمَّـة"],
];

/// What stands between the quotation marks of a guide, in order: asterisks in English, but for bold ones.
fn quoted(text: &str, language: Language) -> Vec<String> {
    // A paragraph or item a line.
    let text = text.replace("\n\n", "\u{B6}").replace("\n- ", "\u{B6}").replace("\n| ", "\u{B6}");
    let paragraphs = text.split('\u{B6}').map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    let of = |paragraph: String| -> Vec<String> {
        match language {
            Language::English => paragraph.replace("**", "").split('*').skip(1).step_by(2).map(str::to_owned).collect(),
            Language::Arabic => {
                paragraph.split('«').skip(1).filter_map(|part| part.split('»').next()).map(str::to_owned).collect()
            }
        }
    };
    paragraphs.flat_map(of).collect()
}

/// The messages that say `words`, or begin with them where a blank and `…` follow; capitals aside.
fn saying(locale: &Locale, words: &str) -> BTreeSet<String> {
    let words = words.to_lowercase();
    let is_said = |key: &String| {
        let text = locale.text(key).to_lowercase();
        words.strip_suffix(" …").map_or(text == words, |beginning| text.starts_with(&format!("{beginning} ")))
    };
    messages(locale.language()).into_iter().filter(is_said).collect()
}

#[test]
fn what_the_guides_quote_is_what_the_window_says() {
    let [english, arabic] = [Language::English, Language::Arabic].map(|language| {
        let (name, others) = match language {
            Language::English => ("en", OTHERS_WORDS[0]),
            Language::Arabic => ("ar", OTHERS_WORDS[1]),
        };
        let locale = Locale::new(language);
        // The line that leads to the other guide is no part of the text.
        let text = guide(name).replacen("*[بالعربية](guide.ar.md)*", "", 1);
        let words = quoted(&text, language).into_iter().filter(|words| !others.contains(&words.as_str()));
        words.map(|words| (saying(&locale, &words), words)).collect::<Vec<_>>()
    });
    let unknown: Vec<&String> =
        english.iter().chain(&arabic).filter(|(keys, _)| keys.is_empty()).map(|(_, words)| words).collect();
    assert!(unknown.is_empty(), "nothing in the window is called: {unknown:?}");
    assert!(english.len() > 20, "names are quoted");
    for ((here, one), (there, other)) in english.iter().zip(&arabic) {
        assert!(!here.is_disjoint(there), "{one} and {other} are not the same");
    }
    assert_eq!(english.len(), arabic.len());
}
