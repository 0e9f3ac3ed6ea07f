//! The labels every project begins with.

use super::{Bilingual, Label, LabelId, LineStyle, Role};
use crate::article::Extra;

impl Label {
    /// Claim, source and cue, in the order of the toolbar.
    pub fn built_in() -> [Label; 3] {
        let label = |id: &str, ar: &str, en: &str, color, line, key, role| Label {
            id: LabelId(id.into()),
            name: Bilingual { ar: ar.to_owned(), en: en.to_owned() },
            color,
            line,
            key: Some(key),
            role: Some(role),
            extra: Extra::default(),
        };
        [
            label("claim", "ادعاء", "Claim", [0x1A, 0x62, 0xA5], LineStyle::Solid, '1', Role::Claim),
            label("source", "مصدر", "Source", [0x8F, 0x54, 0x00], LineStyle::Double, '2', Role::Source),
            label("cue", "لفظ إسناد", "Cue", [0x74, 0x19, 0x4F], LineStyle::Dotted, '3', Role::Cue),
        ]
    }
}

impl LineStyle {
    /// All line styles, in the order menus show them.
    pub const ALL: [LineStyle; 7] = [
        LineStyle::Solid,
        LineStyle::Double,
        LineStyle::Dotted,
        LineStyle::Dashed,
        LineStyle::DashDot,
        LineStyle::Thick,
        LineStyle::DoubleDotted,
    ];
}

impl Bilingual {
    /// Whether neither language says anything.
    pub fn is_empty(&self) -> bool {
        self.ar.is_empty() && self.en.is_empty()
    }
}
