//! Times and amounts alone: a page's worth, and 1 MB that is dense with them.

use std::hint::black_box;

use copydesk::times;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

#[path = "../tests/fixtures/lines.rs"]
mod lines;

/// The sentences of the tests' tables, without their brackets, over and over: a block a sentence.
fn article(bytes: usize) -> String {
    let tables = [include_str!("../tests/data/times.tsv"), include_str!("../tests/data/amounts.tsv")];
    let rows = tables.iter().flat_map(|table| table.lines()).filter(|row| !row.starts_with('#'));
    let sentences: Vec<String> = rows
        .filter_map(|row| row.split('\t').next())
        .map(|text| text.replace(['[', ']'], "") + "\n")
        .collect();
    let mut text: String = sentences.iter().cycle().take(bytes / 20).map(String::as_str).collect();
    text.truncate(text.floor_char_boundary(bytes));
    text
}

fn find(criterion: &mut Criterion) {
    let base = Some("2022-07-25".parse().expect("a date"));
    let mut group = criterion.benchmark_group("times");
    group.sample_size(10);
    for bytes in [3_000, 1_000_000] {
        let text = article(bytes);
        let document = lines::document(&text);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(bytes), &document, |bencher, document| {
            bencher.iter(|| times::find(black_box(document), base));
        });
    }
    group.finish();
}

criterion_group!(benches, find);
criterion_main!(benches);
