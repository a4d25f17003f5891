//! From what the words say to a value on the calendar, seen from the article's day.

mod periods;

use jiff::civil::Date;

use crate::{
    analysis::TimeType,
    times::{
        grammar::{Anchor, DateExpr, Expr, Found, Length, Set, Which, Year},
        lexer::Atoms,
        tense::{self, Cue, Direction},
        value::{Calendar, Clock, Count, Reference, Unit, Value, shift},
    },
};

/// What an expression was resolved to.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    /// Its type.
    pub(crate) kind: TimeType,
    /// Its value.
    pub(crate) value: Value,
    /// The first and last day, where they are known and more than the value says.
    pub(crate) bounds: Option<(Date, Date)>,
    /// The way from the article's day, where that is not known.
    pub(crate) offset: Option<String>,
    /// How it was done, in words for the reader, without the expression itself.
    pub(crate) how: String,
    /// Whether it may be a day off.
    pub(crate) approximate: bool,
}

/// Resolves the expressions of one text in their order.
pub(crate) struct Resolver {
    base: Option<Date>,
    /// The day or period that the text last spoke of.
    focus: Option<Calendar>,
    /// The quarter that the text last spoke of.
    quarter: Option<(i16, i8)>,
}

const NO_BASE: &str = "counted from the article's day, which is not known";

impl Resolver {
    /// For an article of the day `base`.
    pub(crate) fn new(base: Option<Date>) -> Self {
        Resolver { base, focus: None, quarter: None }
    }

    /// Resolves `found`, and remembers what it speaks of for those that follow.
    pub(crate) fn resolve(&mut self, atoms: &Atoms<'_>, found: &Found) -> Resolved {
        let cue = tense::direction(atoms, found.start, found.end);
        let mut resolved = self.expr(&found.expr, cue);
        if let Some((_, at)) = cue
            && let Some(place) = resolved.how.find('%')
        {
            resolved.how.replace_range(place..=place, &format!("because of “{}”", atoms.str(at)));
        }
        resolved.how = resolved.how.replace(", %", "");
        let calendar = match resolved.value {
            Value::Calendar(calendar) | Value::Clock(calendar, _) => Some(calendar),
            _ => None,
        };
        if let Some(calendar) = calendar.filter(|_| resolved.kind != TimeType::Set) {
            self.focus = calendar.bounds().map(|_| calendar).or(self.focus);
            // What the year before is compared with is still the quarter that the text is about.
            let compared = matches!(found.expr, Expr::Offset(..) | Expr::Part(_, None, _));
            if let (Calendar::Quarter(Some(year), Some(quarter)), false) = (calendar, compared) {
                self.quarter = Some((year, quarter));
            }
        }
        resolved
    }

    fn expr(&self, expr: &Expr, cue: Option<Cue>) -> Resolved {
        match expr {
            Expr::Reference(reference) => Resolved {
                kind: TimeType::Date,
                value: Value::Reference(*reference),
                bounds: None,
                offset: None,
                how: match reference {
                    Reference::Past => "some time before the article, not said when",
                    Reference::Present => "the time of the article",
                    Reference::Future => "some time after the article, not said when",
                }
                .into(),
                approximate: false,
            },
            Expr::Fixed(calendar) => of_calendar(*calendar, "named in full"),
            Expr::Date(date) => self.date(*date, cue),
            Expr::Range(first, last) => self.range(*first, *last, cue),
            Expr::Unit(unit, which) => self.unit(*unit, *which, cue),
            Expr::Part(unit, number, year) => self.part(*unit, *number, *year, cue),
            Expr::Season(season, year, which) => self.season(*season, *year, *which, cue),
            Expr::Feast(feast, year) => {
                let (year, how) = self.year(*year);
                let (year, how) = match year.or_else(|| self.base.map(Date::year)) {
                    Some(year) => (year, how.unwrap_or("in the article's year")),
                    None => return of_calendar(Calendar::Day(None, None, None), "its year is not known"),
                };
                match feast.in_year(year) {
                    Some((first, last)) => {
                        let mut resolved =
                            of_calendar(Calendar::day(first), &format!("{how}, {}", feast.by()));
                        resolved.bounds = (first < last).then_some((first, last));
                        resolved.approximate = feast.is_approximate();
                        resolved
                    }
                    None => of_calendar(Calendar::Year(Some(year)), "its day is not known"),
                }
            }
            Expr::Offset(length, back, anchor) => self.offset(length, *back, *anchor),
            Expr::Length(length, toward) => self.length(length, *toward),
            Expr::Set(set) => set_value(set),
            Expr::Clock(clock, day, _) => {
                let (day, mut resolved) = match day {
                    Some(day) => {
                        let resolved = self.expr(day, cue);
                        (resolved.value.clone(), resolved)
                    }
                    None => {
                        let day = self.focus.filter(|focus| focus.unit() == Unit::Day);
                        let how = if day.is_some() {
                            "on the day spoken of before"
                        } else {
                            "on the article's day"
                        };
                        let day = day.or_else(|| self.base.map(Calendar::day));
                        let resolved = match day {
                            Some(day) => of_calendar(day, how),
                            None => {
                                of_calendar(Calendar::Day(None, None, None), "on a day that is not known")
                            }
                        };
                        (resolved.value.clone(), resolved)
                    }
                };
                let day = match day {
                    Value::Calendar(calendar) => calendar,
                    _ => Calendar::Day(None, None, None),
                };
                resolved.kind = TimeType::Time;
                resolved.value = Value::Clock(day, *clock);
                resolved.bounds = None;
                resolved
            }
        }
    }

    /// The year that `year` says, and how it says so.
    fn year(&self, year: Year) -> (Option<i16>, Option<&'static str>) {
        let from = |base: Option<i16>, step: i64| {
            base.and_then(|base| i16::try_from(i64::from(base) + step).ok()).filter(|year| *year <= 9999)
        };
        match year {
            Year::Open => (None, None),
            Year::Given(year) => (Some(year), Some("the year is named")),
            Year::Which(Which::Base(step)) => {
                (from(self.base.map(Date::year), step), Some("the year counted from the article's"))
            }
            Year::Which(Which::Focus(step)) => {
                let focus = self.focus.and_then(Calendar::year).or(self.base.map(Date::year));
                (from(focus, step), Some("the year counted from the one spoken of before"))
            }
            Year::Which(_) => (self.base.map(Date::year), Some("in the article's year")),
        }
    }

    fn date(&self, date: DateExpr, cue: Option<Cue>) -> Resolved {
        let (year, how) = self.year(date.year);
        let DateExpr { weekday, day, month, which, .. } = date;
        if let (None, None, Some(day), Some(Which::Base(step)), Some(base)) =
            (month, weekday, day, which, self.base)
        {
            // "the 11th of last month".
            let there = shift(base, step, Unit::Month).unwrap_or(base);
            let date = Date::new(there.year(), there.month(), day);
            let how = format!("the month counted from {base}");
            return match date {
                Ok(date) => of_calendar(Calendar::day(date), &how),
                Err(_) => of_calendar(Calendar::around(there, Unit::Month), &how),
            };
        }
        match (year, month, day) {
            (Some(year), Some(month), Some(day)) => {
                let calendar = match Date::new(year, month, day) {
                    Ok(_) => Calendar::Day(Some(year), Some(month), Some(day)),
                    Err(_) => Calendar::Month(Some(year), Some(month)),
                };
                return of_calendar(calendar, how.unwrap_or("named in full"));
            }
            (Some(year), Some(month), None) => {
                return of_calendar(Calendar::Month(Some(year), Some(month)), how.unwrap_or("named in full"));
            }
            (Some(year), None, _) => {
                return of_calendar(Calendar::Year(Some(year)), how.unwrap_or("named in full"));
            }
            _ => {}
        }
        let Some(base) = self.base else {
            return match (month, weekday) {
                (Some(month), _) if day.is_some() => {
                    of_calendar(Calendar::Day(None, Some(month), day), "its year is not known")
                }
                (Some(month), _) => of_calendar(Calendar::Month(None, Some(month)), "its year is not known"),
                (None, Some(weekday)) => {
                    of_calendar(Calendar::Weekday(weekday), "its week is not known: the article has no date")
                }
                _ => of_calendar(Calendar::Day(None, None, None), NO_BASE),
            };
        };
        match (month, weekday) {
            (Some(month), _) => self.month(base, (month, day, weekday), which, cue),
            (None, Some(weekday)) => self.weekday(base, weekday, which, cue),
            _ => of_calendar(Calendar::day(base), "the article's day"),
        }
    }

    /// A month, or a day of it, without a year.
    fn month(
        &self,
        base: Date,
        (month, day, weekday): (i8, Option<i8>, Option<i8>),
        which: Option<Which>,
        cue: Option<Cue>,
    ) -> Resolved {
        let of = |year: i16| match day {
            Some(day) => Date::new(year, month, day).map(Calendar::day).ok(),
            None => Some(Calendar::Month(Some(year), Some(month))),
        };
        let (start, end) = match day {
            Some(_) => (base, base),
            None => (base.first_of_month(), base.last_of_month()),
        };
        // The candidates around the article's day, in order.
        let candidates = (-8..=8).filter_map(|step| of(base.year().checked_add(step)?));
        let candidates: Vec<_> = candidates
            .filter_map(|calendar| Some((calendar, calendar.bounds()?)))
            .filter(|(_, (day, _))| {
                weekday.is_none_or(|weekday| day.weekday().to_monday_one_offset() == weekday)
            })
            .collect();
        let back =
            |strict: bool| candidates.iter().rfind(|(_, (_, to))| *to < start || !strict && *to <= end);
        let forth =
            |strict: bool| candidates.iter().find(|(_, (from, _))| *from > end || !strict && *from >= start);
        // Nobody names a day without its year that is most of a year away when its like is near.
        let days = |candidate: Option<&(Calendar, (Date, Date))>| {
            candidate.map_or(i64::MAX, |(_, (from, to))| days_between(base, *from, *to))
        };
        let far = |chosen: Option<&_>, other: Option<&_>| {
            days(chosen) > 240 && days(chosen) > days(other).saturating_mul(5) / 2
        };
        let day_of = base.to_string();
        let (candidate, how) = match which {
            Some(Which::Base(-1)) => (back(true), format!("the last one before {day_of}")),
            Some(Which::Base(1)) => (forth(true), format!("the next one after {day_of}")),
            Some(Which::Base(_)) => (
                candidates.iter().find(|(calendar, _)| calendar.year() == Some(base.year())),
                "in the article's year".into(),
            ),
            Some(Which::Focus(0)) if self.focus.is_some() => {
                let focus = self.focus.and_then(Calendar::bounds).map_or(base, |(first, _)| first);
                (candidates.iter().find(|(_, (from, _))| *from >= focus), format!("the one from {focus} on"))
            }
            _ => match cue {
                Some((Direction::Past, _)) if !far(back(false), forth(false)) => {
                    (back(false), format!("the last one up to {day_of}, %"))
                }
                Some((Direction::Future, _)) => (forth(false), format!("the next one from {day_of}, %")),
                _ => {
                    let near = candidates.iter().min_by_key(|(_, (from, to))| days_between(base, *from, *to));
                    (near, format!("the one nearest to {day_of}"))
                }
            },
        };
        match candidate {
            Some((calendar, _)) => of_calendar(*calendar, &how),
            None => of_calendar(Calendar::Day(None, Some(month), day), "its year is not known"),
        }
    }

    fn weekday(&self, base: Date, weekday: i8, which: Option<Which>, cue: Option<Cue>) -> Resolved {
        let focus = self.focus.and_then(Calendar::bounds).map(|(first, _)| first).unwrap_or(base);
        let step = |from: Date, forth: bool, strict: bool| {
            let today = from.weekday().to_monday_one_offset();
            let days = if forth { (weekday - today).rem_euclid(7) } else { -(today - weekday).rem_euclid(7) };
            let days = if days == 0 && strict { if forth { 7 } else { -7 } } else { days };
            shift(from, days.into(), Unit::Day)
        };
        let (day, how) = match which {
            Some(Which::Base(-1)) => (step(base, false, true), format!("the last one before {base}")),
            Some(Which::Base(1)) => (step(base, true, true), format!("the next one after {base}")),
            Some(Which::Focus(-1)) => (step(focus, false, true), format!("the last one before {focus}")),
            Some(Which::Focus(1)) => (step(focus, true, true), format!("the next one after {focus}")),
            Some(Which::Focus(_)) => (step(focus, true, false), format!("the one from {focus} on")),
            Some(Which::Base(_)) if !matches!(cue, Some((Direction::Past, _))) => {
                (step(base, true, false), format!("the next one from {base} on"))
            }
            _ => match cue {
                Some((Direction::Future, _)) => {
                    (step(base, true, false), format!("the next one from {base} on, %"))
                }
                Some((Direction::Past, _)) => {
                    (step(base, false, false), format!("the last one up to {base}, %"))
                }
                None => (
                    step(base, false, false),
                    format!("the last one up to {base}: nothing says that it is to come"),
                ),
            },
        };
        match day {
            Some(day) => of_calendar(Calendar::day(day), &how),
            None => of_calendar(Calendar::Weekday(weekday), "outside the calendar"),
        }
    }

    fn range(&self, first: DateExpr, last: DateExpr, cue: Option<Cue>) -> Resolved {
        let mut resolved = self.date(first, cue);
        let end = self.date(last, cue);
        if let (Value::Calendar(first), Value::Calendar(last)) = (&resolved.value, &end.value)
            && let (Some((from, _)), Some((_, to))) = (first.bounds(), last.bounds())
            && from <= to
        {
            resolved.bounds = Some((from, to));
        }
        resolved
    }

    fn offset(&self, length: &Length, back: bool, anchor: Anchor) -> Resolved {
        let sign = if back { -1 } else { 1 };
        let side = if back { "before" } else { "after" };
        let clock = length.iter().all(|(_, unit)| unit.is_clock());
        let unknown = |how: &str| {
            let reference = if back { Reference::Past } else { Reference::Future };
            let mut resolved = self.expr(&Expr::Reference(reference), None);
            resolved.how = how.into();
            if clock {
                resolved.kind = TimeType::Time;
            }
            resolved
        };
        let quarter = matches!(length[..], [(Count::Tenths(10), Unit::Year)]) && back;
        if let (true, Some((year, number))) = (quarter, self.quarter) {
            return of_calendar(
                Calendar::Quarter(Some(year - 1), Some(number)),
                "the same quarter of the year before",
            );
        }
        let focus = match anchor {
            Anchor::Base => None,
            Anchor::Focus => self.focus.and_then(Calendar::bounds).map(|(first, _)| first),
        };
        let from = focus.or(self.base);
        let Some(from) = from else {
            let smallest = length.last().map_or(Unit::Day, |&(_, unit)| unit);
            let mut resolved = periods::unknown_unit(smallest, Which::Open);
            let sign = if back { "-" } else { "+" };
            resolved.offset = Some(format!("{sign}{}", Value::Length(length.clone())));
            return resolved;
        };
        if clock {
            return unknown(&format!(
                "a time of the day counted from the article's or another that is not said, {side} it"
            ));
        }
        let mut date = from;
        let mut smallest = Unit::Millennium;
        for &(count, unit) in length {
            let Some(count) = count.as_whole() else { return unknown("it is not said how long") };
            match shift(date, sign * count, unit) {
                Some(there) => date = there,
                None => return unknown("outside the calendar"),
            }
            smallest = smallest.min(unit);
        }
        let unit = match smallest {
            Unit::Decade | Unit::Century | Unit::Millennium | Unit::Half => Unit::Year,
            unit => unit,
        };
        let anchor = if focus.is_some() { ", spoken of before" } else { "" };
        of_calendar(Calendar::around(date, unit), &format!("so long {side} {from}{anchor}"))
    }

    fn length(&self, length: &Length, toward: Option<bool>) -> Resolved {
        let mut resolved = Resolved {
            kind: TimeType::Duration,
            value: Value::Length(length.clone()),
            bounds: None,
            offset: None,
            how: "a length of time".into(),
            approximate: false,
        };
        if let (Some(back), Some(base)) = (toward, self.base) {
            let sign = if back { -1 } else { 1 };
            let there = length
                .iter()
                .try_fold(base, |date, &(count, unit)| shift(date, sign * count.as_whole()?, unit));
            if let Some(there) = there.filter(|there| *there != base) {
                resolved.bounds = Some((base.min(there), base.max(there)));
                let side = if back { "up to" } else { "from" };
                resolved.how = format!("a length of time, {side} {base}");
            }
        }
        resolved
    }
}

/// How many days lie between `day` and the period `from..=to`.
fn days_between(day: Date, from: Date, to: Date) -> i64 {
    let near = day.clamp(from, to);
    day.duration_until(near).as_hours().abs() / 24
}

fn of_calendar(calendar: Calendar, how: &str) -> Resolved {
    let bounds = calendar.bounds().filter(|(first, last)| first < last);
    Resolved {
        kind: TimeType::Date,
        value: Value::Calendar(calendar),
        bounds,
        offset: None,
        how: how.into(),
        approximate: false,
    }
}

fn set_value(set: &Set) -> Resolved {
    let value = match (set, set.pattern()) {
        (&Set::Weekday(_, Some(part)) | &Set::Part(part), Some(calendar)) => {
            Value::Clock(calendar, Clock::Part(part))
        }
        (_, Some(calendar)) => Value::Calendar(calendar),
        (&Set::Length(count, unit), None) => Value::Length(vec![(count, unit)]),
        (&Set::Unit(unit), None) => Value::Length(vec![(Count::whole(1), unit)]),
        (_, None) => Value::Reference(Reference::Present),
    };
    Resolved {
        kind: TimeType::Set,
        value,
        bounds: None,
        offset: None,
        how: "again and again".into(),
        approximate: false,
    }
}
