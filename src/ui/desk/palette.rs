//! The small palette at the selection: which kind of tag, who says it, with which stance. It
//! offers; digits and clicks pick; typing filters.

use egui::{Color32, Id, Order, Rect, RichText, Ui, pos2, vec2};

use crate::app::commands;
use crate::app::suggestion::{Idea, Suggestion};
use crate::app::workspace::{Gesture, Offer};
use crate::app::{Session, Words};
use crate::model::Item;
use crate::text::segment::beginning;
use crate::ui::outbox::Action;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};
use crate::ui::{field, kit};

const FILTER: &str = "palette filter";
/// How much of a claim, and of a proposition, is read in a row.
const CLAIM_SCALARS: usize = 48;
const WORDING_SCALARS: usize = 56;
/// Rows shown at once.
const ROWS_MAX: usize = 9;

/// Shows the palette below `selection_box` (above it where there is no room), inside `area`.
pub fn show(
    shell: &mut Shell,
    ui: &mut Ui,
    theme: &Theme,
    selection_box: Option<Rect>,
    area: Rect,
) {
    let Some(session) = &shell.session else {
        return;
    };
    let gesture = session.workspace.gesture.clone();
    if gesture == Gesture::None || shell.overlay.is_open() {
        return;
    }
    let id = Id::unique("small palette");
    let last: egui::Vec2 = ui
        .data(|data| data.get_temp(id))
        .unwrap_or(vec2(460.0, 44.0));
    let anchor = selection_box.unwrap_or_else(|| {
        Rect::from_center_size(pos2(area.center().x, area.bottom() - 80.0), vec2(0.0, 0.0))
    });
    let below = anchor.bottom() + 10.0;
    let y = if below + last.y > area.bottom() && anchor.top() - last.y - 10.0 > area.top() {
        anchor.top() - last.y - 10.0
    } else {
        below.min(area.bottom() - last.y)
    };
    let x = (anchor.center().x - last.x / 2.0)
        .clamp(area.left(), (area.right() - last.x).max(area.left()));
    let shown = egui::Area::new(id)
        .order(Order::Foreground)
        .fixed_pos(pos2(x, y))
        .constrain(false)
        .show(ui.ctx(), |ui| {
            kit::palette_frame(theme).show(ui, |ui| {
                // The palette is dark in both looks.
                ui.visuals_mut().override_text_color = Some(theme.palette_ink);
                match gesture {
                    Gesture::None => {}
                    Gesture::Suggestion(one) => suggestion(shell, ui, theme, &one),
                    Gesture::Kind if shell_filter(shell).is_empty() => kinds(shell, ui, theme),
                    Gesture::Kind | Gesture::Actor(_) | Gesture::Source(_) | Gesture::Outer(_) => {
                        ui.set_width(300.0);
                        filter(shell, ui);
                        choices(shell, ui, theme);
                    }
                    Gesture::Claimant(_) => {
                        ui.set_width(330.0);
                        stances(shell, ui, theme);
                        filter(shell, ui);
                        choices(shell, ui, theme);
                    }
                    Gesture::Relate(_) | Gesture::Relation(..) | Gesture::Canonical(_) => {
                        ui.set_width(460.0);
                        filter(shell, ui);
                        choices(shell, ui, theme);
                    }
                }
            });
        });
    let size = shown.response.rect.size();
    if size != last {
        ui.data_mut(|data| data.insert_temp(id, size));
        ui.ctx().request_repaint();
    }
}

fn shell_filter(shell: &Shell) -> String {
    shell
        .session
        .as_ref()
        .map(|session| session.workspace.filter.clone())
        .unwrap_or_default()
}

/// One row: kinds of tag with their digits.
fn kinds(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let Shell {
        session,
        words,
        outbox,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    ui.horizontal(|ui| {
        for (number, offer) in commands::offers(session).iter().enumerate() {
            let Offer::Kind(id) = offer else {
                continue;
            };
            let Some(command) = commands::find(id) else {
                continue;
            };
            let refusal = command.may(session).err();
            let digit = (number + 1).to_string();
            let button = kit::palette_choice(
                ui,
                theme,
                &digit,
                &command.name(words),
                number == 0,
                refusal.is_none(),
            );
            let button = match refusal {
                Some(refusal) => button.on_disabled_hover_text(refusal.words(words)),
                None => button.on_hover_text(command.hint(words)),
            };
            if button.clicked() {
                outbox.push(Action::Pick(number + 1));
            }
        }
        ui.label(
            RichText::new(words.get("palette-type-actor"))
                .size(theme::BODY_SIZE_PT)
                .color(theme.palette_mute),
        );
    });
}

/// The claimant's stance, chosen by sign.
fn stances(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let Shell {
        session,
        words,
        outbox,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    let Gesture::Claimant(claim) = &session.workspace.gesture else {
        return;
    };
    let current = session
        .project()
        .shown_stance_on(claim)
        .map(|one| one.label.as_str().to_owned());
    ui.horizontal(|ui| {
        for id in [
            "stance.support",
            "stance.oppose",
            "stance.neutral",
            "stance.query",
        ] {
            let Some(command) = commands::find(id) else {
                continue;
            };
            let label = id.trim_start_matches("stance.");
            let sign = command
                .chord()
                .map(|chord| chord.to_string())
                .unwrap_or_default();
            let chosen = current.as_deref() == Some(label);
            if kit::palette_choice(ui, theme, &sign, &command.name(words), chosen, true)
                .on_hover_text(command.hint(words))
                .clicked()
            {
                outbox.command(id);
            }
        }
    });
}

fn filter(shell: &mut Shell, ui: &mut Ui) {
    let Shell {
        session,
        words,
        painter,
        outbox,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    let mut text = session.workspace.filter.clone();
    let hint = words.get(match session.workspace.gesture {
        Gesture::Claimant(_) | Gesture::Source(_) => "palette-filter-claimant",
        Gesture::Outer(_) => "palette-filter-outer",
        Gesture::Relate(_) => "palette-filter-relate",
        Gesture::Relation(..) => "palette-filter-relation",
        Gesture::Canonical(_) => "palette-filter-canonical",
        Gesture::None | Gesture::Kind | Gesture::Actor(_) | Gesture::Suggestion(_) => {
            "palette-filter-actor"
        }
    });
    let response = field::Field::single(FILTER)
        .name(&hint)
        .hint(&hint)
        .width(ui.available_width())
        .on_palette()
        .take_focus(kit::appeared(ui.ctx(), FILTER))
        .show(ui, painter, &mut text);
    if response.changed {
        outbox.push(Action::Filter(text));
    }
}

/// What is suggested at the words in hand, and what can be done with it.
fn suggestion(shell: &mut Shell, ui: &mut Ui, theme: &Theme, one: &Suggestion) {
    let several = match &one.idea {
        Idea::Mention { actors, sure } => !sure || actors.len() > 1,
        Idea::Statement(_) => false,
    };
    ui.set_width(if several { 300.0 } else { 430.0 });
    ui.label(RichText::new(told(shell, one)).size(theme::BODY_SIZE_PT));
    if several {
        choices(shell, ui, theme);
    }
    let Shell { words, outbox, .. } = shell;
    ui.horizontal(|ui| {
        for (key, id, on) in [
            ("Enter", "suggestion.accept", !several),
            ("Backspace", "suggestion.refuse", true),
            ("Tab", "suggestion.next", true),
        ] {
            let Some(command) = commands::find(id).filter(|_| on) else {
                continue;
            };
            let name = words.get(&format!("palette-{}", id.replace('.', "-")));
            if kit::palette_choice(ui, theme, key, &name, false, true)
                .on_hover_text(command.hint(words))
                .clicked()
            {
                outbox.command(id);
            }
        }
    });
}

/// What a suggestion says, in a line.
fn told(shell: &Shell, one: &Suggestion) -> String {
    let words = &shell.words;
    let Some(session) = &shell.session else {
        return String::new();
    };
    let name = |id: &crate::model::ActorId| {
        let actor = session.project().actors().get(id);
        actor.map(|actor| actor.name(words.is_arabic()).to_owned())
    };
    match &one.idea {
        Idea::Mention { actors, sure: true } if actors.len() == 1 => {
            let name = actors.first().and_then(name).unwrap_or_default();
            i18n_embed_fl::fl!(words.loader, "palette-suggested-mention", name = name)
        }
        Idea::Mention { .. } => words.get("palette-suggested-ambiguous"),
        Idea::Statement(said) => {
            let article = session.workspace.selection.as_ref().map(|it| &it.article);
            let text = article.and_then(|article| session.text_read(article));
            let slice = |range: &std::ops::Range<usize>| {
                let found = text.and_then(|text| text.slice(range.clone()));
                first_words(found.unwrap_or_default(), CLAIM_SCALARS)
            };
            let cue = slice(&said.hit.cue);
            match &said.source {
                Some((range, actor)) => {
                    let who = actor
                        .as_ref()
                        .and_then(name)
                        .unwrap_or_else(|| slice(range));
                    i18n_embed_fl::fl!(
                        words.loader,
                        "palette-suggested-statement",
                        who = who,
                        cue = cue
                    )
                }
                None => i18n_embed_fl::fl!(words.loader, "palette-suggested-unsourced", cue = cue),
            }
        }
    }
}

/// What is offered, a digit each.
fn choices(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let Shell {
        session,
        words,
        outbox,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    let project = session.project();
    let claimant = match &session.workspace.gesture {
        Gesture::Claimant(claim) => project.claimant_of(claim).map(|actor| actor.id.clone()),
        _ => None,
    };
    let offers = commands::offers(session);
    if offers.is_empty() {
        let empty = match session.workspace.gesture {
            Gesture::Relate(_) => "palette-no-claims",
            _ => "palette-nothing",
        };
        ui.label(RichText::new(words.get(empty)).color(theme.palette_mute));
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    for (number, offer) in offers.iter().take(ROWS_MAX).enumerate() {
        let digit = (number + 1).to_string();
        let Some(row) = row_of(session, words, theme, offer) else {
            continue;
        };
        let chosen = matches!(offer, Offer::Actor(id) if claimant.as_ref() == Some(id));
        let response = kit::palette_row(ui, theme, &digit, &row.name, row.dot, chosen);
        if let (true, Offer::Claim(id)) = (response.hovered(), offer) {
            outbox.hover(Item::Claim(id.clone()));
        }
        if response.clicked() {
            outbox.push(Action::Pick(number + 1));
        }
    }
}

/// How an offer reads.
struct Row {
    name: String,
    dot: Option<Color32>,
}

fn row_of(session: &Session, words: &Words, theme: &Theme, offer: &Offer) -> Option<Row> {
    let project = session.project();
    let arabic = words.is_arabic();
    let plain = |name: String| Row { name, dot: None };
    Some(match offer {
        Offer::Actor(id) => {
            let actor = project.actors().get(id)?;
            Row {
                name: actor.name(arabic).to_owned(),
                dot: Some(theme.actors.of(Some(actor.kind.as_str()))),
            }
        }
        Offer::NewActor(name) => plain(i18n_embed_fl::fl!(
            words.loader,
            "palette-new-actor",
            name = name.as_str()
        )),
        Offer::Nobody => plain(words.get("palette-nobody")),
        Offer::Claim(id) => {
            let claim = project.claims().get(id)?;
            let kind = claim.kind.as_ref().map(crate::model::Code::as_str);
            let outlet = project.articles().get(&claim.article);
            let outlet = outlet.map(|it| it.outlet.as_str()).unwrap_or_default();
            let quote = first_words(&claim.anchor.quote(), CLAIM_SCALARS);
            Row {
                name: if outlet.is_empty() {
                    quote
                } else {
                    words.line(&[outlet, &quote])
                },
                dot: Some(theme.claims.of(kind).line),
            }
        }
        Offer::Label(set, code) => plain(project.codebook().name(set, code, arabic).to_owned()),
        Offer::Canonical(id) => {
            let canonical = project.canonicals().get(id)?;
            plain(first_words(canonical.wording(arabic), WORDING_SCALARS))
        }
        Offer::NewCanonical(wording) => {
            let wording = first_words(wording, WORDING_SCALARS);
            plain(i18n_embed_fl::fl!(
                words.loader,
                "palette-new-canonical",
                wording = wording
            ))
        }
        Offer::Kind(_) => return None,
    })
}

/// The first words of a text, on one line.
fn first_words(text: &str, scalars: usize) -> String {
    beginning(
        &text.split_whitespace().collect::<Vec<_>>().join(" "),
        scalars,
    )
}
