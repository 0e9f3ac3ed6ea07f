//! What the specimen shows.

use crate::notes::Notes;
use egui::{Event, Frame, Margin, PointerButton, Response, Sense, Ui};
use isnad::annotation::LineStyle;
use isnad::text::Direction;
use isnad::ui::icons::Icon;
use isnad::ui::kit::{Kit, column, row};
use isnad::ui::text::{Role, TextOptions};
use isnad::ui::theme::{LabelShades, Theme, ThemeName, size};
use isnad::ui::widgets::*;

/// The state of the specimen's controls.
pub struct Page {
    note: FieldState,
    date: FieldState,
    reply: FieldState,
    notes: Notes,
    tab: usize,
    grade: usize,
    asking: bool,
    focused: bool,
    /// What the picture's pointer does next.
    pub events: Vec<Event>,
    frame: usize,
}

/// What the last row of the picture shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Floating {
    Menu,
    Dialog,
}

impl Default for Page {
    fn default() -> Page {
        Page {
            note: FieldState::new("لا وثيقة منشورة بعد."),
            date: FieldState::new("2027-13-40"),
            reply: FieldState::default(),
            notes: Notes::default(),
            tab: 0,
            grade: 2,
            asking: false,
            focused: false,
            events: Vec::new(),
            frame: 0,
        }
    }
}

/// The words in one of the interface's languages.
pub fn say<'a>(kit: &Kit, en: &'a str, ar: &'a str) -> &'a str {
    if kit.direction == Direction::Rtl { ar } else { en }
}

impl Page {
    /// The window: controls for theme and direction, then the column.
    pub fn window_ui(&mut self, ui: &mut Ui, kit: &mut Kit) {
        egui::CentralPanel::default().frame(panel_frame(kit)).show(ui, |ui| {
            row(ui, kit, |ui, kit| {
                let themes = [ThemeName::Light, ThemeName::Dark, ThemeName::Sepia];
                let now = themes.iter().position(|name| *name == kit.theme.name).unwrap_or(0);
                if let Some(chosen) = segmented_ui(ui, kit, &["Light", "Dark", "Sepia"], now) {
                    kit.theme = Theme::named(themes[chosen]);
                }
                let now = usize::from(kit.is_rtl());
                if let Some(chosen) = segmented_ui(ui, kit, &["English", "العربية"], now) {
                    kit.direction = if chosen == 1 { Direction::Rtl } else { Direction::Ltr };
                }
                Page::menu_ui(ui, kit);
                if button_ui(ui, kit, Button::new("Dialog")).clicked() {
                    self.asking = true;
                }
            });
            scroll_ui(ui, kit, "specimen", |ui, kit| {
                // Clear of the scroll bar.
                Frame::new().inner_margin(Margin::symmetric(12, 0)).show(ui, |ui| {
                    self.contents_ui(ui, kit);
                    self.notes.contents_ui(ui, kit);
                });
            });
        });
        self.floating_ui(ui, kit);
    }

    fn menu_ui(ui: &mut Ui, kit: &mut Kit) -> Response {
        let anchor = button_ui(ui, kit, Button::new("Menu").icon(Icon::Menu).opens());
        let items = [
            MenuItem::new("Open an article").icon(Icon::Open).key("Ctrl O"),
            MenuItem::new("ألصق نصا").icon(Icon::Paste).key("Ctrl V"),
            MenuItem::new("Undo").icon(Icon::Undo).key("Ctrl Z").disabled(Some("Nothing to undo")).separated(),
            MenuItem::new("Redo").icon(Icon::Redo).key("Ctrl Shift Z"),
        ];
        menu_ui(kit, &anchor, &items);
        anchor
    }

    /// A menu or a dialog, open, for the picture.
    pub fn floating_picture_ui(&mut self, ui: &mut Ui, kit: &mut Kit, floating: Floating) {
        Frame::new().fill(kit.theme.surface).inner_margin(Margin::same(28)).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            let anchor = column(ui, kit, Page::menu_ui).inner;
            self.frame += 1;
            if self.frame == 2 && floating == Floating::Menu {
                let (pos, button, modifiers) = (anchor.rect.center(), PointerButton::Primary, Default::default());
                let press = |pressed| Event::PointerButton { pos, button, pressed, modifiers };
                self.events.extend([Event::PointerMoved(pos), press(true), press(false)]);
            }
            self.asking = floating == Floating::Dialog;
        });
        self.floating_ui(ui, kit);
    }

    fn floating_ui(&mut self, ui: &mut Ui, kit: &mut Kit) {
        let ctx = ui.ctx().clone();
        if self.asking {
            let buttons = [say(kit, "Keep editing", "تابع التحرير"), say(kit, "Discard", "تجاهل")];
            let title = say(kit, "Discard the changes?", "أتتجاهل التغييرات؟");
            let dialog = Dialog { id: "ask", title, buttons: &buttons };
            let why = say(
                kit,
                "3 marks in \u{2068}nahran-may.ron\u{2069} are not saved.",
                "في \u{2068}nahran-may.ron\u{2069} 3 علامات لم تُحفظ.",
            );
            let (_, answer) = dialog_ui(&ctx, kit, dialog, |ui, kit| label_ui(ui, kit, why));
            self.asking = answer.is_none();
        }
    }

    /// The column, for the picture.
    pub fn column_ui(&mut self, ui: &mut Ui, kit: &mut Kit) {
        let margin = Margin::symmetric(28, 16);
        Frame::new().fill(kit.theme.surface).inner_margin(margin).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            self.contents_ui(ui, kit);
        });
    }

    /// The fields with paragraphs, for a picture of their own.
    pub fn notes_column_ui(&mut self, ui: &mut Ui, kit: &mut Kit) {
        let margin = Margin::symmetric(28, 16);
        Frame::new().fill(kit.theme.surface).inner_margin(margin).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            self.notes.contents_ui(ui, kit);
            self.events.append(&mut self.notes.events);
        });
    }

    fn contents_ui(&mut self, ui: &mut Ui, kit: &mut Kit) {
        column(ui, kit, |ui, kit| {
            let name = match kit.theme.name {
                ThemeName::Light => say(kit, "Light", "فاتح"),
                ThemeName::Dark => say(kit, "Dark", "داكن"),
                ThemeName::Sepia => say(kit, "Sepia", "بني"),
            };
            label_ui(ui, kit, Label::new(name).role(Role::Page));
            text_ui(ui, kit);
            styles_ui(ui, kit);
            section_ui(ui, kit, say(kit, "Button", "زر"));
            self.buttons_ui(ui, kit);
            section_ui(ui, kit, say(kit, "Field", "حقل"));
            self.fields_ui(ui, kit);
            section_ui(ui, kit, say(kit, "List row, grade, key, messages", "صف، تقدير، مفتاح، رسائل"));
            self.rows_ui(ui, kit);
        });
    }

    fn buttons_ui(&mut self, ui: &mut Ui, kit: &mut Kit) {
        row(ui, kit, |ui, kit| {
            button_ui(ui, kit, Button::new(say(kit, "Rest", "عادي")));
            let hovered = button_ui(ui, kit, Button::new(say(kit, "Hover", "تحت المؤشر")));
            self.events.push(Event::PointerMoved(hovered.rect.center()));
            let focus = button_ui(ui, kit, Button::new(say(kit, "Focus", "في البؤرة")));
            if !self.focused && !kit.is_rtl() {
                focus.request_focus();
                self.focused = true;
            }
            let why = say(kit, "Nothing is selected", "لا شيء محدد");
            button_ui(ui, kit, Button::new(say(kit, "Disabled", "معطل")).enabled(false).tooltip(why));
        });
        row(ui, kit, |ui, kit| {
            button_ui(ui, kit, Button::new(say(kit, "Primary", "أساسي")).primary());
            let tabs = [say(kit, "Chosen", "مختار"), say(kit, "Other", "آخر")];
            self.tab = segmented_ui(ui, kit, &tabs, self.tab).unwrap_or(self.tab);
            button_ui(ui, kit, Button::new(say(kit, "Change", "عدّل")).icon(Icon::Edit).selected(true).key("C"));
        });
        row(ui, kit, |ui, kit| {
            icon_button_ui(ui, kit, Icon::Menu, "Menu", None, true);
            icon_button_ui(ui, kit, Icon::Undo, "Undo", None, true);
            icon_button_ui(ui, kit, Icon::Redo, "Redo", None, false);
            hairline_ui(ui, kit);
            let shades = kit.theme.claim;
            let claim = Button::new(say(kit, "Claim", "ادعاء")).in_bar().swatch(shades, LineStyle::Solid);
            button_ui(ui, kit, claim.key("1"));
            let cue = kit.theme.cue;
            let cue = Button::new(say(kit, "Cue", "لفظ إسناد")).in_bar().swatch(cue, LineStyle::Dotted);
            button_ui(ui, kit, cue.key("3"));
        });
        let open = say(kit, "Open an article or project", "افتح مقالا أو مشروعا");
        let width = ui.available_width();
        let wide = |text| Button::new(text).width(width).height(size::CONTROL_WELCOME);
        button_ui(ui, kit, wide(open).primary().key("Ctrl O"));
        button_ui(ui, kit, wide(say(kit, "Paste text", "ألصق نصا")).key("Ctrl V"));
    }

    fn fields_ui(&mut self, ui: &mut Ui, kit: &mut Kit) {
        let search = say(kit, "Search or run a command", "ابحث أو نفّذ أمرا");
        let field = Field::new(search).placeholder(search).icon(Icon::Search).key("Ctrl K");
        field_ui(ui, kit, &mut self.reply, field);
        let focus = !self.focused && kit.is_rtl();
        self.focused |= focus;
        field_ui(ui, kit, &mut self.note, Field::new(say(kit, "Note", "ملاحظة")).focus(focus));
        field_ui(ui, kit, &mut self.date, Field::new(say(kit, "Date", "التاريخ")).error(true));
        let why = say(kit, "There is no month 13. Use 01 to 12.", "لا شهر رقمه 13. اكتب من 01 إلى 12.");
        message_ui(ui, kit, Sign::Error, why);
    }

    fn rows_ui(&mut self, ui: &mut Ui, kit: &mut Kit) {
        list_row_ui(ui, kit, ListRow::new(say(kit, "Chosen row", "صف مختار")).selected(true).grade("B"));
        list_row_ui(ui, kit, ListRow::new("Helmgard Hydro شركة").icon(Icon::Person).key("Ctrl K"));
        list_row_ui(ui, kit, ListRow::new(say(kit, "Disabled row", "صف معطل")).enabled(false).count("0"));
        let article = "نهران تبدأ ملء سد الصفا وسط تحفّظ سيران";
        list_row_of_ui(ui, kit, article, false, 72.0, |ui, kit| {
            label_ui(ui, kit, Label::new(article).role(Role::Note).max_lines(2).natural());
            let foot = say(kit, "Ufuq", "أفق");
            label_ui(ui, kit, Label::new(foot).role(Role::Small).color(kit.theme.text_muted));
        });
        row(ui, kit, |ui, kit| {
            message_ui(ui, kit, Sign::Ok, say(kit, "Saved", "حُفظ"));
            message_ui(ui, kit, Sign::Warning, say(kit, "1 anchor moved", "موضع واحد تحرّك"));
            message_ui(ui, kit, Sign::Contradiction, say(kit, "Contradicts", "يناقض"));
        });
        let steps = ["1", "2", "3", "4", "5", "6"];
        let chosen = scale_ui(ui, kit, &steps, &steps, Some(self.grade), ScaleLook::Choose);
        self.grade = chosen.unwrap_or(self.grade);
        scale_ui(ui, kit, &["A", "B", "C", "D", "E", "F"], &[], Some(1), ScaleLook::Show);
    }
}

/// An article's words and the interface's, wrapped and shortened.
fn text_ui(ui: &mut Ui, kit: &mut Kit) {
    let frame = card_frame(kit).fill(kit.theme.page);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        column(ui, kit, |ui, kit| {
            let text = "وذكر أن وفدا برئاسة Elena Marsh سيصل في 12 مايو 2026، وأن «الخزان لن يمتلئ».";
            label_ui(ui, kit, Label::new(text).role(Role::Article).natural());
            let note = "The reservoir “will not reach half its capacity before autumn 2027”, says Helmgard Hydro (هيلمغارد هيدرو).";
            label_ui(ui, kit, Label::new(note).natural());
            let options = TextOptions { max_lines: Some(1), ..TextOptions::wrapped(180.0) };
            let block = kit.text.layout("الخزان «لن يبلغ نصف سعته قبل خريف 2027»", Role::QuotationSmall, options);
            let (rect, _) = ui.allocate_exact_size(block.size(), Sense::hover());
            kit.text.paint(ui.painter(), rect.min, &block, kit.theme.text_muted);
        });
    });
}

/// The line styles of labels.
fn styles_ui(ui: &mut Ui, kit: &mut Kit) {
    let theme = kit.theme;
    let own = |line, tint| LabelShades { line, tint, tint_strong: tint };
    row(ui, kit, |ui, kit| {
        let grey = own(theme.text_muted, theme.surface_sunken);
        let styles = [
            ("solid", theme.claim, LineStyle::Solid),
            ("double", theme.source, LineStyle::Double),
            ("dotted", theme.cue, LineStyle::Dotted),
            ("dashed", grey, LineStyle::Dashed),
            ("dash-dot", grey, LineStyle::DashDot),
            ("thick", grey, LineStyle::Thick),
            ("double-dotted", grey, LineStyle::DoubleDotted),
            ("own", kit.theme.label([0x2E, 0x8B, 0x57], None), LineStyle::Solid),
        ];
        for (name, shades, line) in styles {
            swatch_ui(ui, kit, &shades, line, name);
        }
        key_hint_ui(ui, kit, "Ctrl Shift ←");
        key_hint_ui(ui, kit, "]");
        grade_ui(ui, kit, "C", "Fairly reliable");
    });
}

pub fn section_ui(ui: &mut Ui, kit: &mut Kit, name: &str) {
    ui.add_space(size::SECTION - size::GAP_SMALL);
    hairline_ui(ui, kit);
    ui.add_space(size::SECTION - size::GAP_SMALL);
    label_ui(ui, kit, Label::new(name).role(Role::Section).color(kit.theme.text_muted));
}
