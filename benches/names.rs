//! Names alone: megabytes of article text a second, on one thread. `cargo bench --bench names` measures natively,
//! `cargo xtask bench` the same in a headless browser as well.

use copydesk::{Models, text::Document};

#[path = "../tests/fixtures/pages/mod.rs"]
mod fixtures;
#[path = "../tests/fixtures/lines.rs"]
mod lines;

use lines::document;

/// Articles of a few kilobytes, as they come, each a document of its own; and all of them ten times over as one.
fn texts() -> [(&'static str, Vec<String>); 2] {
    let pages = fixtures::PAGES.iter().map(|page| page.input).filter(|page| !page.contains("</"));
    let pages: Vec<String> = pages.map(str::to_owned).collect();
    let long = pages.join("\n").repeat(10);
    [("pages", pages), ("one long document", vec![long])]
}

/// Hands each of the texts to `measure`: its name, how many bytes it has, and the work, which gives the number of names.
fn each(mut measure: impl FnMut(&str, usize, &dyn Fn() -> usize)) {
    let names = Models::bundled().names.as_ref().expect("the bundled models have it");
    for (name, texts) in texts() {
        let documents: Vec<Document<'_>> = texts.iter().map(|text| document(text)).collect();
        let bytes = texts.iter().map(String::len).sum();
        measure(name, bytes, &|| documents.iter().map(|document| names.names(document).len()).sum());
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use criterion::{Criterion, Throughput, criterion_group};

    fn names(criterion: &mut Criterion) {
        let mut group = criterion.benchmark_group("names");
        group.sample_size(10);
        super::each(|name, bytes, work| {
            group.throughput(Throughput::Bytes(bytes as u64));
            group.bench_function(name, |bencher| bencher.iter(work));
        });
    }

    criterion_group!(benches, names);
}

#[cfg(not(target_arch = "wasm32"))]
criterion::criterion_main!(native::benches);

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen_test::{
        Criterion, Instant, console_log, wasm_bindgen_bench, wasm_bindgen_test_configure,
    };

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_bench]
    fn names(criterion: &mut Criterion) {
        super::each(|name, bytes, work| {
            let mut speeds = Vec::new();
            criterion.bench_function(&format!("names/{name}"), |bencher| {
                bencher.iter_custom(|times| {
                    let start = Instant::now();
                    for _ in 0..times {
                        std::hint::black_box(work());
                    }
                    let took = start.elapsed();
                    speeds.push(times as f64 * bytes as f64 / took.as_secs_f64() / f64::from(1 << 20));
                    took
                });
            });
            // This harness counts no bytes by itself. The best is what a busy machine spoils least.
            speeds.sort_by(f64::total_cmp);
            let (median, best) = (speeds[speeds.len() / 2], speeds[speeds.len() - 1]);
            console_log!("thrpt:  {median:.2} MiB/s, {best:.2} MiB/s at best");
        });
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
