//! Speech that stands in no marks: a dialogue whose lines begin with a dash, and a paragraph set off as a quotation
//! after a colon.

use super::{cues, marks::Quoted};
use crate::{
    span::Span,
    text::{Document, TokenKind},
};

/// A paragraph of fewer words after a colon is the item of a list.
const LEAST_WORDS: usize = 5;

/// Appends the blocks, or beginnings of blocks, that are speech without marks. `quoted` holds what stands in marks.
pub(super) fn find(document: &Document<'_>, quoted: &mut Vec<Quoted>) {
    let mut marked = vec![false; document.blocks.len()];
    for it in quoted.iter() {
        marked[it.blocks.0..=it.blocks.1].fill(true);
    }
    let mut sentence = 0;
    let mut introduced = false;
    for (block, &span) in document.blocks.iter().enumerate() {
        let first = sentence;
        while document.sentences.get(sentence).is_some_and(|it| it.block == block) {
            sentence += 1;
        }
        if !marked[block] {
            let speech = match dialogue(document.text, span) {
                Some(speech) => Some(speech),
                None if introduced => set_off(document, span, first..sentence),
                None => None,
            };
            quoted.extend(speech.map(|(span, inner)| Quoted {
                span,
                inner,
                depth: 0,
                blocks: (block, block),
            }));
        }
        introduced = sentence > first && introduces(document, sentence - 1);
    }
}

/// "— We do not know, said Owusu": the words between the dash and the cue.
fn dialogue(text: &str, block: Span) -> Option<(Span, Span)> {
    let body = &text[block];
    let rest = body.strip_prefix(['—', '–', '―', '-'])?.trim_start();
    let start = block.end - rest.len();
    let (at, stop) = rest
        .match_indices([',', '?', '!', '.', '—', '–'])
        .find(|&(at, stop)| rest[at + stop.len()..].strip_prefix(' ').is_some_and(cues::names_speaker))?;
    let dash = matches!(stop, "—" | "–");
    let end = start + if dash { rest[..at].trim_end().len() } else { at + stop.len() };
    (end > start).then(|| (Span::new(block.start, end), Span::new(start, end)))
}

/// A whole paragraph of sentences after one that announces them.
fn set_off(document: &Document<'_>, block: Span, sentences: std::ops::Range<usize>) -> Option<(Span, Span)> {
    let sentences = document.sentences.get(sentences)?;
    let words = |it: &crate::text::Sentence| {
        document.tokens[it.tokens.clone()].iter().filter(|token| token.kind == TokenKind::Word).count()
    };
    let whole = document.text[block].ends_with(['.', '!', '?', '…']);
    (whole && sentences.iter().map(words).sum::<usize>() >= LEAST_WORDS).then_some((block, block))
}

/// Whether the sentence announces speech: a verb of speech in it, a colon at its end.
fn introduces(document: &Document<'_>, sentence: usize) -> bool {
    let sentence = &document.sentences[sentence];
    document.text[sentence.span].ends_with(':')
        && document.tokens[sentence.tokens.clone()].iter().any(|token| {
            cues::cue(&document.text[token.span])
                .is_some_and(|cue| cue.strength == cues::Strength::Speech && cue.form == cues::Form::Past)
        })
}
