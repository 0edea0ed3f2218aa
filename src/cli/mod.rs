//! The command line: reads arguments, does what they say through `app`, prints, and answers with
//! an exit code. Names, flags and JSON shapes are a contract and never change, only grow.
//!
//! Standard output holds what was asked for and nothing else; what went wrong is told on standard
//! error. A window is not opened here: its start is handed back as data, since this layer does not
//! know `ui`.
//!
//! Read in this order: [`grammar`], [`desk`], the verbs in `commands/`.

mod commands;
pub mod desk;
pub mod grammar;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _};

use crate::app::Session;
use crate::app::mishap;
use crate::app::platform::data_folder;
use crate::app::words::Lang;
use crate::app::workspace::ThemeChoice;
use crate::model::{AnnotatorId, ArticleId};
use desk::Desk;
use grammar::{Arguments, Screen};

/// Done.
pub const DONE: u8 = 0;
/// Done, but there are findings.
pub const FINDINGS: u8 = 1;
/// Refused: bad arguments or bad input; nothing was changed.
pub const REFUSED: u8 = 2;
/// The disk failed; what was acknowledged is safe.
pub const FAILED: u8 = 3;

/// What is left to do for whoever started us.
pub enum Exit {
    /// Nothing: leave with this code.
    Code(u8),
    /// Open the window.
    Window(WindowStart),
    /// Draw a picture of the window.
    Picture(Box<PictureOrder>),
}

/// How the window begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowStart {
    /// The welcome screen if none.
    pub project: Option<PathBuf>,
    /// As which annotator; else as settings or project say.
    pub annotator: Option<String>,
    /// As settings or locale say, if none.
    pub lang: Option<Lang>,
}

/// A picture of the window, to be drawn without one.
pub struct PictureOrder {
    pub project: Session,
    pub out: PathBuf,
    pub width_px: u32,
    pub height_px: u32,
    pub scale: f32,
    pub lang: Lang,
    pub theme: ThemeChoice,
    pub screen: Screen,
    /// The page of the gallery; all of them if none.
    pub page: Option<String>,
    /// Articles side by side.
    pub open: Vec<ArticleId>,
    /// The tag or actor that is selected.
    pub select: Option<String>,
    /// Who is compared in the review.
    pub annotators: Vec<AnnotatorId>,
}

/// Carries out a command line. The first of `args` is the program's own name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Exit {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = lang_of(&args);
    let words = desk::terminal_words(lang);
    let command = Arguments::command().mut_subcommand("story", |story| {
        story.after_help(commands::story::help(&words))
    });
    let arguments = command
        .try_get_matches_from(&args)
        .and_then(|matches| Arguments::from_arg_matches(&matches))
        .and_then(window_or_verb);
    let arguments = match arguments {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors. A closed pipe is nobody's business here.
            let _closed = error.print();
            return Exit::Code(if error.use_stderr() { REFUSED } else { DONE });
        }
    };
    let mut desk = Desk::new(words.clone());
    let clock = std::sync::Arc::clone(&desk.platform);
    mishap::report_into(
        data_folder()
            .unwrap_or_else(std::env::temp_dir)
            .join("reports"),
        move || clock.now_ms(),
        words,
        move |sentence| complain(Some(lang), sentence),
    );
    match commands::run(&mut desk, arguments) {
        Ok(exit) => exit,
        Err(failure) => Exit::Code(desk.fail(&failure)),
    }
}

/// Refuses a project or an option of the window before a verb.
fn window_or_verb(arguments: Arguments) -> Result<Arguments, clap::Error> {
    let for_window = arguments.project.is_some()
        || arguments.sample
        || arguments.reset
        || arguments.annotator.is_some();
    if arguments.verb.is_some() && for_window {
        let message = "a verb stands first; what opens a window cannot stand before it";
        return Err(Arguments::command().error(ErrorKind::ArgumentConflict, message));
    }
    Ok(arguments)
}

/// The language of messages: `--lang`, else the locale's, else English.
fn lang_of(args: &[OsString]) -> Lang {
    let mut named = None;
    let mut args = args.iter().skip(1).filter_map(|arg| arg.to_str());
    while let Some(arg) = args.next() {
        match arg.strip_prefix("--lang") {
            Some("") => named = args.next(),
            Some(rest) => named = rest.strip_prefix('=').or(named),
            None => {}
        }
    }
    named
        .and_then(Lang::parse)
        .or_else(Lang::from_environment)
        .unwrap_or(Lang::En)
}

/// Prints what only `main` can know: that the window or a picture failed.
pub fn complain(lang: Option<Lang>, message: &str) {
    Desk::new(desk::terminal_words(lang.unwrap_or(Lang::En))).say_error(message);
}

/// The words of messages: `lang`, else the locale's, else English.
pub fn words(lang: Option<Lang>) -> crate::app::Words {
    desk::terminal_words(lang.or_else(Lang::from_environment).unwrap_or(Lang::En))
}

/// The sentence for a build that has no window.
pub fn no_window_words(lang: Option<Lang>) -> String {
    let lang = lang.or_else(Lang::from_environment).unwrap_or(Lang::En);
    i18n_embed_fl::fl!(desk::terminal_words(lang).loader, "cli-no-gui")
}
