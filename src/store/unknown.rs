//! Fields that a newer version gave to things this one knows: found while a thing is read, and
//! kept with it as (name, RON text), so that they go on when the thing is changed here and written
//! anew. A field of a part is named by its path from the thing, `anchor.lines`. Nothing here
//! decides what is known; the types do.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use ron::value::RawValue;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_ignored::Path;

use crate::model::annotation::Ext;
use crate::model::change::each_kind;
use crate::model::project::Entity;
use crate::model::{Change, Edit};

/// A way from an edit to a field: names of fields and places in lists.
type Way = Vec<String>;

/// Reads an edit with all it says.
///
/// # Errors
/// What the parser said, if what this version knows of it does not parse.
pub(super) fn decode_edit(text: &str) -> Result<Edit, ron::error::SpannedError> {
    let mut ways: Vec<Way> = Vec::new();
    let mut parser = ron::Deserializer::from_str(text)?;
    let mut edit: Edit = serde_ignored::deserialize(&mut parser, |path| ways.push(way(&path)))
        .and_then(|edit| parser.end().map(|()| edit))
        .map_err(|error| parser.span_error(error))?;
    if !ways.is_empty() {
        let whole = inside(text);
        each_kind!(&mut edit, change => keep(change, whole, &ways), unknown => {});
    }
    Ok(edit)
}

/// What stands between the brackets of a named variant.
fn inside(text: &str) -> &str {
    let from = text.find('(').map_or(0, |at| at + 1);
    let to = text.rfind(')').unwrap_or(text.len());
    text.get(from..to).unwrap_or_default()
}

fn way(path: &Path<'_>) -> Way {
    let (parent, step) = match path {
        Path::Root => return Vec::new(),
        Path::Seq { parent, index } => (parent, Some(index.to_string())),
        Path::Map { parent, key } => (parent, Some(key.clone())),
        Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => (parent, None),
    };
    let mut way = way(parent);
    way.extend(step);
    way
}

fn keep<T: Entity>(change: &mut Change<T>, text: &str, ways: &[Way]) {
    for way in ways {
        let Some((side, rest)) = way.split_first() else {
            continue;
        };
        let entity = match side.as_str() {
            "before" => &mut change.before,
            "after" => &mut change.after,
            // A field of the change itself belongs to no thing; the journal keeps it.
            _ => continue,
        };
        if let (Some(entity), Some(said)) = (entity, find(text, way)) {
            let name = rest.join(".");
            let ext: &mut Ext = Arc::make_mut(entity).ext_mut();
            if ext.iter().all(|(known, _)| *known != name) {
                ext.push((name, said));
            }
        }
    }
}

/// The text at the end of a way.
fn find(text: &str, way: &[String]) -> Option<String> {
    let text = without_some(text);
    let Some((step, rest)) = way.split_first() else {
        return Some(text.to_owned());
    };
    let next = if text.starts_with('[') {
        let list: Vec<Box<RawValue>> = ron::from_str(text).ok()?;
        list.get(step.parse::<usize>().ok()?)?.get_ron().to_owned()
    } else {
        let Fields(mut fields) = ron::from_str(text).ok()?;
        fields.remove(step)?.get_ron().to_owned()
    };
    if rest.is_empty() {
        return Some(next.trim().to_owned());
    }
    find(&next, rest)
}

/// The text inside of `Some(…)`, however often, and of the brackets of a newtype's variant.
fn without_some(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(inner) = text
        .strip_prefix("Some(")
        .and_then(|it| it.strip_suffix(')'))
    {
        text = inner.trim();
    }
    text
}

/// The fields of any structure, each as its text.
struct Fields(BTreeMap<String, Box<RawValue>>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Fields;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a structure")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = BTreeMap::new();
                while let Some(name) = map.next_key::<String>()? {
                    fields.insert(name, map.next_value()?);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_any(Each)
    }
}
