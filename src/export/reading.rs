//! An analysis made ready for writers: offsets in bytes whatever its unit, the article cut into its pieces.

use std::collections::BTreeMap;

use crate::{
    analysis::{Analysis, BlockLabel, Entity, Quote, QuoteKind},
    span::{OffsetTable, OffsetUnit, Span},
};

/// An analysis and its article's text. Every span that goes in is in the analysis's unit and every one that comes out
/// is in bytes, unless it says otherwise.
pub(super) struct Reading<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) text: &'a str,
    units: OffsetTable<'a>,
    chars: OffsetTable<'a>,
    entities: BTreeMap<&'a str, &'a Entity>,
}

/// A headline, a paragraph or the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) label: BlockLabel,
    /// Where it stands in the article's text, in bytes.
    pub(super) span: Span,
    /// The level of a heading, where the markup gave one.
    pub(super) level: u8,
    pub(super) list: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(analysis: &'a Analysis) -> Self {
        let text = analysis.article.text.as_str();
        Reading {
            analysis,
            text,
            units: OffsetTable::new(text, analysis.offsets),
            chars: OffsetTable::new(text, OffsetUnit::Char),
            entities: analysis.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect(),
        }
    }

    /// The bytes of a span.
    pub(super) fn bytes(&self, span: Span) -> Span {
        let start = self.units.to_byte(span.start);
        Span::new(start, self.units.to_byte(span.end).max(start))
    }

    /// The words of a span.
    pub(super) fn words(&self, span: Span) -> &'a str {
        &self.text[self.bytes(span)]
    }

    /// The words of a pair of offsets.
    pub(super) fn words_of(&self, pair: Option<(usize, usize)>) -> &'a str {
        pair.map_or("", |(start, end)| self.words(Span { start, end }))
    }

    /// Characters, of a span in bytes.
    pub(super) fn chars(&self, bytes: Span) -> Span {
        Span::new(self.chars.from_byte(bytes.start), self.chars.from_byte(bytes.end))
    }

    /// The pieces of the article, in its order.
    pub(super) fn pieces(&self) -> Vec<Piece> {
        let place = |block: &crate::analysis::Block| {
            let span = self.bytes(block.article?);
            Some(Piece { label: block.label, span, level: block.level, list: block.list })
        };
        let mut pieces: Vec<Piece> = self.analysis.blocks.iter().filter_map(place).collect();
        pieces.sort_by_key(|piece| piece.span.start);
        pieces
    }

    /// The headline where only the page's head gives it, so that it is no piece.
    pub(super) fn headline_of_head(&self) -> Option<&'a str> {
        let printed =
            self.analysis.blocks.iter().any(|block| block.label == BlockLabel::Headline && block.kept);
        self.analysis.article.headline.as_deref().filter(|_| !printed)
    }

    /// The entity of that id.
    pub(super) fn entity(&self, id: Option<&str>) -> Option<&'a Entity> {
        self.entities.get(id?).copied()
    }

    /// What somebody said, in marks or reported, in the order of the text.
    pub(super) fn said(&self) -> Vec<&'a Quote> {
        let quotes = self.analysis.quotes.iter().filter(|quote| quote.kind != QuoteKind::Mention);
        let mut said: Vec<&Quote> = quotes.chain(&self.analysis.statements).collect();
        said.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
        said
    }

    /// Who said it: the entity's name, else the words that name the source, else nothing.
    pub(super) fn speaker(&self, quote: &Quote) -> &'a str {
        match self.entity(quote.entity.as_deref()) {
            Some(entity) => &entity.name,
            None => self.words_of(quote.source),
        }
    }
}
