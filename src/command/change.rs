//! Which commands change the project or its file: those refused where it may only be read.

use super::{About, Command, Compare, Edit, File, Find, Labels, Mark, Note, Source};
use crate::session::Session;

impl Command {
    /// Whether it changes the project or writes its file, or begins to.
    pub fn changes(&self) -> bool {
        match self {
            Command::File(file) => matches!(
                file,
                File::PasteArticle
                    | File::ReadAs(_)
                    | File::UpdateArticle
                    | File::UpdateArticleByPath
                    | File::UpdateFrom(_)
                    | File::PasteVersion
                    | File::RemoveArticle
                    | File::Save
                    | File::SaveAs
                    | File::SaveByPath
                    | File::SaveTo(_)
                    | File::KeepMine
                    | File::MergeTheirs
                    | File::Import(_)
            ),
            // The author's name is the user's own setting too.
            Command::Edit(edit) => !matches!(edit, Edit::SetAuthor(_)),
            Command::Mark(mark) => !matches!(
                mark,
                Mark::Choose(_)
                    | Mark::Filter(_)
                    | Mark::Next
                    | Mark::Previous
                    | Mark::NextUntied
                    | Mark::PreviousUntied
            ),
            Command::Tie(_) | Command::Assess(_) => true,
            Command::Note(note) => matches!(note, Note::Write { .. } | Note::AskFill { .. } | Note::Fill { .. }),
            Command::Find(find) => matches!(find, Find::MarkAll(_)),
            Command::Source(source) => !matches!(source, Source::Choose(_)),
            Command::Labels(labels) => !matches!(labels, Labels::Show(_) | Labels::Export | Labels::ExportTo(_)),
            Command::Review(review) => review.changes(),
            // What is measured is only read.
            Command::Agree(_) => false,
            Command::Compare(compare) => matches!(compare, Compare::Take | Compare::TakeAll),
            // A version can't wait where the article may not be replaced.
            Command::Select(_) | Command::View(_) | Command::Key(_) | Command::Update(_) => false,
        }
    }

    /// Whether it changes not the project that is open but what is said of a colleague's, on the page of the comparison.
    pub fn is_of_judging(&self, session: &Session) -> bool {
        let Some(review) = session.judging() else { return false };
        match self {
            Command::Review(review) => review.is_said(),
            Command::Note(Note::Write { about, .. }) => matches!(about, About::Verdict(_) | About::Comment(_)),
            Command::Edit(Edit::Undo) => review.judging.undoes_here(&session.history),
            Command::Edit(Edit::Redo) => review.judging.redoes_here(&session.history),
            _ => false,
        }
    }
}
