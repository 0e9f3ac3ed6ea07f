//! Breaking a shaped paragraph into lines of a width.
//!
//! A line is filled cluster by cluster, with the widths of the unbroken text,
//! until something that does not hang no longer fits. The last opportunity
//! before that ends the line if what it would really hold, reshaped at its
//! edges where letters join across them, still fits. Where there is none, a
//! word is broken between graphemes.

use super::clusters::Place;
use super::items::Kind;
use super::paragraph::{BREAK, HANGS, Paragraph, SOFT_HYPHEN};
use super::shape::{Setter, Shaped, StackFaces};
use super::units::{self, Coarse, Fine};
use std::cell::LazyCell;

/// What one line holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Filled {
    pub(super) start: u32,
    /// One past the last code point, hanging white space included.
    pub(super) end: u32,
    /// One past the last code point that does not hang.
    pub(super) visible: u32,
    /// The width of what does not hang.
    pub(super) width: Coarse,
    /// Whether it ends with a hyphen the text has not.
    pub(super) hyphen: bool,
    /// Its reshaped edges, by index.
    pub(super) patches: (u32, u32),
}

/// A stretch of a line's edge that looks otherwise than in the unbroken text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Patch {
    pub(super) item: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Its runs among the reshaped ones, by index.
    pub(super) runs: (u32, u32),
}

/// A paragraph's lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lines {
    pub(super) lines: Vec<Filled>,
    pub(super) patches: Vec<Patch>,
    pub(super) reshaped: Shaped,
}

/// Breaks `paragraph` into lines at most `width` wide.
pub(super) fn fill(paragraph: &Paragraph, width: Coarse) -> Lines {
    let faces = StackFaces::new(&paragraph.style.stack, &paragraph.fonts);
    let source = paragraph.source();
    let mut filler = Filler {
        p: paragraph,
        // What is only rounded up beyond the width still fits.
        width: width + 1,
        out: Lines::default(),
        candidates: Vec::new(),
        setter: LazyCell::new(Box::new(|| faces.setter(&source))),
    };
    let mut start = 0;
    let mut place = paragraph.first_place(0);
    loop {
        let (line, next) = filler.line(start, place);
        filler.out.lines.push(line);
        start = line.end;
        place = next;
        if start >= paragraph.len() {
            break;
        }
    }
    filler.out.lines.shrink_to_fit();
    filler.out.patches.shrink_to_fit();
    filler.out
}

/// Where the part of a line that does not hang ends.
#[derive(Clone, Copy, Debug)]
struct Mark {
    end: u32,
    item: usize,
    /// The width of the items before its own.
    before_item: Coarse,
    /// What its item's clusters before it advance.
    within: Fine,
}

/// A possible end of a line.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    at: u32,
    place: Place,
    mark: Mark,
}

/// Where a line begins.
#[derive(Clone, Copy)]
struct Start {
    at: u32,
    place: Place,
    /// From where on the unbroken text's glyphs may be used, in the first item.
    safe: u32,
    /// What the first item's clusters before `safe` advance.
    before_safe: Fine,
}

/// Where a line may end.
enum Stops<'a> {
    Opportunities,
    Graphemes(&'a [u32]),
    /// Here, however wide it is.
    At(u32),
}

struct Filler<'p> {
    p: &'p Paragraph,
    width: Coarse,
    out: Lines,
    candidates: Vec<Candidate>,
    setter: LazySetter<'p>,
}

/// Most paragraphs are broken without shaping anything again.
type LazySetter<'p> = LazyCell<Setter<'p>, Box<dyn FnOnce() -> Setter<'p> + 'p>>;

impl Filler<'_> {
    /// The line that begins at `at`, and the place after it.
    fn line(&mut self, at: u32, place: Place) -> (Filled, Place) {
        let start = self.start(at, place);
        let overflow = self.walk(start, &Stops::Opportunities);
        if let Some(line) = self.choose(start, false) {
            return line;
        }
        let graphemes = self.p.graphemes(at, overflow);
        self.walk(start, &Stops::Graphemes(&graphemes));
        if let Some(line) = self.choose(start, false) {
            return line;
        }
        // Not even one grapheme fits: it overflows.
        let first = graphemes.first().copied().unwrap_or(self.p.len());
        self.walk(start, &Stops::At(first));
        let forced = self.choose(start, true);
        forced.unwrap_or_else(|| self.rest(start))
    }

    /// The rest of the paragraph on one line; for a paragraph without text.
    fn rest(&self, start: Start) -> (Filled, Place) {
        let patches = (self.out.patches.len() as u32, self.out.patches.len() as u32);
        let end = self.p.len();
        (Filled { start: start.at, end, visible: end, width: 0, hyphen: false, patches }, start.place)
    }

    fn start(&self, at: u32, place: Place) -> Start {
        let mut safe = Start { at, place, safe: at, before_safe: place.before };
        let Some(item) = self.p.items.get(place.item) else { return safe };
        if item.kind != Kind::Text || self.p.is_safe(place, at) {
            return safe;
        }
        // Beyond twice the width no line reaches.
        let limit = place.before.saturating_add(units::fine(self.width)).saturating_add(units::fine(self.width));
        let mut place = place;
        loop {
            let cluster = self.p.cluster(place);
            safe.safe = cluster.end;
            place = self.p.place_after(place, &cluster);
            if place.item != safe.place.item {
                safe.before_safe = item.advance;
                return safe;
            }
            safe.before_safe = place.before;
            if self.p.is_safe(place, cluster.end) || place.before > limit {
                return safe;
            }
        }
    }

    /// Collects the possible ends of the line; gives back the code point after which it is too wide, if it is.
    fn walk(&mut self, start: Start, stops: &Stops) -> u32 {
        self.candidates.clear();
        let p = self.p;
        let only = match stops {
            Stops::At(only) => *only,
            _ => u32::MAX,
        };
        let mut width = 0;
        let mut mark = Mark { end: start.at, item: start.place.item, before_item: 0, within: start.place.before };
        for item_at in start.place.item..p.items.len() {
            let item = &p.items[item_at];
            if item.kind != Kind::Text {
                let from = item.start.max(start.at);
                let place = p.first_place(item_at);
                for at in from..item.end {
                    self.stop(at, place, mark, start.at, stops);
                }
                if item.kind == Kind::Tabs {
                    width += p.tab_advances(from..item.end, width).1;
                }
                continue;
            }
            let first = item_at == start.place.item;
            let mut place = if first { start.place } else { p.first_place(item_at) };
            let base = place.before;
            let most = most_within(item.is_rtl(), item.advance, base, self.width - width);
            while place.item == item_at {
                let cluster = p.cluster(place);
                if cluster.start > only {
                    return only;
                }
                for at in cluster.start..cluster.end {
                    let within = p.hanging_end(cluster.start, at);
                    let inside = if within > cluster.start { Mark { end: within, ..mark } } else { mark };
                    self.stop(at, place, inside, start.at, stops);
                }
                let within = place.before + cluster.advance;
                if !p.hangs(&cluster) && cluster.end > start.at {
                    if within > most && only == u32::MAX {
                        return cluster.end;
                    }
                    mark = Mark { end: cluster.end, item: item_at, before_item: width, within };
                }
                place = p.place_after(place, &cluster);
            }
            let lead = if first && start.safe > start.at { self.reshaped_advance(start) } else { 0 };
            let from = if first { start.before_safe } else { 0 };
            width += units::ceil(lead + item.advance - from);
        }
        self.candidates.push(Candidate { at: p.len(), place: p.first_place(p.items.len()), mark });
        p.len()
    }

    fn stop(&mut self, at: u32, place: Place, mark: Mark, start: u32, stops: &Stops) {
        let stops = match stops {
            Stops::Opportunities => self.p.flags[at as usize] & BREAK != 0,
            Stops::Graphemes(graphemes) => graphemes.binary_search(&at).is_ok(),
            Stops::At(only) => at == *only,
        };
        if stops && at > start {
            self.candidates.push(Candidate { at, place, mark });
        }
    }

    /// Ends the line at the last candidate whose real width fits, or, `forced`, at any.
    fn choose(&mut self, start: Start, forced: bool) -> Option<(Filled, Place)> {
        let (patches, runs, glyphs) =
            (self.out.patches.len(), self.out.reshaped.runs.len(), self.out.reshaped.glyphs.len());
        let mut room = self.width;
        while let Some(candidate) = self.candidates.pop() {
            let hyphen = candidate.mark.end > start.at
                && candidate.at == candidate.mark.end
                && candidate.at < self.p.len()
                && self.p.flags[candidate.at as usize - 1] & SOFT_HYPHEN != 0;
            let mut width = self.measure(start, candidate);
            if hyphen {
                let hyphen = units::ceil(self.p.hyphen.advance(0..self.p.hyphen.runs.len()));
                width += hyphen;
                if width > room && width - hyphen <= room {
                    // As browsers do, room is kept for a hyphen once one was tried.
                    room -= hyphen;
                }
            }
            if width <= room || forced {
                let (end, next) = self.hang(candidate);
                let patches = (patches as u32, self.out.patches.len() as u32);
                let visible = candidate.mark.end.max(start.at);
                return Some((Filled { start: start.at, end, visible, width, hyphen, patches }, next));
            }
            self.out.patches.truncate(patches);
            self.out.reshaped.runs.truncate(runs);
            self.out.reshaped.glyphs.truncate(glyphs);
        }
        None
    }

    /// The width up to `candidate`, its edges reshaped where they must be.
    fn measure(&mut self, start: Start, candidate: Candidate) -> Coarse {
        let Mark { end, item, before_item, within } = candidate.mark;
        if end <= start.at {
            return 0;
        }
        let first = item == start.place.item;
        if first && start.safe > start.at && start.safe >= end {
            return units::ceil(self.patch(item, start.at, end));
        }
        let tail = (candidate.at == end && candidate.place.item == item && !self.p.is_safe(candidate.place, end))
            .then(|| self.p.safe_before(candidate.place));
        if let Some((safe, _)) = tail
            && first
            && safe < start.safe
        {
            return units::ceil(self.patch(item, start.at, end));
        }
        let lead = if start.safe > start.at { self.patch(start.place.item, start.at, start.safe) } else { 0 };
        let lead = if first { lead - start.before_safe } else { 0 };
        let body = match tail {
            Some((safe, before)) => before + self.patch(item, safe, end),
            None => within,
        };
        before_item + units::ceil(lead + body)
    }

    /// Reshapes a stretch of an item; what it advances.
    fn patch(&mut self, item: usize, start: u32, end: u32) -> Fine {
        let from = self.out.reshaped.runs.len();
        let rtl = self.p.items[item].is_rtl();
        LazyCell::force_mut(&mut self.setter).shape(start..end, rtl, &mut self.out.reshaped);
        let to = self.out.reshaped.runs.len();
        self.out.patches.push(Patch { item: item as u32, start, end, runs: (from as u32, to as u32) });
        self.out.reshaped.advance(from..to)
    }

    /// What the start of the line advances once reshaped.
    fn reshaped_advance(&mut self, start: Start) -> Fine {
        let mut shaped = Shaped::default();
        let rtl = self.p.items[start.place.item].is_rtl();
        LazyCell::force_mut(&mut self.setter).shape(start.at..start.safe, rtl, &mut shaped);
        shaped.advance(0..shaped.runs.len())
    }

    /// The end of the line with all that hangs there, and the place after it.
    fn hang(&self, candidate: Candidate) -> (u32, Place) {
        let Candidate { mut at, mut place, .. } = candidate;
        while let Some(item) = self.p.items.get(place.item)
            && self.p.flags[at as usize] & HANGS != 0
        {
            if item.kind != Kind::Text {
                at += 1;
                if at == item.end {
                    place = self.p.first_place(place.item + 1);
                }
                continue;
            }
            let cluster = self.p.cluster(place);
            if !self.p.hangs(&cluster) {
                break;
            }
            at = cluster.end;
            place = self.p.place_after(place, &cluster);
        }
        (at, place)
    }
}

/// How far an item may advance to fill `room` from `base` on.
///
/// Positions are rounded up to 1/64 px from the item's left, so that a
/// right-to-left one is measured from its end.
fn most_within(rtl: bool, advance: Fine, base: Fine, room: Coarse) -> Fine {
    if rtl {
        let least = units::ceil(advance - base) - room;
        advance - units::fine(least - 1) - 1
    } else {
        units::fine(units::ceil(base) + room)
    }
}
