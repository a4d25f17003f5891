//! One way through the house: from the paste to the analysis.

use serde::Serialize;

use crate::{
    analysis::{Analysis, Notice, Origin, OriginKind, SCHEMA},
    clean, entities,
    error::Error,
    gist,
    models::Models,
    options::Options,
    quotes,
    source::{self, Source},
    span::{OffsetUnit, Span},
    text::{self, Document, language::Language},
    times,
};

/// What an analysis does, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Stage {
    /// Reads the lines of the page, repairs them and tells what each is.
    Lines,
    /// Finds dates, times and amounts.
    Times,
    /// Finds names and joins them to entities.
    Names,
    /// Finds quotations and who is quoted.
    Quotes,
    /// Sums the article up and counts the offsets out.
    Gist,
}

/// Analyses a paste.
///
/// # Errors
/// [`Error::Option`] where an option is out of range. The text itself never makes it fail.
pub fn analyze(source: &Source<'_>, options: &Options, models: &Models) -> Result<Analysis, Error> {
    analyze_in_stages(source, options, models, &mut |_| ())
}

/// Does what [`analyze`] does, and tells `begins` of every stage as it begins.
///
/// # Errors
/// As [`analyze`].
pub fn analyze_in_stages(
    source: &Source<'_>,
    options: &Options,
    models: &Models,
    begins: &mut dyn FnMut(Stage),
) -> Result<Analysis, Error> {
    options.check()?;
    begins(Stage::Lines);
    let mut notices = Vec::new();
    let page = source::read(source);
    let mut options = options.clone();
    let unit = std::mem::replace(&mut options.offsets, OffsetUnit::Utf8);
    crate::corrections::to_bytes(&mut options.corrections, &page.text, unit);

    let (cleaned, edits) = match source.kind() {
        OriginKind::Raw => (clean::keep_all(&text::unrepaired(&page)), Vec::new()),
        OriginKind::Text | OriginKind::Html => {
            let mut repaired = text::repair(&page);
            let cleaned = clean::clean(&mut repaired, &page.head, &options, models);
            (cleaned, repaired.edits)
        }
    };
    let published = cleaned.article.published.as_deref().and_then(|day| times::value::day(day.get(..10)?));
    let base = options.base_date()?.or(published);
    if base.is_none() {
        notices.push(Notice::new("no-date", "The article's date is unknown: relative dates stay relative."));
    }

    let language = text::language::guess(&cleaned.article.text);
    if let Some(Language { tag, name }) = language.filter(|language| language.tag != "en") {
        let names = match models.names.as_ref().is_some_and(|names| names.language() == tag) {
            true => "",
            false => "names are not looked for, ",
        };
        let message = format!(
            "The text seems to be {name}: {names}dates and quotations are found less well than in English text."
        );
        notices.push(Notice::new("not-english", message));
    }

    let mut spans: Vec<Span> = cleaned.blocks.iter().filter_map(|block| block.article).collect();
    spans.sort_unstable();
    let document = Document::new(&cleaned.article.text, spans);
    begins(Stage::Times);
    let values = times::find(&document, base);
    begins(Stage::Names);
    let mut mentions = entities::find(&document, language, &values, &options, models);
    let entities = entities::resolve(&document, &mut mentions, &options);
    begins(Stage::Quotes);
    let quotes::Found { quotes, statements } = quotes::find(&document, &mentions, &entities);
    begins(Stage::Gist);
    let gist = gist::summarise(&document, &entities, &quotes);

    let sentences = document.sentences.iter().map(|sentence| sentence.span).collect();
    let text = (source.kind() == OriginKind::Html).then(|| page.text.to_string());
    let mut analysis = Analysis {
        id: options.id.take(),
        schema: SCHEMA,
        offsets: OffsetUnit::Utf8,
        origin: Origin { kind: source.kind(), text },
        article: cleaned.article,
        blocks: cleaned.blocks,
        edits,
        sentences,
        mentions,
        entities,
        times: values.times,
        amounts: values.amounts,
        quotes,
        statements,
        gist,
        notices,
    };
    analysis.convert_offsets(&page.text, unit);
    Ok(analysis)
}
