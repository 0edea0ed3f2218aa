//! Every widget in both languages, mirrored and not, compared with pictures that were looked at.
//!
//! The pictures lie in `tests/golden/gallery`. After a change that is meant to be seen, write
//! them anew with `UPDATE_SNAPSHOTS=1 cargo test --test it gallery` and look at each. Pages are
//! drawn by our own painter, so they are the same on every machine but for rounding.
use crate::support::renderer::keep_picture;
use crate::support::window::Window;
use egui::{Modifiers, PointerButton, Pos2};
use egui_kittest::{Harness, SnapshotOptions, kittest::Queryable, try_image_snapshot_options};
use isnad::ui::gallery::{Gallery, Page};

/// One way to show the gallery.
#[derive(Clone, Copy)]
pub struct Look {
    pub arabic: bool,
    pub mirrored: bool,
    pub dark: bool,
    pub scale: f32,
}

impl Look {
    pub fn of(arabic: bool) -> Self {
        Self {
            arabic,
            mirrored: arabic,
            dark: false,
            scale: 1.0,
        }
    }

    fn name(self) -> &'static str {
        match (self.arabic, self.mirrored) {
            (true, true) => "ar",
            (false, false) => "en",
            (true, false) => "ar-unmirrored",
            (false, true) => "en-mirrored",
        }
    }
}

/// The words of an entry in the language of a look.
fn words<'a>(look: Look, arabic: &'a str, english: &'a str) -> &'a str {
    if look.arabic { arabic } else { english }
}

pub fn open(page: Option<Page>, look: Look) -> Harness<'static, Gallery> {
    let mut window = Window {
        size: page.map_or(egui::vec2(1440.0, 1500.0), Page::size_pt),
        mirrored: look.mirrored,
        dark: look.dark,
        scale: look.scale,
        ..Window::default()
    };
    window.wishes.reduced_motion = true;
    let mut harness = window.open(
        |ui, painter, gallery: &mut Gallery| gallery.show(ui, painter),
        Gallery::new(page, look.arabic),
    );
    harness.run_steps(6);
    harness
}

/// A click of a button of the mouse at a place of the screen.
pub fn click<S>(h: &mut Harness<'_, S>, at: Pos2, button: PointerButton) {
    h.hover_at(at);
    h.run_steps(2);
    for pressed in [true, false] {
        h.event(egui::Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
        h.run_steps(2);
    }
    h.run_steps(3);
}

fn click_on(h: &mut Harness<'_, Gallery>, name: &str, button: PointerButton) {
    let at = h.get_by_label(name).rect().center();
    click(h, at, button);
}

fn hover_on(h: &mut Harness<'_, Gallery>, name: &str) {
    let at = h.get_by_label(name).rect().center();
    h.hover_at(at);
    // Longer than a tooltip waits.
    h.run_steps(40);
}

fn compare(h: &mut Harness<'_, Gallery>, name: &str) -> Option<String> {
    let image = h.render().expect("painted");
    let scale = h.ctx.pixels_per_point();
    if scale != 1.0 {
        keep_picture(&format!("{name}@{scale}"), &image);
        return None;
    }
    let options = SnapshotOptions::new()
        .output_path("tests/golden/gallery")
        // Rounding of blended colours may differ between processors.
        .threshold(0.2);
    try_image_snapshot_options(&image, name, &options)
        .err()
        .map(|error| error.to_string())
}

/// The pages as they are, and what of them opens: by the hand of a person.
fn pictures(look: Look) -> Vec<String> {
    let mut wrong = Vec::new();
    for page in Page::ALL {
        let mut h = open(Some(page), look);
        wrong.extend(compare(&mut h, &format!("{}-{}", page.name(), look.name())));
    }
    let mut take = |part: &str, act: &dyn Fn(&mut Harness<'_, Gallery>)| {
        let mut h = open(Some(Page::Menus), look);
        act(&mut h);
        wrong.extend(compare(&mut h, &format!("menus-{part}-{}", look.name())));
    };
    take("submenus", &|h| {
        click_on(h, words(look, "ملف", "File"), PointerButton::Primary);
        hover_on(h, words(look, "صدّر إلى", "Export as"));
        hover_on(h, words(look, "لأداة أخرى", "For another tool"));
    });
    take("combo", &|h| {
        let name = words(look, "النوع", "Type");
        let combo = h.get_by_role_and_label(egui::Role::ComboBox, name).rect();
        click(h, combo.center(), PointerButton::Primary);
    });
    take("context", &|h| {
        let name = words(
            look,
            "اضغط بالزر الثاني هنا",
            "Press the second button here",
        );
        click_on(h, name, PointerButton::Secondary);
        hover_on(h, words(look, "غيّر النوع إلى", "Change type to"));
    });
    take("tooltip", &|h| {
        hover_on(h, words(look, "مرّر المؤشّر", "Point here"))
    });
    wrong
}

#[test]
fn every_widget_looks_in_arabic_as_when_it_was_last_looked_at() {
    let wrong = pictures(Look::of(true));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_widget_looks_in_english_as_when_it_was_last_looked_at() {
    let wrong = pictures(Look::of(false));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_widget_keeps_its_text_in_the_window_of_the_other_language() {
    for arabic in [true, false] {
        let look = Look {
            mirrored: !arabic,
            ..Look::of(arabic)
        };
        let mut wrong = Vec::new();
        for page in Page::ALL {
            let mut h = open(Some(page), look);
            wrong.extend(compare(&mut h, &format!("{}-{}", page.name(), look.name())));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn the_overview_in_the_dark_looks_as_when_it_was_last_looked_at() {
    let look = Look {
        dark: true,
        ..Look::of(true)
    };
    let mut h = open(None, look);
    assert_eq!(compare(&mut h, "overview-ar-dark"), None);
}

/// For a closer look: all pages at twice the size, if a folder for pictures is named.
#[test]
fn pictures_at_twice_the_size_are_kept_if_a_folder_is_named() {
    if std::env::var_os("ISNAD_PICTURES").is_none() {
        return;
    }
    for arabic in [true, false] {
        let look = Look {
            scale: 2.0,
            ..Look::of(arabic)
        };
        assert_eq!(pictures(look), Vec::<String>::new());
    }
}

#[test]
fn the_command_line_names_every_page() {
    assert_eq!(
        isnad::cli::grammar::GALLERY_PAGES,
        Page::ALL.map(Page::name)
    );
    for page in Page::ALL {
        assert_eq!(Page::named(page.name()), Some(page));
    }
}
