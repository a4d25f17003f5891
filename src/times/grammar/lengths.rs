//! Lengths of time, and the times that are one away from another: "two weeks", "two weeks ago".

use super::{Anchor, Expr, Found, Length};
use crate::times::{
    lexer::{Atoms, Kind},
    lexicon::Lexeme,
    numbers::{Form, Number},
    value::{Count, Reference, Unit},
};

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
pub(super) fn read_length(atoms: &Atoms<'_>, at: usize) -> Option<(Length, usize)> {
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
