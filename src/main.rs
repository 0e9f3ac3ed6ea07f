//! A window, or a command-line verb.

fn main() {}
