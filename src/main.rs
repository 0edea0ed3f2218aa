//! The program: hands the command line to `cli`, and windows and pictures to `ui`. No logic.

use std::process::ExitCode;

use isnad::cli::{self, Exit};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Exit::Code(code) => ExitCode::from(code),
        Exit::Window(start) => {
            cli::complain(start.lang, &cli::no_window_words(start.lang));
            ExitCode::from(cli::REFUSED)
        }
        Exit::Picture(order) => {
            cli::complain(Some(order.lang), &cli::no_window_words(Some(order.lang)));
            ExitCode::from(cli::REFUSED)
        }
    }
}
