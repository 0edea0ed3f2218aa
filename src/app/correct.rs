//! An article whose text was corrected by its outlet: the new text is read as any other, stored
//! beside the old one, and everything that can be put without a person is put. What cannot is
//! handed back, to be looked at.
//!
//! Shows nothing; what happened is a report, worded by whoever asked.

use std::path::Path;

use i18n_embed_fl::fl;

use super::library::{FailReason, hex, read_ordinary, writable};
use super::notice::AppError;
use super::session::Session;
use super::session::placing::{Came, Unplaced};
use super::words::Words;
use crate::exchange::import::text::{self, FILE_BYTES_MAX, Imported, Note};
use crate::model::article::Basis;
use crate::model::edit::correct;
use crate::model::{Article, ArticleId, Fragment, Region};
use crate::store::ImportRecord;

/// What a correction did.
#[derive(Debug, Clone, PartialEq)]
pub struct Corrected {
    pub article: ArticleId,
    pub title: String,
    /// The text the article had, and has now.
    pub former: String,
    pub revision: String,
    /// Places of one's own tags.
    pub came: Came,
    /// Places of everybody else's; they are shown, and stored when their owners open the article.
    pub others: Came,
    /// Places of one's own for which a person has to look.
    pub unplaced: Vec<Unplaced>,
    /// Captions and stretches marked by hand whose words are not certain any more.
    pub furnishings_lost: usize,
    /// What is worth knowing about the new text.
    pub notes: Vec<Note>,
}

impl Corrected {
    /// Sentences that tell it, the most important first.
    pub fn lines(&self, words: &Words) -> Vec<String> {
        let l = &words.loader;
        let number = |count: usize| words.number(count);
        let put = self.came.automatic();
        let mut lines = vec![fl!(
            l,
            "corrected-done",
            title = self.title.as_str(),
            count = put,
            shown = number(put)
        )];
        let doubtful = self.came.doubtful();
        if doubtful > 0 {
            lines.push(fl!(
                l,
                "corrected-doubtful",
                count = doubtful,
                shown = number(doubtful)
            ));
        }
        if self.furnishings_lost > 0 {
            let lost = self.furnishings_lost;
            lines.push(fl!(l, "corrected-lost", count = lost, shown = number(lost)));
        }
        lines
    }
}

/// Gives an article the text of a file.
///
/// # Errors
/// If the file cannot be taken, holds the text that the article has already, or the project cannot
/// be written. Then nothing has changed.
pub fn correct_from(
    session: &mut Session,
    article: &ArticleId,
    path: &Path,
) -> Result<Corrected, FailReason> {
    let bytes = read_ordinary(path, FILE_BYTES_MAX)?;
    let file = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    correct_with(session, article, bytes, &file)
}

/// As [`correct_from`], with the bytes of a file of this name.
///
/// # Errors
/// As there.
pub fn correct_with(
    session: &mut Session,
    article: &ArticleId,
    bytes: Vec<u8>,
    file: &str,
) -> Result<Corrected, FailReason> {
    writable(session)?;
    let before = session.project().articles().get(article).cloned();
    let before = before.ok_or_else(|| AppError::NoArticle(article.to_string()))?;
    if hex(&bytes) == before.revision {
        return Err(AppError::SameText(before.title).into());
    }
    let imported = text::read(bytes)?;
    let (after, furnishings_lost) = corrected(session, &before, &imported, file)?;
    let plan_of = after.clone();
    let plan = session.planned(|desk| correct::article(desk, plan_of))?;
    let came = session.correct(article, plan)?;
    Ok(Corrected {
        article: article.clone(),
        title: after.title,
        former: before.revision,
        revision: after.revision,
        came,
        others: session.came_of_others(article),
        unplaced: session.unplaced(article),
        furnishings_lost,
        notes: imported
            .notes
            .into_iter()
            .filter(|note| !is_about_details(note.code()))
            .collect(),
    })
}

/// True of remarks about headline, date and outlet, which a corrected text leaves as they are.
fn is_about_details(code: &str) -> bool {
    let details = [
        Note::TitleGuessed,
        Note::DateGuessed,
        Note::DateUnknown,
        Note::OutletGuessed,
        Note::OutletUnknown,
    ];
    details.iter().any(|note| note.code() == code)
}

/// The article with the new text, which is stored, and how much that belongs to the article itself
/// could not be carried over.
fn corrected(
    session: &mut Session,
    before: &Article,
    imported: &Imported,
    file: &str,
) -> Result<(Article, usize), AppError> {
    let codes = imported.notes.iter().map(|note| note.code().to_owned());
    let notes: Vec<String> = codes.collect();
    let scalars = imported.text.chars().count();
    let record = ImportRecord {
        file: file.to_owned(),
        title: imported.title.clone(),
        outlet: imported.outlet.clone(),
        date: imported.date.raw.clone(),
        regions: imported.regions.clone(),
        notes: notes.clone(),
        bytes: imported.text.len() as u64,
        scalars: scalars as u64,
        ..ImportRecord::default()
    };
    let mut after = before.clone();
    let lost = carry_furnishings(session, before, imported, &mut after);
    let bytes = imported.text.as_bytes();
    after.revision = session.folder().put_text(&before.id, bytes, &record)?;
    // A text of at most 64 MiB has fewer characters than that.
    after.scalars = u32::try_from(scalars).unwrap_or(u32::MAX);
    after.bytes = imported.text.len() as u64;
    file.clone_into(&mut after.file);
    let details = before.notes.iter().filter(|code| is_about_details(code));
    let of_text = notes.into_iter().filter(|code| !is_about_details(code));
    after.notes = of_text.chain(details.cloned()).collect();
    if before.title_basis != Basis::Stated {
        after.title.clone_from(&imported.title);
        after.title_basis = imported.title_basis;
    }
    Ok((after, lost))
}

/// Captions go where their words are; what people marked as the site's too, beside what is
/// recognised anew. Tells how many could not be carried.
fn carry_furnishings(
    session: &mut Session,
    before: &Article,
    imported: &Imported,
    after: &mut Article,
) -> usize {
    let by_hand = |region: &&Region| region.kind.as_str() == Region::BY_HAND;
    let captions = before.images.iter().filter_map(|it| it.caption);
    let marked = before.regions.iter().filter(by_hand).map(|it| it.place);
    let fragments: Vec<Fragment> = captions.chain(marked).collect();
    let carried = session.carry(&before.id, &imported.text, &fragments);
    let lost = carried.iter().filter(|it| it.is_none()).count();
    let mut carried = carried.into_iter();
    for image in after.images.iter_mut().filter(|it| it.caption.is_some()) {
        image.caption = carried.next().flatten();
    }
    after.regions.clone_from(&imported.regions);
    for place in carried.flatten() {
        let is_free = |it: &Region| it.place.1 <= place.0 || place.1 <= it.place.0;
        if after.regions.iter().all(is_free) {
            after.regions.push(Region {
                kind: Region::BY_HAND.into(),
                place,
            });
        }
    }
    after.regions.sort_by_key(|it| it.place);
    lost
}
