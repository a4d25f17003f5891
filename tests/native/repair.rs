//! Repair of characters and lines, and the way back to the paste.

use copydesk::{
    Source, Span,
    analysis::EditKind,
    source,
    text::{self, Repaired},
};
use proptest::prelude::*;

fn repair(paste: &str) -> Repaired {
    let page = source::read(&Source::text(paste).unwrap());
    let repaired = text::repair(&page);
    check_edits(paste, &repaired);
    repaired
}

/// The edits give the text, and every line is not blank, trimmed, and apart from the others.
fn check_edits(paste: &str, repaired: &Repaired) {
    let (mut text, mut at) = (String::new(), 0);
    for edit in &repaired.edits {
        assert!(at <= edit.span.start, "edits are in order: {:?}", repaired.edits);
        assert_ne!(paste[edit.span], edit.replacement, "an edit changes something");
        text += &paste[at..edit.span.start];
        text += &edit.replacement;
        at = edit.span.end;
    }
    text += &paste[at..];
    assert_eq!(text, repaired.text);
    let mut end = 0;
    for line in &repaired.lines {
        assert!(repaired.text[end..line.span.start].trim().is_empty(), "all but white space stands in lines");
        assert_eq!(repaired.text[line.span].trim(), &repaired.text[line.span]);
        assert!(!line.span.is_empty());
        end = line.span.end;
    }
    assert!(repaired.text[end..].trim().is_empty());
}

fn lines(repaired: &Repaired) -> Vec<&str> {
    repaired.lines.iter().map(|line| &repaired.text[line.span]).collect()
}

/// Replaces `\u{..}` and `\n`.
fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out.replace("\\n", "\n")
}

#[test]
fn characters_are_repaired_as_the_fixture_says() {
    let mut wrong = Vec::new();
    for case in include_str!("../fixtures/text/repair.txt").lines().filter(|line| !line.starts_with("# ")) {
        let (paste, expected) = case.split_once(" ⇒ ").unwrap_or((case, case));
        let found = lines(&repair(&unescape(paste))).concat();
        if found != unescape(expected) {
            wrong.push(format!("{case}\n   found {found}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Checks which lines repair makes of a text.
fn check_lines(paste: &str, expected: &[&str]) {
    assert_eq!(lines(&repair(paste)), expected);
}

const WRAPPED: &str = "\
The council of the coastal town voted on Monday to rebuild the sea
wall that a storm had broken in March, after two years of delays and
a long dispute over who should pay for it.

Members of the opposition said the plan would cost far more than the
eight million that the mayor had promised, and asked for a new vote.";

#[test]
fn lines_wrapped_at_a_fixed_width_are_joined() {
    check_lines(
        WRAPPED,
        &[
            "The council of the coastal town voted on Monday to rebuild the sea wall that a storm had broken in March, \
             after two years of delays and a long dispute over who should pay for it.",
            "Members of the opposition said the plan would cost far more than the eight million that the mayor had \
             promised, and asked for a new vote.",
        ],
    );
    let repaired = repair(WRAPPED);
    assert!(repaired.edits.iter().all(|edit| edit.kind == EditKind::Wrap));
    assert_eq!(lines(&repair(&WRAPPED.replace('\n', "\r\n"))), lines(&repaired));
}

#[test]
fn words_hyphenated_over_a_line_end_are_put_together() {
    let paste = "\
The long-standing dispute over the harbour of the town was settled on Tues-
day, when both sides signed a paper that ends the strike of the dock work-
ers and gives them a rise, officials of the port said in a short state-
ment. The workers had been on strike over a long-
standing claim for better pay.";
    check_lines(
        paste,
        &[
            "The long-standing dispute over the harbour of the town was settled on Tuesday, when both sides signed a \
           paper that ends the strike of the dock workers and gives them a rise, officials of the port said in a short \
           statement. The workers had been on strike over a long-standing claim for better pay.",
        ],
    );
}

#[test]
fn menus_verse_and_headlines_are_not_joined() {
    for paste in [
        "Home\nWorld\nBusiness\nSport\nCulture\nOpinion",
        "Shall I compare the harbour to a field\nWhere nothing grows but masts of silver light\nand every boat \
         that comes back has to yield\nits catch to gulls that know the time of night",
        "Mayor resigns after inquiry into harbour deal\nStorm leaves thousands of homes without any power\nThree \
         players to watch in the final on Sunday\nWhy the price of bread keeps rising this year",
        "He came home late on Monday.\nShe was there already.\nThey talked until the morning came.",
        "1. Wash the rice until the water runs clear, then drain it\n2. Fry the onions in oil until they are golden \
         brown\n3. Add the rice and the stock, cover the pot, and wait",
    ] {
        let expected: Vec<&str> = paste.split('\n').collect();
        check_lines(paste, &expected);
    }
}

#[test]
fn a_joined_line_keeps_the_counts_of_its_parts() {
    let html = format!("<pre><a href=x>{}</a></pre>", WRAPPED.split("\n\n").next().unwrap());
    let page = source::read(&Source::html(&html).unwrap());
    assert_eq!(page.lines.len(), 3);
    let repaired = text::repair(&page);
    let [line] = &repaired.lines[..] else { panic!("{:?}", repaired.lines) };
    assert_eq!(line.markup.linked, page.lines.iter().map(|line| line.markup.linked).sum::<usize>());
}

#[test]
fn a_place_in_the_repaired_text_maps_to_the_paste_and_back() {
    let paste = "\u{FEFF}It\u{AD}s caf&eacute; &nbsp; donâ€™t\n x";
    let repaired = repair(paste);
    assert_eq!(repaired.text, "Its café don’t\n x");
    for (word, place) in [("Its", "It\u{AD}s"), ("café", "caf&eacute;"), ("don’t", "donâ€™t"), ("x", "x")]
    {
        let start = repaired.text.find(word).unwrap();
        let span = Span::new(start, start + word.len());
        assert_eq!(&paste[repaired.to_paste(span)], place);
        assert_eq!(repaired.from_paste(repaired.to_paste(span)), span);
    }
    let apostrophe = repaired.text.find('’').unwrap();
    let within = Span::new(apostrophe, apostrophe + 3);
    assert_eq!(&paste[repaired.to_paste(within)], "â€™");
}

#[test]
fn glued_lines_are_split_where_told() {
    let paste = "HomeUncat\u{AD}egorizedJohn leads talks\nADVERT Next &amp; last ";
    let mut repaired = repair(paste);
    let at = |repaired: &Repaired, text: &str| repaired.text.find(text).unwrap();
    repaired.split(&[at(&repaired, "Uncat"), at(&repaired, "John"), at(&repaired, "Next"), 999]);
    check_edits(paste, &repaired);
    assert_eq!(lines(&repaired), ["Home", "Uncategorized", "John leads talks", "ADVERT", "Next & last"]);
    let places: Vec<&str> = repaired.lines.iter().map(|line| &paste[repaired.to_paste(line.span)]).collect();
    assert_eq!(places, ["Home", "Uncat\u{AD}egorized", "John leads talks", "ADVERT", "Next &amp; last"]);
    assert_eq!(repaired.edits.iter().filter(|edit| edit.kind == EditKind::Split).count(), 3);
}

/// Text with the mess that pastes hold.
fn messy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-zA-Z]{1,8}",
        3 => "[ .,-]",
        1 => prop::sample::select(vec![
            "\n", "\r\n", "\n\n", "\t", "\u{A0}", "\u{AD}", "\u{200B}", "\u{FEFF}", "&amp;", "&nbsp;", "&#8217;", "`",
            "\u{B4}", "``", "â€™", "Ã©", "Ã ", "Â ", "Ã¢â‚¬â„¢", "ðŸ˜€", "\u{92}", "\u{9D}", "\0", "\u{3000}", "東",
        ]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Letters of many scripts, with the marks and joiners they need.
fn right_word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Zàéîöüßñçøåæœłšžğİı]{1,9}",
        "[α-ωά-ώ]{1,9}",
        "[а-яА-ЯёЁїі]{1,9}",
        "[א-ת]{1,9}",
        "[ء-ي]{2,6}(\u{200C}[ء-ي]{2,4})?",
        "[अ-ह]{1,3}\u{94D}\u{200D}[अ-ह]",
        "[ก-ฮ]{2,6}\u{200B}[ก-ฮ]{2,6}",
        "[一-龥]{1,6}(\u{3000}[一-龥]{1,3})?",
        "[가-힣]{1,6}",
        "[0-9]{1,4}",
        prop::sample::select(vec![
            "👩\u{200D}👩\u{200D}👧",
            "❤\u{FE0F}",
            "🇬🇭",
            "👍🏽",
            "don’t",
            "O'Brien",
            "“quoted”",
            "‘so’",
            "«ça»",
            "„gut“",
            "R&D",
            "20°C",
            "£5",
            "€9",
            "3½",
            "¿qué?",
            "—",
            "…",
            "§4",
            "©",
        ])
        .prop_map(String::from),
    ]
}

proptest! {
    #[test]
    fn the_edits_give_the_repaired_text(paste in messy()) {
        repair(&paste);
    }

    #[test]
    fn right_text_of_every_script_is_left_alone(words in prop::collection::vec(right_word(), 1..30)) {
        let paste = words.join(" ");
        let repaired = repair(&paste);
        prop_assert_eq!(&repaired.text, &paste, "{:?}", repaired.edits);
    }

    #[test]
    fn repair_repairs_nothing_twice(paste in messy()) {
        let once = repair(&paste);
        let lines: Vec<&str> = lines(&once);
        let twice = repair(&once.text);
        // What a repair uncovers may be wrong again (a reference to a reference to ...), but not for ever.
        let thrice = repair(&twice.text);
        let fourth = repair(&thrice.text);
        prop_assert_eq!(&fourth.text, &thrice.text, "{:?}", lines);
    }

    #[test]
    fn places_map_to_the_paste_in_order(paste in messy(), cuts in prop::collection::vec(0..400_usize, 0..5)) {
        let mut repaired = repair(&paste);
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|&cut| cut < repaired.text.len()).collect();
        cuts.sort_unstable();
        cuts.dedup();
        repaired.split(&cuts);
        check_edits(&paste, &repaired);
        let boundaries: Vec<usize> =
            (0..=repaired.text.len()).filter(|&at| repaired.text.is_char_boundary(at)).collect();
        let mut last = Span::new(0, 0);
        for pair in boundaries.windows(2) {
            let span = repaired.to_paste(Span::new(pair[0], pair[1]));
            prop_assert!(paste.is_char_boundary(span.start) && paste.is_char_boundary(span.end));
            prop_assert!(last.start <= span.start && last.end <= span.end);
            let back = repaired.from_paste(span);
            prop_assert!(back.contains(Span::new(pair[0], pair[1])) || span.is_empty(), "{span:?} {back:?}");
            last = span;
        }
        let mut end = 0;
        for line in &repaired.lines {
            let place = repaired.to_paste(line.span);
            prop_assert!(end <= place.start && place.start < place.end, "{:?} {place:?}", line.span);
            end = place.end;
        }
    }
}
