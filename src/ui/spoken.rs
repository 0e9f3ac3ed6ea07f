//! What assistive technology is told, without signs that only painting needs.
//!
//! Isolates (U+2066–U+2069) keep a name's direction its own among words of the other. They are of no use to the ear, a
//! braille display shows them as signs, and who looks for a button by its name does not type them.

use egui::accesskit::{Node, Role};
use egui::{Context, FullOutput, Plugin};

/// Takes isolates out of names and descriptions, in whatever way they got there. The text of articles and fields stays.
pub(super) struct Spoken;

impl Plugin for Spoken {
    fn debug_name(&self) -> &'static str {
        "spoken"
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        if let Some(update) = &mut output.platform_output.accesskit_update {
            update.nodes.iter_mut().for_each(|(_, node)| say_plainly(node));
        }
    }
}

fn say_plainly(node: &mut Node) {
    if let Some(name) = node.label().and_then(without_isolates) {
        node.set_label(name);
    }
    if let Some(description) = node.description().and_then(without_isolates) {
        node.set_description(description);
    }
    if let Some(hint) = node.placeholder().and_then(without_isolates) {
        node.set_placeholder(hint);
    }
    // The name of a label is its value.
    if node.role() == Role::Label
        && let Some(name) = node.value().and_then(without_isolates)
    {
        node.set_value(name);
    }
}

/// `text` without isolates; `None` where there are none.
fn without_isolates(text: &str) -> Option<String> {
    let isolates = '\u{2066}'..='\u{2069}';
    text.contains(|c| isolates.contains(&c)).then(|| text.replace(|c| isolates.contains(&c), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_said_without_isolates() {
        let mut node = Node::new(Role::Button);
        node.set_label("Undo \u{2068}وسم\u{2069}");
        node.set_description("\u{2066}11:24\u{2069}");
        say_plainly(&mut node);
        assert_eq!((node.label(), node.description()), (Some("Undo وسم"), Some("11:24")));
        let mut field = Node::new(Role::TextInput);
        field.set_value("\u{2067}قال\u{2069}");
        say_plainly(&mut field);
        assert_eq!(field.value(), Some("\u{2067}قال\u{2069}"), "what was typed is told as it is");
    }
}
