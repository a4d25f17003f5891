//! Any bytes read as HTML give lines that run forwards and leave nothing but white space between them.
#![no_main]

use copydesk::{Source, source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let html = String::from_utf8_lossy(bytes);
    let Ok(source) = Source::html(&html) else { return };
    let page = source::read(&source);
    let mut end = 0;
    for line in &page.lines {
        assert!(page.text[end..line.span.start].trim().is_empty());
        assert!(!page.text[line.span].trim().is_empty());
        end = line.span.end;
    }
    assert!(page.text[end..].trim().is_empty());
});
