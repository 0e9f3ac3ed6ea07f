//! The law of the rows: both sides of each begin at the same height, and neither reaches into the next.

use super::*;
use crate::annotation::{Bilingual, Edit, Place, PlaceRemarks, Project, Remarks, Timestamp};
use crate::article::{Article, ArticleId, BlockKind, Meta, Origin};
use crate::session::Settings;
use crate::text::Direction;
use egui::{Context, pos2, vec2};
use proptest::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// The view's size, in points; half of it for each side.
const ROOM: egui::Vec2 = vec2(900.0, 640.0);

/// Of both sides of a block in view, from where to where they are drawn, in points.
type Sides = [(f32, f32); 2];

/// An article view with something beside it.
struct Pair {
    session: Session,
    kit: Kit,
    view: ArticleView,
    scale: f32,
    /// The blocks of another article that were shown beside.
    beside: Range<usize>,
}

fn words(count: usize) -> String {
    vec!["قالت الوزارة"; count.max(1)].join(" ")
}

fn article(name: &str, blocks: &[(BlockKind, usize)]) -> Arc<Article> {
    let parts = blocks.iter().map(|(kind, count)| (*kind, None, words(*count)));
    Arc::new(Article::new(ArticleId(name.into()), Meta::default(), Origin::default(), parts))
}

impl Pair {
    fn new(articles: Vec<Arc<Article>>, parallel: Beside, scale: f32) -> Pair {
        let mut kit = Kit::new(&Context::default());
        kit.text.begin_frame(scale, Direction::Ltr);
        let mut session = Session { project: Project::new("", Timestamp(0)), ..Session::default() };
        session.article = articles.first().map(|article| article.id.clone());
        session.project.articles = articles;
        session.parallel = Some(parallel);
        session.settings = Settings::default();
        Pair { session, kit, view: ArticleView::default(), scale, beside: 0..0 }
    }

    fn translate(&mut self, block: usize, text: String) {
        let gloss = Bilingual { en: text, ..Bilingual::default() };
        let said = PlaceRemarks { remarks: Remarks { gloss, ..Remarks::default() }, ..PlaceRemarks::default() };
        let place = Place::Block(self.session.article.clone().expect("an article"), block as u32);
        self.session.project.apply(Edit::PutRemarks(place, Arc::new(said))).expect("it can be said");
        self.session.revision += 1;
    }

    /// One frame: the rows in view, each with both its sides.
    fn frame(&mut self) -> Vec<(usize, Sides)> {
        let Pair { session, kit, view, scale, beside: shown } = self;
        let scale = *scale;
        let whole = Rect::from_min_size(pos2(0.0, 0.0), ROOM);
        let (area, room) = divide(session, kit, whole);
        let mut first = place_column(session, kit, area, scale, true);
        view.derive(kit, session, scale, first.column);
        let mut second = derive(view, kit, session, room, scale).expect("something stands beside");
        view.window = f64::from(area.height() * scale);
        let visible = settle_rows(view, kit, session, area.width(), Some(&second), scale).expect("an article");
        (first.top, second.top) = (visible.top, visible.top);
        let (Some(page), Some(column)) = (&mut view.page, &mut view.beside) else { panic!("both sides are there") };
        let mut beside: Vec<(f32, f32)> = Vec::new();
        match column {
            Column::Translation(translation) => {
                for block in visible.blocks.clone() {
                    let top = second.y(page.top(block));
                    beside.push((top, top + translation.height(kit, session, block, &second)));
                }
            }
            Column::Second(other) => {
                let rows = other.rows(session, page, &second, &visible);
                *shown = rows.first().map_or(0, |row| row.0)..rows.last().map_or(0, |row| row.0 + 1);
                for (block, at) in rows {
                    beside.push(other.side(block, &at));
                }
            }
        }
        let side = |block: usize| {
            let top = page.top(block);
            (first.y(top), first.y(top + f64::from(page.block_height(block))))
        };
        let blocks: Vec<(f32, f32)> = visible.blocks.clone().map(side).collect();
        visible.blocks.zip(blocks.into_iter().zip(beside).map(|(a, b)| [a, b])).collect()
    }

    /// How many blocks of the article are laid out.
    fn laid_out(&self) -> usize {
        let page = self.view.page.as_ref().expect("an article");
        (0..page.article().blocks().len()).filter(|block| page.layout(*block).is_some()).count()
    }
}

/// Sees that rows keep the law.
fn check(rows: &[(usize, Sides)]) {
    assert!(!rows.is_empty(), "something is in view");
    for (block, [first, second]) in rows {
        assert!((first.0 - second.0).abs() <= 0.51, "both sides of {block} begin at one height: {first:?} {second:?}");
    }
    for pair in rows.windows(2) {
        let [(block, sides), (next, below)] = pair else { continue };
        assert_eq!(*next, block + 1);
        for side in sides {
            assert!(side.1 <= below[0].0 + 0.51, "{block} ends above the next: {side:?} {:?}", below[0]);
        }
    }
}

fn kinds() -> impl Strategy<Value = BlockKind> {
    prop::sample::select(vec![BlockKind::Title, BlockKind::Heading, BlockKind::Paragraph, BlockKind::Quote])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn rows_of_two_articles_begin_together_and_never_overlap(
        blocks in prop::collection::vec((kinds(), 1..40_usize, 1..40_usize), 1..14),
        down in prop::collection::vec(-900.0..900.0_f64, 0..4),
        scale in prop::sample::select(vec![1.0_f32, 1.5, 2.0]),
    ) {
        let first: Vec<_> = blocks.iter().map(|(kind, count, _)| (*kind, *count)).collect();
        let second: Vec<_> = blocks.iter().map(|(kind, _, count)| (*kind, *count)).collect();
        let articles = vec![article("a", &first), article("b", &second)];
        let mut pair = Pair::new(articles, Beside::Article(ArticleId("b".into())), scale);
        check(&pair.frame());
        prop_assert_eq!(pair.view.pairing(), Some(Pairing::Blocks));
        for delta in down {
            pair.view.scroll.by(delta);
            check(&pair.frame());
        }
    }

    #[test]
    fn rows_of_a_translation_begin_together_and_never_overlap(
        blocks in prop::collection::vec((kinds(), 1..40_usize, 0..60_usize), 1..14),
        down in prop::collection::vec(-900.0..900.0_f64, 0..4),
        scale in prop::sample::select(vec![1.0_f32, 1.5, 2.0]),
    ) {
        let first: Vec<_> = blocks.iter().map(|(kind, count, _)| (*kind, *count)).collect();
        let mut pair = Pair::new(vec![article("a", &first)], Beside::Translation, scale);
        for (block, (.., count)) in blocks.iter().enumerate().filter(|(_, (.., count))| *count > 0) {
            pair.translate(block, vec!["the ministry\nsaid"; *count].join(" "));
        }
        check(&pair.frame());
        for delta in down {
            pair.view.scroll.by(delta);
            check(&pair.frame());
        }
        // What is written while it is in view moves what is below it, and nothing else.
        let (top, _) = pair.frame()[0];
        pair.translate(top, vec!["at length"; 50].join(" "));
        check(&pair.frame());
    }
}

#[test]
fn of_a_long_article_only_what_is_in_view_is_laid_out() {
    let blocks = vec![(BlockKind::Paragraph, 22); 4_000];
    let (first, second) = (article("a", &blocks), article("b", &blocks));
    assert!(first.text().len() > 1_000_000, "a megabyte");
    for beside in [Beside::Translation, Beside::Article(ArticleId("b".into()))] {
        let mut pair = Pair::new(vec![first.clone(), second.clone()], beside.clone(), 1.0);
        check(&pair.frame());
        let mut before = pair.laid_out();
        assert!(before < 20, "{beside:?}: {before}");
        for step in 0..20 {
            // By hand, and every fifth time far away.
            match step % 5 {
                0 => {
                    pair.view.reveal(super::super::Reveal::Block(150 * (step + 1)));
                    let (session, scale) = (&pair.session, pair.scale);
                    pair.view.bring_into_view(session, ROOM.x / 2.0, scale);
                }
                _ => pair.view.scroll.by(400.0),
            }
            check(&pair.frame());
            let now = pair.laid_out();
            assert!(now - before < 20, "{beside:?}: {now} after {before}");
            before = now;
        }
    }
}

#[test]
fn articles_of_other_shapes_are_as_far_through() {
    let first = article("a", &vec![(BlockKind::Paragraph, 20); 60]);
    let second = article("b", &vec![(BlockKind::Paragraph, 30); 25]);
    let mut pair = Pair::new(vec![first, second], Beside::Article(ArticleId("b".into())), 1.0);
    let shown = |pair: &mut Pair| -> (usize, usize) {
        let rows = pair.frame();
        (rows[0].0, pair.beside.start)
    };
    assert_eq!(shown(&mut pair), (0, 0), "both begin at the beginning");
    assert_eq!(pair.view.pairing(), Some(Pairing::Parts));
    pair.view.reveal(super::super::Reveal::Block(30));
    let (session, scale) = (&pair.session, pair.scale);
    pair.view.bring_into_view(session, ROOM.x / 2.0, scale);
    let (at, beside) = shown(&mut pair);
    let parts = (at as f32 / 60.0, beside as f32 / 25.0);
    assert!((parts.0 - parts.1).abs() < 0.1, "{parts:?}");
    pair.view.scroll.by(1.0e9);
    pair.frame();
    assert_eq!(pair.beside.end, 25, "both end at the end");
}

#[test]
fn articles_are_paired_by_blocks_where_each_has_its_like() {
    use BlockKind::{Caption, Credit, Heading, ListItem, Paragraph, Title};
    let check = |a: &[BlockKind], b: &[BlockKind], expected: Pairing| {
        let of = |kinds: &[BlockKind]| article("x", &kinds.iter().map(|kind| (*kind, 1)).collect::<Vec<_>>());
        assert_eq!(second::pairing(&of(a), &of(b)), expected, "{a:?} {b:?}");
    };
    check(&[Title, Paragraph], &[Heading, ListItem], Pairing::Blocks);
    check(&[Caption], &[Credit], Pairing::Blocks);
    check(&[Title, Paragraph], &[Paragraph, Title], Pairing::Parts);
    check(&[Paragraph], &[Paragraph, Paragraph], Pairing::Parts);
}
