//! What is odd about one thing of a project: rules it breaks, labels the codebook does not have,
//! fields it asks for, a word that is cut. Facts without words, from the project alone: no file is
//! read, so that a window can ask while somebody works. Repairs nothing.

use crate::model::check::{Rule, rules_of};
use crate::model::codebook::Fault;
use crate::model::edit::fields::missing;
use crate::model::field::{Value, fields_of};
use crate::model::{Anchor, AnnotatorId, ArticleId, Code, EntityKind, Id, Item, Mention, Project};
use crate::store::Severity;
use crate::text::fold::{FoldOptions, fold};
use crate::text::segment::{grapheme_floor, word_at};

use super::notice::fault_words;
use super::words::Words;

/// One odd thing, without words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// Its words are `finding-<kind>` with the attribute `remedy`.
    pub kind: &'static str,
    pub severity: Severity,
    pub article: Option<ArticleId>,
    pub detail: Detail,
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// Words or ids.
    Text(String),
    /// A label by its set, and the one that stands for it now, if another does.
    Label(String, Code, Option<Code>),
    /// Fields by their names.
    Fields(Vec<&'static str>),
    By(AnnotatorId),
    /// What is wrong with a codebook.
    Fault(Fault),
}

impl Detail {
    /// As files and other programs know it.
    pub fn plain(&self, words: &Words) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Label(set, code, None) => format!("{set}: {code}"),
            Self::Label(set, code, Some(now)) => format!("{set}: {code} ({now})"),
            Self::Fields(fields) => fields.join(" "),
            Self::By(id) => id.to_string(),
            Self::Fault(fault) => fault_words(fault, words),
        }
    }

    /// As people know it.
    pub fn words(&self, project: &Project, words: &Words) -> String {
        let arabic = words.is_arabic();
        match self {
            Self::Text(text) => text.clone(),
            Self::Label(set, code, now) => {
                let book = project.codebook();
                let title = book.set(set).map_or(set.as_str(), |it| it.name(arabic));
                let name = book.name(set, code, arabic);
                let now = now.as_ref().map(|now| book.name(set, now, arabic));
                let names: Vec<&str> = [title, name].into_iter().chain(now).collect();
                words.line(&names)
            }
            Self::Fields(fields) => {
                let names = fields.iter().map(|field| words.field(field));
                let names: Vec<String> = names.collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                words.line(&names)
            }
            Self::By(id) => project.person(id).to_owned(),
            Self::Fault(fault) => fault_words(fault, words),
        }
    }
}

impl Odd {
    /// What it is, and the remedy.
    pub fn words(&self, project: &Project, words: &Words) -> (String, String) {
        words.finding(self.kind, self.detail.words(project, words))
    }
}

/// What is odd about a thing, which may have been removed.
pub fn odd_of(project: &Project, kind: EntityKind, id: &str) -> Vec<Odd> {
    let mut look = Look {
        project,
        article: project.article_of(kind, id),
        found: Vec::new(),
    };
    for rule in rules_of(project, kind, id) {
        let (code, detail) = rule_code(&rule);
        let detail = match rule {
            Rule::Codebook(fault) => Detail::Fault(fault),
            _ => Detail::Text(detail),
        };
        look.add(code, Severity::Error, detail);
    }
    look.labels_of_joints(kind, id);
    if let Some(item) = item_with_fields(kind, id).filter(|item| project.has(item)) {
        look.labels(&item);
        look.said(&item);
        look.fields(&item);
    }
    if kind == EntityKind::Mention {
        look.word_cut(&Id::new(id));
    }
    look.on_older_text(kind, id);
    look.in_furniture(kind, id);
    if kind == EntityKind::Comment {
        look.orphan(id);
    }
    if kind == EntityKind::Annotator {
        look.names_alike(id);
    }
    for (by, removed) in project.overruled(kind, id) {
        if removed {
            // What hung on it went with it, and is not back by itself.
            look.add("overruled-removal", Severity::Warning, Detail::By(by));
        } else {
            look.add("overruled", Severity::Info, Detail::By(by));
        }
    }
    look.found
}

/// What a reader is taken to when something is odd about a thing: the thing, or what it belongs to.
pub fn shown_for(project: &Project, kind: EntityKind, id: &str) -> Option<Item> {
    let item = match kind {
        EntityKind::Canonical => Some(Item::Canonical(Id::new(id))),
        EntityKind::Topic => Some(Item::Topic(Id::new(id))),
        EntityKind::Alias => {
            let alias = project.aliases().get(&Id::new(id));
            alias.map(|it| Item::Actor(it.actor.clone()))
        }
        EntityKind::Role => {
            let role = project.roles().get(&Id::new(id));
            role.map(|it| Item::Actor(it.actor.clone()))
        }
        EntityKind::Affiliation => {
            let tie = project.affiliations().get(&Id::new(id));
            tie.map(|it| Item::Actor(it.actor.clone()))
        }
        EntityKind::Bond => {
            let bond = project.bonds().get(&Id::new(id));
            bond.map(|it| Item::Canonical(it.from.clone()))
        }
        EntityKind::Comment => {
            let comment = project.comments().get(&Id::new(id));
            comment.map(|it| it.on.clone())
        }
        _ => item_with_fields(kind, id),
    };
    item.filter(|item| project.has(item))
}

/// The thing, if it is of a kind whose fields are looked at.
fn item_with_fields(kind: EntityKind, id: &str) -> Option<Item> {
    Some(match kind {
        EntityKind::Mention => Item::Mention(Id::new(id)),
        EntityKind::Claim => Item::Claim(Id::new(id)),
        EntityKind::Attribution => Item::Attribution(Id::new(id)),
        EntityKind::Stance => Item::Stance(Id::new(id)),
        EntityKind::Relation => Item::Relation(Id::new(id)),
        EntityKind::Actor => Item::Actor(Id::new(id)),
        _ => return None,
    })
}

fn nothing() -> Detail {
    Detail::Text(String::new())
}

/// One thing being looked at.
struct Look<'a> {
    project: &'a Project,
    article: Option<ArticleId>,
    found: Vec<Odd>,
}

impl Look<'_> {
    fn add(&mut self, kind: &'static str, severity: Severity, detail: Detail) {
        self.found.push(Odd {
            kind,
            severity,
            article: self.article.clone(),
            detail,
        });
    }

    /// Labels that the codebook does not have, and such as it no longer offers, in every field that
    /// takes labels.
    fn labels(&mut self, item: &Item) {
        let project = self.project;
        for field in fields_of(item) {
            let Some(set) = field.set() else { continue };
            match project.value(item, field) {
                Some(Value::Label(code)) => self.label(set, &code),
                Some(Value::Labels(codes)) => codes.iter().for_each(|code| self.label(set, code)),
                _ => {}
            }
        }
        if let Some(meta) = project.meta(item) {
            self.label("origin", &meta.origin);
        }
        if let Item::Claim(id) = item
            && let Some(place) = project
                .claims()
                .get(id)
                .and_then(|it| it.canonical.as_ref())
        {
            self.label("canonical.relation", &place.relation);
        }
    }

    /// As [`Self::labels`], of what joins one thing to another.
    fn labels_of_joints(&mut self, kind: EntityKind, id: &str) {
        let project = self.project;
        let (set, code) = match kind {
            EntityKind::Alias => {
                let alias = project.aliases().get(&Id::new(id));
                ("alias.kind", alias.map(|it| &it.kind))
            }
            EntityKind::Affiliation => {
                let tie = project.affiliations().get(&Id::new(id));
                ("affiliation.kind", tie.map(|it| &it.kind))
            }
            EntityKind::Bond => {
                let bond = project.bonds().get(&Id::new(id));
                ("canonical.bond", bond.map(|it| &it.kind))
            }
            _ => return,
        };
        if let Some(code) = code {
            self.label(set, code);
        }
    }

    fn label(&mut self, set: &str, code: &Code) {
        let book = self.project.codebook();
        if code.is_empty() {
            return;
        }
        match book.entry(set, code) {
            None => {
                let detail = Detail::Label(set.to_owned(), code.clone(), None);
                self.add("unknown-code", Severity::Warning, detail);
            }
            Some(entry) if entry.retired => {
                let now = book.resolve(set, code);
                let now = (now != code).then(|| now.clone());
                let detail = Detail::Label(set.to_owned(), code.clone(), now);
                self.add("retired-code", Severity::Info, detail);
            }
            Some(_) => {}
        }
    }

    /// The least a tag must say to be of use.
    fn said(&mut self, item: &Item) {
        let project = self.project;
        match item {
            Item::Claim(id) => {
                let claim = project.claims().get(id).filter(|it| it.kind.is_none());
                if let Some(claim) = claim {
                    self.add(
                        "no-type",
                        Severity::Warning,
                        Detail::Text(claim.anchor.quote()),
                    );
                }
            }
            Item::Stance(id) => {
                let stance = project.stances().get(id);
                if stance.is_some_and(|it| it.holder.is_none()) {
                    self.add("no-holder", Severity::Warning, nothing());
                }
            }
            Item::Attribution(id) => {
                let said = |it: &crate::model::Attribution| {
                    it.source.is_some() || !it.visibility.is_empty()
                };
                if project.attributions().get(id).is_some_and(|it| !said(it)) {
                    self.add("no-source-said", Severity::Warning, nothing());
                }
            }
            _ => {}
        }
    }

    /// What the codebook asks for beyond that.
    fn fields(&mut self, item: &Item) {
        let project = self.project;
        // Told above already, under names of their own.
        let told = ["claim.type", "stance.holder"];
        let missing = missing(project, item).into_iter();
        let mut missing: Vec<&'static str> = missing.filter(|it| !told.contains(it)).collect();
        if let Item::Claim(id) = item
            && project.codebook().requires("claim.canonical")
            && project
                .claims()
                .get(id)
                .is_none_or(|it| it.canonical.is_none())
        {
            missing.push("claim.canonical");
        }
        if !missing.is_empty() {
            self.add(
                "required-missing",
                Severity::Warning,
                Detail::Fields(missing),
            );
        }
    }

    /// A mention should hold whole words with what clings to them. Info only: words that were glued
    /// together by mistake must be cut.
    fn word_cut(&mut self, id: &Id<Mention>) {
        let mention = self.project.mentions().get(id);
        let anchor = mention.and_then(|it| it.anchor.as_ref());
        if let Some(word) = anchor.and_then(cut_word) {
            self.add("word-cut", Severity::Info, Detail::Text(word));
        }
    }

    /// A tag that rests on another text than the article has now; a remark only if a person said
    /// that it is to stay there.
    fn on_older_text(&mut self, kind: EntityKind, id: &str) {
        let project = self.project;
        let now = self
            .article
            .as_ref()
            .and_then(|id| project.articles().get(id));
        let Some(now) = now.filter(|it| !it.revision.is_empty()) else {
            return;
        };
        let places = places(project, kind, id);
        let Some(older) = places.into_iter().find(|it| !now.holds(it)) else {
            return;
        };
        let meta = item_with_fields(kind, id).and_then(|item| project.meta(&item));
        let severity = match meta.is_some_and(|it| it.not_in == now.revision) {
            true => Severity::Info,
            false => Severity::Warning,
        };
        self.add("anchor-revision", severity, Detail::Text(older.quote()));
    }

    /// A tag in what is the site's and not the article's.
    fn in_furniture(&mut self, kind: EntityKind, id: &str) {
        let project = self.project;
        let regions = self.article.as_ref().map(|id| project.furniture(id));
        let regions = regions.filter(|it| !it.is_empty()).unwrap_or_default();
        let now = self
            .article
            .as_ref()
            .and_then(|id| project.articles().get(id));
        let is_in = |anchor: &&Anchor| {
            let mut places = regions
                .iter()
                .filter(|_| now.is_some_and(|it| it.holds(anchor)));
            places.any(|place| anchor.overlaps(&place.range()))
        };
        if regions.is_empty() {
            return;
        }
        if let Some(anchor) = places(project, kind, id).into_iter().find(is_in) {
            self.add(
                "in-furniture",
                Severity::Warning,
                Detail::Text(anchor.quote()),
            );
        }
    }

    /// Two people whose names cannot be told apart in most hands and fonts (yeh and Farsi yeh, a
    /// tatweel, a mark that shows nothing). Told once, of the one whose id comes later.
    fn names_alike(&mut self, id: &str) {
        let people = self.project.annotators();
        let Some(one) = people.get(&Id::new(id)) else {
            return;
        };
        let key = |name: &str| fold(name.trim(), &FoldOptions::default()).key().to_vec();
        let name = key(&one.name);
        let mut others = people.iter().filter(|it| it.id < one.id);
        if let Some(other) = others.find(|it| !name.is_empty() && key(&it.name) == name) {
            let detail = format!("{} ({})", other.name, other.id);
            self.add("names-alike", Severity::Info, Detail::Text(detail));
        }
    }

    /// A thread about something that is gone. Comments may outlive what they are about.
    fn orphan(&mut self, id: &str) {
        let comment = self.project.comments().get(&Id::new(id));
        let first = comment.filter(|it| it.thread.is_none());
        if let Some(lost) = first.filter(|it| !self.project.has(&it.on)) {
            self.add(
                "orphan-comment",
                Severity::Info,
                Detail::Text(lost.text.clone()),
            );
        }
    }
}

/// Every place that a tag has.
pub fn places<'a>(project: &'a Project, kind: EntityKind, id: &str) -> Vec<&'a Anchor> {
    match kind {
        EntityKind::Mention => {
            let mention = project.mentions().get(&Id::new(id));
            mention
                .and_then(|it| it.anchor.as_ref())
                .into_iter()
                .collect()
        }
        EntityKind::Claim => {
            let claim = project.claims().get(&Id::new(id));
            claim.into_iter().flat_map(|it| it.anchors()).collect()
        }
        EntityKind::Attribution => {
            let attribution = project.attributions().get(&Id::new(id));
            attribution
                .and_then(|it| it.cue.as_ref())
                .into_iter()
                .collect()
        }
        EntityKind::Stance => {
            let stance = project.stances().get(&Id::new(id));
            stance.into_iter().flat_map(|it| &it.evidence).collect()
        }
        _ => Vec::new(),
    }
}

/// The word that an edge of a place cuts, as far as the words kept with the place tell.
fn cut_word(anchor: &Anchor) -> Option<String> {
    let (first, last) = (anchor.exact.first()?, anchor.exact.last()?);
    let edges = [
        (format!("{}{first}", anchor.prefix), anchor.prefix.len()),
        (format!("{last}{}", anchor.suffix), last.len()),
    ];
    edges.into_iter().find_map(|(text, byte)| {
        let is_letter = byte > 0 && byte < text.len() && grapheme_floor(&text, byte) == byte;
        let word = word_at(&text, byte).filter(|word| is_letter && word.start < byte)?;
        text.get(word).map(str::to_owned)
    })
}

/// The code of a broken rule, and what it is about.
pub(super) fn rule_code(rule: &Rule) -> (&'static str, String) {
    match rule {
        Rule::NoArticle(id) => ("no-article", id.clone()),
        Rule::NoActor(id) => ("no-actor", id.clone()),
        Rule::NoContent(id) => ("no-content", id.clone()),
        Rule::NoSource(id) => ("no-source", id.clone()),
        Rule::NoAttribution(id) => ("no-attribution", id.clone()),
        Rule::NoTarget(id) => ("no-target", id.clone()),
        Rule::NoCanonical(id) => ("no-canonical", id.clone()),
        Rule::NoTopic(id) => ("no-topic", id.clone()),
        Rule::NoThread(id) => ("no-thread", id.clone()),
        Rule::WithItself => ("with-itself", String::new()),
        Rule::Published => ("published", String::new()),
        Rule::Codebook(fault) => ("codebook-fault", format!("{fault:?}")),
        Rule::TopicCircle => ("topic-circle", String::new()),
        Rule::Foreign(id) => ("foreign", id.clone()),
        Rule::NotAbout(id) => ("not-about", id.clone()),
        Rule::AttributedTwice => ("attributed-twice", String::new()),
        Rule::Circle => ("circle", String::new()),
        Rule::MergeCircle => ("merge-circle", String::new()),
        Rule::NoRevision => ("no-revision", String::new()),
        Rule::InUse => ("in-use", String::new()),
        Rule::Anchor(error) => ("bad-anchor", error.to_string()),
        Rule::OutOfText { end, scalars } => ("out-of-text", format!("{end} > {scalars}")),
    }
}
