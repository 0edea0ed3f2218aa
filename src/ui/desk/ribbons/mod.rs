//! Ribbons: linked claims of two panes joined over the gap, as a tool for comparing files joins
//! what belongs together.
//!
//! A ribbon lies behind the words of the panes and follows their scrolling. Only claims that are
//! seen are asked for their links; one whose other end is scrolled away fades towards the edge of
//! the view, where an arrow leads there. Reads and asks; the pointer means a ribbon only in the
//! gaps, so that words stay selectable.

mod links;
mod paint;
mod shape;

use std::collections::{BTreeMap, HashSet};

use egui::accesskit::{self, Role};
use egui::layers::ShapeIdx;
use egui::{CursorIcon, Id, Pos2, Rangef, Rect, Response, Sense, Shape, Ui, WidgetInfo, pos2};
use i18n_embed_fl::fl;

pub use links::{Link, Links};
pub use shape::{Beyond, End};

use crate::app::commands::Args;
use crate::app::{Session, Words};
use crate::model::edit::Item;
use crate::model::{Claim, ClaimId, Code};
use crate::ui::kit;
use crate::ui::outbox::{Action, Outbox};
use crate::ui::shell::{PaneState, Shell};
use crate::ui::theme::{Theme, wishes};
use paint::Look;
use shape::{Course, Crossed};

/// Width of the menu of a ribbon, in points.
const MENU_PT: f32 = 210.0;
/// How many ribbons are painted at most that run to one arrow.
const TO_ONE_ARROW_MAX: usize = 12;
/// How much of a claim's words is told in the name of a ribbon.
const SPOKEN_SCALARS: usize = 60;

/// One ribbon as it was painted.
#[derive(Clone, PartialEq, Debug)]
pub struct Ribbon {
    pub link: Link,
    /// By pane, from the start side.
    pub ends: [End; 2],
    look: Look,
    course: Course,
}

impl Ribbon {
    /// Whether a point in a gap is on it.
    pub fn is_at(&self, pos: Pos2) -> bool {
        self.course.is_at(pos)
    }

    /// Where its sign is, in the first gap that it crosses.
    pub fn middle(&self) -> Option<Pos2> {
        self.course.middle()
    }

    /// The link goes from the end side to the start side.
    fn is_turned(&self) -> bool {
        self.link.panes[0] > self.link.panes[1]
    }
}

/// What points to linked claims that are scrolled out of view, at the edge of a pane.
#[derive(Clone, PartialEq, Debug)]
pub struct Arrow {
    pub rect: Rect,
    pub beyond: Beyond,
    /// The nearest of them.
    pub claim: ClaimId,
    pub count: usize,
    colour: egui::Color32,
}

/// What is remembered of ribbons from frame to frame.
#[derive(Debug, Default)]
pub struct Ribbons {
    links: Links,
    shown: Vec<Ribbon>,
    arrows: Vec<Arrow>,
    /// The relation whose menu was asked for.
    menu: Option<Item>,
}

impl Ribbons {
    /// The ribbons of the last frame.
    pub fn shown(&self) -> &[Ribbon] {
        &self.shown
    }

    /// The arrows of the last frame.
    pub fn arrows(&self) -> &[Arrow] {
        &self.arrows
    }

    /// Which claims are linked.
    pub(super) fn links(&mut self) -> &mut Links {
        &mut self.links
    }

    /// How many claims were looked up in the project so far, for tests and measurements.
    pub fn looked_up(&self) -> usize {
        self.links.looked_up()
    }

    /// The ribbon at a point: relations before shared canonical claims, later ones lie above.
    pub fn at(&self, pos: Pos2) -> Option<&Ribbon> {
        let here = || self.shown.iter().rev().filter(|one| one.is_at(pos));
        here()
            .find(|one| one.link.kind.is_some())
            .or_else(|| here().next())
    }
}

/// Where panes and gaps are in this frame.
pub struct Places<'a> {
    pub panes: &'a [Rect],
    /// What the pointer does in the gap after each pane but the last.
    pub gaps: &'a [Response],
    /// Height at the top of the gaps that something else takes, in points.
    pub head_pt: f32,
    /// Where in the order of painting the bands belong: above paper, behind words.
    pub behind_words: ShapeIdx,
}

/// Paints the ribbons and asks for what the pointer wants of them.
pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, places: &Places<'_>) {
    let Shell {
        session,
        words,
        panes,
        outbox,
        lit,
        ribbons,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    let states: Vec<&PaneState> = session
        .workspace
        .panes
        .iter()
        .filter_map(|pane| panes.get(&pane.key))
        .collect();
    ribbons.links.refresh(session);
    ribbons.shown.clear();
    ribbons.arrows.clear();
    if states.len() != places.panes.len() || states.len() < 2 {
        return;
    }
    for link in links_seen(session, &states, &mut ribbons.links) {
        let ribbon = placed(session, &states, places, link, theme);
        ribbons.shown.extend(ribbon);
    }
    // Faint ones lie below, lit ones on top.
    let is_lit = |one: &Ribbon| lit.has(&one.link.item);
    ribbons
        .shown
        .sort_by_key(|one| (one.link.kind.is_some(), is_lit(one)));
    ribbons.arrows = arrows(session, &states, &ribbons.shown);
    thin_out(&mut ribbons.shown);

    let ppp = ui.ctx().pixels_per_point();
    let strong = wishes(ui.ctx()).high_contrast;
    let mut behind = Vec::new();
    for one in &ribbons.shown {
        let band = paint::band(&one.course, &one.look, (is_lit(one), strong), ppp);
        behind.push(Shape::mesh(band));
    }
    ui.painter().set(places.behind_words, Shape::Vec(behind));
    for one in &ribbons.shown {
        // A sign gives way to an arrow, which can be clicked.
        let free = |at: &Pos2| {
            let mut arrows = ribbons.arrows.iter();
            arrows.all(|arrow| !arrow.rect.expand(paint::SIGN_PT).contains(*at))
        };
        if let Some(at) = one.middle().filter(free) {
            let sign = paint::sign(at, &one.look, one.is_turned(), is_lit(one), theme);
            ui.painter().extend(sign);
        }
        tell(session, words, ui, one, is_lit(one), outbox);
    }
    for (place, arrow) in ribbons.arrows.iter().enumerate() {
        point(session, words, ui, theme, (place, arrow), outbox);
    }
    for gap in places.gaps {
        react(session, words, ui, ribbons, gap, outbox);
    }
}

/// Of very many ribbons that run to one arrow only the topmost are painted; the arrow stands for
/// all.
fn thin_out(shown: &mut Vec<Ribbon>) {
    let mut counts: BTreeMap<(usize, usize, Beyond), usize> = BTreeMap::new();
    shown.reverse();
    shown.retain(|one| {
        one.ends.iter().enumerate().all(|(place, end)| {
            end.beyond.is_none_or(|beyond| {
                let count = counts.entry((end.pane, place, beyond)).or_default();
                *count += 1;
                *count <= TO_ONE_ARROW_MAX
            })
        })
    });
    shown.reverse();
}

/// The links of all claims that are seen, each once, in the order in which they are met.
fn links_seen(session: &Session, states: &[&PaneState], links: &mut Links) -> Vec<Link> {
    let mut met = HashSet::new();
    let mut found = Vec::new();
    for state in states {
        let seen = state.view.claims_seen();
        let claims = seen.filter_map(|place| state.marks.claim_at(place));
        for claim in claims {
            for link in links.of(session, claim).iter() {
                if met.insert(link.clone()) {
                    found.push(link.clone());
                }
            }
        }
    }
    found
}

/// Where the ribbon of a link is; `None` if an end lies nowhere, or neither is seen.
fn placed(
    session: &Session,
    states: &[&PaneState],
    places: &Places<'_>,
    link: Link,
    theme: &Theme,
) -> Option<Ribbon> {
    let [from, to] = [(link.panes[0], &link.from), (link.panes[1], &link.to)];
    let (first, last) = if from.0 < to.0 {
        (from, to)
    } else {
        (to, from)
    };
    let start = end(states, places, first, true)?;
    let stop = end(states, places, last, false)?;
    if start.beyond.is_some() && stop.beyond.is_some() {
        return None;
    }
    let crossed: Vec<Crossed> = (first.0 + 1..last.0)
        .filter_map(|pane| {
            Some(Crossed {
                x: places.panes.get(pane)?.x_range(),
                y: states.get(pane)?.view.seen().y_range(),
            })
        })
        .collect();
    let course = Course::new(&start, &stop, &crossed);
    let look = match &link.kind {
        Some(kind) => Look::of_relation(kind, &wished_colour(session, kind), theme),
        None => Look::of_canonical(link.opposed, theme),
    };
    Some(Ribbon {
        link,
        ends: [start, stop],
        look,
        course,
    })
}

/// The colour that the codebook asks for.
fn wished_colour(session: &Session, kind: &Code) -> String {
    let set = session.project().codebook().set("relation.kind");
    let entry = set.and_then(|set| set.entry(kind));
    entry.map_or_else(String::new, |entry| entry.colour.clone())
}

/// The end of a ribbon at a claim; the other end lies further on if `goes_on`, else before.
fn end(
    states: &[&PaneState],
    places: &Places<'_>,
    (pane, claim): (usize, &ClaimId),
    goes_on: bool,
) -> Option<End> {
    let state = states.get(pane)?;
    let rect = places.panes.get(pane)?;
    let place = state.view.place_of(state.marks.mark_of(claim)?)?.rect;
    let seen = state.view.seen();
    let column = state.view.text_column();
    let (above, below) = arrow_heights(places, seen, goes_on);
    let (y, beyond) = if place.bottom() <= seen.top() {
        (Rangef::point(above), Some(Beyond::Above))
    } else if place.top() >= seen.bottom() {
        (Rangef::point(below), Some(Beyond::Below))
    } else {
        let top = place.top().max(seen.top());
        (Rangef::new(top, place.bottom().min(seen.bottom())), None)
    };
    let (words_x, edge_x) = if goes_on {
        (column.max.min(rect.right()), rect.right())
    } else {
        (column.min.max(rect.left()), rect.left())
    };
    Some(End {
        pane,
        words_x,
        edge_x,
        y,
        beyond,
    })
}

/// Where the arrows at one edge of a pane are: those that point up, and those that point down.
fn arrow_heights(places: &Places<'_>, seen: Rect, goes_on: bool) -> (f32, f32) {
    // In a narrow gap the arrows of both panes have no room beside each other.
    let gap_pt = places.gaps.first().map_or(0.0, |gap| gap.rect.width());
    let narrow = gap_pt < 2.0 * paint::ARROW_PT.x + 2.0;
    let aside = if narrow && !goes_on {
        paint::ARROW_PT.y + 2.0
    } else {
        0.0
    };
    let above = seen.top() + places.head_pt + ARROW_IN_PT + aside;
    (above, seen.bottom() - ARROW_IN_PT - aside)
}

/// How far an arrow keeps from the edge of the view, in points.
const ARROW_IN_PT: f32 = 14.0;

/// One arrow for all that is out of view in the same direction from the same edge of a pane.
fn arrows(session: &Session, states: &[&PaneState], ribbons: &[Ribbon]) -> Vec<Arrow> {
    type Group<'a> = (&'a Ribbon, ClaimId, f32, HashSet<ClaimId>);
    let mut groups: BTreeMap<(usize, bool, Beyond), Group<'_>> = BTreeMap::new();
    for ribbon in ribbons {
        for (place, end) in ribbon.ends.iter().enumerate() {
            let Some(beyond) = end.beyond else {
                continue;
            };
            let [from, to] = [&ribbon.link.from, &ribbon.link.to];
            let claim = if (place == 0) == ribbon.is_turned() {
                to
            } else {
                from
            };
            let height = states.get(end.pane).and_then(|state| {
                let mark = state.marks.mark_of(claim)?;
                Some(state.view.place_of(mark)?.rect.top())
            });
            let away = match (beyond, height) {
                (Beyond::Above, Some(y)) => end.y.min - y,
                (Beyond::Below, Some(y)) => y - end.y.max,
                (_, None) => f32::INFINITY,
            };
            let group = groups
                .entry((end.pane, place == 0, beyond))
                .or_insert_with(|| (ribbon, claim.clone(), away, HashSet::new()));
            group.3.insert(claim.clone());
            if away < group.2 {
                (group.0, group.1, group.2) = (ribbon, claim.clone(), away);
            }
        }
    }
    let known = |claim: &ClaimId| session.project().claims().get(claim).is_some();
    groups
        .into_iter()
        .filter(|(_, (_, claim, ..))| known(claim))
        .filter_map(|((_, at_start, beyond), (ribbon, claim, _, all))| {
            let end = ribbon.ends.get(usize::from(!at_start))?;
            // Beside the pane, where nothing of it is covered.
            let aside = paint::ARROW_PT.x / 2.0 + 1.0;
            let x = end.edge_x + if at_start { aside } else { -aside };
            let at = pos2(x, end.y.center());
            Some(Arrow {
                rect: Rect::from_center_size(at, paint::ARROW_PT),
                beyond,
                claim,
                count: all.len(),
                colour: ribbon.look.colour,
            })
        })
        .collect()
}

/// An arrow that leads to what is out of view.
fn point(
    session: &Session,
    words: &Words,
    ui: &Ui,
    theme: &Theme,
    (place, arrow): (usize, &Arrow),
    outbox: &mut Outbox,
) {
    let id = Id::unique(("ribbon arrow", place));
    let response = ui.interact(arrow.rect, id, Sense::click());
    let name = || {
        let shown = words.number(arrow.count);
        let count = arrow.count;
        match arrow.beyond {
            Beyond::Above => fl!(words.loader, "ribbon-above", count = count, shown = shown),
            Beyond::Below => fl!(words.loader, "ribbon-below", count = count, shown = shown),
        }
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name()));
    let pointed = response.hovered() || response.has_focus();
    ui.painter().extend(paint::arrow(
        arrow.rect,
        arrow.beyond,
        arrow.colour,
        pointed,
        theme,
    ));
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        outbox.hover(Item::Claim(arrow.claim.clone()));
    }
    if response.clicked()
        && let Some(claim) = session.project().claims().get(&arrow.claim)
    {
        outbox.push(Action::GoTo(
            claim.article.clone(),
            claim.anchor.start(),
            Some(Item::Claim(claim.id.clone())),
        ));
    }
    if response.hovered() {
        response.on_hover_text(name());
    }
}

/// What the pointer does in a gap.
fn react(
    session: &Session,
    words: &Words,
    ui: &Ui,
    ribbons: &mut Ribbons,
    gap: &Response,
    outbox: &mut Outbox,
) {
    if gap.secondary_clicked() {
        ribbons.menu = gap
            .interact_pointer_pos()
            .and_then(|pos| ribbons.at(pos))
            .map(|one| one.link.item.clone())
            .filter(|item| matches!(item, Item::Relation(_)));
    }
    if let Some(item) = ribbons.menu.clone() {
        gap.context_menu(|ui| menu(words, ui, &item, outbox));
    }
    if gap.dragged() {
        return;
    }
    let Some(one) = gap.hover_pos().and_then(|pos| ribbons.at(pos)) else {
        return;
    };
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    outbox.hover(one.link.item.clone());
    if gap.clicked() {
        outbox.push(Action::SelectItem(Some(one.link.item.clone())));
    }
    let text = title(session, words, &one.link);
    gap.clone().on_hover_text_at_pointer(text);
}

fn menu(words: &Words, ui: &mut Ui, item: &Item, outbox: &mut Outbox) {
    ui.set_max_width(MENU_PT);
    if kit::menu_row(ui, &words.get("ribbon-open"), "", true).clicked() {
        outbox.push(Action::SelectItem(Some(item.clone())));
        ui.close();
    }
    if kit::menu_row(ui, &words.get("ribbon-remove"), "", true).clicked() {
        outbox.push(Action::SelectItem(Some(item.clone())));
        let args = Args::new().with("id", item.id());
        outbox.push(Action::Command("tag.remove", args));
        ui.close();
    }
}

/// The kind of a relation, or the wording of a canonical claim.
fn title(session: &Session, words: &Words, link: &Link) -> String {
    let project = session.project();
    let arabic = words.is_arabic();
    match (&link.kind, &link.item) {
        (Some(kind), _) => project
            .codebook()
            .name("relation.kind", kind, arabic)
            .to_owned(),
        (None, Item::Canonical(id)) => project
            .canonicals()
            .get(id)
            .map_or_else(String::new, |it| it.wording(arabic).to_owned()),
        _ => String::new(),
    }
}

/// Tells screen readers of a ribbon, and does what they ask for.
fn tell(session: &Session, words: &Words, ui: &Ui, one: &Ribbon, lit: bool, outbox: &mut Outbox) {
    let Some(gap) = one.course.gaps.first() else {
        return;
    };
    let y = one.ends[0].y;
    let rect = Rect::from_x_y_ranges(*gap, y);
    let link = &one.link;
    let id = Id::unique(("ribbon", &link.item, &link.from, &link.to));
    let response = ui.interact(rect, id, Sense::hover());
    let quote = |id: &ClaimId| {
        let claim = session.project().claims().get(id);
        let quote = claim.map_or_else(String::new, |it: &Claim| it.anchor.quote());
        quote.chars().take(SPOKEN_SCALARS).collect::<String>()
    };
    response.widget_info(|| {
        let name = fl!(
            words.loader,
            "ribbon-name",
            kind = title(session, words, link),
            from = quote(&link.from),
            to = quote(&link.to)
        );
        WidgetInfo::labeled(Role::Link, true, name)
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(lit);
        node.add_action(accesskit::Action::Click);
    });
    if ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click)) {
        outbox.push(Action::SelectItem(Some(link.item.clone())));
    }
}
