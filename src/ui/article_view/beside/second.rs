//! Another article beside the one that is read, with its marks.

use super::super::ink::Canvas;
use super::super::{ArticleView, Geometry, accessible, covered, furniture, page_style};
use super::Pairing;
use crate::annotation::AnnotationId;
use crate::article::{Article, ArticleId, BlockKind};
use crate::command::{Command, Select, Tie};
use crate::locale::Locale;
use crate::session::{Picks, Session};
use crate::ui::frame::Frame;
use crate::ui::kit::Kit;
use crate::ui::marks::MarkIndex;
use crate::ui::page::{Page, PageStyle, Scroll, Visible};
use crate::ui::theme::size;
use egui::{CursorIcon, Pos2, Response, Ui};
use std::sync::Arc;

/// The other article as it is on the screen.
pub(in crate::ui::article_view) struct Second {
    page: Page,
    marks: MarkIndex,
    revision: Option<(u64, ArticleId)>,
    pairing: Pairing,
    /// What the rows were estimated from: both articles and how they are set.
    of: Option<(Arc<Article>, PageStyle, Arc<Article>, PageStyle)>,
    hovered: Option<AnnotationId>,
    /// What assistive technology was told of the text in the last frame.
    heard: accessible::Heard,
}

/// Whether blocks of these kinds stand for each other.
fn are_alike(a: BlockKind, b: BlockKind) -> bool {
    let group = |kind| match kind {
        BlockKind::Title | BlockKind::Heading => 0,
        BlockKind::Byline | BlockKind::Dateline | BlockKind::Credit | BlockKind::Caption => 1,
        BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem => 2,
    };
    group(a) == group(b)
}

/// How two articles go together: block by block where they have as many and each is of a like kind.
pub(super) fn pairing(a: &Article, b: &Article) -> Pairing {
    let (first, second) = (a.blocks(), b.blocks());
    let alike = first.len() == second.len() && first.iter().zip(second).all(|(a, b)| are_alike(a.kind, b.kind));
    if alike { Pairing::Blocks } else { Pairing::Parts }
}

impl Second {
    pub(super) fn new(article: Arc<Article>, kit: &Kit, style: PageStyle) -> Second {
        Second {
            page: Page::new(article, kit.text.fonts().clone(), style),
            marks: MarkIndex::default(),
            revision: None,
            pairing: Pairing::Parts,
            of: None,
            hovered: None,
            heard: accessible::Heard::default(),
        }
    }

    pub(super) fn article(&self) -> &Arc<Article> {
        self.page.article()
    }

    #[cfg(test)]
    pub(super) fn pairing(&self) -> Pairing {
        self.pairing
    }

    /// Takes over what the project says; estimates the rows anew where either side is another or set otherwise.
    pub(super) fn follow(&mut self, session: &Session, page: &mut Page, at: &Geometry) {
        let Some(article) = session.project.article(&self.article().id).cloned() else { return };
        self.page.set_article(article.clone());
        self.page.set_style(page_style(session, &article, at.scale, at.column));
        let revision = (session.revision, article.id.clone());
        if self.revision.as_ref() != Some(&revision) {
            self.marks.follow(&session.project, &article);
            self.revision = Some(revision);
        }
        let same = self.of.as_ref().is_some_and(|(first, style, second, beside)| {
            Arc::ptr_eq(first, page.article())
                && Arc::ptr_eq(second, &article)
                && style == page.style()
                && beside == self.page.style()
        });
        if same {
            return;
        }
        self.pairing = pairing(page.article(), &article);
        page.set_beside(match self.pairing {
            Pairing::Blocks => (0..article.blocks().len()).map(|block| self.page.own_pitch(block) as f32).collect(),
            Pairing::Parts => Vec::new(),
        });
        self.of = Some((page.article().clone(), page.style().clone(), article, self.page.style().clone()));
    }

    /// Lays out the block beside block `block`.
    pub(super) fn measure(&mut self, page: &mut Page, block: usize) -> bool {
        if self.pairing == Pairing::Parts {
            return false;
        }
        self.page.ensure(block);
        page.set_beside_at(block, self.page.own_pitch(block) as f32)
    }

    pub(super) fn trim(&mut self, visible: &Visible) {
        if self.pairing == Pairing::Blocks {
            self.page.trim(visible.blocks.clone());
        }
    }

    /// From where to where block `block` is drawn.
    #[cfg(test)]
    pub(super) fn side(&mut self, block: usize, at: &Geometry) -> (f32, f32) {
        let top = self.page.top(block);
        (at.y(top), at.y(top + f64::from(self.page.block_height(block))))
    }

    /// The blocks that are shown, each with where it is drawn: beside its own, or all as one page that is as far through.
    pub(super) fn rows(
        &mut self,
        session: &Session,
        page: &mut Page,
        at: &Geometry,
        visible: &Visible,
    ) -> Vec<(usize, Geometry)> {
        match self.pairing {
            Pairing::Blocks => visible
                .blocks
                .clone()
                .map(|block| {
                    let top = self.page.top(block) - (page.top(block) - visible.top);
                    (block, Geometry { top, ..*at })
                })
                .collect(),
            Pairing::Parts => {
                let window = f64::from(at.area.height() * at.scale);
                let above = f64::from((size::PAGE_TOP + covered(session, at.area.width())) * at.scale);
                let below = f64::from(size::PAGE_BOTTOM * at.scale);
                let top = as_far(page, &mut self.page, visible, window, above);
                let shown = Scroll::at(&mut self.page, top).settle(&mut self.page, window, above, below);
                shown.blocks.map(|block| (block, Geometry { top: shown.top, ..*at })).collect()
            }
        }
    }

    /// Shows the blocks beside those in view.
    pub(super) fn column_ui(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        view: &mut ArticleView,
        (at, visible, ground): (&Geometry, &Visible, &Response),
    ) {
        let Frame { kit, locale, session, commands } = frame;
        let Some(page) = &mut view.page else { return };
        let rows = self.rows(session, page, at, visible);
        self.pointer(ui, session, ground, &rows, commands);
        let painter = ui.painter().with_clip_rect(at.area);
        for (behind, (block, geometry)) in rows.iter().map(|row| (true, row)).chain(rows.iter().map(|row| (false, row)))
        {
            let (marks, hovered) = (&self.marks, self.hovered.as_ref());
            let canvas = Canvas { painter: &painter, geometry, session, marks, hovered };
            if behind {
                canvas.behind(kit, &mut self.page, *block);
                canvas.ghosts(kit, &mut self.page, *block);
                continue;
            }
            canvas.text(kit, &mut self.page, *block);
            if session.settings.show_controls {
                canvas.controls(kit, &mut self.page, *block);
            }
            let alone = Visible { blocks: *block..*block + 1, ..visible.clone() };
            furniture::meta(&painter, kit, locale, &mut self.page, geometry, &alone);
        }
        self.accessible(ui, locale, session, ground, &rows);
    }

    /// Marks light up under the pointer. A click on one is a relation's other end while that is picked; else the
    /// article comes to the side that is worked in, its mark chosen.
    fn pointer(
        &mut self,
        ui: &Ui,
        session: &Session,
        ground: &Response,
        rows: &[(usize, Geometry)],
        commands: &mut Vec<Command>,
    ) {
        let picks = |id: &AnnotationId| {
            let annotation = session.project.annotations.get(id);
            let picking = session.picking.as_ref().filter(|picking| matches!(picking.what, Picks::Related(_)));
            annotation.zip(picking).is_some_and(|(annotation, picking)| picking.fits(&session.project, annotation))
        };
        let at = ground.hover_pos().or(ground.interact_pointer_pos());
        let mark = at.and_then(|at| self.mark_at(rows, at));
        let mark = mark.filter(|id| session.picking.is_none() || picks(id));
        if mark.is_some() {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        if let Some(id) = mark.clone().filter(|_| ground.clicked()) {
            commands.push(match session.picking {
                Some(_) => Command::Tie(Tie::Pick(id)),
                None => Command::Select(Select::ShowMark(id)),
            });
        }
        self.hovered = mark;
    }

    fn mark_at(&mut self, rows: &[(usize, Geometry)], at: Pos2) -> Option<AnnotationId> {
        let mut found = None;
        for (number, geometry) in rows {
            let (x, y) = geometry.on_page(at);
            let Some((block, cp)) = self.page.character_at(x, y).filter(|(block, _)| block == number) else { continue };
            found = self.marks.innermost(block, cp, |_| true).map(|mark| mark.annotation.id.clone());
        }
        found
    }

    /// Puts the article into the tree for assistive technology, and names it.
    fn accessible(
        &mut self,
        ui: &mut Ui,
        locale: &Locale,
        session: &Session,
        ground: &Response,
        rows: &[(usize, Geometry)],
    ) {
        let name = format!("{}: {}", locale.text("beside-view"), self.article().title());
        let marks = &self.marks;
        let marked = |number: usize| accessible::marked(locale, &session.project, marks, number);
        accessible::document_ui(ui, &mut self.page, ground, (&name, &marked), rows, &mut self.heard);
    }
}

/// The top of the view on `other`, in px, at which it is as far through as the view on `page` is. What is compared is the
/// place in the text at the line that goes from the view's top, at the beginning, to its foot, at the end.
fn as_far(page: &mut Page, other: &mut Page, visible: &Visible, window: f64, above: f64) -> f64 {
    let travel = visible.height - window;
    let part = if travel > 0.0 { ((visible.top + above) / travel).clamp(0.0, 1.0) } else { 0.0 };
    if part <= 0.0 {
        return -above;
    }
    let at = furniture::text_at(page, visible.top + part * window);
    let length = |page: &Page| f64::from(page.article().index().len().0);
    let there = at / length(page).max(1.0) * length(other);
    furniture::height_of(other, there) - part * window
}
