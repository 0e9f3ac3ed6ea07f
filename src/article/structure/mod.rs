//! The structure of a plain text: which lines are title, captions, headings and so on.
//!
//! A line is *running text* if it ends in a stop or colon and has 40 code
//! points, or has 120. A line is *short* if it has at most 90, does not end in
//! a stop or comma, and holds a letter. In this order:
//!
//! 1. Credit: among the last six lines, «المصدر: …» and the like; at the very
//!    end also bare names of agencies, «(رويترز)».
//! 2. The *head* is what stands before the first running text, if that comes
//!    within twelve lines. In it, lines that are a date or "place – agency" are
//!    datelines, lines that begin «بقلم», "By Name" and so on are bylines, and
//!    the first other line is the title, unless it ends in a full stop or has
//!    more than 120 code points. A text without running text (a poem, a list)
//!    has a title only if its first line stands alone before lines that stand
//!    together.
//! 3. What follows the title in the head goes by groups of lines without a
//!    blank line between: captions, if the last of them ends in a bracketed
//!    credit or begins «صورة:», or if a blank line parts them from the text;
//!    else the last line is a heading.
//! 4. In the text: lines beginning with a bullet, and two or more in a row
//!    beginning with a number or a dash, are list items; a line wholly in
//!    quotation marks, or after `>`, is a quote; a short line that ends in a
//!    bracketed credit, with a blank line after it, is a caption; another short
//!    line of at most 80 code points with running text or a list next is a
//!    heading, unless it touches another short line (then it is verse).

mod lines;
mod signs;

pub(super) use lines::{holds_line_end, is_line_end, lines};
pub(super) use signs::{is_running, is_short};

use super::credits;
use super::head;
use super::model::BlockKind;
use crate::text::Direction;
use signs::{begins_as_caption, bullet, ends_in_credit, is_heading_like, is_quote, is_title_like, numbered};
use std::borrow::Cow;

/// A block on its way into an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part<'t> {
    pub kind: BlockKind,
    pub direction: Option<Direction>,
    pub text: Cow<'t, str>,
    /// Whether the source leaves space before it: a blank line, an empty paragraph.
    pub gap: bool,
    /// Whether all of its text is bold.
    pub bold: bool,
    /// Its number in its list, where the source counts what the list holds.
    pub number: Option<u32>,
}

/// Up to how many lines a head may have before the first running text.
const HEAD_LINES: usize = 12;

/// Finds the structure of plain text by the module's rules; parts that already are something stay what they are.
pub(super) fn arrange(parts: &mut [Part]) {
    let end = mark_tail(parts);
    let Some(parts) = parts.get_mut(..end) else { return };
    let body = head_end(parts);
    if let Some(head) = parts.get_mut(..body) {
        mark_head(head);
    }
    mark_body(parts, body);
}

/// Finds what the paragraphs of a page or document are whose titles and lists are known: byline, dateline and
/// credit as in plain text; a heading is a short line in bold with text next, or between two runs of text.
pub(super) fn refine(parts: &mut [Part]) {
    let end = mark_tail(parts);
    let head =
        parts.iter().take(end.min(HEAD_LINES)).position(|p| p.kind == BlockKind::Paragraph && is_running(&p.text));
    for part in parts.iter_mut().take(head.unwrap_or(0)).filter(|p| p.kind == BlockKind::Paragraph) {
        part.kind = head::kind(&part.text).unwrap_or(BlockKind::Paragraph);
    }
    for part in parts.iter_mut().take(end.min(6)) {
        if matches!(part.kind, BlockKind::Paragraph | BlockKind::Heading) && head::is_byline(&part.text) {
            part.kind = BlockKind::Byline;
        }
    }
    for i in 0..end {
        let before = i.checked_sub(1).and_then(|b| parts.get(b)).is_some_and(|p| is_running(&p.text));
        let runs = parts.get(i + 1).is_some_and(|p| p.kind == BlockKind::Paragraph && is_running(&p.text));
        let next = parts.get(i + 1).map(|p| p.kind);
        let Some(part) = parts.get_mut(i).filter(|p| p.kind == BlockKind::Paragraph) else { continue };
        let next_is_text = matches!(next, Some(BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote));
        if is_quote(&part.text) {
            part.kind = BlockKind::Quote;
        } else if is_short(&part.text) && begins_as_caption(&part.text) {
            part.kind = BlockKind::Caption;
        } else if (part.bold && next_is_text || before && runs) && is_heading_like(&part.text) {
            part.kind = BlockKind::Heading;
        }
    }
}

/// Marks credit lines near the end and gives back where the tail begins.
fn mark_tail(parts: &mut [Part]) -> usize {
    let from = parts.len().saturating_sub(6).max(1).min(parts.len());
    let mut end = parts.len();
    for i in (from..parts.len()).rev() {
        let Some(part) = parts.get_mut(i).filter(|p| p.kind == BlockKind::Paragraph) else { continue };
        let last = i + 1 == end;
        if credits::is_labelled(&part.text) || last && credits::is_agencies(&part.text) {
            part.kind = BlockKind::Credit;
        } else if last && head::is_byline(part.text.trim_matches(['(', ')', '[', ']'])) {
            part.kind = BlockKind::Byline;
        }
        if part.kind != BlockKind::Paragraph && last {
            end = i;
        }
    }
    end
}

/// How many parts stand before the first running text; 0 if the head is no head.
fn head_end(parts: &[Part]) -> usize {
    if let Some(body) = parts.iter().take(HEAD_LINES).position(|p| is_running(&p.text)) {
        return body;
    }
    // Verse, lists: a line alone before lines that stand together.
    match parts {
        [first, second, rest @ ..] if second.gap && !first.text.is_empty() && rest.first().is_some_and(|p| !p.gap) => 1,
        _ => 0,
    }
}

fn mark_head(head: &mut [Part]) {
    let mut title = false;
    let mut i = 0;
    while let Some(part) = head.get_mut(i) {
        i += 1;
        if part.kind != BlockKind::Paragraph {
            title |= part.kind == BlockKind::Title;
            continue;
        }
        if let Some(kind) = head::kind(&part.text) {
            part.kind = kind;
        } else if !title {
            if !is_title_like(&part.text) {
                return;
            }
            part.kind = BlockKind::Title;
            title = true;
        } else {
            let open = |p: &Part| p.kind == BlockKind::Paragraph && head::kind(&p.text).is_none();
            let more = head.iter().skip(i).take_while(|p| open(p) && !p.gap).count();
            let parted = head.get(i + more).is_some_and(|p| p.gap);
            mark_group(head.get_mut(i - 1..i + more).unwrap_or_default(), parted);
            i += more;
        }
    }
}

/// Marks lines that stand together between title and text; `parted` if more head follows after a blank line.
fn mark_group(group: &mut [Part], parted: bool) {
    let Some(last) = group.len().checked_sub(1) else { return };
    let captions = group.last().is_some_and(|p| ends_in_credit(&p.text) || begins_as_caption(&p.text)) || parted;
    for (i, part) in group.iter_mut().enumerate() {
        let list = bullet(&part.text);
        part.kind = match () {
            () if list => BlockKind::ListItem,
            () if captions || i < last || begins_as_caption(&part.text) => BlockKind::Caption,
            () => BlockKind::Heading,
        };
    }
}

fn mark_body(parts: &mut [Part], from: usize) {
    // From the end, so that a heading knows what it heads.
    for i in (from..parts.len()).rev() {
        let kind = body_kind(parts, i, from);
        if let Some(part) = parts.get_mut(i).filter(|p| p.kind == BlockKind::Paragraph) {
            part.kind = kind;
        }
    }
}

fn body_kind(parts: &[Part], i: usize, from: usize) -> BlockKind {
    let Some(part) = parts.get(i) else { return BlockKind::Paragraph };
    let text = part.text.as_ref();
    let before = i.checked_sub(1).filter(|&b| b >= from).and_then(|b| parts.get(b));
    let after = parts.get(i + 1);
    if bullet(text) || numbered(text) && [before, after].into_iter().flatten().any(|p| numbered(&p.text)) {
        return BlockKind::ListItem;
    }
    if is_quote(text) {
        return BlockKind::Quote;
    }
    if is_short(text) && ends_in_credit(text) && after.is_none_or(|p| p.gap) {
        return BlockKind::Caption;
    }
    let touches_short = !part.gap && before.is_some_and(|p| is_short(&p.text))
        || after.is_some_and(|p| !p.gap && is_short(&p.text) && p.kind == BlockKind::Paragraph);
    let heads = after.is_some_and(|p| p.kind == BlockKind::ListItem || is_running(&p.text));
    if heads && !touches_short && is_heading_like(text) { BlockKind::Heading } else { BlockKind::Paragraph }
}

#[cfg(test)]
mod tests;
