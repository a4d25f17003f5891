//! Pieces of the calendar longer than a month: years, quarters, halves, seasons, decades, centuries.

use super::{
    DateExpr, Expr, Found, Which, Year,
    calendar::{hit, year_after, year_digits, year_named, year_words},
};
use crate::times::{
    lexer::{Atoms, Kind},
    lexicon::Lexeme,
    value::{Calendar, Unit},
};

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
        1500..=2059 if is_event(atoms, end) => true,
        1900..=2059 => {
            let round = first % 100 == 0 && first != 1900;
            led || !round && atoms.begins_word(at)
        }
        1500..=1899 => {
            before(BEFORE_YEAR) && !before(&["the", "of", "for", "to", "about", "than", "or", "with", "and"])
                || opened && (atoms.mark(end, ')') || atoms.dash(end))
                || before(&["of", "to", "and"]) && (atoms.mark(end, '.') || atoms.mark(end, ','))
                || before(&["to"])
                    && at > 2
                    && atoms.is(at - 3, "from")
                    && year_digits(atoms, at - 2).is_some()
        }
        1000..=1499 | 2060..=2199 => {
            before(&["in", "since", "by", "until", "year"]) && !next.capital && next.kind != Kind::Letters
                || before(&["by", "year"])
                || before(&["from"]) && atoms.is(end, "to") && year_digits(atoms, end + 1).is_some()
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
    let own = atoms.skip_any(at, &["its", "their", "our", "a"]);
    let mut the = atoms.skip_any(own, &["the"]);
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
    // "its fourth quarter", "a flat second quarter": the owner and the article stay out.
    hit(own, end, Expr::Part(unit, Some(number), year))
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
    // "the 1960s and 70s".
    if at > 2
        && (atoms.any(at - 1, &["and", "or", "to"]) || atoms.dash(at - 1))
        && let Some(first) = atoms.digits(at - 3, 4).filter(|year| year % 10 == 0 && *year < 2200)
        && plural(at - 2) == Some(at - 1)
        && let Some(tens) = atoms.digits(at, 2).filter(|tens| tens % 10 == 0 && *tens > first % 100)
        && let Some(end) = plural(at + 1)
    {
        return hit(at, end, Expr::Fixed(Calendar::Decade((first / 100 * 10 + tens / 10) as u16)));
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

/// Whether what a year tells apart from its like stands at `at`: "the 1892 parliamentary elections".
fn is_event(atoms: &Atoms<'_>, at: usize) -> bool {
    let noun = atoms.skip_any(at, &["general", "parliamentary", "peace", "presidential", "world"]);
    atoms.get(at).spaced && atoms.any(noun, EVENTS)
}

/// What happens or is made in a year and is called by it.
const EVENTS: &[&str] = &[
    "agreement",
    "armistice",
    "battle",
    "book",
    "campaign",
    "census",
    "conference",
    "congress",
    "constitution",
    "coup",
    "earthquake",
    "edition",
    "election",
    "elections",
    "eruption",
    "expedition",
    "exhibition",
    "famine",
    "film",
    "flood",
    "genocide",
    "law",
    "letter",
    "map",
    "massacre",
    "novel",
    "pact",
    "painting",
    "poem",
    "rebellion",
    "revolt",
    "revolution",
    "riots",
    "speech",
    "strike",
    "treaty",
    "uprising",
    "war",
];

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
