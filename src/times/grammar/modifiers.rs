//! Words around a time that narrow it or say how exactly it is meant: "early", "the end of", "about", "or so".

use super::{Expr, Found, join_day, simple};
use crate::{
    analysis::Modifier,
    times::{
        lexer::{Atoms, Kind},
        lexicon::Lexeme,
        value::Clock,
    },
};

/// An expression behind words that narrow it: "early", "late in", "the end of", "mid-".
pub(super) fn led(atoms: &Atoms<'_>, at: usize, again: bool) -> Option<Found> {
    let the = atoms.skip_any(at, &["the", "this"]);
    let (modifier, mut next) = if atoms.any(the, &["early", "earlier"]) {
        (Modifier::Start, the + 1)
    } else if atoms.any(the, &["late", "later"]) {
        (Modifier::End, the + 1)
    } else if atoms.is(the, "mid") {
        (Modifier::Mid, the + 1 + usize::from(atoms.dash(the + 1)))
    } else if atoms.any(
        the,
        &["end", "beginning", "start", "middle", "rest", "remainder", "close", "turn", "eve", "height"],
    ) && atoms.is(the + 1, "of")
        || atoms.is(the, "very")
            && atoms.any(the + 1, &["end", "beginning", "start"])
            && atoms.is(the + 2, "of")
    {
        let word = the + usize::from(atoms.is(the, "very"));
        let modifier = match atoms.str(word).to_ascii_lowercase().as_str() {
            "beginning" | "start" | "turn" => Modifier::Start,
            "middle" | "height" => Modifier::Mid,
            _ => Modifier::End,
        };
        (modifier, word + 2)
    } else {
        return None;
    };
    let dated = atoms.get(next + 1).lexeme != Lexeme::None || atoms.get(next + 1).kind == Kind::Digits;
    if atoms.any(next, &["on", "in"]) && dated && next > the {
        next += 1;
    }
    if atoms.is(the, "earlier") || atoms.is(the, "later") {
        // "earlier" alone is no season of the time that follows: "later 40 years".
        if !matches!(
            atoms.lexeme(next),
            Lexeme::Opener | Lexeme::DayStep(_) | Lexeme::Month(..) | Lexeme::Weekday(..) | Lexeme::Part(_)
        ) {
            return None;
        }
    }
    // Once more at most: "late in the middle of May".
    let plain = simple(atoms, next).map(|found| join_day(atoms, found));
    let inner = if again { plain.or_else(|| led(atoms, next, false)) } else { plain }?;
    let fits = match &inner.expr {
        Expr::Reference(_) | Expr::Set(_) | Expr::Length(..) | Expr::Offset(..) => false,
        Expr::Clock(Clock::Part(_), ..) => true,
        Expr::Clock(..) => false,
        _ => true,
    };
    if matches!(&inner.expr, Expr::Clock(_, Some(_), _)) && inner.mentions.len() > 1 {
        // "late Tuesday night": of the night it is late, not of Tuesday.
        return Some(Found { start: at, modifier: Some(modifier), ..inner });
    }
    fits.then(|| inner.led(at, Some(modifier)))
}

/// What the words around a time say of how exactly it is meant. Those before it are no part of
/// it, "or so" is.
pub(crate) fn approximation(atoms: &Atoms<'_>, found: &Found) -> Option<Modifier> {
    // "over the last two weeks" counts nothing, and "over two weeks" may be "during".
    let counts = matches!(found.expr, Expr::Length(..) | Expr::Offset(..))
        && !atoms.any(found.start, &["the", "this", "that", "these", "those", "last", "past", "next"]);
    let points = counts || matches!(found.expr, Expr::Clock(..) | Expr::Fixed(_) | Expr::Part(..));
    let word = |back: usize| if found.start >= back { atoms.str(found.start - back) } else { "" };
    let before = word(1).to_ascii_lowercase();
    match (word(2).to_ascii_lowercase().as_str(), before.as_str()) {
        ("more" | "longer" | "greater", "than") if counts => Some(Modifier::MoreThan),
        ("less" | "fewer" | "shorter", "than") | (_, "under") if counts => Some(Modifier::LessThan),
        ("at", "least") if counts => Some(Modifier::EqualOrMore),
        ("at", "most") | ("up", "to") if counts => Some(Modifier::EqualOrLess),
        // "talks about Monday", "some Fridays": only of what can be more or less.
        (_, "about" | "almost" | "nearly" | "roughly" | "some") if counts => Some(Modifier::Approx),
        (_, "about" | "almost" | "nearly") if matches!(found.expr, Expr::Clock(..)) => Some(Modifier::Approx),
        (_, "around" | "approximately" | "circa" | "roughly") if points => Some(Modifier::Approx),
        _ if counts && atoms.is(found.end.wrapping_sub(2), "or") && atoms.is(found.end - 1, "so") => {
            Some(Modifier::Approx)
        }
        _ => None,
    }
}
