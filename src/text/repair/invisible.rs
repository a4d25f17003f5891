//! Invisible characters: some have a task in the script or emoji they stand in, others are litter.

use crate::text::chars::{extends, is_ideograph};

/// What decides for a whole page.
pub(super) struct Invisible {
    /// Whether it holds text that runs from right to left, so that marks of direction have a task.
    right_to_left: bool,
}

impl Invisible {
    pub(super) fn of(text: &str) -> Self {
        Invisible { right_to_left: text.chars().any(runs_right_to_left) }
    }

    /// Whether `c`, between these two, is invisible and without a task.
    pub(super) fn is_idle(&self, c: char, before: Option<char>, after: Option<char>) -> bool {
        let either = |test: fn(char) -> bool| before.is_some_and(test) || after.is_some_and(test);
        match c {
            '\u{AD}' | '\u{2060}' | '\u{FEFF}' | '\u{FFFC}' | '\u{180E}' | '\u{2061}'..='\u{2064}' => true,
            '\t' | '\n' | '\r' => false,
            _ if c.is_control() => true,
            // A place where a line may break, for scripts without spaces.
            '\u{200B}' => !either(|c| is_ideograph(c) || breaks_without_spaces(c)),
            '\u{200C}' => !either(joins_letters),
            // In emoji, and in scripts whose letters join.
            '\u{200D}' => {
                !either(|c| joins_letters(c) || extends(c) || c as u32 >= 0x2190 && !c.is_alphanumeric())
            }
            '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                !self.right_to_left
            }
            _ => false,
        }
    }
}

fn runs_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}

/// Thai, Lao, Tibetan, Myanmar, Khmer and their neighbours.
fn breaks_without_spaces(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1950}'..='\u{19DF}' | '\u{1A20}'..='\u{1AAF}'
        | '\u{1B00}'..='\u{1B7F}' | '\u{A980}'..='\u{A9DF}' | '\u{AA60}'..='\u{AADF}')
}

/// Scripts whose letters take another form beside others: Arabic, Syriac, N'Ko, the scripts of India and their
/// neighbours, Mongolian.
fn joins_letters(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{1900}'..='\u{1C4F}'
        | '\u{1CD0}'..='\u{1CFF}' | '\u{A800}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10A00}'..='\u{11FFF}' | '\u{16B00}'..='\u{1E95F}')
}
