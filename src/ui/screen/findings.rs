//! What is odd about the project: each with how bad it is, where, and what to do; a click goes to
//! the tag. Lists what is known so far and asks.

use egui::{Color32, RichText, Ui};
use i18n_embed_fl::fl;

use crate::app::commands::Args;
use crate::app::odd::{Odd, shown_for};
use crate::app::session::watch::Rank;
use crate::app::{Session, Words, check::Severity};
use crate::model::{ArticleId, Item};
use crate::text::segment::beginning;
use crate::ui::kit;
use crate::ui::outbox::{Action, Outbox};
use crate::ui::overlay::{Findings, WantedFindings};
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};

const WIDTH_PT: f32 = 760.0;
/// Lines below what a finding says: where it is, and the remedy.
const DETAILS: usize = 2;
/// How much of the words of a place is shown.
const PLACE_SCALARS: usize = 60;
/// Width of the lists to choose from, in points.
const CHOICE_PT: f32 = 230.0;
/// While things are still being looked at, a list of this length is not made anew.
const ENOUGH: usize = 200;

/// How bad, with the words for it.
const SEVERITIES: [(Severity, &str); 3] = [
    (Severity::Error, "findings-errors"),
    (Severity::Warning, "findings-warnings"),
    (Severity::Info, "findings-remarks"),
];

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, findings: &mut Findings) {
    kit::modal_width(ui, WIDTH_PT);
    let Shell {
        session,
        words,
        outbox,
        ..
    } = shell;
    let Some(session) = session.as_ref() else {
        return;
    };
    ui.heading(words.get("findings-title"));
    follow(session, findings);
    filters(session, words, ui, theme, findings);
    ui.add_space(theme::GAP);
    if findings.rows.is_empty() {
        if !session.is_watched() {
            ui.label(words.get("findings-looking"));
        } else if findings.wanted != WantedFindings::default() {
            kit::empty(ui, &words.get("findings-none-such"), "");
        } else {
            let hint = words.get("findings-none-hint");
            kit::empty(ui, &words.get("findings-none"), &hint);
        }
    }
    let height = ui.ctx().content_rect().height() * 0.5;
    egui::ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show_rows(
            ui,
            kit::dotted_row_pt(DETAILS),
            findings.rows.len(),
            |ui, range| {
                for rank in findings.rows.get(range).unwrap_or_default() {
                    if let Some(odd) = session.odd(rank) {
                        row(session, words, outbox, ui, theme, rank, odd);
                    }
                }
            },
        );
    ui.add_space(theme::GAP);
    if ui.button(words.get("close")).clicked() {
        outbox.push(Action::CloseOverlay);
    }
}

/// Gathers what is to be listed, if something else is known or wanted.
fn follow(session: &Session, findings: &mut Findings) {
    let revision = session.odds_revision();
    let asked = findings.asked.as_ref();
    let same_question = asked.is_some_and(|(_, wanted)| *wanted == findings.wanted);
    let is_known = asked.is_some_and(|(known, _)| *known == revision);
    let is_long = !session.is_watched() && findings.rows.len() >= ENOUGH;
    if same_question && (is_known || is_long) {
        return;
    }
    let wanted = findings.wanted.clone();
    findings.rows.clear();
    findings.counts = [0; 3];
    findings.kinds.clear();
    findings.articles.clear();
    for (rank, odd) in session.odds() {
        let of_kind = wanted.kind.is_none_or(|kind| kind == odd.kind);
        let of_article = wanted.article.is_none() || wanted.article == odd.article;
        let so_bad = wanted.severity.is_none_or(|it| it == odd.severity);
        // Each choice is counted as the other two leave it.
        if of_kind && of_article {
            let place = SEVERITIES.iter().position(|(it, _)| *it == odd.severity);
            if let Some(count) = place.and_then(|place| findings.counts.get_mut(place)) {
                *count += 1;
            }
        }
        if of_article && so_bad {
            *findings.kinds.entry(odd.kind).or_default() += 1;
        }
        if of_kind
            && so_bad
            && let Some(article) = &odd.article
        {
            match findings.articles.get_mut(article) {
                Some(count) => *count += 1,
                None => {
                    findings.articles.insert(article.clone(), 1);
                }
            }
        }
        if of_kind && of_article && so_bad {
            findings.rows.push(rank.clone());
        }
    }
    findings.asked = Some((revision, wanted));
}

fn filters(session: &Session, words: &Words, ui: &mut Ui, theme: &Theme, findings: &mut Findings) {
    ui.horizontal_wrapped(|ui| {
        let all: usize = findings.counts.iter().sum();
        let named = |name: &str, count: usize| counted(words, &words.get(name), count);
        let label = named("findings-all", all);
        if kit::pill(ui, &label, findings.wanted.severity.is_none()).clicked() {
            findings.wanted.severity = None;
        }
        for ((severity, name), count) in SEVERITIES.iter().zip(findings.counts) {
            let on = findings.wanted.severity == Some(*severity);
            let dot = colour(theme, *severity);
            if kit::dot_pill(ui, &named(name, count), dot, on).clicked() {
                findings.wanted.severity = (!on).then_some(*severity);
            }
        }
    });
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        kinds(words, ui, findings);
        articles(session, words, ui, findings);
    });
}

/// A name and how many there are.
fn counted(words: &Words, name: &str, count: usize) -> String {
    words.joined(&[name, &words.number(count)], " ")
}

/// What a kind of finding is about, without the thing it is told of.
fn kind_name(words: &Words, kind: &str) -> String {
    let args = std::collections::HashMap::from([("detail", String::new())]);
    let message = words.loader.get_args(&format!("finding-{kind}"), args);
    let end = message.find([':', '.', ';', '؛', '،']);
    message
        .get(..end.unwrap_or(message.len()))
        .unwrap_or_default()
        .to_owned()
}

fn kinds(words: &Words, ui: &mut Ui, findings: &mut Findings) {
    let every = words.get("findings-every-kind");
    let now = findings
        .wanted
        .kind
        .map_or_else(|| every.clone(), |it| kind_name(words, it));
    let mut chosen = None;
    let combo = egui::ComboBox::from_id_salt("findings kind")
        .selected_text(now)
        .truncate()
        .width(CHOICE_PT)
        .show_ui(ui, |ui| {
            let row = egui::Button::selectable(findings.wanted.kind.is_none(), &every);
            if ui.add(row).clicked() {
                chosen = Some(None);
            }
            for (kind, count) in &findings.kinds {
                let name = counted(words, &kind_name(words, kind), *count);
                let row = egui::Button::selectable(findings.wanted.kind == Some(*kind), name);
                if ui.add(row).clicked() {
                    chosen = Some(Some(*kind));
                }
            }
        });
    kit::name(&combo.response, &words.get("findings-kind"));
    if let Some(kind) = chosen {
        findings.wanted.kind = kind;
    }
}

fn articles(session: &Session, words: &Words, ui: &mut Ui, findings: &mut Findings) {
    let title = |id: &ArticleId| {
        let article = session.project().articles().get(id);
        article.map_or_else(|| id.to_string(), |it| it.title.clone())
    };
    let every = words.get("findings-every-article");
    let now = findings
        .wanted
        .article
        .as_ref()
        .map_or_else(|| every.clone(), title);
    let mut chosen = None;
    let combo = egui::ComboBox::from_id_salt("findings article")
        .selected_text(now)
        .truncate()
        .width(CHOICE_PT)
        .show_ui(ui, |ui| {
            ui.set_max_width(CHOICE_PT * 2.0);
            let row = egui::Button::selectable(findings.wanted.article.is_none(), &every);
            if ui.add(row).clicked() {
                chosen = Some(None);
            }
            for (id, count) in &findings.articles {
                let name = counted(words, &title(id), *count);
                let on = findings.wanted.article.as_ref() == Some(id);
                if ui
                    .add(egui::Button::selectable(on, name).truncate())
                    .clicked()
                {
                    chosen = Some(Some(id.clone()));
                }
            }
        });
    kit::name(&combo.response, &words.get("findings-article"));
    if let Some(article) = chosen {
        findings.wanted.article = article;
    }
}

fn colour(theme: &Theme, severity: Severity) -> Color32 {
    match severity {
        Severity::Error => theme.danger,
        Severity::Warning => theme.warn,
        Severity::Info => theme.mute,
    }
}

/// What it is, below it how bad and where, below that the remedy.
fn row(
    session: &Session,
    words: &Words,
    outbox: &mut Outbox,
    ui: &mut Ui,
    theme: &Theme,
    rank: &Rank,
    odd: &Odd,
) {
    let project = session.project();
    let (kind, id) = &rank.on;
    let (message, remedy) = odd.words(project, words);
    let item = shown_for(project, *kind, id);
    let place = item.as_ref().and_then(|item| project.place_of(item));
    let quoted = place.map(|(_, anchor)| {
        let there = beginning(&anchor.quote(), PLACE_SCALARS);
        fl!(words.loader, "quoted", words = there)
    });
    let article = odd.article.as_ref();
    let article = article.and_then(|id| project.articles().get(id));
    let how_bad = match odd.severity {
        Severity::Error => "findings-error",
        Severity::Warning => "findings-warning",
        Severity::Info => "findings-remark",
    };
    let how_bad = words.get(how_bad);
    let shared = item
        .as_ref()
        .and_then(|item| shared_name(session, words, item));
    let mut told = vec![how_bad.as_str()];
    told.extend(shared);
    told.extend(quoted.as_deref());
    told.extend(article.map(|it| it.title.as_str()));
    let told = words.line(&told);
    ui.push_id(rank, |ui| {
        let dot = colour(theme, odd.severity);
        let row = kit::dotted_row(ui, dot, &message, &[&told, &remedy]);
        if row.clicked() && odd.kind.starts_with("overruled") {
            outbox.command("conflict.list");
        } else if row.clicked()
            && let Some(item) = item
        {
            let args = Args::new().with("id", item.id());
            outbox.push(Action::Command("item.show", args));
            outbox.push(Action::CloseOverlay);
        }
    });
}

/// The name of what has no place in a text.
pub(super) fn shared_name<'a>(session: &'a Session, words: &Words, item: &Item) -> Option<&'a str> {
    let (project, arabic) = (session.project(), words.is_arabic());
    match item {
        Item::Actor(id) => project.actors().get(id).map(|it| it.name(arabic)),
        Item::Canonical(id) => project.canonicals().get(id).map(|it| it.wording(arabic)),
        Item::Topic(id) => project.topics().get(id).map(|it| it.name(arabic)),
        _ => None,
    }
}

/// In the line below the desk: how many errors there are, if any.
pub fn in_status(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    outbox: &mut Outbox,
) {
    let count = session.errors();
    if count == 0 {
        return;
    }
    let shown = words.number(count);
    let text = fl!(
        words.loader,
        "status-findings",
        count = count,
        shown = shown
    );
    let text = RichText::new(text)
        .size(theme::SMALL_SIZE_PT)
        .color(theme.danger);
    if ui
        .add(egui::Button::new(text).frame_when_inactive(false))
        .clicked()
    {
        outbox.command("view.findings");
    }
}
