//! Starting the real window, and drawing pictures of it without one.

use std::path::PathBuf;
use std::sync::Arc;

use super::gallery::Gallery;
use super::picture::Studio;
use super::shell::Shell;
use crate::app::commands::Args;
use crate::app::platform::{Platform, SystemPlatform};
use crate::app::settings::Settings;
use crate::app::workspace::{Request, ThemeChoice};
use crate::app::{Lang, Session, Words, commands};
use crate::model::{AnnotatorId, ArticleId};

/// Smallest window, in points.
const SIZE_PT_MIN: [f32; 2] = [640.0, 420.0];
/// First size of the window, in points.
const SIZE_PT: [f32; 2] = [1440.0, 900.0];

/// How the window begins.
#[derive(Debug, Clone, Default)]
pub struct Launch {
    /// The welcome screen if none.
    pub project: Option<PathBuf>,
    pub annotator: Option<String>,
    pub lang: Option<Lang>,
}

/// Why there is no window, or no picture.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    #[error("no display")]
    NoDisplay,
    #[error("the window system or OpenGL refused: {0}")]
    Graphics(String),
    #[error("{path}: {source}")]
    Write {
        path: PathBuf,
        source: image::ImageError,
    },
}

impl LaunchError {
    /// The sentence people read, with the remedy.
    pub fn words(&self, words: &Words) -> String {
        use i18n_embed_fl::fl;
        match self {
            Self::NoDisplay => fl!(words.loader, "launch-no-display"),
            Self::Graphics(detail) => {
                fl!(words.loader, "launch-graphics", detail = detail.as_str())
            }
            Self::Write { path, source } => fl!(
                words.loader,
                "launch-write",
                path = path.display().to_string(),
                detail = source.to_string()
            ),
        }
    }
}

struct Window {
    shell: Shell,
    /// What to open, once there is a context to open it in.
    first: Option<PathBuf>,
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        if let Some(path) = self.first.take() {
            self.shell.open_project(Some(ctx), &path);
        }
        self.shell.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.shell.paint(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.shell.close_session();
    }
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// [`LaunchError`] where there is no display or no OpenGL.
pub fn run(launch: Launch) -> Result<(), LaunchError> {
    if cfg!(target_os = "linux")
        && ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
            .iter()
            .all(|name| std::env::var_os(name).is_none_or(|value| value.is_empty()))
    {
        return Err(LaunchError::NoDisplay);
    }
    let platform: Arc<dyn Platform> = Arc::new(SystemPlatform::default());
    let mut shell = Shell::new(platform, Settings::place(), launch.lang);
    if let Some(annotator) = launch.annotator {
        shell.settings.annotator = annotator;
    }
    let viewport = egui::ViewportBuilder::default()
        .with_title(shell.words.get("app-title"))
        .with_app_id("isnad")
        .with_inner_size(SIZE_PT)
        .with_min_inner_size(SIZE_PT_MIN)
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions {
        viewport,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "isnad",
        options,
        Box::new(move |creation| {
            shell.set_up(&creation.egui_ctx);
            Ok(Box::new(Window {
                shell,
                first: launch.project,
            }))
        }),
    )
    .map_err(|error| LaunchError::Graphics(error.to_string()))
}

/// The screen of a picture.
pub enum PictureOf {
    Welcome,
    Desk(Box<Session>),
    /// The codebook, at the claim types.
    Codebook(Box<Session>),
    /// Agreement, at the layer or field that `select` names.
    Agreement(Box<Session>),
    /// The review of the first article opened, with the tags of these annotators.
    Review(Box<Session>, Vec<AnnotatorId>),
    /// What answers a request, over the desk.
    Over(Box<Session>, Request),
    Gallery(Box<Gallery>),
}

/// What a picture shows.
pub struct PictureSpec {
    pub screen: PictureOf,
    pub out: PathBuf,
    pub width_px: u32,
    pub height_px: u32,
    pub scale: f32,
    pub lang: Lang,
    pub theme: ThemeChoice,
    pub open: Vec<ArticleId>,
    pub select: Option<String>,
}

/// Draws the window into a PNG: no display, no GPU, no system library.
///
/// # Errors
/// If the file cannot be written.
pub fn picture(spec: PictureSpec) -> Result<(), LaunchError> {
    let platform: Arc<dyn Platform> = Arc::new(SystemPlatform::default());
    let mut shell = Shell::new(platform, None, Some(spec.lang));
    shell.theme = spec.theme;
    shell.pictures.at_once = true;
    match spec.screen {
        PictureOf::Welcome => {}
        PictureOf::Gallery(gallery) => shell.gallery = Some(*gallery),
        PictureOf::Codebook(mut session) => {
            let first = session.project().codebook().first("claim.type");
            let label = first.map_or_else(String::new, ToString::to_string);
            let args = Args::new().with("set", "claim.type").with("label", label);
            // A set that is not there leaves the codebook as a whole in view.
            let _shown = commands::run(&mut session, "codebook.open", &args);
            shell.set_session(None, *session);
        }
        PictureOf::Agreement(mut session) => {
            // Neither can fail: the room opens always, and shows all if nothing is named so.
            let _open = commands::run(&mut session, "agreement.open", &Args::new());
            let what = spec.select.clone().unwrap_or_default();
            let args = Args::new().with("what", what);
            let _shown = commands::run(&mut session, "agreement.show", &args);
            session.wait_for_report();
            shell.set_session(None, *session);
        }
        PictureOf::Review(mut session, annotators) => {
            if let Some(article) = spec.open.first() {
                // A text that cannot be read is told in its pane.
                let _shown = commands::enter_review(&mut session, article.clone(), annotators);
            }
            if let Some(item) = spec.select.as_deref().and_then(|id| session.find_item(id)) {
                let args = Args::new().with("id", item.id());
                // What stands in no row leaves the first in view.
                let _looked = commands::run(&mut session, "review.show", &args);
            }
            shell.set_session(None, *session);
        }
        PictureOf::Over(mut session, request) => {
            open_articles(&mut session, &spec.open);
            session.workspace.requests.push(request);
            shell.set_session(None, *session);
        }
        PictureOf::Desk(mut session) => {
            open_articles(&mut session, &spec.open);
            if let Some(item) = spec.select.as_deref().and_then(|id| session.find_item(id)) {
                session.show_item(item);
            }
            shell.set_session(None, *session);
        }
    }
    if let Some(session) = &mut shell.session {
        // A picture shows what a window shows once it has come to rest.
        session.wait_for_suggestions();
        session.watch_all();
    }
    let mut studio = Studio::new(&shell, spec.width_px, spec.height_px, spec.scale);
    let image = studio.draw(&mut shell);
    image.save(&spec.out).map_err(|source| LaunchError::Write {
        path: spec.out,
        source,
    })
}

/// The articles asked for, side by side; else the first two.
fn open_articles(session: &mut Session, wanted: &[ArticleId]) {
    let mut order = wanted.to_vec();
    if order.is_empty() {
        order = commands::library_order(session);
        order.truncate(2);
    }
    for article in &order {
        // An article whose text cannot be read is shown as such by its pane.
        let _unreadable = session.open_article(article, true);
    }
}
