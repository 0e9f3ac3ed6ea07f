//! How long it takes to put two people's work of 10 000 annotations together, and to hold it against each other.
//!
//! `cargo bench --bench review`. Medians of 15 runs; the text is words of `../shared/corpus/text`, the work that of
//! the bench `frames`.

#[allow(dead_code, reason = "shared with the bench `frames`, which uses all of it")]
#[path = "frames/text.rs"]
mod text;
#[allow(dead_code, reason = "shared with the bench `frames`, which uses all of it")]
#[path = "frames/work.rs"]
mod work;

use isnad::annotation::{Annotation, AnnotationId, Bilingual, Credibility, Edit, LabelId, Mark, Project, Timestamp};
use isnad::article::{Article, ArticleId, BlockKind, Meta, Origin};
use isnad::project::{read, write};
use isnad::review::{compare, merge};
use isnad::text::CpRange;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

fn main() {
    let words = match text::words() {
        Ok(words) => words,
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(1);
        }
    };
    let base = project(&text::article(&words, 1_000_000), &words);
    println!("{} annotations, {} attributions", base.annotations.len(), base.attributions.len());
    let (ours, theirs) = (edited(&base, 0, 10), edited(&base, 1, 10));
    time("merge, one annotation in ten changed by each", || merge(Some(&base), &ours, &theirs));
    time("compare these", || compare(&ours, &theirs));
    let (all_ours, all_theirs) = (edited(&base, 0, 1), edited(&base, 1, 1));
    let conflicts = merge(Some(&base), &all_ours, &all_theirs).conflicts.len();
    time(&format!("merge, all changed by both: {conflicts} conflicts"), || merge(Some(&base), &all_ours, &all_theirs));
    time("the same without a base", || merge(None, &all_ours, &all_theirs));
    time("compare these", || compare(&all_ours, &all_theirs));
    let moved = moved(&base);
    time("compare with the same marks under other ids, moved", || compare(&base, &moved));
    let longer = longer(&base);
    let kept = longer.annotations.len();
    time(&format!("merge, the text replaced by one: {kept} marks found again"), || merge(Some(&base), &longer, &ours));
    time("compare these", || compare(&ours, &longer));
    let files = [&base, &ours, &theirs].map(write);
    time("three files read, merged, written", || {
        let [base, ours, theirs] = files.each_ref().map(|file| read(file.as_bytes()).expect("a sound file").project);
        write(&merge(Some(&base), &ours, &theirs).project)
    });
}

/// Prints the median and the longest time of 15 runs, after one that is not counted.
fn time<T>(what: &str, mut run: impl FnMut() -> T) {
    black_box(run());
    let mut times: Vec<f64> = (0..15)
        .map(|_| {
            let start = Instant::now();
            let done = black_box(run());
            let time = start.elapsed().as_secs_f64() * 1000.0;
            drop(done);
            time
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what}: {:.1} ms (at most {:.1} ms)", times[7], times[14]);
}

fn article(text: &str) -> Article {
    let blocks = text.lines().map(|line| (BlockKind::Paragraph, None, line));
    Article::new(ArticleId("article".into()), Meta::default(), Origin::default(), blocks)
}

fn project(text: &str, words: &[String]) -> Project {
    let mut project = Project::new("A. Reader", Timestamp(1_790_000_000));
    let article = Arc::new(article(text));
    let work = work::on(&article, words);
    let add = Edit::AddArticle { at: 0, article };
    project.apply(Edit::Batch([add].into_iter().chain(work.edits).collect())).expect("the work fits");
    project
}

/// What somebody made of it: of every `each` annotations one has another note and grade, one is removed or new.
fn edited(base: &Project, who: usize, each: usize) -> Project {
    let mut project = base.clone();
    for (number, old) in base.annotations.values().enumerate().filter(|(number, _)| number % each == who % each) {
        let mut new = Annotation::clone(old);
        new.remarks.note = Bilingual { ar: String::new(), en: format!("{who} says {number}") };
        new.assessment.credibility = Some(Credibility::ALL[(number + who) % 6]);
        new.modified = Timestamp(1_790_000_100 + who as i64);
        let edit = match number / each % 20 {
            0 if who == 0 => Edit::RemoveAnnotation(new.id),
            1 => {
                new.id = AnnotationId(format!("new{who}{number:08}").into());
                Edit::PutAnnotation(new.into())
            }
            _ => Edit::PutAnnotation(new.into()),
        };
        project.apply(edit).expect("the edit fits");
    }
    project
}

/// The same marks under other ids, every fifth a little longer, every seventh with another label.
fn moved(base: &Project) -> Project {
    let mut project = Project { annotations: Default::default(), ..base.clone() };
    project.attributions.clear();
    project.relations.clear();
    let article = &base.articles[0];
    for (number, old) in base.annotations.values().enumerate() {
        let mut new = Annotation::clone(old);
        new.id = AnnotationId(format!("moved{number:08}").into());
        if number % 5 == 0 {
            let range = new.span();
            let end = (range.end.0 + 5).min(article.index().len().0);
            new.marks = Mark::of(article, CpRange::new(range.start.0, end)).into_iter().collect();
        }
        if number % 7 == 0 {
            new.label = LabelId("cue".into());
        }
        project.annotations.insert(new.id.clone(), new.into());
    }
    project
}

/// With another text: a word more in every tenth paragraph. The marks are those that are found again.
fn longer(base: &Project) -> Project {
    let old = &base.articles[0];
    let lines = old.text().lines().enumerate();
    let lines: Vec<String> =
        lines.map(|(n, line)| if n % 10 == 0 { format!("أمس {line}") } else { line.to_owned() }).collect();
    let new = article(&lines.join("\n"));
    let found = isnad::anchor::update(old, &new, base.annotations.values().cloned());
    let placed = found.iter().filter(|outcome| outcome.state().is_certain());
    let placed = placed.filter_map(|o| isnad::anchor::place(&new, &o.annotation, &o.best())).map(Arc::new);
    let annotations = placed.collect();
    let mut project = base.clone();
    project.apply(Edit::ReplaceArticle { article: new.into(), annotations }).expect("the annotations fit");
    project
}
