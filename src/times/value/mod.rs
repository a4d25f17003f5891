//! TIMEX3 values: ISO 8601 with the additions of TimeML (parts of day, seasons, quarters, unknown digits as `X`).
//!
//! A [`Value`] prints as the standard writes it and is read back from that form. The annex of the TimeML 1.2.1
//! guidelines ("TIMEX3 values") is the source of the notation.

mod parse;

use std::fmt;

use jiff::{
    Span,
    civil::{Date, ISOWeekDate, Weekday},
};

pub use parse::{ParseValueError, day};

/// What a time expression stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Now, at some time past, at some time to come.
    Reference(Reference),
    /// A day or a longer piece of the calendar; as the value of a set, its pattern.
    Calendar(Calendar),
    /// A point or a part of a day.
    Clock(Calendar, Clock),
    /// A length of time, longest unit first.
    Length(Vec<(Count, Unit)>),
}

/// Times known only by their direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// `PAST_REF`
    Past,
    /// `PRESENT_REF`
    Present,
    /// `FUTURE_REF`
    Future,
}

/// A piece of the calendar. Years may be unknown (`XXXX`), and what is smaller than an unknown year too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// `19`: the years 1900 to 1999, as TimeML counts centuries.
    Century(u8),
    /// `199`: the years 1990 to 1999.
    Decade(u16),
    /// `1998`; years before Christ as `BC0044`.
    Year(Option<i16>),
    /// `1998-H1`
    Half(Option<i16>, Option<i8>),
    /// `1998-Q1`
    Quarter(Option<i16>, Option<i8>),
    /// `1998-SU`
    Season(Option<i16>, Season),
    /// `1998-03`
    Month(Option<i16>, Option<i8>),
    /// `1998-W11`: the week of ISO 8601, Monday to Sunday.
    Week(Option<i16>, Option<i8>),
    /// `1998-W11-WE`
    Weekend(Option<i16>, Option<i8>),
    /// `XXXX-WXX-4`: a day of an unknown week.
    Weekday(i8),
    /// `1998-03-12`; the month may be known alone.
    Day(Option<i16>, Option<i8>, Option<i8>),
}

/// A point or part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// `T14:05`
    Minute(i8, i8),
    /// `T14:05:30`
    Second(i8, i8, i8),
    /// `TMO`
    Part(DayPart),
}

/// The parts of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// `MO`
    Morning,
    /// `MI`
    Midday,
    /// `AF`
    Afternoon,
    /// `EV`
    Evening,
    /// `NI`
    Night,
    /// `DT`: working hours, daylight.
    Daytime,
}

/// The seasons, named as in the northern half of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// `SP`
    Spring,
    /// `SU`
    Summer,
    /// `FA`
    Autumn,
    /// `WI`: it begins in December of the year that is written.
    Winter,
}

/// How many units a length has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Not said: `X`.
    Some,
    /// This many tenths.
    Tenths(u32),
}

/// The units of time, shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// Whether the unit is shorter than a day.
    pub fn is_clock(self) -> bool {
        self < Unit::Day
    }

    /// The unit in which it is counted on the calendar, and how many of them it is.
    pub fn steps(self) -> (Unit, i64) {
        match self {
            Unit::Weekend => (Unit::Week, 1),
            Unit::Quarter => (Unit::Month, 3),
            Unit::Half => (Unit::Month, 6),
            Unit::Decade => (Unit::Year, 10),
            Unit::Century => (Unit::Year, 100),
            Unit::Millennium => (Unit::Year, 1000),
            unit => (unit, 1),
        }
    }

    /// As a reader calls it.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Second => "second",
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Weekend => "weekend",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Half => "half-year",
            Unit::Year => "year",
            Unit::Decade => "decade",
            Unit::Century => "century",
            Unit::Millennium => "millennium",
        }
    }
}

impl Count {
    /// A whole number.
    pub fn whole(count: u32) -> Count {
        count.checked_mul(10).map_or(Count::Some, Count::Tenths)
    }

    /// The number where it is known and whole.
    pub fn as_whole(self) -> Option<i64> {
        match self {
            Count::Tenths(tenths) if tenths % 10 == 0 => Some(i64::from(tenths / 10)),
            _ => None,
        }
    }
}

/// The day `count` units after `date`; the last day of a shorter month. None past the ends of the calendar
/// (years -9999 to 9999).
pub fn shift(date: Date, count: i64, unit: Unit) -> Option<Date> {
    let (unit, steps) = unit.steps();
    let count = count.checked_mul(steps)?.clamp(-10_000_000, 10_000_000);
    let span = match unit {
        Unit::Day => Span::new().try_days(count),
        Unit::Week => Span::new().try_weeks(count),
        Unit::Month => Span::new().try_months(count),
        Unit::Year => Span::new().try_years(count),
        _ => return Some(date),
    };
    date.checked_add(span.ok()?).ok()
}

impl Calendar {
    /// The day `date`.
    pub fn day(date: Date) -> Calendar {
        Calendar::Day(Some(date.year()), Some(date.month()), Some(date.day()))
    }

    /// The `unit` that holds `date`.
    pub fn around(date: Date, unit: Unit) -> Calendar {
        let week = date.iso_week_date();
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Calendar::day(date),
            Unit::Week => Calendar::Week(Some(week.year()), Some(week.week())),
            Unit::Weekend => Calendar::Weekend(Some(week.year()), Some(week.week())),
            Unit::Month => Calendar::Month(Some(date.year()), Some(date.month())),
            Unit::Quarter => Calendar::Quarter(Some(date.year()), Some((date.month() - 1) / 3 + 1)),
            Unit::Half => Calendar::Half(Some(date.year()), Some((date.month() - 1) / 6 + 1)),
            Unit::Year | Unit::Millennium => Calendar::Year(Some(date.year())),
            Unit::Decade => Calendar::Decade((date.year().max(0) / 10) as u16),
            Unit::Century => Calendar::Century((date.year().max(0) / 100) as u8),
        }
    }

    /// Its first and last day, where it is known.
    pub fn bounds(self) -> Option<(Date, Date)> {
        let month = |year: i16, first: i8, last: i8| {
            Some((Date::new(year, first, 1).ok()?, Date::new(year, last, 1).ok()?.last_of_month()))
        };
        match self {
            Calendar::Century(century) => {
                let year = i16::from(century) * 100;
                Some((month(year, 1, 1)?.0, month(year + 99, 12, 12)?.1))
            }
            Calendar::Decade(decade) => {
                let year = i16::try_from(decade).ok()?.checked_mul(10)?;
                Some((month(year, 1, 1)?.0, month(year.checked_add(9)?, 12, 12)?.1))
            }
            Calendar::Year(Some(year)) => month(year, 1, 12),
            Calendar::Half(Some(year), Some(half)) => month(year, half * 6 - 5, half * 6),
            Calendar::Quarter(Some(year), Some(quarter)) => month(year, quarter * 3 - 2, quarter * 3),
            Calendar::Season(Some(year), season) => match season {
                Season::Spring => month(year, 3, 5),
                Season::Summer => month(year, 6, 8),
                Season::Autumn => month(year, 9, 11),
                Season::Winter => Some((month(year, 12, 12)?.0, month(year.checked_add(1)?, 2, 2)?.1)),
            },
            Calendar::Month(Some(year), Some(of)) => month(year, of, of),
            Calendar::Week(Some(year), Some(week)) => {
                let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
                Some((monday, shift(monday, 6, Unit::Day)?))
            }
            Calendar::Weekend(Some(year), Some(week)) => {
                let saturday = ISOWeekDate::new(year, week, Weekday::Saturday).ok()?.date();
                Some((saturday, shift(saturday, 1, Unit::Day)?))
            }
            Calendar::Day(Some(year), Some(month), Some(day)) => {
                let day = Date::new(year, month, day).ok()?;
                Some((day, day))
            }
            _ => None,
        }
    }

    /// The unit of which it is one.
    pub fn unit(self) -> Unit {
        match self {
            Calendar::Century(_) => Unit::Century,
            Calendar::Decade(_) => Unit::Decade,
            Calendar::Year(_) => Unit::Year,
            Calendar::Half(..) => Unit::Half,
            Calendar::Quarter(..) | Calendar::Season(..) => Unit::Quarter,
            Calendar::Month(..) => Unit::Month,
            Calendar::Week(..) => Unit::Week,
            Calendar::Weekend(..) => Unit::Weekend,
            Calendar::Weekday(_) | Calendar::Day(..) => Unit::Day,
        }
    }

    /// Its year, where it is known.
    pub fn year(self) -> Option<i16> {
        match self {
            Calendar::Year(year)
            | Calendar::Half(year, _)
            | Calendar::Quarter(year, _)
            | Calendar::Season(year, _)
            | Calendar::Month(year, _)
            | Calendar::Week(year, _)
            | Calendar::Weekend(year, _)
            | Calendar::Day(year, ..) => year,
            Calendar::Century(_) | Calendar::Decade(_) | Calendar::Weekday(_) => None,
        }
    }
}

/// A year in four digits, before Christ as `BC0044`; unknown as `XXXX`.
struct Year(Option<i16>);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(year @ 0..) => write!(f, "{year:04}"),
            Some(year) => write!(f, "BC{:04}", -i32::from(year)),
            None => f.write_str("XXXX"),
        }
    }
}

/// A number in two digits; unknown as `XX`.
struct Two(Option<i8>);

impl fmt::Display for Two {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(number) => write!(f, "{number:02}"),
            None => f.write_str("XX"),
        }
    }
}

/// A number in one digit; unknown as `X`.
struct One(Option<i8>);

impl fmt::Display for One {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(number) => write!(f, "{number}"),
            None => f.write_str("X"),
        }
    }
}

impl Season {
    fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }
}

impl DayPart {
    fn code(self) -> &'static str {
        match self {
            DayPart::Morning => "MO",
            DayPart::Midday => "MI",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
            DayPart::Daytime => "DT",
        }
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Calendar::Century(century) => write!(f, "{century:02}"),
            Calendar::Decade(decade) => write!(f, "{decade:03}"),
            Calendar::Year(year) => Year(year).fmt(f),
            Calendar::Half(year, half) => write!(f, "{}-H{}", Year(year), One(half)),
            Calendar::Quarter(year, quarter) => write!(f, "{}-Q{}", Year(year), One(quarter)),
            Calendar::Season(year, season) => write!(f, "{}-{}", Year(year), season.code()),
            Calendar::Month(year, month) => write!(f, "{}-{}", Year(year), Two(month)),
            Calendar::Week(year, week) => write!(f, "{}-W{}", Year(year), Two(week)),
            Calendar::Weekend(year, week) => write!(f, "{}-W{}-WE", Year(year), Two(week)),
            Calendar::Weekday(day) => write!(f, "XXXX-WXX-{day}"),
            Calendar::Day(year, month, day) => write!(f, "{}-{}-{}", Year(year), Two(month), Two(day)),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Clock::Minute(hour, minute) => write!(f, "T{hour:02}:{minute:02}"),
            Clock::Second(hour, minute, second) => write!(f, "T{hour:02}:{minute:02}:{second:02}"),
            Clock::Part(part) => write!(f, "T{}", part.code()),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reference::Past => "PAST_REF",
            Reference::Present => "PRESENT_REF",
            Reference::Future => "FUTURE_REF",
        })
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Reference(reference) => reference.fmt(f),
            Value::Calendar(calendar) => calendar.fmt(f),
            Value::Clock(calendar, clock) => write!(f, "{calendar}{clock}"),
            Value::Length(parts) => {
                f.write_str("P")?;
                let mut clock = false;
                for &(count, unit) in parts {
                    if unit.is_clock() && !clock {
                        clock = true;
                        f.write_str("T")?;
                    }
                    let (unit, times) = match unit {
                        Unit::Second => ('S', 1),
                        Unit::Minute | Unit::Month => ('M', 1),
                        Unit::Hour => ('H', 1),
                        Unit::Day => ('D', 1),
                        Unit::Weekend => ('W', 1),
                        Unit::Week => ('W', 1),
                        Unit::Quarter => ('M', 3),
                        Unit::Half => ('M', 6),
                        Unit::Year => ('Y', 1),
                        Unit::Decade => ('Y', 10),
                        Unit::Century => ('Y', 100),
                        Unit::Millennium => ('Y', 1000),
                    };
                    match count {
                        Count::Some => write!(f, "X{unit}")?,
                        Count::Tenths(tenths) => {
                            let tenths = u64::from(tenths) * times;
                            match tenths % 10 {
                                0 => write!(f, "{}{unit}", tenths / 10)?,
                                rest => write!(f, "{}.{rest}{unit}", tenths / 10)?,
                            }
                        }
                    }
                }
                Ok(())
            }
        }
    }
}
