//! The report as one page of HTML that needs nothing else: no script, no picture, no font from
//! elsewhere. Whatever comes from a project is escaped.
//!
//! It knows no language: words, digits and names of labels are handed in.

use super::figures;
use crate::agreement::report::{FieldReport, Figure, LayerReport, Report, Who};
use crate::exchange::figure::{escape, inline_svg};

/// In which words the page is written.
pub struct Page<'a> {
    /// Code of the language, e.g. `ar`.
    pub lang: &'a str,
    /// True if it is written from right to left.
    pub is_rtl: bool,
    /// The name of the project.
    pub title: &'a str,
    /// The words of a name: `heading-…`, `measure-…`, `why-…`, or the name of a layer or a field.
    pub word: &'a dyn Fn(&str) -> String,
    /// The name of a value of a field, by its number.
    pub value: &'a dyn Fn(&FieldReport, u32) -> String,
    /// The name of a label of a layer, by layer and code.
    pub label: &'a dyn Fn(&str, &str) -> String,
    /// Latin digits in the digits of the language.
    pub digits: &'a dyn Fn(&str) -> String,
    /// The day of a moment, in milliseconds since 1970.
    pub day: &'a dyn Fn(u64) -> String,
    /// The name of a person who is compared.
    pub person: &'a dyn Fn(&Who) -> String,
}

const STYLE: &str = "body{font:16px/1.6 'Noto Naskh Arabic','Noto Sans',system-ui,sans-serif;\
max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1c2430;background:#fff}\
h1,h2,h3{line-height:1.3}h2{margin-top:2.2em}\
table{border-collapse:collapse;margin:.8em 0}\
th,td{padding:.3em .8em;border-bottom:1px solid #dde2e8;text-align:start;vertical-align:top}\
td.n{font-variant-numeric:tabular-nums;text-align:end;white-space:nowrap}\
small{color:#5b6673;display:block}.why{color:#5b6673;font-style:normal;white-space:normal}\
.warn{border-inline-start:4px solid #b45309;padding:.4em 1em;background:#fff7ed}\
.wide{overflow-x:auto}.wide svg{max-width:none}\
@media(prefers-color-scheme:dark){body{color:#e3e7ec;background:#14181d}\
th,td{border-color:#333b45}small,.why{color:#9aa5b1}.warn{background:#33230f}}";

/// The page.
pub fn html(report: &Report, page: &Page<'_>) -> String {
    let mut out = String::new();
    let direction = if page.is_rtl { "rtl" } else { "ltr" };
    let title = format!("{} – {}", page.title, (page.word)("heading-agreement"));
    out += "<!doctype html>\n";
    out += &format!(
        "<html lang=\"{}\" dir=\"{direction}\">\n",
        escape(page.lang)
    );
    out +=
        "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\n";
    out += &format!(
        "<title>{}</title>\n<style>{STYLE}</style></head>\n<body>\n",
        escape(&title)
    );
    out += &format!(
        "<h1><bdi>{}</bdi>: {}</h1>\n",
        escape(page.title),
        page.text("heading-agreement")
    );
    page.facts(&mut out, report);
    page.layers(&mut out, report);
    page.fields(&mut out, report);
    page.matrices(&mut out, report);
    out += "</body></html>\n";
    out
}

impl Page<'_> {
    /// The words of a measure.
    pub(super) fn measure_name(&self, name: &str) -> String {
        (self.word)(&format!("measure-{}", name.replace('_', "-")))
    }

    fn text(&self, name: &str) -> String {
        escape(&(self.word)(name))
    }

    pub(super) fn number(&self, number: usize) -> String {
        (self.digits)(&number.to_string())
    }

    fn facts(&self, out: &mut String, report: &Report) {
        let names: Vec<String> = report
            .who
            .iter()
            .map(|it| format!("<bdi>{}</bdi>", escape(it.id())))
            .collect();
        let versions: Vec<String> = report
            .guidelines
            .iter()
            .map(|(code, count)| {
                format!(
                    "<bdi>{}</bdi> ({})",
                    escape(code.as_str()),
                    self.number(*count)
                )
            })
            .collect();
        let mut rows = vec![
            ("heading-annotators", names.join(" · ")),
            ("heading-articles", self.number(report.articles.len())),
            ("heading-articles-of-one", self.number(report.alone)),
            ("heading-guidelines", versions.join(" · ")),
            ("heading-furniture", self.number(report.furniture)),
        ];
        if report.older > 0 {
            rows.push(("heading-older", self.number(report.older)));
        }
        if report.samples > 0 {
            rows.push(("heading-samples", self.number(report.samples)));
        }
        *out += "<table>\n";
        for (name, value) in rows {
            *out += &format!("<tr><th>{}</th><td>{value}</td></tr>\n", self.text(name));
        }
        *out += "</table>\n";
        if report.mixes_guidelines() {
            *out += &format!(
                "<p class=\"warn\">{}</p>\n",
                self.text("heading-mixed-guidelines")
            );
        }
    }

    fn layers(&self, out: &mut String, report: &Report) {
        *out += &format!("<h2>{}</h2>\n", self.text("heading-layers"));
        for layer in &report.layers {
            *out += &format!("<h3>{}</h3>\n", self.text(&format!("layer-{}", layer.name)));
            let counts: Vec<String> = report
                .who
                .iter()
                .zip(&layer.counts)
                .map(|(who, count)| {
                    format!("<bdi>{}</bdi> {}", escape(who.id()), self.number(*count))
                })
                .collect();
            *out += &format!("<p>{}</p>\n<table>\n", counts.join(" · "));
            for figure in &layer.figures {
                *out += &format!(
                    "<tr><th>{}</th>{}</tr>\n",
                    self.measure(figure),
                    self.cell(figure)
                );
            }
            for label in &layer.labels {
                let name = (self.label)(layer.name, label.code.as_str());
                let name = format!("{} · {}", self.measure(&label.figure), escape(&name));
                *out += &format!("<tr><th>{name}</th>{}</tr>\n", self.cell(&label.figure));
            }
            *out += "</table>\n";
            self.directions(out, report, layer);
        }
    }

    /// Who found whose tags.
    fn directions(&self, out: &mut String, report: &Report, layer: &LayerReport) {
        if layer.directional.is_empty() {
            return;
        }
        *out += &format!("<p>{}</p>\n<table>\n", self.text("heading-directional"));
        for (from, to, value) in &layer.directional {
            let (Some(from), Some(to)) = (report.who.get(*from), report.who.get(*to)) else {
                continue;
            };
            *out += &format!(
                "<tr><th><bdi>{}</bdi></th><th><bdi>{}</bdi></th><td class=\"n\">{}</td></tr>\n",
                escape(from.id()),
                escape(to.id()),
                self.value_of(*value)
            );
        }
        *out += "</table>\n";
    }

    fn fields(&self, out: &mut String, report: &Report) {
        *out += &format!("<h2>{}</h2>\n", self.text("heading-fields"));
        for field in &report.fields {
            *out += &format!("<h3>{}</h3>\n", self.text(&field.field.id));
            *out += &format!("<p>n = {}</p>\n<table>\n", self.number(field.n));
            for figure in &field.figures {
                *out += &format!(
                    "<tr><th>{}</th>{}</tr>\n",
                    self.measure(figure),
                    self.cell(figure)
                );
            }
            *out += "</table>\n";
        }
    }

    fn matrices(&self, out: &mut String, report: &Report) {
        *out += &format!("<h2>{}</h2>\n", self.text("heading-confusion"));
        for field in &report.fields {
            if field.n == 0 {
                continue;
            }
            *out += &format!("<h3>{}</h3>\n", self.text(&field.field.id));
            for figure in [
                figures::confusion(report, field, None, self),
                figures::drift(field, self),
            ] {
                let drawn = figure
                    .map(|it| inline_svg(&it, self.is_rtl))
                    .unwrap_or_default();
                *out += &format!("<div class=\"wide\">{drawn}</div>\n");
            }
        }
    }

    fn measure(&self, figure: &Figure) -> String {
        escape(&self.measure_name(figure.name))
    }

    fn value_of(&self, value: crate::agreement::why::Measured) -> String {
        match value {
            Ok(value) => escape(&(self.digits)(&format!("{value:.3}"))),
            Err(why) => format!(
                "<span class=\"why\">{}</span>",
                self.text(&format!("why-{}", why.code().replace(' ', "-")))
            ),
        }
    }

    fn cell(&self, figure: &Figure) -> String {
        let interval = figure.interval.map_or_else(
            |_| String::new(),
            |it| {
                let ends = format!("{:.3} … {:.3}", it.low, it.high);
                format!("<small>{}</small>", escape(&(self.digits)(&ends)))
            },
        );
        format!(
            "<td class=\"n\">{}{interval}</td>",
            self.value_of(figure.value)
        )
    }
}
