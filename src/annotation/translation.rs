//! An article's translation: the glosses of its blocks in the language that the article is not in.

use super::{Bilingual, Place, Project};
use crate::article::{Article, Block};
use std::collections::BTreeMap;

/// Into which language an article is translated: the one it is not in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tongue {
    Arabic,
    English,
}

impl Tongue {
    /// Of an article that runs from right to left English, of any other Arabic.
    pub fn of(article: &Article) -> Tongue {
        if article.direction().is_rtl() { Tongue::English } else { Tongue::Arabic }
    }

    /// The text in that language.
    pub fn of_both(self, both: &Bilingual) -> &str {
        match self {
            Tongue::Arabic => &both.ar,
            Tongue::English => &both.en,
        }
    }
}

/// Which blocks paragraphs are put into, one a block and in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filling {
    /// The numbers of the blocks and what goes into each, in the order of the article.
    pub blocks: Vec<(usize, String)>,
    /// How many of these blocks have another translation, which would be replaced.
    pub replaced: usize,
    /// How many paragraphs there are beyond the last block; they stand in it below each other.
    pub beyond: usize,
}

impl Filling {
    /// `paragraphs` for the blocks of `article` from block `first` on; blocks without a word are passed over.
    pub fn new(project: &Project, article: &Article, first: usize, paragraphs: &[String]) -> Filling {
        let mut filling = Filling::default();
        let mut blocks = translatable(article).filter(|(number, _)| *number >= first);
        for paragraph in paragraphs {
            match (blocks.next(), filling.blocks.last_mut()) {
                (Some((number, _)), _) => filling.blocks.push((number, paragraph.clone())),
                (None, Some((_, last))) => {
                    last.push('\n');
                    last.push_str(paragraph);
                    filling.beyond += 1;
                }
                (None, None) => return filling,
            }
        }
        let into = Tongue::of(article);
        let is_replaced = |(number, text): &&(usize, String)| {
            let there = project.translation(article, *number, into);
            !there.trim().is_empty() && there != text
        };
        filling.replaced = filling.blocks.iter().filter(is_replaced).count();
        filling
    }
}

/// The blocks that can be translated, with their numbers: those that have a word.
pub fn translatable(article: &Article) -> impl Iterator<Item = (usize, &Block)> {
    article.blocks().iter().enumerate().filter(|(_, block)| !article.block_text(block).trim().is_empty())
}

/// The paragraphs of a text that was pasted, none empty: apart by empty lines if there are any, else by lines. Lines that
/// were only broken to fit are joined by a space.
pub fn paragraphs_of(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split(['\n', '\u{2029}']).map(str::trim).collect();
    let within = |part: &[&str]| part.iter().any(|line| line.is_empty());
    let filled = |line: &&&str| !line.is_empty();
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    let last = lines.iter().rposition(|line| !line.is_empty()).map_or(first, |last| last + 1);
    let lines = lines.get(first..last).unwrap_or_default();
    if within(lines) {
        let parts = lines.split(|line| line.is_empty()).filter(|part| !part.is_empty());
        parts.map(|part| part.join(" ")).collect()
    } else {
        lines.iter().filter(filled).map(|line| (*line).to_owned()).collect()
    }
}

impl Project {
    /// The translation of block `block` of `article`; empty where there is none.
    pub fn translation(&self, article: &Article, block: usize, into: Tongue) -> &str {
        let Ok(number) = u32::try_from(block) else { return "" };
        let place = Place::Block(article.id.clone(), number);
        self.remarks.get(&place).map_or("", |said| into.of_both(&said.remarks.gloss))
    }

    /// The translations of `article` by the numbers of their blocks, those that are not empty.
    pub fn translations(&self, article: &Article, into: Tongue) -> BTreeMap<usize, &str> {
        let all = Place::Block(article.id.clone(), 0)..=Place::Block(article.id.clone(), u32::MAX);
        let said = self.remarks.range(all).filter_map(|(place, said)| match place {
            Place::Block(_, number) => Some((*number as usize, into.of_both(&said.remarks.gloss))),
            _ => None,
        });
        said.filter(|(_, text)| !text.is_empty()).collect()
    }

    /// How many blocks of `article` are translated, and how many could be.
    pub fn translated(&self, article: &Article) -> (usize, usize) {
        let done = self.translations(article, Tongue::of(article));
        let is_done = |number: usize| done.get(&number).is_some_and(|text| !text.trim().is_empty());
        translatable(article).fold((0, 0), |(made, all), (number, _)| (made + usize::from(is_done(number)), all + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Edit, PlaceRemarks, Remarks, Timestamp};
    use crate::article::paste_text;
    use std::sync::Arc;

    #[test]
    fn paragraphs_are_parted_by_empty_lines_or_else_by_lines() {
        let check = |text: &str, expected: &[&str]| assert_eq!(paragraphs_of(text), expected, "{text:?}");
        check("", &[]);
        check(" \n\r\n ", &[]);
        check("one", &["one"]);
        check("one\ntwo", &["one", "two"]);
        check("\n\none\r\ntwo\n\n", &["one", "two"]);
        check("one\nmore\n\ntwo", &["one more", "two"]);
        check("واحد\r\n\r\n\r\nاثنان", &["واحد", "اثنان"]);
        check("one\u{2029}two", &["one", "two"]);
    }

    fn project(text: &str) -> (Project, Arc<Article>) {
        let article = Arc::new(paste_text(text));
        let mut project = Project::new("", Timestamp(0));
        project.articles.push(article.clone());
        (project, article)
    }

    #[test]
    fn paragraphs_go_into_blocks_in_order_and_none_is_lost() {
        let (mut project, article) = project("عنوان\n\nقال أول.\n\nقال ثان.");
        let gloss = Bilingual { en: "old".into(), ..Bilingual::default() };
        let said = PlaceRemarks { remarks: Remarks { gloss, ..Remarks::default() }, ..PlaceRemarks::default() };
        let edit = Edit::PutRemarks(Place::Block(article.id.clone(), 2), Arc::new(said));
        project.apply(edit).expect("it can be said");
        let check = |first: usize, paragraphs: &[&str], expected: &[(usize, &str)], replaced: usize, beyond: usize| {
            let paragraphs: Vec<String> = paragraphs.iter().map(|&p| p.to_owned()).collect();
            let blocks = expected.iter().map(|&(number, text)| (number, text.to_owned())).collect();
            let filling = Filling::new(&project, &article, first, &paragraphs);
            assert_eq!(filling, Filling { blocks, replaced, beyond }, "{paragraphs:?}");
        };
        check(0, &["A"], &[(0, "A")], 0, 0);
        check(0, &["A", "B", "C"], &[(0, "A"), (1, "B"), (2, "C")], 1, 0);
        check(1, &["A", "old"], &[(1, "A"), (2, "old")], 0, 0);
        check(1, &["A", "B", "C", "D"], &[(1, "A"), (2, "B\nC\nD")], 1, 2);
        check(9, &["A"], &[], 0, 0);
        assert_eq!(project.translated(&article), (1, 3));
        assert_eq!(project.translation(&article, 2, Tongue::of(&article)), "old");
        assert_eq!(project.translation(&article, 2, Tongue::Arabic), "");
    }
}
