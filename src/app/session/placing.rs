//! Where places of an older text are in the text that an article has now: found once for each
//! text, kept for display, and stored only by those whose tags they are.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::Session;
use crate::app::notice::AppError;
use crate::app::workspace::Pane;
use crate::model::anchored::{Anchored, each_anchored};
use crate::model::edit::{Item, Plan, correct};
use crate::model::project::{Entity, Link};
use crate::model::{Anchor, AnnotatorId, ArticleId, Edit, Fragment, Project, Transaction};
use crate::store::Folder;
use crate::text::index::ArticleText;
use crate::text::reanchor::{Doubt, Outcome, reanchor};

/// A place of an older text: its revision and its fragments.
type Old = (String, Vec<Fragment>);

/// What became of the places of one article.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Placed {
    /// The text in which they were looked for.
    revision: String,
    found: HashMap<Old, Outcome>,
}

/// What is known of all articles.
pub(super) type Placing = BTreeMap<ArticleId, Placed>;

/// The revisions that texts of articles had before, the latest first.
pub(super) type Former = BTreeMap<ArticleId, Vec<String>>;

/// A place of a tag for which a person has to look.
#[derive(Debug, Clone, PartialEq)]
pub struct Unplaced {
    pub item: Item,
    /// Where it lies, in the older text.
    pub anchor: Anchor,
    pub outcome: Outcome,
}

/// How the tags of one hand in an article came through corrections of its text, in places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Came {
    pub same: usize,
    pub moved: usize,
    pub normalised: usize,
    /// A person has to look.
    pub review: usize,
    pub orphans: usize,
}

impl Came {
    /// Places that can be put without a person.
    pub fn automatic(&self) -> usize {
        self.same + self.moved + self.normalised
    }

    /// Places for which a person has to look.
    pub fn doubtful(&self) -> usize {
        self.review + self.orphans
    }

    fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Same(_) => self.same += 1,
            Outcome::Moved(_) => self.moved += 1,
            Outcome::Normalised(_) => self.normalised += 1,
            Outcome::Review { .. } => self.review += 1,
            Outcome::Orphan => self.orphans += 1,
        }
    }
}

impl Placed {
    /// Looks for all places of an article that count in another text and are not known yet.
    fn look(
        &mut self,
        folder: &Folder,
        project: &Project,
        article: &ArticleId,
        text: &ArticleText,
    ) {
        let Some(now) = project.articles().get(article) else {
            return;
        };
        if self.revision != now.revision {
            self.found.clear();
            self.revision.clone_from(&now.revision);
        }
        let mut wanted: BTreeMap<&str, Vec<&Anchor>> = BTreeMap::new();
        for anchor in project.places_elsewhere(article) {
            if !self.found.contains_key(&key(anchor)) {
                wanted.entry(&anchor.revision).or_default().push(anchor);
            }
        }
        for (revision, anchors) in wanted {
            let old = folder.read_text(article, revision).ok();
            let outcomes = outcomes(old.map(ArticleText::new).as_ref(), text, &anchors);
            let keys = anchors.into_iter().map(key);
            self.found.extend(keys.zip(outcomes));
        }
    }

    fn outcome(&self, anchor: &Anchor) -> Option<&Outcome> {
        self.found.get(&key(anchor))
    }

    /// The place in the text that the article has now, if it is certain.
    fn anchor(&self, anchor: &Anchor, text: &ArticleText) -> Option<Anchor> {
        let place = self.outcome(anchor)?.automatic()?;
        anchor_at(text, &self.revision, place)
    }
}

fn key(anchor: &Anchor) -> Old {
    (anchor.revision.clone(), anchor.fragments.clone())
}

/// Finds places of an older text; where that cannot be read, or holds other words than the place
/// says, nothing can be known.
fn outcomes(old: Option<&ArticleText>, new: &ArticleText, anchors: &[&Anchor]) -> Vec<Outcome> {
    let unknown = || Outcome::Review {
        suggestion: Vec::new(),
        why: Doubt::NoOldText,
    };
    let Some(old) = old else {
        return anchors.iter().map(|_| unknown()).collect();
    };
    let places: Vec<Vec<Range<usize>>> = anchors
        .iter()
        .map(|it| it.fragments.iter().map(|it| it.range()).collect())
        .collect();
    let found = reanchor(old.as_str(), new.as_str(), &places);
    let is_true = |anchor: &Anchor| {
        let mut pieces = anchor.fragments.iter().zip(&anchor.exact);
        anchor.validate().is_ok() && pieces.all(|(at, exact)| old.slice(at.range()) == Some(exact))
    };
    let pairs = anchors.iter().zip(found);
    pairs
        .map(|(anchor, found)| if is_true(anchor) { found } else { unknown() })
        .collect()
}

/// A place in a text, with its words and a little before and after.
pub(super) fn anchor_at(
    text: &ArticleText,
    revision: &str,
    place: &[Range<usize>],
) -> Option<Anchor> {
    let (first, last) = (place.first()?, place.last()?);
    let context = crate::model::anchor::CONTEXT_SCALARS;
    let before = first.start.saturating_sub(context)..first.start;
    let after = last.end..(last.end + context).min(text.len_scalars());
    let (mut fragments, mut exact) = (Vec::new(), Vec::new());
    for range in place {
        let (start, end) = (u32::try_from(range.start), u32::try_from(range.end));
        fragments.push(Fragment(start.ok()?, end.ok()?));
        exact.push(text.slice(range.clone())?.to_owned());
    }
    Some(Anchor {
        revision: revision.to_owned(),
        fragments,
        exact,
        prefix: text.slice(before)?.to_owned(),
        suffix: text.slice(after)?.to_owned(),
    })
}

/// The project with every place of an older text put where it is certain to be now, as it is
/// compared and drawn; what is not certain stays on its older text. Texts that cannot be read leave
/// their places where they are.
pub(in crate::app) fn as_placed(
    project: &Project,
    folder: &Folder,
    articles: &[ArticleId],
) -> Project {
    let mut placed = project.clone();
    for article in articles {
        let now = project.articles().get(article);
        let text = now.and_then(|it| folder.read_text(article, &it.revision).ok());
        let Some(text) = text.map(ArticleText::new) else {
            continue;
        };
        let mut known = Placed::default();
        known.look(folder, project, article, &text);
        placed.replace_places(article, &|anchor| known.anchor(anchor, &text));
    }
    placed
}

impl Session {
    /// Makes sure that the places of an article's older texts are looked for in its text of now.
    ///
    /// # Errors
    /// If that cannot be read.
    pub fn settle_places(&mut self, article: &ArticleId) -> Result<(), AppError> {
        let text = self.text(article)?.clone();
        self.look_for_places(article, &text);
        Ok(())
    }

    pub(super) fn look_for_places(&mut self, article: &ArticleId, text: &ArticleText) {
        if self.project.places_elsewhere(article).is_empty() {
            self.placing.remove(article);
            return;
        }
        let placed = self.placing.entry(article.clone()).or_default();
        placed.look(&self.folder, &self.project, article, text);
    }

    /// Reads the text of articles anew whose text a deed changed, and looks for places it left in
    /// older texts. A text that cannot be read is told where it is shown.
    pub(super) fn follow_texts(&mut self, tx: &Transaction) {
        let mut articles: Vec<ArticleId> = Vec::new();
        for edit in &tx.edits {
            let article = edit.article().filter(|it| self.texts.contains_key(it));
            let is_new = |it: &ArticleId| !articles.contains(it);
            articles.extend(article.filter(is_new));
        }
        if tx.edits.iter().any(|edit| matches!(edit, Edit::Article(_))) {
            *self.former.borrow_mut() = None;
        }
        for article in articles {
            let changed = tx.edits.iter().any(|edit| matches!(edit, Edit::Article(_)));
            if changed {
                self.forget_text(&article);
            }
            let _told_where_shown = self.settle_places(&article);
        }
    }

    /// Lets go of a text that is not the article's any more, and of what was selected in it.
    fn forget_text(&mut self, article: &ArticleId) {
        let now = self.project.articles().get(article);
        let known = self.texts.get(article);
        if now
            .zip(known)
            .is_some_and(|(now, known)| now.revision == known.revision)
        {
            return;
        }
        self.texts.remove(article);
        self.suggester.forget(article);
        // What was found, was found in the text before.
        self.close_find();
        let selection = self.workspace.selection.as_ref();
        if selection.is_some_and(|it| it.article == *article) {
            self.workspace.clear_selection();
        }
    }

    /// As `as_placed`, of all articles.
    pub fn as_placed_everywhere(&self) -> Cow<'_, Project> {
        let articles = self.project.articles_with_places_elsewhere();
        if articles.is_empty() {
            return Cow::Borrowed(&self.project);
        }
        Cow::Owned(as_placed(&self.project, &self.folder, &articles))
    }

    /// The project with the places of an article's older texts put where they certainly are; the
    /// project itself if there are none.
    pub(in crate::app) fn as_placed(&self, article: &ArticleId) -> Cow<'_, Project> {
        let placed = self.placed(article).zip(self.text_read(article));
        let Some((placed, text)) = placed else {
            return Cow::Borrowed(&self.project);
        };
        let mut copy = self.project.clone();
        copy.replace_places(article, &|anchor| placed.anchor(anchor, text));
        Cow::Owned(copy)
    }

    /// Where a place of an article is in the text it has now: where it says, or, of an older text,
    /// where it certainly is. `None` if a person has to look.
    pub fn place_now(&self, article: &ArticleId, anchor: &Anchor) -> Option<Vec<Range<usize>>> {
        if self.project.is_current(article, anchor) {
            return Some(anchor.fragments.iter().map(|it| it.range()).collect());
        }
        let place = self.placed(article)?.outcome(anchor)?.automatic()?;
        Some(place.to_vec())
    }

    /// True if a place of an article shares a letter with a range of the text it has now.
    pub fn overlaps_now(&self, article: &ArticleId, anchor: &Anchor, range: &Range<usize>) -> bool {
        let place = self.place_now(article, anchor).unwrap_or_default();
        place
            .iter()
            .any(|it| it.start < range.end && range.start < it.end)
    }

    /// From the first to the last letter of a place in the text that the article has now.
    pub fn stretch_now(&self, article: &ArticleId, anchor: &Anchor) -> Option<Range<usize>> {
        let place = self.place_now(article, anchor)?;
        Some(place.first()?.start..place.last()?.end)
    }

    /// What became of the places of an article in the text it has now.
    fn placed(&self, article: &ArticleId) -> Option<&Placed> {
        let placed = self.placing.get(article)?;
        let now = self.project.articles().get(article)?;
        (placed.revision == now.revision).then_some(placed)
    }

    /// How the tags of the hand shown came through corrections of an article's text, as far as they
    /// still rest on an older text; those that were left there on purpose are not counted.
    pub fn came(&self, article: &ArticleId) -> Came {
        self.came_of(article, |hand| hand == Some(self.hand()))
    }

    /// As [`Self::came`], of everybody else.
    pub fn came_of_others(&self, article: &ArticleId) -> Came {
        self.came_of(article, |hand| hand != Some(self.hand()))
    }

    fn came_of(&self, article: &ArticleId, wanted: impl Fn(Option<&AnnotatorId>) -> bool) -> Came {
        let mut came = Came::default();
        let (Some(now), Some(placed)) =
            (self.project.articles().get(article), self.placed(article))
        else {
            return came;
        };
        let link = Link::Article(article.clone());
        each_anchored!(T => {
            for it in self.project.linked::<T>(&link) {
                if !wanted(it.hand()) || it.not_in() == now.revision {
                    continue;
                }
                let places = it.places().into_iter().filter(|place| !now.holds(place));
                let outcomes = places.filter_map(|place| placed.outcome(place));
                let shown = it.shown_as().is_some();
                for outcome in outcomes.filter(|it| shown || it.automatic().is_some()) {
                    came.count(outcome);
                }
            }
        });
        came
    }

    /// Places of tags of the hand shown for which a person has to look, in the order of the older
    /// text.
    pub fn unplaced(&self, article: &ArticleId) -> Vec<Unplaced> {
        let mut found: Vec<Unplaced> = Vec::new();
        let (Some(now), Some(placed)) =
            (self.project.articles().get(article), self.placed(article))
        else {
            return found;
        };
        let link = Link::Article(article.clone());
        each_anchored!(T => {
            for it in self.project.linked::<T>(&link) {
                let Some(item) = it.shown_as() else { continue };
                if it.hand() != Some(self.hand()) || it.not_in() == now.revision {
                    continue;
                }
                for anchor in it.places() {
                    let outcome = placed.outcome(anchor).filter(|it| it.automatic().is_none());
                    if let Some(outcome) = outcome {
                        found.push(Unplaced {
                            item: item.clone(),
                            anchor: anchor.clone(),
                            outcome: outcome.clone(),
                        });
                    }
                }
            }
        });
        found.sort_by(|a, b| {
            let place = |it: &Unplaced| (it.anchor.start(), it.anchor.end());
            place(a)
                .cmp(&place(b))
                .then_with(|| a.item.id().cmp(b.item.id()))
        });
        found
    }

    /// Stores where the tags of the hand shown are now, as far as that is certain.
    ///
    /// # Errors
    /// If the text cannot be read or the project not be written.
    pub fn place_tags(&mut self, article: &ArticleId) -> Result<(), AppError> {
        self.settle_places(article)?;
        let text = self.text(article)?.clone();
        let Some(placed) = self.placed(article).cloned() else {
            return Ok(());
        };
        let find = |anchor: &Anchor| placed.anchor(anchor, &text);
        self.plan(|desk| correct::place_all(desk, article, &find))?;
        Ok(())
    }

    /// Carries out a correction that was planned, and stores where one's own tags are now, as one
    /// step of undo.
    ///
    /// # Errors
    /// As [`Self::plan`]; if only the tags could not be put, the correction stands.
    pub(in crate::app) fn correct(
        &mut self,
        article: &ArticleId,
        plan: Plan,
    ) -> Result<Came, AppError> {
        self.end_gesture();
        self.group = Some(self.me.minter.mint());
        let placed = self.plan(|_| Ok(plan)).and_then(|_| {
            self.settle_places(article)?;
            let came = self.came(article);
            self.place_tags(article)?;
            Ok(came)
        });
        self.group = None;
        placed
    }

    /// Where fragments that belong to the article itself, such as captions, are in a text that it
    /// does not have yet; `None` where that is not certain.
    pub(in crate::app) fn carry(
        &mut self,
        article: &ArticleId,
        new: &str,
        fragments: &[Fragment],
    ) -> Vec<Option<Fragment>> {
        // A text that cannot be read any more is the better corrected.
        let Ok(old) = self.text(article).cloned() else {
            return vec![None; fragments.len()];
        };
        let places: Vec<Vec<Range<usize>>> = fragments.iter().map(|it| vec![it.range()]).collect();
        let found = reanchor(old.as_str(), new, &places);
        let carried = found.iter().map(|outcome| {
            let range = outcome.automatic()?.first()?;
            let (start, end) = (u32::try_from(range.start), u32::try_from(range.end));
            Some(Fragment(start.ok()?, end.ok()?))
        });
        carried.collect()
    }

    /// The tag of a corrected article at which a person looks.
    pub fn looked_at(&self) -> Option<(ArticleId, Unplaced)> {
        let view = self.workspace.unplaced.as_ref()?;
        let one = self.unplaced(&view.article).into_iter().nth(view.at)?;
        Some((view.article.clone(), one))
    }

    /// Reads an older text of an article, to be looked at.
    ///
    /// # Errors
    /// If its file is missing or damaged.
    pub(in crate::app) fn read_older(
        &mut self,
        article: &ArticleId,
        revision: &str,
    ) -> Result<(), AppError> {
        let key = (article.clone(), revision.to_owned());
        if !self.older_texts.contains_key(&key) {
            let text = self.folder.read_text(article, revision)?;
            self.older_texts.insert(key, ArticleText::new(text));
        }
        Ok(())
    }

    /// What a pane reads: the article's own text, or an older one.
    pub fn text_in(&self, pane: &Pane) -> Option<&ArticleText> {
        match &pane.older {
            None => self.text_read(&pane.article),
            Some(revision) => self
                .older_texts
                .get(&(pane.article.clone(), revision.clone())),
        }
    }

    /// True if the article had another text before.
    pub fn has_older_text(&self, article: &ArticleId) -> bool {
        !self.former_revisions(article).is_empty()
    }

    /// The revisions that an article's text had before the one it has now, the latest first.
    pub fn former_revisions(&self, article: &ArticleId) -> Vec<String> {
        let mut former = self.former.borrow_mut();
        let former = former.get_or_insert_with(|| self.read_former());
        let now = self.project.articles().get(article).map(|it| &it.revision);
        let known = former.get(article).into_iter().flatten();
        known.filter(|it| Some(*it) != now).cloned().collect()
    }

    /// Reads every record for texts that were replaced.
    fn read_former(&self) -> Former {
        let mut found: Vec<(u64, ArticleId, String)> = Vec::new();
        let records = self.log.iter().flat_map(|log| log.records.iter());
        for record in records {
            for edit in &record.tx.edits {
                if let Edit::Article(change) = edit
                    && let (Some(before), Some(after)) = (&change.before, &change.after)
                    && before.revision != after.revision
                {
                    found.push((record.t, before.id.clone(), before.revision.clone()));
                }
            }
        }
        found.sort_by(|a, b| b.cmp(a));
        let mut former = Former::new();
        for (_, article, revision) in found {
            let known = former.entry(article).or_default();
            if !known.contains(&revision) {
                known.push(revision);
            }
        }
        former
    }
}
