//! Which way a bare weekday or month points: the tense of the verb it belongs to, read from the words around it.

use crate::times::{
    lexer::{Atoms, Kind},
    lexicon::Lexeme,
};

/// Where a time lies, seen from the article's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Before it.
    Past,
    /// After it.
    Future,
}

/// A direction and the atom that shows it.
pub(crate) type Cue = (Direction, usize);

/// How many atoms before the time are looked at, and after it.
const REACH: (usize, usize) = (16, 10);

/// Words after which an infinitive is still to come: "plans to", "is due to".
const PLANS: &[&str] = &[
    "plan",
    "plans",
    "planned",
    "planning",
    "due",
    "set",
    "expect",
    "expects",
    "expected",
    "scheduled",
    "slated",
    "going",
    "hope",
    "hopes",
    "hoping",
    "intend",
    "intends",
    "likely",
    "ready",
    "poised",
    "supposed",
    "want",
    "wants",
    "agree",
    "agreed",
    "vowed",
    "promised",
    "has",
    "have",
    "is",
    "are",
    "vote",
    "preparing",
    "prepares",
    "needs",
    "need",
    "continue",
];

/// Participles of what is arranged, not done: "scheduled for Thursday".
const ARRANGED: &[&str] = &["scheduled", "expected", "planned", "due", "slated", "set", "proposed"];

/// Past forms that do not end in -ed.
const IRREGULAR: &[&str] = &[
    "ate",
    "beat",
    "became",
    "began",
    "bought",
    "broke",
    "brought",
    "broadcast",
    "built",
    "burst",
    "came",
    "caught",
    "chose",
    "cut",
    "did",
    "drew",
    "drove",
    "fell",
    "fled",
    "flew",
    "forced",
    "fought",
    "found",
    "gave",
    "got",
    "grew",
    "had",
    "heard",
    "held",
    "hit",
    "hurt",
    "kept",
    "knew",
    "laid",
    "led",
    "left",
    "lost",
    "made",
    "meant",
    "met",
    "paid",
    "put",
    "quit",
    "ran",
    "read",
    "resigned",
    "rose",
    "said",
    "sank",
    "sat",
    "saw",
    "sent",
    "sent",
    "shook",
    "shot",
    "showed",
    "slid",
    "sold",
    "sought",
    "spent",
    "spoke",
    "spread",
    "stood",
    "stole",
    "struck",
    "swept",
    "swore",
    "taught",
    "thought",
    "threw",
    "told",
    "took",
    "understood",
    "was",
    "went",
    "were",
    "withdrew",
    "woke",
    "won",
    "wore",
    "wrote",
];

/// Present forms that tell what is arranged when a day follows: "opens Thursday".
const PROGRAMME: &[&str] = &[
    "arrive", "arrives", "begin", "begins", "close", "closes", "ends", "expire", "expires", "face", "faces",
    "goes", "leave", "leaves", "meet", "meets", "open", "opens", "resume", "resumes", "retires", "return",
    "returns", "runs", "start", "starts", "takes", "vote", "votes",
];

/// The direction of the expression at the atoms `start..end`, where the words show one.
pub(crate) fn direction(atoms: &Atoms<'_>, start: usize, end: usize) -> Option<Cue> {
    if is_due_by(atoms, start) {
        return Some((Direction::Future, start - 1));
    }
    let mut at = start;
    while at > 0 && start - at < REACH.0 {
        at -= 1;
        if ends_sentence(atoms, at) {
            break;
        }
        if let Some(direction) = cue(atoms, at, at + 1 == start) {
            return Some((direction, at));
        }
    }
    (end..end + REACH.1)
        .take_while(|&at| at < atoms.len() && !ends_sentence(atoms, at))
        .find_map(|at| cue(atoms, at, false).map(|direction| (direction, at)))
}

/// Whether something is to be there by the time at `start`: "an end to sailings by March"; not "hit by January floods",
/// and not what "was there by March".
fn is_due_by(atoms: &Atoms<'_>, start: usize) -> bool {
    let Some(by) = start.checked_sub(1).filter(|&by| atoms.is(by, "by")) else { return false };
    let mut before = (by.saturating_sub(REACH.0)..by).rev().take_while(|&at| !ends_sentence(atoms, at));
    by > 0 && !is_past_form(atoms, by - 1) && !before.any(|at| atoms.any(at, WAS))
}

/// Forms of the past that do not leave open what comes of it.
const WAS: &[&str] = &["had", "was", "were", "been"];

/// Whether a sentence ends at `at`.
pub(crate) fn ends_sentence(atoms: &Atoms<'_>, at: usize) -> bool {
    match atoms.get(at).kind {
        Kind::Mark('!' | '?' | ';') => true,
        Kind::Mark('.') => {
            let next = atoms.get(at + 1);
            let month =
                at > 0 && matches!(atoms.lexeme(at - 1), Lexeme::Month(_, true) | Lexeme::Weekday(_, true));
            let initial = at > 0 && atoms.get(at - 1).span.len() == 1;
            next.spaced && !month && !initial
        }
        _ => false,
    }
}

/// What the word at `at` shows; `adjacent` where the time follows at once.
fn cue(atoms: &Atoms<'_>, at: usize, adjacent: bool) -> Option<Direction> {
    if atoms.get(at).kind != Kind::Letters {
        return None;
    }
    let before = |back: usize, words: &[&str]| at >= back && atoms.any(at - back, words);
    if atoms.any(at, &["will", "shall", "ll", "wo", "would", "upcoming", "tomorrow", "forthcoming"]) {
        return Some(Direction::Future);
    }
    if adjacent && (atoms.is(at, "since") || atoms.is(at, "of") && before(1, &["as"]))
        || atoms.any(at, &["ago", "yesterday"])
    {
        return Some(Direction::Past);
    }
    if adjacent && atoms.any(at, &["until", "till", "through"]) {
        return Some(Direction::Future);
    }
    if atoms.is(at, "to")
        && before(1, PLANS)
        && !(before(2, &["been"]) && before(3, &["had"]))
        && atoms.get(at + 1).kind == Kind::Letters
        && !atoms.get(at + 1).capital
    {
        return Some(Direction::Future);
    }
    if atoms.any(at, ARRANGED)
        && (before(1, &["is", "are", "be", "now"])
            || before(2, &["is", "are"])
            || atoms.any(at + 1, &["for", "on", "by", "in"]))
    {
        return Some(Direction::Future);
    }
    if is_past_form(atoms, at) {
        let to_come = (1..=3).any(|back| before(back, &["be"]))
            && (2..=4).any(|back| before(back, &["to", "will", "ll", "would", "can", "may", "could"]));
        return Some(if to_come { Direction::Future } else { Direction::Past });
    }
    if atoms.any(at, &["been"]) {
        return Some(Direction::Past);
    }
    (!atoms.get(at).capital && atoms.any(at, PROGRAMME) && !before(1, &["the", "a", "an", "to", "of"]))
        .then_some(Direction::Future)
}

/// Whether the word at `at` is a past tense or a participle.
fn is_past_form(atoms: &Atoms<'_>, at: usize) -> bool {
    let word = atoms.str(at);
    let participle = !atoms.get(at).capital && word.len() > 4 && word.ends_with("ed");
    participle || atoms.any(at, IRREGULAR)
}
