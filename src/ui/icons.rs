//! The icons the program uses, all from Lucide, painted through the glyph atlas.

use super::kit::Kit;
use super::theme::size;
use crate::annotation::SourceKind;
use egui::{Color32, Painter, Rect};

macro_rules! icons {
    ($($name:ident => $lucide:ident $(, $mirrors:ident)?;)*) => {
        /// An icon.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "each shows what it is called")]
        pub enum Icon { $($name),* }

        impl Icon {
            /// Every icon.
            pub const ALL: &[Icon] = &[$(Icon::$name),*];

            /// Its character in the icon font.
            pub fn character(self) -> char {
                match self { $(Icon::$name => lucide_icons::Icon::$lucide.into()),* }
            }

            /// Whether it points along the reading direction and so turns round from right to left.
            pub fn mirrors(self) -> bool {
                match self { $(Icon::$name => icons!(@ $($mirrors)?)),* }
            }
        }
    };
    (@ mirrors) => { true };
    (@) => { false };
}

icons! {
    Menu => Menu;
    Undo => Undo2, mirrors;
    Redo => Redo2, mirrors;
    More => Ellipsis;
    Search => Search;
    Sun => Sun;
    Moon => Moon;
    Sepia => Coffee;
    SunMoon => SunMoon;
    Plus => Plus;
    Minus => Minus;
    Close => X;
    Check => Check;
    Warning => TriangleAlert;
    Info => Info;
    Error => CircleAlert;
    Down => ChevronDown;
    Up => ChevronUp;
    Forward => ChevronRight, mirrors;
    Back => ChevronLeft, mirrors;
    Indent => IndentIncrease, mirrors;
    Outdent => IndentDecrease, mirrors;
    ArrowForward => ArrowRight, mirrors;
    ArrowBack => ArrowLeft, mirrors;
    Comment => MessageSquare;
    Edit => Pencil;
    Delete => Trash2;
    File => File;
    Article => FileText;
    Open => FolderOpen;
    Save => Save;
    Export => Download;
    Copy => Copy;
    Paste => ClipboardPaste;
    Settings => Settings;
    Languages => Languages;
    Link => Link;
    Span => UnfoldHorizontal;
    Grades => ChartNoAxesColumn;
    Persons => Users;
    Unlink => Unlink;
    Label => Tag;
    ListPanel => PanelLeft, mirrors;
    Inspector => PanelRight, mirrors;
    Keyboard => Keyboard;
    TextSize => Type;
    Quote => Quote;
    History => History;
    Person => User;
    Organisation => Building2;
    Government => Landmark;
    Media => Newspaper;
    Unnamed => HatGlasses;
    Clock => Clock;
    Globe => Globe;
    Compare => GitCompare, mirrors;
    Restore => RotateCcw;
    Highlighter => Highlighter;
}

/// The icon of a source of this kind, wherever one stands.
pub fn of_source(kind: SourceKind) -> Icon {
    match kind {
        SourceKind::Person => Icon::Person,
        SourceKind::Organisation => Icon::Organisation,
        SourceKind::Government => Icon::Government,
        SourceKind::Media => Icon::Media,
        SourceKind::Anonymous => Icon::Unnamed,
        SourceKind::Document => Icon::Article,
    }
}

/// Paints `icon` in the middle of `rect` at its usual size, turned round where the interface runs from right to left.
pub fn paint_icon(painter: &Painter, kit: &mut Kit, icon: Icon, rect: Rect, color: Color32) {
    paint_icon_sized(painter, kit, icon, rect, size::ICON, color);
}

/// The same, `points` large.
pub fn paint_icon_sized(painter: &Painter, kit: &mut Kit, icon: Icon, rect: Rect, points: f32, color: Color32) {
    let mirrored = icon.mirrors() && kit.direction.is_rtl();
    kit.text.paint_icon(painter, rect, icon.character(), points, color, mirrored);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_kind_of_source_has_an_icon_of_its_own() {
        let icons: HashSet<Icon> = SourceKind::ALL.iter().map(|kind| of_source(*kind)).collect();
        assert_eq!(icons.len(), SourceKind::ALL.len());
    }
}
