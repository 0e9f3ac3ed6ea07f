//! Quotes that others made: annotations of the corpus that come with the text they were made in.

use serde_json::Value;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A text and what was marked in it, in code points; a mark of several parts has several ranges.
#[allow(dead_code, reason = "tests say which file, tables which format")]
pub struct Quoted {
    pub format: &'static str,
    pub file: String,
    pub text: String,
    pub marks: Vec<Range<usize>>,
}

/// Texts with what is marked in each, in code points.
type Marked = Vec<(String, Vec<Range<usize>>)>;

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the corpus") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
}

/// All annotations with their texts below `../shared/corpus/annotations`.
pub fn quotes(shared: &Path) -> Vec<Quoted> {
    let corpus = shared.join("corpus/annotations");
    let mut all = Vec::new();
    let mut read = |format, ending: &str, read: fn(&Path) -> Marked| {
        let mut paths = Vec::new();
        files(&corpus, ending, &mut paths);
        for path in paths {
            let file = path.strip_prefix(&corpus).unwrap_or(&path).display().to_string();
            for (text, marks) in read(&path).into_iter().filter(|(_, marks)| !marks.is_empty()) {
                all.push(Quoted { format, file: file.clone(), text, marks });
            }
        }
    };
    read("brat", ".ann", brat);
    read("INCEpTION and DKPro XMI", ".xmi", xmi);
    read("INCEpTION TSV", ".tsv", tsv);
    read("UIMA CAS JSON", "-data.json", cas_json);
    read("Wojood (BIO)", "wojood/val.txt", bio);
    read("doccano", ".jsonl", doccano);
    all
}

/// `T1 Type start end;start end  quote`, counted in code points of the text file beside it.
fn brat(path: &Path) -> Marked {
    let Ok(text) = fs::read_to_string(path.with_extension("txt")) else { return Vec::new() };
    let notes = fs::read_to_string(path).expect("a file of brat");
    let mut marks = Vec::new();
    for line in notes.lines().filter(|line| line.starts_with('T')) {
        let mut columns = line.split('\t').skip(1);
        let Some((_, places)) = columns.next().and_then(|places| places.split_once(' ')) else { continue };
        for part in places.split(';') {
            let numbers: Vec<usize> = part.split(' ').filter_map(|n| n.parse().ok()).collect();
            if let [start, end] = numbers.as_slice() {
                marks.push(*start..*end);
            }
        }
    }
    vec![(text, marks)]
}

/// UTF-16 offsets in code points.
fn from_utf16(text: &str) -> Vec<usize> {
    let mut to = Vec::new();
    for (i, c) in text.chars().enumerate() {
        to.extend(std::iter::repeat_n(i, c.len_utf16()));
    }
    to.push(text.chars().count());
    to
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    rest.split_once('"').map(|(value, _)| value)
}

/// `sofaString` is the text; everything with `begin` and `end` marks it, in UTF-16 units.
fn xmi(path: &Path) -> Marked {
    let file = fs::read_to_string(path).expect("an XMI file");
    let mut texts = Vec::new();
    let tags: Vec<&str> = file.split('<').collect();
    for sofa in tags.iter().filter(|tag| tag.starts_with("cas:Sofa ")) {
        let (Some(id), Some(raw)) = (attribute(sofa, "xmi:id"), attribute(sofa, "sofaString")) else { continue };
        let Ok(text) = quick_xml::escape::unescape(raw) else { continue };
        let to = from_utf16(&text);
        let own = tags.iter().filter(|tag| attribute(tag, "sofa") == Some(id));
        let place = |tag: &&&str| {
            let number = |name| attribute(tag, name)?.parse::<usize>().ok();
            Some(*to.get(number("begin")?)?..*to.get(number("end")?)?)
        };
        texts.push((text.to_string(), own.filter_map(|tag| place(&tag)).filter(|r| !r.is_empty()).collect()));
    }
    texts
}

/// `1-1  0-4  token  …` with offsets in UTF-16 units over the sentences' texts.
fn tsv(path: &Path) -> Marked {
    let file = fs::read_to_string(path).expect("a TSV file");
    let rows: Vec<(usize, usize, &str)> = file
        .lines()
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let (number, place, token) = (columns.next()?, columns.next()?, columns.next()?);
            let (start, end) = place.split_once('-')?;
            number.contains('-').then_some((start.parse().ok()?, end.parse().ok()?, token))
        })
        .collect();
    // The text is put together from its tokens, a space for each unit between two of them.
    let (mut text, mut at, mut marks) = (String::new(), 0, Vec::new());
    for (start, end, token) in rows {
        if start < at || token.encode_utf16().count() != end - start {
            continue;
        }
        let first = rows_start(&mut text, start - at);
        text.push_str(token);
        marks.push(first..first + token.chars().count());
        at = end;
    }
    vec![(text, marks)]
}

fn rows_start(text: &mut String, gap: usize) -> usize {
    text.extend(std::iter::repeat_n(' ', gap));
    text.chars().count()
}

/// `%FEATURE_STRUCTURES` with one Sofa and annotations; offsets in UTF-16 units.
fn cas_json(path: &Path) -> Marked {
    let Ok(cas) = serde_json::from_slice::<Value>(&fs::read(path).expect("a CAS file")) else { return Vec::new() };
    let structures: Vec<&Value> = match &cas["%FEATURE_STRUCTURES"] {
        Value::Array(all) => all.iter().collect(),
        Value::Object(all) => all.values().collect(),
        _ => Vec::new(),
    };
    let Some(text) = structures.iter().find_map(|s| s["sofaString"].as_str()) else { return Vec::new() };
    let to = from_utf16(text);
    let place = |s: &&Value| {
        let number = |name: &str| s[name].as_u64().map(|n| n as usize);
        Some(*to.get(number("begin")?)?..*to.get(number("end")?)?)
    };
    vec![(text.to_owned(), structures.iter().filter_map(place).filter(|r| !r.is_empty()).collect())]
}

/// A word and its tag a line, an empty line between sentences.
fn bio(path: &Path) -> Marked {
    let file = fs::read_to_string(path).expect("a BIO file");
    let (mut text, mut length, mut marks) = (String::new(), 0, Vec::<Range<usize>>::new());
    for line in file.lines() {
        let Some((word, tag)) = line.rsplit_once(' ') else {
            text.push('\n');
            length += 1;
            continue;
        };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
            length += 1;
        }
        let end = length + word.chars().count();
        match (tag.contains("B-"), tag == "O", marks.last_mut()) {
            (true, ..) => marks.push(length..end),
            (false, false, Some(last)) if last.end + 1 == length => last.end = end,
            _ => {}
        }
        text.push_str(word);
        length = end;
    }
    vec![(text, marks)]
}

/// A text and `[start, end, label]` a line, by several names.
fn doccano(path: &Path) -> Marked {
    let file = fs::read_to_string(path).expect("a JSON lines file");
    let lines = file.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    lines
        .filter_map(|line| {
            let text = ["text", "column_data", "data"].iter().find_map(|key| line[*key].as_str())?.to_owned();
            let labels = ["label", "column_label", "entities"].iter().find_map(|key| line[*key].as_array())?.clone();
            let number = |value: Option<&Value>| value.and_then(Value::as_u64).map(|n| n as usize);
            let place = |label: &Value| Some(number(label.get(0))?..number(label.get(1))?);
            Some((text, labels.iter().filter_map(place).filter(|r| !r.is_empty()).collect()))
        })
        .collect()
}

/// `mark` as another program gives it: a quote with its surroundings, its position not known.
pub fn without_position(mark: &isnad::annotation::Mark) -> isnad::annotation::Mark {
    isnad::annotation::Mark { range: isnad::text::CpRange::new(0, mark.range.len()), ..mark.clone() }
}
