//! The chain of attribution from the outlet inwards to the claim, one card a link; pointing at a
//! card lights its source and cue in the text, a click shows its fields.

use egui::{Color32, Frame, Margin, RichText, Role, Sense, Stroke, Ui, WidgetInfo};
use i18n_embed_fl::fl;

use super::facts::beyond;
use super::{Pad, cut};
use crate::app::commands::Args;
use crate::model::edit::Item;
use crate::model::{Attribution, AttributionId, Claim};
use crate::ui::kit;
use crate::ui::theme;

/// Most links that are shown; a longer chain is somebody's mistake.
const LINKS_MAX: usize = 12;
/// Width of the rail on which the links hang, in points.
const RAIL_PT: f32 = 16.0;

impl Pad<'_> {
    /// The links of a claim's chain, the outlet first.
    pub(super) fn chain(&mut self, ui: &mut Ui, claim: &Claim) {
        self.part(ui, "inspector-chain");
        let outlet = match self.outlet(&claim.article) {
            "" => self.get("outlet-unknown"),
            outlet => outlet.to_owned(),
        };
        let chain = self.project().chain_of(&claim.id);
        let top = ui.cursor().top();
        let mut dots = Vec::new();
        let says = self.get("inspector-outlet");
        let head = self.on_rail(ui, |pad, ui| {
            let text = pad.words.line(&[&outlet, &says]);
            let text = RichText::new(text).size(theme::SMALL_SIZE_PT);
            ui.add(egui::Label::new(text.color(pad.theme.mute)).truncate());
        });
        dots.push((head.center().y, self.theme.mute));
        for (level, link) in chain.iter().rev().take(LINKS_MAX).enumerate() {
            let (card, colour) = self.card(ui, claim, link, (level + 1, chain.len()));
            dots.push((card.top() + 15.0, colour));
        }
        self.rail(ui, top, &dots);
        if self.facts.colleague.is_none() {
            self.chain_buttons(ui, claim, &chain);
        }
    }

    fn chain_buttons(&mut self, ui: &mut Ui, claim: &Claim, chain: &[&Attribution]) {
        ui.horizontal_wrapped(|ui| {
            let who = if chain.is_empty() {
                "inspector-add-claimant"
            } else {
                "inspector-change-claimant"
            };
            if kit::link_button(ui, &self.get(who)).clicked() {
                let args = Args::new().with("id", claim.id.as_str());
                self.ask("claim.claimant", args);
            }
            if let Some(outermost) = chain.last()
                && kit::link_button(ui, &self.get("inspector-chain-add")).clicked()
            {
                let args = Args::new().with("id", outermost.id.as_str());
                self.ask("chain.add", args);
            }
        });
    }

    /// Something to the end side of the rail; where it is.
    fn on_rail(&mut self, ui: &mut Ui, content: impl FnOnce(&mut Self, &mut Ui)) -> egui::Rect {
        let shown = ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(RAIL_PT);
            let width_pt = ui.available_width();
            ui.vertical(|ui| {
                ui.set_width(width_pt);
                content(self, ui);
            });
        });
        shown.response.rect
    }

    /// The line that joins the links, with a dot at each.
    fn rail(&self, ui: &Ui, top: f32, dots: &[(f32, Color32)]) {
        let x = ui.min_rect().left() + 6.0;
        let last = dots.last().map_or(top, |(y, _)| *y);
        let first = dots.first().map_or(top, |(y, _)| *y);
        let line = Stroke::new(2.0, self.theme.line);
        ui.painter().vline(x, first..=last, line);
        for (y, colour) in dots {
            ui.painter()
                .circle_filled(egui::pos2(x, *y), 6.5, self.theme.panel);
            ui.painter().circle_filled(egui::pos2(x, *y), 4.5, *colour);
        }
    }

    /// One link; where its card is and the colour of its actor.
    fn card(
        &mut self,
        ui: &mut Ui,
        claim: &Claim,
        link: &Attribution,
        (level, levels): (usize, usize),
    ) -> (egui::Rect, Color32) {
        let project = self.project();
        let item = Item::Attribution(link.id.clone());
        let here = self.state.item.as_ref() == Some(&item);
        let name = self.teller().source_name(link);
        let actor = project.claimant_by(link);
        let colour = self.theme.actors.of(actor.map(|it| it.kind.as_str()));
        let mention = link
            .source
            .as_ref()
            .and_then(|id| project.mentions().get(id));
        let words = mention.and_then(|it| it.anchor.as_ref());
        let words = words.map(|it| cut(&it.quote(), 90)).unwrap_or_default();
        let cue = link.cue.as_ref().map(|it| cut(&it.quote(), 90));
        let spoken = fl!(
            self.words.loader,
            "inspector-link-name",
            level = self.words.number(level),
            levels = self.words.number(levels),
            name = name.as_str(),
            cue = cue.clone().unwrap_or_default()
        );
        let visibility = if actor.is_some() && !link.visibility.is_empty() {
            self.label("source.visibility", &link.visibility).to_owned()
        } else {
            String::new()
        };
        let details: Vec<&str> = [
            ("attribution.act", &link.act),
            ("quote.mode", &link.quote_mode),
            ("outlet.commitment", &link.outlet_commitment),
        ]
        .into_iter()
        .filter(|(_, code)| !code.is_empty())
        .map(|(set, code)| self.label(set, code))
        .collect();
        let details = self.words.line(&details);
        let has_details = !link.act.is_empty()
            || !link.quote_mode.is_empty()
            || !link.outlet_commitment.is_empty();
        let lit = here
            || self
                .session
                .workspace
                .hovered
                .as_ref()
                .is_some_and(|hovered| *hovered == item);
        let (fill, line) = if lit {
            (self.theme.accent_soft, self.theme.accent_line)
        } else {
            (self.theme.page, self.theme.line)
        };
        let mut response = None;
        let rect = self.on_rail(ui, |pad, ui| {
            let small = |text: String, colour: Color32| {
                egui::Label::new(RichText::new(text).size(theme::SMALL_SIZE_PT).color(colour))
                    .truncate()
            };
            let shown = Frame::new()
                .fill(fill)
                .stroke(Stroke::new(theme::LINE_WIDTH, line))
                .corner_radius(theme::RADIUS)
                .inner_margin(Margin::symmetric(9, 6))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let bold = RichText::new(&name).family(crate::ui::fonts::bold());
                    ui.add(egui::Label::new(bold.color(pad.theme.ink)).truncate());
                    let told = fl!(pad.words.loader, "quoted", words = words.as_str());
                    let told = if words.is_empty() {
                        String::new()
                    } else {
                        told
                    };
                    if !told.is_empty() || !visibility.is_empty() {
                        let line = pad.words.line(&[&told, &visibility]);
                        ui.add(small(line, pad.theme.mute));
                    }
                    if let Some(cue) = cue {
                        pad.cue(ui, &cue);
                    }
                    if has_details {
                        ui.add(small(details, pad.theme.mute));
                    }
                });
            response = Some(ui.interact(
                shown.response.rect,
                ui.scope_id().with(("link", link.id.as_str())),
                Sense::click(),
            ));
        });
        if let Some(response) = response {
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, here, &spoken));
            if response.hovered() || response.has_focus() {
                self.outbox.hover(item.clone());
            }
            if response.clicked() {
                self.select(item);
                if self.facts.colleague.is_none() && !self.session.is_read_only() {
                    // Words selected next belong to this link.
                    let from_claim = levels + 1 - level;
                    let args = Args::new()
                        .with("id", claim.id.as_str())
                        .with("link", from_claim.to_string());
                    self.ask("chain.select", args);
                }
            }
        }
        (rect, colour)
    }

    /// Words of attribution, dotted below as they are in the text.
    fn cue(&self, ui: &mut Ui, words: &str) {
        let text = RichText::new(words)
            .family(crate::ui::fonts::reading())
            .size(14.0)
            .color(self.theme.ink);
        let shown = ui.add(egui::Label::new(text).truncate()).rect;
        let y = shown.bottom() - 1.0;
        let mut x = shown.left() + 1.0;
        while x < shown.right() {
            ui.painter()
                .circle_filled(egui::pos2(x, y), 0.9, self.theme.cue);
            x += 3.5;
        }
    }

    /// One link, selected: its chain, its fields, and what can be done with it.
    pub(super) fn attribution(&mut self, ui: &mut Ui, id: &AttributionId) {
        let project = self.project();
        let item = Item::Attribution(id.clone());
        let Some(link) = project.attributions().get(id) else {
            return self.nothing(ui);
        };
        kit::section(ui, &self.get("inspector-attribution"));
        let claim = project.claim_of(&item);
        if let Some(claim) = claim {
            self.claim_row(ui, claim);
            self.chain(ui, claim);
        }
        if self.facts.colleague.is_none() {
            self.link_buttons(ui, link);
        }
        self.fields(ui, &item, &[]);
    }

    fn link_buttons(&mut self, ui: &mut Ui, link: &Attribution) {
        let is_outermost = beyond(self.project(), link).is_none();
        let args = || Args::new().with("id", link.id.as_str());
        self.part(ui, "inspector-link");
        ui.horizontal_wrapped(|ui| {
            if kit::link_button(ui, &self.get("inspector-chain-source")).clicked() {
                self.ask("chain.source", args());
            }
            if !is_outermost && kit::link_button(ui, &self.get("inspector-chain-between")).clicked()
            {
                self.ask("chain.add", args());
            }
            if kit::link_button(ui, &self.get("inspector-chain-cut")).clicked() {
                self.ask("chain.cut", args());
            }
        });
    }
}
