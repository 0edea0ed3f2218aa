//! The room of agreement: its window driven by names and keys in both languages, what it hides and
//! puts on record, how it is computed beside the window, and the files it writes.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use isnad::agreement::bootstrap::Interval;
use isnad::agreement::report::{Kind, Report, Who};
use isnad::app::agreement::blind::veil;
use isnad::app::agreement::{Drawn, drawn, with_page};
use isnad::app::commands::{self, Args};
use isnad::app::notice::Refusal;
use isnad::app::{AppError, Lang, Session, Words};
use isnad::exchange::agreement::figures;
use isnad::exchange::figure::{Anchor, Figure, Shape, Tone, svg};
use isnad::model::{AnnotatorId, Item};

use crate::desk::Stage;
use crate::support::renderer::keep_picture;

fn run(stage: &mut Stage, id: &str, pairs: &[(&str, &str)]) -> Result<(), AppError> {
    let with = |args: Args, (key, value): &(&str, &str)| args.with(key, *value);
    let args = pairs.iter().fold(Args::new(), with);
    let outcome = commands::run(stage.session_mut(), id, &args);
    settle(stage);
    outcome
}

/// Lets the work beside the window end.
fn settle(stage: &mut Stage) {
    stage.harness.run_steps(2);
    stage.session_mut().wait_for_report();
    stage.harness.run_steps(4);
}

fn opened(lang: Lang, pairs: &[(&str, &str)]) -> Stage {
    let mut stage = Stage::new(lang);
    run(&mut stage, "agreement.open", &[]).expect("opened");
    run(&mut stage, "agreement.show", pairs).expect("shown");
    stage
}

fn words(stage: &Stage, id: &str) -> String {
    Words::new(stage.harness.state().lang).get(id)
}

fn report(session: &Session) -> &Report {
    &session.agreement().expect("a report").report
}

fn is_refused(outcome: &Result<(), AppError>, refusal: Refusal) -> bool {
    matches!(outcome, Err(AppError::Refused(one)) if *one == refusal)
}

/// What stands on the screen, as screen readers hear it.
fn says(stage: &Stage, part: &str) -> bool {
    let nodes = stage.harness.root().children_recursive();
    nodes.into_iter().any(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value()]
            .into_iter()
            .flatten()
            .any(|it| it.contains(part))
    })
}

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
        stage.press(Key::G, Modifiers::COMMAND | Modifiers::SHIFT);
        settle(&mut stage);
        stage
            .harness
            .get_by_label(&words(&stage, "agreement-title"));
        for id in ["agreement-part-spans", "agreement-worst"] {
            stage.harness.get_by_label(&words(&stage, id));
        }
        let claims = stage.session().project().claims().iter().count();
        for key in [Key::Num1, Key::Delete, Key::M, Key::C] {
            stage.press(key, Modifiers::NONE);
        }
        assert_eq!(stage.session().project().claims().iter().count(), claims);
        keep(&mut stage, &format!("agreement-all-{}", lang.code()));
        run(&mut stage, "agreement.show", &[("what", "claim.type")]).expect("shown");
        stage.press(Key::Escape, Modifiers::NONE);
        assert_eq!(stage.session().workspace.agreement.shown, "");
        assert!(stage.session().workspace.agreement.is_open);
        stage.press(Key::Escape, Modifiers::NONE);
        assert!(!stage.session().workspace.agreement.is_open);
    }
}

#[test]
fn a_cell_leads_to_its_instances_and_they_lead_to_the_review_room_and_back() {
    for lang in Lang::ALL {
        let mut stage = opened(lang, &[("what", "claim.type")]);
        let cells: Vec<_> = stage
            .harness
            .get_all_by_role(Role::Button)
            .filter(|node| {
                let label = node.accesskit_node().label().unwrap_or_default();
                label.starts_with(&words(&stage, "agree-heading-cell"))
            })
            .map(|node| node.accesskit_node().label().unwrap_or_default())
            .collect();
        let labels = report(stage.session())
            .field("claim.type")
            .expect("the field")
            .confusion(None);
        assert_eq!(cells.len(), labels.values.len().pow(2));
        // The first cell off the diagonal that holds something.
        let ((row, column), count) = labels
            .cells
            .iter()
            .find(|((row, column), _)| row != column)
            .expect("a difference");
        let side = labels.values.len();
        let place = |value: &u32| {
            labels
                .values
                .iter()
                .position(|it| it == value)
                .expect("there")
        };
        let name = &cells[place(row) * side + place(column)];
        stage
            .harness
            .get_by_role_and_label(Role::Button, name)
            .focus();
        stage.harness.run_steps(2);
        stage.press(Key::Enter, Modifiers::NONE);
        settle(&mut stage);
        let listed: Vec<_> = {
            let session = stage.session();
            let view = &session.workspace.agreement;
            let field = report(session).field("claim.type").expect("the field");
            assert_eq!(view.cell_in(field), Some((*row, *column)));
            field.instances(*row, *column, None)
        };
        assert_eq!(listed.len(), *count);
        let unit = {
            let session = stage.session();
            report(session).units[&Kind::Claim][listed[0].unit].clone()
        };
        let first = unit.items[0].clone().expect("a tag");
        let (_, anchor) = stage.session().project().place_of(&first).expect("a place");
        let quote = anchor.quote();
        let starts: String = quote.chars().take(12).collect();
        keep(&mut stage, &format!("agreement-cell-{}", lang.code()));
        let row = stage
            .harness
            .get_all_by_role(Role::Button)
            .find(|node| {
                let label = node.accesskit_node().label().unwrap_or_default();
                label.contains(&starts) && !label.starts_with(&words(&stage, "agree-heading-cell"))
            })
            .expect("the row of the instance");
        row.scroll_to_me();
        stage.harness.run_steps(6);
        let row = stage
            .harness
            .get_all_by_role(Role::Button)
            .find(|node| {
                node.accesskit_node()
                    .label()
                    .unwrap_or_default()
                    .contains(&starts)
            })
            .expect("the row of the instance");
        row.click();
        stage.harness.run_steps(4);
        let session = stage.session();
        let review = session.workspace.review.as_ref().expect("the review room");
        assert_eq!(review.at.as_ref().map(Item::id), Some(first.id()));
        stage.press(Key::Escape, Modifiers::NONE);
        assert!(stage.session().workspace.review.is_none());
        assert!(stage.session().workspace.shows_agreement());
    }
}

#[test]
fn unfinished_work_stays_hidden_until_who_reviews_asks_and_that_is_on_record() {
    let mut stage = opened(Lang::En, &[]);
    let me = stage.session().annotator().clone();
    let project = stage.session().project();
    let both_done = |report: &Report| {
        report.articles.iter().all(|article| {
            let people = project.annotators_in(article);
            people.iter().all(|one| project.is_submitted(one, article))
        })
    };
    let before = report(stage.session()).articles.len();
    assert!(before > 0 && both_done(report(stage.session())));
    assert!(
        stage
            .session()
            .agreement()
            .expect("ready")
            .veil
            .hidden_articles
            > 0
    );
    assert!(says(&stage, "Left out because"));
    let refused = run(&mut stage, "agreement.unfinished", &[]);
    assert!(is_refused(&refused, Refusal::OnlyReviewers), "{refused:?}");
    let lead = [("id", me.as_str()), ("role", "lead")];
    run(&mut stage, "annotator.set", &lead).expect("a lead");
    let reviews = stage.session().project().reviews().iter().count();
    run(&mut stage, "agreement.unfinished", &[]).expect("seen");
    let session = stage.session();
    assert!(report(session).articles.len() > before);
    let ready = session.agreement().expect("ready");
    assert!(ready.veil.unfinished > 0 && ready.veil.hidden_articles == 0);
    assert!(session.project().reviews().iter().count() > reviews);
    let early = |it: &isnad::model::Review| it.annotator == me && !it.early.is_empty();
    assert!(session.project().reviews().iter().any(early));
    assert!(says(&stage, "unfinished work"));
    run(&mut stage, "agreement.unfinished", &[]).expect("no longer");
    assert_eq!(report(stage.session()).articles.len(), before);
}

#[test]
fn who_still_works_on_an_article_sees_nobody_elses_agreement_in_it() {
    let mut stage = Stage::new(Lang::En);
    let (project, salma, omar) = (
        stage.session().project(),
        AnnotatorId::new("salma"),
        AnnotatorId::new("omar"),
    );
    let shared = project
        .articles()
        .iter()
        .map(|it| it.id.clone())
        .find(|id| project.is_submitted(&salma, id) && project.is_submitted(&omar, id))
        .expect("an article both handed in");
    let hides = |stage: &Stage| {
        let veil = veil(stage.session().project(), &salma, false);
        veil.left_out
            .contains(&(Who::Annotator(omar.clone()), shared.clone()))
    };
    assert!(!hides(&stage));
    run(&mut stage, "work.withdraw", &[("id", shared.as_str())]).expect("withdrawn");
    assert!(hides(&stage));
    let gold = veil(stage.session().project(), &salma, false).left_out;
    assert!(gold.contains(&(Who::Gold, shared.clone())));
}

#[test]
fn what_takes_long_shows_its_progress_and_can_be_stopped_while_the_old_report_stays() {
    let mut stage = opened(Lang::En, &[]);
    let session = stage.session_mut();
    let args = Args::new().with("samples", "1000").with("gamma", "true");
    commands::run(session, "agreement.compare", &args).expect("asked");
    assert!(session.look_for_report());
    assert!(session.report_progress().is_some());
    assert_eq!(report(session).samples, 0, "the old one stays");
    commands::run(session, "agreement.stop", &Args::new()).expect("stopped");
    assert!(session.report_progress().is_none());
    assert_eq!(session.workspace.agreement.samples, 0);
    session.wait_for_report();
    assert_eq!(report(session).samples, 0);
    let idle = commands::run(session, "agreement.stop", &Args::new());
    assert!(is_refused(&idle, Refusal::NoReportComing), "{idle:?}");
    run(
        &mut stage,
        "agreement.compare",
        &[("samples", "200"), ("seed", "7")],
    )
    .expect("asked");
    let found = report(stage.session());
    assert_eq!((found.samples, found.seed), (200, 7));
    let layer = found.layer("claim").expect("claims");
    assert!(layer.figures[0].interval.is_ok());
    keep(&mut stage, "agreement-intervals-en");
    run(&mut stage, "view.language", &[]).expect("turned");
    keep(&mut stage, "agreement-intervals-ar");
    run(&mut stage, "agreement.show", &[("what", "attribution.act")]).expect("shown");
    keep(&mut stage, "agreement-act-ar");
    let low = run(&mut stage, "agreement.compare", &[("samples", "17")]);
    assert!(matches!(low, Err(AppError::BadArgument { .. })), "{low:?}");
}

#[test]
fn two_of_the_compared_are_chosen_for_rows_and_columns() {
    let mut stage = opened(Lang::En, &[]);
    let three = [("annotators", "salma,omar,gold")];
    run(&mut stage, "agreement.compare", &three).expect("compared");
    let claims = [("what", "claim.type"), ("row", "salma"), ("column", "omar")];
    run(&mut stage, "agreement.show", &claims).expect("shown");
    stage
        .harness
        .get_by_label(&words(&stage, "agreement-whose-rows"));
    let seen = |stage: &Stage| {
        let session = stage.session();
        let pair = session.workspace.agreement.pair_in(report(session));
        let field = report(session).field("claim.type").expect("the field");
        (pair, field.confusion(pair).cells)
    };
    let (pair, cells) = seen(&stage);
    assert_eq!(pair, Some((0, 1)));
    run(
        &mut stage,
        "agreement.show",
        &[("row", "omar"), ("column", "salma")],
    )
    .expect("turned");
    let (turned, other_cells) = seen(&stage);
    assert_eq!(turned, Some((1, 0)));
    let flipped = cells
        .into_iter()
        .map(|((row, column), count)| ((column, row), count));
    assert_eq!(other_cells, flipped.collect());
    assert!(!other_cells.is_empty());
    run(&mut stage, "agreement.show", &[("row", ""), ("column", "")]).expect("all");
    assert_eq!(seen(&stage).0, None);
    let unknown = run(&mut stage, "agreement.show", &[("what", "claim.nothing")]);
    assert!(
        matches!(unknown, Err(AppError::BadArgument { .. })),
        "{unknown:?}"
    );
}

#[test]
fn a_field_is_opened_from_the_table_and_an_article_from_the_list_of_the_worst() {
    let mut stage = opened(Lang::En, &[]);
    let name = words(&stage, "agree-layer-cue");
    stage
        .harness
        .get_by_role_and_label(Role::Button, &name)
        .click();
    settle(&mut stage);
    assert_eq!(stage.session().workspace.agreement.shown, "cue");
    let article = report(stage.session()).articles[0].to_string();
    run(&mut stage, "agreement.go", &[("id", &article)]).expect("gone");
    let review = stage.session().workspace.review.as_ref().expect("a review");
    assert_eq!(review.article.as_str(), article);
}

#[test]
fn a_change_of_the_project_is_counted_anew() {
    let mut stage = opened(Lang::En, &[]);
    let before = report(stage.session()).articles.clone();
    let gone = before[0].to_string();
    run(&mut stage, "work.withdraw", &[("id", &gone)]).expect("withdrawn");
    assert_eq!(report(stage.session()).articles.len(), before.len() - 1);
    run(&mut stage, "edit.undo", &[]).expect("undone");
    assert_eq!(report(stage.session()).articles, before);
}

#[test]
fn where_nothing_can_be_compared_the_room_says_why() {
    for lang in Lang::ALL {
        let mut stage = opened(lang, &[]);
        run(&mut stage, "agreement.compare", &[("annotators", "lina")]).expect("one");
        stage.harness.get_by_label(&words(&stage, "agreement-few"));
        let two = [("annotators", "lina,omar")];
        run(&mut stage, "agreement.compare", &two).expect("two");
        stage
            .harness
            .get_by_label(&words(&stage, "agreement-nothing-common"));
        keep(&mut stage, &format!("agreement-empty-{}", lang.code()));
        let unknown = run(&mut stage, "agreement.compare", &[("annotators", "nobody")]);
        assert!(matches!(unknown, Err(AppError::Edit(_))), "{unknown:?}");
    }
}

#[test]
fn the_report_and_its_figures_become_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut stage = opened(Lang::Ar, &[("what", "claim.type")]);
    let mut write = |format: &str, what: &str| {
        let path = folder.path().join(format!("{what}.{format}"));
        let mut args = vec![("path", path.to_str().expect("UTF-8")), ("format", format)];
        if !what.is_empty() {
            args.push(("what", what));
        }
        run(&mut stage, "agreement.export", &args).expect("written");
        std::fs::read(&path).expect("the file")
    };
    let page = String::from_utf8(write("html", "")).expect("UTF-8");
    assert!(page.contains("<svg") && page.contains("dir=\"rtl\""));
    assert!(write("csv", "").starts_with("\u{feff}scope,".as_bytes()));
    let json: serde_json::Value = serde_json::from_slice(&write("json", "")).expect("JSON");
    assert!(json.is_object());
    let drawn = String::from_utf8(write("svg", "confusion")).expect("UTF-8");
    assert!(drawn.starts_with("<svg") && drawn.contains("direction=\"rtl\""));
    let png = write("png", "bias");
    let image = image::load_from_memory(&png).expect("a picture").to_rgba8();
    let is_ink = |it: &&image::Rgba<u8>| it.0[..3].iter().all(|part| *part < 100);
    assert!(image.width() > 400 && image.pixels().filter(is_ink).count() > 100);
    if std::env::var_os("ISNAD_PICTURES").is_some() {
        keep_picture("agreement-bias-png", &image);
    }
    let args = [("path", "/nowhere/at/all.svg"), ("format", "svg")];
    let failed = run(&mut stage, "agreement.export", &args);
    assert!(matches!(failed, Err(AppError::Write { .. })), "{failed:?}");
    run(&mut stage, "agreement.show", &[("what", "")]).expect("all");
    let nothing = run(&mut stage, "agreement.export", &args);
    assert!(is_refused(&nothing, Refusal::NoFigure), "{nothing:?}");
}

#[test]
fn names_in_figures_are_escaped_and_turned_round_for_arabic_only() {
    let mut figure = Figure::new("<script>&\"'\u{7}".to_owned());
    figure.size = [100.0, 20.0];
    figure.text(
        [10.0, 10.0],
        Anchor::Start,
        90.0,
        "a<b>&c".to_owned(),
        Tone::Ink,
    );
    let plain = svg(&figure, false);
    assert!(plain.contains("a&lt;b&gt;&amp;c") && !plain.contains("<script>"));
    assert!(!plain.contains('\u{7}') && plain.contains("x=\"10.0\""));
    assert!(svg(&figure, true).contains("x=\"90.0\""));
    figure.is_unmirrored = true;
    assert!(svg(&figure, true).contains("x=\"10.0\""));
}

#[test]
fn weeks_run_from_left_to_right_in_both_languages_and_show_their_intervals() {
    let stage = opened(Lang::En, &[]);
    let session = stage.session();
    let mut field = report(session).field("claim.type").expect("claims").clone();
    let one = field.weeks.first().expect("a week").clone();
    let week_ms = 7 * 86_400_000;
    field.weeks = (0..3u32)
        .map(|number| {
            let mut week = one.clone();
            week.from_ms += week_ms * u64::from(number);
            week.figure.value = Ok(0.4 + 0.2 * f64::from(number));
            let (low, high) = (0.3, 0.9);
            week.figure.interval = Ok(Interval { low, high });
            week
        })
        .collect();
    let drawn = |lang: Lang| {
        let words = Words::new(lang);
        with_page(&words, session.project(), |page| {
            figures::drift(&field, page)
        })
        .expect("a figure")
    };
    for lang in Lang::ALL {
        let figure = drawn(lang);
        let spots: Vec<[f32; 2]> = figure.spots.iter().map(|it| it.at).collect();
        assert_eq!(spots.len(), 3);
        // Later weeks stand further right, higher agreement higher up.
        assert!(spots.is_sorted_by(|a, b| a[0] < b[0] && a[1] > b[1]));
        let bars = |it: &&Shape| matches!(it, Shape::Line { width, .. } if *width == 2.0);
        assert_eq!(figure.shapes.iter().filter(bars).count(), 3);
        let dots = |text: &str| -> Vec<String> {
            let lines = text.lines().filter(|it| it.starts_with("<circle"));
            lines.map(str::to_owned).collect()
        };
        assert_eq!(dots(&svg(&figure, true)), dots(&svg(&figure, false)));
        assert_eq!(dots(&svg(&figure, true)).len(), 3);
    }
    field.weeks.clear();
    let words = Words::new(Lang::En);
    assert_eq!(
        with_page(&words, session.project(), |page| figures::drift(
            &field, page
        )),
        None
    );
}

#[test]
fn boundaries_and_habits_are_counted_whole() {
    let mut stage = opened(Lang::En, &[("what", "claim")]);
    let session = stage.session();
    let ready = session.agreement().expect("ready").clone();
    let offsets = ready.report.offsets(Kind::Claim, &ready.facts);
    let aligned: usize = offsets.start_words.values().sum();
    let both = |unit: &&isnad::agreement::report::Unit| unit.places.iter().flatten().count() == 2;
    let units = ready.report.units[&Kind::Claim].iter().filter(both).count();
    assert!(units > 0 && aligned == units);
    let words = Words::new(Lang::En);
    let view = &session.workspace.agreement;
    let draw = |what| {
        drawn(
            &words,
            session.project(),
            &ready.report,
            &ready.facts,
            view,
            what,
        )
    };
    let figure = draw(Drawn::Offsets).expect("boundaries");
    let told = |name: &str| -> usize {
        name.rsplit(" · ")
            .next()
            .and_then(|it| it.parse().ok())
            .expect("a count")
    };
    let counted: usize = figure.spots.iter().map(|it| told(&it.name)).sum();
    assert_eq!(counted, 2 * units, "starts and ends");
    assert_eq!(draw(Drawn::Bias), None, "a layer has no labels of its own");
    run(&mut stage, "agreement.show", &[("what", "claim.type")]).expect("shown");
    let session = stage.session();
    let view = &session.workspace.agreement;
    let bias = drawn(
        &words,
        session.project(),
        &ready.report,
        &ready.facts,
        view,
        Drawn::Bias,
    );
    let people = ready.report.who.len();
    let bias = bias.expect("habits");
    assert!(bias.spots.len() >= 2 * people && bias.spots.len().is_multiple_of(people));
}
