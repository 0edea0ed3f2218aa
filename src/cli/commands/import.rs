//! `isnad import`: tags that were made elsewhere.

use super::Outcome;
use crate::app::sent;
use crate::cli::desk::{Desk, flat};
use crate::cli::grammar::{Import, ImportFormat};
use crate::cli::{DONE, Exit, FINDINGS};

pub(super) fn import(desk: &Desk, order: &Import) -> Outcome {
    let ImportFormat::Isnad = order.format;
    let mut session = desk.open_to_change(&order.project, None)?;
    let receipt = sent::receive(&mut session, &order.file, Some(&order.annotator))?;
    session.close()?;
    let mut lines = receipt.lines(&desk.words).into_iter();
    if let Some(first) = lines.next() {
        desk.print(&flat(&first))?;
    }
    for line in lines {
        desk.say_error(&flat(&line));
    }
    Ok(Exit::Code(match receipt.is_odd() {
        true => FINDINGS,
        false => DONE,
    }))
}
