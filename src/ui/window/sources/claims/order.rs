//! Which claims the table shows, in which order, and where their rows begin.

use super::super::Frame;
use super::super::derived::{ClaimRow, Derived};
use super::Claims;
use super::columns::Columns;
use super::row::{Lines, height};
use crate::annotation::{AnnotationId, SourceId, Standing};
use crate::session::Language;
use crate::text::fold;
use std::cmp::Reverse;
use std::sync::Arc;

/// How many rows are measured; of more the heights are told from the lengths of the texts.
const MEASURED: usize = 250;

/// Which claims the table shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Filter {
    #[default]
    All,
    Ungraded,
    Contradicted,
    Unattributed,
}

impl Filter {
    pub(super) const ALL: [Filter; 4] = [Filter::All, Filter::Ungraded, Filter::Contradicted, Filter::Unattributed];

    pub(super) fn key(self) -> &'static str {
        match self {
            Filter::All => "sources-filter-all",
            Filter::Ungraded => "sources-filter-ungraded",
            Filter::Contradicted => "sources-filter-contradicted",
            Filter::Unattributed => "sources-filter-unattributed",
        }
    }

    fn passes(self, row: &ClaimRow) -> bool {
        match self {
            Filter::All => true,
            Filter::Ungraded => !row.claim.assessment.is_graded(),
            Filter::Contradicted => row.corroboration.contradicted > 0,
            Filter::Unattributed => row.standing == Standing::Unattributed,
        }
    }
}

/// What the table is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Column {
    Claim,
    Chain,
    Credibility,
    Likelihood,
    Corroboration,
    #[default]
    Date,
}

impl Column {
    pub(super) const ALL: [Column; 6] =
        [Column::Claim, Column::Chain, Column::Credibility, Column::Likelihood, Column::Corroboration, Column::Date];

    pub(super) fn key(self) -> &'static str {
        match self {
            Column::Claim => "sources-column-claim",
            Column::Chain => "sources-column-chain",
            Column::Credibility => "sources-column-credibility",
            Column::Likelihood => "sources-column-likelihood",
            Column::Corroboration => "sources-column-corroboration",
            Column::Date => "sources-column-date",
        }
    }
}

/// What the rows in view depend on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    generation: u64,
    /// Of the entries' names, where the rows are measured with them or sorted by them.
    names: Option<u64>,
    source: Option<SourceId>,
    filter: Filter,
    /// The chosen claim, which stays where it is though a grade just given takes it out of what the filter passes.
    stays: Option<AnnotationId>,
    by: Column,
    descending: bool,
    language: Language,
    /// Of the claim and of the chain.
    widths: (f32, f32),
}

impl Claims {
    /// Finds the rows to show, their order and their places, if anything has changed.
    pub(super) fn follow(&mut self, frame: &mut Frame<'_>, derived: &Derived, columns: &Columns) {
        if frame.session.source.is_some() && self.filter == Filter::Unattributed {
            self.filter = Filter::All;
        }
        let was_short = self.order.len() <= MEASURED;
        let shown = self.to_show(frame, derived, columns);
        if self.shown.as_ref() == Some(&shown) {
            return;
        }
        let passes = |row: &&Arc<ClaimRow>| shown.filter.passes(row) || shown.stays.as_ref() == Some(&row.claim.id);
        let mut order: Vec<Arc<ClaimRow>> = match &shown.source {
            Some(source) => derived.rows_of(source).filter(passes).cloned().collect(),
            None => derived.rows.values().filter(passes).cloned().collect(),
        };
        sort(frame, &mut order, shown.by, shown.descending);
        let is_short = order.len() <= MEASURED;
        let same_lines = |before: &Shown| {
            let same_names = !is_short || before.names == shown.names;
            (before.language, before.widths) == (shown.language, shown.widths) && same_names
        };
        let mut known = match self.shown.as_ref().is_some_and(same_lines) && is_short == was_short {
            true => Known { rows: &self.order, lines: &self.lines },
            false => Known::default(),
        };
        let lines = order.iter().map(|row| match known.of(row) {
            Some(lines) => lines,
            None if is_short => Lines::measured(frame.kit, (frame.locale, &frame.session.project), row, shown.widths),
            None => Lines::estimated(frame.locale, row, columns.claim),
        });
        self.lines = lines.collect();
        self.order = order;
        self.reveal = self.shown.as_ref().is_none_or(|before| before.source != shown.source);
        self.shown = Some(shown);
        self.place();
    }

    /// What the rows depend on as things are now.
    fn to_show(&self, frame: &Frame<'_>, derived: &Derived, columns: &Columns) -> Shown {
        let source = frame.session.source.clone();
        let is_same = |shown: &Shown| shown.source == source && shown.filter == self.filter;
        let stays = frame.session.chosen.as_ref().filter(|_| self.filter != Filter::All);
        let stays = stays.filter(|_| self.shown.as_ref().is_some_and(is_same));
        let stays = stays.filter(|id| self.place_of(id).is_some()).cloned();
        let is_short = self.order.len() <= MEASURED;
        Shown {
            generation: derived.generation,
            names: (is_short || self.by == Column::Chain).then_some(derived.renamed),
            source,
            filter: self.filter,
            stays,
            by: self.by,
            descending: !self.ascending,
            language: frame.session.settings.language,
            widths: (columns.claim, columns.chain()),
        }
    }

    /// Puts the rows below each other.
    fn place(&mut self) {
        let mut top = 0.0;
        self.tops.clear();
        self.tops.push(top);
        for (row, lines) in self.order.iter().zip(&self.lines) {
            top += height(row, *lines);
            self.tops.push(top);
        }
    }

    /// Which of the rows is the claim with this id.
    pub(super) fn place_of(&self, id: &AnnotationId) -> Option<usize> {
        self.order.iter().position(|row| row.claim.id == *id)
    }
}

/// The lines of rows shown before, in their order.
#[derive(Default)]
struct Known<'c> {
    rows: &'c [Arc<ClaimRow>],
    lines: &'c [Lines],
}

impl Known<'_> {
    /// How many rows before it may have gone: an edit seldom takes more out in one place.
    const AHEAD: usize = 8;

    /// The lines of this row, if it is among the next ones; those before it are left behind.
    fn of(&mut self, row: &Arc<ClaimRow>) -> Option<Lines> {
        let at = self.rows.iter().take(Known::AHEAD).position(|known| Arc::ptr_eq(known, row))?;
        let lines = self.lines.get(at).copied();
        self.rows = self.rows.get(at + 1..).unwrap_or_default();
        self.lines = self.lines.get(at + 1..).unwrap_or_default();
        lines
    }
}

/// Sorts by a column; what is equal there by day, then by place in the articles.
fn sort(frame: &Frame<'_>, order: &mut [Arc<ClaimRow>], by: Column, descending: bool) {
    let project = &frame.session.project;
    order.sort_by_cached_key(|row| (Reverse(row.date), row.place));
    let arabic = frame.session.settings.language == Language::Arabic;
    match by {
        Column::Claim => order.sort_by_cached_key(|row| fold::fold(&row.claim.quote()).text().to_owned()),
        Column::Chain => order.sort_by_cached_key(|row| {
            let source = row.ties.iter().find_map(|tie| tie.source.as_ref());
            // Claims without a source come last.
            source.map_or((true, String::new()), |party| {
                (false, fold::fold(&project.party_name(party, arabic)).text().to_owned())
            })
        }),
        Column::Credibility => {
            order.sort_by_key(|row| row.claim.assessment.credibility.map_or((true, 0), |c| (false, c.digit())));
        }
        Column::Likelihood => order.sort_by_key(|row| {
            row.claim.assessment.likelihood.map_or((true, Reverse(0)), |l| (false, Reverse(l.percent().0)))
        }),
        Column::Corroboration => order.sort_by_key(|row| {
            let c = row.corroboration;
            (Reverse(c.independent), c.contradicted)
        }),
        Column::Date => {}
    }
    // Text columns begin at the first letter, the others with the most, the surest and the latest.
    let turned = if matches!(by, Column::Claim | Column::Chain) { descending } else { !descending };
    if turned {
        order.reverse();
    }
}
