//! Walking over a shaped paragraph cluster by cluster, in logical order.
//!
//! The steps are `inline`, as filling a line takes them for every cluster.

use super::items::{Item, Kind};
use super::paragraph::{HANGS, Paragraph};
use super::units::Fine;
use crate::text::Cp;
use icu_segmenter::{GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed};

/// A cluster, found by its item, run and first glyph.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Place {
    pub(super) item: usize,
    run: usize,
    glyph: usize,
    /// What the item's clusters before it advance.
    pub(super) before: Fine,
}

/// One cluster as walked over, `start..end` in code points.
pub(super) struct Cluster {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) advance: Fine,
    /// The glyph after it in its run, or the run's last.
    next: usize,
}

impl Paragraph {
    /// Where item number `item` begins; past the last one, where the paragraph ends.
    pub(super) fn first_place(&self, item: usize) -> Place {
        let start = Place { item, ..Place::default() };
        match self.items.get(item) {
            Some(Item { kind: Kind::Text, runs, .. }) => {
                let run = runs.0 as usize;
                let glyph = self.shaped.runs.get(run).map_or(0, |run| run.glyphs.0 as usize);
                Place { run, glyph, ..start }
            }
            _ => start,
        }
    }

    /// The cluster at `place`, which lies in a text item.
    #[inline]
    pub(super) fn cluster(&self, place: Place) -> Cluster {
        let run = &self.shaped.runs[place.run];
        let last = run.glyphs.1 as usize;
        let glyphs = &self.shaped.glyphs[place.glyph..last];
        let Some(first) = glyphs.first() else {
            return Cluster { start: run.start, end: run.end, advance: 0, next: last };
        };
        let start = if place.glyph == run.glyphs.0 as usize { run.start } else { first.cluster };
        let mut advance = 0;
        let mut count = 0;
        for glyph in glyphs.iter().take_while(|glyph| glyph.cluster == first.cluster) {
            advance += Fine::from(glyph.advance);
            count += 1;
        }
        let end = glyphs.get(count).map_or(run.end, |glyph| glyph.cluster);
        Cluster { start, end, advance, next: place.glyph + count }
    }

    /// The place after `cluster`, which stands at `place`.
    #[inline]
    pub(super) fn place_after(&self, place: Place, cluster: &Cluster) -> Place {
        let before = place.before + cluster.advance;
        if cluster.next < self.shaped.runs[place.run].glyphs.1 as usize {
            return Place { glyph: cluster.next, before, ..place };
        }
        let run = place.run + 1;
        if run < self.items[place.item].runs.1 as usize {
            return Place { run, glyph: self.shaped.runs[run].glyphs.0 as usize, before, ..place };
        }
        self.first_place(place.item + 1)
    }

    /// Where what hangs at the end of `start..end` begins.
    #[inline]
    pub(super) fn hanging_end(&self, start: u32, end: u32) -> u32 {
        let hanging = self.flags[start as usize..end as usize].iter().rev().take_while(|flags| *flags & HANGS != 0);
        end - hanging.count() as u32
    }

    /// Whether all of `cluster` hangs at a line's end.
    #[inline]
    pub(super) fn hangs(&self, cluster: &Cluster) -> bool {
        self.hanging_end(cluster.start, cluster.end) == cluster.start
    }

    /// Whether the text may be cut before `at`, which lies in the cluster at `place`, without changing its glyphs.
    #[inline]
    pub(super) fn is_safe(&self, place: Place, at: u32) -> bool {
        let Some(item) = self.items.get(place.item) else { return true };
        if item.kind != Kind::Text || at == item.start {
            return true;
        }
        let run = &self.shaped.runs[place.run];
        if at == run.start {
            return true;
        }
        self.shaped
            .glyphs_of(run)
            .get(place.glyph - run.glyphs.0 as usize)
            .is_some_and(|glyph| place.glyph != run.glyphs.0 as usize && glyph.cluster == at && !glyph.joins_before)
    }

    /// The nearest code point at or before the cluster at `place` where its item may be cut, and what comes before that.
    pub(super) fn safe_before(&self, place: Place) -> (u32, Fine) {
        let run = &self.shaped.runs[place.run];
        let first = run.glyphs.0 as usize;
        let glyphs = &self.shaped.glyphs;
        let (mut at, mut before) = (place.glyph, place.before);
        while at > first && glyphs[at].joins_before {
            let cluster = glyphs[at - 1].cluster;
            while at > first && glyphs[at - 1].cluster == cluster {
                at -= 1;
                before -= Fine::from(glyphs[at].advance);
            }
        }
        if at == first { (run.start, before) } else { (glyphs[at].cluster, before) }
    }

    /// The ends of the graphemes from `start` on, one beyond `end` at most.
    pub(super) fn graphemes(&self, start: u32, end: u32) -> Vec<u32> {
        const SEGMENTER: GraphemeClusterSegmenterBorrowed<'static> = GraphemeClusterSegmenter::new();
        let text = &self.text()[self.byte(Cp(start))..];
        let mut found = Vec::new();
        let (mut byte, mut at) = (0, start);
        for next in SEGMENTER.segment_str(text).skip(1) {
            at += text[byte..next].chars().count() as u32;
            byte = next;
            if at > end && !found.is_empty() {
                break;
            }
            found.push(at);
        }
        found
    }
}
