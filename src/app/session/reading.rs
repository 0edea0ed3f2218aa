//! Reading: texts of articles, places in them, what is selected and shown. None of it changes the
//! project.

use super::Session;
use crate::app::notice::AppError;
use crate::app::workspace::{Gesture, Offer, TextSelection};
use crate::model::edit::Item;
use crate::model::project::Entity;
use crate::model::{Anchor, ArticleId, Fragment, Id};
use crate::text::index::ArticleText;

impl Session {
    /// The text of an article, read once.
    ///
    /// # Errors
    /// If the file is missing, damaged or was changed.
    pub fn text(&mut self, article: &ArticleId) -> Result<&ArticleText, AppError> {
        if !self.texts.contains_key(article) {
            let revision = self
                .project
                .articles()
                .get(article)
                .map(|one| one.revision.clone())
                .ok_or_else(|| AppError::NoArticle(article.to_string()))?;
            let text = self.folder.read_text(article, &revision)?;
            self.texts.insert(article.clone(), ArticleText::new(text));
        }
        self.texts
            .get(article)
            .ok_or_else(|| AppError::NoArticle(article.to_string()))
    }

    /// The text of an article if it has been read already; painting asks this.
    pub fn text_read(&self, article: &ArticleId) -> Option<&ArticleText> {
        self.texts.get(article)
    }

    /// The place of a scalar range of an article, with its words and context.
    ///
    /// # Errors
    /// If the range is empty or lies outside the text.
    pub fn anchor(
        &mut self,
        article: &ArticleId,
        range: std::ops::Range<usize>,
    ) -> Result<Anchor, AppError> {
        self.anchor_of(article, &[range])
    }

    /// The place that several ranges make together, in the order of the text; those that touch or
    /// overlap become one.
    ///
    /// # Errors
    /// If there is none, or one is empty or lies outside the text.
    pub fn anchor_of(
        &mut self,
        article: &ArticleId,
        ranges: &[std::ops::Range<usize>],
    ) -> Result<Anchor, AppError> {
        let revision = self
            .project
            .articles()
            .get(article)
            .map(|one| one.revision.clone())
            .ok_or_else(|| AppError::NoArticle(article.to_string()))?;
        let text = self.text(article)?;
        let mut sorted = ranges.to_vec();
        sorted.sort_by_key(|range| (range.start, range.end));
        let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
        for range in sorted {
            match parts.last_mut().filter(|last| range.start <= last.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => parts.push(range),
            }
        }
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            return Err(AppError::OutOfText { start: 0, end: 0 });
        };
        let context = crate::model::anchor::CONTEXT_SCALARS;
        let before = first.start.saturating_sub(context)..first.start;
        let after = last.end..(last.end + context).min(text.len_scalars());
        let (mut fragments, mut exact) = (Vec::new(), Vec::new());
        for range in &parts {
            let outside = || AppError::OutOfText {
                start: range.start,
                end: range.end,
            };
            let words = text
                .slice(range.clone())
                .filter(|words| !words.is_empty())
                .ok_or_else(outside)?;
            let number = |value: usize| u32::try_from(value).map_err(|_too_large| outside());
            fragments.push(Fragment(number(range.start)?, number(range.end)?));
            exact.push(words.to_owned());
        }
        Ok(Anchor {
            revision,
            fragments,
            exact,
            prefix: text.slice(before).unwrap_or_default().to_owned(),
            suffix: text.slice(after).unwrap_or_default().to_owned(),
        })
    }

    /// Opens an article, shows a place of it and selects what lies there.
    ///
    /// # Errors
    /// If the article's text cannot be read.
    pub fn go_to_place(
        &mut self,
        article: &ArticleId,
        scalar: usize,
        item: Option<Item>,
    ) -> Result<(), AppError> {
        self.open_article(article, false)?;
        self.workspace.scroll_to(article, scalar);
        self.select_item(item);
        Ok(())
    }

    /// The tag or actor with this id, if it is there.
    pub fn item(&self, id: &str) -> Option<Item> {
        fn found<T: Entity>(session: &Session, id: &str, item: fn(Id<T>) -> Item) -> Option<Item> {
            let it = T::table(session.project()).get(&Id::new(id))?;
            Some(item(it.id().clone()))
        }
        found(self, id, Item::Claim)
            .or_else(|| found(self, id, Item::Mention))
            .or_else(|| found(self, id, Item::Attribution))
            .or_else(|| found(self, id, Item::Stance))
            .or_else(|| found(self, id, Item::Relation))
            .or_else(|| found(self, id, Item::Actor))
            .or_else(|| found(self, id, Item::Canonical))
            .or_else(|| found(self, id, Item::Topic))
    }

    /// The one tag or actor whose id is, or uniquely ends with, `ending`.
    pub fn find_item(&self, ending: &str) -> Option<Item> {
        fn found<T: Entity>(
            session: &Session,
            ending: &str,
            item: fn(Id<T>) -> Item,
        ) -> Option<Item> {
            let it = T::table(session.project()).find(ending).ok()?;
            Some(item(it.id().clone()))
        }
        self.item(ending)
            .or_else(|| found(self, ending, Item::Claim))
            .or_else(|| found(self, ending, Item::Mention))
            .or_else(|| found(self, ending, Item::Actor))
            .or_else(|| found(self, ending, Item::Attribution))
            .or_else(|| found(self, ending, Item::Stance))
            .or_else(|| found(self, ending, Item::Relation))
            .or_else(|| found(self, ending, Item::Canonical))
            .or_else(|| found(self, ending, Item::Topic))
    }

    /// Selects a tag and shows its place if its article is, or can be, on the desk.
    pub fn show_item(&mut self, item: Item) {
        let place = self.project.place_of(&item);
        let place = place.map(|(article, anchor)| (article.clone(), anchor.start()));
        if let Some((article, scalar)) = place
            && self.open_article(&article, true).is_ok()
        {
            self.workspace.scroll_to(&article, scalar);
        }
        self.select_item(Some(item));
    }

    /// What sounds alike in this project.
    pub(in crate::app) fn likeness(&self) -> &super::likeness::Likeness {
        &self.likeness
    }

    /// Waits until the claims that were there at opening can be compared with others.
    pub(in crate::app) fn settle_likeness(&mut self) {
        self.likeness.settle();
    }

    /// What the small palette offers: as worked out before, if nothing has changed since.
    pub(in crate::app) fn offered(&self, work_out: fn(&Self) -> Vec<Offer>) -> Vec<Offer> {
        let asked = super::Asked {
            generation: self.project.generation(),
            gesture: self.workspace.gesture.clone(),
            filter: self.workspace.filter.clone(),
            selection: self.workspace.selection.clone(),
            panes: self
                .workspace
                .panes
                .iter()
                .map(|it| it.article.clone())
                .collect(),
        };
        if let Some((before, offers)) = &*self.offered.borrow()
            && *before == asked
        {
            return offers.clone();
        }
        let offers = work_out(self);
        *self.offered.borrow_mut() = Some((asked, offers.clone()));
        offers
    }

    /// Ends a gesture: what comes next is undone apart from what was.
    pub fn end_gesture(&mut self) {
        self.group = None;
        self.workspace.gesture = Gesture::None;
        self.workspace.filter.clear();
    }

    /// Opens an article on the desk.
    ///
    /// # Errors
    /// If its text cannot be read.
    pub fn open_article(&mut self, article: &ArticleId, in_new_pane: bool) -> Result<(), AppError> {
        self.text(article)?;
        if self.workspace.focused_article() != Some(article) {
            self.end_gesture();
            self.workspace.selection = None;
        }
        self.workspace.show(article, in_new_pane);
        Ok(())
    }

    /// Selects text. Exactly what is named: snapping is the pointer's business.
    ///
    /// # Errors
    /// If the article's text cannot be read or the selection lies outside of it.
    pub fn select(
        &mut self,
        article: &ArticleId,
        anchor: usize,
        focus: usize,
    ) -> Result<(), AppError> {
        let length = self.text(article)?.len_scalars();
        if anchor > length || focus > length {
            return Err(AppError::OutOfText {
                start: anchor.min(focus),
                end: anchor.max(focus),
            });
        }
        self.end_gesture();
        let selection = TextSelection {
            article: article.clone(),
            anchor,
            focus,
        };
        if let Some(place) = self.workspace.pane_of(article) {
            self.workspace.focused = place;
        }
        if !selection.is_caret() {
            self.workspace.gesture = Gesture::Kind;
        }
        self.workspace.selection = Some(selection);
        self.workspace.selected = None;
        Ok(())
    }

    /// Selects a tag or actor.
    pub fn select_item(&mut self, item: Option<Item>) {
        self.end_gesture();
        self.workspace.collapse_selection();
        self.workspace.selected = item;
    }
}
