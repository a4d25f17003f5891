//! Quotation marks: which open, which close, which are apostrophes, and what they enclose.
//!
//! Every block is paired on its own, so a missing or odd mark costs at most the quotation it belongs to. Only a block
//! that opens with the mark an earlier block left open goes on with that block's quotation, as newspapers print
//! quotations of several paragraphs.

use super::{cues, unmarked};
use crate::{span::Span, text::Document};

/// Words in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// With the marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// How many quotations it stands in.
    pub depth: usize,
    /// Its first and last block.
    pub blocks: (usize, usize),
}

/// The families of marks; one closes only what one of its family opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
    SingleAngle,
    Corner,
}

/// A character (or a pair of typewriter's quotes) that may open or close a quotation.
#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    family: Family,
    glyph: char,
    opens: bool,
    closes: bool,
    /// The next mark of its family in the block: an index into the block's marks.
    next: Option<usize>,
}

/// A mark that has opened and not yet closed.
#[derive(Clone, Copy, Debug)]
struct Open {
    mark: Mark,
    block: usize,
}

/// Finds the words in marks, in order of their starts; what is nested comes after what holds it.
pub(super) fn find(document: &Document<'_>) -> Vec<Quoted> {
    let mut quoted = Vec::new();
    let mut carried: Option<Open> = None;
    for (block, &span) in document.blocks.iter().enumerate() {
        let marks = marks(document.text, span);
        let reopens = carried.is_some_and(|open| begins_with(document.text, span, open.mark.glyph));
        if let Some(open) = carried.take_if(|_| !reopens) {
            end_unclosed(document, open, document.blocks[open.block].end, &mut quoted);
        }
        let last_single_close = marks.iter().rposition(|mark| mark.family == Family::Single && mark.closes);
        let mut pairing = Pairing {
            document,
            block,
            marks: &marks,
            last_single_close,
            stack: Vec::new(),
            quoted: &mut quoted,
        };
        pairing.stack.extend(carried.take());
        pairing.run(usize::from(reopens));
        carried = pairing.leave(document.blocks.get(block + 1).copied());
    }
    unmarked::find(document, &mut quoted);
    quoted.sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end)));
    nest(&mut quoted);
    quoted
}

/// Sets the depths, and drops what crosses an earlier one.
fn nest(quoted: &mut Vec<Quoted>) {
    let mut holders: Vec<Span> = Vec::new();
    quoted.retain_mut(|it| {
        while holders.last().is_some_and(|holder| holder.end <= it.span.start) {
            holders.pop();
        }
        let crosses = holders.last().is_some_and(|holder| !holder.contains(it.span));
        if !crosses {
            it.depth = holders.len();
            holders.push(it.span);
        }
        !crosses
    });
}

fn begins_with(text: &str, span: Span, glyph: char) -> bool {
    text[span].starts_with(glyph)
}

/// So many marks in a row are looked through for the character before or after them.
const RUN: usize = 4;

/// Every mark of a block, with what it can do there.
fn marks(text: &str, block: Span) -> Vec<Mark> {
    let body = &text[block];
    let mut marks = Vec::new();
    let mut chars = body.char_indices().peekable();
    while let Some((at, glyph)) = chars.next() {
        let Some(family) = family(glyph) else { continue };
        let mut end = at + glyph.len_utf8();
        let mut kind = family;
        if matches!(glyph, '\'' | '`') {
            let doubled = chars.next_if(|&(_, next)| next == glyph).is_some();
            match (doubled, glyph) {
                (true, _) => {
                    end += 1;
                    kind = Family::Double;
                }
                (false, '`') => continue,
                _ => {}
            }
        }
        let before = body[..at].chars().rev().take(RUN).find(|&c| self::family(c).is_none());
        let touching = body[..at].chars().next_back();
        let after = body[end..].chars().take(RUN).find(|&c| self::family(c).is_none());
        let next = body[end..].chars().next();
        let before = if touching.is_some_and(char::is_whitespace) { touching } else { before };
        let after = if next.is_some_and(char::is_whitespace) { next } else { after };
        let starts =
            before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | '%' | ')' | ']'));
        let ends = after
            .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '(' | '[' | '$' | '£' | '€' | '@' | '#'));
        let opens = starts && after.is_some_and(|c| !c.is_whitespace());
        let closes = ends && before.is_some_and(|c| !c.is_whitespace());
        let mut mark = Mark {
            span: Span::new(block.start + at, block.start + end),
            family: kind,
            glyph,
            opens,
            closes,
            next: None,
        };
        if kind == Family::Single {
            let inside =
                touching.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
            let prime =
                touching.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
            if inside || prime || is_elision(&body[end..]) && !opens_before_elision(&body[end..]) {
                continue;
            }
        } else if glyph == '"' && is_inches(&body[..at]) {
            continue;
        }
        settle(&mut mark);
        marks.push(mark);
    }
    let mut last = [None; 5];
    for at in (0..marks.len()).rev() {
        marks[at].next = last[marks[at].family as usize].replace(at);
    }
    marks
}

/// What the glyph itself says of a mark whose neighbours leave both ways open, or neither.
fn settle(mark: &mut Mark) {
    let (opens, closes) = match mark.glyph {
        '“' | '‘' | '「' | '『' | '`' => (true, mark.closes && !mark.opens),
        '„' | '‚' => (true, false),
        '”' | '’' | '\'' if mark.span.len() > 1 || mark.glyph != '\'' => {
            (mark.opens && !mark.closes, true)
        }
        '」' | '』' => (false, true),
        '«' | '»' | '‹' | '›' => (true, true),
        _ if mark.opens == mark.closes => (true, true),
        _ => (mark.opens, mark.closes),
    };
    (mark.opens, mark.closes) = (opens, closes);
    if mark.family == Family::Double && mark.glyph == '“' && mark.closes {
        mark.opens = false;
    }
}

fn family(glyph: char) -> Option<Family> {
    Some(match glyph {
        '"' | '“' | '”' | '„' | '‟' | '＂' => Family::Double,
        '\'' | '‘' | '’' | '‚' | '‛' | '`' => Family::Single,
        '«' | '»' => Family::Angle,
        '‹' | '›' => Family::SingleAngle,
        '「' | '」' | '『' | '』' => Family::Corner,
        _ => return None,
    })
}

/// Words that lose their beginning: `'til`, `'90s`. Their mark is an apostrophe.
fn is_elision(rest: &str) -> bool {
    let word: &str = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('s')
        || matches!(word, "til" | "tis" | "twas" | "em" | "cause" | "cos" | "bout" | "round" | "n")
}

/// Whether a mark before an elided word is still the opening one: it closes soon after.
fn opens_before_elision(rest: &str) -> bool {
    let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    rest[word..].starts_with(['’', '\'']) && !rest.starts_with('n')
}

/// Whether a straight mark after `before` counts inches: `6'3"`.
fn is_inches(before: &str) -> bool {
    let feet = before.trim_end_matches(|c: char| c.is_ascii_digit());
    feet.len() < before.len()
        && feet.ends_with(['\'', '’'])
        && feet.trim_end_matches(['\'', '’']).ends_with(|c: char| c.is_ascii_digit())
}

struct Pairing<'a, 'd> {
    document: &'a Document<'d>,
    block: usize,
    marks: &'a [Mark],
    /// The last single mark that can close.
    last_single_close: Option<usize>,
    stack: Vec<Open>,
    quoted: &'a mut Vec<Quoted>,
}

impl Pairing<'_, '_> {
    fn run(&mut self, first: usize) {
        for at in first..self.marks.len() {
            let mark = self.marks[at];
            let holder = self.holder(mark);
            match (mark.opens, mark.closes, holder) {
                (_, true, Some(depth)) if !self.is_possessive(at) => self.close(depth, mark),
                (true, _, Some(depth)) if !self.nests(at, self.stack[depth].mark) => {
                    let open = self.stack[depth];
                    self.stack.truncate(depth);
                    end_unclosed(self.document, open, mark.span.start, self.quoted);
                    self.stack.push(Open { mark, block: self.block });
                }
                (true, _, _) if mark.family != Family::Single || self.single_closes(at) => {
                    self.stack.push(Open { mark, block: self.block });
                }
                _ => {}
            }
        }
    }

    /// The next mark of the same family in this block.
    fn next(&self, mark: Mark) -> Option<Mark> {
        mark.next.map(|at| self.marks[at])
    }

    /// Where on the stack the mark stands that `mark` could close.
    fn holder(&self, mark: Mark) -> Option<usize> {
        let fits = |open: Mark| open.family == mark.family && (mark.family != Family::Corner || mark.closes);
        self.stack.iter().rposition(|open| fits(open.mark))
    }

    fn close(&mut self, depth: usize, mark: Mark) {
        let open = self.stack[depth];
        self.stack.truncate(depth);
        push(self.document, open, Span::new(mark.span.start, mark.span.end), self.block, self.quoted);
    }

    /// Whether an opening mark at `at` stands within the one of its family that is open already: two closing ones
    /// follow, or the glyphs differ and its own comes first.
    fn nests(&self, at: usize, open: Mark) -> bool {
        let first = self.next(self.marks[at]);
        let second = first.and_then(|first| self.next(first));
        let closing = |mark: Option<Mark>| mark.is_some_and(|mark| mark.closes && !mark.opens);
        closing(first) && (closing(second) || open.glyph != self.marks[at].glyph && second.is_none())
    }

    /// Whether the mark at `at`, after an s, is rather a plural's apostrophe: another follows that can only close.
    fn is_possessive(&self, at: usize) -> bool {
        let mark = self.marks[at];
        if mark.family != Family::Single || mark.glyph == '‘' {
            return false;
        }
        let text = self.document.text;
        let plural = text[..mark.span.start].ends_with(['s', 'z', 'x']);
        let goes_on = text[mark.span.end..]
            .strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_lowercase()) && !cues::begins_with_cue(rest));
        plural && goes_on && self.next(mark).is_some_and(|next| next.closes && !next.opens)
    }

    /// Whether something in this block (or, where it opens the block, in a later one) can close the single mark.
    fn single_closes(&self, at: usize) -> bool {
        self.last_single_close.is_some_and(|last| last > at)
            || self.marks[at].span.start == self.document.blocks[self.block].start
                && self
                    .document
                    .blocks
                    .get(self.block + 1)
                    .is_some_and(|&next| begins_with(self.document.text, next, self.marks[at].glyph))
    }

    /// Ends the block: what is still open is handed to the `next` block where that reopens it.
    fn leave(mut self, next: Option<Span>) -> Option<Open> {
        if self.stack.is_empty() {
            return None;
        }
        let outer = self.stack.remove(0);
        let text = self.document.text;
        let end = self.document.blocks[self.block].end;
        let reopened = next.is_some_and(|next| begins_with(text, next, outer.mark.glyph));
        if reopened && !names_speaker(&text[outer.mark.span.end..end]) {
            return Some(outer);
        }
        end_unclosed(self.document, outer, end, self.quoted);
        None
    }
}

fn push(document: &Document<'_>, open: Open, close: Span, block: usize, quoted: &mut Vec<Quoted>) {
    let inner = Span::new(open.mark.span.end, close.start.max(open.mark.span.end));
    if document.text[inner].trim().is_empty() {
        return;
    }
    let span = Span::new(open.mark.span.start, close.end);
    quoted.push(Quoted { span, inner, depth: 0, blocks: (open.block, block) });
}

/// A quotation whose closing mark is missing ends before the cue that follows it, or with its sentence; where it
/// opens its block and holds no cue, with the block. It never reaches past `limit`.
fn end_unclosed(document: &Document<'_>, open: Open, limit: usize, quoted: &mut Vec<Quoted>) {
    if open.mark.family == Family::Single {
        return;
    }
    let text = document.text;
    let start = open.mark.span.end;
    let body = text[start..limit].trim_end();
    let before_cue = body.match_indices([',', '?', '!', '.']).find_map(|(at, stop)| {
        let rest = body[at + stop.len()..].strip_prefix(' ')?;
        cues::attributes(rest).then_some(at + stop.len())
    });
    let opens_block = document.blocks[open.block].start == open.mark.span.start;
    let end = match before_cue {
        Some(end) => start + end,
        None if opens_block => start + body.len(),
        None => {
            let sentence = document.sentences.partition_point(|it| it.span.end <= start);
            document.sentences.get(sentence).map_or(start, |it| it.span.end.min(start + body.len()))
        }
    };
    push(document, open, Span::new(end, end), open.block, quoted);
}

/// Whether `body` names its speaker, so that its quotation must have ended before.
fn names_speaker(body: &str) -> bool {
    body.match_indices([',', '?', '!', '.'])
        .any(|(at, stop)| body[at + stop.len()..].strip_prefix(' ').is_some_and(cues::names_speaker))
}
