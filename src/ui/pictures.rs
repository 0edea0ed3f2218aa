//! Pictures of articles as textures: decoded once, with limits, off the painting thread; what
//! cannot be shown has its reason instead. Knows no project beyond names of pictures.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};

use i18n_embed_fl::fl;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::app::{Session, Words};
use crate::model::Image;

/// Longest side kept as a texture, in pixels.
const SIDE_PX_MAX: u32 = 1400;

/// One picture.
#[derive(Clone)]
pub enum Picture {
    Loading,
    Ready(TextureHandle),
    /// Why it cannot be shown.
    Broken(String),
}

/// All pictures asked for so far.
pub struct Pictures {
    known: BTreeMap<String, Picture>,
    sender: Sender<(String, Result<ColorImage, String>)>,
    receiver: Receiver<(String, Result<ColorImage, String>)>,
    /// Decode at once instead of on a thread: for pictures of the screen and tests.
    pub at_once: bool,
}

impl Default for Pictures {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self {
            known: BTreeMap::new(),
            sender,
            receiver,
            at_once: false,
        }
    }
}

impl Pictures {
    /// The picture, asked for now if it was not before.
    pub fn get(
        &mut self,
        ctx: &Context,
        session: &Session,
        words: &Words,
        image: &Image,
    ) -> Picture {
        self.receive(ctx);
        if let Some(known) = self.known.get(&image.sha256) {
            return known.clone();
        }
        self.known.insert(image.sha256.clone(), Picture::Loading);
        let (read, sender) = (session.image_reader(image), self.sender.clone());
        let (waker, words) = (ctx.clone(), words.clone());
        let name = image.sha256.clone();
        let key = name.clone();
        let file = format!("{}….{}", name.get(..12).unwrap_or(&name), image.ending);
        let work = move || {
            let decoded = read()
                .map_err(|_unreadable| fl!(words.loader, "picture-file", file = file))
                .and_then(|bytes| decode(&bytes));
            let _gone = sender.send((key, decoded));
            waker.request_repaint();
        };
        if self.at_once {
            work();
            self.receive(ctx);
        } else if let Err(error) = std::thread::Builder::new()
            .name("picture".to_owned())
            .spawn(work)
        {
            self.known
                .insert(name.clone(), Picture::Broken(error.to_string()));
        }
        self.known.get(&name).cloned().unwrap_or(Picture::Loading)
    }

    fn receive(&mut self, ctx: &Context) {
        while let Ok((name, decoded)) = self.receiver.try_recv() {
            let picture = match decoded {
                Ok(image) => {
                    Picture::Ready(ctx.load_texture(name.clone(), image, TextureOptions::LINEAR))
                }
                Err(reason) => Picture::Broken(reason),
            };
            self.known.insert(name, picture);
        }
    }
}

/// Decodes a png, jpeg or webp within the limits, shrunk to what a screen can show.
fn decode(bytes: &[u8]) -> Result<ColorImage, String> {
    let image = crate::exchange::image::decode(bytes).map_err(|error| error.to_string())?;
    let image = if image.width().max(image.height()) > SIDE_PX_MAX {
        image.thumbnail(SIDE_PX_MAX, SIDE_PX_MAX)
    } else {
        image
    };
    let rgba = image.to_rgba8();
    let size = [rgba.width() as usize, rgba.height() as usize];
    Ok(ColorImage::from_rgba_unmultiplied(size, rgba.as_raw()))
}
