//! A window without a screen, prepared as the program's own is.
use super::renderer::CpuRenderer;
use egui_kittest::Harness;
use isnad::ui::paint::SharedTextPainter;
use isnad::ui::theme::Wishes;
use std::sync::{Arc, OnceLock};

/// How a window is to be made.
pub struct Window {
    pub size: egui::Vec2,
    pub scale: f32,
    pub mirrored: bool,
    pub dark: bool,
    pub wishes: Wishes,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            size: egui::vec2(400.0, 200.0),
            scale: 1.0,
            mirrored: false,
            dark: false,
            wishes: Wishes::default(),
        }
    }
}

/// The painter of a window, known once its context is made.
#[derive(Clone, Default)]
pub struct Painter(Arc<OnceLock<SharedTextPainter>>);

impl Painter {
    pub fn get(&self) -> SharedTextPainter {
        self.0.get().expect("the window is built").clone()
    }
}

impl Window {
    pub fn mirrored() -> Self {
        Self {
            mirrored: true,
            ..Self::default()
        }
    }

    pub fn size(mut self, width: f32, height: f32) -> Self {
        self.size = egui::vec2(width, height);
        self
    }

    /// Opens the window; `app` gets the shared painter with each pass.
    pub fn open<'a, State: 'a>(
        self,
        mut app: impl FnMut(&mut egui::Ui, &SharedTextPainter, &mut State) + 'a,
        state: State,
    ) -> Harness<'a, State> {
        let painter = Painter::default();
        let made = painter.clone();
        let theme = if self.dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        };
        Harness::builder()
            .with_size(self.size)
            .with_pixels_per_point(self.scale)
            .with_theme(theme)
            .with_render_cursor(false)
            .renderer(CpuRenderer::default())
            .with_context_setup(move |ctx| {
                let _ = made
                    .0
                    .set(isnad::ui::install(ctx, self.mirrored, self.wishes));
            })
            .build_ui_state(move |ui, state| app(ui, &painter.get(), state), state)
    }
}
