//! The report as CSV: one row a measure, with scope, measure, value, ends of the interval, n and
//! the reason where there is no value. Points mark decimals, whatever the language.

use crate::agreement::report::{Figure, Report};

const COLUMNS: [&str; 7] = ["scope", "measure", "value", "lo", "hi", "n", "why"];

/// The report as CSV (RFC 4180), with a byte order mark by which spreadsheets know UTF-8.
///
/// # Errors
/// What the writer says; memory does not fail.
pub fn csv(report: &Report) -> Result<Vec<u8>, csv::Error> {
    let bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(bytes);
    writer.write_record(COLUMNS)?;
    let mut put = |scope: &str, figure: &Figure, n: usize| {
        let number = |value: f64| value.to_string();
        let (low, high) = figure.interval.map_or_else(
            |_| Default::default(),
            |it| (number(it.low), number(it.high)),
        );
        writer.write_record([
            scope,
            figure.name,
            &figure.value.map(number).unwrap_or_default(),
            &low,
            &high,
            &n.to_string(),
            figure.value.err().map_or("", |why| why.code()),
        ])
    };
    for layer in &report.layers {
        let n = layer.counts.iter().sum();
        for figure in &layer.figures {
            put(layer.name, figure, n)?;
        }
        for label in &layer.labels {
            put(&format!("{}/{}", layer.name, label.code), &label.figure, n)?;
        }
    }
    for field in &report.fields {
        for figure in &field.figures {
            put(&field.field.id, figure, field.n)?;
        }
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}
