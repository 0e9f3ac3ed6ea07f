//! Holds the source to the rules that `ARCHITECTURE.md` draws: who may use whom, who sees egui, who touches files.

#[path = "common/source.rs"]
mod source;

use source::{Source, braces, sources};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Each module of the crate with those it may use. A module may always use itself.
const MAY_USE: [(&str, &[&str]); 17] = [
    ("text", &[]),
    ("article", &["text"]),
    ("search", &["text", "article"]),
    ("annotation", &["text", "article"]),
    ("anchor", &["text", "article", "annotation"]),
    ("project", &["text", "article", "annotation", "anchor"]),
    ("review", &["text", "article", "annotation", "anchor", "project"]),
    ("agreement", &["text", "article", "annotation", "review"]),
    ("typeset", &["text"]),
    ("locale", &["text", "annotation"]),
    ("exchange", &["text", "article", "annotation", "anchor", "agreement", "typeset", "locale"]),
    (
        "session",
        &["text", "article", "search", "annotation", "anchor", "review", "agreement", "typeset", "locale", "exchange"],
    ),
    (
        "command",
        &["text", "article", "search", "annotation", "anchor", "review", "typeset", "locale", "exchange", "session"],
    ),
    (
        "ui",
        &[
            "text",
            "article",
            "search",
            "annotation",
            "anchor",
            "review",
            "agreement",
            "typeset",
            "locale",
            "exchange",
            "session",
            "command",
        ],
    ),
    (
        "app",
        &[
            "text",
            "article",
            "search",
            "annotation",
            "anchor",
            "project",
            "review",
            "agreement",
            "typeset",
            "locale",
            "exchange",
            "session",
            "command",
            "ui",
        ],
    ),
    (
        "cli",
        &[
            "text",
            "article",
            "search",
            "annotation",
            "anchor",
            "project",
            "review",
            "agreement",
            "typeset",
            "locale",
            "exchange",
            "session",
            "command",
            "ui",
            "app",
        ],
    ),
    ("main", &["app", "cli"]),
];

/// Paths below `src` that may touch the file system.
const FILE_SYSTEM: [&str; 4] = ["project", "article/read", "cli", "app"];

/// Paths below `src` that may use egui.
const EGUI: [&str; 2] = ["ui", "app"];

/// egui's own ways of showing text, which know no right-to-left.
const STOCK_TEXT: [&str; 24] = [
    "ui.label(",
    "ui.button(",
    "ui.small_button(",
    "ui.heading(",
    "ui.monospace(",
    "ui.strong(",
    "ui.weak(",
    "ui.small(",
    "ui.code(",
    "ui.colored_label(",
    "ui.selectable_label(",
    "ui.selectable_value(",
    "ui.checkbox(",
    "ui.radio(",
    "ui.radio_value(",
    "ui.link(",
    "ui.hyperlink(",
    "ui.menu_button(",
    "ui.text_edit_singleline(",
    "ui.text_edit_multiline(",
    ".on_hover_text(",
    "TextEdit",
    "ComboBox",
    "CollapsingHeader",
];

/// The crate's own modules that `code` names by `crate::` or, in the program, by `isnad::`.
fn used_modules(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for start in ["crate::", "isnad::"] {
        for (at, _) in code.match_indices(start) {
            let rest = &code[at + start.len()..];
            match rest.strip_prefix('{') {
                Some(_) => used.extend(first_names(&rest[1..braces(rest) - 1])),
                None => used.extend(first_names(rest).first().cloned()),
            }
        }
    }
    used
}

/// The first name of each path in a list of paths with commas between them; inner lists are passed over.
fn first_names(list: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0_usize;
    let mut at_start = true;
    let mut name = String::new();
    for c in list.chars().chain([',']) {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                names.push(std::mem::take(&mut name));
                at_start = true;
            }
            _ if at_start && (c.is_alphanumeric() || c == '_') => name.push(c),
            _ if name.is_empty() => {}
            _ => at_start = false,
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Whether `code` names `word` as a whole word.
fn names(code: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(is_part) && !code[at + word.len()..].starts_with(is_part))
}

#[test]
fn modules_use_only_those_below_them() {
    let may_use: BTreeMap<_, _> = MAY_USE.into_iter().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let module = source.module();
        if module == "lib" {
            continue;
        }
        let Some(allowed) = may_use.get(module) else {
            wrong.push(format!("{}: the module {module} has no place in the rule", source.path));
            continue;
        };
        for used in used_modules(&source.code) {
            if used != module && may_use.contains_key(used.as_str()) && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: {module} must not use {used}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_rule_has_no_circle() {
    for (module, uses) in MAY_USE {
        for used in uses {
            let below = MAY_USE.iter().find(|(name, _)| name == used);
            assert!(below.is_some_and(|(_, uses)| !uses.contains(&module)), "{module} and {used}");
        }
    }
}

#[test]
fn egui_is_seen_by_the_window_alone() {
    for source in sources().iter().filter(|source| !source.is_below(&EGUI)) {
        for name in ["egui", "eframe", "epaint", "winit"] {
            assert!(!names(&source.code, name), "{} uses {name}", source.path);
        }
    }
}

#[test]
fn files_are_touched_in_few_places() {
    for source in sources().iter().filter(|source| !source.is_below(&FILE_SYSTEM)) {
        for name in ["std::fs", "fs", "File::open", "File::create", "OpenOptions", "tempfile", "std::net", "read_dir"] {
            assert!(!names(&source.code, name), "{} uses {name}", source.path);
        }
    }
}

#[test]
fn no_text_goes_through_eguis_own_widgets() {
    for source in sources() {
        for widget in STOCK_TEXT {
            assert!(!source.code.contains(widget), "{} uses {widget}", source.path);
        }
    }
}

#[test]
fn the_document_names_every_module() {
    let document =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    for source in sources() {
        let module = source.module();
        let named = [format!("`{module}`"), format!("`{module}.rs`"), format!("`{module}/`")];
        assert!(named.iter().any(|name| document.contains(name)), "ARCHITECTURE.md does not name {module}");
    }
}

#[test]
fn the_reader_of_source_sees_what_counts() {
    let code = r##"
        use crate::text::Cp; // crate::app
        use crate::{article::{Article, Block}, typeset};
        /* crate::cli */
        const A: &str = "crate::ui \" crate::ui"; const B: &str = r#"crate::ui " "#;
        const C: [char; 3] = ['"', '\'', '\u{22}'];
        fn f<'a>(x: &'a str) { crate::command::run(x) }
        #[cfg(test)]
        mod tests { fn g() { if true { crate::project::open() } } }
        fn h() { crate::anchor::find() }
        #[cfg(test)]
        mod more;
    "##;
    let used = used_modules(&Source::new(String::new(), code).code);
    assert_eq!(used.into_iter().collect::<Vec<_>>(), ["anchor", "article", "command", "text", "typeset"]);
    assert!(names("use std::fs;", "fs") && names("egui::Ui", "egui") && !names("offset", "fs"));
}
