//! The W3C Web Annotation Data Model: <https://www.w3.org/TR/annotation-model/>, one page of annotations in JSON-LD.
//!
//! Each target has both selectors: positions count Unicode code points, as section 4.2.5 says, and the quotation with
//! its surroundings finds the place again in a changed text. The identifiers are relative to where the files lie.

use serde::Serialize;

use super::reading::Reading;
use crate::{analysis::Analysis, span::Span};

/// How much text stands in prefix and suffix.
const CONTEXT: usize = 32;

#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    r#type: &'static str,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<Body<'a>>,
    target: Target<'a>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: &'static str,
    purpose: &'static str,
    format: &'static str,
    value: &'a str,
}

#[derive(Serialize)]
struct Target<'a> {
    source: String,
    selector: (Quotation<'a>, Position),
}

#[derive(Serialize)]
struct Quotation<'a> {
    r#type: &'static str,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

#[derive(Serialize)]
struct Position {
    r#type: &'static str,
    start: usize,
    end: usize,
}

/// The annotations of an analysis whose text lies in `stem`.txt.
pub(super) fn write(analysis: &Analysis, stem: &str) -> String {
    let reading = Reading::new(analysis);
    let file = Annotator { reading: &reading, stem: iri(stem) };
    let mut items = Vec::new();
    for (at, mention) in analysis.mentions.iter().enumerate() {
        let name = reading.entity(mention.entity.as_deref()).map_or("", |entity| &entity.name);
        let bodies = [("classifying", mention.label.as_str()), ("identifying", name)];
        items.push(file.annotation("mention", at, mention.span, bodies));
    }
    for (at, time) in analysis.times.iter().enumerate() {
        let bodies = [("classifying", time.kind.as_str()), ("describing", time.value.as_str())];
        items.push(file.annotation("time", at, time.span, bodies));
    }
    for (at, amount) in analysis.amounts.iter().enumerate() {
        let bodies = [("classifying", amount.kind.as_str()), ("describing", amount.value.as_str())];
        items.push(file.annotation("amount", at, amount.span, bodies));
    }
    for (at, quote) in reading.said().into_iter().enumerate() {
        let bodies = [("classifying", quote.kind.as_str()), ("identifying", reading.speaker(quote))];
        items.push(file.annotation("quote", at, quote.span, bodies));
    }
    let page = Page {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: format!("{}.jsonld", file.stem),
        r#type: "AnnotationPage",
        start_index: 0,
        items,
    };
    let mut out = serde_json::to_string_pretty(&page).expect("a page holds only strings and numbers");
    out.push('\n');
    out
}

struct Annotator<'a> {
    reading: &'a Reading<'a>,
    stem: String,
}

impl<'a> Annotator<'a> {
    /// The annotation of `span` with what is said of it: purposes and values, empty ones left out.
    fn annotation(
        &self,
        kind: &str,
        at: usize,
        span: Span,
        bodies: [(&'static str, &'a str); 2],
    ) -> Annotation<'a> {
        let Reading { text, .. } = *self.reading;
        let bytes = self.reading.bytes(span);
        let Span { start, end } = self.reading.chars(bytes);
        let body = bodies
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(purpose, value)| Body { r#type: "TextualBody", purpose, format: "text/plain", value })
            .collect();
        let before = text[..bytes.start].char_indices().rev().take(CONTEXT).last();
        let after = text[bytes.end..].char_indices().nth(CONTEXT);
        let quotation = Quotation {
            r#type: "TextQuoteSelector",
            exact: &text[bytes],
            prefix: &text[before.map_or(bytes.start, |(at, _)| at)..bytes.start],
            suffix: &text[bytes.end..after.map_or(text.len(), |(at, _)| bytes.end + at)],
        };
        Annotation {
            id: format!("{}.jsonld#{kind}-{}", self.stem, at + 1),
            r#type: "Annotation",
            motivation: "classifying",
            body,
            target: Target {
                source: format!("{}.txt", self.stem),
                selector: (quotation, Position { r#type: "TextPositionSelector", start, end }),
            },
        }
    }
}

/// A file name as a relative IRI: what may not stand in its path is percent-encoded (RFC 3987).
fn iri(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_alphanumeric() || "-._~".contains(c) {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}
