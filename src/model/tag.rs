//! What all tags have in common: an owner, an article, perhaps a place, and what is said of the
//! tagging itself. Planners and screens that treat every tag alike ask here.

use super::project::Entity;
use super::{
    Anchor, AnnotatorId, ArticleId, Attribution, Claim, Item, Mention, Meta, Relation, Stance,
};

/// A tag: what one annotator says about one article.
pub trait Tag: Entity {
    fn annotator(&self) -> &AnnotatorId;
    fn article(&self) -> &ArticleId;
    /// Where it lies; of an attribution its cue, of a stance its first evidence.
    fn place(&self) -> Option<&Anchor>;
    fn meta(&self) -> &Meta;
    fn meta_mut(&mut self) -> &mut Meta;
    fn item(&self) -> Item;
}

macro_rules! tag {
    ($($kind:ident: |$it:ident| $place:expr),+ $(,)?) => {
        $(impl Tag for $kind {
            fn annotator(&self) -> &AnnotatorId { &self.annotator }
            fn article(&self) -> &ArticleId { &self.article }
            fn place(&self) -> Option<&Anchor> { let $it = self; $place }
            fn meta(&self) -> &Meta { &self.meta }
            fn meta_mut(&mut self) -> &mut Meta { &mut self.meta }
            fn item(&self) -> Item { Item::$kind(self.id.clone()) }
        })+
    };
}

tag! {
    Mention: |it| it.anchor.as_ref(),
    Claim: |it| Some(&it.anchor),
    Attribution: |it| it.cue.as_ref(),
    Stance: |it| it.evidence.first(),
    Relation: |_it| None,
}
/// Does the same with the id of a tag of whatever kind:
/// `of_tag!(item, T, id => …, else => …)`.
macro_rules! of_tag {
    ($item:expr, $type:ident, $id:ident => $body:expr, else => $else:expr $(,)?) => {
        of_tag!(@ $item, $type, $id => $body, $else; Mention Claim Attribution Stance Relation)
    };
    (@ $item:expr, $type:ident, $id:ident => $body:expr, $else:expr; $($kind:ident)+) => {
        match $item {
            $($crate::model::Item::$kind($id) => {
                type $type = $crate::model::$kind;
                $body
            })+
            _ => $else,
        }
    };
}
pub(crate) use of_tag;
