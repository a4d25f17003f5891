//! Numbers in digits and in words.

use std::fmt;

use crate::times::{
    lexer::{Atoms, Kind},
    lexicon::Lexeme,
    value::Count,
};

/// A decimal number, `digits` x 10^`exponent`: amounts are money, so no binary fraction touches them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    digits: u64,
    exponent: i8,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// In digits alone.
    Digits,
    /// In words, or with a word for its magnitude.
    Words,
    /// Of unknown count: "millions", "tens of thousands".
    Vague,
}

/// A number as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
    /// What it counts to.
    pub(crate) value: Decimal,
    /// How it is written.
    pub(crate) form: Form,
    /// The atom after it.
    pub(crate) end: usize,
}

impl Decimal {
    /// A whole number.
    pub(crate) const fn whole(digits: u64) -> Decimal {
        Decimal { digits, exponent: 0 }
    }

    /// Times 10^`power`.
    pub(crate) fn scaled(self, power: u8) -> Option<Decimal> {
        let exponent = self.exponent.checked_add(i8::try_from(power).ok()?)?;
        (exponent <= 30).then_some(Decimal { exponent, ..self })
    }

    /// A hundredth of it.
    pub(crate) fn hundredth(self) -> Decimal {
        Decimal { exponent: self.exponent.saturating_sub(2), ..self }
    }

    /// The sum, where it fits.
    fn plus(self, other: Decimal) -> Option<Decimal> {
        let exponent = self.exponent.min(other.exponent);
        let raise = |number: Decimal| {
            number.digits.checked_mul(10u64.checked_pow(u32::try_from(number.exponent - exponent).ok()?)?)
        };
        Some(Decimal { digits: raise(self)?.checked_add(raise(other)?)?, exponent })
    }

    /// The value where it is whole and fits.
    pub(crate) fn as_whole(self) -> Option<u64> {
        if self.exponent >= 0 {
            self.digits.checked_mul(10u64.checked_pow(u32::from(self.exponent.unsigned_abs()))?)
        } else {
            let divisor = 10u64.checked_pow(u32::from(self.exponent.unsigned_abs()))?;
            self.digits.is_multiple_of(divisor).then_some(self.digits / divisor)
        }
    }

    /// The value as a count of time units, cut to tenths.
    pub(crate) fn as_count(self) -> Count {
        let tenths = Decimal { exponent: self.exponent.saturating_add(1), ..self };
        let cut = tenths.as_whole().or_else(|| {
            let divisor = 10u64.checked_pow(u32::from(tenths.exponent.unsigned_abs()))?;
            Some(tenths.digits / divisor)
        });
        cut.and_then(|tenths| u32::try_from(tenths).ok()).map_or(Count::Some, Count::Tenths)
    }

    /// Whether `other` is more.
    pub(crate) fn is_below(self, other: Decimal) -> bool {
        let least = self.exponent.min(other.exponent);
        let raise = |number: Decimal| {
            let power = u32::from((number.exponent - least).unsigned_abs());
            u128::from(number.digits).saturating_mul(10u128.saturating_pow(power))
        };
        raise(self) < raise(other)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.digits == 0 || self.exponent >= 0 {
            let zeros = if self.digits == 0 { 0 } else { usize::from(self.exponent.unsigned_abs()) };
            return write!(f, "{}{}", self.digits, "0".repeat(zeros));
        }
        let places = usize::from(self.exponent.unsigned_abs());
        let digits = format!("{:0>width$}", self.digits, width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        match fraction.trim_end_matches('0') {
            "" => f.write_str(whole),
            fraction => write!(f, "{whole}.{fraction}"),
        }
    }
}

impl Number {
    /// Reads a number at `at`: "1,234.5", "2,25", "12 ½", "twenty-five", "a hundred", "2.6 million", "half a billion",
    /// "tens of millions". A scale letter as in "1.2m" is left to the caller, who knows whether metres are meant.
    pub(crate) fn read(atoms: &Atoms<'_>, at: usize) -> Option<Number> {
        let number = match atoms.get(at).kind {
            Kind::Digits => digits(atoms, at)?,
            Kind::Letters => words(atoms, at)?,
            Kind::Mark(c) => Number { value: vulgar(c)?, form: Form::Digits, end: at + 1 },
        };
        Some(scale(atoms, fraction(atoms, number)))
    }
}

/// Digits with their separators: groups of three after a comma, a point or a space; a decimal point or comma.
fn digits(atoms: &Atoms<'_>, at: usize) -> Option<Number> {
    let mut written = atoms.str(at).to_owned();
    let mut end = at + 1;
    let follows = |at: usize, c: char| {
        atoms.mark(at, c)
            && !atoms.get(at).spaced
            && !atoms.get(at + 1).spaced
            && atoms.get(at + 1).kind == Kind::Digits
    };
    let width = |at: usize| atoms.get(at).span.len();
    let mut grouped = false;
    if width(at) <= 3 {
        // Western groups of three; Indian groups of two before the last three.
        while follows(end, ',') && (width(end + 1) == 3 || width(end + 1) == 2 && follows(end + 2, ',')) {
            written.push_str(atoms.str(end + 1));
            end += 2;
            grouped = true;
        }
        while !grouped && follows(end, '.') && width(end + 1) == 3 && follows(end + 2, '.') {
            written.push_str(atoms.str(end + 1));
            end += 2;
            if !follows(end + 2, '.') {
                written.push_str(atoms.str(end + 1));
                end += 2;
                grouped = true;
            }
        }
    }
    let mut exponent = 0;
    let decimal = follows(end, '.') || (!grouped && follows(end, ',') && width(end + 1) <= 2);
    if decimal && !follows(end + 2, '.') && width(end + 1) <= 9 {
        written.push_str(atoms.str(end + 1));
        exponent = -i8::try_from(width(end + 1)).ok()?;
        end += 2;
    }
    if written.len() > 18 {
        return None;
    }
    Some(Number { value: Decimal { digits: written.parse().ok()?, exponent }, form: Form::Digits, end })
}

/// The groups of three digits that spaces part: "14 300". Only where the caller knows that one number is meant.
pub(crate) fn spaced_groups(atoms: &Atoms<'_>, at: usize) -> Option<Number> {
    let group = |at: usize| {
        atoms.get(at).kind == Kind::Digits && atoms.get(at).span.len() == 3 && atoms.get(at).spaced
    };
    if atoms.digits(at, 3).is_none() || !group(at + 1) {
        return None;
    }
    let (mut value, mut end) = (u64::from(atoms.digits(at, 3)?), at + 1);
    while group(end) && end < at + 6 {
        value = value * 1000 + u64::from(atoms.digits(end, 3)?);
        end += 1;
    }
    let cents = atoms.mark(end, '.') && !atoms.get(end).spaced && atoms.get(end + 1).span.len() == 2;
    if let Some(cents) = atoms.digits(end + 1, 2).filter(|_| cents && !atoms.get(end + 1).spaced) {
        let value = Decimal { digits: value * 100 + u64::from(cents), exponent: -2 };
        return Some(Number { value, form: Form::Digits, end: end + 2 });
    }
    Some(scale(atoms, Number { value: Decimal::whole(value), form: Form::Digits, end }))
}

/// A number in words, below its last scale word.
fn words(atoms: &Atoms<'_>, at: usize) -> Option<Number> {
    let vague = |power: u8, end: usize| {
        Some(Number { value: Decimal::whole(1).scaled(power)?, form: Form::Vague, end })
    };
    if let Lexeme::Scales(power) = atoms.lexeme(at) {
        if atoms.is(at + 1, "of")
            && let Lexeme::Scales(more) = atoms.lexeme(at + 2)
        {
            return vague(power + more, at + 3);
        }
        return vague(power, at + 1);
    }
    if atoms.any(at, &["tens", "dozens", "scores"]) && atoms.is(at + 1, "of") {
        return match atoms.lexeme(at + 2) {
            Lexeme::Scales(power) => vague(power + 1, at + 3),
            _ => None,
        };
    }
    let mut start = at;
    if atoms.is(at, "half")
        && atoms.any(at + 1, &["a", "an"])
        && matches!(atoms.lexeme(at + 2), Lexeme::Scale(_))
    {
        return Some(Number { value: Decimal { digits: 5, exponent: -1 }, form: Form::Words, end: at + 2 });
    }
    if atoms.any(at, &["a", "an", "one"]) && matches!(atoms.lexeme(at + 1), Lexeme::Scale(_)) {
        start = at + 1;
    } else if atoms.any(at, &["several", "many", "few"])
        && let Lexeme::Scale(power) = atoms.lexeme(at + 1)
    {
        return vague(power, at + 2);
    }
    let (mut total, mut group, mut end, mut read) = (0u64, 0u64, start, start != at);
    loop {
        let next =
            end + usize::from(read && (atoms.hyphen(end) || (group % 100 == 0 && atoms.is(end, "and"))));
        match atoms.lexeme(next) {
            Lexeme::Small(n) if n >= 20 && group % 100 == 0 => group += u64::from(n),
            Lexeme::Small(n)
                if n < 20
                    && (group % 100 == 0 || n < 10 && n > 0 && group % 10 == 0 && group % 100 >= 20) =>
            {
                group += u64::from(n);
            }
            Lexeme::Scale(2) if group < 100 && next == end + usize::from(atoms.hyphen(end)) => {
                group = group.max(1) * 100;
            }
            Lexeme::Scale(power @ 3..=9) if next == end + usize::from(atoms.hyphen(end)) && total == 0 => {
                // The last scale word may be more than this loop adds up; the caller multiplies by what is left.
                if !matches!(atoms.lexeme(next + 1), Lexeme::Small(_)) {
                    break;
                }
                total = group.max(1).checked_mul(10u64.checked_pow(u32::from(power))?)?;
                group = 0;
            }
            _ => break,
        }
        end = next + 1;
        read = true;
    }
    let value = if start != at && end == start { 1 } else { total + group };
    (end > at || start != at).then_some(()).filter(|()| read)?;
    Some(Number { value: Decimal::whole(value), form: Form::Words, end })
}

/// Adds a fraction: "2 1/2", "2½", "two and a half".
fn fraction(atoms: &Atoms<'_>, number: Number) -> Number {
    let end = number.end;
    let (part, after) = match atoms.get(end).kind {
        Kind::Mark(c) if vulgar(c).is_some() => (vulgar(c), end + 1),
        Kind::Digits if atoms.mark(end + 1, '/') && !atoms.get(end + 2).spaced => {
            (part(atoms.digits(end, 1), atoms.digits(end + 2, 1)), end + 3)
        }
        _ if atoms.is(end, "and") && atoms.is(end + 1, "a") && atoms.is(end + 2, "half") => {
            (part(Some(1), Some(2)), end + 3)
        }
        _ if atoms.hyphen(end)
            && atoms.is(end + 1, "and")
            && atoms.is(end + 3, "a")
            && atoms.is(end + 5, "half") =>
        {
            (part(Some(1), Some(2)), end + 6)
        }
        _ => return number,
    };
    match part.and_then(|part| number.value.plus(part)) {
        Some(value) => Number { value, end: after, ..number },
        None => number,
    }
}

fn part(over: Option<u32>, under: Option<u32>) -> Option<Decimal> {
    let (over, under) = (u64::from(over?), u64::from(under?));
    (under > 1 && over < under && 1000 % under == 0)
        .then(|| Decimal { digits: over * 1000 / under, exponent: -3 })
}

fn vulgar(c: char) -> Option<Decimal> {
    let (over, under) = match c {
        '¼' => (1, 4),
        '½' => (1, 2),
        '¾' => (3, 4),
        _ => return None,
    };
    part(Some(over), Some(under))
}

/// Multiplies by the scale words that follow: "3.5 billion", "20-billion", "5 lakh crore".
fn scale(atoms: &Atoms<'_>, number: Number) -> Number {
    let mut number = number;
    loop {
        let at = number.end + usize::from(atoms.hyphen(number.end));
        let power = match atoms.lexeme(at) {
            Lexeme::Scale(power) => power,
            Lexeme::Scales(power) if power < 9 && number.form == Form::Vague => power,
            _ => return number,
        };
        let Some(value) = number.value.scaled(power) else { return number };
        let form = if number.form == Form::Vague { Form::Vague } else { Form::Words };
        number = Number { value, form, end: at + 1 };
    }
}
