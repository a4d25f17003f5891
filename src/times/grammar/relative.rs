//! Times that count from another time, lengths of time, recurring times.

use super::{Anchor, DateExpr, Expr, Found, Length, Set, Which, Year};
use crate::{
    analysis::Modifier,
    times::{
        lexer::{Atoms, Kind},
        lexicon::Lexeme,
        numbers::{Form, Number},
        value::{Clock, Count, Reference, Unit},
    },
};

/// Days and units by a word that points: "yesterday", "last week", "this coming Sunday", "the following month".
pub(crate) fn deictic(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let of = |end: usize, expr: Expr| Some(Found::new(at, end, expr));
    if let Lexeme::DayStep(step) = atoms.lexeme(at) {
        return of(at + 1, Expr::Unit(Unit::Day, Which::Base(step.into())));
    }
    let the = atoms.skip_any(at, &["the"]);
    if atoms.is(the, "day") && the > at || atoms.is(at, "day") {
        let step = if atoms.is(the + 1, "before") { -1 } else { 1 };
        if atoms.any(the + 1, &["before", "after"]) {
            match atoms.lexeme(the + 2) {
                Lexeme::DayStep(day) if i64::from(day) == step => {
                    return of(the + 3, Expr::Unit(Unit::Day, Which::Base(2 * step)));
                }
                _ => {}
            }
        }
    }
    if let Some((which, word)) = which(atoms, at) {
        return pointed(atoms, at, which, word);
    }
    if atoms.is(at, "year") || atoms.is(the, "year") {
        let end = if atoms.possessive(the + 1).is_some_and(|end| atoms.is(end, "end")) {
            the + 4
        } else if atoms.is(the + 1, "end") {
            the + 2
        } else if atoms.hyphen(the + 1) && atoms.is(the + 2, "end") {
            the + 3
        } else {
            0
        };
        if end > 0 {
            return of(end, Expr::Unit(Unit::Year, Which::Open))
                .map(|found| found.led(at, Some(Modifier::End)));
        }
    }
    if atoms.any(the, &["midyear", "midweek"]) {
        let unit = if atoms.is(the, "midyear") { Unit::Year } else { Unit::Week };
        return of(the + 1, Expr::Unit(unit, Which::Open)).map(|found| found.led(at, Some(Modifier::Mid)));
    }
    // "the year-ago quarter", "year-earlier".
    if atoms.is(the, "year") && atoms.hyphen(the + 1) && atoms.any(the + 2, &["ago", "earlier"]) {
        let end = the + 3;
        let year = Year::Which(Which::Base(-1));
        let expr = if atoms.any(end, &["quarter", "period"]) {
            Expr::Part(Unit::Quarter, None, year)
        } else {
            Expr::Offset(vec![(Count::whole(1), Unit::Year)], true, Anchor::Focus)
        };
        return of(end + usize::from(atoms.any(end, &["quarter", "period"])), expr);
    }
    open(atoms, at, the)
}

/// "the quarter", "over the weekend": a unit whose place the text leaves open.
fn open(atoms: &Atoms<'_>, at: usize, the: usize) -> Option<Found> {
    let of = |end: usize, unit: Unit, which: Which| Some(Found::new(at, end, Expr::Unit(unit, which)));
    let Lexeme::Unit(unit) = atoms.lexeme(the) else { return None };
    let next = atoms.get(the + 1);
    let compound = atoms.hyphen(the + 1) || next.kind == Kind::Letters && next.capital;
    let before = |words: &[&str]| at > 0 && atoms.any(at - 1, words);
    match unit {
        Unit::Weekend if the > at && !compound => of(the + 1, unit, Which::Open),
        Unit::Quarter if the > at && !compound && !atoms.any(the + 1, &["of", "final", "finals"]) => {
            of(the + 1, unit, Which::Open)
        }
        Unit::Week | Unit::Month | Unit::Year
            if the > at
                && !compound
                && before(&["for", "of", "in", "during", "over", "on", "through", "throughout"])
                && !atoms.any(
                    the + 1,
                    &["of", "that", "when", "after", "before", "award", "awards", "ended", "and"],
                ) =>
        {
            of(the + 1, unit, Which::Open)
        }
        Unit::Year if the > at && atoms.is(the + 1, "ended") => of(the + 1, unit, Which::Open),
        _ => None,
    }
}

/// The words that say which of its like a unit is, and the atom after them.
fn which(atoms: &Atoms<'_>, at: usize) -> Option<(Which, usize)> {
    let the = atoms.skip_any(at, &["the", "its", "their"]);
    let word = atoms.str(the).to_ascii_lowercase();
    let led = the > at;
    let more = |words: &[&str], which: Which| Some((which, atoms.skip_any(the + 1, words)));
    match word.as_str() {
        "this" if !led => {
            if atoms.is(at + 1, "past") || atoms.is(at + 1, "last") {
                return Some((Which::Base(-1), at + 2));
            }
            if atoms.any(at + 1, &["coming", "next"]) {
                return Some((Which::Base(1), at + 2));
            }
            more(&["very", "same"], Which::Base(0))
        }
        "last" => more(&["calendar", "fiscal", "financial", "academic", "school"], Which::Base(-1)),
        "past" => Some((Which::Base(-1), the + 1)),
        "next" => more(&["calendar", "fiscal", "financial", "academic", "school"], Which::Base(1)),
        "coming" if led => Some((Which::Base(1), the + 1)),
        "current" | "present" => more(&["calendar", "fiscal", "financial", "academic"], Which::Base(0)),
        "latest" => more(&["fiscal"], Which::Latest),
        "that" if !led => more(&["same", "very"], Which::Focus(0)),
        "same" => Some((Which::Focus(0), the + 1)),
        "following" => Some((Which::Focus(1), the + 1)),
        "previous" | "preceding" | "prior" => Some((Which::Focus(-1), the + 1)),
        "fiscal" | "full" if led => Some((Which::Open, the + 1)),
        _ => None,
    }
}

/// A unit, day, month, season or part of day that a pointing word leads.
fn pointed(atoms: &Atoms<'_>, at: usize, which: Which, word: usize) -> Option<Found> {
    let of = |end: usize, expr: Expr| Some(Found::new(at, end, expr));
    let the = atoms.is(at, "the");
    match atoms.lexeme(word) {
        Lexeme::Unit(unit) => {
            if unit.is_clock() || unit == Unit::Millennium {
                return None;
            }
            let which = match (which, unit) {
                // "the next day" counts from the day spoken of.
                (Which::Base(step), Unit::Day) if step != 0 => Which::Focus(step),
                (which, _) => which,
            };
            if unit == Unit::Day && which == Which::Base(0) && !the && !atoms.is(at, "this") {
                return None;
            }
            if unit == Unit::Quarter && matches!(which, Which::Base(0)) && atoms.is(word + 1, "final") {
                return None;
            }
            let season = atoms.is(word + 1, "season");
            (!season).then(|| Found::new(at, word + 1, Expr::Unit(unit, which)))
        }
        Lexeme::Weekday(day, _) => {
            let found = super::calendar::date(atoms, word)?;
            if found.end > word + 1 {
                return Some(found.led(at, None));
            }
            of(
                word + 1,
                Expr::Date(DateExpr { weekday: Some(day), which: Some(which), ..DateExpr::default() }),
            )
        }
        Lexeme::Month(month, false) if atoms.get(word).capital => {
            if matches!(atoms.get(word + 1).kind, Kind::Digits) {
                return super::calendar::date(atoms, word).map(|found| found.led(at, None));
            }
            of(
                word + 1,
                Expr::Date(DateExpr { month: Some(month), which: Some(which), ..DateExpr::default() }),
            )
        }
        Lexeme::Season(season) => of(word + 1, Expr::Season(season, Year::Open, Some(which))),
        Lexeme::Part(part) if !atoms.any(word, &["tonight", "overnight"]) => {
            let day = match which {
                Which::Base(step) if the && step != 0 => Which::Focus(step),
                which => which,
            };
            of(word + 1, Expr::Clock(Clock::Part(part), Some(Box::new(Expr::Unit(Unit::Day, day))), None))
        }
        _ if atoms.is(word, "period") && matches!(which, Which::Latest) => {
            of(word + 1, Expr::Part(Unit::Quarter, None, Year::Open))
        }
        _ => None,
    }
}

/// A count of one unit, and the atom after it; hyphenated forms too: "two-year".
fn one_length(atoms: &Atoms<'_>, at: usize) -> Option<(Length, usize)> {
    let unit_at = |at: usize, digits: bool| match atoms.lexeme(at) {
        Lexeme::Unit(unit) | Lexeme::Units(unit) => Some(unit),
        Lexeme::UnitShort(unit) if digits => Some(unit),
        Lexeme::Ordinal(2) if digits && atoms.is(at, "second") => Some(Unit::Second),
        Lexeme::Parts(_) if atoms.is(at, "nights") => None,
        _ => None,
    };
    let whole = |count: Count, unit: Unit, end: usize| Some((vec![(count, unit)], end));
    // "half an hour", "half a century", "half-hour".
    if atoms.is(at, "half") || atoms.is(at, "a") && atoms.is(at + 1, "half") && atoms.hyphen(at + 2) {
        let half = at + usize::from(atoms.is(at, "a"));
        let word = if atoms.hyphen(half + 1) { half + 2 } else { atoms.skip_any(half + 1, &["a", "an"]) };
        if word == half + 1 {
            return None;
        }
        return match atoms.lexeme(word) {
            Lexeme::Unit(Unit::Hour) => whole(Count::whole(30), Unit::Minute, word + 1),
            Lexeme::Unit(Unit::Year) => whole(Count::whole(6), Unit::Month, word + 1),
            Lexeme::Unit(Unit::Decade) => whole(Count::whole(5), Unit::Year, word + 1),
            Lexeme::Unit(Unit::Century) => whole(Count::whole(50), Unit::Year, word + 1),
            Lexeme::Unit(unit @ (Unit::Day | Unit::Minute)) => whole(Count::Tenths(5), unit, word + 1),
            _ => None,
        };
    }
    if atoms.is(at, "fortnight") || atoms.any(at, &["a", "the", "one"]) && atoms.is(at + 1, "fortnight") {
        return whole(Count::whole(2), Unit::Week, at + 1 + usize::from(!atoms.is(at, "fortnight")));
    }
    // Words that count without a number.
    if atoms.any(at, &["a", "an", "another", "one", "single"]) {
        let mut next = atoms.skip_any(
            at + 1,
            &["single", "full", "whole", "additional", "further", "entire", "half", "good", "solid"],
        );
        if atoms.any(next, &["few", "couple", "number", "handful"]) {
            let couple = atoms.is(next, "couple");
            next = atoms.skip_any(next + 1, &["of", "more", "short"]);
            next = atoms.skip_any(next, &["more"]);
            let count = if couple { Count::whole(2) } else { Count::Some };
            return whole(count, unit_at(next, false)?, next + 1);
        }
        if let Lexeme::Unit(unit) = atoms.lexeme(next)
            && !(unit == Unit::Quarter || unit == Unit::Weekend)
        {
            if atoms.is(next + 1, "and") && atoms.is(next + 2, "a") && atoms.is(next + 3, "half") {
                return Some((half_more(unit, 1), next + 4));
            }
            return whole(Count::whole(1), unit, next + 1);
        }
        if atoms.any(at, &["a", "an"]) && atoms.hyphen(next + 1)
            || !matches!(atoms.lexeme(at), Lexeme::Small(_))
        {
            // "a hundred years", "a two-year term" are read at the number.
            if !matches!(atoms.lexeme(next), Lexeme::Scale(_)) {
                return None;
            }
        }
    }
    if atoms.any(at, &["several", "few", "many", "some", "recent", "countless", "numerous", "various"]) {
        let mut next = atoms.skip_any(at + 1, &["more", "few", "long", "recent"]);
        next += usize::from(atoms.hyphen(next));
        let unit = unit_at(next, false)
            .filter(|_| !matches!(atoms.lexeme(next), Lexeme::Unit(_)) || atoms.hyphen(next - 1))?;
        return whole(Count::Some, unit, next + 1);
    }
    if let Lexeme::Units(unit) = atoms.lexeme(at) {
        return (unit != Unit::Quarter || at > 0).then_some((vec![(Count::Some, unit)], at + 1));
    }
    let number = Number::read(atoms, at).filter(|_| atoms.begins_word(at))?;
    if number.form == Form::Vague && atoms.is(number.end, "of") {
        return match atoms.lexeme(number.end + 1) {
            Lexeme::Units(unit) => whole(Count::Some, unit, number.end + 2),
            _ => None,
        };
    }
    let mut count = if number.form == Form::Vague { Count::Some } else { number.value.as_count() };
    let mut next = number.end;
    // "two to three weeks", "12-18 months", "five or six days".
    let joined = atoms.any(next, &["to", "or", "and"]) || atoms.dash(next);
    if joined
        && let Some(second) = Number::read(atoms, next + 1)
        && number.value.is_below(second.value)
        && unit_at(second.end + usize::from(atoms.hyphen(second.end)), true).is_some()
    {
        next = second.end;
        if number.form == Form::Vague {
            count = Count::Some;
        }
    }
    next += usize::from(atoms.hyphen(next));
    let adjective = atoms.skip_any(
        next,
        &[
            "more",
            "full",
            "consecutive",
            "straight",
            "trading",
            "working",
            "business",
            "calendar",
            "long",
            "additional",
            "whole",
            "short",
            "successive",
            "odd",
            "light",
            "fiscal",
            "further",
        ],
    );
    if atoms.any(next, &["light"]) {
        return None;
    }
    let unit = unit_at(adjective, number.form == Form::Digits)?;
    let end = adjective + 1;
    if atoms.is(end, "and")
        && atoms.is(end + 1, "a")
        && atoms.is(end + 2, "half")
        && let Some(whole) = count.as_whole()
    {
        return Some((half_more(unit, u32::try_from(whole).ok()?), end + 3));
    }
    whole(count, unit, end).map(|(length, end)| (split_half(length), end))
}

/// `count` and a half units.
fn half_more(unit: Unit, count: u32) -> Length {
    split_half(vec![(Count::Tenths(count.saturating_mul(10).saturating_add(5)), unit)])
}

/// Writes half a year as six months, half an hour as thirty minutes.
fn split_half(length: Length) -> Length {
    match length[..] {
        [
            (
                Count::Tenths(tenths),
                unit @ (Unit::Year | Unit::Hour | Unit::Minute | Unit::Decade | Unit::Century),
            ),
        ] if tenths % 10 == 5 && tenths > 10 => {
            let (rest, smaller) = match unit {
                Unit::Year => (6, Unit::Month),
                Unit::Hour => (30, Unit::Minute),
                Unit::Minute => (30, Unit::Second),
                _ => return length,
            };
            vec![(Count::Tenths(tenths - 5), unit), (Count::whole(rest), smaller)]
        }
        _ => length,
    }
}

/// A length of time, of one or more units, with "-long", "or so".
fn read_length(atoms: &Atoms<'_>, at: usize) -> Option<(Length, usize)> {
    let (mut length, mut end) = one_length(atoms, at)?;
    while length.len() < 4 {
        let next = atoms.skip_any(atoms.skip(end, ','), &["and"]);
        let starts = atoms.get(next).kind == Kind::Digits || matches!(atoms.lexeme(next), Lexeme::Small(_));
        match one_length(atoms, next) {
            Some((more, after))
                if starts
                    && more[0].1 < length[length.len() - 1].1
                    && length[length.len() - 1].0 != Count::Some =>
            {
                length.extend(more);
                end = after;
            }
            _ => break,
        }
    }
    if atoms.hyphen(end) && atoms.is(end + 1, "long") {
        end += 2;
    }
    if atoms.is(end, "or") && atoms.any(end + 1, &["so", "two", "more"]) {
        end += 2;
    } else if atoms.is(end, "or")
        && let (Lexeme::Units(_), Some((Count::Some, _))) = (atoms.lexeme(end + 1), length.first())
    {
        end += 2;
    }
    Some((length, end))
}

/// Whether an age follows: "-old", "years old", "years of age".
pub(crate) fn is_age(atoms: &Atoms<'_>, end: usize) -> bool {
    atoms.hyphen(end) && atoms.any(end + 1, &["old", "olds"])
        || atoms.is(end, "old")
        || atoms.is(end, "of") && atoms.is(end + 1, "age")
}

/// Lengths away from a day: "two years ago", "a day earlier", "six months later", "two weeks from now", "the day before".
pub(crate) fn offset(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let of = |end: usize, length: Length, back: bool, anchor: Anchor| {
        Some(Found::new(at, end, Expr::Offset(length, back, anchor)))
    };
    if atoms.is(at, "the")
        && let Lexeme::Unit(unit) = atoms.lexeme(at + 1)
        && !unit.is_clock()
        && atoms.any(at + 2, &["before", "after"])
        && !matches!(atoms.get(at + 3).kind, Kind::Letters | Kind::Digits)
    {
        return of(at + 3, vec![(Count::whole(1), unit)], atoms.is(at + 2, "before"), Anchor::Focus);
    }
    if atoms.is(at, "long") && atoms.is(at + 1, "ago") {
        return Some(Found::new(at, at + 2, Expr::Reference(Reference::Past)));
    }
    let (length, end) = read_length(atoms, at)?;
    let closed = !matches!(atoms.get(end + 1).kind, Kind::Letters | Kind::Digits);
    if atoms.is(end, "ago") {
        return of(end + 1, length, true, Anchor::Base);
    }
    if atoms.is(end, "earlier") {
        return of(end + 1, length, true, Anchor::Focus);
    }
    if atoms.is(end, "later") {
        return of(end + 1, length, false, Anchor::Focus);
    }
    if atoms.is(end, "from") && atoms.any(end + 1, &["now", "today"]) {
        return of(end + 2, length, false, Anchor::Base);
    }
    if atoms.is(end, "hence") {
        return of(end + 1, length, false, Anchor::Base);
    }
    if atoms.any(end, &["before", "previously", "prior", "beforehand"]) && closed {
        return of(end + 1, length, true, Anchor::Focus);
    }
    if atoms.any(end, &["after", "afterwards", "afterward", "on"]) && closed {
        return of(end + 1, length, false, Anchor::Focus);
    }
    None
}

/// Lengths of time: "two weeks", "the past two years", "a three-year period", "recent months".
pub(crate) fn length(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let the = atoms.skip_any(at, &["the", "these", "those"]);
    let toward = if atoms.any(the, &["last", "past", "previous", "preceding", "recent"]) {
        Some(Some(true))
    } else if atoms.any(the, &["next", "coming", "following"]) {
        Some(Some(false))
    } else if atoms.any(the, &["first", "final", "latest", "initial", "remaining", "entire", "full"]) {
        Some(None)
    } else {
        None
    };
    if let Some(toward) = toward {
        let mut next = the + 1;
        if atoms.is(at, "the") && atoms.is(the, "past") || toward.is_some() {
            next = atoms.skip_any(next, &["a", "the"]);
        }
        if let Some((length, end)) = read_length(atoms, next).filter(|&(_, end)| !is_age(atoms, end)) {
            let plural =
                matches!(length[..], [(count, _), ..] if count != Count::whole(1)) || atoms.is(next, "one");
            let end = if atoms.is(end, "of") && atoms.is(end + 1, "the") && atoms.is(end + 2, "year") {
                end + 3
            } else {
                end
            };
            return plural.then(|| Found::new(at, end, Expr::Length(length, toward)));
        }
    }
    if the > at {
        if let Some((length, end)) = read_length(atoms, the).filter(|&(_, end)| !is_age(atoms, end))
            && !matches!(atoms.lexeme(the), Lexeme::Units(_) | Lexeme::Unit(_))
        {
            // "the two-year term" keeps its article out of the length.
            let compound = matches!(atoms.lexeme(end - 1), Lexeme::Unit(_));
            let start = if compound { the } else { at };
            return Some(Found::new(start, end, Expr::Length(length, None)).led(at, None))
                .map(|found| trim(found, start));
        }
        return None;
    }
    let (length, end) = read_length(atoms, at).filter(|&(_, end)| !is_age(atoms, end))?;
    if atoms.any(at, &["a", "an"]) && rate(atoms, at) {
        return None;
    }
    let plain = matches!(atoms.lexeme(at), Lexeme::Units(_));
    if plain
        && (atoms.hyphen(end)
            || at > 0 && atoms.any(at - 1, &["her", "his", "my", "light", "school", "man", "per", "s"]))
    {
        return None;
    }
    if matches!(atoms.lexeme(end - 1), Lexeme::Unit(_))
        && atoms.is(at, "one")
        && !atoms.hyphen(end - 2)
        && atoms.is(end, "of")
    {
        return None;
    }
    if plain && atoms.is(end, "ahead") {
        return Some(Found::new(at, end + 1, Expr::Length(length, Some(false))));
    }
    Some(Found::new(at, end, Expr::Length(length, None)))
}

fn trim(mut found: Found, start: usize) -> Found {
    found.start = start;
    if let Some(first) = found.mentions.first_mut() {
        first.0 = start;
    }
    found
}

/// Whether "a week" at `at` says how often: "four flights a week", "$5 a year".
fn rate(atoms: &Atoms<'_>, at: usize) -> bool {
    if at == 0 {
        return false;
    }
    let before = atoms.get(at - 1);
    match before.kind {
        Kind::Digits => true,
        Kind::Mark(c) => c == '%' || c == '€',
        Kind::Letters => {
            let word = atoms.str(at - 1);
            matches!(before.lexeme, Lexeme::Scale(_) | Lexeme::Small(_) | Lexeme::Units(_))
                || atoms.any(
                    at - 1,
                    &[
                        "once", "twice", "cent", "percent", "people", "pence", "naira", "yuan", "yen", "bpd",
                        "and",
                    ],
                )
                || word.len() > 3
                    && word.ends_with('s')
                    && !atoms.any(
                        at - 1,
                        &[
                            "takes", "lasts", "was", "needs", "spends", "has", "less", "plus", "perhaps",
                            "gives", "across", "makes", "towards", "versus", "this",
                        ],
                    )
        }
    }
}

/// Recurring times: "every year", "each Thursday", "Sundays", "twice a week".
pub(crate) fn set(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let of = |end: usize, set: Set| Some(Found::new(at, end, Expr::Set(set)));
    if let Lexeme::Weekdays(day) = atoms.lexeme(at) {
        return of(at + 1, Set::Weekday(day, None));
    }
    if let Lexeme::Weekday(day, false) = atoms.lexeme(at)
        && let Lexeme::Parts(part) = atoms.lexeme(at + 1)
    {
        return of(at + 2, Set::Weekday(day, Some(part)));
    }
    if let Lexeme::Every(unit) = atoms.lexeme(at) {
        let next = atoms.get(at + 1);
        let alone = next.kind != Kind::Letters
            || atoms.any(at + 1, &["and", "or", "by", "in", "for", "from", "to", "at", "on", "since"]);
        return (alone && !atoms.hyphen(at + 1) && !next.capital && !atoms.get(at).capital)
            .then(|| Found::new(at, at + 1, Expr::Set(Set::Unit(unit))));
    }
    if atoms.any(at, &["weekends", "weekdays"]) {
        let unit = if atoms.is(at, "weekends") { Unit::Weekend } else { Unit::Day };
        return of(at + 1, Set::Length(Count::whole(1), unit));
    }
    if !atoms.any(at, &["every", "each"]) {
        return None;
    }
    let next = atoms.skip_any(at + 1, &["single"]);
    match atoms.lexeme(next) {
        Lexeme::Unit(unit) => return of(next + 1, Set::Length(Count::whole(1), unit)),
        Lexeme::Weekday(day, false) => {
            return match atoms.lexeme(next + 1) {
                Lexeme::Part(part) => of(next + 2, Set::Weekday(day, Some(part))),
                _ => of(next + 1, Set::Weekday(day, None)),
            };
        }
        Lexeme::Month(month, false) => return of(next + 1, Set::Month(month)),
        Lexeme::Season(season) => return of(next + 1, Set::Season(season)),
        Lexeme::Part(part) => return of(next + 1, Set::Part(part)),
        _ => {}
    }
    if atoms.is(next, "weekday") {
        return of(next + 1, Set::Length(Count::whole(1), Unit::Day));
    }
    let other = atoms.is(next, "other");
    if other && let Lexeme::Unit(unit) = atoms.lexeme(next + 1) {
        return of(next + 2, Set::Length(Count::whole(2), unit));
    }
    let (length, end) = read_length(atoms, next)?;
    matches!(length[..], [(_, _)])
        .then(|| Found::new(at, end, Expr::Set(Set::Length(length[0].0, length[0].1))))
}

/// Times known by their direction: "now", "recently", "the past", "the near future".
pub(crate) fn reference(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let of = |end: usize, reference: Reference| Some(Found::new(at, end, Expr::Reference(reference)));
    if let Lexeme::Reference(reference) = atoms.lexeme(at) {
        let common = !atoms.any(at, &["future", "present", "previously"]);
        let fits = match atoms.str(at).to_ascii_lowercase().as_str() {
            "now" => !atoms.is(at + 1, "that") && !atoms.hyphen(at + 1),
            "current" | "recent" => !atoms.hyphen(at + 1) && !atoms.get(at).capital || at == 0,
            _ => true,
        };
        return (common && fits).then(|| Found::new(at, at + 1, Expr::Reference(reference)));
    }
    if atoms.is(at, "right") && atoms.is(at + 1, "now") {
        return of(at + 2, Reference::Present);
    }
    if atoms.is(at, "these") && atoms.is(at + 1, "days") {
        return of(at + 2, Reference::Present);
    }
    if atoms.is(at, "the") {
        let next = atoms.skip_any(at + 1, &["near", "foreseeable", "distant", "not"]);
        if atoms.is(next, "future")
            && !atoms.is(next + 1, "of")
            && at > 0
            && atoms.any(at - 1, &["in", "for", "into", "of", "about"])
        {
            return of(next + 1, Reference::Future);
        }
        if atoms.is(at + 1, "past")
            && at > 0
            && atoms.any(at - 1, &["in", "of", "from", "than"])
            && !matches!(
                atoms.lexeme(at + 2),
                Lexeme::Unit(_) | Lexeme::Units(_) | Lexeme::Small(_) | Lexeme::Opener
            )
        {
            return of(at + 2, Reference::Past);
        }
    }
    None
}
