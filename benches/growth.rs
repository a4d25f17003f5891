//! Whether time grows with the text and no faster, on the texts most likely to make it: each shape at one size and at
//! four times that size, as text, as HTML and raw. Ends with an error where four times the text takes more than eight
//! times as long.

use std::time::{Duration, Instant};

use copydesk::{Models, Options, Source, analyze};

#[path = "../tests/fixtures/pages/mod.rs"]
mod fixtures;

/// A unit of text, different for each number, repeated to the size wanted.
type Shape = (&'static str, fn(usize) -> String);

const SHAPES: [Shape; 16] = [
    ("pages", |at| fixtures::PAGES[at % fixtures::PAGES.len()].input.to_owned()),
    ("one paragraph", |_| "The minister said in Paris on Monday that the talks would go on. ".into()),
    ("one sentence", |_| "the ships and the trains and ".into()),
    ("one word", |_| "abcdefgh".into()),
    ("short lines", |_| "a\n".into()),
    ("one name", |_| "John Kerry said. ".into()),
    ("new names", |at| format!("Abena {} said. ", name(at))),
    ("new full names", |at| {
        format!("{} {} met {} {}.\n", name(at), name(at / 7), name(at / 3), name(at * 5))
    }),
    ("acronyms", |at| {
        format!("The {} {} Board ({}B) met. ", name(at), name(at / 9), &name(at)[..1].to_uppercase())
    }),
    ("open quotes", |_| "“ he said ".into()),
    ("straight quotes", |_| "\" he said \"".into()),
    ("apostrophes", |_| "it`s ' ´ ".into()),
    ("references", |_| "&amp;&#".into()),
    ("mojibake", |_| "â€™Ã©Ã¢â‚¬".into()),
    ("dates", |at| format!("on {} May {}, last Friday, 3 weeks ago, ", at % 31 + 1, 1900 + at % 130)),
    ("open tags", |_| "<div><b><li><table><a href='x'>x".into()),
];

/// A capitalised word that is another for each number.
fn name(mut number: usize) -> String {
    let mut name = String::from(char::from(b'A' + (number % 26) as u8));
    loop {
        name.push_str(["ba", "ko", "ri", "nu", "te", "sa", "mo", "li"][number % 8]);
        number /= 8;
        if number == 0 {
            return name;
        }
    }
}

fn text(shape: Shape, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 10_000);
    for at in 0.. {
        text.push_str(&shape.1(at));
        if text.len() >= bytes {
            break;
        }
    }
    text.truncate(text.floor_char_boundary(bytes));
    text
}

fn time(text: &str, kind: &str) -> Duration {
    let source = match kind {
        "text" => Source::text(text),
        "html" => Source::html(text),
        _ => Source::raw(text),
    };
    let source = source.expect("under the limit");
    let start = Instant::now();
    analyze(&source, &Options::default(), Models::bundled()).expect("the options are right");
    start.elapsed()
}

fn main() {
    let only: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let mut failed = false;
    println!("{:<18} {:<5} {:>10} {:>10} {:>7} {:>8}", "shape", "kind", "100 KB", "400 KB", "ratio", "MB/s");
    for shape in SHAPES.into_iter().filter(|shape| only.is_empty() || only.iter().any(|word| word == shape.0))
    {
        let [small, large] = [100_000, 400_000].map(|bytes| text(shape, bytes));
        for kind in ["text", "html", "raw"] {
            let before = time(&small, kind).min(time(&small, kind));
            let after = time(&large, kind);
            let ratio = after.as_secs_f64() / before.as_secs_f64();
            // Below some milliseconds the clock decides, not the text.
            let slow = ratio > 8.0 && after > Duration::from_millis(50);
            failed |= slow;
            println!(
                "{:<18} {kind:<5} {:>8.1?} {:>8.1?} {ratio:>7.1} {:>8.1} {}",
                shape.0,
                before,
                after,
                large.len() as f64 / 1e6 / after.as_secs_f64(),
                if slow { "GROWS TOO FAST" } else { "" }
            );
        }
    }
    std::process::exit(i32::from(failed));
}
