//! `isnad merge` and `isnad recover`: joining copies, and writing anew what journals can tell.

use std::path::Path;

use i18n_embed_fl::fl;

use super::{Outcome, done};
use crate::app::words::shown_path;
use crate::app::{check, library, merge as joining};
use crate::cli::desk::{Desk, Failure, shown};
use crate::cli::{Exit, FINDINGS};

pub(super) fn merge(desk: &Desk, project: &Path, other: &Path, json: bool) -> Outcome {
    let here = library::named_folder(project)?;
    let there = library::named_folder(other)?;
    let report = joining::merge(&here, &there, desk.platform.as_ref())?;
    if json {
        desk.print_json(&report)?;
    } else {
        tell(desk, &report)?;
    }
    let l = &desk.words.loader;
    for one in &report.findings {
        let path = shown_path(&other.join(&one.file));
        desk.say_error(&fl!(
            l,
            "cli-merge-not-taken",
            path = path,
            detail = shown(&joining::reason(one, &desk.words))
        ));
    }
    if report.conflicts.is_empty() && report.findings.is_empty() {
        done()
    } else {
        Ok(Exit::Code(FINDINGS))
    }
}

fn tell(desk: &Desk, report: &joining::Report) -> Result<(), Failure> {
    let l = &desk.words.loader;
    if report.journals.is_empty() && report.files.is_empty() {
        return desk.print(&fl!(l, "cli-merge-nothing"));
    }
    for (annotator, count) in &report.records {
        let (annotator, count) = (annotator.as_str(), *count as u64);
        desk.print(&fl!(
            l,
            "cli-merge-records",
            annotator = annotator,
            count = count
        ))?;
    }
    for (kind, it) in &report.kinds {
        let (added, changed, removed) = (it.added as u64, it.changed as u64, it.removed as u64);
        let kind = kind.as_str();
        desk.print(&fl!(
            l,
            "cli-merge-kind",
            kind = kind,
            added = added,
            changed = changed,
            removed = removed
        ))?;
    }
    desk.print(&fl!(
        l,
        "cli-merge-files",
        count = (report.files.len() as u64)
    ))?;
    for one in &report.conflicts {
        let (kind, id, annotator) = (one.kind.as_str(), shown(&one.id), shown(&one.overruled));
        let said = if one.removal {
            fl!(
                l,
                "cli-merge-removal",
                kind = kind,
                id = id,
                annotator = annotator
            )
        } else {
            fl!(
                l,
                "cli-merge-conflict",
                kind = kind,
                id = id,
                annotator = annotator
            )
        };
        desk.print(&said)?;
    }
    Ok(())
}

pub(super) fn recover(desk: &Desk, project: &Path, json: bool) -> Outcome {
    let folder = library::named_folder(project)?;
    let recovered = joining::recover(&folder, desk.platform.as_ref())?;
    let found = check::check(&folder, desk.platform.now_ms(), &desk.words)?;
    let is_error = |it: &&check::Finding| it.severity == check::Severity::Error;
    let remain = found.iter().filter(is_error).count();
    tell_recovered(desk, &recovered, json, remain)?;
    if remain == 0 {
        return done();
    }
    let l = &desk.words.loader;
    let project = shown_path(project);
    let message = fl!(l, "cli-recover-remain", count = remain, project = project);
    desk.say_error(&fl!(l, "cli-error", message = message));
    Ok(Exit::Code(FINDINGS))
}

fn tell_recovered(
    desk: &Desk,
    recovered: &joining::Recovered,
    json: bool,
    remain: usize,
) -> Result<(), Failure> {
    if json {
        return desk.print_json(&serde_json::json!({
            "project_file": recovered.project_file,
            "snapshots": recovered.snapshots,
            "left": recovered.left,
            "new_identity": recovered.new_identity,
        }));
    }
    let l = &desk.words.loader;
    if recovered.project_file {
        desk.print(&fl!(l, "cli-recover-project-file"))?;
    }
    for path in &recovered.snapshots {
        desk.print(&fl!(l, "cli-recover-snapshot", path = shown(path)))?;
    }
    for path in &recovered.left {
        desk.print(&fl!(l, "cli-recover-left", path = shown(path)))?;
    }
    let is_idle = recovered.snapshots.is_empty() && recovered.left.is_empty();
    if remain == 0 && !recovered.project_file && is_idle {
        desk.print(&fl!(l, "cli-recover-nothing"))?;
    }
    Ok(())
}
