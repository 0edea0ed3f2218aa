//! The window's state and its two halves: [`Shell::logic`] carries out what was asked for,
//! [`Shell::paint`] reads and asks. The same shell runs in the real window, in pictures and in
//! tests. It owns no project data besides the session.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::article::ArticleView;
use super::desk::PaneMarks;
use super::dialogs::{Dialogs, Question};
use super::outbox::{Action, Outbox};
use super::overlay::Overlay;
use super::paint::{SharedTextPainter, TextPainter};
use super::pictures::Pictures;
use super::{field, keys, mirror, theme};
use crate::app::commands::{self, Args, Run};
use crate::app::notice::{AppError, Notice, Severity};
use crate::app::platform::Platform;
use crate::app::settings::Settings;
use crate::app::workspace::{Gesture, Request, ThemeChoice};
use crate::app::{Chord, Lang, Session, Words, library, sample};
use crate::model::{AnnotatorId, ArticleId};

/// How long good news stays, in seconds.
const TOAST_SECONDS: f64 = 4.0;

/// A notice on the screen.
#[derive(Debug, Clone)]
pub struct Posted {
    pub id: u64,
    pub notice: Notice,
    /// When it goes away by itself; bad news stays until dismissed.
    pub until: Option<f64>,
}

/// Files on their way into the project, one a frame, so that the window stays alive.
#[derive(Debug, Default)]
pub struct Intake {
    waiting: Vec<PathBuf>,
    pub done: usize,
    pub total: usize,
    added: Vec<ArticleId>,
    failed: usize,
}

/// What each pane remembers from frame to frame.
#[derive(Default)]
pub struct PaneState {
    pub view: ArticleView,
    pub marks: PaneMarks,
}

/// The window.
pub struct Shell {
    pub session: Option<Session>,
    pub words: Words,
    pub painter: SharedTextPainter,
    pub settings: Settings,
    /// Where settings are kept; `None` keeps none (pictures, tests).
    settings_place: Option<PathBuf>,
    platform: Arc<dyn Platform>,
    pub(super) panes: BTreeMap<u64, PaneState>,
    pub pictures: Pictures,
    pub(super) overlay: Overlay,
    pub outbox: Outbox,
    pub notices: Vec<Posted>,
    pub intake: Option<Intake>,
    pub(super) dialogs: Dialogs,
    next_notice: u64,
    /// The person wants to leave; done once everything is on disk.
    pub leaving: bool,
    /// The focused article takes the keyboard back in the next frame.
    pub focus_article: bool,
    /// Whether something over the article had the keyboard in the last frame.
    was_asking: bool,
    /// Language and theme before a project is open.
    pub lang: Lang,
    pub theme: ThemeChoice,
}

impl Shell {
    /// A window without a project. `settings_place` as in [`Settings::place`].
    pub fn new(
        platform: Arc<dyn Platform>,
        settings_place: Option<PathBuf>,
        lang: Option<Lang>,
    ) -> Self {
        let settings = settings_place
            .as_deref()
            .map(Settings::load)
            .unwrap_or_default();
        let lang = lang
            .or(settings.lang)
            .or_else(Lang::from_environment)
            .unwrap_or_default();
        let theme = settings.theme;
        Self {
            session: None,
            words: Words::new(lang),
            painter: TextPainter::shared(),
            settings,
            settings_place,
            platform,
            panes: BTreeMap::new(),
            pictures: Pictures::default(),
            overlay: Overlay::None,
            outbox: Outbox::default(),
            notices: Vec::new(),
            intake: None,
            dialogs: Dialogs::default(),
            next_notice: 1,
            leaving: false,
            focus_article: true,
            was_asking: false,
            lang,
            theme,
        }
    }

    /// Prepares an egui context: typefaces, plugins, look. Call once, before the first frame.
    pub fn set_up(&self, ctx: &Context) {
        super::install_with(
            ctx,
            &self.painter,
            self.lang.is_rtl(),
            theme::Wishes::default(),
        );
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        self.set_theme(ctx);
    }

    /// What the panes remember, for tests and measurements.
    pub fn panes(&self) -> impl Iterator<Item = &PaneState> {
        self.panes.values()
    }

    fn set_theme(&self, ctx: &Context) {
        ctx.set_theme(match self.theme {
            ThemeChoice::Light => egui::Theme::Light,
            ThemeChoice::Dark => egui::Theme::Dark,
        });
    }

    /// Puts a session on the desk.
    pub fn set_session(&mut self, ctx: Option<&Context>, mut session: Session) {
        session.workspace.lang = self.lang;
        session.workspace.theme = self.theme;
        session.workspace.text_percent = self.settings.text_percent;
        if session.workspace.panes.is_empty()
            && let Some(first) = commands::library_order(&session).first()
            && let Err(error) = session.open_article(first, false)
        {
            self.report(&error);
        }
        if let Some(ctx) = ctx {
            let ctx = ctx.clone();
            session.on_saved(Box::new(move || ctx.request_repaint()));
        }
        if let Some(path) = session.path() {
            self.settings.remember(path);
            self.save_settings();
        }
        self.panes.clear();
        self.pictures = Pictures::default();
        self.overlay = Overlay::None;
        self.session = Some(session);
    }

    /// Opens a project folder, and says so if it cannot.
    pub fn open_project(&mut self, ctx: Option<&Context>, path: &Path) {
        if !self.close_session() {
            return;
        }
        let who = (!self.settings.annotator.is_empty())
            .then(|| AnnotatorId::new(self.settings.annotator.as_str()));
        let opened = Session::open(
            library::folder(path),
            Arc::clone(&self.platform),
            who.as_ref(),
        );
        match opened {
            Ok(session) => self.set_session(ctx, session),
            Err(error) => self.report(&error),
        }
    }

    fn create_project(&mut self, ctx: &Context, folder: &Path, name: &str, annotator: &str) {
        let made = Session::create(
            library::folder(folder),
            Arc::clone(&self.platform),
            annotator,
            name,
            crate::model::Codebook::isnad_default(),
        );
        match made {
            Ok(session) => {
                if !self.close_session() {
                    return;
                }
                self.set_session(Some(ctx), session);
            }
            Err(error) => self.report(&error),
        }
    }

    fn open_sample(&mut self, ctx: &Context, reset: bool) {
        if reset && !self.close_session() {
            return;
        }
        match sample::sample_working_copy(reset) {
            Ok(path) => self.open_project(Some(ctx), &path),
            Err(error) => {
                let text = error.words(&self.words);
                self.post(
                    Notice {
                        severity: Severity::Failed,
                        text,
                    },
                    None,
                );
            }
        }
    }

    /// Writes what is pending and lets go of the project. False if that was not possible: then
    /// everything stays as it is and the reason is on the screen.
    pub fn close_session(&mut self) -> bool {
        if let Some(session) = &mut self.session {
            if let Err(error) = session.close() {
                self.report(&error);
                return false;
            }
            self.settings.text_percent = session.workspace.text_percent;
        }
        self.session = None;
        self.panes.clear();
        self.save_settings();
        true
    }

    fn save_settings(&mut self) {
        self.settings.lang = Some(self.lang);
        self.settings.theme = self.theme;
        if let Some(place) = &self.settings_place
            && let Err(source) = self.settings.save(place)
        {
            let file = place.display().to_string();
            self.report(&AppError::Read { file, source });
        }
    }

    /// Shows what went wrong.
    pub fn report(&mut self, error: &AppError) {
        let notice = error.notice(&self.words);
        self.post(notice, None);
    }

    fn post(&mut self, notice: Notice, until: Option<f64>) {
        // The same news twice is no news.
        self.notices.retain(|one| one.notice.text != notice.text);
        self.notices.push(Posted {
            id: self.next_notice,
            notice,
            until,
        });
        self.next_notice += 1;
    }

    fn good_news(&mut self, ctx: &Context, text: String) {
        let until = ctx.input(|input| input.time) + TOAST_SECONDS;
        self.post(
            Notice {
                severity: Severity::Done,
                text,
            },
            Some(until),
        );
        ctx.request_repaint_after_secs(TOAST_SECONDS as f32);
    }

    /// Whether something over the desk asks for something.
    pub fn overlay_is_open(&self) -> bool {
        self.overlay.is_open()
    }

    /// One pass: logic in the first of a frame, then painting.
    pub fn frame(&mut self, ui: &mut egui::Ui) {
        if ui.ctx().current_pass_index() == 0 {
            let ctx = ui.ctx().clone();
            self.logic(&ctx);
        }
        self.paint(ui);
    }

    /// Carries out what was asked for since the last frame, keys included.
    pub fn logic(&mut self, ctx: &Context) {
        self.press_keys(ctx);
        self.drop_files(ctx);
        while let Some(answer) = self.dialogs.answer() {
            self.answered(ctx, answer.question, answer.paths);
        }
        for action in self.outbox.take() {
            self.act(ctx, action);
        }
        self.take_in(ctx);
        self.fulfil_requests(ctx);
        self.follow_workspace(ctx);
        self.give_back_keyboard();
        let now = ctx.input(|input| input.time);
        self.notices
            .retain(|one| one.until.is_none_or(|until| until > now));
        self.watch_closing(ctx);
    }

    /// Keys that are commands now. What a focused text field wants is left to it.
    fn press_keys(&mut self, ctx: &Context) {
        let in_field = field::is_typing(ctx);
        let filter_is_empty = self
            .session
            .as_ref()
            .is_none_or(|session| session.workspace.filter.is_empty());
        let asks = self.session.as_ref().is_some_and(|session| {
            matches!(
                session.workspace.gesture,
                Gesture::Claimant(_) | Gesture::Actor(_)
            )
        });
        let chords: Vec<(usize, Chord)> = ctx.input(|input| {
            input
                .events
                .iter()
                .enumerate()
                .filter_map(|(place, event)| Some((place, keys::chord_of(event)?)))
                .collect()
        });
        let mut taken = Vec::new();
        for (place, chord) in chords {
            if !self.wants(&chord, in_field, asks, filter_is_empty) {
                continue;
            }
            taken.push(place);
            self.press(ctx, &chord);
        }
        if !taken.is_empty() {
            ctx.input_mut(|input| drop_events(&mut input.events, &taken));
        }
        self.type_into_palette(ctx, in_field);
    }

    /// Whether a chord is ours now.
    fn wants(&self, chord: &Chord, in_field: bool, asks: bool, filter_is_empty: bool) -> bool {
        if self.overlay.is_open() {
            return chord.key == "Esc";
        }
        let plain = !chord.ctrl && !chord.alt;
        let function_key = chord.key.starts_with('F') && chord.key.len() > 1;
        if in_field && plain && !function_key {
            // The small palette's filter: digits and signs are commands while it is empty.
            let for_palette = asks
                && (matches!(chord.key.as_str(), "Enter" | "Esc")
                    || (filter_is_empty
                        && !matches!(chord.key.as_str(), "Backspace" | "Delete")
                        && chord.key.chars().count() == 1
                        && !chord.key.chars().all(char::is_alphabetic)));
            return for_palette;
        }
        let arrows = matches!(
            chord.key.as_str(),
            "Left" | "Right" | "Up" | "Down" | "Home" | "End" | "PageUp" | "PageDown" | "Tab"
        );
        if arrows && !chord.alt {
            return false;
        }
        let digit =
            chord.alt && chord.key.len() == 1 && chord.key.chars().all(|c| c.is_ascii_digit());
        commands::meaning(chord).is_some() || digit || asks
    }

    fn press(&mut self, ctx: &Context, chord: &Chord) {
        if self.overlay.is_open() && chord.key == "Esc" {
            self.overlay = Overlay::None;
            return;
        }
        match &mut self.session {
            Some(session) => {
                if let Err(error) = commands::press(session, chord)
                    && !matches!(error, AppError::DeadKey(_))
                {
                    self.report(&error);
                }
            }
            None => {
                if let Some(id) = commands::meaning(chord) {
                    self.command(ctx, id, &Args::new());
                }
            }
        }
    }

    /// Letters typed at a selection begin the small palette's filter.
    fn type_into_palette(&mut self, ctx: &Context, in_field: bool) {
        let Some(session) = &mut self.session else {
            return;
        };
        if in_field || self.overlay.is_open() || session.workspace.gesture != Gesture::Kind {
            return;
        }
        let typed: String = ctx.input_mut(|input| {
            let mut typed = String::new();
            input.events.retain(|event| match event {
                egui::Event::Text(text) if text.chars().all(char::is_alphabetic) => {
                    typed.push_str(text);
                    false
                }
                _ => true,
            });
            typed
        });
        session.workspace.filter.push_str(&typed);
    }

    fn drop_files(&mut self, ctx: &Context) {
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
            _ if self.session.is_some() => self.start_intake(dropped),
            _ => self.overlay = Overlay::new_project(dropped),
        }
    }

    fn command(&mut self, ctx: &Context, id: &'static str, args: &Args) {
        match &mut self.session {
            Some(session) => {
                if let Err(error) = commands::run(session, id, args) {
                    self.report(&error);
                }
            }
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

    fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Command(id, args) => {
                if self.overlay.is_open() {
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
                    intake.waiting.clear();
                }
            }
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
            Action::FindQuery(query) => commands::find_in_article(session, &query),
            Action::FindExact(exact) => {
                desk.find.exact = exact;
                let query = desk.find.query.clone();
                commands::find_in_article(session, &query)
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
            Question::Articles => self.words.get("cmd-library-add"),
            Question::Picture(_) => self.words.get("cmd-article-image"),
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

    fn answered(&mut self, ctx: &Context, question: Question, paths: Vec<PathBuf>) {
        let Some(first) = paths.first().cloned() else {
            return;
        };
        match question {
            Question::ProjectToOpen => self.open_project(Some(ctx), &first),
            Question::FolderForNew => self.overlay.set_folder(&first),
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
        }
    }

    fn start_intake(&mut self, files: Vec<PathBuf>) {
        let intake = self.intake.get_or_insert_default();
        intake.total += files.len();
        intake.waiting.extend(files);
    }

    /// Reads one waiting file.
    fn take_in(&mut self, ctx: &Context) {
        let Some(mut intake) = self.intake.take() else {
            return;
        };
        let Some(session) = &mut self.session else {
            return;
        };
        if intake.waiting.is_empty() {
            if let Some(first) = intake.added.first().cloned()
                && session.workspace.panes.is_empty()
                && let Err(error) = session.open_article(&first, false)
            {
                self.report(&error);
            }
            if !intake.added.is_empty() {
                let text = i18n_embed_fl::fl!(
                    self.words.loader,
                    "intake-done",
                    count = intake.added.len(),
                    shown = self.words.number(intake.added.len())
                );
                self.good_news(ctx, text);
            }
            return;
        }
        let file = intake.waiting.remove(0);
        let report = library::add_files(session, std::slice::from_ref(&file), &mut |_, _| true);
        intake.done += 1;
        intake
            .added
            .extend(report.added.into_iter().map(|one| one.id));
        intake.failed += report.failed.len();
        for failed in report.failed {
            let reason = failed.reason.words(&self.words);
            let file = failed.file.file_name().map_or_else(
                || failed.file.display().to_string(),
                |name| name.to_string_lossy().into_owned(),
            );
            let text = i18n_embed_fl::fl!(
                self.words.loader,
                "intake-failed",
                file = file,
                reason = reason
            );
            self.post(
                Notice {
                    severity: Severity::Refused,
                    text,
                },
                None,
            );
        }
        self.intake = Some(intake);
        ctx.request_repaint();
    }

    fn fulfil_requests(&mut self, ctx: &Context) {
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
            Request::FocusLibrary => super::desk::ask_focus(ctx, super::desk::LIBRARY_FILTER),
            Request::FocusFind => super::desk::ask_focus(ctx, super::desk::FIND_FIELD),
            other => self.overlay = Overlay::of(other, self.session.as_ref()),
        }
    }

    /// When the palette or a form has closed, keys belong to the article again.
    fn give_back_keyboard(&mut self) {
        let asking = self.overlay.is_open()
            || self.session.as_ref().is_some_and(|session| {
                matches!(
                    session.workspace.gesture,
                    Gesture::Claimant(_) | Gesture::Actor(_)
                ) || session.workspace.find.open
            });
        if self.was_asking && !asking {
            self.focus_article = true;
        }
        self.was_asking = asking;
    }

    /// Takes language and theme over from the workspace, where commands set them.
    fn follow_workspace(&mut self, ctx: &Context) {
        if let Some(session) = &self.session {
            self.lang = session.workspace.lang;
            self.theme = session.workspace.theme;
        }
        if self.words.lang != self.lang {
            self.words = Words::new(self.lang);
            self.notices.clear();
            self.save_settings();
        }
        mirror::Mirror::set(ctx, self.lang.is_rtl());
        let dark = ctx.theme() == egui::Theme::Dark;
        if dark != (self.theme == ThemeChoice::Dark) {
            self.set_theme(ctx);
            self.save_settings();
        }
        let live: Vec<u64> = self
            .session
            .iter()
            .flat_map(|session| session.workspace.panes.iter().map(|pane| pane.key))
            .collect();
        self.panes.retain(|key, _| live.contains(key));
    }

    /// The window closes only when everything is on disk.
    fn watch_closing(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        if !self.close_session() {
            self.leaving = false;
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        }
    }
}

/// Takes events out of a frame's list, and the text that the same key presses would have typed.
fn drop_events(events: &mut Vec<egui::Event>, taken: &[usize]) {
    let mut place = 0;
    let mut typed_by_taken = false;
    events.retain(|event| {
        let here = taken.contains(&place);
        place += 1;
        match event {
            egui::Event::Key { pressed: true, .. } => {
                typed_by_taken = here;
                !here
            }
            egui::Event::Text(_) => !typed_by_taken,
            _ => !here,
        }
    });
}
