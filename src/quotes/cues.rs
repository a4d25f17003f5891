//! The words that report speech.

/// The form of a cue verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `say`, also after modal verbs.
    Base,
    /// `say` after `to`.
    Infinitive,
    /// `says`.
    Present,
    /// `said`; for most verbs the passive participle too.
    Past,
    /// `saying`.
    Ing,
    /// `written`: never a verb on its own.
    Participle,
}

/// How surely a verb reports words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// It tells a state of mind: `think`, `hope`.
    Attitude,
    /// It also has uses without any words: `find`, `call`.
    Stance,
    /// It reports words wherever it stands beside a quotation.
    Speech,
}

/// A cue verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    pub form: Form,
    pub strength: Strength,
}

/// The verb of "as Owusu put it".
pub(super) const PUT: Cue = Cue { form: Form::Past, strength: Strength::Stance };

/// Verbs of speech and writing, in the base form, sorted.
const SPEECH: &[&str] = &[
    "acknowledge",
    "add",
    "admit",
    "admonish",
    "advise",
    "affirm",
    "agree",
    "allege",
    "announce",
    "answer",
    "argue",
    "ask",
    "assert",
    "assure",
    "attest",
    "bark",
    "beg",
    "bellow",
    "bemoan",
    "blog",
    "boast",
    "brag",
    "caution",
    "chant",
    "chide",
    "chime",
    "chuckle",
    "claim",
    "clarify",
    "comment",
    "complain",
    "concede",
    "conclude",
    "confess",
    "confide",
    "confirm",
    "contend",
    "continue",
    "counsel",
    "counter",
    "crow",
    "cry",
    "deadpan",
    "declare",
    "demand",
    "deny",
    "elaborate",
    "email",
    "emphasise",
    "emphasize",
    "encourage",
    "exclaim",
    "exhort",
    "explain",
    "fume",
    "gripe",
    "groan",
    "growl",
    "grumble",
    "gush",
    "headline",
    "hint",
    "implore",
    "inform",
    "inquire",
    "insist",
    "instruct",
    "interject",
    "intone",
    "jest",
    "joke",
    "lament",
    "maintain",
    "marvel",
    "mention",
    "message",
    "moan",
    "mumble",
    "murmur",
    "muse",
    "mutter",
    "note",
    "object",
    "observe",
    "opine",
    "order",
    "plead",
    "pledge",
    "post",
    "predict",
    "proclaim",
    "profess",
    "promise",
    "pronounce",
    "protest",
    "query",
    "question",
    "quip",
    "rail",
    "rant",
    "reaffirm",
    "reassure",
    "recall",
    "reckon",
    "recount",
    "reflect",
    "reiterate",
    "rejoin",
    "relate",
    "remark",
    "remember",
    "remind",
    "repeat",
    "reply",
    "report",
    "respond",
    "retort",
    "reveal",
    "roar",
    "say",
    "scoff",
    "scold",
    "scream",
    "shout",
    "shriek",
    "sigh",
    "slam",
    "snap",
    "sneer",
    "speculate",
    "state",
    "stress",
    "submit",
    "suggest",
    "surmise",
    "tease",
    "tell",
    "testify",
    "text",
    "threaten",
    "thunder",
    "tweet",
    "underscore",
    "urge",
    "vent",
    "volunteer",
    "vouch",
    "vow",
    "wail",
    "warn",
    "whisper",
    "wonder",
    "write",
    "yell",
];

/// Verbs that take quoted words as their object without always reporting them, in the base form, sorted.
const STANCE: &[&str] = &[
    "accuse",
    "applaud",
    "ascribe",
    "assail",
    "assess",
    "attack",
    "attribute",
    "begin",
    "blame",
    "blast",
    "brand",
    "call",
    "cast",
    "chant",
    "characterise",
    "characterize",
    "chide",
    "cite",
    "commend",
    "compare",
    "condemn",
    "credit",
    "criticise",
    "criticize",
    "decry",
    "deem",
    "defend",
    "define",
    "denounce",
    "depict",
    "deride",
    "describe",
    "detail",
    "dismiss",
    "dub",
    "estimate",
    "express",
    "extol",
    "frame",
    "hail",
    "herald",
    "hold",
    "imply",
    "indicate",
    "interrupt",
    "invoke",
    "judge",
    "label",
    "lambaste",
    "lament",
    "lampoon",
    "laud",
    "lecture",
    "liken",
    "mock",
    "outline",
    "paint",
    "pan",
    "portray",
    "praise",
    "quote",
    "read",
    "rebuke",
    "recommend",
    "refer",
    "ridicule",
    "rip",
    "sing",
    "skewer",
    "speak",
    "swear",
    "tag",
    "term",
    "tout",
    "trumpet",
    "vilify",
    "voice",
    "welcome",
];

/// Verbs whose `-s` form is as often a noun in the plural, sorted.
const NOUNS: &[&str] = &[
    "answers",
    "assessments",
    "attacks",
    "calls",
    "chants",
    "claims",
    "comments",
    "complaints",
    "demands",
    "emails",
    "hints",
    "insults",
    "jokes",
    "messages",
    "notes",
    "objects",
    "offers",
    "orders",
    "outlines",
    "pledges",
    "posts",
    "promises",
    "protests",
    "questions",
    "quotes",
    "reports",
    "states",
    "terms",
    "texts",
    "threats",
    "tweets",
    "views",
];

/// Whether a word in `-s` is as often a noun: "his tweets", "police reports".
pub(super) fn may_be_noun(word: &str) -> bool {
    NOUNS.binary_search(&word).is_ok()
}

/// Verbs of thinking and wishing, in the base form, sorted.
const ATTITUDE: &[&str] = &[
    "believe",
    "consider",
    "expect",
    "fear",
    "feel",
    "find",
    "hope",
    "know",
    "recognise",
    "recognize",
    "regard",
    "think",
    "understand",
    "wish",
    "worry",
];

/// Irregular forms: form, base, kind; sorted by form.
const IRREGULAR: &[(&str, &str, Form)] = &[
    ("cried", "cry", Form::Past),
    ("cries", "cry", Form::Present),
    ("felt", "feel", Form::Past),
    ("found", "find", Form::Past),
    ("held", "hold", Form::Past),
    ("knew", "know", Form::Past),
    ("known", "know", Form::Participle),
    ("read", "read", Form::Past),
    ("said", "say", Form::Past),
    ("spoke", "speak", Form::Past),
    ("spoken", "speak", Form::Participle),
    ("swore", "swear", Form::Past),
    ("sworn", "swear", Form::Participle),
    ("thought", "think", Form::Past),
    ("told", "tell", Form::Past),
    ("understood", "understand", Form::Past),
    ("written", "write", Form::Participle),
    ("wrote", "write", Form::Past),
];

/// Reads a lower-case word as a cue verb.
pub(super) fn cue(word: &str) -> Option<Cue> {
    if word.len() < 3 || !word.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    if let Ok(at) = IRREGULAR.binary_search_by_key(&word, |entry| entry.0) {
        let (_, base, form) = IRREGULAR[at];
        return strength(base).map(|strength| Cue { form, strength });
    }
    let with = |base: &str, form| strength(base).map(|strength| Cue { form, strength });
    with(word, Form::Base)
        .or_else(|| with(word.strip_suffix('s')?, Form::Present))
        .or_else(|| with(word.strip_suffix("es")?, Form::Present))
        .or_else(|| with(&format!("{}y", word.strip_suffix("ies")?), Form::Present))
        .or_else(|| with(&format!("{}y", word.strip_suffix("ied")?), Form::Past))
        .or_else(|| inflected(word.strip_suffix("ed")?, Form::Past))
        .or_else(|| inflected(word.strip_suffix("ing")?, Form::Ing))
}

/// A stem before `-ed` or `-ing`: whole, without its e, or with its last consonant doubled.
fn inflected(stem: &str, form: Form) -> Option<Cue> {
    let undoubled = || {
        let mut chars = stem.chars().rev();
        (chars.next()? == chars.next()?).then(|| &stem[..stem.len() - 1])
    };
    let found = strength(stem).or_else(|| strength(&format!("{stem}e"))).or_else(|| strength(undoubled()?));
    found.map(|strength| Cue { form, strength })
}

fn strength(base: &str) -> Option<Strength> {
    if SPEECH.binary_search(&base).is_ok() {
        Some(Strength::Speech)
    } else if STANCE.binary_search(&base).is_ok() {
        Some(Strength::Stance)
    } else if ATTITUDE.binary_search(&base).is_ok() {
        Some(Strength::Attitude)
    } else {
        None
    }
}

/// Whether `rest` begins with a verb of speech.
pub(super) fn begins_with_cue(rest: &str) -> bool {
    rest.split(|c: char| !c.is_alphabetic())
        .next()
        .and_then(cue)
        .is_some_and(|cue| cue.strength == Strength::Speech)
}

/// Whether `rest` begins as the words after a quotation do: a verb of speech, or a short name and one.
pub(super) fn attributes(rest: &str) -> bool {
    let mut words = rest.split_whitespace().take(4).enumerate();
    words.any(|(at, word)| {
        let finite =
            |cue: Cue| cue.strength == Strength::Speech && matches!(cue.form, Form::Past | Form::Present);
        cue(word.trim_end_matches([',', '.', ':'])).is_some_and(finite)
            && (at > 0 || word.ends_with("id") || word.ends_with('s'))
    })
}

/// Whether `rest` begins with a verb of speech and a name: "said Ama", which nobody says within a quotation.
pub(super) fn names_speaker(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let finite =
        |cue: Cue| cue.strength == Strength::Speech && matches!(cue.form, Form::Past | Form::Present);
    words.next().and_then(cue).is_some_and(finite)
        && words.next().is_some_and(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for verbs in [SPEECH, STANCE, ATTITUDE, NOUNS] {
            assert!(verbs.is_sorted());
        }
        assert!(IRREGULAR.is_sorted_by_key(|entry| entry.0));
    }

    #[test]
    fn every_form_of_a_verb_is_read() {
        for (word, form) in [
            ("say", Form::Base),
            ("says", Form::Present),
            ("said", Form::Past),
            ("saying", Form::Ing),
            ("replied", Form::Past),
            ("replies", Form::Present),
            ("quipped", Form::Past),
            ("writing", Form::Ing),
            ("stresses", Form::Present),
            ("admitted", Form::Past),
        ] {
            assert_eq!(cue(word).map(|cue| cue.form), Some(form), "{word}");
        }
        assert_eq!(cue("table"), None);
    }
}
