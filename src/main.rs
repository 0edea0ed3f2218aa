//! The program: hands the command line to `cli`, and windows and pictures to `ui`. No logic.

use std::process::ExitCode;

use isnad::cli::{self, Exit};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Exit::Code(code) => ExitCode::from(code),
        Exit::Window(start) => window(start),
        Exit::Picture(order) => picture(*order),
    }
}

#[cfg(feature = "gui")]
fn window(start: cli::WindowStart) -> ExitCode {
    use isnad::ui::run::{Launch, run};
    let lang = start.lang;
    let launch = Launch {
        project: start.project,
        annotator: start.annotator,
        lang,
    };
    answer(lang, run(launch))
}

#[cfg(feature = "gui")]
fn picture(order: cli::PictureOrder) -> ExitCode {
    use cli::grammar::Screen;
    use isnad::app::workspace::Request;
    use isnad::ui::gallery::{Gallery, Page};
    use isnad::ui::run::{PictureOf, PictureSpec, picture};
    let lang = Some(order.lang);
    let page = order.page.as_deref().and_then(Page::named);
    let spec = PictureSpec {
        screen: match order.screen {
            Screen::Desk => PictureOf::Desk(Box::new(order.project)),
            Screen::Codebook => PictureOf::Codebook(Box::new(order.project)),
            Screen::Agreement => PictureOf::Agreement(Box::new(order.project)),
            Screen::Review => PictureOf::Review(Box::new(order.project), order.annotators),
            Screen::Team => PictureOf::Over(Box::new(order.project), Request::Team),
            Screen::History => PictureOf::Over(Box::new(order.project), Request::History(None)),
            Screen::Conflicts => PictureOf::Over(Box::new(order.project), Request::Conflicts),
            Screen::Welcome => PictureOf::Welcome,
            Screen::Gallery => {
                PictureOf::Gallery(Box::new(Gallery::new(page, order.lang.is_rtl())))
            }
        },
        out: order.out,
        width_px: order.width_px,
        height_px: order.height_px,
        scale: order.scale,
        lang: order.lang,
        theme: order.theme,
        open: order.open,
        select: order.select,
    };
    answer(lang, picture(spec))
}

#[cfg(feature = "gui")]
fn answer(
    lang: Option<isnad::app::Lang>,
    outcome: Result<(), isnad::ui::run::LaunchError>,
) -> ExitCode {
    use isnad::ui::run::LaunchError;
    let Err(error) = outcome else {
        return ExitCode::SUCCESS;
    };
    cli::complain(lang, &error.words(&cli::words(lang)));
    ExitCode::from(match error {
        LaunchError::NoDisplay | LaunchError::Graphics(_) => cli::REFUSED,
        LaunchError::Write { .. } => cli::FAILED,
    })
}

#[cfg(not(feature = "gui"))]
fn window(start: cli::WindowStart) -> ExitCode {
    cli::complain(start.lang, &cli::no_window_words(start.lang));
    ExitCode::from(cli::REFUSED)
}

#[cfg(not(feature = "gui"))]
fn picture(order: cli::PictureOrder) -> ExitCode {
    cli::complain(Some(order.lang), &cli::no_window_words(Some(order.lang)));
    ExitCode::from(cli::REFUSED)
}
