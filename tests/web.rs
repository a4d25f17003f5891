//! The tests that run in a headless browser.
#![cfg(target_arch = "wasm32")]

use copydesk::{Models, Options, Source, analyze};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_paragraph_comes_back() {
    let source = Source::text("One paragraph.").unwrap();
    let analysis = analyze(&source, &Options::default(), Models::bundled()).unwrap();
    assert_eq!(analysis.article.text, "One paragraph.");
}
