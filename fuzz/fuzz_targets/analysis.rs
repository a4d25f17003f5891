//! Any bytes, as text, HTML or an article's body, give an analysis whose marks stand in the article, in every unit.
#![no_main]

use copydesk::{Models, OffsetUnit, Options, Source, analyze};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let paste = String::from_utf8_lossy(rest);
    let source = [Source::text, Source::html, Source::raw][usize::from(first % 3)](&paste);
    let Ok(source) = source else { return };
    let unit = [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::Char][usize::from(first / 3 % 3)];
    let date = (first & 64 != 0).then(|| "2024-02-29".to_owned());
    let options = Options { offsets: unit, date, ..Options::default() };
    let analysis = analyze(&source, &options, Models::bundled()).expect("text never makes it fail");
    let text = &analysis.article.text;
    let length = match unit {
        OffsetUnit::Utf8 => text.len(),
        OffsetUnit::Utf16 => text.encode_utf16().count(),
        OffsetUnit::Char => text.chars().count(),
    };
    let mut end = 0;
    for mention in &analysis.mentions {
        assert!(end <= mention.span.start && mention.span.start < mention.span.end);
        end = mention.span.end;
    }
    assert!(end <= length);
    for quote in analysis.quotes.iter().chain(&analysis.statements) {
        assert!(quote.span.end <= length);
        assert!(quote.source.is_none_or(|(start, end)| start < end && end <= length));
    }
});
