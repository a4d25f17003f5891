//! Dates by their names on the calendar: days, months, years, quarters, seasons, decades.

use super::{DateExpr, Expr, Found, Which, Year};
use crate::times::{
    feasts,
    lexer::{Atoms, Kind},
    lexicon::Lexeme,
    value::{Calendar, Unit},
};

/// Words that a year follows with nothing between.
const BEFORE_YEAR: &[&str] = &[
    "in",
    "since",
    "of",
    "from",
    "to",
    "until",
    "till",
    "by",
    "before",
    "after",
    "during",
    "through",
    "between",
    "and",
    "around",
    "circa",
    "early",
    "late",
    "mid",
    "year",
    "for",
    "as",
    "than",
    "or",
    "about",
    "into",
    "throughout",
    "back",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "fiscal",
    "the",
    "that",
    "this",
    "on",
    "at",
    "ad",
    "with",
];

fn hit(start: usize, end: usize, expr: Expr) -> Option<Found> {
    Some(Found::new(start, end, expr))
}

fn day_of(date: DateExpr) -> Option<Found> {
    let _ = date;
    None
}

/// A month's name, with the point of an abbreviation.
fn month(atoms: &Atoms<'_>, at: usize) -> Option<(i8, usize)> {
    match atoms.lexeme(at) {
        Lexeme::Month(month, short) if atoms.get(at).capital => {
            let point = short && atoms.mark(at + 1, '.') && !atoms.get(at + 1).spaced;
            Some((month, at + 1 + usize::from(point)))
        }
        _ => None,
    }
}

/// A day of the month: "3", "3rd", "third", "twenty-first".
fn day(atoms: &Atoms<'_>, at: usize) -> Option<(i8, usize)> {
    if let Some(day) = atoms.digits(at, 2) {
        let mut end = at + 1;
        if atoms.any(end, &["st", "nd", "rd", "th"]) && !atoms.get(end).spaced {
            end += 1;
        } else if atoms.get(end).kind == Kind::Letters
            && !atoms.get(end).spaced
            && month(atoms, end).is_none()
        {
            return None;
        }
        let glued = |c: char| atoms.mark(end, c) && !atoms.get(end).spaced && !atoms.get(end + 1).spaced;
        let more = (glued(':') || glued('.') || glued(',')) && atoms.get(end + 1).kind == Kind::Digits;
        // "June 2,2020" is a date all the same.
        let more = more && !(glued(',') && year_digits(atoms, end + 1).is_some());
        return ((1..=31).contains(&day) && !more && !atoms.mark(end, '%')).then_some((day as i8, end));
    }
    match (atoms.lexeme(at), atoms.hyphen(at + 1), atoms.lexeme(at + 2)) {
        (Lexeme::Small(20), true, Lexeme::Ordinal(n @ 1..=9)) => Some((20 + n as i8, at + 3)),
        (Lexeme::Small(30), true, Lexeme::Ordinal(1)) => Some((31, at + 3)),
        (Lexeme::Ordinal(n @ 1..=30), ..) => Some((n as i8, at + 1)),
        _ => None,
    }
}

/// Four digits that can be a year.
fn year_digits(atoms: &Atoms<'_>, at: usize) -> Option<(i16, usize)> {
    let year = atoms.digits(at, 4)?;
    let next = atoms.get(at + 1);
    let glued = match next.kind {
        _ if next.spaced => false,
        Kind::Letters => true,
        Kind::Mark('.' | ',' | ':') => atoms.get(at + 2).kind == Kind::Digits && !atoms.get(at + 2).spaced,
        Kind::Mark(c) => matches!(c, '%' | '°' | '$' | '€' | '£'),
        Kind::Digits => true,
    };
    let before = atoms.get(at.wrapping_sub(1));
    let led = at > 0
        && !atoms.get(at).spaced
        && matches!(before.kind, Kind::Mark('$' | '€' | '£' | '¥' | '#' | '.' | ','));
    let led = led
        && !(before.kind == Kind::Mark(',')
            && atoms.get(at.wrapping_sub(2)).kind == Kind::Digits
            && atoms.get(at.wrapping_sub(2)).span.len() <= 2);
    ((1000..=2199).contains(&year) && atoms.get(at).span.len() == 4 && !glued && !led)
        .then_some((year as i16, at + 1))
}

/// A year in words: "nineteen ninety-six", "two thousand ten".
fn year_words(atoms: &Atoms<'_>, at: usize) -> Option<(i16, usize)> {
    let below_hundred = |at: usize| match (atoms.lexeme(at), atoms.hyphen(at + 1), atoms.lexeme(at + 2)) {
        (Lexeme::Small(tens @ 20..), true, Lexeme::Small(n @ 1..=9)) => Some((i16::from(tens + n), at + 3)),
        (Lexeme::Small(tens @ 20..), ..) => match atoms.lexeme(at + 1) {
            Lexeme::Small(n @ 1..=9) => Some((i16::from(tens + n), at + 2)),
            _ => Some((i16::from(tens), at + 1)),
        },
        (Lexeme::Small(n @ 10..), ..) => Some((i16::from(n), at + 1)),
        _ => None,
    };
    match atoms.lexeme(at) {
        Lexeme::Small(century @ (17..=20)) => {
            let (rest, end) = below_hundred(at + 1 + usize::from(atoms.hyphen(at + 1)))?;
            Some((i16::from(century) * 100 + rest, end))
        }
        Lexeme::Small(2) if atoms.lexeme(at + 1) == Lexeme::Scale(3) => {
            let rest = atoms.skip_any(at + 2, &["and"]);
            match (below_hundred(rest), atoms.lexeme(rest)) {
                (Some((n, end)), _) => Some((2000 + n, end)),
                (None, Lexeme::Small(n @ 1..=9)) => Some((2000 + i16::from(n), rest + 1)),
                _ => Some((2000, at + 2)),
            }
        }
        _ => None,
    }
}

/// "last year", "of this year".
fn year_named(atoms: &Atoms<'_>, at: usize) -> Option<(Year, usize)> {
    let at = atoms.skip_any(at, &["of", "the"]);
    let at = atoms.skip_any(at, &["the"]);
    if !atoms.any(at + 1, &["year"]) {
        return None;
    }
    let which = match atoms.str(at).to_ascii_lowercase().as_str() {
        "last" => Which::Base(-1),
        "this" | "current" => Which::Base(0),
        "next" => Which::Base(1),
        "that" | "same" => Which::Focus(0),
        "previous" | "preceding" => Which::Focus(-1),
        "following" => Which::Focus(1),
        _ => return None,
    };
    Some((Year::Which(which), at + 2))
}

/// The year after a day, month, quarter or season: ", 2021", " of 2021", " last year".
fn year_after(atoms: &Atoms<'_>, at: usize) -> (Year, usize) {
    if let Some((year, end)) = year_named(atoms, at) {
        return (year, end);
    }
    let comma = atoms.skip_any(atoms.skip(atoms.skip(at, ','), '('), &["of", "in"]);
    if let Some((year, end)) = year_digits(atoms, comma).or_else(|| year_words(atoms, comma)) {
        let bracket = atoms.mark(comma.wrapping_sub(1), '(') && comma > at;
        if !bracket || atoms.mark(end, ')') {
            return (Year::Given(year), end);
        }
    }
    (Year::Open, at)
}

/// Day and month, with the year where it is named, and the last day where there are several.
fn day_month(atoms: &Atoms<'_>, at: usize) -> Option<(DateExpr, Option<i8>, usize)> {
    let last_day = |end: usize| {
        let to = if atoms.dash(end) || atoms.mark(end, '&') {
            end + 1
        } else if atoms.any(end, &["to", "and", "through", "until", "or"]) {
            atoms.skip_any(end + 1, &["the"])
        } else {
            return None;
        };
        day(atoms, to)
            .filter(|&(_, after)| !atoms.any(after, &["per", "percent", "million", "billion", "people"]))
    };
    if let Some((month_of, after)) = month(atoms, at) {
        let the = atoms.skip_any(atoms.skip(after, ','), &["the"]);
        if let Some((first, end)) = day(atoms, the)
            && (after == the || atoms.any(the.wrapping_sub(1), &["the"]) || year_after(atoms, end).1 > end)
            && !matches!(atoms.lexeme(end), Lexeme::Scale(_))
        {
            // "March 28 - April 2" is two dates.
            let last = last_day(end).filter(|&(last, after)| last > first && month(atoms, after).is_none());
            let end = last.map_or(end, |(_, end)| end);
            let (year, end) = year_after(atoms, end);
            let date = DateExpr { day: Some(first), month: Some(month_of), year, ..DateExpr::default() };
            return Some((date, last.map(|(last, _)| last), end));
        }
        return None;
    }
    let (first, end) = day(atoms, at)?;
    let of = |end: usize| {
        let at = atoms.skip_any(atoms.skip(end, ','), &["of", "day"]);
        month(atoms, atoms.skip_any(at, &["of"]))
    };
    let (last, end, month_of) = match of(end) {
        Some((month, end)) => (None, end, month),
        None => {
            let (last, end) = last_day(end).filter(|&(last, _)| last > first)?;
            let (month, end) = of(end)?;
            (Some(last), end, month)
        }
    };
    let (year, end) = year_after(atoms, end);
    Some((DateExpr { day: Some(first), month: Some(month_of), year, ..DateExpr::default() }, last, end))
}

/// Days of the week, days and months: "Friday", "Friday, Oct. 13", "the 20th of July 2022", "May 2021", "March".
pub(crate) fn date(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let _ = day_of;
    let full = |weekday: Option<i8>, date: DateExpr, last: Option<i8>, end: usize| {
        let first = DateExpr { weekday, ..date };
        let expr = match last {
            Some(last) => Expr::Range(first, DateExpr { day: Some(last), ..date }),
            None => Expr::Date(first),
        };
        hit(at, end, expr)
    };
    if let Lexeme::Weekday(weekday, short) = atoms.lexeme(at)
        && atoms.get(at).capital
    {
        let point = usize::from(short && atoms.mark(at + 1, '.') && !atoms.get(at + 1).spaced);
        let next = atoms.skip_any(atoms.skip(at + 1 + point, ','), &["the"]);
        if let Some((date, last, end)) = day_month(atoms, next) {
            return full(Some(weekday), date, last, end);
        }
        let name = short && !(point == 1 && atoms.any(at, &["tues", "thurs", "fri", "mon", "wed", "thur"]));
        let person =
            atoms.get(at + 1).capital && atoms.lexeme(at + 1) == Lexeme::None && atoms.any(at, &["friday"]);
        if name || person {
            return None;
        }
        return hit(
            at,
            at + 1 + point,
            Expr::Date(DateExpr { weekday: Some(weekday), ..DateExpr::default() }),
        );
    }
    let the = atoms.skip_any(at, &["the"]);
    if let Some((date, last, end)) = day_month(atoms, the)
        && atoms.begins_word(at)
    {
        if the > at {
            // The article belongs to no date, but to "the third March".
            return hit(the, end, Expr::Date(date)).map(|found| found.led(at, None));
        }
        return full(None, date, last, end);
    }
    let (month_of, end) = month(atoms, at)?;
    let (year, after) = year_after(atoms, end);
    let date = DateExpr { month: Some(month_of), year, ..DateExpr::default() };
    if year != Year::Open {
        return hit(at, after, Expr::Date(date));
    }
    bare_month(atoms, at).then(|| Found::new(at, end, Expr::Date(date)))
}

/// Whether the name of a month alone means the month: not a person, a verb or a march.
fn bare_month(atoms: &Atoms<'_>, at: usize) -> bool {
    let Lexeme::Month(month, short) = atoms.lexeme(at) else { return false };
    let before = |word: &[&str]| at > 0 && atoms.any(at - 1, word);
    let led = before(&[
        "in", "of", "since", "until", "till", "by", "from", "to", "between", "during", "early", "late",
        "mid", "last", "this", "next", "through", "for", "before", "after", "and", "or", "past", "every",
        "each", "is", "as", "than",
    ]) || at > 1 && atoms.hyphen(at - 1) && atoms.is(at - 2, "mid");
    if short {
        return led && atoms.mark(at + 1, '.');
    }
    let next = atoms.get(at + 1);
    let name_follows = next.capital && next.kind == Kind::Letters && next.lexeme == Lexeme::None;
    match month {
        3 | 5 => led && !name_follows,
        4 | 6 | 8 => {
            !name_follows
                && (led || at > 0 && !(atoms.get(at - 1).capital && atoms.lexeme(at - 1) == Lexeme::None))
        }
        _ => true,
    }
}

/// Dates in digits: 2021-03-12, 12/03/2021, 12.3.2021, 9/11.
pub(crate) fn numeric(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let separator = match atoms.get(at + 1).kind {
        Kind::Mark(c @ ('-' | '/' | '.')) => c,
        _ => return None,
    };
    let glued = |at: usize| !atoms.get(at).spaced;
    if !glued(at + 1) || !glued(at + 2) || !atoms.begins_word(at) {
        return None;
    }
    let three = atoms.mark(at + 3, separator) && glued(at + 3) && glued(at + 4);
    let ends = |at: usize| {
        !(glued(at)
            && (atoms.get(at).kind == Kind::Letters && !atoms.is(at, "t")
                || matches!(atoms.get(at).kind, Kind::Mark('/' | '-')) && glued(at + 1)))
    };
    if let (Some(year), true) = (atoms.digits(at, 4), three)
        && (1000..=2199).contains(&year)
        && let (Some(month @ 1..=12), Some(day @ 1..=31)) = (atoms.digits(at + 2, 2), atoms.digits(at + 4, 2))
        && ends(at + 5)
    {
        let date = DateExpr {
            day: Some(day as i8),
            month: Some(month as i8),
            year: Year::Given(year as i16),
            ..DateExpr::default()
        };
        return hit(at, at + 5, Expr::Date(date));
    }
    if let (Some(first @ 1..=31), Some(second @ 1..=31)) = (atoms.digits(at, 2), atoms.digits(at + 2, 2)) {
        let year = three.then(|| atoms.digits(at + 4, 4)).flatten().filter(|_| ends(at + 5));
        let year = match (year, atoms.get(at + 4).span.len()) {
            (Some(year @ 1000..=2199), 4) => Some(year as i16),
            (Some(year), 2) if separator != '-' => Some(if year < 50 { 2000 } else { 1900 } + year as i16),
            _ => None,
        };
        if let Some(year) = year {
            // Day first, as most of the world writes, unless only the other order is a date.
            let (day, month) = if second > 12 { (second, first) } else { (first, second) };
            let date = DateExpr {
                day: Some(day as i8),
                month: Some(month as i8),
                year: Year::Given(year),
                ..DateExpr::default()
            };
            return (month <= 12).then(|| Found::new(at, at + 5, Expr::Date(date)));
        }
        if !three && separator == '/' && (first, second) == (9, 11) && ends(at + 3) {
            return hit(at, at + 3, Expr::Fixed(Calendar::Day(Some(2001), Some(9), Some(11))));
        }
    }
    None
}

/// Years: "1998", "the year 2000", "1998-2004", "2021-22", "nineteen ninety-six", "fiscal 1989", "AD 70", "300 BC".
pub(crate) fn year(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let of = |year: i16| DateExpr { year: Year::Given(year), ..DateExpr::default() };
    let single = |end: usize, year: i16| hit(at, end, Expr::Fixed(Calendar::Year(Some(year))));
    let era = |at: usize| {
        let dotted = |a: &str, b: &str| {
            atoms.is(at, a) && atoms.mark(at + 1, '.') && atoms.is(at + 2, b) && atoms.mark(at + 3, '.')
        };
        let end = if dotted("b", "c") || dotted("a", "d") { at + 4 } else { at + 1 };
        let capital = atoms.get(at).capital && atoms.get(at).spaced;
        if capital && (atoms.any(at, &["bc", "bce"]) || dotted("b", "c")) {
            Some((-1, end))
        } else if capital && (atoms.any(at, &["ad", "ce"]) || dotted("a", "d")) {
            Some((1, end))
        } else {
            None
        }
    };
    let the = atoms.skip_any(at, &["the"]);
    if atoms.is(the, "year") && (the > at || at == 0 || !atoms.is(at - 1, "the")) {
        let (year, end) = year_digits(atoms, the + 1).or_else(|| year_words(atoms, the + 1))?;
        return single(end, year);
    }
    let fiscal = if atoms.is(the, "fiscal") { atoms.skip_any(the + 1, &["year"]) } else { the };
    if fiscal > the {
        let (year, end) = year_digits(atoms, fiscal)?;
        return single(end, year);
    }
    if atoms.is(at, "fy") {
        let dash = at + 1 + usize::from(atoms.hyphen(at + 1));
        let year = atoms.digits(dash, 4).filter(|_| matches!(atoms.get(dash).span.len(), 2 | 4))?;
        let year = if year < 100 { 2000 + year } else { year };
        return (1900..=2199)
            .contains(&year)
            .then(|| Found::new(at, dash + 1, Expr::Fixed(Calendar::Year(Some(year as i16)))));
    }
    if atoms.is(at, "ad") && atoms.get(at).capital {
        let year = atoms.digits(at + 1, 4)?;
        return single(at + 2, year as i16);
    }
    if let Some((sign, end)) = era(at + 1)
        && let Some(year) = atoms.digits(at, 4)
    {
        return single(end, sign * year as i16);
    }
    if let Some((year, end)) =
        year_words(atoms, at).filter(|_| matches!(atoms.lexeme(at), Lexeme::Small(17..=20)))
    {
        return single(end, year);
    }
    let (first, end) = year_digits(atoms, at)?;
    let before = |words: &[&str]| at > 0 && atoms.any(at - 1, words);
    // A second year, whole or its last two digits: a range.
    let joined = atoms.dash(end) || atoms.mark(end, '/') && !atoms.get(end).spaced;
    if joined && !atoms.get(end + 1).spaced && first >= 1500 {
        let second = year_digits(atoms, end + 1).or_else(|| {
            let short = atoms.digits(end + 1, 2).filter(|_| atoms.get(end + 1).span.len() == 2)? as i16;
            let year = first / 100 * 100 + short;
            let next = atoms.get(end + 2);
            let open =
                next.spaced || !matches!(next.kind, Kind::Letters | Kind::Digits | Kind::Mark('-' | '/'));
            (year > first && open && !(short <= 12 && atoms.mark(end, '-') && next.kind == Kind::Mark('-')))
                .then_some((year, end + 2))
        });
        if let Some((second, end)) = second
            && second > first
        {
            return hit(at, end, Expr::Range(of(first), of(second)));
        }
    }
    let next = atoms.get(end);
    let counted = matches!(next.lexeme, Lexeme::Units(_) | Lexeme::UnitShort(_) | Lexeme::Scale(_))
        || atoms.any(
            end,
            &[
                "gmt",
                "utc",
                "people",
                "dollars",
                "euros",
                "miles",
                "metres",
                "meters",
                "km",
                "kilometres",
                "kilometers",
                "feet",
                "pounds",
                "tonnes",
                "tons",
                "rupees",
                "percent",
                "per",
                "soldiers",
                "troops",
                "workers",
                "jobs",
                "local",
                "hrs",
                "ist",
                "est",
                "edt",
                "bst",
                "cet",
            ],
        );
    if counted || before(&["no", "number", "flight", "boeing", "airbus", "model", "route", "highway"]) {
        return None;
    }
    let opened = at > 0 && atoms.mark(at - 1, '(');
    let led = before(BEFORE_YEAR) || opened;
    let likely = match first {
        1900..=2059 => {
            let round = first % 100 == 0 && first != 1900;
            led || !round && atoms.begins_word(at)
        }
        1500..=1899 => {
            before(BEFORE_YEAR) && !before(&["the", "of", "for", "to", "about", "than", "or", "with", "and"])
                || opened && (atoms.mark(end, ')') || atoms.dash(end))
                || before(&["of", "to", "and"]) && (atoms.mark(end, '.') || atoms.mark(end, ','))
        }
        1000..=1499 | 2060..=2199 => {
            before(&["in", "since", "by", "until", "year"]) && !next.capital && next.kind != Kind::Letters
                || before(&["by", "year"])
        }
        _ => false,
    };
    likely.then(|| Found::new(at, end, Expr::Fixed(Calendar::Year(Some(first)))))
}

/// Quarters and halves: "the third quarter of 1984", "third-quarter", "Q3", "3Q2022", "the first half", "H1 2020".
pub(crate) fn quarter(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let code = |letter: usize, digit: usize| {
        let unit = if atoms.is(letter, "q") { Unit::Quarter } else { Unit::Half };
        let most = if unit == Unit::Quarter { 4 } else { 2 };
        let number = atoms.digits(digit, 1).filter(|n| (1..=most).contains(n))?;
        (atoms.get(letter).capital && atoms.any(letter, &["q", "h"]) && !atoms.get(letter.max(digit)).spaced)
            .then_some((unit, number as i8))
    };
    if let Some((unit, number)) =
        code(at, at + 1).or_else(|| code(at + 1, at).filter(|_| atoms.begins_word(at)))
    {
        let end = at + 2;
        let next = atoms.get(end);
        if let Some((year, end)) = year_digits(atoms, end) {
            return hit(at, end, Expr::Part(unit, Some(number), Year::Given(year)));
        }
        if !next.spaced && matches!(next.kind, Kind::Letters | Kind::Digits) {
            return None;
        }
        let (year, end) = year_after(atoms, end);
        return hit(at, end, Expr::Part(unit, Some(number), year));
    }
    // "next year's first quarter", "the 1988 second quarter", "the fiscal first quarter", "its fourth quarter".
    let mut the = atoms.skip_any(at, &["the", "its", "their", "our", "a"]);
    let mut year = Year::Open;
    if let Some((named, end)) = year_named(atoms, the).filter(|_| !atoms.is(the, "of"))
        && let Some(after) = atoms.possessive(end)
    {
        (year, the) = (named, after);
    } else if let Some((given, end)) = year_digits(atoms, the) {
        (year, the) = (Year::Given(given), atoms.possessive(end).unwrap_or(end));
    } else if atoms.is(the, "year") && atoms.hyphen(the + 1) && atoms.any(the + 2, &["ago", "earlier"]) {
        (year, the) = (Year::Which(Which::Base(-1)), the + 3);
    }
    while atoms.any(the, &["fiscal", "flat", "current", "company", "comparable"]) {
        the += 1 + usize::from(atoms.hyphen(the + 1));
    }
    let number = match atoms.lexeme(the) {
        Lexeme::Ordinal(n @ 1..=4) => Some((n as i8, the + 1)),
        _ if atoms.any(the, &["last", "final", "latter"]) => Some((0, the + 1)),
        _ => atoms
            .digits(the, 1)
            .filter(|_| atoms.any(the + 1, &["st", "nd", "rd", "th"]))
            .map(|n| (n as i8, the + 2)),
    };
    let (number, mut word) = number?;
    word += usize::from(atoms.hyphen(word));
    let (unit, number) = if atoms.is(word, "quarter") && (1..=4).contains(&number) {
        (Unit::Quarter, number)
    } else if atoms.is(word, "half") && number <= 2 {
        (Unit::Half, if number == 0 { 2 } else { number })
    } else {
        return None;
    };
    let mut end = word + 1;
    if year == Year::Open {
        (year, end) = year_after(atoms, end);
        if year == Year::Open && atoms.is(end, "of") && atoms.is(end + 1, "the") && atoms.is(end + 2, "year")
        {
            end += 3;
        } else if unit == Unit::Half && year == Year::Open {
            // A half alone is mostly of a match.
            return None;
        }
    }
    hit(at, end, Expr::Part(unit, Some(number), year))
}

/// Seasons: "summer", "the summer of 2019", "spring 2020", "winter 2019-20".
pub(crate) fn season(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let the = atoms.skip_any(at, &["the"]);
    let the = if the > at { atoms.skip_any(the, &["early", "late"]) } else { the };
    let Lexeme::Season(season) = atoms.lexeme(the) else { return None };
    let end = the + 1;
    let (year, after) = year_after(atoms, end);
    if year != Year::Open {
        return hit(at, after, Expr::Season(season, year, None));
    }
    let before = |words: &[&str]| at > 0 && atoms.any(at - 1, words);
    // "fall" and "spring" are verbs and springs besides.
    let led = the > at
        && before(&[
            "in",
            "of",
            "during",
            "for",
            "by",
            "through",
            "until",
            "since",
            "over",
            "throughout",
            "early",
            "late",
            "before",
            "after",
        ])
        || before(&["in", "of", "by", "mid", "since", "until", "late", "early", "during"]);
    let plain = atoms.any(the, &["summer", "winter", "autumn"]);
    let proper = atoms.get(the).capital && atoms.get(end).capital && atoms.get(end).kind == Kind::Letters;
    (led || plain && the == at && !proper && !before(&["the", "a", "an"]))
        .then(|| Found::new(at, end, Expr::Season(season, Year::Open, None)))
}

/// Decades and centuries: "the 1990s", "the late '80s", "the nineties", "the 20th century".
pub(crate) fn decade(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let the = atoms.skip_any(at, &["the"]);
    let plural = |at: usize| {
        let at = at + usize::from(atoms.apostrophe(at) && !atoms.get(at).spaced);
        (atoms.is(at, "s") && !atoms.get(at).spaced).then_some(at + 1)
    };
    if let Some(year) = atoms.digits(the, 4).filter(|year| year % 10 == 0 && (1000..=2190).contains(year))
        && let Some(end) = plural(the + 1)
    {
        let whole = year % 100 == 0 && year < 2000;
        let calendar =
            if whole { Calendar::Century((year / 100) as u8) } else { Calendar::Decade((year / 10) as u16) };
        return hit(at, end, Expr::Fixed(calendar));
    }
    let century = |tens: u32| if tens < 3 { 200 + tens as u16 } else { 190 + tens as u16 };
    let digits = the + usize::from(atoms.apostrophe(the));
    if let Some(tens) =
        atoms.digits(digits, 2).filter(|tens| tens % 10 == 0 && atoms.get(digits).span.len() == 2)
        && let Some(end) = plural(digits + 1)
        && (digits > the || the > at && at > 0 && atoms.any(at - 1, &["in", "of", "since", "during", "from"]))
    {
        return hit(at, end, Expr::Fixed(Calendar::Decade(century(tens / 10))));
    }
    if let Lexeme::Decade(tens) = atoms.lexeme(the)
        && the > at
    {
        return hit(at, the + 1, Expr::Fixed(Calendar::Decade(century(u32::from(tens)))));
    }
    let (number, end) = match atoms.lexeme(the) {
        Lexeme::Ordinal(n) => (u32::from(n), the + 1),
        Lexeme::Small(20) if atoms.hyphen(the + 1) => match atoms.lexeme(the + 2) {
            Lexeme::Ordinal(n @ 1..=9) => (20 + u32::from(n), the + 3),
            _ => return None,
        },
        _ => (atoms.digits(the, 2).filter(|_| atoms.any(the + 1, &["st", "nd", "rd", "th"]))?, the + 2),
    };
    let end = end + usize::from(atoms.hyphen(end));
    (atoms.any(end, &["century", "centuries"]) && (1..=22).contains(&number))
        .then(|| Found::new(at, end + 1, Expr::Fixed(Calendar::Century(number as u8 - 1))))
}

/// Feasts and named days: "Easter Monday", "Ramadan 2021".
pub(crate) fn feast(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let (feast, end) = feasts::lookup(atoms, at)?;
    let (year, end) = year_after(atoms, end);
    hit(at, end, Expr::Feast(feast, year))
}
