//! The inspector: what is known of the selected thing. Required fields in the hand, the rest one
//! fold away; then chain, stances, links, comments, history.
//!
//! It reads the project and asks by commands. What it keeps itself is only how it stands: folds,
//! how far a long list is shown, words that are being typed ([`Inspector`]). Long lists are cut,
//! and what has to be gathered is gathered once ([`facts`]), so that a thing with thousands of
//! tags costs a frame no more than one with ten.

mod actor;
mod canonical;
mod chain;
mod choose;
mod claim;
mod drafts;
pub mod facts;
mod fields;
mod history;
mod mention;
mod relation;
mod stance;
mod talk;
mod told;
mod topic;

pub use told::Teller;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use crate::app::commands::Args;
use crate::app::workspace::Gesture;
use crate::app::{Session, Words};
use crate::model::edit::Item;
use crate::model::{ActorId, Claim, Project};
use crate::text::segment::beginning as cut;
use crate::ui::kit;
use crate::ui::outbox::{Action, Outbox};
use crate::ui::paint::SharedTextPainter;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};
use facts::Facts;

/// Length of the longest quotation that is shown whole.
const QUOTE_SCALARS: usize = 1_500;
/// Rows of a list that are shown at first, and how many more each time they are asked for.
const ROWS: usize = 8;
const ROWS_MORE: usize = 40;

/// How the inspector stands, from frame to frame.
#[derive(Debug, Default)]
pub struct Inspector {
    /// What is shown: what is selected, or was before words were selected to be added to it.
    item: Option<Item>,
    facts: Arc<Facts>,
    /// Folds that are open, by name; they stay so from thing to thing.
    open: BTreeSet<String>,
    /// Rows shown of lists that somebody wanted more of.
    rows: BTreeMap<String, usize>,
    /// Words being typed into forms that add something.
    forms: BTreeMap<&'static str, String>,
    drafts: drafts::Drafts,
    found: choose::Found,
}

impl Inspector {
    /// What is shown now, for tests.
    pub fn item(&self) -> Option<&Item> {
        self.item.as_ref()
    }

    /// Opens a fold, for pictures and tests.
    pub fn unfold(&mut self, name: &str) {
        self.open.insert(name.to_owned());
    }

    /// What somebody typed and did not send off yet, as the deeds it stands for.
    pub fn unsent(&mut self, project: &Project) -> Vec<(&'static str, Args)> {
        self.drafts.all(project)
    }

    /// Finds out what is to be shown, and gathers what is known of it.
    fn follow(&mut self, session: &Session) {
        let desk = &session.workspace;
        let next = match &desk.selected {
            Some(item) => Some(item.clone()),
            // Words were selected, perhaps to be added to what was shown.
            None if desk.gesture == Gesture::Kind => self.item.clone().filter(|item| {
                let selection = desk.selection.as_ref();
                let place = session.project().place_of(item);
                selection
                    .zip(place)
                    .is_some_and(|(selection, (article, _))| selection.article == *article)
            }),
            None => None,
        };
        if next != self.item {
            self.rows.clear();
            self.forms.clear();
            self.item = next;
        }
        if let Some(item) = &self.item
            && !self.facts.fit(item, session)
        {
            self.facts = Arc::new(Facts::gather(item, session));
        }
    }
}

/// What every part of the inspector is handed.
struct Pad<'a> {
    session: &'a Session,
    words: &'a Words,
    theme: &'a Theme,
    outbox: &'a mut Outbox,
    painter: &'a SharedTextPainter,
    state: &'a mut Inspector,
    facts: Arc<Facts>,
}

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let Shell {
        session,
        words,
        outbox,
        painter,
        inspector,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    inspector.follow(session);
    let item = inspector.item.clone();
    let mut pad = Pad {
        session,
        words,
        theme,
        outbox,
        painter,
        facts: Arc::clone(&inspector.facts),
        state: inspector,
    };
    egui::ScrollArea::vertical()
        .id_salt("inspector")
        .auto_shrink([false; 2])
        .show(ui, |ui| match &item {
            Some(item) => pad.item(ui, item),
            None => pad.nothing(ui),
        });
    pad.send_left_drafts();
}

impl<'a> Pad<'a> {
    fn project(&self) -> &'a Project {
        self.session.project()
    }

    fn arabic(&self) -> bool {
        self.words.is_arabic()
    }

    fn get(&self, id: &str) -> String {
        self.words.get(id)
    }

    fn teller(&self) -> Teller<'a> {
        Teller {
            project: self.session.project(),
            words: self.words,
        }
    }

    fn ask(&mut self, id: &'static str, args: Args) {
        self.outbox.push(Action::Command(id, args));
    }

    fn select(&mut self, item: Item) {
        self.outbox.push(Action::SelectItem(Some(item)));
    }

    /// The name of a label.
    fn label<'b>(&self, set: &str, code: &'b crate::model::Code) -> &'b str
    where
        'a: 'b,
    {
        self.project().codebook().name(set, code, self.arabic())
    }

    fn actor_name(&self, id: &ActorId) -> Option<&'a str> {
        let actor = self.project().resolve(id)?;
        Some(actor.name(self.arabic()))
    }

    /// Who makes a claim, in words.
    fn claimant(&self, claim: &Claim) -> String {
        match self.project().claimant_of(&claim.id) {
            Some(actor) => actor.name(self.arabic()).to_owned(),
            None => self.get("claimant-missing"),
        }
    }

    fn outlet(&self, article: &crate::model::ArticleId) -> &'a str {
        let article = self.project().articles().get(article);
        article.map_or("", |article| article.outlet.as_str())
    }

    fn item(&mut self, ui: &mut Ui, item: &Item) {
        if !self.facts.there {
            return self.nothing(ui);
        }
        if let Some(owner) = self.facts.colleague.clone() {
            let text = fl!(
                self.words.loader,
                "inspector-colleague",
                name = owner.as_str()
            );
            self.small(ui, text);
        }
        let place = self.project().place_of(item);
        if place.is_some_and(|(article, place)| !self.project().is_current(article, place)) {
            self.small(ui, self.get("inspector-older-text"));
        }
        match item {
            Item::Claim(id) => self.claim(ui, id),
            Item::Mention(id) => self.mention(ui, id),
            Item::Attribution(id) => self.attribution(ui, id),
            Item::Stance(id) => self.stance(ui, id),
            Item::Relation(id) => self.relation(ui, id),
            Item::Actor(id) => self.actor(ui, id),
            Item::Canonical(id) => self.canonical(ui, id),
            Item::Topic(id) => self.topic(ui, id),
            Item::Article(_) | Item::Label(..) => return self.nothing(ui),
        }
        self.talk(ui, item);
        self.history(ui, item);
        if self.facts.colleague.is_none() {
            ui.add_space(theme::GAP_LARGE);
            if ui.button(self.get("cmd-tag-remove")).clicked() {
                self.ask("tag.remove", Args::new().with("id", item.id()));
            }
        }
        ui.add_space(theme::GAP_LARGE);
    }

    fn nothing(&self, ui: &mut Ui) {
        kit::empty(
            ui,
            &self.get("inspector-empty"),
            &self.get("inspector-empty-hint"),
        );
    }

    fn small(&self, ui: &mut Ui, text: impl Into<String>) {
        let text = RichText::new(text)
            .size(theme::SMALL_SIZE_PT)
            .color(self.theme.mute);
        ui.add(egui::Label::new(text).wrap());
    }

    /// A heading of a part, with room above.
    fn part(&self, ui: &mut Ui, id: &str) {
        ui.add_space(theme::GAP);
        kit::section(ui, &self.get(id));
    }

    /// A heading that opens and closes what is below it; whether that is open.
    fn fold(&mut self, ui: &mut Ui, name: &str, title: &str) -> bool {
        let open = self.state.open.contains(name);
        ui.add_space(theme::GAP);
        if kit::fold(ui, title, open).clicked() {
            if open {
                self.state.open.remove(name);
            } else {
                self.state.open.insert(name.to_owned());
            }
        }
        open
    }

    /// How many rows of a list to show.
    fn rows(&self, name: &str) -> usize {
        self.state.rows.get(name).copied().unwrap_or(ROWS)
    }

    /// Below a list that was cut: how many there are more, and a way to see them.
    fn more_rows(&mut self, ui: &mut Ui, name: &str, total: usize) {
        let shown = self.rows(name);
        if total <= shown {
            return;
        }
        let more = total - shown;
        let text = fl!(
            self.words.loader,
            "inspector-rows-more",
            count = more,
            shown = self.words.number(more)
        );
        if kit::link_button(ui, &text).clicked() {
            self.state.rows.insert(name.to_owned(), shown + ROWS_MORE);
        }
    }

    /// A claim in a list, below who makes it and where; a click goes there.
    fn claim_row(&mut self, ui: &mut Ui, claim: &Claim) {
        let row = kit::statement_row(ui, &self.short(&claim.anchor.quote()), self.theme);
        let item = Item::Claim(claim.id.clone());
        if row.hovered() {
            self.outbox.hover(item.clone());
        }
        if row.clicked() {
            let place = (claim.article.clone(), claim.anchor.start());
            self.outbox.push(Action::GoTo(place.0, place.1, Some(item)));
        }
    }

    fn claim_with_source(&mut self, ui: &mut Ui, claim: &Claim) {
        let line = self
            .words
            .line(&[&self.claimant(claim), self.outlet(&claim.article)]);
        self.small(ui, line);
        self.claim_row(ui, claim);
    }

    /// As much of a quotation as a row can ever show.
    fn short(&self, text: &str) -> String {
        cut(text, 240)
    }

    /// A quotation on paper; of a very long one only the beginning, since every frame lays it out.
    fn quote(&self, ui: &mut Ui, text: &str, fill: egui::Color32) {
        egui::Frame::new()
            .fill(fill)
            .stroke(self.theme.hairline())
            .corner_radius(theme::RADIUS)
            .inner_margin(egui::Margin::symmetric(9, 7))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                let text = RichText::new(cut(text, QUOTE_SCALARS))
                    .family(crate::ui::fonts::reading())
                    .size(15.0)
                    .color(self.theme.ink);
                ui.add(egui::Label::new(text).wrap());
            });
    }

    /// An actor as a pill; a click shows it.
    fn actor_pill(&mut self, ui: &mut Ui, id: &ActorId) {
        let Some(actor) = self.project().resolve(id) else {
            return self.small(ui, id.as_str());
        };
        let colour = self.theme.actors.of(Some(actor.kind.as_str()));
        let pill = kit::dot_pill(ui, actor.name(self.arabic()), colour, false);
        if pill.hovered() {
            self.outbox.hover(Item::Actor(actor.id.clone()));
        }
        if pill.clicked() {
            self.select(Item::Actor(actor.id.clone()));
        }
    }

    /// A row of something with a button at its end that takes it away; true if it was pressed.
    fn with_remove(
        &mut self,
        ui: &mut Ui,
        name: &str,
        content: impl FnOnce(&mut Self, &mut Ui),
    ) -> bool {
        let can = self.facts.colleague.is_none();
        ui.horizontal(|ui| {
            let room = ui.available_width() - if can { 24.0 + theme::GAP } else { 0.0 };
            ui.allocate_ui(egui::vec2(room, 26.0), |ui| {
                ui.set_width(room);
                content(self, ui);
            });
            can && kit::icon_button(ui, kit::Icon::Close, name).clicked()
        })
        .inner
    }
}
