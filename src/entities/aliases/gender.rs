//! Whether a person is spoken of as he or she: from titles and kinship words before the name, else from the given
//! name where nearly all who bear it are of one gender.

use std::{collections::HashMap, sync::OnceLock};

use super::names;
use crate::{
    analysis::{Entity, Mention},
    text::Document,
};

/// The gender in which the article speaks of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

/// So many mentions of a name are looked at for a title.
pub(super) const LOOKED_AT: usize = 8;

/// So many words before a name are read.
const WORDS_BEFORE: usize = 3;

/// Given names, men's in the first line, women's in the second: popular names of many countries (CC0, by the
/// popular-names-by-country list) and of the US Census of 1990 (public domain), folded; without those that a tenth of
/// their bearers or more bear as the other gender.
const GIVEN_NAMES: &str = include_str!("given-names.txt");

/// The gender of an entity, where the article or the name tells it.
pub(crate) fn of_entity(document: &Document<'_>, mentions: &[Mention], entity: &Entity) -> Option<Gender> {
    let told = entity.mentions.iter().take(LOOKED_AT).filter_map(|&at| told(document, mentions.get(at)?));
    agreed(told).or_else(|| {
        let words = names::words(&entity.name);
        (words.len() > 1).then(|| of_given_name(&words[0])).flatten()
    })
}

/// The one gender of all that were told.
pub(super) fn agreed(told: impl Iterator<Item = Gender>) -> Option<Gender> {
    let mut one = None;
    for gender in told {
        if one.is_some_and(|it| it != gender) {
            return None;
        }
        one = Some(gender);
    }
    one
}

/// The gender that the words before a mention tell: "Ms", "her husband,".
pub(super) fn told(document: &Document<'_>, mention: &Mention) -> Option<Gender> {
    let token = document.tokens.partition_point(|token| token.span.start < mention.span.start);
    for at in (token.saturating_sub(WORDS_BEFORE)..token).rev() {
        let word = document.word(at);
        if at + 1 == token && word == "," {
            continue;
        }
        let found = title(&word.to_lowercase());
        if found.is_some() || !word.starts_with(char::is_alphabetic) {
            return found;
        }
    }
    None
}

/// The gender of a given name, folded.
pub(super) fn of_given_name(name: &str) -> Option<Gender> {
    static NAMES: OnceLock<HashMap<&str, Gender>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let lines = GIVEN_NAMES.lines().zip([Gender::Male, Gender::Female]);
        lines.flat_map(|(line, gender)| line.split(' ').map(move |name| (name, gender))).collect()
    });
    names.get(name).copied()
}

/// The gender of a title, a kinship word or a job, in lower case.
fn title(word: &str) -> Option<Gender> {
    match word.trim_end_matches('.') {
        "mr" | "sir" | "lord" | "king" | "prince" | "pope" | "baron" | "duke" | "husband" | "brother"
        | "son" | "father" | "uncle" | "nephew" | "grandfather" | "grandson" | "boyfriend" | "widower"
        | "señor" | "monsieur" | "herr" | "chairman" | "spokesman" | "businessman" | "congressman"
        | "policeman" | "salesman" | "actor" | "imam" | "monk" | "alhaji" | "tatay" => Some(Gender::Male),
        "mrs" | "ms" | "miss" | "mme" | "lady" | "dame" | "queen" | "princess" | "baroness" | "duchess"
        | "wife" | "sister" | "daughter" | "mother" | "aunt" | "niece" | "grandmother" | "granddaughter"
        | "girlfriend" | "widow" | "señora" | "madame" | "madam" | "frau" | "chairwoman" | "spokeswoman"
        | "businesswoman" | "congresswoman" | "policewoman" | "actress" | "nun" | "hajia" | "mma"
        | "tannie" | "auntie" => Some(Gender::Female),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_stand_for_one_gender_only() {
        let names: Vec<&str> = GIVEN_NAMES.lines().flat_map(|line| line.split(' ')).collect();
        let mut unique = names.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), names.len());
        assert_eq!(of_given_name("kofi"), Some(Gender::Male));
        assert_eq!(of_given_name("ama"), Some(Gender::Female));
    }
}
