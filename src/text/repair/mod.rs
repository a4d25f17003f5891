//! Repair of characters: one pass over the lines, every change recorded where it was made.
//!
//! Right text of any script stays byte for byte. What counts as wrong: UTF-8 read as another encoding, backticks and
//! acute accents for apostrophes, character references left in the text, invisible characters without a task, white
//! space other than single spaces, bullets before list items, and line breaks inside paragraphs.

mod accents;
mod invisible;
mod mojibake;
mod references;
mod wraps;

use self::{accents::Accents, invisible::Invisible, wraps::Join};
use super::{chars::is_ideograph, offsets::Repaired};
use crate::{
    analysis::{Edit, EditKind},
    source::{Line, Page},
    span::Span,
};

/// Repairs the characters of a page and joins lines that a fixed width had broken.
pub fn repair(page: &Page<'_>) -> Repaired {
    let text = &page.text;
    let joins = wraps::joins(page);
    let mut repairer = Repairer {
        paste: text,
        out: String::with_capacity(text.len()),
        line: 0,
        bullet: false,
        edits: Vec::new(),
        gap: None,
        accents: Accents::of(text),
        invisible: Invisible::of(text),
        suspicious: mojibake::is_in(text),
    };
    let mut lines: Vec<Line> = Vec::with_capacity(page.lines.len());
    let mut at = 0;
    let mut line = 0;
    while line < page.lines.len() {
        let first = &page.lines[line];
        repairer.out.push_str(&text[at..first.span.start]);
        repairer.line = repairer.out.len();
        repairer.bullet = false;
        let mut markup = first.markup.clone();
        repairer.part(first.span);
        at = first.span.end;
        while joins[line] != Join::None {
            let next = &page.lines[line + 1];
            repairer.join(joins[line], Span::new(at, next.span.start));
            repairer.part(next.span);
            markup.join(&next.markup);
            at = next.span.end;
            line += 1;
        }
        repairer.end_line();
        let span = Span::new(repairer.line, repairer.out.len());
        markup.bullet = repairer.bullet;
        if !span.is_empty() {
            lines.push(Line { span, markup });
        }
        line += 1;
    }
    repairer.out.push_str(&text[at..]);
    Repaired::new(repairer.out, lines, page.elements.clone(), repairer.edits)
}

struct Repairer<'a> {
    paste: &'a str,
    out: String,
    /// Where the line stands in the output.
    line: usize,
    /// Whether the line began with a bullet.
    bullet: bool,
    edits: Vec<Edit>,
    /// White space and what stood for it, which waits for the next character.
    gap: Option<Gap>,
    accents: Accents,
    invisible: Invisible,
    /// Whether the page holds text that was surely read in a wrong encoding.
    suspicious: bool,
}

/// What stands before list items and nothing else: not the dashes of speech, the asterisks of notes, the squares before
/// Japanese headings. The last is the bullet of the Symbol font, as word processors write it.
const BULLETS: [char; 10] = ['•', '‣', '⁃', '◦', '∙', '·', '▪', '▫', '●', '\u{F0B7}'];

/// A run of the paste that shows as one space.
struct Gap {
    span: Span,
    kind: EditKind,
}

impl Repairer<'_> {
    /// Repairs a line, or one of those that were joined to it.
    fn part(&mut self, span: Span) {
        let mut at = span.start;
        while at < span.end {
            let rest = &self.paste[at..span.end];
            // Most text is letters and single spaces.
            let plain =
                rest.bytes().position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b',' | b'.' | b'"')));
            let plain = plain.unwrap_or(rest.len());
            if plain > 0 {
                self.keep(&rest[..plain]);
                at += plain;
                continue;
            }
            at += self.character(at, rest);
        }
    }

    /// Repairs what begins at `at`, where `rest` of the line stands; gives back how many bytes it was.
    fn character(&mut self, at: usize, rest: &str) -> usize {
        let Some(c) = rest.chars().next() else { return rest.len() };
        let before = self.paste[..at].chars().next_back();
        let single = Span::new(at, at + c.len_utf8());
        if mojibake::may_begin(c)
            && let Some(decoded) = mojibake::decode(rest, before, self.suspicious)
        {
            let right = if decoded.text == "\u{B4}" { "'" } else { &decoded.text };
            if self.begins_item(right, &rest[decoded.length..]) {
                self.bullet(Span::new(at, at + decoded.length));
                return decoded.length;
            }
            self.replace(Span::new(at, at + decoded.length), right, EditKind::Mojibake);
            return decoded.length;
        }
        if c == '&'
            && let Some((decoded, length)) = references::decode(rest)
        {
            let span = Span::new(at, at + length);
            if self.begins_item(&decoded, &rest[length..]) {
                self.bullet(span);
            } else {
                self.replace(span, &decoded, EditKind::Reference);
            }
            return length;
        }
        let after = rest[c.len_utf8()..].chars().next();
        if c.is_whitespace() {
            self.space(single, EditKind::Space);
        } else if self.begins_item(&self.paste[single], &rest[c.len_utf8()..]) {
            self.bullet(single);
        } else if self.invisible.is_idle(c, before, after) {
            self.replace(single, "", EditKind::Invisible);
        } else if let Some((replacement, length)) = self.accents.mark(rest, before) {
            self.replace(Span::new(at, at + length), replacement, EditKind::Apostrophe);
            return length;
        } else {
            self.keep(&self.paste[single]);
        }
        c.len_utf8()
    }

    /// Whether `mark`, before `rest`, is the bullet of a list item: first in its line, with white space and words behind.
    fn begins_item(&self, mark: &str, rest: &str) -> bool {
        self.out.len() == self.line
            && mark.chars().eq(mark.chars().next().filter(|c| BULLETS.contains(c)))
            && rest.starts_with(char::is_whitespace)
            && rest.contains(char::is_alphanumeric)
    }

    /// A bullet, which goes with the white space at the line's beginning.
    fn bullet(&mut self, span: Span) {
        self.bullet = true;
        self.space(span, EditKind::Bullet);
    }

    /// Joins two lines over the white space between them.
    fn join(&mut self, join: Join, gap: Span) {
        match join {
            Join::None => {}
            Join::Space => self.space(gap, EditKind::Wrap),
            Join::Compound => self.replace(gap, "", EditKind::Wrap),
            Join::Word => {
                // A soft hyphen has gone already; another one is the last character that was kept.
                let hyphen = self.paste[..gap.start].chars().next_back().map_or(0, char::len_utf8);
                if self.out.ends_with(['-', '\u{2010}']) {
                    self.out.truncate(self.out.len() - hyphen);
                    self.record(Span::new(gap.start - hyphen, gap.end), "", EditKind::Hyphen);
                } else {
                    self.record(gap, "", EditKind::Hyphen);
                }
            }
        }
    }

    /// Drops what white space is left at the line's end.
    fn end_line(&mut self) {
        if let Some(gap) = self.gap.take() {
            self.record(gap.span, "", gap.kind);
        }
    }

    /// Text that stays.
    fn keep(&mut self, text: &str) {
        self.close_gap();
        self.out.push_str(text);
    }

    /// White space, or what stands for it.
    fn space(&mut self, span: Span, kind: EditKind) {
        match &mut self.gap {
            Some(gap) => {
                gap.span = gap.span.cover(span);
                gap.kind = if gap.kind == EditKind::Space { kind } else { gap.kind };
            }
            none => *none = Some(Gap { span, kind }),
        }
    }

    /// Something wrong and what it should have been. White space at its ends joins the white space around it.
    fn replace(&mut self, span: Span, right: &str, kind: EditKind) {
        let right: String =
            right.chars().filter(|&c| !c.is_control() && !matches!(c, '\u{FEFF}' | '\u{AD}')).collect();
        if right.is_empty() {
            match &mut self.gap {
                // Within white space it goes with it.
                Some(gap) => gap.span = gap.span.cover(span),
                None => self.record(span, "", kind),
            }
        } else if right.chars().all(char::is_whitespace) {
            self.space(span, kind);
        } else {
            self.close_gap();
            self.out.push_str(&right);
            self.record(span, &right, kind);
        }
    }

    /// Writes the white space that waits: a single space and the wide ones of ideographs as they stand, else an edit.
    fn close_gap(&mut self) {
        let Some(gap) = self.gap.take() else { return };
        match &self.paste[gap.span] {
            _ if self.out.len() == self.line => self.record(gap.span, "", gap.kind),
            " " => self.out.push(' '),
            wide if wide.chars().all(|c| c == '\u{3000}') && self.is_beside_ideograph(gap.span) => {
                self.out.push_str(wide);
            }
            _ => {
                self.out.push(' ');
                self.record(gap.span, " ", gap.kind);
            }
        }
    }

    fn is_beside_ideograph(&self, span: Span) -> bool {
        let before = self.paste[..span.start].chars().next_back();
        let after = self.paste[span.end..].chars().next();
        before.is_some_and(is_ideograph) || after.is_some_and(is_ideograph)
    }

    fn record(&mut self, span: Span, replacement: &str, kind: EditKind) {
        self.edits.push(Edit { span, replacement: replacement.into(), kind });
    }
}
