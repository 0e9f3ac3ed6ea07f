//! The labels as a menu from which one is chosen.

use crate::annotation::{LabelId, Project};
use crate::locale::Locale;
use crate::ui::theme::Theme;
use crate::ui::widgets::MenuItem;

/// Whether the items show the keys of their labels: only where a key does what the item does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    Shown,
    Hidden,
}

/// Has the labels of `project` shown by `show`, in the order of their tree and with `now` as the one that stands. Gives the label
/// chosen, as `show` gives the number of its item.
pub(super) fn choose_label(
    project: &Project,
    (locale, theme): (&Locale, &Theme),
    now: &LabelId,
    keys: Keys,
    show: impl FnOnce(&[MenuItem<'_>]) -> Option<usize>,
) -> Option<LabelId> {
    let tree = project.label_tree();
    let text = |key: char| (keys == Keys::Shown).then(|| String::from(key));
    let texts: Vec<(String, Option<String>)> =
        tree.iter().map(|(_, label)| (locale.label(label), label.key.and_then(text))).collect();
    let items: Vec<MenuItem<'_>> = tree
        .iter()
        .zip(&texts)
        .map(|((_, label), (name, key))| {
            let shades = theme.label(label.color, label.role);
            let item = MenuItem::new(name).swatch(shades, label.line).selected(label.id == *now);
            if let Some(key) = key { item.key(key) } else { item }
        })
        .collect();
    show(&items).and_then(|at| tree.get(at)).map(|(_, label)| label.id.clone())
}
