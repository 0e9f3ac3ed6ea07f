//! `isnad git-setup`: teaches git to merge projects and to show how they differ.

use super::{Failure, Outcome, output};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What git is to do with which files.
const ATTRIBUTES: &str = "*.isnad.ron merge=isnad diff=isnad text eol=lf";

/// Writes git's configuration and its list of attributes, for the repository around `folder` or for all of the
/// user's.
pub(super) fn setup(folder: &Path, global: bool) -> Result<Outcome, Failure> {
    let scope = if global { "--global" } else { "--local" };
    let attributes = if global { global_attributes(folder)? } else { repository(folder)?.join(".gitattributes") };
    let program = program()?;
    for (key, value) in [
        ("merge.isnad.name", "merge of Isnad projects".to_owned()),
        ("merge.isnad.driver", driver(&program)),
        ("diff.isnad.textconv", format!("{program} show")),
    ] {
        git(folder, &["config", scope, key, &value])?;
    }
    add_line(&attributes)?;
    let attributes = attributes.display();
    output::message(&format!("isnad: git now merges and shows projects with Isnad ({attributes})"));
    if !global {
        let advice = "commit that file; git keeps the rest for each clone: run isnad git-setup in every one";
        output::message(&format!("isnad: {advice}"));
    }
    Ok(Outcome::Done)
}

/// What git runs to merge. Exit status 1 is a conflict to git too; where no merge was done at all git must not take the
/// file for merged, which a status above 128 says.
///
/// Git replaces `%` with what follows it there; `%P`, the file's own path, comes quoted for the shell.
fn driver(program: &str) -> String {
    let program = program.replace('%', "%%");
    format!("{program} merge %O %A %B -o %A --name=%P || {{ test $? -eq 1 && exit 1; exit 129; }}")
}

/// How git's shell calls this program: by its name where that finds it, else by its path.
fn program() -> Result<String, Failure> {
    let own = std::env::current_exe().and_then(fs::canonicalize);
    let own = own.map_err(|error| Failure(format!("cannot tell where this program is: {error}")))?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut found = std::env::split_paths(&path).filter_map(|folder| fs::canonicalize(folder.join("isnad")).ok());
    if found.next().as_ref() == Some(&own) {
        return Ok("isnad".to_owned());
    }
    match own.to_str() {
        Some(own) => Ok(format!("'{}'", own.replace('\'', "'\\''"))),
        None => Err(Failure(format!("the path {} is no text; put isnad into the PATH", own.display()))),
    }
}

/// Runs git in `folder` and gives back what it says.
fn git(folder: &Path, arguments: &[&str]) -> Result<String, Failure> {
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output().map_err(|error| {
        let advice = if error.kind() == ErrorKind::NotFound { "; install git first" } else { "" };
        Failure(format!("cannot run git: {error}{advice}"))
    })?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Failure(format!("git {} failed: {}", arguments.join(" "), said.trim())));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim_end_matches(['\n', '\r']).to_owned())
}

/// The root of the repository around `folder`.
fn repository(folder: &Path) -> Result<PathBuf, Failure> {
    match git(folder, &["rev-parse", "--show-toplevel"]) {
        Ok(root) if !root.is_empty() => Ok(PathBuf::from(root)),
        Ok(_) => Err(Failure(format!("{} is in a repository without files of its own", folder.display()))),
        Err(Failure(reason)) => {
            Err(Failure(format!("{reason}; go to a repository, or set git up for all of yours with --global")))
        }
    }
}

/// Where git looks for attributes of all the user's repositories.
fn global_attributes(folder: &Path) -> Result<PathBuf, Failure> {
    if let Ok(set) = git(folder, &["config", "--global", "--type=path", "core.attributesFile"])
        && !set.is_empty()
    {
        return Ok(PathBuf::from(set));
    }
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".config"));
    let config = std::env::var_os("XDG_CONFIG_HOME").filter(|dir| !dir.is_empty()).map(PathBuf::from).or_else(home);
    let config = config.ok_or_else(|| Failure("there is no home folder to keep git's attributes in".to_owned()))?;
    Ok(config.join("git").join("attributes"))
}

/// Adds our line to a list of attributes, unless it is there.
fn add_line(path: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure(format!("cannot write {}: {error}", path.display()));
    let mut text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(failed(error)),
    };
    if text.lines().any(|line| line.trim() == ATTRIBUTES) {
        return Ok(());
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(ATTRIBUTES);
    text.push('\n');
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    output::file_or_stdout(path, text.as_bytes())
}
