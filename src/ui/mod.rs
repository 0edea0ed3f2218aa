//! Everything on screen. The only layer that knows egui; nothing below depends on it.
//!
//! Painting reads the session and pushes into the [`outbox`]; [`shell`] carries out. The window
//! is written unmirrored and flipped whole by [`mirror`]; stock widgets are made Arabic by
//! [`hook`]; text people edit goes through [`field`], never through egui's own.

pub mod article;
mod blink;
pub mod desk;
mod dialogs;
pub mod field;
mod figure;
pub mod fonts;
pub mod gallery;
pub mod hook;
pub mod keys;
pub mod kit;
pub mod mirror;
pub mod outbox;
mod overlay;
pub mod paint;
pub mod painter;
pub mod picture;
mod pictures;
pub mod run;
mod screen;
pub mod shell;
pub mod theme;

use egui::Context;
use paint::{SharedTextPainter, TextPainter};

/// Prepares a context for Arabic: fonts, look, mirror and the cure for egui's own texts.
///
/// Call it once, before the first pass. The painter that comes back serves every pane and field.
pub fn install(ctx: &Context, mirrored: bool, wishes: theme::Wishes) -> SharedTextPainter {
    let painter = TextPainter::shared();
    install_with(ctx, &painter, mirrored, wishes);
    painter
}

/// As [`install`], with a painter that is there already.
pub fn install_with(
    ctx: &Context,
    painter: &SharedTextPainter,
    mirrored: bool,
    wishes: theme::Wishes,
) {
    ctx.set_fonts(fonts::definitions());
    theme::apply(ctx, wishes);
    // In this order: texts are set where the mirror has moved them.
    ctx.add_plugin(mirror::Mirror::new(painter.clone(), mirrored));
    ctx.add_plugin(hook::ArabicText::new(painter.clone()));
}
