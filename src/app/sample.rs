//! The sample project: invented news with honest, differing tags, embedded in the program. It is
//! made by the tests from the words in `sample_data/source`; here it is only written out.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;
use rust_embed::RustEmbed;

use super::platform::{DATA_VARIABLE, data_folder};
use super::words::Words;

#[derive(RustEmbed)]
#[folder = "sample_data/ports"]
struct Files;

/// Why the sample was not written.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    #[error("the folder is not empty: {0}")]
    NotEmpty(PathBuf),
    #[error("there is no folder for the user's data")]
    NoDataFolder,
    #[error("{path}: {source}")]
    Write { path: PathBuf, source: io::Error },
}

impl SampleError {
    /// The sentence people read.
    pub fn words(&self, words: &Words) -> String {
        let l = &words.loader;
        match self {
            Self::NotEmpty(path) => fl!(l, "sample-not-empty", path = path.display().to_string()),
            Self::NoDataFolder => fl!(l, "sample-no-data-folder", variable = DATA_VARIABLE),
            Self::Write { path, source } => fl!(
                l,
                "sample-write-failed",
                path = path.display().to_string(),
                detail = source.to_string()
            ),
        }
    }
}

/// Writes the sample project into a folder that is not there yet or is empty.
///
/// # Errors
/// [`SampleError`]; if the folder was not empty, nothing was written.
pub fn write_sample(dir: &Path) -> Result<(), SampleError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| SampleError::Write { path, source }
    };
    match fs::read_dir(dir) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(SampleError::NotEmpty(dir.to_owned()));
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(dir)(error)),
    }
    for name in Files::iter() {
        let Some(file) = Files::get(&name) else {
            continue;
        };
        let path = dir.join(name.as_ref());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed(folder))?;
        }
        fs::write(&path, file.data).map_err(failed(&path))?;
    }
    Ok(())
}

/// The working copy of the sample, made if it is not there. `reset` throws the old one away: it is
/// moved aside first, so that a failure half way leaves either copy whole.
///
/// # Errors
/// [`SampleError`].
pub fn sample_working_copy(reset: bool) -> Result<PathBuf, SampleError> {
    let data = data_folder().ok_or(SampleError::NoDataFolder)?;
    let copy = data.join("sample");
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| SampleError::Write { path, source }
    };
    let is_there = copy.join("project.ron").is_file();
    if is_there && !reset {
        return Ok(copy);
    }
    let fresh = data.join("sample.new");
    let old = data.join("sample.old");
    for leftover in [&fresh, &old] {
        if leftover.exists() {
            fs::remove_dir_all(leftover).map_err(failed(leftover))?;
        }
    }
    write_sample(&fresh)?;
    if copy.exists() {
        fs::rename(&copy, &old).map_err(failed(&copy))?;
    }
    fs::rename(&fresh, &copy).map_err(failed(&fresh))?;
    if old.exists() {
        fs::remove_dir_all(&old).map_err(failed(&old))?;
    }
    Ok(copy)
}
