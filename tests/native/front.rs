//! The front door.

use copydesk::{Error, Models, Options, Source, analyze};

#[test]
fn an_input_over_the_limit_is_a_typed_error() {
    let text = "a".repeat(Source::LIMIT + 1);
    let error = Source::text(&text).unwrap_err();
    assert_eq!(error, Error::TooLarge { bytes: Source::LIMIT + 1, limit: Source::LIMIT });
}

#[test]
fn options_out_of_range_are_typed_errors() {
    let source = Source::text("Some text.").unwrap();
    for (options, name) in [
        (Options { strictness: 101, ..Options::default() }, "strictness"),
        (Options { min_confidence: 1.5, ..Options::default() }, "minConfidence"),
        (Options { date: Some("yesterday".into()), ..Options::default() }, "date"),
    ] {
        let error = analyze(&source, &options, Models::bundled()).unwrap_err();
        assert!(matches!(error, Error::Option { name: n, .. } if n == name), "{error}");
    }
}
