//! The whole window without a screen: found by name, driven by keys and pointer, in Arabic and
//! in English, with the gates on names and glyphs.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};
use isnad::app::commands::{self, Args};
use isnad::app::platform::FixedPlatform;
use isnad::app::story::Count;
use isnad::app::workspace::{Gesture, ThemeChoice};
use isnad::app::{Lang, Session, library, sample};
use isnad::model::AnnotatorId;
use isnad::ui::shell::Shell;

use crate::support::renderer::{CpuRenderer, keep_picture};

fn platform() -> Arc<FixedPlatform> {
    Arc::new(FixedPlatform::new(1_760_000_000_000, 77))
}

/// A copy of the sample in a folder of its own, opened by Salma in a window of this language.
pub struct Stage {
    _folder: tempfile::TempDir,
    pub harness: Harness<'static, Shell>,
}

impl Stage {
    pub fn new(lang: Lang) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let project = folder.path().join("sample");
        sample::write_sample(&project).expect("written");
        let mut stage = Self::empty(lang, folder);
        let session = open(&project);
        stage.harness.state_mut().set_session(None, session);
        stage.harness.run_steps(4);
        stage
    }

    pub fn empty(lang: Lang, folder: tempfile::TempDir) -> Self {
        let mut shell = Shell::new(platform(), None, Some(lang));
        shell.pictures.at_once = true;
        let painter = shell.painter.clone();
        let harness = Harness::builder()
            .with_size(vec2(1440.0, 900.0))
            .with_render_cursor(false)
            .with_step_dt(1.0 / 60.0)
            .renderer(CpuRenderer::default())
            .with_context_setup(move |ctx| {
                isnad::ui::install_with(
                    ctx,
                    &painter,
                    lang.is_rtl(),
                    isnad::ui::theme::Wishes::default(),
                );
                ctx.options_mut(|options| options.zoom_with_keyboard = false);
            })
            .build_ui_state(|ui, shell: &mut Shell| shell.frame(ui), shell);
        Self {
            _folder: folder,
            harness,
        }
    }

    pub fn session(&self) -> &Session {
        self.harness
            .state()
            .session
            .as_ref()
            .expect("a project is open")
    }

    pub fn session_mut(&mut self) -> &mut Session {
        self.harness
            .state_mut()
            .session
            .as_mut()
            .expect("a project is open")
    }

    pub fn press(&mut self, key: Key, modifiers: Modifiers) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(3);
    }

    fn press_plain(&mut self, keys: &[Key]) {
        for key in keys {
            self.press(*key, Modifiers::NONE);
        }
    }

    pub fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run_steps(3);
    }

    fn click(&mut self, pos: Pos2, times: usize) {
        self.harness.event(Event::PointerMoved(pos));
        self.harness.run_steps(2);
        for _ in 0..times {
            for pressed in [true, false] {
                self.harness.event(Event::PointerButton {
                    pos,
                    button: PointerButton::Primary,
                    pressed,
                    modifiers: Modifiers::NONE,
                });
            }
        }
        self.harness.run_steps(4);
    }

    /// Selects words of the focused article as a hand on the keyboard would end up with.
    fn select(&mut self, words: &str) {
        let session = self.harness.state_mut().session.as_mut().expect("open");
        let article = session
            .workspace
            .focused_article()
            .expect("an article")
            .clone();
        let text = session.text(&article).expect("readable").clone();
        let byte = text.as_str().find(words).expect(words);
        let range = text
            .scalars_of(byte..byte + words.len())
            .expect("in the text");
        session
            .select(&article, range.start, range.end)
            .expect("selected");
        self.harness.run_steps(3);
    }

    /// Keeps a picture of the window where `ISNAD_PICTURES` names a folder, to be looked at.
    pub fn keep(&mut self, name: &str) {
        if std::env::var_os("ISNAD_PICTURES").is_some() {
            let image = self.harness.render().expect("painted");
            keep_picture(name, &image);
        }
    }

    /// As [`Self::keep`], in the light and in the dark theme.
    pub fn keep_both(&mut self, name: &str) {
        if std::env::var_os("ISNAD_PICTURES").is_some() {
            self.keep(&format!("{name}-light"));
            self.session_mut().workspace.theme = ThemeChoice::Dark;
            self.harness.run_steps(4);
            self.keep(&format!("{name}-dark"));
            self.session_mut().workspace.theme = ThemeChoice::Light;
            self.harness.run_steps(4);
        }
    }

    fn count(&self, what: Count) -> usize {
        what.of(self.session())
    }
}

fn open(project: &Path) -> Session {
    let salma = AnnotatorId::new("salma");
    Session::open(library::folder(project), platform(), Some(&salma)).expect("opened")
}

#[test]
fn the_desk_shows_library_panes_and_inspector_by_name_in_both_languages() {
    for (lang, claim, saved) in [
        (Lang::Ar, "ادعاء", "كل التغييرات محفوظة"),
        (Lang::En, "Claim", "All changes saved"),
    ] {
        let mut stage = Stage::new(lang);
        stage.harness.get_by_label(saved);
        let row = "خبير: العقد القديم لم يعد صالحاً";
        stage
            .harness
            .get_by_role_and_label(Role::Button, row)
            .click();
        stage.harness.run_steps(4);
        let focused = stage
            .session()
            .workspace
            .focused_article()
            .expect("open")
            .clone();
        assert!(focused.ends_with("0005"), "{focused}");
        stage.press(Key::CloseBracket, Modifiers::NONE);
        while !matches!(
            stage.session().workspace.selected,
            Some(isnad::model::edit::Item::Claim(_))
        ) {
            stage.press(Key::CloseBracket, Modifiers::NONE);
        }
        stage
            .harness
            .get_all_by_label(claim)
            .next()
            .expect("the inspector's heading");
        stage.keep(&format!("desk-{}", lang.code()));
    }
}

#[test]
fn a_claim_with_claimant_and_stance_takes_three_keys_after_the_selection() {
    for lang in Lang::ALL {
        let mut stage = Stage::new(lang);
        let before = stage.count(Count::Claims);
        stage.select("لم يبقَ سوى بندين");
        assert_eq!(stage.session().workspace.gesture, Gesture::Kind);
        stage.press_plain(&[Key::Num1]);
        stage.keep(&format!("palette-claimant-{}", lang.code()));
        stage.press_plain(&[Key::Num1]);
        stage.press(Key::Equals, Modifiers::SHIFT);
        stage.press_plain(&[Key::Enter]);
        assert_eq!(stage.count(Count::Claims), before + 1);
        let claim = stage
            .session()
            .project()
            .claims()
            .iter()
            .find(|claim| claim.anchor.quote() == "لم يبقَ سوى بندين")
            .expect("tagged");
        assert!(stage.session().project().claimant_of(&claim.id).is_some());
        let stance = stage
            .session()
            .project()
            .stances_on(&claim.id)
            .next()
            .expect("a stance");
        assert_eq!(stance.label.as_str(), "support");
        stage.press(Key::Z, Modifiers::COMMAND);
        assert_eq!(stage.count(Count::Claims), before);
        stage.press(Key::Z, Modifiers::COMMAND | Modifiers::SHIFT);
        assert_eq!(stage.count(Count::Claims), before + 1);
    }
}

#[test]
fn letters_typed_at_a_selection_find_an_actor_and_digits_with_alt_pick() {
    let mut stage = Stage::new(Lang::Ar);
    let before = stage.count(Count::Mentions);
    stage.select("الخزينة");
    stage.type_text("نور");
    stage.keep("palette-filter");
    assert_eq!(stage.session().workspace.filter, "نور");
    stage.press(Key::Num1, Modifiers::ALT);
    assert_eq!(stage.count(Count::Mentions), before + 1);
    let mention = stage
        .session()
        .project()
        .mentions()
        .iter()
        .find(|one| {
            one.anchor
                .as_ref()
                .is_some_and(|anchor| anchor.quote() == "الخزينة")
        })
        .expect("tagged");
    let actor = mention
        .actor
        .as_ref()
        .and_then(|id| stage.session().project().resolve(id));
    assert_eq!(actor.map(|one| one.name_ar.as_str()), Some("نوردبورت"));
}

#[test]
fn the_palette_of_commands_runs_what_is_typed() {
    let mut stage = Stage::new(Lang::Ar);
    stage.press(Key::K, Modifiers::COMMAND);
    stage.type_text("داكن");
    stage.keep("commands");
    stage.press_plain(&[Key::Enter]);
    assert_eq!(stage.harness.state().theme, ThemeChoice::Dark);
    assert!(!stage.harness.state().overlay_is_open());
    stage.press(Key::L, Modifiers::COMMAND);
    assert_eq!(stage.harness.state().lang, Lang::En);
    stage.harness.get_by_label("All changes saved");
}

#[test]
fn a_note_in_arabic_is_written_by_keyboard_and_lies_in_the_file() {
    let mut stage = Stage::new(Lang::Ar);
    stage.press(Key::CloseBracket, Modifiers::NONE);
    stage.press(Key::N, Modifiers::NONE);
    stage.type_text("ملاحظة: هل «قبل الصيف» جزءٌ منه؟");
    stage.keep("note");
    stage.press(Key::Enter, Modifiers::COMMAND);
    let item = stage
        .session()
        .workspace
        .selected
        .clone()
        .expect("still selected");
    let isnad::model::edit::Item::Mention(id) = &item else {
        panic!("the first tag of the article is a mention, not {item:?}");
    };
    let note = stage
        .session()
        .project()
        .mentions()
        .get(id)
        .expect("there")
        .meta
        .note
        .clone();
    assert_eq!(note, "ملاحظة: هل «قبل الصيف» جزءٌ منه؟");
    stage.session().flush().expect("saved");
    let folder = stage
        .session()
        .path()
        .expect("on disk")
        .join("journal/salma");
    let found = std::fs::read_dir(folder)
        .expect("journals")
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok())
        .any(|text| text.contains("ملاحظة: هل «قبل الصيف» جزءٌ منه؟"));
    assert!(found, "readable in the journal");
}

#[test]
fn double_click_selects_a_word_of_the_article_and_two_tags_it() {
    for lang in Lang::ALL {
        let mut stage = Stage::new(lang);
        let article = stage.session().workspace.panes[0].article.clone();
        // A claim of several lines, known by its words: its middle lies in running text.
        let claim = "أن الطرفين تجاوزا معظم النقاط الخلافية في ملف تشغيل الأرصفة الشرقية الثلاثة";
        let rect = stage.harness.get_by_label(claim).rect();
        // Inside its first line, which begins at the right.
        let place = Pos2::new(rect.right() - 12.0, rect.top() + 12.0);
        stage.click(place, 2);
        let selection = stage.session().workspace.selection.clone().expect("a word");
        assert!(!selection.is_caret());
        let words = stage
            .session()
            .text_read(&article)
            .expect("read")
            .slice(selection.range())
            .expect("in the text")
            .to_owned();
        assert!(!words.contains(' '), "{words:?}");
        stage.press_plain(&[Key::Num2]);
        stage.press_plain(&[Key::Enter]);
        stage
            .session()
            .project()
            .mentions()
            .iter()
            .find(|one| {
                one.anchor
                    .as_ref()
                    .is_some_and(|anchor| anchor.quote() == words)
            })
            .expect("tagged");
    }
}

#[test]
fn find_shows_hits_and_escape_closes_it() {
    let mut stage = Stage::new(Lang::Ar);
    stage.press(Key::F, Modifiers::COMMAND);
    stage.type_text("الشركه");
    let hits = stage.session().workspace.find.hits.len();
    assert!(hits >= 2, "found {hits} in spite of the spelling");
    stage.keep("find");
    stage.press_plain(&[Key::Enter]);
    assert_eq!(stage.session().workspace.find.current, 1);
    stage.press_plain(&[Key::Escape]);
    assert!(!stage.session().workspace.find.open);
}

#[test]
fn the_welcome_screen_makes_a_project_from_typed_words() {
    for lang in Lang::ALL {
        let folder = tempfile::tempdir().expect("a folder");
        let project = folder.path().join("new");
        let mut stage = Stage::empty(lang, folder);
        stage.harness.run_steps(3);
        stage.keep(&format!("welcome-{}", lang.code()));
        stage.press(Key::N, Modifiers::COMMAND);
        stage.type_text("تجربة");
        stage.press_plain(&[Key::Tab]);
        stage.type_text(&project.display().to_string());
        let name = if lang == Lang::Ar {
            "معرّفك كواسم"
        } else {
            "Your annotator id"
        };
        stage
            .harness
            .get_by_role_and_label(Role::TextInput, name)
            .focus();
        stage.harness.run_steps(2);
        stage.type_text("huda");
        stage.keep(&format!("new-project-{}", lang.code()));
        stage.press_plain(&[Key::Enter]);
        assert_eq!(stage.session().annotator().as_str(), "huda");
        assert_eq!(stage.session().project().name, "تجربة");
        assert!(project.join("project.ron").is_file());
        stage.keep(&format!("empty-desk-{}", lang.code()));
    }
}

#[test]
fn four_articles_lie_side_by_side_and_help_lists_every_command() {
    let mut stage = Stage::new(Lang::Ar);
    for _ in 0..5 {
        stage.press(Key::T, Modifiers::COMMAND);
    }
    assert_eq!(stage.session().workspace.panes.len(), 4);
    stage.keep("four-panes");
    stage.press(Key::F4, Modifiers::COMMAND);
    assert_eq!(stage.session().workspace.panes.len(), 3);
    stage.press_plain(&[Key::F1]);
    stage.keep("help");
    assert!(stage.harness.state().overlay_is_open());
    stage.press_plain(&[Key::Escape]);
    assert!(!stage.harness.state().overlay_is_open());
}

#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }
    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn dropped_files_become_articles_and_a_bad_one_is_named_and_left_out() {
    let mut stage = Stage::new(Lang::En);
    let before = stage.session().project().articles().len();
    let good = stage._folder.path().join("good.txt");
    let bad = stage._folder.path().join("bad.txt");
    std::fs::write(
        &good,
        "خبر جديد عن الميناء اليوم\n\nقال المدير إن العمل مستمر.",
    )
    .expect("written");
    std::fs::write(&bad, b"\xd8\xa8\xff").expect("written");
    for file in [&bad, &good] {
        stage
            .harness
            .input_mut()
            .dropped_files
            .push(Arc::new(Dropped(file.clone())));
    }
    stage.harness.run_steps(6);
    assert_eq!(stage.session().project().articles().len(), before + 1);
    let notices = &stage.harness.state().notices;
    assert!(
        notices
            .iter()
            .any(|one| one.notice.text.contains("bad.txt")),
        "{notices:?}"
    );
    stage.keep("dropped");
}

#[test]
fn files_that_wait_for_one_project_never_go_into_the_next() {
    for (lang, sentence) in [
        (Lang::En, "\u{2068}2\u{2069} files were not added"),
        (Lang::Ar, "لم يُضف ملفان"),
    ] {
        let mut stage = Stage::new(lang);
        let other = stage._folder.path().join("other");
        sample::write_sample(&other).expect("written");
        let before = stage.session().project().articles().len();
        for number in 0..3 {
            let file = stage._folder.path().join(format!("{number}.txt"));
            let text = format!("خبر جديد رقم {number}\n\nقال المدير إن العمل مستمر.");
            std::fs::write(&file, text).expect("written");
            let dropped = &mut stage.harness.input_mut().dropped_files;
            dropped.push(Arc::new(Dropped(file)));
        }
        // One file a frame.
        stage.harness.step();
        assert_eq!(stage.session().project().articles().len(), before + 1);
        stage.harness.state_mut().open_project(None, &other);
        stage.harness.run_steps(6);
        assert_eq!(stage.session().path(), Some(other.as_path()));
        assert_eq!(stage.session().project().articles().len(), before);
        let notices = &stage.harness.state().notices;
        let told = notices
            .iter()
            .filter(|one| one.notice.text.contains(sentence));
        assert_eq!(told.count(), 1, "{notices:?}");
        stage.keep(&format!("intake-left-{}", lang.code()));
        // Nothing waits: nothing is told.
        stage.harness.state_mut().notices.clear();
        assert!(stage.harness.state_mut().close_session());
        assert!(stage.harness.state().notices.is_empty());
    }
}

/// Nobody touches the window, and it is not yet time to look.
#[test]
fn what_others_write_wakes_a_window_at_rest() {
    let mut stage = Stage::new(Lang::En);
    let ctx = stage.harness.ctx.clone();
    let project = stage.session().path().expect("on disk").to_owned();
    stage.harness.state_mut().open_project(Some(&ctx), &project);
    stage.harness.run_steps(3);
    // The watch is placed by the end of a look.
    assert!(!stage.session_mut().wait_for_news());
    stage.harness.run_steps(3);
    let woken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&woken);
    ctx.set_request_repaint_callback(move |asked| {
        if asked.delay.is_zero() {
            count.fetch_add(1, Ordering::SeqCst);
        }
    });
    // Another device, whose journals have other names.
    let device = Arc::new(FixedPlatform::new(1_760_000_100_000, 1 << 30));
    let hers = Session::open(library::folder(&project), device, None);
    let mut hers = hers.expect("opened");
    let article = commands::library_order(&hers).first().expect("one").clone();
    let claims = stage.session().project().claims().len();
    hers.open_article(&article, false).expect("open");
    hers.select(&article, 0, 5).expect("selected");
    commands::run(&mut hers, "tag.claim", &Args::new()).expect("tagged");
    hers.flush().expect("on disk");
    let began = Instant::now();
    while woken.load(Ordering::SeqCst) == 0 {
        assert!(began.elapsed() < Duration::from_secs(60), "never woken");
        std::thread::sleep(Duration::from_millis(5));
    }
    while stage.session().project().claims().len() == claims {
        assert!(began.elapsed() < Duration::from_secs(60), "never there");
        stage.harness.step();
    }
}

#[test]
fn a_broken_picture_has_its_reason_in_its_place() {
    let mut stage = Stage::new(Lang::En);
    let project = stage.session().path().expect("on disk").to_owned();
    let image = std::fs::read_dir(project.join("images"))
        .expect("a folder of pictures")
        .next()
        .expect("a picture")
        .expect("readable")
        .path();
    std::fs::write(&image, b"\x89PNG\r\n\x1a\nnothing more").expect("damaged");
    let row = "على الرصيف الشرقي: خمس رافعات تعمل واثنتان تنتظران";
    stage
        .harness
        .get_by_role_and_label(Role::Button, row)
        .click();
    stage.harness.run_steps(6);
    stage.keep("broken-picture");
    stage.harness.get_by(|node| {
        node.role() == Role::Image
            && node
                .label()
                .is_some_and(|label| label.starts_with("The picture cannot be shown"))
    });
}
