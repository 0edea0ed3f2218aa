//! Where files that go out may lie: anywhere but in the folder of a project. What a project holds is
//! its own, and an export that took the place of a journal would end somebody's work.

use std::fs;
use std::path::{Path, PathBuf};

use super::notice::AppError;

/// Links that are followed, one to the next; more of them lead in a circle.
const LINKS_MAX: usize = 40;

/// Refuses a path at which a file is to be written if it lies in a project, or leads into one.
///
/// # Errors
/// [`AppError::InProject`].
pub fn outside(path: &Path) -> Result<(), AppError> {
    for place in places(path) {
        // The path itself may be a folder that becomes a project.
        if let Some(project) = place.ancestors().skip(1).find(|it| is_project(it)) {
            return Err(AppError::InProject {
                file: path.display().to_string(),
                project: project.display().to_string(),
            });
        }
    }
    Ok(())
}

/// Where writing to a path arrives: at its own place, and at those it leads to if it is a link.
/// Some writers take the place of a link, others follow it.
fn places(path: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut at = path.to_owned();
    for _ in 0..LINKS_MAX {
        let place = place_of(&at);
        let target = fs::read_link(&place).ok();
        let next = target.map(|target| place.with_file_name(target));
        found.push(place);
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    found
}

/// A path with its folder's links and `..` resolved. It need not be there itself.
fn place_of(path: &Path) -> PathBuf {
    match (path.parent(), path.file_name()) {
        (Some(above), Some(name)) => resolved(above).join(name),
        _ => resolved(path),
    }
}

/// A folder as the system has it, as far as it is there.
fn resolved(path: &Path) -> PathBuf {
    let mut missing = Vec::new();
    let mut at = path;
    loop {
        let here = if at.as_os_str().is_empty() {
            Path::new(".")
        } else {
            at
        };
        if let Ok(mut found) = here.canonicalize() {
            found.extend(missing.into_iter().rev());
            return found;
        }
        let Some(above) = at.parent() else {
            return path.to_owned();
        };
        missing.extend(at.file_name());
        at = above;
    }
}

/// True for a folder that opens as a project, also if its project file is lost.
fn is_project(dir: &Path) -> bool {
    let is_journal = |it: &PathBuf| it.extension().is_some_and(|ending| ending == "ronl");
    dir.join("project.ron").symlink_metadata().is_ok()
        || inside(&dir.join("journal")).any(|it| inside(&it).any(|it| is_journal(&it)))
}

/// What lies in a folder; nothing if it cannot be listed.
fn inside(dir: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    entries.map(|it| it.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_refused(path: &Path) -> bool {
        matches!(outside(path), Err(AppError::InProject { .. }))
    }

    #[test]
    fn nothing_goes_into_a_project_by_whatever_way() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let (project, lost) = (root.join("p"), root.join("lost"));
        for dir in [project.join("journal/a"), lost.join("journal/a")] {
            fs::create_dir_all(&dir).expect("made");
            fs::write(dir.join("x.ronl"), "x").expect("written");
        }
        fs::write(project.join("project.ron"), "()").expect("written");
        fs::create_dir_all(root.join("beside/journal")).expect("made");
        for inside in [
            "p/project.ron",
            "p/journal/a/x.ronl",
            "p/new.csv",
            "p/none/at/all.csv",
            "beside/../p/new.csv",
            "p/journal/../new.csv",
            "lost/new.csv",
        ] {
            assert!(is_refused(&root.join(inside)), "{inside}");
        }
        for free in ["new.csv", "p", "beside/new.csv", "p/../new.csv", "none/x"] {
            assert!(outside(&root.join(free)).is_ok(), "{free}");
        }
        assert!(outside(Path::new("new.csv")).is_ok());
        for odd in ["", "/", "..", "none/.."] {
            assert!(outside(Path::new(odd)).is_ok(), "{odd}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_from_both_ends() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let project = root.join("p");
        fs::create_dir_all(project.join("journal")).expect("made");
        fs::write(project.join("project.ron"), "()").expect("written");
        symlink(&project, root.join("dir")).expect("linked");
        symlink("p/project.ron", root.join("file")).expect("linked");
        symlink("p/not-there", root.join("dangling")).expect("linked");
        symlink("dangling", root.join("twice")).expect("linked");
        symlink(root.join("free"), project.join("out")).expect("linked");
        symlink("circle", root.join("circle")).expect("linked");
        symlink("free", root.join("link")).expect("linked");
        for inside in ["dir/new", "file", "dangling", "twice", "p/out"] {
            assert!(is_refused(&root.join(inside)), "{inside}");
        }
        for free in ["circle", "link", "free"] {
            assert!(outside(&root.join(free)).is_ok(), "{free}");
        }
    }
}
