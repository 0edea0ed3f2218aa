//! People and work in the window, in both languages: progress, people, handing out.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use isnad::app::{Lang, Words};
use isnad::model::AnnotatorId;

use crate::desk::Stage;

fn press_named(stage: &mut Stage, name: &str) {
    stage.harness.get_by_label(name).click();
    stage.harness.run_steps(4);
}

#[test]
fn a_person_is_added_given_a_role_and_articles_are_handed_out() {
    for lang in [Lang::Ar, Lang::En] {
        let words = Words::new(lang);
        let mut stage = Stage::new(lang);
        stage.press(Key::E, Modifiers::COMMAND | Modifiers::SHIFT);
        assert!(stage.harness.state().overlay_is_open());
        stage.harness.get_by_label(&words.get("team-title"));
        stage.keep(&format!("team-progress-{}", lang.code()));
        press_named(&mut stage, &words.get("team-people"));
        let id = words.get("team-add-id");
        stage.harness.get_by_label(&id).focus();
        stage.harness.run_steps(3);
        stage.type_text("lina");
        stage.press(Key::Enter, Modifiers::NONE);
        let lina = AnnotatorId::new("lina");
        assert!(stage.session().project().annotators().get(&lina).is_some());
        assert!(
            stage.harness.state().overlay_is_open(),
            "one deed follows another"
        );
        let role = words.line(&[&words.get("team-role"), "lina"]);
        press_named(&mut stage, &role);
        press_named(&mut stage, &words.get("role-lead"));
        let person = stage
            .session()
            .project()
            .annotators()
            .get(&lina)
            .expect("there");
        assert_eq!(person.role.as_str(), "lead");
        stage.keep(&format!("team-people-{}", lang.code()));
        press_named(&mut stage, &words.get("team-hand-out"));
        press_named(&mut stage, &words.get("scheme-random"));
        press_named(&mut stage, &words.get("scheme-pairs"));
        stage.keep(&format!("team-hand-out-{}", lang.code()));
        let before: Vec<_> = stage
            .session()
            .project()
            .assignments()
            .iter()
            .map(|it| it.id.clone())
            .collect();
        press_named(&mut stage, &words.get("team-again"));
        press_named(&mut stage, &words.get("team-hand-out-go"));
        let project = stage.session().project();
        let work = &project
            .assignments()
            .iter()
            .find(|it| !before.contains(&it.id))
            .expect("handed out")
            .work;
        assert_eq!(work.len(), project.articles().iter().count());
        assert!(work.iter().all(|it| it.annotators.len() == 2));
        stage.keep(&format!("team-handed-{}", lang.code()));
        stage.press(Key::Escape, Modifiers::NONE);
        assert!(!stage.harness.state().overlay_is_open());
        stage.keep(&format!("team-desk-{}", lang.code()));
    }
}

#[test]
fn an_article_is_handed_in_from_the_library_and_taken_back_from_its_head() {
    let words = Words::new(Lang::En);
    let mut stage = Stage::new(Lang::En);
    let order = isnad::app::commands::library_order(stage.session());
    let me = stage.session().annotator().clone();
    let project = stage.session().project();
    let mut open = order
        .into_iter()
        .filter(|it| !project.is_submitted(&me, it));
    let article = open.next().expect("not handed in yet");
    stage
        .session_mut()
        .open_article(&article, false)
        .expect("opened");
    stage.harness.run_steps(4);
    let is_in = |stage: &Stage| stage.session().project().is_submitted(&me, &article);
    press_named(&mut stage, &words.get("work-submit-short"));
    assert!(is_in(&stage));
    press_named(&mut stage, &words.get("work-withdraw-short"));
    assert!(!is_in(&stage));
}
