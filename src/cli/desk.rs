//! Where verbs print and how they fail: standard output for what was asked for, standard error
//! for everything else, and one failure type that knows its exit code.

use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use i18n_embed_fl::fl;
use serde::Serialize;

use super::{DONE, FAILED, REFUSED};
use crate::app::export::ExportError;
use crate::app::library;
use crate::app::moment;
use crate::app::notice::{AppError, Severity};
use crate::app::platform::{Platform, SystemPlatform};
use crate::app::session::Session;
use crate::app::words::{Lang, Words};
use crate::model::{AnnotatorId, ArticleId};

/// Words for a terminal. English sentences go without direction isolates, which most terminals
/// show as boxes; Arabic ones need them.
pub fn terminal_words(lang: Lang) -> Words {
    let words = Words::new(lang);
    words.loader.set_use_isolating(lang.is_rtl());
    words
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
        self.print(&text)
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
        let _closed = writeln!(io::stderr().lock(), "{line}");
    }

    /// Says why a verb stopped, and gives its exit code.
    pub fn fail(&self, failure: &Failure) -> u8 {
        let (text, severity) = match failure {
            Failure::App(error) => (error.notice(&self.words).text, error.severity()),
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
        self.say_error(&fl!(self.words.loader, "cli-error", message = text));
        match severity {
            Severity::Failed => FAILED,
            Severity::Done | Severity::Refused => REFUSED,
        }
    }

    /// Opens a project, as `annotator` if one is named.
    ///
    /// # Errors
    /// If it is no project or the annotator is nobody of it.
    pub fn open(&self, project: &Path, annotator: Option<&str>) -> Result<Session, Failure> {
        let annotator = named(annotator)?;
        let folder = library::folder(project);
        let mut session = Session::open(folder, Arc::clone(&self.platform), annotator.as_ref())?;
        session.workspace.lang = self.words.lang;
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
