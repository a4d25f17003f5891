//! Which countries a text names, as evidence for the currency that a shared name or sign stands for.

use std::collections::{BTreeMap, BTreeSet};

use crate::times::{
    lexer::{Atoms, Kind},
    lexicon,
};

/// What a text says of the money in it.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// How often it names each country of [`PLACES`].
    counts: BTreeMap<&'static str, usize>,
    /// The letters that stand before a large number in it: "R" of "R6,900".
    letters: BTreeSet<u8>,
}

impl Places {
    /// Counts the places of a block.
    pub(crate) fn read(&mut self, atoms: &Atoms<'_>) {
        for at in 0..atoms.len() {
            if let Some(country) = place(atoms, at) {
                *self.counts.entry(country).or_default() += 1;
            }
            let number = atoms.get(at + 1);
            let large = number.kind == Kind::Digits
                && !number.spaced
                && (number.span.len() > 2 || atoms.mark(at + 2, ',') && !atoms.get(at + 2).spaced);
            if let (true, [letter]) = (large, atoms.str(at).as_bytes()) {
                self.letters.insert(*letter);
            }
        }
    }

    /// Whether the letter that `word` is stands before a large number somewhere.
    pub(crate) fn counts_large(&self, word: &str) -> bool {
        matches!(word.as_bytes(), [letter] if self.letters.contains(letter))
    }

    /// Whether `country` is named.
    pub(crate) fn names(&self, country: &str) -> bool {
        self.counts.contains_key(country)
    }

    /// Which of a family (country and code, the usual one first) is meant, and why, in words for the reader: the
    /// country that the article names most, where it names one of the family at all and no other as often.
    pub(crate) fn choose(&self, family: &[(&str, &'static str)]) -> (&'static str, String) {
        let (country, code) = family[0];
        let count = |country: &str| self.counts.get(country).copied().unwrap_or(0);
        let best = family.iter().max_by_key(|(country, _)| count(country)).unwrap_or(&family[0]);
        let most = count(best.0);
        let tied = family.iter().filter(|(country, _)| count(country) == most).count() > 1;
        if best.0 == country || most == 0 || tied {
            return (code, format!("{code}, which is usual where the article's places do not say otherwise"));
        }
        let word = PLACES.iter().find(|(_, country)| *country == best.0).map_or(best.0, |(word, _)| word);
        (
            best.1,
            format!("{}, because the article names its country most ({}, {most} times)", best.1, title(word)),
        )
    }
}

/// A word with a capital first letter.
fn title(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The country that the capitalised word at `at` names.
pub(crate) fn place(atoms: &Atoms<'_>, at: usize) -> Option<&'static str> {
    let atom = atoms.get(at);
    if !atom.capital || atom.kind != Kind::Letters {
        return None;
    }
    let word = atoms.str(at);
    // "us" is a pronoun; "U.S." comes in pieces.
    match word {
        "Us" => None,
        "U" if atoms.mark(at + 1, '.') && atoms.str(at + 2) == "S" => Some("us"),
        "States" if atoms.str(at.wrapping_sub(1)) == "United" => Some("us"),
        "Kingdom" if atoms.str(at.wrapping_sub(1)) == "United" => Some("gb"),
        _ => lexicon::find(PLACES, word),
    }
}

/// Words that name a country whose money shares its name with another's: the country's name or the word of it that no
/// other has, its people, its capital; sorted.
static PLACES: &[(&str, &str)] = &[
    ("abuja", "ng"),
    ("algeria", "dz"),
    ("algerian", "dz"),
    ("algiers", "dz"),
    ("american", "us"),
    ("amman", "jo"),
    ("ankara", "tr"),
    ("argentina", "ar"),
    ("argentine", "ar"),
    ("argentinian", "ar"),
    ("auckland", "nz"),
    ("australia", "au"),
    ("australian", "au"),
    ("azerbaijan", "az"),
    ("azerbaijani", "az"),
    ("baghdad", "iq"),
    ("bahamas", "bs"),
    ("bahamian", "bs"),
    ("bahrain", "bh"),
    ("bahraini", "bh"),
    ("baku", "az"),
    ("barbadian", "bb"),
    ("barbados", "bb"),
    ("beijing", "cn"),
    ("beirut", "lb"),
    ("belarus", "by"),
    ("belarusian", "by"),
    ("belgian", "be"),
    ("belgrade", "rs"),
    ("belize", "bz"),
    ("bogota", "co"),
    ("bosnia", "ba"),
    ("bosnian", "ba"),
    ("botswana", "bw"),
    ("britain", "gb"),
    ("british", "gb"),
    ("brunei", "bn"),
    ("bucharest", "ro"),
    ("burundi", "bi"),
    ("burundian", "bi"),
    ("cairo", "eg"),
    ("cambodia", "kh"),
    ("cambodian", "kh"),
    ("canada", "ca"),
    ("canadian", "ca"),
    ("canberra", "au"),
    ("cfa", "cfa"),
    ("chile", "cl"),
    ("chilean", "cl"),
    ("china", "cn"),
    ("chinese", "cn"),
    ("chisinau", "md"),
    ("colombia", "co"),
    ("colombian", "co"),
    ("colombo", "lk"),
    ("comorian", "km"),
    ("congo", "cd"),
    ("congolese", "cd"),
    ("copenhagen", "dk"),
    ("cuba", "cu"),
    ("cuban", "cu"),
    ("damascus", "sy"),
    ("danish", "dk"),
    ("delhi", "in"),
    ("denmark", "dk"),
    ("djibouti", "dj"),
    ("dodoma", "tz"),
    ("doha", "qa"),
    ("dominican", "do"),
    ("dubai", "ae"),
    ("egypt", "eg"),
    ("egyptian", "eg"),
    ("emirates", "ae"),
    ("emirati", "ae"),
    ("england", "gb"),
    ("fiji", "fj"),
    ("fijian", "fj"),
    ("finnish", "fi"),
    ("france", "fr"),
    ("french", "fr"),
    ("gaborone", "bw"),
    ("georgetown", "gy"),
    ("german", "de"),
    ("germany", "de"),
    ("guinea", "gn"),
    ("guinean", "gn"),
    ("guyana", "gy"),
    ("guyanese", "gy"),
    ("hong", "hk"),
    ("iceland", "is"),
    ("icelandic", "is"),
    ("india", "in"),
    ("indian", "in"),
    ("iran", "ir"),
    ("iranian", "ir"),
    ("iraq", "iq"),
    ("iraqi", "iq"),
    ("irish", "ie"),
    ("islamabad", "pk"),
    ("istanbul", "tr"),
    ("italian", "it"),
    ("italy", "it"),
    ("jamaica", "jm"),
    ("jamaican", "jm"),
    ("japan", "jp"),
    ("japanese", "jp"),
    ("jordan", "jo"),
    ("jordanian", "jo"),
    ("juba", "ss"),
    ("kampala", "ug"),
    ("karachi", "pk"),
    ("kathmandu", "np"),
    ("kenya", "ke"),
    ("kenyan", "ke"),
    ("khartoum", "sd"),
    ("kigali", "rw"),
    ("kingston", "jm"),
    ("kinshasa", "cd"),
    ("kong", "hk"),
    ("korea", "kr"),
    ("korean", "kr"),
    ("kuwait", "kw"),
    ("kuwaiti", "kw"),
    ("kyrgyz", "kg"),
    ("kyrgyzstan", "kg"),
    ("lahore", "pk"),
    ("lanka", "lk"),
    ("lankan", "lk"),
    ("lebanese", "lb"),
    ("lebanon", "lb"),
    ("liberia", "lr"),
    ("liberian", "lr"),
    ("libya", "ly"),
    ("libyan", "ly"),
    ("lilongwe", "mw"),
    ("london", "gb"),
    ("lusaka", "zm"),
    ("macedonia", "mk"),
    ("macedonian", "mk"),
    ("malawi", "mw"),
    ("malawian", "mw"),
    ("maldives", "mv"),
    ("manila", "ph"),
    ("mauritian", "mu"),
    ("mauritius", "mu"),
    ("melbourne", "au"),
    ("mexican", "mx"),
    ("mexico", "mx"),
    ("minsk", "by"),
    ("mogadishu", "so"),
    ("moldova", "md"),
    ("moldovan", "md"),
    ("montevideo", "uy"),
    ("moroccan", "ma"),
    ("morocco", "ma"),
    ("moscow", "ru"),
    ("mumbai", "in"),
    ("muscat", "om"),
    ("nairobi", "ke"),
    ("namibia", "na"),
    ("namibian", "na"),
    ("nepal", "np"),
    ("nepalese", "np"),
    ("nepali", "np"),
    ("norway", "no"),
    ("norwegian", "no"),
    ("oman", "om"),
    ("omani", "om"),
    ("oslo", "no"),
    ("ottawa", "ca"),
    ("pakistan", "pk"),
    ("pakistani", "pk"),
    ("philippine", "ph"),
    ("philippines", "ph"),
    ("pretoria", "za"),
    ("pyongyang", "kp"),
    ("qatar", "qa"),
    ("qatari", "qa"),
    ("rabat", "ma"),
    ("reykjavik", "is"),
    ("riyadh", "sa"),
    ("romania", "ro"),
    ("romanian", "ro"),
    ("russia", "ru"),
    ("russian", "ru"),
    ("rwanda", "rw"),
    ("rwandan", "rw"),
    ("sanaa", "ye"),
    ("santiago", "cl"),
    ("saudi", "sa"),
    ("seoul", "kr"),
    ("serbia", "rs"),
    ("serbian", "rs"),
    ("seychelles", "sc"),
    ("singapore", "sg"),
    ("singaporean", "sg"),
    ("solomon", "sb"),
    ("somali", "so"),
    ("somalia", "so"),
    ("stockholm", "se"),
    ("sudan", "sd"),
    ("sudanese", "sd"),
    ("suriname", "sr"),
    ("surinamese", "sr"),
    ("sweden", "se"),
    ("swedish", "se"),
    ("swiss", "ch"),
    ("switzerland", "ch"),
    ("sydney", "au"),
    ("syria", "sy"),
    ("syrian", "sy"),
    ("taipei", "tw"),
    ("taiwan", "tw"),
    ("taiwanese", "tw"),
    ("tanzania", "tz"),
    ("tanzanian", "tz"),
    ("tashkent", "uz"),
    ("tehran", "ir"),
    ("tobago", "tt"),
    ("tokyo", "jp"),
    ("toronto", "ca"),
    ("trinidad", "tt"),
    ("tripoli", "ly"),
    ("tunis", "tn"),
    ("tunisia", "tn"),
    ("tunisian", "tn"),
    ("turkey", "tr"),
    ("turkish", "tr"),
    ("turkmen", "tm"),
    ("turkmenistan", "tm"),
    ("türkiye", "tr"),
    ("uae", "ae"),
    ("uganda", "ug"),
    ("ugandan", "ug"),
    ("uk", "gb"),
    ("uruguay", "uy"),
    ("uruguayan", "uy"),
    ("us", "us"),
    ("uzbek", "uz"),
    ("uzbekistan", "uz"),
    ("washington", "us"),
    ("wellington", "nz"),
    ("windhoek", "na"),
    ("yemen", "ye"),
    ("yemeni", "ye"),
    ("zambia", "zm"),
    ("zambian", "zm"),
    ("zealand", "nz"),
    ("zimbabwe", "zw"),
    ("zimbabwean", "zw"),
    ("zurich", "ch"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::times::amounts::money::names::{Currency, NAMES};

    #[test]
    fn the_table_is_sorted() {
        assert!(PLACES.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn every_country_of_a_family_can_be_named() {
        let families = NAMES.iter().filter_map(|(_, currency)| match currency {
            Currency::Shared(family) | Currency::SharedMinor(family) => Some(*family),
            _ => None,
        });
        for (country, code) in families.flatten().filter(|(country, _)| !["eu", "za", "ss"].contains(country))
        {
            assert!(PLACES.iter().any(|(_, of)| of == country), "{country} {code}");
        }
    }
}
