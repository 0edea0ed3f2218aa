//! One verb a file. A verb opens what it needs, does one thing through `app`, prints, and gives
//! back an exit.

mod agree;
mod articles;
mod check;
mod codebook;
mod correct;
mod export;
mod find;
mod import;
mod join;
mod project;
pub(super) mod story;
mod tags;
mod text;
mod window;

use super::desk::{Desk, Failure};
use super::grammar::{Arguments, Verb};
use super::{DONE, Exit};

/// What a verb gives back.
type Outcome = Result<Exit, Failure>;

fn done() -> Outcome {
    Ok(Exit::Code(DONE))
}

/// Carries out what the arguments say.
///
/// # Errors
/// Why it stopped.
pub fn run(desk: &mut Desk, arguments: Arguments) -> Outcome {
    let lang = arguments.lang.map(Into::into);
    match arguments.verb {
        None => window::window(desk, &arguments, lang),
        Some(Verb::Sample { dir }) => project::sample(desk, &dir),
        Some(Verb::New(order)) => project::new(desk, &order),
        Some(Verb::Add(order)) => articles::add(desk, &order),
        Some(Verb::Correct(order)) => correct::correct(desk, &order),
        Some(Verb::Articles { project, json }) => articles::list(desk, &project, json),
        Some(Verb::Tags(order)) => tags::tags(desk, &order),
        Some(Verb::Find(order)) => find::find(desk, &order),
        Some(Verb::Check {
            project,
            repair,
            json,
        }) => check::check(desk, &project, repair, json),
        Some(Verb::Merge {
            project,
            other,
            json,
        }) => join::merge(desk, &project, &other, json),
        Some(Verb::Recover { project, json }) => join::recover(desk, &project, json),
        Some(Verb::Codebook(order)) => codebook::codebook(desk, &order),
        Some(Verb::Story(order)) => story::story(desk, &order),
        Some(Verb::Picture(order)) => window::picture(desk, &order),
        Some(Verb::Text(order)) => text::text(desk, &order),
        Some(Verb::Import(order)) => import::import(desk, &order),
        Some(Verb::Export(order)) => export::export(desk, order),
        Some(Verb::Agree(order)) => agree::agree(desk, &order),
    }
}
