//! The program is killed at random moments while a story runs. What it had printed is on disk
//! afterwards, at most one step more, and nothing is damaged. `ISNAD_KILLS=200` for more rounds.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{ChildStdout, Stdio};
use std::time::{Duration, Instant};

use crate::support::cli::{Stage, isnad};

/// Claims the story would make if nobody stopped it.
const STEPS: usize = 400;

/// A claim a step, so that the number of claims says how far the story came.
fn story() -> String {
    let mut story = String::from("open 0001\n");
    for step in 0..STEPS {
        let start = 28 + step % 20;
        story.push_str(&format!(
            "select {start}..{}\ndo tag.claim type=factual\n",
            start + 4
        ));
    }
    story
}

/// How many claims the printed lines acknowledge.
fn printed(out: ChildStdout) -> usize {
    let mut reader = BufReader::new(out);
    let mut count = 0;
    let mut line = String::new();
    while reader.read_line(&mut line).is_ok_and(|read| read > 0) {
        // A line without its end was cut off, and so is no acknowledgement.
        if line.ends_with('\n') && line.contains("do tag.claim") {
            count += 1;
        }
        line.clear();
    }
    count
}

/// Numbers that look random and come out the same each time.
fn next(seed: &mut u64) -> u64 {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

#[test]
fn what_was_printed_survives_a_kill_at_any_moment() {
    let rounds: usize = std::env::var("ISNAD_KILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(12);
    let stage = Stage::new();
    let file = stage.write("long.story", story());
    let (mut seed, mut before, mut cut) = (7, 0, 0);
    for round in 0..rounds {
        let mut child = isnad()
            .args([
                "story".as_ref(),
                stage.project.as_os_str(),
                file.as_os_str(),
                "--verbose".as_ref(),
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        let out = child.stdout.take().expect("piped");
        let reader = std::thread::spawn(move || printed(out));
        // From before the first line to some way into the story.
        let moment = Duration::from_micros(next(&mut seed) % 400_000);
        let begun = Instant::now();
        while begun.elapsed() < moment && child.try_wait().expect("asked").is_none() {
            std::thread::sleep(Duration::from_micros(200));
        }
        let killed = child.try_wait().expect("asked").is_none();
        child.kill().expect("killed, or ended already");
        child.wait().expect("waited for");
        cut += usize::from(killed);
        let acknowledged = reader.join().expect("the reader ends");
        let mut complaint = String::new();
        let mut pipe = child.stderr.take().expect("piped");
        pipe.read_to_string(&mut complaint).expect("read");
        assert_eq!(complaint, "", "round {round}");

        let there = stage.tags()["claims"].as_array().expect("a list").len();
        let made = there - before;
        assert!(
            (acknowledged..=acknowledged + 1).contains(&made),
            "round {round}: {acknowledged} printed, {made} there"
        );
        let check = stage.run(["check", "@", "--json"]);
        assert_eq!(check.code, 0, "round {round}: {}", check.out);
        before = there;
    }
    assert!(cut * 2 > rounds, "only {cut} of {rounds} runs were cut off");
    assert!(before > 0, "no step was ever reached");
    stage.story("undo\nredo\n").expect(0);
}
