//! Bytes from strangers: every file of `fuzz/corpus` goes through its door again. Nothing panics,
//! and nothing takes long. `fuzz/README.md` tells how new ones are looked for.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

mod bodies;

use bodies::{BODIES, body};

/// Generous: these tests run unoptimised beside others.
const SLOW: Duration = Duration::from_secs(10);

/// Bytes of all files together: they are looked at with every run.
const CORPUS_BYTE_MAX: u64 = 300_000;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus")
}

fn files_of(door: &str) -> Vec<PathBuf> {
    let folder = corpus().join(door);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
}

fn replay(door: &str) {
    let body = body(door);
    let files = files_of(door);
    assert!(files.len() >= 3, "{door} has only {} files", files.len());
    for file in files {
        let bytes = std::fs::read(&file).expect("readable");
        let begun = Instant::now();
        // Told before it may fail, so that the file is known.
        println!("{}", file.display());
        body(&bytes);
        let took = begun.elapsed();
        assert!(took < SLOW, "{} is slow: {took:?}", file.display());
    }
}

#[test]
fn every_door_has_a_corpus_and_every_corpus_a_door() {
    let mut doors: Vec<String> = BODIES.iter().map(|(name, _)| (*name).to_owned()).collect();
    doors.sort();
    let mut corpora: Vec<String> = std::fs::read_dir(corpus())
        .expect("corpora")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    corpora.sort();
    assert_eq!(doors, corpora);
    let bytes: u64 = doors
        .iter()
        .flat_map(|door| files_of(door))
        .map(|file| file.metadata().expect("there").len())
        .sum();
    assert!(bytes < CORPUS_BYTE_MAX, "{bytes} bytes");
}

macro_rules! replays {
    ($($door:ident),+ $(,)?) => {
        $(
            #[test]
            fn $door() {
                replay(stringify!($door));
            }
        )+
    };
}

replays!(
    journal,
    snapshot,
    project_ron,
    codebook_ron,
    story,
    text_import,
    merge,
    image,
    layout,
    reanchor,
);
