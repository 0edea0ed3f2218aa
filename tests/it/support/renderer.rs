//! The processor painter as the renderer of window tests, and pictures to look at.
use egui_kittest::TestRenderer;
use image::RgbaImage;
use isnad::ui::painter::Painter;

/// Paints the frames of a test harness.
#[derive(Default)]
pub struct CpuRenderer(Painter);

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        self.0.apply(delta);
    }

    fn render(
        &mut self,
        ctx: &egui::Context,
        output: &egui::FullOutput,
    ) -> Result<RgbaImage, String> {
        let ppp = output.pixels_per_point;
        let size = ctx.content_rect().size() * ppp;
        let size_px = [size.x.round() as u32, size.y.round() as u32];
        let primitives = ctx.tessellate(output.shapes.clone(), ppp);
        let background = ctx.global_style().visuals.panel_fill;
        Ok(self.0.paint(size_px, ppp, background, &primitives))
    }
}

/// Writes a picture as `ISNAD_PICTURES/<name>.png` if that folder is named in the environment.
pub fn keep_picture(name: &str, image: &RgbaImage) {
    if let Some(folder) = std::env::var_os("ISNAD_PICTURES") {
        let path = std::path::Path::new(&folder).join(format!("{name}.png"));
        image.save(&path).expect("the folder for pictures exists");
    }
}

/// How many pixels of a picture differ from its first.
pub fn inked(image: &RgbaImage) -> usize {
    let paper = *image.get_pixel(0, 0);
    image.pixels().filter(|p| **p != paper).count()
}
