//! Word documents: made here part by part, and real ones from the test data, whole and damaged.

mod common;

use isnad::article::{Article, BlockKind, MAX_BLOCKS, OpenError, Opened, ReadOptions, Warning, read_bytes};
use isnad::text::Direction;
use std::io::{Read, Write};

/// A document with `body` in its main part, and the given other parts.
fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps"><w:body>{body}</w:body></w:document>"#
    );
    for (name, text) in [("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document)].iter().chain(parts) {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(bytes: &[u8]) -> Opened {
    read_bytes("test.docx", bytes, ReadOptions::default()).unwrap_or_else(|e| panic!("{e}"))
}

fn blocks(article: &Article) -> Vec<(BlockKind, Option<Direction>, &str)> {
    article.blocks().iter().map(|b| (b.kind, b.direction, article.block_text(b))).collect()
}

/// Checks the texts of the blocks that `body` gives.
fn check(body: &str, expected: &[&str]) {
    let opened = read(&docx(body, &[]));
    let texts: Vec<&str> = blocks(&opened.article).into_iter().map(|b| b.2).collect();
    assert_eq!(texts, expected, "{body}");
}

#[test]
fn text_is_kept_as_it_stands() {
    check(
        "<w:p><w:r><w:t xml:space=\"preserve\">قال </w:t></w:r><w:r><w:t>Carter &amp; Co &#x200F;1</w:t></w:r></w:p>",
        &["قال Carter & Co \u{200F}1"],
    );
    check(
        "<w:p><w:r><w:t>أ</w:t><w:tab/><w:t>ب</w:t><w:br/><w:t>ج</w:t><w:noBreakHyphen/><w:t>د</w:t></w:r></w:p>",
        &["أ\tب", "ج\u{2011}د"],
    );
    check(
        "<w:p><w:hyperlink><w:r><w:t>رابط</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
        &["رابط"],
    );
    check(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>س</w:t></w:r></w:p>",
        &["س"],
    );
    check("<w:sdt><w:sdtContent><w:p><w:r><w:t>في إطار</w:t></w:r></w:p></w:sdtContent></w:sdt>", &["في إطار"]);
}

#[test]
fn insertions_stay_and_deletions_go() {
    let body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>قال </w:t></w:r><w:del><w:r><w:delText>أمس</w:delText></w:r></w:del>\
                <w:ins><w:r><w:t>اليوم</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>هنا</w:t></w:r></w:moveFrom>\
                <w:moveTo><w:r><w:t> هناك</w:t></w:r></w:moveTo></w:p>";
    check(body, &["قال اليوم هناك"]);
    assert_eq!(read(&docx(body, &[])).warnings, [Warning::DeletionsLeftOut { count: 1 }]);
}

#[test]
fn tables_and_text_boxes_come_in_order_and_once() {
    let cell = |t: &str| format!("<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>");
    let two = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc>";
    check(
        &format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{two}</w:tr></w:tbl>", cell("أ"), cell("ب"), cell("ج")),
        &["أ\tب", "ج", "1", "2"],
    );
    let textbox = "<w:txbxContent><w:p><w:r><w:t>في الصندوق</w:t></w:r></w:p></w:txbxContent>";
    check(
        &format!(
            "<w:p><w:r><w:t>قبل</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx>{textbox}</wps:txbx></mc:Choice>\
             <mc:Fallback>{textbox}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> بعد</w:t></w:r></w:p>"
        ),
        &["قبل بعد", "في الصندوق"],
    );
}

#[test]
fn styles_tell_kinds_and_directions() {
    let styles = r#"<w:styles xmlns:w="w">
        <w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:bidi/><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="mine"><w:name w:val="My Head"/><w:basedOn w:val="1"/></w:style>
        <w:style w:type="paragraph" w:styleId="a4"><w:name w:val="caption"/></w:style>
        <w:style w:type="paragraph" w:styleId="a5"><w:name w:val="Quote"/></w:style>
        <w:style w:type="paragraph" w:styleId="loop"><w:name w:val="Loop"/><w:basedOn w:val="loop"/></w:style></w:styles>"#;
    let p =
        |properties: &str, text: &str| format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = [
        p(r#"<w:pStyle w:val="a3"/>"#, "العنوان"),
        p(r#"<w:pStyle w:val="a4"/>"#, "صورة الميناء"),
        p(r#"<w:pStyle w:val="mine"/>"#, "فصل"),
        p(r#"<w:pStyle w:val="mine"/><w:bidi w:val="0"/>"#, "Chapter"),
        p(r#"<w:pStyle w:val="a5"/><w:bidi/>"#, "قول مأثور"),
        p(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>"#, "بند"),
        p(r#"<w:numPr><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="9"/>"#, "فقرة أولى من النص."),
        p(r#"<w:outlineLvl w:val="2"/>"#, "فرع"),
        p(r#"<w:pStyle w:val="loop"/>"#, "فقرة ثانية من النص."),
    ]
    .concat();
    let core = r#"<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc" xmlns:dcterms="t"><dc:title>قالب</dc:title><dc:creator>مها &amp; ليلى</dc:creator><dcterms:created>2030-05-14T10:00:00Z</dcterms:created></cp:coreProperties>"#;
    let opened = read(&docx(&body, &[("word/styles.xml", styles), ("docProps/core.xml", core)]));
    use BlockKind::{Caption, Heading, ListItem, Paragraph, Quote, Title};
    let (rtl, ltr) = (Some(Direction::Rtl), Some(Direction::Ltr));
    assert_eq!(
        blocks(&opened.article),
        [
            (Title, None, "العنوان"),
            (Caption, None, "صورة الميناء"),
            (Heading, rtl, "فصل"),
            (Heading, ltr, "Chapter"),
            (Quote, rtl, "قول مأثور"),
            (ListItem, None, "بند"),
            (Paragraph, None, "فقرة أولى من النص."),
            (Heading, None, "فرع"),
            (Paragraph, None, "فقرة ثانية من النص."),
        ]
    );
    let meta = &opened.article.meta;
    assert_eq!((meta.title.as_str(), meta.byline.as_str()), ("العنوان", "مها & ليلى"));
    assert_eq!((meta.published.as_str(), meta.language.as_str()), ("2030-05-14T10:00:00Z", "ar"));
}

#[test]
fn a_document_without_styles_is_read_as_plain_text_is() {
    let lines = include_str!("../assets/sample.txt").lines();
    let escape = |l: &str| l.replace('&', "&amp;").replace('<', "&lt;");
    let body: String = lines.map(|l| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", escape(l))).collect();
    let opened = read(&docx(&body, &[]));
    let sample = isnad::article::sample();
    assert_eq!(blocks(&opened.article), blocks(&sample));
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    let key =
        |bytes: &[u8]| read_bytes("test.docx", bytes, ReadOptions::default()).map_or_else(|e| e.key(), |_| "opened");
    assert_eq!(key(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), "open-encrypted");
    assert_eq!(key(b"no zip at all"), "open-damaged");
    assert_eq!(key(&docx("<w:p><w:r><w:t>x</w:t></w:r>", &[])), "open-damaged");
    assert_eq!(key(&docx("<w:p></w:r></w:p>", &[])), "open-damaged");
    // A part that unpacks to more than is read.
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let block = vec![b' '; 1 << 20];
    for _ in 0..129 {
        zip.write_all(&block).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    assert_eq!(key(&bomb), "open-too-large");
    let deep = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(50_000), "</w:tc></w:tr></w:tbl>".repeat(50_000));
    assert_eq!(key(&docx(&deep, &[])), "open-no-text");
    // Pictures alone, and nothing at all.
    assert_eq!(key(&docx("<w:p><w:r><w:drawing/></w:r></w:p><w:p/>", &[])), "open-no-text");
    assert_eq!(key(b""), "open-no-text");
    assert_eq!(key(b" \r\n"), "open-no-text");
}

#[test]
fn hostile_documents_are_told_or_read() {
    let key =
        |bytes: &[u8]| read_bytes("test.docx", bytes, ReadOptions::default()).map_or_else(|e| e.key(), |_| "opened");
    // Entities that the document declares are not resolved: each use is one unknown character.
    let mut document = String::from("<!DOCTYPE a [<!ENTITY lol \"lol\">");
    for n in 0..30 {
        let inner = if n == 0 { "&lol;".repeat(10) } else { format!("&lol{};", n - 1).repeat(10) };
        document += &format!("<!ENTITY lol{n} \"{inner}\">");
    }
    document += "]><w:document><w:p><w:r><w:t>a&lol29;b</w:t></w:r></w:p></w:document>";
    let pack = |parts: &[(&str, &str)]| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let opened = read(&pack(&[("word/document.xml", &document)]));
    assert_eq!(opened.article.text().as_ref(), "a\u{FFFD}b");
    // Bombs in the parts beside the text.
    let spaces = " ".repeat((128 << 20) + 1);
    for part in ["word/styles.xml", "docProps/core.xml", "_rels/.rels"] {
        assert_eq!(key(&docx("<w:p/>", &[(part, &spaces)])), "open-too-large", "{part}");
    }
    drop(spaces);
    let paragraph = "<w:p><w:r><w:t>a</w:t></w:r></w:p>";
    assert_eq!(key(&docx(&paragraph.repeat(MAX_BLOCKS + 1), &[])), "open-too-long");
    let breaks = format!("<w:p><w:r>{}</w:r></w:p>", "<w:t>a</w:t><w:br/>".repeat(MAX_BLOCKS + 1));
    assert_eq!(key(&docx(&breaks, &[])), "open-too-long");
    // Deep nesting of everything that is kept on a stack, and giant rows.
    for (open, close) in
        [("<w:p>", "</w:p>"), ("<w:txbxContent>", "</w:txbxContent>"), ("<w:tr>", "</w:tr>"), ("<a>", "</a>")]
    {
        let deep = format!("{}{paragraph}{}", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(key(&docx(&deep, &[])), "opened", "{open}");
    }
    let row = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", format!("<w:tc>{paragraph}</w:tc>").repeat(100_000));
    assert_eq!(read(&docx(&row, &[])).article.text().matches('a').count(), 100_000);
    // A chain of styles, and many properties of one paragraph.
    let chain =
        |n: u32| format!("<w:style w:styleId=\"{n}\"><w:name w:val=\"x\"/><w:basedOn w:val=\"{}\"/></w:style>", n + 1);
    let styles: String = (0..50_000).map(chain).collect();
    let body = "<w:p><w:pPr><w:pStyle w:val=\"0\"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>".repeat(20_000);
    assert_eq!(key(&docx(&body, &[("word/styles.xml", &format!("<w:styles>{styles}</w:styles>"))])), "opened");
    // Very many files in the zip.
    let names: Vec<String> = (0..50_000).map(|n| format!("x/{n}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(key(&docx(paragraph, &many)), "opened");
}

/// The content of all `w:t` in a document's main part, found without an XML parser; the second copies of text boxes
/// aside.
fn texts_of(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut copies = xml.split("<mc:Fallback>");
    let first = copies.next().unwrap().to_owned();
    let xml = copies.fold(first, |all, c| all + c.split_once("</mc:Fallback>").unwrap().1);
    let runs = xml.split("<w:t").skip(1).filter(|r| r.starts_with(['>', ' ']));
    let texts = runs.map(|r| r.split_once('>').unwrap().1.split_once("</w:t>").map_or("", |(text, _)| text));
    let text: String = texts.collect();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

#[test]
fn real_documents_open_and_damaged_copies_are_refused() {
    let Some(shared) = common::shared_dir() else { return };
    let mut seen = 0;
    for name in [
        "docx4j/arabic_numbering.docx",
        "libreoffice/tdf104649.docx",
        "libreoffice/tdf118361_RTLfootnoteSeparator.docx",
        "libreoffice/tdf119143.docx",
        "poi/stress010.docx",
    ] {
        let bytes = std::fs::read(shared.join("corpus/docs").join(name)).unwrap();
        let opened = read(&bytes);
        assert!(!opened.article.blocks().is_empty(), "{name}");
        let dense = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{2011}').collect::<String>();
        assert_eq!(dense(opened.article.text()).len(), dense(&texts_of(&bytes)).len(), "{name}");
        seen += opened.article.text().chars().filter(|c| c.is_alphabetic()).count();
        for part in [1, 2, 3, 5] {
            let cut = bytes.get(..bytes.len() * part / 6).unwrap();
            let refused = read_bytes(name, cut, ReadOptions::default());
            assert!(matches!(refused, Err(OpenError::Damaged { .. })), "{name} cut at {part}/6: {refused:?}");
        }
        let mut flipped = bytes.clone();
        for byte in flipped.iter_mut().skip(200).step_by(997) {
            *byte ^= 0x55;
        }
        if let Err(error) = read_bytes(name, &flipped, ReadOptions::default()) {
            assert!(["open-damaged", "open-encrypted", "open-misnamed"].contains(&error.key()), "{name}: {error}");
        }
    }
    assert!(seen > 200_000, "the two long documents alone have more letters: {seen}");
}

#[test]
fn lists_are_numbered_and_damaged_numbers_lose_no_text() {
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>بند</w:t></w:r></w:p>";
    let check = |numbering: &str, expected: [Option<u32>; 2]| {
        let article = read(&docx(&item.repeat(2), &[("word/numbering.xml", numbering)])).article;
        let found: Vec<_> = article.blocks().iter().map(|block| (article.block_text(block), block.number)).collect();
        assert_eq!(found, expected.map(|number| ("بند", number)), "{numbering}");
    };
    let sound = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4\"/>\
                 <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
                 <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>";
    check(sound, [Some(4), Some(5)]);
    check("<w:numbering xmlns:w=\"w\"><w:abstractNum></w:num>", [None, None]);
}
