//! The whole way from paste to analysis: a page of 3 KB, the same as HTML, and articles up to 1 MB; then the stages of
//! the longest, each by itself.

use std::hint::black_box;

use copydesk::{Models, Options, Source, Span, analyze, entities, gist, quotes, text::Document, times};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

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

/// The stages of an article of 1 MB, in their order.
fn stages(criterion: &mut Criterion) {
    let (models, options) = (Models::bundled(), Options::default());
    let text = article(1_000_000);
    let blocks: Vec<Span> = copydesk::source::read(&Source::raw(&text).expect("under the limit"))
        .lines
        .iter()
        .map(|line| line.span)
        .collect();
    let document = Document::new(&text, blocks.clone());
    let values = times::find(&document, None);
    let found = entities::find(&document, None, &values, &options, models);
    let mut mentions = found.clone();
    let resolved = entities::resolve(&document, &mut mentions, &options);
    let quoted = quotes::find(&document, &mentions, &resolved).quotes;

    let mut group = criterion.benchmark_group("stages");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("tokens", |bencher| {
        bencher.iter(|| Document::new(black_box(&text), blocks.clone()));
    });
    group.bench_function("times", |bencher| bencher.iter(|| times::find(black_box(&document), None)));
    group.bench_function("names", |bencher| {
        bencher.iter(|| entities::find(black_box(&document), None, &values, &options, models));
    });
    group.bench_function("aliases", |bencher| {
        let resolve = |mut mentions| entities::resolve(black_box(&document), &mut mentions, &options);
        bencher.iter_batched(|| found.clone(), resolve, BatchSize::LargeInput);
    });
    group.bench_function("quotes", |bencher| {
        bencher.iter(|| quotes::find(black_box(&document), &mentions, &resolved));
    });
    group.bench_function("gist", |bencher| {
        bencher.iter(|| gist::summarise(black_box(&document), &resolved, &quoted));
    });
    group.finish();
}

criterion_group!(benches, pipeline, stages);
criterion_main!(benches);
