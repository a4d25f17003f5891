//! What every public type offers, so that callers can keep it, share it between threads and print it.

use std::fmt::Debug;

use copydesk::{
    Analysis, Error, Models, OffsetUnit, Options, Source, Span,
    corrections::Correction,
    export::{ExportFile, Format},
    span::OffsetTable,
};

/// Compiles only where `T` is all of this.
fn data<T: Clone + Debug + Send + Sync + Unpin + 'static>() {}

/// Compiles only where two threads may use one `T`.
fn shared<T: Debug + Send + Sync>() {}

#[test]
fn public_types_can_be_cloned_shared_and_printed() {
    data::<Analysis>();
    data::<Correction>();
    data::<Error>();
    data::<ExportFile>();
    data::<Format>();
    data::<Models>();
    data::<OffsetUnit>();
    data::<Options>();
    data::<Source<'static>>();
    data::<Span>();
    shared::<OffsetTable<'_>>();
}

#[test]
fn an_error_is_a_standard_error_for_question_marks() {
    fn fails() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let long = "a".repeat(Source::LIMIT + 1);
        Source::text(&long)?;
        Ok(())
    }
    assert!(fails().unwrap_err().to_string().contains("split it"));
}

#[test]
fn the_same_options_survive_json() {
    let options = Options {
        id: Some("desk".into()),
        date: Some("2015-01-21".into()),
        strictness: 70,
        corrections: vec![Correction::KeepAll, Correction::Hide { entity: "PERSON:Ada Lovelace".into() }],
        ..Options::default()
    };
    let json = serde_json::to_string(&options).unwrap();
    assert_eq!(serde_json::from_str::<Options>(&json).unwrap(), options);
    assert!(serde_json::from_str::<Options>("{\"strictnes\": 70}").is_err(), "a misspelt name is an error");
}
