//! Every file of the test data opens or is refused clearly; no bytes at all make a reader panic or lose text.

mod common;

use isnad::article::{
    BlockKind, Format, MAX_BLOCKS, MAX_FILE_BYTES, OpenError, ReadOptions, Warning, encoding, open, paste_html,
    paste_text, plain_lines, plain_parts, read_bytes,
};
use proptest::prelude::*;
use std::io::Write as _;
use std::path::{Path, PathBuf};

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// The lines of `text` without the white space at their ends and without empty ones, as the module's rules say.
fn trimmed_lines(text: &str) -> Vec<&str> {
    let ends = ['\n', '\u{B}', '\u{C}', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
    text.split(ends).map(str::trim).filter(|l| !l.is_empty()).collect()
}

/// Where the quick way to the blocks' texts answers, it answers what reading does.
fn plain_lines_are_blocks(name: &str, bytes: &[u8]) {
    let Some(parts) = plain_parts(name, bytes) else { return };
    let Some(lines) = parts.into_iter().map(plain_lines).collect::<Option<Vec<_>>>() else { return };
    let article = read_bytes(name, bytes, ReadOptions::default()).unwrap().article;
    let blocks: Vec<&str> = article.blocks().iter().map(|b| article.block_text(b)).collect();
    assert!(lines.concat() == blocks, "{name}");
}

#[test]
fn a_long_text_in_parts_is_the_whole() {
    let line = "قالت الوزارة\u{2028}إن الميناء سيغلق.\r\n\r\n \u{85}";
    let text = line.repeat(100_000);
    assert!(plain_parts("a.txt", text.as_bytes()).is_some_and(|parts| parts.len() > 3));
    plain_lines_are_blocks("a.txt", text.as_bytes());
    assert_eq!(plain_parts("a.html", b"<html><p>a</p>"), None);
    assert_eq!(plain_parts("a.txt", "\u{FEFF}قال".as_bytes()), None);
    assert!(plain_lines(&[0xDE, 0xC7, 0xE1]).is_none());
}

#[test]
fn every_file_opens_or_is_refused_clearly() {
    let Some(shared) = common::shared_dir() else { return };
    let mut paths = Vec::new();
    files(&shared.join("corpus"), &mut paths);
    let (mut opened, mut refused) = (0, Vec::new());
    for path in &paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match open(path, ReadOptions::default()) {
            Ok(read) => {
                opened += 1;
                let article = &read.article;
                plain_lines_are_blocks(&name, &std::fs::read(path).unwrap());
                let text: Vec<&str> = article.blocks().iter().map(|b| article.block_text(b)).collect();
                assert_eq!(article.text().as_ref(), text.join("\n"), "{path:?}");
                assert!(!text.is_empty(), "{path:?}");
                // Plain text is all there, line by line.
                let utf8 = article.origin.format == Format::Text && article.origin.encoding == "UTF-8";
                if let (true, Ok(source)) = (utf8, std::fs::read_to_string(path)) {
                    let source = source.strip_prefix('\u{FEFF}').unwrap_or(&source);
                    assert_eq!(text, trimmed_lines(source), "{path:?}");
                }
            }
            Err(error) => {
                let said = error.to_string();
                assert!(said.starts_with(&name) && said.ends_with('.'), "{said}");
                // A page of pictures may be of any name.
                if !matches!(error, OpenError::NoText { .. }) {
                    refused.push(name.rsplit_once('.').map_or(String::new(), |(_, e)| e.to_owned()));
                }
            }
        }
    }
    refused.sort();
    refused.dedup();
    assert_eq!(refused, ["epub", "fodt", "odt", "pdf", "rtf", "xz"]);
    assert!(opened > 300, "{opened} of {} opened", paths.len());
}

#[test]
fn real_files_are_in_the_encodings_their_makers_say() {
    let Some(shared) = common::shared_dir() else { return };
    let check = |name: &str, expected: &str, holds: &str| {
        let article = open(&shared.join("corpus/encodings").join(name), ReadOptions::default()).unwrap().article;
        assert_eq!(article.origin.encoding, expected, "{name}");
        assert!(article.text().contains(holds), "{name}: {}", article.text().chars().take(200).collect::<String>());
    };
    let pud = "المساعدة الخاصة لأوباما";
    check("derived/pud.windows-1256.txt", "windows-1256", pud);
    check("derived/pud.iso-8859-6.txt", "ISO-8859-6", pud);
    check("derived/pud.utf16le-bom.txt", "UTF-16LE", pud);
    check("charset_normalizer/sample-arabic-1.txt", "windows-1256", "بالموازاة");
    check("charset_normalizer/sample-arabic.txt", "UTF-8", "بالموازاة");
    check("charset_normalizer/sample-hebrew-2.txt", "windows-1255", "ניבים");
    check("chardet/windows-1256-arabic__chromium_windows-1256_with_no_encoding_specified.html", "windows-1256", "ال");
    check("chardet/iso-8859-6-arabic__chromium_ISO-8859-6_with_no_encoding_specified.html", "ISO-8859-6", "ال");
    check("chardet/UTF-16BE_plane1-utf-16be.html", "UTF-16BE", "Plane 1");
    check("chardet/UTF-16LE_nobom-utf16le.txt", "UTF-16LE", "DateTime");
    check("chardet/UTF-16_bom-utf-16-be.srt", "UTF-16BE", "-->");
    check("chardet/UTF-32_bom-utf-32-le.srt", "UTF-32LE", "-->");
    check("chardet/info.org.il.xml", "windows-1255", "של");
    check("chardet/notes.co.il.50.xml", "windows-1255", "של");
}

#[test]
fn the_three_encodings_of_one_text_give_one_article() {
    let Some(shared) = common::shared_dir() else { return };
    let read = |name| open(&shared.join("corpus/encodings/derived").join(name), ReadOptions::default()).unwrap();
    let article = read("pud.utf16le-bom.txt").article;
    for name in ["pud.windows-1256.txt", "pud.iso-8859-6.txt"] {
        let other = read(name);
        assert_eq!(other.warnings, [], "{name}");
        assert_eq!(other.article.text(), article.text(), "{name}");
    }
}

#[test]
fn the_user_can_say_the_encoding() {
    let text = "لا نقاط هنا";
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode(text);
    let read = |label| read_bytes("a.txt", &bytes, ReadOptions { encoding: Some(label) });
    let opened = read("windows-1256").unwrap();
    assert_eq!((opened.article.text().as_ref(), opened.article.origin.encoding.as_str()), (text, "windows-1256"));
    let wrong = read("UTF-8").unwrap();
    let Some(Warning::Malformed { count, line: 1, byte: 0, .. }) = wrong.warnings.first() else {
        panic!("{:?}", wrong.warnings)
    };
    assert_eq!(wrong.article.text().matches('\u{FFFD}').count(), *count);
    assert!(matches!(read("klingon"), Err(OpenError::UnknownEncoding { .. })));
    assert!(encoding::OFFERED.iter().all(|name| read(name).is_ok()));
}

#[test]
fn adversarial_text_is_kept() {
    let Some(shared) = common::shared_dir() else { return };
    let read = |name: &str| open(&shared.join("corpus/adversarial").join(name), ReadOptions::default()).unwrap();
    let nul = read("generated/nul-and-controls.txt").article;
    assert_eq!(nul.text().as_ref(), "قبل\0بعد\u{1}\u{1B}[31m\u{7F}\nنهاية\u{FFFE}\u{FFFF}");
    let surrogates = read("generated/lone-surrogate-wtf8.txt");
    assert_eq!(surrogates.article.text().as_ref(), "ب\u{FFFD}\u{FFFD}\u{FFFD}ة\u{FFFD}\u{FFFD}\u{FFFD}");
    assert_eq!(surrogates.warnings, [Warning::Malformed { encoding: "UTF-8", count: 6, line: 1, byte: 2 }]);
    assert_eq!(read("generated/one-line-1MB.txt").article.blocks().len(), 1);
    assert_eq!(read("utf8tests/utf8tests.txt").article.origin.encoding, "UTF-8");
}

#[test]
fn a_missing_file_a_folder_and_a_project_are_refused() {
    let key = |path: &str| open(Path::new(path), ReadOptions::default()).map_or_else(|e| e.key(), |_| "opened");
    assert_eq!(key("no/such/file.txt"), "open-io");
    assert_eq!(key(env!("CARGO_MANIFEST_DIR")), "open-unsupported");
    let project = read_bytes("work.isnad.ron", b"(schema: 1)", ReadOptions::default());
    assert!(matches!(project, Err(OpenError::Project { .. })));
}

#[test]
fn copied_text_and_html_become_articles() {
    let article = paste_text("عنوان الخبر القصير\r\n\r\nقال الوزير إن الميناء سيفتح غدا أمام السفن الصغيرة وحدها.");
    let kinds: Vec<BlockKind> = article.blocks().iter().map(|b| b.kind).collect();
    assert_eq!(kinds, [BlockKind::Title, BlockKind::Paragraph]);
    assert_eq!(article.origin.file_name, "");
    let html = "<meta charset='utf-8'><!--StartFragment--><h2>عنوان</h2><p dir=rtl>قال <b>الوزير</b>&nbsp;إن\nالميناء مغلق.</p><!--EndFragment-->";
    let article = paste_html(html);
    let texts: Vec<&str> = article.blocks().iter().map(|b| article.block_text(b)).collect();
    assert_eq!(texts, ["عنوان", "قال الوزير\u{A0}إن الميناء مغلق."]);
    assert_eq!(article.meta.language, "ar");
}

/// Whether the file is read, though there may be no text in it.
fn is_read(name: &str, source: &str) -> bool {
    let read = read_bytes(name, source.as_bytes(), ReadOptions::default());
    matches!(read, Ok(_) | Err(OpenError::NoText { .. }))
}

#[test]
fn hostile_pages_cost_no_more_than_they_are_long() {
    let many = |piece: &str| piece.repeat(200_000 / piece.len());
    let nested =
        ["<div>", "<b>", "<table><tr><td>", "<a><div>", "<svg><g>", "<p", "<", "&", "<!--", "<script>", "<li><div>"];
    let attributes = format!("<p {}>", (0..50_000).map(|i| format!("a{i}=1 ")).collect::<String>());
    let json = format!("<script type='application/ld+json'>{}</script>", many("["));
    let title = format!("<title>{}</title>{}", "abc ".repeat(2000), many("<h1>x abc def</h1>"));
    for page in nested.into_iter().map(many).chain([attributes, json, title]) {
        assert!(is_read("a.html", &page));
        paste_html(&page);
    }
    let deep = format!("{}{}{}", "<div>".repeat(20_000), "خبر قصير", "</div>".repeat(20_000));
    let opened = read_bytes("a.html", deep.as_bytes(), ReadOptions::default()).unwrap();
    assert_eq!((opened.article.text().as_ref(), opened.warnings.as_slice()), ("خبر قصير", &[Warning::Nesting][..]));
}

#[test]
fn a_file_without_text_is_no_article() {
    let check = |name: &str, bytes: &[u8], format: Format| {
        let refused = read_bytes(name, bytes, ReadOptions::default()).map(|opened| opened.article.text().to_string());
        assert_eq!(refused, Err(OpenError::NoText { name: name.to_owned(), format }), "{name}");
    };
    for blank in ["", " ", "\n\n", "\u{FEFF}", " \u{A0}\t\r\n\u{2029}"] {
        check("a.txt", blank.as_bytes(), Format::Text);
        check("a", blank.as_bytes(), Format::Text);
        check("a.md", blank.as_bytes(), Format::Markdown);
        check("a.html", blank.as_bytes(), Format::Html);
    }
    check(
        "a.txt",
        "\u{FEFF} \n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>().as_slice(),
        Format::Text,
    );
    check("a.docx", b"", Format::Text);
    check("a.odt", b"\n", Format::Text);
    // What only its head and its scripts say is not on the page.
    let page = "<html><head><title>عنوان الخبر - صحيفة الساحل</title><meta property=og:title content='عنوان الخبر'></head>\
                <body><script>show('نص')</script><img src=a.png><div id=app> </div></body></html>";
    check("a.html", page.as_bytes(), Format::Html);
}

#[test]
fn what_is_no_article_is_told_by_what_it_is() {
    let told = |name: &str, bytes: &[u8]| match read_bytes(name, bytes, ReadOptions::default()) {
        Ok(_) => "opened".to_owned(),
        Err(error) => format!("{}: {error}", error.key()),
    };
    let check = |name: &str, bytes: &[u8], key: &str, kind: &str, advice: &str| {
        let told = told(name, bytes);
        assert!(told.starts_with(key) && told.contains(kind) && told.contains(advice), "{told}");
    };
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("notes/one.txt", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all("خبر".as_bytes()).unwrap();
    let zip = zip.finish().unwrap().into_inner();
    check("a.zip", &zip, "open-unsupported", "an archive (zip)", "Unpack it");
    check("a.docx", &zip, "open-misnamed", "no Word document", "seems to be an archive (zip). Unpack it");
    check("A.DOCX", b"%PDF-1.7", "open-misnamed", "seems to be a PDF document", "paste it as a new article");
    check("a.png", b"\x89PNG\r\n\x1A\n", "open-unsupported", "a picture (PNG)", "(.docx)");
    check("a.jpg", b"\xFF\xD8\xFF\xE0", "open-unsupported", "a picture (JPEG)", "(.docx)");
    check("a.pdf", b"%PDF-1.7", "open-unsupported", "a PDF document", "scanned");
    let folder = tempfile::tempdir().unwrap();
    let refused = open(folder.path(), ReadOptions::default()).unwrap_err().to_string();
    assert!(refused.contains("a folder") && refused.contains("Choose the file"), "{refused}");
}

#[test]
fn giant_tables_are_read_and_no_text_is_lost() {
    let check = |page: String, letters: usize| {
        let article = read_bytes("a.html", page.as_bytes(), ReadOptions::default()).unwrap().article;
        assert_eq!(article.text().matches('ب').count(), letters, "{}", &page[..40]);
        assert_eq!(paste_html(&page).text().matches('ب').count(), letters);
    };
    check(format!("<table><tr>{}</table>", "<td>ب".repeat(20_000)), 20_000);
    check(format!("<table>{}</table>", "<tr><td>ب<td>ب".repeat(10_000)), 20_000);
    check(format!("<table><tr>{}</table>", "<td><p>ب<p>ب".repeat(10_000)), 20_000);
    check(format!("<ul>{}</ul>", "<li>ب".repeat(20_000)), 20_000);
    check(format!("<p>{}", "ب<br>".repeat(20_000)), 20_000);
    let markdown = format!("|{}\n|{}\n", "ب|".repeat(20_000), "-|".repeat(20_000));
    let article = read_bytes("a.md", markdown.as_bytes(), ReadOptions::default()).unwrap().article;
    assert_eq!(article.text().matches('ب').count(), 20_000);
}

#[test]
fn entities_that_a_file_declares_are_not_resolved() {
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">");
    for n in 0..30 {
        let inner = if n == 0 { "&lol;".repeat(10) } else { format!("&lol{};", n - 1).repeat(10) };
        bomb += &format!("<!ENTITY lol{n} \"{inner}\">");
    }
    bomb += "]><html><body><p>&lol29;</p></body></html>";
    for name in ["a.html", "a.xhtml", "a.xml", "a.txt", "a.md", "a"] {
        let article = read_bytes(name, bomb.as_bytes(), ReadOptions::default()).unwrap().article;
        assert!(article.text().len() < 2 * bomb.len(), "{name}: {}", article.text().len());
        assert!(article.text().contains("&lol29;"), "{name}: {}", article.text());
    }
}

#[test]
fn hostile_markdown_costs_no_more_than_it_is_long() {
    let pieces = [
        "> ",
        "- ",
        "1. ",
        "[",
        "![",
        "*",
        "_",
        "**a",
        "`",
        "~~",
        "<",
        "<a ",
        "&",
        "\\",
        "| ",
        "#",
        "[a](",
        "[a][",
        "<!--",
        "\t",
        "- a\n  ",
        "> a\n",
        "*a _b ",
        "[^a]",
        "<div>",
        "<div>\n\n",
        "```\n",
        "|-",
        "a\n=\n",
        "[a]: b\n",
    ];
    for piece in pieces {
        let text = piece.repeat(100_000 / piece.len());
        assert!(is_read("a.md", &text), "{piece:?}");
    }
    let deep = format!("{}خبر", "> ".repeat(50_000));
    assert_eq!(read_bytes("a.md", deep.as_bytes(), ReadOptions::default()).unwrap().article.text().as_ref(), "خبر");
}

/// Elements each in the next that all may say the page's date or author: the text in them is not read for each.
#[test]
fn nested_claims_of_a_page_are_read_once() {
    let text = "قال الوزير إن الميناء مغلق. ".repeat(20_000);
    for open in ["<div class=date>", "<div itemprop=author>", "<time datetime=x>", "<div class=byline>"] {
        let page = format!("{}<p>{text}", open.repeat(290));
        let article = read_bytes("a.html", page.as_bytes(), ReadOptions::default()).unwrap().article;
        assert_eq!(article.text().as_ref(), text.trim(), "{open}");
    }
}

/// Every byte of it malformed: the cost is that of its length, not of its square, and each place is counted.
#[test]
fn a_text_that_is_all_malformed_is_read() {
    let bytes = vec![0x80; 2 << 20];
    for encoding in [None, Some("UTF-8"), Some("ISO-8859-6"), Some("windows-1255")] {
        let opened = read_bytes("a.txt", &bytes, ReadOptions { encoding }).unwrap();
        let count = opened.article.text().matches('\u{FFFD}').count();
        let told = opened.warnings.iter().find_map(|w| match w {
            Warning::Malformed { count, .. } => Some(*count),
            _ => None,
        });
        assert_eq!(told.unwrap_or_default(), count, "{encoding:?}");
    }
}

#[test]
fn what_is_too_large_or_too_long_is_refused() {
    let key = |name: &str, text: &str| {
        read_bytes(name, text.as_bytes(), ReadOptions::default()).map_or_else(|e| e.key(), |_| "opened")
    };
    let lines = |count: usize| "ب\n".repeat(count);
    assert_eq!(key("a.txt", &lines(MAX_BLOCKS)), "opened");
    assert_eq!(key("a.txt", &lines(MAX_BLOCKS + 1)), "open-too-long");
    assert_eq!(key("a.txt", &"a\u{2028}".repeat(MAX_BLOCKS + 1)), "open-too-long");
    let long = " ".repeat((32 << 20) + 1);
    assert_eq!(key("a.html", &long), "open-too-large");
    assert_eq!(key("a.md", &long), "open-too-large");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    // A file of holes takes no room on the disk.
    std::fs::File::create(&path).unwrap().set_len(MAX_FILE_BYTES + 1).unwrap();
    let error = open(&path, ReadOptions::default()).unwrap_err();
    assert_eq!((error.key(), error.to_string().starts_with("a.txt: larger than the")), ("open-too-large", true));
}

/// Markup and letters that readers have to make something of, in any order.
fn fragments() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "<p>",
        "</p>",
        "<div dir=rtl>",
        "</div>",
        "<br>",
        "<br/>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<li>",
        "<ul>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<blockquote>",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<title>",
        "</title>",
        "<img src=a.jpg>",
        "<figure>",
        "<figcaption>",
        "<article>",
        "<body>",
        "<html>",
        "<noscript>",
        "&amp;",
        "&#x200f;",
        "&#0;",
        "&",
        "<",
        ">",
        "\"",
        "قال الوزير، إن الميناء سيغلق غدا. ",
        "Reuters ",
        "# ",
        "> ",
        "- ",
        "1. ",
        "* ",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "---\n",
        "title: x\n",
        "| a | b |\n|---|---|\n",
        "```\n",
        "![a](b)",
        "[a](b)",
        "\u{A0}",
        "\u{85}",
        "\u{2029}",
        "\0",
        "\u{FEFF}",
        "«",
        "»",
        "(رويترز)",
        "المصدر: وكالات",
        "بقلم: ليلى",
        "2030-05-14",
        "<time datetime=x>",
        "<meta property=og:title content='",
        "'>",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":[[",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), cut in 0usize..4) {
        let heads: [&[u8]; 4] = [b"", b"PK\x03\x04", b"\xFF\xFE", b"<html>"];
        let bytes = [heads.get(cut).copied().unwrap_or_default(), &bytes].concat();
        for name in ["a.txt", "a.html", "a.docx", "a.md", "a", "a.ron"] {
            let _ = read_bytes(name, &bytes, ReadOptions::default());
            for encoding in encoding::OFFERED {
                let _ = read_bytes(name, &bytes, ReadOptions { encoding: Some(encoding) });
            }
        }
    }

    #[test]
    fn arbitrary_markup_never_panics(source in fragments()) {
        for name in ["a.txt", "a.html", "a.md"] {
            let article = read_bytes(name, source.as_bytes(), ReadOptions::default()).map(|o| o.article);
            if let Ok(article) = article {
                for block in article.blocks() {
                    let text = article.block_text(block);
                    prop_assert!(!text.is_empty() && text.trim() == text && trimmed_lines(text).len() == 1, "{name}: {text:?}");
                }
            }
        }
        paste_html(&source);
    }

    #[test]
    fn plain_text_is_kept_code_point_for_code_point(source in "[\\PC\\n\\r\\t\\x0C\u{85}\u{2028} .؟:«»()\\-]{0,400}") {
        let article = paste_text(&source);
        let texts: Vec<&str> = article.blocks().iter().map(|b| article.block_text(b)).collect();
        prop_assert_eq!(texts, trimmed_lines(&source));
    }

    #[test]
    fn text_comes_back_from_every_encoding_that_can_hold_it(words in "([ابتثجحخدذرزسشصضطظعغفقكلمنهويى]{2,7} ){8,40}") {
        let text = format!("وقالت الوزارة في البيان {}", words.trim());
        for encoding in ["windows-1256", "ISO-8859-6", "UTF-8"] {
            let (bytes, ..) = encoding_rs::Encoding::for_label(encoding.as_bytes()).unwrap().encode(&text);
            let article = read_bytes("a.txt", &bytes, ReadOptions { encoding: Some(encoding) }).unwrap().article;
            prop_assert_eq!(article.text().as_ref(), text.as_str());
        }
    }
}
