//! Everything on screen. The only module that knows egui; nothing below depends on it.
pub mod field;
pub mod article;
pub mod fonts;
pub mod hook;
pub mod mirror;
pub mod paint;
pub mod painter;
pub mod theme;

use egui::Context;
use paint::{SharedTextPainter, TextPainter};

/// Prepares a context for Arabic: fonts, look, mirror and the cure for egui's own texts.
///
/// Call it once, before the first pass. The painter that comes back serves every pane and field.
pub fn install(ctx: &Context, mirrored: bool, wishes: theme::Wishes) -> SharedTextPainter {
    let painter = TextPainter::shared();
    ctx.set_fonts(fonts::definitions());
    theme::apply(ctx, wishes);
    // In this order: texts are set where the mirror has moved them.
    ctx.add_plugin(mirror::Mirror::new(painter.clone(), mirrored));
    ctx.add_plugin(hook::ArabicText::new(painter.clone()));
    painter
}
