//! Percentages and measures.

use super::{Amount, Found, money, range, units, with_upper};
use crate::{
    analysis::AmountKind,
    times::{
        lexer::{Atoms, Kind},
        lexicon::Lexeme,
        numbers::{Decimal, Form, Number},
    },
};

/// "%", "per cent", "percentage points", "basis points": the unit, a power of ten below one, and the atom after it.
fn percent_unit(atoms: &Atoms<'_>, at: usize) -> Option<(&'static str, bool, usize)> {
    let at = at + usize::from(atoms.hyphen(at));
    if atoms.mark(at, '%') || atoms.any(at, &["percent", "pct"]) {
        let end = at + 1;
        if atoms.any(end + usize::from(atoms.hyphen(end)), &["point", "points"]) {
            return Some(("{percentage_points}", false, end + 1 + usize::from(atoms.hyphen(end))));
        }
        return Some(("%", false, end));
    }
    if atoms.is(at, "per") && atoms.any(at + 1 + usize::from(atoms.hyphen(at + 1)), &["cent"]) {
        return Some(("%", false, at + 2 + usize::from(atoms.hyphen(at + 1))));
    }
    let word = at + 1 + usize::from(atoms.hyphen(at + 1));
    if atoms.any(word, &["point", "points"]) {
        if atoms.is(at, "percentage") {
            return Some(("{percentage_points}", false, word + 1));
        }
        if atoms.is(at, "basis") {
            return Some(("{percentage_points}", true, word + 1));
        }
    }
    (atoms.is(at, "bps")).then_some(("{percentage_points}", true, at + 1))
}

pub(super) fn percent(atoms: &Atoms<'_>, amount: &Amount) -> Option<Found> {
    let of = |amount: &Amount, (unit, basis, end): (&str, bool, usize)| {
        let scale: fn(Decimal) -> Decimal = if basis { Decimal::hundredth } else { |value| value };
        let how = if basis {
            "basis points, in hundredths of a percentage point"
        } else if unit == "%" {
            "a percentage"
        } else {
            "percentage points"
        };
        amount.scaled(AmountKind::Percent, end, Some(unit.to_owned()), how.to_owned(), scale)
    };
    let first = percent_unit(atoms, amount.end);
    let end = first.map_or(amount.end, |(.., end)| end);
    if let Some(next) = range(atoms, amount.start, end)
        && let Some(upper) = Number::read(atoms, next)
        && let Some(unit) = percent_unit(atoms, upper.end)
        && let Some(both) = with_upper(amount, upper)
        && first.is_none_or(|first| first.0 == unit.0 && !atoms.is(next - 1, "and"))
    {
        return Some(of(&both, unit));
    }
    if first.is_none() && atoms.any(amount.end, &["a", "of"]) {
        return None;
    }
    first.map(|unit| of(amount, unit))
}

pub(super) fn quantity(atoms: &Atoms<'_>, amount: &Amount) -> Option<Found> {
    let unit_at = |at: usize| units::lookup(atoms, at + usize::from(atoms.hyphen(at)));
    let of = |amount: &Amount, unit: String, end: usize| {
        amount.found(AmountKind::Quantity, end, Some(unit.clone()), format!("measured in {unit} (UCUM)"))
    };
    // The letters that money takes for millions are metres here: "400m".
    let amount = &match Number::read(
        atoms,
        atoms.skip_any(
            amount.start + usize::from(amount.negative && !atoms.is(amount.start, "minus")),
            &["minus"],
        ),
    ) {
        Some(from) if from.end < amount.end && unit_at(from.end).is_some() && !million(atoms, from.end) => {
            Amount { from, end: from.end, ..*amount }
        }
        _ => Amount { ..*amount },
    };
    let first = unit_at(amount.end);
    let end = first.as_ref().map_or(amount.end, |(_, end)| *end);
    if let Some(next) = range(atoms, amount.start, end)
        && let Some(upper) = Number::read(atoms, next)
        && let Some((unit, end)) = unit_at(upper.end)
        && let Some(both) = with_upper(amount, upper)
        && first.as_ref().is_none_or(|(first, _)| *first == unit && !atoms.is(next - 1, "and"))
    {
        return Some(of(&both, unit, end));
    }
    let vague = amount.from.form == Form::Vague && atoms.is(amount.end, "of");
    let (unit, mut end) = if vague { units::lookup(atoms, amount.end + 1)? } else { first? };
    if million(atoms, amount.end) && atoms.is(amount.end, "m") {
        return None;
    }
    // A name: "Three Mile Island"; the age of a page: "41m ago".
    let name =
        atoms.get(amount.start).kind == Kind::Letters && atoms.get(end - 1).capital && atoms.get(end).capital;
    if name || atoms.is(end, "ago") || unit == "deg" && atoms.is(end, "in") {
        return None;
    }
    // "six feet five inches", "5ft 7in".
    if unit == "[ft_i]"
        && let Some(inches) = Number::read(atoms, end)
        && let Some((more, after)) = unit_at(inches.end)
        && more == "[in_i]"
    {
        end = after;
    }
    Some(of(amount, unit, end))
}

/// Whether a glued "m" means million: a plural of things follows.
pub(super) fn million(atoms: &Atoms<'_>, at: usize) -> bool {
    let next = atoms.get(at + 1);
    let word = atoms.str(at + 1);
    atoms.str(at) == "m"
        && !atoms.get(at).spaced
        && next.spaced
        && !next.capital
        && (word.ends_with('s') || atoms.any(at + 1, &["people", "children", "women", "men"]))
        && !atoms.any(
            at + 1,
            &[
                "hurdles", "as", "is", "was", "has", "across", "sprints", "finals", "heats", "races", "less",
                "this",
            ],
        )
}

/// "a mile", "a kilo", "half a mile" and the like, where no rate is meant.
pub(super) fn one_unit(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let (value, unit_at) = if atoms.any(at, &["a", "an"]) {
        if atoms.any(at + 1, &["few", "couple", "quarter"]) {
            let next = atoms.skip_any(at + 2, &["of"]);
            (Decimal::whole(if atoms.is(at + 1, "couple") { 2 } else { 1 }), next)
        } else {
            (Decimal::whole(1), at + 1)
        }
    } else if atoms.any(at, &["several", "many"]) {
        (Decimal::whole(1), at + 1)
    } else if atoms.is(at, "half") && atoms.any(at + 1, &["a", "an"]) {
        let number = Decimal::whole(50).hundredth();
        if let Some((unit, basis, end)) = percent_unit(atoms, at + 2) {
            let value = if basis { number.hundredth() } else { number };
            return Some(Found {
                start: at,
                end,
                kind: AmountKind::Percent,
                value: value.to_string(),
                to: None,
                unit: Some(unit.to_owned()),
                how: "a percentage".into(),
            });
        }
        (number, at + 2)
    } else {
        return None;
    };
    if atoms.get(unit_at).span.len() < 4
        || atoms.get(unit_at).kind != Kind::Letters
        || atoms.get(unit_at).capital
    {
        return None;
    }
    let (unit, end) = units::lookup(atoms, unit_at)?;
    let before = atoms.get(at.wrapping_sub(1));
    let rate = at > 0
        && unit_at == at + 1
        && (before.kind == Kind::Digits
            || before.kind == Kind::Mark('%')
            || matches!(before.lexeme, Lexeme::Scale(_) | Lexeme::Small(_))
            || before.kind == Kind::Letters
                && (atoms.str(at - 1).ends_with('s') || money::after(atoms, at - 1).is_some()));
    let word = atoms.any(
        unit_at,
        &[
            "degree", "stone", "pound", "pounds", "yard", "carat", "knot", "foot", "feet", "mole", "pint",
            "degrees", "stones", "ton", "watt",
        ],
    );
    let vague = atoms.any(at, &["several", "many"]) || atoms.is(at + 1, "few");
    if rate || word && !vague || atoms.hyphen(end) {
        return None;
    }
    let how = if vague {
        format!("measured in {unit} (UCUM); the number is not said")
    } else {
        format!("measured in {unit} (UCUM)")
    };
    Some(Found {
        start: at,
        end,
        kind: AmountKind::Quantity,
        value: value.to_string(),
        to: None,
        unit: Some(unit),
        how,
    })
}

/// "magnitude 6.3", "magnitude of 7.7", "5.8-magnitude".
pub(super) fn magnitude(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let (number, start, end) = if atoms.is(at, "magnitude") {
        let next = atoms.skip_any(at + 1 + usize::from(atoms.hyphen(at + 1)), &["of", "a"]);
        let number = Number::read(atoms, next).filter(|number| number.form == Form::Digits)?;
        (number, at, number.end)
    } else {
        let number =
            Number::read(atoms, at).filter(|number| number.form == Form::Digits && atoms.begins_word(at))?;
        let word = number.end + usize::from(atoms.hyphen(number.end));
        atoms.is(word, "magnitude").then_some((number, at, word + 1))?
    };
    if !number.value.is_below(Decimal::whole(11)) {
        return None;
    }
    let amount = Amount { from: number, to: None, negative: false, start, end };
    Some(amount.found(
        AmountKind::Quantity,
        end,
        Some("{magnitude}".into()),
        "the magnitude of an earthquake".into(),
    ))
}
