//! `isnad correct`: an article whose text its outlet corrected.

use i18n_embed_fl::fl;

use super::{Outcome, done};
use crate::app::correct::{Corrected, correct_from};
use crate::app::library::FailReason;
use crate::app::session::placing::{Came, Unplaced};
use crate::app::words::shown_path;
use crate::cli::desk::{Desk, Failure, flat, shown};
use crate::cli::grammar::Correct;
use crate::cli::{Exit, FINDINGS};
use crate::exchange::json::{CorrectedJson, PlacesJson, UnplacedJson};

pub(super) fn correct(desk: &Desk, order: &Correct) -> Outcome {
    let mut session = desk.open_to_change(&order.project, order.annotator.as_deref())?;
    let article = desk.article(&session, &order.article)?;
    let annotator = session.annotator().to_string();
    session.switch_annotator(&annotator)?;
    let corrected = correct_from(&mut session, &article, &order.file).map_err(|reason| {
        let file = shown_path(&order.file);
        match reason {
            FailReason::App(error) => Failure::App(error),
            reason => {
                let reason = reason.words(&desk.words);
                let l = &desk.words.loader;
                Failure::refused(fl!(l, "cli-add-failed", file = file, reason = reason))
            }
        }
    })?;
    session.flush()?;
    session.close()?;
    if order.json {
        desk.print_json(&as_json(&corrected))?;
    } else {
        tell(desk, &corrected)?;
    }
    if corrected.unplaced.is_empty() {
        done()
    } else {
        Ok(Exit::Code(FINDINGS))
    }
}

fn tell(desk: &Desk, corrected: &Corrected) -> Result<(), Failure> {
    for line in corrected.lines(&desk.words) {
        desk.print(&flat(&line))?;
    }
    for note in &corrected.notes {
        let note = desk.words.get(&format!("note-{}", note.code()));
        desk.print(&format!("  - {note}"))?;
    }
    for one in &corrected.unplaced {
        let words = shown(&one.anchor.quote());
        let why = desk.words.get(&format!("unplaced-{}", one.outcome.code()));
        let id = one.item.id();
        let l = &desk.words.loader;
        desk.print(&fl!(
            l,
            "cli-correct-look",
            id = id,
            words = words,
            why = why
        ))?;
    }
    Ok(())
}

fn as_json(corrected: &Corrected) -> CorrectedJson {
    CorrectedJson {
        article: corrected.article.to_string(),
        former: corrected.former.clone(),
        revision: corrected.revision.clone(),
        own: places(&corrected.came),
        others: places(&corrected.others),
        unplaced: corrected.unplaced.iter().map(unplaced).collect(),
        captions_and_regions_lost: corrected.furnishings_lost,
    }
}

fn places(came: &Came) -> PlacesJson {
    PlacesJson {
        same: came.same,
        moved: came.moved,
        normalised: came.normalised,
        review: came.review,
        orphans: came.orphans,
    }
}

fn unplaced(one: &Unplaced) -> UnplacedJson {
    UnplacedJson {
        id: one.item.id().to_owned(),
        why: one.outcome.code(),
        words: one.anchor.quote(),
        revision: one.anchor.revision.clone(),
        suggestion: one
            .outcome
            .suggestion()
            .iter()
            .map(|it| (it.start, it.end))
            .collect(),
    }
}
