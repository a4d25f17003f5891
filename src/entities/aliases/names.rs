//! How a name is compared: folded, cut into words, reduced to its initials.

/// The letter without its accents, in lower case; several letters where it stands for them.
fn fold_letter(letter: char, folded: &mut String) {
    let plain = match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ' | 'ậ' | 'ắ' | 'ằ' => {
            'a'
        }
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ð' | 'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' | 'ḥ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ị' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ' | 'ố' | 'ồ' | 'ộ' | 'ớ' | 'ờ' | 'ợ' => {
            'o'
        }
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' | 'ứ' | 'ừ' | 'ự' => 'u',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ß' => return folded.push_str("ss"),
        'æ' => return folded.push_str("ae"),
        'œ' => return folded.push_str("oe"),
        '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '´' => '\'',
        _ => letter,
    };
    folded.push(plain);
}

/// `text` in lower case without accents, and with straight apostrophes.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().flat_map(char::to_lowercase).for_each(|letter| fold_letter(letter, &mut folded));
    folded
}

/// The words of a name as they are compared: folded, without full stops, quotation marks and brackets.
pub(super) fn words(name: &str) -> Vec<String> {
    let trim = |c: char| !c.is_alphanumeric() && c != '&';
    let mut words: Vec<String> = name
        .split_whitespace()
        .map(|word| fold(word.trim_matches(trim)).replace('.', ""))
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

/// The key under which ways of writing the same name fall together.
pub(super) fn key(words: &[String]) -> String {
    words.join(" ")
}

/// Words that an acronym may leave out.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "and"
            | "for"
            | "in"
            | "on"
            | "at"
            | "to"
            | "&"
            | "de"
            | "do"
            | "da"
            | "del"
            | "des"
            | "du"
            | "la"
            | "le"
            | "les"
            | "et"
            | "y"
            | "e"
            | "und"
            | "der"
            | "die"
    )
}

/// The acronyms that the words of a name may have: with its small words and without them.
pub(super) fn initials(words: &[String]) -> Vec<String> {
    let parts = || words.iter().flat_map(|word| word.split('-'));
    let of = |keep: &dyn Fn(&str) -> bool| {
        parts().filter(|word| keep(word)).filter_map(|word| word.chars().next()).collect::<String>()
    };
    let (all, significant) = (of(&|_| true), of(&|word| !is_small(word)));
    let mut acronyms = vec![significant, all];
    acronyms.dedup();
    acronyms.retain(|acronym| acronym.chars().count() >= 2);
    acronyms
}

/// Whether a name as written is short and mostly capitals.
pub(super) fn looks_like_acronym(name: &str) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().filter(|c| c.is_uppercase()).count();
    !name.contains(' ') && capitals >= 2 && letters().count() <= 10 && capitals * 2 > letters().count()
}

/// Whether the letters of `acronym` come, in order, at the beginnings of `words` or within them; the first begins one,
/// and so does another.
pub(super) fn abbreviates(acronym: &str, words: &[String]) -> bool {
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_alphanumeric()).collect();
    // For each count of letters that are placed: the most of them that can begin a word.
    let mut most: Vec<Option<usize>> = vec![None; letters.len() + 1];
    most[0] = Some(0);
    for word in words {
        let before = most.clone();
        for (placed, starts) in before.iter().enumerate() {
            let Some(starts) = starts else { continue };
            let begins = letters.get(placed).is_some_and(|&letter| word.starts_with(letter));
            if placed == 0 && !begins {
                continue;
            }
            let mut rest = word.chars();
            for taken in placed..letters.len() {
                if !rest.by_ref().any(|c| c == letters[taken]) {
                    break;
                }
                most[taken + 1] = most[taken + 1].max(Some(starts + usize::from(begins)));
            }
        }
    }
    most[letters.len()].is_some_and(|starts| starts >= 2)
}

/// Whether every word of weight gives `acronym` one letter, in order, and most of them their first.
pub(super) fn spells(acronym: &str, words: &[String]) -> bool {
    let significant: Vec<&String> = words.iter().filter(|word| !is_small(word)).collect();
    let letters: Vec<char> = acronym.chars().collect();
    let firsts = letters.iter().zip(&significant).filter(|(letter, word)| word.starts_with(**letter)).count();
    letters.len() >= 3
        && letters.len() == significant.len()
        && firsts * 4 >= letters.len() * 3
        && letters.iter().zip(&significant).all(|(letter, word)| word.contains(*letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fall_together_over_case_accents_and_stops() {
        for (one, other) in
            [("U.S.", "US"), ("TEMA", "Tema"), ("Šabanović", "Sabanovic"), ("Ng’andu", "Ng'andu")]
        {
            assert_eq!(key(&words(one)), key(&words(other)), "{one}");
        }
    }

    #[test]
    fn acronyms_leave_small_words_out() {
        assert!(initials(&words("Social Democratic and Labour Party")).contains(&"sdlp".to_string()));
        assert!(initials(&words("Organization of American States")).contains(&"oas".to_string()));
        assert!(abbreviates(
            "unesco",
            &words("United Nations Educational, Scientific and Cultural Organization")
        ));
        assert!(!abbreviates("bbc", &words("European Union")));
    }
}
