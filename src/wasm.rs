//! The door for JavaScript: the only file that knows of it.

use js_sys::Reflect;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::{
    Error, Models, OffsetUnit, Options, Source,
    export::{self, Format},
    pipeline,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("../www/src/generated/analysis.ts");

/// Logs panics with their place: WebAssembly itself says only `unreachable`. After one the instance is not to be
/// used again.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// The version of the library.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// The desk: loads its models once, then answers any number of calls.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Copydesk {
    models: &'static Models,
}

impl Default for Copydesk {
    fn default() -> Self {
        Copydesk { models: Models::bundled() }
    }
}

#[wasm_bindgen]
impl Copydesk {
    /// A desk with the models that ship inside the library.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Copydesk {
        Copydesk::default()
    }

    /// Analyses `input`, which is flat text, HTML, or raw text to be taken whole as the article. Offsets count UTF-16
    /// units, as JavaScript does, unless the options say otherwise.
    ///
    /// Throws an `Error` with a `code` (`too-large`, `bad-option`, `bad-kind`) and a message that says what to do.
    #[wasm_bindgen(unchecked_return_type = "Analysis")]
    pub fn analyze(
        &self,
        input: &str,
        #[wasm_bindgen(unchecked_param_type = "OriginKind")] kind: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "Partial<Options>")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let source = match kind {
            "text" => Source::text(input),
            "html" => Source::html(input),
            "raw" => Source::raw(input),
            _ => return Err(error("bad-kind", &format!("`{kind}` is not a kind: write text, html or raw"))),
        };
        let source = source.map_err(thrown)?;
        let options = read_options(options)?;
        let analysis = pipeline::analyze(&source, &options, self.models).map_err(thrown)?;
        analysis.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
    }

    /// Writes an analysis in `format`: the format's own file first, then what it is of no use without. `stem` is the
    /// files' name without extension; the headline gives one where it is left out.
    ///
    /// Throws an `Error` with a `code` (`bad-format`, `bad-analysis`) and a message that says what to do.
    #[wasm_bindgen(unchecked_return_type = "ExportFile[]")]
    pub fn export(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Format")] format: &str,
        stem: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let format = Format::from_name(format).ok_or_else(|| {
            let names = Format::ALL.map(Format::name).join(", ");
            error("bad-format", &format!("`{format}` is not a format: write one of {names}"))
        })?;
        let json = js_sys::JSON::stringify(&analysis).map(String::from).unwrap_or_default();
        let analysis = export::from_json(&json).map_err(thrown)?;
        let stem = stem.unwrap_or_else(|| export::stem(&analysis));
        let files = export::export(&analysis, format, &stem);
        files.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
    }
}

fn read_options(options: JsValue) -> Result<Options, JsValue> {
    let utf16 = Options { offsets: OffsetUnit::Utf16, ..Options::default() };
    if options.is_undefined() || options.is_null() {
        return Ok(utf16);
    }
    let chosen = Reflect::has(&options, &"offsets".into()).unwrap_or(false);
    // By way of JSON, for serde_wasm_bindgen passes over a name that is not known, as a misspelt one.
    let json = js_sys::JSON::stringify(&options).map(String::from).unwrap_or_default();
    let options: Options = serde_json::from_str(&json)
        .and_then(|value: serde_json::Value| serde_json::from_value(value))
        .map_err(|problem| error("bad-option", &problem.to_string()))?;
    Ok(if chosen { options } else { Options { offsets: utf16.offsets, ..options } })
}

fn thrown(problem: Error) -> JsValue {
    error(problem.code(), &problem.to_string())
}

/// A JavaScript `Error` with a `code`.
fn error(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}
