//! Text files that come in: nothing of them changes, and what cannot be taken is told exactly.

use std::path::PathBuf;
use std::sync::Arc;

use isnad::app::Session;
use isnad::app::library::{FailReason, ImageError, add_files, attach_image};
use isnad::app::platform::FixedPlatform;
use isnad::exchange::image::PictureError;
use isnad::exchange::import::text::{ImportError, Note, caption_of, read};
use isnad::model::article::Basis;
use isnad::model::{ArticleId, Codebook};
use isnad::store::Folder;
use isnad::text::index::ArticleText;
use proptest::prelude::*;

use crate::support::cli::{FIRST, SECOND};

fn session() -> Session {
    Session::create(
        Folder::in_memory(),
        Arc::new(FixedPlatform::new(1_700_000_000_000, 5)),
        "salma",
        "project",
        Codebook::isnad_default(),
    )
    .expect("a project")
}

fn add(session: &mut Session, paths: &[PathBuf]) -> isnad::app::library::AddReport {
    add_files(session, paths, &mut |_, _| true)
}

proptest! {
    #[test]
    fn any_text_comes_through_unchanged(text in ".*\\PC[\u{feff}\r\n\t \u{a0}]*.*") {
        prop_assume!(text.chars().any(|c| !c.is_whitespace() && c != '\u{feff}'));
        let imported = read(text.clone().into_bytes()).expect("an article");
        prop_assert_eq!(&imported.text, &text);
        prop_assert!(!imported.title.trim().is_empty());
        prop_assert!(imported.title.chars().count() <= 200);
        prop_assert!(text.contains(&imported.title));
    }

    #[test]
    fn any_bytes_are_taken_or_refused_and_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        match (std::str::from_utf8(&bytes), read(bytes.clone())) {
            (Ok(text), Ok(imported)) => prop_assert_eq!(imported.text, text),
            (Ok(text), Err(error)) => {
                prop_assert_eq!(error, ImportError::Empty);
                let blank = text.chars().all(|c| c.is_whitespace() || c == '\u{feff}');
                prop_assert!(blank);
            }
            (Err(utf8), Err(ImportError::InvalidUtf8 { at_byte, line, column })) => {
                prop_assert_eq!(at_byte, utf8.valid_up_to());
                let before = std::str::from_utf8(&bytes[..at_byte]).expect("valid up to here");
                prop_assert_eq!(line, before.matches('\n').count() + 1);
                let last = before.rsplit('\n').next().unwrap_or_default();
                prop_assert_eq!(column, last.chars().count() + 1);
            }
            (_, other) => prop_assert!(false, "{:?}", other),
        }
    }
}

#[test]
fn odd_bytes_are_kept_and_remarked_upon() {
    let first = read(FIRST.as_bytes().to_vec()).expect("an article");
    assert_eq!(first.text, FIRST);
    assert_eq!(first.title, "وزارة النقل تنفي الاتفاق");
    assert_eq!(first.title_basis, Basis::Guessed);
    for note in [
        Note::ByteOrderMark,
        Note::CrLf,
        Note::NoFinalNewline,
        Note::NoBreakSpaces,
        Note::DateUnknown,
    ] {
        assert!(first.notes.contains(&note), "{note:?}");
    }
    assert_eq!(first.date.basis, Basis::Unknown);

    let second = read(SECOND.as_bytes().to_vec()).expect("an article");
    assert_eq!(
        (second.date.iso.as_str(), second.date.raw.as_str()),
        ("2025-03-14", "١٤ آذار/مارس ٢٠٢٥")
    );
    assert_eq!(second.date.basis, Basis::Guessed);
    assert!(second.outlet.is_empty());
    assert_eq!(second.outlet_basis, Basis::Unknown);
    assert!(!second.notes.contains(&Note::NoFinalNewline));
}

#[test]
fn a_caption_is_a_paragraph_that_reads_like_one() {
    let place = |text: &str| caption_of(&ArticleText::new(text)).map(|place| (place.0, place.1));
    assert_eq!(place("عنوان\n\nصورة من الميناء أمس\n"), Some((7, 26)));
    assert_eq!(place("سفينة في الميناء (تصوير: سلمى)\nمتن"), Some((0, 30)));
    assert_eq!(place("صورة\nصورة\nقال (بعد أيام) إنه باق"), None);
}

#[test]
fn one_bad_file_never_stops_the_others_and_each_is_told_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path
    };
    let huge = folder.path().join("huge.txt");
    let file = std::fs::File::create(&huge).expect("made");
    file.set_len(200 * 1024 * 1024)
        .expect("a hole costs nothing");
    let paths = [
        write("good.txt", FIRST.as_bytes()),
        write(
            "bad.txt",
            "سطر\nسطر ثان \u{fffd}"
                .as_bytes()
                .split_last()
                .expect("bytes")
                .1,
        ),
        write("empty.txt", b""),
        write("blank.txt", "\u{feff} \r\n\u{a0}".as_bytes()),
        folder.path().join("missing.txt"),
        folder.path().to_owned(),
        huge,
        write("more.txt", SECOND.as_bytes()),
    ];
    let mut session = session();
    let report = add(&mut session, &paths);
    let titles: Vec<_> = report.added.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(
        titles,
        ["وزارة النقل تنفي الاتفاق", "النقابة تطالب برفع الأجور"]
    );
    let reasons: Vec<_> = report.failed.iter().map(|one| &one.reason).collect();
    assert!(
        matches!(
            reasons[0],
            FailReason::Import(ImportError::InvalidUtf8 {
                line: 2,
                column: 9,
                at_byte: 21
            })
        ),
        "{:?}",
        reasons[0]
    );
    assert!(matches!(reasons[1], FailReason::Import(ImportError::Empty)));
    assert!(matches!(reasons[2], FailReason::Import(ImportError::Empty)));
    assert!(matches!(reasons[3], FailReason::Missing));
    assert!(matches!(reasons[4], FailReason::Folder));
    assert!(matches!(
        reasons[5],
        FailReason::Import(ImportError::TooLarge {
            bytes: 209_715_200,
            ..
        })
    ));
    assert_eq!(reasons.len(), 6);
    // One id was minted for each file, in order, also for those that failed.
    let number = |place: usize| {
        let id = report.added[place].id.as_str();
        id.rsplit('-')
            .next()
            .and_then(|text| text.parse::<usize>().ok())
            .expect("a number")
    };
    assert_eq!(number(1) - number(0), 7);
    let text = session
        .text(&report.added[0].id)
        .expect("stored")
        .as_str()
        .to_owned();
    assert_eq!(text, FIRST);
}

#[test]
fn the_same_file_again_is_already_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    std::fs::write(&path, FIRST).expect("written");
    let mut session = session();
    let first = add(&mut session, std::slice::from_ref(&path));
    let before = session.project().generation();
    let again = add(&mut session, &[path.clone(), path]);
    assert_eq!(session.project().generation(), before);
    assert_eq!(session.project().articles().len(), 1);
    assert!(again.failed.is_empty());
    assert!(
        again
            .added
            .iter()
            .all(|one| one.already && one.id == first.added[0].id)
    );
}

#[test]
fn cancelling_keeps_what_was_added_and_counts_what_was_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let paths: Vec<_> = (0..5)
        .map(|number| {
            let path = folder.path().join(format!("{number}.txt"));
            std::fs::write(&path, format!("{SECOND}{number}")).expect("written");
            path
        })
        .collect();
    let mut session = session();
    let report = add_files(&mut session, &paths, &mut |done, total| {
        assert_eq!(total, 5);
        done < 2
    });
    assert_eq!(
        (report.added.len(), report.left, report.failed.len()),
        (2, 3, 0)
    );
    assert_eq!(session.project().articles().len(), 2);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_without_waiting_for_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .expect("mkfifo is there");
    assert!(made.success());
    let report = add(&mut session(), &[pipe, PathBuf::from("/dev/zero")]);
    assert_eq!(report.failed.len(), 2);
    for failed in &report.failed {
        assert!(
            matches!(failed.reason, FailReason::NotRegular),
            "{failed:?}"
        );
    }
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(width, height)
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("a picture");
    bytes.into_inner()
}

#[test]
fn pictures_are_known_by_their_bytes_and_bombs_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path
    };
    let mut session = session();
    let text = write(
        "a.txt",
        "عنوان من ثلاث كلمات\n\nصورة من الميناء أمس\n".as_bytes(),
    );
    let article: ArticleId = add(&mut session, &[text]).added[0].id.clone();

    let good = png(4, 3);
    let image = attach_image(&mut session, &article, &write("a.jpg", &good)).expect("a picture");
    assert_eq!(image.ending, "png");
    assert_eq!(
        session
            .text(&article)
            .expect("text")
            .slice(image.caption.expect("a caption").range()),
        Some("صورة من الميناء أمس")
    );
    assert_eq!(
        session
            .project()
            .articles()
            .get(&article)
            .expect("there")
            .images,
        std::slice::from_ref(&image)
    );
    assert_eq!(
        session
            .folder()
            .read_image(&image.sha256, "png")
            .expect("stored"),
        good
    );

    let before = session.project().generation();
    let not = attach_image(&mut session, &article, &write("b.png", b"not a picture"));
    assert!(matches!(
        not,
        Err(ImageError::Picture(PictureError::Unknown))
    ));
    let gif = attach_image(
        &mut session,
        &article,
        &write("c.png", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
    );
    assert!(matches!(
        gif,
        Err(ImageError::Picture(PictureError::Unknown))
    ));
    // The size in the header, width and height of 100,000, with the checksum that belongs to it.
    let mut bomb = good.clone();
    bomb[16..20].copy_from_slice(&100_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&100_000_u32.to_be_bytes());
    let sum = crc32fast::hash(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    let refused = attach_image(&mut session, &article, &write("d.png", &bomb));
    assert!(
        matches!(
            refused,
            Err(ImageError::Picture(PictureError::Undecodable(
                image::ImageError::Limits(_)
            )))
        ),
        "{refused:?}"
    );
    let cut = attach_image(
        &mut session,
        &article,
        &write("e.png", &good[..good.len() - 20]),
    );
    assert!(
        matches!(cut, Err(ImageError::Picture(PictureError::Undecodable(_)))),
        "{cut:?}"
    );
    assert_eq!(session.project().generation(), before);
}
