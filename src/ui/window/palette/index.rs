//! What the palette can find: commands, articles, sources.

use crate::annotation::SourceId;
use crate::article::ArticleId;
use crate::command::{Command, Labels, Mark, Select, Source, View, Why};
use crate::locale::Locale;
use crate::session::{Language, Page, Session};
use crate::text::CpRange;
use crate::text::fuzzy::{Name, Query};
use std::cmp::Reverse;

/// What stands in a row of the palette.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    Command(Command),
    Article(ArticleId),
    /// An entry of the source registry.
    Source(SourceId),
}

/// Something that can be found.
pub(super) struct Entry {
    pub item: Item,
    /// As the row shows it.
    pub title: String,
    /// The message that says what it is.
    pub kind: &'static str,
    /// Why it does nothing now, if it does nothing.
    pub why_not: Option<Why>,
    names: Vec<Name>,
}

/// An entry that was found, and the letters of its title that were.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub entry: usize,
    pub ranges: Vec<CpRange>,
}

/// More rows than anybody reads; what is not among them wants another word.
const MOST: usize = 60;

/// All that can be found in one state of the session.
pub(super) struct Index {
    pub entries: Vec<Entry>,
    /// What it was made for: the project's revision and the interface's language.
    pub of: (u64, Language),
}

impl Item {
    /// What choosing the row does.
    pub fn commands(&self) -> Vec<Command> {
        match self {
            Item::Command(command) => vec![command.clone()],
            Item::Article(id) => {
                vec![Command::View(View::Page(Page::Read)), Command::Select(Select::Article(id.clone()))]
            }
            Item::Source(id) => {
                vec![Command::View(View::Page(Page::Sources)), Command::Source(Source::Choose(Some(id.clone())))]
            }
        }
    }
}

impl Index {
    /// Reads the commands and the project; `locales` are English and Arabic.
    pub fn new(session: &Session, shown: &Locale, locales: &[Locale; 2]) -> Index {
        let mut entries: Vec<Entry> = Vec::new();
        for command in Command::catalogue(session) {
            if command == Command::View(View::Palette) {
                continue;
            }
            let name = |locale: &Locale| match &command {
                Command::Mark(Mark::Label(id)) => {
                    let label = session.project.label(id).map(|label| locale.label(label)).unwrap_or_default();
                    format!("{}: {label}", locale.text("command-mark"))
                }
                command => locale.text(&command.name_key()).to_string(),
            };
            let title = name(shown);
            let other = locales.iter().filter(|l| l.language() != shown.language()).map(|l| Name::new(&name(l)));
            let names = std::iter::once(Name::new(&title)).chain(other).collect();
            let (kind, why_not) = (command.family_key(), command.why_not(session));
            entries.push(Entry { item: Item::Command(command), title, kind, why_not, names });
        }
        push_labels(&mut entries, session, shown, locales);
        push_articles(&mut entries, session, shown);
        push_sources(&mut entries, session, shown);
        Index { entries, of: (session.revision, shown.language()) }
    }

    /// What `typed` finds, the best first; those that do nothing now last. Without a word the commands alone are
    /// found, those run last first.
    pub fn find(&self, typed: &str, recent: &[Command]) -> Vec<Hit> {
        let query = Query::new(typed);
        let recency = |entry: &Entry| match &entry.item {
            Item::Command(command) => recent.iter().position(|c| c == command),
            _ => None,
        };
        let mut found: Vec<(Reverse<(bool, i32)>, Hit)> = Vec::new();
        for (number, entry) in self.entries.iter().enumerate() {
            let (recency, applies) = (recency(entry), entry.why_not.is_none());
            if query.is_empty() {
                if matches!(entry.item, Item::Command(_)) {
                    let score = recency.map_or(0, |at| i32::try_from(recent.len() - at).unwrap_or(0));
                    found.push((Reverse((applies, score)), Hit { entry: number, ranges: Vec::new() }));
                }
            } else if let Some(hit) = query.find(&entry.names) {
                // Commands before what they may be about, those used lately a little before others.
                let score = hit.score + if recency.is_some() { 8 } else { 0 };
                found.push((Reverse((applies, score)), Hit { entry: number, ranges: hit.ranges }));
            }
        }
        found.sort_by_key(|(score, hit)| (*score, hit.entry));
        found.into_iter().take(MOST).map(|(_, hit)| hit).collect()
    }
}

/// The labels, to be looked at in the label set.
fn push_labels(entries: &mut Vec<Entry>, session: &Session, shown: &Locale, locales: &[Locale; 2]) {
    for label in &session.project.labels {
        let command = Command::Labels(Labels::Show(Some(label.id.clone())));
        let title = |locale: &Locale| format!("{}: {}", locale.text("command-edit-label"), locale.label(label));
        let (title, names) = (title(shown), locales.iter().map(|l| Name::new(&title(l))));
        let names = std::iter::once(Name::new(&title)).chain(names).collect();
        entries.push(Entry { item: Item::Command(command), title, kind: "family-labels", why_not: None, names });
    }
}

fn push_articles(entries: &mut Vec<Entry>, session: &Session, shown: &Locale) {
    for article in &session.project.articles {
        let title = match article.title() {
            "" => shown.text("untitled-article").to_string(),
            title => title.to_owned(),
        };
        let names = vec![Name::new(&title), Name::new(&article.meta.publisher), Name::new(&article.origin.file_name)];
        let item = Item::Article(article.id.clone());
        entries.push(Entry { item, title, kind: "palette-article", why_not: None, names });
    }
}

fn push_sources(entries: &mut Vec<Entry>, session: &Session, shown: &Locale) {
    for source in session.project.sources.values() {
        let title = source.name.either(shown.language() == Language::Arabic);
        let title = if title.is_empty() { source.names().next().unwrap_or_default() } else { title }.to_owned();
        if title.is_empty() {
            continue;
        }
        let mut names = vec![Name::new(&title)];
        names.extend(source.names().filter(|name| *name != title).map(Name::new));
        let item = Item::Source(source.id.clone());
        entries.push(Entry { item, title, kind: "palette-source", why_not: None, names });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Bilingual, Project, Source, Timestamp};
    use crate::command::{Edit, File};
    use std::sync::Arc;

    fn session() -> Session {
        let mut project = Project::new("", Timestamp(0));
        let names = [
            ("وزارة الدفاع الأميركية", "US Department of Defense", "البنتاغون"),
            ("وكالة رويترز", "Reuters", "Reuters News Agency"),
            ("إيلاف", "Elaph", ""),
        ];
        for (number, (ar, en, alias)) in names.into_iter().enumerate() {
            let name = Bilingual { ar: ar.to_owned(), en: en.to_owned() };
            let mut source = Source::new(SourceId(format!("s{number}").into()), name, "", Timestamp(0));
            source.add_alias(alias);
            project.sources.insert(source.id.clone(), Arc::new(source));
        }
        Session { project, ..Session::default() }
    }

    fn check(language: Language, query: &str, expected: &str) {
        let (session, shown) = (session(), Locale::new(language));
        let locales = [Language::English, Language::Arabic].map(Locale::new);
        let mut index = Index::new(&session, &shown, &locales);
        // What applies depends on a selection and the like, which this is not about.
        index.entries.iter_mut().for_each(|entry| entry.why_not = None);
        let found = index.find(query, &[]);
        let titles: Vec<&str> = found.iter().map(|hit| index.entries[hit.entry].title.as_str()).collect();
        assert_eq!(titles.first().copied(), Some(expected), "{query}: {titles:?}");
    }

    #[test]
    fn what_one_would_type_finds_what_one_means() {
        let english = |query, expected| check(Language::English, query, expected);
        english("save", "Save");
        english("save as", "Save as…");
        english("dark", "Theme: dark");
        english("sepai", "Theme: sepia");
        english("داكن", "Theme: dark");
        english("تراجع", "Undo");
        english("undo", "Undo");
        english("next", "Next mark");
        english("nm", "Next mark");
        english("claim", "Mark: Claim");
        english("mark source", "Mark: Source");
        english("tie", "Tie the claim to its source");
        english("caption", "This block is a caption");
        english("shortcuts", "All shortcuts");
        english("language arabic", "Interface language: Arabic · العربية");
    }

    #[test]
    fn arabic_queries_find_with_folding_and_slips() {
        let arabic = |query, expected| check(Language::Arabic, query, expected);
        arabic("حفظ", "حفظ");
        arabic("حفظ باسم", "حفظ باسم…");
        arabic("اسناد", "إسناد الادعاء إلى مصدره");
        arabic("إسنـــاد", "إسناد الادعاء إلى مصدره");
        arabic("المظهر داكن", "المظهر: داكن");
        arabic("المضهر داكن", "المظهر: داكن");
        arabic("ادعاء", "تعليم: ادعاء");
        arabic("اميري", "الخط: أميري");
        arabic("language english", "لغة الواجهة: الإنجليزية · English");
        arabic("البنتاغون", "وزارة الدفاع الأميركية");
        arabic("reuters", "وكالة رويترز");
        arabic("ايلاف", "إيلاف");
        arabic("الدفاع", "وزارة الدفاع الأميركية");
    }

    #[test]
    fn what_was_run_last_comes_first_where_nothing_is_typed() {
        let (session, shown) = (session(), Locale::new(Language::English));
        let locales = [Language::English, Language::Arabic].map(Locale::new);
        let index = Index::new(&session, &shown, &locales);
        let recent = [Command::View(View::About), Command::File(File::Open), Command::Edit(Edit::Undo)];
        let found = index.find("", &recent);
        let first: Vec<&Item> = found.iter().take(2).map(|hit| &index.entries[hit.entry].item).collect();
        assert_eq!(first, [&Item::Command(recent[0].clone()), &Item::Command(recent[1].clone())]);
        assert!(found.iter().all(|hit| matches!(index.entries[hit.entry].item, Item::Command(_))));
    }
}
