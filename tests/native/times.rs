//! Times and amounts: a table of expressions with what they mean.

use copydesk::{
    Span,
    analysis::Modifier,
    text::Document,
    times::{
        self, Values,
        value::{Calendar, Value},
    },
};
use jiff::civil::Date;
use proptest::{prelude::*, test_runner::RngSeed};

/// Finds the values of one line of text; `base` is a date or `-`.
fn find(text: &str, base: &str) -> Values {
    let document = Document::new(text, vec![Span::new(0, text.len())]);
    times::find(&document, (base != "-").then(|| base.parse().expect("a date of the table")))
}

/// The text without its brackets, and the span that stood in them.
fn bracketed(marked: &str) -> (String, Span) {
    let (before, rest) = marked.split_once('[').expect("a row marks its expression");
    let (inside, after) = rest.split_once(']').expect("a row closes its bracket");
    (format!("{before}{inside}{after}"), Span::new(before.len(), before.len() + inside.len()))
}

/// The rows of a table: what is neither blank nor a comment, cut at its tabs.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

#[test]
fn every_time_of_the_table_has_its_span_type_and_value() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../data/times.tsv")) {
        let [marked, base, kind, value] = row[..] else { panic!("a row has four columns: {row:?}") };
        let (text, span) = bracketed(marked);
        let values = find(&text, base);
        let got = values.times.iter().find(|time| time.span == span);
        let right = got.is_some_and(|time| {
            time.value == value && serde_json::to_value(time.kind).expect("a type is a word") == kind
        });
        if !right {
            let got: Vec<_> =
                values.times.iter().map(|time| (&text[time.span], time.kind, &time.value)).collect();
            wrong.push(format!("{marked} on {base}: wanted {kind} {value}, got {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_amount_of_the_table_has_its_span_kind_value_and_unit() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../data/amounts.tsv")) {
        let [marked, kind, value, unit] = row[..] else { panic!("a row has four columns: {row:?}") };
        let (text, span) = bracketed(marked);
        let values = find(&text, "-");
        let got = values.amounts.iter().find(|amount| amount.span == span);
        let (from, to) = value.split_once("..").map_or((value, None), |(from, to)| (from, Some(to)));
        let right = got.is_some_and(|amount| {
            amount.value == from
                && amount.to.as_deref() == to
                && amount.unit.as_deref().unwrap_or("-") == unit
                && serde_json::to_value(amount.kind).expect("a kind is a word") == kind
        });
        if !right {
            let got: Vec<_> = values.amounts.iter().map(|amount| (&text[amount.span], amount)).collect();
            wrong.push(format!("{marked}: wanted {kind} {value} {unit}, got {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn words_before_a_time_say_how_exactly_it_is_meant() {
    for (text, expected) in [
        ("It took about two weeks.", Some(Modifier::Approx)),
        ("It happened nearly three years ago.", Some(Modifier::Approx)),
        ("It took a week or so.", Some(Modifier::Approx)),
        ("It was built around 1850.", Some(Modifier::Approx)),
        ("He waited more than a decade.", Some(Modifier::MoreThan)),
        ("It took less than 20 minutes.", Some(Modifier::LessThan)),
        ("It takes at least two hours.", Some(Modifier::EqualOrMore)),
        ("He faces up to ten years.", Some(Modifier::EqualOrLess)),
        ("It rained in early June.", Some(Modifier::Start)),
        ("They talked about Monday.", None),
        ("It grew over the past two years.", None),
    ] {
        let found = find(text, "2021-06-15").times;
        assert_eq!(found.iter().map(|time| time.modifier).collect::<Vec<_>>(), [expected], "{text}");
    }
}

#[test]
fn an_address_holds_neither_times_nor_amounts() {
    let values =
        find("See https://example.org/2022/06/30/aid-worth-$5-million-in-1998 from 2021.", "2021-06-15");
    assert_eq!(values.times.iter().map(|time| time.value.as_str()).collect::<Vec<_>>(), ["2021"]);
    assert!(values.amounts.is_empty(), "{:?}", values.amounts);
    // One that begins where no space stands, and the one after it.
    let values =
        find("日本http://example.org/2020-01-01 and http://example.org/1998-05-06.\nIn 2021.", "2021-06-15");
    assert_eq!(values.times.iter().map(|time| time.value.as_str()).collect::<Vec<_>>(), ["2021"]);
}

#[test]
fn the_table_of_times_is_long_enough_to_mean_something() {
    assert!(rows(include_str!("../data/times.tsv")).count() >= 200);
}

/// Text made of the words that the grammar knows, numbers, marks and anything at all.
fn text() -> impl Strategy<Value = String> {
    let words: Vec<&str> = "the a an last next this past first of in on at to and or from between since until by before \
        after ago later earlier early late mid end every each several few half quarter second third twenty-first March May \
        Sept. Friday Sun Sundays yesterday today tomorrow noon midnight morning night week weeks year years hours minute \
        quarter Q3 H1 1998 2021-22 31 29 99 0 9/11 12/03/2021 2021-13-40 14:05 25:99 5 p.m. 08h30 UTC Ramadan Easter \
        Christmas Diwali AD BC $ £ € US$ Rs N R per cent % basis points million billion lakh crore dollars pounds naira p \
        km m feet degrees minus - – , . ( ) ' s st nd th old year-old aged hundred thousand nineteen ninety two three \
        999999999999999999999 1,234,567.89 0.5 ½"
        .split_whitespace()
        .collect();
    let word = prop_oneof![6 => prop::sample::select(words).prop_map(str::to_owned), 1 => ".{0,3}"];
    let joined = (word, prop::sample::select(vec![" ", " ", " ", "", "-", "\u{a0}", "\n"]));
    prop::collection::vec(joined, 0..30)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, space)| [word, space.to_owned()]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(5), cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_valid_values_in_order(text in text(), base in prop::option::of((-9000i16..=9999, 1i8..=12, 1i8..=28))) {
        let document = Document::new(&text, vec![Span::new(0, text.len())]);
        let base = base.map(|(year, month, day)| Date::new(year, month, day).expect("a date"));
        let values = times::find(&document, base);
        let date = |text: &Option<String>| text.as_ref().map(|day| day.parse::<Date>().expect("a bound is a date"));
        for time in &values.times {
            let value: Value = time.value.parse().expect("a value is read back");
            prop_assert_eq!(value.to_string(), time.value.as_str());
            if let Value::Calendar(Calendar::Day(Some(year), Some(month), Some(day))) = value {
                prop_assert!(Date::new(year, month, day).is_ok(), "{} is no date", time.value);
            }
            prop_assert!(date(&time.from) <= date(&time.to));
        }
        let in_order = |spans: Vec<Span>| spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
        prop_assert!(in_order(values.times.iter().map(|time| time.span).collect()));
        prop_assert!(in_order(values.amounts.iter().map(|amount| amount.span).collect()));
        prop_assert!(in_order(times::mentions(&values).iter().map(|mention| mention.span).collect()));
        for amount in &values.amounts {
            prop_assert!(values.times.iter().all(|time| !time.span.overlaps(amount.span)));
            let digits = amount.value.trim_start_matches('-');
            prop_assert!(digits.bytes().all(|b| b.is_ascii_digit() || b == b'.'), "{}", amount.value);
        }
    }
}
