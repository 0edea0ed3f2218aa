//! How long saving a deed takes, and how long and how much memory a large project wants.
//!
//! `cargo bench --bench store` saves 2,000 deeds one by one and opens a project of 10,000 articles
//! with 200,000 tags, made in a temporary folder (`TMPDIR` says where). `--articles N`, `--tags N`
//! and `--rounds N` change the sizes; `--at FOLDER` keeps the project there, or takes the one that
//! is there. Goals: a deed saved in 20 ms at the 99th percentile; 1 s to the first usable frame;
//! 400 MB.

mod project;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use isnad::app::Session;
use isnad::app::platform::{Platform, SystemPlatform};
use isnad::model::{AnnotatorId, ArticleId, Id, Minter};
use isnad::store::{Folder, NewProject, Saver};

const DEEDS: u64 = 2_000;

struct Order {
    articles: usize,
    tags: usize,
    rounds: usize,
    at: Option<PathBuf>,
    open: Option<PathBuf>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let order = order()?;
    if let Some(path) = &order.open {
        return open(path);
    }
    let temporary = tempfile::tempdir()?;
    deeds(temporary.path())?;
    let at = order.at.unwrap_or_else(|| temporary.path().join("large"));
    if !at.join("project.ron").exists() {
        let from = Instant::now();
        project::make(&at, order.articles, order.tags)?;
        println!("made in {:.0} s", from.elapsed().as_secs_f64());
    }
    for _ in 0..order.rounds {
        // A process of its own, so that its memory is that of one opening.
        let me = std::env::current_exe()?;
        let status = Command::new(me).arg("--open").arg(&at).status()?;
        if !status.success() {
            return Err("the project does not open".into());
        }
    }
    Ok(())
}

fn order() -> Result<Order, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let place = arguments.iter().position(|it| it == name)?;
        arguments.get(place + 1)
    };
    let number = |name: &str, usual: usize| value(name).map_or(Ok(usual), |it| it.parse());
    Ok(Order {
        articles: number("--articles", 10_000)?,
        tags: number("--tags", 200_000)?,
        rounds: number("--rounds", 3)?,
        at: value("--at").map(PathBuf::from),
        open: value("--open").map(PathBuf::from),
    })
}

/// Saves deeds one by one, each synced before the next begins.
fn deeds(path: &Path) -> Result<(), Box<dyn Error>> {
    let folder = Folder::on_disk(&path.join("small"));
    let ulid = |n: u128| ulid::Ulid::from_parts(project::NOW_MS, n).to_string();
    let by = AnnotatorId::new("salma");
    folder.create(&NewProject {
        id: ulid(1),
        name: "صغير".to_owned(),
        annotator: by.clone(),
        codebook: isnad::model::Codebook::isnad_default(),
        codebook_ulid: ulid(2),
        now_ms: project::NOW_MS,
    })?;
    let mut next = 10;
    let fresh = Box::new(move || {
        next += 1;
        ulid::Ulid::from_parts(project::NOW_MS, next).to_string()
    });
    let mut saver = Saver::new(folder, by.clone(), ulid(3), fresh);
    let mut minter = Minter::new(by.clone(), "00000003".to_owned());
    let words: Vec<char> = "كلمة ".repeat(400).chars().collect();
    let article = ArticleId::new("a");
    let mut times = Vec::new();
    let mut n = 0;
    while n < DEEDS {
        for edit in project::statement(&mut minter, "salma", &article, "r", &words, 3) {
            n += 1;
            let record = project::record(&by, &mut minter, n, (project::NOW_MS << 16) + n, edit);
            let from = Instant::now();
            saver.save(&[record])?;
            times.push(from.elapsed());
        }
    }
    times.sort();
    let at = |part: usize| times[(times.len() - 1) * part / 1000].as_secs_f64() * 1000.0;
    println!(
        "a deed on disk: median {:.2} ms  p99 {:.2} ms  p99.9 {:.2} ms  ({n} deeds)",
        at(500),
        at(990),
        at(999)
    );
    Ok(())
}

/// Opens the project once, after a first look at it, and tells what that took.
fn open(path: &Path) -> Result<(), Box<dyn Error>> {
    let before = memory()?;
    let platform: Arc<dyn Platform> = Arc::new(SystemPlatform::default());
    let who = Id::new("salma");
    let from = Instant::now();
    let look = Session::skim(Folder::on_disk(path), Arc::clone(&platform), Some(&who))?;
    let looked = from.elapsed().as_secs_f64();
    let articles = look.project().articles().len();
    drop(look);
    let from = Instant::now();
    let session = Session::open(Folder::on_disk(path), platform, Some(&who))?;
    let opened = from.elapsed().as_secs_f64();
    let project = session.project();
    let tags = project.mentions().len()
        + project.claims().len()
        + project.attributions().len()
        + project.stances().len();
    println!(
        "{articles} articles to read in {looked:.2} s, {tags} tags in {opened:.2} s, memory +{} MB",
        memory()?.saturating_sub(before) / 1_000_000
    );
    Ok(())
}

/// What the process holds in memory now, in bytes.
fn memory() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|it| it.trim().strip_suffix(" kB"));
    Ok(kilobytes.unwrap_or("0").trim().parse::<u64>()? * 1024)
}
