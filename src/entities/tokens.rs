//! What the names model sees of a token by itself.

use crate::{
    label::hash,
    text::{Document, Token, TokenKind},
};

/// How the letters of a token are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// No letters.
    None,
    /// Small letters only.
    Lower,
    /// A capital, then small letters.
    Title,
    /// One capital, with or without a full stop.
    Initial,
    /// Capitals only.
    Upper,
    /// Anything else: `iPhone`, `McDonald`, `DeSantis`.
    Mixed,
}

impl Case {
    /// Whether the token could begin a name by its case.
    pub(super) fn is_capital(self) -> bool {
        matches!(self, Case::Title | Case::Initial | Case::Upper | Case::Mixed)
    }
}

/// A token, hashed once for all features that ask of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    /// The word as written, with one kind of apostrophe.
    pub(super) exact: u64,
    /// In small letters.
    pub(super) lower: u64,
    /// In small letters without marks on them: the key of the name lists.
    pub(super) folded: u64,
    /// Its kinds of characters, runs shortened: `Xx`, `X.X.`, `d,d`.
    pub(super) shape: u64,
    /// The first 2, 3 and 4 characters of the word in small letters; 0 where it has no more than these.
    pub(super) prefixes: [u64; 3],
    /// The last 2, 3 and 4 characters of the word in small letters; 0 where it has no more than these.
    pub(super) suffixes: [u64; 3],
    pub(super) case: Case,
    pub(super) kind: TokenKind,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
    /// The capital it begins with, for acronyms; 0 where it begins with none.
    pub(super) capital: u8,
    /// How many characters it has, at most 255.
    pub(super) length: u8,
}

/// Hashes tokens; its buffers are reused.
#[derive(Debug, Default)]
pub(crate) struct Former {
    lower: String,
    folded: String,
    shape: String,
    places: Vec<usize>,
}

impl Former {
    /// The forms of all tokens of a document.
    pub(super) fn forms(document: &Document<'_>) -> Vec<Form> {
        let mut former = Former::default();
        let mut end = usize::MAX;
        let form = |token: &Token| {
            let spaced = token.span.start != end;
            end = token.span.end;
            former.form(&document.text[token.span], token.kind, spaced)
        };
        document.tokens.iter().map(form).collect()
    }

    /// [`Form::folded`] of `word`, of which the key in the name lists is made.
    pub(crate) fn folded(&mut self, word: &str) -> u64 {
        self.form(word, TokenKind::Word, true).folded
    }

    /// [`Form::lower`] of `word`, of which the key among the clusters is made.
    #[cfg(feature = "train")]
    pub(crate) fn lower(&mut self, word: &str) -> u64 {
        self.form(word, TokenKind::Word, true).lower
    }

    fn form(&mut self, word: &str, kind: TokenKind, spaced: bool) -> Form {
        self.lower.clear();
        self.folded.clear();
        self.shape.clear();
        self.places.clear();
        let (mut capitals, mut small, mut exact) = (0, 0, hash::bytes(b""));
        let mut first = None;
        for c in word.chars() {
            let c = if matches!(c, '’' | '‘' | '`' | 'ʼ') { '\'' } else { c };
            first.get_or_insert(c);
            let mut buffer = [0; 4];
            exact = hash::extend(exact, c.encode_utf8(&mut buffer).as_bytes());
            let kind = if c.is_uppercase() {
                capitals += 1;
                'X'
            } else if c.is_alphabetic() {
                small += 1;
                'x'
            } else if c.is_numeric() {
                'd'
            } else {
                c
            };
            if !self.shape.ends_with(kind) {
                self.shape.push(kind);
            }
            for c in c.to_lowercase() {
                self.places.push(self.lower.len());
                self.lower.push(c);
                fold(c, &mut self.folded);
            }
        }
        let lower = self.lower.as_bytes();
        let count = self.places.len();
        let is_word = kind == TokenKind::Word;
        let prefixes =
            [2, 3, 4].map(|n| if is_word && n < count { hash::bytes(&lower[..self.places[n]]) } else { 0 });
        let suffixes = [2, 3, 4]
            .map(|n| if is_word && n < count { hash::bytes(&lower[self.places[count - n]..]) } else { 0 });
        let first = first.unwrap_or(' ');
        let case = match (capitals, small) {
            (0, 0) => Case::None,
            (0, _) => Case::Lower,
            (1, 0) => Case::Initial,
            (_, 0) => Case::Upper,
            (1, _) if first.is_uppercase() => Case::Title,
            _ => Case::Mixed,
        };
        Form {
            exact,
            lower: hash::bytes(lower),
            folded: hash::bytes(self.folded.as_bytes()),
            shape: hash::bytes(self.shape.as_bytes()),
            prefixes,
            suffixes,
            case,
            kind,
            spaced,
            capital: if first.is_ascii_uppercase() { first as u8 } else { 0 },
            length: count.min(255) as u8,
        }
    }
}

/// Appends a small letter without its marks.
fn fold(c: char, out: &mut String) {
    if c.is_ascii() {
        // Full stops and apostrophes are left out: "U.S." is "us", "Sana'a" is "sanaa".
        if !matches!(c, '.' | '\'') {
            out.push(c);
        }
        return;
    }
    let folded = match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ậ'
        | 'ắ' | 'ằ' | 'ặ' | 'ə' => "a",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' | 'ḍ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ẻ' | 'ế' | 'ề' | 'ể' | 'ệ' => {
            "e"
        }
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' | 'ḥ' | 'ḩ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ị' | 'ỉ' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ổ' | 'ộ'
        | 'ớ' | 'ờ' | 'ợ' => "o",
        'ŕ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => "s",
        'ţ' | 'ť' | 'ŧ' | 'ț' | 'ṭ' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' | 'ủ' | 'ứ' | 'ừ' | 'ự' => {
            "u"
        }
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỹ' => "y",
        'ź' | 'ż' | 'ž' | 'ẓ' => "z",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        // Combining marks, and the letters ayn and hamza that some spellings keep.
        '\u{300}'..='\u{36f}' | 'ʻ' | 'ʿ' | 'ʾ' | 'ʼ' => "",
        _ => {
            out.push(c);
            return;
        }
    };
    out.push_str(folded);
}
