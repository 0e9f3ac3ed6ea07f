//! The command-line verbs, each a thin call into the library.

pub mod check;
