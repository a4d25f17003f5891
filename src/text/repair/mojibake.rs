//! UTF-8 that was read as Windows-1252 or Latin-1, perhaps more than once: `donâ€™t`, `CafÃ©`.
//!
//! The method is that of ftfy (Robyn Speer), cut down to what can be told from right text by the characters alone: a
//! sequence is decoded where right text hardly ever has it, or where its neighbours decode to the same script.

/// Characters decoded from a run, and how many bytes of the text they replace.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) length: usize,
}

/// Whether a byte may begin a run: no text needs a closer look at any other.
pub(super) fn may_begin(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9F}' | '\u{C2}'..='\u{F4}')
}

/// Decodes the run of wrongly read characters that `text` begins with. `before` is the character before it.
/// `suspicious` says that the page holds other wrongly read text, so that less is asked.
pub(super) fn decode(text: &str, before: Option<char>, suspicious: bool) -> Option<Decoded> {
    let mut decoded = decode_once(text, before, suspicious)?;
    // What was read wrongly twice decodes to what was read wrongly once.
    for _ in 0..2 {
        if decoded.text.is_ascii() {
            break;
        }
        let Some(again) = decode_all(&decoded.text, before) else { break };
        decoded.text = again;
    }
    Some(decoded)
}

/// Whether the text holds a run that is surely wrong.
pub(super) fn is_in(text: &str) -> bool {
    let mut before = None;
    for (at, c) in text.char_indices() {
        if may_begin(c) && decode_once(&text[at..], before, false).is_some() {
            return true;
        }
        before = Some(c);
    }
    false
}

/// Decodes all of `text`, if every wrongly read run in it can be decoded and there is one.
fn decode_all(text: &str, before: Option<char>) -> Option<String> {
    let (mut out, mut rest, mut before, mut found) = (String::new(), text, before, false);
    while let Some(c) = rest.chars().next() {
        if may_begin(c)
            && let Some(decoded) = decode_once(rest, before, true)
        {
            found = true;
            before = decoded.text.chars().next_back();
            out.push_str(&decoded.text);
            rest = &rest[decoded.length..];
            continue;
        }
        out.push(c);
        before = Some(c);
        rest = &rest[c.len_utf8()..];
    }
    found.then_some(out)
}

/// A sequence of characters that are the bytes of one character.
#[derive(Clone, Copy)]
struct Sequence {
    decoded: char,
    /// Bytes of the text.
    length: usize,
    /// Whether all of it are letters, so that a word may hold it.
    spelt: bool,
    /// Whether its last character is a mark that may follow a letter in right text: a closing quotation mark, a dash.
    ends_in_mark: bool,
}

fn decode_once(text: &str, before: Option<char>, suspicious: bool) -> Option<Decoded> {
    let first = text.chars().next()?;
    if let Some(decoded) = lost_byte(text, suspicious) {
        return Some(decoded);
    }
    let Some(sequence) = sequence(text) else {
        // A control character of Latin-1 is a byte of Windows-1252.
        return ('\u{80}'..='\u{9F}')
            .contains(&first)
            .then(|| from_windows_1252(first))
            .flatten()
            .map(|c| Decoded { text: c.into(), length: first.len_utf8() });
    };
    let mut run = vec![sequence];
    let mut length = sequence.length;
    // White space ends a run: it is repaired by itself.
    while let Some(next) = self::sequence(&text[length..])
        && !next.decoded.is_whitespace()
        && !sequence.decoded.is_whitespace()
    {
        length += next.length;
        run.push(next);
        if run.len() == LONGEST_RUN {
            break;
        }
    }
    let after = text[length..].chars().next();
    let mut sure = 0;
    let mut end = 0;
    for (nth, sequence) in run.iter().enumerate() {
        let neighbours = Neighbours {
            before: if nth == 0 { before } else { Some(run[nth - 1].decoded) },
            after: run.get(nth + 1).map_or(after, |next| Some(next.decoded)),
            suspicious,
        };
        let same_script = script(run[0].decoded) == script(sequence.decoded)
            && all_same(&run)
            && (suspicious || run.iter().any(|sequence| !sequence.spelt));
        if !(is_sure(first_of(&text[end..]), *sequence, neighbours) || same_script) {
            break;
        }
        sure = nth + 1;
        end += sequence.length;
    }
    let decoded: String = run[..sure].iter().map(|sequence| sequence.decoded).collect();
    (sure > 0).then_some(Decoded { text: decoded, length: end })
}

/// Longer runs are decoded piece by piece.
const LONGEST_RUN: usize = 64;

fn first_of(text: &str) -> char {
    text.chars().next().unwrap_or_default()
}

fn all_same(run: &[Sequence]) -> bool {
    let letters = || run.iter().map(|it| script(it.decoded)).filter(|&script| script != Script::Other);
    letters().count() > 1 && letters().all(|script| Some(script) == letters().next())
}

/// The sequence that `text` begins with.
fn sequence(text: &str) -> Option<Sequence> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let count = match first {
        '\u{C2}'..='\u{DF}' => 2,
        '\u{E0}'..='\u{EF}' => 3,
        '\u{F0}'..='\u{F4}' => 4,
        _ => return None,
    };
    let mut bytes = [first as u8; 4];
    let mut length = first.len_utf8();
    let mut spelt = true;
    let mut last = first;
    for byte in &mut bytes[1..count] {
        last = chars.next()?;
        *byte = to_byte(last).filter(|byte| (0x80..0xC0).contains(byte))?;
        length += last.len_utf8();
        spelt &= last.is_alphabetic();
    }
    let decoded = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    // In Windows-1252 the bytes 80 to 9F are mostly punctuation, A0 a space, AB and BB quotation marks.
    let ends_in_mark = matches!(
        last,
        '‚' | '„'
            | '…'
            | '†'
            | '‡'
            | '‰'
            | '‹'
            | '‘'
            | '’'
            | '“'
            | '”'
            | '•'
            | '–'
            | '—'
            | '›'
            | '«'
            | '»'
            | '\u{A0}'
    );
    Some(Sequence { decoded, length, spelt, ends_in_mark })
}

#[derive(Clone, Copy)]
struct Neighbours {
    before: Option<char>,
    after: Option<char>,
    suspicious: bool,
}

/// Whether right text hardly ever holds this sequence, whose first character is `lead`.
fn is_sure(lead: char, sequence: Sequence, at: Neighbours) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
    let upper = |c: Option<char>| c.is_some_and(char::is_uppercase);
    match lead {
        // `Â£`: no language writes a symbol right after this letter, but it may end a word in capitals.
        'Â' => !sequence.ends_in_mark || !upper(at.before) || at.suspicious,
        // `Ã©`, but `MANHÃ”` is right.
        'Ã' => !sequence.ends_in_mark || letter(at.after) || at.suspicious && !upper(at.before),
        // `â€™`: punctuation, currency, arrows, symbols.
        'â' => matches!(sequence.decoded, '\u{2000}'..='\u{2BFF}'),
        'ï' => matches!(sequence.decoded, '\u{FEFF}' | '\u{FFFD}' | '\u{FB00}'..='\u{FB06}'),
        'ð' => matches!(sequence.decoded, '\u{1F000}'..='\u{1FAFF}'),
        // `MiloÅ¡eviÄ‡`, `Tiáº¿ng`: a letter of a Latin word.
        'Ä' | 'Å' | 'á' | 'Æ' | 'È' => {
            (letter(at.before) || letter(at.after))
                && (!sequence.ends_in_mark || lower(at.after) || at.suspicious)
                && script(sequence.decoded) == Script::Latin
                && sequence.decoded.is_alphabetic()
        }
        _ => false,
    }
}

/// Sequences whose last byte was lost: `â€` before a space was a closing quotation mark, `Ã ` an `à` whose
/// second byte, the no-break space, was dropped.
fn lost_byte(text: &str, suspicious: bool) -> Option<Decoded> {
    if text.starts_with("â€") && sequence(text).is_none() {
        return Some(Decoded { text: "”".into(), length: "â€".len() });
    }
    if !suspicious {
        return None;
    }
    if text.starts_with("Ã ") {
        return Some(Decoded { text: "à".into(), length: "Ã".len() });
    }
    if text.starts_with("Â ") {
        return Some(Decoded { text: String::new(), length: "Â".len() });
    }
    None
}

/// The byte that Windows-1252 or Latin-1 reads as `c`.
fn to_byte(c: char) -> Option<u8> {
    if let '\u{80}'..='\u{FF}' = c {
        return Some(c as u8);
    }
    WINDOWS_1252.iter().position(|&known| known == c).map(|at| at as u8 + 0x80)
}

/// What Windows-1252 reads where Latin-1 reads the control character `c`.
fn from_windows_1252(c: char) -> Option<char> {
    let read = WINDOWS_1252[c as usize - 0x80];
    (read != c).then_some(read)
}

/// The characters of the bytes 80 to 9F in Windows-1252, as the WHATWG Encoding standard has them; where it has none,
/// the control character of Latin-1.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Scripts, as far as they tell right runs from chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Indic,
    SouthEastAsian,
    Georgian,
    EastAsian,
    Other,
}

fn script(c: char) -> Script {
    match c {
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Script::Latin,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Script::Greek,
        '\u{400}'..='\u{52F}' => Script::Cyrillic,
        '\u{590}'..='\u{5FF}' => Script::Hebrew,
        '\u{600}'..='\u{6FF}' => Script::Arabic,
        '\u{900}'..='\u{DFF}' => Script::Indic,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' => Script::SouthEastAsian,
        '\u{10A0}'..='\u{10FF}' => Script::Georgian,
        '\u{3001}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}'
        | '\u{FF01}'..='\u{FF5E}' => Script::EastAsian,
        _ => Script::Other,
    }
}
