//! Reads the date lines of articles: "Published 12 March 2021, 14:05 GMT", "12.03.2021 | 14:05 Uhr", "Updated 2h ago".
//!
//! Only what a line says in full becomes a date: a day without its year, or a time "2h ago", stays as printed.

use jiff::civil::{Date, Weekday};

use super::date_words::{MONTHS, PUBLISHED, SEASONAL, UPDATED, ZONES};

/// Whether a time is that of the first publication or of the last change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Published,
    Updated,
}

/// A point in time as a line gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) role: Role,
    pub(crate) date: Date,
    /// Hour and minute.
    pub(crate) time: Option<(u8, u8)>,
    /// Minutes east of Greenwich.
    pub(crate) zone: Option<i16>,
}

impl Stamp {
    /// ISO 8601: the date; with the time where it is known; with the zone where that is known too.
    pub(crate) fn iso(&self) -> String {
        let Some((hour, minute)) = self.time else {
            return self.date.to_string();
        };
        let zone = match self.zone {
            None => String::new(),
            Some(0) => "Z".to_owned(),
            Some(zone) => {
                let sign = if zone < 0 { '-' } else { '+' };
                format!("{sign}{:02}:{:02}", zone.abs() / 60, zone.abs() % 60)
            }
        };
        format!("{}T{hour:02}:{minute:02}{zone}", self.date)
    }
}

/// What was found in a line, in order.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Item {
    Role(Role),
    Date(Date),
    Time(u8, u8),
    Zone(i16),
    /// A zone whose offset depends on the season.
    Seasonal(i16),
}

/// A word, a number or a mark of a line, in small letters.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Word(String),
    Number(u32, usize),
    Mark(char),
}

/// The points in time that `line` names in full, in order. `month_first` says how to read 04/05/2024.
pub(crate) fn read(line: &str, month_first: bool) -> Vec<Stamp> {
    let pieces = cut(line);
    stamps(&items(&pieces, month_first))
}

fn cut(line: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut parted = true;
    let mut before = ' ';
    for c in line.chars().take(300) {
        // "PublishedNOV 14": a new word begins.
        parted |= c.is_uppercase() && before.is_lowercase();
        match (c, pieces.last_mut()) {
            (c, Some(Piece::Number(value, digits))) if c.is_ascii_digit() && !parted => {
                *value = value.saturating_mul(10).saturating_add(c as u32 - '0' as u32);
                *digits += 1;
            }
            (c, _) if c.is_ascii_digit() => pieces.push(Piece::Number(c as u32 - '0' as u32, 1)),
            (c, Some(Piece::Word(word))) if c.is_alphabetic() && !parted => word.extend(c.to_lowercase()),
            (c, _) if c.is_alphabetic() => pieces.push(Piece::Word(c.to_lowercase().collect())),
            (c, _) if !c.is_whitespace() => pieces.push(Piece::Mark(c)),
            _ => {}
        }
        parted = c.is_whitespace();
        before = c;
    }
    pieces
}

fn month(piece: Option<&Piece>) -> Option<i8> {
    let Some(Piece::Word(word)) = piece else { return None };
    let found = MONTHS.iter().position(|names| names.split(' ').any(|name| name == word))?;
    Some(found as i8 + 1)
}

fn day(piece: Option<&Piece>) -> Option<i8> {
    match piece {
        Some(&Piece::Number(day @ 1..=31, 1..=2)) => Some(day as i8),
        _ => None,
    }
}

fn year(piece: Option<&Piece>) -> Option<i16> {
    match piece {
        Some(&Piece::Number(year @ 1900..=2100, 4)) => Some(year as i16),
        Some(&Piece::Number(year @ 0..=69, 2)) => Some(2000 + year as i16),
        _ => None,
    }
}

fn items(pieces: &[Piece], month_first: bool) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let rest = &pieces[at..];
        if let Some((date, length)) = numeric(rest, month_first).or_else(|| named(rest)) {
            items.push(Item::Date(date));
            at += length;
        } else if let Some((hour, minute, length)) = time(rest, items.last()) {
            items.push(Item::Time(hour, minute));
            at += length;
        } else if let Some((zone, length)) = zone(rest) {
            items.push(zone);
            at += length;
        } else {
            if let Piece::Word(word) = &pieces[at] {
                if UPDATED.contains(&word.as_str()) {
                    items.push(Item::Role(Role::Updated));
                } else if PUBLISHED.contains(&word.as_str()) {
                    items.push(Item::Role(Role::Published));
                }
            }
            at += 1;
        }
    }
    items
}

/// `2021-03-12`, `12.03.2021`, `12/3/21`, `12-03-2021`, `2021年3月12日`.
fn numeric(pieces: &[Piece], month_first: bool) -> Option<(Date, usize)> {
    let (first, second, third) = match pieces {
        [
            Piece::Number(..),
            Piece::Mark(one @ ('.' | '/' | '-')),
            Piece::Number(..),
            Piece::Mark(two),
            ..,
        ] if one == two => (&pieces[0], &pieces[2], pieces.get(4)),
        [Piece::Number(..), Piece::Word(one), Piece::Number(..), Piece::Word(two), ..]
            if one.starts_with(['年', '년']) && two.starts_with(['月', '월']) =>
        {
            (&pieces[0], &pieces[2], pieces.get(4))
        }
        _ => return None,
    };
    if let Piece::Number(year @ 1900..=2100, 4) = *first {
        let date = Date::new(year as i16, day(Some(second))?, day(third)?).ok()?;
        return Some((date, 5));
    }
    let (one, two, year) = (day(Some(first))?, day(Some(second))?, year(third)?);
    let slash = pieces[1] == Piece::Mark('/');
    let (day, month) = match (one, two) {
        (13.., _) => (one, two),
        (_, 13..) => (two, one),
        _ if slash && month_first => (two, one),
        _ => (one, two),
    };
    Some((Date::new(year, month, day).ok()?, 5))
}

/// `12 March 2021`, `12. März 2021`, `1er mars 2021`, `12th of March, 2021`, `12 de marzo de 2021`, `March 12, 2021`.
fn named(pieces: &[Piece]) -> Option<(Date, usize)> {
    let skip = |mut at: usize| {
        while match pieces.get(at) {
            Some(Piece::Mark(mark)) => matches!(mark, '.' | ',' | '-' | '/' | '\''),
            Some(Piece::Word(word)) => {
                matches!(word.as_str(), "de" | "of" | "del" | "the" | "st" | "nd" | "rd" | "th" | "er" | "º")
            }
            _ => false,
        } {
            at += 1;
        }
        at
    };
    let second = skip(1);
    let third = skip(second + 1);
    let (day, month) = match (day(pieces.first()), month(pieces.first())) {
        (Some(day), _) => (day, month(pieces.get(second))?),
        (_, Some(month)) => (self::day(pieces.get(second))?, month),
        _ => return None,
    };
    // "Oct. 3, 14:05": an hour is no year.
    if matches!(pieces.get(third + 1), Some(Piece::Mark(':'))) {
        return None;
    }
    let year = year(pieces.get(third))?;
    Some((Date::new(year, month, day).ok()?, third + 1))
}

/// `14:05`, `2pm`, `2.30 p.m.`, `14h05`, `14.05 Uhr`; after a date `14.05` too.
fn time(pieces: &[Piece], before: Option<&Item>) -> Option<(u8, u8, usize)> {
    let &Piece::Number(hour @ 0..=24, digits @ 1..=4) = pieces.first()? else { return military(pieces) };
    if digits > 2 {
        return military(pieces);
    }
    let mut minute = 0;
    let mut length = 1;
    let mut sure = false;
    match (pieces.get(1), pieces.get(2)) {
        (Some(Piece::Mark(mark @ (':' | '.'))), Some(&Piece::Number(found @ 0..=59, 2))) => {
            (minute, length) = (found, 3);
            sure = *mark == ':' || matches!(before, Some(Item::Date(_)));
            if let (Some(Piece::Mark(':')), Some(Piece::Number(0..=59, 2))) = (pieces.get(3), pieces.get(4)) {
                length = 5;
            }
        }
        (Some(Piece::Word(word)), Some(&Piece::Number(found @ 0..=59, 2))) if word == "h" => {
            (minute, length, sure) = (found, 3, true);
        }
        _ => {}
    }
    let mut hour = hour;
    let half = match (pieces.get(length), pieces.get(length + 1), pieces.get(length + 2)) {
        (Some(Piece::Word(word)), ..) if matches!(word.as_str(), "am" | "pm") => Some((word == "pm", 1)),
        (Some(Piece::Word(a)), Some(Piece::Mark('.')), Some(Piece::Word(m)))
            if matches!(a.as_str(), "a" | "p") && m == "m" =>
        {
            Some((a == "p", 3))
        }
        (Some(Piece::Word(word)), ..) if word == "uhr" => {
            length += 1;
            sure = true;
            None
        }
        _ => None,
    };
    if let Some((afternoon, words)) = half {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
        length += words;
        sure = true;
    }
    sure |= length == 3 && zone(&pieces[length..]).is_some();
    (sure && hour < 24).then_some((hour as u8, minute as u8, length))
}

/// `1230 GMT`.
fn military(pieces: &[Piece]) -> Option<(u8, u8, usize)> {
    match pieces.first() {
        Some(&Piece::Number(value @ 0..=2359, 4)) if value % 100 < 60 && zone(&pieces[1..]).is_some() => {
            Some(((value / 100) as u8, (value % 100) as u8, 1))
        }
        _ => None,
    }
}

/// `GMT`, `GMT+2`, `(UTC-04:30)`, `+0100`, `ET`.
fn zone(pieces: &[Piece]) -> Option<(Item, usize)> {
    let (mut at, mut base) = (0, None);
    if let Some(Piece::Mark('(')) = pieces.first() {
        at = 1;
    }
    if let Some(Piece::Word(word)) = pieces.get(at) {
        if let Some(&(_, winter)) = SEASONAL.iter().find(|(name, _)| name == word) {
            return Some((Item::Seasonal(winter), at + 1));
        }
        base = Some(ZONES.iter().find(|(name, _)| name == word)?.1);
        at += 1;
    }
    let sign = match pieces.get(at) {
        Some(Piece::Mark('+')) => 1,
        Some(Piece::Mark('-' | '−' | '–')) if base == Some(0) => -1,
        _ => return base.map(|minutes| (Item::Zone(minutes), at)),
    };
    let (minutes, length) = match (pieces.get(at + 1), pieces.get(at + 2), pieces.get(at + 3)) {
        (
            Some(&Piece::Number(hours @ 0..=14, 1..=2)),
            Some(Piece::Mark(':')),
            Some(&Piece::Number(rest, 2)),
        ) => (hours * 60 + rest, 4),
        (Some(&Piece::Number(hours @ 0..=14, 1..=2)), ..) => (hours * 60, 2),
        (Some(&Piece::Number(value @ 0..=1400, 4)), ..) => (value / 100 * 60 + value % 100, 2),
        _ => return base.map(|minutes| (Item::Zone(minutes), at)),
    };
    Some((Item::Zone(base.unwrap_or(0) + sign * minutes as i16), at + length))
}

/// Joins dates, times and zones that stand together.
fn stamps(items: &[Item]) -> Vec<Stamp> {
    let mut stamps = Vec::new();
    let (mut role, mut date, mut time, mut zone) = (Role::Published, None, None, None);
    let mut last_date = None;
    let mut close =
        |role: &mut Role, date: &mut Option<Date>, time: &mut Option<(u8, u8)>, zone: &mut Option<Item>| {
            // "07:15, 9 Nov 2023 | Updated 10:02": a time alone belongs to the day named before.
            let day = date.take().or(if time.is_some() { last_date } else { None });
            if let Some(date) = day {
                last_date = Some(date);
                let zone = match zone.take() {
                    Some(Item::Zone(minutes)) => Some(minutes),
                    Some(Item::Seasonal(winter)) => Some(winter + if is_summer(date) { 60 } else { 0 }),
                    _ => None,
                };
                stamps.push(Stamp { role: *role, date, time: *time, zone: zone.filter(|_| time.is_some()) });
            }
            (*time, *zone) = (None, None);
        };
    for &item in items {
        match item {
            Item::Role(new) => {
                close(&mut role, &mut date, &mut time, &mut zone);
                role = new;
            }
            Item::Date(new) => {
                if date.is_some() {
                    close(&mut role, &mut date, &mut time, &mut zone);
                }
                date = Some(new);
            }
            Item::Time(hour, minute) => {
                if time.is_some() {
                    close(&mut role, &mut date, &mut time, &mut zone);
                }
                time = Some((hour, minute));
            }
            Item::Zone(_) | Item::Seasonal(_) => zone = zone.or(Some(item)),
        }
    }
    close(&mut role, &mut date, &mut time, &mut zone);
    stamps
}

/// Whether North America's clocks are forward: from the second Sunday of March to the first of November.
fn is_summer(date: Date) -> bool {
    // No `expect`: the text of jiff's errors would weigh 20 KB in the wasm.
    let sunday =
        |month, nth| Date::new(date.year(), month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Sunday).ok();
    sunday(3, 2).is_some_and(|first| first <= date) && sunday(11, 1).is_some_and(|last| date < last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, wanted: &[(Role, &str)]) {
        let found: Vec<_> = read(line, false).iter().map(|stamp| (stamp.role, stamp.iso())).collect();
        let wanted: Vec<_> = wanted.iter().map(|&(role, iso)| (role, iso.to_owned())).collect();
        assert_eq!(found, wanted, "{line}");
    }

    #[test]
    fn dates_of_many_styles_are_read() {
        use Role::{Published as P, Updated as U};
        check("Published 12 March 2021, 14:05 GMT", &[(P, "2021-03-12T14:05Z")]);
        check("12.03.2021 | 14:05 Uhr", &[(P, "2021-03-12T14:05")]);
        check("14 June 2023 | 5:42 pm", &[(P, "2023-06-14T17:42")]);
        check("3 min read Last Updated : Oct 18 2024 | 9:48 PM IST", &[(U, "2024-10-18T21:48+05:30")]);
        check(
            "14:02, 6 DEC 2025 Updated 16:37, 6 DEC 2025",
            &[(P, "2025-12-06T14:02"), (U, "2025-12-06T16:37")],
        );
        check("07:15, 9 Nov 2023 | Updated 10:02", &[(P, "2023-11-09T07:15"), (U, "2023-11-09T10:02")]);
        check("5:22 p.m. MT Oct. 3, 2025", &[(P, "2025-10-03T17:22-06:00")]);
        check("14 January 2025, 10.00am IST", &[(P, "2025-01-14T10:00+05:30")]);
        check("08 Apr 2024 - 11:20 (GMT-4)", &[(P, "2024-04-08T11:20-04:00")]);
        check("5:30 AM Thu, 29 Aug 2024", &[(P, "2024-08-29T05:30")]);
        check("2022-09-06 08.15", &[(P, "2022-09-06T08:15")]);
        check("14:33, 07.12.21", &[(P, "2021-12-07T14:33")]);
        check("19.07.23, 3:15 PM WAT", &[(P, "2023-07-19T15:15+01:00")]);
        check("Bengaluru, January 28, 2024 18:12 IST", &[(P, "2024-01-28T18:12+05:30")]);
        check("2024-03-12T14:05:00+01:00", &[(P, "2024-03-12T14:05+01:00")]);
        check("PublishedNOV 14 2023 | 06:15 GMT", &[(P, "2023-11-14T06:15Z")]);
        check("14 Nov 2023Updated 15 Nov 2023", &[(P, "2023-11-14"), (U, "2023-11-15")]);
    }

    #[test]
    fn dates_of_many_languages_are_read() {
        use Role::{Published as P, Updated as U};
        check("Veröffentlicht am 3. März 2021 um 9.05 Uhr", &[(P, "2021-03-03T09:05")]);
        check("Publié le 1er août 2022 à 14h05", &[(P, "2022-08-01T14:05")]);
        check("Actualizado el 12 de marzo de 2021 - 18:30 CET", &[(U, "2021-03-12T18:30+01:00")]);
        check("12 de março de 2021", &[(P, "2021-03-12")]);
        check("5 września 2023", &[(P, "2023-09-05")]);
        check("2024年3月12日", &[(P, "2024-03-12")]);
    }

    #[test]
    fn what_is_not_said_in_full_is_no_date() {
        for line in ["Updated 2h ago", "08 Nov 16:11", "14.48", "Oct. 3, 14:05", "1 March", "31.02.2021"] {
            check(line, &[]);
        }
    }

    #[test]
    fn the_order_of_day_and_month_is_the_readers_only_where_open() {
        let iso = |line, month_first| read(line, month_first)[0].iso();
        assert_eq!(iso("04/05/2024", true), "2024-04-05");
        assert_eq!(iso("04/05/2024", false), "2024-05-04");
        assert_eq!(iso("22/02/2024", true), "2024-02-22");
        assert_eq!(iso("02.03.2024", true), "2024-03-02");
    }
}
