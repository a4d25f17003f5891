//! Names alone: megabytes of article text a second, on one thread.

use std::hint::black_box;

use copydesk::{Models, text::Document};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

#[path = "../tests/fixtures/pages/mod.rs"]
mod fixtures;
#[path = "../tests/fixtures/lines.rs"]
mod lines;

use lines::document;

fn names(criterion: &mut Criterion) {
    let names = Models::bundled().names.as_ref().expect("the bundled models have it");
    let mut group = criterion.benchmark_group("names");
    group.sample_size(10);
    // Articles of a few kilobytes, as they come: each is a document of its own.
    let pages: Vec<&str> =
        fixtures::PAGES.iter().map(|page| page.input).filter(|page| !page.contains("</")).collect();
    let documents: Vec<Document<'_>> = pages.iter().map(|text| document(text)).collect();
    group.throughput(Throughput::Bytes(pages.iter().map(|page| page.len() as u64).sum()));
    group.bench_function("pages", |bencher| {
        bencher
            .iter(|| documents.iter().map(|document| names.names(black_box(document)).len()).sum::<usize>());
    });
    let text = pages.join("\n").repeat(10);
    let document = document(&text);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("one long document", |bencher| {
        bencher.iter(|| names.names(black_box(&document)).len())
    });
}

criterion_group!(benches, names);
criterion_main!(benches);
