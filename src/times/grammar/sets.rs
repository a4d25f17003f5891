//! Recurring times, and times known by their direction only.

use super::{Expr, Found, Set, lengths::read_length};
use crate::analysis::Label;
use crate::times::{
    lexer::{Atoms, Kind},
    lexicon::Lexeme,
    value::{Count, Reference, Unit},
};

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
    if atoms.is(at, "each") && atoms.is(at + 1, "and") && atoms.is(at + 2, "every") {
        return set(atoms, at + 2).map(|found| found.led(at, None));
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
            "soon" => !atoms.any(at + 1, &["as", "after"]),
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
        let mentions = vec![(at, at + 2, Label::Date)];
        return of(at + 2, Reference::Present).map(|found| Found { mentions, ..found });
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
