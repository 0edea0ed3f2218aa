//! What a person prefers, kept outside projects in the user's configuration folder: language,
//! theme, text size, recent projects, who they are. Losing it loses no work; a damaged file is
//! put aside, never overwritten in silence.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::words::Lang;
use super::workspace::{ThemeChoice, Typesetting};

/// How many projects are remembered.
const RECENT_MAX: usize = 8;

/// The preferences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub lang: Option<Lang>,
    pub theme: ThemeChoice,
    pub text_percent: u32,
    pub typesetting: Typesetting,
    /// Newest first.
    pub recent: Vec<PathBuf>,
    /// Annotator id to work as.
    pub annotator: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: None,
            theme: ThemeChoice::Light,
            text_percent: 100,
            typesetting: Typesetting::default(),
            recent: Vec::new(),
            annotator: String::new(),
        }
    }
}

impl Settings {
    /// Where they lie; `None` without a home folder. `ISNAD_CONFIG` names another folder.
    pub fn place() -> Option<PathBuf> {
        if let Some(folder) = std::env::var_os("ISNAD_CONFIG") {
            return Some(PathBuf::from(folder).join("settings.ron"));
        }
        directories::ProjectDirs::from("", "", "isnad")
            .map(|dirs| dirs.config_dir().join("settings.ron"))
    }

    /// Reads them; what is missing or cannot be read is as on the first day.
    pub fn load(place: &Path) -> Self {
        let Ok(text) = std::fs::read_to_string(place) else {
            return Self::default();
        };
        ron::from_str(&text).unwrap_or_else(|_damaged| {
            // Put aside, so that the next save does not wipe what a person may want to mend.
            let _kept = std::fs::rename(place, place.with_extension("ron.damaged"));
            Self::default()
        })
    }

    /// Writes them: a temporary file beside, then a rename.
    ///
    /// # Errors
    /// What the file system says.
    pub fn save(&self, place: &Path) -> std::io::Result<()> {
        if let Some(folder) = place.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new().new_line("\n"))
            .map_err(std::io::Error::other)?;
        let beside = place.with_extension("ron.tmp");
        std::fs::write(&beside, text)?;
        std::fs::rename(&beside, place)
    }

    /// Puts a project at the head of the recent ones.
    pub fn remember(&mut self, project: &Path) {
        self.recent.retain(|one| one != project);
        self.recent.insert(0, project.to_owned());
        self.recent.truncate(RECENT_MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_come_back_as_they_were_and_damage_is_put_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("deep/settings.ron");
        let mut settings = Settings {
            lang: Some(Lang::En),
            text_percent: 130,
            typesetting: Typesetting {
                justified: true,
                ..Typesetting::default()
            },
            ..Settings::default()
        };
        settings.remember(Path::new("/a"));
        settings.remember(Path::new("/b"));
        settings.remember(Path::new("/a"));
        settings.save(&place).expect("saved");
        assert_eq!(Settings::load(&place), settings);
        assert_eq!(settings.recent, [PathBuf::from("/a"), PathBuf::from("/b")]);

        std::fs::write(&place, "(lang: 3").expect("damaged");
        assert_eq!(Settings::load(&place), Settings::default());
        assert!(place.with_extension("ron.damaged").exists());
    }
}
