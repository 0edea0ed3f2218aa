//! Colours, gaps and strokes: the only file that names any.
//!
//! Quiet paper with one accent, and its dark twin. Colours of claim types, actor types and
//! stances were chosen to stay apart for normal, deuteranope and protanope eyes (a test
//! simulates them); even so each kind also carries a mark or a line style, which is the
//! painter's business. It must not draw and must not know what is shown where.
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Id, Margin, Shadow, Stroke, Style,
    TextStyle, Visuals, style::ScrollAnimation, style::WidgetVisuals, vec2,
};

use crate::ui::fonts;

mod codes;
mod palette;

pub use codes::{ActorColours, ClaimColours, LabelColours, RelationColours, StanceColours};

/// Size of article text at 100 %, in points.
pub const READING_SIZE_PT: f32 = 18.0;
/// Height of a line of article text as a multiple of its size.
pub const READING_LINE_HEIGHT: f32 = 1.95;
/// Size of an article's headline, in points.
pub const HEADLINE_SIZE_PT: f32 = 20.0;
/// Height of a line of a headline as a multiple of its size.
pub const HEADLINE_LINE_HEIGHT: f32 = 1.55;
/// Size of interface text, in points.
pub const BODY_SIZE_PT: f32 = 13.0;
/// Size of notes and captions, in points.
pub const SMALL_SIZE_PT: f32 = 11.5;

/// Rounding of fields, buttons and chips, in points.
pub const RADIUS: u8 = 7;
/// Rounding of panes and floating frames, in points.
pub const RADIUS_LARGE: u8 = 10;
/// Rounding of highlights in text, in points.
pub const RADIUS_HIGHLIGHT: u8 = 3;

/// Gap between neighbours, in points.
pub const GAP: f32 = 6.0;
/// Gap between groups, in points.
pub const GAP_LARGE: f32 = 12.0;
/// Width of hairlines, in points.
pub const LINE_WIDTH: f32 = 1.0;

/// The colours of one look.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Theme {
    pub dark: bool,
    /// Behind everything.
    pub bg: Color32,
    /// Bars and side panels.
    pub panel: Color32,
    /// Paper of articles; also fields and chips.
    pub page: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Borders of controls, darker than hairlines.
    pub border: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub mute: Color32,
    /// Hints in empty fields.
    pub hint: Color32,
    /// The one colour that says "here" or "do this".
    pub accent: Color32,
    /// Behind what is chosen.
    pub accent_soft: Color32,
    /// Border of what is chosen.
    pub accent_line: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Behind a control under the pointer.
    pub hover: Color32,
    /// Behind selected text.
    pub selection: Color32,
    /// Behind a word that was searched.
    pub find_hit: Color32,
    /// Behind the hit that is current.
    pub find_current: Color32,
    /// Dotted line under an attribution cue.
    pub cue: Color32,
    /// Dashed line under evidence.
    pub evidence: Color32,
    pub danger: Color32,
    pub danger_soft: Color32,
    pub warn: Color32,
    pub warn_soft: Color32,
    pub ok: Color32,
    pub ok_soft: Color32,
    /// The small dark palette at a selection, and toasts.
    pub palette_bg: Color32,
    pub palette_ink: Color32,
    pub palette_mute: Color32,
    /// Behind the choice in the palette.
    pub palette_choice: Color32,
    pub palette_line: Color32,
    /// Laid over the window behind a modal frame.
    pub veil: Color32,
    pub shadow: Color32,
    pub claims: ClaimColours,
    pub actors: ActorColours,
    pub stances: StanceColours,
    pub relations: RelationColours,
}

/// What the person wishes, beside light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wishes {
    /// No fading, sliding or blinking.
    pub reduced_motion: bool,
    /// Stronger text and lines.
    pub high_contrast: bool,
}

impl Theme {
    /// The look of a window: its light or dark mode and the wishes given to [`apply`].
    pub fn of(ctx: &Context) -> Self {
        Self::new(ctx.theme() == egui::Theme::Dark, wishes(ctx).high_contrast)
    }

    /// The look for a mode.
    pub fn new(dark: bool, high_contrast: bool) -> Self {
        let base = if dark { palette::DARK } else { palette::LIGHT };
        if high_contrast {
            base.with_high_contrast()
        } else {
            base
        }
    }

    fn with_high_contrast(self) -> Self {
        let ink = if self.dark {
            Color32::WHITE
        } else {
            Color32::BLACK
        };
        let page = if self.dark {
            Color32::BLACK
        } else {
            Color32::WHITE
        };
        let nearly = mix(self.mute, ink, 0.6);
        Self {
            ink,
            page,
            panel: page,
            mute: nearly,
            hint: nearly,
            line: self.mute,
            border: nearly,
            accent: mix(self.accent, ink, 0.25),
            ..self
        }
    }

    /// A hairline.
    pub fn hairline(&self) -> Stroke {
        Stroke::new(LINE_WIDTH, self.line)
    }
}

/// The colour `share` of the way from `a` to `b` (0 is `a`), both opaque.
pub fn mix(a: Color32, b: Color32, share: f32) -> Color32 {
    let channel = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share) as u8;
    Color32::from_rgb(
        channel(a.r(), b.r()),
        channel(a.g(), b.g()),
        channel(a.b(), b.b()),
    )
}

/// The wishes given to [`apply`] last.
pub fn wishes(ctx: &Context) -> Wishes {
    ctx.data(|data| data.get_temp(wishes_id()))
        .unwrap_or_default()
}

fn wishes_id() -> Id {
    Id::unique("wishes for the look")
}

/// Sets egui's style for light and dark mode. Call it at the start and when a wish changes.
pub fn apply(ctx: &Context, wishes: Wishes) {
    ctx.data_mut(|data| data.insert_temp(wishes_id(), wishes));
    for (mode, dark) in [(egui::Theme::Light, false), (egui::Theme::Dark, true)] {
        let theme = Theme::new(dark, wishes.high_contrast);
        ctx.style_mut_of(mode, |style| set_style(style, &theme, wishes));
    }
}

fn set_style(style: &mut Style, theme: &Theme, wishes: Wishes) {
    style.text_styles = text_styles().into();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.35;
    if wishes.reduced_motion {
        style.animation_time = 0.0;
        style.scroll_animation = ScrollAnimation::none();
    } else {
        style.animation_time = 0.08;
        style.scroll_animation = ScrollAnimation::default();
    }
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(GAP, GAP);
    spacing.button_padding = vec2(10.0, 4.0);
    spacing.interact_size = vec2(28.0, 26.0);
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 9.0;
    spacing.icon_spacing = 7.0;
    spacing.indent = 16.0;
    spacing.menu_margin = Margin::same(5);
    spacing.window_margin = Margin::same(14);
    spacing.combo_width = 120.0;
    spacing.scroll.bar_width = 8.0;
    spacing.scroll.floating = true;
    style.visuals = visuals(theme);
    style.visuals.text_cursor.blink = !wishes.reduced_motion;
}

fn text_styles() -> [(TextStyle, FontId); 5] {
    use FontFamily::{Monospace, Proportional};
    [
        (TextStyle::Small, FontId::new(SMALL_SIZE_PT, Proportional)),
        (TextStyle::Body, FontId::new(BODY_SIZE_PT, Proportional)),
        (TextStyle::Button, FontId::new(BODY_SIZE_PT, Proportional)),
        (TextStyle::Heading, FontId::new(16.0, fonts::bold())),
        (TextStyle::Monospace, FontId::new(12.5, Monospace)),
    ]
}

fn visuals(theme: &Theme) -> Visuals {
    let mut visuals = if theme.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let corner_radius = CornerRadius::same(RADIUS);
    let widget = |fill, border, ink| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(LINE_WIDTH, border),
        corner_radius,
        fg_stroke: Stroke::new(1.2, ink),
        expansion: 0.0,
    };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = widget(theme.panel, theme.line, theme.ink);
    widgets.noninteractive.fg_stroke.width = LINE_WIDTH;
    widgets.inactive = widget(theme.page, theme.border, theme.ink);
    widgets.hovered = widget(theme.hover, theme.accent_line, theme.ink);
    widgets.active = widget(theme.accent_soft, theme.accent, theme.ink);
    widgets.open = widget(theme.accent_soft, theme.accent_line, theme.ink);

    visuals.weak_text_color = Some(theme.mute);
    visuals.selection.bg_fill = theme.accent_soft;
    visuals.selection.stroke = Stroke::new(1.2, theme.accent);
    visuals.hyperlink_color = theme.accent;
    visuals.faint_bg_color = mix(theme.panel, theme.line, 0.25);
    visuals.extreme_bg_color = theme.page;
    visuals.text_edit_bg_color = Some(theme.page);
    visuals.code_bg_color = theme.hover;
    visuals.warn_fg_color = theme.warn;
    visuals.error_fg_color = theme.danger;
    visuals.window_corner_radius = CornerRadius::same(RADIUS_LARGE);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS + 1);
    visuals.window_fill = theme.panel;
    visuals.window_stroke = theme.hairline();
    visuals.panel_fill = theme.panel;
    let shadow = |y, blur| Shadow {
        offset: [0, y],
        blur,
        spread: 0,
        color: theme.shadow,
    };
    visuals.window_shadow = shadow(6, 20);
    visuals.popup_shadow = shadow(3, 12);
    visuals.text_cursor.stroke = Stroke::new(1.5, theme.ink);
    visuals.slider_trailing_fill = true;
    visuals.indent_has_left_vline = false;
    visuals
}
