//! The real program, run as people run it, in folders that go away.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The built program, without the user's own settings, in English.
pub fn isnad() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isnad"));
    command
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("LC_ALL", "C.UTF-8")
        .env_remove("LANGUAGE");
    command
}

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code().expect("ended by itself"),
            out: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
            err: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
        }
    }

    /// Asserts the exit code, with everything printed if it is another.
    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "\n{}\n{}", self.out, self.err);
        self
    }

    /// The one JSON value on standard output.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// Runs the program.
pub fn run<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Ran {
    Ran::of(isnad().args(args).output().expect("the program starts"))
}

/// Two short pieces of invented news with what makes Arabic text hard.
pub const FIRST: &str = "\u{feff}وزارة النقل تنفي الاتفاق\r\n\r\nقالت الوزيرة ليلى الحسن إن «الأسعار ستنخفض»\u{a0}قريبًا.\r\nونفى أحمد أن تكون الأسعار قد ارتفعت.";
pub const SECOND: &str = "النقابة تطالب برفع الأجور\n\n١٤ آذار/مارس ٢٠٢٥\n\nطالبت النقابة برفع الأجور، وقال أحمد إن الوزيرة وعدت بذلك.\n";

/// A folder with a project of two articles, `…-0001` and `…-0002`.
pub struct Stage {
    pub folder: TempDir,
    pub project: PathBuf,
}

impl Stage {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let project = folder.path().join("project");
        let stage = Self { folder, project };
        stage.run(["new", "@", "--annotator", "salma"]).expect(0);
        let first = stage.write("first.txt", FIRST);
        let second = stage.write("second.txt", SECOND);
        run([
            OsStr::new("add"),
            stage.project.as_ref(),
            first.as_ref(),
            second.as_ref(),
        ])
        .expect(0);
        stage
    }

    /// The path of a file beside the project, as an argument.
    pub fn beside(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    /// Writes a file beside the project.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path
    }

    /// Runs the program; `@` among the arguments stands for the project.
    pub fn run<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Ran {
        run(args.into_iter().map(|arg| match arg {
            "@" => self.project.as_os_str().to_owned(),
            other => OsStr::new(other).to_owned(),
        }))
    }

    /// Runs a story written here.
    pub fn story(&self, story: &str) -> Ran {
        let file = self.write("a.story", story);
        run([
            OsStr::new("story"),
            self.project.as_ref(),
            file.as_ref(),
            "--verbose".as_ref(),
        ])
    }

    /// What `isnad tags --json` shows.
    pub fn tags(&self) -> Value {
        self.run(["tags", "@", "--json"]).expect(0).json()
    }
}

/// A claim with everything a claim needs, and a mention.
pub const TAGGING: &str = "open 0001\n\
    select \"الوزيرة ليلى الحسن\"\ndo tag.actor name=\"ليلى الحسن\" type=person name_en=\"Layla\"\n\
    select \"«الأسعار ستنخفض»\"\ndo tag.claim type=prediction\n\
    do claim.claimant name=\"ليلى الحسن\" act=state\ndo stance.set label=support\n\
    select \"قالت\"\ndo tag.cue\n";

/// All files below a folder with their bytes, by relative path.
pub fn files(root: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, at: &Path, into: &mut std::collections::BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(root, &path, into);
            } else {
                let name = path.strip_prefix(root).expect("below");
                let name = name.to_string_lossy().replace('\\', "/");
                into.insert(name, std::fs::read(&path).expect("readable"));
            }
        }
    }
    let mut found = std::collections::BTreeMap::new();
    walk(root, root, &mut found);
    found
}
