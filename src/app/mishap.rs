//! What happens when the program fails by an error of its own: a report is written where people
//! find it, and they are told what was kept. Nothing is sent anywhere, and the report holds no
//! words of any article but those the error itself may quote.

use std::backtrace::Backtrace;
use std::fs;
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;

use super::words::Words;
use crate::exchange::image::is_decoding;

/// From now on a panic of whatever thread leaves a report in `folder`, and `say` gets the sentence
/// people read. What was acknowledged lies in the journals already, so nothing has to be saved
/// here.
pub fn report_into(
    folder: PathBuf,
    now_ms: impl Fn() -> u64 + Send + Sync + 'static,
    words: Words,
    say: impl Fn(&str) + Send + Sync + 'static,
) {
    panic::set_hook(Box::new(move |info| {
        if is_decoding() {
            return;
        }
        let report = report(info);
        let l = &words.loader;
        let sentence = match write(&folder, now_ms(), &report) {
            Some(path) => fl!(l, "mishap-report", path = path.display().to_string()),
            None => format!("{}\n{report}", fl!(l, "mishap-no-report")),
        };
        say(&sentence);
    }));
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let thread = std::thread::current();
    format!(
        "isnad {} on {} {}\nthread: {}\nplace: {place}\nerror: {text}\n\n{}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        thread.name().unwrap_or("?"),
        Backtrace::force_capture(),
    )
}

/// Never writes over another report; `None` if none can be written at all.
fn write(folder: &Path, now_ms: u64, report: &str) -> Option<PathBuf> {
    fs::create_dir_all(folder).ok()?;
    (0..100).find_map(|number| {
        let path = folder.join(format!("report-{now_ms}-{number}.txt"));
        let file = fs::File::create_new(&path);
        let written =
            file.and_then(|mut file| std::io::Write::write_all(&mut file, report.as_bytes()));
        written.is_ok().then_some(path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::words::Lang;
    use std::sync::{Arc, Mutex};

    #[test]
    fn a_panic_leaves_a_report_and_a_sentence() {
        let folder = tempfile::tempdir().expect("a folder");
        let reports = folder.path().join("reports");
        let said = Arc::new(Mutex::new(Vec::new()));
        let hear = Arc::clone(&said);
        let former = panic::take_hook();
        report_into(
            reports.clone(),
            || 7,
            Words::new(Lang::En),
            move |sentence| {
                hear.lock().expect("whole").push(sentence.to_owned());
            },
        );
        let ended = std::thread::Builder::new()
            .name("a worker".to_owned())
            .spawn(|| panic!("the quay is gone"))
            .expect("a thread")
            .join();
        panic::set_hook(former);
        assert!(ended.is_err());
        let path = reports.join("report-7-0.txt");
        let report = fs::read_to_string(&path).expect("a report");
        assert!(report.contains("error: the quay is gone"), "{report}");
        assert!(report.contains("thread: a worker"), "{report}");
        assert!(report.contains("place: src/app/mishap.rs"), "{report}");
        let said = said.lock().expect("whole");
        assert!(said[0].contains("report-7-0.txt"), "{said:?}");
        // A second one stands beside it.
        assert_eq!(
            write(&reports, 7, "x"),
            Some(reports.join("report-7-1.txt"))
        );
    }
}
