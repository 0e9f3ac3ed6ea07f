//! Reading what other programs wrote.

use super::model::{Cas, Structure};
use crate::annotation::{AnnotationId, RelationKind};
use crate::article::ArticleId;
use crate::exchange::draft::Draft;
use crate::exchange::{Document, Input, LossKind};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A type with more different values than this has them as tags, not as labels: such as a lemma for each token.
const MAX_VALUES: usize = 50;

/// What the analysis of any text consists of, and says nothing of its own about it.
const PLAIN: [&str; 4] = ["Token", "Sentence", "DocumentAnnotation", "DocumentMetaData"];

pub(super) fn read(draft: &mut Draft<'_>, cas: &Cas, input: &Input<'_>) {
    let stem = input.name.rsplit_once('.').map_or(input.name, |(stem, _)| stem);
    let mut texts: HashMap<&str, (Document, ArticleId)> = HashMap::new();
    for sofa in &cas.sofas {
        let name = if cas.sofas.len() == 1 { stem.to_owned() } else { format!("{stem} {}", sofa.name) };
        let document = Document::new(&name, sofa.text.clone());
        let article = draft.add_article(&document);
        texts.insert(&sofa.id, (document, article));
    }
    let (ties, spans): (Vec<&Structure>, Vec<&Structure>) = cas.structures.iter().partition(|s| is_tie(s));
    let as_labels = values(&spans);
    let mut made: HashMap<&str, AnnotationId> = HashMap::new();
    for span in spans {
        if PLAIN.contains(&span.short()) || span.place().is_none() {
            draft.lose(LossKind::Part, span.short());
            continue;
        }
        let id = take(draft, &texts, span, as_labels.contains(span.kind.as_str()));
        made.extend(id.map(|id| (span.id.as_str(), id)));
    }
    for tie in ties {
        let end = |name: &str| tie.refers_to(name).and_then(|id| made.get(id)).cloned();
        let texts = tie.features.iter().filter(|(name, _)| !is_place(name)).map(|(_, value)| value.as_str());
        let mut names = texts.chain([tie.short()]);
        match (names.find_map(RelationKind::named), end("Governor"), end("Dependent")) {
            (Some(kind), Some(from), Some(to)) => drop(draft.relate(&tie.id, kind, &from, &to)),
            (Some(_), _, _) => draft.lose(LossKind::Dangling, tie.short()),
            (None, _, _) => draft.lose(LossKind::Tie, name(tie)),
        }
    }
}

fn is_tie(structure: &Structure) -> bool {
    structure.refers_to("Governor").is_some() && structure.refers_to("Dependent").is_some()
}

fn is_place(name: &str) -> bool {
    ["begin", "end", "sofa", "Governor", "Dependent"].contains(&name)
}

/// What a tie is called: its first value, else its type.
fn name(tie: &Structure) -> &str {
    let values = tie.features.iter().filter(|(name, value)| !is_place(name) && !value.is_empty());
    values.map(|(_, value)| value.as_str()).next().unwrap_or(tie.short())
}

/// The feature that says what an annotation is: `value`, else the first.
fn main_feature(span: &Structure) -> Option<(&String, &String)> {
    let mut features = span.features.iter().filter(|(name, _)| !is_place(name));
    span.features.get_key_value("value").or_else(|| features.next()).filter(|(_, value)| !value.trim().is_empty())
}

/// The types whose values are labels.
fn values<'c>(spans: &[&'c Structure]) -> BTreeSet<&'c str> {
    let mut values: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for span in spans {
        values.entry(&span.kind).or_default().extend(main_feature(span).map(|(_, value)| value.as_str()));
    }
    values.into_iter().filter(|(_, values)| values.len() <= MAX_VALUES).map(|(kind, _)| kind).collect()
}

fn take(
    draft: &mut Draft<'_>,
    texts: &HashMap<&str, (Document, ArticleId)>,
    span: &Structure,
    as_label: bool,
) -> Option<AnnotationId> {
    let main = main_feature(span).filter(|_| as_label);
    let label = main.map_or(span.short(), |(_, value)| value.as_str());
    let text = span.refers_to("sofa").and_then(|sofa| texts.get(sofa));
    let Some((document, article)) = text else {
        draft.lose(LossKind::Dangling, "sofa");
        return None;
    };
    let (start, end) = span.place()?;
    let range = document.range_utf16(start, end);
    let Some(range) = range else {
        draft.lose(if start == end { LossKind::NoSpan } else { LossKind::OutsideText }, label);
        return None;
    };
    let mut annotation = draft.annotate(&span.id, article, label, &[range])?;
    let rest = span.features.iter().filter(|(name, value)| !is_place(name) && !value.is_empty());
    let rest = rest.filter(|(name, _)| main.is_none_or(|(main, _)| main != *name));
    annotation.remarks.tags = rest.map(|(name, value)| format!("{name}={value}")).collect();
    for name in span.refers.keys().filter(|name| !is_place(name)) {
        draft.lose(LossKind::Tie, format!("{} {name}", span.short()));
    }
    let id = annotation.id.clone();
    draft.put_annotation(annotation);
    Some(id)
}
