//! The report as one JSON value. A measure that is undefined is `null`, and `why` says why.

use serde_json::{Map, Value, json};

use crate::agreement::bootstrap::Interval;
use crate::agreement::report::{FieldReport, Figure, LayerReport, Report};
use crate::agreement::why::Measured;

/// The report as JSON.
pub fn json(report: &Report) -> Value {
    let who: Vec<&str> = report.who.iter().map(|it| it.id()).collect();
    let guidelines = report.guidelines.iter();
    let guidelines: Map<String, Value> = guidelines
        .map(|(code, count)| (code.to_string(), json!(count)))
        .collect();
    let mut warnings = Vec::new();
    if report.mixes_guidelines() {
        warnings.push("guideline versions are mixed");
    }
    let layers = report
        .layers
        .iter()
        .map(|it| (it.name.to_owned(), layer(it, &who)));
    let fields = report
        .fields
        .iter()
        .map(|it| (it.field.id.clone(), field(it)));
    let worst = report.worst.iter().map(|view| {
        json!({
            "article": report.articles.get(view.article).map(ToString::to_string),
            "score": view.score,
            "overlap_f1": view.layers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect::<Map<_, _>>(),
            "agreement": view.fields.iter().filter_map(|(number, value)| {
                Some((report.fields.get(*number)?.field.id.clone(), json!(value)))
            }).collect::<Map<_, _>>(),
        })
    });
    json!({
        "annotators": who,
        "articles": report.articles.len(),
        "articles_of_one": report.alone,
        "guidelines": guidelines,
        "warnings": warnings,
        "furniture_tags": report.furniture,
        "older_text_tags": report.older,
        "samples": report.samples,
        "seed": report.seed,
        "layers": layers.collect::<Map<_, _>>(),
        "fields": fields.collect::<Map<_, _>>(),
        "worst_articles": worst.collect::<Vec<_>>(),
    })
}

fn layer(layer: &LayerReport, who: &[&str]) -> Value {
    let counts = who.iter().zip(&layer.counts);
    let mut found = Map::new();
    let counts: Map<String, Value> = counts
        .map(|(id, count)| ((*id).to_owned(), json!(count)))
        .collect();
    found.insert("n".to_owned(), counts.into());
    put_figures(&mut found, &layer.figures);
    if !layer.labels.is_empty() {
        let labels = layer.labels.iter().map(|it| {
            let mut label = Map::new();
            put_figures(&mut label, std::slice::from_ref(&it.figure));
            (it.code.to_string(), label.into())
        });
        found.insert("labels".to_owned(), labels.collect::<Map<_, _>>().into());
    }
    if !layer.directional.is_empty() {
        let mut from = Map::new();
        for (one, other, value) in &layer.directional {
            if let (Some(one), Some(other)) = (who.get(*one), who.get(*other)) {
                let to = from.entry(*one).or_insert_with(|| Map::new().into());
                if let Some(to) = to.as_object_mut() {
                    to.insert((*other).to_owned(), number(*value));
                }
            }
        }
        found.insert("agr_directional".to_owned(), from.into());
    }
    found.into()
}

fn field(field: &FieldReport) -> Value {
    let mut found = Map::new();
    found.insert("n".to_owned(), json!(field.n));
    put_figures(&mut found, &field.figures);
    let first = field.figures.first().and_then(|it| it.interval.ok());
    found.insert("ci95".to_owned(), first.map_or(Value::Null, interval));
    let confusion = field.confusion(None);
    let name = |value: u32| match field.values.get(value as usize).map(Vec::as_slice) {
        Some([one]) => json!(one),
        Some(several) => json!(several),
        None => Value::Null,
    };
    let cells = confusion.cells.iter();
    let cells = cells.map(|((row, column), count)| json!([name(*row), name(*column), count]));
    found.insert("confusion".to_owned(), cells.collect::<Vec<_>>().into());
    if !field.weeks.is_empty() {
        let weeks = field.weeks.iter().map(|week| {
            json!({
                "from_ms": week.from_ms,
                "n": week.units,
                "value": number(week.figure.value),
                "ci95": week.figure.interval.map_or(Value::Null, interval),
            })
        });
        found.insert("weeks".to_owned(), weeks.collect::<Vec<_>>().into());
    }
    found.into()
}

/// Each figure under its name, then all intervals and all reasons.
fn put_figures(into: &mut Map<String, Value>, figures: &[Figure]) {
    let (mut intervals, mut why) = (Map::new(), Map::new());
    for figure in figures {
        into.insert(figure.name.to_owned(), number(figure.value));
        if let Ok(found) = figure.interval {
            intervals.insert(figure.name.to_owned(), interval(found));
        }
        if let Err(reason) = figure.value {
            why.insert(figure.name.to_owned(), reason.code().into());
        }
    }
    for (name, map) in [("intervals", intervals), ("why", why)] {
        if !map.is_empty() {
            into.insert(name.to_owned(), map.into());
        }
    }
}

fn number(value: Measured) -> Value {
    value.map_or(Value::Null, |it| json!(it))
}

fn interval(it: Interval) -> Value {
    json!([it.low, it.high])
}
