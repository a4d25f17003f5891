//! The names model: the sequence engine over the features of a document.

use std::ops::Range;

use super::{calibration::Calibration, labels, lexicon::Lexicon, plain::Plain, spans, view::View};
use crate::{
    analysis::{Label, Mention},
    label::{Container, Decoded, Model, ModelError, Scratch, Sequence},
    text::{Document, Sentence},
};

/// The most tokens decoded at once: a longer sentence is no sentence, and is cut.
pub(crate) const MAX_SENTENCE: usize = 500;

/// The most tokens that are looked at as one document. It bounds the memory; news is far shorter.
const MAX_DOCUMENT: usize = 60_000;

/// A trained names model.
#[derive(Clone, Debug)]
pub struct Recogniser {
    language: String,
    lexicon: Lexicon,
    weights: Model,
    calibration: Calibration,
}

/// A stretch of a sentence that is decoded at once.
#[derive(Clone, Debug)]
pub(crate) struct Stretch {
    pub(crate) tokens: Range<usize>,
    pub(crate) block: usize,
}

/// The stretches of a document, in order; together they hold every token.
pub(crate) fn stretches(document: &Document<'_>) -> impl Iterator<Item = Stretch> {
    document.sentences.iter().flat_map(|sentence| {
        let Sentence { tokens, block, .. } = sentence.clone();
        tokens
            .clone()
            .step_by(MAX_SENTENCE)
            .map(move |start| Stretch { tokens: start..tokens.end.min(start + MAX_SENTENCE), block })
    })
}

impl Recogniser {
    /// Reads a names model: a [`Container`] with the sections `words`, `phrases`, `clusters` (name lists and word
    /// clusters), `weights` and `calibration`; where its names are not those of English text, `language` holds the
    /// BCP 47 tag of theirs.
    ///
    /// # Errors
    /// [`ModelError`] for anything but a whole, undamaged names model of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let container = Container::from_bytes(bytes)?;
        let weights = Model::from_section(container.section("weights")?)?;
        if *weights.labels() != labels::label_set() {
            return Err(ModelError::Malformed("labels"));
        }
        let language = match container.names().any(|name| name == "language") {
            true => std::str::from_utf8(container.section("language")?)
                .map_err(|_| ModelError::Malformed("language"))?,
            false => "en",
        };
        Ok(Recogniser {
            language: language.to_owned(),
            lexicon: Lexicon::from_container(&container)?,
            weights,
            calibration: Calibration::from_section(container.section("calibration")?)?,
        })
    }

    /// The language of the texts that its names are found in, as a BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The names of a document, in order, without overlaps; their `entity` is empty.
    pub fn names(&self, document: &Document<'_>) -> Vec<Mention> {
        let mut mentions = Vec::new();
        if document.tokens.len() <= MAX_DOCUMENT {
            self.names_of(document, &mut mentions);
            return mentions;
        }
        let mut first = 0;
        while first < document.sentences.len() {
            let start = document.sentences[first].tokens.start;
            let rest = &document.sentences[first..];
            let fitting =
                rest.iter().take_while(|sentence| sentence.tokens.end - start <= MAX_DOCUMENT).count();
            let last = first + fitting.max(1);
            self.names_of(&part(document, first..last), &mut mentions);
            first = last;
        }
        mentions
    }

    fn names_of(&self, document: &Document<'_>, mentions: &mut Vec<Mention>) {
        let view = View::new(document, &self.lexicon);
        let mut plain = Plain::new(&view, &self.weights);
        let (mut sequence, mut scratch, mut scores) = (Sequence::new(), Scratch::new(), Vec::new());
        for stretch in stretches(document) {
            let mut next = stretch.tokens.start;
            while let Some(piece) = plain.next_piece(&stretch, next) {
                next = piece.end;
                sequence.clear();
                let pinned =
                    [piece.start, piece.end - 1].map(|at| plain.is_plain(&stretch, at).then_some(at));
                for at in piece.clone() {
                    if pinned.contains(&Some(at)) {
                        sequence.end_position();
                    } else {
                        view.features(&stretch, at, &mut sequence);
                    }
                }
                self.weights.emissions(&sequence, &mut scores);
                for at in pinned.into_iter().flatten() {
                    self.weights.pin(&mut scores, at - piece.start, labels::OUTSIDE);
                }
                let path = self.weights.viterbi(&scores, &mut scratch);
                if path.iter().any(|&label| label != labels::OUTSIDE) {
                    let decoded = self.weights.marginals(&scores, &mut scratch);
                    self.collect(document, piece.start, decoded, mentions);
                }
            }
        }
    }

    /// Adds the names of what was decoded, which begins with the token `first`.
    fn collect(&self, document: &Document<'_>, first: usize, decoded: &Decoded, out: &mut Vec<Mention>) {
        for (positions, kind) in labels::decode(decoded.path()) {
            let tokens = first + positions.start..first + positions.end;
            let probability = decoded.path_probability(positions);
            let label = Label::NAMES[kind];
            if let Some(span) = spans::trim(document, tokens, label, &self.lexicon) {
                let confidence = self.calibration.apply(kind, probability);
                out.push(Mention { span, label, entity: None, confidence });
            }
        }
    }
}

/// Some sentences of a document as a document.
fn part<'a>(document: &Document<'a>, sentences: Range<usize>) -> Document<'a> {
    let sentences = &document.sentences[sentences];
    let (first, last) = (&sentences[0], &sentences[sentences.len() - 1]);
    let (token, block) = (first.tokens.start, first.block);
    let moved = sentences.iter().map(|sentence| Sentence {
        span: sentence.span,
        tokens: sentence.tokens.start - token..sentence.tokens.end - token,
        block: sentence.block - block,
    });
    Document {
        text: document.text,
        blocks: document.blocks[block..=last.block].to_vec(),
        sentences: moved.collect(),
        tokens: document.tokens[token..last.tokens.end].to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    /// The pieces of a text in one line, as the model that ships sees them.
    fn pieces(text: &str) -> Vec<&str> {
        let names = Recogniser::from_bytes(include_bytes!("../../models/en-names.bin")).unwrap();
        let document = Document::new(text, vec![Span::new(0, text.len())]);
        let view = View::new(&document, &names.lexicon);
        let mut plain = Plain::new(&view, &names.weights);
        let mut pieces = Vec::new();
        for stretch in stretches(&document) {
            let mut next = stretch.tokens.start;
            while let Some(piece) = plain.next_piece(&stretch, next) {
                next = piece.end;
                let span = document.tokens[piece.start].span.cover(document.tokens[piece.end - 1].span);
                pieces.push(&text[span]);
            }
        }
        pieces
    }

    #[test]
    fn between_plain_words_lie_the_pieces_with_one_of_them_on_either_side() {
        let text =
            "The ministers said that they had asked Angela Merkel to give them their swahili dictionary.";
        assert_eq!(
            pieces(text),
            ["The ministers said", "had asked Angela Merkel to give", "their swahili dictionary"]
        );
        assert_eq!(pieces("There was hardly a sound."), ["There was hardly", "hardly a sound"]);
        assert_eq!(pieces("no one could see or hear it, they said"), Vec::<&str>::new());
        assert_eq!(pieces("MINISTERS SAID THAT THEY HAD SLEPT"), ["MINISTERS SAID THAT THEY HAD SLEPT"]);
    }
}
