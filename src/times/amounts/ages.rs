//! Ages of people and things.

use super::{Amount, Found};
use crate::{
    analysis::AmountKind,
    times::{
        lexer::{Atoms, Kind},
        lexicon::Lexeme,
        numbers::{Decimal, Form, Number},
        value::Unit,
    },
};

/// Ages: "35-year-old", "59 years old", "aged 12", "at the age of 95", "John Smith, 68,".
pub(super) fn age(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let of = |number: Number, to: Option<Number>, end: usize, unit: &str| {
        let amount = Amount { from: number, to, negative: false, start: at, end };
        Some(amount.found(AmountKind::Age, end, Some(unit.to_owned()), "an age".into()))
    };
    let before = |back: usize, words: &[&str]| at >= back && atoms.any(at - back, words);
    let number = Number::read(atoms, at).filter(|number| atoms.begins_word(at) && number.form != Form::Vague);
    let number = number.filter(|number| number.value.is_below(Decimal::whole(130)))?;
    let mut end = number.end;
    let mut to = None;
    if (atoms.dash(end) || atoms.any(end, &["to", "and", "or"]))
        && let Some(upper) = Number::read(atoms, end + 1)
        && number.value.is_below(upper.value)
        && age_unit(atoms, upper.end).is_some()
    {
        (to, end) = (Some(upper), upper.end);
    }
    if let Some((unit, end)) = age_unit(atoms, end) {
        return of(number, to, end, unit);
    }
    if before(1, &["aged", "age", "ages"])
        || before(2, &["age"]) && before(1, &["of"])
        || before(2, &["aged", "age"]) && before(1, &["about", "around", "above", "between", "over", "under"])
    {
        let next = atoms.lexeme(number.end);
        if let Lexeme::Units(unit) | Lexeme::Unit(unit) = next
            && let Some(code) = age_code(unit)
        {
            return of(number, None, number.end + 1, code);
        }
        let scaled = matches!(next, Lexeme::Scale(_) | Lexeme::Scales(_)) || atoms.mark(number.end, '%');
        return (!scaled).then(|| of(number, None, number.end, "a"))?;
    }
    // "John Smith, 68," and "Mary Jones (45)": an age behind a name.
    let name = |at: usize| {
        let atom = atoms.get(at);
        atom.kind == Kind::Letters && atom.capital && atom.lexeme == Lexeme::None && atom.span.len() > 1
    };
    let digits = atoms.get(at).kind == Kind::Digits && number.end == at + 1 && atoms.get(at).span.len() <= 3;
    let closes = matches!(atoms.get(number.end).kind, Kind::Mark(',' | '.' | ';' | ')'))
        && !atoms.get(number.end).spaced;
    let real = number.value.as_whole().is_some_and(|years| (1..=115).contains(&years));
    let after_comma = at > 1
        && atoms.mark(at - 1, ',')
        && !atoms.get(at - 1).spaced
        && name(at - 2)
        && atoms.mark(number.end, ',');
    let after_comma =
        after_comma || at > 2 && atoms.mark(at - 1, ',') && name(at - 2) && name(at - 3) && closes;
    // "Lagos, 12, ..." after a place list or a route number is rare; a list of scores is not: "Spain, 3, Italy, 4,".
    let listed = atoms.mark(number.end, ',') && name(number.end + 1) && atoms.mark(number.end + 2, ',');
    (real && (digits || number.form == Form::Words) && after_comma && !listed)
        .then(|| of(number, None, number.end, "a"))?
}

/// "-year-old", " years old", "-month-old", " years of age": the UCUM code and the atom after it.
fn age_unit(atoms: &Atoms<'_>, at: usize) -> Option<(&'static str, usize)> {
    let unit_at = at + usize::from(atoms.dash(at));
    let (Lexeme::Unit(unit) | Lexeme::Units(unit)) = atoms.lexeme(unit_at) else { return None };
    let code = age_code(unit)?;
    let old = unit_at + 1 + usize::from(atoms.dash(unit_at + 1));
    if atoms.any(old, &["old", "olds"]) {
        return Some((code, old + 1));
    }
    (atoms.is(unit_at + 1, "of") && atoms.is(unit_at + 2, "age")).then_some((code, unit_at + 3))
}

fn age_code(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::Year => Some("a"),
        Unit::Month => Some("mo"),
        Unit::Week => Some("wk"),
        Unit::Day => Some("d"),
        Unit::Hour => Some("h"),
        _ => None,
    }
}
