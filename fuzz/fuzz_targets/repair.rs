//! The edits of a repair give its text, every line maps into the paste, and the text can be cut into tokens.
#![no_main]

use copydesk::{
    Source, source,
    text::{self, Document},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let paste = String::from_utf8_lossy(bytes);
    let Ok(source) = Source::text(&paste) else { return };
    let mut repaired = text::repair(&source::read(&source));
    repaired.split(&[paste.len() / 3, paste.len() / 2]);
    let (mut text, mut at) = (String::new(), 0);
    for edit in &repaired.edits {
        text += &paste[at..edit.span.start];
        text += &edit.replacement;
        at = edit.span.end;
    }
    text += &paste[at..];
    assert_eq!(text, repaired.text);
    for line in &repaired.lines {
        assert!(!paste[repaired.to_paste(line.span)].is_empty());
    }
    Document::new(&text, repaired.lines.iter().map(|line| line.span).collect());
});
