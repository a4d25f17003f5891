//! The door for JavaScript: the only file that knows of it.

use std::borrow::Cow;

use js_sys::{Function, JsString, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::{
    Error, Models, OffsetUnit, Options, Source,
    clean::LineModel,
    entities::Recogniser,
    export::{self, Format},
    label::ModelError,
    pipeline::{self, Stage},
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("../www/src/generated/analysis.ts");

/// What has no Rust type behind it.
#[wasm_bindgen(typescript_custom_section)]
const DOOR_TYPES: &'static str = r#"
/**
 * Model files of the caller's own, as the trainer makes them, in place of those that ship inside the library.
 */
export type ModelFiles = {
  /**
   * Tells what each line of a page is: a file like `models/lines.bin`.
   */
  lines?: Uint8Array,
  /**
   * Finds names: a file like `models/en-names.bin`.
   */
  names?: Uint8Array,
};

/**
 * Why something was refused: the `code` of every `Error` that the library throws.
 */
export type ErrorCode =
  | "too-large" | "bad-kind" | "bad-option" | "bad-format" | "bad-analysis"
  | "not-a-model" | "model-version" | "model-damaged" | "model-purpose" | "model-malformed";
"#;

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
    models: Cow<'static, Models>,
}

#[wasm_bindgen]
impl Copydesk {
    /// A desk with the models that ship inside the library, except where `models` gives others. A library that was
    /// built without models does by plain rules what it is given no model for.
    ///
    /// Throws an `Error` with a `code` and a message that says what to do: `bad-option` where `models` is not what it
    /// should be; of a file `not-a-model`, `model-version`, `model-damaged`, `model-purpose` (a model, but for
    /// something else) or `model-malformed`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_optional_param_type = "ModelFiles")] models: JsValue,
    ) -> Result<Copydesk, JsValue> {
        let [lines, names] = read_files(&models)?;
        let mut models = if lines.is_some() && names.is_some() { Cow::default() } else { shipped() };
        if let Some(bytes) = lines {
            let model = LineModel::from_bytes(&bytes).map_err(|problem| refused("lines", &problem))?;
            models.to_mut().lines = Some(model);
        }
        if let Some(bytes) = names {
            let model = Recogniser::from_bytes(&bytes).map_err(|problem| refused("names", &problem))?;
            models.to_mut().names = Some(model);
        }
        Ok(Copydesk { models })
    }

    /// Analyses `input`, which is flat text, HTML, or raw text to be taken whole as the article. Offsets count UTF-16
    /// units, as JavaScript does, unless the options say otherwise. `begins` is called with every stage as it begins.
    ///
    /// Throws an `Error` with a `code` (`too-large`, `bad-option`, `bad-kind`) and a message that says what to do.
    #[wasm_bindgen(unchecked_return_type = "Analysis")]
    pub fn analyze(
        &self,
        input: &str,
        #[wasm_bindgen(unchecked_param_type = "OriginKind")] kind: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "Partial<Options>")] options: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "(stage: Stage) => void")] begins: Option<Function>,
    ) -> Result<JsValue, JsValue> {
        let source = match kind {
            "text" => Source::text(input),
            "html" => Source::html(input),
            "raw" => Source::raw(input),
            _ => return Err(error("bad-kind", &format!("`{kind}` is not a kind: write text, html or raw"))),
        };
        let source = source.map_err(thrown)?;
        let options = read_options(options)?;
        let mut tell = |stage: Stage| {
            let name = stage.serialize(&Serializer::json_compatible()).unwrap_or_default();
            // What the caller throws there is the caller's own affair.
            let _ = begins.as_ref().map(|begins| begins.call1(&JsValue::UNDEFINED, &name));
        };
        let analysis =
            pipeline::analyze_in_stages(&source, &options, &self.models, &mut tell).map_err(thrown)?;
        // By way of JSON, whose writer the exports need anyhow: smaller than a second one, and one call of JSON.parse
        // takes less time than a call for every property.
        js_sys::JSON::parse(&export::to_json(&analysis))
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
        let analysis = export::from_json(&json(&analysis)).map_err(thrown)?;
        let stem = stem.unwrap_or_else(|| export::stem(&analysis));
        let files = export::export(&analysis, format, &stem);
        files.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
    }
}

/// The models that ship inside the library.
#[cfg(feature = "bundled")]
fn shipped() -> Cow<'static, Models> {
    Cow::Borrowed(Models::bundled())
}

/// None do.
#[cfg(not(feature = "bundled"))]
fn shipped() -> Cow<'static, Models> {
    Cow::default()
}

/// The bytes of `lines` and `names`, where the object has them.
fn read_files(models: &JsValue) -> Result<[Option<Vec<u8>>; 2], JsValue> {
    const NAMES: [&str; 2] = ["lines", "names"];
    let mut files = [None, None];
    if models.is_undefined() || models.is_null() {
        return Ok(files);
    }
    let Some(object) = models.dyn_ref::<Object>() else {
        return Err(error("bad-option", "`models` is no object: write { lines, names }"));
    };
    for key in Object::keys(object) {
        let name = String::from(JsString::from(key.clone()));
        let value = Reflect::get(object, &key)?;
        let Some(at) = NAMES.iter().position(|known| *known == name) else {
            return Err(error("bad-option", &format!("`models.{name}` is not known: write lines or names")));
        };
        if value.is_undefined() {
            continue;
        }
        let Some(bytes) = value.dyn_ref::<Uint8Array>() else {
            let message = format!("`models.{name}` is no Uint8Array: give the bytes of a model file");
            return Err(error("bad-option", &message));
        };
        files[at] = Some(bytes.to_vec());
    }
    Ok(files)
}

fn refused(name: &str, problem: &ModelError) -> JsValue {
    error(problem.code(), &format!("`models.{name}`: {problem}"))
}

/// The value as JSON; empty, which is no JSON, where it cannot be written as that: `undefined`, a function, a circle.
fn json(value: &JsValue) -> String {
    js_sys::JSON::stringify(value).ok().and_then(|json| json.as_string()).unwrap_or_default()
}

fn read_options(options: JsValue) -> Result<Options, JsValue> {
    let utf16 = Options { offsets: OffsetUnit::Utf16, ..Options::default() };
    if options.is_undefined() || options.is_null() {
        return Ok(utf16);
    }
    let chosen = Reflect::has(&options, &"offsets".into()).unwrap_or(false);
    // By way of JSON, for serde_wasm_bindgen passes over a name that is not known, as a misspelt one.
    let options: Options = serde_json::from_str(&json(&options))
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
