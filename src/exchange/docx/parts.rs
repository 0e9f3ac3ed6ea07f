//! The document's parts besides its body: styles, settings, relations.

use super::run::escaped;
use crate::annotation::Timestamp;
use crate::exchange::words::closed;
use crate::text::Direction;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The parts beside the document, by name and by their relation's last word.
const OTHERS: [(&str, &str); 4] =
    [("styles", "styles"), ("settings", "settings"), ("footer1", "footer"), ("comments", "comments")];

pub(super) fn content_types() -> String {
    let mut out = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{TYPE}.document.main+xml\"/>"
    );
    for (name, kind) in OTHERS {
        out.push_str(&format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{TYPE}.{kind}+xml\"/>"));
    }
    out.push_str("<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/><Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>");
    out
}

pub(super) fn package_relations() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"{RELATIONS}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
}

/// The relations of the document: its other parts, and the addresses it links to.
pub(super) fn document_relations(links: &[String]) -> String {
    let mut out = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (name, kind) in OTHERS {
        out.push_str(&format!("<Relationship Id=\"{name}\" Type=\"{RELATIONS}/{kind}\" Target=\"{name}.xml\"/>"));
    }
    for (number, link) in links.iter().enumerate() {
        out.push_str(&format!(
            "<Relationship Id=\"link{number}\" Type=\"{RELATIONS}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            escaped(link)
        ));
    }
    out.push_str("</Relationships>");
    out
}

pub(super) fn core(title: &str, now: Timestamp) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>Isnad</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">{now}</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{now}</dcterms:modified></cp:coreProperties>",
        escaped(&closed(title))
    )
}

pub(super) fn app() -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Isnad</Application></Properties>"
    )
}

pub(super) fn document(body: &str) -> String {
    format!("{HEAD}<w:document {WORD}><w:body>{body}</w:body></w:document>")
}

pub(super) fn comments(comments: &str) -> String {
    format!("{HEAD}<w:comments {WORD}>{comments}</w:comments>")
}

pub(super) fn footer() -> String {
    format!(
        "{HEAD}<w:ftr {WORD}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>"
    )
}

pub(super) fn settings() -> String {
    format!(
        "{HEAD}<w:settings {WORD}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:bidi=\"ar-SA\"/></w:settings>"
    )
}

/// The section that ends here: A4, upright or across.
pub(super) fn section(direction: Direction, upright: bool) -> String {
    let size = match upright {
        true => "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        false => "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>",
    };
    let bidi = if direction.is_rtl() { "<w:bidi/>" } else { "" };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer1\"/><w:type w:val=\"nextPage\"/>{size}<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>{bidi}</w:sectPr>"
    )
}

/// A paragraph style: id, name, the style it is made of, what its paragraphs and its runs are like.
type Style = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// Fonts that have both scripts on every system with Word; sizes in half points, Latin and Arabic.
const ARTICLE: &str = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>";

const STYLES: [Style; 18] = [
    (
        "Title",
        "Title",
        "Normal",
        "<w:keepNext/><w:spacing w:after=\"120\"/><w:outlineLvl w:val=\"9\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"36\"/><w:szCs w:val=\"40\"/>",
    ),
    (
        "Heading1",
        "heading 1",
        "Normal",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"480\" w:after=\"120\" w:line=\"360\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"32\"/><w:szCs w:val=\"36\"/>",
    ),
    (
        "Heading2",
        "heading 2",
        "Normal",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"25\"/><w:szCs w:val=\"29\"/>",
    ),
    ("TableTitle", "Table Title", "Heading1", "<w:spacing w:before=\"240\" w:after=\"120\"/>", ""),
    (
        "Article",
        "Article",
        "Normal",
        "<w:widowControl/><w:spacing w:before=\"200\" w:after=\"140\" w:line=\"400\" w:lineRule=\"auto\"/>",
        "<w:sz w:val=\"24\"/><w:szCs w:val=\"28\"/>",
    ),
    ("ArticleQuote", "Article Quote", "Article", "<w:ind w:left=\"400\"/>", ""),
    ("ArticleItem", "Article Item", "Article", "<w:ind w:left=\"400\"/>", ""),
    (
        "ArticleSmall",
        "Article Small",
        "Article",
        "<w:spacing w:after=\"80\" w:line=\"320\" w:lineRule=\"auto\"/>",
        "<w:color w:val=\"5A5D65\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"24\"/>",
    ),
    ("Fact", "Fact", "Normal", "<w:spacing w:after=\"40\"/>", ""),
    ("SheetFact", "Sheet Fact", "Fact", "<w:keepNext/>", ""),
    (
        "RemarkHead",
        "Remark Head",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\"60\" w:after=\"20\"/>",
        "<w:b/><w:bCs/><w:color w:val=\"5A5D65\"/>",
    ),
    (
        "Contents",
        "Contents",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"60\"/>",
        "<w:b/><w:bCs/><w:color w:val=\"5A5D65\"/>",
    ),
    ("ContentsLine", "Contents Line", "Normal", "<w:spacing w:after=\"40\"/>", "<w:color w:val=\"0E6762\"/>"),
    (
        "TableHead",
        "Table Head",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\"30\" w:after=\"30\"/>",
        "<w:b/><w:bCs/><w:color w:val=\"5A5D65\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"20\"/>",
    ),
    (
        "TableText",
        "Table Text",
        "Normal",
        "<w:spacing w:before=\"30\" w:after=\"30\"/>",
        "<w:sz w:val=\"18\"/><w:szCs w:val=\"20\"/>",
    ),
    ("Gap", "Gap", "Normal", "<w:spacing w:after=\"0\"/>", "<w:sz w:val=\"12\"/><w:szCs w:val=\"12\"/>"),
    (
        "CommentText",
        "annotation text",
        "Normal",
        "<w:spacing w:after=\"40\"/>",
        "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    ),
    (
        "Footer",
        "footer",
        "Normal",
        "<w:spacing w:after=\"0\"/><w:jc w:val=\"center\"/>",
        "<w:color w:val=\"5A5D65\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    ),
];

pub(super) fn styles() -> String {
    let mut out = format!(
        "{HEAD}<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:color w:val=\"1E2024\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"22\"/><w:lang w:val=\"en-US\" w:eastAsia=\"en-US\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"80\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
    );
    for (id, name, based, paragraph, run) in STYLES {
        // The words of an article are in a face for reading.
        let fonts = if matches!(id, "Article" | "Heading1" | "Title") { ARTICLE } else { "" };
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{based}\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{fonts}{run}</w:rPr></w:style>"
        ));
    }
    out.push_str("<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>");
    out.push_str("<w:style w:type=\"character\" w:styleId=\"Muted\"><w:name w:val=\"Muted\"/><w:rPr><w:color w:val=\"5A5D65\"/></w:rPr></w:style>");
    out.push_str("<w:style w:type=\"character\" w:styleId=\"NoteNumber\"><w:name w:val=\"Note Number\"/><w:rPr><w:color w:val=\"5A5D65\"/><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>");
    out.push_str("<w:style w:type=\"character\" w:styleId=\"CommentReference\"><w:name w:val=\"annotation reference\"/><w:rPr><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/></w:rPr></w:style>");
    out.push_str("<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>");
    out.push_str("<w:style w:type=\"table\" w:styleId=\"Report\"><w:name w:val=\"Report\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"8A867C\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"DDDAD2\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"DDDAD2\"/></w:tblBorders><w:tblCellMar><w:left w:w=\"80\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F4F3EF\"/></w:tcPr></w:tblStylePr></w:style>");
    out.push_str("</w:styles>");
    out
}
