//! Saved web pages and copied HTML.
//!
//! Nothing is fetched and no script runs. The article is found by a
//! readability crate (Mozilla's rules); its elements become blocks; what the
//! page says about itself becomes the metadata. If no article is found, all of
//! the page's text is shown and a warning says so.

mod blocks;
mod limits;
mod meta;

use super::encoding::Charset;
use super::head;
use super::language;
use super::model::BlockKind;
use super::read::{Draft, Refusal, Warning};
use super::structure::{self, Part};
use crate::text::Direction;
use blocks::PageBlock;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

/// The longest page that is parsed, in bytes: a tree takes some ten times as much memory.
const MAX_BYTES: u64 = 32 << 20;

/// Fewer letters than this are no article.
const ENOUGH: usize = 140;

/// The article of a page.
pub(super) fn draft(html: &str) -> Result<Draft<'static>, Refusal> {
    if html.len() as u64 > MAX_BYTES {
        return Err(Refusal::TooLarge(MAX_BYTES));
    }
    let (flat, nested) = limits::flatten(html);
    let page = Document::from(flat.as_ref());
    let mut draft = Draft { meta: meta::meta(&page, html), ..Draft::default() };
    if nested {
        draft.warnings.push(Warning::Nesting);
    }
    let whole = whole_page(&page);
    // A page that shows nothing is none for what its head says of it.
    if whole.is_empty() {
        return Ok(draft);
    }
    // Only what the page shows becomes a block.
    let byline = &draft.meta.byline;
    let shown = !byline.is_empty() && whole.iter().any(|b| b.part.text.contains(byline.as_str()));
    let found = main_blocks(page);
    let found = found.filter(|blocks| letters(blocks) >= ENOUGH.min(letters(&whole) / 3));
    let blocks = found.unwrap_or_else(|| {
        let linked: usize = whole.iter().map(|b| b.linked).sum();
        if linked * 5 > letters(&whole) {
            draft.warnings.push(Warning::WholePage);
        }
        whole
    });
    draft.parts = assemble(blocks, &mut draft.meta.title, shown.then_some(draft.meta.byline.as_str()));
    settle_language(&mut draft);
    Ok(draft)
}

/// Copied HTML: all of it, for the user has already chosen.
pub(super) fn fragment(html: &str) -> Draft<'static> {
    let (flat, nested) = limits::flatten(html);
    let page = Document::from(flat.as_ref());
    let mut draft = Draft::default();
    if nested {
        draft.warnings.push(Warning::Nesting);
    }
    let blocks = whole_page(&page);
    let plain = blocks.iter().all(|b| b.part.kind == BlockKind::Paragraph);
    if plain {
        draft.parts = blocks.into_iter().map(|b| b.part).collect();
        structure::arrange(&mut draft.parts);
    } else {
        draft.parts = assemble(blocks, &mut draft.meta.title, None);
    }
    settle_language(&mut draft);
    draft
}

/// The encoding the page declares: `<meta charset>`, `<meta http-equiv>` or an XML declaration, in its first 4096 bytes.
pub(super) fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let head: String = head.iter().map(|b| char::from(b.to_ascii_lowercase())).collect();
    let xml = head.trim_start().starts_with("<?xml").then(|| value_after(&head, "encoding")).flatten();
    let meta = || {
        head.match_indices("<meta").find_map(|(i, _)| {
            let tag = head.get(i..)?.split('>').next()?;
            value_after(tag, "charset")
        })
    };
    xml.or_else(meta).filter(|label| Charset::for_label(label).is_some())
}

/// The value after `name=` in `text`, quoted or not.
fn value_after(text: &str, name: &str) -> Option<String> {
    let rest = text.split_once(name)?.1.trim_start().strip_prefix('=')?;
    let rest = rest.trim_start().trim_start_matches(['"', '\'']);
    let value = rest.split(|c: char| c.is_whitespace() || "\"';>?/".contains(c)).next()?;
    (!value.is_empty()).then(|| value.to_owned())
}

/// All blocks of the page.
///
/// What the root says of direction is believed only if most letters agree: many pages set direction in a style
/// sheet, and leave a wrong attribute.
fn whole_page(page: &Document) -> Vec<PageBlock> {
    let all = || page.select_single("html").nodes().first().map(|n| blocks::blocks(*n)).unwrap_or_default();
    let whole = all();
    let direction = most_letters(&whole);
    let mut corrected = false;
    for root in page.select("html, body").nodes() {
        if direction.is_some() && matches!(blocks::direction(root), Some(Some(said)) if Some(said) != direction) {
            root.remove_attrs(&["dir", "style"]);
            corrected = true;
        }
    }
    if corrected { all() } else { whole }
}

/// The direction of most letters.
fn most_letters(blocks: &[PageBlock]) -> Option<Direction> {
    let (mut rtl, mut ltr) = (0usize, 0usize);
    for c in blocks.iter().flat_map(|b| b.part.text.chars()) {
        match unicode_bidi::bidi_class(c) {
            unicode_bidi::BidiClass::R | unicode_bidi::BidiClass::AL => rtl += 1,
            unicode_bidi::BidiClass::L => ltr += 1,
            _ => {}
        }
    }
    (rtl != ltr).then_some(if rtl > ltr { Direction::Rtl } else { Direction::Ltr })
}

/// The blocks of the page's article, as the readability crate finds it.
fn main_blocks(page: Document) -> Option<Vec<PageBlock>> {
    let root = page.select_single("html");
    let mut cost = Cost::default();
    spread_direction(*root.nodes().first()?, None, 0, &mut cost);
    drop(root);
    if cost.elements > MAX_ELEMENTS || cost.depths > MAX_DEPTHS || cost.text > MAX_TEXT {
        return None;
    }
    // Titles are compared with every heading, at a cost of one length times the other.
    for node in page.select("title, meta[content]").nodes() {
        if node.text().len() > 2000 || node.attr("content").is_some_and(|c| c.len() > 2000) {
            node.remove_from_parent();
        }
    }
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let mut readability = Readability::with_document(page, None, Some(config)).ok()?;
    readability.parse().ok()?;
    let content = readability.doc.select_single("#readability-page-1");
    content.nodes().first().map(|n| blocks::blocks(*n))
}

/// What the readability crate's work grows with: the elements, the sum of their depths, and the square of the
/// longest text.
#[derive(Default)]
struct Cost {
    elements: usize,
    depths: usize,
    /// The bytes of the longest text between two tags.
    text: usize,
}

/// Pages that cost more are no articles; theirs are some thousand, some hundred thousand and a few kilobytes.
const MAX_ELEMENTS: usize = 60_000;
const MAX_DEPTHS: usize = 4_000_000;
const MAX_TEXT: usize = 128 << 10;

/// Writes the direction elements inherit onto those that hold blocks, for the article is lifted out of them.
fn spread_direction(node: NodeRef, inherited: Option<Direction>, depth: usize, cost: &mut Cost) {
    let direction = blocks::direction(&node).unwrap_or(inherited);
    if let Some(direction) = direction {
        node.set_attr("dir", direction.name());
    }
    cost.elements += 1;
    cost.depths += depth;
    let mut next = node.first_child();
    while let Some(child) = next {
        next = child.next_sibling();
        if child.is_text() {
            cost.text = cost.text.max(child.text().len());
        } else if child.is_element() && depth < 1000 {
            spread_direction(child, direction, depth + 1, cost);
        }
    }
}

/// How many characters of text the blocks hold, white space aside.
fn letters(blocks: &[PageBlock]) -> usize {
    blocks.iter().flat_map(|b| b.part.text.chars()).filter(|c| !c.is_whitespace()).count()
}

/// Puts the title first, once, and the byline after it; leaves out what leads elsewhere; names what is left.
fn assemble(blocks: Vec<PageBlock>, title: &mut String, byline: Option<&str>) -> Vec<Part<'static>> {
    if title.is_empty() {
        let h1 = blocks.iter().find(|b| b.level == 1).or_else(|| blocks.first().filter(|b| b.level > 0));
        *title = h1.map(|b| b.part.text.to_string()).unwrap_or_default();
    }
    let (repeated_title, shown) = said_again(&blocks, title);
    if let Some(shown) = shown {
        *title = shown;
    }
    let mut parts: Vec<Part> = Vec::new();
    let named = |kind, text: &str| Part { kind, text: text.to_owned().into(), gap: true, ..Part::default() };
    if !title.is_empty() {
        let direction = blocks.iter().find(|b| b.part.text == *title).and_then(|b| b.part.direction);
        parts.push(Part { direction, ..named(BlockKind::Title, title) });
    }
    let repeated =
        |byline: &str| blocks.iter().take(6).any(|b| b.part.text.contains(byline) && b.part.text.len() < 200);
    if let Some(byline) = byline.filter(|b| !repeated(b)) {
        parts.push(named(BlockKind::Byline, byline));
    }
    let mut head = true;
    for mut block in without_links(blocks) {
        head &= block.level > 0 || !structure::is_running(&block.part.text);
        let text: &str = &block.part.text;
        let repeats = head && (text == title.as_str() || block.level > 0 && repeated_title.iter().any(|t| t == text));
        // Before the text, a line that is nothing but a link leads to its section or topic.
        let label = block.part.text.ends_with(':') && block.part.text.split_whitespace().count() <= 2;
        let crumb = head && !title.is_empty() && block.level == 0 && (block.is_link() || label);
        let text = block.part.text.as_ref();
        if block.after_image && structure::is_short(text) && head::kind(text).is_none() {
            block.part.kind =
                if block.part.kind == BlockKind::Paragraph { BlockKind::Caption } else { block.part.kind };
        }
        if !repeats && !crumb {
            parts.push(block.part);
        }
    }
    structure::refine(&mut parts);
    parts
}

/// The headings before the text that say the title again, whatever marks, spaces and vowel signs they write it with, and
/// the title as the page shows it, if that is another than what its head says: the window's title may have the site's name
/// at its end, and a heading a word more.
fn said_again(blocks: &[PageBlock], title: &str) -> (Vec<String>, Option<String>) {
    let said = meta::letters(title);
    let head = blocks.iter().take_while(|b| b.level > 0 || !structure::is_running(&b.part.text));
    // The readability crate makes second headings of the first.
    let headings = head.filter(|b| (1..=2).contains(&b.level)).map(|b| (meta::letters(&b.part.text), &b.part.text));
    let headings: Vec<_> = headings.filter(|(letters, _)| !said.is_empty() && !letters.is_empty()).collect();
    // A heading of several lines is as many blocks.
    let lines: Vec<_> = headings.iter().filter(|(letters, _)| said.contains(letters)).collect();
    if lines.len() > 1 && lines.iter().map(|(letters, _)| letters.as_str()).collect::<String>() == said {
        let lines: Vec<String> = lines.iter().map(|(_, text)| text.to_string()).collect();
        let shown = lines.join(" ");
        return (lines, Some(shown));
    }
    // What is less than half of the title is a section's name in it, or the site's.
    let one = headings
        .iter()
        .find(|(letters, _)| letters.contains(&said) || said.contains(letters) && letters.len() * 2 >= said.len());
    one.map_or_else(Default::default, |(_, text)| (vec![text.to_string()], Some(text.to_string())))
}

/// Leaves out the blocks that lead to other articles: «اقرأ أيضا: …» and what is nothing but a link after it.
fn without_links(blocks: Vec<PageBlock>) -> Vec<PageBlock> {
    const LEADS: &[&str] = &[
        "اقرأ أيض",
        "إقرأ أيض",
        "اقرأ المزيد",
        "اقرأ أيضاً",
        "اقرا ايضا",
        "قد يهمك",
        "قد يعجبك",
        "شاهد أيض",
        "طالع أيض",
        "مواضيع ذات صلة",
        "مقالات ذات صلة",
        "أخبار ذات صلة",
        "المزيد من",
        "بیشتر بخوانید",
        "بیشتر بدانید",
        "اخبار مرتبط",
        "مطالب مرتبط",
        "مزید پڑھیں",
        "קראו גם",
        "Read more",
        "Read also",
        "Also read",
        "Related",
        "See also",
        "More on",
        "تاجز",
        "تاغات",
        "الوسوم",
        "وسوم",
        "كلمات مفتاحية",
        "كلمات دالة",
        "برچسب",
        "Tags",
    ];
    let mut after_lead = false;
    let mut kept = Vec::new();
    for block in blocks {
        let text = block.part.text.as_ref();
        let seen = text.chars().filter(|c| !c.is_whitespace()).count();
        let link = block.is_link();
        let lead = seen < 200 && LEADS.iter().any(|l| text.starts_with(l));
        let heads = lead && seen <= 30;
        if lead && (link || heads || block.linked * 2 > seen) || after_lead && link {
            after_lead = true;
        } else {
            after_lead = false;
            kept.push(block);
        }
    }
    kept
}

fn settle_language(draft: &mut Draft) {
    let text: String = draft.parts.iter().take(60).flat_map(|p| [p.text.as_ref(), "\n"]).collect();
    draft.meta.language = language::settle(&draft.meta.language, &text);
}
