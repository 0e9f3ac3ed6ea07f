//! The licences that the program shows are those of the crates it is made of, and ones that we may use.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Licences that ask for no more than to be named, and MPL-2.0, which asks that changed files of the crate stay open.
const ALLOWED: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Whether an SPDX expression can be met with licences that are allowed. `/` is how old crates write `OR`.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ").replace(['(', ')'], " ");
    // Without its brackets an expression is judged more strictly: of each part between ANDs one choice must be allowed.
    expression.split(" AND ").all(|part| {
        part.split(" OR ").any(|licence| {
            let licence = licence.trim();
            ALLOWED.contains(&licence.split(" WITH ").next().unwrap_or_default())
        })
    })
}

/// The crates that a program for 64-bit Linux is linked with and built by, as `cargo tree` tells.
fn crates() -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let target = ["--target", "x86_64-unknown-linux-gnu", "--locked", "--offline"];
    let output = Command::new(cargo)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["tree", "--edges", "normal,build", "--prefix", "none", "--no-dedupe", "--format", "{p}|{l}"])
        .args(target)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    let lines = text.lines().filter_map(|line| {
        let (package, licence) = line.split_once('|')?;
        let mut words = package.split(' ');
        let (name, version) = (words.next()?, words.next()?);
        (name != "isnad").then(|| format!("{name} {}\t{licence}", version.trim_start_matches('v')))
    });
    lines.collect()
}

#[test]
fn the_list_in_the_program_is_that_of_its_crates() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/licences.txt");
    let found: String = crates().into_iter().map(|line| line + "\n").collect();
    if std::env::var_os("ISNAD_WRITE_LICENCES").is_some() {
        std::fs::write(&path, &found).expect("written");
    }
    let kept = std::fs::read_to_string(&path).expect("the list");
    assert!(
        kept == found,
        "crates have changed: ISNAD_WRITE_LICENCES=1 cargo test --test licences writes {path:?} anew"
    );
}

#[test]
fn every_licence_is_one_we_may_use() {
    let refused: Vec<String> = crates()
        .into_iter()
        .filter(|line| !line.split_once('\t').is_some_and(|(_, licence)| is_allowed(licence)))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
    for (expression, allowed) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("Apache-2.0 OR GPL-2.0-only", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("MIT AND GPL-3.0-only", false),
        ("Unlicense/MIT", true),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression), allowed, "{expression}");
    }
}
