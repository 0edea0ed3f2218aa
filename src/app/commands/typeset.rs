//! How article text is set on the page: typeface, edges, distance of lines, invisible characters.
//! None of it touches the text or the project.

use std::ops::RangeInclusive;

use super::{Args, Command, Group, Run, always};
use crate::app::notice::AppError;
use crate::app::session::Session;
use crate::app::workspace::{ReadingFace, Typesetting};

/// How far a step moves lines apart, in percent.
const LINE_STEP_PERCENT: i32 = 10;

pub(super) const COMMANDS: &[Command] = &[
    verb!("view.face", View, &[], &["face"], always, face),
    verb!("view.justify", View, &[], &[], always, |session, _| {
        let set = &mut session.workspace.typesetting;
        set.justified = !set.justified;
        Ok(())
    }),
    verb!("view.lines-apart", View, &[], &[], always, |session, _| {
        move_lines(session, LINE_STEP_PERCENT);
        Ok(())
    }),
    verb!(
        "view.lines-together",
        View,
        &[],
        &[],
        always,
        |session, _| {
            move_lines(session, -LINE_STEP_PERCENT);
            Ok(())
        }
    ),
    verb!("view.invisibles", View, &[], &[], always, |session, _| {
        let set = &mut session.workspace.typesetting;
        set.show_invisible = !set.show_invisible;
        Ok(())
    }),
];

fn face(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let set = &mut session.workspace.typesetting;
    set.face = match args.get("face") {
        Some("naskh") => ReadingFace::Naskh,
        Some("vazirmatn") => ReadingFace::Vazirmatn,
        Some(text) => {
            return Err(AppError::BadArgument {
                command: "view.face".to_owned(),
                argument: text.to_owned(),
            });
        }
        None if set.face == ReadingFace::Naskh => ReadingFace::Vazirmatn,
        None => ReadingFace::Naskh,
    };
    Ok(())
}

fn move_lines(session: &mut Session, by_percent: i32) {
    step_percent(
        &mut session.workspace.typesetting.line_percent,
        by_percent,
        Typesetting::LINE_PERCENT,
    );
}

/// Moves a percentage by a step, as far as it may go.
pub(super) fn step_percent(value: &mut u32, by: i32, allowed: RangeInclusive<u32>) {
    let moved = value.saturating_add_signed(by);
    *value = moved.clamp(*allowed.start(), *allowed.end());
}
