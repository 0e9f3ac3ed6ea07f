//! Makes the project that comes with the program, `assets/sample.isnad.ron`:
//! `cargo run --example sample`.
//!
//! The articles are `assets/sample.txt` and `assets/sample-2.txt`; what is marked in them, and what was made of it,
//! stands in `annotated`. A test sees that the file is what is made here.

mod annotated;

fn main() -> std::io::Result<()> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.isnad.ron");
    let project = annotated::project();
    std::fs::write(path, isnad::project::write(&project))?;
    println!(
        "{path}: {} annotations, {} attributions, {} sources, {} relations",
        project.annotations.len(),
        project.attributions.len(),
        project.sources.len(),
        project.relations.len()
    );
    Ok(())
}
