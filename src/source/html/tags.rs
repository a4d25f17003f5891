//! The elements of HTML, as far as a flat reading needs them.

/// How an element takes part in the flow of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// It breaks no line.
    Inline,
    /// It stands on lines of its own.
    Block,
    /// A block with a blank line before and after.
    Paragraph,
    /// A row of a table: a line.
    Row,
    /// A cell of a table: parted from the one before by a tab.
    Cell,
    /// Its content is not shown.
    Hidden,
}

/// An element's kind. Unknown elements have the empty name and flow inline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) name: &'static str,
    pub(super) flow: Flow,
}

macro_rules! tags {
    ($name:expr; $($flow:ident: $($tag:literal)*;)*) => {
        match $name {
            $($($tag => Tag { name: $tag, flow: Flow::$flow },)*)*
            _ => Tag { name: "", flow: Flow::Inline },
        }
    };
}

impl Tag {
    /// The element called `name`, written in small letters.
    pub(super) fn of(name: &str) -> Tag {
        tags! { name;
            Inline: "a" "abbr" "b" "bdi" "bdo" "big" "br" "button" "cite" "code" "del" "dfn" "em" "font" "i" "img"
                "input" "ins" "kbd" "label" "mark" "nobr" "q" "ruby" "s" "samp" "small" "span" "strike" "strong"
                "sub" "sup" "time" "tt" "u" "var" "wbr" "rt" "area" "base" "col" "embed" "link" "meta" "param"
                "source" "track" "frame" "keygen" "bgsound" "basefont" "command" "picture";
            Block: "address" "article" "aside" "body" "center" "dd" "details" "dialog" "div" "dt" "fieldset"
                "figcaption" "footer" "form" "frameset" "head" "header" "hgroup" "hr" "html" "legend" "li" "main"
                "nav" "optgroup" "option" "search" "section" "summary" "table" "tbody" "thead" "tfoot" "caption"
                "colgroup";
            Paragraph: "blockquote" "dir" "dl" "figure" "h1" "h2" "h3" "h4" "h5" "h6" "listing" "menu" "ol" "p" "pre"
                "plaintext" "ul" "xmp";
            Row: "tr";
            Cell: "td" "th";
            Hidden: "applet" "audio" "canvas" "datalist" "iframe" "math" "meter" "noembed" "noframes" "noscript" "object"
                "progress" "rp" "script" "select" "style" "svg" "template" "textarea" "title" "video";
        }
    }

    /// Whether it has no content and no end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(
            self.name,
            "area"
                | "base"
                | "basefont"
                | "bgsound"
                | "br"
                | "col"
                | "command"
                | "embed"
                | "frame"
                | "hr"
                | "img"
                | "input"
                | "keygen"
                | "link"
                | "meta"
                | "param"
                | "source"
                | "track"
                | "wbr"
        )
    }

    /// Whether its start tag ends an open paragraph.
    pub(super) fn ends_paragraph(self) -> bool {
        matches!(self.flow, Flow::Block | Flow::Paragraph)
            && !matches!(
                self.name,
                "body"
                    | "caption"
                    | "colgroup"
                    | "frameset"
                    | "head"
                    | "html"
                    | "legend"
                    | "optgroup"
                    | "option"
                    | "tbody"
                    | "tfoot"
                    | "thead"
            )
    }

    /// The level of a heading, else 0.
    pub(super) fn heading(self) -> u8 {
        match self.name.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => level - b'0',
            _ => 0,
        }
    }
}
