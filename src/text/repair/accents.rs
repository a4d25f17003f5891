//! Backticks and acute accents that stand for apostrophes and quotation marks: ``month`s``, `` `quoted' ``.

/// What decides for a whole page.
pub(super) struct Accents {
    /// Whether backticks enclose pieces of programs, as in Markdown.
    code: bool,
}

impl Accents {
    pub(super) fn of(text: &str) -> Self {
        Accents { code: encloses_code(text) }
    }

    /// What the accent that `rest` begins with should be, and how many bytes of `rest` that replaces.
    pub(super) fn mark(&self, rest: &str, before: Option<char>) -> Option<(&'static str, usize)> {
        let accent = rest.chars().next().filter(|c| matches!(c, '`' | '\u{B4}'))?;
        let length = accent.len_utf8();
        let after = rest[length..].chars().next();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if letter(before) && letter(after) {
            return Some(("'", length));
        }
        if accent == '`' && self.code {
            return None;
        }
        let doubled = after == Some(accent);
        if doubled && before != Some(accent) && !rest[2 * length..].starts_with(accent) {
            // TeX opens with two backticks; two acute accents open or close.
            let opens = rest[2 * length..].starts_with(|c: char| !c.is_whitespace()) && !letter(before);
            return Some((if opens { "“" } else { "”" }, 2 * length));
        }
        let attached =
            before.is_some_and(|c| !c.is_whitespace()) || after.is_some_and(|c| !c.is_whitespace());
        (attached && !doubled && before != Some(accent)).then_some(("'", length))
    }
}

/// Whether three backticks stand together, or two enclose what prose never holds.
fn encloses_code(text: &str) -> bool {
    const LONGEST: usize = 80;
    let mut opened: Option<usize> = None;
    for (at, _) in text.match_indices('`') {
        if text[at..].starts_with("```") {
            return true;
        }
        if let Some(start) = opened {
            let inner = &text[start + 1..at];
            let program =
                |c: char| matches!(c, '_' | '=' | '{' | '}' | '<' | '>' | '\\' | '|' | '$') || c == '/';
            if inner.len() <= LONGEST
                && !inner.contains('\n')
                && (inner.contains(program) || inner.contains("()"))
            {
                return true;
            }
        }
        opened = Some(at);
    }
    false
}
