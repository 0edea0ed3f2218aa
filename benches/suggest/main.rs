//! How good and how fast suggestions are.
//!
//! `cargo bench --bench suggest` prints precision and recall over the invented sentences of
//! `tests/suggest`, and how long it takes to prepare 20,000 names and to read an article.

use std::hint::black_box;
use std::time::Instant;

use isnad::text::cues::find_cues;
use isnad::text::index::ArticleText;
use isnad::text::names::NameFinder;

#[path = "../../tests/suggest/score.rs"]
mod score;

const NAMES: usize = 20_000;
const ACTORS: usize = 5_000;
const WORDS: usize = 700;
const RUNS: usize = 30;

fn main() {
    let names = score::names();
    let finder = NameFinder::new(names.iter().map(|(id, name)| (*id, name.as_str())));
    let words = std::env::args().any(|argument| argument == "differences");
    let mut whole = [score::Tally::default(); 2];
    for file in ["tuned.txt", "held_out.txt"] {
        let score = score::score(file, &finder);
        println!("{file}: {} sentences", score.sentences);
        for (what, tally) in [("mentions", score.mentions), ("cues", score.cues)] {
            told_of(what, tally);
        }
        whole = [whole[0].and(score.mentions), whole[1].and(score.cues)];
        for (what, tally) in [("contents", score.contents), ("sources", score.sources)] {
            println!(
                "  {what:<9} to the letter {:5.1} %  ({} of {})",
                100.0 * tally.precision(),
                tally.right,
                tally.right + tally.wrong
            );
        }
        for difference in score.differences.iter().filter(|_| words) {
            println!("    {difference}");
        }
    }
    println!("both");
    told_of("mentions", whole[0]);
    told_of("cues", whole[1]);
    times();
}

fn told_of(what: &str, tally: score::Tally) {
    println!(
        "  {what:<9} precision {:5.1} %  recall {:5.1} %  ({} right, {} wrong, {} missed)",
        100.0 * tally.precision(),
        100.0 * tally.recall(),
        tally.right,
        tally.wrong,
        tally.missed
    );
}

/// Names of one to three invented words; the first words repeat as given names do.
fn many_names() -> Vec<String> {
    let letters: Vec<char> = "بتجحدرزسشصطعفقكلمنهي".chars().collect();
    let word = |mut number: usize| -> String {
        let mut word = String::new();
        for _ in 0..4 {
            word.push(letters[number % letters.len()]);
            number /= letters.len();
        }
        word
    };
    (0..NAMES)
        .map(|number| match number % 4 {
            0 => word(number),
            1 => format!("{} {}", word(number % 500), word(number)),
            2 => format!("ال{}", word(number * 7)),
            _ => format!(
                "{} {} {}",
                word(number % 500),
                word(number % 300),
                word(number)
            ),
        })
        .collect()
}

fn times() {
    let names = many_names();
    let samples = score::samples("tuned.txt");
    let mut article = String::new();
    let mut count = 0;
    for sample in samples.iter().cycle() {
        article.push_str(&sample.text);
        article.push(if count % 5 == 4 { '\n' } else { ' ' });
        count += sample.text.split_whitespace().count();
        if count >= WORDS {
            break;
        }
    }
    for name in names.iter().step_by(500) {
        article.push_str(name);
        article.push(' ');
    }
    let text = ArticleText::new(article);
    let prepare = || {
        NameFinder::new(
            names
                .iter()
                .enumerate()
                .map(|(at, one)| (at % ACTORS, one.as_str())),
        )
    };
    let finder = prepare();
    println!("an article of {count} words, {NAMES} names of {ACTORS} actors; medians");
    told("prepare the names", || {
        black_box(prepare());
    });
    told("find the names", || {
        black_box(finder.find(&text));
    });
    told("find the cues", || {
        black_box(find_cues(&text));
    });
}

fn told(what: &str, mut run: impl FnMut()) {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            1000.0 * start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("  {what:<18} {:7.2} ms", times[RUNS / 2]);
}
