//! Names alone: megabytes of article text a second, on one thread.

use std::hint::black_box;

use copydesk::{Models, Span, text::Document};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

#[path = "../tests/fixtures/pages/mod.rs"]
mod fixtures;

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

/// A text whose lines are blocks.
fn document(text: &str) -> Document<'_> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        start += line.len();
        Span::new(start - line.len(), start - line.len() + line.trim_end().len())
    });
    Document::new(text, lines.filter(|line| !line.is_empty()).collect())
}

criterion_group!(benches, names);
criterion_main!(benches);
