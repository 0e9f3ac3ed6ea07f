//! The panels at the two sides of the text: beside it where they have room, else over it while they are asked for.

use super::Session;

/// A panel at a side of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    /// Of articles or marks, at the start.
    List,
    /// At the end.
    Inspector,
}

/// Which panels have room beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Docked {
    pub list: bool,
    pub inspector: bool,
}

impl Default for Docked {
    fn default() -> Docked {
        Docked { list: true, inspector: true }
    }
}

impl Docked {
    /// Whether this panel has room.
    pub fn has(self, panel: Panel) -> bool {
        match panel {
            Panel::List => self.list,
            Panel::Inspector => self.inspector,
        }
    }
}

impl Session {
    /// Says which panels have room now; one that has is no sheet any more.
    pub fn dock(&mut self, docked: Docked) {
        self.docked = docked;
        self.sheet = self.sheet.filter(|panel| !docked.has(*panel));
    }

    /// Whether this panel is shown where an article is read, beside the text or over it.
    pub fn shows(&self, panel: Panel) -> bool {
        let asked = self.sheet == Some(panel);
        match panel {
            Panel::List if self.docked.list => self.settings.list_open,
            Panel::List => asked,
            // Over the text it comes by itself with the mark it is about.
            Panel::Inspector => {
                let comes = self.sheet.is_none() && self.chosen().is_some();
                self.settings.inspector_open && (self.docked.inspector || asked || comes)
            }
        }
    }

    /// Shows a panel or puts it away. Answers whether that is a setting to be kept: what lies over the text is put away
    /// for now, unless it would come again at once.
    pub fn show_panel(&mut self, panel: Panel, on: bool) -> bool {
        let comes = panel == Panel::Inspector && self.chosen().is_some();
        if !self.docked.has(panel) {
            self.sheet = on.then_some(panel);
            let setting_stays = match panel {
                Panel::List => true,
                Panel::Inspector => !on && !comes,
            };
            if setting_stays {
                return false;
            }
        }
        let open = match panel {
            Panel::List => &mut self.settings.list_open,
            Panel::Inspector => &mut self.settings.inspector_open,
        };
        std::mem::replace(open, on) != on
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Annotation, AnnotationId, LabelId, Timestamp};
    use crate::article::ArticleId;
    use std::sync::Arc;

    /// Both panels as the settings have them at first, in a window where neither has room.
    fn narrow() -> Session {
        let mut session = Session::default();
        session.dock(Docked { list: false, inspector: false });
        assert!(session.settings.list_open && session.settings.inspector_open);
        session
    }

    #[test]
    fn where_there_is_no_room_a_panel_is_a_sheet_and_settings_stay() {
        let mut session = narrow();
        for panel in [Panel::List, Panel::Inspector] {
            assert!(!session.shows(panel), "{panel:?}");
            assert!(!session.show_panel(panel, true), "{panel:?}");
            assert!(session.shows(panel), "{panel:?}");
            assert!(!session.show_panel(panel, false), "{panel:?}");
            assert!(
                !session.shows(panel) && session.settings.list_open && session.settings.inspector_open,
                "{panel:?}"
            );
        }
        session.show_panel(Panel::List, true);
        session.show_panel(Panel::Inspector, true);
        assert!(!session.shows(Panel::List), "one at a time");
        session.dock(Docked::default());
        assert_eq!(session.sheet, None);
        assert!(session.shows(Panel::List) && session.shows(Panel::Inspector));
        assert!(session.show_panel(Panel::List, false));
        assert!(!session.shows(Panel::List));
    }

    #[test]
    fn what_comes_with_a_mark_is_put_away_for_good() {
        let mut session = narrow();
        let id = AnnotationId("m".into());
        let article = ArticleId("a".into());
        let mark = Annotation::new(id.clone(), article, LabelId("claim".into()), Vec::new(), "", Timestamp(0));
        session.project.annotations.insert(id.clone(), Arc::new(mark));
        session.chosen = Some(id);
        assert!(session.shows(Panel::Inspector));
        assert!(session.show_panel(Panel::Inspector, false));
        assert!(!session.shows(Panel::Inspector));
        assert!(session.show_panel(Panel::Inspector, true));
        assert!(session.shows(Panel::Inspector));
        // The list covers it while it is asked for.
        session.show_panel(Panel::List, true);
        assert!(session.shows(Panel::List) && !session.shows(Panel::Inspector));
    }
}
