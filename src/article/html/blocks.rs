//! From a page's elements to blocks.
//!
//! White space collapses as in a browser: runs of space, tab, LF, CR and FF
//! become one space, and none is left at a block's ends; NBSP and all other
//! characters stay. `<br>` begins a new block of the same kind. A table's row
//! is one paragraph, its cells apart by a tab (as `innerText` has it), unless a
//! cell holds several blocks: then each is its own.

use crate::article::model::BlockKind;
use crate::article::structure::Part;
use crate::text::Direction;
use dom_query::NodeRef;

/// A block read from a page, and how much of it is links.
#[derive(Clone, Debug, Default)]
pub(super) struct PageBlock {
    pub part: Part<'static>,
    /// How many of the text's code points stand in links.
    pub linked: usize,
    /// Which heading it is: 1 to 6; 0 if none.
    pub level: u8,
    /// Whether it is the first text after a picture.
    pub after_image: bool,
}

impl PageBlock {
    /// Whether it is nothing but links.
    pub fn is_link(&self) -> bool {
        self.linked * 10 >= self.part.text.chars().filter(|c| !c.is_whitespace()).count() * 9
    }
}

/// What an element hands down to those in it.
#[derive(Clone, Copy, Debug, Default)]
struct Context {
    kind: BlockKind,
    direction: Option<Direction>,
    level: u8,
    bold: bool,
    link: bool,
    verbatim: bool,
    /// The number of a list's item, for the element that is one.
    number: Option<u32>,
}

/// Deeper than `limits::MAX_DEPTH` and what a parser adds on its own.
const MAX_DEPTH: usize = 1000;

/// The blocks of `node`'s subtree, in order.
pub(super) fn blocks(node: NodeRef) -> Vec<PageBlock> {
    let mut walk = Walk::default();
    walk.element(node, Context::default(), 0);
    walk.flush(Context::default());
    walk.blocks
}

#[derive(Default)]
struct Walk {
    blocks: Vec<PageBlock>,
    text: String,
    /// Code points of `text` that are bold, in links, and at all; white space aside.
    bold: usize,
    linked: usize,
    seen: usize,
    gap: bool,
    image: bool,
    /// The number of the item that has begun, until its first block has it.
    number: Option<u32>,
}

impl Walk {
    fn children(&mut self, node: NodeRef, context: Context, depth: usize) {
        let mut next = node.first_child();
        while let Some(child) = next {
            next = child.next_sibling();
            if child.is_text() {
                self.push(&child.text(), context);
            } else if child.is_element() && depth < MAX_DEPTH {
                self.element(child, context, depth + 1);
            }
        }
    }

    fn element(&mut self, node: NodeRef, outer: Context, depth: usize) {
        let name = node.node_name().unwrap_or_default();
        let name = name.as_ref();
        if is_left_out(name) || is_hidden(&node) {
            return;
        }
        let mut context = outer;
        match name {
            "b" | "strong" => context.bold = true,
            "a" => context.link |= node.has_attr("href"),
            "img" => self.image = true,
            "br" => {
                if self.flush(outer) == 0 {
                    self.gap = true;
                }
                return;
            }
            _ => {}
        }
        if !is_block(name) {
            return self.children(node, context, depth);
        }
        self.flush(outer);
        self.gap |=
            matches!(name, "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "ul" | "ol" | "table");
        context.direction = direction(&node).unwrap_or(outer.direction);
        context.verbatim |= name == "pre";
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                context.kind = BlockKind::Heading;
                context.level = name.as_bytes().last().map_or(0, |b| b - b'0');
            }
            "blockquote" => context.kind = BlockKind::Quote,
            "figcaption" | "caption" => context.kind = BlockKind::Caption,
            "li" => {
                context.kind = BlockKind::ListItem;
                self.number = context.number.take();
            }
            "ol" => return self.counted(node, context, depth),
            "tr" => return self.row(node, context, depth),
            _ if is_caption(&node) => context.kind = BlockKind::Caption,
            _ => {}
        }
        self.children(node, context, depth);
        self.flush(context);
        if name == "li" {
            self.number = None;
        }
    }

    /// A list whose items have numbers, counted as a browser does.
    fn counted(&mut self, list: NodeRef, context: Context, depth: usize) {
        let is_item = |child: &NodeRef| child.node_name().is_some_and(|name| name.as_ref() == "li");
        let said = |node: &NodeRef, name: &str| node.attr(name).and_then(|value| value.trim().parse::<i64>().ok());
        let reversed = list.has_attr("reversed");
        let items = || list.children().iter().filter(|child| is_item(child)).count() as i64;
        let mut next = said(&list, "start").unwrap_or_else(|| if reversed { items() } else { 1 });
        for child in list.children() {
            if child.is_text() {
                self.push(&child.text(), context);
            } else if child.is_element() && depth < MAX_DEPTH {
                let mut inner = context;
                if is_item(&child) {
                    let number = said(&child, "value").unwrap_or(next);
                    inner.number = u32::try_from(number).ok();
                    next = number.saturating_add(if reversed { -1 } else { 1 });
                }
                self.element(child, inner, depth + 1);
            }
        }
        self.flush(context);
    }

    /// A table's row: one paragraph if no cell has more than one block.
    fn row(&mut self, row: NodeRef, context: Context, depth: usize) {
        let mut cells: Vec<Vec<PageBlock>> = Vec::new();
        for cell in row.children() {
            let mut walk = Walk::default();
            walk.element(cell, context, depth + 1);
            walk.flush(context);
            cells.push(walk.blocks);
        }
        if cells.iter().filter(|c| !c.is_empty()).count() < 2 || cells.iter().any(|c| c.len() > 1) {
            self.blocks.extend(cells.into_iter().flatten());
            return;
        }
        let linked = cells.iter().flatten().map(|b| b.linked).sum();
        let texts: Vec<&str> = cells.iter().map(|c| c.first().map_or("", |b| b.part.text.as_ref())).collect();
        let text = texts.join("\t").trim().to_owned();
        let part = Part { kind: context.kind, direction: context.direction, text: text.into(), ..Part::default() };
        self.blocks.push(PageBlock { part, linked, ..PageBlock::default() });
    }

    fn push(&mut self, text: &str, context: Context) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                if context.verbatim {
                    match c {
                        '\n' => {
                            self.flush(context);
                        }
                        '\r' | '\u{C}' => {}
                        _ => self.text.push(c),
                    }
                } else if !self.text.is_empty() && !self.text.ends_with([' ', '\t']) {
                    self.text.push(' ');
                }
                continue;
            }
            self.text.push(c);
            if !c.is_whitespace() {
                self.seen += 1;
                self.bold += usize::from(context.bold);
                self.linked += usize::from(context.link);
            }
        }
    }

    /// Ends the current block and gives back how many characters it had.
    fn flush(&mut self, context: Context) -> usize {
        let text = std::mem::take(&mut self.text);
        let (bold, linked, seen) = (self.bold, self.linked, self.seen);
        (self.bold, self.linked, self.seen) = (0, 0, 0);
        let trimmed = text.trim();
        // Some editors leave paragraphs that hold nothing but a byte order mark or joiners.
        if trimmed.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'))
        {
            return 0;
        }
        let part = Part {
            kind: context.kind,
            direction: context.direction,
            text: trimmed.to_owned().into(),
            gap: std::mem::take(&mut self.gap),
            bold: bold == seen,
            number: if context.kind == BlockKind::ListItem { self.number.take() } else { None },
        };
        let after_image = std::mem::take(&mut self.image);
        self.blocks.push(PageBlock { part, linked, level: context.level, after_image });
        seen
    }
}

/// Elements that hold no text of the article.
fn is_left_out(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video",
        "select", "textarea", "button", "input", "nav", "head", "title", "map", "datalist", "progress", "meter",
    ];
    NAMES.contains(&name)
}

fn is_hidden(node: &NodeRef) -> bool {
    let style: String =
        node.attr_or("style", "").chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    node.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden")
}

pub(super) fn is_block(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    NAMES.contains(&name)
}

/// Whether the element's class says that it describes a picture: `wp-caption-text`, `image-caption`.
fn is_caption(node: &NodeRef) -> bool {
    let class = node.class().unwrap_or_default().to_lowercase();
    class.split_whitespace().any(|c| c.split(['-', '_']).any(|word| matches!(word, "caption" | "figcaption")))
}

/// The direction the element itself states: `None` if it does not, `Some(None)` if it leaves it to the text.
pub(super) fn direction(node: &NodeRef) -> Option<Option<Direction>> {
    let style: String =
        node.attr_or("style", "").chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    let said = if let Some((_, value)) = style.rsplit_once("direction:") {
        value.split(';').next().unwrap_or_default().to_owned()
    } else {
        node.attr_or("dir", "").trim().to_lowercase()
    };
    match said.as_str() {
        "rtl" => Some(Some(Direction::Rtl)),
        "ltr" => Some(Some(Direction::Ltr)),
        "auto" => Some(None),
        _ => None,
    }
}
