//! Fields that a newer version gave to things this one knows: found while a thing is read, and
//! kept with it as (name, RON text), so that they go on when the thing is changed here and written
//! anew. A field of a part is named by its path from the thing, `anchor.lines`. Nothing here
//! decides what is known; the types do.

use std::collections::{BTreeMap, HashMap, HashSet};
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

/// How many unknown fields of one entry are kept with what it changes. No version will ever give so
/// many; a file made to do harm has millions, and each costs many times its length in memory. What
/// is beyond stays in the journal, which is never written again, but does not go on when the thing
/// is changed here.
const KEPT_MAX: usize = 100_000;

/// Reads an edit with all it says.
///
/// # Errors
/// What the parser said, if what this version knows of it does not parse.
pub(super) fn decode_edit(text: &str) -> Result<Edit, ron::error::SpannedError> {
    let mut ways: Vec<Way> = Vec::new();
    let mut parser = ron::Deserializer::from_str(text)?;
    let note = |path: Path<'_>| {
        if ways.len() < KEPT_MAX {
            ways.push(way(&path));
        }
    };
    let mut edit: Edit = serde_ignored::deserialize(&mut parser, note)
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
    let mut said = vec![None; ways.len()];
    let all = ways.iter().map(Vec::as_slice).enumerate().collect();
    find(text, all, &mut said);
    keep_side(change.before.as_mut(), "before", ways, &said);
    // A field of the change itself belongs to no thing; the journal keeps it.
    keep_side(change.after.as_mut(), "after", ways, &said);
}

/// Keeps with one side of a change what was found on the ways that begin there: of each name what
/// stands first.
fn keep_side<T: Entity>(
    entity: Option<&mut Arc<T>>,
    side: &str,
    ways: &[Way],
    said: &[Option<&str>],
) {
    let Some(entity) = entity else {
        return;
    };
    let found = ways.iter().zip(said).filter_map(|(way, said)| {
        let (first, rest) = way.split_first()?;
        (first == side).then_some((rest.join("."), (*said)?))
    });
    let mut found = found.peekable();
    if found.peek().is_none() {
        return;
    }
    let ext: &mut Ext = Arc::make_mut(entity).ext_mut();
    let mut known: HashSet<String> = ext.iter().map(|(name, _)| name.clone()).collect();
    for (name, said) in found {
        if known.insert(name.clone()) {
            ext.push((name, said.to_owned()));
        }
    }
}

/// Notes under the number of each way the text at its end. Ways that begin alike are gone together,
/// so that every structure is read once for every structure around it, however much it holds that
/// is unknown. No deeper than the parser goes, which found the ways.
fn find<'a>(text: &'a str, ways: Vec<(usize, &[String])>, said: &mut [Option<&'a str>]) {
    let mut onward: BTreeMap<&str, Vec<(usize, &[String])>> = BTreeMap::new();
    for (number, way) in ways {
        if let Some((step, rest)) = way.split_first() {
            onward.entry(step).or_default().push((number, rest));
        }
    }
    let Some(parts) = parts(without_some(text)) else {
        return;
    };
    for (step, mut ways) in onward {
        let Some(text) = parts.get(step) else {
            continue;
        };
        ways.retain(|(number, rest)| {
            if rest.is_empty()
                && let Some(said) = said.get_mut(*number)
            {
                *said = Some(text.trim());
            }
            !rest.is_empty()
        });
        if !ways.is_empty() {
            find(text, ways, said);
        }
    }
}

/// The texts in a list by their places, or in a structure by their names; `None` if it is neither.
fn parts(text: &str) -> Option<Parts<'_>> {
    Some(if text.starts_with('[') {
        Parts::List(ron::from_str(text).ok()?)
    } else {
        let Fields(fields) = ron::from_str(text).ok()?;
        Parts::Fields(fields)
    })
}

enum Parts<'a> {
    List(Vec<&'a RawValue>),
    Fields(HashMap<String, &'a RawValue>),
}

impl<'a> Parts<'a> {
    fn get(&self, step: &str) -> Option<&'a str> {
        let part = match self {
            Self::List(list) => list.get(step.parse::<usize>().ok()?),
            Self::Fields(fields) => fields.get(step),
        };
        part.map(|it| it.get_ron())
    }
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
struct Fields<'a>(HashMap<String, &'a RawValue>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a structure")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = HashMap::new();
                while let Some(name) = map.next_key::<String>()? {
                    fields.insert(name, map.next_value()?);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_any(Each)
    }
}
