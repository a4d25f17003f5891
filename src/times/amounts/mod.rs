//! Money, percentages, measures, ages, ordinals and counts: found and normalised.

mod ages;
mod measures;
mod money;
mod units;

use crate::{
    analysis::{AmountKind, Label},
    times::{
        Taken,
        lexer::{Atoms, Kind},
        lexicon::Lexeme,
        numbers::{Decimal, Form, Number},
    },
};

pub(crate) use money::Places;

/// An amount in the text.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The first atom.
    pub(crate) start: usize,
    /// The atom after the last.
    pub(crate) end: usize,
    /// What it measures.
    pub(crate) kind: AmountKind,
    /// The amount, as a decimal.
    pub(crate) value: String,
    /// The upper end of a range, as a decimal.
    pub(crate) to: Option<String>,
    /// The currency or unit.
    pub(crate) unit: Option<String>,
    /// How it was read, in words for the reader.
    pub(crate) how: String,
}

impl Found {
    /// What the mention of it is called.
    pub(crate) fn label(&self) -> Label {
        match self.kind {
            AmountKind::Money => Label::Money,
            AmountKind::Percent => Label::Percent,
            AmountKind::Quantity => Label::Quantity,
            AmountKind::Ordinal => Label::Ordinal,
            AmountKind::Cardinal => Label::Cardinal,
            AmountKind::Age => Label::Date,
        }
    }
}

/// A number or a range of two, with a sign.
struct Amount {
    from: Number,
    to: Option<Number>,
    negative: bool,
    /// The first atom, with the sign.
    start: usize,
    end: usize,
}

impl Amount {
    fn found(&self, kind: AmountKind, end: usize, unit: Option<String>, how: String) -> Found {
        self.scaled(kind, end, unit, how, |value| value)
    }

    fn scaled(
        &self,
        kind: AmountKind,
        end: usize,
        unit: Option<String>,
        how: String,
        scale: fn(Decimal) -> Decimal,
    ) -> Found {
        let sign = |value: Decimal| format!("{}{}", if self.negative { "-" } else { "" }, scale(value));
        let how = match self.from.form {
            Form::Vague => format!("{how}; the number is not said, only its magnitude"),
            _ => how,
        };
        Found {
            start: self.start,
            end,
            kind,
            value: sign(self.from.value),
            to: self.to.map(|to| sign(to.value)),
            unit,
            how,
        }
    }
}

/// Every amount with a unit, and every age: what is told from a count or a year by the words around it.
pub(crate) fn measured(atoms: &Atoms<'_>, places: &Places, taken: &Taken) -> Vec<Found> {
    let read = |at| {
        let atom = atoms.get(at);
        let may_begin = match atom.kind {
            Kind::Digits => true,
            Kind::Letters => {
                atom.capital
                    || matches!(
                        atom.lexeme,
                        Lexeme::Small(_)
                            | Lexeme::Scale(_)
                            | Lexeme::Scales(_)
                            | Lexeme::Opener
                            | Lexeme::Counter
                    )
            }
            Kind::Mark(c) => !c.is_ascii_alphanumeric() && !matches!(c, '.' | ',' | '\'' | '"' | ')' | ':'),
        };
        if !may_begin {
            return None;
        }
        let signed = money::signed(atoms, at, places);
        if atom.kind == Kind::Letters && atom.lexeme == Lexeme::None {
            return signed;
        }
        signed
            .or_else(|| measures::magnitude(atoms, at))
            .or_else(|| ages::age(atoms, at))
            .or_else(|| {
                let amount = amount(atoms, at)?;
                measures::percent(atoms, &amount)
                    .or_else(|| money::named(atoms, &amount, places))
                    .or_else(|| measures::quantity(atoms, &amount))
            })
            .or_else(|| measures::one_unit(atoms, at))
    };
    taken.scan(read, |found| found.end)
}

/// Ordinals and counts among the atoms that are not `taken`.
pub(crate) fn plain(atoms: &Atoms<'_>, taken: &Taken) -> Vec<Found> {
    taken.scan(|at| ordinal(atoms, at).or_else(|| cardinal(atoms, at)), |found| found.end)
}

/// Whether what follows an amount is the upper end of a range, and where that begins.
fn range(atoms: &Atoms<'_>, start: usize, end: usize) -> Option<usize> {
    let before = |words: &[&str]| start > 0 && atoms.any(start - 1, words);
    if atoms.dash(end) {
        return Some(end + 1);
    }
    let joined = atoms.any(end, &["to", "or"]) && !before(&["from"]) || atoms.is(end, "and");
    joined.then_some(end + 1)
}

/// Gives the lower end of a range the magnitude that is written once: "$1.2–1.4 trillion".
fn share_scale(from: Number, to: Number) -> Option<Number> {
    let year = from.form == Form::Digits && from.value.as_whole().is_some_and(|n| (1900..2100).contains(&n));
    if year && to.form != Form::Digits {
        return None;
    }
    if from.form == Form::Words || to.form != Form::Words {
        return from.value.is_below(to.value).then_some(from);
    }
    let bare = [12, 9, 7, 6, 5, 3].into_iter().find_map(|power| {
        let value = from.value.scaled(power)?;
        let close = value.is_below(to.value) && to.value.is_below(value.scaled(3)?);
        close.then_some(Number { value, ..from })
    });
    bare.or(Some(from).filter(|from| from.value.is_below(to.value)))
}

/// A number or a range in digits or words, with its sign: "12 to 15", "-0.4", "minus 30", "5–7".
fn amount(atoms: &Atoms<'_>, at: usize) -> Option<Amount> {
    let sign = match atoms.get(at).kind {
        Kind::Mark(c @ ('-' | '−' | '+' | '–')) if atoms.get(at).spaced && !atoms.get(at + 1).spaced => {
            Some(c)
        }
        _ if atoms.is(at, "minus") => Some('-'),
        _ => None,
    };
    let number_at = at + usize::from(sign.is_some());
    if !atoms.begins_word(number_at) && sign.is_none() {
        return None;
    }
    if sign.is_some() && atoms.get(number_at).kind != Kind::Digits && !atoms.is(at, "minus") {
        return None;
    }
    let from = money::number(atoms, number_at)?;
    let negative = sign.is_some_and(|sign| sign != '+');
    Some(Amount { from, to: None, negative, start: at, end: from.end })
}

/// The same amount with the upper end that stands at `at`.
fn with_upper(amount: &Amount, upper: Number) -> Option<Amount> {
    let from = share_scale(amount.from, upper)?;
    Some(Amount { from, to: Some(upper), end: upper.end, ..*amount })
}

/// "third", "21st".
fn ordinal(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let of = |end: usize, value: u32| Found {
        start: at,
        end,
        kind: AmountKind::Ordinal,
        value: value.to_string(),
        to: None,
        unit: None,
        how: "a place in an order".into(),
    };
    if let Some(number) = atoms.digits(at, 6) {
        let suffix = atoms.any(at + 1, &["st", "nd", "rd", "th"]) && !atoms.get(at + 1).spaced;
        return suffix.then(|| of(at + 2, number));
    }
    match (atoms.lexeme(at), atoms.hyphen(at + 1), atoms.lexeme(at + 2)) {
        (Lexeme::Small(tens @ 20..=90), true, Lexeme::Ordinal(n @ 1..=9)) => {
            Some(of(at + 3, u32::from(tens + n)))
        }
        (Lexeme::Ordinal(n), ..) => Some(of(at + 1, n.into())),
        _ => None,
    }
}

/// A count in digits or in words.
fn cardinal(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let digits = atoms.get(at).kind == Kind::Digits;
    let counts = digits
        || matches!(atoms.lexeme(at), Lexeme::Small(_) | Lexeme::Scales(_))
        || matches!(atoms.lexeme(at + 1), Lexeme::Scale(_)) && atoms.any(at, &["a", "an", "several", "half"])
        || atoms.lexeme(at) == Lexeme::Counter && atoms.any(at, &["tens", "dozens"]);
    if !counts || !atoms.begins_word(at) {
        return None;
    }
    let mut number = Number::read(atoms, at)?;
    if measures::million(atoms, number.end) {
        number = Number { value: number.value.scaled(6)?, end: number.end + 1, ..number };
    }
    let glued =
        !atoms.get(number.end).spaced && matches!(atoms.get(number.end).kind, Kind::Letters | Kind::Digits);
    let pronoun =
        atoms.is(at, "one") && number.end == at + 1 && !matches!(atoms.lexeme(number.end), Lexeme::Scale(_));
    if glued || pronoun {
        return None;
    }
    let amount = Amount { from: number, to: None, negative: false, start: at, end: number.end };
    Some(amount.found(AmountKind::Cardinal, number.end, None, "a number".into()))
}
