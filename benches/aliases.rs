//! Aliases alone: a megabyte with 20,000 mentions becomes entities.

use std::{fmt::Write as _, hint::black_box};

use copydesk::{
    Options, Span,
    analysis::{Label, Mention},
    entities::aliases,
};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

#[path = "../tests/fixtures/lines.rs"]
mod lines;

const SYLLABLES: [&str; 12] = ["ba", "ko", "ri", "nu", "te", "sa", "mo", "li", "ka", "we", "do", "fi"];

/// A capitalised word, another for each number.
fn word(mut number: usize) -> String {
    let mut word = String::from(char::from(b'A' + (number % 26) as u8));
    loop {
        word.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
        if number == 0 {
            return word;
        }
    }
}

/// Paragraphs of some 50 bytes a mention with their mentions: persons by full name, title and surname; bodies by name
/// and acronym; places and peoples. Of each name every fourth paragraph brings a new one.
fn article(mentions: usize) -> (String, Vec<Mention>) {
    let (mut text, mut marked) = (String::new(), Vec::new());
    for at in 0..mentions / 8 {
        let (given, surname) = (word(at / 3), word(1 + at / 4));
        let (first, second) = (word(at / 5), word(at / 7));
        let acronym: String = [&first[..1], &second[..1], "B"].concat();
        let parts: [(&str, String, Option<Label>); 8] = [
            ("The transport minister, ", format!("{given} {surname}"), Some(Label::Person)),
            (", told the ", format!("{first} {second} Board"), Some(Label::Org)),
            (" (", acronym.clone(), Some(Label::Org)),
            (") that the work in ", word(at / 9), Some(Label::Gpe)),
            (" would go on. Mr ", surname.clone(), Some(Label::Person)),
            (" said that the ", acronym, Some(Label::Org)),
            (" had asked the ", format!("{}ese", word(at / 9)), Some(Label::Norp)),
            (" for help, and that ", surname, Some(Label::Person)),
        ];
        for (before, name, label) in parts {
            text.push_str(before);
            let start = text.len();
            text.push_str(&name);
            let span = Span::new(start, text.len());
            marked.extend(label.map(|label| Mention { span, label, entity: None, confidence: 0.9 }));
        }
        writeln!(text, "'s office had paid for the first part of the road that leads there from the coast, \
             and that the rest of the money for it would come from the ships that use the harbour of the old town.")
            .expect("a string takes all");
    }
    (text, marked)
}

fn resolve(criterion: &mut Criterion) {
    let options = Options::default();
    let mut group = criterion.benchmark_group("aliases");
    group.sample_size(10);
    for count in [2_000, 20_000] {
        let (text, mentions) = article(count);
        let document = lines::document(&text);
        group.throughput(Throughput::Elements(mentions.len() as u64));
        let name = format!("{count} mentions in {} KB", text.len() / 1_000);
        group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
            bencher.iter_batched(
                || mentions.clone(),
                |mut mentions| aliases::resolve(black_box(&document), &mut mentions, &options).len(),
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, resolve);
criterion_main!(benches);
