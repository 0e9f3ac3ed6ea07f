//! Several people's agreement: whose files are measured with the open project, and what came of it.

use super::{Session, Work};
use crate::agreement::Report;
use crate::exchange::Agreed;
use std::path::PathBuf;
use std::sync::Arc;

/// The most people that are measured together, the user among them: pairs, and γ's groups, grow with their number.
pub const PEOPLE: usize = 20;

/// What is measured, and what was.
#[derive(Debug, Default)]
pub struct Agreement {
    /// The colleagues' projects, in the order in which they were named.
    pub files: Vec<PathBuf>,
    /// The measurement that is under way.
    pub work: Option<Work>,
    /// The last one that came to an end.
    pub measured: Option<Measured>,
    /// Why the last one did not, as a sentence.
    pub failed: Option<String>,
}

/// What was measured, and of what.
#[derive(Clone, Debug)]
pub struct Measured {
    pub report: Arc<Report>,
    /// The files of all but the first one, in the order of the report's people.
    pub files: Vec<PathBuf>,
    /// The [`Session::revision`] of the project as it was measured.
    pub revision: u64,
}

impl Agreement {
    /// Adds those of `paths` that are not there yet; answers whether there were any.
    pub fn add(&mut self, paths: Vec<PathBuf>) -> bool {
        let before = self.files.len();
        for path in paths {
            if !self.files.contains(&path) && self.files.len() + 1 < PEOPLE {
                self.files.push(path);
            }
        }
        self.files.len() > before
    }

    /// Tells the measurement under way to stop.
    pub fn stop(&mut self) {
        if let Some(work) = self.work.take() {
            work.stop();
        }
    }

    /// What a report can be given.
    pub fn agreed(&self) -> Option<Agreed> {
        self.measured.as_ref().map(|measured| Agreed(measured.report.clone()))
    }
}

impl Drop for Agreement {
    /// What nobody waits for is not measured any further.
    fn drop(&mut self) {
        self.stop();
    }
}

impl Session {
    /// Whether what was measured is no longer what would be.
    pub fn agreement_is_old(&self) -> bool {
        let Agreement { files, measured, .. } = &self.agreement;
        measured.as_ref().is_some_and(|m| m.revision != self.revision || m.files != *files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_there_once_and_no_more_than_can_be_measured() {
        let mut agreement = Agreement::default();
        assert!(agreement.add(vec!["a".into(), "b".into(), "a".into()]));
        assert!(!agreement.add(vec!["b".into()]));
        assert_eq!(agreement.files, [PathBuf::from("a"), PathBuf::from("b")]);
        agreement.add((0..100).map(|n| PathBuf::from(format!("c{n}"))).collect());
        assert_eq!(agreement.files.len() + 1, PEOPLE);
    }

    #[test]
    fn what_is_given_up_is_told_to_stop() {
        let work = Work::default();
        let (files, measured, failed) = Default::default();
        drop(Agreement { files, work: Some(work.clone()), measured, failed });
        assert!(work.is_stopped());
    }
}
