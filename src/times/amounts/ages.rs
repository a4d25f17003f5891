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
    let scaled = matches!(atoms.lexeme(number.end), Lexeme::Scale(_) | Lexeme::Scales(_))
        || atoms.mark(number.end, '%')
        || atoms.any(number.end, &["per", "percent", "of", "points"]);
    if led(atoms, at) && !scaled {
        // "aged 12-15", "ages 12 to 15".
        if (atoms.dash(end) || atoms.is(end, "to"))
            && let Some(upper) = Number::read(atoms, end + 1)
            && number.value.is_below(upper.value)
            && upper.value.is_below(Decimal::whole(130))
            && !matches!(atoms.lexeme(upper.end), Lexeme::Units(_) | Lexeme::Unit(_) | Lexeme::Scale(_))
        {
            return of(number, Some(upper), upper.end, "a");
        }
        return match atoms.lexeme(number.end) {
            Lexeme::Units(unit) | Lexeme::Unit(unit) if age_code(unit).is_some() => {
                of(number, None, number.end + 1, age_code(unit)?)
            }
            _ => of(number, None, number.end, "a"),
        };
    }
    let years = number.value.as_whole().filter(|years| (1..=115).contains(years))?;
    let plain = number.end == at + 1 && (atoms.get(at).kind == Kind::Digits) != (number.form == Form::Words);
    (plain && (stated(atoms, at) || apposed(atoms, at, years))).then(|| of(number, None, number.end, "a"))?
}

/// Whether words before `at` say that an age follows: "aged", "at the age of", "people over", "men between 18 and".
fn led(atoms: &Atoms<'_>, at: usize) -> bool {
    const PEOPLE: &[&str] = &[
        "adults",
        "aged",
        "age",
        "ages",
        "anyone",
        "boys",
        "children",
        "everyone",
        "girls",
        "men",
        "people",
        "person",
        "persons",
        "players",
        "residents",
        "those",
        "voters",
        "women",
        "workers",
        "youths",
    ];
    let before = |back: usize, words: &[&str]| at >= back && atoms.any(at - back, words);
    let about = &["about", "around", "above", "between", "over", "under", "from", "just"];
    before(1, &["aged", "age", "ages"])
        || before(2, &["age", "ages"]) && before(1, &["of"])
        || before(1, about) && before(2, PEOPLE)
        || before(1, &["between"]) && before(2, &["of"]) && before(3, &["ages"])
        || before(1, &["and", "to"])
            && (before(3, about) && before(4, PEOPLE)
                || before(3, &["aged"])
                || before(3, &["of"]) && before(4, &["ages"]))
}

/// Whether a person is said to be so old: "he was 76", "She's 19,", "now 37,", "dies at 92".
fn stated(atoms: &Atoms<'_>, at: usize) -> bool {
    let before = |back: usize, words: &[&str]| at >= back && atoms.any(at - back, words);
    let next = atoms.get(at + 1);
    let ends = match next.kind {
        Kind::Mark('\n') => true,
        Kind::Mark(',' | '.' | ';' | ':' | '"' | '”') => !next.spaced,
        _ => false,
    };
    let decimal = atoms.get(at + 2).kind == Kind::Digits && !atoms.get(at + 2).spaced;
    let closed = ends && !decimal
        || atoms.any(at + 1, &["when", "with", "then", "and", "at", "now", "but", "in", "years"]);
    let who = &["he", "she", "who", "i"];
    let is = before(1, &["is", "was", "turned", "turns", "am"]) && before(2, who)
        || before(1, &["s", "m"]) && at > 2 && atoms.apostrophe(at - 2) && before(3, who);
    let died = before(1, &["at"]) && before(2, &["dies", "died", "dead"]);
    let youth = before(1, &["at"]) && atoms.any(at + 1, &["he", "she", "i"]) && next.spaced;
    let now = before(1, &["now"]) && at > 1 && atoms.mark(at - 2, ',') && atoms.mark(at + 1, ',');
    (is || died) && closed || youth || now
}

/// Whether the number stands behind a name or a role as an age does: "John Smith, 68,", "the princess, 67, announced".
fn apposed(atoms: &Atoms<'_>, at: usize, years: u64) -> bool {
    let name = |at: usize| {
        let atom = atoms.get(at);
        atom.kind == Kind::Letters && atom.capital && atom.lexeme == Lexeme::None && atom.span.len() > 1
    };
    let glued = |at: usize| !atoms.get(at).spaced;
    let next = atoms.get(at + 1);
    if at < 3 {
        return false;
    }
    if atoms.mark(at - 1, '(') {
        let full = name(at - 2) && (name(at - 3) || atoms.mark(at - 3, '.'));
        return full
            && (16..=99).contains(&years)
            && atoms.mark(at + 1, ')')
            && (!atoms.mark(at + 2, ',') || atoms.get(at + 3).kind == Kind::Letters);
    }
    // In a list of names and numbers, "Spain, 3, Italy, 4,", they are no ages.
    let listed = name(at + 2) && atoms.mark(at + 3, ',') && atoms.get(at + 4).kind == Kind::Digits;
    if !atoms.mark(at - 1, ',') || !glued(at - 1) || listed || !glued(at + 1) {
        return false;
    }
    let between = next.kind == Kind::Mark(',');
    let word = atoms.get(at - 2);
    if name(at - 2) {
        return between || name(at - 3) && matches!(next.kind, Kind::Mark('.' | ';' | ')'));
    }
    let role = word.kind == Kind::Letters && word.lexeme == Lexeme::None;
    let initial =
        word.kind == Kind::Mark('.') && atoms.get(at - 3).capital && atoms.get(at - 3).span.len() == 1;
    (role || initial) && between && (16..=105).contains(&years) && atoms.get(at + 2).kind == Kind::Letters
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
