//! A guess of a text's language, from its script and its commonest words.

use std::sync::LazyLock;

/// A language that can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    /// Its English name.
    pub name: &'static str,
}

/// Languages of the Latin script with their commonest words, in small letters. A word may stand for several.
const WORDS: &[(&str, &str, &str)] = &[
    (
        "en",
        "English",
        "the of and to in a is that for it was on with as he by at his from are this be has have not they \
         had but its were which their will been who said",
    ),
    (
        "de",
        "German",
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an \
         werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum kann",
    ),
    (
        "fr",
        "French",
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont \
         avec son aux elle cette ont mais comme ou été nous vous leur sans",
    ),
    (
        "es",
        "Spanish",
        "de la que el en y a los se del las un por con una su para es al lo como más o pero sus le ha \
         este sí ya entre cuando sobre también fue años muy hasta",
    ),
    (
        "it",
        "Italian",
        "di e il la che in a per un del è le con si da una non i dei della sono alla ha al nel più anche \
         gli come delle dal suo ma o nella questo ed lo dalla",
    ),
    (
        "pt",
        "Portuguese",
        "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu \
         sua ou quando muito nos já também foi são pelo pela",
    ),
    (
        "nl",
        "Dutch",
        "de van het een en in is dat op te zijn met voor niet die aan er om ook als dan naar bij nog uit \
         maar door over heeft ze hij worden werd wordt tot deze",
    ),
    (
        "sv",
        "Swedish",
        "och i att det som en på är av för med till den har de inte om ett men var jag sig från vi så kan \
         när han nu under också efter eller ut",
    ),
    (
        "da",
        "Danish",
        "og i at det er en til af på for den der med de ikke som har et om var fra men sig han vil kan \
         blev også efter ud hun nu eller over ved mod",
    ),
    (
        "nb",
        "Norwegian",
        "og i det er på som en til for av at med å har de ikke den et om var fra men jeg seg han vil kan \
         ble også etter ut hun nå eller over ved mot",
    ),
    (
        "fi",
        "Finnish",
        "ja on ei se että oli hän mutta joka myös ovat kuin hänen sen ole kun jo nyt niin vain mukaan \
         vuoden sitä ovat tai mitä vielä jotka ollut olla",
    ),
    (
        "pl",
        "Polish",
        "w i na z się do nie że to jest o jak za od po przez dla ale był tym są oraz ma który czy co tego \
         jego tak już było która które przy być także",
    ),
    (
        "cs",
        "Czech",
        "a se v na je že s z o do to i ve za by pro jsou ale jako jeho tak po od jsem byl která který \
         podle bylo jak při až které nebo už bude",
    ),
    (
        "ro",
        "Romanian",
        "de și în a la cu pe o că din care un nu mai să este pentru au fost prin sunt sau după al ale lui \
         dar ca fi se ce între până",
    ),
    (
        "hu",
        "Hungarian",
        "a az és hogy nem is egy van volt meg de csak már azt el ez szerint még után mint ki lesz vagy be \
         ha amely között kell",
    ),
    (
        "tr",
        "Turkish",
        "ve bir bu da de için ile olarak olan daha çok en gibi kadar sonra ne ama var olduğu o ise değil \
         her yeni büyük söyledi ya",
    ),
    (
        "id",
        "Indonesian",
        "yang dan di dengan untuk dari ini pada tidak dalam itu akan ke juga adalah oleh tersebut mereka \
         bisa karena telah ada sebagai kata kepada para saat lebih",
    ),
    (
        "vi",
        "Vietnamese",
        "và của là có được cho các trong không với những một người này đã để khi từ đến về cũng như tại \
         nhiều ra vào",
    ),
    (
        "sw",
        "Swahili",
        "ya na wa kwa ni katika za la kuwa cha hiyo huo hii baada ambao pia kama alisema wakati hayo vya \
         yake watu bila mwaka",
    ),
];

/// Every word of the table with the languages it is common in, as bits; sorted.
static LANGUAGES_OF: LazyLock<Vec<(&str, u32)>> = LazyLock::new(|| {
    let mut all: Vec<(&str, u32)> = Vec::new();
    for (nth, (_, _, words)) in WORDS.iter().enumerate() {
        all.extend(words.split(' ').map(|word| (word, 1 << nth)));
    }
    all.sort_unstable();
    all.dedup_by(|next, first| {
        let same = next.0 == first.0;
        first.1 |= if same { next.1 } else { 0 };
        same
    });
    all
});

/// One word in so many, at least, is among the commonest of its language.
const SHARE: usize = 6;

/// Guesses the language from at most the first 20,000 bytes of `text`; none where there is too little of it or where
/// nothing stands out.
pub fn guess(text: &str) -> Option<Language> {
    const LONGEST: usize = 20_000;
    const FEWEST: usize = 8;
    let text = &text[..text.floor_char_boundary(LONGEST)];
    if let Some(language) = by_script(text) {
        return Some(language);
    }
    let (mut words, mut hits) = (0, [0_usize; WORDS.len()]);
    let lower = text.to_lowercase();
    for word in lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        let Ok(at) = LANGUAGES_OF.binary_search_by_key(&word, |(known, _)| known) else { continue };
        for (nth, hits) in hits.iter_mut().enumerate() {
            *hits += usize::from(LANGUAGES_OF[at].1 >> nth & 1 == 1);
        }
    }
    let (best, &most) = hits.iter().enumerate().rev().max_by_key(|(_, hits)| **hits)?;
    (words >= FEWEST && most * SHARE >= words).then_some(Language { tag: WORDS[best].0, name: WORDS[best].1 })
}

/// The language of a text most of whose letters are not Latin.
fn by_script(text: &str) -> Option<Language> {
    const FEWEST: usize = 10;
    const SCRIPTS: usize = 10;
    let (mut letters, mut counts) = (0, [0_usize; SCRIPTS]);
    let (mut kana, mut ukrainian, mut persian) = (0, 0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        let script = match c {
            '\u{400}'..='\u{52F}' => 0,
            '\u{370}'..='\u{3FF}' => 1,
            '\u{600}'..='\u{6FF}' => 2,
            '\u{590}'..='\u{5FF}' => 3,
            '\u{900}'..='\u{97F}' => 4,
            '\u{980}'..='\u{9FF}' => 5,
            '\u{E00}'..='\u{E7F}' => 6,
            '\u{AC00}'..='\u{D7AF}' => 7,
            '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' => 8,
            '\u{1200}'..='\u{137F}' => 9,
            _ => continue,
        };
        counts[script] += 1;
        kana += usize::from(matches!(c, '\u{3040}'..='\u{30FF}'));
        ukrainian += usize::from(matches!(c, 'і' | 'ї' | 'є' | 'ґ'));
        persian += usize::from(matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ی' | 'ک'));
    }
    let (script, &most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    if most < FEWEST || most * 2 < letters {
        return None;
    }
    let (tag, name) = match script {
        0 if ukrainian * 30 > most => ("uk", "Ukrainian"),
        0 => ("ru", "Russian"),
        1 => ("el", "Greek"),
        2 if persian * 30 > most => ("fa", "Persian"),
        2 => ("ar", "Arabic"),
        3 => ("he", "Hebrew"),
        4 => ("hi", "Hindi"),
        5 => ("bn", "Bengali"),
        6 => ("th", "Thai"),
        7 => ("ko", "Korean"),
        8 if kana * 10 > most => ("ja", "Japanese"),
        8 => ("zh", "Chinese"),
        _ => ("am", "Amharic"),
    };
    Some(Language { tag, name })
}
