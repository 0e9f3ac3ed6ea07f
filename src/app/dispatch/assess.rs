//! How far to believe the chosen claim.

use super::Desk;
use super::mark::change;
use crate::command::Assess;

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Assess) {
    let step = match command {
        Assess::Kind(_) => "step-kind",
        Assess::Status(_) => "step-status",
        Assess::Credibility(_) => "step-credibility",
        Assess::Likelihood(_) => "step-likelihood",
        Assess::Confidence(_) => "step-confidence",
    };
    change(desk, step, false, |annotation| {
        let assessment = &mut annotation.assessment;
        match command {
            Assess::Kind(kind) => assessment.kind = kind,
            Assess::Status(status) => assessment.status = status,
            Assess::Credibility(grade) => assessment.credibility = grade,
            Assess::Likelihood(band) => assessment.likelihood = band,
            Assess::Confidence(confidence) => assessment.confidence = confidence,
        }
    });
}
