//! Carrying out what painting, dialogs and commands asked for.

use std::path::{Path, PathBuf};

use egui::Context;

use super::Shell;
use crate::app::commands::{self, Args, Run};
use crate::app::notice::{AppError, Notice, Severity};
use crate::app::workspace::{Request, ThemeChoice};
use crate::app::{Lang, library};
use crate::exchange::figure::Figure;
use crate::ui::dialogs::Question;
use crate::ui::figure::write_png;
use crate::ui::outbox::Action;
use crate::ui::overlay::Overlay;
use crate::ui::{desk, screen};

/// The most sentences about a colleague's file that are shown at once.
const TOLD_MAX: usize = 8;

impl Shell {
    pub(super) fn drop_files(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            input
                .raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_path_buf())
                .collect()
        });
        if dropped.is_empty() {
            return;
        }
        match dropped.as_slice() {
            [folder] if folder.join("project.ron").is_file() => {
                self.open_project(Some(ctx), folder)
            }
            [file] if self.session.is_some() && file.extension().is_some_and(|it| it == "ron") => {
                let args = Args::new().with("path", file.display().to_string());
                self.command(ctx, "review.file", &args);
            }
            _ if self.session.is_some() => self.start_intake(dropped),
            _ => self.overlay = Overlay::new_project(dropped),
        }
    }

    /// What came of a corrected text.
    fn tell_corrected(&mut self) {
        let session = self.session.as_mut();
        let corrected = session.and_then(|it| it.workspace.corrected.take());
        if let Some(corrected) = corrected {
            for text in corrected.lines(&self.words) {
                self.good_news(text);
            }
        }
    }

    /// What came of a colleague's file; what was refused stays until dismissed.
    fn tell_received(&mut self) {
        let session = self.session.as_mut();
        let Some(receipt) = session.and_then(|it| it.workspace.received.take()) else {
            return;
        };
        let mut lines = receipt.lines(&self.words);
        if !receipt.is_odd() {
            lines.into_iter().for_each(|text| self.good_news(text));
            return;
        }
        if lines.len() > TOLD_MAX {
            let more = self.words.number(lines.len() - TOLD_MAX);
            lines.truncate(TOLD_MAX);
            lines.push(i18n_embed_fl::fl!(
                self.words.loader,
                "sent-more",
                count = more
            ));
        }
        let text = lines.join("\n");
        let severity = Severity::Refused;
        self.post(Notice { severity, text }, None);
    }

    pub(super) fn command(&mut self, ctx: &Context, id: &'static str, args: &Args) {
        match &mut self.session {
            Some(session) => match commands::run(session, id, args) {
                Err(error) => self.report(&error),
                Ok(()) => {
                    let news = screen::codebook_news(session, &self.words, id, args);
                    news.into_iter().for_each(|text| self.good_news(text));
                    self.tell_received();
                    self.tell_corrected();
                }
            },
            None => match (id, commands::find(id).map(|command| command.run)) {
                (
                    _,
                    Some(Run::Request {
                        make,
                        without_project: true,
                    }),
                ) => {
                    self.fulfil(ctx, make());
                }
                ("view.language", _) => {
                    self.lang = if self.lang == Lang::Ar {
                        Lang::En
                    } else {
                        Lang::Ar
                    };
                }
                ("view.theme", _) => {
                    self.theme = match self.theme {
                        ThemeChoice::Light => ThemeChoice::Dark,
                        ThemeChoice::Dark => ThemeChoice::Light,
                    };
                }
                _ => {}
            },
        }
    }

    pub(super) fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Command(id, args) => {
                // People and work stays open: one deed there follows another.
                // So do conflicts, of which one after the other is settled.
                let settles = matches!(id, "conflict.keep" | "conflict.take");
                if !settles && !matches!(self.overlay, Overlay::Team(_)) {
                    self.overlay = Overlay::None;
                }
                self.command(ctx, id, &args);
            }
            Action::Request(request) => self.fulfil(ctx, request),
            Action::OpenProject(path) => self.open_project(Some(ctx), &path),
            Action::CreateProject {
                folder,
                name,
                annotator,
            } => {
                let files = self.overlay.files();
                self.create_project(ctx, &folder, &name, &annotator);
                if self.session.is_some() && !files.is_empty() {
                    self.start_intake(files);
                }
            }
            Action::AddFiles(files) => {
                self.overlay = Overlay::None;
                self.start_intake(files);
            }
            Action::Ask(question) => self.ask(ctx, question),
            Action::CloseOverlay => self.overlay = Overlay::None,
            Action::CancelIntake => {
                if let Some(intake) = &mut self.intake {
                    intake.stop();
                }
            }
            Action::GoBack(journal, n) => self.begin_return(ctx, &journal, n),
            Action::CancelReturn => self.way_back = None,
            Action::LookAt(moment) => self.begin_look(ctx, moment, None),
            Action::AskToRestore(article, moment) => self.begin_look(ctx, moment, Some(article)),
            Action::CancelLook => self.look = None,
            Action::RestoreArticle => self.restore_article(),
            Action::RetryClosing => self.retry_closing(ctx),
            Action::SaveElsewhere(place) => self.save_elsewhere(&place),
            Action::CloseUnsaved => self.close_unsaved(ctx),
            Action::Join(from) => self.begin_join(ctx, from),
            Action::CancelJoin => {
                if let Some(joining) = &self.joining {
                    joining.stop();
                }
            }
            Action::LookForLoss => self.look_for_loss(ctx),
            Action::DismissNotice(id) => self.notices.retain(|one| one.id != id),
            Action::Zoom(factor) => ctx.set_zoom_factor(factor.clamp(0.6, 3.0)),
            other => self.act_on_session(other),
        }
    }

    /// What concerns the open project only.
    fn act_on_session(&mut self, action: Action) {
        let Some(session) = &mut self.session else {
            return;
        };
        let desk = &mut session.workspace;
        let outcome = match action {
            Action::Select {
                article,
                anchor,
                focus,
            } => session.select(&article, anchor, focus),
            Action::SelectItem(item) => {
                session.select_item(item);
                Ok(())
            }
            Action::GoTo(article, scalar, item) => session.go_to_place(&article, scalar, item),
            Action::Hover(item) => {
                desk.hovered = item;
                Ok(())
            }
            Action::OpenArticle { article, new_pane } => {
                self.focus_article = true;
                session.open_article(&article, new_pane)
            }
            Action::FocusPane(place) => {
                self.focus_article = true;
                desk.focused = place.min(desk.panes.len().saturating_sub(1));
                Ok(())
            }
            Action::ClosePane(place) => {
                desk.focused = place;
                commands::run(session, "pane.close", &Args::new())
            }
            Action::Scrolled(place) => {
                if let Some(pane) = desk.panes.get_mut(place) {
                    pane.scroll_to = None;
                }
                Ok(())
            }
            Action::Filter(text) => {
                desk.filter = text;
                Ok(())
            }
            Action::Pick(number) => commands::run(
                session,
                "offer.pick",
                &Args::new().with("n", number.to_string()),
            ),
            Action::FindQuery(query) => session.find(&query),
            Action::FindExact(exact) => {
                desk.find.exact = exact;
                let query = desk.find.query.clone();
                session.find(&query)
            }
            Action::LibraryFilter(text) => {
                desk.library_filter = text;
                Ok(())
            }
            Action::AttachImage(article, path) => {
                if let Err(error) = library::attach_image(session, &article, &path) {
                    let text = error.words(&self.words);
                    self.post(
                        Notice {
                            severity: Severity::Refused,
                            text,
                        },
                        None,
                    );
                }
                return;
            }
            Action::RetrySaving => {
                session.retry_saving();
                Ok(())
            }
            _ => Ok(()),
        };
        if let Err(error) = outcome {
            self.report(&error);
        }
    }

    fn ask(&mut self, ctx: &Context, question: Question) {
        let title = match &question {
            Question::ProjectToOpen => self.words.get("cmd-project-open"),
            Question::FolderForNew => self.words.get("cmd-project-new"),
            Question::CopyToJoin => self.words.get("cmd-project-join"),
            Question::FolderForUnsaved => self.words.get("unsaved-elsewhere"),
            Question::Articles => self.words.get("cmd-library-add"),
            Question::Picture(_) => self.words.get("cmd-article-image"),
            Question::CorrectedText(_) => self.words.get("cmd-article-correct"),
            Question::TagsToRead => self.words.get("cmd-review-file"),
            Question::CodebookToRead => self.words.get("cmd-codebook-import"),
            Question::CodebookToWrite => self.words.get("cmd-codebook-export"),
            Question::AgreementToWrite(..) => self.words.get("cmd-agreement-export"),
        };
        let waker = ctx.clone();
        if let Err(source) = self
            .dialogs
            .ask(question, title, move || waker.request_repaint())
        {
            self.report(&AppError::Read {
                file: String::new(),
                source,
            });
        }
    }

    pub(super) fn answered(&mut self, ctx: &Context, question: Question, paths: Vec<PathBuf>) {
        let Some(first) = paths.first().cloned() else {
            return;
        };
        match question {
            Question::ProjectToOpen => self.open_project(Some(ctx), &first),
            Question::CopyToJoin => self.begin_join(ctx, first),
            Question::FolderForNew | Question::FolderForUnsaved => self.overlay.set_folder(&first),
            Question::Articles => {
                if self.overlay.is_new_project() {
                    self.overlay.add_files(paths);
                } else {
                    self.overlay = Overlay::None;
                    self.start_intake(paths);
                }
            }
            Question::Picture(article) => {
                self.overlay = Overlay::None;
                self.act_on_session(Action::AttachImage(article, first));
            }
            Question::CorrectedText(article) => {
                let args = Args::new()
                    .with("id", article.as_str())
                    .with("path", first.display().to_string());
                self.act(ctx, Action::Command("article.correct", args));
            }
            Question::AgreementToWrite(format, what) => {
                let mut args = Args::new()
                    .with("path", first.display().to_string())
                    .with("format", format);
                if let Some(what) = what {
                    args = args.with("what", what.code());
                }
                self.act(ctx, Action::Command("agreement.export", args));
            }
            Question::CodebookToRead | Question::CodebookToWrite | Question::TagsToRead => {
                let id = match question {
                    Question::CodebookToRead => "codebook.import",
                    Question::TagsToRead => "review.file",
                    _ => "codebook.export",
                };
                let args = Args::new().with("path", first.display().to_string());
                self.act(ctx, Action::Command(id, args));
            }
        }
    }

    pub(super) fn fulfil_requests(&mut self, ctx: &Context) {
        let requests = self
            .session
            .as_mut()
            .map(|session| std::mem::take(&mut session.workspace.requests))
            .unwrap_or_default();
        for request in requests {
            self.fulfil(ctx, request);
        }
    }

    fn fulfil(&mut self, ctx: &Context, request: Request) {
        match request {
            Request::OpenSample => self.open_sample(ctx, false),
            Request::ResetSample => self.open_sample(ctx, true),
            Request::CloseProject => {
                self.close_session();
            }
            Request::Quit => {
                self.leaving = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Request::DrawFigure(path, figure) => self.draw(&figure, &path),
            Request::FocusLibrary => desk::ask_focus(ctx, desk::LIBRARY_FILTER),
            Request::FocusFind => desk::ask_focus(ctx, desk::FIND_FIELD),
            Request::AllMentions(actor) => {
                let waker = ctx.clone();
                let wake = Box::new(move || waker.request_repaint());
                self.hunt = self.session.as_ref().map(|it| it.hunt(&actor, wake));
                self.overlay = Overlay::of(Request::AllMentions(actor), self.session.as_ref());
            }
            Request::RestoreArticle(article, Some(moment)) => {
                self.begin_look(ctx, moment, Some(article));
            }
            other => self.overlay = Overlay::of(other, self.session.as_ref()),
        }
    }

    fn draw(&mut self, figure: &Figure, path: &Path) {
        let is_rtl = self.lang.is_rtl() && !figure.is_unmirrored;
        if let Err(error) = write_png(figure, is_rtl, path) {
            self.report(&AppError::Write {
                file: path.display().to_string(),
                source: std::io::Error::other(error),
            });
        }
    }
}
