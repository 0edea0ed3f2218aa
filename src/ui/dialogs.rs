//! The system's file dialogs, off the painting thread. Where the system has none (no portal), the
//! answer is "none there", and the typed path beside the button does the same.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::app::agreement::Drawn;
use crate::model::ArticleId;

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    ProjectToOpen,
    FolderForNew,
    /// For what the disk refuses.
    FolderForUnsaved,
    /// Another copy, to be joined.
    CopyToJoin,
    Articles,
    Picture(ArticleId),
    /// The corrected text of an article.
    CorrectedText(ArticleId),
    CodebookToRead,
    /// A colleague's tags in an article.
    TagsToRead,
    CodebookToWrite,
    /// The agreement report or one of its figures, in a format.
    AgreementToWrite(&'static str, Option<Drawn>),
}

/// What was answered; no paths if the person changed their mind.
#[derive(Debug)]
pub struct Answer {
    pub question: Question,
    pub paths: Vec<PathBuf>,
}

/// Dialogs that are open, and their answers.
#[derive(Debug)]
pub struct Dialogs {
    sender: Sender<Answer>,
    answers: Receiver<Answer>,
}

impl Default for Dialogs {
    fn default() -> Self {
        let (sender, answers) = channel();
        Self { sender, answers }
    }
}

impl Dialogs {
    /// Shows a dialog with `title` on a thread of its own; `wake` is called when it is answered.
    ///
    /// # Errors
    /// If the system has no thread left.
    pub fn ask(
        &mut self,
        question: Question,
        title: String,
        wake: impl Fn() + Send + 'static,
    ) -> std::io::Result<()> {
        let sender = self.sender.clone();
        std::thread::Builder::new()
            .name("file dialog".to_owned())
            .spawn(move || {
                let dialog = rfd::FileDialog::new().set_title(title);
                let paths = match &question {
                    Question::ProjectToOpen
                    | Question::FolderForNew
                    | Question::FolderForUnsaved
                    | Question::CopyToJoin => dialog.pick_folder().into_iter().collect(),
                    Question::Articles => dialog
                        .add_filter("text", &["txt", "text", "md"])
                        .pick_files()
                        .unwrap_or_default(),
                    Question::CorrectedText(_) => dialog
                        .add_filter("text", &["txt", "text", "md"])
                        .pick_file()
                        .into_iter()
                        .collect(),
                    Question::Picture(_) => dialog
                        .add_filter("image", &["png", "jpg", "jpeg", "webp"])
                        .pick_file()
                        .into_iter()
                        .collect(),
                    Question::CodebookToRead | Question::TagsToRead => dialog
                        .add_filter("RON", &["ron"])
                        .pick_file()
                        .into_iter()
                        .collect(),
                    Question::AgreementToWrite(format, what) => dialog
                        .add_filter(format.to_uppercase(), &[format])
                        .set_file_name(format!(
                            "{}.{format}",
                            what.map_or("agreement", Drawn::code)
                        ))
                        .save_file()
                        .into_iter()
                        .collect(),
                    Question::CodebookToWrite => dialog
                        .add_filter("RON", &["ron"])
                        .set_file_name("codebook.ron")
                        .save_file()
                        .into_iter()
                        .collect(),
                };
                // If the window is gone, nobody waits for the answer.
                let _gone = sender.send(Answer { question, paths });
                wake();
            })?;
        Ok(())
    }

    /// An answer that has come, if any.
    pub fn answer(&mut self) -> Option<Answer> {
        self.answers.try_recv().ok()
    }
}
