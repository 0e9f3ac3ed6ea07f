//! The head of a TSV file: which layers there are, and which columns are theirs.

/// What a layer marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Span,
    Relation,
    Chain,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A feature's value.
    Value,
    /// The roles of links to other annotations, `;` between them.
    Roles,
    /// The annotations that roles link to, or the one that a relation comes from.
    Ends,
}

/// A layer: annotations of one type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layer {
    pub kind: Kind,
    pub name: String,
    /// The features' names with what stands in their columns. A layer without features has a column all the same.
    pub columns: Vec<(String, Column)>,
    /// The number of its first column, from 0.
    pub first: usize,
    /// Of a relation: the layer that it joins annotations of.
    pub base: Option<String>,
}

impl Layer {
    /// Reads a line such as `#T_SP=webanno.custom.Span|value`; `None` if it is none.
    pub fn of(line: &str, first: usize) -> Option<Layer> {
        let (kind, rest) = line.strip_prefix("#T_")?.split_once('=')?;
        let kind = match kind {
            "SP" => Kind::Span,
            "RL" => Kind::Relation,
            "CH" => Kind::Chain,
            _ => return None,
        };
        let mut parts = rest.split('|');
        let name = parts.next()?.to_owned();
        let mut layer = Layer { kind, name, columns: Vec::new(), first, base: None };
        let mut after_roles = false;
        for part in parts {
            let column = match part {
                _ if after_roles => Column::Ends,
                part if part.starts_with("ROLE_") => Column::Roles,
                part if part.starts_with("BT_") && kind == Kind::Relation => {
                    layer.base = part.strip_prefix("BT_").map(str::to_owned);
                    Column::Ends
                }
                _ => Column::Value,
            };
            after_roles = column == Column::Roles;
            layer.columns.push((part.to_owned(), column));
        }
        Some(layer)
    }

    /// The type's name without its package.
    pub fn short(&self) -> &str {
        self.name.rsplit('.').next().unwrap_or(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_feature_has_a_column_and_a_slot_has_two() {
        let check = |line: &str, expected: Option<&[Column]>| {
            let columns = Layer::of(line, 0).map(|layer| layer.columns.into_iter().map(|c| c.1).collect::<Vec<_>>());
            assert_eq!(columns.as_deref(), expected, "{line}");
        };
        use Column::{Ends, Roles, Value};
        check("#T_SP=webanno.custom.Span|value", Some(&[Value]));
        check("#T_SP=webanno.custom.SimpleSpan|", Some(&[Value]));
        check("#T_SP=a.Host|ROLE_a.Host:links_a.Link|a.Span|value", Some(&[Roles, Ends, Value]));
        check("#T_RL=a.Relation|value|BT_a.Span", Some(&[Value, Ends]));
        check("#T_CH=a.Link|referenceRelation|referenceType", Some(&[Value, Value]));
        check("#T_XX=a|b", None);
        check("#Text=a", None);
    }
}
