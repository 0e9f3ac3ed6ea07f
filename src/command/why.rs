//! Why a command does nothing now: asked by menus, the palette and keys alike.

use super::{Command, Compare, File, Find, Mark, Note, Review, Tie, View};
use crate::locale::Locale;
use crate::session::{Page, Session};

/// Why a command does nothing now. What it says also says what helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The project may only be read.
    ReadOnly,
    /// It is about the text, which is not worked in on the page that is shown.
    NotReading,
    /// It is about what the page of a comparison shows.
    NotComparing,
    NoArticle,
    /// The project is in no file yet.
    NoFile,
    /// Nothing is selected that could be marked with a label.
    NothingToMark,
    NoSelection,
    NeitherSelectionNorMark,
    /// Neither the caret nor a chosen mark says which block is meant.
    NoBlock,
    NoCaret,
    NoMark,
    /// The article has none.
    NoMarks,
    NoClaim,
    NoMention,
    /// The mention means an entry of the registry already.
    HasEntry,
    /// No entry of the registry is chosen.
    NoEntry,
    /// The registry has no other.
    NoOtherEntry,
    /// The claim has an attribution already.
    Attributed,
    /// The claim has no source that somebody could have come between.
    NoSource,
    NotTied,
    NothingToUndo,
    NothingToRedo,
    NothingToFind,
    NotFinding,
    NoCredits,
    NoRecentFiles,
    NoComparison,
    NoDifferences,
    /// No difference that this can be done with is gone to.
    NoDifference,
    /// The colleague has nothing that could be judged; mine could be proposed.
    OnlyProposed,
    /// The difference is about no mark.
    NoVerdict,
    /// The colleague lacks no mark here.
    NothingToPropose,
    NothingDiffers,
    NoConflicts,
    NotChanging,
    NoOpenVerdict,
    NothingSaid,
    NoColleague,
    /// No more people can be measured.
    Crowded,
    NoOtherPlace,
    Undecided,
    AllRead,
    /// It is so already.
    Already,
    /// There is nothing that this could be done with.
    Nothing,
}

impl Why {
    /// The key of its sentence in the message files.
    fn key(self) -> &'static str {
        match self {
            Why::ReadOnly => "read-only-refused",
            Why::NotReading => "why-not-reading",
            Why::NotComparing => "why-not-comparing",
            Why::NoArticle => "why-no-article",
            Why::NoFile => "why-no-file",
            Why::NothingToMark => "notice-mark-needs-selection",
            Why::NoSelection => "why-no-selection",
            Why::NeitherSelectionNorMark => "why-neither-selection-nor-mark",
            Why::NoBlock => "why-no-block",
            Why::NoCaret => "why-no-caret",
            Why::NoMark => "why-no-mark",
            Why::NoMarks => "marks-none",
            Why::NoClaim => "why-no-claim",
            Why::NoMention => "why-no-mention",
            Why::HasEntry => "why-has-entry",
            Why::NoEntry => "why-no-entry",
            Why::NoOtherEntry => "why-no-other-entry",
            Why::Attributed => "why-attributed",
            Why::NoSource => "notice-source-first",
            Why::NotTied => "why-not-tied",
            Why::NothingToUndo => "why-nothing-to-undo",
            Why::NothingToRedo => "why-nothing-to-redo",
            Why::NothingToFind => "why-nothing-to-find",
            Why::NotFinding => "why-not-finding",
            Why::NoCredits => "why-no-credits",
            Why::NoRecentFiles => "why-no-recent-files",
            Why::NoComparison => "why-no-comparison",
            Why::NoDifferences => "why-no-differences",
            Why::NoDifference => "why-no-difference",
            Why::OnlyProposed => "compare-only-proposed",
            Why::NoVerdict => "compare-no-verdict",
            Why::NothingToPropose => "compare-nothing-to-propose",
            Why::NothingDiffers => "compare-nothing-to-take",
            Why::NoConflicts => "why-no-conflicts",
            Why::NotChanging => "why-not-changing",
            Why::NoOpenVerdict => "why-no-open-verdict",
            Why::NothingSaid => "why-nothing-said",
            Why::NoColleague => "why-no-colleague",
            Why::Crowded => "why-crowded",
            Why::NoOtherPlace => "why-no-other-place",
            Why::Undecided => "why-undecided",
            Why::AllRead => "why-all-read",
            Why::Already => "why-already",
            Why::Nothing => "why-nothing",
        }
    }

    /// What its sentence names as what helps, `refused` being the command that does nothing.
    fn help(self, refused: &Command) -> Option<Command> {
        Some(match self {
            Why::NothingToMark => refused.clone(),
            Why::NotReading => Command::View(View::Page(Page::Read)),
            Why::NotComparing | Why::NoComparison => Command::Compare(Compare::Ask),
            Why::NoArticle => Command::File(File::Open),
            Why::NoFile => Command::File(File::Save),
            Why::NoMark | Why::NoMention => Command::Mark(Mark::Next),
            Why::NoEntry => Command::View(View::Page(Page::Sources)),
            Why::NoClaim => Command::Mark(Mark::NextUntied),
            Why::HasEntry => Command::Tie(Tie::AskReference),
            Why::Attributed => Command::Tie(Tie::Untie),
            Why::NoSource | Why::NotTied => Command::Tie(Tie::Source),
            Why::NothingToFind | Why::NotFinding => Command::Find(Find::Open),
            Why::NotChanging => Command::Review(Review::Change),
            Why::NoOpenVerdict => Command::Review(Review::NextOpen),
            Why::NoDifference => Command::Compare(Compare::Next),
            Why::OnlyProposed => Command::Review(Review::Propose(None)),
            Why::NoCaret => Command::Note(Note::OfArticle),
            _ => return None,
        })
    }

    /// The sentence that says why `refused` does nothing now, with the key of what helps, or its name where it has none.
    pub fn told(self, refused: &Command, session: &Session, locale: &Locale) -> String {
        let help = self.help(refused).map(|command| match command.shortcut(session) {
            Some(shortcut) => shortcut.hint(),
            None => name_of(&command, session, locale),
        });
        let schema = session.read_only.as_ref().map(|read_only| read_only.schema);
        let args = [("key", help.unwrap_or_default().into()), ("schema", schema.unwrap_or_default().into())];
        locale.text_with(self.key(), &args)
    }
}

/// What a command is called; of marking with a label that is the label.
fn name_of(command: &Command, session: &Session, locale: &Locale) -> String {
    match command {
        Command::Mark(Mark::Label(id)) => session.project.label(id).map(|l| locale.label(l)).unwrap_or_default(),
        _ => locale.text(&command.name_key()).to_string(),
    }
}

impl Command {
    /// Why it does nothing now; `None` if it does something.
    pub fn why_not(&self, session: &Session) -> Option<Why> {
        if session.read_only.is_some() && self.changes() && !self.is_of_judging(session) {
            return Some(Why::ReadOnly);
        }
        if !self.has_meaning_on(session.page) {
            let compares = matches!(self, Command::Compare(compare) if compare.is_of_the_page());
            return Some(if compares { Why::NotComparing } else { Why::NotReading });
        }
        match self {
            Command::File(file) => file.why_not(session),
            Command::Edit(edit) => edit.why_not(session),
            Command::Select(select) => select.why_not(session),
            Command::Mark(mark) => mark.why_not(session),
            Command::Tie(tie) => tie.why_not(session),
            Command::Assess(_) => super::mark::claim_chosen(session).err(),
            Command::Note(note) => note.why_not(session),
            Command::Find(find) => find.why_not(session),
            Command::Source(source) => source.why_not(session),
            Command::View(view) => view.why_not(session),
            Command::Key(key) => key.why_not(session),
            Command::Labels(labels) => labels.why_not(session),
            Command::Update(update) => update.why_not(session),
            Command::Review(review) => review.why_not(session),
            Command::Agree(agree) => agree.why_not(session),
            Command::Compare(compare) => compare.why_not(session),
        }
    }

    /// Whether it would do anything now.
    pub fn applies(&self, session: &Session) -> bool {
        self.why_not(session).is_none()
    }

    /// Whether its key, pressed where it does nothing, wants to be told why. Keys that move about are pressed at random.
    pub fn explains_itself(&self) -> bool {
        use super::Select;
        !matches!(self, Command::Select(Select::Move { .. } | Select::MoveAnchor(_) | Select::Escape))
    }
}

/// `None` where `holds`; else why not.
pub(super) fn unless(holds: bool, why: Why) -> Option<Why> {
    (!holds).then_some(why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{
        Annotation, AnnotationId, Attribution, AttributionId, LabelId, Mark as Range, Project, SourceId, Subject,
        Timestamp,
    };
    use crate::article::{Article, ArticleId, BlockKind, Meta, Origin};
    use crate::command::{Edit, Select, Source};
    use crate::session::{Cursor, Language, ReadOnly, Selection};
    use crate::text::{Cp, CpRange};
    use std::sync::Arc;

    /// An article with a claim and a source, nothing chosen.
    fn session() -> Session {
        let mut session = Session { project: Project::new("", Timestamp(0)), ..Session::default() };
        let id = ArticleId("a".into());
        let text = [(BlockKind::Paragraph, None, "قالت الوزارة إن السد آمن")];
        let article = Article::new(id.clone(), Meta::default(), Origin::default(), text);
        for (name, label, range) in [("s", "source", CpRange::new(5, 12)), ("c", "claim", CpRange::new(16, 24))] {
            let (mark, label) = (Range::of(&article, range).expect("it is inside"), LabelId(label.into()));
            let mark = Annotation::new(AnnotationId(name.into()), id.clone(), label, vec![mark], "", Timestamp(0));
            session.project.annotations.insert(mark.id.clone(), Arc::new(mark));
        }
        session.project.articles.push(Arc::new(article));
        session.article = Some(id);
        session
    }

    fn choose(session: &mut Session, id: &str) {
        session.chosen = Some(AnnotationId(id.into()));
    }

    fn check(session: &Session, command: Command, expected: Option<Why>) {
        assert_eq!(command.why_not(session), expected, "{command:?}");
        assert_eq!(command.applies(session), expected.is_none(), "{command:?}");
    }

    #[test]
    fn what_does_nothing_says_what_is_missing() {
        let empty = Session::default();
        check(&empty, Command::File(File::Print), Some(Why::NoArticle));
        check(&empty, Command::View(View::FullScreen(true)), Some(Why::NoArticle));
        let mut session = session();
        check(&session, Command::Edit(Edit::Undo), Some(Why::NothingToUndo));
        check(&session, Command::Select(Select::Copy), Some(Why::NeitherSelectionNorMark));
        check(&session, Command::Mark(Mark::Label(LabelId("claim".into()))), Some(Why::NothingToMark));
        check(&session, Command::Mark(Mark::Delete), Some(Why::NoMark));
        check(&session, Command::Note(Note::Note), Some(Why::NoMark));
        check(&session, Command::Note(Note::Tags), Some(Why::NoMark));
        check(&session, Command::Note(Note::OfBlock), Some(Why::NoCaret));
        check(&session, Command::Tie(Tie::Nobody), Some(Why::NoClaim));
        check(&session, Command::Find(Find::Next), Some(Why::NothingToFind));
        check(&session, Command::Source(Source::CreateFromMention(AnnotationId::default())), Some(Why::NoMention));
        check(&session, Command::Source(Source::MergeWith(SourceId::default())), Some(Why::NoEntry));
        check(&session, Command::Compare(Compare::Next), Some(Why::NotComparing));
        session.selection = Some(Selection::caret(Cursor::new(Cp(3))));
        check(&session, Command::Note(Note::OfBlock), None);
        session.page = Page::Sources;
        check(&session, Command::Mark(Mark::Delete), Some(Why::NotReading));
    }

    #[test]
    fn a_claim_that_is_tied_is_not_tied_to_nobody() {
        let mut session = session();
        choose(&mut session, "c");
        check(&session, Command::Tie(Tie::Nobody), None);
        check(&session, Command::Tie(Tie::Hop(None)), Some(Why::NoSource));
        check(&session, Command::Tie(Tie::NextManner), Some(Why::NoSource));
        check(&session, Command::Tie(Tie::Untie), Some(Why::NotTied));
        let subject = Subject::Claim(AnnotationId("c".into()));
        let tie = Attribution::new(AttributionId("t".into()), subject, "", Timestamp(0));
        session.project.attributions.insert(tie.id.clone(), Arc::new(tie));
        check(&session, Command::Tie(Tie::Nobody), Some(Why::Attributed));
        check(&session, Command::Tie(Tie::Untie), None);
        choose(&mut session, "s");
        check(&session, Command::Tie(Tie::Untie), Some(Why::NoClaim));
    }

    #[test]
    fn what_may_only_be_read_is_not_changed_and_can_be_looked_at() {
        let mut session = session();
        session.read_only = Some(ReadOnly { schema: 99, unread: Vec::new() });
        choose(&mut session, "c");
        check(&session, Command::Mark(Mark::Delete), Some(Why::ReadOnly));
        check(&session, Command::File(File::Save), Some(Why::ReadOnly));
        check(&session, Command::Mark(Mark::Next), None);
        check(&session, Command::Select(Select::Copy), None);
    }

    #[test]
    fn every_reason_is_a_sentence_and_names_a_key_or_a_command() {
        let mut session = session();
        let claim = Command::Mark(Mark::Label(LabelId("claim".into())));
        let told = |session: &Session, why: Why| {
            [Language::English, Language::Arabic].map(|language| why.told(&claim, session, &Locale::new(language)))
        };
        for why in [Why::NoMark, Why::NoClaim, Why::NoArticle, Why::Attributed, Why::NotFinding, Why::NoComparison] {
            for text in told(&session, why) {
                assert!(!text.contains("why-") && text.ends_with('.'), "{text}");
            }
        }
        let [english, _] = told(&session, Why::NoMark);
        assert!(english.contains(']'), "{english}");
        session.settings.keys.insert("next-mark".into(), None);
        let [english, arabic] = told(&session, Why::NoMark);
        assert!(english.contains("Next mark") && arabic.contains("العلامة التالية"), "{english} {arabic}");
    }
}
