//! What holds of every analysis, whatever was pasted.

use copydesk::{
    Analysis, Models, OffsetUnit, Options, Source, Span,
    analysis::{BlockLabel, OriginKind, Quote},
    analyze,
    span::OffsetTable,
};
use proptest::{prelude::*, test_runner::RngSeed};

/// Analyses `input` in every unit and checks that the results hold together and agree. Gives back the one in bytes.
pub(crate) fn analyze_checked(input: &str, kind: OriginKind, options: &Options) -> Analysis {
    let source = match kind {
        OriginKind::Text => Source::text(input),
        OriginKind::Html => Source::html(input),
        OriginKind::Raw => Source::raw(input),
    };
    let source = source.expect("the input is under the limit");
    let [bytes, utf16, chars] = [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::Char].map(|offsets| {
        let options = Options { offsets, ..options.clone() };
        analyze(&source, &options, Models::bundled()).expect("the options are right")
    });
    check(&bytes, input);
    for analysis in [utf16, chars] {
        assert_eq!(in_bytes(analysis, input), bytes, "the units give different analyses");
    }
    bytes
}

/// The text that blocks and edits point into.
fn paste<'a>(analysis: &'a Analysis, input: &'a str) -> &'a str {
    analysis.origin.text.as_deref().unwrap_or(input)
}

/// Every offset turned into bytes, each by way of its JSON, where all of them are numbers under the same names.
fn in_bytes(mut analysis: Analysis, input: &str) -> Analysis {
    let unit = std::mem::replace(&mut analysis.offsets, OffsetUnit::Utf8);
    let (text, paste) = (analysis.article.text.clone(), paste(&analysis, input).to_owned());
    let (article, paste) = (OffsetTable::new(&text, unit), OffsetTable::new(&paste, unit));
    let byte = |table: &OffsetTable<'_>, offset: usize| {
        let byte = table.to_byte(offset);
        assert_eq!(table.from_byte(byte), offset, "an offset lies within a character or past the end");
        byte
    };
    let span = |table: &OffsetTable<'_>, span: &mut Span| {
        *span = Span::new(byte(table, span.start), byte(table, span.end));
    };
    for block in &mut analysis.blocks {
        span(&paste, &mut block.span);
        block.article.iter_mut().for_each(|place| span(&article, place));
    }
    analysis.edits.iter_mut().for_each(|edit| span(&paste, &mut edit.span));
    analysis.sentences.iter_mut().for_each(|sentence| span(&article, sentence));
    analysis.mentions.iter_mut().for_each(|mention| span(&article, &mut mention.span));
    analysis.times.iter_mut().for_each(|time| span(&article, &mut time.span));
    analysis.amounts.iter_mut().for_each(|amount| span(&article, &mut amount.span));
    for quote in analysis.quotes.iter_mut().chain(&mut analysis.statements) {
        span(&article, &mut quote.span);
        for (start, end) in [&mut quote.source, &mut quote.cue].into_iter().flatten() {
            (*start, *end) = (byte(&article, *start), byte(&article, *end));
        }
    }
    analysis.gist.key_sentences.iter_mut().for_each(|sentence| span(&article, &mut sentence.span));
    analysis
}

/// Checks an analysis in bytes.
fn check(analysis: &Analysis, input: &str) {
    assert_eq!(analysis.offsets, OffsetUnit::Utf8);
    edits_give_the_blocks(analysis, paste(analysis, input));
    blocks_give_the_article(analysis);
    mentions_and_entities_agree(analysis);
    marks_stand_in_the_text(analysis);
}

/// Whether there is nothing but white space between blocks, and each block's text is its place in the paste with the
/// edits applied.
fn edits_give_the_blocks(analysis: &Analysis, paste: &str) {
    for (edit, next) in analysis.edits.iter().zip(analysis.edits.iter().skip(1)) {
        assert!(edit.span.end <= next.span.start, "edits overlap or are out of order: {edit:?} {next:?}");
    }
    let mut end = 0;
    for block in &analysis.blocks {
        let gap = Span::new(end, block.span.start);
        let between = repaired(analysis, paste, gap);
        assert!(between.trim().is_empty(), "{between:?} at {gap:?} stands in no block");
        let text = repaired(analysis, paste, block.span);
        assert_eq!(text.trim(), block.text, "the edits do not give the text of {block:?}");
        assert!(!block.text.trim().is_empty() && (0.0..=1.0).contains(&block.confidence), "{block:?}");
        assert!(!block.reason.is_empty(), "{block:?}");
        end = block.span.end;
    }
    let rest = Span::new(end, paste.len());
    assert!(repaired(analysis, paste, rest).trim().is_empty(), "{rest:?} stands in no block");
}

/// What the edits make of a part of the paste.
fn repaired(analysis: &Analysis, paste: &str, part: Span) -> String {
    let mut text = String::new();
    let mut at = part.start;
    let first = analysis.edits.partition_point(|edit| edit.span.end < part.start);
    for edit in analysis.edits[first..].iter().take_while(|edit| edit.span.start <= part.end) {
        if !part.contains(edit.span) {
            assert!(!part.overlaps(edit.span), "{edit:?} crosses the border of {part:?}");
            continue;
        }
        // Insertions at the very border belong to what lies between two blocks.
        if edit.span.is_empty() && (edit.span.start == part.start || edit.span.end == part.end) {
            continue;
        }
        text.push_str(&paste[at..edit.span.start]);
        text.push_str(&edit.replacement);
        at = edit.span.end;
    }
    text.push_str(&paste[at..part.end]);
    text
}

fn blocks_give_the_article(analysis: &Analysis) {
    let article = &analysis.article;
    let mut end = 0;
    let mut places: Vec<(Span, &str)> =
        analysis.blocks.iter().filter_map(|block| Some((block.article?, block.text.as_str()))).collect();
    places.sort();
    for (span, text) in places {
        assert!(end <= span.start, "two blocks stand at {span:?} of the article");
        assert_eq!(&article.text[span], text, "a block's place in the article holds other words");
        end = span.end;
    }
    for block in &analysis.blocks {
        let text = block.label.is_text() && block.kept;
        assert_eq!(
            block.article.is_some(),
            text,
            "kept text and nothing else stands in the article: {block:?}"
        );
    }
    if analysis.origin.kind == OriginKind::Raw {
        assert_eq!(article.text, article.body);
        return;
    }
    // A headline that only the head of the document gives is not printed.
    let printed = analysis.blocks.iter().any(|block| block.label == BlockLabel::Headline);
    let parts = [
        article.headline.as_deref().filter(|_| printed),
        article.standfirst.as_deref(),
        Some(article.body.as_str()),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    assert_eq!(article.text, parts.join("\n\n"), "the text is headline, standfirst and body");
}

fn mentions_and_entities_agree(analysis: &Analysis) {
    let text = &analysis.article.text;
    in_order(text, analysis.mentions.iter().map(|mention| mention.span));
    let mut ids = std::collections::BTreeSet::new();
    for entity in &analysis.entities {
        assert!(ids.insert(entity.id.as_str()), "two entities are called {}", entity.id);
        assert!(!entity.mentions.is_empty() && entity.mentions.is_sorted_by(|a, b| a < b), "{entity:?}");
        for &mention in &entity.mentions {
            assert_eq!(analysis.mentions[mention].entity.as_deref(), Some(entity.id.as_str()));
        }
    }
    assert!(
        analysis.entities.is_sorted_by_key(|entity| entity.mentions[0]),
        "entities are in order of mention"
    );
    for (at, mention) in analysis.mentions.iter().enumerate() {
        assert!((0.0..=1.0).contains(&mention.confidence), "{mention:?}");
        assert!(mention.entity.is_none() || mention.label.is_name(), "{mention:?}");
        let Some(id) = &mention.entity else { continue };
        let entity = analysis.entities.iter().find(|entity| &entity.id == id);
        assert!(
            entity.expect("an entity of that id").mentions.contains(&at),
            "{mention:?} is not in its entity"
        );
    }
}

fn marks_stand_in_the_text(analysis: &Analysis) {
    let text = &analysis.article.text;
    in_order(text, analysis.times.iter().map(|time| time.span));
    in_order(text, analysis.amounts.iter().map(|amount| amount.span));
    in_order(text, analysis.gist.key_sentences.iter().map(|sentence| sentence.span));
    let ids: std::collections::BTreeSet<&str> =
        analysis.entities.iter().map(|entity| entity.id.as_str()).collect();
    let known = |id: &Option<String>| id.as_deref().is_none_or(|id| ids.contains(id));
    for quotes in [&analysis.quotes, &analysis.statements] {
        assert!(quotes.is_sorted_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end))));
    }
    for quote in analysis.quotes.iter().chain(&analysis.statements) {
        let Quote { span, source, cue, entity, .. } = quote;
        for (start, end) in [Some((span.start, span.end)), *source, *cue].into_iter().flatten() {
            assert!(!text[start..end].trim().is_empty(), "{quote:?} points at nothing");
        }
        assert!(known(entity), "{quote:?} is by an unknown entity");
    }
    assert!(analysis.gist.speakers.iter().all(|speaker| ids.contains(speaker.entity.as_str())));
}

/// Whether spans stand in `text` on character boundaries, hold words, and follow each other without overlap.
fn in_order(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(end <= span.start, "{span:?} starts before the one before it ends");
        let words = text.get(span.start..span.end).expect("a span stands on character boundaries");
        assert!(!words.is_empty() && words.trim() == words, "{words:?} is no clean span");
        end = span.end;
    }
}

/// Pieces that pages are made of and that went wrong somewhere before.
const PIECES: [&str; 40] = [
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "  ",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "\u{0}",
    "\u{2028}",
    "`",
    "´",
    "’",
    "“",
    "”",
    "\"",
    "â€™",
    "Ã©",
    "&amp;",
    "&#8217;",
    "&nbsp;",
    "-\n",
    "- ",
    "By Jane Ngũgĩ",
    "Paris",
    "John Kerry said on Monday",
    "said Dr. Smith.",
    "$3.5 billion",
    "12%",
    "東京",
    "🏆",
    "مصر",
    "<p>",
    "</p>",
    "<br>",
    "<li>",
    "HomeNewsShips return to Accra",
];

fn mess() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        3 => "[A-Z]?[a-z]{1,8}[ ,.]".prop_map(|word| word),
        1 => "\\PC{0,6}".prop_map(|word| word),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// The same cases in every run; PROPTEST_RNG_SEED and PROPTEST_CASES look further.
pub(crate) fn steady() -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let rng_seed = if config.rng_seed == RngSeed::Random { RngSeed::Fixed(1) } else { config.rng_seed };
    ProptestConfig { rng_seed, ..config }
}

proptest! {
    #![proptest_config(steady())]

    #[test]
    fn any_text_gives_an_analysis_that_holds_together(text in mess(), strictness in 0..=100u8) {
        let options = Options { strictness, ..Options::default() };
        for kind in [OriginKind::Text, OriginKind::Html, OriginKind::Raw] {
            analyze_checked(&text, kind, &options);
        }
    }
}
