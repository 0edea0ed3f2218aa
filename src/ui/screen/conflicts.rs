//! What was changed by two who did not know of each other: both versions field by field, which one
//! shows and why, and the choice where there is one. After a join also what came. Lists and asks.

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use super::findings::shared_name;
use crate::app::commands::Args;
use crate::app::merge::Report;
use crate::app::odd::shown_for;
use crate::app::{Session, Words};
use crate::model::conflict::{Conflict, Other, Side, Why};
use crate::model::difference::Difference;
use crate::model::{Id, Item};
use crate::text::segment::beginning;
use crate::ui::desk::inspector::Teller;
use crate::ui::outbox::{Action, Outbox};
use crate::ui::overlay::Conflicts;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};
use crate::ui::{fonts, kit};

const WIDTH_PT: f32 = 820.0;
/// Height of the line that says what a conflict is about, in points.
const HEAD_PT: f32 = 24.0;
/// How much of the words of a place is shown.
const PLACE_SCALARS: usize = 60;
/// Conflicts laid out at once; the next come when these are settled.
const SHOWN_MAX: usize = 40;
/// Things told at most of what could not be taken.
const FINDINGS_MAX: usize = 20;

/// What rows are painted with.
struct Desk<'a> {
    session: &'a Session,
    words: &'a Words,
    theme: &'a Theme,
    outbox: &'a mut Outbox,
}

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, conflicts: &mut Conflicts) {
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
    let generation = session.project().generation();
    if conflicts.asked != Some(generation) {
        conflicts.found = session.project().conflicts();
        conflicts.asked = Some(generation);
    }
    let mut desk = Desk {
        session,
        words,
        theme,
        outbox,
    };
    let title = match conflicts.came {
        Some(_) => "join-title",
        None => "conflict-title",
    };
    ui.heading(words.get(title));
    let height = ui.ctx().content_rect().height() * 0.68;
    egui::ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            if let Some(came) = &conflicts.came {
                desk.came(ui, &came.0.display().to_string(), &came.1);
            }
            desk.conflicts(ui, &conflicts.found);
        });
    ui.add_space(theme::GAP);
    if ui.button(words.get("close")).clicked() {
        outbox.push(Action::CloseOverlay);
    }
}

impl Desk<'_> {
    fn small(&self, ui: &mut Ui, text: &str) {
        let text = RichText::new(text).size(theme::SMALL_SIZE_PT);
        ui.add(egui::Label::new(text.color(self.theme.mute)).wrap());
    }

    fn plain(&self, ui: &mut Ui, text: &str) {
        ui.add(egui::Label::new(RichText::new(text).color(self.theme.ink)).wrap());
    }

    /// What the other copy brought: by person, by kind, files, and what could not be taken.
    fn came(&mut self, ui: &mut Ui, from: &str, report: &Report) {
        let (words, l) = (self.words, &self.words.loader);
        self.small(ui, &fl!(l, "join-from", path = from));
        if report.stopped {
            self.plain(ui, &words.get("join-stopped"));
        }
        ui.add_space(theme::GAP);
        if report.journals.is_empty() && report.files.is_empty() {
            self.plain(ui, &words.get("cli-merge-nothing"));
        } else {
            self.brought(ui, report);
        }
        for finding in report.findings.iter().take(FINDINGS_MAX) {
            let (path, detail) = (finding.file.as_str(), finding.detail.as_str());
            let text = fl!(l, "cli-merge-not-taken", path = path, detail = detail);
            ui.add(egui::Label::new(RichText::new(text).color(self.theme.warn)).wrap());
        }
        ui.add_space(theme::GAP_LARGE);
        kit::section(ui, &words.get("conflict-title"));
    }

    fn brought(&mut self, ui: &mut Ui, report: &Report) {
        let (words, l) = (self.words, &self.words.loader);
        let project = self.session.project();
        for (annotator, count) in &report.records {
            let id = Id::new(annotator.as_str());
            let (name, shown) = (project.person(&id), words.number(*count));
            let text = fl!(
                l,
                "join-deeds",
                name = name,
                count = (*count as u64),
                shown = shown
            );
            self.plain(ui, &text);
        }
        for (kind, it) in &report.kinds {
            let kind = words.get(&format!("kind-{kind}"));
            let (added, changed) = (words.number(it.added), words.number(it.changed));
            let removed = words.number(it.removed);
            let text = fl!(
                l,
                "cli-merge-kind",
                kind = kind,
                added = added,
                changed = changed,
                removed = removed
            );
            self.small(ui, &text);
        }
        if !report.files.is_empty() {
            let count = report.files.len();
            let text = fl!(l, "join-files", count = count, shown = words.number(count));
            self.small(ui, &text);
        }
    }

    fn conflicts(&mut self, ui: &mut Ui, found: &[Conflict]) {
        let words = self.words;
        if found.is_empty() {
            let hint = words.get("conflict-none-hint");
            kit::empty(ui, &words.get("conflict-none"), &hint);
            return;
        }
        self.small(ui, &words.get("conflict-hint"));
        ui.add_space(theme::GAP);
        for conflict in found.iter().take(SHOWN_MAX) {
            let salt = (conflict.kind, conflict.id.as_ref());
            ui.push_id(salt, |ui| self.conflict(ui, conflict));
            ui.add_space(theme::GAP);
        }
        let more = found.len().saturating_sub(SHOWN_MAX);
        if more > 0 {
            let shown = words.number(more);
            let text = fl!(words.loader, "conflict-more", count = more, shown = shown);
            self.small(ui, &text);
        }
    }

    /// One thing with all its versions, in a frame.
    fn conflict(&mut self, ui: &mut Ui, conflict: &Conflict) {
        let frame = egui::Frame::new()
            .stroke(egui::Stroke::new(theme::LINE_WIDTH, self.theme.line))
            .corner_radius(6.0)
            .inner_margin(12.0);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let project = self.session.project();
            let item = shown_for(project, conflict.kind, &conflict.id);
            self.head(ui, conflict, item.as_ref());
            let hidden = item.as_ref().is_some_and(|it| !self.session.shows(it));
            if hidden {
                self.small(ui, &self.words.get("conflict-blind"));
                return;
            }
            for (place, other) in conflict.others.iter().enumerate() {
                ui.add_space(theme::GAP);
                ui.push_id(place, |ui| self.other(ui, conflict, other));
            }
        });
    }

    /// What it is, where, and the way there.
    fn head(&mut self, ui: &mut Ui, conflict: &Conflict, item: Option<&Item>) {
        let words = self.words;
        let (session, project) = (self.session, self.session.project());
        let kind = words.get(&format!("kind-{}", conflict.kind));
        let place = item.and_then(|item| project.place_of(item));
        let quoted = place.map(|(_, anchor)| {
            let there = beginning(&anchor.quote(), PLACE_SCALARS);
            fl!(words.loader, "quoted", words = there)
        });
        let article = project.article_of(conflict.kind, &conflict.id);
        let article = article.and_then(|id| project.articles().get(&id));
        let mut told = vec![kind.as_str()];
        told.extend(quoted.as_deref());
        told.extend(item.and_then(|item| shared_name(session, words, item)));
        told.extend(article.map(|it| it.title.as_str()));
        let title = RichText::new(words.line(&told)).family(fonts::bold());
        let title = egui::Label::new(title.color(self.theme.ink)).truncate();
        let mut go = false;
        let room = egui::vec2(ui.available_width(), HEAD_PT);
        ui.allocate_ui(room, |ui| {
            ui.set_min_size(room);
            let start = |ui: &mut Ui| {
                ui.add(title);
            };
            kit::start_and_end(ui, "head", start, |ui| {
                if item.is_some_and(|it| !matches!(it, Item::Article(_))) {
                    go = kit::link_button(ui, &words.get("conflict-go")).clicked();
                }
            });
        });
        if go && let Some(item) = item {
            let args = Args::new().with("id", item.id());
            self.outbox.push(Action::Command("item.show", args));
            self.outbox.push(Action::CloseOverlay);
        }
    }

    /// What shows beside one version that does not, and the choice between them.
    fn other(&mut self, ui: &mut Ui, conflict: &Conflict, other: &Other) {
        let words = self.words;
        let shown = self.side(&conflict.shown, "conflict-shown");
        let beside = self.side(&other.side, "conflict-other");
        self.line(ui, ["", &shown, &beside], true);
        let differences = other.way.differences();
        if other.side.removed || conflict.shown.removed {
            let not_there = words.get("conflict-removed");
            let there = words.get("conflict-there");
            let texts = if other.side.removed {
                [&there, &not_there]
            } else {
                [&not_there, &there]
            };
            self.line(ui, ["", texts[0], texts[1]], false);
        } else if differences.is_empty() {
            self.small(ui, &words.get("conflict-no-fields"));
        }
        for difference in &differences {
            self.difference(ui, other, difference);
        }
        let why = match other.why {
            Why::Later => "conflict-why-later",
            Why::Alive => "conflict-why-alive",
            Why::WrongClock => "conflict-why-clock",
        };
        ui.add_space(4.0);
        self.small(ui, &words.get(why));
        let gone = conflict.gone.iter();
        let gone = gone.filter(|(stamp, _)| *stamp == other.side.stamp).count();
        if gone > 0 {
            let shown = words.number(gone);
            let text = fl!(words.loader, "conflict-gone", count = gone, shown = shown);
            self.small(ui, &text);
        }
        self.choice(ui, conflict, other);
    }

    /// Who made a version and when.
    fn side(&self, side: &Side, message: &str) -> String {
        let who = self.session.project().person(&side.by);
        let when = self
            .words
            .moment(crate::model::change::clock_ms(side.stamp.t));
        let of = self.words.get(message);
        self.words.line(&[&of, who, &when])
    }

    fn difference(&mut self, ui: &mut Ui, other: &Other, difference: &Difference) {
        let Some(item) = other.way.item() else {
            return;
        };
        let teller = Teller {
            project: self.session.project(),
            words: self.words,
        };
        let value = |value| teller.value(&item, difference.name, value);
        let (shown, beside) = (value(&difference.before), value(&difference.after));
        let name = teller.name(difference.name);
        self.line(ui, [&name, &shown, &beside], false);
    }

    /// Three columns that stand below one another from line to line.
    fn line(&self, ui: &mut Ui, texts: [&str; 3], is_head: bool) {
        ui.columns_const(|columns: &mut [Ui; 3]| {
            for (place, (ui, text)) in columns.iter_mut().zip(texts).enumerate() {
                let text = RichText::new(text);
                let text = if is_head || place == 0 {
                    text.size(theme::SMALL_SIZE_PT).color(self.theme.mute)
                } else {
                    text.color(self.theme.ink)
                };
                ui.add(egui::Label::new(text).wrap());
            }
        });
    }

    /// The two buttons, or why there are none.
    fn choice(&mut self, ui: &mut Ui, conflict: &Conflict, other: &Other) {
        let words = self.words;
        if self.session.is_read_only() || self.session.shown_past().is_some() {
            return;
        }
        let me = self.session.annotator();
        if let Some(owner) = conflict.owner.as_ref().filter(|owner| *owner != me) {
            let name = self.session.project().person(owner);
            self.small(ui, &fl!(words.loader, "conflict-not-yours", name = name));
            return;
        }
        let args = Args::new()
            .with("kind", conflict.kind.to_string())
            .with("id", conflict.id.as_ref());
        ui.horizontal(|ui| {
            let mut ask = |ui: &mut Ui, id: &'static str, args: Args| {
                let name = words.get(&format!("cmd-{}", id.replace('.', "-")));
                if ui.button(name).clicked() {
                    self.outbox.push(Action::Command(id, args));
                }
            };
            if !conflict.shown.removed {
                ask(ui, "conflict.keep", args.clone());
            }
            let at = format!("{}:{}", other.side.stamp.session, other.side.stamp.n);
            ask(ui, "conflict.take", args.with("at", at));
        });
    }
}
