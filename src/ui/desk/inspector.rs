//! The inspector: the selected claim, mention or actor; what is needed first, the rest below.

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use super::marks::sign_of;
use super::relation;
use crate::app::commands::Args;
use crate::app::{Session, Words};
use crate::model::edit::Item;
use crate::model::{ActorId, Claim, ClaimId, Code, Mention, MentionId};
use crate::text::segment::grapheme_floor;
use crate::ui::outbox::{Action, Outbox};
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};
use crate::ui::{kit, overlay};

/// Length of the longest quotation that is shown whole.
const QUOTE_SCALARS: usize = 1_500;

/// The stances offered in the inspector, in the order of the codebook.
const STANCES: [&str; 6] = ["support", "oppose", "neutral", "query", "mixed", "none"];

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let Shell {
        session,
        words,
        outbox,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    egui::ScrollArea::vertical()
        .id_salt("inspector")
        .auto_shrink([false; 2])
        .show(ui, |ui| match &session.workspace.selected {
            Some(Item::Claim(id)) => claim(session, words, ui, theme, outbox, id),
            Some(Item::Mention(id)) => mention(session, words, ui, theme, outbox, id),
            Some(Item::Actor(id)) => actor(session, words, ui, theme, outbox, id),
            Some(Item::Relation(id)) => relation::show(session, words, ui, theme, outbox, id),
            _ => nothing(words, ui),
        });
}

pub(super) fn nothing(words: &Words, ui: &mut Ui) {
    kit::empty(
        ui,
        &words.get("inspector-empty"),
        &words.get("inspector-empty-hint"),
    );
}

pub(super) fn small(ui: &mut Ui, text: impl Into<String>, theme: &Theme) {
    ui.label(
        RichText::new(text)
            .size(theme::SMALL_SIZE_PT)
            .color(theme.mute),
    );
}

/// A quotation on paper; of a very long one only the beginning, since every frame lays it out.
pub(super) fn quote(ui: &mut Ui, text: &str, fill: egui::Color32, theme: &Theme) {
    let shortened: String;
    let text = match text.char_indices().nth(QUOTE_SCALARS) {
        Some((end, _)) => {
            let end = grapheme_floor(text, end);
            shortened = format!("{}…", text.get(..end).unwrap_or_default());
            &shortened
        }
        None => text,
    };
    egui::Frame::new()
        .fill(fill)
        .stroke(theme.hairline())
        .corner_radius(theme::RADIUS)
        .inner_margin(egui::Margin::symmetric(9, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let text = RichText::new(text)
                .family(crate::ui::fonts::reading())
                .size(15.0)
                .color(theme.ink);
            ui.add(egui::Label::new(text).wrap());
        });
}

fn claim(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    outbox: &mut Outbox,
    id: &ClaimId,
) {
    let Some(claim) = session.project().claims().get(id) else {
        return nothing(words, ui);
    };
    kit::section(ui, &words.get("inspector-claim"));
    let kind = claim.kind.as_ref().map(Code::as_str);
    quote(ui, &claim.anchor.quote(), theme.claims.of(kind).fill, theme);
    ui.add_space(theme::GAP);
    chain(session, words, ui, theme, outbox, claim);
    code_field(
        session,
        words,
        ui,
        outbox,
        "claim.type",
        "type",
        claim.kind.as_ref(),
        &words.get("inspector-type"),
    );
    stance(session, words, ui, theme, outbox, claim);
    code_field(
        session,
        words,
        ui,
        outbox,
        "claim.certainty",
        "certainty",
        Some(&claim.certainty),
        &words.get("inspector-certainty"),
    );
    code_field(
        session,
        words,
        ui,
        outbox,
        "claim.polarity",
        "polarity",
        Some(&claim.polarity),
        &words.get("inspector-polarity"),
    );
    let mut conditional = claim.conditional;
    if ui
        .checkbox(&mut conditional, words.get("inspector-conditional"))
        .changed()
    {
        let args = Args::new()
            .with("id", id.as_str())
            .with("conditional", conditional.to_string());
        outbox.push(Action::Command("claim.change", args));
    }
    note(session, words, ui, theme, outbox, &Item::Claim(id.clone()));
    footer(words, ui, outbox);
}

/// Outlet → source → cue, from the outside in.
fn chain(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    outbox: &mut Outbox,
    claim: &Claim,
) {
    let project = session.project();
    kit::label(ui, &words.get("inspector-chain"));
    let outlet = project
        .articles()
        .get(&claim.article)
        .map(|article| article.outlet.clone())
        .filter(|outlet| !outlet.is_empty())
        .unwrap_or_else(|| words.get("outlet-unknown"));
    let arabic = words.is_arabic();
    kit::chain_link(ui, theme.mute, &outlet, "");
    for attribution in project.chain_of(&claim.id).iter().rev() {
        let actor = attribution
            .source
            .as_ref()
            .and_then(|id| project.mentions().get(id))
            .and_then(|mention| mention.actor.as_ref())
            .and_then(|id| project.resolve(id));
        let name = match actor {
            Some(actor) => actor.name(arabic).to_owned(),
            None if !attribution.visibility.is_empty() => project
                .codebook()
                .name("source.visibility", &attribution.visibility, arabic)
                .to_owned(),
            None => words.get("claimant-missing"),
        };
        let mut details: Vec<String> = Vec::new();
        if let Some(cue) = &attribution.cue {
            details.push(cue.quote());
        }
        for (set, code) in [
            ("quote.mode", &attribution.quote_mode),
            ("outlet.commitment", &attribution.outlet_commitment),
        ] {
            if !code.is_empty() {
                details.push(project.codebook().name(set, code, arabic).to_owned());
            }
        }
        let colour = theme.actors.of(actor.map(|one| one.kind.as_str()));
        let details: Vec<&str> = details.iter().map(String::as_str).collect();
        let line = if details.is_empty() {
            String::new()
        } else {
            words.line(&details)
        };
        if kit::chain_link(ui, colour, &name, &line).hovered() {
            outbox.hover(Item::Attribution(attribution.id.clone()));
        }
    }
    let label = if project.attribution_of(&claim.id).is_some() {
        words.get("inspector-change-claimant")
    } else {
        words.get("inspector-add-claimant")
    };
    if kit::link_button(ui, &label).clicked() {
        outbox.push(Action::Command(
            "claim.claimant",
            Args::new().with("id", claim.id.as_str()),
        ));
    }
    ui.add_space(theme::GAP);
}

/// A labelled choice among the codes of a set.
#[expect(
    clippy::too_many_arguments,
    reason = "a form row names its set, field and value"
)]
fn code_field(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    outbox: &mut Outbox,
    set: &'static str,
    argument: &'static str,
    value: Option<&Code>,
    label: &str,
) {
    let arabic = words.is_arabic();
    let book = &session.project().codebook();
    let value = value.filter(|code| !code.is_empty());
    let shown = value.map_or_else(
        || words.get("not-said"),
        |code| book.name(set, code, arabic).to_owned(),
    );
    kit::label(ui, label);
    let combo = egui::ComboBox::from_id_salt(set)
        .selected_text(shown)
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            let mut choose = |code: &str, name: &str, on: bool| {
                if ui.selectable_label(on, name).clicked() {
                    outbox.push(Action::Command(
                        "claim.change",
                        Args::new().with(argument, code),
                    ));
                }
            };
            choose("", &words.get("not-said"), value.is_none());
            for entry in book.set(set).into_iter().flat_map(|set| &set.entries) {
                if !entry.retired {
                    choose(
                        entry.code.as_str(),
                        entry.name(arabic),
                        value == Some(&entry.code),
                    );
                }
            }
        });
    kit::name(&combo.response, label);
    ui.add_space(2.0);
}

fn stance(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    outbox: &mut Outbox,
    claim: &Claim,
) {
    let project = session.project();
    kit::label(ui, &words.get("inspector-stance"));
    let mine = project
        .stances_on(&claim.id)
        .find(|one| one.annotator == claim.annotator);
    let arabic = words.is_arabic();
    for row in STANCES.chunks(3) {
        ui.columns(row.len(), |columns| {
            for (ui, label) in columns.iter_mut().zip(row) {
                let code = Code::from(*label);
                let name = project.codebook().name("stance.label", &code, arabic);
                let on = mine.is_some_and(|one| one.label == code);
                let text = format!("{} {name}", sign_of(label, arabic));
                if kit::choice(ui, &text, on, theme.stances.of(Some(label))).clicked() {
                    outbox.push(Action::Command(
                        "stance.set",
                        Args::new().with("label", *label),
                    ));
                }
            }
        });
    }
    match mine.map(|one| one.holder.as_ref().and_then(|id| project.resolve(id))) {
        Some(Some(holder)) => {
            let text = fl!(words.loader, "inspector-holder", name = holder.name(arabic));
            small(ui, text, theme);
        }
        Some(None) => small(ui, words.get("inspector-no-holder"), theme),
        None => {}
    }
    ui.add_space(theme::GAP);
}

pub(super) fn note(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    outbox: &mut Outbox,
    item: &Item,
) {
    ui.add_space(theme::GAP);
    kit::section(ui, &words.get("inspector-note"));
    let text = overlay::note_of(session, item);
    if text.is_empty() {
        small(ui, words.get("inspector-no-note"), theme);
    } else {
        quote(ui, &text, theme.page, theme);
    }
    if kit::link_button(ui, &words.get("cmd-note-set")).clicked() {
        outbox.command("note.set");
    }
}

pub(super) fn footer(words: &Words, ui: &mut Ui, outbox: &mut Outbox) {
    ui.add_space(theme::GAP_LARGE);
    if ui.button(words.get("cmd-tag-remove")).clicked() {
        outbox.command("tag.remove");
    }
}

fn mention(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    outbox: &mut Outbox,
    id: &MentionId,
) {
    let Some(mention) = session.project().mentions().get(id) else {
        return nothing(words, ui);
    };
    kit::section(ui, &words.get("inspector-mention"));
    if let Some(anchor) = &mention.anchor {
        quote(ui, &anchor.quote(), theme.page, theme);
    }
    ui.add_space(theme::GAP);
    mention_actor(session, words, ui, theme, outbox, mention);
    note(
        session,
        words,
        ui,
        theme,
        outbox,
        &Item::Mention(id.clone()),
    );
    footer(words, ui, outbox);
}

fn mention_actor(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    outbox: &mut Outbox,
    mention: &Mention,
) {
    kit::label(ui, &words.get("inspector-actor"));
    let actor = mention
        .actor
        .as_ref()
        .and_then(|id| session.project().resolve(id));
    match actor {
        Some(actor) => {
            let colour = theme.actors.of(Some(actor.kind.as_str()));
            let pill = kit::dot_pill(ui, actor.name(words.is_arabic()), colour, false);
            if pill.hovered() {
                outbox.hover(Item::Actor(actor.id.clone()));
            }
            if pill.clicked() {
                outbox.push(Action::SelectItem(Some(Item::Actor(actor.id.clone()))));
            }
        }
        None => small(ui, words.get("inspector-unresolved"), theme),
    }
    if kit::link_button(ui, &words.get("cmd-mention-actor")).clicked() {
        outbox.command("mention.actor");
    }
}

fn actor(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    outbox: &mut Outbox,
    id: &ActorId,
) {
    let project = session.project();
    let Some(actor) = project.actors().get(id) else {
        return nothing(words, ui);
    };
    let arabic = words.is_arabic();
    kit::section(ui, &words.get("inspector-actor"));
    ui.label(
        RichText::new(actor.name(arabic))
            .family(crate::ui::fonts::bold())
            .size(16.0),
    );
    let other = actor.name(!arabic);
    if other != actor.name(arabic) {
        small(ui, other, theme);
    }
    kit::label(ui, &words.get("inspector-actor-type"));
    let book = project.codebook();
    let combo = egui::ComboBox::from_id_salt("actor.type")
        .selected_text(book.name("actor.type", &actor.kind, arabic))
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            for entry in book
                .set("actor.type")
                .into_iter()
                .flat_map(|set| &set.entries)
            {
                if ui
                    .selectable_label(entry.code == actor.kind, entry.name(arabic))
                    .clicked()
                {
                    let args = Args::new()
                        .with("actor", id.as_str())
                        .with("type", entry.code.as_str());
                    outbox.push(Action::Command("actor.change", args));
                }
            }
        });
    kit::name(&combo.response, &words.get("inspector-actor-type"));
    let aliases: Vec<_> = project
        .aliases_of(id)
        .map(|alias| alias.surface.as_str())
        .collect();
    if !aliases.is_empty() {
        kit::label(ui, &words.get("inspector-aliases"));
        ui.horizontal_wrapped(|ui| {
            for alias in aliases {
                kit::tag(ui, alias);
            }
        });
    }
    kit::label(ui, &words.get("inspector-statements"));
    statements(session, words, ui, theme, outbox, id);
    note(session, words, ui, theme, outbox, &Item::Actor(id.clone()));
    footer(words, ui, outbox);
}

/// What the actor claims in the project; a click goes there.
fn statements(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    outbox: &mut Outbox,
    actor: &ActorId,
) {
    let project = session.project();
    let mine = project.claims_by(actor, session.annotator());
    if mine.is_empty() {
        return small(ui, words.get("inspector-no-statements"), theme);
    }
    for claim in mine {
        let text = claim.anchor.quote();
        let row = kit::statement_row(ui, &text, theme);
        if row.hovered() {
            outbox.hover(Item::Claim(claim.id.clone()));
        }
        if row.clicked() {
            outbox.push(Action::GoTo(
                claim.article.clone(),
                claim.anchor.start(),
                Some(Item::Claim(claim.id.clone())),
            ));
        }
    }
}
