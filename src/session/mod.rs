//! What is open and chosen right now: the project, its history, the selection, the settings.
//!
//! Plain data that the window shows and the dispatcher changes. It knows
//! neither egui nor the file system.

mod agreement;
mod beside;
mod export;
mod file;
mod find;
mod import;
mod judging;
mod notice;
mod panels;
mod places;
mod question;
mod recovery;
mod review;
mod settings;
mod update;

pub use crate::locale::{Digits, Language};
pub use agreement::{Agreement, Measured, PEOPLE};
pub use beside::Beside;
pub use export::{Destination, Export, ExportChoices, Stage};
pub use file::{Doing, ReadOnly, Task};
pub use find::{Find, Found, Seek};
pub use import::{Import, ImportStage, Ready, Work};
pub use judging::{Judging, ReviewOf};
pub use notice::{Notice, Offer, Severity};
pub use panels::{Docked, Panel};
pub use places::Places;
pub use question::{Leaving, Question};
pub use recovery::{Choice, OnDisk, Recoverable};
pub use review::{Difference, DifferenceFilter, Review, Side, Whose, author};
pub use settings::{Dim, Face, Settings, ThemeChoice, WindowSize};
pub use update::{Counts, Decision, Placing, Row, Update};

use crate::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Filter, History, Project, Relation, RelationId, RelationKind,
    Role, SourceId, Verdict, VerdictId,
};
use crate::article::{Article, ArticleId};
use crate::text::hash::HashMap;
use crate::text::{Cp, CpRange};
use crate::typeset::Affinity;
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;

/// A place between two graphemes of an article's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// In code points of the article's text.
    pub at: Cp,
    pub affinity: Affinity,
}

impl Cursor {
    /// The cursor before the character at `at`.
    pub fn new(at: Cp) -> Cursor {
        Cursor { at, affinity: Affinity::After }
    }
}

/// What is selected: from where the gesture began to where it is now. Empty when both are one place: a caret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub anchor: Cursor,
    /// The end that moves; the caret stands here.
    pub head: Cursor,
}

impl Selection {
    /// A caret.
    pub fn caret(at: Cursor) -> Selection {
        Selection { anchor: at, head: at }
    }

    /// From `range.start` to `range.end`, the caret at its end.
    pub fn of(range: CpRange) -> Selection {
        Selection { anchor: Cursor::new(range.start), head: Cursor { at: range.end, affinity: Affinity::Before } }
    }

    /// The selected code points of the article's text.
    pub fn range(self) -> CpRange {
        CpRange::between(self.anchor.at, self.head.at)
    }

    /// Whether nothing is selected.
    pub fn is_empty(self) -> bool {
        self.anchor.at == self.head.at
    }
}

/// What the window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// An article.
    #[default]
    Read,
    /// An article as two people read it.
    Review,
    /// The source registry and what its entries are said to have said.
    Sources,
    /// How far several people agree.
    Agreement,
}

impl Page {
    /// All of them, in the order of the toolbar.
    pub const ALL: [Page; 4] = [Page::Read, Page::Review, Page::Sources, Page::Agreement];
}

/// A tie being made: what it begins at is chosen, the other end is picked next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picking {
    /// The annotation the tie begins at.
    pub from: AnnotationId,
    pub what: Picks,
}

/// What is picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picks {
    /// The source of a claim, and perhaps a cue before it.
    Source {
        cue: Option<AnnotationId>,
        /// The attribution whose source it replaces; none makes a new one.
        attribution: Option<AttributionId>,
    },
    /// Whom an attribution came through.
    Hop(AttributionId),
    /// The words that attribute.
    Cue(AttributionId),
    /// The other end of a relation.
    Related(RelationKind),
}

impl Picking {
    /// Whether this annotation can be picked.
    pub fn fits(&self, project: &Project, annotation: &Annotation) -> bool {
        let role = project.label(&annotation.label).and_then(|l| l.role);
        match &self.what {
            Picks::Source { .. } => matches!(role, Some(Role::Source | Role::Cue)),
            Picks::Hop(_) => role == Some(Role::Source),
            Picks::Cue(_) => role == Some(Role::Cue),
            Picks::Related(kind) => {
                let from = project.annotations.get(&self.from);
                annotation.id != self.from
                    && from.is_some_and(|from| project.may_join(*kind, &from.label, &annotation.label))
            }
        }
    }
}

/// What the registry is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The source of the chosen claim, which only the verb tells.
    InTheVerb,
    /// Through whom an attribution came.
    Hop(AttributionId),
    /// Whom a mention means.
    Reference(AnnotationId),
    /// Which entry is made one with this one.
    Merge(SourceId),
}

/// A mark that is being changed for a verdict, and what is to be there again afterwards.
#[derive(Clone, Debug)]
pub struct Changing {
    pub mark: Arc<Annotation>,
    /// All attributions and relations as they were: those that let go of the mark take hold of it again.
    pub attributions: BTreeMap<AttributionId, Arc<Attribution>>,
    pub relations: BTreeMap<RelationId, Arc<Relation>>,
}

/// Where the way through what is open in reviews stops beside marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// At a mark that is proposed.
    Proposal(VerdictId),
    /// At an article that is commented on.
    Article(ArticleId),
}

/// Which remarks the inspector shows while no mark is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    Block,
    #[default]
    Article,
    Project,
}

/// A field of the inspector that is to take the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Note,
    Gloss,
    Tags,
    /// Where the chosen mark or the article is commented on.
    Comment,
    /// The reason of the reviewer's verdict on the chosen mark.
    Reason,
}

/// What the panel at the start lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListTab {
    #[default]
    Articles,
    Marks,
}

/// Everything that is open and chosen.
#[derive(Default)]
pub struct Session {
    pub project: Project,
    pub history: History,
    /// The project's file, once it was saved or opened.
    pub file: Option<PathBuf>,
    /// Why the project may not be changed, if it may not be.
    pub read_only: Option<ReadOnly>,
    pub page: Page,
    /// The entry of the source registry that is shown.
    pub source: Option<SourceId>,
    /// The article in view.
    pub article: Option<ArticleId>,
    pub selection: Option<Selection>,
    /// What stands beside it where it is read; see [`Session::beside`].
    pub parallel: Option<Beside>,
    /// Whether the window fills the screen; then only what is read is shown.
    pub full_screen: bool,
    /// The annotation that is chosen; its card stands beside its mark.
    pub chosen: Option<AnnotationId>,
    pub picking: Option<Picking>,
    /// What is looked at that is no mark; without meaning while one is chosen.
    pub stop: Option<Stop>,
    /// The mark that a reviewer is changing for a verdict.
    pub changing: Option<Changing>,
    /// What the inspector shows while no mark is chosen.
    pub scope: Scope,
    /// The field that takes the focus at the next frame, on which page, with a number that tells one wish from the next.
    pub focus: Option<(Focus, Page, u64)>,
    /// A newer version of an article whose marks are being looked through; nothing else goes on meanwhile.
    pub update: Option<Update>,
    /// Another tool's file that is being taken in.
    pub import: Option<Import>,
    /// Whose agreement is measured, and what came of it.
    pub agreement: Agreement,
    /// A colleague's project that this one is held against.
    pub review: Option<Review>,
    /// The export being made, or the last one.
    pub export: Option<Export>,
    pub find: Find,
    pub settings: Settings,
    /// What they were before the settings or the keys were reset, while that can be taken back.
    pub replaced: Option<Box<Settings>>,
    pub notices: Vec<Notice>,
    /// How many notices there have been.
    pub told: u64,
    /// Files that came from outside and wait until a question is answered, in the order of coming.
    pub arrived: VecDeque<Vec<PathBuf>>,
    pub question: Option<Question>,
    /// Why the path that was typed last was of no use, as long as it is asked for another.
    pub refused: Option<String>,
    /// What goes on once the project is saved.
    pub leaving: Option<Leaving>,
    pub palette_open: bool,
    /// Whether the words of welcome are shown.
    pub welcome: bool,
    pub list_tab: ListTab,
    /// Which panels have room beside the text in the window as it is.
    pub docked: Docked,
    /// The panel that was asked for where it has no room: it lies over the text.
    pub sheet: Option<Panel>,
    /// Which marks the panel lists, and in which order.
    pub filter: Filter,
    /// The files' bytes of articles opened since the start, by which a wrong guess of the encoding can be mended.
    pub originals: HashMap<ArticleId, Arc<[u8]>>,
    /// Recent files that were not there when last looked for.
    pub missing: Vec<PathBuf>,
    /// Where articles were left off, also at earlier starts.
    pub places: Places,
    /// Files that are being read or written.
    pub tasks: Vec<Task>,
    /// Grows each time another project takes the place of the one that is open.
    pub opened: u64,
    /// Grows with every change of the project; what is derived from it is made anew when it differs.
    pub revision: u64,
}

impl Session {
    /// The article in view.
    pub fn article(&self) -> Option<&Arc<Article>> {
        let id = self.article.as_ref()?;
        self.project.articles.iter().find(|a| a.id == *id)
    }

    /// Whether the text has the whole screen, without panels.
    pub fn reads_full_screen(&self) -> bool {
        self.full_screen && self.page == Page::Read && self.update.is_none() && self.article().is_some()
    }

    /// The chosen annotation.
    pub fn chosen(&self) -> Option<&Arc<Annotation>> {
        self.project.annotations.get(self.chosen.as_ref()?)
    }

    /// Who makes verdicts and comments here: the user, whoever works on the project that is open.
    pub fn reviewer(&self) -> &str {
        if self.settings.author.is_empty() { &self.project.author } else { &self.settings.author }
    }

    /// The comparison on whose page the colleague's project is judged now.
    pub fn judging(&self) -> Option<&Review> {
        self.review.as_ref().filter(|_| self.page == Page::Review)
    }

    /// The project that is judged and commented on: on the page of a comparison the copy of the colleague's, else the one
    /// that is open.
    pub fn judged(&self) -> &Project {
        self.judging().map_or(&self.project, |review| &review.judging.project)
    }

    /// The mark that a verdict would be on: on the page of a comparison theirs of the current difference, else the
    /// chosen one.
    pub fn judged_mark(&self) -> Option<&Arc<Annotation>> {
        match self.judging() {
            Some(review) => review.judged(),
            None => self.chosen(),
        }
    }

    /// The name of the step that undo would take back here; on the page of a comparison it may be a verdict.
    pub fn undo_name(&self) -> Option<&'static str> {
        match self.judging().filter(|review| review.judging.undoes_here(&self.history)) {
            Some(review) => review.judging.history.undo_name(),
            None => self.history.undo_name(),
        }
    }

    /// The name of the step that redo would do again here.
    pub fn redo_name(&self) -> Option<&'static str> {
        match self.judging().filter(|review| review.judging.redoes_here(&self.history)) {
            Some(review) => review.judging.history.redo_name(),
            None => self.history.redo_name(),
        }
    }

    /// The reviewer's verdicts that ask for something and don't say why, where one is, in the order of the text.
    pub fn without_reason(&self) -> Vec<VerdictId> {
        let project = self.judged();
        crate::review::without_reason(project, self.reviewer())
    }

    /// Takes back that unsaved verdicts on a colleague's project were given up: the comparison stays.
    pub fn keep_review(&mut self) {
        if let Some(review) = &mut self.review {
            review.judging.given_up = false;
        }
    }

    /// Whether verdicts on a colleague's project would be lost with the comparison.
    pub fn has_unsaved_review(&self) -> bool {
        self.review.as_ref().is_some_and(|review| review.judging.is_unsaved())
    }

    /// The proposal that is looked at, as long as nobody has answered it.
    pub fn proposal(&self) -> Option<&Arc<Verdict>> {
        let (None, Some(Stop::Proposal(id))) = (&self.chosen, &self.stop) else { return None };
        self.project.verdicts.get(id).filter(|verdict| verdict.is_open())
    }

    /// The proposal that is looked at, if it is the reviewer's own, so that it can be made another one.
    pub fn own_proposal(&self) -> Option<&Arc<Verdict>> {
        self.proposal().filter(|verdict| verdict.author == self.reviewer())
    }

    /// The verdict that is answered by the key: of the chosen mark the first that is open; while none is chosen, the
    /// proposal that is looked at, else the first one for the article in view.
    pub fn open_verdict(&self) -> Option<VerdictId> {
        let all = match &self.chosen {
            Some(id) => self.project.verdicts_on(id),
            None => {
                let first = self.project.open_proposals(self.article.as_ref()?);
                self.proposal().into_iter().chain(first).collect()
            }
        };
        // Nobody answers their own.
        let open = all.into_iter().find(|verdict| verdict.is_open() && verdict.author != self.reviewer());
        open.map(|verdict| verdict.id.clone())
    }

    /// The block the caret stands in.
    pub fn block(&self) -> Option<usize> {
        let article = self.article()?;
        Some(article.block_at(self.selection?.head.at))
    }

    /// What is selected, where anything is.
    pub fn selected(&self) -> Option<CpRange> {
        self.selection.filter(|s| !s.is_empty()).map(Selection::range)
    }

    /// Whether the project has changes that no file has.
    pub fn is_dirty(&self) -> bool {
        !self.history.is_saved()
    }

    /// Whether there is a project to speak of. At the start nothing is open, and what is begun then goes into an empty one.
    pub fn is_begun(&self) -> bool {
        self.opened > 1 || self.file.is_some() || self.is_dirty() || !self.project.articles.is_empty()
    }

    /// Whether something is being written to a file.
    pub fn is_saving(&self) -> bool {
        self.tasks.iter().any(|task| task.doing == Doing::Saving)
    }

    /// Whether leaving now would lose work, or cut off the writing of it.
    pub fn is_held_up(&self) -> bool {
        self.is_dirty() || self.is_saving() || self.has_unsaved_review()
    }
}
