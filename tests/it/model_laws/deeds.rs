//! Deeds by chance: every planner of `model::edit`, on whatever is there, now and then on what is
//! not there, with codes and places that fit and some that do not.

use isnad::model::edit::review::{self, Ruling};
use isnad::model::edit::{
    Desk, EditError, Plan, actors, assign, canonical, chain, codebook, fields, library, linking,
    suggested, tagging, talk,
};
use isnad::model::field::{Field, Takes, Value, field_of, fields_of};
use isnad::model::project::Entity;
use isnad::model::review::{MAKERS, REASONS, ROLES};
use isnad::model::{
    ActorId, ActorScope, Anchor, AnnotatorId, Article, ArticleId, Code, CodeEntry, Fragment, Id,
    Item, Kind, Project, Spell, Target, Verdict,
};
use proptest::prelude::*;

use super::{Writer, nobody};

/// Chance, as bytes that are read one after another and begin again at their end.
#[derive(Debug, Clone)]
pub struct Dice {
    bytes: Vec<u8>,
    at: usize,
}

pub fn any_dice() -> impl Strategy<Value = Dice> {
    proptest::collection::vec(any::<u8>(), 24).prop_map(|bytes| Dice { bytes, at: 0 })
}

impl Dice {
    fn roll(&mut self) -> usize {
        let byte = self.bytes[self.at % self.bytes.len()];
        self.at += 1;
        usize::from(byte)
    }
    /// True once in `n`.
    fn once_in(&mut self, n: usize) -> bool {
        self.roll().is_multiple_of(n)
    }
    fn of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let roll = self.roll();
        (!all.is_empty()).then(|| &all[roll % all.len()])
    }
    /// An id of the table, seldom one that is not there.
    fn id<T: Entity>(&mut self, project: &Project) -> Id<T> {
        let ids: Vec<&Id<T>> = T::table(project).iter().map(Entity::id).collect();
        if self.once_in(24) {
            return nobody();
        }
        self.of(&ids).map_or_else(nobody, |id| (*id).clone())
    }
    fn maybe<T>(&mut self, one: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (!self.once_in(3)).then(|| one(self))
    }
    /// A label of a set, seldom one it has not, seldom none.
    fn code(&mut self, project: &Project, set: &str) -> Code {
        if self.once_in(24) {
            return Code::from("unheard-of");
        }
        let entries = project.codebook().set(set).map(|it| &it.entries[..]);
        self.of(entries.unwrap_or_default())
            .map_or_else(Code::default, |entry| entry.code.clone())
    }
    fn words(&mut self) -> String {
        let all = [
            "",
            "  ",
            "الوزيرة",
            "وزارة «النفط»",
            "a note",
            "بوتن",
            "2025-02",
        ];
        (*self.of(&all).unwrap_or(&"")).to_owned()
    }
    /// A place in an article of a hundred letters, seldom beyond it or malformed.
    fn anchor(&mut self) -> Anchor {
        let start = self.roll() as u32 % 90;
        let mut fragments = vec![Fragment(start, start + 1 + self.roll() as u32 % 6)];
        if self.once_in(4) {
            let next = start + 7;
            fragments.push(Fragment(next, next + 2));
        }
        if self.once_in(16) {
            fragments = vec![Fragment(98, 105)];
        }
        let exact = fragments
            .iter()
            .map(|it| "ن".repeat((it.1 - it.0) as usize));
        let mut anchor = Anchor {
            revision: "r".to_owned(),
            exact: exact.collect(),
            fragments,
            prefix: String::new(),
            suffix: String::new(),
        };
        if self.once_in(24) {
            anchor.exact.clear();
        }
        anchor
    }
    /// A thing of any kind.
    fn item(&mut self, project: &Project) -> Item {
        match self.roll() % 11 {
            0 => Item::Mention(self.id(project)),
            1 | 2 => Item::Claim(self.id(project)),
            3 => Item::Attribution(self.id(project)),
            4 => Item::Stance(self.id(project)),
            5 => Item::Relation(self.id(project)),
            6 => Item::Actor(self.id(project)),
            7 => Item::Canonical(self.id(project)),
            8 => Item::Topic(self.id(project)),
            9 => Item::Article(self.id(project)),
            _ => Item::Label(Code::from("claim.type"), self.code(project, "claim.type")),
        }
    }
    fn field(&mut self, item: &Item) -> Field {
        let fields: Vec<&Field> = fields_of(item).collect();
        self.of(&fields).map_or_else(
            || *fields_of(&Item::Claim(nobody())).next().unwrap(),
            |it| **it,
        )
    }
    /// A value for a field, seldom one of another kind.
    fn value(&mut self, project: &Project, field: &Field) -> Value {
        if self.once_in(24) {
            return Value::Flag(true);
        }
        match field.takes {
            Takes::Label(set) => Value::Label(self.code(project, set)),
            Takes::Labels(set) => Value::Labels(
                (0..self.roll() % 3)
                    .map(|_| self.code(project, set))
                    .collect(),
            ),
            Takes::Text | Takes::LongText => Value::Text(self.words()),
            Takes::Flag => Value::Flag(self.once_in(2)),
            Takes::Number(..) => Value::Number(self.maybe(|dice| (dice.roll() % 6) as i8 - 3)),
            Takes::Actor => Value::Actor(self.maybe(|dice| dice.id(project))),
            Takes::Actors => {
                Value::Actors((0..self.roll() % 3).map(|_| self.id(project)).collect())
            }
            Takes::Place => Value::Place(self.maybe(Self::anchor)),
            Takes::Places => Value::Places((0..self.roll() % 3).map(|_| self.anchor()).collect()),
            Takes::PlaceSets => Value::PlaceSets(
                (0..self.roll() % 3)
                    .map(|_| vec![self.anchor(), self.anchor()])
                    .collect(),
            ),
        }
    }
    fn somebody(&mut self) -> AnnotatorId {
        AnnotatorId::new(["salma", "omar"][self.roll() % 2])
    }
    /// A verdict on one tag or two of a kind, with a reason that there may be or not.
    fn ruling(&mut self, project: &Project) -> Ruling {
        let mut about = vec![self.item(project)];
        if let (Item::Claim(_), true) = (&about[0], self.once_in(2)) {
            about.push(Item::Claim(self.id(project)));
            about.dedup();
        }
        let taken = about.iter().filter(|_| !self.once_in(3)).cloned().collect();
        let reason = if self.once_in(12) {
            "mood"
        } else {
            REASONS[self.roll() % REASONS.len()]
        };
        Ruling {
            about,
            verdict: if self.once_in(4) {
                Verdict::Discussed
            } else {
                Verdict::Decided
            },
            taken,
            reason: Code::from(reason),
            note: self.words(),
        }
    }
    fn claimant(&mut self, project: &Project) -> linking::Claimant {
        match self.roll() % 5 {
            0 => linking::Claimant::Nobody,
            1 => linking::Claimant::Keep,
            2 => linking::Claimant::Mention(self.id(project)),
            _ => linking::Claimant::Actor(self.id(project)),
        }
    }
    fn target(&mut self, project: &Project) -> Target {
        match self.roll() % 4 {
            0 => Target::Claim(self.id(project)),
            1 => Target::Actor(self.id(project)),
            2 => Target::Canonical(self.id(project)),
            _ => Target::Topic(self.id(project)),
        }
    }
    fn names(&mut self) -> library::ActorFields {
        library::ActorFields {
            name_ar: self.maybe(Self::words),
            name_en: self.maybe(Self::words),
            kind: None,
        }
    }
    fn entry(&mut self, project: &Project) -> CodeEntry {
        let mut entry = CodeEntry::new(self.code(project, "claim.type"), "نوع", "Type");
        if self.once_in(2) {
            entry.code = Code::new(format!("new-{}", self.roll() % 4));
        }
        entry.name_ar = self.words();
        // Letters that may be taken already, and what is no letter.
        entry.shortcut = (*self.of(&["", "", "p", "P", "q", "1"]).unwrap_or(&"")).to_owned();
        entry
    }
    fn step(&mut self, project: &Project) -> codebook::Step {
        use codebook::Step;
        let set = Code::from(if self.once_in(12) {
            "no.set"
        } else {
            "claim.type"
        });
        match self.roll() % 10 {
            0 => Step::Describe {
                name_ar: self.words(),
                name_en: self.words(),
                rules_ar: String::new(),
                rules_en: self.words(),
            },
            1 => Step::AddLabel {
                set,
                entry: Box::new(self.entry(project)),
            },
            2 => Step::ChangeLabel {
                set,
                entry: Box::new(self.entry(project)),
                meaning: self.once_in(2),
            },
            3 => Step::MoveLabel {
                set,
                code: self.code(project, "claim.type"),
                place: self.roll() % 12,
            },
            4 => Step::Retire {
                set,
                code: self.code(project, "claim.type"),
                retired: self.once_in(2),
            },
            5 => Step::MergeLabels {
                set,
                loser: self.code(project, "claim.type"),
                winner: self.code(project, "claim.type"),
            },
            6 => Step::Require {
                field: Code::from("claim.evidence"),
                required: self.once_in(2),
            },
            7 => Step::Recheck {
                set,
                code: self.code(project, "claim.type"),
                wanted: !self.once_in(3),
            },
            8 => {
                let all = codebook_presets();
                Step::Replace(Box::new(self.of(&all).cloned().unwrap_or_default_book()))
            }
            _ => Step::Note(self.words()),
        }
    }
}

/// The two smallest presets, and one that cannot be worked with.
fn codebook_presets() -> Vec<isnad::model::Codebook> {
    let mut all = isnad::model::codebook::presets::all();
    let mut broken = all[0].clone();
    let set = broken.sets[0].clone();
    broken.sets.push(set);
    all.truncate(2);
    all.push(broken);
    all
}

/// `unwrap_or` with the codebook a project begins with.
trait OrDefault {
    fn unwrap_or_default_book(self) -> isnad::model::Codebook;
}
impl OrDefault for Option<isnad::model::Codebook> {
    fn unwrap_or_default_book(self) -> isnad::model::Codebook {
        self.unwrap_or_else(isnad::model::Codebook::isnad_default)
    }
}

/// What every world begins with: a person, two articles of a hundred letters, and two actors.
pub fn found(writer: &mut Writer) {
    for (t, id) in (1u64..).zip(["a-1", "a-2"]) {
        let text = "ن".repeat(100);
        let article: Article = crate::records::article(id, "r", &text);
        let mut desk = Desk {
            project: &writer.project,
            minter: &mut writer.minter,
            layer: isnad::model::Layer::Own,
        };
        let plan = library::add_article(&mut desk, article).unwrap();
        writer.apply(t, Kind::Do, &plan).unwrap();
    }
    for (t, name) in (3u64..).zip(["بوتين", "الشرع"]) {
        let names = library::ActorFields {
            name_ar: Some(name.to_owned()),
            ..Default::default()
        };
        let mut desk = Desk {
            project: &writer.project,
            minter: &mut writer.minter,
            layer: isnad::model::Layer::Own,
        };
        let plan = library::add_actor(&mut desk, &names, ActorScope::Project).unwrap();
        writer.apply(t, Kind::Do, &plan).unwrap();
    }
}

/// Declares the deeds: each by a name and a planner.
macro_rules! deeds {
    (|$desk:ident, $dice:ident, $project:ident, $now:ident| $($name:ident => $body:expr),+ $(,)?) => {
        /// The names of all deeds.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// Plans a deed by chance.
        pub fn plan(
            $desk: &mut Desk<'_>,
            $dice: &mut Dice,
            $now: u64,
        ) -> (&'static str, Result<Plan, EditError>) {
            let $project = $desk.project;
            // Whatever else comes, a project needs claims and mentions to do something with.
            let often = ["claim", "mention", "claimant", "field", "claim"];
            let mut name = NAMES[($dice.roll() * 256 + $dice.roll()) % NAMES.len()];
            if $dice.once_in(4) {
                name = often[$dice.roll() % often.len()];
            }
            let planned = match name {
                $(stringify!($name) => $body,)+
                _ => unreachable!(),
            };
            (name, planned)
        }
    };
}

deeds! { |desk, dice, project, now|
    annotator => {
        let id = AnnotatorId::new(["salma", "omar"][dice.roll() % 2]);
        library::annotator(desk, &id, &dice.words())
    },
    change_article => library::change_article(desk, &dice.id(project), &library::ArticleFields {
        title: dice.maybe(Dice::words),
        outlet: dice.maybe(Dice::words),
        date: dice.maybe(Dice::words),
    }),
    toggle_furniture => {
        let start = dice.roll() as u32 % 98;
        let place = Fragment(start, start + dice.roll() as u32 % 20);
        library::toggle_furniture(desk, &dice.id(project), place)
    },
    add_actor => {
        let scope = if dice.once_in(3) {
            ActorScope::Article(dice.id(project))
        } else {
            ActorScope::Project
        };
        library::add_actor(desk, &dice.names(), scope)
    },
    change_actor => library::change_actor(desk, &dice.id(project), &dice.names()),
    add_alias => {
        let kind = dice.code(project, "alias.kind");
        library::add_alias(desk, &dice.id(project), &dice.words(), &kind)
    },
    merge_actors => actors::merge(desk, &dice.id(project), &dice.id(project)),
    unmerge_actor => actors::unmerge(desk, &dice.id(project)),
    split_actor => {
        let mentions: Vec<_> = (0..dice.roll() % 4).map(|_| dice.id(project)).collect();
        actors::split(desk, &dice.id(project), &mentions, &dice.names())
    },
    role => {
        let id = dice.maybe(|dice| dice.id(project)).filter(|id| *id != nobody());
        let (ar, en, from) = (dice.words(), dice.words(), dice.words());
        actors::role(desk, &dice.id(project), id.as_ref(), (&ar, &en), (&from, ""))
    },
    remove_role => actors::remove_role(desk, &dice.id(project)),
    affiliate => {
        let kind = dice.code(project, "affiliation.kind");
        actors::affiliate(desk, &dice.id(project), &dice.id(project), &kind)
    },
    remove_affiliation => actors::remove_affiliation(desk, &dice.id(project)),
    change_alias => actors::change_alias(desk, &dice.id(project), &actors::AliasFields {
        surface: dice.maybe(Dice::words),
        kind: dice.maybe(|dice| dice.code(project, "alias.kind")),
        ambiguous: dice.maybe(|dice| dice.once_in(2)),
        valid_from: dice.maybe(Dice::words),
        valid_to: None,
    }),
    remove_alias => actors::remove_alias(desk, &dice.id(project)),
    external_id => actors::external_id(desk, &dice.id(project), "wikidata", &dice.words()),
    mention => {
        let (anchor, actor) = (dice.maybe(Dice::anchor), dice.maybe(|dice| dice.id(project)));
        tagging::mention(desk, &dice.id(project), anchor, actor.as_ref())
    },
    resolve_mention => {
        let actor: Option<ActorId> = dice.maybe(|dice| dice.id(project));
        tagging::resolve_mention(desk, &dice.id(project), actor.as_ref())
    },
    claim => tagging::claim(desk, &dice.id(project), dice.anchor(), &tagging::ClaimFields {
        kind: dice.maybe(|dice| dice.code(project, "claim.type")),
        certainty: dice.maybe(|dice| dice.code(project, "claim.certainty")),
        polarity: None,
        conditional: dice.maybe(|dice| dice.once_in(2)),
    }),
    change_claim => tagging::change_claim(desk, &dice.id(project), &tagging::ClaimFields {
        kind: dice.maybe(|dice| dice.code(project, "claim.type")),
        certainty: None,
        polarity: dice.maybe(|dice| dice.code(project, "claim.polarity")),
        conditional: dice.maybe(|dice| dice.once_in(2)),
    }),
    move_span => tagging::move_span(desk, &dice.item(project), dice.anchor()),
    remove => tagging::remove(desk, &dice.item(project)),
    claimant => {
        let who = dice.claimant(project);
        linking::claimant(desk, &dice.id(project), &who, &linking::AttributionFields {
            visibility: dice.maybe(|dice| dice.code(project, "source.visibility")),
            act: dice.maybe(|dice| dice.code(project, "attribution.act")),
            quote_mode: None,
            outlet_commitment: None,
        })
    },
    cue => {
        let anchor = dice.maybe(Dice::anchor);
        linking::cue(desk, &dice.id(project), anchor)
    },
    stance => {
        let label = dice.code(project, "stance.label");
        let dimension = dice.code(project, "stance.dimension");
        let holder: Option<ActorId> = dice.maybe(|dice| dice.id(project));
        linking::stance(desk, &dice.id(project), &label, &dimension, holder.as_ref())
    },
    chain_outer => {
        let who = dice.claimant(project);
        chain::outer(desk, &dice.id(project), &who)
    },
    chain_source => {
        let who = dice.claimant(project);
        chain::source(desk, &dice.id(project), &who)
    },
    chain_cut => chain::cut(desk, &dice.id(project)),
    stance_on => {
        let new = chain::NewStance {
            article: dice.id(project),
            holder: dice.maybe(|dice| dice.id(project)),
            target: dice.target(project),
            dimension: dice.code(project, "stance.dimension"),
            label: dice.code(project, "stance.label"),
            intensity: dice.maybe(|dice| (dice.roll() % 6) as i8 - 3),
            explicitness: dice.code(project, "stance.explicitness"),
            evidence: (0..dice.roll() % 3).map(|_| dice.anchor()).collect(),
            via: dice.maybe(|dice| dice.id(project)).filter(|id| *id != nobody()),
        };
        chain::stance_on(desk, &new)
    },
    relate => {
        let kind = dice.code(project, "relation.kind");
        canonical::relate(desk, &dice.id(project), &dice.id(project), &kind)
    },
    add_canonical => {
        let topic = dice.maybe(|dice| dice.id(project)).filter(|id| *id != nobody());
        canonical::add(desk, &dice.words(), &dice.words(), topic.as_ref())
    },
    add_canonical_of => {
        let denies = dice.once_in(2);
        canonical::add_of(desk, &dice.id(project), &dice.words(), &dice.words(), denies)
    },
    join_canonical => {
        let (place, denies) = (dice.maybe(|dice| dice.id(project)), dice.once_in(2));
        let relation = dice.code(project, "canonical.relation");
        canonical::join(desk, &dice.id(project), place.as_ref(), denies, &relation)
    },
    merge_canonicals => canonical::merge(desk, &dice.id(project), &dice.id(project)),
    canonical_topic => {
        let topic = dice.maybe(|dice| dice.id(project));
        canonical::set_topic(desk, &dice.id(project), topic.as_ref())
    },
    bond => {
        let kind = dice.code(project, "canonical.bond");
        canonical::bond(desk, &dice.id(project), &dice.id(project), &kind)
    },
    add_topic => {
        let parent = dice.maybe(|dice| dice.id(project)).filter(|id| *id != nobody());
        let (ar, en) = (dice.words(), dice.words());
        canonical::add_topic(desk, parent.as_ref(), &dice.words(), (&ar, &en))
    },
    move_topic => {
        let parent = dice.maybe(|dice| dice.id(project));
        canonical::move_topic(desk, &dice.id(project), parent.as_ref())
    },
    field => {
        let item = dice.item(project);
        let field = dice.field(&item);
        let value = dice.value(project, &field);
        fields::set(desk, &item, &field, value)
    },
    toggle_place => {
        // Seldom would a field drawn from all take places.
        let item = Item::Claim(dice.id(project));
        let hedges = dice.once_in(2).then(|| field_of(&item, "claim.hedges")).flatten();
        let field = hedges.copied().unwrap_or_else(|| dice.field(&item));
        let in_last = dice.once_in(2);
        fields::toggle_place(desk, &item, &field, &dice.anchor(), in_last)
    },
    toggle_label => {
        let item = dice.item(project);
        let field = dice.field(&item);
        let code = dice.code(project, field.set().unwrap_or("flag"));
        fields::toggle_label(desk, &item, &field, &code)
    },
    note => fields::note(desk, &dice.item(project), &dice.words()),
    draft => codebook::draft(desk, &dice.step(project)),
    publish => if dice.once_in(2) { codebook::publish(desk, now) } else { codebook::draft(desk, &dice.step(project)) },
    renew_draft => codebook::renew_draft(desk),
    discard_draft => codebook::discard(desk),
    rechecked => {
        let items: Vec<Item> = (0..1 + dice.roll() % 2).map(|_| dice.item(project)).collect();
        codebook::rechecked(desk, &items)
    },
    say => {
        let thread = dice.maybe(|dice| dice.id(project)).filter(|id| *id != nobody());
        let on = match thread.as_ref().and_then(|id| project.comments().get(id)) {
            Some(first) if !dice.once_in(6) => first.on.clone(),
            _ => dice.item(project),
        };
        talk::say(desk, &on, thread.as_ref(), &dice.words(), now)
    },
    settle => {
        let settled = dice.once_in(2);
        talk::settle(desk, &dice.id(project), settled, &dice.words(), now)
    },
    take_back => talk::take_back(desk, &dice.id(project)),
    mention_all => {
        let places: Vec<(ArticleId, Anchor)> =
            (0..1 + dice.roll() % 3).map(|_| (dice.id(project), dice.anchor())).collect();
        let (form, origin) = (dice.code(project, "mention.form"), dice.code(project, "origin"));
        suggested::mentions(desk, &dice.id(project), &places, &form, &origin)
    },
    statement => {
        let new = suggested::Statement {
            article: dice.id(project),
            content: dice.anchor(),
            cue: dice.anchor(),
            cue_kind: dice.code(project, "cue.kind"),
            act: dice.code(project, "attribution.act"),
            outlet_commitment: dice.code(project, "outlet.commitment"),
            quote_mode: dice.code(project, "quote.mode"),
            source: dice.maybe(|dice| (dice.anchor(), dice.maybe(|dice| dice.id(project)))),
            origin: dice.code(project, "origin"),
        };
        suggested::statement(desk, &new)
    },
    refuse => {
        let what = Code::from("mention");
        suggested::refuse(desk, &dice.id(project), &what, dice.anchor(), "")
    },
    switch_suggestions => {
        let off = dice.once_in(2);
        suggested::switch(desk, &dice.id(project), off)
    },
    submit => {
        let done = dice.once_in(2);
        review::submit(desk, &dice.id(project), done)
    },
    person => {
        let id = dice.somebody();
        let role = dice.maybe(|dice| dice.of(&ROLES).copied().unwrap_or_default());
        let maker = dice.maybe(|dice| if dice.once_in(6) { "nobody" } else { MAKERS[dice.roll() % 3] });
        review::person(desk, &id, role, maker)
    },
    see => {
        let of: Vec<AnnotatorId> = (0..1 + dice.roll() % 2).map(|_| dice.somebody()).collect();
        review::see(desk, &dice.id(project), &of, now)
    },
    decide => {
        let rulings: Vec<Ruling> = (0..1 + dice.roll() % 2).map(|_| dice.ruling(project)).collect();
        review::decide(desk, &rulings)
    },
    settle_review => {
        let settled = dice.once_in(2);
        review::settle(desk, &dice.id(project), settled)
    },
    assign => {
        let annotators = (0..1 + dice.roll() % 2).map(|_| dice.somebody()).collect();
        let articles = (0..1 + dice.roll() % 2).map(|_| dice.id(project)).collect();
        assign::assign(desk, &assign::Plan {
            scheme: ["double", "random", "pairs", "common", "none"][dice.roll() % 5].to_owned(),
            seed: dice.roll() as u64,
            percent: dice.roll() as u8,
            count: dice.roll() % 3,
            annotators,
            articles,
        })
    },
    spell => {
        let (article, session) = (dice.id(project), dice.somebody());
        let id = Spell::id_of(&format!("{session}-{}", desk.minter.annotator()), &article);
        review::spell(desk, &id, &article, now, dice.roll() as u64 * 1000)
    },
}
