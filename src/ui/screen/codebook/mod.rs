//! The room where the codebook is worked on, over the desk: sets at the start side, labels in the
//! middle, the form of what is chosen at the end side; publishing, ready codebooks, editions and
//! older tags on pages of their own. It reads and asks; every change is a command.

mod editions;
mod form;
mod labels;
mod ready;
mod recheck;
mod review;
mod say;
mod sets;
mod state;
mod whole;

pub use say::news;
pub use state::CodebookRoom;

use egui::{Align, Layout, Margin, RichText, Ui};
use i18n_embed_fl::fl;

use crate::app::codebook::{self, CodebookView, Page};
use crate::app::commands::Args;
use crate::app::{Session, Words};
use crate::model::{Code, CodeEntry, Codebook};
use crate::ui::outbox::{Action, Outbox};
use crate::ui::paint::SharedTextPainter;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, LabelColours, Theme};
use crate::ui::{fonts, kit};

/// Width of the list of sets and of the form, in points.
const SETS_WIDTH_PT: f32 = 250.0;
const FORM_WIDTH_PT: f32 = 380.0;
/// Heights of the bar above and of the row of pages, in points.
const BAR_HEIGHT_PT: f32 = 44.0;
const TABS_HEIGHT_PT: f32 = 31.0;
/// Width of the column of the pages beside the labels, in points.
const COLUMN_PT: f32 = 720.0;

/// What every part of the room reads, and where it asks.
struct Room<'a> {
    session: &'a Session,
    words: &'a Words,
    theme: &'a Theme,
    painter: &'a SharedTextPainter,
    outbox: &'a mut Outbox,
    state: &'a mut CodebookRoom,
    view: &'a CodebookView,
    /// The codebook that is shown.
    book: &'a Codebook,
    /// An edition that was published, or a project that can only be read.
    read_only: bool,
}

impl Room<'_> {
    fn ask(&mut self, id: &'static str, args: Args) {
        self.outbox.push(Action::Command(id, args));
    }

    /// The colour of a label: its own, else that of its kind.
    fn colour(&self, set: &Code, entry: &CodeEntry) -> egui::Color32 {
        let code = Some(entry.code.as_str());
        LabelColours::shown(self.theme, &entry.colour).unwrap_or_else(|| match set.as_str() {
            "claim.type" => self.theme.claims.of(code).line,
            "actor.type" => self.theme.actors.of(code),
            "stance.label" => self.theme.stances.of(code),
            _ => self.theme.border,
        })
    }
}

/// Paints the room over the desk.
pub fn show(shell: &mut Shell, ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    let Shell {
        session: Some(session),
        words,
        outbox,
        painter,
        codebook: state,
        ..
    } = shell
    else {
        return;
    };
    let Some(view) = &session.workspace.codebook else {
        return;
    };
    state.refresh(session);
    let mut room = Room {
        session,
        words,
        theme: &theme,
        painter,
        outbox,
        state,
        view,
        book: codebook::shown(session),
        read_only: view.edition.is_some() || session.is_read_only(),
    };
    let bar = egui::Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(14, 0));
    egui::Panel::top("codebook top")
        .exact_size(BAR_HEIGHT_PT)
        .frame(bar)
        .show_separator_line(false)
        .show(ui, |ui| top(&mut room, ui));
    egui::Panel::top("codebook pages")
        .exact_size(TABS_HEIGHT_PT)
        .frame(bar)
        .show_separator_line(false)
        .show(ui, |ui| tabs(&mut room, ui));
    if view.page == Page::Labels {
        let side = egui::Frame::new()
            .fill(theme.panel)
            .inner_margin(Margin::symmetric(10, 10));
        egui::Panel::left("codebook sets")
            .frame(side)
            .resizable(true)
            .default_size(SETS_WIDTH_PT)
            .size_range(180.0..=360.0)
            .show(ui, |ui| sets::show(&mut room, ui));
        if codebook::chosen_set(session).is_some() {
            egui::Panel::right("codebook form")
                .frame(side)
                .resizable(true)
                .default_size(FORM_WIDTH_PT)
                .size_range(280.0..=560.0)
                .show(ui, |ui| form::show(&mut room, ui));
        }
    }
    let middle = egui::Frame::new()
        .fill(theme.bg)
        .inner_margin(Margin::symmetric(14, 12));
    egui::CentralPanel::default()
        .frame(middle)
        .show(ui, |ui| match view.page {
            Page::Labels => labels::show(&mut room, ui),
            Page::Review => review::show(&mut room, ui),
            Page::Ready => ready::show(&mut room, ui),
            Page::Editions => editions::show(&mut room, ui),
            Page::Recheck => recheck::show(&mut room, ui),
        });
}

/// A page in one column, scrolled, with a heading.
fn column(
    room: &mut Room<'_>,
    ui: &mut Ui,
    title: &str,
    content: impl FnOnce(&mut Room<'_>, &mut Ui),
) {
    egui::ScrollArea::vertical()
        .id_salt(("codebook page", room.view.page as u8))
        .auto_shrink([false; 2])
        .show(ui, |ui| {
            let width_pt = COLUMN_PT.min(ui.available_width());
            let margin_pt = ((ui.available_width() - width_pt) / 2.0).max(0.0);
            ui.horizontal_top(|ui| {
                ui.add_space(margin_pt);
                ui.vertical(|ui| {
                    ui.set_width(width_pt);
                    ui.add_space(theme::GAP_LARGE);
                    ui.heading(title);
                    content(room, ui);
                    ui.add_space(theme::GAP_LARGE);
                });
            });
        });
}

/// A sheet of paper on a page.
fn sheet(ui: &mut Ui, theme: &Theme, content: impl FnOnce(&mut Ui)) {
    egui::Frame::new()
        .fill(theme.panel)
        .stroke(theme.hairline())
        .corner_radius(theme::RADIUS_LARGE)
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui);
        });
}

fn top(room: &mut Room<'_>, ui: &mut Ui) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let words = room.words;
        if kit::icon_button(ui, kit::Icon::Back, &words.get("codebook-back")).clicked() {
            room.outbox.command("gesture.cancel");
        }
        let title = RichText::new(words.get("codebook-title"))
            .family(fonts::bold())
            .size(17.0)
            .color(room.theme.accent);
        ui.label(title);
        let name = room.book.title(words.is_arabic()).to_owned();
        ui.add(egui::Label::new(RichText::new(name).color(room.theme.mute)).truncate());
        ui.add_space(theme::GAP);
        standing(room, ui);
        kit::at_end(ui, "buttons", Align::Center, |ui| buttons(room, ui));
    });
}

/// Which version is in force or read, and what is not published yet.
fn standing(room: &mut Room<'_>, ui: &mut Ui) {
    let l = &room.words.loader;
    let project = room.session.project();
    if let Some(version) = &room.view.edition {
        let text = fl!(l, "codebook-reading", version = version.as_str());
        kit::tag(ui, &text);
        return;
    }
    let version = project.codebook().version.as_str();
    kit::tag(ui, &fl!(l, "codebook-in-force", version = version));
    if codebook::draft(room.session).is_none() {
        return;
    }
    let count = room.state.changes.len();
    let shown = room.words.number(count);
    let text = fl!(l, "codebook-unpublished", count = count, shown = shown);
    ui.label(RichText::new(text).size(12.0).color(room.theme.warn));
}

fn buttons(room: &mut Room<'_>, ui: &mut Ui) {
    let words = room.words;
    let name = |id: &str| words.get(&format!("cmd-{}", id.replace('.', "-")));
    let may_import = room.view.edition.is_none() && !room.session.is_read_only();
    if may_import
        && kit::labelled_icon_button(ui, kit::Icon::Import, &name("codebook.import")).clicked()
    {
        room.outbox.command("codebook.import");
    }
    if kit::labelled_icon_button(ui, kit::Icon::Export, &name("codebook.export")).clicked() {
        room.outbox.command("codebook.export");
    }
    if let Some(version) = room.view.edition.clone() {
        let in_force = room.session.project().codebook().version == version;
        if !in_force && !room.session.is_read_only() {
            let args = Args::new().with("version", version.as_str());
            if ui.button(name("codebook.republish")).clicked() {
                room.ask("codebook.republish", args);
            }
        }
    } else if codebook::draft(room.session).is_some() && !room.session.is_read_only() {
        if ui.button(name("codebook.discard")).clicked() {
            room.outbox.command("codebook.discard");
        }
        if kit::primary_button(ui, &name("codebook.review"), true).clicked() {
            room.outbox.command("codebook.review");
        }
    }
}

fn tabs(room: &mut Room<'_>, ui: &mut Ui) {
    let words = room.words;
    let waiting = words.number(room.state.recheck.len());
    let recheck = if room.state.recheck.is_empty() {
        words.get("codebook-page-recheck")
    } else {
        words.joined(&[&words.get("codebook-page-recheck"), &waiting], " ")
    };
    let (labels, ready) = (
        words.get("codebook-page-labels"),
        words.get("codebook-page-ready"),
    );
    let (editions, review) = (
        words.get("codebook-page-editions"),
        words.get("codebook-page-review"),
    );
    let mut names = vec![
        (Page::Labels, "codebook.open", labels),
        (Page::Ready, "codebook.ready", ready),
        (Page::Editions, "codebook.editions", editions),
        (Page::Recheck, "codebook.recheck", recheck),
    ];
    if room.view.page == Page::Review {
        names.push((Page::Review, "codebook.review", review));
    }
    let page = if room.view.edition.is_some() {
        Page::Editions
    } else {
        room.view.page
    };
    let here = names.iter().position(|(one, ..)| *one == page);
    let shown: Vec<&str> = names.iter().map(|(.., name)| name.as_str()).collect();
    if let Some((_, id, _)) = kit::tabs(ui, "codebook pages", &shown, here.unwrap_or(0))
        .and_then(|place| names.get(place))
    {
        room.ask(
            id,
            if *id == "codebook.open" {
                Args::new().with("edition", "")
            } else {
                Args::new()
            },
        );
    }
}
