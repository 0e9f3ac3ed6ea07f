//! The exports that people read, opened by programs that are not ours: HTML in Chromium, Excel by openpyxl, Word by
//! python-docx and LibreOffice, PDF by pdftotext, Markdown by markdown-it.
//!
//! What is absent on this machine is skipped, and the test says so; in CI it fails. `ISNAD_EXPORTS=FOLDER` keeps what is written, to be
//! looked at.

mod common;

use isnad::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Bilingual, Edit, LabelId, Mark, Party, Place, PlaceRemarks,
    Project, Rating, Relation, RelationId, RelationKind, Reliability, Remarks, Source, SourceId, Subject, Timestamp,
};
use isnad::article::{Article, ArticleId, BlockKind, Meta, Origin};
use isnad::exchange::{Format, Languages, Layouts, Options, Progress, Selection, export};
use isnad::text::{CpRange, position::cp_len};
use isnad::{article, project};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

const NOW: Timestamp = Timestamp(1_906_000_000);

/// The names of the projects that are written.
const SAMPLE: &str = "sample";
const HOSTILE: &str = "hostile";

/// Runs `tests/exchange/NAME.py` with these arguments, unless Python or something it needs is absent: the script then
/// ends with status 77.
fn check(script: &str, arguments: &[&Path]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange").join(script);
    let python = std::env::var_os("ISNAD_PYTHON").unwrap_or_else(|| "python3".into());
    let is_ci = std::env::var_os("CI").is_some();
    let Ok(output) = Command::new(python).arg(path).args(arguments).output() else {
        assert!(!is_ci, "there is no python3 to run {script}");
        println!("skipped: there is no python3 to run {script}");
        return;
    };
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    match output.status.code() {
        Some(0) => println!("{said}"),
        Some(77) if !is_ci => println!("skipped {script}: {said}"),
        status => panic!("{script} ended with {status:?}:\n{said}"),
    }
}

/// Writes `project` in `format` into `folder` in each language; gives the first file of each.
fn written(project: &Project, name: &str, format: Format, folder: &Path) -> Vec<PathBuf> {
    let each = Languages::ALL.into_iter().map(|languages| {
        let name = format!("{name}-{}", languages.name());
        let options = Options { languages, ..Options::new(format, name, NOW) };
        let files = export(project, &options, &Progress::silent()).expect("it can be written");
        let paths: Vec<PathBuf> = files.iter().map(|file| folder.join(&file.name)).collect();
        for (path, file) in paths.iter().zip(&files) {
            fs::write(path, &file.bytes).expect("a file");
        }
        paths[0].clone()
    });
    each.collect()
}

/// A folder for what is written: one that stays where it is asked for.
fn folder() -> (PathBuf, Option<tempfile::TempDir>) {
    match std::env::var_os("ISNAD_EXPORTS") {
        Some(folder) => {
            fs::create_dir_all(&folder).expect("a folder");
            (folder.into(), None)
        }
        None => {
            let folder = tempfile::tempdir().expect("a temporary folder");
            (folder.path().to_owned(), Some(folder))
        }
    }
}

/// The text of each article, block by block: what the exports must give back.
fn texts(project: &Project, name: &str, folder: &Path) -> PathBuf {
    let path = folder.join(format!("{name}.blocks.txt"));
    let blocks = project.articles.iter().map(|article| article.text().to_string());
    fs::write(&path, blocks.collect::<Vec<_>>().join("\n")).expect("a file");
    path
}

#[test]
fn html_is_inert_and_whole_in_chromium() {
    let (folder, _kept) = folder();
    let sample = project::sample();
    let blocks = texts(&sample, SAMPLE, &folder);
    for file in written(&sample, SAMPLE, Format::Html, &folder) {
        check("html_whole.py", &[&file, &blocks]);
    }
    for file in written(&hostile(), HOSTILE, Format::Html, &folder) {
        check("html_inert.py", &[&file]);
    }
    if let Some(seed) = seed() {
        let blocks = texts(&seed, "seed", &folder);
        for file in written(&seed, "seed", Format::Html, &folder) {
            check("html_whole.py", &[&file, &blocks]);
        }
    }
}

#[test]
fn tables_are_read_by_openpyxl_and_csv() {
    let (folder, _kept) = folder();
    for (project, name) in [(project::sample(), SAMPLE), (hostile(), HOSTILE)] {
        let books = written(&project, name, Format::Xlsx, &folder);
        let csv = written(&project, name, Format::Csv, &folder);
        for (book, csv) in books.iter().zip(&csv) {
            check("tables.py", &[book, csv]);
        }
    }
}

#[test]
fn markdown_is_text_to_markdown_it() {
    let (folder, _kept) = folder();
    for (project, name) in [(project::sample(), SAMPLE), (hostile(), HOSTILE)] {
        let blocks = texts(&project, name, &folder);
        for file in written(&project, name, Format::Markdown, &folder) {
            check("markdown.py", &[&file, &blocks]);
        }
    }
}

#[test]
fn word_files_are_read_by_python_docx_and_libreoffice() {
    let (folder, _kept) = folder();
    let mut projects = vec![(project::sample(), SAMPLE), (hostile(), HOSTILE)];
    projects.extend(seed().map(|seed| (seed, "seed")));
    for (project, name) in projects {
        let blocks = texts(&project, name, &folder);
        for file in written(&project, name, Format::Docx, &folder) {
            check("word.py", &[&file, &blocks]);
        }
    }
}

#[test]
fn pdf_files_give_their_text_back_in_order() {
    let (folder, _kept) = folder();
    let mut projects = vec![(project::sample(), SAMPLE)];
    projects.extend(seed().map(|seed| (seed, "seed")));
    for (project, name) in projects {
        let blocks = texts(&project, name, &folder);
        for (file, languages) in written(&project, name, Format::Pdf, &folder).iter().zip(Languages::ALL) {
            assert!(fs::metadata(file).expect("it is there").len() > 10_000, "{languages:?}");
        }
        // The articles alone: notes beside them would be read in between.
        for (languages, tag) in [(Languages::Arabic, "ar"), (Languages::English, "en")] {
            let layouts = Layouts { article: true, claims: false, sources: false, reviews: true, agreement: true };
            let selection = Selection { authors: Some(Default::default()), ..Selection::default() };
            let named = format!("{name}-bare-{tag}");
            let options = Options { languages, layouts, selection, ..Options::new(Format::Pdf, named, NOW) };
            let files = export(&project, &options, &Progress::silent()).expect("it can be written");
            let file = folder.join(&files[0].name);
            fs::write(&file, &files[0].bytes).expect("a file");
            check("pdf.py", &[&file, &blocks, Path::new(tag)]);
        }
    }
}

/// The seed, with marks found by their words. Its text stays outside this tree.
fn seed() -> Option<Project> {
    let path = common::shared_dir()?.join("seed/article.txt");
    let mut article = article::open(&path, Default::default()).expect("it can be read").article;
    article.id = ArticleId("seed".into());
    let mut project = Project::new("ليلى حدّاد", NOW);
    project.name = "Seed".into();
    put(&mut project, Edit::AddArticle { at: 0, article: Arc::new(article.clone()) });
    let source = |project: &mut Project, id: &str, ar: &str, en: &str, grade| {
        let name = Bilingual { ar: ar.into(), en: en.into() };
        let mut source = Source::new(SourceId(id.into()), name, "ليلى حدّاد", NOW);
        let reason = Bilingual { ar: String::new(), en: "By its record.".into() };
        source.rate(Rating { at: NOW, reliability: grade, reason, author: "ليلى حدّاد".into() });
        put(project, Edit::PutSource(Arc::new(source)));
    };
    source(&mut project, "pentagon", "وزارة الدفاع الأميركية", "US Department of Defense", Reliability::B);
    source(&mut project, "kerry", "جون كيري", "John Kerry", Reliability::B);
    source(&mut project, "obama", "باراك أوباما", "Barack Obama", Reliability::C);
    let marks: [Marked; 12] = [
        ("q1", "cue", "قالت", 0, "", None),
        ("s1", "source", "وزارة الدفاع الأميركية (بنتاغون)", 0, "", Some("pentagon")),
        (
            "c1",
            "claim",
            "ناقشا اليوم الجمعة",
            12,
            "They discussed the crisis in Syria on Friday, for the first time in more than a year.",
            None,
        ),
        ("q2", "cue", "وذكرت", 0, "", None),
        ("s2", "source", "الوزارة", 0, "", Some("pentagon")),
        ("c2", "claim", "أجريا اتصالا هاتفيا", 3, "They talked by telephone for fifty minutes.", None),
        ("s3", "source", "وزير الخارجية الأميركي جون كيري", 0, "", Some("kerry")),
        ("q3", "cue", "أعلن", 0, "", None),
        (
            "c3",
            "claim",
            "بلاده تأمل إجراء مفاوضات",
            30,
            "His country hopes for talks “at a military level” with Russia “very soon”, and President Obama thinks such talks the important next step.",
            None,
        ),
        ("s4", "source", "الرئيس باراك أوباما", 0, "", Some("obama")),
        (
            "c4",
            "claim",
            "إجراء محادثات على مستوى عسكري",
            4,
            "Talks at a military level are the important next step.",
            None,
        ),
        ("c5", "claim", "العام الماضي مناقشات", 5, "The Pentagon had broken off high-level talks last year.", None),
    ];
    for (id, label, words, more, gloss, source) in marks {
        let mut annotation = marked(&article, id, label, words, more);
        annotation.remarks.gloss.en = gloss.into();
        annotation.refers_to = source.map(|source| SourceId(source.into()));
        if id == "c3" {
            annotation.remarks.note.ar = "نقلٌ داخل نقل: كيري عن أوباما.".into();
            annotation.remarks.note.en = "What Obama believes stands inside what Kerry says.".into();
            annotation.remarks.tags = vec!["سوريا".into(), "talks".into()];
            annotation.assessment.credibility = isnad::annotation::Credibility::of_digit(2);
        }
        put(&mut project, Edit::PutAnnotation(Arc::new(annotation)));
    }
    for (id, claim, cue, source, inside) in [
        ("a1", "c1", Some("q1"), "s1", None),
        ("a2", "c2", Some("q2"), "s2", None),
        ("a3", "c3", Some("q3"), "s3", None),
        ("a4", "c4", None, "s4", Some("a3")),
    ] {
        let subject = Subject::Claim(AnnotationId(claim.into()));
        let mut attribution = Attribution::new(AttributionId(id.into()), subject, "ليلى حدّاد", NOW);
        attribution.cue = cue.map(|cue| AnnotationId(cue.into()));
        attribution.source = Some(Party::Mention(AnnotationId(source.into())));
        attribution.inside = inside.map(|inside: &str| AttributionId(inside.into()));
        put(&mut project, Edit::PutAttribution(Arc::new(attribution)));
    }
    Some(project)
}

/// An annotation of the seed: id, label, the words it begins with, how many more it has, translation, whom it means.
type Marked = (&'static str, &'static str, &'static str, usize, &'static str, Option<&'static str>);

/// An annotation on the first place of `words`, and on so many words after them.
fn marked(article: &Article, id: &str, label: &str, words: &str, more: usize) -> Annotation {
    let text = article.text();
    let from = text.find(words).unwrap_or_else(|| panic!("the article has {words}"));
    let mut to = from + words.len();
    for _ in 0..more {
        let rest = &text[to..];
        let word = rest.trim_start();
        to += rest.len() - word.len() + word.find([' ', '\n']).unwrap_or(word.len());
    }
    let range = CpRange::new(cp_len(&text[..from]), cp_len(&text[..to]));
    let mark = Mark::of(article, range).expect("it is in the text");
    let id = AnnotationId(id.into());
    Annotation::new(id, article.id.clone(), LabelId(label.into()), vec![mark], "ليلى حدّاد", NOW)
}

fn put(project: &mut Project, edit: Edit) {
    project.apply(edit).expect("it fits");
}

/// A project whose every text tries to be more than text.
fn hostile() -> Project {
    let evil = [
        "<script>document.body.dataset.owned='1';alert(1)</script>",
        "\"><img src=x onerror=\"document.body.dataset.owned='2'\">",
        "' onmouseover='alert(3)' x='",
        "</style><svg onload=document.body.dataset.owned='4'>",
        "]]><!-- --><iframe src=javascript:alert(5)>",
        "javascript:alert(6)//",
        "\u{202E}gnitseretni\u{2067} txet",
        "=HYPERLINK(\"http://example.org\",\"7\")",
        "&lt;b&gt; &#60;script&#62; </td></table></textarea></title>",
        "# h\n\n```\n| a | b |\n- [x](javascript:alert(8)) ![i](x) **b** _i_ <u>u</u> [^1] $x$ ~~s~~\n1. one",
    ];
    let text = |at: usize| evil[at % evil.len()].to_owned();
    let both = |at: usize| Bilingual { ar: format!("قال {}", text(at)), en: text(at + 1) };
    let meta = Meta {
        title: text(0),
        byline: text(1),
        published: text(2),
        publisher: text(6),
        url: text(5),
        language: "\"><script>alert(9)</script>".into(),
    };
    let blocks = evil.iter().enumerate().map(|(at, text)| {
        let kind = BlockKind::ALL[at % BlockKind::ALL.len()];
        (kind, None, format!("{text} قال 😀"))
    });
    let article = Article::new(ArticleId("hostile".into()), meta, Origin::default(), blocks);
    let mut project = Project::new(text(0), NOW);
    project.name = text(1);
    for (at, label) in project.labels.iter_mut().enumerate() {
        label.name = both(at);
    }
    put(&mut project, Edit::AddArticle { at: 0, article: Arc::new(article.clone()) });
    for at in 0..evil.len() {
        let mut source = Source::new(SourceId(format!("s{at}").into()), both(at), text(at), NOW);
        source.aliases = vec![text(at + 2)];
        (source.role, source.note, source.transliteration) = (both(at + 3), both(at + 4), text(at + 5));
        put(&mut project, Edit::PutSource(Arc::new(source)));
    }
    let labels = ["claim", "source", "cue"];
    for (at, block) in article.blocks().iter().enumerate() {
        for (part, label) in labels.iter().enumerate() {
            let start = block.range.start.0 + part as u32 * 3;
            let range = CpRange::new(start, (start + 12).min(block.range.end.0));
            let Some(mark) = Mark::of(&article, range) else { continue };
            let id = AnnotationId(format!("{label}{at}").into());
            let mut annotation =
                Annotation::new(id, article.id.clone(), LabelId((*label).into()), vec![mark], text(at + part), NOW);
            annotation.remarks = Remarks { note: both(at + part), gloss: both(at + part + 1), tags: vec![text(at)] };
            if *label == "source" {
                annotation.refers_to = Some(SourceId(format!("s{at}").into()));
            }
            put(&mut project, Edit::PutAnnotation(Arc::new(annotation)));
        }
        let subject = Subject::Claim(AnnotationId(format!("claim{at}").into()));
        let mut attribution = Attribution::new(AttributionId(format!("a{at}").into()), subject, text(at), NOW);
        attribution.cue = Some(AnnotationId(format!("cue{at}").into()));
        attribution.source = Some(Party::Mention(AnnotationId(format!("source{at}").into())));
        attribution.via = vec![Party::Entry(SourceId(format!("s{}", (at + 1) % evil.len()).into()))];
        put(&mut project, Edit::PutAttribution(Arc::new(attribution)));
        if at > 0 {
            let (from, to) = (format!("claim{at}"), format!("claim{}", at - 1));
            let (from, to) = (AnnotationId(from.into()), AnnotationId(to.into()));
            let id = RelationId(format!("r{at}").into());
            let mut relation = Relation::new(id, RelationKind::Contradicts, [from, to], text(at), NOW);
            relation.note = both(at);
            put(&mut project, Edit::PutRelation(Arc::new(relation)));
        }
    }
    for place in [Place::Project, Place::Article(article.id.clone()), Place::Block(article.id.clone(), 1)] {
        let remarks = Remarks { note: both(1), gloss: both(2), tags: vec![text(3)] };
        let said = PlaceRemarks { remarks, author: text(4), modified: NOW, extra: Default::default() };
        put(&mut project, Edit::PutRemarks(place, Arc::new(said)));
    }
    assert_eq!(project.annotations.len(), 3 * evil.len());
    project
}
