//! A project of 50,000 tags and 5,000 actors with 20,000 names: how long each deed takes, with what
//! the small palette offers for it, and how long an article waits for suggestions.

use std::error::Error;

use isnad::app::Session;
use isnad::app::commands::{self, Args};
use isnad::model::edit::{Item, library};
use isnad::model::{ActorScope, ArticleId, ClaimId, Code};
use isnad::store::Folder;

use crate::figures::{Times, Took, Watch};
use crate::project;

/// Articles with claims (each with attribution and stance) and mentions: 500 tags each.
const ARTICLES: usize = 100;
const WORDS: usize = 700;
const TAGS: usize = 300;
/// Actors beside those of the articles, with three further names each.
const MORE_ACTORS: usize = 1_000;
const NAMES: usize = 15;
const ROUNDS: usize = 60;
const GOAL: &str = "most below 16";

type Outcome = Result<(), Box<dyn Error>>;

pub fn statements() -> Outcome {
    let folder = Folder::in_memory();
    let mut session = project::create(&folder)?;
    let mut articles = Vec::new();
    for number in 0..ARTICLES {
        articles.push(project::add(&mut session, number, WORDS, TAGS)?);
    }
    add_actors(&mut session)?;
    session.flush()?;
    let counted = session.project();
    let tags = counted.claims().len()
        + counted.mentions().len()
        + counted.attributions().len()
        + counted.stances().len();
    println!(
        "statements: {tags} tags, {} actors, {} aliases",
        counted.actors().len(),
        counted.aliases().len()
    );
    let (one, other) = (articles[0].clone(), articles[1].clone());
    session.open_article(&one, false)?;
    session.open_article(&other, true)?;
    session.open_article(&one, false)?;

    let mut taken = Taken::default();
    for round in 0..ROUNDS {
        round_of_deeds(&mut session, &one, round, &mut taken)?;
    }
    for (what, times) in taken.0 {
        Times::of(times).print(what, GOAL);
    }
    findings(&mut session)?;
    suggestions(&mut session, &one)
}

/// What a frame takes to look at tags that may be odd, first all of them, then after a deed.
fn findings(session: &mut Session) -> Outcome {
    let mut times = Vec::new();
    loop {
        let watch = Watch::start();
        let more = session.watch();
        times.push(watch.stop());
        if !more {
            break;
        }
    }
    println!(
        "findings: {} after {} frames",
        session.odds().count(),
        times.len()
    );
    Times::of(times).print("findings, a frame while all is looked at", GOAL);
    let mut times = Vec::new();
    for round in 0..20 {
        let args = Args::new()
            .with("name", format!("فاعل {round}"))
            .with("type", "person");
        run(session, "actor.add", &args)?;
        let watch = Watch::start();
        session.watch();
        times.push(watch.stop());
    }
    Times::of(times).print("findings, a frame after a deed", GOAL);
    Ok(())
}

fn add_actors(session: &mut Session) -> Outcome {
    for number in 0..MORE_ACTORS {
        let fields = library::ActorFields {
            name_ar: Some(format!("شخص مذكور {number}")),
            name_en: None,
            kind: None,
        };
        let made = session.plan(|desk| library::add_actor(desk, &fields, ActorScope::default()))?;
        let Some(Item::Actor(actor)) = made else {
            continue;
        };
        for name in 0..NAMES {
            let surface = format!("اسم {number} {name}");
            let kind = Code::from("name");
            session.plan(|desk| library::add_alias(desk, &actor, &surface, &kind))?;
        }
    }
    Ok(())
}

/// Times by what was done, in the order in which it was done first.
#[derive(Default)]
struct Taken(Vec<(&'static str, Vec<Took>)>);

impl Taken {
    fn time(
        &mut self,
        what: &'static str,
        session: &mut Session,
        deed: impl FnOnce(&mut Session) -> Outcome,
    ) -> Outcome {
        let watch = Watch::start();
        deed(session)?;
        // What painting asks in the next frame belongs to the deed.
        std::hint::black_box(commands::offers(session));
        let took = watch.stop();
        match self.0.iter_mut().find(|(name, _)| *name == what) {
            Some((_, times)) => times.push(took),
            None => self.0.push((what, vec![took])),
        }
        Ok(())
    }
}

fn run(session: &mut Session, id: &str, args: &Args) -> Outcome {
    Ok(commands::run(session, id, args)?)
}

fn round_of_deeds(
    session: &mut Session,
    article: &ArticleId,
    round: usize,
    taken: &mut Taken,
) -> Outcome {
    let none = Args::new();
    let start = 70 + round * 40;
    session.select(article, start, start + 30)?;
    taken.time("claim", session, |it| run(it, "tag.claim", &none))?;
    let claim: ClaimId = match &session.workspace.selected {
        Some(Item::Claim(claim)) => claim.clone(),
        _ => return Err("no claim was made".into()),
    };
    taken.time("claimant, first offer", session, |it| {
        run(it, "offer.pick", &Args::new().with("n", "1"))
    })?;
    taken.time("stance", session, |it| run(it, "stance.support", &none))?;
    taken.time("claimant, filter typed", session, |it| {
        run(
            it,
            "claim.claimant",
            &Args::new().with("id", claim.as_str()),
        )?;
        it.workspace.filter = format!("مذكور {round}");
        Ok(())
    })?;
    session.end_gesture();
    taken.time("chain", session, |it| {
        let args = Args::new()
            .with("id", claim.as_str())
            .with("name", format!("شخص مذكور {round}"));
        run(it, "chain.add", &args)
    })?;
    taken.time("relate, offers", session, |it| {
        run(it, "claim.relate", &Args::new().with("id", claim.as_str()))
    })?;
    taken.time("relate, which", session, |it| {
        run(it, "offer.pick", &Args::new().with("n", "1"))
    })?;
    taken.time("relate, how", session, |it| {
        run(it, "offer.pick", &Args::new().with("n", "1"))
    })?;
    taken.time("proposition, offers", session, |it| {
        run(
            it,
            "claim.canonical",
            &Args::new().with("id", claim.as_str()),
        )
    })?;
    session.end_gesture();
    taken.time("proposition, new", session, |it| {
        let args = Args::new()
            .with("id", claim.as_str())
            .with("wording", format!("قضية {round}"));
        run(it, "claim.canonical", &args)
    })?;
    taken.time("field", session, |it| {
        let args = Args::new()
            .with("id", claim.as_str())
            .with("field", "event_time")
            .with("value", "أمس");
        run(it, "field.set", &args)
    })?;
    taken.time("comment", session, |it| {
        let args = Args::new()
            .with("id", claim.as_str())
            .with("text", "أهكذا؟");
        run(it, "comment.add", &args)
    })?;
    session.select(article, start + 2, start + 12)?;
    taken.time("mention", session, |it| run(it, "tag.actor", &none))?;
    session.end_gesture();
    taken.time("merge actors", session, |it| {
        let args = Args::new()
            .with("name", format!("شخص مذكور {}", round + 100))
            .with("into_name", format!("شخص مذكور {}", round + 300));
        run(it, "actor.merge", &args)
    })?;
    taken.time("undo", session, |it| run(it, "edit.undo", &none))?;
    session.flush()?;
    Ok(())
}

/// From asking to the answer, names read anew each time.
fn suggestions(session: &mut Session, article: &ArticleId) -> Outcome {
    let mut times = Vec::new();
    for round in 0..20 {
        // A new name makes every finder outdated.
        let args = Args::new()
            .with("name", format!("جديد {round}"))
            .with("type", "person");
        run(session, "actor.add", &args)?;
        session.open_article(article, false)?;
        let watch = Watch::start();
        session.wait_for_suggestions();
        times.push(watch.stop());
    }
    println!(
        "suggestions: {} in the article",
        session.suggestions(article).len()
    );
    Times::of(times).print(
        "suggestions of two articles, all names read anew",
        "below 100",
    );
    let mut asking = Vec::new();
    for round in 0..20 {
        let args = Args::new()
            .with("name", format!("آخر {round}"))
            .with("type", "person");
        run(session, "actor.add", &args)?;
        let watch = Watch::start();
        session.look_for_suggestions();
        asking.push(watch.stop());
        session.wait_for_suggestions();
    }
    Times::of(asking).print("suggestions, what the window waits", GOAL);
    Ok(())
}
