//! Lays out each line of a text file as one block and prints where every cluster landed, as JSON.
//!
//! ```text
//! cargo run --release --example layout -- FILE --font PATH [--font PATH] --size 20 --width 600 --align start|justify --line-height 1.8
//! ```
//!
//! Output: `{"blocks":[{"text","direction","lines":[{"start","end","clusters":[{"start","end","x","width","level"}]}]}]}`;
//! offsets count code points of the block's text, `end` exclusive, `x` and `width` are px from the column's left.

use clap::{Parser, ValueEnum};
use isnad::text::Direction;
use isnad::text::direction::first_strong;
use isnad::typeset::{Align, Fonts, Layout, Paragraph, Stack, Style};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// Lays out each line of FILE as one block and prints where every cluster landed, as JSON.
#[derive(Parser)]
struct Args {
    /// A UTF-8 text.
    file: PathBuf,
    /// A font file; repeat for the faces that are asked when the first lacks a character.
    #[arg(long = "font", required = true)]
    fonts: Vec<PathBuf>,
    /// The em, in px.
    #[arg(long)]
    size: f32,
    /// The width of a line, in px.
    #[arg(long)]
    width: f32,
    #[arg(long, value_enum)]
    align: AlignArg,
    /// From one baseline to the next, in ems.
    #[arg(long)]
    line_height: f32,
}

#[derive(Clone, Copy, ValueEnum)]
enum AlignArg {
    Start,
    Justify,
}

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(result) => {
            println!("{result}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<Value, String> {
    let fonts = Fonts::new();
    let mut faces = Vec::new();
    for path in &args.fonts {
        let bytes = std::fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
        let face = fonts.add(bytes, 0).map_err(|e| format!("{}: {e}", path.display()))?;
        faces.push((face, 1.0));
    }
    let style = Style {
        stack: Arc::new(Stack { faces, system: false }),
        size: args.size,
        line_height: args.size * args.line_height,
    };
    let align = match args.align {
        AlignArg::Start => Align::Start,
        AlignArg::Justify => Align::Justify,
    };
    let text = std::fs::read_to_string(&args.file).map_err(|e| format!("cannot read {}: {e}", args.file.display()))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let text = text.strip_suffix('\n').unwrap_or(text);
    let lines: Vec<&str> = text.split('\n').collect();
    let blocks: Vec<Value> = lines.par_iter().map(|line| block(line, &style, &fonts, args.width, align)).collect();
    Ok(json!({ "blocks": blocks }))
}

fn block(text: &str, style: &Style, fonts: &Fonts, width: f32, align: Align) -> Value {
    let direction = first_strong(text).unwrap_or(Direction::Ltr);
    let layout = Layout::new(Arc::new(Paragraph::new(text, direction, style, fonts)), width, align);
    let lines: Vec<Value> = (0..layout.lines().len()).map(|line| line_json(&layout, line)).collect();
    json!({ "text": text, "direction": direction.name(), "lines": lines })
}

fn line_json(layout: &Layout, line: usize) -> Value {
    let range = layout.lines()[line].range;
    let clusters: Vec<Value> = layout
        .clusters(line)
        .iter()
        .map(|c| json!({ "start": c.range.start, "end": c.range.end, "x": c.x, "width": c.width, "level": c.level }))
        .collect();
    json!({ "start": range.start, "end": range.end, "clusters": clusters })
}
