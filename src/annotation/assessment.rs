//! How far to believe a claim.
//!
//! Three statements that are kept apart on purpose. The Admiralty code (NATO AJP-2.1) grades the
//! source, A–F, and the information, 1–6, independently: a reliable source can be wrong. ICD 203
//! (US intelligence community, 2015) tells how likely something is in seven bands, and forbids saying
//! in one breath how confident the analyst is in that judgement.

use serde::{Deserialize, Serialize};

/// What an analyst makes of a claim; each part may be left open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Assessment {
    pub kind: Option<ClaimKind>,
    pub status: ClaimStatus,
    pub credibility: Option<Credibility>,
    pub likelihood: Option<Likelihood>,
    pub confidence: Option<Confidence>,
}

impl Assessment {
    /// Whether the claim has a grade: credibility or likelihood.
    pub fn is_graded(&self) -> bool {
        self.credibility.is_some() || self.likelihood.is_some()
    }
}

macro_rules! scale {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $value:ident = $key:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$each])* $value),* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$value),*];

            /// Its name in message keys and in machine-readable output.
            pub fn key(self) -> &'static str {
                match self { $($name::$value => $key),* }
            }
        }
    };
}
pub(super) use scale;

scale! {
    /// What a claim is about.
    ClaimKind {
        /// Something is said to have happened, or to be so.
        Event = "event",
        /// A number, an amount, a count.
        Figure = "figure",
        /// What someone means to do, or promises.
        Intention = "intention",
        /// What is to come.
        Forecast = "forecast",
        /// What someone makes of it.
        Judgement = "judgement",
        /// Someone is said to have done wrong.
        Accusation = "accusation",
        /// That something is not so.
        Denial = "denial",
    }
}

scale! {
    /// What became of a claim.
    ClaimStatus {
        Open = "open",
        /// Others have shown it to be so.
        BorneOut = "borne-out",
        /// Others say otherwise.
        Disputed = "disputed",
        /// Others have shown it not to be so.
        Refuted = "refuted",
        /// Whoever made it took it back.
        Withdrawn = "withdrawn",
    }
}

#[expect(clippy::derivable_impls, reason = "the macro that makes the scales has no room for an attribute of one value")]
impl Default for ClaimStatus {
    fn default() -> ClaimStatus {
        ClaimStatus::Open
    }
}

scale! {
    /// The Admiralty code's grade of the information, 1 to 6. It belongs to the claim.
    Credibility {
        /// 1: confirmed by other sources.
        Confirmed = "1",
        /// 2: probably true.
        ProbablyTrue = "2",
        /// 3: possibly true.
        PossiblyTrue = "3",
        /// 4: doubtful.
        Doubtful = "4",
        /// 5: improbable.
        Improbable = "5",
        /// 6: cannot be judged.
        CannotBeJudged = "6",
    }
}

impl Credibility {
    /// The grade as its digit, 1 to 6.
    pub fn digit(self) -> u8 {
        self as u8 + 1
    }

    /// The grade with this digit.
    pub fn of_digit(digit: u8) -> Option<Credibility> {
        Credibility::ALL.get(usize::from(digit).checked_sub(1)?).copied()
    }
}

scale! {
    /// ICD 203's bands of likelihood. It belongs to the claim.
    Likelihood {
        AlmostNoChance = "almost-no-chance",
        VeryUnlikely = "very-unlikely",
        Unlikely = "unlikely",
        EvenChance = "even-chance",
        Likely = "likely",
        VeryLikely = "very-likely",
        AlmostCertain = "almost-certain",
    }
}

impl Likelihood {
    /// From and up to how many percent (ICD 203, table in D.6.e.2.a).
    pub fn percent(self) -> (u8, u8) {
        match self {
            Likelihood::AlmostNoChance => (1, 5),
            Likelihood::VeryUnlikely => (5, 20),
            Likelihood::Unlikely => (20, 45),
            Likelihood::EvenChance => (45, 55),
            Likelihood::Likely => (55, 80),
            Likelihood::VeryLikely => (80, 95),
            Likelihood::AlmostCertain => (95, 99),
        }
    }
}

scale! {
    /// How sure the analyst is of the judgement; ICD 203 keeps it apart from the likelihood.
    Confidence {
        Low = "low",
        Moderate = "moderate",
        High = "high",
    }
}

scale! {
    /// The Admiralty code's grade of a source, A to F. It belongs to the source.
    Reliability {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Cannot be judged.
        F = "F",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_grades_are_one() {
        for &grade in Credibility::ALL {
            assert_eq!(Credibility::of_digit(grade.digit()), Some(grade));
            assert_eq!(grade.key(), grade.digit().to_string());
        }
        assert_eq!((Credibility::of_digit(0), Credibility::of_digit(7)), (None, None));
    }

    #[test]
    fn the_bands_of_likelihood_meet_from_1_to_99_percent() {
        let bands: Vec<(u8, u8)> = Likelihood::ALL.iter().map(|l| l.percent()).collect();
        assert_eq!((bands[0].0, bands[6].1), (1, 99));
        assert!(bands.windows(2).all(|pair| pair[0].1 == pair[1].0));
    }
}
