//! The words that carry a meaning of their own in times and numbers. Function words ("of", "ago", "since") are matched
//! by name where the grammar needs them.

use crate::times::value::{DayPart, Reference, Season, Unit};

/// What a word means in a time or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lexeme {
    /// Nothing to the grammar.
    None,
    /// A function word that can begin a time.
    Opener,
    /// Another word that can begin an amount: "tens", "minus".
    Counter,
    /// zero to nineteen, twenty to ninety.
    Small(u8),
    /// hundred (2), thousand (3), million (6): a power of ten.
    Scale(u8),
    /// hundreds, thousands, millions.
    Scales(u8),
    /// first to twentieth, thirtieth to ninetieth.
    Ordinal(u8),
    /// A month; whether it is abbreviated.
    Month(i8, bool),
    /// A day of the week, Monday is 1; whether it is abbreviated.
    Weekday(i8, bool),
    /// Sundays.
    Weekdays(i8),
    /// A season.
    Season(Season),
    /// A unit of time in the singular.
    Unit(Unit),
    /// A unit of time in the plural.
    Units(Unit),
    /// min, hrs: a unit only after digits.
    UnitShort(Unit),
    /// morning, evening.
    Part(DayPart),
    /// mornings, evenings.
    Parts(DayPart),
    /// noon, midnight: an hour with a name.
    Hour(i8),
    /// dawn, dusk, lunchtime: a time of day with a name.
    Light(DayPart),
    /// yesterday (-1), today, tomorrow.
    DayStep(i8),
    /// now, recently, soon: known by its direction only.
    Reference(Reference),
    /// daily, annual.
    Every(Unit),
    /// sixties, nineties: the tens of the year.
    Decade(u8),
}

/// The lexicon, sorted.
static WORDS: &[(&str, Lexeme)] = {
    use DayPart as P;
    use Lexeme as L;
    use Reference as R;
    use Season as S;
    use Unit as U;
    &[
        ("a", L::Opener),
        ("afternoon", L::Part(P::Afternoon)),
        ("afternoons", L::Parts(P::Afternoon)),
        ("all", L::Opener),
        ("an", L::Opener),
        ("annual", L::Every(U::Year)),
        ("annually", L::Every(U::Year)),
        ("another", L::Opener),
        ("apr", L::Month(4, true)),
        ("april", L::Month(4, false)),
        ("aug", L::Month(8, true)),
        ("august", L::Month(8, false)),
        ("autumn", L::Season(S::Autumn)),
        ("beginning", L::Opener),
        ("billion", L::Scale(9)),
        ("billions", L::Scales(9)),
        ("biweekly", L::Every(U::Week)),
        ("both", L::Opener),
        ("centuries", L::Units(U::Century)),
        ("century", L::Unit(U::Century)),
        ("coming", L::Opener),
        ("couple", L::Opener),
        ("crore", L::Scale(7)),
        ("crores", L::Scales(7)),
        ("current", L::Reference(R::Present)),
        ("currently", L::Reference(R::Present)),
        ("daily", L::Every(U::Day)),
        ("dawn", L::Light(P::Morning)),
        ("day", L::Unit(U::Day)),
        ("daybreak", L::Light(P::Morning)),
        ("days", L::Units(U::Day)),
        ("dec", L::Month(12, true)),
        ("decade", L::Unit(U::Decade)),
        ("decades", L::Units(U::Decade)),
        ("december", L::Month(12, false)),
        ("dozens", L::Counter),
        ("dusk", L::Light(P::Evening)),
        ("each", L::Opener),
        ("earlier", L::Opener),
        ("early", L::Opener),
        ("eight", L::Small(8)),
        ("eighteen", L::Small(18)),
        ("eighteenth", L::Ordinal(18)),
        ("eighth", L::Ordinal(8)),
        ("eighties", L::Decade(8)),
        ("eightieth", L::Ordinal(80)),
        ("eighty", L::Small(80)),
        ("eleven", L::Small(11)),
        ("eleventh", L::Ordinal(11)),
        ("end", L::Opener),
        ("evening", L::Part(P::Evening)),
        ("evenings", L::Parts(P::Evening)),
        ("every", L::Opener),
        ("fall", L::Season(S::Autumn)),
        ("feb", L::Month(2, true)),
        ("february", L::Month(2, false)),
        ("few", L::Opener),
        ("fifteen", L::Small(15)),
        ("fifteenth", L::Ordinal(15)),
        ("fifth", L::Ordinal(5)),
        ("fifties", L::Decade(5)),
        ("fiftieth", L::Ordinal(50)),
        ("fifty", L::Small(50)),
        ("final", L::Opener),
        ("first", L::Ordinal(1)),
        ("fiscal", L::Opener),
        ("five", L::Small(5)),
        ("following", L::Opener),
        ("forties", L::Decade(4)),
        ("fortieth", L::Ordinal(40)),
        ("fortnight", L::Opener),
        ("fortnightly", L::Every(U::Week)),
        ("forty", L::Small(40)),
        ("four", L::Small(4)),
        ("fourteen", L::Small(14)),
        ("fourteenth", L::Ordinal(14)),
        ("fourth", L::Ordinal(4)),
        ("fri", L::Weekday(5, true)),
        ("friday", L::Weekday(5, false)),
        ("fridays", L::Weekdays(5)),
        ("future", L::Reference(R::Future)),
        ("fy", L::Opener),
        ("h", L::UnitShort(U::Hour)),
        ("half", L::Opener),
        ("hour", L::Unit(U::Hour)),
        ("hourly", L::Every(U::Hour)),
        ("hours", L::Units(U::Hour)),
        ("hr", L::UnitShort(U::Hour)),
        ("hrs", L::UnitShort(U::Hour)),
        ("hundred", L::Scale(2)),
        ("hundreds", L::Scales(2)),
        ("in", L::Opener),
        ("jan", L::Month(1, true)),
        ("january", L::Month(1, false)),
        ("jul", L::Month(7, true)),
        ("july", L::Month(7, false)),
        ("jun", L::Month(6, true)),
        ("june", L::Month(6, false)),
        ("kr", L::Counter),
        ("lakh", L::Scale(5)),
        ("lakhs", L::Scales(5)),
        ("last", L::Opener),
        ("late", L::Opener),
        ("later", L::Opener),
        ("latest", L::Opener),
        ("long", L::Opener),
        ("lunchtime", L::Light(P::Midday)),
        ("magnitude", L::Counter),
        ("many", L::Opener),
        ("mar", L::Month(3, true)),
        ("march", L::Month(3, false)),
        ("may", L::Month(5, false)),
        ("mid", L::Opener),
        ("midafternoon", L::Light(P::Afternoon)),
        ("midday", L::Light(P::Midday)),
        ("middle", L::Opener),
        ("midnight", L::Hour(24)),
        ("midsummer", L::Season(S::Summer)),
        ("midweek", L::Opener),
        ("midwinter", L::Season(S::Winter)),
        ("midyear", L::Opener),
        ("millennia", L::Units(U::Millennium)),
        ("millennium", L::Unit(U::Millennium)),
        ("million", L::Scale(6)),
        ("millions", L::Scales(6)),
        ("min", L::UnitShort(U::Minute)),
        ("mins", L::UnitShort(U::Minute)),
        ("minus", L::Counter),
        ("minute", L::Unit(U::Minute)),
        ("minutes", L::Units(U::Minute)),
        ("mo", L::UnitShort(U::Month)),
        ("mon", L::Weekday(1, true)),
        ("monday", L::Weekday(1, false)),
        ("mondays", L::Weekdays(1)),
        ("month", L::Unit(U::Month)),
        ("monthly", L::Every(U::Month)),
        ("months", L::Units(U::Month)),
        ("morning", L::Part(P::Morning)),
        ("mornings", L::Parts(P::Morning)),
        ("near", L::Opener),
        ("next", L::Opener),
        ("night", L::Part(P::Night)),
        ("nightfall", L::Light(P::Night)),
        ("nightly", L::Every(U::Day)),
        ("nights", L::Parts(P::Night)),
        ("nighttime", L::Light(P::Night)),
        ("nine", L::Small(9)),
        ("nineteen", L::Small(19)),
        ("nineteenth", L::Ordinal(19)),
        ("nineties", L::Decade(9)),
        ("ninetieth", L::Ordinal(90)),
        ("ninety", L::Small(90)),
        ("ninth", L::Ordinal(9)),
        ("noon", L::Hour(12)),
        ("nov", L::Month(11, true)),
        ("november", L::Month(11, false)),
        ("now", L::Reference(R::Present)),
        ("nowadays", L::Reference(R::Present)),
        ("oct", L::Month(10, true)),
        ("october", L::Month(10, false)),
        ("one", L::Small(1)),
        ("overnight", L::Part(P::Night)),
        ("past", L::Opener),
        ("preceding", L::Opener),
        ("present", L::Reference(R::Present)),
        ("presently", L::Reference(R::Present)),
        ("previous", L::Opener),
        ("previously", L::Reference(R::Past)),
        ("quarter", L::Unit(U::Quarter)),
        ("quarterly", L::Every(U::Quarter)),
        ("quarters", L::Units(U::Quarter)),
        ("recent", L::Reference(R::Past)),
        ("recently", L::Reference(R::Past)),
        ("right", L::Opener),
        ("same", L::Opener),
        ("sat", L::Weekday(6, true)),
        ("saturday", L::Weekday(6, false)),
        ("saturdays", L::Weekdays(6)),
        ("sec", L::UnitShort(U::Second)),
        ("second", L::Ordinal(2)),
        ("seconds", L::Units(U::Second)),
        ("secs", L::UnitShort(U::Second)),
        ("sep", L::Month(9, true)),
        ("sept", L::Month(9, true)),
        ("september", L::Month(9, false)),
        ("seven", L::Small(7)),
        ("seventeen", L::Small(17)),
        ("seventeenth", L::Ordinal(17)),
        ("seventh", L::Ordinal(7)),
        ("seventies", L::Decade(7)),
        ("seventieth", L::Ordinal(70)),
        ("seventy", L::Small(70)),
        ("several", L::Opener),
        ("six", L::Small(6)),
        ("sixteen", L::Small(16)),
        ("sixteenth", L::Ordinal(16)),
        ("sixth", L::Ordinal(6)),
        ("sixties", L::Decade(6)),
        ("sixtieth", L::Ordinal(60)),
        ("sixty", L::Small(60)),
        ("some", L::Opener),
        ("soon", L::Reference(R::Future)),
        ("spring", L::Season(S::Spring)),
        ("springtime", L::Season(S::Spring)),
        ("start", L::Opener),
        ("summer", L::Season(S::Summer)),
        ("summers", L::Season(S::Summer)),
        ("summertime", L::Season(S::Summer)),
        ("sun", L::Weekday(7, true)),
        ("sunday", L::Weekday(7, false)),
        ("sundays", L::Weekdays(7)),
        ("sundown", L::Light(P::Evening)),
        ("sunrise", L::Light(P::Morning)),
        ("sunset", L::Light(P::Evening)),
        ("ten", L::Small(10)),
        ("tens", L::Counter),
        ("tenth", L::Ordinal(10)),
        ("that", L::Opener),
        ("the", L::Opener),
        ("these", L::Opener),
        ("third", L::Ordinal(3)),
        ("thirteen", L::Small(13)),
        ("thirteenth", L::Ordinal(13)),
        ("thirties", L::Decade(3)),
        ("thirtieth", L::Ordinal(30)),
        ("thirty", L::Small(30)),
        ("this", L::Opener),
        ("those", L::Opener),
        ("thousand", L::Scale(3)),
        ("thousands", L::Scales(3)),
        ("three", L::Small(3)),
        ("thu", L::Weekday(4, true)),
        ("thur", L::Weekday(4, true)),
        ("thurs", L::Weekday(4, true)),
        ("thursday", L::Weekday(4, false)),
        ("thursdays", L::Weekdays(4)),
        ("today", L::DayStep(0)),
        ("tomorrow", L::DayStep(1)),
        ("tonight", L::Part(P::Night)),
        ("trillion", L::Scale(12)),
        ("trillions", L::Scales(12)),
        ("tue", L::Weekday(2, true)),
        ("tues", L::Weekday(2, true)),
        ("tuesday", L::Weekday(2, false)),
        ("tuesdays", L::Weekdays(2)),
        ("twelfth", L::Ordinal(12)),
        ("twelve", L::Small(12)),
        ("twenties", L::Decade(2)),
        ("twentieth", L::Ordinal(20)),
        ("twenty", L::Small(20)),
        ("two", L::Small(2)),
        ("wed", L::Weekday(3, true)),
        ("wednesday", L::Weekday(3, false)),
        ("wednesdays", L::Weekdays(3)),
        ("week", L::Unit(U::Week)),
        ("weekday", L::Opener),
        ("weekdays", L::Opener),
        ("weekend", L::Unit(U::Weekend)),
        ("weekends", L::Units(U::Weekend)),
        ("weekly", L::Every(U::Week)),
        ("weeks", L::Units(U::Week)),
        ("winter", L::Season(S::Winter)),
        ("winters", L::Season(S::Winter)),
        ("wintertime", L::Season(S::Winter)),
        ("year", L::Unit(U::Year)),
        ("yearly", L::Every(U::Year)),
        ("years", L::Units(U::Year)),
        ("yesterday", L::DayStep(-1)),
        ("yr", L::UnitShort(U::Year)),
        ("yrs", L::UnitShort(U::Year)),
        ("zero", L::Small(0)),
    ]
};

/// What `word` means, in any case of its letters.
pub(crate) fn lookup(word: &str) -> Lexeme {
    find(WORDS, word).unwrap_or(Lexeme::None)
}

/// The entry of a sorted table of lower-case words for `word`, in any case of its letters.
pub(crate) fn find<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    let mut lower = [0; 24];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let at = table.binary_search_by(|(entry, _)| entry.as_bytes().cmp(lower)).ok()?;
    Some(table[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn words_are_found_in_any_case() {
        assert_eq!(lookup("SEPT"), Lexeme::Month(9, true));
        assert_eq!(lookup("Twelfth"), Lexeme::Ordinal(12));
        assert_eq!(lookup("złoty"), Lexeme::None);
    }
}
