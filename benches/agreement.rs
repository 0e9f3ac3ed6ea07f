//! How long it takes to find Mathet's γ of 500 units of each of three people, at different densities.
//!
//! `cargo bench --bench agreement`. Medians of 5 runs; the units are drawn, the same each time.

use isnad::agreement::{Continuum, GammaOptions, Unit, Weights, align, gamma};
use std::hint::black_box;
use std::time::Instant;

/// Numbers that are as good as random, the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// Three people's units of a text of this length: the same 500 places, each moved by up to 7 at both ends, of three labels,
/// of which one in five is drawn anew.
fn three(length: u64, shortest: u64, longest: u64) -> Continuum {
    let mut random = Random(7);
    let base: Vec<Unit> = (0..500)
        .map(|_| {
            let own = shortest + random.below(longest - shortest);
            let start = random.below(length - own);
            Unit::new(start, start + own, random.below(3) as u32)
        })
        .collect();
    let mut moved = |unit: &Unit| {
        let start = (unit.start + random.below(15)).saturating_sub(7);
        let end = (unit.end + random.below(15)).saturating_sub(7).max(start + 1);
        let category = if random.below(10) < 8 { unit.category } else { random.below(3) as u32 };
        Unit::new(start, end, category)
    };
    Continuum::new(length, (0..3).map(|_| base.iter().map(&mut moved).collect()).collect())
}

fn main() {
    for (what, continuum) in [
        ("a sixth of the text is marked", three(200_000, 20, 100)),
        ("half of the text", three(60_000, 20, 100)),
        ("as much as the text is long", three(30_000, 20, 100)),
        ("twice that, of very different lengths", three(15_000, 5, 120)),
    ] {
        time(&format!("{what}: the best alignment"), || align(&continuum, Weights::default(), &|| true));
        time(&format!("{what}: γ, 30 random texts"), || gamma(&continuum, GammaOptions::default(), &|_| true));
    }
}

/// Prints the median and the longest time of 5 runs, after one that is not counted.
fn time<T>(what: &str, mut run: impl FnMut() -> T) {
    black_box(run());
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what}: {:.3} s (at most {:.3} s)", times[2], times[4]);
}
