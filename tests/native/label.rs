//! The sequence engine against brute force, against damage, and against itself.

use copydesk::label::{Container, HashTable, LabelSet, Model, ModelError, Scratch, Sequence, hash};
use copydesk::train::{
    Random,
    crf::{Example, Settings, train},
};
use proptest::prelude::*;

/// Labels of which `B` must come before `I`, and `I` may not begin.
fn labels() -> LabelSet {
    let mut labels = LabelSet::free(["O", "B", "I"]);
    labels.starts = 0b011;
    labels.follows = vec![0b011, 0b111, 0b111];
    labels
}

/// Examples whose label depends on the word and on the one before.
fn examples(count: usize) -> Vec<Example> {
    let mut random = Random::new(7);
    let example = |_| {
        let mut example = Example { weight: 1.0, ..Example::default() };
        let words: Vec<usize> = (0..3 + random.below(6)).map(|_| random.below(12)).collect();
        let mut before = 0;
        for (at, &word) in words.iter().enumerate() {
            example.sequence.push(hash::feature(0, 0));
            example.sequence.push(hash::feature(1, word as u64));
            if at > 0 {
                example.sequence.push(hash::feature(2, words[at - 1] as u64));
            }
            example.sequence.end_position();
            before = match word {
                0..3 => 1,
                3..6 if before > 0 => 2,
                _ => 0,
            };
            example.allowed.push(1 << before);
        }
        example
    };
    (0..count).map(example).collect()
}

fn settings() -> Settings {
    Settings { epochs: 20, polish: 2, min_count: 1, ..Settings::default() }
}

fn model() -> (Model, Vec<u8>) {
    let bytes = train(&examples(200), &labels(), &settings()).to_bytes();
    (Model::from_bytes(&bytes).unwrap(), bytes)
}

/// Every legal path of `length` with its integer score.
fn paths(model: &Model, scores: &[i32], length: usize) -> Vec<(Vec<u8>, i32)> {
    let count = model.labels().len();
    let all = (0..count.pow(length as u32)).map(|mut code| {
        let mut digit = || {
            let digit = code % count;
            code /= count;
            digit as u8
        };
        (0..length).map(|_| digit()).collect::<Vec<u8>>()
    });
    all.filter_map(|path| {
        let mut total = model.start(path[0].into())?;
        for (at, &label) in path.iter().enumerate() {
            total += scores[at * count + label as usize];
            if at > 0 {
                total += model.transition(path[at - 1].into(), label.into())?;
            }
        }
        total += model.end(path[length - 1].into())?;
        Some((path, total))
    })
    .collect()
}

fn sequence(words: &[u64]) -> Sequence {
    let mut sequence = Sequence::new();
    for (at, &word) in words.iter().enumerate() {
        sequence.push(hash::feature(0, 0));
        sequence.push(hash::feature(1, word));
        if at > 0 {
            sequence.push(hash::feature(2, words[at - 1]));
        }
        sequence.end_position();
    }
    sequence
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn decoding_agrees_with_brute_force(words in prop::collection::vec(0u64..14, 1..7)) {
        let (model, _) = model();
        let sequence = sequence(&words);
        let mut scores = Vec::new();
        model.emissions(&sequence, &mut scores);
        let paths = paths(&model, &scores, words.len());
        let mut scratch = Scratch::new();
        let decoded = model.decode(&sequence, &mut scratch);
        let best = paths.iter().map(|path| path.1).max().unwrap();
        let found = paths.iter().find(|path| path.0 == decoded.path()).expect("the best path is legal");
        prop_assert_eq!(found.1, best);

        let weight = |score: i32| ((score - best) as f64 * f64::from(model.step())).exp();
        let total: f64 = paths.iter().map(|path| weight(path.1)).sum();
        let share = |keep: &dyn Fn(&[u8]) -> bool| {
            (paths.iter().filter(|path| keep(&path.0)).map(|path| weight(path.1)).sum::<f64>() / total) as f32
        };
        for at in 0..words.len() {
            for label in 0..3 {
                let expected = share(&|path| path[at] == label as u8);
                prop_assert!((decoded.probability(at, label) - expected).abs() < 1e-4);
            }
            for end in at + 1..=words.len() {
                let expected = share(&|path| path[at..end] == decoded.path()[at..end]);
                prop_assert!((decoded.path_probability(at..end) - expected).abs() < 1e-4);
            }
        }
    }

    #[test]
    fn beyond_a_pinned_position_nothing_matters(words in prop::collection::vec(0u64..14, 3..12), pin in any::<prop::sample::Index>()) {
        let (model, _) = model();
        let pin = pin.index(words.len());
        let mut whole = Vec::new();
        model.emissions(&sequence(&words), &mut whole);
        model.pin(&mut whole, pin, 0);
        let count = model.labels().len();
        let (mut scratch, mut part) = (Scratch::new(), Scratch::new());
        let path = model.viterbi(&whole, &mut scratch).to_vec();
        let decoded = model.marginals(&whole, &mut scratch);
        prop_assert_eq!(path[pin], 0);
        for positions in [0..pin + 1, pin..words.len()] {
            let scores = &whole[positions.start * count..positions.end * count];
            prop_assert_eq!(model.viterbi(scores, &mut part), &path[positions.clone()]);
            let part = model.marginals(scores, &mut part);
            for (at, in_whole) in positions.enumerate() {
                for label in 0..count {
                    prop_assert!((part.probability(at, label) - decoded.probability(in_whole, label)).abs() < 1e-4);
                }
            }
        }
    }

    #[test]
    fn hash_tables_come_back(entries in prop::collection::btree_map(any::<u32>(), any::<u16>(), 0..300)) {
        let entries: Vec<(u32, u16)> = entries.into_iter().collect();
        let table = HashTable::from_section(&HashTable::write(&entries)).unwrap();
        for &(hash, value) in &entries {
            prop_assert_eq!(table.get(hash), Some(value));
        }
        prop_assert_eq!(table.len(), entries.len());
    }

    #[test]
    fn wrongly_made_sections_are_errors_and_never_panics(at in 0usize..400, byte in any::<u8>()) {
        let (_, bytes) = model();
        let file = Container::from_bytes(&bytes).unwrap();
        let mut section = file.section("model").unwrap().to_vec();
        let at = at % section.len();
        section[at] = byte;
        if let Ok(model) = Model::from_section(&section) {
            model.decode(&sequence(&[1, 2, 3]), &mut Scratch::new());
        }
    }
}

#[test]
fn every_flipped_or_missing_byte_is_found() {
    let (_, bytes) = model();
    for at in 0..bytes.len() {
        assert!(Model::from_bytes(&bytes[..at]).is_err(), "cut at {at}");
        for flip in [1, 0x80, 0xff] {
            let mut damaged = bytes.clone();
            damaged[at] ^= flip;
            let error = Model::from_bytes(&damaged).unwrap_err();
            match at {
                0..8 => assert_eq!(error, ModelError::NotAModel),
                8..12 => assert!(matches!(error, ModelError::Version { expected: 1, .. }), "{error}"),
                _ => assert_eq!(error, ModelError::Checksum, "at {at}"),
            }
        }
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert_eq!(Model::from_bytes(&longer).unwrap_err(), ModelError::Checksum);
}

#[test]
fn a_model_for_another_purpose_is_named() {
    let file = copydesk::label::ContainerWriter::default().section("other", b"").finish();
    assert_eq!(Model::from_bytes(&file).unwrap_err(), ModelError::Missing("model".into()));
}

#[test]
fn training_twice_gives_the_same_bytes_on_any_number_of_threads() {
    let once = train(&examples(100), &labels(), &settings()).to_bytes();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap();
    let again = pool.install(|| train(&examples(100), &labels(), &settings()).to_bytes());
    assert_eq!(once, again);
}

#[test]
fn the_rule_behind_the_examples_is_learnt() {
    let (model, _) = model();
    let mut scratch = Scratch::new();
    for example in examples(300) {
        let gold: Vec<u8> = example.allowed.iter().map(|mask| mask.trailing_zeros() as u8).collect();
        assert_eq!(model.decode(&example.sequence, &mut scratch).path(), gold);
    }
}

#[test]
fn half_known_labels_teach_too() {
    let mut known = examples(300);
    // Two thirds of the examples say only "nothing" or "something".
    for example in known.iter_mut().enumerate().filter(|(i, _)| i % 3 > 0).map(|(_, example)| example) {
        example.allowed.iter_mut().filter(|mask| **mask != 1).for_each(|mask| *mask = 0b110);
    }
    let trained = train(&known, &labels(), &settings());
    let model = Model::from_bytes(&trained.to_bytes()).unwrap();
    let mut scratch = Scratch::new();
    for example in examples(300) {
        let gold: Vec<u8> = example.allowed.iter().map(|mask| mask.trailing_zeros() as u8).collect();
        assert_eq!(model.decode(&example.sequence, &mut scratch).path(), gold);
    }
}

#[test]
fn fewer_weights_are_kept_where_asked() {
    let trained = train(&examples(200), &labels(), &Settings { max_weights: 20, ..settings() });
    assert!(trained.weights() <= 20, "{}", trained.weights());
}

#[test]
fn an_empty_sequence_decodes_to_nothing() {
    let (model, _) = model();
    assert!(model.decode(&Sequence::new(), &mut Scratch::new()).is_empty());
}
