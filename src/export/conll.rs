//! CoNLL-2002: a token, a space and its BIO tag a line, an empty line after each sentence (Tjong Kim Sang 2002).

use super::reading::Reading;
use crate::{
    analysis::{Analysis, Mention},
    span::Span,
    text::Document,
};

/// The tokens and tags of an analysis. A token that a mention cuts in two ("US" in "US-led") is written as two, so
/// that every mention can be read back.
pub(super) fn write(analysis: &Analysis) -> String {
    let reading = Reading::new(analysis);
    let blocks = reading.pieces().into_iter().map(|piece| piece.span).collect();
    let document = Document::new(reading.text, blocks);
    let mut mentions =
        analysis.mentions.iter().map(|mention| (reading.bytes(mention.span), mention)).peekable();
    let mut out = String::new();
    for sentence in &document.sentences {
        for token in &document.tokens[sentence.tokens.clone()] {
            let mut rest = token.span;
            while !rest.is_empty() {
                while mentions.next_if(|(span, _)| span.end <= rest.start).is_some() {}
                let (part, tag) = match mentions.peek() {
                    Some((span, mention)) if span.start <= rest.start => {
                        let part = Span::new(rest.start, rest.end.min(span.end));
                        (part, Some((*mention, span.start == rest.start)))
                    }
                    Some((span, _)) => (Span::new(rest.start, rest.end.min(span.start)), None),
                    None => (rest, None),
                };
                line(&mut out, &reading.text[part], tag);
                rest.start = part.end;
            }
        }
        out.push('\n');
    }
    out
}

fn line(out: &mut String, word: &str, tag: Option<(&Mention, bool)>) {
    out.push_str(word);
    match tag {
        Some((mention, first)) => {
            out.push_str(if first { " B-" } else { " I-" });
            out.push_str(mention.label.as_str());
        }
        None => out.push_str(" O"),
    }
    out.push('\n');
}
