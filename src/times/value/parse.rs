//! Values read back from their printed form.

use std::str::FromStr;

use jiff::civil::Date;

use super::{Calendar, Clock, Count, DayPart, Reference, Season, Unit, Value};

/// The text is no TIMEX3 value that this library writes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no TIMEX3 value: write one as ISO 8601 does, 2021-03-12, 2021-W10, P3D, or PRESENT_REF")]
pub struct ParseValueError(String);

impl FromStr for Value {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        value(text).ok_or_else(|| ParseValueError(text.to_owned()))
    }
}

fn value(text: &str) -> Option<Value> {
    match text {
        "PAST_REF" => return Some(Value::Reference(Reference::Past)),
        "PRESENT_REF" => return Some(Value::Reference(Reference::Present)),
        "FUTURE_REF" => return Some(Value::Reference(Reference::Future)),
        _ => {}
    }
    if let Some(parts) = text.strip_prefix('P') {
        return length(parts);
    }
    match text.split_once('T') {
        Some((day, time)) => Some(Value::Clock(calendar(day)?, clock(time)?)),
        None => Some(Value::Calendar(calendar(text)?)),
    }
}

/// The day that `text` names as YYYY-MM-DD. jiff's own parser takes many more forms, and weighs 25 KB in the wasm with
/// the texts of its errors.
pub fn day(text: &str) -> Option<Date> {
    match calendar(text)? {
        Calendar::Day(Some(year), Some(month), Some(day)) => Date::new(year, month, day).ok(),
        _ => None,
    }
}

/// A number of exactly `width` digits; as many `X` for one that is not known.
fn number<T: FromStr>(text: &str, width: usize) -> Option<Option<T>> {
    if text.len() != width {
        return None;
    }
    if text.bytes().all(|b| b == b'X') {
        return Some(None);
    }
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten().map(Some)
}

fn year(text: &str) -> Option<Option<i16>> {
    match text.strip_prefix("BC") {
        Some(year) => number::<i16>(year, 4)?.map(|year| Some(-year)),
        None => number(text, 4),
    }
}

fn calendar(text: &str) -> Option<Calendar> {
    let mut parts = text.split('-');
    let (first, second, third) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let Some(second) = second else {
        return match first.len() {
            2 => number(first, 2)?.map(Calendar::Century),
            3 => number(first, 3)?.map(Calendar::Decade),
            _ => year(first).map(Calendar::Year),
        };
    };
    let year = year(first)?;
    if let Some(week) = second.strip_prefix('W').filter(|week| *week != "I") {
        let week = number(week, 2)?;
        return match third {
            None => Some(Calendar::Week(year, week)),
            Some("WE") => Some(Calendar::Weekend(year, week)),
            Some(day) if year.is_none() && week.is_none() => number(day, 1)?.map(Calendar::Weekday),
            Some(_) => None,
        };
    }
    if let Some(third) = third {
        return Some(Calendar::Day(year, number(second, 2)?, number(third, 2)?));
    }
    match (second, second.strip_prefix('Q'), second.strip_prefix('H')) {
        ("SP", ..) => Some(Calendar::Season(year, Season::Spring)),
        ("SU", ..) => Some(Calendar::Season(year, Season::Summer)),
        ("FA", ..) => Some(Calendar::Season(year, Season::Autumn)),
        ("WI", ..) => Some(Calendar::Season(year, Season::Winter)),
        (_, Some(quarter), _) => Some(Calendar::Quarter(year, number(quarter, 1)?)),
        (_, _, Some(half)) => Some(Calendar::Half(year, number(half, 1)?)),
        _ => Some(Calendar::Month(year, number(second, 2)?)),
    }
}

fn clock(text: &str) -> Option<Clock> {
    let part = match text {
        "MO" => DayPart::Morning,
        "MI" => DayPart::Midday,
        "AF" => DayPart::Afternoon,
        "EV" => DayPart::Evening,
        "NI" => DayPart::Night,
        "DT" => DayPart::Daytime,
        _ => {
            let mut parts = text.split(':').map(|part| number::<i8>(part, 2)?);
            let (hour, minute) = (parts.next()??, parts.next()??);
            return match parts.next() {
                None => Some(Clock::Minute(hour, minute)),
                Some(second) => Some(Clock::Second(hour, minute, second?)),
            };
        }
    };
    Some(Clock::Part(part))
}

/// The parts of a length, in the units that print under a letter of their own.
fn length(text: &str) -> Option<Value> {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut clock = false;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T').filter(|_| !clock) {
            (rest, clock) = (after, true);
        }
        let letter = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == 'X'))?;
        let unit = match (rest.as_bytes()[letter], clock) {
            (b'Y', false) => Unit::Year,
            (b'M', false) => Unit::Month,
            (b'W', false) => Unit::Week,
            (b'D', false) => Unit::Day,
            (b'H', true) => Unit::Hour,
            (b'M', true) => Unit::Minute,
            (b'S', true) => Unit::Second,
            _ => return None,
        };
        let count = match rest[..letter].split_once('.') {
            _ if &rest[..letter] == "X" => Count::Some,
            None => Count::Tenths(rest[..letter].parse::<u32>().ok()?.checked_mul(10)?),
            Some((whole, tenth)) => {
                let tenth = number::<u32>(tenth, 1)??;
                Count::Tenths(whole.parse::<u32>().ok()?.checked_mul(10)?.checked_add(tenth)?)
            }
        };
        parts.push((count, unit));
        rest = &rest[letter + 1..];
    }
    (!parts.is_empty()).then_some(Value::Length(parts))
}
