//! The real program, as a shell runs it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program without any display, started outside its source tree.
fn isnad(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isnad"));
    command.args(arguments).stdin(Stdio::null());
    for variable in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "CARGO_MANIFEST_DIR", "CARGO_PKG_NAME"] {
        command.env_remove(variable);
    }
    command
}

/// Runs it and holds its exit status against `status`; stdout and stderr must hold the given words.
fn check(mut command: Command, status: i32, stdout: &str, stderr: &str) -> Output {
    let output = command.output().expect("the program starts");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(status), "{command:?}\n{out}\n{err}");
    assert!(out.contains(stdout), "{command:?}: stdout lacks {stdout:?}:\n{out}");
    assert!(err.contains(stderr), "{command:?}: stderr lacks {stderr:?}:\n{err}");
    assert!(!err.contains("panicked"), "{command:?}:\n{err}");
    output
}

fn temporary_folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// An article of two blocks in `folder`, and its path.
fn article(folder: &Path) -> String {
    let path = folder.join("article.txt");
    fs::write(&path, "عنوان الخبر\n\nقال المتحدث باسم الوزارة إن الاجتماع سيعقد يوم الأحد.\n").expect("a file");
    path.to_str().expect("a path in Unicode").to_owned()
}

#[test]
fn help_and_version_go_to_stdout() {
    let help = check(isnad(&["--help"]), 0, "Usage:", "");
    assert!(help.stderr.is_empty());
    for verb in
        ["read", "search", "check", "render", "merge", "diff", "agree", "show", "review", "git-setup", "desktop-setup"]
    {
        assert!(String::from_utf8_lossy(&help.stdout).contains(verb), "--help does not name {verb}");
        check(isnad(&[verb, "--help"]), 0, "Usage:", "");
    }
    check(isnad(&["--version"]), 0, concat!("isnad ", env!("CARGO_PKG_VERSION")), "");
}

#[test]
fn wrong_usage_is_told_on_stderr() {
    for arguments in [
        &["--bogus"][..],
        &["read"],
        &["search"],
        &["search", "قال"],
        &["check"],
        &["import", "a.ann", "-o", "b.ron"],
        &["merge", "a.ron", "-o", "b.ron"],
        &["merge", "a.ron", "b.ron"],
        &["merge", "a.ron", "b.ron", "c.ron", "d.ron", "-o", "e.ron"],
        &["diff", "a.ron"],
        &["show"],
        &["render"],
        &["render", "a.txt"],
        &["render", "a.txt", "-o", "b.png", "--scale", "3"],
        &["render", "a.txt", "-o", "b.png", "--width", "0"],
        &["render", "a.txt", "-o", "b.png", "--theme", "plaid"],
    ] {
        let output = check(isnad(arguments), 2, "", "--help");
        assert!(output.stdout.is_empty());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_desktop_is_told_of_the_program_and_untold() {
    let folder = temporary_folder();
    let run = |arguments: &[&str], stderr: &str| {
        let mut command = isnad(arguments);
        command.env("XDG_DATA_HOME", folder.path());
        check(command, 0, "", stderr);
    };
    run(&["desktop-setup", "--remove"], "was not in the menus");
    run(&["desktop-setup"], "is now in the menus");
    let entry = fs::read_to_string(folder.path().join("applications/isnad.desktop")).expect("the entry");
    let program = fs::canonicalize(env!("CARGO_BIN_EXE_isnad")).expect("the program");
    assert!(entry.contains(&format!("TryExec={}\n", program.display())), "{entry}");
    run(&["desktop-setup", "--remove"], "is no longer in the menus");
    assert!(!folder.path().join("applications/isnad.desktop").exists());
    assert!(!folder.path().join("mime/packages/isnad.xml").exists());
}

/// A project with an article and a mark, made of brat's files in `folder`; and those files' main one.
fn imported(folder: &Path) -> (String, String) {
    let text = "قال المتحدث باسم الوزارة إن الاجتماع سيعقد يوم الأحد.\n";
    fs::write(folder.join("work.txt"), text).expect("a file");
    let ann = folder.join("work.ann");
    fs::write(&ann, "T1\tSource 4 24\tالمتحدث باسم الوزارة\n").expect("a file");
    let name = |path: &Path| path.to_str().expect("a path in Unicode").to_owned();
    let (ann, project) = (name(&ann), name(&folder.join("work.isnad.ron")));
    check(isnad(&["import", &ann, "--from", "brat", "-o", &project]), 0, "", "");
    (ann, project)
}

#[test]
fn an_import_writes_a_new_project_and_never_over_one() {
    let folder = temporary_folder();
    let (ann, project) = imported(folder.path());
    let before = fs::read(&project).expect("the project");
    let hint = format!("--into {project}");
    check(isnad(&["import", &ann, "--from", "brat", "-o", &project]), 2, "", &hint);
    check(isnad(&["import", &ann, "--from", "brat"]), 2, "", "--output");
    check(isnad(&["import", &ann, "--from", "brat", "-o", &project, "--into", &project]), 2, "", "--help");
    check(isnad(&["import", &ann, "--from", "html", "--into", &project]), 2, "", "webanno-tsv");
    assert_eq!(fs::read(&project).expect("the project"), before);
    check(isnad(&["import", &ann, "--from", "brat", "-o", "-"]), 0, "المتحدث", "");
}

#[test]
fn an_import_into_a_project_says_what_came_in_and_keeps_the_version_before() {
    let folder = temporary_folder();
    let (ann, project) = imported(folder.path());
    let before = fs::read(&project).expect("the project");
    let into = ["import", &ann, "--from", "brat", "--into", &project];
    let backup = format!("{project}~");
    check(isnad(&into), 0, "", "annotations: 0 added, 1 there already");
    assert_eq!(fs::read(&project).expect("the project"), before, "all of it was there");
    assert!(!Path::new(&backup).exists());
    let more = "T1\tSource 4 24\tالمتحدث باسم الوزارة\nT2\tPlace 900 902\tx\nT3\tClaim 28 52\tالاجتماع سيعقد يوم الأحد\n";
    fs::write(&ann, more).expect("a file");
    let output = check(isnad(&into), 0, "", "annotations: 1 added, 1 there already");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("article there already") && told.contains("not taken in: "), "{told}");
    assert_eq!(fs::read(&backup).expect("the version before"), before);
    check(isnad(&["check", &project]), 0, "", "");
}

#[test]
fn what_an_import_finds_no_sure_place_for_is_told_and_comes_in_beside() {
    let folder = temporary_folder();
    let (ann, project) = imported(folder.path());
    fs::write(folder.path().join("work.txt"), "قال المتحدث باسم الوزارة إن الاجتماع سيعقد غدا صباحا.\n")
        .expect("a file");
    fs::write(&ann, "T1\tSource 4 24\tالمتحدث باسم الوزارة\nT2\tClaim 43 52\tغدا صباحا\n").expect("a file");
    let into = ["import", &ann, "--from", "brat", "--into", &project];
    let output = check(isnad(&into), 1, "", "article put beside its other version");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("no sure place") && told.contains("غدا صباحا"), "{told}");
    check(isnad(&into), 0, "", "annotations: 0 added, 2 there already");
    check(isnad(&["check", &project]), 0, "", "");
}

#[test]
fn a_file_that_is_no_import_leaves_the_project_as_it_was() {
    let folder = temporary_folder();
    let (_, project) = imported(folder.path());
    let before = fs::read(&project).expect("the project");
    let bad = folder.path().join("bad.json");
    fs::write(&bad, "{").expect("a file");
    let bad = bad.to_str().expect("a path in Unicode");
    check(isnad(&["import", bad, "--from", "doccano", "--into", &project]), 2, "", "bad.json is no doccano file");
    check(isnad(&["import", bad, "--from", "doccano", "--into", "missing.ron"]), 2, "", "missing.ron");
    assert_eq!(fs::read(&project).expect("the project"), before);
}

#[test]
fn without_a_display_the_window_says_what_to_do() {
    let no_display = "there is no display to open a window on";
    check(isnad(&[]), 2, "", no_display);
    check(isnad(&["a.txt"]), 2, "", no_display);
    // Both name files, not verbs.
    check(isnad(&["--", "read"]), 2, "", no_display);
    check(isnad(&["a.txt", "read"]), 2, "", no_display);
}

#[cfg(target_os = "linux")]
#[test]
fn a_display_that_does_not_answer_is_named() {
    let with = |variable: &str, value: &str| {
        let mut command = isnad(&[]);
        command.env(variable, value).env("XDG_RUNTIME_DIR", "/nonexistent");
        command
    };
    check(with("DISPLAY", ":60077"), 2, "", "the display :60077 (DISPLAY) does not answer");
    check(with("WAYLAND_DISPLAY", "nope"), 2, "", "the display nope (WAYLAND_DISPLAY) does not answer");
}

#[test]
fn articles_are_read() {
    let folder = temporary_folder();
    let article = article(folder.path());
    let text = check(isnad(&["read", &article]), 0, "[title] عنوان الخبر\n", "");
    assert!(text.stderr.is_empty());
    let output = check(isnad(&["read", &article, "--json"]), 0, "", "");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&json["title"], &json["direction"]), (&"عنوان الخبر".into(), &"rtl".into()));
    assert_eq!(json["blocks"].as_array().map(Vec::len), Some(2));

    // «قال» in windows-1256, which no one could tell from so few letters.
    let short = folder.path().join("short.txt");
    fs::write(&short, [0xde, 0xc7, 0xe1]).expect("a file");
    let short = short.to_str().expect("a path in Unicode");
    check(isnad(&["read", short, "--encoding", "windows-1256"]), 0, "قال", "");
    check(isnad(&["read", short, "--encoding", "EBCDIC"]), 2, "", "EBCDIC");
    check(isnad(&["read", folder.path().join("missing.txt").to_str().expect("Unicode")]), 2, "", "missing.txt");
}

/// The sample project and two others made of it, in `folder`: one with another note on its first annotation, one with
/// yet another.
fn three_projects(folder: &Path) -> [String; 3] {
    use isnad::annotation::{Annotation, Edit};
    let base = isnad::project::sample();
    let first = base.annotations.values().next().expect("an annotation").clone();
    let noted = |note: &str| {
        let mut project = base.clone();
        let mut new = Annotation::clone(&first);
        new.remarks.note.ar = note.to_owned();
        project.apply(Edit::PutAnnotation(new.into())).expect("the note fits");
        project
    };
    [("base", base.clone()), ("ours", noted("لنا")), ("theirs", noted("لهم"))].map(|(name, project)| {
        let path = folder.join(format!("{name}.isnad.ron"));
        fs::write(&path, isnad::project::write(&project)).expect("a file");
        path.to_str().expect("a path in Unicode").to_owned()
    })
}

#[test]
fn projects_are_merged() {
    let folder = temporary_folder();
    let [base, ours, theirs] = three_projects(folder.path());
    let out = folder.path().join("out.isnad.ron");
    let out = out.to_str().expect("a path in Unicode");
    // What only one changed is taken, and nothing is left to be said.
    let clean = check(isnad(&["merge", &base, &ours, &base, "-o", out]), 0, "", "");
    assert!(clean.stdout.is_empty() && clean.stderr.is_empty());
    assert_eq!(fs::read(out).expect("the result"), fs::read(&ours).expect("a file"));
    // What both changed is kept in the file.
    let named = format!("1 conflict left in {out}: open it in Isnad and settle it");
    check(isnad(&["merge", &base, &ours, &theirs, "-o", out]), 1, "", &named);
    // What git calls the file, where it merges in a temporary one.
    let named = "1 conflict left in news/work.isnad.ron: open it";
    check(isnad(&["merge", &base, &ours, &theirs, "-o", out, "--name=news/work.isnad.ron"]), 1, "", named);
    check(isnad(&["check", out]), 0, "sound", "");
    let text = fs::read_to_string(out).expect("the result");
    assert!(text.contains("لنا") && text.contains("لهم"), "{text}");
    check(isnad(&["merge", &ours, &theirs, "-o", "-"]), 1, "conflicts: [\n    (id:", "1 conflict left in -");
    // Over one of them, as git does it, with an empty base where both added the file.
    fs::write(&base, "").expect("a file");
    check(isnad(&["merge", &base, &ours, &theirs, "-o", &ours]), 1, "", "1 conflict");
    // Where it cannot be done nothing is written.
    let before = fs::read(&ours).expect("a file");
    fs::write(&base, "IsnadProject(").expect("a file");
    check(isnad(&["merge", &base, &ours, &theirs, "-o", &ours]), 2, "", "base.isnad.ron: line 1");
    check(isnad(&["merge", &ours, "missing.isnad.ron", "-o", &ours]), 2, "", "cannot read missing.isnad.ron");
    assert_eq!(fs::read(&ours).expect("a file"), before);
}

/// Two projects that say which version they were made from, which this machine keeps.
#[test]
#[cfg(target_os = "linux")]
fn what_both_began_with_is_found() {
    use isnad::annotation::VersionId;
    let folder = temporary_folder();
    let [base, ours, theirs] = three_projects(folder.path());
    let bytes = fs::read(&base).expect("a file");
    let begun = VersionId::of(&bytes);
    // Each was made from it; theirs has one annotation less.
    for path in [&ours, &theirs] {
        let mut project = isnad::project::sample();
        project.note_made_from([begun.clone()]);
        if path == &theirs {
            project.annotations.pop_last();
            let there = project.annotations.clone();
            project.attributions.retain(|_, tie| tie.parts().all(|(_, id)| there.contains_key(id)));
            project.relations.retain(|_, tie| there.contains_key(&tie.from) && there.contains_key(&tie.to));
        }
        fs::write(path, isnad::project::write(&project)).expect("a file");
    }
    let kept = folder.path().join("isnad/versions");
    fs::create_dir_all(&kept).expect("a folder");
    let all = isnad::project::sample().annotations.len();
    let count = |out: &Path| isnad::project::open(out).expect("the result").project.annotations.len();
    let out = folder.path().join("out.isnad.ron");
    let merged = |more: &[&str], expected: usize| {
        let name = out.to_str().expect("a path in Unicode");
        let mut command = isnad(&[&["merge", &ours, &theirs, "-o", name], more].concat());
        command.env("XDG_STATE_HOME", folder.path());
        check(command, 0, "", "");
        assert_eq!(count(&out), expected, "{more:?}");
    };
    merged(&[], all);
    fs::write(kept.join(format!("{}.isnad.ron", begun.0)), &bytes).expect("a file");
    merged(&[], all - 1);
    merged(&["--no-base"], all);
    let lineage = isnad::project::open(&out).expect("the result").project.lineage;
    assert_eq!(lineage.len(), 3, "both, and what they came from");
    check(isnad(&["merge", "--no-base", &base, &ours, &theirs, "-o", "-"]), 2, "", "--no-base goes with two projects");
}

#[test]
fn a_merge_that_could_not_be_read_again_is_not_written() {
    use isnad::annotation::{Edit, Source, limits::MAX_ALIASES};
    let folder = temporary_folder();
    let [base, ours, theirs] = three_projects(folder.path());
    // Each has nearly as many other names for one source as there may be.
    for (path, prefix) in [(&ours, "a"), (&theirs, "b")] {
        let mut project = isnad::project::sample();
        let mut source = Source::clone(project.sources.values().next().expect("a source"));
        source.aliases = (0..MAX_ALIASES - 1).map(|n| format!("{prefix}{n}")).collect();
        project.apply(Edit::PutSource(source.into())).expect("there is room");
        fs::write(path, isnad::project::write(&project)).expect("a file");
    }
    let before = fs::read(&ours).expect("a file");
    check(isnad(&["merge", &base, &ours, &theirs, "-o", &ours]), 2, "", "more than 1000 aliases of a source");
    assert_eq!(fs::read(&ours).expect("a file"), before);
}

#[test]
fn readings_are_compared() {
    let folder = temporary_folder();
    let [base, ours, theirs] = three_projects(folder.path());
    check(isnad(&["diff", &base, &base]), 0, "no difference; ", "");
    check(isnad(&["diff", &ours, &theirs]), 1, "note-ar: \u{2068}لنا\u{2069} | \u{2068}لهم\u{2069}\n", "");
    check(isnad(&["diff", &ours, &theirs]), 1, "other note 1; ", "");
    let json = |output: Output| -> serde_json::Value { serde_json::from_slice(&output.stdout).expect("JSON") };
    let same = json(check(isnad(&["diff", &base, &base, "--json"]), 0, "", ""));
    assert_eq!((&same["equal"], same["differences"].as_array().map(Vec::len)), (&true.into(), Some(0)));
    let other = json(check(isnad(&["diff", &ours, &theirs, "--json"]), 1, "", ""));
    let difference = &other["differences"][0];
    assert_eq!((&difference["class"], &difference["fields"][0]), (&"note".into(), &"note-ar".into()));
    assert_eq!(difference["mine"]["values"]["note-ar"], "لنا");
    assert_eq!(difference["theirs"]["values"]["note-ar"], "لهم");
    check(isnad(&["diff", &base, "missing.isnad.ron"]), 2, "", "missing.isnad.ron");
    check(isnad(&["show", &ours]), 0, "note-ar: \u{2068}لنا\u{2069}\n", "");
}

#[test]
fn projects_are_checked() {
    let folder = temporary_folder();
    let path = folder.path().join("work.isnad.ron");
    let name = path.to_str().expect("a path in Unicode");
    fs::write(&path, isnad::project::write(&isnad::annotation::Project::default())).expect("a file");
    check(isnad(&["check", name]), 0, "sound", "");
    fs::write(&path, "Project(").expect("a file");
    check(isnad(&["check", name]), 2, "work.isnad.ron:1:", "");
    check(isnad(&["check", folder.path().join("missing.ron").to_str().expect("Unicode")]), 2, "", "missing.ron");
}

/// What `--json` prints.
fn hits(arguments: &[&str], status: i32) -> Vec<serde_json::Value> {
    let output = check(isnad(&[&["search", "--json"], arguments].concat()), status, "", "");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    json["hits"].as_array().expect("a list of hits").clone()
}

#[test]
fn words_are_found_whatever_way_they_are_written() {
    let folder = temporary_folder();
    let path = folder.path().join("article.txt");
    fs::write(&path, "عنوان 😀 الأُمَّـة\n\nقالت الامه في ٢٠٢٦ إن الأمة بخير.\n").expect("a file");
    let path = path.to_str().expect("a path in Unicode");
    let found: Vec<_> = hits(&["الأمة", path], 0)
        .iter()
        .map(|hit| {
            assert_eq!(hit["file"], path);
            assert_eq!(hit.get("article"), None);
            let number = |key: &str| hit[key].as_u64().expect("a number");
            (number("block"), number("start"), number("end"), hit["text"].as_str().expect("a text").to_owned())
        })
        .collect();
    let expected = [(0, 8, 17, "الأُمَّـة"), (1, 5, 10, "الامه"), (1, 22, 27, "الأمة")];
    assert_eq!(found, expected.map(|(block, start, end, text)| (block, start, end, text.to_owned())));
    assert_eq!(hits(&["الأمة", path, "--exact"], 0).len(), 1);
    assert_eq!(hits(&["2026", path], 0)[0]["text"], "٢٠٢٦");
    assert!(hits(&["2026", path, "--exact"], 1).is_empty());
    let line = format!("{path}:1: \u{2068}قالت ⟦الامه⟧ في ٢٠٢٦ إن الأمة بخير.\u{2069}\n");
    check(isnad(&["search", "الأمة", path]), 0, &line, "");
}

#[test]
fn a_search_says_by_its_status_how_it_went() {
    let folder = temporary_folder();
    let article = article(folder.path());
    let missing = folder.path().join("missing.txt");
    let missing = missing.to_str().expect("a path in Unicode");
    assert!(check(isnad(&["search", "باريس", &article]), 1, "", "").stdout.is_empty());
    assert!(hits(&["باريس", &article], 1).is_empty());
    check(isnad(&["search", "الوزارة", missing, &article]), 2, "⟦الوزارة⟧", "missing.txt");
    assert_eq!(hits(&["الوزارة", missing, &article], 2).len(), 1);
    check(isnad(&["search", "\u{064E}\u{0640}", &article]), 1, "", "--exact");
    check(isnad(&["search", "", &article]), 1, "", "no query");
}

#[test]
fn every_article_of_a_project_is_searched() {
    use isnad::annotation::Project;
    use isnad::article::paste_text;
    let folder = temporary_folder();
    let mut project = Project::default();
    for (id, text) in [("one", "خبر أول\n\nقالت الوزارة"), ("two", "خبر ثان\n\nنفت الوِزارةُ ذلك")]
    {
        let mut article = paste_text(text);
        article.id = isnad::article::ArticleId(id.into());
        project.articles.push(article.into());
    }
    let path = folder.path().join("work.isnad.ron");
    fs::write(&path, isnad::project::write(&project)).expect("a file");
    let path = path.to_str().expect("a path in Unicode");
    let found = hits(&["الوزاره", path], 0);
    let told =
        |hit: &serde_json::Value| ["article", "title", "text"].map(|key| hit[key].as_str().unwrap_or("").to_owned());
    assert_eq!(told(&found[0]), ["one", "خبر أول", "الوزارة"]);
    assert_eq!(told(&found[1]), ["two", "خبر ثان", "الوِزارةُ"]);
    check(isnad(&["search", "الوزاره", path]), 0, "خبر ثان", "");
    // A project is known by what it holds, too.
    let other = folder.path().join("work.txt");
    fs::copy(path, &other).expect("a copy");
    assert_eq!(hits(&["الوزاره", other.to_str().expect("Unicode")], 0).len(), 2);
}

/// The size and the first pixel of a PNG.
fn decode(bytes: &[u8]) -> (u32, u32, [u8; 4]) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size that fits")];
    let info = reader.next_frame(&mut pixels).expect("a whole picture");
    assert_eq!(info.color_type, png::ColorType::Rgba);
    (info.width, info.height, [pixels[0], pixels[1], pixels[2], pixels[3]])
}

#[test]
fn pictures_are_drawn_without_a_display() {
    let folder = temporary_folder();
    let article = article(folder.path());
    let out = folder.path().join("out.png");
    let out_name = out.to_str().expect("a path in Unicode");
    let size = ["--width", "600", "--height", "400"];

    let mut backgrounds = Vec::new();
    for theme in ["light", "dark", "sepia"] {
        let command = isnad(&[&["render", &article, "-o", out_name, "--theme", theme], &size[..]].concat());
        let output = check(command, 0, "", "");
        assert!(output.stdout.is_empty() && output.stderr.is_empty());
        let (width, height, corner) = decode(&fs::read(&out).expect("the picture"));
        assert_eq!((width, height, corner[3]), (600, 400, 255));
        backgrounds.push(corner);
    }
    backgrounds.dedup();
    assert_eq!(backgrounds.len(), 3, "each theme has a background of its own");

    let twice = isnad(&[&["render", &article, "-o", "-", "--scale", "2"], &size[..]].concat());
    let (width, height, _) = decode(&check(twice, 0, "", "").stdout);
    assert_eq!((width, height), (1200, 800));

    let left_behind = fs::read_dir(folder.path()).expect("the folder").count();
    assert_eq!(left_behind, 2, "only the article and the picture lie in the folder");
}

#[test]
fn a_picture_that_cannot_be_made_is_told() {
    let folder = temporary_folder();
    let article = article(folder.path());
    let missing = folder.path().join("missing.txt");
    let missing = missing.to_str().expect("a path in Unicode");
    check(isnad(&["render", missing, "-o", "-"]), 2, "", "missing.txt");
    let nowhere = folder.path().join("no/such/folder/out.png");
    check(isnad(&["render", &article, "-o", nowhere.to_str().expect("Unicode")]), 2, "", "out.png");
}

#[cfg(unix)]
#[test]
fn pictures_keep_links_and_take_the_users_rights() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = temporary_folder();
    let article = article(folder.path());
    let (real, link) = (folder.path().join("real.png"), folder.path().join("link.png"));
    fs::write(&real, "").expect("a file");
    symlink(&real, &link).expect("a link");
    check(isnad(&["render", &article, "-o", link.to_str().expect("Unicode"), "--height", "100"]), 0, "", "");
    assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
    decode(&fs::read(&real).expect("the picture"));
    let mode = fs::metadata(&real).expect("the picture").permissions().mode();
    let ordinary = folder.path().join("ordinary");
    fs::write(&ordinary, "").expect("a file");
    assert_eq!(mode, fs::metadata(&ordinary).expect("the file").permissions().mode());
    check(isnad(&["render", &article, "-o", "/dev/null", "--height", "100"]), 0, "", "");
}

#[cfg(unix)]
#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let folder = temporary_folder();
    let article = article(folder.path());
    let size = ["--width", "2000", "--height", "2000"];
    let mut command = isnad(&[&["render", &article, "-o", "-"], &size[..]].concat());
    // The pipe's reading end is closed before anything is written.
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let child = command.stdout(writer).stderr(Stdio::piped()).spawn().expect("the program starts");
    drop(command);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
}

#[test]
fn a_review_is_saved_and_applied() {
    use isnad::annotation::{Decision, Edit, Verdict};
    let folder = temporary_folder();
    let path = |name: &str| folder.path().join(name).to_str().expect("a path in Unicode").to_owned();
    let sample = isnad::project::sample();
    let mark = sample.annotations.values().next().expect("a mark").clone();
    let (theirs, reviewed) = (path("theirs.isnad.ron"), path("reviewed.isnad.ron"));
    fs::write(&theirs, isnad::project::write(&sample)).expect("a file");
    let mut project = sample.clone();
    let verdict = Verdict::new(mark.id.clone(), Decision::Reject, "Sami", isnad::annotation::Timestamp(9));
    project.apply(Edit::PutVerdict(verdict.clone().into())).expect("it fits");
    fs::write(&reviewed, isnad::project::write(&project)).expect("a file");
    let review = path("sami.review.ron");
    check(
        isnad(&["review", "save", &reviewed, "-o", &review]),
        2,
        "",
        "name one of those who have with --author: \"Sami\"",
    );
    // Why it is rejected is not said.
    let save = ["review", "save", &reviewed, "--author", "Sami", "-o", &review];
    check(isnad(&save), 2, "", "1 verdict has no reason");
    check(isnad(&save), 2, "", &format!("reject {:?}", mark.quote()));
    assert!(!Path::new(&review).exists());
    check(isnad(&[&save[..], &["--without-reasons"]].concat()), 0, "", "1 verdicts");
    check(isnad(&["review", "apply", &review, &theirs]), 0, "", "1 added");
    let after = isnad::project::open(Path::new(&theirs)).expect("it is read").project;
    assert_eq!(after, project);
    let bytes = fs::read(&theirs).expect("the file");
    check(isnad(&["review", "apply", &review, &theirs]), 0, "", "1 there already");
    assert_eq!(fs::read(&theirs).expect("the file"), bytes);
    check(isnad(&["show", &theirs]), 0, "verdict", "");
    check(isnad(&["check", &theirs]), 0, "1 verdict", "");
    check(isnad(&["diff", &path("theirs.isnad.ron~"), &theirs]), 1, "other verdict, comment or status", "");
    check(isnad(&["diff", &path("theirs.isnad.ron~"), &theirs, "--json"]), 1, "\"class\": \"review\"", "");
    // Without its mark it is kept, and told.
    let mut without = sample;
    without.apply(Edit::RemoveAnnotation(mark.id.clone())).expect("it is there");
    fs::write(&theirs, isnad::project::write(&without)).expect("a file");
    check(isnad(&["review", "apply", &review, &theirs, "-o", "-"]), 1, "comments: [", "kept as comments");
    check(isnad(&["review", "apply", &theirs, &theirs]), 2, "", "this is not an Isnad review");
}
