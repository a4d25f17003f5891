//! The few style declarations that change how a page reads: Chromium's clipboard and Word write styles inline.

use super::tags::Flow;

/// What an element's style attribute says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Style {
    /// The flow that `display` gives; none where it is not set.
    pub(super) flow: Option<Flow>,
    /// Whether its children are laid out as blocks.
    pub(super) flex: bool,
    /// Whether it is taken out of the line: floating or placed by coordinates.
    pub(super) placed: bool,
    /// Whether it is fixed over the page.
    pub(super) fixed: bool,
    /// Whether it is moved or clipped out of sight.
    pub(super) unseen: bool,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    /// Whether line breaks in its text are shown.
    pub(super) keeps_lines: Option<bool>,
    /// In CSS pixels.
    pub(super) font_size: Option<u8>,
    /// Whether Word marks it as a list item.
    pub(super) word_list: bool,
}

impl Style {
    /// Reads a style attribute. `tag_flow` is the element's flow without it.
    pub(super) fn parse(style: &str, tag_flow: Flow) -> Style {
        let mut out = Style::default();
        let (mut one_wide, mut one_high) = (false, false);
        for declaration in style.split(';') {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let property = property.trim_ascii().to_ascii_lowercase();
            let value = value.trim_ascii().to_ascii_lowercase();
            let value = value.strip_suffix("!important").map_or(value.as_str(), str::trim_end);
            match property.as_str() {
                "display" => out.display(value, tag_flow),
                "visibility" if matches!(value, "hidden" | "collapse") => out.flow = Some(Flow::Hidden),
                "float" => out.placed |= matches!(value, "left" | "right" | "inline-start" | "inline-end"),
                "position" => {
                    out.placed |= matches!(value, "absolute" | "fixed");
                    out.fixed |= value == "fixed";
                }
                "left" | "right" | "top" | "text-indent" => {
                    out.unseen |= pixels(value).is_some_and(|x| x < -900.0)
                }
                "clip" => out.unseen |= value.starts_with("rect(0") || value.starts_with("rect(1px"),
                "clip-path" => out.unseen |= matches!(value, "inset(50%)" | "inset(100%)"),
                "width" => one_wide = value == "1px",
                "height" => one_high = value == "1px",
                "font-weight" => out.bold = weight(value),
                "font-style" => out.italic = Some(matches!(value, "italic" | "oblique")),
                "font-size" => {
                    out.font_size =
                        pixels(value).filter(|size| *size >= 1.0).map(|size| size.min(255.0) as u8);
                }
                "white-space" | "white-space-collapse" => out.keeps_lines = keeps_lines(value),
                "mso-list" if value == "ignore" => out.flow = Some(Flow::Hidden),
                "mso-list" => out.word_list = true,
                _ => {}
            }
        }
        out.unseen |= one_wide && one_high;
        out
    }

    fn display(&mut self, value: &str, tag_flow: Flow) {
        let block = if tag_flow == Flow::Paragraph { Flow::Paragraph } else { Flow::Block };
        self.flex = matches!(value, "flex" | "inline-flex" | "grid" | "inline-grid");
        self.flow = match value {
            "none" => Some(Flow::Hidden),
            "block" | "flex" | "grid" | "list-item" | "table" | "flow-root" | "table-caption"
            | "table-row-group" | "-webkit-box" => Some(block),
            "table-row" => Some(Flow::Row),
            "table-cell" => Some(Flow::Cell),
            "inline" | "inline-block" | "inline-flex" | "inline-grid" | "inline-table" | "contents" => {
                Some(Flow::Inline)
            }
            _ => None,
        };
    }
}

/// A length in CSS pixels; none for relative units.
fn pixels(value: &str) -> Option<f32> {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let pixels = match &value[number.len()..] {
        "px" => 1.0,
        "pt" => 4.0 / 3.0,
        // Only huge negative offsets matter in these; a size in them is unknown.
        "em" | "rem" | "%" if number.starts_with('-') => 10.0,
        _ => return None,
    };
    number.parse::<f32>().ok().map(|number| number * pixels)
}

fn weight(value: &str) -> Option<bool> {
    match value {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        _ => value.parse::<u16>().ok().map(|weight| weight >= 600),
    }
}

fn keeps_lines(white_space: &str) -> Option<bool> {
    match white_space {
        "pre" | "pre-wrap" | "pre-line" | "break-spaces" | "preserve" | "preserve-breaks" => Some(true),
        "normal" | "nowrap" | "collapse" => Some(false),
        _ => None,
    }
}
