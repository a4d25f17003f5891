//! Names: spans as the guidelines say, the same every time, and a model file that is checked.

use copydesk::{
    Models, Options, Source,
    analysis::{Label, Mention},
    analyze,
    label::{Container, ContainerWriter, ModelError},
};
use proptest::prelude::*;

const NAMES: &[u8] = include_bytes!("../../models/en-names.bin");
const LINES: &[u8] = include_bytes!("../../models/lines.bin");

/// The names of a text that is taken as it is.
fn names(text: &str) -> (String, Vec<Mention>) {
    let source = Source::raw(text).unwrap();
    let analysis = analyze(&source, &Options::default(), Models::bundled()).unwrap();
    let names = analysis.mentions.into_iter().filter(|mention| mention.label.is_name()).collect();
    (analysis.article.text, names)
}

/// Checks that `text` holds just the names that are marked in it: `[John Kerry|PERSON]`.
#[track_caller]
fn check(marked: &str) {
    let (mut text, mut expected) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some(at) = rest.find('[') {
        text.push_str(&rest[..at]);
        let (inner, after) = rest[at + 1..].split_once(']').unwrap();
        let (name, label) = inner.split_once('|').unwrap();
        text.push_str(name);
        expected.push((name, label));
        rest = after;
    }
    text.push_str(rest);
    let (text, found) = names(&text);
    let found: Vec<_> = found.iter().map(|mention| (&text[mention.span], mention.label.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn titles_articles_and_possessives_stay_outside() {
    check(
        "The [United States|GPE]'s Secretary of State, [John Kerry|PERSON], met President [Muhammadu Buhari|PERSON] \
         of [Nigeria|GPE] in [Abuja|GPE] on Tuesday.",
    );
}

#[test]
fn place_lists_are_cut_at_their_commas_and_pairs_at_their_hyphens() {
    check("The office moved from [Austin|GPE], [Texas|GPE], to [Lagos|GPE] and [Nairobi|GPE].");
}

#[test]
fn people_are_known_by_their_surname_once_named_in_full() {
    check("[Nana Akufo-Addo|PERSON] won the vote. [Akufo-Addo|PERSON] thanked his supporters.");
}

#[test]
fn a_headline_in_capitals_has_names_too() {
    check(
        "PRESIDENT [BUHARI|PERSON] VISITS [KENYA|GPE]\n\nPresident [Muhammadu Buhari|PERSON] arrived in [Kenya|GPE] on \
         Monday, officials said.",
    );
}

#[test]
fn a_name_that_holds_a_year_wins_over_the_year() {
    let (text, found) = names("He played in every match of the 2022 World Cup in Qatar.");
    let cup = found.iter().find(|mention| mention.label == Label::Event).expect("the cup is an event");
    assert!(text[cup.span].ends_with("World Cup"), "{}", &text[cup.span]);
}

#[test]
fn a_damaged_model_is_a_typed_error() {
    for at in (0..NAMES.len()).step_by(997).chain(0..64) {
        let mut damaged = NAMES.to_vec();
        damaged[at] ^= 0x10;
        let error = Models::from_bytes(LINES, &damaged).unwrap_err();
        match at {
            0..8 => assert_eq!(error, ModelError::NotAModel),
            8..12 => assert!(matches!(error, ModelError::Version { .. })),
            _ => assert_eq!(error, ModelError::Checksum, "at {at}"),
        }
        assert!(Models::from_bytes(LINES, &NAMES[..at]).is_err(), "cut at {at}");
    }
    assert!(matches!(Models::from_bytes(LINES, LINES).unwrap_err(), ModelError::Missing(_)));
}

#[test]
fn a_model_is_asked_about_texts_of_its_language_alone() {
    let german = "Das Rathaus wird für vier Millionen Euro saniert. Das hat der Stadtrat am Dienstag beschlossen, \
                  sagte Angela Merkel in Berlin, und die Arbeiten sollen zwei Jahre dauern.";
    assert_eq!(names(german).1, []);
    let container = Container::from_bytes(NAMES).unwrap();
    let mut file = ContainerWriter::default();
    for name in container.names() {
        file.section(name, container.section(name).unwrap());
    }
    let models = Models::from_bytes(LINES, &file.section("language", b"de").finish()).unwrap();
    let analyze = |text| analyze(&Source::raw(text).unwrap(), &Options::default(), &models).unwrap();
    assert!(analyze(german).mentions.iter().any(|mention| mention.label.is_name()));
    let english =
        analyze("The chancellor, Angela Merkel, said in Berlin that the work was to take two years.");
    assert!(english.mentions.iter().all(|mention| !mention.label.is_name()));
}

fn words() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "the",
        "The",
        "a",
        "United",
        "Nations",
        "Kenya",
        "'s",
        "’s",
        "President",
        "Obama",
        "-",
        "of",
        "Bank",
        "said",
        "\n",
        "\n\n",
        ".",
        ",",
        "\"",
        "LONDON",
        "Mr.",
        "U.S.",
        "2022",
        "World",
        "Cup",
        "東京",
        "é",
        "(",
        ")",
        "#",
        "@",
        "in",
        "May",
        "Café",
        "İstanbul",
        "ﬁ",
        "\u{301}",
        "🙂",
    ]);
    let word = prop_oneof![8 => known.prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop::collection::vec((word, any::<bool>()), 0..60).prop_map(|words| {
        words.into_iter().map(|(word, glued)| word + if glued { "" } else { " " }).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_span_is_a_name_s(text in words()) {
        let (text, found) = names(&text);
        let mut end = 0;
        for mention in &found {
            prop_assert!(mention.span.start >= end && !mention.span.is_empty(), "in order, apart");
            end = mention.span.end;
            let name = &text[mention.span];
            prop_assert_eq!(name.trim(), name);
            prop_assert!(!name.contains('\n'), "{:?} crosses a line", name);
            prop_assert!(!["the ", "a ", "an "].iter().any(|article| name.starts_with(article)), "{:?}", name);
            prop_assert!((0.0..=1.0).contains(&mention.confidence));
        }
        prop_assert_eq!(&names(&text).1, &found, "the same again");
    }
}

#[cfg(feature = "train")]
mod training {
    use copydesk::{
        label::{ContainerWriter, HashTable},
        train::{corpus::Article, crf, names},
    };

    /// Two dozen articles of our own writing, in three sources.
    fn data() -> names::Data {
        let mut data = names::Data::default();
        for (number, name) in
            ["Ada Obi", "Li Wei", "Jan Novak", "Sara Lund"].iter().cycle().take(24).enumerate()
        {
            let mut article = Article { source: format!("own-{}", number % 3), ..Article::default() };
            article.push_line(&format!("<p>{name}</p> opens school in <g>Accra</g>"));
            article.push_line(&format!("<p>{name}</p> spoke to the <o>Bank of Ghana</o> on Monday."));
            data.articles.push(article);
        }
        data
    }

    #[test]
    fn training_twice_gives_the_same_model() {
        let empty = HashTable::write(&[]);
        let mut lexicon = ContainerWriter::default();
        ["words", "phrases", "clusters"].iter().for_each(|name| {
            lexicon.section(name, &empty);
        });
        let lexicon = lexicon.finish();
        let weights = crf::Settings { epochs: 3, polish: 1, step: Some(0.05), ..crf::Settings::default() };
        let settings = names::Settings { folds: 3, weights, ..names::Settings::default() };
        let (once, report) = names::train(&data(), &lexicon, &settings).unwrap();
        let (again, _) = names::train(&data(), &lexicon, &settings).unwrap();
        assert_eq!(once, again);
        assert!(report.all.f1() > 0.9, "{}", report.all);
        copydesk::Models::from_bytes(super::LINES, &once).unwrap();
    }
}
