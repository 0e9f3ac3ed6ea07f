//! Ranges that several people marked in the same text, as plain data.

/// A range that somebody marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    /// Where it begins, in whatever the text is counted in; Isnad counts code points.
    pub start: u64,
    /// The position after its end; greater than `start`.
    pub end: u64,
    /// Its label, by any number.
    pub category: u32,
}

impl Unit {
    pub fn new(start: u64, end: u64, category: u32) -> Unit {
        Unit { start, end, category }
    }

    /// How long it is.
    pub fn len(&self) -> u64 {
        self.end.saturating_sub(self.start)
    }

    /// Whether there is nothing in it; such units count nowhere.
    pub fn is_empty(&self) -> bool {
        self.end <= self.start
    }

    /// Whether they have anything in common.
    pub fn overlaps(&self, other: &Unit) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A text and what each person marked in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Continuum {
    /// How long the text is, from 0.
    pub length: u64,
    /// Where another article begins, sorted: units are never held against each other across such a place.
    pub breaks: Vec<u64>,
    /// The units of each person.
    pub people: Vec<Vec<Unit>>,
}

impl Continuum {
    /// A single text.
    pub fn new(length: u64, people: Vec<Vec<Unit>>) -> Continuum {
        Continuum { length, breaks: Vec::new(), people }
    }

    /// How many units there are.
    pub fn count(&self) -> usize {
        self.people.iter().map(Vec::len).sum()
    }

    /// What everybody marked with one label.
    pub fn only(&self, category: u32) -> Continuum {
        let of = |units: &Vec<Unit>| units.iter().filter(|unit| unit.category == category).copied().collect();
        Continuum { length: self.length, breaks: self.breaks.clone(), people: self.people.iter().map(of).collect() }
    }

    /// The same without empty units, at least as long as what is marked in it.
    pub(super) fn real(&self) -> Continuum {
        let real = |units: &Vec<Unit>| units.iter().filter(|unit| !unit.is_empty()).copied().collect();
        let people: Vec<Vec<Unit>> = self.people.iter().map(real).collect();
        let length = people.iter().flatten().map(|unit| unit.end).fold(self.length, u64::max);
        Continuum { length, breaks: self.breaks.clone(), people }
    }

    /// The labels that occur, in order.
    pub fn categories(&self) -> Vec<u32> {
        let mut all: Vec<u32> = self.people.iter().flatten().map(|unit| unit.category).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The number of the article in which a position is.
    pub(super) fn section(&self, at: u64) -> usize {
        self.breaks.partition_point(|start| *start <= at)
    }
}
