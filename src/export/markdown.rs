//! CommonMark: headline, standfirst, byline and date, paragraphs, sub-headings and lists.

use crate::analysis::{Analysis, BlockLabel};

/// The article as Markdown. Every character that Markdown would take for markup is escaped, so that a reader of it
/// sees the article's own words.
pub(super) fn write(analysis: &Analysis) -> String {
    let mut out = String::new();
    let article = &analysis.article;
    if let Some(headline) = &article.headline {
        paragraph(&mut out, "# ", headline, "");
    }
    if let Some(standfirst) = &article.standfirst {
        paragraph(&mut out, "**", standfirst, "**");
    }
    let credits: Vec<&str> =
        [&article.byline, &article.published].into_iter().flatten().map(|s| s.as_str()).collect();
    if !credits.is_empty() {
        paragraph(&mut out, "", &credits.join(" · "), "");
    }
    let mut in_list = false;
    for block in analysis.blocks.iter().filter(|block| block.kept) {
        let list = block.list && block.label == BlockLabel::Paragraph;
        match block.label {
            BlockLabel::Subheading => paragraph(&mut out, "## ", &block.text, ""),
            BlockLabel::Paragraph if list && in_list => {
                out.pop();
                paragraph(&mut out, "- ", &block.text, "");
            }
            BlockLabel::Paragraph if list => paragraph(&mut out, "- ", &block.text, ""),
            BlockLabel::Paragraph => paragraph(&mut out, "", &block.text, ""),
            _ => continue,
        }
        in_list = list;
    }
    if out.ends_with("\n\n") {
        out.pop();
    }
    out
}

fn paragraph(out: &mut String, before: &str, text: &str, after: &str) {
    out.push_str(before);
    escape(out, text);
    out.push_str(after);
    out.push_str("\n\n");
}

/// Escapes what CommonMark 0.31 (and GitHub's dialect of it) reads as markup.
fn escape(out: &mut String, text: &str) {
    let text = text.trim();
    let mut before = None;
    let mut after = text.chars().skip(1);
    let mut opening = true;
    for c in text.chars() {
        let next = after.next();
        let in_word = before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
        let gap = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => !in_word,
            '&' => next.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()),
            '#' => gap(before) || opening,
            '>' | '+' | '-' | '=' => before.is_none(),
            '.' | ')' => opening && before.is_some(),
            _ => false,
        };
        if c.is_whitespace() && matches!(c, '\n' | '\r' | '\t') {
            out.push(' ');
        } else {
            if markup {
                out.push('\\');
            }
            out.push(c);
        }
        opening = opening && c.is_ascii_digit();
        before = Some(c);
    }
}
