//! Above the report: who is compared, which version of the codebook, how intervals are made, and
//! plain words about what is mixed, left out or unfinished.

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use super::Room;
use crate::agreement::report::Who;
use crate::app::agreement::blind::may_look_early;
use crate::app::agreement::{view::SAMPLES, who_name};
use crate::app::commands::Args;
use crate::app::session::reporting::Ready;
use crate::text::number::Digits;
use crate::ui::field::NumberField;
use crate::ui::kit;
use crate::ui::theme;

/// Largest seed that can be typed.
const SEED_MAX: f64 = 999_999.0;

pub fn show(room: &mut Room<'_>, ui: &mut Ui, ready: Option<&Ready>) {
    ui.horizontal_wrapped(|ui| people(room, ui));
    ui.horizontal_wrapped(|ui| {
        versions(room, ui);
        ui.add_space(theme::GAP_LARGE);
        samples(room, ui);
        ui.add_space(theme::GAP_LARGE);
        seed(room, ui);
        let gamma = room.view.gamma;
        if kit::pill(ui, &room.words.get("agreement-gamma"), gamma).clicked() {
            let args = Args::new().with("gamma", (!gamma).to_string());
            room.ask("agreement.compare", args);
        }
    });
    if let Some(ready) = ready {
        warnings(room, ui, ready);
    }
}

fn title(room: &Room<'_>, ui: &mut Ui, id: &str) {
    let text = RichText::new(room.words.get(id))
        .size(theme::SMALL_SIZE_PT)
        .color(room.theme.mute);
    ui.label(text);
}

/// Everybody who tagged something, and gold.
fn people(room: &mut Room<'_>, ui: &mut Ui) {
    title(room, ui, "agreement-people");
    let project = room.session.project();
    let everybody = project
        .annotators()
        .iter()
        .map(|it| Who::Annotator(it.id.clone()));
    let all: Vec<Who> = everybody.chain([Who::Gold]).collect();
    let chosen = room.view.who.clone();
    if kit::pill(
        ui,
        &room.words.get("agreement-everybody"),
        chosen.is_empty(),
    )
    .clicked()
    {
        room.ask("agreement.compare", Args::new().with("annotators", ""));
    }
    for who in &all {
        let on = chosen.contains(who);
        let text = who_name(room.words, room.session.project(), who);
        if kit::pill(ui, &text, on).clicked() {
            let kept = all.iter().filter(|it| (*it == who) != chosen.contains(it));
            let ids: Vec<&str> = kept.map(Who::id).collect();
            room.ask(
                "agreement.compare",
                Args::new().with("annotators", ids.join(",")),
            );
        }
    }
    let me = room.session.annotator();
    if may_look_early(room.session.project(), me) {
        ui.add_space(theme::GAP_LARGE);
        let text = room.words.get("cmd-agreement-unfinished");
        if kit::pill(ui, &text, room.view.unfinished)
            .on_hover_text(
                room.words
                    .loader
                    .get_attr("cmd-agreement-unfinished", "hint"),
            )
            .clicked()
        {
            room.outbox.command("agreement.unfinished");
        }
    }
}

fn versions(room: &mut Room<'_>, ui: &mut Ui) {
    title(room, ui, "agreement-guideline");
    let project = room.session.project();
    let mut versions = vec![project.founding_codebook().version.clone()];
    let published = project.published();
    for version in published.iter().map(|it| &it.book.version) {
        if !versions.contains(version) {
            versions.push(version.clone());
        }
    }
    let chosen = room.view.guideline.clone();
    let all = room.words.get("agreement-all-versions");
    if kit::pill(ui, &all, chosen.is_none()).clicked() {
        room.ask("agreement.compare", Args::new().with("guideline", ""));
    }
    for version in versions {
        let on = chosen.as_ref() == Some(&version);
        if kit::pill(ui, version.as_str(), on).clicked() {
            let args = Args::new().with("guideline", version.as_str());
            room.ask("agreement.compare", args);
        }
    }
}

fn samples(room: &mut Room<'_>, ui: &mut Ui) {
    title(room, ui, "agreement-samples");
    for samples in SAMPLES {
        let text = if samples == 0 {
            room.words.get("agreement-samples-none")
        } else {
            let shown = room.words.number(samples);
            fl!(room.words.loader, "agreement-samples-of", shown = shown)
        };
        if kit::pill(ui, &text, room.view.samples == samples).clicked() {
            let args = Args::new().with("samples", samples.to_string());
            room.ask("agreement.compare", args);
        }
    }
}

fn seed(room: &mut Room<'_>, ui: &mut Ui) {
    title(room, ui, "agreement-seed");
    let digits = if room.words.is_arabic() {
        Digits::ArabicIndic
    } else {
        Digits::European
    };
    let name = room.words.get("agreement-seed");
    let mut seed = room.view.seed as f64;
    let field = NumberField::new("agreement seed", &name, 0.0..=SEED_MAX)
        .step(1.0, 0)
        .digits(digits)
        .width(64.0);
    field.show(ui, room.painter, &mut seed);
    let seed = seed.round() as u64;
    if seed != room.view.seed {
        let args = Args::new().with("seed", seed.to_string());
        room.ask("agreement.compare", args);
    }
}

/// How many articles are compared, and how many only one annotator worked on.
pub fn counts(room: &Room<'_>, ui: &mut Ui, ready: &Ready) {
    let (l, report) = (&room.words.loader, &ready.report);
    let (compared, alone) = (report.articles.len(), report.alone);
    let shown = room.words.number(compared);
    let mut parts = vec![fl!(
        l,
        "agreement-articles",
        count = compared,
        shown = shown
    )];
    if alone > 0 {
        let shown = room.words.number(alone);
        parts.push(fl!(l, "agreement-alone", count = alone, shown = shown));
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    kit::tag(ui, &room.words.line(&parts));
}

/// How far the work beside the window is, with a way to stop it; or a way to begin again.
pub fn progress(room: &mut Room<'_>, ui: &mut Ui) {
    let words = room.words;
    if let Some(share) = room.session.report_progress() {
        let (text, stop) = (
            words.get("agreement-working"),
            words.get("cmd-agreement-stop"),
        );
        if kit::progress_with_cancel(ui, share, &text, &stop) {
            room.outbox.command("agreement.stop");
        }
    } else if room.session.is_report_stopped()
        && kit::quiet_button(ui, &words.get("agreement-again")).clicked()
    {
        room.outbox.command("agreement.open");
    }
}

fn warnings(room: &Room<'_>, ui: &mut Ui, ready: &Ready) {
    let (words, l) = (room.words, &room.words.loader);
    let mut said: Vec<String> = Vec::new();
    if ready.report.mixes_guidelines() {
        let versions =
            ready.report.guidelines.iter().map(|(version, count)| {
                words.joined(&[version.as_str(), &words.number(*count)], ": ")
            });
        let versions: Vec<String> = versions.collect();
        let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
        let text = words.get("agree-heading-mixed-guidelines");
        said.push(format!("{text} {}", words.line(&versions)));
    }
    let veil = &ready.veil;
    if veil.hidden_articles > 0 {
        let (people, articles) = (veil.hidden_people, veil.hidden_articles);
        let shown = words.number(people);
        let people = fl!(l, "agreement-people-count", count = people, shown = shown);
        let shown = words.number(articles);
        let articles = fl!(
            l,
            "agreement-articles-count",
            count = articles,
            shown = shown
        );
        said.push(fl!(
            l,
            "agreement-left-out",
            people = people,
            articles = articles
        ));
    }
    if veil.unfinished > 0 {
        let (count, shown) = (veil.unfinished, words.number(veil.unfinished));
        said.push(fl!(
            l,
            "agreement-some-unfinished",
            count = count,
            shown = shown
        ));
    }
    if ready.unread > 0 {
        let (count, shown) = (ready.unread, words.number(ready.unread));
        said.push(fl!(l, "agreement-unread", count = count, shown = shown));
    }
    for text in said {
        ui.horizontal(|ui| {
            let (rect, icon) = ui.allocate_exact_size(egui::vec2(16.0, 16.0), egui::Sense::hover());
            icon.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &text));
            kit::Icon::Warning.paint_sized(ui.painter(), rect, 14.0, room.theme.warn);
            let text = RichText::new(text).size(12.0).color(room.theme.warn);
            ui.add(egui::Label::new(text).wrap());
        });
    }
}
