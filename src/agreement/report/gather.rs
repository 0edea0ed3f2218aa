//! Whose tags of which articles are compared: one page for each article that two or more of the
//! chosen worked on, with a sheet for each of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::request::{Facts, Request, Who};
use crate::agreement::align::length;
use crate::model::{
    AnnotatorId, Article, ArticleId, Attribution, Claim, ClaimId, Code, Content, Fragment, Layer,
    Mention, Meta, Project, Relation, Stance, Tag, Target,
};

/// The tags of one annotator in one article.
pub(super) struct Sheet<'a> {
    pub who: usize,
    pub mentions: Vec<&'a Mention>,
    pub claims: Vec<&'a Claim>,
    pub attributions: Vec<&'a Attribution>,
    pub stances: Vec<&'a Stance>,
    pub relations: Vec<&'a Relation>,
}

impl<'a> Sheet<'a> {
    fn new(who: usize) -> Self {
        Self {
            who,
            mentions: Vec::new(),
            claims: Vec::new(),
            attributions: Vec::new(),
            stances: Vec::new(),
            relations: Vec::new(),
        }
    }

    fn is_empty(&self) -> bool {
        self.mentions.is_empty()
            && self.claims.is_empty()
            && self.attributions.is_empty()
            && self.stances.is_empty()
            && self.relations.is_empty()
    }

    fn metas(&self) -> impl Iterator<Item = &'a Meta> {
        let tags = self.mentions.iter().map(|it| &it.meta);
        tags.chain(self.claims.iter().map(|it| &it.meta))
            .chain(self.attributions.iter().map(|it| &it.meta))
            .chain(self.stances.iter().map(|it| &it.meta))
            .chain(self.relations.iter().map(|it| &it.meta))
    }
}

/// One article that is compared.
pub(super) struct Page<'a> {
    pub article: &'a Article,
    /// In the order of the chosen; two or more.
    pub sheets: Vec<Sheet<'a>>,
    pub excluded: &'a [Fragment],
    pub words: &'a [Fragment],
}

impl Page<'_> {
    /// What of a place lies outside of site furniture.
    pub fn outside(&self, place: &[Fragment]) -> Vec<Fragment> {
        outside(place, self.excluded)
    }

    /// A place in the text as it is without site furniture.
    pub fn closed_up(&self, at: u32) -> u32 {
        let before = self
            .excluded
            .iter()
            .map(|it| it.1.min(at).saturating_sub(it.0.min(at)));
        at - before.sum::<u32>()
    }
}

/// What of sorted fragments lies outside of others.
fn outside(place: &[Fragment], excluded: &[Fragment]) -> Vec<Fragment> {
    let mut left = Vec::new();
    for piece in place {
        let mut at = piece.0;
        for hole in excluded
            .iter()
            .filter(|it| it.0 < piece.1 && it.1 > piece.0)
        {
            if hole.0 > at {
                left.push(Fragment(at, hole.0));
            }
            at = at.max(hole.1);
        }
        if at < piece.1 {
            left.push(Fragment(at, piece.1));
        }
    }
    left
}

/// What was gathered.
pub(super) struct Gathered<'a> {
    pub who: Vec<Who>,
    pub pages: Vec<Page<'a>>,
    /// Articles that only one of the chosen worked on.
    pub alone: usize,
    /// How many of the tags compared were made under each version of the codebook, by the chosen.
    pub guidelines: BTreeMap<Code, usize>,
    /// Tags that lie wholly in site furniture.
    pub furniture: usize,
    /// Tags that rest on another text than the article has now.
    pub older: usize,
}

/// Every tag of each article, by whose it is.
type Sheets<'a> = BTreeMap<&'a ArticleId, BTreeMap<Who, Sheet<'a>>>;

pub(super) fn gather<'a>(
    project: &'a Project,
    request: &Request,
    facts: &'a Facts,
) -> Gathered<'a> {
    let (mut sheets, left_out) = read(project, request, facts);
    let who = chosen(request, &sheets);
    let mut gathered = Gathered {
        who: who.clone(),
        pages: Vec::new(),
        alone: 0,
        guidelines: BTreeMap::new(),
        furniture: left_out.furniture,
        older: left_out.older,
    };
    for article in project.articles().iter() {
        let Some(mut all) = sheets.remove(&article.id) else {
            continue;
        };
        let mut found = Vec::new();
        for (number, one) in who.iter().enumerate() {
            if let Some(mut sheet) = all.remove(one).filter(|sheet| !sheet.is_empty()) {
                sheet.who = number;
                found.push(sheet);
            }
        }
        if found.len() < 2 {
            gathered.alone += found.len();
            continue;
        }
        for meta in found.iter().flat_map(Sheet::metas) {
            *gathered
                .guidelines
                .entry(meta.guideline.clone())
                .or_default() += 1;
        }
        let of = |facts: &'a BTreeMap<ArticleId, Vec<Fragment>>| {
            facts
                .get(&article.id)
                .map(Vec::as_slice)
                .unwrap_or_default()
        };
        gathered.pages.push(Page {
            article,
            sheets: found,
            excluded: of(&facts.excluded),
            words: of(&facts.words),
        });
    }
    gathered
}

/// The chosen, each once; if none are named, all who share an article, by id.
fn chosen(request: &Request, sheets: &Sheets<'_>) -> Vec<Who> {
    if !request.who.is_empty() {
        let mut seen = BTreeSet::new();
        let all = request.who.iter();
        return all
            .filter(|it| seen.insert((*it).clone()))
            .cloned()
            .collect();
    }
    let mut found = BTreeSet::new();
    for all in sheets.values() {
        let people = || all.keys().filter(|it| **it != Who::Gold);
        if people().count() > 1 {
            found.extend(people().cloned());
        }
    }
    found.into_iter().collect()
}

/// Tags that are not compared, by why.
#[derive(Default)]
struct LeftOut {
    furniture: usize,
    older: usize,
}

fn read<'a>(project: &'a Project, request: &Request, facts: &Facts) -> (Sheets<'a>, LeftOut) {
    let mut sheets = Sheets::new();
    let mut left_out = LeftOut::default();
    let owner = |annotator: &AnnotatorId, meta: &Meta| match meta.layer {
        Layer::Own => Who::Annotator(annotator.clone()),
        Layer::Gold => Who::Gold,
    };
    let wanted = |meta: &Meta| {
        request
            .guideline
            .as_ref()
            .is_none_or(|it| *it == meta.guideline)
    };
    let is_left_out = |who: &Who, article: &ArticleId| {
        !request.left_out.is_empty() && request.left_out.contains(&(who.clone(), article.clone()))
    };
    let hidden = |article: &ArticleId, place: Option<&crate::model::Anchor>| {
        let excluded = facts.excluded.get(article);
        excluded.zip(place).is_some_and(|(excluded, place)| {
            length(&place.fragments) > 0 && outside(&place.fragments, excluded).is_empty()
        })
    };
    let is_older = |article: &ArticleId, place: Option<&crate::model::Anchor>| {
        place.is_some_and(|place| !project.is_current(article, place))
    };
    let mut hidden_claims: BTreeSet<&ClaimId> = BTreeSet::new();
    let mut older_claims: BTreeSet<&ClaimId> = BTreeSet::new();
    macro_rules! take {
        ($table:ident, $list:ident, |$tag:ident| $is_older:expr, $in_furniture:expr) => {
            for $tag in project.$table().iter().filter(|it| wanted(&it.meta)) {
                let who = owner(&$tag.annotator, &$tag.meta);
                if is_left_out(&who, &$tag.article) {
                    continue;
                }
                if $is_older {
                    left_out.older += 1;
                    continue;
                }
                if $in_furniture {
                    left_out.furniture += 1;
                    continue;
                }
                let of_article = sheets.entry(&$tag.article).or_default();
                let sheet = of_article.entry(who).or_insert_with(|| Sheet::new(0));
                sheet.$list.push($tag);
            }
        };
    }
    take!(
        mentions,
        mentions,
        |tag| is_older(&tag.article, tag.place()),
        hidden(&tag.article, tag.place())
    );
    take!(
        claims,
        claims,
        |tag| {
            let is_older = is_older(&tag.article, tag.place());
            if is_older {
                older_claims.insert(&tag.id);
            }
            is_older
        },
        {
            let is_hidden = hidden(&tag.article, tag.place());
            if is_hidden {
                hidden_claims.insert(&tag.id);
            }
            is_hidden
        }
    );
    take!(
        attributions,
        attributions,
        |tag| root(project, tag).is_some_and(|(claim, _)| older_claims.contains(claim)),
        root(project, tag).is_none_or(|(claim, _)| hidden_claims.contains(claim))
    );
    take!(
        stances,
        stances,
        |tag| match &tag.target {
            Target::Claim(claim) => older_claims.contains(claim),
            _ => is_older(&tag.article, tag.place()),
        },
        match &tag.target {
            Target::Claim(claim) => hidden_claims.contains(claim),
            _ => hidden(&tag.article, tag.place()),
        }
    );
    take!(
        relations,
        relations,
        |tag| older_claims.contains(&tag.from) || older_claims.contains(&tag.to),
        hidden_claims.contains(&tag.from) || hidden_claims.contains(&tag.to)
    );
    (sheets, left_out)
}

/// The claim an attribution leads to, and over how many others.
pub(super) fn root<'a>(
    project: &'a Project,
    attribution: &'a Attribution,
) -> Option<(&'a ClaimId, usize)> {
    let mut at = attribution;
    // No chain is that long; a circle from a damaged file ends here.
    for level in 0..64 {
        match &at.content {
            Content::Claim(claim) => return Some((claim, level)),
            Content::Attribution(next) => at = project.attributions().get(next)?,
        }
    }
    None
}

/// The actor whom each claim is attributed to most nearly, as its own annotator says.
pub(super) fn claimants<'a>(pages: &[Page<'a>]) -> HashMap<&'a ClaimId, &'a Attribution> {
    let sheets = pages.iter().flat_map(|page| &page.sheets);
    let attributions = sheets.flat_map(|sheet| sheet.attributions.iter().copied());
    let of_claim = |it: &'a Attribution| match &it.content {
        Content::Claim(claim) => Some((claim, it)),
        Content::Attribution(_) => None,
    };
    attributions.filter_map(of_claim).collect()
}
