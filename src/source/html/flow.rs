//! Puts the flat text together, line by line.

use crate::{
    source::{Hints, Line, Markup},
    span::Span,
};

/// What holds for a run of text.
#[derive(Clone, Copy, Default)]
pub(super) struct Context {
    /// Whether it is shown at all.
    pub(super) hidden: bool,
    /// Whether line breaks in its text are shown.
    pub(super) keeps_lines: bool,
    pub(super) link: bool,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) list: bool,
    pub(super) heading: u8,
    pub(super) font_size: u8,
    pub(super) unseen: bool,
    /// Of the nearest block.
    pub(super) own: Hints,
    /// Of the inline elements within it.
    pub(super) inline: Hints,
    /// Of the elements around the nearest block, the innermost first.
    pub(super) near: [Hints; 3],
    /// Of all.
    pub(super) around: Hints,
    /// How many elements are open.
    pub(super) depth: u16,
    /// Whether the children of its element are laid out as blocks.
    pub(super) flex: bool,
    pub(super) tag: &'static str,
    pub(super) block: u32,
    pub(super) parent: u32,
}

/// The flat text under construction.
#[derive(Default)]
pub(super) struct FlatText {
    pub(super) text: String,
    pub(super) lines: Vec<Line>,
    line: Option<Line>,
    /// Line breaks due before the next text: 0, 1, or 2 for a blank line.
    breaks: usize,
    /// Whether a space, or a tab between cells, is due before the next text of the line.
    space: Option<char>,
    /// Whether the last character of the line stands in a link, is bold, is in italics.
    last: (bool, bool, bool),
    picture: bool,
    /// What the inline elements around all of the line say.
    inline: Hints,
    /// A link or time that began and waits for its first character.
    href: Option<String>,
    links: usize,
    datetime: Option<String>,
}

impl FlatText {
    /// Ends the line; `blank` leaves an empty line before the next.
    pub(super) fn end_line(&mut self, blank: bool) {
        // What Unicode calls white space and HTML does not is no line, and stands at no line's ends.
        if let Some(mut line) = self.line.take() {
            let words = self.text[line.span].trim();
            let start = words.as_ptr() as usize - self.text.as_ptr() as usize;
            line.span = Span::new(start, start + words.len());
            let markup = &mut line.markup;
            for part in [&mut markup.linked, &mut markup.bold, &mut markup.italic] {
                *part = words.len().min(*part);
            }
            self.lines.extend((!words.is_empty()).then_some(line));
        }
        self.breaks = self.breaks.max(if blank { 2 } else { 1 });
        self.space = None;
    }

    /// A line break that stands in the text itself: two of them leave an empty line.
    pub(super) fn break_line(&mut self) {
        let blank = self.line.is_none() && self.breaks > 0;
        self.end_line(blank);
    }

    /// The next text of this line is another cell's.
    pub(super) fn next_cell(&mut self) {
        self.space = Some('\t');
    }

    /// Whether the line is one letter so far.
    pub(super) fn holds_initial(&self) -> bool {
        self.line.as_ref().is_some_and(|line| {
            let mut chars = self.text[line.span].chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        })
    }

    /// A picture, video or embed stands here.
    pub(super) fn picture(&mut self) {
        self.picture = true;
    }

    pub(super) fn link(&mut self, href: &str) {
        const LONGEST: usize = 120;
        self.links += 1;
        if self.href.is_none() {
            self.href = Some(href[..href.floor_char_boundary(LONGEST)].to_owned());
        }
    }

    pub(super) fn time(&mut self, datetime: &str) {
        const LONGEST: usize = 40;
        if self.datetime.is_none() && datetime.len() <= LONGEST {
            self.datetime = Some(datetime.trim().to_owned());
        }
    }

    /// Appends text in its context.
    pub(super) fn push(&mut self, text: &str, context: &Context) {
        let mut rest = text;
        while !rest.is_empty() {
            let length = rest.find(is_white_space).unwrap_or(rest.len());
            if length > 0 {
                self.word(&rest[..length], context);
                rest = &rest[length..];
                continue;
            }
            let length = rest.find(|c| !is_white_space(c)).unwrap_or(rest.len());
            self.white_space(&rest[..length], context.keeps_lines);
            rest = &rest[length..];
        }
    }

    fn white_space(&mut self, run: &str, keeps_lines: bool) {
        let breaks = run.matches('\n').count();
        if keeps_lines && breaks > 0 {
            (0..breaks.min(2)).for_each(|_| self.break_line());
        } else if self.line.is_some() && self.space.is_none() {
            self.space = Some(' ');
        }
    }

    fn word(&mut self, word: &str, context: &Context) {
        let now = (context.link, context.bold, context.italic);
        let line = match &mut self.line {
            Some(line) => line,
            none => {
                if !self.text.is_empty() {
                    self.text.extend(std::iter::repeat_n('\n', self.breaks.max(1)));
                }
                self.space = None;
                let markup = Markup {
                    heading: context.heading,
                    list: context.list,
                    tag: context.tag,
                    block: context.block,
                    parent: context.parent,
                    near: context.near[0] | context.near[1] | context.near[2],
                    around: context.around,
                    depth: context.depth,
                    after_picture: std::mem::take(&mut self.picture),
                    unseen: context.unseen,
                    font_size: context.font_size,
                    ..Markup::default()
                };
                let at = self.text.len();
                self.last = now;
                self.inline = context.inline;
                none.insert(Line { span: Span::new(at, at), markup })
            }
        };
        self.breaks = 0;
        let markup = &mut line.markup;
        if let Some(space) = self.space.take() {
            self.text.push(space);
            markup.linked += usize::from(now.0 && self.last.0);
            markup.bold += usize::from(now.1 && self.last.1);
            markup.italic += usize::from(now.2 && self.last.2);
        }
        self.text.push_str(word);
        line.span.end = self.text.len();
        self.last = now;
        markup.linked += if now.0 { word.len() } else { 0 };
        markup.bold += if now.1 { word.len() } else { 0 };
        markup.italic += if now.2 { word.len() } else { 0 };
        self.inline = self.inline & context.inline;
        markup.own = context.own | self.inline;
        markup.links += std::mem::take(&mut self.links);
        if let Some(href) = self.href.take().filter(|_| markup.href.is_empty()) {
            markup.href = href;
        }
        if let Some(datetime) = self.datetime.take().filter(|_| markup.datetime.is_none()) {
            markup.datetime = Some(datetime);
        }
    }
}

/// The white space of HTML, and the no-break space, which the clipboard's plain text writes as a space too.
fn is_white_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{C}' | '\u{A0}')
}
