//! The window's state and its two halves: [`Shell::logic`] carries out what was asked for,
//! [`Shell::paint`] reads and asks. The same shell runs in the real window, in pictures and in
//! tests. It owns no project data besides the session.

mod act;
mod alarm;
mod back;
mod intake;
mod joining;
mod keyboard;
mod opening;
mod past;
mod unsaved;

use intake::Intake;
pub use past::Look;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::Context;

use super::article::ArticleView;
use super::desk::ribbons::Ribbons;
use super::desk::{Furniture, Inspector, Lit, Lock, Oddities, PaneMarks, Tally};
use super::dialogs::Dialogs;
use super::gallery::Gallery;
use super::outbox::Outbox;
use super::overlay::Overlay;
use super::paint::{SharedTextPainter, TextPainter};
use super::pictures::Pictures;
use super::screen::{AgreementRoom, CodebookRoom, ReviewRoom};
use super::{mirror, theme};
use crate::app::commands;
use crate::app::notice::{AppError, Notice, Severity};
use crate::app::platform::Platform;
use crate::app::session::back::Return;
use crate::app::session::everywhere::Hunt;
use crate::app::session::joining::Joining;
use crate::app::session::opening::Opening;
use crate::app::settings::Settings;
use crate::app::workspace::ThemeChoice;
use crate::app::{Lang, Session, Words, library, sample};

/// A window that nobody touches looks for what others wrote this much after it is due.
const LISTEN_LATER: Duration = Duration::from_millis(20);

/// How often a search beside the window is asked whether it is done, in seconds.
const SEARCH_LOOK_SECONDS: f32 = 0.03;

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

/// What each pane remembers from frame to frame.
#[derive(Default)]
pub struct PaneState {
    pub view: ArticleView,
    pub marks: PaneMarks,
    pub oddities: Oddities,
    pub furniture: Furniture,
    /// How far the reader's hand moved the page in the last frame, in points.
    pub scrolled_pt: f32,
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
    pub(super) tally: Tally,
    /// What is under the pointer, and what belongs with it.
    pub(super) lit: Lit,
    pub(super) ribbons: Ribbons,
    /// How the inspector stands.
    pub inspector: Inspector,
    pub(super) lock: Lock,
    pub pictures: Pictures,
    pub(super) overlay: Overlay,
    /// The search for every place that names an actor, while its list is open.
    pub(super) hunt: Option<Hunt>,
    /// The way back to an earlier state, while it is worked out.
    pub(super) way_back: Option<Return>,
    /// The project as it was, while it is worked out.
    pub(super) look: Option<Look>,
    /// Another copy that is being joined.
    pub(super) joining: Option<Joining>,
    /// The tags of a large project, while they are read.
    pub(super) opening: Option<Opening>,
    pub(super) codebook: CodebookRoom,
    pub(super) agreement: AgreementRoom,
    /// What the review room remembers, for tests and measurements as well.
    pub review: ReviewRoom,
    pub outbox: Outbox,
    pub notices: Vec<Posted>,
    pub intake: Option<Intake>,
    pub(super) dialogs: Dialogs,
    next_notice: u64,
    /// Time of the frame, in seconds since the start.
    now_s: f64,
    /// The person wants to leave; done once everything is on disk.
    pub leaving: bool,
    /// The focused article takes the keyboard back in the next frame.
    pub focus_article: bool,
    /// Whether something over the article had the keyboard in the last frame.
    was_asking: bool,
    /// Language and theme before a project is open.
    pub lang: Lang,
    pub theme: ThemeChoice,
    /// Shown instead of everything else, to whoever makes widgets.
    pub gallery: Option<Gallery>,
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
            tally: Tally::default(),
            lit: Lit::default(),
            ribbons: Ribbons::default(),
            inspector: Inspector::default(),
            lock: Lock::default(),
            pictures: Pictures::default(),
            overlay: Overlay::None,
            hunt: None,
            way_back: None,
            look: None,
            joining: None,
            opening: None,
            codebook: CodebookRoom::default(),
            agreement: AgreementRoom::default(),
            review: ReviewRoom::default(),
            outbox: Outbox::default(),
            notices: Vec::new(),
            intake: None,
            dialogs: Dialogs::default(),
            next_notice: 1,
            now_s: 0.0,
            leaving: false,
            focus_article: true,
            was_asking: false,
            lang,
            theme,
            gallery: None,
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

    /// What one pane remembers, by its key, for tests and measurements.
    pub fn pane(&self, key: u64) -> Option<&PaneState> {
        self.panes.get(&key)
    }

    /// The ribbons of the last frame, for tests and measurements.
    pub fn ribbons(&self) -> &Ribbons {
        &self.ribbons
    }

    /// What is lit, for tests.
    pub fn lit(&self) -> &Lit {
        &self.lit
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
        session.workspace.typesetting = self.settings.typesetting;
        if session.workspace.panes.is_empty()
            && let Some(first) = commands::library_order(&session).first()
            && let Err(error) = session.open_article(first, false)
        {
            self.report(&error);
        }
        if let Some(path) = session.path() {
            self.settings.remember(path);
            self.save_settings();
        }
        self.panes.clear();
        self.seat(ctx, session);
    }

    /// Puts a session behind the panes that there are.
    fn seat(&mut self, ctx: Option<&Context>, mut session: Session) {
        if let Some(ctx) = ctx.filter(|_| !session.is_skimmed()) {
            let (saved, came, looked) = (ctx.clone(), ctx.clone(), ctx.clone());
            session.on_saved(Box::new(move || saved.request_repaint()));
            session.on_news(Box::new(move || came.request_repaint()));
            session.begin_alarm(Box::new(move || looked.request_repaint()));
        }
        self.tally = Tally::default();
        self.lit = Lit::default();
        self.ribbons = Ribbons::default();
        self.inspector = Inspector::default();
        self.pictures = Pictures::default();
        self.overlay = Overlay::None;
        self.way_back = None;
        self.look = None;
        self.codebook = CodebookRoom::default();
        self.agreement = AgreementRoom::default();
        self.review = ReviewRoom::default();
        self.session = Some(session);
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
        self.send_unsent();
        if let Some(session) = &mut self.session
            && let Err(error) = session.close()
        {
            self.tell_unsaved(&error, false);
            return false;
        }
        self.let_go();
        true
    }

    /// Lets go of the project, whatever was saved of it.
    fn let_go(&mut self) {
        if let Some(session) = self.session.take() {
            self.settings.text_percent = session.workspace.text_percent;
            self.settings.typesetting = session.workspace.typesetting;
        }
        self.leave_intake();
        self.look = None;
        self.joining = None;
        self.opening = None;
        self.panes.clear();
        self.save_settings();
    }

    /// What stands half typed in the inspector is kept as it is.
    pub(super) fn send_unsent(&mut self) {
        let Some(session) = &mut self.session else {
            return;
        };
        let mut refused = Vec::new();
        for (id, args) in self.inspector.unsent(session.project()) {
            refused.extend(commands::run(session, id, &args).err());
        }
        for error in refused {
            self.report(&error);
        }
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

    /// Shows what went wrong. A hint that something cannot be done now goes away by itself; what
    /// concerns files or other people's work stays until dismissed.
    pub fn report(&mut self, error: &AppError) {
        let notice = error.notice(&self.words);
        let is_hint = matches!(error, AppError::Refused(_) | AppError::NothingToUndo { .. });
        self.post(notice, is_hint.then_some(self.now_s + TOAST_SECONDS));
    }

    pub(super) fn post(&mut self, notice: Notice, until: Option<f64>) {
        // The same news twice is no news.
        self.notices.retain(|one| one.notice.text != notice.text);
        self.notices.push(Posted {
            id: self.next_notice,
            notice,
            until,
        });
        self.next_notice += 1;
    }

    pub(super) fn good_news(&mut self, text: String) {
        let notice = Notice {
            severity: Severity::Done,
            text,
        };
        self.post(notice, Some(self.now_s + TOAST_SECONDS));
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
        self.now_s = ctx.input(|input| input.time);
        self.note_input(ctx);
        self.press_keys(ctx);
        self.drop_files(ctx);
        while let Some(answer) = self.dialogs.answer() {
            self.answered(ctx, answer.question, answer.paths);
        }
        for action in self.outbox.take() {
            self.act(ctx, action);
        }
        self.take_in(ctx);
        if self.session.as_mut().is_some_and(Session::take_hits) {
            ctx.request_repaint_after_secs(SEARCH_LOOK_SECONDS);
        }
        if self
            .session
            .as_mut()
            .is_some_and(Session::look_for_suggestions)
        {
            ctx.request_repaint_after_secs(SEARCH_LOOK_SECONDS);
        }
        if self.session.as_mut().is_some_and(Session::look_for_report) {
            ctx.request_repaint_after_secs(SEARCH_LOOK_SECONDS);
        }
        self.hear_of_others(ctx);
        self.go_back(ctx);
        self.look_back(ctx);
        self.hear_of_join();
        self.hear_of_opening(ctx);
        self.hear_of_loss();
        if self.session.as_mut().is_some_and(Session::watch) {
            ctx.request_repaint();
        }
        self.fulfil_requests(ctx);
        if matches!(self.overlay, Overlay::AllMentions(_)) {
            self.hunt.as_mut().map(Hunt::take);
        } else {
            // A closed list ends its search.
            self.hunt = None;
        }
        self.follow_workspace(ctx);
        self.give_back_keyboard();
        self.let_notices_fade(ctx);
        self.watch_closing(ctx);
    }

    /// Any touch of keyboard or pointer counts as being at work.
    fn note_input(&mut self, ctx: &Context) {
        if ctx.input(|input| input.events.is_empty()) {
            return;
        }
        let now_ms = self.platform.now_ms();
        let noted = self.session.as_mut().map(|it| it.note_input(now_ms));
        if let Some(Err(error)) = noted {
            self.report(&error);
        }
    }

    /// Takes in what others wrote into the folder and says so.
    fn hear_of_others(&mut self, ctx: &Context) {
        let Some(session) = &mut self.session else {
            return;
        };
        session.look_for_news();
        let next = Duration::from_millis(session.listen_again_ms());
        ctx.request_repaint_after(next + LISTEN_LATER);
        if let Some(news) = session.news.take() {
            let text = news.words(session.project(), &self.words);
            self.good_news(text);
        }
    }

    fn let_notices_fade(&mut self, ctx: &Context) {
        let now_s = self.now_s;
        self.notices
            .retain(|one| one.until.is_none_or(|until| until > now_s));
        let next = self
            .notices
            .iter()
            .filter_map(|one| one.until)
            .reduce(f64::min);
        if let Some(until) = next {
            ctx.request_repaint_after_secs((until - now_s) as f32);
        }
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
            if let Overlay::Unsaved(unsaved) = &mut self.overlay {
                unsaved.quits = true;
            }
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        }
    }
}
