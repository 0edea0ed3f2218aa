//! Reading: texts of articles, places in them, what is selected and shown. None of it changes the
//! project.

use super::{Session, Text, placing};
use crate::app::notice::AppError;
use crate::app::workspace::{Gesture, Offer, TextSelection};
use crate::model::edit::Item;
use crate::model::project::Entity;
use crate::model::{Anchor, ArticleId, Id};
use crate::text::index::ArticleText;

impl Session {
    /// The text of an article, read once.
    ///
    /// # Errors
    /// If the file is missing, damaged or was changed.
    pub fn text(&mut self, article: &ArticleId) -> Result<&ArticleText, AppError> {
        if self.text_read(article).is_none() {
            let revision = self.revision_of(article)?;
            let text = self.folder.read_text(article, &revision)?;
            let text = ArticleText::new(text);
            self.look_for_places(article, &text);
            self.texts.insert(article.clone(), Text { revision, text });
        }
        self.text_read(article)
            .ok_or_else(|| AppError::NoArticle(article.to_string()))
    }

    /// The revision of the text that an article has now.
    fn revision_of(&self, article: &ArticleId) -> Result<String, AppError> {
        let now = self.project.articles().get(article);
        now.map(|it| it.revision.clone())
            .ok_or_else(|| AppError::NoArticle(article.to_string()))
    }

    /// The text of an article if it has been read already; painting asks this.
    pub fn text_read(&self, article: &ArticleId) -> Option<&ArticleText> {
        let known = self.texts.get(article)?;
        let now = self.project.articles().get(article)?;
        (known.revision == now.revision).then_some(&known.text)
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
        let revision = self.revision_of(article)?;
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
        let outside = |range: &std::ops::Range<usize>| AppError::OutOfText {
            start: range.start,
            end: range.end,
        };
        let is_words = |range: &std::ops::Range<usize>| {
            text.slice(range.clone()).is_some_and(|it| !it.is_empty())
        };
        if let Some(wrong) = parts.iter().find(|it| !is_words(it)) {
            return Err(outside(wrong));
        }
        placing::anchor_at(text, &revision, &parts).ok_or_else(|| outside(&(0..0)))
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
        self.workspace.read_own_text(article);
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
        let place = place.map(|(article, anchor)| (article.clone(), anchor.clone()));
        if let Some((article, anchor)) = place
            && self.open_article(&article, true).is_ok()
        {
            self.workspace.read_own_text(&article);
            let now = self.place_now(&article, &anchor);
            if let Some(first) = now.and_then(|it| it.first().cloned()) {
                self.workspace.scroll_to(&article, first.start);
            }
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
