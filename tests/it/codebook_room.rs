//! The room of the codebook: its commands alone, and its window driven by names, keys and words.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use isnad::app::codebook::{self, Page};
use isnad::app::commands::{self, Args};
use isnad::app::{AppError, Lang, Session, Words};
use isnad::model::codebook::changes::BookChange;
use isnad::model::codebook::uses::LabelUses;
use isnad::model::{Code, CodeEntry};

use crate::desk::Stage;
use crate::support::renderer::keep_picture;

fn session(stage: &Stage) -> &Session {
    stage.harness.state().session.as_ref().expect("open")
}

fn session_mut(stage: &mut Stage) -> &mut Session {
    stage.harness.state_mut().session.as_mut().expect("open")
}

fn args(pairs: &[(&str, &str)]) -> Args {
    let with = |args: Args, (key, value): &(&str, &str)| args.with(key, *value);
    pairs.iter().fold(Args::new(), with)
}

fn run(stage: &mut Stage, id: &str, pairs: &[(&str, &str)]) -> Result<(), AppError> {
    let outcome = commands::run(session_mut(stage), id, &args(pairs));
    stage.harness.run_steps(4);
    outcome
}

fn at(lang: Lang, pairs: &[(&str, &str)]) -> Stage {
    let mut stage = Stage::new(lang);
    run(&mut stage, "codebook.open", pairs).expect("opened");
    stage
}

fn words(stage: &Stage, id: &str) -> String {
    Words::new(stage.harness.state().lang).get(id)
}

/// Presses the widget that bears the words of a message, scrolled into view as a hand would.
fn click(stage: &mut Stage, role: Role, id: &str) {
    let label = words(stage, id);
    let harness = &mut stage.harness;
    harness.get_by_role_and_label(role, &label).scroll_to_me();
    harness.run_steps(4);
    harness.get_by_role_and_label(role, &label).click();
    harness.run_steps(4);
}

fn button(stage: &mut Stage, id: &str) {
    click(stage, Role::Button, id);
}

/// Writes into the field that bears the words of a message, in place of what it holds.
fn write(stage: &mut Stage, id: &str, text: &str) {
    let label = words(stage, id);
    let field = stage
        .harness
        .get_all_by_label(&label)
        .find(|node| {
            let role = node.accesskit_node().role();
            matches!(role, Role::TextInput | Role::MultilineTextInput)
        })
        .expect("the field");
    field.focus();
    stage.harness.run_steps(3);
    stage.press(Key::A, Modifiers::COMMAND);
    stage.harness.event(Event::Paste(text.to_owned()));
    stage.harness.run_steps(3);
}

fn row(stage: &mut Stage, name: &str) {
    let starts = |label: &str| label.contains(name);
    let rows: Vec<_> = stage
        .harness
        .get_all_by_role(Role::ListBoxOption)
        .filter(|node| node.accesskit_node().label().is_some_and(|it| starts(&it)))
        .collect();
    assert_eq!(rows.len(), 1, "{name}");
    rows[0].click();
    drop(rows);
    stage.harness.run_steps(4);
}

fn entry(stage: &Stage, set: &str, code: &str) -> CodeEntry {
    let book = codebook::working(session(stage));
    let found = book.entry(set, &Code::from(code));
    found.expect("the label").clone()
}

fn codes(stage: &Stage, set: &str) -> Vec<String> {
    let book = codebook::working(session(stage));
    let set = book.set(set).expect("the set");
    set.entries.iter().map(|it| it.code.to_string()).collect()
}

/// Keeps a picture of the window where `ISNAD_PICTURES` names a folder, to be looked at.
fn keep(stage: &mut Stage, name: &str) {
    if std::env::var_os("ISNAD_PICTURES").is_some() {
        let image = stage.harness.render().expect("painted");
        keep_picture(name, &image);
    }
}

#[test]
fn the_room_opens_and_closes_by_keys_and_keys_of_the_desk_do_nothing_in_it() {
    for lang in Lang::ALL {
        let mut stage = Stage::new(lang);
        stage.press(Key::B, Modifiers::COMMAND);
        stage.harness.get_by_label(&words(&stage, "codebook-title"));
        let claims = session(&stage).project().claims().iter().count();
        for key in [Key::Num1, Key::Delete, Key::M, Key::C] {
            stage.press(key, Modifiers::NONE);
        }
        assert_eq!(session(&stage).project().claims().iter().count(), claims);
        assert!(session(&stage).workspace.codebook.is_some());
        run(&mut stage, "codebook.ready", &[]).expect("a page");
        keep(&mut stage, &format!("codebook-ready-{}", lang.code()));
        stage.press(Key::Escape, Modifiers::NONE);
        let page = session(&stage)
            .workspace
            .codebook
            .as_ref()
            .map(|it| it.page);
        assert_eq!(page, Some(Page::Labels));
        keep(&mut stage, &format!("codebook-whole-{}", lang.code()));
        stage.press(Key::Escape, Modifiers::NONE);
        assert_eq!(session(&stage).workspace.codebook, None);
    }
}

#[test]
fn a_label_is_added_renamed_and_described_by_hand_in_both_languages() {
    for lang in Lang::ALL {
        let mut stage = at(lang, &[("set", "claim.type")]);
        button(&mut stage, "codebook-new-label");
        write(&mut stage, "codebook-name-ar", "وعد");
        write(&mut stage, "codebook-name-en", "Open promise");
        keep(&mut stage, &format!("codebook-new-{}", lang.code()));
        stage.press(Key::Enter, Modifiers::NONE);
        stage.harness.run_steps(3);
        let added = entry(&stage, "claim.type", "open_promise");
        assert_eq!(
            (added.name_ar.as_str(), added.name_en.as_str()),
            ("وعد", "Open promise")
        );
        write(&mut stage, "codebook-name-ar", "تعهد علني");
        write(&mut stage, "codebook-definition-en", "Said in public.");
        write(&mut stage, "codebook-examples-ar", "سنفعل\nسنرى");
        // Leaving the last field makes it a step of the draft, as leaving the others did.
        row(
            &mut stage,
            if lang == Lang::Ar {
                "أخرى"
            } else {
                "Other"
            },
        );
        let changed = entry(&stage, "claim.type", "open_promise");
        assert_eq!(changed.name_ar, "تعهد علني");
        assert_eq!(changed.definition_en, "Said in public.");
        assert_eq!(changed.examples_ar, ["سنفعل", "سنرى"]);
        // Nothing is in force before it is published.
        let in_force = session(&stage).project().codebook();
        assert!(!in_force.knows("claim.type", &Code::from("open_promise")));
        keep(&mut stage, &format!("codebook-draft-{}", lang.code()));
    }
}

#[test]
fn alt_and_arrows_move_the_chosen_label_and_undo_moves_it_back() {
    let mut stage = at(Lang::Ar, &[("set", "claim.type"), ("label", "factual")]);
    let before = codes(&stage, "claim.type");
    stage.press(Key::ArrowDown, Modifiers::ALT);
    stage.press(Key::ArrowDown, Modifiers::ALT);
    let mut wanted = before.clone();
    wanted[..3].rotate_left(1);
    assert_eq!(codes(&stage, "claim.type"), wanted);
    stage.press(Key::ArrowUp, Modifiers::ALT);
    wanted.swap(1, 2);
    assert_eq!(codes(&stage, "claim.type"), wanted);
    for _ in 0..3 {
        stage.press(Key::Z, Modifiers::COMMAND);
    }
    assert_eq!(codes(&stage, "claim.type"), before);
}

#[test]
fn a_label_is_dragged_to_its_place() {
    for lang in Lang::ALL {
        let mut stage = at(lang, &[("set", "claim.type"), ("label", "other")]);
        let before = codes(&stage, "claim.type");
        let middle = |stage: &Stage, code: &str| {
            let name = entry(stage, "claim.type", code);
            let name = name.name(lang == Lang::Ar).to_owned();
            let rows = stage.harness.get_all_by_role(Role::ListBoxOption);
            let label = |node: &egui_kittest::Node<'_>| node.accesskit_node().label();
            let row = rows
                .into_iter()
                .find(|row| label(row).is_some_and(|it| it.contains(&name)));
            row.expect("in the list").rect().center()
        };
        // From the first place to below the third row.
        let (from, to) = (middle(&stage, "factual"), middle(&stage, "policy"));
        let harness = &mut stage.harness;
        let button = |pos, pressed| Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        harness.event(Event::PointerMoved(from));
        harness.event(button(from, true));
        harness.run_steps(2);
        for share in [0.3, 0.7, 1.0] {
            let pos = from.lerp(to, share) + egui::vec2(0.0, 4.0);
            harness.event(Event::PointerMoved(pos));
            harness.run_steps(2);
        }
        harness.event(button(to + egui::vec2(0.0, 4.0), false));
        harness.run_steps(4);
        let mut wanted = before.clone();
        wanted[..3].rotate_left(1);
        assert_eq!(codes(&stage, "claim.type"), wanted);
        stage.press(Key::Z, Modifiers::COMMAND);
        assert_eq!(codes(&stage, "claim.type"), before);
    }
}

#[test]
fn arrows_go_along_the_list_of_labels() {
    let mut stage = at(Lang::En, &[("set", "claim.type")]);
    row(&mut stage, "Prediction");
    let label = |stage: &Stage| {
        let view = session(stage).workspace.codebook.as_ref();
        view.and_then(|view| view.label.clone())
            .map(|it| it.to_string())
    };
    assert_eq!(label(&stage).as_deref(), Some("prediction"));
    stage.press(Key::ArrowDown, Modifiers::NONE);
    assert_eq!(label(&stage).as_deref(), Some("policy"));
    stage.press(Key::Home, Modifiers::NONE);
    assert_eq!(label(&stage).as_deref(), Some("factual"));
}

#[test]
fn a_retired_label_stays_in_view_and_comes_back() {
    let mut stage = at(Lang::En, &[("set", "claim.type"), ("label", "causal")]);
    button(&mut stage, "cmd-codebook-retire-label");
    assert!(entry(&stage, "claim.type", "causal").retired);
    keep(&mut stage, "codebook-retired");
    button(&mut stage, "cmd-codebook-restore-label");
    assert!(!entry(&stage, "claim.type", "causal").retired);
}

#[test]
fn a_merge_is_previewed_with_counts_and_names_before_it_is_done() {
    for lang in Lang::ALL {
        let mut stage = at(lang, &[("set", "claim.type"), ("label", "causal")]);
        let uses = LabelUses::of(session(&stage).project());
        let (set, causal) = (Code::from("claim.type"), Code::from("causal"));
        let carriers = session(&stage).project().carriers("claim.type", &causal);
        assert_eq!(uses.count(&set, &causal), carriers.len());
        assert!(!carriers.is_empty(), "the sample has such claims");
        click(&mut stage, Role::ComboBox, "codebook-merge-into");
        let other = entry(&stage, "claim.type", "other");
        let name = other.name(lang == Lang::Ar).to_owned();
        let choice = stage
            .harness
            .get_all_by_role(Role::Button)
            .chain(stage.harness.query_all_by_role(Role::RadioButton))
            .find(|node| node.accesskit_node().label().as_deref() == Some(&name));
        choice.expect("offered").click();
        stage.harness.run_steps(4);
        // Who tagged it is told before anything happens, but for what colleagues did unseen.
        let me = session(&stage).annotator().clone();
        let shown = LabelUses::shown_to(session(&stage).project(), &me);
        assert!(uses.by(&set, &causal).count() >= shown.by(&set, &causal).count());
        for (owner, _) in shown.by(&set, &causal) {
            let owner = owner.expect("claims have owners").to_string();
            stage
                .harness
                .get_all_by_label_contains(&owner)
                .next()
                .expect("named");
        }
        keep(&mut stage, &format!("codebook-merge-{}", lang.code()));
        assert_eq!(entry(&stage, "claim.type", "causal").merged_into, None);
        button(&mut stage, "cmd-codebook-merge-labels");
        let merged = entry(&stage, "claim.type", "causal");
        assert_eq!(merged.merged_into, Some(Code::from("other")));
        assert!(merged.retired);
        // What people tagged stays as it was written.
        assert_eq!(
            session(&stage).project().carriers("claim.type", &causal),
            carriers
        );
    }
}

#[test]
fn a_changed_meaning_is_published_and_each_tag_is_looked_at_again() {
    for lang in Lang::ALL {
        let mut stage = at(lang, &[("set", "claim.type"), ("label", "prediction")]);
        write(&mut stage, "codebook-definition-en", "Only with a date.");
        let meaning = words(&stage, "codebook-meaning-changed");
        stage.harness.get_by_label(&meaning).click();
        stage.harness.run_steps(4);
        let before = session(&stage).project().codebook().version.clone();
        button(&mut stage, "cmd-codebook-review");
        write(&mut stage, "codebook-note", "التوقعات تحتاج إلى تاريخ");
        keep(&mut stage, &format!("codebook-review-{}", lang.code()));
        button(&mut stage, "cmd-codebook-publish");
        let now = session(&stage);
        assert_ne!(now.project().codebook().version, before);
        assert_eq!(codebook::draft(now), None);
        let editions = now.project().published();
        let edition = editions.last().expect("published");
        assert_eq!(edition.changes, "التوقعات تحتاج إلى تاريخ");
        let waiting = now.project().to_recheck(now.annotator()).len();
        assert!(waiting > 0, "the sample has such claims");
        run(&mut stage, "codebook.recheck", &[]).expect("the list");
        keep(&mut stage, &format!("codebook-recheck-{}", lang.code()));
        let checked = words(&stage, "codebook-checked");
        stage
            .harness
            .get_all_by_role(Role::Button)
            .find(|node| {
                let label = node.accesskit_node().label();
                label.is_some_and(|it| it.contains(&checked))
            })
            .expect("a tag to check")
            .click();
        stage.harness.run_steps(4);
        let now = session(&stage);
        assert_eq!(now.project().to_recheck(now.annotator()).len(), waiting - 1);
        // The rest of the list leads to the tags.
        let item = now.project().to_recheck(now.annotator()).remove(0);
        run(&mut stage, "codebook.show-tag", &[("id", item.id())]).expect("shown");
        assert_eq!(session(&stage).workspace.selected, Some(item));
        assert_eq!(session(&stage).workspace.codebook, None);
        run(&mut stage, "codebook.editions", &[]).expect("a page");
        keep(&mut stage, &format!("codebook-editions-{}", lang.code()));
    }
}

#[test]
fn a_publication_is_taken_back_by_another_and_does_not_stand_in_the_way_of_former_deeds() {
    let mut stage = at(Lang::En, &[("set", "claim.type"), ("label", "factual")]);
    let founding = session(&stage).project().codebook().clone();
    let actor = session(&stage).project().actors().iter().next().cloned();
    let actor = actor.expect("an actor");
    let now = |stage: &Stage| session(stage).project().actors().get(&actor.id).cloned();
    let id = actor.id.to_string();
    let rename = [("actor", id.as_str()), ("name_en", "Renamed")];
    run(&mut stage, "actor.change", &rename).expect("renamed");
    run(&mut stage, "codebook.change-label", &[("name_en", "Fact")]).expect("drafted");
    run(&mut stage, "codebook.publish", &[]).expect("published");
    stage.press(Key::Z, Modifiers::COMMAND);
    let book = session(&stage).project().codebook().clone();
    assert_eq!(
        book.changes_since(&founding),
        [],
        "what was in force is again"
    );
    assert_ne!(book.version, founding.version, "under a version of its own");
    assert_ne!(now(&stage).as_ref(), Some(&actor), "one deed at a time");
    stage.press(Key::Z, Modifiers::COMMAND);
    assert_eq!(now(&stage).as_ref(), Some(&actor));
    // The same after the project was closed and opened again.
    let last = session(&stage).can_undo();
    let shell = stage.harness.state_mut();
    let session = shell.session.take().expect("open");
    session.flush().expect("on disk");
    let reopened = session.crash().expect("opened again");
    assert_eq!(reopened.can_undo(), last);
    assert_eq!(reopened.project().codebook().version, book.version);
}

#[test]
fn an_edition_is_read_and_not_changed_and_can_come_into_force_again() {
    let mut stage = at(Lang::En, &[("set", "claim.type"), ("label", "factual")]);
    let founding = session(&stage).project().codebook().clone();
    run(&mut stage, "codebook.change-label", &[("name_en", "Fact")]).expect("drafted");
    run(&mut stage, "codebook.publish", &[]).expect("published");
    let version = founding.version.as_str();
    run(&mut stage, "codebook.open", &[("edition", version)]).expect("read");
    assert_eq!(codebook::shown(session(&stage)), &founding);
    stage.press(Key::ArrowDown, Modifiers::ALT);
    assert_eq!(
        codebook::draft(session(&stage)),
        None,
        "reading changes nothing"
    );
    keep(&mut stage, "codebook-reading");
    button(&mut stage, "cmd-codebook-republish");
    let now = session(&stage).project().codebook();
    assert_eq!(now.changes_since(&founding), []);
    assert_ne!(now.version, founding.version);
}

#[test]
fn a_ready_codebook_becomes_the_draft_and_a_file_carries_it_to_another_project() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("dna.ron");
    let path = file.to_str().expect("a path");
    let mut stage = at(Lang::Ar, &[]);
    run(&mut stage, "codebook.import", &[("version", "dna-1.0")]).expect("taken");
    let book = codebook::working(session(&stage)).clone();
    assert_eq!(book.version, Code::from("dna-1.0"));
    assert!(codebook::changes(session(&stage)).len() > 3);
    run(&mut stage, "codebook.review", &[]).expect("a page");
    keep(&mut stage, "codebook-review-dna");
    run(&mut stage, "codebook.export", &[("path", path)]).expect("written");
    let mut other = at(Lang::En, &[]);
    run(&mut other, "codebook.import", &[("path", path)]).expect("read");
    assert_eq!(codebook::working(session(&other)), &book);
    run(&mut other, "codebook.discard", &[]).expect("discarded");
    assert_eq!(codebook::draft(session(&other)), None);
    other.press(Key::Z, Modifiers::COMMAND);
    assert_eq!(codebook::working(session(&other)), &book);
}

#[test]
fn a_version_that_was_published_is_never_given_to_another_codebook() {
    let mut stage = at(Lang::En, &[]);
    let taken = session(&stage).project().codebook().version.clone();
    let mut text = String::from("(version: \"");
    text.push_str(taken.as_str());
    text.push_str("\", name_ar: \"\", name_en: \"Small\", sets: [])");
    run(&mut stage, "codebook.import", &[("ron", &text)]).expect("taken in");
    let draft = codebook::working(session(&stage));
    assert_eq!(draft.name_en, "Small");
    assert_ne!(draft.version, taken);
}

#[test]
fn senseless_wishes_are_answered_with_words_and_change_nothing() {
    let mut stage = at(Lang::Ar, &[("set", "claim.type"), ("label", "factual")]);
    let generation = session(&stage).project().generation();
    let wishes: &[(&str, &[(&str, &str)])] = &[
        ("codebook.add-label", &[("name_ar", "  ")]),
        ("codebook.add-label", &[("name_en", "Factual")]),
        ("codebook.add-label", &[("set", "no.set"), ("name_en", "x")]),
        (
            "codebook.change-label",
            &[("name_ar", ""), ("name_en", " ")],
        ),
        (
            "codebook.change-label",
            &[("label", "nobody"), ("name_en", "x")],
        ),
        ("codebook.change-label", &[("colour", "red; rm -rf")]),
        ("codebook.change-label", &[("colour", "#12345\u{661}")]),
        ("codebook.change-label", &[("shortcut", "ab")]),
        ("codebook.change-label", &[("recheck", "perhaps")]),
        ("codebook.move-label", &[("place", "0")]),
        ("codebook.move-label", &[("place", "99")]),
        ("codebook.move-label", &[("place", "-1")]),
        ("codebook.merge-labels", &[("into", "factual")]),
        ("codebook.merge-labels", &[("into", "nobody")]),
        ("codebook.merge-labels", &[]),
        ("codebook.require", &[]),
        ("codebook.describe", &[("name_ar", ""), ("name_en", "")]),
        ("codebook.publish", &[]),
        ("codebook.discard", &[]),
        ("codebook.renew", &[]),
        ("codebook.review", &[]),
        ("codebook.republish", &[("version", "none-9")]),
        ("codebook.import", &[("version", "none-9")]),
        ("codebook.import", &[("ron", "(version: 7")]),
        ("codebook.import", &[("ron", "")]),
        ("codebook.import", &[("path", "/no/such/file.ron")]),
        ("codebook.export", &[("path", "/no/such/folder/x.ron")]),
        ("codebook.open", &[("edition", "none-9")]),
        ("codebook.rechecked", &[("id", "nobody")]),
        ("codebook.show-tag", &[("id", "nobody")]),
    ];
    for (id, pairs) in wishes {
        let error = run(&mut stage, id, pairs).expect_err(id);
        for lang in Lang::ALL {
            let text = error.notice(&Words::new(lang)).text;
            assert!(text.chars().count() > 8, "{id} {pairs:?}: {text}");
            assert!(!text.contains("No localization"), "{id}: {text}");
        }
    }
    assert_eq!(session(&stage).project().generation(), generation);
}

#[test]
fn what_is_there_already_makes_no_step() {
    let mut stage = at(Lang::En, &[("set", "claim.type"), ("label", "factual")]);
    let name = entry(&stage, "claim.type", "factual").name_en;
    let generation = session(&stage).project().generation();
    for (id, pairs) in [
        ("codebook.change-label", vec![("name_en", name.as_str())]),
        ("codebook.change-label", vec![("recheck", "false")]),
        ("codebook.move-label", vec![("place", "1")]),
        ("codebook.up", vec![]),
        ("codebook.restore-label", vec![]),
        ("codebook.describe", vec![]),
    ] {
        run(&mut stage, id, &pairs).expect(id);
    }
    assert_eq!(session(&stage).project().generation(), generation);
}

#[test]
fn every_step_shows_as_a_change_and_taking_it_back_leaves_none() {
    let mut stage = at(Lang::En, &[("set", "claim.type"), ("label", "factual")]);
    let steps: &[(&str, &[(&str, &str)])] = &[
        ("codebook.change-label", &[("colour", "#2177ba")]),
        (
            "codebook.require",
            &[("field", "claim.evidence"), ("required", "true")],
        ),
        ("codebook.retire-label", &[]),
        ("codebook.move-label", &[("place", "3")]),
        ("codebook.describe", &[("rules_en", "Be fair.")]),
    ];
    for (id, pairs) in steps {
        run(&mut stage, id, pairs).expect(id);
    }
    let changes = codebook::changes(session(&stage));
    assert_eq!(changes.len(), steps.len(), "{changes:?}");
    assert!(changes.contains(&BookChange::Required(Code::from("claim.evidence"))));
    for _ in steps {
        stage.press(Key::Z, Modifiers::COMMAND);
    }
    assert_eq!(codebook::changes(session(&stage)), []);
}

#[test]
fn everything_that_can_be_pressed_or_filled_in_has_a_name_on_every_page() {
    for lang in Lang::ALL {
        let mut stage = at(lang, &[("set", "claim.type"), ("label", "causal")]);
        run(&mut stage, "codebook.change-label", &[("recheck", "true")]).expect("drafted");
        let mut seen = 0;
        for (page, pairs) in [
            ("codebook.open", vec![]),
            ("codebook.open", vec![("set", "")]),
            ("codebook.ready", vec![]),
            ("codebook.review", vec![]),
            ("codebook.publish", vec![]),
            ("codebook.editions", vec![]),
            ("codebook.recheck", vec![]),
        ] {
            run(&mut stage, page, &pairs).expect(page);
            let controls = [
                Role::Button,
                Role::CheckBox,
                Role::RadioButton,
                Role::ComboBox,
                Role::ListBox,
                Role::ListBoxOption,
                Role::Tab,
                Role::TextInput,
                Role::MultilineTextInput,
            ];
            let wanted = By::new().predicate(move |node| controls.contains(&node.role()));
            for node in stage.harness.query_all(wanted) {
                seen += 1;
                let node = node.accesskit_node();
                let name = node.label().unwrap_or_default();
                assert!(!name.trim().is_empty(), "{page}: {:?}", node.role());
            }
        }
        assert!(seen > 100, "only {seen} were seen");
    }
}

/// A letter with Alt picks the label that has it, on whatever layout; one that means two labels of a
/// tag is not published; choices tell it.
#[test]
fn a_labels_own_key_labels_the_selected_tag() {
    for lang in Lang::ALL {
        let mut stage = at(lang, &[("set", "claim.type"), ("label", "policy")]);
        let change = |stage: &mut Stage, set: &str, label: &str, key: &str| {
            let pairs = [("set", set), ("label", label), ("shortcut", key)];
            run(stage, "codebook.change-label", &pairs)
        };
        change(&mut stage, "claim.type", "policy", "1").expect_err("no letter");
        change(&mut stage, "claim.type", "policy", "\u{62d}").expect_err("no Latin letter");
        change(&mut stage, "claim.type", "policy", "p").expect("changed");
        change(&mut stage, "claim.certainty", "certain", "P").expect("changed");
        let refused = run(&mut stage, "codebook.publish", &[]).expect_err("two labels of a claim");
        let words = refused.notice(&Words::new(lang)).text;
        assert!(
            words.contains("certain") && words.contains("policy"),
            "{words}"
        );
        change(&mut stage, "claim.certainty", "certain", "").expect("changed");
        stage.keep(&format!("label-key-{}", lang.code()));
        run(&mut stage, "codebook.publish", &[]).expect("published");
        session_mut(&mut stage).workspace.codebook = None;

        let project = session(&stage).project();
        let me = session(&stage).annotator().clone();
        let mine = project.claims().iter();
        let mine = mine.filter(|it| it.annotator == me && it.kind != Some("policy".into()));
        let claim = mine.map(|it| it.id.clone()).next().expect("one of mine");
        session_mut(&mut stage).show_item(isnad::model::Item::Claim(claim.clone()));
        stage.harness.run_steps(4);
        stage.press(Key::P, Modifiers::ALT);
        let kind = |stage: &Stage| {
            let found = session(stage).project().claims().get(&claim);
            found.expect("there").kind.clone()
        };
        assert_eq!(kind(&stage), Some("policy".into()));
        session_mut(&mut stage).undo().expect("undone");
        assert_ne!(kind(&stage), Some("policy".into()));

        // The choices of the field name the key.
        session_mut(&mut stage).show_item(isnad::model::Item::Claim(claim.clone()));
        stage.harness.run_steps(4);
        let field = if lang == Lang::Ar {
            "النوع"
        } else {
            "Type"
        };
        let combo = stage.harness.get_all_by(|node| {
            node.role() == Role::ComboBox && node.label().is_some_and(|it| it.starts_with(field))
        });
        combo.last().expect("the type").click();
        stage.harness.run_steps(4);
        stage.keep(&format!("label-key-choices-{}", lang.code()));
        let told = stage.harness.get_all_by(|node| {
            node.label().is_some_and(|it| it.contains("Alt+P"))
                || node.value().is_some_and(|it| it.contains("Alt+P"))
        });
        assert!(told.count() > 0);
    }
}
