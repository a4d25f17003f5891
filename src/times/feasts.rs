//! Feasts and named days whose date a rule gives.
//!
//! Easter by the anonymous Gregorian computus (Meeus, *Astronomical Algorithms*, chapter 8), its Orthodox date by the
//! Julian one; Islamic days by the tabular calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29), which may be
//! a day off the sighting of the moon; Jewish days by the fixed arithmetic calendar; Diwali and the Lunar New Year by the mean
//! new moon, which may be a day off the true one.

use jiff::{
    Span,
    civil::{Date, Weekday},
};

use crate::times::{
    lexer::Atoms,
    value::{Unit, shift},
};

/// A feast or named day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Feast {
    /// Its usual name.
    pub(crate) name: &'static str,
    rule: Rule,
    /// How many days it lasts.
    days: i64,
}

/// How the first day is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// A month and day.
    Fixed(i8, i8),
    /// The nth (or, below zero, last) weekday of a month.
    Weekday(i8, i8, Weekday),
    /// Days after Easter Sunday.
    Easter(i64),
    /// Days after the Orthodox Easter Sunday.
    Orthodox(i64),
    /// A month and day of the tabular Islamic calendar.
    Islamic(i64, i64),
    /// Days after the Jewish new year that begins in the year (or, for spring, in the year before).
    Jewish(i64),
    /// The first mean new moon on or after a month and day, and days after it.
    NewMoon(i8, i8),
}

/// The names, lower-case, words parted by one space; of names that begin alike the longer first.
static FEASTS: &[(&str, Rule, i64)] = &[
    ("christmas eve", Rule::Fixed(12, 24), 1),
    ("christmas day", Rule::Fixed(12, 25), 1),
    ("christmas", Rule::Fixed(12, 25), 1),
    ("boxing day", Rule::Fixed(12, 26), 1),
    ("new year's eve", Rule::Fixed(12, 31), 1),
    ("new year's day", Rule::Fixed(1, 1), 1),
    ("new year's", Rule::Fixed(1, 1), 1),
    ("thanksgiving", Rule::Weekday(11, 4, Weekday::Thursday), 1),
    ("black friday", Rule::Weekday(11, 4, Weekday::Thursday), 1),
    ("memorial day", Rule::Weekday(5, -1, Weekday::Monday), 1),
    ("labor day", Rule::Weekday(9, 1, Weekday::Monday), 1),
    ("martin luther king day", Rule::Weekday(1, 3, Weekday::Monday), 1),
    ("presidents' day", Rule::Weekday(2, 3, Weekday::Monday), 1),
    ("columbus day", Rule::Weekday(10, 2, Weekday::Monday), 1),
    ("juneteenth", Rule::Fixed(6, 19), 1),
    ("fourth of july", Rule::Fixed(7, 4), 1),
    ("veterans day", Rule::Fixed(11, 11), 1),
    ("armistice day", Rule::Fixed(11, 11), 1),
    ("valentine's day", Rule::Fixed(2, 14), 1),
    ("st patrick's day", Rule::Fixed(3, 17), 1),
    ("international women's day", Rule::Fixed(3, 8), 1),
    ("april fools' day", Rule::Fixed(4, 1), 1),
    ("may day", Rule::Fixed(5, 1), 1),
    ("bastille day", Rule::Fixed(7, 14), 1),
    ("all saints' day", Rule::Fixed(11, 1), 1),
    ("halloween", Rule::Fixed(10, 31), 1),
    ("epiphany", Rule::Fixed(1, 6), 1),
    ("ash wednesday", Rule::Easter(-46), 1),
    ("shrove tuesday", Rule::Easter(-47), 1),
    ("mardi gras", Rule::Easter(-47), 1),
    ("palm sunday", Rule::Easter(-7), 1),
    ("holy week", Rule::Easter(-7), 7),
    ("maundy thursday", Rule::Easter(-3), 1),
    ("good friday", Rule::Easter(-2), 1),
    ("orthodox easter", Rule::Orthodox(0), 1),
    ("easter sunday", Rule::Easter(0), 1),
    ("easter monday", Rule::Easter(1), 1),
    ("easter weekend", Rule::Easter(-1), 2),
    ("easter", Rule::Easter(0), 1),
    ("ascension day", Rule::Easter(39), 1),
    ("pentecost", Rule::Easter(49), 1),
    ("whit monday", Rule::Easter(50), 1),
    ("corpus christi", Rule::Easter(60), 1),
    ("ramadan", Rule::Islamic(9, 1), 30),
    ("ramadhan", Rule::Islamic(9, 1), 30),
    ("laylat al-qadr", Rule::Islamic(9, 27), 1),
    ("eid al-fitr", Rule::Islamic(10, 1), 1),
    ("eid-al-fitr", Rule::Islamic(10, 1), 1),
    ("eid ul-fitr", Rule::Islamic(10, 1), 1),
    ("idul fitri", Rule::Islamic(10, 1), 1),
    ("eid al-adha", Rule::Islamic(12, 10), 1),
    ("eid-al-adha", Rule::Islamic(12, 10), 1),
    ("eid ul-adha", Rule::Islamic(12, 10), 1),
    ("ashura", Rule::Islamic(1, 10), 1),
    ("mawlid", Rule::Islamic(3, 12), 1),
    ("rosh hashanah", Rule::Jewish(0), 2),
    ("yom kippur", Rule::Jewish(9), 1),
    ("sukkot", Rule::Jewish(14), 7),
    ("passover", Rule::Jewish(-163), 8),
    ("diwali", Rule::NewMoon(10, 16), 1),
    ("deepavali", Rule::NewMoon(10, 16), 1),
    ("lunar new year", Rule::NewMoon(1, 21), 1),
    ("chinese new year", Rule::NewMoon(1, 21), 1),
];

/// The feast whose name begins at `at`, and the atom after it.
pub(crate) fn lookup(atoms: &Atoms<'_>, at: usize) -> Option<(Feast, usize)> {
    if !atoms.get(at).capital {
        return None;
    }
    let initial = atoms.str(at).as_bytes()[0].to_ascii_lowercase();
    FEASTS.iter().filter(|(name, ..)| name.as_bytes()[0] == initial).find_map(|&(name, rule, days)| {
        let mut next = at;
        for word in name.split([' ', '-', '\'']).filter(|word| !word.is_empty()) {
            next += usize::from(next > at && (atoms.hyphen(next) || atoms.apostrophe(next)));
            if !atoms.is(next, word) {
                return None;
            }
            next += 1;
        }
        next += usize::from(name.ends_with('\'') && atoms.apostrophe(next));
        Some((Feast { name, rule, days }, next))
    })
}

impl Feast {
    /// Its first and last day in `year`; of an Islamic day the first one that falls into it.
    pub(crate) fn in_year(self, year: i16) -> Option<(Date, Date)> {
        let first = match self.rule {
            Rule::Fixed(month, day) => Date::new(year, month, day).ok()?,
            Rule::Weekday(month, nth, weekday) => {
                let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
                if self.name == "black friday" { shift(day, 1, Unit::Day)? } else { day }
            }
            Rule::Easter(days) => shift(easter(year)?, days, Unit::Day)?,
            Rule::Orthodox(days) => shift(orthodox_easter(year)?, days, Unit::Day)?,
            Rule::Islamic(month, day) => islamic(year, month, day)?,
            Rule::Jewish(days) => jewish(year, days)?,
            Rule::NewMoon(month, day) => new_moon(Date::new(year, month, day).ok()?)?,
        };
        Some((first, shift(first, self.days - 1, Unit::Day)?))
    }

    /// Whether the date may be off by a day.
    pub(crate) fn is_approximate(self) -> bool {
        matches!(self.rule, Rule::Islamic(..) | Rule::NewMoon(..))
    }

    /// By what rule, in words for the reader.
    pub(crate) fn by(self) -> &'static str {
        match self.rule {
            Rule::Fixed(..) => "the same day every year",
            Rule::Weekday(..) => "a weekday of its month",
            Rule::Easter(_) => "counted from Easter",
            Rule::Orthodox(_) => "counted from the Orthodox Easter",
            Rule::Islamic(..) => {
                "by the tabular Islamic calendar, perhaps a day off the sighting of the moon"
            }
            Rule::Jewish(_) => "by the Jewish calendar",
            Rule::NewMoon(..) => "by the mean new moon, perhaps a day off",
        }
    }
}

/// Easter Sunday.
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month_day = h + l - 7 * m + 114;
    Date::new(year as i16, (month_day / 31) as i8, (month_day % 31 + 1) as i8).ok()
}

/// The Orthodox Easter Sunday, in the Gregorian calendar.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let d = (19 * (y % 19) + 15) % 30;
    let e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    let behind = y / 100 - y / 400 - 2;
    shift(Date::new(year, month as i8, day as i8).ok()?, behind.into(), Unit::Day)
}

/// The day of a count whose day 0 is 1 January 1970.
fn from_epoch(days: i64) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(Span::new().try_days(days).ok()?).ok()
}

fn to_epoch(date: Date) -> i64 {
    date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24
}

/// The first day in a Gregorian year that is `day` of `month` in the tabular Islamic calendar.
fn islamic(year: i16, month: i64, day: i64) -> Option<Date> {
    // 1 Muharram 1 is 19 July 622 in the proleptic Gregorian calendar, 492,148 days before 1970.
    let date = |hijri: i64| {
        from_epoch(
            -492_148 + (hijri - 1) * 354 + (3 + 11 * hijri).div_euclid(30) + (59 * (month - 1) + 1) / 2 + day
                - 1,
        )
    };
    let near = (i64::from(year) - 622) * 33 / 32;
    (near - 1..=near + 2).filter_map(date).find(|date| date.year() == year)
}

/// A day of the Jewish year that begins in the Gregorian year: days after 1 Tishri.
fn jewish(year: i16, days: i64) -> Option<Date> {
    // Elapsed days before 1 Tishri by the molad and the four postponements (Dershowitz & Reingold, *Calendrical
    // Calculations*, chapter 8), counted from the epoch 7 October 3761 BC (Julian).
    let elapsed = |year: i64| {
        let months = (235 * year - 234).div_euclid(19);
        let day = 29 * months + (12_084 + 13_753 * months).div_euclid(25_920);
        if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
    };
    let jewish = i64::from(year) + 3761;
    let (last, this, next) = (elapsed(jewish - 1), elapsed(jewish), elapsed(jewish + 1));
    let late = if next - this == 356 { 2 } else { i64::from(this - last == 382) };
    shift(from_epoch(this + late - 2_092_590)?, days, Unit::Day)
}

/// The day (in universal time) of the first mean new moon on or after `from`.
fn new_moon(from: Date) -> Option<Date> {
    // Minutes between mean new moons, times 1000; one was on 6 January 2000 at 14:20 (Meeus, chapter 49).
    const MONTH: i64 = 42_524_048;
    let epoch = (to_epoch(Date::constant(2000, 1, 6)) * 1440 + 860) * 1000;
    let since = to_epoch(from) * 1_440_000 - epoch;
    let count = since.div_euclid(MONTH) + i64::from(since.rem_euclid(MONTH) > 0);
    from_epoch((epoch + count * MONTH).div_euclid(1_440_000))
}
