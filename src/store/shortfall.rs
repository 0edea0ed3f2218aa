//! The alarm for work that is gone: readable copies that know of records which no journal here
//! holds. A journal was removed, shortened, or has not come yet. Reads only, and reads back nothing:
//! a copy says what is missing, the journals stay the truth.

use std::collections::BTreeMap;

use super::folder::Folder;
use super::snapshot::{annotations_path, article_entries, beyond, parse};
use super::wire::from_ron;
use crate::model::id::is_valid;
use crate::model::{AnnotatorId, ArticleId, Project};

/// Lines within which a copy says what went into it.
const HEAD_LINES: usize = 16;

/// How far the journals go that are here, by annotator, gold among them.
pub type Reach = BTreeMap<AnnotatorId, Vec<(String, u64)>>;

/// A readable copy that knows more than the journals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Path in the project folder.
    pub path: String,
    /// The article whose tags it holds; none for what an annotator wrote in the registry.
    pub article: Option<ArticleId>,
    pub annotator: AnnotatorId,
    /// Entries in it.
    pub entries: usize,
    /// The sessions it knows further, each with the number up to which.
    pub sessions: Vec<(String, u64)>,
}

impl Copy {
    /// Entries that the journals give for the same article and annotator.
    pub fn found(&self, project: &Project) -> usize {
        let article = self.article.as_ref();
        let entries = article.and_then(|id| article_entries(project, id, &self.annotator).ok());
        entries.map_or(0, |it| it.len())
    }
}

impl Folder {
    /// Readable copies, also those kept in `history/`, that know records beyond `reach`. Of one
    /// article and annotator only the one that knows most. Copies that are damaged say nothing.
    pub fn beyond_journals(&self, reach: &Reach) -> Vec<Copy> {
        let mut found: BTreeMap<String, Copy> = BTreeMap::new();
        for root in ["", "history/"] {
            let articles = format!("{root}annotations");
            for article in self.list(&articles).unwrap_or_default() {
                let dir = format!("{articles}/{article}");
                let article = Some(ArticleId::new(article)).filter(|it| is_valid(it.as_str()));
                if article.is_some() {
                    self.copies_in(&dir, article.as_ref(), reach, &mut found);
                }
            }
            self.copies_in(&format!("{root}registry"), None, reach, &mut found);
        }
        found.into_values().collect()
    }

    fn copies_in(
        &self,
        dir: &str,
        article: Option<&ArticleId>,
        reach: &Reach,
        found: &mut BTreeMap<String, Copy>,
    ) {
        for name in self.list(dir).unwrap_or_default() {
            let Some(stem) = name.strip_suffix(".ron") else {
                continue;
            };
            // In `history/` the checksum of the content follows the name.
            let annotator = match stem.rsplit_once('-') {
                Some((annotator, _)) if dir.starts_with("history/") => annotator,
                _ => stem,
            };
            let path = format!("{dir}/{name}");
            let annotator = AnnotatorId::new(annotator);
            let Some(copy) = self.copy_at(&path, article, &annotator, reach) else {
                continue;
            };
            let place = article.map_or_else(
                || annotator.to_string(),
                |article| annotations_path(article, &annotator),
            );
            match found.get_mut(&place) {
                Some(known) if known.entries >= copy.entries => {}
                Some(known) => *known = copy,
                None => {
                    found.insert(place, copy);
                }
            }
        }
    }

    fn copy_at(
        &self,
        path: &str,
        article: Option<&ArticleId>,
        annotator: &AnnotatorId,
        reach: &Reach,
    ) -> Option<Copy> {
        let bytes = self.read(path).ok()?;
        let known = reach.get(annotator).map_or(&[][..], Vec::as_slice);
        let applied = applied_line(&bytes)?;
        if beyond(&applied, known).is_empty() {
            return None;
        }
        // Only what is whole is believed.
        let snapshot = parse(&bytes).ok()?;
        let sessions = beyond(&snapshot.applied, known);
        Some(Copy {
            path: path.to_owned(),
            article: article.cloned(),
            annotator: annotator.clone(),
            entries: snapshot.entries.len(),
            sessions: sessions.into_iter().cloned().collect(),
        })
    }
}

/// What a copy says that went into it, without reading its entries.
fn applied_line(bytes: &[u8]) -> Option<Vec<(String, u64)>> {
    let mut lines = bytes.split(|byte| *byte == b'\n').take(HEAD_LINES);
    let line = lines.find_map(|line| line.strip_prefix(b"applied:"))?;
    let text = std::str::from_utf8(line).ok()?;
    let text = text.trim_end().strip_suffix(',')?;
    from_ron::<Vec<(String, u64)>>(text).ok()
}
