//! All settings on one page, found by their names and values in either language.

use super::{Frame, Screen, menus, notices};
use crate::command::{Command, View};
use crate::locale::{Digits, Locale};
use crate::session::{Dim, Face, Language, Settings, ThemeChoice};
use crate::text::fold;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, row, row_with_end};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Field, FieldState, Label, button_ui, dialog_of_width_ui, field_ui, hairline_ui,
    label_ui, segmented_ui,
};
use egui::Ui;

const WIDTH: f32 = 660.0;
/// How high the list is where there is room.
const HEIGHT: f32 = 560.0;

/// In less width than this the name of a setting stands on a line above what sets it.
const NARROW: f32 = 420.0;

/// The width of the field for one's name, in points.
const AUTHOR: f32 = 240.0;

/// What is typed on the page.
pub(super) struct SettingsPage {
    search: FieldState,
    /// The words of each setting in both languages, folded.
    words: Vec<String>,
    /// The words of resetting them all.
    reset: String,
    fresh: bool,
}

/// What resetting them all is called.
const RESET: &str = "command-settings-reset";

impl Default for SettingsPage {
    fn default() -> SettingsPage {
        let locales = [Language::English, Language::Arabic].map(Locale::new);
        let words = SETTINGS.iter().map(|setting| setting.folded(&locales)).collect();
        SettingsPage {
            search: FieldState::new(""),
            words,
            reset: folded(&[RESET, "settings-reset-words"], &locales),
            fresh: true,
        }
    }
}

impl SettingsPage {
    /// The settings that have every word of `query`, and whether resetting them all has.
    fn found(&self, query: &str) -> (Vec<&'static Setting>, bool) {
        let query = fold::fold(query);
        let is_found = |text: &str| query.text().split(' ').all(|word| text.contains(word));
        let settings = SETTINGS.iter().zip(&self.words).filter(|(_, text)| is_found(text));
        (settings.map(|(setting, _)| setting).collect(), is_found(&self.reset))
    }
}

/// The words of these messages in both languages, folded.
fn folded(keys: &[&str], locales: &[Locale; 2]) -> String {
    let words: Vec<String> =
        locales.iter().flat_map(|locale| keys.iter().map(|key| locale.text(key).to_string())).collect();
    fold::fold(&words.join(" ")).text().to_owned()
}

/// A setting: the key of its name; with `-about` after it, that of what it does, with `-words` that of what people
/// may look for it by.
struct Setting {
    part: &'static str,
    name: &'static str,
    control: Control,
}

/// By what it is set.
enum Control {
    /// One of a few: the keys of their names and what chooses each.
    Choice(&'static [(&'static str, View)], fn(&Settings) -> View),
    /// Less and more.
    Steps(fn(&Locale, &Settings) -> String, View, View),
    /// The name new annotations carry.
    Author,
    /// A button for what is done elsewhere or at once.
    Does(View),
}

const SETTINGS: &[Setting] = &[
    Setting {
        part: "settings-window",
        name: "settings-language",
        control: Control::Choice(
            &[
                ("settings-english", View::Language(Language::English)),
                ("settings-arabic", View::Language(Language::Arabic)),
            ],
            |s| View::Language(s.language),
        ),
    },
    Setting {
        part: "settings-window",
        name: "settings-digits",
        control: Control::Choice(
            &[("digits-european", View::Digits(Digits::European)), ("digits-arabic", View::Digits(Digits::Arabic))],
            |s| View::Digits(s.digits),
        ),
    },
    Setting {
        part: "settings-window",
        name: "text-theme",
        control: Control::Choice(
            &[
                ("theme-system", View::Theme(ThemeChoice::System)),
                ("theme-light", View::Theme(ThemeChoice::Light)),
                ("theme-dark", View::Theme(ThemeChoice::Dark)),
                ("theme-sepia", View::Theme(ThemeChoice::Sepia)),
            ],
            |s| View::Theme(s.theme),
        ),
    },
    Setting {
        part: "settings-window",
        name: "settings-zoom",
        control: Control::Steps(|locale, s| locale.percent((s.zoom * 100.0).round()), View::ZoomOut, View::ZoomIn),
    },
    Setting {
        part: "settings-window",
        name: "settings-motion",
        control: Control::Choice(&[("settings-on", View::Motion(true)), ("settings-off", View::Motion(false))], |s| {
            View::Motion(s.motion)
        }),
    },
    Setting {
        part: "settings-text",
        name: "text-face",
        control: Control::Choice(
            &[
                ("face-naskh", View::Face(Face::Naskh)),
                ("face-sans", View::Face(Face::Sans)),
                ("face-amiri", View::Face(Face::Amiri)),
            ],
            |s| View::Face(s.face),
        ),
    },
    Setting {
        part: "settings-text",
        name: "text-size",
        control: Control::Steps(|locale, s| locale.number(s.size.round()), View::Smaller, View::Larger),
    },
    Setting {
        part: "settings-text",
        name: "settings-latin",
        control: Control::Steps(
            |locale, s| locale.percent((s.latin_scale * 100.0).round()),
            View::SmallerLatin,
            View::LargerLatin,
        ),
    },
    Setting {
        part: "settings-text",
        name: "text-leading",
        control: Control::Steps(
            |locale, s| locale.number(format_args!("{:.1}", s.line_height)),
            View::TighterLines,
            View::LooserLines,
        ),
    },
    Setting {
        part: "settings-text",
        name: "text-column",
        control: Control::Steps(
            |locale, s| locale.text_with("text-column-characters", &[("count", (s.column.round() as i64).into())]),
            View::NarrowerColumn,
            View::WiderColumn,
        ),
    },
    Setting {
        part: "settings-text",
        name: "text-alignment",
        control: Control::Choice(
            &[("align-start", View::Justify(false)), ("align-justify", View::Justify(true))],
            |s| View::Justify(s.justify),
        ),
    },
    Setting {
        part: "settings-text",
        name: "text-controls",
        control: Control::Choice(
            &[("controls-hide", View::ShowControls(false)), ("controls-show", View::ShowControls(true))],
            |s| View::ShowControls(s.show_controls),
        ),
    },
    Setting {
        part: "settings-text",
        name: "text-dim",
        control: Control::Choice(
            &[
                ("dim-nothing", View::Dim(Dim::Nothing)),
                ("dim-paragraph", View::Dim(Dim::Paragraph)),
                ("dim-line", View::Dim(Dim::Line)),
            ],
            |s| View::Dim(s.dim),
        ),
    },
    Setting { part: "settings-work", name: "text-author", control: Control::Author },
    Setting { part: "settings-work", name: "settings-keys", control: Control::Does(View::Shortcuts) },
    Setting { part: "settings-work", name: "settings-recent", control: Control::Does(View::ForgetRecent) },
    Setting { part: "settings-work", name: "settings-welcome", control: Control::Does(View::Welcome(true)) },
];

impl Setting {
    /// What it is found by: its part, its name, what it does, what else it may be called and what can be chosen, in
    /// both languages.
    fn folded(&self, locales: &[Locale; 2]) -> String {
        let (about, others) = (self.about(), self.words());
        let mut keys = vec![self.part, self.name, &about, &others];
        match &self.control {
            Control::Choice(choices, _) => keys.extend(choices.iter().map(|(key, _)| *key)),
            Control::Steps(..) | Control::Author | Control::Does(_) => {}
        }
        folded(&keys, locales)
    }

    fn about(&self) -> String {
        format!("{}-about", self.name)
    }

    fn words(&self) -> String {
        format!("{}-words", self.name)
    }
}

pub(super) fn settings_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen) {
    let (locale, session) = (frame.locale, frame.session);
    let mut page = screen.settings.take().unwrap_or_default();
    let [title, reset, close] = ["settings-title", RESET, "dialog-close"].map(|key| locale.text(key));
    let dialog = Dialog { id: "settings", title: &title, buttons: &[&reset, &close] };
    let mut emitted = Vec::new();
    let (_, answer) = dialog_of_width_ui(ui.ctx(), frame.kit, WIDTH, dialog, |ui, kit| {
        let hint = locale.text("settings-search");
        let focus = std::mem::take(&mut page.fresh);
        let field = Field::new(&hint).placeholder(&hint).icon(Icon::Search).focus(focus);
        field_ui(ui, kit, &mut page.search, field);
        ui.add_space(size::GAP);
        dialog.scrolled_ui(ui, kit, HEIGHT, |ui, kit| {
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            rows_ui(ui, &mut inner, screen, &page);
        });
        notices::reset_ui(ui, &mut Frame { kit, locale, session, commands: &mut emitted });
    });
    screen.settings = Some(page);
    frame.commands.extend(emitted);
    match answer {
        Some(DialogAnswer::Button(0)) => frame.emit(Command::View(View::ResetSettings)),
        Some(_) => {
            screen.settings = None;
            frame.emit(Command::View(View::Close));
        }
        None => {}
    }
}

fn rows_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, page: &SettingsPage) {
    let (found, reset) = page.found(page.search.text());
    let mut part = "";
    for setting in &found {
        if setting.part != part {
            if !part.is_empty() {
                ui.add_space(size::GAP_LARGE);
            }
            part = setting.part;
            let color = frame.kit.theme.text_muted;
            label_ui(ui, frame.kit, Label::new(&frame.locale.text(part)).role(Role::Section).color(color));
            ui.add_space(size::GAP_SMALL);
        } else {
            hairline_ui(ui, frame.kit);
        }
        setting_ui(ui, frame, screen, setting);
    }
    // Resetting them is the button below.
    if found.is_empty() && !reset {
        let text = frame.locale.text("settings-none");
        super::toolbar::muted_ui(ui, frame, &text);
    }
}

/// A setting: its name at the start, what sets it at the end or, where it is narrow, below, what it does below both.
fn setting_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, setting: &Setting) {
    let (locale, session) = (frame.locale, frame.session);
    let (name, about) = (locale.text(setting.name), locale.text(&setting.about()));
    ui.add_space(size::GAP_SMALL);
    let name = Label::new(&name).role(Role::BodyMedium);
    let mut emitted = Vec::new();
    let control = |ui: &mut Ui, kit: &mut Kit| {
        let mut inner = Frame { kit, locale, session, commands: &mut emitted };
        control_ui(ui, &mut inner, screen, &setting.control);
    };
    if ui.available_width() < NARROW {
        label_ui(ui, frame.kit, name);
        ui.add_space(size::GAP_SMALL);
        row(ui, frame.kit, control);
        ui.add_space(size::GAP_SMALL);
    } else {
        row_with_end(
            ui,
            frame.kit,
            |ui, kit| {
                label_ui(ui, kit, name);
            },
            control,
        );
    }
    frame.commands.extend(emitted);
    let color = frame.kit.theme.text_muted;
    label_ui(ui, frame.kit, Label::new(&about).role(Role::Small).color(color));
    ui.add_space(size::GAP_SMALL);
}

fn control_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, control: &Control) {
    match control {
        Control::Choice(choices, now) => {
            let names: Vec<_> = choices.iter().map(|(key, _)| frame.locale.text(key)).collect();
            let names: Vec<&str> = names.iter().map(|name| &**name).collect();
            let now = now(&frame.session.settings);
            let at = choices.iter().position(|(_, view)| *view == now).unwrap_or(usize::MAX);
            if let Some((_, view)) = segmented_ui(ui, frame.kit, &names, at).and_then(|i| choices.get(i)) {
                frame.emit(Command::View(view.clone()));
            }
        }
        Control::Steps(value, less, more) => {
            let value = value(frame.locale, &frame.session.settings);
            menus::steps_ui(ui, frame, &value, less, more);
        }
        Control::Author => menus::author_field_ui(ui, frame, screen, AUTHOR),
        Control::Does(view) => {
            let command = Command::View(view.clone());
            let (name, key, applies) = (frame.name(&command), frame.key(&command), command.applies(frame.session));
            let mut button = Button::new(&name).enabled(applies);
            if let Some(key) = &key {
                button = button.key(key);
            }
            if button_ui(ui, frame.kit, button).clicked() {
                frame.emit(command);
            }
        }
    }
}

/// What of the settings is found by `query`, by the keys of their names; for tests.
#[cfg(test)]
fn found(query: &str) -> Vec<&'static str> {
    SettingsPage::default().found(query).0.iter().map(|setting| setting.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale;
    use crate::session::Session;

    #[test]
    fn settings_are_found_in_both_languages_however_they_are_written() {
        let check = |query: &str, expected: &[&str]| assert_eq!(found(query), expected, "{query}");
        check("sepia", &["text-theme"]);
        check("ورقى", &["text-theme"]);
        check("typeface naskh", &["text-face"]);
        check("الأرقام", &["settings-digits"]);
        check("ارقام", &["settings-digits"]);
        check("night", &["text-theme"]);
        check("author", &["text-author"]);
        check("spacing", &["text-leading"]);
        check("zoom", &["settings-zoom", "text-size"]);
        check("تباعد", &["text-leading"]);
        check("ليلي", &["text-theme"]);
        check("nothing of this name", &[]);
        assert_eq!(found("").len(), SETTINGS.len());
    }

    #[test]
    fn resetting_is_found_in_both_languages() {
        let page = SettingsPage::default();
        for query in ["reset", "Reset all settings", "default", "إعادة الضبط", "اعادة ضبط", "الافتراضي"]
        {
            assert!(page.found(query).1, "{query}");
        }
        assert!(page.found("reset").0.is_empty(), "the button is enough");
        assert!(!page.found("sepia").1);
    }

    #[test]
    fn every_setting_says_what_it_does() {
        let keys = locale::keys(Language::English);
        for setting in SETTINGS {
            for key in [setting.part.to_owned(), setting.name.to_owned(), setting.about(), setting.words()] {
                assert!(keys.contains(&key), "no message {key}");
            }
        }
    }

    #[test]
    fn what_is_reset_is_what_the_page_shows() {
        let mut changed = Settings {
            author: "Rana".into(),
            language: Language::Arabic,
            digits: Digits::Arabic,
            motion: false,
            zoom: 2.0,
            justify: true,
            ..Settings::default()
        };
        changed.remember("a.txt".into());
        changed.reset();
        let kept = Settings { author: "Rana".into(), language: Language::Arabic, ..Settings::default() };
        assert_eq!(changed, Settings { recent: vec!["a.txt".into()], ..kept });
        let session = Session { settings: changed, ..Session::default() };
        assert!(Command::View(View::ForgetRecent).applies(&session));
    }
}
