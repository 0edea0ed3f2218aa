//! A corrected article in the window: the strip tells what waits, the card shows the old passage
//! beside what is suggested, and nothing is accepted but by a key or a click.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use isnad::app::correct::correct_with;
use isnad::app::{Lang, Session};
use isnad::model::{ArticleId, Claim};

use crate::desk::Stage;

/// An article with two claims of whoever works here, and one of them.
fn worked_on(session: &Session) -> (ArticleId, Claim) {
    let project = session.project();
    let articles = project.articles().iter();
    let found = articles.filter_map(|it| {
        let claims = project.claims_in(&it.id, Some(session.hand()));
        let long = claims
            .iter()
            .find(|claim| claim.anchor.exact[0].split(' ').count() > 4)?;
        (claims.len() > 1).then(|| (it.id.clone(), (*long).clone()))
    });
    found.into_iter().next().expect("the sample has one")
}

/// The text with a word of the claim corrected.
fn corrected(session: &mut Session, article: &ArticleId, claim: &Claim) -> String {
    let text = session.text(article).expect("text").as_str().to_owned();
    let words = &claim.anchor.exact[0];
    let second = words.split(' ').nth(2).expect("more than four words");
    text.replace(words.as_str(), &words.replacen(second, "مصحَّحةً", 1))
}

/// True if something on the screen says it.
pub fn says(stage: &Stage, part: &str) -> bool {
    let mut all = stage.harness.query_all_by(|node| {
        let said = node.label().or_else(|| node.value());
        let marks = ['\u{200e}', '\u{200f}', '\u{2068}', '\u{2069}'];
        said.is_some_and(|it| it.replace(marks, "").contains(part))
    });
    all.next().is_some()
}

#[test]
fn a_person_goes_through_what_could_not_be_put() {
    for (lang, look, why, accept) in [
        (
            Lang::En,
            "Look at 1",
            "its words were changed",
            "It is here",
        ),
        (Lang::Ar, "راجع ما يلزم (١)", "تغيّرت كلماته", "هذا موضعه"),
    ] {
        let mut stage = Stage::new(lang);
        let session = stage.session_mut();
        let (article, claim) = worked_on(session);
        session.open_article(&article, false).expect("open");
        let new = corrected(session, &article, &claim);
        let done = correct_with(session, &article, new.into_bytes(), "b.txt").expect("corrected");
        assert!(!done.unplaced.is_empty(), "{done:?}");
        stage.harness.run_steps(6);
        assert!(says(&stage, look), "{lang:?}");
        stage.keep(&format!("corrected-strip-{}", lang.code()));
        stage.press(Key::F7, Modifiers::NONE);
        stage.harness.run_steps(6);
        assert!(says(&stage, why) && says(&stage, accept), "{lang:?}");
        stage.keep(&format!("corrected-card-{}", lang.code()));
        let waits = stage.session().unplaced(&article).len();
        assert_eq!(waits, done.unplaced.len(), "looking accepts nothing");
        stage.press(Key::F9, Modifiers::NONE);
        assert_eq!(stage.session().unplaced(&article).len(), waits - 1);
        let now = stage.session().project().claims().get(&claim.id).cloned();
        let now = now.expect("still there");
        assert!(
            now.anchor.quote().contains("مصحَّحةً"),
            "{}",
            now.anchor.quote()
        );
        // The older text can be read, with what was made in it, and left again.
        stage.session_mut().undo().expect("taken back");
        isnad::app::commands::run(
            stage.session_mut(),
            "article.older",
            &isnad::app::commands::Args::new(),
        )
        .expect("there is one");
        stage.harness.run_steps(6);
        stage.keep(&format!("corrected-older-{}", lang.code()));
        let pane = stage.session().workspace.pane().cloned().expect("a pane");
        let read = stage
            .session()
            .text_in(&pane)
            .expect("read")
            .as_str()
            .to_owned();
        assert!(read.contains(claim.anchor.exact[0].as_str()));
    }
}
