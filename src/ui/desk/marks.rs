//! From the project's tags to what a pane paints: highlights and margin chips, made anew only when
//! something changed. Hits of a search are no tags and come from elsewhere.

use std::collections::HashMap;

use super::lit::Lit;
use crate::app::Session;
use crate::app::words::Words;
use crate::model::edit::Item;
use crate::model::query::ArticleTags;
use crate::model::{Anchor, AnnotatorId, ArticleId, Claim, ClaimId, Code, Content};
use crate::ui::article::{Chip, Mark, MarkKind};
use crate::ui::theme::{LabelColours, Theme};

/// Length of the longest name of a mark.
const SPOKEN_SCALARS: usize = 400;

/// How the mentions of each of several annotators are drawn who are shown over one text.
const LAYER_LINES: [MarkKind; 4] = [
    MarkKind::Mention,
    MarkKind::Evidence,
    MarkKind::Cue,
    MarkKind::Ghost,
];

/// Whose tags a pane shows, and which of them stand out.
pub struct Shown<'a> {
    pub article: &'a ArticleId,
    pub annotators: &'a [AnnotatorId],
    /// What each of several annotators is called beside their tags; empty: there is only one.
    pub letters: &'a [char],
    pub selected: &'a [Item],
    /// Suggestions are shown to whoever tags.
    pub suggestions: bool,
    /// The revision of the older text that is read; only what was made in it is marked.
    pub older: Option<&'a str>,
}

/// Where a place is in the text that is read.
type At<'a> = dyn Fn(&Anchor) -> Option<Vec<std::ops::Range<usize>>> + 'a;

impl Shown<'_> {
    /// Where a place is in the text that is read, if it is.
    fn ranges(&self, session: &Session, anchor: &Anchor) -> Option<Vec<std::ops::Range<usize>>> {
        match self.older {
            None => session.place_now(self.article, anchor),
            Some(revision) => (anchor.revision == revision)
                .then(|| anchor.fragments.iter().map(|it| it.range()).collect()),
        }
    }
}

/// What the marks of a pane depend on; equal keys give equal marks, but for which of them are
/// selected or hovered.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    generation: u64,
    article: ArticleId,
    annotators: Vec<AnnotatorId>,
    arabic: bool,
    dark: bool,
    /// Their revision, if they are shown.
    suggestions: Option<u64>,
    older: Option<String>,
}

/// Marks and chips of one pane, kept from frame to frame.
#[derive(Debug, Default)]
pub struct PaneMarks {
    key: Option<Key>,
    selected: Vec<Item>,
    /// Which revision of what is lit the marks show.
    lit_revision: u64,
    /// Indices of the marks that are selected or hovered.
    shown_lit: Vec<usize>,
    pub marks: Vec<Mark>,
    pub chips: Vec<Chip>,
    items: Vec<Option<Item>>,
    /// The marks of each tag, the band of a claim before its cue.
    keys: HashMap<Item, Vec<u64>>,
    /// Where the suggestion of a mark begins, in scalars.
    suggested: HashMap<u64, usize>,
    /// Where the mark of each key is.
    places: Vec<usize>,
    /// Live claims of the annotators in this article.
    pub claims: usize,
    /// Grows whenever the marks are made anew.
    pub revision: u64,
}

impl PaneMarks {
    /// Makes the marks anew if anything they show has changed.
    pub fn refresh(
        &mut self,
        session: &Session,
        shown: &Shown<'_>,
        words: &Words,
        theme: &Theme,
        lit: &Lit,
    ) {
        let article = shown.article;
        let suggestions = shown.suggestions.then(|| session.suggestions_revision());
        let key = Key {
            generation: session.project().generation_of(article),
            article: article.clone(),
            annotators: shown.annotators.to_vec(),
            arabic: words.is_arabic(),
            dark: theme.dark,
            suggestions,
            older: shown.older.map(str::to_owned),
        };
        if self.key.as_ref() == Some(&key) {
            if self.selected != shown.selected || self.lit_revision != lit.revision() {
                self.light(shown.selected, lit);
            }
            return;
        }
        self.revision += 1;
        self.marks.clear();
        self.chips.clear();
        self.items.clear();
        self.keys.clear();
        self.shown_lit.clear();
        self.claims = 0;
        for (place, annotator) in shown.annotators.iter().enumerate() {
            let from = (self.marks.len(), self.chips.len());
            self.add_tags(session, shown, annotator, words, theme);
            if let Some(letter) = shown.letters.get(place) {
                self.name_layer(place, *letter, from, theme);
            }
        }
        self.suggested.clear();
        let suggested = session.suggestions(article).iter();
        for one in suggested.filter(|_| shown.suggestions) {
            let name = words.get("suggestion-spoken");
            let key = self.push(one.shown(), MarkKind::Ghost, theme.mute, name, None);
            self.suggested.insert(key, one.range.start);
        }
        self.marks.sort_by_key(|mark| {
            mark.range_scalar
                .first()
                .map_or((0, 0), |range| (range.start, usize::MAX - range.end))
        });
        self.places = vec![usize::MAX; self.items.len()];
        for (place, mark) in self.marks.iter().enumerate() {
            let key = usize::try_from(mark.key).ok();
            if let Some(slot) = key.and_then(|key| self.places.get_mut(key)) {
                *slot = place;
            }
        }
        self.key = Some(key);
        self.light(shown.selected, lit);
    }

    /// The tags of one annotator.
    fn add_tags(
        &mut self,
        session: &Session,
        shown: &Shown<'_>,
        annotator: &AnnotatorId,
        words: &Words,
        theme: &Theme,
    ) {
        let project = session.project();
        let tags = project.tags(shown.article, Some(annotator));
        let at = &|anchor: &Anchor| shown.ranges(session, anchor);
        self.claims += tags.claims.len();
        let book = project.codebook();
        for mention in &tags.mentions {
            if let Some(anchor) = &mention.anchor {
                let actor = mention.actor.as_ref().and_then(|id| project.resolve(id));
                let kind = actor.map(|one| one.kind.as_str());
                let given =
                    kind.and_then(|kind| LabelColours::given(theme, book, "actor.type", kind));
                let colour = given.unwrap_or_else(|| theme.actors.of(kind));
                let name = actor
                    .map_or("", |one| one.name(words.is_arabic()))
                    .to_owned();
                let item = Item::Mention(mention.id.clone());
                self.add(at(anchor), MarkKind::Mention, colour, name, Some(item));
            }
        }
        for claim in &tags.claims {
            self.add_claim(session, at, claim, words, theme);
        }
        self.add_evidence(at, &tags, theme);
    }

    /// Tells the marks and chips from `from` on from those of other annotators over the same text: mentions
    /// by their line, claims by a letter at their chips. Cues and evidence would be taken for
    /// mentions, and are left to panes with one annotator.
    fn name_layer(&mut self, place: usize, letter: char, from: (usize, usize), theme: &Theme) {
        let line = LAYER_LINES[place % LAYER_LINES.len()];
        for mut mark in self.marks.split_off(from.0) {
            match mark.kind {
                MarkKind::Mention => mark.kind = line,
                MarkKind::Claim => {}
                _ => continue,
            }
            mark.name = format!("{letter}: {}", mark.name);
            self.marks.push(mark);
        }
        for chip in self.chips.iter_mut().skip(from.1) {
            chip.sign = Some((letter, theme.accent));
        }
    }

    /// Marks what is selected or lit now; places stay what they are. Only marks that are or were
    /// lit are looked at.
    fn light(&mut self, selected: &[Item], lit: &Lit) {
        for place in self.shown_lit.drain(..) {
            if let Some(mark) = self.marks.get_mut(place) {
                (mark.selected, mark.hovered) = (false, false);
            }
        }
        self.selected = selected.to_vec();
        self.lit_revision = lit.revision();
        for item in selected {
            self.each_of(item, |mark| mark.selected = true);
        }
        for item in lit.items() {
            self.each_of(item, |mark| mark.hovered = true);
        }
    }

    fn each_of(&mut self, item: &Item, change: impl Fn(&mut Mark)) {
        for key in self.keys.get(item).into_iter().flatten() {
            let place = usize::try_from(*key).ok();
            let place = place.and_then(|key| self.places.get(key).copied());
            if let Some(place) = place
                && let Some(mark) = self.marks.get_mut(place)
            {
                change(mark);
                self.shown_lit.push(place);
            }
        }
    }

    /// The mark of a claim's own words, if the claim is one of this pane's.
    pub fn mark_of(&self, claim: &ClaimId) -> Option<u64> {
        let keys = self.keys.get(&Item::Claim(claim.clone()))?;
        keys.first().copied()
    }

    /// The claim whose words a mark is over, by its index among the marks.
    pub fn claim_at(&self, place: usize) -> Option<&ClaimId> {
        match self.item(self.marks.get(place)?.key)? {
            Item::Claim(id) => Some(id),
            _ => None,
        }
    }

    /// Where the suggestion behind a mark begins, in scalars.
    pub fn suggestion(&self, mark: u64) -> Option<usize> {
        self.suggested.get(&mark).copied()
    }

    /// What bears claims out or hedges them, and the cues of those who reported them.
    fn add_evidence(&mut self, at: &At<'_>, tags: &ArticleTags<'_>, theme: &Theme) {
        for claim in &tags.claims {
            let item = Item::Claim(claim.id.clone());
            let places = claim.evidence.iter().flatten();
            for anchor in places.chain(&claim.hedges).chain(&claim.condition) {
                let name = spoken(&anchor.quote());
                self.add(
                    at(anchor),
                    MarkKind::Evidence,
                    theme.cue,
                    name,
                    Some(item.clone()),
                );
            }
        }
        for stance in &tags.stances {
            for anchor in &stance.evidence {
                let item = Item::Stance(stance.id.clone());
                let colour = theme.stances.of(Some(stance.label.as_str()));
                let name = spoken(&anchor.quote());
                self.add(at(anchor), MarkKind::Evidence, colour, name, Some(item));
            }
        }
        for link in &tags.attributions {
            if let (Content::Attribution(_), Some(cue)) = (&link.content, &link.cue) {
                let item = Item::Attribution(link.id.clone());
                self.add(
                    at(cue),
                    MarkKind::Cue,
                    theme.cue,
                    spoken(&cue.quote()),
                    Some(item),
                );
            }
        }
    }

    /// The tag behind a mark.
    pub fn item(&self, mark: u64) -> Option<&Item> {
        self.items.get(usize::try_from(mark).ok()?)?.as_ref()
    }

    fn add_claim(
        &mut self,
        session: &Session,
        at: &At<'_>,
        claim: &Claim,
        words: &Words,
        theme: &Theme,
    ) {
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
        let colours = LabelColours::of_claim(theme, project.codebook(), kind);
        let Some(key) = self.add(
            at(&claim.anchor),
            MarkKind::Claim,
            colours.line,
            spoken(&claim.anchor.quote()),
            Some(item.clone()),
        ) else {
            // A claim that is not in this text has no chip in it either.
            return;
        };
        if let Some(mark) = self.marks.last_mut() {
            mark.fill = colours.fill;
        }
        let attribution = project.attribution_of(&claim.id);
        if let Some((link, cue)) = attribution.and_then(|one| Some((one, one.cue.as_ref()?))) {
            let key = self.add(at(cue), MarkKind::Cue, theme.cue, String::new(), Some(item));
            // A click goes to the claim; the link by itself lights its own cue.
            let link = Item::Attribution(link.id.clone());
            self.keys.entry(link).or_default().extend(key);
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
        let stance = project.shown_stance_on(&claim.id);
        let sign = stance.map(|one| {
            (
                sign_of(one.label.as_str(), arabic),
                LabelColours::given(
                    theme,
                    project.codebook(),
                    "stance.label",
                    one.label.as_str(),
                )
                .unwrap_or_else(|| theme.stances.of(Some(one.label.as_str()))),
            )
        });
        self.chips.push(Chip {
            mark: key,
            title,
            subtitle,
            sign,
        });
    }

    /// Marks a place; nothing where it is not in the text that is read.
    fn add(
        &mut self,
        place: Option<Vec<std::ops::Range<usize>>>,
        kind: MarkKind,
        colour: egui::Color32,
        name: String,
        item: Option<Item>,
    ) -> Option<u64> {
        Some(self.push(place?, kind, colour, name, item))
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
        if let Some(item) = &item {
            self.keys.entry(item.clone()).or_default().push(key);
        }
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
