//! The tests that run in a headless browser: the door for JavaScript, and that the same comes out as natively.
#![cfg(target_arch = "wasm32")]

#[path = "fixtures/pages/mod.rs"]
mod pages;

use copydesk::{
    Analysis, Models, OffsetUnit, Options, Source, analyze,
    export::{self, Format},
    label::{Container, ContainerWriter},
    wasm::{Copydesk, version},
};
use js_sys::{Array, Error, Function, JSON, JsString, Object, Reflect, Uint8Array};
use pages::PAGES;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::wasm_bindgen::{JsCast, JsValue};

wasm_bindgen_test_configure!(run_in_browser);

/// Characters of one to four bytes, one and two UTF-16 units, and one that is written in two.
const PASTE: &str = "\u{1F600} Ministers meet \u{2014} caf\u{e9}s reopen\n\nThe cafe\u{301}s of Z\u{fc}rich opened on \
    Thursday, said Ada Lovelace. \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} They cost $3.5 billion.\n\nMust Read\n";

fn property(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap()
}

fn number(value: &JsValue, name: &str) -> u32 {
    property(value, name).as_f64().unwrap() as u32
}

/// A plain object of options.
fn options(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

fn analysis(input: &str, kind: &str, json: &str) -> JsValue {
    desk().analyze(input, kind, options(json), None).unwrap()
}

/// A desk with the models that ship.
fn desk() -> Copydesk {
    Copydesk::new(JsValue::UNDEFINED).unwrap()
}

/// An object with `bytes` as its property `name`.
fn model_file(name: &str, bytes: &[u8]) -> JsValue {
    let files = Object::new();
    Reflect::set(&files, &name.into(), &Uint8Array::from(bytes)).unwrap();
    files.into()
}

/// The same analysis without JavaScript, in UTF-16 units.
fn native(source: Source) -> Analysis {
    let options = Options { offsets: OffsetUnit::Utf16, ..Options::default() };
    analyze(&source, &options, Models::bundled()).unwrap()
}

/// Checks that what was thrown is an `Error` with `code`, whose message holds `words`.
fn check_thrown<T: std::fmt::Debug>(result: Result<T, JsValue>, code: &str, words: &str) {
    let error: Error = result.unwrap_err().dyn_into().expect("an Error is thrown");
    assert_eq!(property(&error, "code"), JsValue::from(code));
    let message = String::from(error.message());
    assert!(message.contains(words), "{message}");
}

#[wasm_bindgen_test]
fn the_version_is_the_packages() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}

#[wasm_bindgen_test]
fn a_result_is_plain_data_and_the_same_as_without_javascript() {
    for (input, kind, source) in [
        (PASTE, "text", Source::text(PASTE)),
        (PASTE, "raw", Source::raw(PASTE)),
        (
            "<h1>A</h1><p>B \u{1F600} &amp; c.</p>",
            "html",
            Source::html("<h1>A</h1><p>B \u{1F600} &amp; c.</p>"),
        ),
        ("", "text", Source::text("")),
    ] {
        let result = analysis(input, kind, "{}");
        // What does not survive JSON (a Map, undefined, NaN) is not plain data.
        let json = String::from(JSON::stringify(&result).unwrap());
        let read: Analysis = export::from_json(&json).unwrap();
        assert_eq!(read, native(source.unwrap()), "{kind}");
        assert!(property(&property(&result, "article"), "byline").is_null(), "what is unknown is null");
    }
}

#[wasm_bindgen_test]
fn offsets_are_those_of_javascript_strings() {
    let result = analysis(PASTE, "text", "{}");
    let (paste, article) = (JsString::from(PASTE), property(&property(&result, "article"), "text"));
    let article = JsString::from(article);
    let expected = native(Source::text(PASTE).unwrap());

    let blocks = Array::from(&property(&result, "blocks"));
    assert_eq!(blocks.length(), 3, "the headline, the paragraph and the advert");
    let line = |at: u32| {
        let block = blocks.get(at);
        String::from(paste.slice(number(&block, "start"), number(&block, "end")))
    };
    assert_eq!(line(0), PASTE.lines().next().unwrap());
    assert_eq!(line(1), PASTE.lines().nth(2).unwrap());
    assert_eq!(line(2), "Must Read");

    let mentions = Array::from(&property(&result, "mentions"));
    assert_eq!(mentions.length() as usize, expected.mentions.len());
    let words: Vec<String> = mentions
        .iter()
        .map(|mention| article.slice(number(&mention, "start"), number(&mention, "end")).into())
        .collect();
    assert!(words.contains(&"Thursday".to_string()), "{words:?}");
}

#[wasm_bindgen_test]
fn the_stages_are_told_in_their_order() {
    let told = Array::new();
    let push = Function::new_with_args("stage", "this.push(stage)").bind0(&told);
    desk().analyze(PASTE, "text", JsValue::UNDEFINED, Some(push)).unwrap();
    let told: Vec<String> = told.iter().map(|stage| stage.as_string().unwrap()).collect();
    assert_eq!(told, ["lines", "times", "names", "quotes", "gist"]);
}

#[wasm_bindgen_test]
fn another_unit_is_counted_where_it_is_asked_for() {
    for (unit, end) in [("utf8", PASTE.len()), ("char", PASTE.chars().count())] {
        let result = analysis(PASTE, "raw", &format!("{{\"offsets\": \"{unit}\"}}"));
        assert_eq!(property(&result, "offsets"), JsValue::from(unit));
        let blocks = Array::from(&property(&result, "blocks"));
        let last = number(&blocks.get(blocks.length() - 1), "end") as usize;
        assert!(last <= end && last + 1 >= end, "{unit}: {last} of {end}");
    }
}

#[wasm_bindgen_test]
fn what_the_caller_got_wrong_is_an_error_with_a_code() {
    let desk = desk();
    let plain = || JsValue::UNDEFINED;
    check_thrown(desk.analyze("a", "pdf", plain(), None), "bad-kind", "write text, html or raw");
    check_thrown(
        desk.analyze("a", "text", options("{\"strictness\": 101}"), None),
        "bad-option",
        "between 0 and 100",
    );
    check_thrown(
        desk.analyze("a", "text", options("{\"strictness\": \"high\"}"), None),
        "bad-option",
        "high",
    );
    check_thrown(desk.analyze("a", "text", options("{\"strict\": 1}"), None), "bad-option", "strict");
    check_thrown(
        desk.analyze("a", "text", options("{\"date\": \"today\"}"), None),
        "bad-option",
        "YYYY-MM-DD",
    );
    let long = "a".repeat(Source::LIMIT + 1);
    check_thrown(desk.analyze(&long, "text", plain(), None), "too-large", "20000001 bytes");
    let good = analysis(PASTE, "text", "{}");
    check_thrown(desk.export(good, "word", None), "bad-format", "markdown");
    check_thrown(desk.export(Object::new().into(), "json", None), "bad-analysis", "");
    check_thrown(desk.export(JsValue::UNDEFINED, "json", None), "bad-analysis", "");
    // After every error the desk goes on working.
    assert!(desk.analyze("a", "text", plain(), None).is_ok());
}

const LINES: &[u8] = include_bytes!("../models/lines.bin");
const NAMES: &[u8] = include_bytes!("../models/en-names.bin");

#[wasm_bindgen_test]
fn a_desk_takes_models_of_the_callers_own() {
    let mentions = |models: JsValue| {
        let result = Copydesk::new(models).unwrap().analyze(PASTE, "text", JsValue::UNDEFINED, None).unwrap();
        String::from(JSON::stringify(&property(&result, "mentions")).unwrap())
    };
    let shipped = mentions(JsValue::UNDEFINED);
    assert!(shipped.contains("\"PERSON\""), "{shipped}");
    assert_eq!(mentions(model_file("names", NAMES)), shipped);
    assert_eq!(mentions(model_file("lines", LINES)), shipped);

    // The weights stand at the end of the sequence model: without them it is sure of nothing.
    let container = Container::from_bytes(NAMES).unwrap();
    let mut blank = ContainerWriter::default();
    for name in container.names() {
        let mut section = container.section(name).unwrap().to_vec();
        if name == "weights" {
            let weights = section.len() * 3 / 4;
            section[weights..].fill(0);
        }
        blank.section(name, &section);
    }
    let blank = mentions(model_file("names", &blank.finish()));
    assert_ne!(blank, shipped);
    assert!(blank.contains("\"MONEY\""), "what takes no model is found all the same: {blank}");
}

#[wasm_bindgen_test]
fn a_model_that_cannot_be_read_is_an_error_with_a_code() {
    let mut newer = NAMES.to_vec();
    newer[8] += 1;
    let mut damaged = NAMES.to_vec();
    *damaged.last_mut().unwrap() ^= 1;
    let empty_sections = |names: &[&str]| {
        let mut file = ContainerWriter::default();
        for name in names {
            file.section(name, &[]);
        }
        file.finish()
    };
    for (name, bytes, code, words) in [
        ("names", b"PK\x03\x04".to_vec(), "not-a-model", "`models.names`: this is no Copydesk model"),
        ("lines", Vec::new(), "not-a-model", "`models.lines`"),
        ("names", newer, "model-version", "take the matching version"),
        ("names", damaged, "model-damaged", "fetch it again"),
        ("names", NAMES[..NAMES.len() / 2].to_vec(), "model-damaged", "fetch it again"),
        ("names", LINES.to_vec(), "model-purpose", "another purpose"),
        ("lines", NAMES.to_vec(), "model-purpose", "another purpose"),
        ("names", empty_sections(&["weights"]), "model-malformed", "train it again"),
    ] {
        check_thrown(Copydesk::new(model_file(name, &bytes)), code, words);
    }
    check_thrown(Copydesk::new(model_file("nouns", NAMES)), "bad-option", "write lines or names");
    check_thrown(Copydesk::new(options("{\"names\": \"en-names.bin\"}")), "bad-option", "no Uint8Array");
    check_thrown(Copydesk::new("en-names.bin".into()), "bad-option", "no object");
}

#[wasm_bindgen_test]
fn corrections_name_lines_by_the_offsets_of_javascript() {
    let at = JsString::from(PASTE).index_of("Must Read", 0);
    let line = format!("{{\"corrections\": [{{\"do\": \"line\", \"at\": {at}, \"label\": \"paragraph\"}}]}}");
    for (json, kept) in
        [("{}", false), (line.as_str(), true), ("{\"corrections\": [{\"do\": \"keepAll\"}]}", true)]
    {
        let text = property(&property(&analysis(PASTE, "text", json), "article"), "text");
        assert_eq!(text.as_string().unwrap().contains("Must Read"), kept, "{json}");
    }
}

#[wasm_bindgen_test]
fn every_page_comes_through_the_door_unchanged() {
    for page in PAGES {
        let (kind, source) =
            if page.html { ("html", Source::html(page.input)) } else { ("text", Source::text(page.input)) };
        let json = String::from(JSON::stringify(&analysis(page.input, kind, "{}")).unwrap());
        assert_eq!(export::from_json(&json).unwrap(), native(source.unwrap()), "{}", page.name);
    }
}

#[wasm_bindgen_test]
fn every_format_is_written_as_without_javascript() {
    let desk = desk();
    let expected = native(Source::text(PASTE).unwrap());
    for format in Format::ALL {
        let files = desk.export(analysis(PASTE, "text", "{}"), format.name(), Some("desk".into())).unwrap();
        let files = String::from(JSON::stringify(&files).unwrap());
        let own = serde_json::to_string(&export::export(&expected, format, "desk")).unwrap();
        let read = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
        assert_eq!(read(&files), read(&own), "{}", format.name());
    }
}
