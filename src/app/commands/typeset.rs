//! How article text is set on the page: typeface, edges, distance of lines, invisible characters.
//! None of it touches the text or the project.

use super::{Args, Command, Group, Run, always};
use crate::app::notice::AppError;
use crate::app::session::Session;
use crate::app::workspace::{ReadingFace, Typesetting};

/// How far a step moves lines apart, in percent.
const LINE_STEP_PERCENT: i32 = 10;

macro_rules! verb {
    ($id:literal, $args:expr, $run:expr) => {
        Command {
            id: $id,
            group: Group::View,
            chords: &[],
            args: $args,
            enabled: always,
            run: Run::Session($run),
        }
    };
}

pub(super) const COMMANDS: &[Command] = &[
    verb!("view.face", &["face"], face),
    verb!("view.justify", &[], |session, _| {
        let set = &mut session.workspace.typesetting;
        set.justified = !set.justified;
        Ok(())
    }),
    verb!("view.lines-apart", &[], |session, _| {
        move_lines(session, LINE_STEP_PERCENT);
        Ok(())
    }),
    verb!("view.lines-together", &[], |session, _| {
        move_lines(session, -LINE_STEP_PERCENT);
        Ok(())
    }),
    verb!("view.invisibles", &[], |session, _| {
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
    let set = &mut session.workspace.typesetting;
    let percent = set.line_percent.saturating_add_signed(by_percent);
    let allowed = Typesetting::LINE_PERCENT;
    set.line_percent = percent.clamp(*allowed.start(), *allowed.end());
}
