//! `isnad check`: every file and every rule, and with `--repair` what needs nobody's decision.

use std::path::Path;

use i18n_embed_fl::fl;

use super::{Outcome, done};
use crate::app::check::{self, Finding, Repair, Repaired, Severity};
use crate::app::library;
use crate::cli::desk::{Desk, Failure, flat, shown};
use crate::cli::{Exit, FINDINGS};
use crate::text::invisible::escaped;

pub(super) fn check(desk: &Desk, project: &Path, repair: bool, json: bool) -> Outcome {
    let folder = library::named_folder(project)?;
    let (repaired, failed, findings) = if repair {
        let mended = check::repair(&folder, desk.platform.as_ref(), &desk.words)?;
        (Some(mended.repaired), mended.failed, mended.findings)
    } else {
        let now_ms = desk.platform.now_ms();
        let findings = check::check(&folder, now_ms, &desk.words)?;
        (None, Vec::new(), findings)
    };
    match (json, &repaired) {
        (true, None) => desk.print_json(&findings)?,
        (true, Some(repaired)) => {
            let all = serde_json::json!({
                "repaired": repaired,
                "failed": failed,
                "findings": findings,
            });
            desk.print_json(&all)?;
        }
        (false, _) => {
            tell(desk, repaired.as_deref())?;
            print(desk, &findings)?;
        }
    }
    if findings.iter().any(|one| one.severity != Severity::Info) {
        return Ok(Exit::Code(FINDINGS));
    }
    done()
}

/// What was mended.
fn tell(desk: &Desk, repaired: Option<&[Repaired]>) -> Result<(), Failure> {
    let l = &desk.words.loader;
    let Some(repaired) = repaired else {
        return Ok(());
    };
    for one in repaired {
        let file = escaped(&one.file);
        let file = file.as_ref();
        desk.print(&match one.repair {
            Repair::ProjectFile => fl!(l, "cli-repaired-project-file", file = file),
            Repair::Snapshot => fl!(l, "cli-repaired-snapshot", file = file),
            Repair::Temporary => fl!(l, "cli-repaired-temporary", file = file),
            Repair::GitFile => fl!(l, "cli-repaired-git-file", file = file),
        })?;
    }
    if repaired.is_empty() {
        desk.print(&fl!(l, "cli-repaired-nothing"))?;
    }
    Ok(())
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
        let file = one.file.as_ref();
        let file = file.map(|file| format!("{}{line}", escaped(file)));
        let id = |id: &Option<String>| id.as_deref().map(shown);
        let place: Vec<String> = [file, id(&one.article), id(&one.tag)]
            .into_iter()
            .flatten()
            .collect();
        desk.print(&format!("{severity} [{}] {}", one.kind, place.join(" ")))?;
        desk.print(&format!("  {}", flat(&one.message)))?;
        desk.print(&format!("  {}", one.remedy))?;
        if one.repairable {
            desk.print(&format!("  {}", fl!(l, "cli-check-repairable")))?;
        }
    }
    let count = findings
        .iter()
        .filter(|one| one.severity != Severity::Info)
        .count();
    desk.print(&fl!(l, "cli-check-count", count = count))
}
