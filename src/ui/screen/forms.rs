//! Forms over the desk: a new project, a typed path, a note, an article's details, an annotator.

use std::path::PathBuf;

use egui::{Align, RichText, Ui};

use crate::app::agreement::Drawn;
use crate::app::commands::Args;
use crate::model::id::is_valid;
use crate::ui::dialogs::Question;
use crate::ui::outbox::Action;
use crate::ui::overlay::Overlay;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};
use crate::ui::{field::Field, kit};

const WIDTH_PT: f32 = 460.0;
/// Most of the window's height that the text of a note takes.
const NOTE_SHARE: f32 = 0.5;

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, overlay: &mut Overlay) {
    kit::modal_width(ui, WIDTH_PT);
    match overlay {
        Overlay::NewProject {
            folder,
            name,
            annotator,
            files,
        } => {
            new_project(shell, ui, theme, (folder, name, annotator), files);
        }
        Overlay::OpenPath { path } => {
            let go = path_form(
                shell,
                ui,
                theme,
                "cmd-project-open",
                "form-project-path",
                path,
                Question::ProjectToOpen,
            );
            if go {
                shell.outbox.push(Action::OpenProject(typed_path(path)));
            }
        }
        Overlay::AddPath { path } => {
            let go = path_form(
                shell,
                ui,
                theme,
                "cmd-library-add",
                "form-article-paths",
                path,
                Question::Articles,
            );
            if go {
                shell.outbox.push(Action::AddFiles(vec![typed_path(path)]));
            }
        }
        Overlay::ImagePath { article, path } => {
            let question = Question::Picture(article.clone());
            let go = path_form(
                shell,
                ui,
                theme,
                "cmd-article-image",
                "form-image-path",
                path,
                question,
            );
            if go {
                shell.outbox.push(Action::CloseOverlay);
                shell
                    .outbox
                    .push(Action::AttachImage(article.clone(), typed_path(path)));
            }
        }
        Overlay::CorrectPath { article, path } => {
            let question = Question::CorrectedText(article.clone());
            let (title, label) = ("cmd-article-correct", "form-corrected-path");
            if path_form(shell, ui, theme, title, label, path, question) {
                let args = Args::new()
                    .with("id", article.as_str())
                    .with("path", typed_path(path).display().to_string());
                shell.outbox.push(Action::Command("article.correct", args));
            }
        }
        Overlay::Note { item, text } => {
            let args = Args::new().with("id", item.id());
            note(shell, ui, ("form-note-title", "note.set", args), text);
        }
        Overlay::ReviewNote { text } => {
            let of = ("cmd-review-note", "review.note", Args::new());
            note(shell, ui, of, text);
        }
        Overlay::Details {
            article,
            title,
            outlet,
            date,
        } => {
            let id = article.as_str().to_owned();
            details(shell, ui, theme, &id, (title, outlet, date));
        }
        Overlay::Annotator { id } => annotator(shell, ui, theme, id),
        Overlay::ImportCodebook { path } => {
            let of = (
                "codebook.import",
                "cmd-codebook-import",
                Question::CodebookToRead,
            );
            codebook_file(shell, ui, theme, of, path);
        }
        Overlay::JoinPath { path } => {
            let question = Question::CopyToJoin;
            let (title, label) = ("cmd-project-join", "form-copy-path");
            if path_form(shell, ui, theme, title, label, path, question) {
                shell.outbox.push(Action::CloseOverlay);
                shell.outbox.push(Action::Join(typed_path(path)));
            }
        }
        Overlay::ReviewFile { path } => {
            let question = Question::TagsToRead;
            let (title, label) = ("cmd-review-file", "form-tags-path");
            if path_form(shell, ui, theme, title, label, path, question) {
                let args = Args::new().with("path", typed_path(path).display().to_string());
                shell.outbox.push(Action::Command("review.file", args));
            }
        }
        Overlay::ExportCodebook { path } => {
            let of = (
                "codebook.export",
                "cmd-codebook-export",
                Question::CodebookToWrite,
            );
            codebook_file(shell, ui, theme, of, path);
        }
        Overlay::ExportAgreement { format, what, path } => {
            agreement_file(shell, ui, theme, (format, *what), path);
        }
        Overlay::Merge(form) => super::actors::merge(shell, ui, theme, form),
        Overlay::Split(form) => super::actors::split(shell, ui, theme, form),
        Overlay::Comment { item, thread, text } => {
            let thread = thread.as_ref().map(|id| id.as_str());
            comment(shell, ui, item.id(), thread, text);
        }
        Overlay::None
        | Overlay::Commands { .. }
        | Overlay::Help
        | Overlay::History(_)
        | Overlay::Restore(_)
        | Overlay::Unsaved(_)
        | Overlay::Conflicts(_)
        | Overlay::Loss(_)
        | Overlay::Comments(_)
        | Overlay::Findings(_)
        | Overlay::Team(_)
        | Overlay::AllMentions(_) => {}
    }
}

/// A path as people type it: spaces around and a tilde in front are theirs, not the path's.
pub(super) fn typed_path(text: &str) -> PathBuf {
    let text = text.trim();
    match text.strip_prefix("~/").zip(std::env::var_os("HOME")) {
        Some((rest, home)) => PathBuf::from(home).join(rest),
        None => PathBuf::from(text),
    }
}

/// A labelled line of text; true if Enter was pressed in it.
pub(super) fn line(
    shell: &Shell,
    ui: &mut Ui,
    id: &'static str,
    label: &str,
    first: bool,
    text: &mut String,
) -> bool {
    kit::label(ui, label);
    Field::single(id)
        .name(label)
        .width(ui.available_width())
        .take_focus(first && kit::appeared(ui.ctx(), id))
        .show(ui, &shell.painter, text)
        .submitted
}

/// The buttons below a form; true if the first was pressed.
fn buttons(shell: &mut Shell, ui: &mut Ui, go: &str, enabled: bool) -> bool {
    ui.add_space(theme::GAP_LARGE);
    let mut pressed = false;
    kit::at_end(ui, "buttons", Align::Center, |ui| {
        if ui.button(shell.words.get("cancel")).clicked() {
            shell.outbox.push(Action::CloseOverlay);
        }
        pressed = kit::primary_button(ui, &shell.words.get(go), enabled).clicked();
    });
    pressed
}

fn new_project(
    shell: &mut Shell,
    ui: &mut Ui,
    theme: &Theme,
    (folder, name, annotator): (&mut String, &mut String, &mut String),
    files: &[PathBuf],
) {
    ui.heading(shell.words.get("form-new-title"));
    let label = shell.words.get("form-new-name");
    line(shell, ui, "new project name", &label, true, name);
    let label = shell.words.get("form-new-folder");
    line(shell, ui, "new project folder", &label, false, folder);
    if kit::link_button(ui, &shell.words.get("form-choose-folder")).clicked() {
        shell.outbox.push(Action::Ask(Question::FolderForNew));
    }
    let label = shell.words.get("form-new-annotator");
    let submitted = line(shell, ui, "new project annotator", &label, false, annotator);
    hint(ui, theme, &shell.words.get("form-new-annotator-hint"));
    ui.add_space(theme::GAP);
    let count = i18n_embed_fl::fl!(
        shell.words.loader,
        "form-new-files",
        count = files.len(),
        shown = shell.words.number(files.len())
    );
    hint(ui, theme, &count);
    if kit::link_button(ui, &shell.words.get("form-choose-files")).clicked() {
        shell.outbox.push(Action::Ask(Question::Articles));
    }
    let ready = !folder.trim().is_empty() && is_valid(annotator.trim());
    if buttons(shell, ui, "form-create", ready) || (submitted && ready) {
        let path = typed_path(folder);
        let name = if name.trim().is_empty() {
            path.file_name()
                .map(|one| one.to_string_lossy().into_owned())
                .unwrap_or_default()
        } else {
            name.trim().to_owned()
        };
        shell.outbox.push(Action::CreateProject {
            folder: path,
            name,
            annotator: annotator.trim().to_owned(),
        });
    }
}

pub(super) fn hint(ui: &mut Ui, theme: &Theme, text: &str) {
    ui.label(
        RichText::new(text)
            .size(theme::SMALL_SIZE_PT)
            .color(theme.mute),
    );
}

fn path_form(
    shell: &mut Shell,
    ui: &mut Ui,
    theme: &Theme,
    title: &str,
    label: &str,
    path: &mut String,
    question: Question,
) -> bool {
    ui.heading(shell.words.get(title).trim_end_matches('…'));
    let label = shell.words.get(label);
    let submitted = line(shell, ui, "typed path", &label, true, path);
    hint(ui, theme, &shell.words.get("form-path-hint"));
    if kit::link_button(ui, &shell.words.get("form-browse")).clicked() {
        shell.outbox.push(Action::Ask(question));
    }
    let ready = !path.trim().is_empty();
    buttons(shell, ui, "form-ok", ready) || (submitted && ready)
}

fn codebook_file(
    shell: &mut Shell,
    ui: &mut Ui,
    theme: &Theme,
    (id, title, question): (&'static str, &'static str, Question),
    path: &mut String,
) {
    if path_form(
        shell,
        ui,
        theme,
        title,
        "form-codebook-path",
        path,
        question,
    ) {
        let args = Args::new().with("path", typed_path(path).display().to_string());
        shell.outbox.push(Action::Command(id, args));
    }
}

fn agreement_file(
    shell: &mut Shell,
    ui: &mut Ui,
    theme: &Theme,
    (format, what): (&'static str, Option<Drawn>),
    path: &mut String,
) {
    let title = "cmd-agreement-export";
    let question = Question::AgreementToWrite(format, what);
    let label = "form-agreement-path";
    if path_form(shell, ui, theme, title, label, path, question) {
        let mut args = Args::new()
            .with("path", typed_path(path).display().to_string())
            .with("format", format);
        if let Some(what) = what {
            args = args.with("what", what.code());
        }
        shell.outbox.push(Action::Command("agreement.export", args));
    }
}

/// Asks for words that the command of `of` keeps: its title, the command, and what the words are on.
fn note(
    shell: &mut Shell,
    ui: &mut Ui,
    (title, command, args): (&str, &'static str, Args),
    text: &mut String,
) {
    ui.heading(shell.words.get(title));
    let label = shell.words.get("form-note-text");
    kit::label(ui, &label);
    // A long note scrolls, so that the buttons stay in the window.
    let most_pt = ui.ctx().content_rect().height() * NOTE_SHARE;
    let response = egui::ScrollArea::vertical()
        .max_height(most_pt)
        .show(ui, |ui| {
            Field::multi("note text", 5)
                .name(&label)
                .take_focus(kit::appeared(ui.ctx(), "note text"))
                .show(ui, &shell.painter, text)
        })
        .inner;
    if buttons(shell, ui, "form-save", true) || response.submitted {
        let args = args.with("text", text.as_str());
        shell.outbox.push(Action::Command(command, args));
    }
}

/// Begins a thread on a thing, or answers in one.
fn comment(shell: &mut Shell, ui: &mut Ui, id: &str, thread: Option<&str>, text: &mut String) {
    let title = match thread {
        Some(_) => "form-answer-title",
        None => "form-comment-title",
    };
    ui.heading(shell.words.get(title));
    let label = shell.words.get("form-comment-text");
    kit::label(ui, &label);
    let most_pt = ui.ctx().content_rect().height() * NOTE_SHARE;
    let response = egui::ScrollArea::vertical()
        .max_height(most_pt)
        .show(ui, |ui| {
            Field::multi("comment text", 4)
                .name(&label)
                .take_focus(kit::appeared(ui.ctx(), "comment text"))
                .show(ui, &shell.painter, text)
        })
        .inner;
    let ready = !text.trim().is_empty();
    if buttons(shell, ui, "form-comment-go", ready) || (response.submitted && ready) {
        let args = Args::new().with("id", id).with("text", text.as_str());
        let args = match thread {
            Some(thread) => args.with("thread", thread),
            None => args,
        };
        shell.outbox.push(Action::Command("comment.add", args));
    }
}

fn details(
    shell: &mut Shell,
    ui: &mut Ui,
    theme: &Theme,
    id: &str,
    (title, outlet, date): (&mut String, &mut String, &mut String),
) {
    ui.heading(shell.words.get("form-details-title"));
    let label = shell.words.get("form-details-headline");
    let mut go = line(shell, ui, "article title", &label, true, title);
    let label = shell.words.get("form-details-outlet");
    go |= line(shell, ui, "article outlet", &label, false, outlet);
    let label = shell.words.get("form-details-date");
    go |= line(shell, ui, "article date", &label, false, date);
    hint(ui, theme, &shell.words.get("form-details-date-hint"));
    let ready = !title.trim().is_empty();
    if buttons(shell, ui, "form-save", ready) || (go && ready) {
        let args = Args::new()
            .with("id", id)
            .with("title", title.as_str())
            .with("outlet", outlet.as_str())
            .with("date", date.as_str());
        shell.outbox.push(Action::Command("article.change", args));
    }
}

fn annotator(shell: &mut Shell, ui: &mut Ui, theme: &Theme, id: &mut String) {
    ui.heading(shell.words.get("form-annotator-title"));
    if let Some(session) = &shell.session {
        let known: Vec<_> = session
            .project()
            .annotators()
            .iter()
            .map(|one| one.id.clone())
            .collect();
        ui.horizontal_wrapped(|ui| {
            for one in known {
                if kit::pill(ui, one.as_str(), one == *session.annotator()).clicked() {
                    let args = Args::new().with("id", one.as_str());
                    shell.outbox.push(Action::Command("annotator.switch", args));
                }
            }
        });
    }
    let label = shell.words.get("form-new-annotator");
    let go = line(shell, ui, "annotator id", &label, true, id);
    hint(ui, theme, &shell.words.get("form-new-annotator-hint"));
    let ready = is_valid(id.trim());
    if buttons(shell, ui, "form-ok", ready) || (go && ready) {
        let args = Args::new().with("id", id.trim());
        shell.outbox.push(Action::Command("annotator.switch", args));
    }
}
