//! The room of agreement, over the desk: who is compared and how above, layers and fields at the
//! start side, what is looked at in the middle. It reads and asks; the report comes from beside
//! the window.

mod detail;
mod figures;
mod head;
mod instances;
mod measure;
mod state;
mod tables;

pub use state::AgreementRoom;

use egui::{Align, Layout, Margin, RichText, Ui};

use crate::app::agreement::{AgreementView, name};
use crate::app::commands::Args;
use crate::app::session::reporting::Ready;
use crate::app::{Session, Words};
use crate::ui::fonts;
use crate::ui::kit::{self, ListRow};
use crate::ui::outbox::{Action, Outbox};
use crate::ui::paint::SharedTextPainter;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};

/// Height of the bar above, in points.
const BAR_HEIGHT_PT: f32 = 44.0;
/// Width of the list of layers and fields, in points.
const LIST_WIDTH_PT: f32 = 270.0;

/// What every part of the room reads, and where it asks.
struct Room<'a> {
    session: &'a Session,
    words: &'a Words,
    theme: &'a Theme,
    painter: &'a SharedTextPainter,
    outbox: &'a mut Outbox,
    state: &'a mut AgreementRoom,
    view: &'a AgreementView,
}

impl Room<'_> {
    fn ask(&mut self, id: &'static str, args: Args) {
        self.outbox.push(Action::Command(id, args));
    }

    fn small_label(&self, ui: &mut Ui, text: &str) {
        ui.label(
            RichText::new(text)
                .size(theme::SMALL_SIZE_PT)
                .color(self.theme.mute),
        );
    }

    /// The name of a layer or of a field; fields are told with the kind of tag they belong to.
    fn name_of(&self, id: &str) -> String {
        match id.split_once('.') {
            None => name(self.words, &format!("layer-{id}")),
            Some(_) => name(self.words, id),
        }
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
        agreement: state,
        ..
    } = shell
    else {
        return;
    };
    let ready = session.agreement().cloned();
    if let Some(ready) = &ready {
        state.refresh(session, words, ready);
    }
    let mut room = Room {
        session,
        words,
        theme: &theme,
        painter,
        outbox,
        state,
        view: &session.workspace.agreement,
    };
    let bar = egui::Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(14, 0));
    egui::Panel::top("agreement top")
        .exact_size(BAR_HEIGHT_PT)
        .frame(bar)
        .show_separator_line(false)
        .show(ui, |ui| top(&mut room, ui, ready.as_deref()));
    egui::Panel::top("agreement head")
        .frame(bar.inner_margin(Margin::symmetric(14, 6)))
        .show(ui, |ui| head::show(&mut room, ui, ready.as_deref()));
    if let Some(ready) = &ready {
        egui::Panel::left("agreement list")
            .frame(bar.inner_margin(Margin::symmetric(10, 10)))
            .resizable(true)
            .default_size(LIST_WIDTH_PT)
            .size_range(200.0..=380.0)
            .show(ui, |ui| list(&mut room, ui, ready));
    }
    let middle = egui::Frame::new()
        .fill(theme.bg)
        .inner_margin(Margin::symmetric(16, 8));
    egui::CentralPanel::default().frame(middle).show(ui, |ui| {
        let Some(ready) = &ready else {
            let text = if room.session.is_report_stopped() {
                "agreement-stopped"
            } else {
                "agreement-working"
            };
            kit::empty(ui, &room.words.get(text), "");
            return;
        };
        egui::ScrollArea::vertical()
            .id_salt(("agreement page", &room.view.shown))
            .auto_shrink([false; 2])
            .show(ui, |ui| page(&mut room, ui, ready));
    });
}

fn top(room: &mut Room<'_>, ui: &mut Ui, ready: Option<&Ready>) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let words = room.words;
        if kit::icon_button(ui, kit::Icon::Back, &words.get("agreement-back")).clicked() {
            room.outbox.command("gesture.cancel");
        }
        let title = RichText::new(words.get("agreement-title"))
            .family(fonts::bold())
            .size(17.0)
            .color(room.theme.accent);
        ui.label(title);
        ui.add_space(theme::GAP);
        if let Some(ready) = ready {
            head::counts(room, ui, ready);
        }
        kit::at_end(ui, "formats", Align::Center, |ui| {
            head::progress(room, ui);
            if ready.is_some() {
                for format in ["HTML", "CSV", "JSON"] {
                    let text =
                        i18n_embed_fl::fl!(words.loader, "agreement-save-as", format = format);
                    if kit::quiet_button(ui, &text).clicked() {
                        let args = Args::new().with("format", format.to_lowercase());
                        room.ask("agreement.export", args);
                    }
                }
            }
        });
    });
}

/// All layers and fields, to choose what is looked at.
fn list(room: &mut Room<'_>, ui: &mut Ui, ready: &Ready) {
    egui::ScrollArea::vertical()
        .id_salt("agreement list")
        .auto_shrink([false; 2])
        .show(ui, |ui| {
            let all = room.words.get("agreement-overview");
            group(
                room,
                ui,
                &all,
                &[(String::new(), all.clone(), String::new())],
            );
            let layers: Vec<_> = ready
                .report
                .layers
                .iter()
                .map(|it| {
                    let first = it.figures.first();
                    (
                        it.name.to_owned(),
                        room.name_of(it.name),
                        measure::short(room.words, first),
                    )
                })
                .collect();
            let title = room.words.get("agree-heading-layers");
            kit::section(ui, &title);
            group(room, ui, &title, &layers);
            for kind in crate::agreement::report::Kind::ALL {
                let fields = ready
                    .report
                    .fields
                    .iter()
                    .filter(|it| it.field.kind == kind);
                let fields: Vec<_> = fields
                    .map(|it| {
                        let id = it.field.id.clone();
                        let name = room.name_of(&id);
                        (id, name, measure::short(room.words, it.figures.first()))
                    })
                    .collect();
                let title = tables::kind_name(room, kind);
                ui.add_space(theme::GAP);
                kit::section(ui, &title);
                group(room, ui, &title, &fields);
            }
        });
}

fn group(room: &mut Room<'_>, ui: &mut Ui, title: &str, rows: &[(String, String, String)]) {
    let shown: Vec<ListRow> = rows
        .iter()
        .map(|(id, name, end)| ListRow {
            key: id.clone(),
            name: name.clone(),
            spoken: room.words.joined(&[name, end], ", "),
            end: end.clone(),
            ..ListRow::default()
        })
        .collect();
    let here = rows.iter().position(|(id, ..)| *id == room.view.shown);
    let chosen = kit::list(ui, title, title, &shown, here);
    if let Some((id, ..)) = chosen.and_then(|place| rows.get(place)) {
        room.ask("agreement.show", Args::new().with("what", id.as_str()));
    }
}

fn page(room: &mut Room<'_>, ui: &mut Ui, ready: &Ready) {
    let report = &ready.report;
    if report.who.len() < 2 || report.articles.is_empty() {
        let what = if report.who.len() < 2 {
            "agreement-few"
        } else {
            "agreement-nothing-common"
        };
        let hint = room.words.get(&format!("{what}-hint"));
        kit::empty(ui, &room.words.get(what), &hint);
    } else if let Some(field) = report.field(&room.view.shown) {
        detail::field(room, ui, ready, field);
    } else if let Some(layer) = report.layer(&room.view.shown) {
        detail::layer(room, ui, ready, layer);
    } else {
        tables::show(room, ui, ready);
        detail::worst(room, ui, ready);
    }
}
