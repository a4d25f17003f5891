//! Units, quarters, halves and seasons that count from the article's day or from what the text speaks of.

use jiff::civil::Date;

use super::{NO_BASE, Resolved, Resolver, of_calendar};
use crate::times::{
    grammar::{Which, Year},
    tense::{Cue, Direction},
    value::{Calendar, Count, Season, Unit, Value, shift},
};

impl Resolver {
    pub(super) fn unit(&self, unit: Unit, which: Which, cue: Option<Cue>) -> Resolved {
        let Some(base) = self.base else { return unknown_unit(unit, which) };
        let named = unit.name();
        let around = |date: Option<Date>, how: &str| match date {
            Some(date) => of_calendar(Calendar::around(date, unit), how),
            None => of_calendar(Calendar::Year(None), "outside the calendar"),
        };
        let focus = self.focus.and_then(Calendar::bounds).map(|(first, _)| first);
        match which {
            Which::Base(step) => {
                let how = match (step, unit) {
                    (0, Unit::Day) => "the article's day".to_owned(),
                    (0, _) => format!("the {named} of {base}"),
                    (..=-1, _) => {
                        format!("{} {named}{} before {base}", -step, if step == -1 { "" } else { "s" })
                    }
                    _ => format!("{step} {named}{} after {base}", if step == 1 { "" } else { "s" }),
                };
                around(shift(base, step, unit), &how)
            }
            Which::Focus(step) => {
                let from = focus.unwrap_or(base);
                let how = match step {
                    0 => format!("the {named} of {from}, spoken of before"),
                    step => format!("{step:+} {named} from {from}, spoken of before"),
                };
                around(shift(from, step, unit), &how)
            }
            Which::Latest => {
                around(shift(base, -1, unit), &format!("the last complete {named} before {base}"))
            }
            Which::Open => match unit {
                Unit::Quarter => self.part(Unit::Quarter, None, Year::Open, cue),
                Unit::Weekend => {
                    let future = matches!(cue, Some((Direction::Future, _)));
                    let today = base.weekday().to_monday_one_offset();
                    let step = if future || today >= 6 { 0 } else { -1 };
                    around(
                        shift(base, step, Unit::Week),
                        &format!("the weekend nearest to {base} that the tense allows"),
                    )
                }
                _ => around(Some(base), &format!("the {named} of {base}")),
            },
        }
    }

    /// A quarter or half of a year; without a number the one that the text speaks of.
    pub(super) fn part(&self, unit: Unit, number: Option<i8>, year: Year, cue: Option<Cue>) -> Resolved {
        let make = |year: Option<i16>, number: Option<i8>| match unit {
            Unit::Half => Calendar::Half(year, number),
            _ => Calendar::Quarter(year, number),
        };
        let (named, how) = self.year(year);
        let Some(base) = self.base else {
            return of_calendar(make(named, number), how.unwrap_or("its year is not known"));
        };
        let latest = shift(base, -1, Unit::Quarter).map(|date| (date.year(), (date.month() - 1) / 3 + 1));
        let Some(number) = number else {
            let (focus_year, quarter) = match self.quarter.or(latest) {
                Some(quarter) => quarter,
                None => return of_calendar(make(None, None), "outside the calendar"),
            };
            return match year {
                Year::Which(Which::Base(step)) => {
                    let year = focus_year.checked_add(i16::try_from(step).unwrap_or(0));
                    of_calendar(make(year, Some(quarter)), "the same quarter of the year before")
                }
                Year::Given(year) => {
                    of_calendar(make(Some(year), Some(quarter)), "the same quarter of the year named")
                }
                _ if self.quarter.is_some() => {
                    of_calendar(make(Some(focus_year), Some(quarter)), "the quarter spoken of before")
                }
                _ => of_calendar(
                    make(Some(focus_year), Some(quarter)),
                    &format!("the last complete quarter before {base}"),
                ),
            };
        };
        if let Some(year) = named {
            return of_calendar(make(Some(year), Some(number)), how.unwrap_or("named in full"));
        }
        let this = base.year();
        let bounds = |year: i16| make(Some(year), Some(number)).bounds();
        let begun = bounds(this).is_some_and(|(from, _)| from <= base);
        // Results come months after their quarter: what will be told of it is still of this year's.
        let over =
            bounds(this).is_some_and(|(_, to)| shift(to, 6, Unit::Month).is_some_and(|late| late < base));
        let future = matches!(cue, Some((Direction::Future, _)));
        let step = match (begun, over, future) {
            (_, true, true) => 1,
            (false, _, false) => {
                // Two quarters ahead and without a word of the future, it is last year's.
                let near = bounds(this)
                    .is_some_and(|(from, _)| shift(base, 3, Unit::Month).is_some_and(|soon| from <= soon));
                if near && cue.is_none() { 0 } else { -1 }
            }
            _ => 0,
        };
        let how = format!("the one nearest to {base} that the tense allows");
        of_calendar(make(Some(this + step), Some(number)), &how)
    }

    pub(super) fn season(
        &self,
        season: Season,
        year: Year,
        which: Option<Which>,
        cue: Option<Cue>,
    ) -> Resolved {
        let make = |year: Option<i16>| Calendar::Season(year, season);
        if let (Some(year), how) = self.year(year) {
            return of_calendar(make(Some(year)), how.unwrap_or("named in full"));
        }
        let Some(base) = self.base else { return of_calendar(make(None), "its year is not known") };
        let candidates: Vec<_> = (-2..=2).filter_map(|step| base.year().checked_add(step)).collect();
        let bounds = |year: &&i16| make(Some(**year)).bounds();
        let back = |inside: bool| {
            candidates.iter().rev().find(|year| {
                bounds(year).is_some_and(|(from, to)| if inside { from <= base } else { to < base })
            })
        };
        let forth = |inside: bool| {
            candidates.iter().find(|year| {
                bounds(year).is_some_and(|(from, to)| if inside { to >= base } else { from > base })
            })
        };
        let near = || {
            candidates.iter().min_by_key(|year| {
                bounds(year).map_or(i64::MAX, |(from, to)| {
                    let away = if to < base {
                        to
                    } else if from > base {
                        from
                    } else {
                        base
                    };
                    base.duration_until(away).as_hours().abs()
                })
            })
        };
        let (found, how) = match which {
            Some(Which::Base(-1)) => (back(false), format!("the last one before {base}")),
            Some(Which::Base(1)) => (forth(false), format!("the next one after {base}")),
            _ => match cue {
                Some((Direction::Past, _)) => (
                    if which.is_some() { near() } else { back(true) },
                    format!("the last one up to {base}, %"),
                ),
                Some((Direction::Future, _)) => (forth(true), format!("the next one from {base}, %")),
                None => (near(), format!("the one nearest to {base}")),
            },
        };
        of_calendar(make(found.copied()), &how)
    }
}

/// A unit counted from an article's day that is not known.
pub(super) fn unknown_unit(unit: Unit, which: Which) -> Resolved {
    let calendar = match unit {
        Unit::Week => Calendar::Week(None, None),
        Unit::Weekend => Calendar::Weekend(None, None),
        Unit::Month => Calendar::Month(None, None),
        Unit::Quarter => Calendar::Quarter(None, None),
        Unit::Half => Calendar::Half(None, None),
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => Calendar::Year(None),
        _ => Calendar::Day(None, None, None),
    };
    let mut resolved = of_calendar(calendar, NO_BASE);
    if let Which::Base(step) = which {
        let sign = if step < 0 { "-" } else { "+" };
        let count = Count::whole(u32::try_from(step.unsigned_abs()).unwrap_or(0));
        resolved.offset = Some(format!("{sign}{}", Value::Length(vec![(count, unit)])));
    }
    resolved
}
