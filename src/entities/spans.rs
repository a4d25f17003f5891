//! Where a name begins and ends, as the guidelines say: no article before it, no possessive after it.

use std::ops::Range;

use super::lexicon::Lexicon;
use crate::{
    analysis::Label,
    span::Span,
    text::{Document, TokenKind},
};

/// The place of a name over `tokens`; none where nothing is left of it.
pub(super) fn trim(
    document: &Document<'_>,
    tokens: Range<usize>,
    label: Label,
    lexicon: &Lexicon,
) -> Option<Span> {
    let Range { mut start, mut end } = tokens;
    let kind = |at: usize| document.tokens[at].kind;
    let is_bare =
        |at: usize| kind(at) == TokenKind::Mark && !matches!(document.word(at), "#" | "@" | "(" | ")");
    while start < end && (matches!(document.word(start), "the" | "a" | "an") || is_bare(start)) {
        start += 1;
    }
    while start < end {
        let last = end - 1;
        let possessive = kind(last) == TokenKind::Clitic
            && !(label == Label::Org && start < last && lexicon.knows(document, start..end));
        if possessive || is_bare(last) && !matches!(document.word(last), "+" | "!") {
            end -= 1;
        } else {
            break;
        }
    }
    if start == end {
        return None;
    }
    let span = Span::new(document.tokens[start].span.start, document.tokens[end - 1].span.end);
    (!document.text[span].contains('\n')).then_some(span)
}
