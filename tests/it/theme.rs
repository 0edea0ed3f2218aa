//! Legibility of the colours, measured.
use egui::Color32;
use isnad::ui::article::{ArticleColours, Mark, MarkKind, band_fill, line_colour, line_veil, rim};
use isnad::ui::theme::{self, Theme, Wishes};

fn linear(c: Color32) -> [f64; 3] {
    [c.r(), c.g(), c.b()].map(|v| {
        let v = f64::from(v) / 255.0;
        if v <= 0.04045 {
            v / 12.92
        } else {
            ((v + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// Contrast ratio of WCAG 2.2, 1 to 21.
fn contrast(a: Color32, b: Color32) -> f64 {
    let luminance = |c| {
        let [r, g, b] = linear(c);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn looks() -> Vec<(String, Theme)> {
    let mut all = Vec::new();
    for dark in [false, true] {
        for high in [false, true] {
            all.push((
                format!("dark {dark}, high contrast {high}"),
                Theme::new(dark, high),
            ));
        }
    }
    all
}

fn demand(least: f64, look: &str, what: &str, a: Color32, b: Color32) {
    let found = contrast(a, b);
    assert!(found >= least, "{look}: {what} has {found:.2}");
}

#[test]
fn text_has_the_contrast_of_wcag_aa() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    for (look, t) in looks() {
        for (what, under) in [("page", t.page), ("panel", t.panel), ("bg", t.bg)] {
            demand(4.5, &look, &format!("ink on {what}"), t.ink, under);
            demand(4.5, &look, &format!("mute on {what}"), t.mute, under);
            demand(4.5, &look, &format!("accent on {what}"), t.accent, under);
            demand(4.5, &look, &format!("danger on {what}"), t.danger, under);
            demand(4.5, &look, &format!("warn on {what}"), t.warn, under);
            demand(4.5, &look, &format!("ok on {what}"), t.ok, under);
        }
        for claim in t.claims.all() {
            demand(
                4.5,
                &look,
                &format!("ink on {:?}", claim.fill),
                t.ink,
                claim.fill,
            );
            demand(
                4.5,
                &look,
                &format!("mute on {:?}", claim.fill),
                t.mute,
                claim.fill,
            );
            demand(
                3.0,
                &look,
                &format!("line {:?}", claim.line),
                claim.line,
                t.page,
            );
        }
        for (what, under) in [
            ("accent_soft", t.accent_soft),
            ("hover", t.hover),
            ("selection", t.selection),
            ("find_hit", t.find_hit),
            ("find_current", t.find_current),
            ("danger_soft", t.danger_soft),
            ("warn_soft", t.warn_soft),
            ("ok_soft", t.ok_soft),
        ] {
            demand(4.5, &look, &format!("ink on {what}"), t.ink, under);
        }
        demand(4.5, &look, "accent on accent_soft", t.accent, t.accent_soft);
        demand(4.5, &look, "on_accent", t.on_accent, t.accent);
        demand(4.5, &look, "palette", t.palette_ink, t.palette_choice);
        demand(4.5, &look, "palette hint", t.palette_mute, t.palette_bg);
        for stance in t.stances.all() {
            demand(
                4.5,
                &look,
                &format!("badge {stance:?}"),
                t.stances.on_badge,
                stance,
            );
        }
        for actor in t.actors.all() {
            demand(3.0, &look, &format!("actor {actor:?}"), actor, t.page);
        }
        for kind in t.relations.all() {
            for (under, paper) in [("the page", t.page), ("the desk", t.bg)] {
                demand(3.0, &look, &format!("{kind:?} on {under}"), kind, paper);
            }
        }
    }
}

fn mark(kind: MarkKind, colour: Color32, fill: Color32, hovered: bool) -> Mark {
    Mark {
        key: 0,
        range_scalar: Vec::new(),
        kind,
        colour,
        fill,
        selected: false,
        hovered,
        name: String::new(),
    }
}

/// A colour that lets through, over an opaque one.
fn over(veil: Color32, under: Color32) -> Color32 {
    let [r, g, b, a] = veil.to_array();
    let through = |top: u8, below: u8| {
        top.saturating_add((u16::from(below) * u16::from(255 - a) / 255) as u8)
    };
    Color32::from_rgb(
        through(r, under.r()),
        through(g, under.g()),
        through(b, under.b()),
    )
}

/// All that may lie behind the words of an article: the page, the selection, search hits, and the
/// bands of claims at rest and under the mouse. Bands hide what is below them, so the one on top
/// is what counts.
fn behind_words(t: &Theme) -> Vec<Color32> {
    let mut all = vec![t.page, t.selection, t.find_hit, t.find_current];
    for claim in t.claims.all() {
        for hovered in [false, true] {
            let fill = band_fill(&mark(MarkKind::Claim, claim.line, claim.fill, hovered));
            assert!(fill.is_opaque());
            all.push(fill);
        }
    }
    all
}

#[test]
fn words_are_legible_on_every_highlight_and_marks_stand_out_from_it() {
    let mut checked = 0;
    for (look, t) in looks() {
        let colours = ArticleColours::from(&t);
        let lines = [t.actors.all().as_slice(), &[t.cue, t.evidence]].concat();
        for under in behind_words(&t) {
            for (what, text) in [("ink", colours.ink), ("an open fold", colours.hint)] {
                demand(4.5, &look, &format!("{what} on {under:?}"), text, under);
                for line in &lines {
                    // A mention that is pointed at, over whatever is there.
                    let veil = line_veil(&mark(MarkKind::Mention, *line, *line, true));
                    let both = over(veil, under);
                    demand(4.5, &look, &format!("{what} on {both:?}"), text, both);
                    checked += 1;
                }
            }
            for claim in t.claims.all() {
                let edge = rim(&mark(MarkKind::Claim, claim.line, claim.fill, false), t.ink);
                demand(
                    3.0,
                    &look,
                    &format!("rim {edge:?} on {under:?}"),
                    edge,
                    under,
                );
            }
            for line in &lines {
                let drawn = line_colour(&mark(MarkKind::Mention, *line, *line, false), t.ink);
                demand(
                    3.0,
                    &look,
                    &format!("line {drawn:?} on {under:?}"),
                    drawn,
                    under,
                );
            }
        }
    }
    assert_eq!(checked, 4 * 18 * 14 * 2);
}

/// Linear RGB as seen with normal, deuteranope and protanope eyes (Machado, Oliveira and
/// Fernandes 2009, severity 1).
const EYES: [[[f64; 3]; 3]; 3] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
];

/// CIELAB of a colour as those eyes see it.
fn lab(c: Color32, eyes: &[[f64; 3]; 3]) -> [f64; 3] {
    let seen = linear(c);
    let [r, g, b] = [0, 1, 2].map(|i| {
        let sum: f64 = (0..3).map(|j| eyes[i][j] * seen[j]).sum();
        sum.clamp(0.0, 1.0)
    });
    let f = |t: f64| {
        if t > 0.008856 {
            t.cbrt()
        } else {
            7.787 * t + 16.0 / 116.0
        }
    };
    let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
    let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn least_distance(colours: &[Color32]) -> f64 {
    let mut least = f64::INFINITY;
    for eyes in &EYES {
        for (n, a) in colours.iter().enumerate() {
            for b in &colours[n + 1..] {
                let (p, q) = (lab(*a, eyes), lab(*b, eyes));
                let squares: f64 = (0..3).map(|i| (p[i] - q[i]).powi(2)).sum();
                least = least.min(squares.sqrt());
            }
        }
    }
    least
}

#[test]
fn kinds_stay_apart_for_colour_blind_eyes() {
    for (look, t) in looks() {
        let fills = t.claims.all().map(|c| c.fill);
        let lines = t.claims.all().map(|c| c.line);
        for (what, least, found) in [
            ("claim fills", 8.0, least_distance(&fills)),
            ("claim lines", 18.0, least_distance(&lines)),
            ("stances", 18.0, least_distance(&t.stances.all())),
            ("actors", 12.0, least_distance(&t.actors.all())),
            ("relations", 12.0, least_distance(&t.relations.all())),
        ] {
            assert!(found >= least, "{look}: {what} come as near as {found:.1}");
        }
    }
}

#[test]
fn wishes_reach_both_modes_of_egui() {
    let ctx = egui::Context::default();
    theme::apply(&ctx, Wishes::default());
    assert!(ctx.style_of(egui::Theme::Light).animation_time > 0.0);
    let wishes = Wishes {
        reduced_motion: true,
        high_contrast: true,
    };
    theme::apply(&ctx, wishes);
    for mode in [egui::Theme::Light, egui::Theme::Dark] {
        let style = ctx.style_of(mode);
        assert_eq!(style.animation_time, 0.0);
        assert!(!style.visuals.text_cursor.blink);
        assert!(!style.interaction.selectable_labels);
        let expected = Theme::new(mode == egui::Theme::Dark, true);
        assert_eq!(style.visuals.panel_fill, expected.panel);
        ctx.set_theme(mode);
        assert_eq!(Theme::of(&ctx), expected);
    }
    theme::apply(&ctx, Wishes::default());
    assert!(ctx.style_of(egui::Theme::Dark).visuals.text_cursor.blink);
}
