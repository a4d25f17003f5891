//! Tokens: one pass over a block, linear in its length.
//!
//! The cuts, which every other room relies on:
//! - A word keeps its inner apostrophes (`O'Brien`, `o'clock`, `don't`), but the clitics `'s 're 've 'll 'd 'm` are
//!   tokens of their own, whichever character stands for the apostrophe. So a possessive never belongs to a name.
//! - A hyphen between words is a token: `US` `-` `led`, `35` `-` `year` `-` `old`.
//! - Abbreviations, acronyms and initials keep their full stop: `Mr.`, `U.S.`, `a.m.`, `J.`.
//! - A number keeps its inner points, commas and colons: `1,000`, `3.5`, `14:05`. A unit after it is a token of its
//!   own (`40` `km`, `2.3` `m`, `10.30` `am`), but `21st`, `1990s`, `5G` and `737X` are one word.
//! - Currency and percent signs, `@` of a handle and `#` of a tag are tokens.
//! - Web and e-mail addresses are one token.
//! - Han characters and hiragana are one token each; other scripts without spaces give one token a run.

use super::{
    Token, TokenKind,
    abbreviations::{Abbreviation, abbreviation, begins_sentence},
    chars::{extends, is_apostrophe, is_ideograph, is_regional_indicator},
};
use crate::span::Span;

/// Appends the tokens of `text[block]` to `tokens`. They cover all of it but white space.
pub(super) fn tokenize(text: &str, block: Span, tokens: &mut Vec<Token>) {
    let text = &text[..block.end];
    let mut scanner = Scanner { text, start: block.start, at: block.start, no_address_before: block.start };
    while let Some(c) = scanner.peek() {
        if c.is_whitespace() {
            scanner.at += c.len_utf8();
            continue;
        }
        let start = scanner.at;
        let kind = scanner.token(c);
        debug_assert!(scanner.at > start, "every token moves on");
        tokens.push(Token { span: Span::new(start, scanner.at), kind });
    }
}

struct Scanner<'a> {
    /// The text up to the block's end.
    text: &'a str,
    /// The block's start.
    start: usize,
    at: usize,
    /// No e-mail address begins before this offset: what was searched once is not searched again.
    no_address_before: usize,
}

impl Scanner<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    /// The end of the run of characters from `from` on that `holds` allows.
    fn run(&self, from: usize, holds: impl Fn(char) -> bool) -> usize {
        self.text[from..].find(|c| !holds(c)).map_or(self.text.len(), |length| from + length)
    }

    /// Reads the token that begins with `first` here and moves behind it.
    fn token(&mut self, first: char) -> TokenKind {
        if let Some(end) = self.address(first) {
            self.at = end;
            return TokenKind::Link;
        }
        if is_ideograph(first) {
            self.at = self.run(self.at + first.len_utf8(), extends);
            TokenKind::Word
        } else if first.is_numeric() {
            self.number()
        } else if first.is_alphabetic() {
            self.word(self.at);
            TokenKind::Word
        } else {
            self.mark(first)
        }
    }

    /// The end of a web or e-mail address that begins here.
    fn address(&mut self, first: char) -> Option<usize> {
        if !first.is_ascii_alphanumeric() {
            return None;
        }
        let rest = &self.text.as_bytes()[self.at..];
        let begins =
            |prefix: &[u8]| rest.get(..prefix.len()).is_some_and(|it| it.eq_ignore_ascii_case(prefix));
        if begins(b"http://") || begins(b"https://") || begins(b"www.") || begins(b"mailto:") {
            let end = self.run(self.at, |c| {
                !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»')
            });
            return Some(self.without_closing_marks(end));
        }
        if self.at < self.no_address_before {
            return None;
        }
        let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
        let local = self.run(self.at, is_local);
        if self.text[local..].starts_with('@') {
            let domain = self.run(local + 1, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
            let end = self.without_closing_marks(domain);
            if end > local + 1 && self.text[local + 1..end].contains('.') {
                return Some(end);
            }
        }
        self.no_address_before = local;
        None
    }

    /// `end` without the punctuation that ends the sentence around an address, and without a bracket that the
    /// address does not open.
    fn without_closing_marks(&self, end: usize) -> usize {
        let mut address = &self.text[self.at..end];
        let opens_bracket = address.contains('(');
        while let Some(last) = address.chars().next_back() {
            let stays = match last {
                ')' => opens_bracket,
                _ => !matches!(
                    last,
                    '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '‘' | ']' | '}' | '-' | '…'
                ),
            };
            if stays {
                break;
            }
            address = &address[..address.len() - last.len_utf8()];
        }
        self.at + address.len()
    }

    /// A number, or a word that begins with one.
    fn number(&mut self) -> TokenKind {
        let start = self.at;
        let mut at = start;
        let mut point = None;
        while let Some(c) = self.char_at(at) {
            let next = at + c.len_utf8();
            let inner = || self.char_at(next).is_some_and(|c| c.is_ascii_digit());
            if c.is_numeric() && !is_ideograph(c) || extends(c) {
                at = next;
            } else if matches!(c, '.' | ',' | ':' | '\u{66B}' | '\u{66C}') && inner() {
                point = Some(at);
                at = next;
            } else {
                break;
            }
        }
        self.at = at;
        let Some(unit) = self.char_at(at).filter(|c| c.is_alphabetic() && !is_ideograph(*c)) else {
            return TokenKind::Number;
        };
        let end = self.run(at, |c| c.is_alphanumeric() && !is_ideograph(c));
        let suffix = &self.text[at..end];
        let joined = match suffix {
            "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" | "s" => true,
            _ => unit.is_uppercase() && point.is_none() && !is_unit(suffix),
        };
        if !joined {
            return TokenKind::Number;
        }
        self.word(start);
        TokenKind::Word
    }

    /// A word that begins at `start`; what lies before the scanner belongs to it already.
    fn word(&mut self, start: usize) {
        let mut word = Word { start, segment: start, acronym: true };
        let mut at = self.at;
        let mut before = None;
        while let Some(c) = self.char_at(at) {
            let next = at + c.len_utf8();
            let after = self.char_at(next);
            if c.is_alphanumeric() && !is_ideograph(c) || extends(c) {
                at = next;
            } else if is_apostrophe(c) {
                let joins = before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic);
                if !joins || self.clitic(at).is_some() {
                    break;
                }
                at = next;
            } else if c == '.' {
                word.acronym &= is_single_letter(&self.text[word.segment..at]);
                match self.full_stop(&word, at) {
                    FullStop::Outside => break,
                    FullStop::Inner => at = next,
                    FullStop::Last => {
                        at = next;
                        break;
                    }
                }
                word.segment = at;
            } else {
                let joins = match c {
                    '_' => after.is_some_and(char::is_alphanumeric),
                    '&' => {
                        before.is_some_and(char::is_uppercase)
                            && after.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
                    }
                    _ => false,
                };
                if !joins {
                    break;
                }
                at = next;
            }
            before = Some(c);
        }
        self.at = at;
    }

    /// The end of a clitic whose apostrophe stands at `at`.
    fn clitic(&self, at: usize) -> Option<usize> {
        let apostrophe = self.char_at(at).filter(|&c| is_apostrophe(c))?;
        let from = at + apostrophe.len_utf8();
        let end = self.run(from, char::is_alphanumeric);
        let letters = &self.text[from..end];
        matches!(letters, "s" | "S" | "re" | "RE" | "ve" | "VE" | "ll" | "LL" | "d" | "D" | "m" | "M")
            .then_some(end)
    }

    /// What the full stop at `at` is to the word before it.
    fn full_stop(&self, word: &Word, at: usize) -> FullStop {
        let Some(after) = self.char_at(at + 1).filter(|&c| c.is_alphanumeric() && !is_ideograph(c)) else {
            return self.last_stop(word, at);
        };
        if after.is_alphabetic() && word.acronym {
            let end = self.run(at + 1, char::is_alphanumeric);
            let initials = after.is_uppercase() && !is_single_letter(&self.text[at + 1..end]);
            return if initials { FullStop::Last } else { FullStop::Inner };
        }
        let text = &self.text[word.start..at];
        match after.is_uppercase() {
            false => FullStop::Inner,
            true if text == "Ph" && after == 'D' => FullStop::Inner,
            true if abbreviation(text).is_some() => FullStop::Last,
            true => FullStop::Outside,
        }
    }

    /// What a full stop at `at` is that no letter or digit follows.
    fn last_stop(&self, word: &Word, at: usize) -> FullStop {
        let rest = &self.text[at + 1..];
        if rest.starts_with('.') {
            return FullStop::Outside;
        }
        let text = &self.text[word.start..at];
        let next = next_word(rest);
        let number_follows = || next.starts_with(|c: char| c.is_ascii_digit());
        let keeps = if text == "Ph.D" || word.acronym && word.segment > word.start {
            true
        } else if word.acronym && text.starts_with(char::is_uppercase) {
            !next.is_empty() && !begins_sentence(next) && rest.starts_with([' ', '\u{A0}', ','])
        } else {
            match abbreviation(text) {
                Some(Abbreviation::Counted) => number_follows(),
                Some(Abbreviation::Calendar) => number_follows() || rest.starts_with(','),
                Some(_) => true,
                None => false,
            }
        };
        if keeps { FullStop::Last } else { FullStop::Outside }
    }

    /// Anything that is neither word nor number.
    fn mark(&mut self, first: char) -> TokenKind {
        if let Some(end) = self.clitic(self.at) {
            let glued =
                self.text[self.start..self.at].chars().next_back().is_some_and(|c| !c.is_whitespace());
            if glued {
                self.at = end;
                return TokenKind::Clitic;
            }
        }
        let mut end = self.at + first.len_utf8();
        match first {
            '.' | '-' | '*' | '_' | '=' | '~' | '\u{2026}' => end = self.run(end, |c| c == first),
            // The marks that plain typewriters write for double quotation marks.
            '`' | '\'' if self.text[end..].starts_with(first) => end += 1,
            _ if is_regional_indicator(first) => {
                if let Some(second) = self.char_at(end).filter(|&c| is_regional_indicator(c)) {
                    end += second.len_utf8();
                }
            }
            _ => {}
        }
        // An emoji with its modifiers; a joiner takes the next character in.
        while let Some(c) = self.char_at(end).filter(|&c| extends(c)) {
            end += c.len_utf8();
            if c == '\u{200D}' {
                end += self
                    .char_at(end)
                    .filter(|&c| !c.is_whitespace() && !c.is_alphanumeric())
                    .map_or(0, char::len_utf8);
            }
        }
        self.at = end;
        TokenKind::Mark
    }
}

/// A word that is being read.
struct Word {
    start: usize,
    /// Where its part after the last full stop begins.
    segment: usize,
    /// Whether all its parts are single letters: `U.S`, `e.g`, `J`.
    acronym: bool,
}

/// What a full stop is to the word before it.
enum FullStop {
    /// Its inner part: `U.S`, `amazon.com`.
    Inner,
    /// Its last character: `Mr.`.
    Last,
    /// No part of it.
    Outside,
}

fn is_single_letter(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.all(extends)
}

/// The word after the white space and opening marks that `rest` begins with.
fn next_word(rest: &str) -> &str {
    let word = rest.trim_start_matches(|c: char| {
        c == ' ' || c == '\u{A0}' || matches!(c, '"' | '\'' | '“' | '‘' | '(' | '[' | '«')
    });
    let end = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
    &word[..end]
}

/// Whether `suffix`, written in capitals or beginning with one, is a unit or part of the day after a number.
fn is_unit(suffix: &str) -> bool {
    matches!(
        suffix,
        "AM" | "PM"
            | "KM"
            | "KG"
            | "CM"
            | "MM"
            | "BN"
            | "TN"
            | "M"
            | "B"
            | "K"
            | "C"
            | "F"
            | "MB"
            | "GB"
            | "TB"
            | "MW"
            | "GW"
            | "TW"
            | "MWh"
            | "GWh"
            | "TWh"
            | "KWH"
            | "MHz"
            | "GHz"
            | "Hz"
            | "MPH"
            | "KPH"
            | "GMT"
            | "UTC"
            | "EST"
            | "EDT"
            | "CET"
            | "BST"
            | "IST"
            | "Uhr"
            | "Mio"
            | "Mrd"
            | "Million"
            | "Billion"
            | "HRS"
            | "Hrs"
            | "Km"
            | "Kg"
            | "Mbps"
            | "Gbps"
            | "V"
            | "W"
            | "USD"
            | "EUR"
            | "GBP"
    )
}
