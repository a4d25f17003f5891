//! Tokens and sentences.

use copydesk::{
    Span,
    text::{Document, language},
};
use proptest::prelude::*;

/// Checks that `cut` parts the lines of a fixture where they bear `mark`; lines that begin with `# ` are comments.
fn check(fixture: &str, mark: &str, cut: impl Fn(&Document<'_>) -> Vec<Span>) {
    let mut wrong = Vec::new();
    for case in fixture.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        let text = case.replace(mark, "");
        let (mut found, mut end) = (String::new(), 0);
        for span in cut(&document(&text)) {
            let gap = &text[end..span.start];
            // Between tokens white space parts well enough.
            if end > 0 && (gap.is_empty() || mark == "|") {
                found += &format!("{gap}{mark}");
            } else {
                found += gap;
            }
            found += &text[span];
            end = span.end;
        }
        if found != case {
            wrong.push(format!("expected {case}\n   found {found}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn document(text: &str) -> Document<'_> {
    Document::new(text, vec![Span::new(0, text.len())])
}

#[test]
fn tokens_are_cut_as_the_fixture_says() {
    check(include_str!("../fixtures/text/tokens.txt"), "·", |document| {
        document.tokens.iter().map(|token| token.span).collect()
    });
}

#[test]
fn sentences_are_cut_as_the_fixture_says() {
    check(include_str!("../fixtures/text/sentences.txt"), "|", |document| {
        document.sentences.iter().map(|sentence| sentence.span).collect()
    });
}

/// Text of the kinds that matter: words, marks, numbers, abbreviations, other scripts, odd characters.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[A-Za-z]{1,6}",
        "[0-9]{1,4}",
        "[ \\n\\t\u{A0}]{1,2}",
        "[.,;:!?'’‘`´\"“”()\\[\\]@#&%$€…—–-]",
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "U.S.",
            "Mr.",
            "a.m.",
            "http://x.y/z",
            "a@b.c",
            "'s",
            "3.5bn",
            "👩‍👩‍👧",
            "東京"
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn tokens_cover_a_block_and_sentences_tile_the_tokens(text in any_text()) {
        let document = document(&text);
        let mut end = 0;
        for token in &document.tokens {
            prop_assert!(!token.span.is_empty());
            prop_assert!(text[end..token.span.start].trim().is_empty(), "a gap holds white space only");
            end = token.span.end;
        }
        prop_assert!(text[end..].trim().is_empty());
        let mut next = 0;
        for sentence in &document.sentences {
            prop_assert_eq!(sentence.tokens.start, next);
            prop_assert!(!sentence.tokens.is_empty());
            next = sentence.tokens.end;
            let (first, last) = (document.tokens[sentence.tokens.start], document.tokens[next - 1]);
            prop_assert_eq!(sentence.span, first.span.cover(last.span));
        }
        prop_assert_eq!(next, document.tokens.len());
    }

    #[test]
    fn blocks_are_cut_as_if_each_stood_alone(first in any_text(), second in any_text()) {
        let text = format!("{first}\n\n{second}");
        let blocks = vec![Span::new(0, first.len()), Span::new(first.len() + 2, text.len())];
        let document = Document::new(&text, blocks);
        let alone = self::document(&first);
        let (left, right) = document.tokens.split_at(alone.tokens.len());
        prop_assert_eq!(left, alone.tokens);
        let alone = self::document(&second);
        let moved: Vec<Span> = alone.tokens.iter().map(|token| token.span.shifted(first.len() + 2)).collect();
        prop_assert_eq!(right.iter().map(|token| token.span).collect::<Vec<_>>(), moved);
    }
}

#[test]
fn the_language_of_a_paragraph_is_guessed() {
    for (tag, text) in [
        (
            "en",
            "The harbour of Tema reopened on Tuesday, officials said, after ships had waited for days in the bay.",
        ),
        (
            "de",
            "Der Hafen von Tema wurde am Dienstag wieder geöffnet, nachdem die Schiffe tagelang gewartet hatten.",
        ),
        (
            "fr",
            "Le port de Tema a rouvert mardi, après que les navires ont attendu pendant des jours dans la baie.",
        ),
        (
            "es",
            "El puerto de Tema reabrió el martes, después de que los barcos esperaran durante días en la bahía.",
        ),
        (
            "it",
            "Il porto di Tema ha riaperto martedì, dopo che le navi avevano atteso per giorni nella baia.",
        ),
        ("pt", "O porto de Tema reabriu na terça-feira, depois que os navios esperaram por dias na baía."),
        (
            "nl",
            "De haven van Tema is dinsdag weer geopend, nadat de schepen dagenlang in de baai hadden gewacht.",
        ),
        ("sv", "Hamnen i Tema öppnades på tisdagen igen efter att fartygen hade väntat i flera dagar."),
        (
            "pl",
            "Port w Temie został ponownie otwarty we wtorek, po tym jak statki czekały przez wiele dni na morzu.",
        ),
        (
            "tr",
            "Liman salı günü yeniden açıldı ve gemiler günlerce bekledikten sonra bir kez daha içeri girdi.",
        ),
        (
            "id",
            "Pelabuhan itu dibuka kembali pada hari Selasa setelah kapal yang menunggu tidak bisa masuk dalam badai.",
        ),
        ("ru", "Порт снова открылся во вторник, сообщили чиновники."),
        ("uk", "Порт знову відкрився у вівторок, повідомили посадовці їхньої країни."),
        ("el", "Το λιμάνι άνοιξε ξανά την Τρίτη."),
        ("ar", "أعيد فتح الميناء يوم الثلاثاء بعد العاصفة."),
        ("zh", "港口星期二重新开放,官员说船只已经等待了几天。"),
        ("ja", "港は火曜日に再開された。船は何日も待っていた。"),
        ("ko", "항구는 화요일에 다시 문을 열었다."),
    ] {
        assert_eq!(language::guess(text).map(|language| language.tag), Some(tag), "{text}");
    }
    for text in
        ["", "1234 5678", "Home World Business Sport", "Tema Accra Kumasi Lagos Nairobi Kampala Dakar Abuja"]
    {
        assert_eq!(language::guess(text), None, "{text}");
    }
}
