//! Compiles the name lists into the tables of a names model.

use std::{collections::BTreeMap, fs, io, path::Path};

use crate::{
    entities::{Former, Kinds, MAX_WORDS, phrase_key, word_key},
    label::{HashTable, hash},
    span::Span,
    text::Document,
};

/// Names on their way into the tables.
#[derive(Debug, Default)]
pub struct Gazetteer {
    words: BTreeMap<u32, u16>,
    phrases: BTreeMap<u32, u16>,
    former: Former,
}

/// A list: its file, which columns hold names, which rows count, and what they are.
struct List {
    file: &'static str,
    columns: &'static [usize],
    kinds: fn(&[&str]) -> u16,
}

fn number(row: &[&str], column: usize) -> u64 {
    row.get(column).and_then(|cell| cell.parse().ok()).unwrap_or(0)
}

const LISTS: &[List] = &[
    List {
        file: "given-names.tsv",
        columns: &[0],
        kinds: |row| match number(row, 1) {
            20.. => Kinds::GIVEN,
            3.. => Kinds::RARE_GIVEN,
            _ => 0,
        },
    },
    List {
        file: "family-names.tsv",
        columns: &[0],
        kinds: |row| match number(row, 1) {
            20.. => Kinds::FAMILY,
            3.. => Kinds::RARE_FAMILY,
            _ => 0,
        },
    },
    List { file: "given-names-by-country.csv", columns: &[11], kinds: |_| Kinds::RARE_GIVEN },
    List { file: "family-names-by-country.csv", columns: &[5], kinds: |_| Kinds::RARE_FAMILY },
    List { file: "countries.tsv", columns: &[0], kinds: |_| Kinds::COUNTRY },
    List { file: "countries.tsv", columns: &[3], kinds: |_| Kinds::CITY },
    List { file: "country-names.tsv", columns: &[0, 1, 2], kinds: |_| Kinds::COUNTRY },
    List { file: "admin-divisions.tsv", columns: &[0], kinds: |_| Kinds::REGION },
    List { file: "us-states-counties.tsv", columns: &[0], kinds: |_| Kinds::REGION },
    List {
        file: "places.tsv",
        columns: &[0],
        kinds: |row| match number(row, 5) {
            100_000.. => Kinds::CITY,
            10_000.. => Kinds::TOWN,
            _ => 0,
        },
    },
    List {
        file: "place-aliases.tsv",
        columns: &[0],
        kinds: |row| if number(row, 3) >= 300_000 && row[0].len() > 4 { Kinds::TOWN } else { 0 },
    },
    List { file: "demonyms.tsv", columns: &[0], kinds: |_| Kinds::PEOPLE },
    List { file: "companies.tsv", columns: &[0], kinds: |_| Kinds::COMPANY },
    List { file: "sp500.tsv", columns: &[0], kinds: |_| Kinds::COMPANY },
    List { file: "news-publishers.tsv", columns: &[0], kinds: |_| Kinds::COMPANY },
    List { file: "newspapers.tsv", columns: &[0], kinds: |_| Kinds::COMPANY },
    List { file: "universities.tsv", columns: &[0], kinds: |_| Kinds::BODY },
    List { file: "intergovernmental-acronyms.tsv", columns: &[0], kinds: |_| Kinds::BODY },
    List { file: "us-federal-agencies.tsv", columns: &[0], kinds: |_| Kinds::BODY },
    List { file: "designated-groups.tsv", columns: &[0], kinds: |_| Kinds::BODY },
    List { file: "parties-factbook.tsv", columns: &[0, 1], kinds: |_| Kinds::BODY },
    List { file: "parties-partyfacts.tsv", columns: &[0, 1, 2], kinds: |_| Kinds::BODY },
    List { file: "wordnet-organisations.tsv", columns: &[0], kinds: |_| Kinds::BODY },
    List { file: "football-clubs.tsv", columns: &[0], kinds: |_| Kinds::CLUB },
    List { file: "airports.tsv", columns: &[0], kinds: |_| Kinds::FACILITY },
    List { file: "wordnet-facilities.tsv", columns: &[0], kinds: |_| Kinds::FACILITY },
    List { file: "oceans-rivers.tsv", columns: &[0], kinds: |_| Kinds::NATURE },
    List {
        file: "wordnet-locations.tsv",
        columns: &[0],
        kinds: |row| {
            let is = |parts: &[&str]| row.get(1).is_some_and(|kind| parts.iter().any(|p| kind.contains(p)));
            if is(&["city", "capital", "town", "village", "borough", "district"]) {
                Kinds::TOWN
            } else if is(&["country", "State", "kingdom", "empire"]) {
                Kinds::COUNTRY
            } else if is(&["state", "county", "province", "region"]) {
                Kinds::REGION
            } else if is(&["zodiac", "soil", "exchange"]) {
                0
            } else {
                Kinds::NATURE
            }
        },
    },
    List { file: "wordnet-events.tsv", columns: &[0], kinds: |_| Kinds::EVENT },
    List { file: "honorifics.txt", columns: &[0], kinds: |_| Kinds::TITLE },
    List { file: "occupations.txt", columns: &[0], kinds: |_| Kinds::TITLE },
];

/// What a company's or club's name ends with but news leaves out.
const FORMS: &[&str] = &[
    "inc",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "plc",
    "ag",
    "sa",
    "nv",
    "se",
    "oyj",
    "spa",
    "asa",
    "ab",
    "llc",
    "lp",
    "group",
    "holding",
    "holdings",
    "berhad",
    "bhd",
    "tbk",
    "class",
    "a",
    "b",
    "h",
    "incorporated",
    "fc",
    "sc",
    "cf",
    "afc",
    "ltda",
    "gmbh",
    "kgaa",
    "jsc",
    "pjsc",
    "trust",
    "the",
];

impl Gazetteer {
    /// Reads all lists in `folder`.
    ///
    /// # Errors
    /// Where a list cannot be read.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut gazetteer = Gazetteer::default();
        for list in LISTS {
            let text = fs::read_to_string(folder.join(list.file))?;
            let separator = if list.file.ends_with(".csv") { ',' } else { '\t' };
            for line in text.lines().skip(1) {
                let row: Vec<&str> = line.split(separator).map(str::trim).collect();
                let kinds = (list.kinds)(&row);
                if kinds == 0 {
                    continue;
                }
                for name in list.columns.iter().filter_map(|&column| row.get(column)) {
                    // Slashes and brackets give further forms.
                    for name in name.split([';', '/', '(', ')']) {
                        gazetteer.add(name, kinds);
                    }
                }
            }
        }
        Ok(gazetteer)
    }

    /// Adds a name.
    pub fn add(&mut self, name: &str, kinds: u16) {
        let name = name.trim();
        let document = Document::new(name, vec![Span::new(0, name.len())]);
        let mut words: Vec<&str> = (0..document.tokens.len()).map(|token| document.word(token)).collect();
        self.insert(&words, kinds);
        if kinds & (Kinds::COMPANY | Kinds::CLUB) != 0 {
            let is_form = |word: &str| {
                let word = word.trim_end_matches('.').replace('.', "").to_lowercase();
                word.is_empty() || word == "," || FORMS.contains(&word.as_str())
            };
            while words.len() > 1 && is_form(words[words.len() - 1]) {
                words.pop();
                self.insert(&words, kinds);
            }
        }
        if words.len() > 1 && words[0].eq_ignore_ascii_case("the") {
            self.insert(&words[1..], kinds);
        }
    }

    fn insert(&mut self, words: &[&str], kinds: u16) {
        // Single letters and bare articles say nothing.
        if words.is_empty() || words.len() > MAX_WORDS || words.iter().all(|word| word.chars().count() < 2) {
            return;
        }
        let hashes: Vec<u64> = words.iter().map(|word| self.former.folded(word)).collect();
        let joined = hashes.iter().copied().reduce(hash::pair).expect("words is not empty");
        let (table, key) = match hashes.len() {
            1 => (&mut self.words, word_key(joined)),
            _ => (&mut self.phrases, phrase_key(joined)),
        };
        *table.entry(key).or_default() |= kinds;
    }

    /// How many words and phrases there are.
    pub fn len(&self) -> (usize, usize) {
        (self.words.len(), self.phrases.len())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == (0, 0)
    }

    /// The sections `words` and `phrases`.
    pub fn sections(&self) -> (Vec<u8>, Vec<u8>) {
        let write = |table: &BTreeMap<u32, u16>| {
            HashTable::write(&table.iter().map(|(&k, &v)| (k, v)).collect::<Vec<_>>())
        };
        (write(&self.words), write(&self.phrases))
    }
}
