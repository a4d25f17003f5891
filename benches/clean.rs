//! Cleaning alone: a paste of 10 KB, and whether time grows with the number of lines up to 20 MB.

use std::hint::black_box;

use copydesk::{Models, Options, Source, clean::clean, source, text};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// A page that the tests clean, over and over until it has `bytes`.
fn paste(bytes: usize) -> String {
    let page = include_str!("../tests/fixtures/clean/harbour.txt");
    let mut text = page.repeat(bytes / page.len() + 1);
    text.truncate(text.floor_char_boundary(bytes));
    text
}

fn cleaning(criterion: &mut Criterion) {
    let options = Options::default();
    let mut group = criterion.benchmark_group("clean");
    group.sample_size(10);
    for bytes in [10_000, 1_000_000, 20_000_000] {
        let paste = paste(bytes);
        let source = Source::text(&paste).expect("under the limit");
        let page = source::read(&source);
        let repaired = text::repair(&page);
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_with_input(BenchmarkId::from_parameter(bytes), &repaired, |bencher, repaired| {
            bencher.iter_batched(
                || repaired.clone(),
                |mut repaired| black_box(clean(&mut repaired, &page.head, &options, Models::bundled())),
                criterion::BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, cleaning);
criterion_main!(benches);
