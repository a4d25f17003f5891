//! Sentences: decided at each token that can end one, from the tokens around it.

use super::{
    Sentence, Token, TokenKind,
    abbreviations::{Abbreviation, abbreviation, begins_sentence},
};
use crate::span::Span;

/// Appends the sentences of a block whose tokens are `tokens[first..]`. They hold every token, in order.
pub(super) fn split(text: &str, block: usize, tokens: &[Token], first: usize, sentences: &mut Vec<Sentence>) {
    let view = View { text, tokens, first };
    let mut start = first;
    let mut at = first;
    while at < tokens.len() {
        let end = view.after_closers(at);
        if end == tokens.len() || view.ends_sentence(start, at, end) {
            let span = Span::new(tokens[start].span.start, tokens[end - 1].span.end);
            sentences.push(Sentence { span, tokens: start..end, block });
            start = end;
        }
        at = end;
    }
}

struct View<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// The block's first token.
    first: usize,
}

impl<'a> View<'a> {
    fn word(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |token| &self.text[token.span])
    }

    fn kind(&self, token: usize) -> Option<TokenKind> {
        self.tokens.get(token).map(|token| token.kind)
    }

    /// Whether nothing stands between this token and the one before it.
    fn is_glued(&self, token: usize) -> bool {
        token > self.first && self.tokens[token].span.start == self.tokens[token - 1].span.end
    }

    /// Whether nothing stands between this token and the next.
    fn glues(&self, token: usize) -> bool {
        token + 1 < self.tokens.len() && self.is_glued(token + 1)
    }

    /// The token after `at` and, where `at` can end a sentence, after the marks that close with it.
    fn after_closers(&self, at: usize) -> usize {
        let mut end = at + 1;
        if !self.can_end(at) {
            return end;
        }
        while end < self.tokens.len() {
            let closes = match self.word(end) {
                ")" | "]" | "}" => true,
                "”" | "’" | "»" => self.is_glued(end) || !self.glues(end),
                "\"" | "'" | "''" => self.is_glued(end),
                // Closing marks in German, opening ones in English.
                "“" | "‘" | "«" => self.is_glued(end) && !self.glues(end),
                "." | "!" | "?" | "…" => self.is_glued(end),
                // A note's number: `end.[1]`.
                "[" => {
                    self.is_glued(end)
                        && self.kind(end + 1) == Some(TokenKind::Number)
                        && self.word(end + 2) == "]"
                }
                _ => false,
            };
            if !closes {
                break;
            }
            end += if self.word(end) == "[" { 3 } else { 1 };
        }
        end
    }

    /// Whether a sentence may end with this token.
    fn can_end(&self, at: usize) -> bool {
        let word = self.word(at);
        match self.tokens[at].kind {
            TokenKind::Mark => word.starts_with([
                '.', '!', '?', '…', '。', '！', '？', '．', '｡', '؟', '۔', '।', '॥', '‼', '⁇', '⁈', '⁉',
            ]),
            TokenKind::Word => word.ends_with('.'),
            _ => false,
        }
    }

    /// Whether the sentence that began with token `start` ends before `next`; `at` is its last token without the
    /// marks that close with it.
    fn ends_sentence(&self, start: usize, at: usize, next: usize) -> bool {
        let stop = self.word(at);
        if !self.can_end(at) {
            return self.blank_line_before(next);
        }
        if self.blank_line_before(next) || stop.starts_with(['。', '！', '？', '．', '｡', '।', '॥'])
        {
            return true;
        }
        let follower = self.follower(next);
        if self.is_glued(next) && !self.is_glued_sentence(at, next, follower) {
            return false;
        }
        // A stop that stands apart ends the same sentence.
        if matches!(self.word(next), "." | "!" | "?") {
            return false;
        }
        if self.word(next).starts_with([',', ';', ':', '/', '%', '-', '–', '—']) {
            // A dash may open the next sentence of a dialogue or a list.
            return self.word(next).starts_with(['–', '—'])
                && !stop.ends_with('…')
                && stop.len() == 1
                && begins_sentence(self.word(next + 1));
        }
        if begins_lower(follower) {
            return false;
        }
        let quoted = next > at + 1 && is_quotation_mark(self.word(next - 1));
        match (self.tokens[at].kind, stop.chars().next()) {
            (TokenKind::Word, _) => self.abbreviation_ends(at, next, follower),
            (_, Some('.')) if stop.len() == 1 => {
                !self.is_enumerator(start, at) && !self.is_ordinal(at, follower)
            }
            (_, Some('.' | '…')) => follower != "I" && !follower.starts_with(|c: char| c.is_ascii_digit()),
            _ => !(quoted && self.is_attribution(next)),
        }
    }

    /// The word that decides what follows: `next`, or the one behind opening marks.
    fn follower(&self, next: usize) -> &'a str {
        let mut at = next;
        while at < self.tokens.len().min(next + 3) && self.kind(at) == Some(TokenKind::Mark) {
            if !matches!(
                self.word(at),
                "“" | "‘" | "\"" | "'" | "``" | "(" | "[" | "«" | "„" | "‚" | "¿" | "¡"
            ) {
                break;
            }
            at += 1;
        }
        self.word(at)
    }

    fn blank_line_before(&self, next: usize) -> bool {
        let gap = &self.text[self.tokens[next - 1].span.end..self.tokens[next].span.start];
        gap.bytes().filter(|&b| b == b'\n').count() > 1
    }

    /// A full stop with no space after it: the end only between a word in small letters and a capital.
    fn is_glued_sentence(&self, at: usize, next: usize, follower: &str) -> bool {
        let mut letters = follower.chars();
        let capital =
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
        let closed = next > at + 1;
        let before = if at > self.first { self.word(at - 1) } else { "" };
        let ends_word = before.chars().count() > 1 && before.ends_with(char::is_lowercase);
        self.tokens[at].kind == TokenKind::Mark
            && (capital || follower == "I" || follower == "A")
            && (closed || ends_word)
    }

    /// Whether an abbreviation at `at` ends the sentence too.
    fn abbreviation_ends(&self, at: usize, next: usize, follower: &str) -> bool {
        let word = self.word(at);
        let name = word.trim_end_matches('.');
        if next > at + 1 {
            return !matches!(abbreviation(name), Some(Abbreviation::Open));
        }
        if matches!(name, "a.m" | "p.m" | "A.M" | "P.M") {
            return !is_day_or_zone(follower) && !matches!(self.word(next), "(" | "[");
        }
        match abbreviation(name) {
            Some(Abbreviation::Open | Abbreviation::Counted | Abbreviation::Calendar) => false,
            Some(Abbreviation::Closing) => true,
            _ => begins_sentence(follower) || is_quotation_mark(self.word(next)) && !self.glues_back(next),
        }
    }

    /// Whether a quotation mark at `at` stands nearer to what is before it than to what follows.
    fn glues_back(&self, at: usize) -> bool {
        self.is_glued(at) || !self.glues(at)
    }

    /// `1.` or `a.` or `IV.` at the beginning of a sentence counts what follows.
    fn is_enumerator(&self, start: usize, at: usize) -> bool {
        let word = self.word(start);
        at == start + 1
            && self.is_glued(at)
            && (self.kind(start) == Some(TokenKind::Number) && word.len() <= 3
                || word.len() == 1 && word != "I"
                || word.len() <= 4 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) && word != "I")
    }

    /// `3. Oktober`: an ordinal number, as German writes it.
    fn is_ordinal(&self, at: usize, follower: &str) -> bool {
        at > self.first
            && self.is_glued(at)
            && self.kind(at - 1) == Some(TokenKind::Number)
            && self.word(at - 1).len() <= 2
            && matches!(
                follower,
                "Januar"
                    | "Jänner"
                    | "Februar"
                    | "März"
                    | "April"
                    | "Mai"
                    | "Juni"
                    | "Juli"
                    | "August"
                    | "September"
                    | "Oktober"
                    | "November"
                    | "Dezember"
                    | "Jahrhundert"
                    | "Jahrhunderts"
                    | "Platz"
                    | "Runde"
                    | "Spieltag"
                    | "Minute"
                    | "Jahrestag"
                    | "Geburtstag"
                    | "Mal"
                    | "Klasse"
                    | "Stock"
                    | "Etage"
            )
    }

    /// `"Why?" John Kerry asked`: words that report, soon after a quotation that asks or exclaims.
    fn is_attribution(&self, next: usize) -> bool {
        (next..self.tokens.len().min(next + 4)).take_while(|&at| self.tokens[at].kind == TokenKind::Word).any(
            |at| {
                matches!(
                    self.word(at),
                    "said"
                        | "says"
                        | "asked"
                        | "asks"
                        | "told"
                        | "wrote"
                        | "writes"
                        | "added"
                        | "replied"
                        | "shouted"
                        | "tweeted"
                        | "exclaimed"
                        | "wondered"
                        | "cried"
                        | "fragte"
                        | "sagte"
                        | "rief"
                )
            },
        )
    }
}

/// Whether a word begins with a small letter and is no brand such as `iPhone`.
fn begins_lower(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase) && !chars.next().is_some_and(char::is_uppercase)
}

fn is_quotation_mark(word: &str) -> bool {
    matches!(word, "”" | "“" | "’" | "‘" | "\"" | "'" | "''" | "``" | "»" | "«" | "„")
}

/// What follows `a.m.` within its sentence with a capital.
fn is_day_or_zone(word: &str) -> bool {
    matches!(
        word,
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
            | "GMT"
            | "UTC"
            | "BST"
            | "CET"
            | "EST"
            | "EDT"
            | "ET"
            | "PT"
            | "CT"
            | "MT"
            | "PST"
            | "PDT"
            | "CST"
            | "CDT"
            | "Eastern"
            | "Pacific"
            | "Central"
            | "Mountain"
            | "IST"
            | "WAT"
            | "EAT"
            | "Jan"
            | "Feb"
            | "Mar"
            | "Apr"
            | "Jun"
            | "Jul"
            | "Aug"
            | "Sept"
            | "Sep"
            | "Oct"
            | "Nov"
            | "Dec"
    )
}
