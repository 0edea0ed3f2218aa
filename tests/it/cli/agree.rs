//! `isnad agree`: lines, JSON, CSV and HTML over the sample, and what is refused.

use std::path::PathBuf;

use tempfile::TempDir;

use crate::support::cli::{Ran, run};

/// A copy of the sample project.
fn sample() -> (TempDir, PathBuf) {
    let dir = TempDir::new().expect("a folder");
    let project = dir.path().join("sample");
    run([std::ffi::OsStr::new("sample"), project.as_os_str()]).expect(0);
    (dir, project)
}

fn agree(project: &std::path::Path, more: &[&str]) -> Ran {
    let mut args = vec!["agree", project.to_str().expect("UTF-8")];
    args.extend(more);
    run(args)
}

#[test]
fn the_report_as_json_holds_what_the_contract_names() {
    let (_dir, project) = sample();
    let told = agree(&project, &["--json", "--samples", "20"])
        .expect(0)
        .json();
    assert_eq!(told["annotators"], serde_json::json!(["omar", "salma"]));
    let claim = &told["layers"]["claim"];
    assert!(claim["n"]["omar"].as_u64().expect("a count") > 0);
    for key in [
        "exact_f1",
        "overlap_f1",
        "char_f1",
        "token_f1",
        "u_alpha",
        "bar_u_alpha",
        "cu_alpha",
    ] {
        let value = claim[key]
            .as_f64()
            .unwrap_or_else(|| panic!("{key}: {claim}"));
        assert!(value <= 1.0, "{key} {value}");
    }
    let field = &told["fields"]["claim.type"];
    for key in ["alpha_nominal", "kappa", "pi", "ac1", "percent", "n"] {
        assert!(field[key].is_number(), "{key}: {field}");
    }
    let ends = field["ci95"].as_array().expect("an interval");
    let value = field["alpha_nominal"].as_f64().expect("α");
    assert!(ends[0].as_f64().expect("low") <= value && value <= ends[1].as_f64().expect("high"));
    // What is undefined is null and says why.
    let nobody = &told["layers"]["stance"];
    assert!(nobody["agr"].is_null());
    assert_eq!(nobody["why"]["agr"], "nothing to compare");
    let again = agree(&project, &["--json", "--samples", "20"])
        .expect(0)
        .json();
    assert_eq!(told, again);
}

#[test]
fn the_lines_are_in_the_language_asked_for() {
    let (_dir, project) = sample();
    let english = agree(&project, &[]).expect(0);
    assert!(
        english.out.contains("Cohen’s κ") && english.out.contains("n/a: no"),
        "{}",
        english.out
    );
    let arabic = agree(&project, &["--lang", "ar"]).expect(0);
    assert!(arabic.out.contains("كابا كوهين"), "{}", arabic.out);
    assert!(!arabic.out.contains("No localization"), "{}", arabic.out);
}

#[test]
fn the_page_stands_alone_and_reads_from_the_right_in_arabic() {
    let (dir, project) = sample();
    for (lang, direction) in [("ar", "rtl"), ("en", "ltr")] {
        let out = dir.path().join(format!("{lang}.html"));
        agree(
            &project,
            &["--html", out.to_str().expect("UTF-8"), "--lang", lang],
        )
        .expect(0);
        let page = std::fs::read_to_string(out).expect("the page");
        let opening = format!("<html lang=\"{lang}\" dir=\"{direction}\">");
        assert!(page.contains(&opening), "{page:.200}");
        for foreign in ["<script", "http", "<link", "<img", "No localization"] {
            assert!(!page.contains(foreign), "{foreign}");
        }
        for tag in [
            "table", "tr", "td", "th", "p", "h2", "h3", "div", "small", "span", "bdi",
        ] {
            let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
            let opened = page
                .split(&open)
                .skip(1)
                .filter(|it| it.starts_with(['>', ' ']))
                .count();
            assert_eq!(opened, page.matches(&close).count(), "{tag}");
        }
    }
}

#[test]
fn names_from_a_project_are_escaped_on_the_page() {
    let dir = TempDir::new().expect("a folder");
    let (project, out) = (dir.path().join("p"), dir.path().join("page.html"));
    let path = project.to_str().expect("UTF-8");
    run(["new", path, "--annotator", "a", "--name", "<b>\"x\"&</b>"]).expect(0);
    agree(&project, &["--html", out.to_str().expect("UTF-8")]).expect(0);
    let page = std::fs::read_to_string(out).expect("the page");
    assert!(!page.contains("<b>"), "{page:.400}");
    assert!(
        page.contains("&lt;b&gt;&quot;x&quot;&amp;&lt;/b&gt;"),
        "{page:.400}"
    );
}

#[test]
fn the_table_has_a_row_for_each_measure() {
    let (dir, project) = sample();
    let out = dir.path().join("agreement.csv");
    agree(
        &project,
        &["--csv", out.to_str().expect("UTF-8"), "--samples", "10"],
    )
    .expect(0);
    let text = std::fs::read_to_string(out).expect("the table");
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(
        reader.headers().expect("a header"),
        vec!["scope", "measure", "value", "lo", "hi", "n", "why"]
    );
    let rows: Vec<csv::StringRecord> = reader.records().map(|it| it.expect("a row")).collect();
    assert!(rows.len() > 200, "{}", rows.len());
    for row in &rows {
        assert_eq!(row[2].is_empty(), !row[6].is_empty(), "{row:?}");
        assert!(row[2].is_empty() || row[2].parse::<f64>().expect("a number").is_finite());
    }
    let kappa = rows
        .iter()
        .find(|it| &it[0] == "claim.type" && &it[1] == "kappa")
        .expect("κ");
    assert!(!kappa[3].is_empty() && !kappa[4].is_empty(), "{kappa:?}");
}

#[test]
fn who_is_not_there_is_refused_with_those_who_are() {
    let (_dir, project) = sample();
    let ran = agree(&project, &["--annotators", "omar,nobody", "--json"]).expect(2);
    assert!(
        ran.err.contains("nobody") && ran.err.contains("omar") && ran.err.contains("salma"),
        "{}",
        ran.err
    );
    assert_eq!(ran.out, "");
    let gold = agree(&project, &["--annotators", "omar,gold", "--json"])
        .expect(0)
        .json();
    assert_eq!(gold["annotators"], serde_json::json!(["omar", "gold"]));
    assert_eq!(gold["articles"], 1, "one was reviewed");
    assert!(gold["fields"]["claim.type"]["kappa"].is_number());
    let folder = project.to_str().expect("UTF-8");
    agree(&project, &["--csv", folder]).expect(2);
    agree(&project, &["--samples", "-1"]).expect(2);
}
