//! Short texts of the pane itself: headings, chips, fold labels.
//!
//! Keeps their layouts from frame to frame. It must not decide where they stand.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use parley::{Alignment, BaseDirection};

use crate::text::direction::base_direction;
use crate::text::fonts::Face;
use crate::text::layout::{ParagraphStyle, TextEngine};
use crate::text::segment::{grapheme_floor, previous_grapheme};
use crate::text::visual::LaidParagraph;

/// Labels kept although not shown in this frame.
const KEPT: usize = 2000;

/// How a label is set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LabelStyle {
    pub face: Face,
    pub bold: bool,
    pub size_pt: f32,
    pub max_width_pt: f32,
    /// Wrap at the width, or else cut to one line that ends in an ellipsis.
    pub wrap: bool,
}

struct Entry {
    text: String,
    laid: Rc<LaidParagraph>,
    used: u64,
}

/// Layouts of labels.
#[derive(Default)]
pub struct Labels {
    entries: HashMap<u64, Entry>,
    scale: f32,
    frame: u64,
}

impl Labels {
    /// Begins a frame; `scale` is pixels per point.
    pub fn begin(&mut self, scale: f32) {
        if self.scale != scale {
            self.entries.clear();
            self.scale = scale;
        }
        if self.entries.len() > KEPT {
            let oldest = self.frame.saturating_sub(1);
            self.entries.retain(|_, entry| entry.used >= oldest);
        }
        self.frame += 1;
    }

    /// The layout of a label.
    pub fn get(
        &mut self,
        engine: &mut TextEngine,
        text: &str,
        style: LabelStyle,
    ) -> Rc<LaidParagraph> {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        (style.face, style.bold, style.wrap).hash(&mut hasher);
        style.size_pt.to_bits().hash(&mut hasher);
        style.max_width_pt.to_bits().hash(&mut hasher);
        let key = hasher.finish();
        if let Some(entry) = self.entries.get_mut(&key)
            && entry.text == text
        {
            entry.used = self.frame;
            return entry.laid.clone();
        }
        let laid = Rc::new(set(engine, text, style, self.scale));
        let entry = Entry {
            text: text.to_owned(),
            laid: laid.clone(),
            used: self.frame,
        };
        self.entries.insert(key, entry);
        laid
    }
}

fn set(engine: &mut TextEngine, text: &str, style: LabelStyle, scale: f32) -> LaidParagraph {
    let base: BaseDirection = base_direction(text);
    let paragraph = ParagraphStyle {
        face: style.face,
        bold: style.bold,
        size_pt: style.size_pt,
        line_height: 1.5,
        scale,
        width_pt: style.wrap.then_some(style.max_width_pt),
        alignment: Alignment::Start,
        base,
    };
    let laid = LaidParagraph::new(engine, text, &paragraph);
    let max_px = style.max_width_pt * scale;
    if style.wrap || laid.layout().width() <= max_px {
        return laid;
    }
    cut(
        engine,
        text,
        &paragraph,
        max_px / laid.layout().width(),
        max_px,
    )
}

/// Shortens a text until it fits with an ellipsis. `share` is a first guess of how much fits.
fn cut(
    engine: &mut TextEngine,
    text: &str,
    style: &ParagraphStyle,
    share: f32,
    max_px: f32,
) -> LaidParagraph {
    let mut end = grapheme_floor(text, (text.len() as f32 * share) as usize + 4);
    loop {
        let shown = format!("{}…", text[..end].trim_end());
        let laid = LaidParagraph::new(engine, &shown, style);
        if end == 0 || laid.layout().width() <= max_px {
            return laid;
        }
        end = previous_grapheme(text, end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_label_is_cut_to_its_width_and_kept() {
        let mut engine = TextEngine::new();
        let mut labels = Labels::default();
        let style = LabelStyle {
            face: Face::Interface,
            bold: false,
            size_pt: 12.0,
            max_width_pt: 60.0,
            wrap: false,
        };
        labels.begin(2.0);
        let long = labels.get(&mut engine, "المتحدث باسم وزارة النقل", style);
        assert!(long.layout().width() <= 120.0);
        assert!(long.layout().width() > 80.0);
        assert_eq!(long.lines().len(), 1);
        let short = labels.get(&mut engine, "نعم", style);
        assert_eq!(short.len_byte(), 6);
        labels.begin(2.0);
        let again = labels.get(&mut engine, "نعم", style);
        assert!(Rc::ptr_eq(&short, &again));
        labels.begin(1.0);
        let rescaled = labels.get(&mut engine, "نعم", style);
        assert!(!Rc::ptr_eq(&short, &rescaled));
    }
}
