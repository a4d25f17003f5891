//! The text under everything else, stage by stage: reading HTML, repair, sentences and tokens.

use std::hint::black_box;

use copydesk::{
    Source, Span, source,
    text::{self, Document},
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

#[path = "../tests/fixtures/pages/mod.rs"]
mod fixtures;

/// About a megabyte of the pages of one kind.
fn pages(html: bool) -> String {
    let mut all = String::new();
    for page in fixtures::PAGES.iter().cycle() {
        if all.len() > 1_000_000 {
            break;
        }
        if page.input.trim_start().starts_with('<') == html {
            all.push_str(page.input);
            all.push('\n');
        }
    }
    all
}

fn stages(criterion: &mut Criterion) {
    let (flat, html) = (pages(false), pages(true));
    let mut group = criterion.benchmark_group("text");
    group.sample_size(20);

    group.throughput(Throughput::Bytes(html.len() as u64));
    let source = Source::html(&html).expect("under the limit");
    group.bench_function("html", |bencher| bencher.iter(|| source::read(black_box(&source))));

    group.throughput(Throughput::Bytes(flat.len() as u64));
    let page = source::read(&Source::text(&flat).expect("under the limit"));
    group.bench_function("repair", |bencher| bencher.iter(|| text::repair(black_box(&page))));

    let blocks: Vec<Span> = page.lines.iter().map(|line| line.span).collect();
    group.bench_function("sentences and tokens", |bencher| {
        bencher.iter(|| Document::new(black_box(&flat), blocks.clone()));
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
