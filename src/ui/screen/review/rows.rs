//! The rows of the review: tags that answer to each other, in reading order. Only those in view are
//! made.

use egui::Ui;

use super::Room;
use crate::app::commands::Args;
use crate::app::review::Outcome;
use crate::text::segment::beginning;
use crate::ui::kit;

/// How much of the words of a row is ever shown.
const WORDS_SCALARS: usize = 90;

pub(super) fn show(room: &mut Room<'_>, ui: &mut Ui) {
    let words = room.words;
    if room.state.units.is_empty() {
        return kit::empty(
            ui,
            &words.get("review-no-rows"),
            &words.get("review-no-rows-hint"),
        );
    }
    if room.state.shown.is_empty() {
        kit::empty(
            ui,
            &words.get("review-none-shown"),
            &words.get("review-none-shown-hint"),
        );
        if kit::link_button(ui, &words.get("review-show-every")).clicked() {
            room.ask("review.filter", Args::new().with("show", "all"));
        }
        return;
    }
    let shown = &room.state.shown;
    let here = room.state.current;
    let selected = here.and_then(|here| shown.binary_search(&here).ok());
    let name = words.get("review-rows");
    let row = |place: usize| row(room, place);
    let chosen = kit::long_list(ui, "review rows", &name, shown.len(), selected, row);
    let unit = chosen
        .and_then(|place| shown.get(place))
        .and_then(|place| room.state.units.get(*place));
    if let Some(item) = unit.and_then(|it| it.tags.iter().flatten().next()) {
        let args = Args::new().with("id", item.id());
        room.ask("review.show", args);
    }
}

/// A row: the words, below them what it is and in what it differs, at the end what was decided.
fn row(room: &Room<'_>, place: usize) -> kit::ListRow {
    let number = room.state.shown.get(place).copied().unwrap_or_default();
    let (Some(unit), Some(outcome)) = (
        room.state.units.get(number),
        room.state.outcomes.get(number),
    ) else {
        return kit::ListRow::default();
    };
    let quote = beginning(&room.quote(unit), WORDS_SCALARS);
    let (kind, class) = (room.kind(unit), room.class(unit.class));
    let end = match outcome {
        Outcome::Open => String::new(),
        other => room.outcome(other),
    };
    let theme = room.theme;
    kit::ListRow {
        key: number.to_string(),
        swatch: Some(match outcome {
            Outcome::Open => theme.accent,
            Outcome::Reopened | Outcome::Discussed => theme.warn,
            Outcome::Taken(_) | Outcome::Elsewhere => theme.line,
        }),
        spoken: room
            .words
            .line(&[&quote, &kind, &class, &room.outcome(outcome)]),
        name: quote,
        below: room.words.line(&[&kind, &class]),
        end,
        ..kit::ListRow::default()
    }
}
