//! Times of day: "14:05 GMT", "5 p.m.", "noon", "in the evening", "last night" where no day leads it.

use super::{Expr, Found, Which};
use crate::times::{
    lexer::{Atoms, Kind},
    lexicon::Lexeme,
    value::{Clock, DayPart, Unit},
};

/// Time zones by the letters in use.
const ZONES: &[&str] = &[
    "utc", "gmt", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt", "akst",
    "hst", "ast", "adt", "nst", "bst", "ist", "cet", "cest", "eet", "eest", "wet", "west", "msk", "trt",
    "wat", "cat", "eat", "sast", "pkt", "npt", "wib", "ict", "pht", "sgt", "myt", "hkt", "jst", "kst",
    "aest", "aedt", "acst", "awst", "nzst", "nzdt", "gst", "brt", "art", "clt",
];

/// The zone after a time: "GMT", "(NZDT)", "GMT+2", "local time".
fn zone(atoms: &Atoms<'_>, at: usize) -> Option<(String, usize)> {
    if atoms.is(at, "local") && atoms.is(at + 1, "time") {
        return Some(("local time".into(), at + 2));
    }
    let open = atoms.skip(at, '(');
    let name = atoms.str(open);
    let upper = name.chars().all(|c| c.is_ascii_uppercase());
    if !(upper && atoms.any(open, ZONES)) {
        let place = place_time(atoms, open)?;
        return match open > at {
            true if !atoms.mark(place, ')') => None,
            bracket => Some((atoms.text(open, place).to_owned(), place + usize::from(bracket))),
        };
    }
    let mut name = name.to_owned();
    let mut end = open + 1;
    if let Kind::Mark(sign @ ('+' | '-')) = atoms.get(end).kind
        && let Some(hours) = atoms.digits(end + 1, 2)
        && !atoms.get(end + 1).spaced
    {
        name = format!("{name}{sign}{hours}");
        end += 2;
    }
    if open > at {
        return atoms.mark(end, ')').then_some((name, end + 1));
    }
    Some((name, end))
}

/// The atom after "Nairobi time", "Central European Time", "Eastern".
fn place_time(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    if atoms.any(at, &["eastern", "pacific"]) && atoms.get(at).capital && !atoms.get(at + 1).capital {
        return Some(at + 1 + usize::from(atoms.is(at + 1, "time")));
    }
    let words = (at..at + 3).take_while(|&at| {
        atoms.get(at).kind == Kind::Letters && atoms.get(at).capital && !atoms.is(at, "time")
    });
    let end = at + words.count();
    (end > at && atoms.is(end, "time")).then_some(end + 1)
}

/// Whether what follows the time of day at `at` is a noun that it belongs to: "the morning sun".
fn adjective(atoms: &Atoms<'_>, at: usize) -> bool {
    let next = atoms.get(at + 1);
    let function = [
        "of",
        "after",
        "before",
        "when",
        "and",
        "or",
        "to",
        "in",
        "at",
        "on",
        "the",
        "a",
        "that",
        "with",
        "by",
        "for",
        "was",
        "were",
        "is",
        "are",
        "as",
        "but",
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "had",
        "has",
        "while",
        "until",
        "from",
        "because",
        "hours",
        "following",
        "so",
        "than",
        "then",
        "where",
        "without",
        "about",
        "around",
        "ended",
        "came",
        "fell",
    ];
    next.kind == Kind::Letters
        && next.spaced
        && !next.capital
        && next.lexeme == Lexeme::None
        && !atoms.any(at + 1, &function)
        || atoms.possessive(at + 1).is_some()
}

/// "the 81st minute", "the last minute".
fn game_minute(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let number = atoms.skip_any(at, &["the"]);
    let word = match (atoms.lexeme(number), atoms.hyphen(number + 1)) {
        (Lexeme::Ordinal(_), _) => number + 1,
        (Lexeme::Small(20..), true) if matches!(atoms.lexeme(number + 2), Lexeme::Ordinal(_)) => number + 3,
        _ if atoms.digits(number, 3).is_some() && atoms.any(number + 1, &["st", "nd", "rd", "th"]) => {
            number + 2
        }
        _ => return None,
    };
    let minute = atoms.is(word, "minute") && !atoms.hyphen(word - 1) && number > at;
    minute.then(|| Found::new(at, word + 1, Expr::Unit(Unit::Minute, Which::Open)))
}

/// Hours in words behind "at", "by" and "since": "at nine.", "ten past eight".
fn hour_in_words(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let Lexeme::Small(hour @ 1..=29) = atoms.lexeme(at) else { return None };
    let before = |words: &[&str]| at > 0 && atoms.any(at - 1, words);
    if atoms.is(at + 1, "past")
        && matches!(hour, 5 | 10 | 20)
        && let Lexeme::Small(past @ 1..=12) = atoms.lexeme(at + 2)
    {
        return Some(Found::new(at, at + 3, Expr::Clock(Clock::Minute(past as i8, hour as i8), None, None)));
    }
    let next = atoms.get(at + 1);
    let closed = matches!(next.kind, Kind::Mark(',' | '.' | ';' | ')' | '\n'))
        || atoms.any(at + 1, &["and", "but", "when", "on", "every", "sharp", "until", "the"])
            && !atoms.is(at + 2, "half");
    let clock = before(&["at", "until", "till"])
        || before(&["by", "since"]) && !atoms.any(at + 1, &["and", "the", "on"]);
    (clock && closed && hour <= 12)
        .then(|| Found::new(at, at + 1, Expr::Clock(Clock::Minute(hour as i8, 0), None, None)))
}

/// "am", "p.m.": whether it is after noon.
fn half_day(atoms: &Atoms<'_>, at: usize) -> Option<(bool, usize)> {
    if atoms.any(at, &["am", "pm"]) {
        let end = at + 1;
        return Some((atoms.is(at, "pm"), end));
    }
    let dotted = atoms.any(at, &["a", "p"])
        && atoms.mark(at + 1, '.')
        && atoms.is(at + 2, "m")
        && !atoms.get(at + 2).spaced;
    dotted.then(|| {
        (atoms.is(at, "p"), at + 3 + usize::from(atoms.mark(at + 3, '.') && !atoms.get(at + 3).spaced))
    })
}

/// "in the morning" after an hour: whether it is after noon.
fn of_day(atoms: &Atoms<'_>, at: usize) -> Option<(bool, usize)> {
    let part = if atoms.is(at, "in") && atoms.is(at + 1, "the") || atoms.is(at, "this") {
        at + 1 + usize::from(atoms.is(at, "in"))
    } else if atoms.is(at, "at") {
        at + 1
    } else {
        return None;
    };
    match atoms.lexeme(part) {
        Lexeme::Part(DayPart::Morning) => Some((false, part + 1)),
        Lexeme::Part(DayPart::Afternoon | DayPart::Evening | DayPart::Night) => Some((true, part + 1)),
        _ => None,
    }
}

fn to_24(hour: u32, after_noon: Option<bool>) -> Option<i8> {
    let hour = match after_noon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    (hour <= 24).then_some(hour as i8)
}

/// Times of the clock and parts of the day.
pub(crate) fn time_of_day(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let of = |end: usize, clock: Clock, zone: Option<String>| {
        Some(Found::new(at, end, Expr::Clock(clock, None, zone)))
    };
    match atoms.lexeme(at) {
        Lexeme::Hour(hour) => {
            let (zone, end) = zone(atoms, at + 1).map_or((None, at + 1), |(zone, end)| (Some(zone), end));
            return of(end, Clock::Minute(hour, 0), zone);
        }
        Lexeme::Light(part) => {
            // The newspaper Dawn; "a pre-dawn raid", "the sunset clause".
            let named = atoms.get(at).capital && at > 0 && !atoms.mark(at - 1, '.');
            let part_of_word = at > 0 && atoms.hyphen(at - 1) || atoms.hyphen(at + 1);
            let noun = adjective(atoms, at) && at > 0 && atoms.any(at - 1, &["the", "a", "this"]);
            return (!(named || part_of_word || noun))
                .then(|| Found::new(at, at + 1, Expr::Clock(Clock::Part(part), None, None)));
        }
        Lexeme::Part(part) if atoms.is(at, "overnight") => return of(at + 1, Clock::Part(part), None),
        Lexeme::Part(part) if atoms.is(at, "tonight") => {
            let today = Some(Box::new(Expr::Unit(Unit::Day, Which::Base(0))));
            return Some(Found::new(at, at + 1, Expr::Clock(Clock::Part(part), today, None)));
        }
        Lexeme::Part(part) => {
            let alone = at > 0
                && (atoms.any(at - 1, &["at", "by", "early", "late", "of", "until", "mid"])
                    || atoms.is(at, "night") && atoms.is(at - 1, "late"));
            return alone.then(|| Found::new(at, at + 1, Expr::Clock(Clock::Part(part), None, None)));
        }
        Lexeme::Opener => {
            let the = atoms.skip_any(at, &["the", "a", "an"]);
            if atoms.is(at, "the")
                && atoms.any(the, &["early", "late", "small", "overnight"])
                && atoms.is(the + 1, "hours")
            {
                let part = if atoms.is(the, "late") { DayPart::Night } else { DayPart::Morning };
                return of(the + 2, Clock::Part(part), None);
            }
            let word = atoms.skip_any(the, &["early", "late", "mid"]);
            let word = word + usize::from(word > the && atoms.hyphen(word));
            if let Some(found) = game_minute(atoms, at) {
                return Some(found);
            }
            if let Lexeme::Part(part) = atoms.lexeme(word)
                && the > at
                && (word > the || !adjective(atoms, word))
                && !(atoms.get(word + 1).kind == Kind::Letters && atoms.get(word + 1).capital)
                && !atoms.hyphen(word + 1)
                && (atoms.is(at, "the")
                    || word > the
                    || at > 0 && !atoms.any(at - 1, &["times", "once", "twice"]))
            {
                return of(word + 1, Clock::Part(part), None);
            }
            if atoms.any(at, &["half", "a"]) {
                return quarter_past(atoms, at);
            }
            return None;
        }
        _ => {}
    }
    if atoms.is(at, "quarter") {
        return quarter_past(atoms, at);
    }
    let word_hour = match atoms.lexeme(at) {
        Lexeme::Small(hour @ 1..=12) => Some(u32::from(hour)),
        _ => None,
    };
    if let Some(found) = hour_in_words(atoms, at) {
        return Some(found);
    }
    let hour = word_hour.or_else(|| atoms.digits(at, 2));
    if let Some(hour) = hour.filter(|&hour| hour <= 24)
        && atoms.is(at + 1, "o")
        && atoms.apostrophe(at + 2)
        && atoms.is(at + 3, "clock")
    {
        let (after_noon, end) = of_day(atoms, at + 4).map_or((None, at + 4), |(noon, end)| (Some(noon), end));
        return of(end, Clock::Minute(to_24(hour, after_noon)?, 0), None);
    }
    if let Some(hour) = hour.filter(|&hour| (1..=12).contains(&hour))
        && let Some((after_noon, end)) = of_day(atoms, at + 1)
        && at > 0
        && (word_hour.is_some() || atoms.any(at - 1, &["at", "around", "about", "by", "until", "till"]))
        && atoms.begins_word(at)
    {
        return of(end, Clock::Minute(to_24(hour, Some(after_noon))?, 0), None);
    }
    let finish = |end: usize, hour: u32, rest: Option<(u32, Option<u32>)>, after_noon: Option<bool>| {
        let (zone, end) = zone(atoms, end).map_or((None, end), |(zone, end)| (Some(zone), end));
        let hour = to_24(hour, after_noon)?;
        let clock = match rest {
            None => Clock::Minute(hour, 0),
            Some((minute @ 0..=59, None)) => Clock::Minute(hour, minute as i8),
            Some((minute @ 0..=59, Some(second @ 0..=59))) => Clock::Second(hour, minute as i8, second as i8),
            _ => return None,
        };
        of(end, clock, zone)
    };
    if atoms.get(at).kind != Kind::Digits || !atoms.begins_word(at) {
        return None;
    }
    if atoms.get(at).span.len() == 4 {
        // 2100 UTC, 0729GMT.
        let both = atoms.digits(at, 4)?;
        let (zone, end) = zone(atoms, at + 1).or_else(|| {
            (atoms.any(at + 1, &["hours", "hrs"]) && atoms.str(at).starts_with(['0', '1', '2']))
                .then(|| (String::new(), at + 2))
        })?;
        let (hour, minute) = (both / 100, both % 100);
        let clock = Clock::Minute(to_24(hour, None)?, (minute < 60).then_some(minute as i8)?);
        return of(end, clock, Some(zone).filter(|zone| !zone.is_empty()));
    }
    let hour = atoms.digits(at, 2)?;
    let glued = |at: usize| !atoms.get(at).spaced;
    let two = |at: usize| atoms.digits(at, 2).filter(|_| atoms.get(at).span.len() == 2 && glued(at));
    if atoms.mark(at + 1, ':')
        && glued(at + 1)
        && let Some(minute) = two(at + 2)
    {
        let second = (atoms.mark(at + 3, ':') && glued(at + 3)).then(|| two(at + 4)).flatten();
        let end = at + 3 + 2 * usize::from(second.is_some());
        let after_noon = half_day(atoms, end);
        let end = after_noon.map_or(end, |(_, end)| end);
        if glued(end) && atoms.get(end).kind == Kind::Digits {
            return None;
        }
        return finish(end, hour, Some((minute, second)), after_noon.map(|(noon, _)| noon));
    }
    if atoms.mark(at + 1, '.')
        && glued(at + 1)
        && let Some(minute) = two(at + 2)
    {
        let half = half_day(atoms, at + 3);
        if half.is_none() && zone(atoms, at + 3).is_none() && !point_time(atoms, at) {
            return None;
        }
        return finish(
            half.map_or(at + 3, |(_, end)| end),
            hour,
            Some((minute, None)),
            half.map(|(noon, _)| noon),
        );
    }
    if atoms.is(at + 1, "h")
        && glued(at + 1)
        && let Some(minute) = two(at + 2)
    {
        return finish(at + 3, hour, Some((minute, None)), None);
    }
    let (after_noon, end) = half_day(atoms, at + 1)?;
    // "5 am" is an hour; "I am", "10 A.M. Smith" are not written so.
    (1..=12).contains(&hour).then(|| finish(end, hour, None, Some(after_noon)))?
}

/// Whether "21.30" is a time without more to show it: alone in its line, behind "at", or behind a day.
fn point_time(atoms: &Atoms<'_>, at: usize) -> bool {
    let two = atoms.get(at).span.len() == 2 && atoms.digits(at, 2).is_some_and(|hour| hour < 24);
    let minute = atoms.digits(at + 2, 2).is_some_and(|minute| minute < 60);
    let next = atoms.get(at + 3);
    let counted = matches!(next.kind, Kind::Mark('%' | '°' | '/'))
        || matches!(next.lexeme, Lexeme::Scale(_) | Lexeme::Unit(_) | Lexeme::Units(_))
        || atoms.any(at + 3, &["per", "percent", "metres", "km", "points", "in", "against", "a"])
        || !next.spaced && matches!(next.kind, Kind::Letters | Kind::Digits);
    let alone = at == 0 && atoms.len() == 3;
    let day = at > 0
        && (matches!(atoms.lexeme(at - 1), Lexeme::Weekday(..))
            || atoms.digits(at - 1, 4).is_some_and(|year| (1990..2100).contains(&year)));
    let led = at > 0 && atoms.any(at - 1, &["at", "until", "after", "before"]);
    two && minute && !counted && (alone || day || led)
}

/// "quarter to six", "half past five".
fn quarter_past(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let word = atoms.skip_any(at, &["a"]);
    let minutes: i32 = if atoms.is(word, "quarter") {
        15
    } else if atoms.is(word, "half") {
        30
    } else {
        return None;
    };
    let past = match atoms.str(word + 1).to_ascii_lowercase().as_str() {
        "past" | "after" => 1,
        "to" | "before" if minutes == 15 => -1,
        _ => return None,
    };
    let hour = match atoms.lexeme(word + 2) {
        Lexeme::Small(hour @ 1..=12) => i32::from(hour),
        _ => i32::try_from(atoms.digits(word + 2, 2).filter(|hour| (1..=12).contains(hour))?).ok()?,
    };
    let half = half_day(atoms, word + 3).or_else(|| of_day(atoms, word + 3));
    let end = half.map_or(word + 3, |(_, end)| end);
    let hour = i32::from(to_24(hour as u32, half.map(|(noon, _)| noon))?);
    let total = hour * 60 + past * minutes;
    Some(Found::new(at, end, Expr::Clock(Clock::Minute((total / 60) as i8, (total % 60) as i8), None, None)))
}
