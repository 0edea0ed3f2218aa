//! Order, line breaks, user-perceived characters and words against Unicode's own test files.
//!
//! `tests/unicode` holds a part of them, which is always tried. The whole is read from the folder
//! named by `ISNAD_UNICODE_DATA`, else from `/usr/share/unicode` (Debian: unicode-data) if it is
//! there. Where the data is of another version than the program, each line that differs is
//! listed with its reason in `tests/unicode/differing-*.txt`, and no other line may differ.

mod breaks;
mod order;

use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn excerpt(name: &str) -> String {
    read(&root().join("tests/unicode").join(name))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A file of the whole data; `None` only if nobody named a folder and the usual one is not there.
fn whole(name: &str) -> Option<String> {
    let folder = match std::env::var_os("ISNAD_UNICODE_DATA") {
        Some(named) => PathBuf::from(named),
        None => {
            let usual = PathBuf::from("/usr/share/unicode");
            if !usual.exists() {
                eprintln!("no Unicode data: {name} was NOT tried as a whole");
                return None;
            }
            usual
        }
    };
    Some(read(&folder.join(name)))
}

/// The lines that hold a test, without comments.
fn tests(file: &str) -> impl Iterator<Item = &str> {
    file.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty() && !line.starts_with('@'))
}

/// Characters from hexadecimal code points; `None` if one is no scalar value.
fn text(code_points: &str) -> Option<String> {
    code_points
        .split_whitespace()
        .map(|one| char::from_u32(u32::from_str_radix(one, 16).expect("hexadecimal")))
        .collect()
}
