#![no_main]

use std::panic;
use std::sync::Once;

#[path = "../../tests/it/fuzz/bodies.rs"]
#[allow(dead_code)]
mod bodies;

/// A panic of the reader of pictures is caught where it is called and ends nothing.
static LENIENT: Once = Once::new();

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    LENIENT.call_once(|| {
        let strict = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !isnad::exchange::image::is_decoding() {
                strict(info);
            }
        }));
    });
    bodies::body("image")(data);
});
