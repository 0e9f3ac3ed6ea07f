//! The lines of a document.

use std::collections::HashMap;

/// How many lines are read, and how many parts an annotation may have.
pub(super) const MAX_LINES: usize = 1_000_000;
const MAX_PARTS: usize = 1000;

/// A text-bound annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bound<'f> {
    pub id: &'f str,
    pub kind: &'f str,
    /// In the tool's unit, as a rule code points.
    pub parts: Vec<(u64, u64)>,
    pub words: &'f str,
}

/// An event: its trigger, and what plays which part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event<'f> {
    pub id: &'f str,
    pub kind: &'f str,
    pub trigger: &'f str,
    pub arguments: Vec<(&'f str, &'f str)>,
}

#[derive(Debug, Default)]
pub(super) struct Document<'f> {
    pub bounds: Vec<Bound<'f>>,
    pub events: Vec<Event<'f>>,
    /// Id, type, from, to.
    pub relations: Vec<[&'f str; 4]>,
    /// Name, of what, value.
    pub attributes: Vec<(&'f str, &'f str, Option<&'f str>)>,
    /// Of what, the reference, the name of what it leads to.
    pub references: Vec<[&'f str; 3]>,
    /// Kind, of what, text.
    pub notes: Vec<[&'f str; 3]>,
    pub equivalences: usize,
    /// What each line that is not understood begins with.
    pub others: Vec<&'f str>,
    /// All lines but those of text-bounds and notes.
    pub ties: Vec<&'f str>,
}

impl<'f> Document<'f> {
    pub fn of(file: &'f str) -> Document<'f> {
        let mut document = Document::default();
        for line in file.split('\n').map(|line| line.trim_end_matches('\r')).take(MAX_LINES) {
            if !line.trim().is_empty() && document.line(line).is_none() {
                document.others.push(line.split(['\t', ' ']).next().unwrap_or_default());
            }
        }
        document
    }

    /// What each event's id stands for: its trigger.
    pub fn triggers(&self) -> HashMap<&'f str, &'f str> {
        self.events.iter().map(|event| (event.id, event.trigger)).collect()
    }

    fn line(&mut self, line: &'f str) -> Option<()> {
        let (id, rest) = line.split_once('\t')?;
        let number = id.get(1..)?;
        if id != "*" && (number.is_empty() || !number.chars().all(|c| c.is_ascii_digit())) {
            return None;
        }
        let (head, tail) = rest.split_once('\t').unwrap_or((rest, ""));
        let mut words = head.split(' ').filter(|word| !word.is_empty());
        let first = words.next()?;
        if !id.starts_with(['T', '#']) {
            self.ties.push(line);
        }
        match id.chars().next()? {
            'T' => {
                let places = head.split_once(' ')?.1;
                let part = |part: &str| {
                    let (start, end) = part.trim().split_once(' ')?;
                    Some((start.trim().parse().ok()?, end.trim().parse().ok()?))
                };
                let parts: Vec<(u64, u64)> = places.split(';').take(MAX_PARTS).map(part).collect::<Option<_>>()?;
                self.bounds.push(Bound { id, kind: first, parts, words: tail });
            }
            'E' => {
                let (kind, trigger) = first.split_once(':')?;
                let arguments = words.map(|word| word.split_once(':')).collect::<Option<_>>()?;
                self.events.push(Event { id, kind, trigger, arguments });
            }
            'R' => {
                let mut end = || Some(words.next()?.split_once(':')?.1);
                let (from, to) = (end()?, end()?);
                self.relations.push([id, first, from, to]);
            }
            'A' | 'M' => self.attributes.push((first, words.next()?, words.next())),
            'N' => self.references.push([words.next()?, words.next()?, tail]),
            '#' => self.notes.push([first, words.next().unwrap_or_default(), tail]),
            '*' => self.equivalences += 1,
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_is_read() {
        let file = "T1\tClaim 0 5;8 12\ttext more\nT2\tCue 6 7\tx\nE1\tSay:T2 Content:T1 Source:E2\nR1\tSupports Arg1:T1 Arg2:T2\n\
            A1\tStatus E1 open\nM2\tNegation T1\n*\tEquiv T1 T2\nN1\tReference T1 Wiki:5\tname\n#1\tAnnotatorNotes T1\twhy?\nT3\tx\n?\n";
        let document = Document::of(file);
        assert_eq!(
            document.bounds[0],
            Bound { id: "T1", kind: "Claim", parts: vec![(0, 5), (8, 12)], words: "text more" }
        );
        assert_eq!(document.events[0].arguments, [("Content", "T1"), ("Source", "E2")]);
        assert_eq!(document.relations, [["R1", "Supports", "T1", "T2"]]);
        assert_eq!(document.attributes, [("Status", "E1", Some("open")), ("Negation", "T1", None)]);
        assert_eq!(document.references, [["T1", "Wiki:5", "name"]]);
        assert_eq!(document.notes, [["AnnotatorNotes", "T1", "why?"]]);
        assert_eq!((document.equivalences, document.others), (1, vec!["T3", "?"]));
    }
}
