//! Paints a figure, in the window or into a PNG. What it shows and how it is laid out is decided
//! in [`crate::exchange::figure`]; here only colours are chosen.

use std::path::Path;

use egui::{
    Color32, Context, Pos2, RawInput, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind,
    TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText, pos2, vec2,
};

use super::mirror::{Mirror, Unmirrored};
use super::painter::Painter;
use super::theme::{self, Theme, Wishes};
use super::{fonts, install};
use crate::exchange::figure::{Anchor, Figure, Shape, Spot, Tone};

fn colour(theme: &Theme, tone: Tone) -> Color32 {
    let people = [
        theme.actors.international_org,
        theme.actors.party_movement,
        theme.actors.civil_society,
        theme.actors.government,
        theme.actors.media,
        theme.actors.population,
    ];
    match tone {
        Tone::Ink => theme.ink,
        Tone::Mute => theme.mute,
        Tone::Line => theme.border,
        Tone::Accent => theme.accent,
        Tone::Shade(share) => theme.page.lerp_to_gamma(theme.accent, share),
        Tone::Differ(share) => theme.page.lerp_to_gamma(theme.warn, share),
        Tone::Person(place) => people
            .get(place % people.len())
            .copied()
            .unwrap_or(theme.ink),
        Tone::OnShade => theme.on_accent,
    }
}

/// Shows a figure; the cell that was pressed now, if any. `chosen` is framed.
pub fn show(
    ui: &mut Ui,
    theme: &Theme,
    figure: &Figure,
    chosen: Option<(u32, u32)>,
) -> Option<(u32, u32)> {
    let (_, area) = ui.allocate_space(Vec2::from(figure.size));
    let unmirrored = figure
        .is_unmirrored
        .then(|| Unmirrored::new(ui.ctx(), area));
    match &unmirrored {
        Some(unmirrored) => unmirrored.paint(ui.painter(), |painter| {
            let clipped = ui.clip_rect();
            paint(ui, &painter.with_clip_rect(clipped), theme, figure, area);
        }),
        None => paint(ui, ui.painter(), theme, figure, area),
    }
    let mut pressed = None;
    for (place, spot) in figure.spots.iter().enumerate() {
        let painted = Rect::from_min_size(area.min + Vec2::from(spot.at), Vec2::from(spot.size));
        let rect = unmirrored.map_or(painted, |it| it.rect(painted));
        if !ui.is_rect_visible(rect) {
            continue;
        }
        let response = name(ui, spot, place, rect);
        if response.clicked() {
            pressed = spot.cell;
        }
        let is_chosen = spot.cell.is_some() && spot.cell == chosen;
        if is_chosen || (spot.cell.is_some() && (response.hovered() || response.has_focus())) {
            let width = if is_chosen { 2.5 } else { 1.5 };
            let line = Stroke::new(width, theme.ink);
            ui.painter()
                .rect_stroke(rect, 2.0, line, StrokeKind::Outside);
        }
        response.on_hover_text(&spot.name);
    }
    pressed
}

fn name(ui: &Ui, spot: &Spot, place: usize, rect: Rect) -> Response {
    let (sense, role) = match spot.cell {
        Some(_) => (Sense::click(), Role::Button),
        None => (Sense::hover(), Role::Label),
    };
    let response = ui.interact(rect, ui.unique_id().with(("spot", place)), sense);
    response.widget_info(|| WidgetInfo::labeled(role, true, &spot.name));
    response
}

fn paint(ui: &Ui, painter: &egui::Painter, theme: &Theme, figure: &Figure, area: Rect) {
    let at = |place: &[f32; 2]| -> Pos2 { area.min + Vec2::from(*place) };
    for shape in &figure.shapes {
        match shape {
            Shape::Box {
                at: corner,
                size,
                tone,
            } => {
                let rect = Rect::from_min_size(at(corner), Vec2::from(*size));
                painter.rect_filled(rect, 2.0, colour(theme, *tone));
            }
            Shape::Line {
                points,
                width,
                tone,
            } => {
                let points = points.iter().map(at).collect();
                let stroke = Stroke::new(*width, colour(theme, *tone));
                painter.add(egui::Shape::line(points, stroke));
            }
            Shape::Dot {
                at: middle,
                radius,
                tone,
            } => {
                painter.circle_filled(at(middle), *radius, colour(theme, *tone));
            }
            Shape::Text {
                at: place,
                anchor,
                width,
                text,
                size,
                bold,
                tone,
            } => {
                let ink = colour(theme, *tone);
                let mut rich = RichText::new(text).size(*size).color(ink);
                if *bold {
                    rich = rich.family(fonts::bold());
                }
                let style = egui::TextStyle::Body;
                let galley = WidgetText::from(rich).into_galley(
                    ui,
                    Some(TextWrapMode::Truncate),
                    width.max(8.0),
                    style,
                );
                let before = match anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => 0.5,
                    Anchor::End => 1.0,
                };
                let corner = at(place) - vec2(galley.size().x * before, galley.size().y / 2.0);
                painter.galley(corner, galley, ink);
            }
        }
    }
}

/// Pixels of a PNG for each point.
const SCALE: f32 = 2.0;
/// Room round a figure on paper, in points.
const MARGIN_PT: f32 = 16.0;
/// Room of the title, in points.
const TITLE_PT: f32 = 32.0;
/// Frames run before the one that is kept: egui needs some to settle its textures.
const FRAMES_TO_SETTLE: usize = 3;

/// Draws a figure with its title on white paper into a PNG.
///
/// # Errors
/// If the file cannot be written.
pub fn write_png(figure: &Figure, is_rtl: bool, path: &Path) -> Result<(), image::ImageError> {
    let ctx = Context::default();
    let glyphs = install(&ctx, is_rtl, Wishes::default());
    ctx.set_theme(egui::Theme::Light);
    Mirror::set(&ctx, is_rtl);
    let size = Vec2::from(figure.size) + vec2(2.0 * MARGIN_PT, 2.0 * MARGIN_PT + TITLE_PT);
    let mut input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), size)),
        ..RawInput::default()
    };
    if let Some(viewport) = input.viewports.get_mut(&egui::ViewportId::ROOT) {
        viewport.native_pixels_per_point = Some(SCALE);
    }
    let theme = Theme::of(&ctx);
    let mut painter = Painter::new();
    let mut image = image::RgbaImage::default();
    for _ in 0..FRAMES_TO_SETTLE {
        let mut output = ctx.run_ui(input.clone(), |ui| {
            sheet(ui, &theme, figure);
            glyphs.lock().flush(ui.ctx());
        });
        painter.apply(&mut output.textures_delta);
        let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
        let size_px = size * SCALE;
        image = painter.paint(
            [size_px.x.ceil() as u32, size_px.y.ceil() as u32],
            output.pixels_per_point,
            theme.page,
            &triangles,
        );
    }
    image.save_with_format(path, image::ImageFormat::Png)
}

fn sheet(ui: &mut Ui, theme: &Theme, figure: &Figure) {
    let frame = egui::Frame::new()
        .fill(theme.page)
        .inner_margin(egui::Margin::same(MARGIN_PT as i8));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let title = RichText::new(&figure.title)
            .family(fonts::bold())
            .size(theme::BODY_SIZE_PT + 1.0)
            .color(theme.ink);
        let room = vec2(ui.available_width(), TITLE_PT);
        ui.allocate_ui(room, |ui| {
            ui.set_min_size(room);
            ui.add(egui::Label::new(title).truncate());
        });
        show(ui, theme, figure, None);
    });
}
