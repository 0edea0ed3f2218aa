//! From the project's tags to what a pane paints: highlights and margin chips, made anew only when
//! something changed. Hits of a search are no tags and come from elsewhere.

use crate::app::Session;
use crate::app::words::Words;
use crate::model::edit::Item;
use crate::model::{Anchor, ArticleId, Claim, Code};
use crate::ui::article::{Chip, Mark, MarkKind};
use crate::ui::theme::Theme;

/// Length of the longest name of a mark.
const SPOKEN_SCALARS: usize = 400;

/// What the marks of a pane depend on; equal keys give equal marks, but for which of them are
/// selected or hovered.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    generation: u64,
    article: ArticleId,
    annotator: String,
    arabic: bool,
    dark: bool,
}

/// What is lit among the marks.
#[derive(Debug, Clone, PartialEq, Default)]
struct Lit {
    selected: Option<Item>,
    hovered: Option<Item>,
}

/// Marks and chips of one pane, kept from frame to frame.
#[derive(Debug, Default)]
pub struct PaneMarks {
    key: Option<Key>,
    lit: Lit,
    pub marks: Vec<Mark>,
    pub chips: Vec<Chip>,
    items: Vec<Option<Item>>,
    /// Live claims of the annotator in this article.
    pub claims: usize,
    /// Grows whenever the marks are made anew.
    pub revision: u64,
}

impl PaneMarks {
    /// Makes the marks anew if anything they show has changed.
    pub fn refresh(
        &mut self,
        session: &Session,
        article: &ArticleId,
        words: &Words,
        theme: &Theme,
    ) {
        let desk = &session.workspace;
        let key = Key {
            generation: session.project().generation_of(article),
            article: article.clone(),
            annotator: session.annotator().to_string(),
            arabic: words.is_arabic(),
            dark: theme.dark,
        };
        let same_lit = self.lit.selected == desk.selected && self.lit.hovered == desk.hovered;
        if self.key.as_ref() == Some(&key) {
            if !same_lit {
                self.light(session);
            }
            return;
        }
        self.revision += 1;
        self.marks.clear();
        self.chips.clear();
        self.items.clear();
        let tags = session.project().tags(article, Some(session.annotator()));
        self.claims = tags.claims.len();
        for mention in &tags.mentions {
            if let Some(anchor) = &mention.anchor {
                let actor = mention
                    .actor
                    .as_ref()
                    .and_then(|id| session.project().resolve(id));
                let colour = theme.actors.of(actor.map(|one| one.kind.as_str()));
                let name = actor
                    .map_or("", |one| one.name(words.is_arabic()))
                    .to_owned();
                let item = Item::Mention(mention.id.clone());
                self.add(anchor, MarkKind::Mention, colour, name, Some(item));
            }
        }
        for claim in &tags.claims {
            self.add_claim(session, claim, words, theme);
        }
        self.marks.sort_by_key(|mark| {
            mark.range_scalar
                .first()
                .map_or((0, 0), |range| (range.start, usize::MAX - range.end))
        });
        self.key = Some(key);
        self.light(session);
    }

    /// Marks what is selected or hovered now; places stay what they are.
    fn light(&mut self, session: &Session) {
        let desk = &session.workspace;
        self.lit = Lit {
            selected: desk.selected.clone(),
            hovered: desk.hovered.clone(),
        };
        for mark in &mut self.marks {
            let item = usize::try_from(mark.key)
                .ok()
                .and_then(|key| self.items.get(key)?.as_ref());
            mark.selected = item.is_some() && item == self.lit.selected.as_ref();
            mark.hovered = item.is_some() && item == self.lit.hovered.as_ref();
        }
    }

    /// The tag behind a mark.
    pub fn item(&self, mark: u64) -> Option<&Item> {
        self.items.get(usize::try_from(mark).ok()?)?.as_ref()
    }

    /// True if the tag is one of this pane's.
    pub fn holds(&self, item: &Item) -> bool {
        self.items.iter().any(|one| one.as_ref() == Some(item))
    }

    fn add_claim(&mut self, session: &Session, claim: &Claim, words: &Words, theme: &Theme) {
        let project = session.project();
        let arabic = words.is_arabic();
        let item = Item::Claim(claim.id.clone());
        let kind = claim.kind.as_ref().map(Code::as_str);
        let kind_name = claim.kind.as_ref().map_or_else(
            || words.get("claim-untyped"),
            |kind| {
                project
                    .codebook()
                    .name("claim.type", kind, arabic)
                    .to_owned()
            },
        );
        let key = self.add(
            &claim.anchor,
            MarkKind::Claim,
            theme.claims.of(kind).line,
            spoken(&claim.anchor.quote()),
            Some(item.clone()),
        );
        if let Some(mark) = self.marks.last_mut() {
            mark.fill = theme.claims.of(kind).fill;
        }
        let attribution = project.attribution_of(&claim.id);
        if let Some(cue) = attribution.and_then(|one| one.cue.as_ref()) {
            self.add(cue, MarkKind::Cue, theme.cue, String::new(), Some(item));
        }
        let claimant = attribution.and_then(|one| project.claimant_by(one));
        let title = claimant.map_or_else(
            || match attribution {
                Some(one) if !one.visibility.is_empty() => project
                    .codebook()
                    .name("source.visibility", &one.visibility, arabic)
                    .to_owned(),
                _ => words.get("claimant-missing"),
            },
            |actor| actor.name(arabic).to_owned(),
        );
        let subtitle = if claim.certainty.is_empty() {
            kind_name
        } else {
            let certainty = project
                .codebook()
                .name("claim.certainty", &claim.certainty, arabic);
            words.line(&[&kind_name, certainty])
        };
        let stance = project
            .stances_on(&claim.id)
            .find(|one| one.annotator == claim.annotator);
        let sign = stance.map(|one| {
            (
                sign_of(one.label.as_str(), arabic),
                theme.stances.of(Some(one.label.as_str())),
            )
        });
        self.chips.push(Chip {
            mark: key,
            title,
            subtitle,
            sign,
        });
    }

    fn add(
        &mut self,
        anchor: &Anchor,
        kind: MarkKind,
        colour: egui::Color32,
        name: String,
        item: Option<Item>,
    ) -> u64 {
        let ranges = anchor
            .fragments
            .iter()
            .map(|fragment| fragment.range())
            .collect();
        self.push(ranges, kind, colour, name, item)
    }

    fn push(
        &mut self,
        range_scalar: Vec<std::ops::Range<usize>>,
        kind: MarkKind,
        colour: egui::Color32,
        name: String,
        item: Option<Item>,
    ) -> u64 {
        let key = self.items.len() as u64;
        self.items.push(item);
        let fill = colour;
        self.marks.push(Mark {
            key,
            range_scalar,
            kind,
            colour,
            fill,
            selected: false,
            hovered: false,
            name,
        });
        key
    }
}

/// As much of a quotation as anybody wants to be read out as a name.
fn spoken(quote: &str) -> String {
    quote.chars().take(SPOKEN_SCALARS).collect()
}

/// The mark of a stance, which tells it apart without colour. None of them is a letter, so that
/// none turns the line around.
pub fn sign_of(label: &str, arabic: bool) -> char {
    match label {
        "support" => '+',
        "oppose" => '−',
        "neutral" => '=',
        "query" if arabic => '؟',
        "query" => '?',
        "mixed" => '±',
        _ => '○',
    }
}
