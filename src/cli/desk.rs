//! Where verbs print and how they fail: standard output for what was asked for, standard error
//! for everything else, and one failure type that knows its exit code.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use i18n_embed_fl::fl;
use serde::Serialize;

use super::{DONE, FAILED, REFUSED};
use crate::app::export::ExportError;
use crate::app::moment;
use crate::app::notice::{AppError, Severity};
use crate::app::platform::{Platform, SystemPlatform};
use crate::app::session::Session;
use crate::app::words::{Lang, Words, shown_path};
use crate::app::{check, library};
use crate::model::{AnnotatorId, ArticleId};
use crate::text::invisible::{escaped, escaped_where};

/// Words for a terminal. English sentences go without direction isolates, which most terminals
/// show as boxes; Arabic ones need them.
pub fn terminal_words(lang: Lang) -> Words {
    let words = Words::new(lang);
    words.loader.set_use_isolating(lang.is_rtl());
    words
}

/// Words that a project holds, as they are shown in a line: what could hide, turn the line round or
/// give orders to a terminal stands as `\u{…}`, and line ends are spaces.
pub fn shown(text: &str) -> String {
    escaped(&flat(text)).into_owned()
}

/// Text in one line.
pub fn flat(text: &str) -> Cow<'_, str> {
    let breaks = ['\n', '\r', '\t'];
    if text.contains(breaks) {
        Cow::Owned(text.replace(breaks, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// A line as a terminal may have it, wherever its words come from. Isolates and direction marks
/// pass: sentences have them around names.
fn printable(line: &str) -> Cow<'_, str> {
    let is_harmful = |c: char| match c {
        '\n' | '\t' => false,
        '\u{202A}'..='\u{202E}' | '\u{2028}' | '\u{2029}' => true,
        c => c.is_control(),
    };
    escaped_where(line, is_harmful)
}

/// JSON in which nothing gives orders to a terminal: it may hold DEL and the controls from U+0080
/// on as they are. They stand within strings only.
fn harmless_json(text: String) -> String {
    let is_control = |c: char| matches!(c, '\u{7F}'..='\u{9F}');
    if !text.contains(is_control) {
        return text;
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_control(c) {
            // Writing to a string cannot fail.
            let _ok = write!(shown, "\\u{:04x}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Why a verb stopped.
#[derive(Debug)]
pub enum Failure {
    App(AppError),
    Export(ExportError),
    /// A sentence, and whether the machine failed (else the input was refused).
    Said {
        message: String,
        disk: bool,
    },
    /// Standard output was closed: nobody reads on, so there is nothing to say.
    Closed,
}

impl Failure {
    pub fn refused(message: impl Into<String>) -> Self {
        Self::Said {
            message: message.into(),
            disk: false,
        }
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        Self::Export(error)
    }
}

/// What a verb works with.
pub struct Desk {
    pub words: Words,
    pub platform: Arc<dyn Platform>,
}

impl Desk {
    pub fn new(words: Words) -> Self {
        Self {
            words,
            platform: Arc::new(SystemPlatform::default()),
        }
    }

    /// A line of what was asked for, seen at once.
    ///
    /// # Errors
    /// If standard output is closed or its disk is full.
    pub fn print(&self, line: &str) -> Result<(), Failure> {
        self.put(&printable(line))
    }

    fn put(&self, line: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        out.write_all(line.as_bytes())
            .and_then(|()| out.write_all(b"\n"))
            .and_then(|()| out.flush())
            .map_err(|error| self.output_failed(&error))
    }

    /// One JSON value and a line end.
    ///
    /// # Errors
    /// As [`Desk::print`].
    pub fn print_json<T: Serialize>(&self, value: &T) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value).map_err(|error| Failure::Said {
            message: fl!(
                self.words.loader,
                "cli-output-failed",
                detail = error.to_string()
            ),
            disk: true,
        })?;
        self.put(&harmless_json(text))
    }

    fn output_failed(&self, error: &io::Error) -> Failure {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Failure::Closed;
        }
        Failure::Said {
            message: fl!(
                self.words.loader,
                "cli-output-failed",
                detail = error.to_string()
            ),
            disk: true,
        }
    }

    /// A line on standard error.
    pub fn say_error(&self, line: &str) {
        // If even standard error is closed, the exit code must do.
        let _closed = writeln!(io::stderr().lock(), "{}", printable(line));
    }

    /// Says why a verb stopped, and gives its exit code.
    pub fn fail(&self, failure: &Failure) -> u8 {
        let (text, severity) = match failure {
            Failure::App(error) | Failure::Export(ExportError::App(error)) => {
                (error.last_notice(&self.words).text, error.severity())
            }
            Failure::Export(error) => (error.words(&self.words), error.severity()),
            Failure::Said { message, disk } => {
                let severity = if *disk {
                    Severity::Failed
                } else {
                    Severity::Refused
                };
                (message.clone(), severity)
            }
            Failure::Closed => return DONE,
        };
        let text = flat(&text);
        self.say_error(&fl!(
            self.words.loader,
            "cli-error",
            message = text.as_ref()
        ));
        match severity {
            Severity::Failed => FAILED,
            Severity::Done | Severity::Refused => REFUSED,
        }
    }

    /// Opens a project, as `annotator` if one is named. That something of it is damaged or missing
    /// is told here, once for every verb: what follows is then not all there was.
    ///
    /// # Errors
    /// If it is no project or the annotator is nobody of it.
    pub fn open(&self, project: &Path, annotator: Option<&str>) -> Result<Session, Failure> {
        let annotator = named(annotator)?;
        let folder = library::named_folder(project)?;
        let mut session = Session::open(folder, Arc::clone(&self.platform), annotator.as_ref())?;
        session.workspace.lang = self.words.lang;
        let count = check::known_errors(&mut session);
        if count > 0 {
            let l = &self.words.loader;
            let project = shown_path(project);
            let message = fl!(l, "cli-damaged", count = count, project = project);
            self.say_error(&fl!(l, "cli-error", message = message));
        }
        Ok(session)
    }

    /// As [`Desk::open`], to change the project as `annotator`, else as the one who made it.
    ///
    /// # Errors
    /// As [`Desk::open`], or if the project can only be read, or says not who made it.
    pub fn open_to_change(
        &self,
        project: &Path,
        annotator: Option<&str>,
    ) -> Result<Session, Failure> {
        let session = self.open(project, annotator)?;
        library::writable(&session)?;
        if !crate::model::id::is_valid(session.annotator().as_str()) {
            return Err(Failure::refused(fl!(self.words.loader, "cli-nobody")));
        }
        Ok(session)
    }

    /// Makes sure that a project can be opened, without reading it.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub fn look(&self, project: &Path, annotator: Option<&str>) -> Result<(), Failure> {
        named(annotator)?;
        Ok(library::look(project)?)
    }

    /// As [`Desk::open`], as the project was at a moment, if one is named.
    ///
    /// # Errors
    /// As [`Desk::open`], or if no moment is written so.
    pub fn open_as_of(
        &self,
        project: &Path,
        annotator: Option<&str>,
        moment: Option<&str>,
    ) -> Result<Session, Failure> {
        let mut session = self.open(project, annotator)?;
        if let Some(text) = moment {
            let no_moment =
                || Failure::refused(fl!(self.words.loader, "cli-no-moment", text = text));
            let moment = moment::parse(text).ok_or_else(no_moment)?;
            let past = session.as_of(&moment)?;
            session.show_past(moment, past);
        }
        Ok(session)
    }

    /// The article an id or its ending names.
    ///
    /// # Errors
    /// If there is none, or more than one.
    pub fn article(&self, session: &Session, ending: &str) -> Result<ArticleId, Failure> {
        match session.project().articles().find(ending) {
            Ok(article) => Ok(article.id.clone()),
            Err(0) => Err(AppError::NoArticle(ending.to_owned()).into()),
            Err(count) => Err(AppError::ManyArticles {
                ending: ending.to_owned(),
                count,
            }
            .into()),
        }
    }

    /// The annotator of this id, if the project knows them.
    ///
    /// # Errors
    /// If it does not.
    pub fn annotator(&self, session: &Session, id: &str) -> Result<AnnotatorId, Failure> {
        let id = AnnotatorId::new(id);
        match session.project().annotators().get(&id) {
            Some(annotator) => Ok(annotator.id.clone()),
            None => Err(Failure::refused(fl!(
                self.words.loader,
                "cli-no-annotator",
                id = id.as_str()
            ))),
        }
    }
}

/// The annotator of a command line, if one is named.
fn named(annotator: Option<&str>) -> Result<Option<AnnotatorId>, AppError> {
    match annotator {
        Some(id) if !crate::model::id::is_valid(id) => Err(AppError::BadAnnotator(id.to_owned())),
        named => Ok(named.map(AnnotatorId::new)),
    }
}
