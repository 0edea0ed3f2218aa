//! Merging two actors and splitting one: forms that show every tag the deed touches before it is
//! done. Lists are laid out only as far as they are seen.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, FontId, RichText, ScrollArea, Ui};
use i18n_embed_fl::fl;

use crate::app::commands::Args;
use crate::app::{Session, Words};
use crate::model::edit::Item;
use crate::model::{ActorId, Code, MentionId, Project};
use crate::text::fold::{FoldOptions, fold};
use crate::ui::field::Field;
use crate::ui::outbox::Action;
use crate::ui::overlay::{Merge, Split};
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};
use crate::ui::{fonts, kit};

/// Height of a row of the preview, in points.
const ROW_PT: f32 = 40.0;
/// Most of the window's height that a list takes.
const LIST_SHARE: f32 = 0.42;
/// Actors that are offered at once.
const OFFERED: usize = 8;
/// Scalars of context shown on either side of a mention.
const CONTEXT_SCALARS: usize = 22;

/// The form for merging `form.actor` into another.
pub fn merge(shell: &mut Shell, ui: &mut Ui, theme: &Theme, form: &mut Merge) {
    let Shell {
        session,
        words,
        outbox,
        painter,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    let project = session.project();
    let arabic = words.is_arabic();
    let Some(actor) = project.actors().get(&form.actor) else {
        return;
    };
    let name = actor.name(arabic);
    ui.heading(fl!(words.loader, "form-merge-title", name = name));
    let label = words.get("form-merge-into");
    kit::label(ui, &label);
    let query = form.query.clone();
    Field::single("merge query")
        .name(&label)
        .hint(&words.get("inspector-choose-hint"))
        .width(ui.available_width())
        .take_focus(kit::appeared(ui.ctx(), "merge query"))
        .show(ui, painter, &mut form.query);
    if form.offered.is_none() || query != form.query {
        form.offered = Some(likely(project, &form.actor, &form.query));
    }
    ui.horizontal_wrapped(|ui| {
        for id in form.offered.iter().flatten() {
            let Some(one) = project.actors().get(id) else {
                continue;
            };
            let colour = theme.actors.of(Some(one.kind.as_str()));
            let on = form.into.as_ref() == Some(id);
            if kit::dot_pill(ui, one.name(arabic), colour, on).clicked() {
                form.into = Some(id.clone());
            }
        }
    });
    ui.add_space(theme::GAP);
    let count = form.uses.len();
    let into = form.into.as_ref().and_then(|id| project.actors().get(id));
    let text = match into {
        Some(into) => fl!(
            words.loader,
            "form-merge-count",
            count = count,
            shown = words.number(count),
            name = into.name(arabic)
        ),
        None => fl!(
            words.loader,
            "form-merge-count-nobody",
            count = count,
            shown = words.number(count)
        ),
    };
    ui.label(RichText::new(text).size(12.0).color(theme.ink));
    list(ui, "merge preview", count, |ui, n| {
        if let Some(item) = form.uses.get(n) {
            use_row(session, words, ui, theme, item);
        }
    });
    ui.label(
        RichText::new(words.get("form-merge-hint"))
            .size(theme::SMALL_SIZE_PT)
            .color(theme.mute),
    );
    if buttons(words, ui, outbox, "form-merge-go", form.into.is_some())
        && let Some(into) = &form.into
    {
        let args = Args::new()
            .with("actor", form.actor.as_str())
            .with("into", into.as_str());
        outbox.push(Action::Command("actor.merge", args));
    }
}

/// The form for parting mentions of an actor from it.
pub fn split(shell: &mut Shell, ui: &mut Ui, theme: &Theme, form: &mut Split) {
    let Shell {
        session,
        words,
        outbox,
        painter,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    let project = session.project();
    let arabic = words.is_arabic();
    let Some(actor) = project.actors().get(&form.actor) else {
        return;
    };
    let name = actor.name(arabic);
    ui.heading(fl!(words.loader, "form-split-title", name = name));
    let label = words.get("form-split-name");
    kit::label(ui, &label);
    let submitted = Field::single("split name")
        .name(&label)
        .width(ui.available_width())
        .take_focus(kit::appeared(ui.ctx(), "split name"))
        .show(ui, painter, &mut form.name)
        .submitted;
    let label = words.get("inspector-actor-type");
    kit::label(ui, &label);
    let book = project.codebook();
    let kind = Code::new(form.kind.as_str());
    let combo = egui::ComboBox::from_id_salt("split type")
        .selected_text(book.name("actor.type", &kind, arabic))
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            let set = book.set("actor.type");
            for entry in set.into_iter().flat_map(|set| set.offered()) {
                let row = egui::Button::selectable(entry.code == kind, entry.name(arabic));
                if ui.add(row).clicked() {
                    form.kind = entry.code.to_string();
                }
            }
        });
    kit::name(&combo.response, &label);
    ui.add_space(theme::GAP);
    let ticked = form.mentions.iter().filter(|(_, ticked)| *ticked).count();
    let total = form.mentions.len();
    let text = fl!(
        words.loader,
        "form-split-count",
        count = ticked,
        shown = words.number(ticked),
        total = words.number(total)
    );
    ui.label(RichText::new(text).size(12.0).color(theme.ink));
    list(ui, "split preview", total, |ui, n| {
        if let Some((id, ticked)) = form.mentions.get_mut(n) {
            tick_row(session, words, ui, theme, id, ticked);
        }
    });
    if form.others > 0 {
        let text = fl!(
            words.loader,
            "form-split-others",
            count = form.others,
            shown = words.number(form.others)
        );
        let text = RichText::new(text).size(theme::SMALL_SIZE_PT);
        ui.label(text.color(theme.mute));
    }
    let ready = ticked > 0 && !form.name.trim().is_empty();
    if buttons(words, ui, outbox, "form-split-go", ready) || (submitted && ready) {
        let ids: Vec<&str> = form
            .mentions
            .iter()
            .filter(|(_, ticked)| *ticked)
            .map(|(id, _)| id.as_str())
            .collect();
        let args = Args::new()
            .with("actor", form.actor.as_str())
            .with("mentions", ids.join(","))
            .with("name", form.name.trim())
            .with("type", form.kind.as_str());
        outbox.push(Action::Command("actor.split", args));
    }
}

fn key(text: &str) -> String {
    let folded = fold(text.trim(), &FoldOptions::default());
    folded.key().iter().collect()
}

/// Living actors that fit what is typed; without that, those that share a word of the name first.
fn likely(project: &Project, actor: &ActorId, query: &str) -> Vec<ActorId> {
    let own = project.ids_of(actor);
    let wanted = key(query);
    let names = |id: &ActorId| -> Vec<String> {
        let found = project.actors().get(id);
        found
            .map(|one| project.names_of(one).map(key).collect())
            .unwrap_or_default()
    };
    let words: Vec<String> = names(actor)
        .iter()
        .flat_map(|name| name.split_whitespace().map(str::to_owned))
        .filter(|word| word.chars().count() > 2)
        .collect();
    let mut found: Vec<(usize, &ActorId)> = project
        .living_actors()
        .filter(|one| !own.contains(&one.id))
        .filter_map(|one| {
            let names = names(&one.id);
            if !wanted.is_empty() {
                let fits = names.iter().any(|name| name.contains(&wanted));
                return fits.then_some((0, &one.id));
            }
            let shared = words
                .iter()
                .filter(|word| {
                    names
                        .iter()
                        .any(|name| name.split(' ').any(|it| it == *word))
                })
                .count();
            Some((usize::MAX - shared, &one.id))
        })
        .collect();
    found.sort();
    found
        .into_iter()
        .take(OFFERED)
        .map(|(_, id)| id.clone())
        .collect()
}

/// Rows of equal height, only those in sight.
fn list(ui: &mut Ui, salt: &str, total: usize, mut row: impl FnMut(&mut Ui, usize)) {
    let most_pt = ui.ctx().content_rect().height() * LIST_SHARE;
    egui::Frame::new()
        .stroke(Theme::of(ui.ctx()).hairline())
        .corner_radius(theme::RADIUS)
        .inner_margin(egui::Margin::same(4))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical()
                .id_salt(salt)
                .max_height(most_pt)
                .auto_shrink([false, true])
                .show_rows(ui, ROW_PT, total, |ui, range| {
                    for n in range {
                        let shown = ui.push_id(n, |ui| row(ui, n)).response.rect;
                        let line = Theme::of(ui.ctx()).hairline();
                        ui.painter().hline(shown.x_range(), shown.bottom(), line);
                    }
                });
        });
}

/// Words in their context: what is before, the words themselves in bold, what is after.
fn in_context(project: &Project, item: &Item, theme: &Theme) -> LayoutJob {
    let mut job = LayoutJob::default();
    let Some((_, anchor)) = project.place_of(item) else {
        return job;
    };
    let quiet = TextFormat {
        font_id: FontId::new(13.0, fonts::reading()),
        color: theme.mute,
        ..TextFormat::default()
    };
    let strong = TextFormat {
        color: theme.ink,
        font_id: FontId::new(13.5, fonts::reading()),
        background: theme.accent_soft,
        ..TextFormat::default()
    };
    let flat = |text: &str| text.replace(['\n', '\r', '\u{2029}'], " ");
    let before = flat(&anchor.prefix);
    let skip = before.chars().count().saturating_sub(CONTEXT_SCALARS);
    let before: String = before.chars().skip(skip).collect();
    // From the next whole word on.
    let before = match before.split_once(' ') {
        Some((_, rest)) if skip > 0 => rest.to_owned(),
        _ => before,
    };
    let words: String = flat(&anchor.quote()).chars().take(160).collect();
    let after = flat(&anchor.suffix);
    // Up to the last whole word.
    let after = after
        .rsplit_once(' ')
        .map_or(after.as_str(), |(whole, _)| whole);
    job.append(&before, 0.0, quiet.clone());
    job.append(&words, 0.0, strong);
    job.append(after, 0.0, quiet);
    job.wrap.max_rows = 1;
    job.break_on_newline = false;
    job
}

/// What kind of tag it is, whose and where, over its words.
fn about(session: &Session, words: &Words, item: &Item) -> String {
    let project = session.project();
    let (name, owner, article) = match item {
        Item::Mention(id) => (
            "inspector-mention",
            project.mentions().get(id).map(|it| &it.annotator),
            project.mentions().get(id).map(|it| &it.article),
        ),
        Item::Claim(id) => (
            "inspector-claim",
            project.claims().get(id).map(|it| &it.annotator),
            project.claims().get(id).map(|it| &it.article),
        ),
        Item::Attribution(id) => (
            "inspector-attribution",
            project.attributions().get(id).map(|it| &it.annotator),
            project.attributions().get(id).map(|it| &it.article),
        ),
        Item::Stance(id) => (
            "inspector-one-stance",
            project.stances().get(id).map(|it| &it.annotator),
            project.stances().get(id).map(|it| &it.article),
        ),
        _ => ("inspector-actor", None, None),
    };
    let owner = owner.filter(|owner| *owner != session.hand());
    let article = article.and_then(|id| project.articles().get(id));
    let (outlet, title) = article.map_or(("", ""), |it| (it.outlet.as_str(), it.title.as_str()));
    let owner = owner.map_or("", |owner| owner.as_str());
    words.line(&[&words.get(name), outlet, title, owner])
}

fn use_row(session: &Session, words: &Words, ui: &mut Ui, theme: &Theme, item: &Item) {
    ui.allocate_ui(egui::vec2(ui.available_width(), ROW_PT), |ui| {
        ui.set_min_size(egui::vec2(ui.available_width(), ROW_PT));
        let job = in_context(session.project(), item, theme);
        if job.text.is_empty() {
            ui.add(egui::Label::new(words.get("inspector-implicit")).truncate());
        } else {
            ui.add(egui::Label::new(job).truncate());
        }
        let line = RichText::new(about(session, words, item)).size(theme::SMALL_SIZE_PT);
        ui.add(egui::Label::new(line.color(theme.mute)).truncate());
    });
}

fn tick_row(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    id: &MentionId,
    ticked: &mut bool,
) {
    let item = Item::Mention(id.clone());
    ui.horizontal(|ui| {
        let mention = session.project().mentions().get(id);
        let name = mention
            .and_then(|it| it.anchor.as_ref())
            .map_or_else(|| words.get("inspector-implicit"), |it| it.quote());
        let tick = ui.checkbox(ticked, "");
        tick.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::CheckBox, true, *ticked, name.as_str())
        });
        ui.vertical(|ui| use_row(session, words, ui, theme, &item));
    });
}

fn buttons(
    words: &Words,
    ui: &mut Ui,
    outbox: &mut crate::ui::outbox::Outbox,
    go: &str,
    enabled: bool,
) -> bool {
    ui.add_space(theme::GAP_LARGE);
    let mut pressed = false;
    kit::at_end(ui, "buttons", Align::Center, |ui| {
        if ui.button(words.get("cancel")).clicked() {
            outbox.push(Action::CloseOverlay);
        }
        pressed = kit::primary_button(ui, &words.get(go), enabled).clicked();
    });
    pressed
}
