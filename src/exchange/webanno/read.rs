//! Layers into annotations and relations.

use super::layers::{Column, Kind, Layer};
use super::table::{Table, Value, split};
use crate::annotation::{AnnotationId, RelationKind};
use crate::article::ArticleId;
use crate::exchange::draft::Draft;
use crate::exchange::outcome::Wrong;
use crate::exchange::{Document, Format, ImportError, Imported, Input, LossKind};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How large a file may be, in bytes, and how many annotations it may hold.
const MAX_BYTES: u64 = 128 << 20;
const MAX_SPANS: usize = 500_000;
/// A layer with more different values than this has them as tags, not as labels: such as a lemma for each token.
const MAX_VALUES: usize = 50;

/// What tells one annotation of a layer from the others: its number where it has one, else the unit it is on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    Number(u64),
    Unit(String),
    /// A link of a chain: the chain's number and its own.
    Link(u64, u64),
}

/// An annotation while its lines are gathered.
#[derive(Debug, Default)]
struct Span {
    /// From the first unit's start to the last one's end, in UTF-16 units.
    start: u64,
    end: u64,
    /// For each feature its value.
    values: Vec<String>,
}

/// A relation: where it is written, its values, and the annotation it comes from.
struct Tie {
    layer: usize,
    to: (String, Option<u64>),
    from: (String, Option<u64>),
    values: Vec<String>,
}

#[derive(Default)]
struct Found {
    spans: Vec<BTreeMap<Key, Span>>,
    ties: Vec<Tie>,
}

pub(in crate::exchange) fn read(input: &Input<'_>) -> Result<Imported, ImportError> {
    let mut draft = Draft::new(input, Format::WebannoTsv);
    let too_much = |what: String, limit: u64| ImportError::TooMuch { name: input.name.to_owned(), what, limit };
    if input.bytes.len() as u64 > MAX_BYTES {
        return Err(too_much(format!("{} bytes", input.bytes.len()), MAX_BYTES));
    }
    let bytes = input.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(input.bytes);
    let file = std::str::from_utf8(bytes).map_err(|_| draft.unreadable(Wrong::encoding()))?;
    let table = Table::of(file).map_err(|fault| fault.error(input))?;
    for name in &table.others {
        draft.lose(LossKind::Part, *name);
    }
    let found = gather(&mut draft, &table);
    let spans = found.spans.iter().map(BTreeMap::len).sum::<usize>() + found.ties.len();
    if spans > MAX_SPANS {
        return Err(too_much(format!("{spans} annotations"), MAX_SPANS as u64));
    }
    let stem = input.name.rsplit_once('.').map_or(input.name, |(stem, _)| stem);
    let document = Document::new(stem, table.text.clone());
    let article = draft.add_article(&document);
    let made = mark(&mut draft, &table, &found, &document, &article);
    for (number, tie) in found.ties.iter().enumerate() {
        relate(&mut draft, &table, tie, &made, number);
    }
    Ok(draft.finish())
}

/// Goes through all lines and puts together what belongs to one annotation.
fn gather(draft: &mut Draft<'_>, table: &Table<'_>) -> Found {
    let mut found = Found { spans: table.layers.iter().map(|_| BTreeMap::new()).collect(), ties: Vec::new() };
    for unit in &table.units {
        for (number, layer) in table.layers.iter().enumerate() {
            let cells = unit.cells.get(layer.first..layer.first + layer.columns.len()).unwrap_or_default();
            if cells.iter().all(|cell| *cell == "_") {
                continue;
            }
            let stacks: Vec<Vec<&str>> = cells.iter().map(|cell| split(cell, '|')).collect();
            let height = stacks.iter().map(Vec::len).max().unwrap_or_default();
            for level in 0..height {
                let written: Vec<&str> = stacks.iter().map(|stack| stack.get(level).copied().unwrap_or("_")).collect();
                if layer.kind == Kind::Relation {
                    found.ties.extend(tie(number, unit.id, &written));
                    continue;
                }
                slots(draft, layer, &written);
                let values: Vec<Option<Value>> = written.iter().map(|value| Value::of(value)).collect();
                if values.iter().all(Option::is_none) {
                    continue;
                }
                let key = key(layer, &values, &written, unit.id, level);
                let Some(spans) = found.spans.get_mut(number) else { continue };
                let span = spans.entry(key).or_insert_with(|| Span {
                    start: unit.start,
                    end: unit.end,
                    values: features(layer, &values),
                });
                span.start = span.start.min(unit.start);
                span.end = span.end.max(unit.end);
            }
        }
    }
    found
}

/// Which annotation values are of.
fn key(layer: &Layer, values: &[Option<Value>], written: &[&str], unit: &str, level: usize) -> Key {
    if layer.kind == Kind::Chain {
        // `coref->1-2`: the second link of the first chain.
        let link = written.first().and_then(|relation| relation.rsplit_once("->")).and_then(|(_, link)| {
            let (chain, link) = link.split_once('-')?;
            Some(Key::Link(chain.parse().ok()?, link.parse().ok()?))
        });
        return link.unwrap_or_else(|| Key::Unit(format!("{unit}/{level}")));
    }
    // The numbers of what links lead to are not its own.
    let own = layer.columns.iter().zip(values).filter(|((_, column), _)| *column != Column::Ends);
    let number = own.filter_map(|(_, value)| value.as_ref()?.id).next();
    number.map_or_else(|| Key::Unit(unit.to_owned()), Key::Number)
}

/// The values of a layer's features, empty where there is none.
fn features(layer: &Layer, values: &[Option<Value>]) -> Vec<String> {
    let plain = |((_, column), value): (&(String, Column), &Option<Value>)| match (column, value) {
        (Column::Value, Some(value)) => value.text.clone(),
        _ => String::new(),
    };
    let mut values: Vec<String> = layer.columns.iter().zip(values).map(plain).collect();
    if layer.kind == Kind::Chain
        && let Some(relation) = values.first_mut()
    {
        let name = relation.rsplit_once("->").map_or("", |(name, _)| name);
        *relation = if name == "*" { String::new() } else { name.to_owned() };
    }
    values
}

/// Notes the links of slots as lost.
fn slots(draft: &mut Draft<'_>, layer: &Layer, written: &[&str]) {
    for ((_, column), roles) in layer.columns.iter().zip(written) {
        if *column == Column::Roles && *roles != "_" {
            for role in split(roles, ';').into_iter().filter_map(Value::of) {
                let role = if role.text.is_empty() { "link".to_owned() } else { role.text };
                draft.lose(LossKind::Tie, format!("{} {role}", layer.short()));
            }
        }
    }
}

/// A relation written on a unit: its last column names where it comes from, such as `1-1[1_2]`: annotation 1 on that
/// unit leads to annotation 2 on this one, 0 being the only one.
fn tie(number: usize, unit: &str, written: &[&str]) -> Option<Tie> {
    let (end, values) = written.split_last()?;
    if *end == "_" {
        return None;
    }
    let (from, ids) = match end.strip_suffix(']').and_then(|rest| rest.split_once('[')) {
        Some((from, ids)) => (from, ids.split_once('_')),
        None => (*end, None),
    };
    let id = |id: &str| id.parse::<u64>().ok().filter(|id| *id > 0);
    let (of_from, of_to) = ids.map_or((None, None), |(from, to)| (id(from), id(to)));
    let values = values.iter().map(|value| Value::of(value).unwrap_or_default().text).collect();
    Some(Tie { layer: number, to: (unit.to_owned(), of_to), from: (from.to_owned(), of_from), values })
}

/// Makes an annotation of each span; gives which there are, by layer and key.
fn mark(
    draft: &mut Draft<'_>,
    table: &Table<'_>,
    found: &Found,
    document: &Document,
    article: &ArticleId,
) -> HashMap<(usize, Key), AnnotationId> {
    let mut made = HashMap::new();
    for (number, (layer, spans)) in table.layers.iter().zip(&found.spans).enumerate() {
        let main = main_feature(layer);
        let value = |span: &Span| span.values.get(main).map_or("", String::as_str).to_owned();
        let different: BTreeSet<String> = spans.values().map(value).collect();
        let as_labels = different.len() <= MAX_VALUES;
        let chains: BTreeSet<u64> =
            spans.keys().filter_map(|k| if let Key::Link(chain, _) = k { Some(*chain) } else { None }).collect();
        for chain in chains {
            draft.lose(LossKind::Tie, format!("{} chain {chain}", layer.short()));
        }
        for (key, span) in spans {
            let own = value(span);
            let label = if as_labels && !own.is_empty() { own.as_str() } else { layer.short() };
            if span.start == span.end {
                draft.lose(LossKind::NoSpan, label);
                continue;
            }
            let Some(range) = document.range_utf16(span.start, span.end) else {
                draft.lose(LossKind::OutsideText, label);
                continue;
            };
            let Some(mut annotation) = draft.annotate(&format!("{}/{key:?}", layer.name), article, label, &[range])
            else {
                continue;
            };
            let names = layer.columns.iter().map(|(name, _)| name.as_str()).zip(&span.values).enumerate();
            let rest = names.filter(|(at, (_, value))| !value.is_empty() && (!as_labels || *at != main));
            annotation.remarks.tags = rest.map(|(_, (name, value))| format!("{name}={value}")).collect();
            made.insert((number, key.clone()), annotation.id.clone());
            if !annotation.remarks.tags.is_empty() {
                draft.put_annotation(annotation);
            }
        }
    }
    made
}

/// The number of the feature that says what an annotation is: `value`, else the kind of a chain's link, else the first.
fn main_feature(layer: &Layer) -> usize {
    let at = |name: &str| layer.columns.iter().position(|(column, kind)| column == name && *kind == Column::Value);
    let first = || layer.columns.iter().position(|(_, kind)| *kind == Column::Value);
    at("value").or_else(|| at("referenceType")).or_else(first).unwrap_or_default()
}

fn relate(
    draft: &mut Draft<'_>,
    table: &Table<'_>,
    tie: &Tie,
    made: &HashMap<(usize, Key), AnnotationId>,
    number: usize,
) {
    let Some(layer) = table.layers.get(tie.layer) else { return };
    let base = table.layers.iter().position(|other| Some(&other.name) == layer.base.as_ref());
    let end = |(unit, id): &(String, Option<u64>)| {
        let key = id.map_or_else(|| Key::Unit(unit.clone()), Key::Number);
        made.get(&(base?, key))
    };
    let names = tie.values.iter().map(String::as_str).chain([layer.short()]);
    let kind = names.filter(|name| !name.is_empty()).find_map(RelationKind::named);
    let name = tie.values.iter().map(String::as_str).find(|value| !value.is_empty()).unwrap_or(layer.short());
    match (kind, end(&tie.from), end(&tie.to)) {
        (Some(kind), Some(from), Some(to)) => {
            draft.relate(&number.to_string(), kind, from, to);
        }
        (Some(_), _, _) => draft.lose(LossKind::Dangling, name),
        (None, _, _) => draft.lose(LossKind::Tie, name),
    }
}
