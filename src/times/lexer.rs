//! The atoms that the grammar of times and amounts reads: runs of letters, runs of digits, single marks.
//!
//! They are finer than the tokens of [`crate::text`]: `1.2m`, `08h30`, `mid-1990s` and `Sept.` have to be seen in
//! their parts, whatever a tokenizer makes of them.

use crate::{
    span::Span,
    times::lexicon::{self, Lexeme},
};

/// A run of letters, a run of digits, or a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    /// Where it stands in the text.
    pub(crate) span: Span,
    /// What it is made of.
    pub(crate) kind: Kind,
    /// What the lexicon knows of it.
    pub(crate) lexeme: Lexeme,
    /// Whether white space, or the beginning of the block, stands before it.
    pub(crate) spaced: bool,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
}

/// What an atom is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters.
    Letters,
    /// ASCII digits.
    Digits,
    /// One other character.
    Mark(char),
}

/// What stands past either end of a block.
const OUTSIDE: Atom = Atom {
    span: Span { start: 0, end: 0 },
    kind: Kind::Mark('\n'),
    lexeme: Lexeme::None,
    spaced: true,
    capital: false,
};

/// The atoms of one block of a text. Any index may be asked for: past the end stands a line break.
pub(crate) struct Atoms<'a> {
    text: &'a str,
    list: Vec<Atom>,
}

/// The mark that a web or e-mail address is read as: the digits in it are no time and no amount.
const LINK: char = '\u{FFFC}';

impl<'a> Atoms<'a> {
    /// Cuts `text[block]` into atoms; `links` are the addresses in it, in order.
    pub(crate) fn new(text: &'a str, block: Span, links: impl Iterator<Item = Span>) -> Self {
        let mut list: Vec<Atom> = Vec::with_capacity(block.len() / 4);
        let mut links = links.peekable();
        let mut spaced = true;
        let mut chars = text[block].char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if c.is_whitespace() {
                spaced = true;
                continue;
            }
            if let Some(span) = links.next_if(|link| link.start == block.start + at) {
                while chars.next_if(|(next, _)| block.start + next < span.end).is_some() {}
                let (kind, lexeme) = (Kind::Mark(LINK), Lexeme::None);
                list.push(Atom { span, kind, lexeme, spaced, capital: false });
                spaced = false;
                continue;
            }
            let kind = match c {
                '0'..='9' => Kind::Digits,
                c if c.is_alphabetic() => Kind::Letters,
                c => Kind::Mark(c),
            };
            let mut end = at + c.len_utf8();
            // An address may begin right behind a word: the tokenizer parts words of Chinese where no space stands.
            while let Some(&(next, c)) = chars.peek()
                && links.peek().is_none_or(|link| link.start != block.start + next)
                && match kind {
                    Kind::Digits => c.is_ascii_digit(),
                    Kind::Letters => c.is_alphabetic(),
                    Kind::Mark(_) => false,
                }
            {
                end = next + c.len_utf8();
                chars.next();
            }
            let span = Span::new(block.start + at, block.start + end);
            let lexeme = if kind == Kind::Letters { lexicon::lookup(&text[span]) } else { Lexeme::None };
            list.push(Atom { span, kind, lexeme, spaced, capital: c.is_uppercase() });
            spaced = false;
        }
        Atoms { text, list }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The atom at `at`.
    pub(crate) fn get(&self, at: usize) -> Atom {
        self.list.get(at).copied().unwrap_or(OUTSIDE)
    }

    /// What the lexicon knows of the atom at `at`.
    pub(crate) fn lexeme(&self, at: usize) -> Lexeme {
        self.get(at).lexeme
    }

    /// The text of the atom at `at`; empty past the end.
    pub(crate) fn str(&self, at: usize) -> &'a str {
        &self.text[self.get(at).span]
    }

    /// The text of the atoms from `start` to before `end`.
    pub(crate) fn text(&self, start: usize, end: usize) -> &'a str {
        &self.text[self.span(start, end)]
    }

    /// The place in the text of the atoms from `start` to before `end`.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.get(start).span.start, self.get(end - 1).span.end)
    }

    /// Its bytes: comparing them needs no look at where characters begin.
    fn bytes(&self, at: usize) -> &'a [u8] {
        let span = self.get(at).span;
        &self.text.as_bytes()[span.start..span.end]
    }

    /// Whether the atom at `at` is `word`, in any case of its letters.
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.bytes(at).eq_ignore_ascii_case(word.as_bytes())
    }

    /// Whether the atom at `at` is one of `words`.
    pub(crate) fn any(&self, at: usize, words: &[&str]) -> bool {
        let atom = self.bytes(at);
        words.iter().any(|word| atom.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Whether the atom at `at` is the mark `c`.
    pub(crate) fn mark(&self, at: usize, c: char) -> bool {
        self.get(at).kind == Kind::Mark(c)
    }

    /// The atom after `at` where that is the mark `c`, else `at`.
    pub(crate) fn skip(&self, at: usize, c: char) -> usize {
        at + usize::from(self.mark(at, c))
    }

    /// The atom after `at` where that is one of `words`, else `at`.
    pub(crate) fn skip_any(&self, at: usize, words: &[&str]) -> usize {
        at + usize::from(self.any(at, words))
    }

    /// Whether a hyphen or dash stands at `at`.
    pub(crate) fn dash(&self, at: usize) -> bool {
        matches!(self.get(at).kind, Kind::Mark('-' | '\u{2010}'..='\u{2014}'))
    }

    /// Whether a hyphen with no space around it stands at `at`.
    pub(crate) fn hyphen(&self, at: usize) -> bool {
        self.dash(at) && !self.get(at).spaced && !self.get(at + 1).spaced
    }

    /// Whether an apostrophe stands at `at`.
    pub(crate) fn apostrophe(&self, at: usize) -> bool {
        matches!(self.get(at).kind, Kind::Mark('\'' | '\u{2019}' | '\u{2018}' | '`'))
    }

    /// The atom after a possessive 's at `at`.
    pub(crate) fn possessive(&self, at: usize) -> Option<usize> {
        let s =
            self.apostrophe(at) && !self.get(at).spaced && self.is(at + 1, "s") && !self.get(at + 1).spaced;
        s.then_some(at + 2)
    }

    /// Whether the atom at `at` stands alone: nothing but space, a bracket, a quotation mark or a dash before it.
    pub(crate) fn begins_word(&self, at: usize) -> bool {
        self.get(at).spaced
            || at == 0
            || matches!(self.get(at - 1).kind, Kind::Mark(c) if !"$£€¥.,'’".contains(c))
    }

    /// The number in the digits at `at`, where they are at most `digits` many.
    pub(crate) fn digits(&self, at: usize, digits: usize) -> Option<u32> {
        let atom = self.get(at);
        (atom.kind == Kind::Digits && atom.span.len() <= digits.min(9)).then(|| self.str(at).parse().ok())?
    }
}
