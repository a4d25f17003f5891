//! The grammar of time expressions in English news: where one stands, and what its words say before any date is known.

mod calendar;
mod clock;
mod lengths;
mod modifiers;
mod periods;
mod relative;
mod sets;

use crate::{
    analysis::{Label, Modifier},
    times::{
        Taken,
        feasts::Feast,
        lexer::{Atoms, Kind},
        lexicon::Lexeme,
        value::{Calendar, Clock, Count, DayPart, Reference, Season, Unit},
    },
};

pub(crate) use modifiers::approximation;

/// A time expression in the text.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The first atom.
    pub(crate) start: usize,
    /// The atom after the last.
    pub(crate) end: usize,
    /// What it says.
    pub(crate) expr: Expr,
    /// What its words do to the value: "early", "the end of", "about".
    pub(crate) modifier: Option<Modifier>,
    /// The pieces of it that are mentions of their own: "Monday" and "morning".
    pub(crate) mentions: Vec<(usize, usize, Label)>,
}

/// What the words of a time expression say.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expr {
    /// Known by its direction.
    Reference(Reference),
    /// A day or month by the names it has on the calendar: "Thursday", "3 March", "May 2021".
    Date(DateExpr),
    /// A piece of the calendar that needs no other date: "2021-03-12", "the 1990s".
    Fixed(Calendar),
    /// From one to the other, both included: "1998-2004".
    Range(DateExpr, DateExpr),
    /// "last week", "the quarter", "that year".
    Unit(Unit, Which),
    /// The third quarter, the first half of a year.
    Part(Unit, Option<i8>, Year),
    /// A season of a year, or the last or next one.
    Season(Season, Year, Option<Which>),
    /// A feast of a year.
    Feast(Feast, Year),
    /// A length of time away from a day: "two years ago".
    Offset(Length, bool, Anchor),
    /// A length of time; a direction where it ends or begins at the article's day: "the past two weeks".
    Length(Length, Option<bool>),
    /// Again and again.
    Set(Set),
    /// A point or part of a day.
    Clock(Clock, Option<Box<Expr>>, Option<String>),
}

/// A length of time, longest unit first.
pub(crate) type Length = Vec<(Count, Unit)>;

/// The parts of a date that are named.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct DateExpr {
    /// The day of the week, Monday is 1.
    pub(crate) weekday: Option<i8>,
    /// The day of the month.
    pub(crate) day: Option<i8>,
    /// The month.
    pub(crate) month: Option<i8>,
    /// The year.
    pub(crate) year: Year,
    /// "last Friday", "next May".
    pub(crate) which: Option<Which>,
}

/// The year of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Year {
    /// Not named.
    #[default]
    Open,
    /// Named.
    Given(i16),
    /// "last year".
    Which(Which),
}

/// One unit among its like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Which {
    /// So many after the article's own.
    Base(i64),
    /// So many after the one that the text speaks of.
    Focus(i64),
    /// The last that is complete.
    Latest,
    /// The one that is meant is left open: "the week".
    Open,
}

/// The day that an offset counts from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Anchor {
    /// The article's.
    Base,
    /// The one that the text speaks of.
    Focus,
}

/// A recurring time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Set {
    /// Every so many units.
    Length(Count, Unit),
    /// Every unit of the calendar: "daily".
    Unit(Unit),
    /// "Sundays", "Tuesday nights".
    Weekday(i8, Option<DayPart>),
    /// "every evening".
    Part(DayPart),
    /// "each July".
    Month(i8),
    /// "every summer".
    Season(Season),
}

impl Set {
    /// The calendar's value of it, where it has one.
    pub(crate) fn pattern(&self) -> Option<Calendar> {
        match *self {
            Set::Weekday(day, _) => Some(Calendar::Weekday(day)),
            Set::Month(month) => Some(Calendar::Month(None, Some(month))),
            Set::Season(season) => Some(Calendar::Season(None, season)),
            Set::Part(_) | Set::Unit(Unit::Day) => Some(Calendar::Day(None, None, None)),
            Set::Unit(Unit::Week) => Some(Calendar::Week(None, None)),
            Set::Unit(Unit::Month) => Some(Calendar::Month(None, None)),
            Set::Unit(Unit::Quarter) => Some(Calendar::Quarter(None, None)),
            Set::Unit(Unit::Year) => Some(Calendar::Year(None)),
            Set::Unit(_) | Set::Length(..) => None,
        }
    }
}

/// A rule of the grammar: what begins at an atom, if anything.
type Rule = fn(&Atoms<'_>, usize) -> Option<Found>;

/// The rules; of those that match the longest wins, and of equals the first.
const RULES: [Rule; 13] = [
    clock::time_of_day,
    calendar::date,
    calendar::numeric,
    periods::year,
    periods::quarter,
    periods::season,
    periods::decade,
    calendar::feast,
    relative::deictic,
    lengths::offset,
    lengths::length,
    sets::set,
    sets::reference,
];

/// The rules for what the lexicon does not hold: "FY2021", "Q3", "Ramadan". No other rule begins with such a word.
const UNLISTED: [Rule; 3] = [periods::year, periods::quarter, calendar::feast];

impl Found {
    fn new(start: usize, end: usize, expr: Expr) -> Self {
        let label = if expr.is_clock() { Label::Time } else { Label::Date };
        let marked =
            !matches!(expr, Expr::Reference(_) | Expr::Feast(..)) && !matches!(expr, Expr::Set(Set::Unit(_)));
        let mentions = if marked { vec![(start, end, label)] } else { Vec::new() };
        Found { start, end, expr, modifier: None, mentions }
    }

    /// The same with words before it that change the time, which belong to the mention too.
    fn led(mut self, start: usize, modifier: Option<Modifier>) -> Self {
        if let Some(first) = self.mentions.first_mut() {
            first.0 = start;
        }
        self.start = start;
        self.modifier = modifier.or(self.modifier);
        self
    }
}

impl Expr {
    /// Whether it is shorter than a day.
    pub(crate) fn is_clock(&self) -> bool {
        match self {
            Expr::Clock(..) => true,
            Expr::Length(length, _) | Expr::Offset(length, ..) => {
                length.iter().all(|(_, unit)| unit.is_clock())
            }
            Expr::Set(Set::Length(_, unit) | Set::Unit(unit)) => unit.is_clock(),
            Expr::Set(Set::Part(_)) => true,
            Expr::Unit(unit, _) => unit.is_clock(),
            _ => false,
        }
    }

    /// Whether it names a day that a time of day can belong to.
    fn is_day(&self) -> bool {
        match self {
            Expr::Date(date) => date.weekday.is_some() || date.day.is_some(),
            Expr::Fixed(calendar) => calendar.unit() == Unit::Day,
            Expr::Unit(Unit::Day, _) => true,
            Expr::Feast(..) => true,
            Expr::Offset(length, ..) => {
                length.iter().all(|&(_, unit)| unit == Unit::Day || unit == Unit::Week)
            }
            _ => false,
        }
    }
}

/// Every time expression among the atoms of a block that are not `taken`, in order, without overlaps.
pub(crate) fn scan(atoms: &Atoms<'_>, taken: &Taken) -> Vec<Found> {
    let read = |at| {
        let atom = atoms.get(at);
        let may_begin = match atom.kind {
            Kind::Digits => true,
            Kind::Letters => atom.capital || atom.lexeme != Lexeme::None,
            Kind::Mark(c) => matches!(c, '\'' | '\u{2019}' | '\u{2018}'),
        };
        may_begin.then(|| expression(atoms, at)).flatten()
    };
    taken.scan(read, |found| found.end)
}

/// The expression that begins at `at`, with what belongs to it before and after.
fn expression(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let plain = simple(atoms, at).map(|found| join_day(atoms, found));
    let led = modifiers::led(atoms, at, true);
    match (plain, led) {
        (Some(plain), Some(led)) if led.end <= plain.end => Some(plain),
        (plain, led) => led.or(plain),
    }
}

/// Whether a word that the lexicon does not hold stands at `at`.
fn is_unlisted(atoms: &Atoms<'_>, at: usize) -> bool {
    let atom = atoms.get(at);
    atom.kind == Kind::Letters && atom.lexeme == Lexeme::None
}

/// The longest rule that matches at `at`.
fn simple(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let rules: &[Rule] = if is_unlisted(atoms, at) { &UNLISTED } else { &RULES };
    let mut best: Option<Found> = None;
    for rule in rules {
        if let Some(found) = rule(atoms, at)
            && best.as_ref().is_none_or(|best| found.end > best.end)
        {
            best = Some(found);
        }
    }
    best
}

/// Joins a day and a time of day: "Monday morning", "Wednesday at 5 p.m.", "noon Thursday".
fn join_day(atoms: &Atoms<'_>, found: Found) -> Found {
    let end = found.end;
    if found.expr.is_day() {
        if let Lexeme::Part(part) = atoms.lexeme(end + usize::from(atoms.any(end, &["early", "late", "mid"])))
            && !atoms.is(end, "tonight")
        {
            let word = end + usize::from(atoms.any(end, &["early", "late", "mid"]));
            return attach(found, (end, word + 1), Clock::Part(part), None);
        }
        let at = atoms.skip_any(atoms.skip(end, ','), &["at", "around", "about", "by"]);
        let at =
            if at > end { atoms.skip_any(at, &["around", "about", "exactly", "approximately"]) } else { at };
        if (at > end || atoms.get(at).kind == Kind::Digits || matches!(atoms.lexeme(at), Lexeme::Hour(_)))
            && let Some(Found { end, expr: Expr::Clock(clock, None, zone), .. }) =
                clock::time_of_day(atoms, at)
        {
            return attach(found, (at, end), clock, zone);
        }
        return found;
    }
    if let Expr::Clock(clock, None, zone) = &found.expr {
        let mut at = atoms.skip(end, ',');
        at = atoms.skip_any(at, &["on"]);
        if at == end && matches!(clock, Clock::Part(_)) {
            let full = matches!(atoms.lexeme(end), Lexeme::DayStep(_) | Lexeme::Weekday(_, false));
            at = atoms.skip_any(end, &["of"]);
            if at == end && !full {
                return found;
            }
        }
        if let Some(day) = simple(atoms, at)
            && day.expr.is_day()
        {
            let mut mentions = found.mentions;
            mentions.extend(day.mentions);
            // "0000 UTC Thursday morning": the hour says more than the part of day.
            if !matches!(clock, Clock::Part(_))
                && let Lexeme::Part(_) = atoms.lexeme(day.end)
            {
                mentions.push((day.end, day.end + 1, Label::Time));
                let expr = Expr::Clock(*clock, Some(Box::new(day.expr)), zone.clone());
                return Found {
                    start: found.start,
                    end: day.end + 1,
                    expr,
                    modifier: found.modifier,
                    mentions,
                };
            }
            let expr = Expr::Clock(*clock, Some(Box::new(day.expr)), zone.clone());
            return Found { start: found.start, end: day.end, expr, modifier: found.modifier, mentions };
        }
    }
    found
}

fn attach(day: Found, (start, end): (usize, usize), clock: Clock, zone: Option<String>) -> Found {
    let mut mentions = day.mentions;
    mentions.push((start, end, Label::Time));
    let expr = Expr::Clock(clock, Some(Box::new(day.expr)), zone);
    Found { start: day.start, end, expr, modifier: day.modifier, mentions }
}
