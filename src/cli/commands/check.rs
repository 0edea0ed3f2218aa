//! `isnad check`: every file and every rule.

use std::path::Path;

use i18n_embed_fl::fl;

use super::{Outcome, done};
use crate::app::check::{self, Finding, Severity};
use crate::app::library;
use crate::cli::desk::{Desk, Failure};
use crate::cli::{Exit, FINDINGS};

pub(super) fn check(desk: &Desk, project: &Path, json: bool) -> Outcome {
    let folder = library::folder(project);
    let findings = check::check(&folder, desk.platform.now_ms(), &desk.words)?;
    if json {
        desk.print_json(&findings)?;
    } else {
        print(desk, &findings)?;
    }
    if findings.iter().any(|one| one.severity != Severity::Info) {
        return Ok(Exit::Code(FINDINGS));
    }
    done()
}

fn print(desk: &Desk, findings: &[Finding]) -> Result<(), Failure> {
    let l = &desk.words.loader;
    for one in findings {
        let severity = match one.severity {
            Severity::Error => fl!(l, "severity-error"),
            Severity::Warning => fl!(l, "severity-warning"),
            Severity::Info => fl!(l, "severity-info"),
        };
        let line = one.line.map(|line| format!(":{line}")).unwrap_or_default();
        let file = one.file.as_ref().map(|file| format!("{file}{line}"));
        let place: Vec<String> = [file, one.article.clone(), one.tag.clone()]
            .into_iter()
            .flatten()
            .collect();
        desk.print(&format!("{severity} [{}] {}", one.kind, place.join(" ")))?;
        desk.print(&format!("  {}", one.message))?;
        desk.print(&format!("  {}", one.remedy))?;
    }
    let count = findings
        .iter()
        .filter(|one| one.severity != Severity::Info)
        .count();
    desk.print(&fl!(l, "cli-check-count", count = count))
}
