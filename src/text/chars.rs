//! Classes of characters that the standard library does not name.

/// Whether `c` belongs to the character before it: combining marks, joiners, variation selectors, soft hyphens.
/// Vowel signs count as letters already ([`char::is_alphabetic`]).
pub(crate) fn extends(c: char) -> bool {
    c >= '\u{AD}'
        && matches!(c,
            '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'
            | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}' | '\u{610}'..='\u{61A}'
            | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}'
            | '\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{711}' | '\u{730}'..='\u{74A}' | '\u{7A6}'..='\u{7B0}'
            | '\u{7EB}'..='\u{7F3}' | '\u{816}'..='\u{82D}' | '\u{859}'..='\u{85B}' | '\u{898}'..='\u{8FF}'
            | '\u{93C}' | '\u{94D}' | '\u{951}'..='\u{954}' | '\u{9BC}' | '\u{9CD}' | '\u{9FE}' | '\u{A3C}'
            | '\u{A4D}' | '\u{ABC}' | '\u{ACD}' | '\u{B3C}' | '\u{B4D}' | '\u{BCD}' | '\u{C3C}' | '\u{C4D}'
            | '\u{CBC}' | '\u{CCD}' | '\u{D3B}' | '\u{D3C}' | '\u{D4D}' | '\u{DCA}' | '\u{E3A}'
            | '\u{E47}'..='\u{E4E}' | '\u{EBA}' | '\u{EC8}'..='\u{ECE}' | '\u{F18}' | '\u{F19}' | '\u{F35}'
            | '\u{F37}' | '\u{F39}' | '\u{F3E}' | '\u{F3F}' | '\u{F82}'..='\u{F84}' | '\u{F86}' | '\u{F87}'
            | '\u{1037}' | '\u{1039}' | '\u{103A}' | '\u{135D}'..='\u{135F}' | '\u{1714}' | '\u{1734}'
            | '\u{17C9}'..='\u{17D3}' | '\u{17DD}' | '\u{180B}'..='\u{180F}' | '\u{1939}'..='\u{193B}'
            | '\u{1A60}' | '\u{1A75}'..='\u{1A7F}' | '\u{1AB0}'..='\u{1ACE}' | '\u{1B34}' | '\u{1B44}'
            | '\u{1B6B}'..='\u{1B73}' | '\u{1BAA}' | '\u{1BAB}' | '\u{1BE6}' | '\u{1BF2}' | '\u{1BF3}'
            | '\u{1C37}' | '\u{1CD0}'..='\u{1CFA}' | '\u{1DC0}'..='\u{1DFF}' | '\u{200C}' | '\u{200D}'
            | '\u{2060}' | '\u{20D0}'..='\u{20F0}' | '\u{2CEF}'..='\u{2CF1}' | '\u{302A}'..='\u{302F}'
            | '\u{3099}' | '\u{309A}' | '\u{A66F}'..='\u{A672}' | '\u{A67C}' | '\u{A67D}' | '\u{A806}'
            | '\u{A8C4}' | '\u{A8E0}'..='\u{A8F1}' | '\u{A92B}'..='\u{A92D}' | '\u{A953}' | '\u{A9B3}'
            | '\u{A9C0}' | '\u{AAF6}' | '\u{ABEC}' | '\u{ABED}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FE20}'..='\u{FE2F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}'
            | '\u{E0100}'..='\u{E01EF}')
}

/// Whether `c` is written without spaces between words and stands for a word or a syllable by itself.
pub(crate) fn is_ideograph(c: char) -> bool {
    c >= '\u{2E80}'
        && matches!(c,
            '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
            | '\u{3105}'..='\u{312F}' | '\u{31A0}'..='\u{31BF}' | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether `c` is one of the characters that are written for an apostrophe, rightly or not.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{B4}' | '\u{2BC}' | '\u{FF07}')
}

/// Whether `c` is a regional indicator: two of them are a flag.
pub(crate) fn is_regional_indicator(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}
