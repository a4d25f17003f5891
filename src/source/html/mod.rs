//! HTML, read as the lines that its plain text would have: what a browser puts on the clipboard as `text/plain`.
//!
//! The crate html5gum tells tags from text, as the WHATWG standard says. What stands above it here is much less than
//! that standard's tree: a stack of open elements, in which start tags end what they must and end tags end what they
//! name. Scripts are skipped like all that is not shown. Time is linear: the stack is at most [`DEEPEST`] high.

mod attributes;
mod flow;
mod head;
mod style;
mod tags;

use std::{borrow::Cow, convert::Infallible};

use html5gum::{
    Tokenizer,
    emitters::callback::{CallbackEmitter, CallbackEvent},
};

use self::{
    attributes::Attributes,
    flow::{Context, FlatText},
    head::HeadReader,
    style::Style,
    tags::{Flow, Tag},
};
use super::{Hints, Page};

/// No element stands deeper than this: Chromium's own limit.
const DEEPEST: usize = 512;

/// The number of the document itself among its blocks.
const ROOT: u32 = 1;

/// The flat text of an HTML document or fragment, its lines, and what its head says.
pub(super) fn read(html: &str) -> Page<'static> {
    // Nothing has the number 0.
    let mut reader = Reader { elements: vec![0, ROOT], ..Reader::default() };
    tokens(without_clipboard_header(html), &mut |event| reader.event(event));
    reader.flat.end_line(false);
    Page {
        text: Cow::Owned(reader.flat.text),
        lines: reader.flat.lines,
        elements: reader.elements,
        head: reader.head.finish(),
    }
}

/// Calls `each` with every tag and text of `html`, character references read. The crate's machine is some 190 KB of wasm
/// for each type of callback: this is its only use.
pub(crate) fn tokens(html: &str, each: &mut dyn FnMut(&CallbackEvent<'_>)) {
    let mut emitter =
        CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<Infallible> {
            each(&event);
            None
        });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
}

/// The document without what Windows puts before it on the clipboard (the format CF_HTML), and without a byte-order
/// mark.
fn without_clipboard_header(html: &str) -> &str {
    let html = html.trim_start_matches('\u{FEFF}');
    if html.starts_with("Version:")
        && html.get(..html.len().min(300)).is_some_and(|it| it.contains("StartHTML:"))
    {
        return html.find('<').map_or("", |at| &html[at..]);
    }
    html
}

/// An open element.
struct Open {
    tag: Tag,
    flow: Flow,
    /// Whether a style takes it out of the line.
    placed: bool,
    /// What holds inside it.
    context: Context,
}

#[derive(Default)]
struct Reader {
    flat: FlatText,
    head: HeadReader,
    stack: Vec<Open>,
    /// For each block that began so far, and the document, the one that holds it.
    elements: Vec<u32>,
    /// The start tag that is being read.
    tag: Option<Tag>,
    attributes: Attributes,
    /// Whether the clipboard's fragment has ended.
    after_fragment: bool,
}

impl Reader {
    fn event(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Some(Tag::of(&String::from_utf8_lossy(name)));
                self.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => self.attributes.name(name),
            CallbackEvent::AttributeValue { value } => self.attributes.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(tag) = self.tag.take() {
                    let attributes = std::mem::take(&mut self.attributes);
                    self.start(tag, &attributes, *self_closing);
                    self.attributes = attributes;
                }
            }
            CallbackEvent::EndTag { name } => self.end(Tag::of(&String::from_utf8_lossy(name))),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { value } => match value.trim_ascii() {
                b"StartFragment" => {
                    self.flat = FlatText::default();
                    self.after_fragment = false;
                }
                b"EndFragment" => self.after_fragment = true,
                _ => {}
            },
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn context(&self) -> Context {
        self.stack
            .last()
            .map_or(Context { tag: "body", block: ROOT, ..Context::default() }, |open| open.context)
    }

    fn start(&mut self, tag: Tag, attributes: &Attributes, self_closing: bool) {
        self.head.element(tag.name, attributes);
        if matches!(tag.name, "html" | "body" | "head") {
            return;
        }
        self.end_implied(tag);
        if self.stack.len() == DEEPEST {
            self.pop();
        }
        let outer = self.context();
        if tag.is_void() {
            match tag.name {
                _ if outer.hidden => {}
                "br" => self.flat.break_line(),
                "hr" => self.flat.end_line(false),
                "img" | "embed" => self.flat.picture(),
                _ => {}
            }
            return;
        }
        if self_closing && outer.hidden {
            // Drawings close their elements so.
            return;
        }
        let style = Style::parse(&attributes.style, tag.flow);
        let flow = shown_as(tag, attributes, &style, &outer);
        self.begin(flow);
        if flow != Flow::Hidden && !outer.hidden {
            if tag.name == "a" && !attributes.href.is_empty() {
                self.flat.link(&attributes.href);
            } else if tag.name == "time" {
                self.flat.time(&attributes.datetime);
            }
        } else if matches!(tag.name, "video" | "iframe" | "object") {
            self.flat.picture();
        }
        let context = self.inner_context(tag, flow, attributes, &style, outer);
        self.stack.push(Open { tag, flow, placed: style.placed, context });
    }

    /// What holds inside an element that begins here.
    fn inner_context(
        &mut self,
        tag: Tag,
        flow: Flow,
        attributes: &Attributes,
        style: &Style,
        outer: Context,
    ) -> Context {
        let mut context = outer;
        context.hidden |= flow == Flow::Hidden;
        context.flex = style.flex;
        context.unseen |= style.unseen;
        context.depth += 1;
        match tag.name {
            "a" => context.link = !attributes.href.is_empty(),
            "b" | "strong" | "th" => context.bold = true,
            "i" | "em" | "cite" | "dfn" | "var" | "address" => context.italic = true,
            "li" | "dd" | "dt" => context.list = true,
            "pre" | "listing" | "xmp" | "plaintext" => context.keeps_lines = true,
            "table" => context.keeps_lines = false,
            _ if tag.heading() > 0 => {
                context.heading = tag.heading();
                context.bold = true;
            }
            _ => {}
        }
        context.list |= style.word_list;
        context.bold = style.bold.unwrap_or(context.bold);
        context.italic = style.italic.unwrap_or(context.italic);
        context.keeps_lines = style.keeps_lines.unwrap_or(context.keeps_lines);
        context.font_size = style.font_size.unwrap_or(context.font_size);
        let hints = Hints::of_element(tag.name) | attributes.hints();
        context.around |= hints;
        if flow == Flow::Inline {
            context.inline |= hints;
        } else if flow != Flow::Hidden {
            context.near = [outer.own | outer.inline, outer.near[0], outer.near[1]];
            context.own = hints;
            context.inline = Hints::default();
            context.parent = outer.block;
            context.block = self.elements.len() as u32;
            self.elements.push(outer.block);
            context.tag = if tag.name.is_empty() { "div" } else { tag.name };
        }
        context
    }

    /// Ends what the start tag of `tag` ends without saying so.
    fn end_implied(&mut self, tag: Tag) {
        if tag.ends_paragraph() {
            // Drawings and choice lists hold no blocks: there they were never closed.
            if self.context().hidden {
                self.close(&["select", "svg", "math"], &["template", "object"]);
            }
            self.close(&["p"], &["button", "table", "td", "th", "caption", "template", "object"]);
        }
        const TABLE: &[&str] = &["table", "template"];
        const LIST: &[&str] = &["ul", "ol", "menu", "dir", "table", "td", "th", "template"];
        match tag.name {
            "li" => self.close(&["li"], LIST),
            "dd" | "dt" => self.close(&["dd", "dt"], &["dl", "table", "td", "th", "template"]),
            "option" | "optgroup" => self.close(&["option"], &["select", "template"]),
            "input" | "select" => self.close(&["select"], &["template"]),
            "td" | "th" => self.close(&["td", "th"], TABLE),
            "tr" => self.close(&["tr"], TABLE),
            "tbody" | "thead" | "tfoot" => self.close(&["tbody", "thead", "tfoot"], TABLE),
            "a" => self.close(&["a"], &["table", "td", "th", "template", "object"]),
            "button" => self.close(&["button"], &["table", "td", "th", "template", "object"]),
            _ if tag.heading() > 0 && self.stack.last().is_some_and(|open| open.tag.heading() > 0) => {
                self.pop()
            }
            _ => {}
        }
    }

    /// Closes the innermost open element of one of the names, and all in it, unless one of `barriers` is around it.
    fn close(&mut self, names: &[&str], barriers: &[&str]) {
        for at in (0..self.stack.len()).rev() {
            let name = self.stack[at].tag.name;
            if names.contains(&name) {
                self.pop_to(at);
                return;
            }
            if barriers.contains(&name) {
                return;
            }
        }
    }

    fn end(&mut self, tag: Tag) {
        let hidden = self.context().hidden;
        match tag.name {
            "html" | "body" | "head" => return,
            "br" if !hidden => return self.flat.break_line(),
            "p" if !hidden && self.stack.iter().all(|open| open.tag.name != "p") => {
                return self.flat.end_line(true);
            }
            _ => {}
        }
        let is_same = |open: &Open| match tag.heading() {
            0 => open.tag.name == tag.name,
            _ => open.tag.heading() > 0,
        };
        let is_table =
            matches!(tag.name, "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "caption");
        let mut in_block = false;
        for at in (0..self.stack.len()).rev() {
            let open = &self.stack[at];
            if is_same(open) {
                if in_block && tag.flow == Flow::Inline {
                    self.disown(at);
                } else {
                    self.pop_to(at);
                }
                return;
            }
            if matches!(open.tag.name, "td" | "th" | "caption" | "table" | "template") && !is_table {
                return;
            }
            in_block |= open.flow != Flow::Inline;
        }
    }

    /// Ends an inline element whose end tag stands inside a block that began within it.
    fn disown(&mut self, at: usize) {
        let name = std::mem::replace(&mut self.stack[at].tag, Tag::of("")).name;
        for open in &mut self.stack[at..] {
            match name {
                "a" => open.context.link = false,
                "b" | "strong" => open.context.bold = false,
                "i" | "em" => open.context.italic = false,
                _ => {}
            }
        }
    }

    fn pop_to(&mut self, height: usize) {
        while self.stack.len() > height {
            self.pop();
        }
    }

    fn pop(&mut self) {
        if let Some(open) = self.stack.pop() {
            self.head.end(open.tag.name);
            // The cell after this one brings its own tab, and a floating initial belongs to the word after it.
            let joined = open.flow == Flow::Cell || open.placed && self.flat.holds_initial();
            if !self.context().hidden && !joined {
                self.begin(open.flow);
            }
        }
    }

    /// The break that an element makes where it begins, and where it ends.
    fn begin(&mut self, flow: Flow) {
        if self.context().hidden {
            return;
        }
        match flow {
            Flow::Inline | Flow::Hidden => {}
            Flow::Block | Flow::Row => self.flat.end_line(false),
            Flow::Paragraph => self.flat.end_line(true),
            Flow::Cell => self.flat.next_cell(),
        }
    }

    fn text(&mut self, text: &str) {
        let context = self.context();
        if context.hidden {
            self.head.text(text);
        } else if !self.after_fragment {
            self.flat.push(text, &context);
        }
    }
}

/// How an element takes part in the flow, by its tag, its attributes and what is around it.
fn shown_as(tag: Tag, attributes: &Attributes, style: &Style, outer: &Context) -> Flow {
    let flow = style.flow.unwrap_or(tag.flow);
    let hidden = tag.flow == Flow::Hidden
        || attributes.hidden && style.flow.is_none()
        || tag.name == "dialog" && !attributes.open && style.flow.is_none();
    match flow {
        _ if hidden => Flow::Hidden,
        Flow::Inline if outer.flex || style.placed => Flow::Block,
        flow => flow,
    }
}
