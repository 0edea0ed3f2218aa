//! Turning the window round: shapes, input, cursors and what screen readers are told.
mod desk;
mod order;
mod widgets;

use crate::support::renderer::CpuRenderer;
use egui::epaint::{CircleShape, EllipseShape, PathShape, PathStroke, RectShape, TextShape};
use egui::{Align2, Color32, CornerRadius, CursorIcon, FontId, Key, Pos2, Rect, Shape, Stroke};
use egui::{emath::TSTransform, epaint::ClippedShape, pos2, vec2};
use egui_kittest::{Harness, kittest::Queryable};
use isnad::ui::fonts;
use isnad::ui::mirror::{self, Mirror};
use isnad::ui::paint::TextPainter;
use proptest::prelude::*;

const WIDTH_PT: f32 = 512.0;

fn harness<'a, State: 'a>(
    mirrored: bool,
    app: impl FnMut(&mut egui::Ui, &mut State) + 'a,
    state: State,
) -> Harness<'a, State> {
    Harness::builder()
        .with_size(vec2(WIDTH_PT, 200.0))
        .with_render_cursor(false)
        .renderer(CpuRenderer::default())
        .with_context_setup(move |ctx| {
            ctx.set_fonts(fonts::definitions());
            ctx.add_plugin(Mirror::new(TextPainter::shared(), mirrored));
        })
        .build_ui_state(app, state)
}

/// Coordinates on a grid, so that flipping is exact.
fn grid() -> impl Strategy<Value = f32> {
    (-400i32..1000).prop_map(|n| n as f32 * 0.25)
}

fn point() -> impl Strategy<Value = Pos2> {
    (grid(), grid()).prop_map(|(x, y)| pos2(x, y))
}

fn any_shape() -> impl Strategy<Value = Shape> {
    let stroke = Stroke::new(1.0, Color32::RED);
    prop_oneof![
        (point(), 1.0f32..30.0).prop_map(|(p, r)| CircleShape::filled(p, r, Color32::RED).into()),
        (point(), -3.0f32..3.0).prop_map(|(p, angle)| {
            let ellipse = EllipseShape::filled(p, vec2(5.0, 9.0), Color32::RED);
            Shape::Ellipse(EllipseShape { angle, ..ellipse })
        }),
        (point(), point()).prop_map(move |(a, b)| Shape::line_segment([a, b], stroke)),
        prop::collection::vec(point(), 2..6).prop_map(|points| {
            Shape::Path(PathShape::line(points, PathStroke::new(1.0, Color32::RED)))
        }),
        (point(), 1u8..9, 1u8..9).prop_map(|(p, nw, se)| {
            let rect = Rect::from_min_size(p, vec2(20.0, 30.0));
            let corners = CornerRadius {
                nw,
                ne: 0,
                sw: 3,
                se,
            };
            Shape::Rect(RectShape::filled(rect, corners, Color32::RED))
        }),
        (point(), point()).prop_map(|(a, b)| {
            let mut mesh = egui::Mesh::default();
            mesh.add_colored_rect(Rect::from_two_pos(a, b), Color32::RED);
            Shape::mesh(mesh)
        }),
        // The tick of a check box.
        point().prop_map(|p| Shape::line(
            vec![p, p + vec2(4.0, 4.0), p + vec2(8.0, -4.0)],
            Stroke::new(1.0, Color32::RED),
        )),
    ]
}

proptest! {
    #[test]
    fn flipping_twice_gives_the_shape_back(
        shapes in prop::collection::vec(any_shape(), 1..4), clip_x in grid(), scale in 1u8..4,
    ) {
        let shape = Shape::Vec(shapes);
        let clip = Rect::from_min_size(pos2(clip_x, 3.0), vec2(90.0, 40.0));
        let mut flipped = ClippedShape::new(clip, shape);
        flipped.transform_after_tessellation =
            TSTransform::new(vec2(clip_x, 7.0), f32::from(scale) * 0.5);
        let before = flipped.clone();
        mirror::flip_clipped(&mut flipped, WIDTH_PT);
        prop_assert_eq!(flipped.clip_rect.center().x, WIDTH_PT - clip.center().x);
        mirror::flip_clipped(&mut flipped, WIDTH_PT);
        prop_assert_eq!(flipped, before);
    }

    #[test]
    fn a_shape_lies_where_its_mirror_image_lay(shape in any_shape()) {
        let bounds = shape.visual_bounding_rect();
        let mut flipped = shape;
        mirror::flip_shape(&mut flipped, WIDTH_PT);
        let expected = mirror::flip_rect(bounds, WIDTH_PT);
        let found = flipped.visual_bounding_rect();
        prop_assert!((expected.min - found.min).length() < 0.01, "{:?} {:?}", expected, found);
        prop_assert!((expected.max - found.max).length() < 0.01, "{:?} {:?}", expected, found);
    }
}

#[test]
fn the_box_of_a_text_moves_and_leans_the_other_way() {
    let mut shape = None;
    let mut h = harness(
        false,
        |ui, shape: &mut Option<TextShape>| {
            let font = FontId::proportional(14.0);
            let galley = ui
                .painter()
                .layout_no_wrap("Title".into(), font, Color32::BLACK);
            *shape = Some(TextShape::new(pos2(40.0, 50.0), galley, Color32::BLACK));
        },
        shape.take(),
    );
    h.run();
    let text = h.state().clone().expect("the window was shown");
    for angle in [0.0, 0.4] {
        let turned = text
            .clone()
            .with_angle_and_anchor(angle, Align2::CENTER_CENTER);
        let rect_of = |t: &TextShape| {
            let rot = egui::emath::Rot2::from_angle(t.angle);
            t.galley.rect.rotate_bb(rot).translate(t.pos.to_vec2())
        };
        let mut flipped = Shape::Text(turned.clone());
        mirror::flip_shape(&mut flipped, WIDTH_PT);
        let Shape::Text(flipped) = flipped else {
            panic!("a text stays a text")
        };
        let (expected, found) = (
            mirror::flip_rect(rect_of(&turned), WIDTH_PT),
            rect_of(&flipped),
        );
        assert!(
            (expected.min - found.min).length() < 0.01,
            "{expected:?} {found:?}"
        );
        assert_eq!(flipped.angle, -angle);
    }
}

#[test]
fn a_tick_keeps_its_sense() {
    let tick = vec![pos2(10.0, 14.0), pos2(14.0, 18.0), pos2(18.0, 10.0)];
    let mut shape = Shape::line(tick, Stroke::new(1.0, Color32::RED));
    mirror::flip_shape(&mut shape, 100.0);
    let Shape::Path(path) = shape else {
        panic!("a path stays a path")
    };
    assert_eq!(
        path.points,
        [pos2(82.0, 14.0), pos2(86.0, 18.0), pos2(90.0, 10.0)]
    );
}

#[test]
fn cursors_point_the_other_way() {
    assert_eq!(
        mirror::flip_cursor(CursorIcon::ResizeEast),
        CursorIcon::ResizeWest
    );
    assert_eq!(
        mirror::flip_cursor(CursorIcon::ResizeNwSe),
        CursorIcon::ResizeNeSw
    );
    assert_eq!(mirror::flip_cursor(CursorIcon::Text), CursorIcon::Text);
}

/// Presses at a place of the screen and lets go.
fn click_at<S>(h: &mut Harness<'_, S>, at: Pos2) {
    h.hover_at(at);
    h.step();
    h.drag_at(at);
    h.step();
    h.drop_at(at);
    h.step();
}

#[test]
fn a_mirrored_button_is_drawn_told_and_pressed_on_the_right() {
    let mut h = harness(
        true,
        |ui, count: &mut u32| {
            let fill = Color32::from_rgb(200, 30, 40);
            if ui.add(egui::Button::new("Save").fill(fill)).clicked() {
                *count += 1;
            }
        },
        0,
    );
    h.run();
    let told = h.get_by_label("Save").rect();
    assert!(told.min.x > WIDTH_PT / 2.0, "{told:?}");
    let image = h.render().expect("painted");
    let red = image
        .enumerate_pixels()
        .filter(|(_, _, p)| p.0 == [200, 30, 40, 255]);
    let columns: Vec<u32> = red.map(|(x, _, _)| x).collect();
    let (first, last) = (columns.iter().min(), columns.iter().max());
    assert!(
        first.is_some_and(|x| (*x as f32 - told.min.x).abs() <= 2.0),
        "{told:?} {first:?}"
    );
    assert!(
        last.is_some_and(|x| (*x as f32 + 1.0 - told.max.x).abs() <= 2.0),
        "{told:?} {last:?}"
    );

    click_at(&mut h, told.center());
    assert_eq!(*h.state(), 1);
    click_at(&mut h, mirror::flip_pos(told.center(), WIDTH_PT));
    assert_eq!(*h.state(), 1, "the unmirrored place is empty");
    h.get_by_label("Save").click();
    h.run();
    assert_eq!(*h.state(), 2);
}

#[test]
fn mirroring_can_be_switched_while_running() {
    let mut h = harness(
        false,
        |ui, on: &mut bool| {
            if ui.button("Turn").clicked() {
                *on = !*on;
                Mirror::set(ui.ctx(), *on);
            }
        },
        false,
    );
    h.run();
    let before = h.get_by_label("Turn").rect();
    for on in [true, false] {
        h.get_by_label("Turn").click();
        h.run();
        assert_eq!((*h.state(), Mirror::is_on(&h.ctx)), (on, on));
        let now = h.get_by_label("Turn").rect();
        let expected = if on {
            mirror::flip_rect(before, WIDTH_PT)
        } else {
            before
        };
        assert!(
            (now.center() - expected.center()).length() < 0.01,
            "{now:?} {expected:?}"
        );
    }
}

#[test]
fn dragging_and_scrolling_follow_the_screen() {
    let mut h = harness(
        true,
        |ui, moved: &mut (f32, f32)| {
            let (rect, _) = ui.allocate_exact_size(vec2(300.0, 100.0), egui::Sense::hover());
            let response = ui.interact(rect, ui.scope_id().with("pad"), egui::Sense::drag());
            moved.0 += response.drag_delta().x;
            moved.1 += ui.input(|i| {
                let wheel = |e: &egui::Event| match e {
                    egui::Event::MouseWheel { delta, .. } => delta.x,
                    _ => 0.0,
                };
                i.events.iter().map(wheel).sum::<f32>()
            });
        },
        (0.0, 0.0),
    );
    h.run();
    h.drag_at(pos2(400.0, 50.0));
    h.step();
    h.hover_at(pos2(430.0, 50.0));
    h.step();
    h.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(5.0, 2.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: egui::Modifiers::NONE,
    });
    h.step();
    // To the right on the screen is to the left in the unmirrored window.
    assert_eq!(*h.state(), (-30.0, -5.0));
}

#[test]
fn arrows_are_swapped_unless_the_focused_widget_keeps_them() {
    struct State {
        keep: bool,
        seen: Vec<(Key, bool)>,
    }
    let mut h = harness(
        true,
        |ui, state: &mut State| {
            let (_, response) = ui.allocate_exact_size(vec2(50.0, 20.0), egui::Sense::click());
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, "caret")
            });
            if state.keep {
                response.request_focus();
                mirror::keep_arrow_keys(ui.ctx(), response.id);
            }
            let lock = egui::EventFilter {
                horizontal_arrows: true,
                ..Default::default()
            };
            ui.memory_mut(|m| m.set_focus_lock_filter(response.id, lock));
            let keys = ui
                .input(|i| i.events.clone())
                .into_iter()
                .filter_map(|e| match e {
                    egui::Event::Key { key, pressed, .. } => Some((key, pressed)),
                    _ => None,
                });
            state.seen.extend(keys);
        },
        State {
            keep: false,
            seen: vec![],
        },
    );
    h.run();
    h.key_press(Key::ArrowLeft);
    h.run();
    assert_eq!(
        h.state().seen,
        [(Key::ArrowRight, true), (Key::ArrowRight, false)]
    );
    h.state_mut().keep = true;
    h.run_steps(2);
    h.state_mut().seen.clear();
    h.key_press(Key::ArrowLeft);
    h.run();
    assert_eq!(
        h.state().seen,
        [(Key::ArrowLeft, true), (Key::ArrowLeft, false)]
    );
    // Down while kept, up when not kept any more: still the same key.
    h.state_mut().seen.clear();
    h.key_down(Key::ArrowRight);
    h.step();
    h.state_mut().keep = false;
    h.ctx.memory_mut(|m| {
        if let Some(id) = m.focused() {
            m.surrender_focus(id)
        }
    });
    h.step();
    h.key_up(Key::ArrowRight);
    h.step();
    assert_eq!(
        h.state().seen,
        [(Key::ArrowRight, true), (Key::ArrowRight, false)]
    );
}
