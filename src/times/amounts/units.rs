//! Units of measure, with their codes in UCUM (the Unified Code for Units of Measure, ucum.org).

use crate::times::lexer::{Atoms, Kind};

/// Units by their names: words parted by spaces, in the singular; "per" and its like are read by [`lookup`].
static NAMES: &[(&str, &str)] = &[
    ("acre", "[acr_us]"),
    ("acre-foot", "[acr_us].[ft_i]"),
    ("amp", "A"),
    ("ampere", "A"),
    ("astronomical unit", "AU"),
    ("barrel", "[bbl_us]"),
    ("bushel", "[bu_us]"),
    ("carat", "[car_m]"),
    ("centimeter", "cm"),
    ("centimetre", "cm"),
    ("cubic centimeter", "cm3"),
    ("cubic centimetre", "cm3"),
    ("cubic feet", "[cft_i]"),
    ("cubic foot", "[cft_i]"),
    ("cubic kilometer", "km3"),
    ("cubic kilometre", "km3"),
    ("cubic meter", "m3"),
    ("cubic metre", "m3"),
    ("cubic yard", "[cyd_i]"),
    ("decibel", "dB"),
    ("degree", "deg"),
    ("degree celsius", "Cel"),
    ("degree centigrade", "Cel"),
    ("degree fahrenheit", "[degF]"),
    ("degrees c", "Cel"),
    ("degrees f", "[degF]"),
    ("feet", "[ft_i]"),
    ("foot", "[ft_i]"),
    ("gallon", "[gal_us]"),
    ("gigabit", "Gbit"),
    ("gigabyte", "GBy"),
    ("gigahertz", "GHz"),
    ("gigawatt", "GW"),
    ("gigawatt-hour", "GW.h"),
    ("gram", "g"),
    ("gramme", "g"),
    ("hectare", "har"),
    ("hectopascal", "hPa"),
    ("hertz", "Hz"),
    ("horsepower", "[HP]"),
    ("imperial gallon", "[gal_br]"),
    ("inch", "[in_i]"),
    ("inches", "[in_i]"),
    ("joule", "J"),
    ("kelvin", "K"),
    ("kilo", "kg"),
    ("kilobyte", "kBy"),
    ("kilogram", "kg"),
    ("kilogramme", "kg"),
    ("kilohertz", "kHz"),
    ("kilojoule", "kJ"),
    ("kilometer", "km"),
    ("kilometre", "km"),
    ("kiloton", "kt"),
    ("kilovolt", "kV"),
    ("kilowatt", "kW"),
    ("kilowatt-hour", "kW.h"),
    ("knot", "[kn_i]"),
    ("light-year", "[ly]"),
    ("liter", "L"),
    ("litre", "L"),
    ("lumen", "lm"),
    ("megabit", "Mbit"),
    ("megabyte", "MBy"),
    ("megahertz", "MHz"),
    ("megapixel", "{megapixel}"),
    ("megaton", "Mt"),
    ("megawatt", "MW"),
    ("megawatt-hour", "MW.h"),
    ("meter", "m"),
    ("metre", "m"),
    ("metric ton", "t"),
    ("metric tonne", "t"),
    ("microgram", "ug"),
    ("micrometer", "um"),
    ("micrometre", "um"),
    ("micron", "um"),
    ("mile", "[mi_i]"),
    ("milligram", "mg"),
    ("milliliter", "mL"),
    ("millilitre", "mL"),
    ("millimeter", "mm"),
    ("millimetre", "mm"),
    ("mole", "mol"),
    ("nanometer", "nm"),
    ("nanometre", "nm"),
    ("nautical mile", "[nmi_i]"),
    ("newton", "N"),
    ("ounce", "[oz_av]"),
    ("parsec", "pc"),
    ("pint", "[pt_us]"),
    ("pound", "[lb_av]"),
    ("quart", "[qt_us]"),
    ("quintal", "100.kg"),
    ("square centimeter", "cm2"),
    ("square centimetre", "cm2"),
    ("square feet", "[sft_i]"),
    ("square foot", "[sft_i]"),
    ("square inch", "[sin_i]"),
    ("square kilometer", "km2"),
    ("square kilometre", "km2"),
    ("square meter", "m2"),
    ("square metre", "m2"),
    ("square mile", "[smi_us]"),
    ("square yard", "[syd_i]"),
    ("stone", "[stone_av]"),
    ("terabyte", "TBy"),
    ("terawatt-hour", "TW.h"),
    ("ton", "t"),
    ("tonne", "t"),
    ("volt", "V"),
    ("watt", "W"),
    ("yard", "[yd_i]"),
];

/// Abbreviations, as they are written; whether they count behind a space too.
static SHORT: &[(&str, &str, bool)] = &[
    ("km", "km", true),
    ("kms", "km", true),
    ("KM", "km", true),
    ("m", "m", true),
    ("cm", "cm", true),
    ("mm", "mm", true),
    ("nm", "nm", true),
    ("ft", "[ft_i]", true),
    ("in", "[in_i]", false),
    ("yd", "[yd_i]", true),
    ("mi", "[mi_i]", true),
    ("kg", "kg", true),
    ("kgs", "kg", true),
    ("g", "g", true),
    ("mg", "mg", true),
    ("mcg", "ug", true),
    ("t", "t", false),
    ("lb", "[lb_av]", true),
    ("lbs", "[lb_av]", true),
    ("oz", "[oz_av]", true),
    ("ha", "har", true),
    ("l", "L", false),
    ("L", "L", false),
    ("ml", "mL", true),
    ("mph", "[mi_i]/h", true),
    ("kph", "km/h", true),
    ("kmh", "km/h", true),
    ("kmph", "km/h", true),
    ("bpd", "[bbl_us]/d", true),
    ("kW", "kW", true),
    ("MW", "MW", true),
    ("GW", "GW", true),
    ("TW", "TW", true),
    ("W", "W", false),
    ("kWh", "kW.h", true),
    ("MWh", "MW.h", true),
    ("GWh", "GW.h", true),
    ("TWh", "TW.h", true),
    ("mAh", "mA.h", true),
    ("V", "V", false),
    ("kV", "kV", true),
    ("C", "Cel", true),
    ("F", "[degF]", false),
    ("Hz", "Hz", true),
    ("hz", "Hz", true),
    ("kHz", "kHz", true),
    ("MHz", "MHz", true),
    ("GHz", "GHz", true),
    ("KB", "kBy", true),
    ("kb", "kBy", false),
    ("MB", "MBy", true),
    ("GB", "GBy", true),
    ("TB", "TBy", true),
    ("Gb", "Gbit", true),
    ("Mbps", "Mbit/s", true),
    ("mbps", "Mbit/s", true),
    ("Gbps", "Gbit/s", true),
    ("mbar", "mbar", true),
    ("hPa", "hPa", true),
    ("MP", "{megapixel}", false),
    ("dB", "dB", true),
    ("sqm", "m2", true),
];

/// The time units that a measure is taken per.
static PER: &[(&str, &str)] = &[
    ("h", "h"),
    ("hour", "h"),
    ("hr", "h"),
    ("s", "s"),
    ("sec", "s"),
    ("second", "s"),
    ("minute", "min"),
    ("day", "d"),
    ("year", "a"),
];

/// The unit that begins at `at`, its UCUM code, and the atom after it.
pub(crate) fn lookup(atoms: &Atoms<'_>, at: usize) -> Option<(String, usize)> {
    let (code, end) = degree_sign(atoms, at).or_else(|| short(atoms, at)).or_else(|| name(atoms, at))?;
    let (code, end) = squared(atoms, code, end);
    Some(per(atoms, code, end))
}

/// °C, °F, ° and the masculine ordinal that keyboards offer for it.
fn degree_sign(atoms: &Atoms<'_>, at: usize) -> Option<(&'static str, usize)> {
    matches!(atoms.get(at).kind, Kind::Mark('°' | '˚')).then_some(())?;
    match atoms.str(at + 1) {
        "C" => Some(("Cel", at + 2)),
        "F" => Some(("[degF]", at + 2)),
        _ => Some(("deg", at + 1)),
    }
}

fn short(atoms: &Atoms<'_>, at: usize) -> Option<(&'static str, usize)> {
    let word = atoms.str(at);
    match word {
        "ºC" => return Some(("Cel", at + 1)),
        "ºF" => return Some(("[degF]", at + 1)),
        "sq" | "cu" => {
            let point = atoms.skip(at + 1, '.');
            let code = match (word, atoms.str(point)) {
                ("sq", "km") => "km2",
                ("sq", "m") => "m2",
                ("sq", "ft") => "[sft_i]",
                ("sq", "mi") => "[smi_us]",
                ("cu", "m") => "m3",
                ("cu", "ft") => "[cft_i]",
                _ => return None,
            };
            return Some((code, point + 1));
        }
        _ => {}
    }
    let &(_, code, apart) = SHORT.iter().find(|(short, ..)| *short == word)?;
    (apart || !atoms.get(at).spaced).then_some((code, at + 1))
}

/// The longest name at `at`, in the singular or the plural.
fn name(atoms: &Atoms<'_>, at: usize) -> Option<(&'static str, usize)> {
    if atoms.get(at).kind != Kind::Letters {
        return None;
    }
    let singular = |at: usize| {
        let word = atoms.str(at);
        word.strip_suffix('s').filter(|word| word.len() > 2).unwrap_or(word)
    };
    let first = singular(at);
    let initial = first.as_bytes()[0].to_ascii_lowercase();
    let matches =
        NAMES.iter().filter(|(name, _)| name.as_bytes()[0] == initial).filter_map(|&(name, code)| {
            let mut words = name.split([' ', '-']);
            let head = words.next()?;
            if !head.eq_ignore_ascii_case(first) && !atoms.is(at, head) {
                return None;
            }
            let mut end = at + 1;
            for word in words {
                end += usize::from(atoms.hyphen(end));
                if !atoms.is(end, word) && !singular(end).eq_ignore_ascii_case(word) {
                    return None;
                }
                end += 1;
            }
            Some((code, end))
        });
    matches.max_by_key(|&(_, end)| end)
}

/// m², km2, m3.
fn squared(atoms: &Atoms<'_>, code: &str, end: usize) -> (String, usize) {
    let power = match atoms.get(end).kind {
        Kind::Mark('²') => 2,
        Kind::Mark('³') => 3,
        Kind::Digits if !atoms.get(end).spaced => match atoms.digits(end, 1) {
            Some(power @ 2..=3) => power,
            _ => return (code.to_owned(), end),
        },
        _ => return (code.to_owned(), end),
    };
    if matches!(code, "m" | "km" | "cm" | "mm") {
        return (format!("{code}{power}"), end + 1);
    }
    (code.to_owned(), end)
}

/// "per hour", "/h", "a day", "per cubic metre".
fn per(atoms: &Atoms<'_>, code: String, end: usize) -> (String, usize) {
    let glued = atoms.mark(end, '/') && !atoms.get(end).spaced;
    let hyphen = atoms.hyphen(end) && atoms.is(end + 1, "per") && atoms.hyphen(end + 2);
    let unit = if hyphen {
        end + 3
    } else if glued
        || atoms.is(end, "per")
        || atoms.any(end, &["a", "an"]) && (code.starts_with("[bbl") || atoms.is(end + 1, "hour"))
    {
        end + 1
    } else {
        return (code, end);
    };
    let slow = |time: &str| matches!(time, "d" | "a") && !code.starts_with("[bbl");
    if let Some((_, time)) = PER.iter().find(|(name, time)| atoms.is(unit, name) && !slow(time)) {
        return (format!("{code}/{time}"), unit + 1);
    }
    match (glued, short(atoms, unit).or_else(|| name(atoms, unit))) {
        (false, Some((under, end))) if atoms.is(unit - 1, "per") => (format!("{code}/{under}"), end),
        _ => (code, end),
    }
}
