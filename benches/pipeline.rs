//! The whole way from paste to analysis: a page of 3 KB, the same as HTML, and articles up to 1 MB.

use std::hint::black_box;

use copydesk::{Models, Options, Source, analyze};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

#[path = "../tests/fixtures/pages/mod.rs"]
mod fixtures;

fn page(name: &str) -> &'static str {
    fixtures::PAGES.iter().find(|page| page.name == name).expect("the page is in the list").input
}

/// An article of `bytes`: the flat pages that are in English, over and over.
fn article(bytes: usize) -> String {
    let pages =
        ["glued-breadcrumb", "comments", "cookie-banner", "related-teasers", "long-quotes", "hard-wrapped"];
    let mut text: String = pages
        .iter()
        .cycle()
        .map(|name| page(name))
        .scan(0, |length, page| {
            let start = *length;
            *length += page.len();
            (start < bytes).then_some(page)
        })
        .collect();
    text.truncate(text.floor_char_boundary(bytes));
    text
}

fn pipeline(criterion: &mut Criterion) {
    let models = Models::bundled();
    let options = Options::default();
    let mut group = criterion.benchmark_group("pipeline");
    let small = article(3_000);
    let html = page("saved-page");
    for (name, source) in [
        ("page", Source::text(&small).expect("under the limit")),
        ("html", Source::html(html).expect("under the limit")),
    ] {
        let bytes = if name == "html" { html.len() } else { small.len() };
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| analyze(black_box(&source), &options, models).expect("the options are right"));
        });
    }
    group.sample_size(10);
    for kilobytes in [100, 1_000] {
        let text = article(kilobytes * 1_000);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(
            BenchmarkId::new("article", format!("{kilobytes} KB")),
            &text,
            |bencher, text| {
                let source = Source::raw(text).expect("under the limit");
                bencher
                    .iter(|| analyze(black_box(&source), &options, models).expect("the options are right"));
            },
        );
    }
    group.finish();
}

criterion_group!(benches, pipeline);
criterion_main!(benches);
