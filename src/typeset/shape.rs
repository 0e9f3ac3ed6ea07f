//! Shaping: from characters to glyphs, each from the first face that has it.

use super::chars::ScriptCode;
use super::fonts::{Face, FaceId, Fonts, shaping_script};
use super::items::Item;
use super::script::Segment;
use super::units::Fine;
use super::{Stack, Style, chars};
use crate::text::{Cp, CpIndex};
use harfrust::{Direction as ShapingDirection, GlyphBuffer, ShapeOptions, Shaper, UnicodeBuffer};
use std::cell::Cell;
use std::ops::Range;
use std::sync::Arc;

/// A glyph. Those of a run stand in logical order, whatever its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) id: u16,
    /// Whether a line broken before its cluster looks otherwise than the unbroken one.
    pub(super) joins_before: bool,
    /// The first code point of its cluster.
    pub(super) cluster: u32,
    /// In 1/65536 px.
    pub(super) advance: i32,
    /// In 1/64 px; what is farther off than 512 px is drawn there.
    pub(super) dx: i16,
    /// In 1/64 px, up.
    pub(super) dy: i16,
}

/// Glyphs of one face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Its glyphs, by index.
    pub(super) glyphs: (u32, u32),
    pub(super) face: FaceId,
    /// The em, in px.
    pub(super) size: f32,
}

/// Shaped text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shaped {
    pub(super) runs: Vec<Run>,
    pub(super) glyphs: Vec<Glyph>,
}

impl Shaped {
    pub(super) fn glyphs_of(&self, run: &Run) -> &[Glyph] {
        &self.glyphs[run.glyphs.0 as usize..run.glyphs.1 as usize]
    }

    pub(super) fn advance(&self, runs: Range<usize>) -> Fine {
        self.runs[runs].iter().flat_map(|run| self.glyphs_of(run)).map(|glyph| Fine::from(glyph.advance)).sum()
    }
}

/// The text that is shaped, with what it is shaped by.
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
    pub(super) index: &'t CpIndex,
    pub(super) segments: &'t [Segment],
    pub(super) style: &'t Style,
    pub(super) fonts: &'t Fonts,
}

thread_local! {
    static BUFFER: Cell<Option<UnicodeBuffer>> = const { Cell::new(None) };
}

/// The faces of a stack, loaded.
pub(super) struct StackFaces {
    faces: Vec<(FaceId, f32, Arc<Face>)>,
}

impl StackFaces {
    pub(super) fn new(stack: &Stack, fonts: &Fonts) -> StackFaces {
        let faces = stack.faces.iter().filter_map(|&(id, factor)| Some((id, factor, fonts.face(id)?))).collect();
        StackFaces { faces }
    }

    /// The first face and its factor.
    pub(super) fn first(&self) -> Option<(FaceId, f32, &Face)> {
        self.faces.first().map(|(id, factor, face)| (*id, *factor, &**face))
    }

    pub(super) fn setter<'a>(&'a self, source: &'a Source<'a>) -> Setter<'a> {
        let shapers = self.faces.iter().map(|(_, _, face)| face.shaper()).collect();
        Setter { faces: self, shapers, source, plans: Vec::new() }
    }
}

/// Shapes stretches of one text.
pub(super) struct Setter<'a> {
    faces: &'a StackFaces,
    shapers: Vec<Option<Shaper<'a>>>,
    source: &'a Source<'a>,
    plans: Vec<((usize, ScriptCode, bool), Arc<harfrust::ShapePlan>)>,
}

/// Code points with one script and direction.
#[derive(Clone, Copy)]
struct Stretch {
    start: u32,
    end: u32,
    script: ScriptCode,
    rtl: bool,
}

impl Setter<'_> {
    /// Shapes `items`, which are adjoining and of one direction.
    pub(super) fn shape_group(&mut self, items: &mut [Item], out: &mut Shaped) {
        let (Some(first), Some(last)) = (items.first(), items.last()) else { return };
        let from = out.runs.len();
        self.shape(first.start..last.end, first.is_rtl(), out);
        divide(items, from, out);
    }

    /// Shapes the code points of `range`, which are of one direction.
    pub(super) fn shape(&mut self, range: Range<u32>, rtl: bool, out: &mut Shaped) {
        let segments = self.source.segments;
        let mut at = range.start;
        let first = segments.partition_point(|segment| segment.end <= range.start);
        for segment in &segments[first..] {
            if at >= range.end {
                break;
            }
            let end = segment.end.min(range.end);
            self.shape_stretch(Stretch { start: at, end, script: segment.script, rtl }, out);
            at = end;
        }
    }

    fn shape_stretch(&mut self, stretch: Stretch, out: &mut Shaped) {
        let from = out.runs.len();
        let mut missing = vec![(stretch.start, stretch.end)];
        let count = self.faces.faces.len();
        for face in 0..count {
            missing = self.shape_with(face, stretch, &missing, false, out);
            if missing.is_empty() {
                break;
            }
        }
        if !missing.is_empty() && self.source.style.stack.system {
            missing = self.shape_with_system(stretch, missing, out);
        }
        if !missing.is_empty() {
            self.shape_boxes(stretch, &missing, out);
        }
        if out.runs.len() > from + 1 {
            out.runs[from..].sort_by_key(|run| run.start);
        }
        for run in &out.runs[from..] {
            unjoin_first(&mut out.glyphs[run.glyphs.0 as usize..run.glyphs.1 as usize]);
        }
    }

    /// Shapes `ranges` with a face of the stack; what it lacks is given back, unless it is the last.
    fn shape_with(
        &mut self,
        face: usize,
        stretch: Stretch,
        ranges: &[(u32, u32)],
        last: bool,
        out: &mut Shaped,
    ) -> Vec<(u32, u32)> {
        let (id, factor, loaded) = &self.faces.faces[face];
        let Some(shaper) = &self.shapers[face] else { return ranges.to_vec() };
        let key = (face, stretch.script, stretch.rtl);
        let plan = match self.plans.iter().find(|(k, _)| *k == key) {
            Some((_, plan)) => plan.clone(),
            None => {
                let script = shaping_script(chars::script_tag(stretch.script));
                let plan = loaded.plan(shaper, script, direction(stretch.rtl));
                self.plans.push((key, plan.clone()));
                plan
            }
        };
        let with = With { id: *id, size: self.source.style.size * factor, shaper, plan: &plan, space: loaded.space() };
        let mut missing = Vec::new();
        for &(start, end) in ranges {
            with.shape(self.source, Stretch { start, end, ..stretch }, last, out, &mut missing);
        }
        missing
    }

    /// Shapes with the first face whatever it lacks, so that its box shows; without any face the text has no glyphs.
    fn shape_boxes(&mut self, stretch: Stretch, missing: &[(u32, u32)], out: &mut Shaped) {
        let left = if self.faces.faces.is_empty() {
            missing.to_vec()
        } else {
            self.shape_with(0, stretch, missing, true, out)
        };
        let at = out.glyphs.len();
        out.runs.extend(left.iter().map(|&(start, end)| blank(start, end, at)));
    }

    /// Shapes what no face of the stack has with faces of the system; gives back what these lack as well.
    fn shape_with_system(&mut self, stretch: Stretch, missing: Vec<(u32, u32)>, out: &mut Shaped) -> Vec<(u32, u32)> {
        let source = self.source;
        let mut nowhere = Vec::new();
        let mut queue = missing;
        while let Some((start, end)) = queue.pop() {
            let text = source.index.slice(source.text, crate::text::CpRange::new(start, end));
            let wanted = text.chars().find(|&c| !chars::is_ignorable(c)).unwrap_or(' ');
            let face = source.fonts.system_face(wanted).and_then(|id| Some((id, source.fonts.face(id)?)));
            let Some((id, face)) = &face else {
                nowhere.push((start, end));
                continue;
            };
            let Some(shaper) = face.shaper() else {
                nowhere.push((start, end));
                continue;
            };
            let script = shaping_script(chars::script_tag(stretch.script));
            let plan = face.plan(&shaper, script, direction(stretch.rtl));
            let with = With { id: *id, size: source.style.size, shaper: &shaper, plan: &plan, space: face.space() };
            let mut rest = Vec::new();
            with.shape(source, Stretch { start, end, ..stretch }, false, out, &mut rest);
            // A face that helped with nothing will not help again.
            if rest.contains(&(start, end)) {
                nowhere.push((start, end));
            } else {
                queue.append(&mut rest);
            }
        }
        nowhere.sort_unstable();
        nowhere
    }
}

/// A face with which to shape.
struct With<'a> {
    id: FaceId,
    size: f32,
    shaper: &'a Shaper<'a>,
    plan: &'a harfrust::ShapePlan,
    space: u32,
}

impl With<'_> {
    fn shape(&self, source: &Source, stretch: Stretch, last: bool, out: &mut Shaped, missing: &mut Vec<(u32, u32)>) {
        let buffer = self.shape_buffer(source, stretch);
        let (from_run, from_glyph) = (out.runs.len(), out.glyphs.len());
        // The stretch at hand: where it began, and whether the face has it.
        let mut begun = (stretch.start, true);
        let mut run_glyphs = from_glyph;
        let infos = buffer.glyph_infos();
        let positions = buffer.glyph_positions();
        let count = infos.len();
        let mut at = 0;
        while at < count {
            let logical = |n: usize| if stretch.rtl { count - 1 - n } else { n };
            let cluster = infos[logical(at)].cluster;
            let cluster_from = out.glyphs.len();
            let mut has = true;
            while at < count && infos[logical(at)].cluster == cluster {
                let info = &infos[logical(at)];
                has &= info.glyph_id != 0 && !self.is_false_space(info.glyph_id, cluster, source);
                out.glyphs.push(glyph(info, &positions[logical(at)]));
                at += 1;
            }
            let has = has || last;
            if has != begun.1 {
                if begun.0 < cluster {
                    self.end_stretch(begun, cluster, (run_glyphs, cluster_from), out, missing);
                }
                begun = (if begun.0 < cluster { cluster } else { begun.0 }, has);
                run_glyphs = cluster_from;
            }
        }
        let all = out.glyphs.len();
        self.end_stretch(begun, stretch.end, (run_glyphs, all), out, missing);
        // The glyphs of missing stretches stay between runs unless nothing follows them.
        let used = out.runs[from_run..].last().map_or(from_glyph, |run| run.glyphs.1 as usize);
        out.glyphs.truncate(used);
        BUFFER.set(Some(buffer.clear()));
    }

    fn end_stretch(
        &self,
        (start, has): (u32, bool),
        end: u32,
        glyphs: (usize, usize),
        out: &mut Shaped,
        missing: &mut Vec<(u32, u32)>,
    ) {
        if has {
            let glyphs = (glyphs.0 as u32, glyphs.1 as u32);
            out.runs.push(Run { start, end, glyphs, face: self.id, size: self.size });
        } else {
            missing.push((start, end));
        }
    }

    /// Whether the glyph is the space, made to stand for an ideographic one that another face may have.
    fn is_false_space(&self, glyph: u32, cluster: u32, source: &Source) -> bool {
        glyph == self.space
            && glyph != 0
            && source.text[source.index.byte(source.text, Cp(cluster))..].starts_with('\u{3000}')
    }

    fn shape_buffer(&self, source: &Source, stretch: Stretch) -> GlyphBuffer {
        let (text, index) = (source.text, source.index);
        let start = index.byte(text, Cp(stretch.start));
        let mut buffer = BUFFER.take().unwrap_or_default();
        buffer.reserve((stretch.end - stretch.start) as usize);
        let mut end = start;
        for (c, cluster) in text[start..].chars().zip(stretch.start..stretch.end) {
            let shown = if matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
            buffer.add(shown, cluster);
            end += c.len_utf8();
        }
        buffer.set_pre_context(&text[..start]);
        buffer.set_post_context(&text[end..]);
        buffer.set_direction(direction(stretch.rtl));
        buffer.set_script(self.plan.script().unwrap_or(harfrust::script::UNKNOWN));
        let scale = (f64::from(self.size.clamp(0.0, 16_000.0)) * 65536.0) as i32;
        self.shaper.shape(buffer, ShapeOptions::new().plan(Some(self.plan)).scale(Some(scale)))
    }
}

fn direction(rtl: bool) -> ShapingDirection {
    if rtl { ShapingDirection::RightToLeft } else { ShapingDirection::LeftToRight }
}

fn glyph(info: &harfrust::GlyphInfo, position: &harfrust::GlyphPosition) -> Glyph {
    let offset = |fine: i32| (fine >> 10).clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
    Glyph {
        id: info.glyph_id as u16,
        joins_before: info.unsafe_to_break(),
        cluster: info.cluster,
        advance: position.x_advance,
        dx: offset(position.x_offset),
        dy: offset(position.y_offset),
    }
}

/// A run begins where a line may be broken without harm.
fn unjoin_first(glyphs: &mut [Glyph]) {
    let Some(first) = glyphs.first().map(|glyph| glyph.cluster) else { return };
    for glyph in glyphs.iter_mut().take_while(|glyph| glyph.cluster == first) {
        glyph.joins_before = false;
    }
}

/// A run of characters without glyphs.
fn blank(start: u32, end: u32, at: usize) -> Run {
    Run { start, end, glyphs: (at as u32, at as u32), face: FaceId(0), size: 0.0 }
}

/// Gives each of `items` the runs of `shaped` from `from` on that are its own, cutting those that reach into the next.
fn divide(items: &mut [Item], from: usize, shaped: &mut Shaped) {
    let mut run = from;
    for item in items {
        let first = run;
        while let Some(&at) = shaped.runs.get(run)
            && at.end <= item.end
        {
            run += 1;
        }
        if let Some(&at) = shaped.runs.get(run)
            && at.start < item.end
        {
            let cut = shaped.glyphs_of(&at).partition_point(|glyph| glyph.cluster < item.end) as u32 + at.glyphs.0;
            shaped.runs[run] = Run { end: item.end, glyphs: (at.glyphs.0, cut), ..at };
            shaped.runs.insert(run + 1, Run { start: item.end, glyphs: (cut, at.glyphs.1), ..at });
            run += 1;
        }
        item.runs = (first as u32, run as u32);
        item.advance = shaped.advance(first..run);
    }
}
