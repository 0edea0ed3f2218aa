//! Which stretches of an open article are folded away as the site's: whole paragraphs, next to each
//! other, and none of them with a tag, a hit or the caret in it. Reads only.

use std::ops::Range;

use i18n_embed_fl::fl;

use super::PaneMarks;
use crate::app::workspace::Pane;
use crate::app::{Session, Words};
use crate::text::index::ArticleText;
use crate::ui::article::{Fold, MarkKind};

/// The folds of a pane, kept from frame to frame.
#[derive(Default)]
pub struct Furniture {
    /// The generation of the article, and the revision of its marks, they were made for.
    made_for: Option<(u64, u64)>,
    blocks: Vec<Block>,
}

/// Whole paragraphs that are the site's.
struct Block {
    /// In scalars.
    range: Range<usize>,
    /// How many of them hold words.
    lines: usize,
    /// A tag lies in it.
    is_tagged: bool,
}

impl Furniture {
    /// What is folded, and what is shown greyed since something in it must be seen.
    pub fn folds(
        &mut self,
        session: &Session,
        words: &Words,
        pane: &Pane,
        text: &ArticleText,
        marks: &PaneMarks,
        hit: Option<&Range<usize>>,
    ) -> Vec<Fold> {
        let generation = session.project().generation_of(&pane.article);
        let made_for = Some((generation, marks.revision));
        if self.made_for != made_for {
            self.blocks = blocks(session, pane, text);
            let tags = marks.marks.iter().filter(|it| it.kind != MarkKind::Ghost);
            for place in tags.flat_map(|mark| &mark.range_scalar) {
                let touched = self.blocks.iter_mut().filter(|it| it.touches(place));
                touched.for_each(|block| block.is_tagged = true);
            }
            self.made_for = made_for;
        }
        if self.blocks.is_empty() {
            return Vec::new();
        }
        let selection = session.workspace.selection.as_ref();
        let selection = selection.filter(|one| one.article == pane.article);
        let selected = selection.map(|one| one.range());
        let goal = pane.scroll_to.map(|at| at..at);
        let must_be_seen = |block: &Block| {
            let mut seen = selected.iter().chain(hit).chain(&goal);
            block.is_tagged || seen.any(|one| block.touches(one))
        };
        self.blocks
            .iter()
            .map(|block| Fold {
                range_scalar: block.range.clone(),
                label: fl!(
                    words.loader,
                    "furniture-fold",
                    count = block.lines,
                    shown = words.number(block.lines)
                ),
                open: pane.furniture_open || must_be_seen(block),
            })
            .collect()
    }
}

impl Block {
    /// True if some place, or the caret if it has no length, lies in it.
    fn touches(&self, place: &Range<usize>) -> bool {
        place.start < self.range.end && self.range.start < place.end.max(place.start + 1)
    }
}

/// Rows of paragraphs that are the site's entirely, with the blank ones between them.
fn blocks(session: &Session, pane: &Pane, text: &ArticleText) -> Vec<Block> {
    let regions = session.project().furniture(&pane.article);
    // Regions are those of the text of now.
    if regions.is_empty() || pane.older.is_some() {
        return Vec::new();
    }
    let covered = |words: &Range<usize>| {
        let mut at = words.start;
        for region in &regions {
            if region.start() <= at && at < region.end() {
                at = region.end();
            }
        }
        at >= words.end
    };
    let mut found: Vec<Block> = Vec::new();
    let mut goes_on = false;
    for (number, span) in text.paragraphs().iter().enumerate() {
        let paragraph = text.paragraph_str(number);
        let indent = paragraph.chars().take_while(|c| c.is_whitespace()).count();
        let length = paragraph.trim().chars().count();
        if length == 0 {
            continue;
        }
        let start = span.start_scalar + indent;
        let is_sites = covered(&(start..start + length));
        match found.last_mut() {
            Some(block) if is_sites && goes_on => {
                block.range.end = span.end_scalar;
                block.lines += 1;
            }
            _ if is_sites => found.push(Block {
                range: span.start_scalar..span.end_scalar,
                lines: 1,
                is_tagged: false,
            }),
            _ => {}
        }
        goes_on = is_sites;
    }
    found
}
