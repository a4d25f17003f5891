//! Every export format is read back by a reader that is not ours where there is one.

use copydesk::{
    Analysis, OffsetUnit, Span,
    analysis::{
        Alias, Amount, AmountKind, Block, BlockLabel, Entity, Label, Mention, Quote, QuoteKind, SCHEMA, Time,
        TimeType,
    },
    export::{ExportFile, Format, export, from_json},
    span::OffsetTable,
};
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

const UNITS: [OffsetUnit; 3] = [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::Char];

/// An analysis of pieces, each with a label, and of marks given by the words they stand at.
struct Maker {
    analysis: Analysis,
    unit: OffsetUnit,
}

impl Maker {
    fn new(pieces: &[(BlockLabel, &str)], unit: OffsetUnit) -> Maker {
        let mut analysis = Analysis { schema: SCHEMA, offsets: unit, ..Analysis::default() };
        let texts: Vec<&str> = pieces.iter().map(|(_, text)| *text).collect();
        let find = |label| pieces.iter().find(|piece| piece.0 == label).map(|piece| piece.1.to_owned());
        analysis.article.headline = find(BlockLabel::Headline);
        analysis.article.standfirst = find(BlockLabel::Standfirst);
        analysis.article.text = texts.join("\n\n");
        let text = analysis.article.text.clone();
        let table = OffsetTable::new(&text, unit);
        let mut start = 0;
        for &(label, text) in pieces {
            let span = Span::new(table.from_byte(start), table.from_byte(start + text.len()));
            let list = text.starts_with("Item");
            analysis.blocks.push(Block {
                label,
                kept: true,
                reason: "test".into(),
                confidence: 1.0,
                span,
                text: text.into(),
                article: Some(span),
                level: 0,
                list,
            });
            start += text.len() + 2;
        }
        Maker { analysis, unit }
    }

    /// Where `words` stand for the first time.
    fn at(&self, words: &str) -> Span {
        let text = &self.analysis.article.text;
        let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {text:?}"));
        self.units(Span::new(start, start + words.len()))
    }

    fn units(&self, bytes: Span) -> Span {
        let table = OffsetTable::new(&self.analysis.article.text, self.unit);
        Span::new(table.from_byte(bytes.start), table.from_byte(bytes.end))
    }
}

/// An article with one of everything.
fn sample(unit: OffsetUnit) -> Analysis {
    let mut maker = Maker::new(
        &[
            (BlockLabel::Headline, "“=Zoë” & <Šárka> win 🏆 in Łódź"),
            (BlockLabel::Standfirst, "A *narrow* race, 2_1."),
            (
                BlockLabel::Paragraph,
                "On Monday Zoë Ortiz-led Łódź United took £2.5m, Ms Ortiz said: “We won, 🏆 at last.",
            ),
            (BlockLabel::Subheading, "# What next"),
            (BlockLabel::Paragraph, "“Łódź is ours,” she said."),
            (BlockLabel::Paragraph, "Item 1. of a list"),
            (BlockLabel::Paragraph, "Item 2 of a list"),
            (BlockLabel::Paragraph, "- 1. It is over"),
        ],
        unit,
    );
    for (words, label, entity) in [
        ("Łódź", Label::Gpe, Some("GPE:Łódź")),
        ("Monday", Label::Date, None),
        ("Zoë Ortiz", Label::Person, Some("PERSON:Zoë Ortiz")),
        ("Łódź United", Label::Org, Some("ORG:Łódź United")),
        ("£2.5m", Label::Money, None),
    ] {
        let mention =
            Mention { span: maker.at(words), label, entity: entity.map(Into::into), confidence: 0.1 };
        maker.analysis.mentions.push(mention);
    }
    let later = maker.analysis.article.text.find("Ms Ortiz").expect("it is there") + 3;
    let ortiz = maker.units(Span::new(later, later + 5));
    let entity = Some("PERSON:Zoë Ortiz".to_owned());
    maker.analysis.mentions.push(Mention {
        span: ortiz,
        label: Label::Person,
        entity: entity.clone(),
        confidence: 0.7,
    });
    for (name, label, mentions) in [
        ("Łódź", Label::Gpe, vec![0]),
        ("Zoë Ortiz", Label::Person, vec![2, 5]),
        ("Łódź United", Label::Org, vec![3]),
    ] {
        maker.analysis.entities.push(Entity {
            id: format!("{}:{name}", label.as_str()),
            label,
            name: name.into(),
            mentions,
            aliases: vec![Alias { name: "=Ortiz, \"Z\"".into(), reason: "test".into() }],
            ..blank_entity()
        });
    }
    let text = &maker.analysis.article.text;
    let (start, end) = (text.find("“We won").expect("it opens"), text.find("# What").expect("it ends") - 2);
    let quote = Quote {
        span: maker.units(Span::new(start, end)),
        kind: QuoteKind::Direct,
        source: Some((ortiz.start, ortiz.end)),
        cue: None,
        entity,
        confidence: 0.9,
        how: "the words before it name her".into(),
    };
    let second =
        Quote { span: maker.at("“Łódź is ours,”"), source: None, entity: None, ..quote.clone() };
    let across =
        Quote { span: maker.units(Span::new(start, end + 13)), kind: QuoteKind::Indirect, ..quote.clone() };
    maker.analysis.quotes = vec![quote, second];
    maker.analysis.statements = vec![across];
    maker.analysis.times.push(Time {
        span: maker.at("Monday"),
        kind: TimeType::Date,
        value: "2024-05-06".into(),
        from: None,
        to: None,
        how: "the Monday before".into(),
        modifier: None,
        offset: None,
        zone: None,
        approximate: false,
    });
    maker.analysis.amounts.push(Amount {
        span: maker.at("£2.5m"),
        kind: AmountKind::Money,
        value: "-2500000".into(),
        to: None,
        unit: Some("GBP".into()),
        how: "m is million".into(),
    });
    maker.analysis
}

fn blank_entity() -> Entity {
    serde_json::from_str(r#"{"id":"","label":"PERSON","name":"","mentions":[],"aliases":[]}"#)
        .expect("what may be left out may be left out")
}

fn written(analysis: &Analysis, format: Format) -> Vec<ExportFile> {
    let files = export(analysis, format, "a b");
    assert_eq!(files[0].name, format!("a b.{}", format.extension()));
    files
}

fn chars(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn every_format_but_json_is_the_same_whatever_the_unit() {
    for format in Format::ALL.into_iter().filter(|&format| format != Format::Json) {
        let [bytes, utf16, chars] = UNITS.map(|unit| written(&sample(unit), format));
        assert_eq!(bytes, utf16, "{format:?}");
        assert_eq!(bytes, chars, "{format:?}");
    }
}

#[test]
fn json_reads_back() {
    for unit in UNITS {
        let analysis = sample(unit);
        assert_eq!(from_json(&written(&analysis, Format::Json)[0].content), Ok(analysis));
    }
    for (json, word) in [("{", "EOF"), ("{\"schema\":99}", "99"), ("{\"schema\":1}", "missing field")] {
        let error = from_json(json).expect_err("it is no analysis");
        assert!(error.code() == "bad-analysis" && error.to_string().contains(word), "{error}");
    }
}

/// The text of each block of a CommonMark document, with the mark of its kind.
fn blocks_of(markdown: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut block = String::new();
    for event in Parser::new_ext(
        markdown,
        pulldown_cmark::Options::all() - pulldown_cmark::Options::ENABLE_SMART_PUNCTUATION,
    ) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => block = format!("h{} ", level as u8),
            Event::Start(Tag::Item) => block = "- ".into(),
            Event::Start(Tag::Paragraph) if block.is_empty() => {}
            Event::Start(Tag::Strong | Tag::List(None))
            | Event::End(TagEnd::Strong | TagEnd::List(false)) => {}
            Event::Text(text) => block.push_str(&text),
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item) => {
                if !block.is_empty() {
                    blocks.push(std::mem::take(&mut block));
                }
            }
            other => panic!("{other:?} is markup that the article's words made, in {markdown:?}"),
        }
    }
    blocks
}

#[test]
fn markdown_gives_the_words_back() {
    let analysis = sample(OffsetUnit::Char);
    let blocks = blocks_of(&written(&analysis, Format::Markdown)[0].content);
    let expected: Vec<String> = analysis
        .blocks
        .iter()
        .map(|block| match block.label {
            BlockLabel::Headline => format!("h1 {}", block.text),
            BlockLabel::Subheading => format!("h2 {}", block.text),
            _ if block.list => format!("- {}", block.text),
            _ => block.text.clone(),
        })
        .collect();
    assert_eq!(blocks, expected);
}

#[test]
fn a_headline_that_only_the_head_gives_is_written_too() {
    let mut analysis = Maker::new(&[(BlockLabel::Paragraph, "It is over.")], OffsetUnit::Char).analysis;
    analysis.article.headline = Some("The <end>".into());
    assert_eq!(written(&analysis, Format::Text)[0].content, "The <end>\n\nIt is over.\n");
    assert_eq!(written(&analysis, Format::Markdown)[0].content, "# The \\<end>\n\nIt is over.\n");
    assert!(
        written(&analysis, Format::Html)[0].content.contains("<h1>The &lt;end&gt;</h1>\n<p>It is over.</p>")
    );
}

fn rows(analysis: &Analysis, format: Format) -> Vec<Vec<String>> {
    let content = written(analysis, format)[0].content.clone();
    let content = content.strip_prefix('\u{FEFF}').expect("Excel needs the mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(content.as_bytes());
    reader
        .records()
        .map(|row| row.expect("every row has as many fields").iter().map(Into::into).collect())
        .collect()
}

#[test]
fn tables_read_back_and_hold_no_formula() {
    let analysis = sample(OffsetUnit::Utf16);
    let text = &analysis.article.text;
    for (format, count) in [
        (Format::CsvEntities, 3),
        (Format::CsvMentions, 6),
        (Format::CsvQuotes, 3),
        (Format::CsvTimes, 1),
        (Format::CsvAmounts, 1),
    ] {
        let rows = rows(&analysis, format);
        assert_eq!(rows.len(), count + 1, "{format:?}");
        for row in &rows[1..] {
            for field in row.iter().filter(|field| field.parse::<f64>().is_err()) {
                assert!(!field.starts_with(['=', '+', '-', '@']), "{field}");
            }
            if format != Format::CsvEntities {
                let offset = |at: usize| row[at].parse().expect("an offset");
                assert_eq!(chars(text, offset(0), offset(1)), row[2]);
            }
        }
    }
    assert_eq!(rows(&analysis, Format::CsvEntities)[1][4], "'=Ortiz, \"Z\"");
    assert_eq!(rows(&analysis, Format::CsvAmounts)[1][4], "-2500000");
    assert_eq!(rows(&analysis, Format::CsvQuotes)[1][4], "Zoë Ortiz");
}

#[test]
fn html_shows_the_words_and_nothing_else_becomes_markup() {
    let analysis = sample(OffsetUnit::Utf8);
    let html = written(&analysis, Format::Html)[0].content.clone();
    let article =
        &html[html.find("<article>").expect("it opens")..html.find("</article>").expect("it closes")];
    let tag = regex::Regex::new("<[^>]*>").expect("the expression is right");
    let mut open: Vec<&str> = Vec::new();
    for tag in tag.find_iter(article).map(|tag| tag.as_str()).skip(1) {
        let name = tag.trim_matches(['<', '>', '/']).split(' ').next().expect("a tag has a name");
        match tag.starts_with("</") {
            true => assert_eq!(open.pop(), Some(name), "{article}"),
            false => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
    let words = tag.replace_all(article, "");
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let words: Vec<&str> = words.split_whitespace().collect();
    let expected: Vec<&str> = analysis.article.text.split_whitespace().collect();
    assert_eq!(words, expected);
    for marked in [
        "<mark class=\"person\" title=\"Person: Zoë Ortiz\">Zoë Ortiz</mark>-led",
        "<span class=\"quote\" title=\"Zoë Ortiz\">“We won, 🏆 at last.</span></p>",
        "<ul>\n<li>Item 1. of a list</li>\n<li>Item 2 of a list</li>\n</ul>",
    ] {
        assert!(html.contains(marked), "{marked} is not in {html}");
    }
}

#[test]
fn web_annotations_select_the_words_both_ways() {
    let analysis = sample(OffsetUnit::Utf16);
    let files = written(&analysis, Format::WebAnnotation);
    let text = &files[1].content;
    let page: serde_json::Value = serde_json::from_str(&files[0].content).expect("it is JSON");
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(page["type"], "AnnotationPage");
    let items = page["items"].as_array().expect("a list");
    assert_eq!(items.len(), 6 + 1 + 1 + 3);
    let mut ids = std::collections::BTreeSet::new();
    for item in items {
        assert_eq!(item["type"], "Annotation");
        assert!(ids.insert(item["id"].as_str().expect("an IRI").to_owned()));
        assert_eq!(item["target"]["source"], "a%20b.txt");
        let [quotation, position] = [0, 1].map(|at| &item["target"]["selector"][at]);
        let number = |name: &str| position[name].as_u64().expect("a number") as usize;
        let string = |name: &str| quotation[name].as_str().expect("a string");
        assert_eq!(
            (&quotation["type"], &position["type"]),
            (&"TextQuoteSelector".into(), &"TextPositionSelector".into())
        );
        assert_eq!(chars(text, number("start"), number("end")), string("exact"));
        let around = format!("{}{}{}", string("prefix"), string("exact"), string("suffix"));
        assert_eq!(text.matches(&around).count(), 1, "{around}");
        assert!(!item["body"].as_array().expect("a list").is_empty());
    }
}

#[test]
fn brat_annotations_hold_the_words_they_point_at() {
    let analysis = sample(OffsetUnit::Utf16);
    let files = written(&analysis, Format::Brat);
    let [annotations, text, types] = &files[..] else { panic!("{files:?}") };
    assert_eq!((text.name.as_str(), types.name.as_str()), ("a b.txt", "annotation.conf"));
    let declared: Vec<&str> =
        types.content.lines().map(|line| line.split('\t').next().unwrap_or_default()).collect();
    let mut bound = std::collections::BTreeSet::new();
    let mut kinds = std::collections::BTreeMap::new();
    for line in annotations.content.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        *kinds.entry(fields[0].chars().next()).or_insert(0) += 1;
        if fields[0].starts_with('T') {
            let (kind, places) = fields[1].split_once(' ').expect("a type and its places");
            assert!(declared.contains(&kind), "{kind} is not declared");
            let words: Vec<String> = places
                .split(';')
                .map(|place| {
                    let (start, end) = place.split_once(' ').expect("two offsets");
                    chars(&text.content, start.parse().expect("a number"), end.parse().expect("a number"))
                })
                .collect();
            assert_eq!(words.join(" "), fields[2]);
            assert!(bound.insert(fields[0].to_owned()));
        } else {
            for named in fields[1]
                .split([' ', ':'])
                .filter(|word| word.starts_with('T') && word[1..].parse::<u32>().is_ok())
            {
                assert!(bound.contains(named), "{line}");
            }
        }
    }
    assert_eq!(kinds, [(Some('#'), 4), (Some('*'), 1), (Some('R'), 2), (Some('T'), 11)].into());
}

/// The mentions of a CoNLL file: label and words without white space.
fn tagged(conll: &str) -> Vec<(String, String)> {
    let mut mentions: Vec<(String, String)> = Vec::new();
    for line in conll.lines().filter(|line| !line.is_empty()) {
        let (word, tag) = line.split_once(' ').expect("a token and a tag");
        match tag.split_once('-') {
            Some(("B", label)) => mentions.push((label.into(), word.into())),
            Some(("I", label)) => {
                let last = mentions.last_mut().expect("I follows B");
                assert_eq!(last.0, label);
                last.1.push_str(word);
            }
            _ => assert_eq!(tag, "O"),
        }
    }
    mentions
}

#[test]
fn conll_gives_the_mentions_back() {
    let analysis = sample(OffsetUnit::Char);
    let expected: Vec<(String, String)> = analysis
        .mentions
        .iter()
        .map(|mention| {
            let words = chars(&analysis.article.text, mention.span.start, mention.span.end);
            (mention.label.as_str().into(), words.split_whitespace().collect())
        })
        .collect();
    assert_eq!(tagged(&written(&analysis, Format::Conll)[0].content), expected);
}

proptest! {
    #![proptest_config(crate::invariants::steady())]

    #[test]
    fn no_text_becomes_markdown_markup(text in r"[-+*_#>=~`!\[\]()<>&|\\.:;/a1 é\t]{1,40}") {
        let text = text.trim();
        prop_assume!(!text.is_empty());
        let maker = Maker::new(&[(BlockLabel::Headline, text), (BlockLabel::Paragraph, text), (BlockLabel::Subheading, text)], OffsetUnit::Utf8);
        let blocks = blocks_of(&written(&maker.analysis, Format::Markdown)[0].content);
        let text = text.replace('\t', " ");
        prop_assert_eq!(blocks, vec![format!("h1 {text}"), text.clone(), format!("h2 {text}")]);
    }

    #[test]
    fn tables_hold_any_text(name in r#"[-=+@,;"'\r\n\ta é]{0,12}"#) {
        let mut analysis = sample(OffsetUnit::Char);
        analysis.entities[0].name = name.clone();
        let field = rows(&analysis, Format::CsvEntities)[1][2].clone();
        prop_assert_eq!(field.strip_prefix('\'').unwrap_or(&field), name.strip_prefix('\'').unwrap_or(&name));
    }
}
