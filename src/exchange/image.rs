//! Pictures from bytes: told by their content, decoded within limits, so that no picture can eat
//! the machine. Nothing here reads a file or draws.

use std::cell::Cell;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::error::DecodingError;
use image::{DynamicImage, ImageError, ImageFormat, ImageReader, Limits};

/// Largest picture in pixels, each way.
pub const SIDE_PX_MAX: u32 = 8192;
/// Most memory a picture may take when decoded, in bytes.
pub const DECODED_BYTES_MAX: u64 = 128 * 1024 * 1024;

thread_local! {
    static DECODING: Cell<bool> = const { Cell::new(false) };
}

/// True on a thread that is reading a picture: a panic there is no error of ours, and is caught.
pub fn is_decoding() -> bool {
    DECODING.get()
}

/// Why bytes are no picture we show.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    #[error("no PNG, JPEG or WebP picture")]
    Unknown,
    #[error(transparent)]
    Undecodable(#[from] ImageError),
}

/// The file ending of a picture's kind, by its first bytes.
///
/// # Errors
/// [`PictureError::Unknown`] for anything but PNG, JPEG and WebP.
pub fn ending(bytes: &[u8]) -> Result<&'static str, PictureError> {
    match image::guess_format(bytes) {
        Ok(ImageFormat::Png) => Ok("png"),
        Ok(ImageFormat::Jpeg) => Ok("jpg"),
        Ok(ImageFormat::WebP) => Ok("webp"),
        _ => Err(PictureError::Unknown),
    }
}

/// Decodes a picture within the limits.
///
/// # Errors
/// [`PictureError`].
pub fn decode(bytes: &[u8]) -> Result<DynamicImage, PictureError> {
    ending(bytes)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_PX_MAX);
    limits.max_image_height = Some(SIDE_PX_MAX);
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    let format = image::guess_format(bytes)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    // Readers of pictures meet strangers' bytes, and one of JPEG panics at some: to us that is a
    // damaged picture like others.
    DECODING.set(true);
    let decoded = catch_unwind(AssertUnwindSafe(|| reader.decode()));
    DECODING.set(false);
    let unexpected = |_| ImageError::Decoding(DecodingError::from_format_hint(format.into()));
    Ok(decoded.map_err(unexpected)??)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_huge_or_foreign_picture_is_refused_before_it_is_decoded() {
        assert!(matches!(
            decode(b"not a picture"),
            Err(PictureError::Unknown)
        ));
        // A PNG header that promises 100,000 by 100,000 pixels.
        let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bomb.extend([0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0, 8, 6, 0, 0, 0]);
        bomb.extend(crc32fast::hash(&bomb[12..]).to_be_bytes());
        assert!(matches!(decode(&bomb), Err(PictureError::Undecodable(_))));
    }

    #[test]
    fn a_picture_at_which_its_reader_panics_is_a_damaged_one() {
        let bytes = include_bytes!("../../fuzz/corpus/image/short-rows.jpg");
        assert!(matches!(decode(bytes), Err(PictureError::Undecodable(_))));
        assert!(!is_decoding());
    }
}
