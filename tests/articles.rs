//! Articles read whole, from files: the seed, the sample, and texts of our own with the structure they should have.

mod common;

use isnad::article::{Article, BlockKind, Opened, ReadOptions, credits, open, sample};
use std::path::{Path, PathBuf};

fn own(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles").join(name)
}

fn read(path: &Path) -> Opened {
    open(path, ReadOptions::default()).unwrap_or_else(|e| panic!("{e}"))
}

/// The kinds of an article's blocks, runs of one kind counted: `title caption*2 paragraph*3`.
fn kinds(article: &Article) -> String {
    let mut runs: Vec<(BlockKind, usize)> = Vec::new();
    for block in article.blocks() {
        match runs.last_mut() {
            Some((kind, n)) if *kind == block.kind => *n += 1,
            _ => runs.push((block.kind, 1)),
        }
    }
    let run = |(kind, n): &(BlockKind, usize)| match n {
        1 => kind.name().to_owned(),
        _ => format!("{}*{n}", kind.name()),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(" ")
}

fn texts(article: &Article, kind: BlockKind) -> Vec<&str> {
    article.blocks().iter().filter(|b| b.kind == kind).map(|b| article.block_text(b)).collect()
}

#[test]
fn the_seed_has_its_structure() {
    let Some(shared) = common::shared_dir() else { return };
    let path = shared.join("seed/article.txt");
    let opened = read(&path);
    let article = &opened.article;
    assert_eq!(opened.warnings, []);
    assert_eq!(
        kinds(article),
        "title caption*2 paragraph*3 heading paragraph*5 heading paragraph*4 heading paragraph*3 credit"
    );
    assert_eq!(texts(article, BlockKind::Heading), ["المرحلة التالية", "قاعدة اللاذقية", "الفشل الأميركي"]);
    assert_eq!(texts(article, BlockKind::Credit), ["المصدر : الجزيرة + وكالات"]);
    assert_eq!(
        texts(article, BlockKind::Credit).into_iter().flat_map(credits).collect::<Vec<_>>(),
        ["الجزيرة", "وكالات"]
    );
    let file = std::fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = file.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    assert_eq!(article.text().as_ref(), lines.join("\n"));
    assert_eq!((article.meta.language.as_str(), article.origin.encoding.as_str()), ("ar", "UTF-8"));
}

#[test]
fn the_sample_has_everything_a_newcomer_should_see() {
    let article = sample();
    assert_eq!(
        kinds(&article),
        "title byline dateline caption paragraph*2 heading paragraph*3 quote paragraph heading paragraph list-item*3 \
         paragraph*2 credit"
    );
    assert_eq!(article.meta.byline, "ليلى حدّاد");
    assert_eq!(article.meta.language, "ar");
    assert_eq!(
        texts(&article, BlockKind::Credit).into_iter().flat_map(credits).collect::<Vec<_>>(),
        ["أفق برس", "صحيفة المرفأ", "وكالات"]
    );
}

#[test]
fn texts_in_several_languages_have_their_structure() {
    let check = |name, expected, language, byline| {
        let article = read(&own(name)).article;
        assert_eq!(kinds(&article), expected, "{name}");
        assert_eq!((article.meta.language.as_str(), article.meta.byline.as_str()), (language, byline), "{name}");
    };
    check(
        "persian.txt",
        "title byline dateline caption paragraph*2 heading paragraph quote paragraph credit",
        "fa",
        "آرش نیک‌پور",
    );
    check(
        "english.txt",
        "title byline dateline caption paragraph*2 heading paragraph*2 list-item*3 paragraph credit",
        "en",
        "Lina Haddad",
    );
    check("urdu.txt", "title byline paragraph*2 heading paragraph credit", "ur", "سارہ قریشی");
    check("hebrew.txt", "title byline dateline paragraph*2 heading paragraph credit", "he", "דנה לוי");
    check("poem.txt", "title paragraph*6", "ar", "");
}
