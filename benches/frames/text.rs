//! Text for the measurements: real words in an order of our own, the same at every run.

use std::path::Path;

/// The files the words are from, below the folder of shared test data: modern prose and news, hardly vowelled.
pub const SOURCES: [&str; 2] = ["corpus/text/ud/ar_pud.dev.txt", "corpus/text/parley/arabic.txt"];

/// A sequence of numbers that look random and are the same at every run (SplitMix64).
pub struct Shuffle(u64);

impl Shuffle {
    /// Another sequence for each number.
    pub fn of(number: u64) -> Shuffle {
        Shuffle(0x1511_2026 ^ number << 32)
    }

    /// A number below `bound`, which is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }

    fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }
}

/// The words of the corpus.
///
/// # Errors
/// With a sentence that says which file is missing.
pub fn words() -> Result<Vec<String>, String> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let mut words = Vec::new();
    for source in SOURCES {
        let path = shared.join(source);
        let text = std::fs::read_to_string(&path).map_err(|error| {
            format!("../shared/{source} can't be read ({error}); the measurements need the shared test data")
        })?;
        words.extend(text.split_whitespace().map(str::to_owned));
    }
    Ok(words)
}

/// An article of about `bytes` bytes: a title, then paragraphs of 15 to 90 words, here and there a heading.
pub fn article(words: &[String], bytes: usize) -> String {
    article_of(words, bytes, 0)
}

/// The same, another one for each number.
pub fn article_of(words: &[String], bytes: usize, number: u64) -> String {
    let mut shuffle = Shuffle::of(number);
    let mut text = String::with_capacity(bytes + 2000);
    line(words, &mut shuffle, &mut text, 7);
    while text.len() < bytes {
        text.push('\n');
        if shuffle.below(9) == 0 {
            line(words, &mut shuffle, &mut text, 4);
            text.push('\n');
        }
        let length = shuffle.between(15, 90);
        line(words, &mut shuffle, &mut text, length);
        text.truncate(text.trim_end_matches('\n').len());
        text.push_str(".\n");
    }
    text
}

fn line(words: &[String], shuffle: &mut Shuffle, text: &mut String, length: usize) {
    for at in 0..length {
        if at > 0 {
            text.push(' ');
        }
        let word = &words[shuffle.below(words.len())];
        // A title or heading has no stop within.
        let word = if length < 10 { word.trim_end_matches(['.', '،', ',', ':', '؛']) } else { word };
        text.push_str(word);
    }
    text.push('\n');
}
