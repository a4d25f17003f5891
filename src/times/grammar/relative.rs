//! Times that count from another time, lengths of time, recurring times.

use super::{Anchor, DateExpr, Expr, Found, Which, Year};
use crate::{
    analysis::Modifier,
    times::{
        lexer::{Atoms, Kind},
        lexicon::Lexeme,
        value::{Clock, Count, Unit},
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
    let year = atoms.skip_any(at, &["the", "a", "comparable"]);
    let year = atoms.skip_any(year, &["comparable"]);
    if atoms.is(year, "year") && atoms.hyphen(year + 1) && atoms.any(year + 2, &["ago", "earlier"]) {
        let the = year;
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
        "coming" | "incoming" if led => Some((Which::Base(1), the + 1)),
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
