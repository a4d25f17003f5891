//! CommonMark: headline, standfirst, byline and date, paragraphs, sub-headings and lists.

use super::reading::Reading;
use crate::analysis::{Analysis, BlockLabel};

/// The article as Markdown. Every character that Markdown would take for markup is escaped, so that a reader of it
/// sees the article's own words.
pub(super) fn write(analysis: &Analysis) -> String {
    let reading = Reading::new(analysis);
    let mut out = String::new();
    let mut credits = credits(analysis);
    let mut in_list = false;
    if let Some(headline) = reading.headline_of_head() {
        paragraph(&mut out, "# ", headline, "");
    }
    for piece in reading.pieces() {
        let text = &reading.text[piece.span];
        let list = piece.list && piece.label == BlockLabel::Paragraph;
        if !matches!(piece.label, BlockLabel::Headline | BlockLabel::Standfirst)
            && let Some(credits) = credits.take()
        {
            paragraph(&mut out, "", &credits, "");
        }
        match piece.label {
            BlockLabel::Headline => paragraph(&mut out, "# ", text, ""),
            BlockLabel::Standfirst => paragraph(&mut out, "**", text, "**"),
            BlockLabel::Subheading => {
                let level = usize::from(piece.level.clamp(2, 6));
                paragraph(&mut out, &format!("{} ", "#".repeat(level)), text, "");
            }
            _ if list => {
                if in_list {
                    out.pop();
                }
                paragraph(&mut out, "- ", text, "");
            }
            _ => paragraph(&mut out, "", text, ""),
        }
        in_list = list;
    }
    if let Some(credits) = credits {
        paragraph(&mut out, "", &credits, "");
    }
    if out.ends_with("\n\n") {
        out.pop();
    }
    out
}

/// Byline and date, where there are any.
fn credits(analysis: &Analysis) -> Option<String> {
    let article = &analysis.article;
    let parts: Vec<&str> =
        [&article.byline, &article.published].into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn paragraph(out: &mut String, before: &str, text: &str, after: &str) {
    out.push_str(before);
    escape(out, text);
    out.push_str(after);
    out.push_str("\n\n");
}

/// Escapes what CommonMark 0.31 and GitHub's dialect of it read as markup. White space at the ends is left out, line
/// ends and tabs become spaces, since they would be markup too.
fn escape(out: &mut String, text: &str) {
    let text = text.trim();
    let mut before = None;
    let mut after = text.chars().skip(1);
    // Whether only digits came so far: `1.` opens a list.
    let mut number = true;
    for c in text.chars() {
        let next = after.next();
        let in_word = before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
        let markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => !in_word,
            '&' => next.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()),
            '#' => !in_word,
            '>' | '+' | '-' | '=' => before.is_none(),
            '.' | ')' => number && before.is_some(),
            _ => false,
        };
        number = number && c.is_ascii_digit();
        before = Some(c);
        if matches!(c, '\n' | '\r' | '\t') {
            out.push(' ');
            continue;
        }
        if markup {
            out.push('\\');
        }
        out.push(c);
    }
}
