//! Dates by their names on the calendar: days, months, years, quarters, seasons, decades.

use super::{DateExpr, Expr, Found, Which, Year};
use crate::times::{
    feasts,
    lexer::{Atoms, Kind},
    lexicon::Lexeme,
    value::Calendar,
};

pub(super) fn hit(start: usize, end: usize, expr: Expr) -> Option<Found> {
    Some(Found::new(start, end, expr))
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
pub(super) fn year_digits(atoms: &Atoms<'_>, at: usize) -> Option<(i16, usize)> {
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
pub(super) fn year_words(atoms: &Atoms<'_>, at: usize) -> Option<(i16, usize)> {
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
pub(super) fn year_named(atoms: &Atoms<'_>, at: usize) -> Option<(Year, usize)> {
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
pub(super) fn year_after(atoms: &Atoms<'_>, at: usize) -> (Year, usize) {
    if let Some((year, end)) = year_named(atoms, at) {
        return (year, end);
    }
    let comma = at + usize::from(atoms.hyphen(at) && atoms.get(at + 1).span.len() == 4);
    let comma = atoms.skip_any(atoms.skip(atoms.skip(comma, ','), '('), &["of", "in"]);
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
        month(atoms, atoms.skip_any(at + usize::from(atoms.hyphen(at)), &["of"]))
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
    // "the 20th of July", but not "the July 20 vote".
    let the = if month(atoms, at + 1).is_none() { atoms.skip_any(at, &["the"]) } else { at };
    if let Some((date, last, end)) = day_month(atoms, the)
        && atoms.begins_word(at)
    {
        return full(None, date, last, end);
    }
    if the > at
        && let Some((day_of, end)) = day(atoms, the)
        && atoms.is(end, "of")
        && atoms.any(end + 1, &["the", "this", "last", "next"])
        && atoms.any(end + 2, &["month"])
    {
        let which = match atoms.str(end + 1).to_ascii_lowercase().as_str() {
            "last" => Which::Base(-1),
            "next" => Which::Base(1),
            _ => Which::Base(0),
        };
        return hit(
            at,
            end + 3,
            Expr::Date(DateExpr { day: Some(day_of), which: Some(which), ..DateExpr::default() }),
        );
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
    ]) || at > 1 && atoms.hyphen(at - 1) && atoms.is(at - 2, "mid")
        || at > 1 && atoms.mark(at - 1, '/') && matches!(atoms.lexeme(at - 2), Lexeme::Month(..));
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

/// Feasts and named days: "Easter Monday", "Ramadan 2021".
pub(crate) fn feast(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let (feast, end) = feasts::lookup(atoms, at)?;
    let (year, end) = year_after(atoms, end);
    hit(at, end, Expr::Feast(feast, year))
}
