//! What a line shows by itself, before anything around it is looked at.

use super::lexicon::{self, Sign};
use crate::label::hash;

/// The kinds of characters a line may begin and end with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Edge {
    Upper,
    Lower,
    /// Letters of scripts without capitals.
    Letter,
    Digit,
    /// `.`, `!`, `?` and their kin in other scripts.
    Stop,
    Ellipsis,
    Colon,
    Comma,
    Quote,
    Bracket,
    Dash,
    Bullet,
    Bar,
    #[default]
    Other,
}

impl Edge {
    fn of(c: char) -> Self {
        match c {
            '.' | '!' | '?' | '。' | '！' | '？' | '।' | '؟' | '۔' | '։' | '።' => Edge::Stop,
            '…' => Edge::Ellipsis,
            ':' | '：' => Edge::Colon,
            ',' | ';' | '،' | '、' | '，' => Edge::Comma,
            '"' | '\'' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‹' | '›' | '「' | '」' => {
                Edge::Quote
            }
            '(' | ')' | '[' | ']' | '{' | '}' => Edge::Bracket,
            '-' | '–' | '—' | '_' | '=' => Edge::Dash,
            '•' | '·' | '*' | '▪' | '●' | '○' | '■' | '►' | '▶' | '→' | '✓' => {
                Edge::Bullet
            }
            '|' | '/' | '>' | '\\' => Edge::Bar,
            c if c.is_uppercase() => Edge::Upper,
            c if c.is_lowercase() => Edge::Lower,
            c if c.is_alphabetic() => Edge::Letter,
            c if c.is_numeric() => Edge::Digit,
            _ => Edge::Other,
        }
    }
}

/// A line by itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    /// Words; of scripts that part none, two letters count as one.
    pub(super) words: u32,
    /// Letters and digits.
    pub(super) letters: u32,
    pub(super) upper: u32,
    pub(super) digits: u32,
    /// Words with a capital first.
    pub(super) capitalised: u32,
    /// Words that hold sentences together.
    pub(super) function: u32,
    pub(super) commas: u32,
    /// Ends of sentences, the last one too.
    pub(super) stops: u32,
    pub(super) quotes: u32,
    /// Marks that part entries: `|`, `/`, `»`, `•`.
    pub(super) bars: u32,
    /// Words that run on into a capital, as where a headline and its teaser lost the break between them.
    pub(super) glued: u32,
    pub(super) first: Edge,
    /// The last mark or letter, where closing quotes and brackets after a stop are looked through.
    pub(super) last: Edge,
    /// A bit for each [`Sign`] in the line.
    pub(super) signs: u32,
    /// Those whose phrase is the whole line.
    pub(super) whole: u32,
    /// Those of the phrase that it begins with, where that ends at a colon.
    pub(super) pointer: u32,
    /// Those of all its phrases, where it has but these and numbers.
    pub(super) filled: u32,
    /// Those of the phrase that it begins with.
    pub(super) begun: u32,
    /// Words of the line that belong to a phrase, other than function words.
    pub(super) covered: u32,
    /// `@`, `#`, `©`, an address of the web, a price, an address for mail: a bit each.
    pub(super) marks: u8,
    /// Numbers that look like a day, a year, a time of day: a bit each.
    pub(super) numbers: u8,
    /// Hash of the words in small letters, every number as 0.
    pub(super) shape: u64,
    /// Hashes of the first word, of the first two, of the last.
    pub(super) opening: u64,
    pub(super) opening_two: u64,
    pub(super) closing: u64,
    /// Whether a colon follows its first words, as a speaker's or a commenter's name.
    pub(super) named: bool,
    /// Where its words stand in [`Looks::words`].
    pub(super) from: u32,
    pub(super) to: u32,
    /// Where its runs of three words stand in [`Looks::triples`].
    pub(super) triples: (u32, u32),
}

/// All lines, and the hashes of their words.
#[derive(Debug, Default)]
pub(super) struct Looks {
    pub(super) lines: Vec<Look>,
    /// Hashes of the words of four letters and more that are no function words, in order.
    pub(super) words: Vec<u32>,
    /// Hashes of every three words in a row of a line, in order.
    triples: Vec<u32>,
    lower: String,
    bounds: Vec<(u32, u32)>,
    /// How many words stand before the line's first colon; 0 without one.
    colon: usize,
    hashes: Vec<u64>,
}

pub(super) const MARK_AT: u8 = 1;
pub(super) const MARK_HASH: u8 = 2;
pub(super) const MARK_COPYRIGHT: u8 = 4;
pub(super) const MARK_ADDRESS: u8 = 8;
pub(super) const MARK_PRICE: u8 = 16;
pub(super) const MARK_EMAIL: u8 = 32;
/// How many marks there are.
pub(super) const MARKS: u32 = 6;

pub(super) const NUMBER_DAY: u8 = 1;
pub(super) const NUMBER_YEAR: u8 = 2;
pub(super) const NUMBER_CLOCK: u8 = 4;
/// How many kinds of numbers there are.
pub(super) const NUMBERS: u32 = 3;

/// Whether `signs` has the bit of `sign`.
fn holds(signs: u32, sign: Sign) -> bool {
    signs >> sign as u32 & 1 == 1
}

impl Look {
    pub(super) fn has(&self, sign: Sign) -> bool {
        holds(self.signs, sign)
    }

    pub(super) fn begins_as(&self, sign: Sign) -> bool {
        holds(self.begun, sign)
    }

    pub(super) fn opens_as(&self, sign: Sign) -> bool {
        holds(self.pointer, sign)
    }

    pub(super) fn is_filled(&self, sign: Sign) -> bool {
        holds(self.filled, sign)
    }

    pub(super) fn is_whole(&self, sign: Sign) -> bool {
        holds(self.whole, sign)
    }

    pub(super) fn ends_sentence(&self) -> bool {
        self.last == Edge::Stop
    }

    /// Whether it reads like a sentence or several.
    pub(super) fn is_prose(&self) -> bool {
        // A long line without marks and small words is a cloud of tags.
        let joined = self.stops > 0 || self.commas > 0 || self.function * 6 > self.words;
        let sentences = self.ends_sentence() || self.stops >= 2 || (self.words >= 25 && joined);
        let letters_only =
            self.letters > 0 && self.digits * 3 < self.letters && self.upper * 3 < self.letters;
        self.words >= 8 && sentences && letters_only && self.capitalised * 10 < self.words * 8
    }
}

impl Looks {
    /// Looks at `line`, which had a bullet before it or not, and keeps what was seen.
    pub(super) fn add(&mut self, line: &str, bullet: bool) {
        let mut look = Look { from: self.words.len() as u32, ..Look::default() };
        let triples = self.triples.len() as u32;
        self.cut(line, &mut look);
        if bullet {
            look.first = Edge::Bullet;
            look.bars += 1;
        }
        self.read(&mut look);
        look.to = self.words.len() as u32;
        look.triples = (triples, self.triples.len() as u32);
        self.lines.push(look);
    }

    /// The hashes of a line's words.
    pub(super) fn words_of(&self, line: usize) -> &[u32] {
        let look = &self.lines[line];
        &self.words[look.from as usize..look.to as usize]
    }

    /// The hashes of a line's runs of three words.
    pub(super) fn triples_of(&self, line: usize) -> &[u32] {
        let (from, to) = self.lines[line].triples;
        &self.triples[from as usize..to as usize]
    }

    /// Counts characters, and cuts the line into words in small letters.
    fn cut(&mut self, line: &str, look: &mut Look) {
        self.lower.clear();
        self.bounds.clear();
        self.colon = 0;
        let mut word = None;
        let mut before = ' ';
        let mut small = 0;
        let mut unparted = 0;
        for c in line.chars() {
            if c.is_ascii_lowercase() {
                // What most of a text is, and what all the rest is not asked of.
                word.get_or_insert(self.lower.len() as u32);
                look.letters += 1;
                small += 1;
                self.lower.push(c);
            } else if c.is_alphanumeric() {
                if word.is_none() {
                    word = Some(self.lower.len() as u32);
                    look.capitalised += u32::from(c.is_uppercase());
                }
                look.letters += 1;
                look.digits += u32::from(c.is_numeric());
                unparted += u32::from(is_unparted(c));
                let after_stop = matches!(before, '.' | '!' | '?' | ')' | '”' | '…' | ':') && word.is_none();
                look.glued += u32::from(c.is_uppercase() && (small >= 3 || after_stop));
                small = if c.is_lowercase() || c.is_numeric() { small + 1 } else { 0 };
                if c.is_uppercase() {
                    look.upper += 1;
                    self.lower.extend(c.to_lowercase());
                } else {
                    self.lower.push(c);
                }
            } else {
                small = 0;
                if let Some(start) = word.take() {
                    self.bounds.push((start, self.lower.len() as u32));
                }
                match Edge::of(c) {
                    Edge::Stop if before != c => look.stops += u32::from(before.is_alphabetic()),
                    Edge::Comma => look.commas += 1,
                    Edge::Colon => {
                        look.named |= (1..=4).contains(&self.bounds.len());
                        self.colon = if self.colon == 0 { self.bounds.len() } else { self.colon };
                    }
                    Edge::Quote => look.quotes += 1,
                    Edge::Bar | Edge::Bullet => look.bars += 1,
                    _ => {}
                }
                look.marks |= match c {
                    '@' => MARK_AT,
                    '#' => MARK_HASH,
                    '©' | '®' => MARK_COPYRIGHT,
                    '€' | '$' | '£' => MARK_PRICE,
                    _ => 0,
                };
            }
            before = c;
        }
        if let Some(start) = word {
            self.bounds.push((start, self.lower.len() as u32));
        }
        look.words = self.bounds.len() as u32 + unparted / 2;
        look.first = line.chars().next().map(Edge::of).unwrap_or_default();
        look.last = last_edge(line);
        if line.contains("www.") || line.contains("http") || line.contains(".com") {
            look.marks |= MARK_ADDRESS;
        }
        let mail = |at: usize| {
            line[..at].ends_with(char::is_alphanumeric) && line[at + 1..].starts_with(char::is_alphanumeric)
        };
        if look.marks & MARK_AT != 0 && line.match_indices('@').any(|(at, _)| mail(at)) {
            look.marks |= MARK_EMAIL;
        }
        if look.digits > 0 {
            look.numbers = numbers(line);
        }
    }

    /// Reads the words that [`Looks::cut`] left.
    fn read(&mut self, look: &mut Look) {
        let words = self.bounds.iter().map(|&(from, to)| &self.lower.as_bytes()[from as usize..to as usize]);
        self.hashes.clear();
        self.hashes.extend(words.clone().map(hash::bytes));
        let mut covered_to = 0;
        let function = 1 << Sign::Function as u32;
        // The signs below it are of phrases.
        let phrases = function - 1;
        let mut numbers = 0;
        for (at, word) in words.clone().enumerate() {
            let mut plain = true;
            numbers += u32::from(at as u32 >= covered_to && word.iter().all(u8::is_ascii_digit));
            if let Some((signs, length)) = lexicon::longest(&self.hashes[at..]) {
                look.signs |= signs;
                if at == 0 {
                    look.begun = signs & phrases;
                    look.pointer = if length == self.colon { look.begun } else { 0 };
                }
                if length == self.bounds.len() {
                    look.whole = signs;
                }
                if signs & function != 0 && length == 1 {
                    look.function += 1;
                    plain = false;
                }
                if signs & phrases != 0 {
                    let end = (at + length) as u32;
                    look.covered += end.saturating_sub(covered_to.max(at as u32));
                    covered_to = covered_to.max(end);
                }
            }
            if plain && (word.len() >= 4 || !word.is_ascii()) {
                self.words.push(self.hashes[at] as u32);
            }
        }
        if look.covered > 0 && look.covered + numbers >= self.bounds.len() as u32 {
            look.filled = look.signs & phrases;
        }
        // Lines that differ in a number are alike.
        for (hash, word) in self.hashes.iter_mut().zip(words) {
            if word.iter().all(u8::is_ascii_digit) {
                *hash = hash::bytes(b"0");
            }
        }
        let triple = |words: &[u64]| hash::pair(hash::pair(words[0], words[1]), words[2]) as u32;
        self.triples.extend(self.hashes.windows(3).map(triple));
        let hashes = &self.hashes;
        look.shape = hashes.iter().fold(1, |shape, &word| hash::pair(shape, word));
        look.opening = hashes.first().copied().unwrap_or(0);
        look.opening_two = hashes.iter().take(2).fold(2, |shape, &word| hash::pair(shape, word));
        look.closing = hashes.last().copied().unwrap_or(0);
    }
}

/// Han, kana, Thai, Lao, Khmer, Burmese: scripts that leave no space between words.
fn is_unparted(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2FFFF}')
}

fn last_edge(line: &str) -> Edge {
    let mut last = Edge::Other;
    let mut dots = 0;
    for (back, c) in line.chars().rev().enumerate() {
        match Edge::of(c) {
            Edge::Stop => {
                dots += u32::from(c == '.');
                last = if dots >= 3 { Edge::Ellipsis } else { Edge::Stop };
                if c != '.' || dots >= 3 {
                    break;
                }
            }
            _ if last == Edge::Stop => break,
            edge @ (Edge::Quote | Edge::Bracket) => {
                if back == 0 {
                    last = edge;
                }
                if back >= 3 {
                    break;
                }
            }
            edge => {
                if back == 0 {
                    last = edge;
                }
                break;
            }
        }
    }
    last
}

/// Finds what looks like a numeric day, a year from 1990 to 2059, a time of day.
fn numbers(line: &str) -> u8 {
    let bytes = line.as_bytes();
    let mut found = 0;
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let length = run(at);
        let next = at + length;
        let following = if next + 1 < bytes.len() { run(next + 1) } else { 0 };
        let mark = bytes.get(next).copied().unwrap_or(0);
        if length == 4 && (bytes[at..].starts_with(b"20") || bytes[at..].starts_with(b"19")) {
            found |= NUMBER_YEAR;
        }
        if length <= 2 && following == 2 && mark == b':' {
            found |= NUMBER_CLOCK;
        }
        if (1..=4).contains(&length) && (1..=2).contains(&following) && matches!(mark, b'.' | b'/' | b'-') {
            let third = next + 1 + following;
            if bytes.get(third) == Some(&mark) && third + 1 < bytes.len() && run(third + 1) >= 2 {
                found |= NUMBER_DAY;
            }
        }
        at = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(line: &str) -> Look {
        let mut looks = Looks::default();
        looks.add(line, false);
        looks.lines.remove(0)
    }

    #[test]
    fn a_sentence_ends_behind_its_quotation_mark() {
        assert_eq!(look("“We saw it,” she said.").last, Edge::Stop);
        assert_eq!(look("She said: “We saw it.”").last, Edge::Stop);
        assert_eq!(look("Read on ...").last, Edge::Ellipsis);
        assert_eq!(look("Home »").last, Edge::Quote);
        assert_eq!(look("A title").last, Edge::Lower);
    }

    #[test]
    fn numbers_that_look_like_dates_are_seen() {
        assert_eq!(numbers("12.03.2021, 14:05 Uhr"), NUMBER_DAY | NUMBER_YEAR | NUMBER_CLOCK);
        assert_eq!(numbers("2021-03-12"), NUMBER_DAY | NUMBER_YEAR);
        assert_eq!(numbers("R84.3m and 12 more"), 0);
        assert_eq!(numbers("1.500 Euro"), 0);
    }

    #[test]
    fn signs_of_the_whole_line_are_told_from_signs_within() {
        let line = look("READ ALSO: Fishermen want a bigger ice plant");
        assert!(line.has(Sign::Related) && !line.is_whole(Sign::Related));
        assert!(look("- Advertisement -").is_whole(Sign::Advert));
    }

    #[test]
    fn a_line_without_spaces_has_words() {
        assert!(look("国连安全理事会周四一致通过决议，要求各方立即停火。").is_prose());
    }
}
