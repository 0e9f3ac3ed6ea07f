//! Fields with paragraphs, in their states.

use crate::page::{say, section_ui};
use egui::{Event, Key, Modifiers, Ui};
use isnad::text::Direction;
use isnad::ui::kit::{Kit, column};
use isnad::ui::widgets::*;

/// The texts of the fields.
pub struct Notes {
    empty: FieldState,
    gloss: FieldState,
    arabic: FieldState,
    english: FieldState,
    mixed: FieldState,
    forced: FieldState,
    wrong: FieldState,
    long: FieldState,
    off: FieldState,
    /// What the picture's keyboard does next.
    pub events: Vec<Event>,
    frame: usize,
}

const ARABIC: &str = "تقول الشركة إن الخزان «لن يبلغ نصف سعته قبل خريف 2027»، ولم تنشر Helmgard Hydro أي وثيقة بعد.";
const ENGLISH: &str = "Denies the figure of 40 per cent; quotes the ministry (وزارة الري) but names no one.";

impl Default for Notes {
    fn default() -> Notes {
        let mut forced = FieldState::new("Helmgard Hydro هي المصدر، لا الوزارة.");
        forced.force_direction(Direction::Rtl);
        let long: Vec<String> = (1..=12).map(|n| format!("{n}. سطر رقم {n} من ملاحظة طويلة")).collect();
        Notes {
            empty: FieldState::default(),
            gloss: FieldState::default(),
            arabic: FieldState::new(ARABIC),
            english: FieldState::new(ENGLISH),
            mixed: FieldState::new(format!("المصدر الأول\nFirst source\n\n{ARABIC}\nق")),
            forced,
            wrong: FieldState::new("\u{2067}غير مغلق"),
            long: FieldState::new(long.join("\n")),
            off: FieldState::new("لا يمكن تغييرها"),
            events: Vec::new(),
            frame: 0,
        }
    }
}

impl Notes {
    pub fn contents_ui(&mut self, ui: &mut Ui, kit: &mut Kit) {
        column(ui, kit, |ui, kit| {
            section_ui(ui, kit, say(kit, "Empty; for a text in the other language", "فارغ؛ لنص باللغة الأخرى"));
            let hint = say(kit, "Why do you doubt it?", "ما سبب شكك فيه؟");
            field_ui(ui, kit, &mut self.empty, Field::new("Empty").placeholder(hint).multiline(2, 4));
            let other = if kit.is_rtl() { Direction::Ltr } else { Direction::Rtl };
            let gloss = say(kit, "الترجمة العربية", "English gloss");
            field_ui(ui, kit, &mut self.gloss, Field::new("Gloss").placeholder(gloss).natural(other).multiline(1, 4));
            section_ui(ui, kit, say(kit, "Arabic, English, both", "عربي، إنكليزي، كلاهما"));
            field_ui(ui, kit, &mut self.arabic, Field::new("Arabic").multiline(1, 4));
            field_ui(ui, kit, &mut self.english, Field::new("English").multiline(1, 4));
            let mixed = field_ui(ui, kit, &mut self.mixed, Field::new("Both").multiline(2, 8).focus(self.frame == 0));
            if self.frame == 0 {
                self.events.extend(selecting());
            }
            section_ui(ui, kit, say(kit, "Forced from right to left", "مفروض من اليمين إلى اليسار"));
            field_ui(ui, kit, &mut self.forced, Field::new("Forced").multiline(1, 4));
            section_ui(ui, kit, say(kit, "Wrong, long, disabled", "خطأ، طويل، معطل"));
            field_ui(ui, kit, &mut self.wrong, Field::new("Wrong").error(true).multiline(1, 4));
            field_ui(ui, kit, &mut self.long, Field::new("Long").multiline(2, 4));
            field_ui(ui, kit, &mut self.off, Field::new("Disabled").enabled(false).multiline(1, 4));
            self.frame += usize::from(mixed.has_focus());
        });
    }
}

/// Keys that select from the second paragraph on, over an empty one.
fn selecting() -> Vec<Event> {
    let key = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    let mut events = vec![key(Key::Home, Modifiers::COMMAND), key(Key::ArrowDown, Modifiers::NONE)];
    events.extend(std::iter::repeat_n(key(Key::ArrowDown, Modifiers::SHIFT), 3));
    events
}
