//! Tables as comma-separated values: RFC 4180, with a byte-order mark, without which Excel misreads every name that is
//! not ASCII. Offsets count characters of the article's text.

use super::reading::Reading;
use crate::{analysis::Analysis, span::Span};

/// A table under construction.
struct Table(String);

impl Table {
    fn new(heads: &[&str]) -> Table {
        let mut table = Table("\u{FEFF}".into());
        table.row(heads.iter().copied());
        table
    }

    fn row<'f>(&mut self, fields: impl IntoIterator<Item = &'f str>) {
        for (at, field) in fields.into_iter().enumerate() {
            if at > 0 {
                self.0.push(',');
            }
            self.field(field);
        }
        self.0.push_str("\r\n");
    }

    /// A field that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP's "CSV Injection"
    /// advises; numbers, which start with the same signs, are left alone.
    fn field(&mut self, field: &str) {
        let formula =
            field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && field.parse::<f64>().is_err();
        let quoted = formula || field.contains(['"', ',', '\r', '\n', '\'']) || field.trim() != field;
        if !quoted {
            self.0.push_str(field);
            return;
        }
        self.0.push('"');
        if formula {
            self.0.push('\'');
        }
        self.0.push_str(&field.replace('"', "\"\""));
        self.0.push('"');
    }
}

/// Start and end in characters, and the words between them.
fn place<'a>(reading: &Reading<'a>, span: Span) -> [std::borrow::Cow<'a, str>; 3] {
    let bytes = reading.bytes(span);
    let chars = reading.chars(bytes);
    [chars.start.to_string().into(), chars.end.to_string().into(), reading.text[bytes].into()]
}

/// Who and what the article names.
pub(super) fn entities(analysis: &Analysis) -> String {
    let mut table = Table::new(&["id", "label", "name", "mentions", "aliases", "roles"]);
    for entity in &analysis.entities {
        let aliases: Vec<&str> = entity.aliases.iter().map(|alias| alias.name.as_str()).collect();
        table.row([
            entity.id.as_str(),
            entity.label.as_str(),
            &entity.name,
            &entity.mentions.len().to_string(),
            &aliases.join("; "),
            &entity.roles.join("; "),
        ]);
    }
    table.0
}

/// Where it names them.
pub(super) fn mentions(analysis: &Analysis) -> String {
    let reading = Reading::new(analysis);
    let mut table = Table::new(&["start", "end", "text", "label", "entity", "name", "confidence"]);
    for mention in &analysis.mentions {
        let [start, end, text] = place(&reading, mention.span);
        let entity = reading.entity(mention.entity.as_deref());
        table.row([
            &*start,
            &end,
            &text,
            mention.label.as_str(),
            mention.entity.as_deref().unwrap_or_default(),
            entity.map_or("", |entity| &entity.name),
            &mention.confidence.to_string(),
        ]);
    }
    table.0
}

/// Who said what.
pub(super) fn quotes(analysis: &Analysis) -> String {
    let reading = Reading::new(analysis);
    let heads = ["start", "end", "text", "kind", "speaker", "source", "cue", "entity", "confidence", "how"];
    let mut table = Table::new(&heads);
    for quote in reading.said() {
        let [start, end, text] = place(&reading, quote.span);
        table.row([
            &*start,
            &end,
            &text,
            quote.kind.as_str(),
            reading.speaker(quote),
            reading.words_of(quote.source),
            reading.words_of(quote.cue),
            quote.entity.as_deref().unwrap_or_default(),
            &quote.confidence.to_string(),
            &quote.how,
        ]);
    }
    table.0
}

/// When it happened.
pub(super) fn times(analysis: &Analysis) -> String {
    let reading = Reading::new(analysis);
    let heads = ["start", "end", "text", "type", "value", "from", "to", "approximate", "how"];
    let mut table = Table::new(&heads);
    for time in &analysis.times {
        let [start, end, text] = place(&reading, time.span);
        table.row([
            &*start,
            &end,
            &text,
            time.kind.as_str(),
            &time.value,
            time.from.as_deref().unwrap_or_default(),
            time.to.as_deref().unwrap_or_default(),
            if time.approximate { "yes" } else { "no" },
            &time.how,
        ]);
    }
    table.0
}

/// How much.
pub(super) fn amounts(analysis: &Analysis) -> String {
    let reading = Reading::new(analysis);
    let mut table = Table::new(&["start", "end", "text", "kind", "value", "to", "unit", "how"]);
    for amount in &analysis.amounts {
        let [start, end, text] = place(&reading, amount.span);
        table.row([
            &*start,
            &end,
            &text,
            amount.kind.as_str(),
            &amount.value,
            amount.to.as_deref().unwrap_or_default(),
            amount.unit.as_deref().unwrap_or_default(),
            &amount.how,
        ]);
    }
    table.0
}
