//! Our lines and positions against what Chromium made of the same text, font and width.
//!
//! The oracles lie in `../shared/oracles/layout` and, for corners those lack,
//! in `tests/oracles`; each names its fonts, which lie in `fonts/`. The rules
//! are those of `../shared/tools/compare_layout.py`, which made and holds them.

mod common;

use isnad::text::Direction;
use isnad::text::direction::first_strong;
use isnad::typeset::{Align, ClusterBox, Fonts, Layout, Paragraph, Stack, Style};
use rayon::prelude::*;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How far a cluster's left edge may be off, in px.
const TOLERANCE: f32 = 0.6;

#[derive(Deserialize)]
struct Oracle {
    fonts: Vec<String>,
    size: f32,
    width: f32,
    align: String,
    line_height: f32,
    blocks: Vec<Block>,
}

#[derive(Deserialize)]
struct Block {
    text: String,
    direction: String,
    /// The first code point of each line.
    lines: Vec<u32>,
    /// The left edge and width of each code point, where it has one.
    x: Vec<Option<f32>>,
    w: Vec<Option<f32>>,
}

/// The faults found in one oracle, and how many clusters were looked at.
#[derive(Default)]
struct Faults {
    messages: Vec<String>,
    clusters: usize,
}

fn oracles(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ext| ext == "json"));
    files.sort();
    files
}

fn fonts(oracle: &Oracle) -> (Fonts, Stack) {
    let fonts = Fonts::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let load = |name: &String| {
        let bytes = std::fs::read(folder.join(name)).unwrap_or_else(|e| panic!("fonts/{name}: {e}"));
        (fonts.add(bytes, 0).expect("a font that can be used"), 1.0)
    };
    let faces = oracle.fonts.iter().map(load).collect();
    (fonts, Stack { faces, system: false })
}

fn compare(oracle: &Oracle) -> Faults {
    let (fonts, stack) = fonts(oracle);
    let style = Style { stack: Arc::new(stack), size: oracle.size, line_height: oracle.size * oracle.line_height };
    let align = if oracle.align == "justify" { Align::Justify } else { Align::Start };
    let mut faults = Faults::default();
    for (number, block) in oracle.blocks.iter().enumerate() {
        let direction = first_strong(&block.text).unwrap_or(Direction::Ltr);
        if direction.name() != block.direction {
            faults.messages.push(format!("block {number}: Chromium has it {}", block.direction));
        }
        let paragraph = Paragraph::new(&block.text, direction, &style, &fonts);
        let layout = Layout::new(Arc::new(paragraph), oracle.width, align);
        compare_block(number, block, &layout, &mut faults);
    }
    faults
}

fn compare_block(number: usize, block: &Block, layout: &Layout, faults: &mut Faults) {
    let chars: Vec<char> = block.text.chars().collect();
    let ours: Vec<u32> = layout.lines().iter().map(|line| line.range.start.0).collect();
    if ours != block.lines && !(chars.is_empty() && block.lines.is_empty()) {
        let show = |starts: &[u32]| starts.iter().map(u32::to_string).collect::<Vec<_>>().join(" ");
        faults.messages.push(format!(
            "block {number}: Chromium breaks at {}, we at {}: {}",
            show(&block.lines),
            show(&ours),
            block.text
        ));
    }
    let ends = |starts: &[u32], start: u32| starts.iter().find(|&&s| s > start).copied().unwrap_or(chars.len() as u32);
    for (at, line) in layout.lines().iter().enumerate() {
        let start = line.range.start.0;
        if !block.lines.contains(&start) || ends(&block.lines, start) != line.range.end.0 {
            continue;
        }
        let clusters = layout.clusters(at);
        let covered: u32 = clusters.iter().map(|cluster| cluster.range.len()).sum();
        assert_eq!(covered, line.range.len(), "block {number}: a line's clusters cover it");
        let tail = (start as usize..line.range.end.index())
            .rev()
            .take_while(|&i| hangs(chars[i]) || is_control(chars[i]))
            .last()
            .unwrap_or(line.range.end.index());
        for cluster in clusters {
            compare_cluster(number, block, &chars, tail, &cluster, faults);
        }
    }
}

fn compare_cluster(
    number: usize,
    block: &Block,
    chars: &[char],
    tail: usize,
    cluster: &ClusterBox,
    faults: &mut Faults,
) {
    let range = cluster.range.start.index()..cluster.range.end.index();
    let text = &chars[range.clone()];
    faults.clusters += 1;
    let widest = block.w[range.clone()].iter().flatten().fold(cluster.width.abs(), |a, &b| a.max(b));
    if (range.start >= tail && text.iter().all(|&c| hangs(c)))
        || (text.iter().all(|&c| is_control(c)) && widest <= 0.05)
    {
        return;
    }
    let left = block.x[range].iter().flatten().copied().reduce(f32::min);
    if left.is_none_or(|left| (cluster.x - left).abs() > TOLERANCE) {
        let text: String = text.iter().collect();
        faults.messages.push(format!("block {number}: {text:?} at {left:?} in Chromium, here at {}", cluster.x));
    }
}

fn hangs(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}' | '\u{3000}')
}

fn is_control(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
}

/// Compares all oracles of a folder, which must be at least `least`.
fn check_folder(folder: &Path, least: usize) {
    let files = oracles(folder);
    assert!(files.len() >= least, "{} holds only {} oracles", folder.display(), files.len());
    let reports: Vec<String> = files
        .par_iter()
        .filter_map(|file| {
            let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            let oracle = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            let faults = compare(&oracle);
            assert!(faults.clusters > 0, "{}: nothing was compared", file.display());
            let first = faults.messages.iter().take(5).map(String::as_str).collect::<Vec<_>>().join("\n  ");
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            (!faults.messages.is_empty()).then(|| format!("{name}: {} faults\n  {first}", faults.messages.len()))
        })
        .collect();
    assert!(reports.is_empty(), "{}", reports.join("\n"));
}

#[test]
fn the_article_the_declaration_and_mixed_text_are_equal() {
    if let Some(shared) = common::shared_dir() {
        check_folder(&shared.join("oracles/layout"), 36);
    }
}

#[test]
fn corners_are_equal() {
    check_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles"), 8);
}
