//! What comes of suggestions: tags that know where they came from, refusals that are remembered,
//! and many mentions at once. Nothing here finds suggestions; nothing accepts one by itself.

use super::{Desk, EditError, Item, Plan};
use crate::model::project::Link;
use crate::model::{
    ActorId, Anchor, ArticleId, Attribution, Change, Claim, Code, Content, Mention, Refusal, Work,
};

/// Mentions of one actor at many places, as one deed.
///
/// # Errors
/// If the actor is not there or an anchor is malformed.
pub fn mentions(
    desk: &mut Desk<'_>,
    actor: &ActorId,
    places: &[(ArticleId, Anchor)],
    form: &Code,
    origin: &Code,
) -> Result<Plan, EditError> {
    desk.get(actor)?;
    desk.code("mention.form", form)?;
    desk.code("origin", origin)?;
    let article = places.first().map(|(article, _)| article);
    let item = Item::Actor(actor.clone());
    let mut plan =
        Plan::new("mention.all", article, Some(item)).at(places.first().map(|(_, anchor)| anchor));
    for (article, anchor) in places {
        desk.place(article, anchor)?;
        let mention = mention(desk, article, anchor.clone(), Some(actor), form, origin);
        plan = plan.edit(Change::create(mention));
    }
    Ok(plan)
}

fn mention(
    desk: &mut Desk<'_>,
    article: &ArticleId,
    anchor: Anchor,
    actor: Option<&ActorId>,
    form: &Code,
    origin: &Code,
) -> Mention {
    let mut meta = desk.meta();
    meta.origin = origin.clone();
    Mention {
        id: desk.minter.mint(),
        annotator: desk.me(),
        article: article.clone(),
        anchor: Some(anchor),
        actor: actor.cloned(),
        form: form.clone(),
        role_as_stated: String::new(),
        meta,
    }
}

/// A statement found in the text: content, cue, and perhaps a source.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    pub article: ArticleId,
    pub content: Anchor,
    pub cue: Anchor,
    pub cue_kind: Code,
    pub act: Code,
    pub outlet_commitment: Code,
    pub quote_mode: Code,
    /// Place of the source and whom it names, as far as that is known.
    pub source: Option<(Anchor, Option<ActorId>)>,
    pub origin: Code,
}

/// A claim with its attribution, cue and source, as one deed. A mention of one's own that lies at
/// the source's place is used.
///
/// # Errors
/// If something is malformed, not there, or not in the codebook.
pub fn statement(desk: &mut Desk<'_>, new: &Statement) -> Result<Plan, EditError> {
    let anchors = [&new.content, &new.cue];
    for anchor in anchors
        .into_iter()
        .chain(new.source.iter().map(|(anchor, _)| anchor))
    {
        desk.place(&new.article, anchor)?;
    }
    if let Some((_, Some(actor))) = &new.source {
        desk.get(actor)?;
    }
    desk.code("origin", &new.origin)?;
    let me = desk.me();
    let mut meta = desk.meta();
    meta.origin = new.origin.clone();
    let known = |desk: &Desk<'_>, set: &'static str, code: &Code| {
        // A codebook without the set does not ask for it.
        if desk.project.codebook().set(set).is_some() {
            desk.code(set, code).map(|()| code.clone())
        } else {
            Ok(Code::default())
        }
    };
    let claim = Claim::at(
        desk.minter.mint(),
        me.clone(),
        new.article.clone(),
        new.content.clone(),
        meta.clone(),
    );
    let mut link = Attribution::of(
        desk.minter.mint(),
        me.clone(),
        new.article.clone(),
        Content::Claim(claim.id.clone()),
        meta,
    );
    link.cue = Some(new.cue.clone());
    link.cue_kind = known(desk, "cue.kind", &new.cue_kind)?;
    link.act = known(desk, "attribution.act", &new.act)?;
    link.quote_mode = known(desk, "quote.mode", &new.quote_mode)?;
    link.outlet_commitment = known(desk, "outlet.commitment", &new.outlet_commitment)?;
    let item = Item::Claim(claim.id.clone());
    let mut plan =
        Plan::new("suggestion.accept", Some(&new.article), Some(item)).at(Some(&claim.anchor));
    match &new.source {
        Some((anchor, actor)) => {
            let mine = desk.project.mentions_in(&new.article, Some(&me));
            let same = mine
                .into_iter()
                .find(|it| it.anchor.as_ref().is_some_and(|one| one.is_at(anchor)));
            link.source = Some(match same {
                Some(mention) => mention.id.clone(),
                None => {
                    let form = Code::default();
                    let made = mention(
                        desk,
                        &new.article,
                        anchor.clone(),
                        actor.as_ref(),
                        &form,
                        &new.origin,
                    );
                    let id = made.id.clone();
                    plan = plan.edit(Change::create(made));
                    id
                }
            });
        }
        None => link.visibility = known(desk, "source.visibility", &Code::from("unattributed"))?,
    }
    Ok(plan.edit(Change::create(claim)).edit(Change::create(link)))
}

/// Remembers that a suggestion was refused. Nothing if it was before.
///
/// # Errors
/// If the article is not there or the anchor is malformed.
pub fn refuse(
    desk: &mut Desk<'_>,
    article: &ArticleId,
    what: &Code,
    anchor: Anchor,
    subject: &str,
) -> Result<Plan, EditError> {
    desk.place(article, &anchor)?;
    let me = desk.person();
    let plan = Plan::new("suggestion.refuse", Some(article), None).at(Some(&anchor));
    let known = desk
        .project
        .linked::<Refusal>(&Link::Article(article.clone()))
        .any(|it| {
            it.annotator == me
                && it.what == *what
                && it.subject == subject
                && it.anchor.is_at(&anchor)
        });
    if known {
        return Ok(plan);
    }
    Ok(plan.edit(Change::create(Refusal {
        id: desk.minter.mint(),
        annotator: me,
        article: article.clone(),
        what: what.clone(),
        anchor,
        subject: subject.to_owned(),
        ext: Vec::new(),
    })))
}

/// Switches suggestions for one's work on an article on or off.
///
/// # Errors
/// If the article is not there.
pub fn switch(desk: &mut Desk<'_>, article: &ArticleId, off: bool) -> Result<Plan, EditError> {
    desk.get(article)?;
    let me = desk.person();
    let before = desk.project.work().get(&Work::id_of(&me, article)).cloned();
    let mut after = before.clone().unwrap_or_else(|| Work::new(&me, article));
    after.without_suggestions = off;
    Ok(Plan::new("suggestion.switch", Some(article), None)
        .edit(Change::between(before, Some(after))))
}
