//! Articles read whole, from files: the seed, the sample, and texts of our own with the structure they should have.

mod common;

use isnad::article::{Article, BlockKind, Opened, ReadOptions, Warning, credits, open, read_bytes, sample};
use isnad::text::Direction;
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
    assert_eq!(article.meta.published, "الثلاثاء 14 مايو 2030");
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

#[test]
fn a_page_gives_its_article_and_what_it_says_of_itself() {
    let opened = read(&own("page-full.html"));
    let article = &opened.article;
    assert_eq!(opened.warnings, []);
    assert_eq!(
        kinds(article),
        "title byline dateline caption paragraph*2 heading paragraph quote paragraph list-item*2 paragraph*3 credit"
    );
    let meta = &article.meta;
    assert_eq!(meta.title, "جسر اللؤلؤ يفتح أبوابه \"بعد الصيف\"");
    assert_eq!((meta.byline.as_str(), meta.publisher.as_str()), ("سامر الحلواني، Lina Haddad", "أخبار الساحل"));
    assert_eq!((meta.published.as_str(), meta.language.as_str()), ("2030-05-14T08:30:00+03:00", "ar"));
    assert_eq!(meta.url, "https://news.example/2030/bridge");
    for absent in ["الرئيسية", "الشريط الجانبي", "جميع الحقوق", "لا يجوز أن يظهر", "اقرأ أيضا", "direction"]
    {
        assert!(!article.text().contains(absent), "{absent} is no part of the article");
    }
    // White space collapses, but NBSP is text.
    assert!(article.text().contains("السيارات\u{A0}بعد انتهاء الصيف، متأخرا عن موعده الأول بثلاثة"));
    let paragraphs = texts(article, BlockKind::Paragraph);
    assert!(paragraphs.contains(&"2028\t40 مليونا"));
    let english = article.blocks().iter().find(|b| article.block_text(b).starts_with("Delta Bridge said")).unwrap();
    assert_eq!(english.direction, Some(Direction::Ltr));
    assert!(
        article.blocks().iter().filter(|b| b.kind == BlockKind::Heading).all(|b| b.direction == Some(Direction::Rtl))
    );
}

#[test]
fn an_old_page_in_windows_1256_with_line_breaks_for_paragraphs() {
    let page = std::fs::read_to_string(own("page-old.html")).unwrap();
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1256.encode(&page);
    assert!(!lossy);
    let opened = read_bytes("page-old.html", &bytes, ReadOptions::default()).unwrap();
    let article = &opened.article;
    assert_eq!(opened.warnings, []);
    assert_eq!(kinds(article), "title paragraph*3 credit");
    assert_eq!(article.origin.encoding, "windows-1256");
    let meta = &article.meta;
    assert_eq!(meta.title, "عودة العبارات إلى جزيرة اللؤلؤ");
    assert_eq!(meta.published, "الثلاثاء 14 أيار 2030 09:22 مساء");
    assert_eq!(meta.url, "http://old.example/news.php?id=12345");
    assert!(!article.text().contains("فنون"));
    // The same page in UTF-8 declares what it is not; the bytes are believed, and the user is told.
    let opened = read(&own("page-old.html"));
    assert_eq!(opened.article.origin.encoding, "UTF-8");
    assert_eq!(opened.article.text(), article.text());
    assert_eq!(opened.warnings, [Warning::Declared { declared: "windows-1256".to_owned(), used: "UTF-8" }]);
}

#[test]
fn a_wrong_language_and_direction_yield_to_the_text() {
    let article = read(&own("page-wrong-lang.html")).article;
    assert_eq!(kinds(&article), "title byline paragraph*2 heading paragraph*2");
    let meta = &article.meta;
    assert_eq!((meta.language.as_str(), meta.byline.as_str()), ("ar", "مها الكيلاني"));
    assert_eq!((meta.publisher.as_str(), meta.published.as_str()), ("مرصد الساحل", "2030-05-09T18:34:47+00:00"));
    assert_eq!(texts(&article, BlockKind::Heading), ["رواية المتحف"]);
    let second = article.blocks().iter().find(|b| article.block_text(b).starts_with("Island Eye")).unwrap();
    assert_eq!(article.direction_of(second), Direction::Rtl);
    assert_eq!(article.direction(), Direction::Rtl);
    assert!(!article.text().contains("شاهد أيضا") && !article.text().contains("الوسوم"));
}

#[test]
fn markdown_gives_its_structure_and_loses_its_marks() {
    let article = read(&own("page.md")).article;
    assert_eq!(kinds(&article), "title caption paragraph heading quote list-item*3 paragraph*3 credit");
    assert_eq!((article.meta.byline.as_str(), article.meta.published.as_str()), ("ليلى حدّاد", "2030-05-14"));
    let paragraphs = texts(&article, BlockKind::Paragraph);
    assert_eq!(
        paragraphs.first().copied(),
        Some("قال مدير الميناء إن ثلاثة أرصفة جديدة ستفتح في يونيو, وإن الرصيف الرابع سيتأخر حتى الخريف.")
    );
    assert_eq!(paragraphs.get(2).copied(), Some("الأول\t120 م"));
    let company = article.blocks().iter().find(|b| article.block_text(b).starts_with("Delta Bridge")).unwrap();
    assert_eq!(company.direction, Some(Direction::Rtl));
    assert_eq!(texts(&article, BlockKind::Caption), ["رصيف الركاب عند الغروب"]);
}

#[test]
fn the_items_of_counted_lists_have_their_numbers() {
    let check = |name: &str, source: &str, expected: &[(&str, Option<u32>)]| {
        let article = read_bytes(name, source.as_bytes(), ReadOptions::default()).unwrap().article;
        let items = article.blocks().iter().filter(|block| block.kind == BlockKind::ListItem);
        let items: Vec<_> = items.map(|block| (article.block_text(block), block.number)).collect();
        assert_eq!(items, expected, "{source}");
        assert!(article.blocks().iter().all(|b| b.number.is_none() || b.kind == BlockKind::ListItem));
    };
    let markdown = |source: &str, expected: &[(&str, Option<u32>)]| check("a.md", source, expected);
    markdown("النص\n\n1. أول\n2. ثان\n", &[("أول", Some(1)), ("ثان", Some(2))]);
    // As Markdown counts: on from the first number, whatever the others are.
    markdown("9. a\n9. b\n- c\n", &[("a", Some(9)), ("b", Some(10)), ("c", None)]);
    markdown("1. a\n   - b\n   - c\n2. d\n", &[("a", Some(1)), ("b", None), ("c", None), ("d", Some(2))]);
    // An item of two paragraphs has one number; an empty one uses its own up.
    markdown("1. a\n\n   b\n2. c\n", &[("a", Some(1)), ("b", None), ("c", Some(2))]);
    markdown("1.\n2. c\n", &[("c", Some(2))]);
    let page = |list: &str, expected: &[(&str, Option<u32>)]| {
        let running = "قالت الوزارة إن الأعمال في المضيق تسير كما خُطط لها، وإن الحركة تعود خلال أسابيع قليلة.";
        let source = format!(
            "<html><body><article><h1>عنوان</h1><p>{running}</p><p>{running}</p>{list}<p>{running}</p></article></body></html>"
        );
        check("a.html", &source, expected);
    };
    page("<ol><li>أول</li><li><p>ثان</p><p>تابع</p></li></ol>", &[("أول", Some(1)), ("ثان", Some(2)), ("تابع", None)]);
    page(
        "<ol start=5><li>a<li>b<li value=9>c<li>d</ol>",
        &[("a", Some(5)), ("b", Some(6)), ("c", Some(9)), ("d", Some(10))],
    );
    page("<ol reversed><li>a<li>b</ol>", &[("a", Some(2)), ("b", Some(1))]);
    page("<ol start=-1><li>a<li>b<li>c</ol>", &[("a", None), ("b", Some(0)), ("c", Some(1))]);
    page("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", &[("a", Some(1)), ("b", None), ("c", Some(2))]);
}

#[test]
fn numbers_are_written_with_the_digits_of_the_article() {
    let check = |text: &str, zero: char| {
        let article = read_bytes("a.txt", text.as_bytes(), ReadOptions::default()).unwrap().article;
        assert_eq!(article.zero(), zero, "{text}");
    };
    check("بلا أرقام", '0');
    check("في 2030", '0');
    check("في ٢٠٣٠ و٢٠٣١ (2030)", '٠');
    check("در سال ۱۴۰۹", '۰');
    check("٢٠ و20", '0');
}

#[test]
fn a_page_has_one_title() {
    let check = |head: &str, headings: &str, title: &str, rest: &[&str]| {
        let running = if title.is_ascii() {
            "The ministry said that works in the strait go on as planned, and that traffic returns within a few weeks."
        } else {
            "قالت الوزارة إن الأعمال في المضيق تسير كما خُطط لها، وإن الحركة تعود خلال أسابيع قليلة على الأرجح."
        };
        let text = format!("<p>{running}</p>").repeat(4);
        let page = format!("<html><head>{head}</head><body><article>{headings}{text}</article></body></html>");
        let article = read_bytes("a.html", page.as_bytes(), ReadOptions::default()).unwrap().article;
        assert_eq!((article.title(), texts(&article, BlockKind::Title)), (title, vec![title]), "{page}");
        assert_eq!(texts(&article, BlockKind::Heading), rest, "{page}");
    };
    // The window's title has the site's name at its end.
    check(
        "<title>الميناء يعود إلى العمل - صحيفة الساحل</title>",
        "<h1>الميناء يعود إلى العمل</h1>",
        "الميناء يعود إلى العمل",
        &[],
    );
    check("<title>الميناء يعود | صحيفة الساحل</title>", "<h1>الميناء يعود</h1>", "الميناء يعود", &[]);
    check("<title>Port reopens - Coast News</title>", "<h1>Port reopens</h1>", "Port reopens", &[]);
    // It is shorter than the heading.
    check(
        "<title>Port reopens</title>",
        "<h1>Port reopens after three weeks</h1>",
        "Port reopens after three weeks",
        &[],
    );
    check("<title>عودة الميناء</title>", "<h1>عودة الميناء بعد ثلاثة أسابيع</h1>", "عودة الميناء بعد ثلاثة أسابيع", &[]);
    // Other quotation marks, spaces and vowel signs; a heading of two lines.
    check(
        "<meta property=og:title content='الوزير: \"لن نغلق الميناء\"'><title>x</title>",
        "<h1>الوَزير: «لن نُغلق\u{A0}الميناء»</h1>",
        "الوَزير: «لن نُغلق\u{A0}الميناء»",
        &[],
    );
    check(
        "<title>Minister: “The port stays open” | Coast News</title>",
        "<h1>Minister:<br>\"The port stays open\"</h1>",
        "Minister: \"The port stays open\"",
        &[],
    );
    // A question as long as a sentence is a title all the same.
    check(
        "<title>هل تعود الحركة إلى الميناء القديم قبل نهاية هذا العام كما وعدت الوزارة؟</title>",
        "<h1>هل تعود الحركة إلى الميناء القديم قبل نهاية هذا العام كما وعدت الوزارة؟</h1>",
        "هل تعود الحركة إلى الميناء القديم قبل نهاية هذا العام كما وعدت الوزارة؟",
        &[],
    );
    // Another heading stays.
    check(
        "<title>Port reopens after three weeks - Coast News</title>",
        "<h1>Port reopens after three weeks</h1><h2>Pilots see no danger</h2>",
        "Port reopens after three weeks",
        &["Pilots see no danger"],
    );
}
