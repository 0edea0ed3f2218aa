//! `isnad story`: a script of user actions, run on the same session code as the window.

use std::fmt::Write as _;
use std::fs;

use i18n_embed_fl::fl;

use super::{Outcome, done};
use crate::app::notice::{AppError, Refusal, Severity};
use crate::app::story::{self, Complaint, Line, ParseError};
use crate::app::words::{Words, shown_path};
use crate::app::{commands, library};
use crate::cli::desk::{Desk, Failure};
use crate::cli::grammar;
use crate::cli::{Exit, FAILED, FINDINGS, REFUSED};

/// Largest story that is read, in bytes.
const STORY_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// Every step a story can have, with the Fluent message that explains it.
const STEPS: &[(&str, &str)] = &[
    ("annotator ID", "story-step-annotator"),
    ("language ar|en", "story-step-language"),
    ("open ID", "story-step-open"),
    ("select \"WORDS\" [#N]", "story-step-select"),
    ("select A..B", "story-step-select-range"),
    ("do COMMAND [KEY=VALUE …]", "story-step-do"),
    ("press KEY", "story-step-press"),
    ("type \"TEXT\"", "story-step-type"),
    ("call NAME", "story-step-call"),
    ("moment NAME", "story-step-moment"),
    ("undo", "story-step-undo"),
    ("redo", "story-step-redo"),
    ("crash", "story-step-crash"),
    ("expect WHAT N", "story-step-expect"),
];

/// The end of `isnad story --help`, made from the registry.
pub fn help(words: &Words) -> String {
    let mut text = fl!(words.loader, "story-help-steps");
    for (step, message) in STEPS {
        // Writing to a string cannot fail.
        let _ok = write!(text, "\n  {step:<26} {}", words.get(message));
    }
    let counted: Vec<&str> = story::Count::ALL.iter().map(|(name, _)| *name).collect();
    let _ok = write!(
        text,
        "\n\n{} {}",
        fl!(words.loader, "story-help-counts"),
        counted.join(" ")
    );
    let _ok = write!(text, "\n\n{}", fl!(words.loader, "story-help-commands"));
    for command in commands::all() {
        let _ok = write!(text, "\n  {:<22} {}", command.id, command.name(words));
        if let Some(chord) = command.chords.first() {
            let _ok = write!(text, "  [{chord}]");
        }
        if !command.args.is_empty() {
            let _ok = write!(text, "  ({})", command.args.join(" "));
        }
    }
    text
}

pub(super) fn story(desk: &Desk, order: &grammar::Story) -> Outcome {
    let shown = shown_path(&order.file);
    let unread = |source: std::io::Error| AppError::Read {
        file: shown.clone(),
        source,
    };
    let about = fs::metadata(&order.file).map_err(unread)?;
    if !about.is_file() || about.len() > STORY_BYTES_MAX {
        let message = fl!(desk.words.loader, "cli-story-unfit", path = shown.as_str());
        return Err(Failure::refused(message));
    }
    let text = fs::read_to_string(&order.file).map_err(unread)?;
    let lines = match story::parse(&text) {
        Ok(lines) => lines,
        Err(errors) => return Ok(complain(desk, &shown, &errors)),
    };
    let mut session = desk.open(&order.project, order.annotator.as_deref())?;
    let lost = library::writable(&session).err();
    let told = |error: AppError| match (error, lost) {
        (AppError::ReadOnly | AppError::Refused(Refusal::ReadOnly), Some(why)) => why,
        (error, _) => error,
    };
    if let Some(annotator) = &order.annotator
        && let Err(error) = session.switch_annotator(annotator)
    {
        return Err(told(error).into());
    }
    let mut printed = Ok(());
    let mut print = |line: &Line| {
        if order.verbose && printed.is_ok() {
            printed = desk.print(&format!("{}: {}", line.line, line.text));
        }
    };
    let (mut session, unmet) = match story::run(session, &lines, &mut print) {
        Ok(outcome) => outcome,
        Err(failure) => {
            let error = told(failure.error);
            let failed = error.severity() == Severity::Failed;
            let reason = error.last_notice(&desk.words).text;
            let (file, line, text) = (shown.as_str(), failure.line, failure.text.as_str());
            let l = &desk.words.loader;
            desk.say_error(&if failed {
                fl!(
                    l,
                    "cli-story-failed",
                    file = file,
                    line = line,
                    text = text,
                    reason = reason
                )
            } else {
                fl!(
                    l,
                    "cli-story-stopped",
                    file = file,
                    line = line,
                    text = text,
                    reason = reason
                )
            });
            return Ok(Exit::Code(if failed { FAILED } else { REFUSED }));
        }
    };
    session.close()?;
    printed?;
    for one in &unmet {
        desk.say_error(&fl!(
            desk.words.loader,
            "cli-story-unmet",
            file = shown.as_str(),
            line = one.line,
            text = one.text.as_str(),
            found = one.found
        ));
    }
    if unmet.is_empty() {
        done()
    } else {
        Ok(Exit::Code(FINDINGS))
    }
}

/// Names every line that cannot be read.
fn complain(desk: &Desk, file: &str, errors: &[ParseError]) -> Exit {
    let l = &desk.words.loader;
    for error in errors {
        let what = complaint(&error.complaint, &desk.words);
        desk.say_error(&fl!(
            l,
            "cli-story-line",
            file = file,
            line = error.line,
            what = what
        ));
    }
    desk.say_error(&fl!(l, "cli-story-not-run", count = errors.len()));
    Exit::Code(REFUSED)
}

fn complaint(complaint: &Complaint, words: &Words) -> String {
    let l = &words.loader;
    match complaint {
        Complaint::UnknownStep(step) => fl!(l, "story-unknown-step", step = step.as_str()),
        Complaint::UnknownCommand(id) => fl!(l, "story-unknown-command", id = id.as_str()),
        Complaint::UnknownArgument { command, argument } => {
            let known = commands::find(command)
                .map(|one| one.args.join(" "))
                .unwrap_or_default();
            fl!(
                l,
                "story-unknown-argument",
                command = command.as_str(),
                argument = argument.as_str(),
                known = known
            )
        }
        Complaint::Missing(what) => fl!(l, "story-missing", what = what.to_string()),
        Complaint::BadKey(key) => fl!(l, "story-bad-key", key = key.as_str()),
        Complaint::BadNumber(text) => fl!(l, "story-bad-number", text = text.as_str()),
        Complaint::BadLanguage(text) => fl!(l, "story-bad-language", text = text.as_str()),
        Complaint::UnclosedQuote => fl!(l, "story-unclosed-quote"),
        Complaint::LeftOver(text) => fl!(l, "story-left-over", text = text.as_str()),
    }
}
