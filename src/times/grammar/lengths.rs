//! Lengths of time, and the times that are one away from another: "two weeks", "two weeks ago".

use super::{Anchor, Expr, Found, Length, Set};
use crate::times::{
    lexer::{Atoms, Kind},
    lexicon::Lexeme,
    numbers::{Form, Number},
    value::{Count, Reference, Unit},
};

/// Words between a number and its unit that leave the length as it is.
const BETWEEN: &[&str] = &[
    "additional",
    "business",
    "calendar",
    "consecutive",
    "fiscal",
    "full",
    "further",
    "long",
    "more",
    "odd",
    "short",
    "straight",
    "successive",
    "trading",
    "whole",
    "working",
];

/// Words before a unit that tell no number.
const VAGUE: &[&str] =
    &["several", "few", "many", "some", "recent", "countless", "numerous", "various", "couple"];

/// Words before bare hours and minutes, and after them, that make a length of them.
const BARE: (&[&str], &[&str]) =
    (&["for", "in", "within", "mere", "of", "several"], &["ago", "after", "before", "earlier", "later"]);

/// A length and the atom after it.
type Hit = Option<(Length, usize)>;

fn single(count: Count, unit: Unit, end: usize) -> Hit {
    Some((vec![(count, unit)], end))
}

/// The unit at `at`; abbreviations only behind digits, single letters only where they touch them.
fn unit_at(atoms: &Atoms<'_>, at: usize, digits: bool) -> Option<Unit> {
    match atoms.lexeme(at) {
        Lexeme::Unit(unit) | Lexeme::Units(unit) => Some(unit),
        Lexeme::UnitShort(unit) => {
            let letter = atoms.get(at).span.len() == 1;
            (digits && !(letter && (atoms.get(at).spaced || atoms.get(at).capital))).then_some(unit)
        }
        Lexeme::Ordinal(2) if atoms.is(at, "second") && at > 0 && (digits || atoms.hyphen(at - 1)) => {
            Some(Unit::Second)
        }
        _ => None,
    }
}

/// A count of one unit: "two weeks", "a few days", "half an hour"; hyphenated too: "two-year".
fn one_length(atoms: &Atoms<'_>, at: usize) -> Hit {
    halved(atoms, at)
        .or_else(|| fortnight(atoms, at))
        .or_else(|| with_article(atoms, at))
        .or_else(|| uncounted(atoms, at))
        .or_else(|| counted(atoms, at))
}

/// "half an hour", "half a century", "a half-hour", "a quarter of an hour".
fn halved(atoms: &Atoms<'_>, at: usize) -> Hit {
    let part = atoms.skip_any(at, &["a"]);
    let half = atoms.is(part, "half");
    let quarter = atoms.is(part, "quarter") && part > at;
    if !half && !quarter {
        return None;
    }
    let of = if atoms.hyphen(part + 1) { part + 2 } else { atoms.skip_any(part + 1, &["of"]) };
    let word = atoms.skip_any(of, &["a", "an"]);
    let next_to = half && part > at && matches!(atoms.lexeme(word), Lexeme::Unit(Unit::Hour));
    if word == part + 1 && !next_to {
        return None;
    }
    let (count, unit) = match (atoms.lexeme(word), half) {
        (Lexeme::Unit(Unit::Hour), half) => (if half { 30 } else { 15 }, Unit::Minute),
        (Lexeme::Unit(Unit::Year), half) => (if half { 6 } else { 3 }, Unit::Month),
        (Lexeme::Unit(Unit::Decade), true) => (5, Unit::Year),
        (Lexeme::Unit(Unit::Century), half) => (if half { 50 } else { 25 }, Unit::Year),
        (Lexeme::Unit(unit @ (Unit::Day | Unit::Minute)), true) => {
            return single(Count::Tenths(5), unit, word + 1);
        }
        _ => return None,
    };
    single(Count::whole(count), unit, word + 1)
}

fn fortnight(atoms: &Atoms<'_>, at: usize) -> Hit {
    let word = atoms.skip_any(at, &["a", "the", "one"]);
    if atoms.is(word, "fortnight") { single(Count::whole(2), Unit::Week, word + 1) } else { None }
}

/// "a year", "an additional hour", "a few days", "a couple of weeks", "a generation" without its number.
fn with_article(atoms: &Atoms<'_>, at: usize) -> Hit {
    if !atoms.any(at, &["a", "an", "another", "one"]) {
        return None;
    }
    let next = atoms.skip_any(
        at + 1,
        &["single", "full", "whole", "additional", "further", "entire", "half", "good", "solid", "extra"],
    );
    if atoms.any(next, &["few", "couple", "number", "handful"]) {
        let count = if atoms.is(next, "couple") { Count::whole(2) } else { Count::Some };
        let of = atoms.skip_any(next + 1, &["of", "more", "short"]);
        let unit_place = atoms.skip_any(of, &["more"]);
        return single(count, unit_at(atoms, unit_place, false)?, unit_place + 1);
    }
    match atoms.lexeme(next) {
        Lexeme::Unit(Unit::Quarter | Unit::Weekend) => None,
        _ if atoms.hyphen(next + 1) && atoms.is(next + 2, "long") => None,
        Lexeme::Unit(unit) if atoms.is(next + 1, "and") && atoms.is(next + 2, "a") => {
            match (atoms.is(next + 3, "half"), atoms.is(next + 3, "quarter"), unit) {
                (true, ..) => Some((and_a_half(1, unit), next + 4)),
                (_, true, Unit::Hour) => {
                    Some((vec![(Count::whole(1), unit), (Count::whole(15), Unit::Minute)], next + 4))
                }
                _ => single(Count::whole(1), unit, next + 1),
            }
        }
        Lexeme::Unit(unit) => single(Count::whole(1), unit, next + 1),
        _ if atoms.is(next, "generation") => single(Count::Some, Unit::Decade, next + 1),
        _ => None,
    }
}

/// "several years", "recent months", "weeks": no number is told.
fn uncounted(atoms: &Atoms<'_>, at: usize) -> Hit {
    if atoms.any(at, VAGUE) {
        let couple = atoms.is(at, "couple");
        let mut next = atoms.skip_any(at + 1, &["more", "few", "long", "recent", "of"]);
        next += usize::from(atoms.hyphen(next));
        let plural = matches!(atoms.lexeme(next), Lexeme::Units(_)) || atoms.hyphen(next - 1);
        let unit = unit_at(atoms, next, false).filter(|_| plural)?;
        return single(if couple { Count::whole(2) } else { Count::Some }, unit, next + 1);
    }
    match atoms.lexeme(at) {
        Lexeme::Units(Unit::Quarter) => None,
        Lexeme::Units(unit) => single(Count::Some, unit, at + 1),
        Lexeme::Unit(unit) if atoms.hyphen(at + 1) && atoms.is(at + 2, "long") => {
            single(Count::whole(1), unit, at + 1)
        }
        _ => None,
    }
}

/// "two weeks", "12-18 months", "hundreds of years", "a two-year".
fn counted(atoms: &Atoms<'_>, at: usize) -> Hit {
    let number = Number::read(atoms, at).filter(|_| atoms.begins_word(at))?;
    if number.form == Form::Vague && atoms.is(number.end, "of") {
        return match atoms.lexeme(number.end + 1) {
            Lexeme::Units(unit) => single(Count::Some, unit, number.end + 2),
            _ => None,
        };
    }
    let count = if number.form == Form::Vague { Count::Some } else { number.value.as_count() };
    let mut next = number.end;
    // "two to three weeks", "12-18 months", "five or six days", "2 or more months".
    let joined = atoms.any(next, &["to", "or", "and"]) || atoms.dash(next);
    if joined
        && let Some(second) = Number::read(atoms, next + 1)
        && number.value.is_below(second.value)
        && unit_at(atoms, second.end + usize::from(atoms.hyphen(second.end)), true).is_some()
    {
        next = second.end;
    } else if atoms.is(next, "or") && atoms.is(next + 1, "more") {
        next += 2;
    }
    let hyphen = atoms.hyphen(next);
    let word = atoms.skip_any(next + usize::from(hyphen), BETWEEN);
    let unit = unit_at(atoms, word, number.form == Form::Digits)?;
    let plural = matches!(atoms.lexeme(word), Lexeme::Units(_));
    if unit == Unit::Quarter && (hyphen && plural || atoms.is(word + 1, "of") || !hyphen && !plural) {
        // Three-quarters, three quarters of it; "the 1988 quarter".
        return None;
    }
    let end = word + 1;
    if atoms.is(end, "and")
        && atoms.is(end + 1, "a")
        && atoms.is(end + 2, "half")
        && let Some(count) = count.as_whole().and_then(|count| u32::try_from(count).ok())
    {
        return Some((and_a_half(count, unit), end + 3));
    }
    Some((split_half(count, unit), end))
}

/// `count` and a half units.
fn and_a_half(count: u32, unit: Unit) -> Length {
    split_half(Count::Tenths(count.saturating_mul(10).saturating_add(5)), unit)
}

/// Writes half a year as six months, half an hour as thirty minutes.
fn split_half(count: Count, unit: Unit) -> Length {
    let rest = match unit {
        Unit::Year => (Count::whole(6), Unit::Month),
        Unit::Hour => (Count::whole(30), Unit::Minute),
        Unit::Minute => (Count::whole(30), Unit::Second),
        _ => return vec![(count, unit)],
    };
    match count {
        Count::Tenths(tenths) if tenths % 10 == 5 && tenths > 10 => {
            vec![(Count::Tenths(tenths - 5), unit), rest]
        }
        _ => vec![(count, unit)],
    }
}

/// A length of time, of one or more units, with "-long", "or so".
pub(super) fn read_length(atoms: &Atoms<'_>, at: usize) -> Hit {
    let (mut length, mut end) = one_length(atoms, at)?;
    while length.len() < 4 {
        let next = atoms.skip_any(atoms.skip(end, ','), &["and"]);
        let starts = atoms.get(next).kind == Kind::Digits || matches!(atoms.lexeme(next), Lexeme::Small(_));
        let (count, unit) = length[length.len() - 1];
        match counted(atoms, next).filter(|_| starts) {
            Some((more, after)) if more[0].1 < unit && count != Count::Some => {
                length.extend(more);
                end = after;
            }
            _ => break,
        }
    }
    if atoms.hyphen(end) && atoms.is(end + 1, "long") {
        end += 2;
    }
    let vague = length[0].0 == Count::Some;
    let so = atoms.is(end, "or") && atoms.any(end + 1, &["so", "two", "more"]);
    let other = vague && atoms.any(end, &["or", "and"]) && matches!(atoms.lexeme(end + 1), Lexeme::Units(_));
    Some((length, if so || other { end + 2 } else { end }))
}

/// Whether an age follows: "-old", "years old", "years of age".
fn is_age(atoms: &Atoms<'_>, end: usize) -> bool {
    let old = end + usize::from(atoms.dash(end));
    atoms.any(old, &["old", "olds"]) || atoms.is(end, "of") && atoms.is(end + 1, "age")
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
        && !matches!(atoms.lexeme(at + 3), Lexeme::DayStep(_))
    {
        return of(at + 3, vec![(Count::whole(1), unit)], atoms.is(at + 2, "before"), Anchor::Focus);
    }
    if atoms.is(at, "long") && atoms.is(at + 1, "ago") {
        return Some(Found::new(at, at + 2, Expr::Reference(Reference::Past)));
    }
    if let Some(found) = page_age(atoms, at) {
        return Some(found);
    }
    let (length, end) = read_length(atoms, at)?;
    let closed = !matches!(atoms.get(end + 1).kind, Kind::Letters | Kind::Digits);
    let (end, back, anchor) = match atoms.str(end).to_ascii_lowercase().as_str() {
        "ago" => (end + 1, true, Anchor::Base),
        "back" if closed => (end + 1, true, Anchor::Base),
        "earlier" => (end + 1, true, Anchor::Focus),
        "later" => (end + 1, false, Anchor::Focus),
        "from" if atoms.any(end + 1, &["now", "today"]) => (end + 2, false, Anchor::Base),
        "hence" => (end + 1, false, Anchor::Base),
        "before" | "previously" | "prior" | "beforehand" if closed => (end + 1, true, Anchor::Focus),
        "after" | "afterwards" | "afterward" | "on" if closed => (end + 1, false, Anchor::Focus),
        _ => return None,
    };
    of(end, length, back, anchor)
}

/// "41m ago", "3h ago", as pages print the age of an article.
fn page_age(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let count = atoms.digits(at, 2)?;
    let unit = match atoms.str(at + 1) {
        "m" => Unit::Minute,
        "h" => Unit::Hour,
        "d" => Unit::Day,
        _ => return None,
    };
    let glued = !atoms.get(at + 1).spaced && atoms.is(at + 2, "ago");
    let length = vec![(Count::whole(count), unit)];
    glued.then(|| Found::new(at, at + 3, Expr::Offset(length, true, Anchor::Base)))
}

/// Lengths of time: "two weeks", "the past two years", "a three-year period", "recent months".
pub(crate) fn length(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let the = atoms.skip_any(at, &["the", "these", "those", "that", "this"]);
    let read = |at: usize| read_length(atoms, at).filter(|&(_, end)| !is_age(atoms, end));
    // "the past two years": where it lies.
    let toward = if atoms.any(the, &["last", "past", "previous", "preceding", "recent"]) {
        Some(Some(true))
    } else if atoms.any(the, &["next", "coming", "incoming", "following"]) {
        Some(Some(false))
    } else if atoms.any(the, &["first", "final", "latest", "initial", "remaining", "entire", "full", "same"])
    {
        Some(None)
    } else {
        None
    };
    if let Some(toward) = toward {
        let next = if toward.is_some() { atoms.skip_any(the + 1, &["a", "the"]) } else { the + 1 };
        if let Some((length, end)) = read(next) {
            let plural = length[0].0 != Count::whole(1) || atoms.is(next, "one");
            let year = atoms.is(end, "of") && atoms.is(end + 1, "the") && atoms.is(end + 2, "year");
            let end = end + if year { 3 } else { 0 };
            return plural.then(|| Found::new(at, end, Expr::Length(length, toward)));
        }
    }
    if the > at {
        let (length, end) = read(the)?;
        // "the days" of something are no length; "the two-year term" keeps its article out, "the two years" does not.
        let bare = matches!(atoms.lexeme(the), Lexeme::Units(_) | Lexeme::Unit(_));
        if bare && !atoms.is(end, "ahead") {
            return None;
        }
        let compound = matches!(atoms.lexeme(end - 1), Lexeme::Unit(_));
        let (start, end) = (if compound { the } else { at }, end + usize::from(bare));
        return Some(Found::new(start, end, Expr::Length(length, bare.then_some(false))));
    }
    let (length, end) = read(at)?;
    let unit = length[0].1;
    if atoms.any(at, &["a", "an"]) && end == at + 2 && rate(atoms, at) {
        let set = Expr::Set(Set::Length(Count::whole(1), unit));
        return Some(Found::new(at, end, set));
    }
    let bare = matches!(atoms.lexeme(at), Lexeme::Units(_));
    let before = |words: &[&str]| at > 0 && atoms.any(at - 1, words);
    if bare && atoms.is(end, "ahead") {
        return Some(Found::new(at, end + 1, Expr::Length(length, Some(false))));
    }
    let named = atoms.get(at).capital && at > 0 && !atoms.mark(at - 1, '.');
    if bare
        && (atoms.hyphen(end)
            || named
            || before(&["her", "his", "my", "light", "school", "man", "sick", "per", "s"]))
    {
        return None;
    }
    if bare && unit.is_clock() && !before(BARE.0) && !atoms.any(end, BARE.1) {
        return None;
    }
    let one_of = atoms.is(at, "one") && end == at + 2 && atoms.is(end, "of");
    (!one_of).then(|| Found::new(at, end, Expr::Length(length, None)))
}

/// Verbs and other words in -s after which "a week" is no rate.
const NO_RATE: &[&str] = &[
    "across", "gives", "has", "is", "lasts", "less", "makes", "needs", "perhaps", "plus", "spends", "takes",
    "this", "towards", "versus", "was",
];

/// Whether "a week" at `at` says how often: "four flights a week", "$5 a year".
fn rate(atoms: &Atoms<'_>, at: usize) -> bool {
    if at == 0 {
        return false;
    }
    let before = atoms.get(at - 1);
    match before.kind {
        Kind::Digits => true,
        Kind::Mark(c) => matches!(c, '%' | '€'),
        Kind::Letters => {
            let word = atoms.str(at - 1);
            matches!(before.lexeme, Lexeme::Scale(_) | Lexeme::Small(_) | Lexeme::Units(_))
                || atoms.any(
                    at - 1,
                    &["once", "twice", "cent", "percent", "people", "pence", "naira", "yuan", "yen"],
                )
                || word.len() > 3 && word.ends_with('s') && !atoms.any(at - 1, NO_RATE)
        }
    }
}
