//! No word of the interface stands in the source: what people read comes from `assets/locale`, in both languages.
//!
//! Three rules, for `src/ui` and `src/app`:
//! 1. What is asked of the locale is there.
//! 2. A string that looks like words, with a capital, a letter beyond ASCII or two words with a space between them, is none
//!    of the source's, but for the few in [`EXCUSED`].
//! 3. What is handed to something that shows text has no letters at all, whatever they look like.

#[path = "common/source.rs"]
mod source;

use isnad::locale;
use isnad::session::Language;
use source::{Literal, Source, sources};
use std::collections::BTreeSet;

/// Where there may be what looks like words: the file, the string or `*` for all of them, and why.
const EXCUSED: [(&str, &str, &str); 20] = [
    ("app/appearance/", "*", "names on the session's bus"),
    ("app/startup/", "*", "said in the terminal before there is a window, and names of libraries and variables"),
    ("app/render.rs", "*", "said in the terminal"),
    ("app/handover/", "*", "what two programs say to each other"),
    ("app/printing.rs", "*", "reasons that a system's viewer gives, put into a message"),
    ("app/told/", "*", "kinds of files and what a project file should hold, by which the word for them is looked up"),
    ("app/keys.rs", "*", "names of keys"),
    ("app/effects.rs", "UTF-8", "the name of an encoding"),
    ("app/file_dialogs.rs", "Isnad", "the program's name"),
    ("app/mod.rs", "Isnad", "the program's name"),
    ("app/mod.rs", "{dot}\\u{2068}{name}\\u{2069} — Isnad", "the program's name"),
    ("ui/kit.rs", "IBM Plex Sans", "the name of a font"),
    ("ui/kit.rs", "../../fonts/IBMPlexSans-Regular.ttf", "the file of a font"),
    ("ui/widgets/field/column.rs", "Column", "the name of a type"),
    ("ui/window/labels/editor.rs", "#1A62A5", "a colour"),
    ("ui/window/menus.rs", "English", "a language is called by its own name"),
    ("ui/window/menus.rs", "العربية", "a language is called by its own name"),
    ("ui/window/start.rs", "*", "the program's name in both scripts, and words of an article as an example"),
    ("ui/window/dialogs.rs", "HOME", "a variable of the system"),
    ("ui/window/about.rs", "CARGO_PKG_VERSION", "a variable of the build"),
];

/// What is printed on keys, in every language.
const KEYS: [&str; 6] = ["Esc", "Escape", "Enter", "Alt ", "Alt {}", "Backspace"];

/// How the code before a string ends that is no text of the window: why a lint is off, and an error's own words, which
/// the command line shows and `app::told` says from the locale.
const ASIDE: [&str; 2] = ["reason =", "#[error("];

/// How the code before a string ends that is shown.
const SHOWN: [&str; 13] = [
    "Label::new(",
    "Label::new(&format!(",
    "Button::new(",
    "Button::new(&format!(",
    "MenuItem::new(",
    "Field::new(",
    ".placeholder(",
    ".layout(",
    ".set_label(",
    ".set_description(",
    ".on_hover_text(",
    ".notify(Severity::Error,",
    ".notify(Severity::Info,",
];

/// How the code before a string ends that is asked of the locale, as it stands or with something put in.
const ASKED: [&str; 4] = [".text(", ".text_with(", ".text(&format!(", ".text_with(&format!("];

/// `text` without what is put into it, and without the signs that stand for others in source.
fn bare(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' => {
                chars.by_ref().find(|c| *c == '}');
            }
            '\\' => {
                if chars.next() == Some('u') {
                    chars.by_ref().find(|c| *c == '}');
                }
            }
            c => out.push(c),
        }
    }
    out
}

fn looks_like_words(text: &str) -> bool {
    let bare = bare(text);
    let is_word = |part: &str| part.chars().any(char::is_alphabetic);
    let spaced = bare.split(' ').filter(|part| is_word(part)).count() > 1;
    spaced || bare.chars().any(|c| c.is_alphabetic() && !c.is_ascii_lowercase())
}

fn is_excused(path: &str, text: &str) -> bool {
    let by_name = |(place, excused, _): &(&str, &str, &str)| path.starts_with(place) && ["*", text].contains(excused);
    EXCUSED.iter().any(by_name) || KEYS.contains(&text)
}

/// Whether `key`, in which `{…}` stands for something put in, is the name of a message.
fn is_known(key: &str, known: &BTreeSet<String>) -> bool {
    let bare_key = bare(key);
    if bare_key == key {
        return known.contains(key);
    }
    let (first, last) = (key.split('{').next().unwrap_or_default(), key.rsplit('}').next().unwrap_or_default());
    known
        .iter()
        .any(|known| known.len() > first.len() + last.len() && known.starts_with(first) && known.ends_with(last))
}

/// What is wrong with the strings of `source`.
fn faults(source: &Source, known: &BTreeSet<String>) -> Vec<String> {
    let ends = |literal: &Literal, ways: &[&str]| ways.iter().any(|way| literal.before.ends_with(way));
    let mut faults = Vec::new();
    for literal in &source.strings {
        let text = literal.text.as_str();
        if ends(literal, &ASIDE) {
            continue;
        }
        let asked = ends(literal, &ASKED);
        if asked && !text.is_empty() && !is_known(text, known) {
            faults.push(format!("{}: the locale has no {text:?}", source.path));
        }
        let shown = ends(literal, &SHOWN) && bare(text).chars().any(char::is_alphabetic);
        if !asked && (shown || looks_like_words(text)) && !is_excused(&source.path, text) {
            faults.push(format!("{}: {text:?} should come from the locale", source.path));
        }
    }
    faults
}

fn known() -> BTreeSet<String> {
    locale::keys(Language::English).into_iter().chain(locale::keys(Language::Arabic)).collect()
}

#[test]
fn every_word_comes_from_the_locale() {
    let known = known();
    let read: Vec<Source> = sources().into_iter().filter(|source| source.is_below(&["ui", "app"])).collect();
    assert!(read.iter().map(|source| source.strings.len()).sum::<usize>() > 1000, "the strings are found");
    let faults: Vec<String> = read.iter().flat_map(|source| faults(source, &known)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_excuse_is_needed() {
    let sources = sources();
    for (place, text, why) in EXCUSED {
        let here = |source: &&Source| source.path.starts_with(place);
        let needs = |literal: &Literal| (text == "*" || literal.text == text) && looks_like_words(&literal.text);
        let needed = sources.iter().filter(here).any(|source| source.strings.iter().any(needs));
        assert!(needed, "{place} has no {text:?} ({why})");
    }
}

#[test]
fn a_word_that_is_put_in_is_found() {
    let known = known();
    let check = |code: &str, expected: usize| {
        let source = Source::new("ui/window/new.rs".into(), code);
        let found = faults(&source, &known);
        assert_eq!(found.len(), expected, "{code}: {found:?}");
    };
    check(r#"label_ui(ui, kit, Label::new("Nothing here"));"#, 1);
    check(r#"label_ui(ui, kit, Label::new("nothing"));"#, 1);
    check(r#"button_ui(ui, kit, Button::new(&format!("{count} marks")));"#, 1);
    check(r#"let title = "الوسوم";"#, 1);
    check(r##"let title = r#"two words"#;"##, 1);
    check(r#"session.notify(Severity::Error, "nothing");"#, 1);
    check(r#"let name = locale.text("no-such-message");"#, 1);
    check(r#"let name = locale.text(&format!("no-such-{}", key));"#, 1);
    check(r#"let name = locale.text("menu"); ui.scope_id().with("menu-grip")"#, 0);
    check(r#"let name = locale.text(&format!("reliability-{}", grade.key()));"#, 0);
    check(r#"let said = format!("\u{2068}{name}\u{2069} · {time}");"#, 0);
    check("// Words of a comment, \"Such as these\"\n", 0);
    check(r#"#[cfg(test)] mod tests { const A: &str = "Some words"; } const B: &str = "id";"#, 0);
    check(r#"#[expect(unused, reason = "they are said elsewhere")] fn f() {}"#, 0);
}
