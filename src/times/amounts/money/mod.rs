//! Money: amounts with a currency, whatever side its sign, code or name stands on.

mod names;
mod places;

use super::{Amount, Found, range, share_scale, units, with_upper};
use crate::{
    analysis::AmountKind,
    times::{
        lexer::{Atoms, Kind},
        lexicon,
        numbers::{Decimal, Form, Number, spaced_groups},
    },
};
use names::{CODES, Currency, DOLLARS, LETTERS, NAMES, RUPEE, SIGNS};
use places::place;

pub(crate) use places::Places;

/// A sign or letters of money before an amount: the currency and the first atom of the amount. `weak` where only a
/// large amount makes it money.
fn before(atoms: &Atoms<'_>, at: usize) -> Option<(Currency, usize, bool)> {
    let sign = |at: usize| match atoms.get(at).kind {
        Kind::Mark(c) => SIGNS.iter().find(|(sign, _)| *sign == c).map(|(_, currency)| *currency),
        _ => None,
    };
    if let Some(currency) = sign(at) {
        if atoms.mark(at, '$') && atoms.str(at + 1) == "US" && !atoms.get(at + 1).spaced {
            return Some((Currency::One("USD"), at + 2, false));
        }
        return Some((currency, at + 1, false));
    }
    let atom = atoms.get(at);
    if atom.kind != Kind::Letters || !(atom.capital || atoms.is(at, "kr")) || !atoms.begins_word(at) {
        return None;
    }
    let word = atoms.str(at);
    let glued = |at: usize| !atoms.get(at).spaced;
    if glued(at + 1) && atoms.mark(at + 1, '$') {
        let code = DOLLARS.iter().find(|(letters, _)| atoms.is(at, letters)).map(|(_, code)| *code)?;
        return Some((Currency::One(code), at + 2, false));
    }
    if word == "U" && atoms.mark(at + 1, '.') && atoms.is(at + 2, "S") && atoms.mark(at + 3, '.') {
        let sign = atoms.mark(at + 4, '$') && glued(at + 4);
        return sign.then_some((Currency::One("USD"), at + 5, false));
    }
    if atoms.get(at + 1).kind == Kind::Letters {
        return None;
    }
    if glued(at + 1) && word == "GH" && sign(at + 1).is_some() {
        return Some((Currency::One("GHS"), at + 2, false));
    }
    if glued(at + 1) && CODES.contains(&word) && sign(at + 1).is_some() {
        return CODES.iter().find(|code| **code == word).map(|code| (Currency::One(code), at + 2, false));
    }
    let currency = match CODES.iter().find(|code| **code == word) {
        Some(code) => Currency::One(code),
        None => LETTERS.iter().find(|(letters, _)| *letters == word)?.1,
    };
    let next = at + 1 + usize::from(atoms.mark(at + 1, '.') && glued(at + 1) && word.len() <= 3);
    let digits = atoms.get(next).kind == Kind::Digits;
    let close = word.len() > 1 || glued(next);
    // "COP30", "TOP 10", "NIS2", "N95": capitals that name other things before small numbers.
    let weak =
        word.len() == 1 || matches!(word, "TOP" | "ALL" | "COP" | "MOP") || glued(next) && word.len() == 3;
    (digits && close).then_some((currency, next, weak))
}

/// A name, code or sign of money after an amount: the currency, the first atom of its words and the atom after it.
pub(super) fn after(atoms: &Atoms<'_>, at: usize) -> Option<(Currency, usize)> {
    let at = at + usize::from(atoms.hyphen(at));
    if let Kind::Mark(c) = atoms.get(at).kind {
        let currency = SIGNS.iter().find(|(sign, _)| *sign == c && *sign != '$' && *sign != '£')?.1;
        let amount_follows = atoms.get(at + 1).kind == Kind::Digits && !atoms.get(at + 1).spaced;
        return (!amount_follows).then_some((currency, at + 1));
    }
    let word = atoms.str(at);
    if let Some(code) = CODES.iter().find(|code| **code == word) {
        return Some((Currency::One(code), at + 1));
    }
    match word {
        "Rs" | "Rupees" => return Some((Currency::Shared(RUPEE), at + 1)),
        "RMB" => return Some((Currency::One("CNY"), at + 1)),
        "FCFA" => return Some((Currency::One("XOF"), at + 1)),
        "BTC" => return Some((Currency::One("XBT"), at + 1)),
        "p" if !atoms.get(at).spaced => return Some((Currency::Minor("GBP"), at + 1)),
        _ => {}
    }
    let name = |at: usize| lexicon::find(NAMES, atoms.str(at));
    if let Some(currency) = name(at) {
        return Some((currency, at + 1));
    }
    // "Swiss francs", "Hong Kong dollars", "U.S. dollars", "HK dollars", "Turkish lira".
    if !atoms.get(at).capital {
        return None;
    }
    let us = atoms.str(at) == "U" && atoms.mark(at + 1, '.') && atoms.mark(at + 3, '.');
    (at + 1..=at + if us { 4 } else { 2 }).find_map(|noun| {
        let currency = name(noun)?;
        let country = match atoms.str(noun - 1) {
            _ if us => Some("us"),
            "HK" => Some("hk"),
            "NZ" => Some("nz"),
            "African" => return Some((Currency::One("ZAR"), noun + 1)),
            _ => place(atoms, noun - 1),
        };
        let country = if atoms.is(at, "south") && country == Some("sd") { Some("ss") } else { country };
        let (Currency::Shared(family) | Currency::SharedMinor(family)) = currency else {
            return Some((currency, noun + 1));
        };
        let (_, code) = family.iter().find(|(of, _)| Some(*of) == country)?;
        let minor = matches!(currency, Currency::SharedMinor(_));
        Some((if minor { Currency::Minor(code) } else { Currency::One(code) }, noun + 1))
    })
}

/// The power of ten of the letters after an amount: "m", "bn", "k".
fn letters_scale(atoms: &Atoms<'_>, at: usize) -> Option<(u8, usize)> {
    let glued = !atoms.get(at).spaced;
    let power = match atoms.str(at).to_ascii_lowercase().as_str() {
        "k" if glued => 3,
        "m" | "mil" if glued => 6,
        "mn" | "mln" => 6,
        "b" | "bn" | "bln" => 9,
        "tn" | "trn" | "tr" => 12,
        "t" if glued => 12,
        "cr" => 7,
        _ => return None,
    };
    let open = atoms.get(at + 1).spaced || !matches!(atoms.get(at + 1).kind, Kind::Letters | Kind::Digits);
    open.then_some((power, at + 1))
}

/// A number with the letters of its magnitude.
pub(super) fn number(atoms: &Atoms<'_>, at: usize) -> Option<Number> {
    let number = spaced_groups(atoms, at).or_else(|| Number::read(atoms, at))?;
    Some(match letters_scale(atoms, number.end) {
        Some((power, end)) if number.form == Form::Digits => {
            let form = Form::Words;
            number.value.scaled(power).map_or(number, |value| Number { value, form, end })
        }
        _ => number,
    })
}

/// The code that is meant, the note on why, and whether hundredths are counted.
fn settle(currency: Currency, places: &Places) -> (&'static str, String, bool) {
    match currency {
        Currency::One(code) => (code, format!("read as {code}"), false),
        Currency::Minor(code) => (code, format!("hundredths of {code}"), true),
        Currency::Shared(family) => {
            let (code, why) = places.choose(family);
            (code, format!("read as {why}"), false)
        }
        Currency::SharedMinor(family) => {
            let (code, why) = places.choose(family);
            (code, format!("hundredths of {why}"), true)
        }
    }
}

fn money(amount: &Amount, end: usize, currency: Currency, places: &Places) -> Found {
    let (code, how, minor) = settle(currency, places);
    let scale: fn(Decimal) -> Decimal = if minor { Decimal::hundredth } else { |value| value };
    amount.scaled(AmountKind::Money, end, Some(code.to_owned()), how, scale)
}

/// Money whose sign, code or letters stand before it: "$3.5 billion", "US$250 to 400", "Rs 5 lakh".
pub(super) fn signed(atoms: &Atoms<'_>, at: usize, places: &Places) -> Option<Found> {
    let minus = matches!(atoms.get(at).kind, Kind::Mark('-' | '−' | '+')) && atoms.get(at).spaced;
    let (currency, number_at, weak) = before(atoms, at + usize::from(minus))?;
    if atoms.get(number_at).kind != Kind::Digits {
        return None;
    }
    let mut from = number(atoms, number_at)?;
    if weak
        && from.form == Form::Digits
        && from.value.is_below(Decimal::whole(100))
        && from.value.as_whole().is_some()
    {
        // "N95", "K2", "R2"; "R75" only where the article has larger amounts of it too.
        if !places.counts_large(atoms.str(at)) {
            return None;
        }
    }
    let mut to = None;
    let mut end = from.end;
    if let Some(next) = range(atoms, at, end).filter(|_| !atoms.is(end, "and")) {
        // "$5–$7" is one amount, "$5 to $7" two.
        let signed = before(atoms, next).filter(|(other, ..)| *other == currency && atoms.dash(end));
        let second = signed.map_or(next, |(_, digits, _)| digits);
        if atoms.get(second).kind == Kind::Digits
            && let Some(upper) = number(atoms, second)
            && let Some(lower) = share_scale(from, upper)
            && !(second == next && atoms.dash(end) && atoms.hyphen(upper.end))
            && units::lookup(atoms, upper.end).is_none()
            && !atoms.any(upper.end, &["per", "percent", "people"])
            && !atoms.mark(upper.end, '%')
        {
            (from, to, end) = (lower, Some(upper), upper.end);
        }
    }
    let minus = minus && !atoms.mark(at, '+');
    let amount = Amount { from, to, negative: minus, start: at, end };
    // "$3.9 billion CAD", "$124 billion dollars" name it twice.
    let named = after(atoms, end).filter(|_| !atoms.mark(end, '€'));
    let (currency, end) = match (named, currency) {
        (Some((Currency::One(code), end)), Currency::Shared(family))
            if family.iter().any(|(_, of)| *of == code) =>
        {
            (Currency::One(code), end)
        }
        (Some((Currency::Shared(_), end)), Currency::Shared(_)) => (currency, end),
        _ => (currency, end),
    };
    Some(money(&amount, end, currency, places))
}

/// Names of money that are words of other things too: only a large amount makes them money.
const AMBIGUOUS: &[&str] = &["won", "marks", "crowns", "som", "kip", "rand", "p"];

/// Money whose name or code stands after it: "20,000 naira", "5-10 billion euro", "millions of Hong Kong dollars".
pub(super) fn named(atoms: &Atoms<'_>, amount: &Amount, places: &Places) -> Option<Found> {
    let mut both = None;
    let mut end = amount.end;
    if let Some(next) = range(atoms, amount.start, end)
        && let Some(upper) = number(atoms, next)
        && after(atoms, upper.end).is_some()
    {
        both = with_upper(amount, upper);
        end = both.as_ref().map_or(end, |both| both.end);
    }
    let amount = both.as_ref().unwrap_or(amount);
    if amount.from.form == Form::Vague {
        end = atoms.skip_any(end, &["of"]);
    }
    let (currency, after) = after(atoms, end)?;
    let name = after - 1;
    let year = atoms.get(amount.start).span.len() == 4
        && amount.from.form == Form::Digits
        && !atoms.mark(amount.start + 1, ',');
    let large = amount.from.form != Form::Digits || !amount.from.value.is_below(Decimal::whole(100));
    if atoms.any(name, AMBIGUOUS) && after == end + 1 {
        let pence = atoms.is(name, "p")
            && atoms.get(amount.start).kind == Kind::Digits
            && (!large || atoms.mark(amount.start + 1, ','));
        if !(pence || !atoms.is(name, "p") && large && (!year || amount.from.form != Form::Digits)) {
            return None;
        }
    }
    if atoms.any(name, &["pound", "pounds"]) && after == end + 1 {
        // A weight, unless the amount is large or the article is of Britain.
        let huge = !amount.from.value.is_below(Decimal::whole(100_000));
        let weight = (amount.start.saturating_sub(8)..after + 3).any(|at| {
            atoms.any(
                at,
                &[
                    "weigh",
                    "weighs",
                    "weighed",
                    "weighing",
                    "weight",
                    "heavy",
                    "lost",
                    "kilograms",
                    "kg",
                    "heavier",
                ],
            )
        });
        if !huge && (weight || !places.names("gb") || atoms.hyphen(name - 1) || atoms.is(after, "of")) {
            return None;
        }
    }
    Some(money(amount, after, currency, places))
}
