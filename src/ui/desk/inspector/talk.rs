//! Comments on the shown thing, in threads; settled ones are folded to a line.

use std::sync::Arc;

use egui::{Frame, Margin, RichText, Ui};
use i18n_embed_fl::fl;

use super::Pad;
use crate::app::commands::Args;
use crate::app::workspace::Request;
use crate::model::edit::Item;
use crate::model::{Comment, CommentId, ThreadState};
use crate::ui::kit;
use crate::ui::outbox::Action;
use crate::ui::theme;

impl Pad<'_> {
    pub(super) fn talk(&mut self, ui: &mut Ui, item: &Item) {
        let facts = Arc::clone(&self.facts);
        self.part(ui, "inspector-comments");
        let list = "threads";
        let project = self.project();
        for id in facts.threads.iter().take(self.rows(list)) {
            if let Some(first) = project.comments().get(id) {
                ui.push_id(id.as_str(), |ui| self.thread(ui, item, first));
            }
        }
        self.more_rows(ui, list, facts.threads.len());
        if kit::link_button(ui, &self.get("inspector-comment-add")).clicked() {
            let request = Request::Comment(item.clone(), None);
            self.outbox.push(Action::Request(request));
        }
    }

    fn thread(&mut self, ui: &mut Ui, item: &Item, first: &Comment) {
        let project = self.project();
        let answers = project.answers_to(&first.id);
        let settled = project.is_settled(&first.id);
        let name = format!("thread {}", first.id);
        if settled {
            let count = 1 + answers.iter().filter(|it| !it.text.is_empty()).count();
            let title = fl!(
                self.words.loader,
                "inspector-settled",
                count = count,
                shown = self.words.number(count)
            );
            if !self.fold(ui, &name, &title) {
                return;
            }
        }
        Frame::new()
            .fill(self.theme.page)
            .stroke(self.theme.hairline())
            .corner_radius(theme::RADIUS)
            .inner_margin(Margin::symmetric(9, 7))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                self.comment(ui, first, answers.is_empty());
                let rows = self.rows(&name);
                let hidden = answers.len().saturating_sub(rows);
                for answer in answers.iter().skip(hidden) {
                    ui.separator();
                    self.comment(ui, answer, true);
                }
                self.more_rows(ui, &name, answers.len());
                ui.horizontal_wrapped(|ui| self.thread_buttons(ui, item, &first.id, settled));
            });
        ui.add_space(2.0);
    }

    fn thread_buttons(&mut self, ui: &mut Ui, item: &Item, thread: &CommentId, settled: bool) {
        if kit::link_button(ui, &self.get("inspector-answer")).clicked() {
            let request = Request::Comment(item.clone(), Some(thread.clone()));
            self.outbox.push(Action::Request(request));
        }
        let name = if settled {
            "inspector-reopen"
        } else {
            "inspector-settle"
        };
        if kit::link_button(ui, &self.get(name)).clicked() {
            let args = Args::new()
                .with("thread", thread.as_str())
                .with("settled", (!settled).to_string());
            self.ask("comment.settle", args);
        }
    }

    /// Who, when, what; one's own can be taken back while nobody answered.
    fn comment(&mut self, ui: &mut Ui, comment: &Comment, is_last_word: bool) {
        let name = self.person(&comment.annotator);
        let line = self
            .words
            .line(&[&name, &self.words.moment(comment.written_ms)]);
        let own = comment.annotator == *self.session.annotator() && is_last_word;
        ui.horizontal(|ui| {
            let room = ui.available_width() - if own { 30.0 } else { 0.0 };
            ui.allocate_ui(egui::vec2(room, 18.0), |ui| {
                ui.set_width(room);
                let text = RichText::new(line).size(theme::SMALL_SIZE_PT);
                ui.add(egui::Label::new(text.color(self.theme.mute)).truncate());
            });
            let remove = self.get("inspector-comment-remove");
            if own
                && ui
                    .push_id(comment.id.as_str(), |ui| {
                        kit::icon_button(ui, kit::Icon::Close, &remove)
                    })
                    .inner
                    .clicked()
            {
                let args = Args::new().with("comment", comment.id.as_str());
                self.ask("comment.remove", args);
            }
        });
        if !comment.text.is_empty() {
            let text = RichText::new(super::cut(&comment.text, super::QUOTE_SCALARS));
            ui.add(egui::Label::new(text.color(self.theme.ink)).wrap());
        }
        match comment.state {
            ThreadState::Unchanged => {}
            ThreadState::Settled => self.small(ui, self.get("inspector-was-settled")),
            ThreadState::Open => self.small(ui, self.get("inspector-was-reopened")),
        }
    }

    /// An annotator by name, else by id.
    pub(super) fn person(&self, id: &crate::model::AnnotatorId) -> String {
        self.project().person(id).to_owned()
    }
}
