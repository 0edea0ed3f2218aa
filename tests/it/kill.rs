//! The program is killed at random moments while a story runs, alone or beside a second program on
//! the same project. What it had printed is on disk afterwards, at most one step more, and nothing
//! is damaged. `ISNAD_KILLS=200` and `ISNAD_KILLS_OF_TWO=1000` for more rounds.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStdout, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::support::cli::{Stage, isnad};

/// Claims the story would make if nobody stopped it.
const STEPS: usize = 400;

/// Rounds on one project, before a fresh one is begun: else most of the time goes into reading.
const PROJECT_ROUNDS: usize = 25;

/// A claim a step, so that the number of claims of this type says how far the story came.
fn story(annotator: &str, kind: &str) -> String {
    let mut story = format!("annotator {annotator}\nopen 0001\n");
    for step in 0..STEPS {
        let start = 28 + step % 20;
        story.push_str(&format!(
            "select {start}..{}\ndo tag.claim type={kind}\n",
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

fn rounds(variable: &str, ordinarily: usize) -> usize {
    std::env::var(variable)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(ordinarily)
}

/// A program in the middle of its story.
struct Running {
    child: Child,
    reader: JoinHandle<usize>,
    begun: Instant,
}

/// How a program ended: what it had printed, and whether it was cut off.
struct Ended {
    acknowledged: usize,
    cut: bool,
}

impl Running {
    fn start(stage: &Stage, annotator: &str, kind: &str) -> Self {
        let file = stage.write(&format!("{annotator}-{kind}.story"), story(annotator, kind));
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
        Self {
            child,
            reader: std::thread::spawn(move || printed(out)),
            begun: Instant::now(),
        }
    }

    /// Kills it so long after its start, unless it ended by then.
    fn kill_after(mut self, moment: Duration) -> Ended {
        while self.begun.elapsed() < moment && self.child.try_wait().expect("asked").is_none() {
            std::thread::sleep(Duration::from_micros(200));
        }
        let cut = self.child.try_wait().expect("asked").is_none();
        self.child.kill().expect("killed, or ended already");
        self.child.wait().expect("waited for");
        let acknowledged = self.reader.join().expect("the reader ends");
        let mut complaint = String::new();
        let mut pipe = self.child.stderr.take().expect("piped");
        pipe.read_to_string(&mut complaint).expect("read");
        assert_eq!(complaint, "", "a program that is killed says nothing");
        Ended { acknowledged, cut }
    }
}

/// Claims of one annotator and type that are there.
fn claims(stage: &Stage, annotator: &str, kind: &str) -> usize {
    let tags = stage.tags();
    let claims = tags["claims"].as_array().expect("a list");
    claims
        .iter()
        .filter(|it| it["annotator"] == annotator && it["type"] == kind)
        .count()
}

#[track_caller]
fn nothing_lost_or_invented(ended: &Ended, made: usize, round: usize) {
    let acknowledged = ended.acknowledged;
    assert!(
        (acknowledged..=acknowledged + 1).contains(&made),
        "round {round}: {acknowledged} printed, {made} there"
    );
}

#[track_caller]
fn nothing_damaged(stage: &Stage, round: usize) {
    let check = stage.run(["check", "@", "--json"]);
    assert_eq!(check.code, 0, "round {round}: {}", check.out);
}

#[test]
fn what_was_printed_survives_a_kill_at_any_moment() {
    let rounds = rounds("ISNAD_KILLS", 12);
    let stage = Stage::new();
    let (mut seed, mut before, mut cut) = (7, 0, 0);
    for round in 0..rounds {
        // From before the first line to some way into the story.
        let moment = Duration::from_micros(next(&mut seed) % 400_000);
        let ended = Running::start(&stage, "salma", "factual").kill_after(moment);
        cut += usize::from(ended.cut);
        let there = claims(&stage, "salma", "factual");
        nothing_lost_or_invented(&ended, there - before, round);
        nothing_damaged(&stage, round);
        before = there;
    }
    assert!(cut * 2 > rounds, "only {cut} of {rounds} runs were cut off");
    assert!(before > 0, "no step was ever reached");
    stage.story("undo\nredo\n").expect(0);
}

/// Two programs on one project, of one person or of two, are killed at moments of their own: in
/// some rounds one goes on to work long after the other is gone.
#[test]
fn of_two_programs_on_one_project_none_loses_what_it_printed() {
    let rounds = rounds("ISNAD_KILLS_OF_TWO", 50);
    let (mut seed, mut cut, mut made_by_both) = (11, 0, 0);
    let mut stage = Stage::new();
    let mut before = [0, 0];
    for round in 0..rounds {
        if round % PROJECT_ROUNDS == 0 {
            stage = Stage::new();
            before = [0, 0];
        }
        // Every other project is of one person at two devices.
        let second = ["salma", "omar"][round / PROJECT_ROUNDS % 2];
        let programs = [("salma", "factual"), (second, "prediction")];
        let moments = [(); 2].map(|()| Duration::from_micros(next(&mut seed) % 400_000));
        let running = programs.map(|(who, kind)| Running::start(&stage, who, kind));
        let [first, other] = running;
        let other = std::thread::spawn(move || other.kill_after(moments[1]));
        let ended = [
            first.kill_after(moments[0]),
            other.join().expect("the second is killed too"),
        ];
        let there = programs.map(|(who, kind)| claims(&stage, who, kind));
        for (end, (now, former)) in ended.iter().zip(there.iter().zip(before)) {
            nothing_lost_or_invented(end, *now - former, round);
            cut += usize::from(end.cut);
        }
        nothing_damaged(&stage, round);
        made_by_both += usize::from(there[0] > before[0] && there[1] > before[1]);
        before = there;
    }
    assert!(cut > rounds, "only {cut} of {} were cut off", rounds * 2);
    assert!(made_by_both > 0, "no two programs ever wrote side by side");
    stage.story("undo\nredo\n").expect(0);
}
