//! The article in short.

use copydesk::{Models, Options, Source, analysis::Gist, analyze, gist};

use crate::lines::document;

const ARTICLE: &str = "Tema dockers extend harbour strike\n\n\
    Dock workers at the harbour of Tema voted on Wednesday to extend a strike that has left 31 ships waiting.\n\n\
    “We cannot feed a child on this pay,” said Comfort Mensah. The union wants higher pay for all dock workers.\n\n\
    The harbour authority said it had made an offer. It rained in Accra.\n\n\
    The strike at the harbour has emptied filling stations as far as Kumasi, and dock workers say the strike goes on.";

fn summarise(text: &str) -> Gist {
    let document = document(text);
    let quotes = copydesk::quotes::find(&document, &[], &[]).quotes;
    gist::summarise(&document, &[], &quotes)
}

#[test]
fn counts_and_reading_time_are_those_of_the_text() {
    let gist = summarise("One two three four. “Five six seven eight,” said nine ten.");
    assert_eq!((gist.words, gist.sentences), (11, 2));
    assert_eq!(gist.reading_seconds, 3);
    assert_eq!(gist.quoted_share, 4.0 / 11.0);
}

#[test]
fn key_sentences_are_whole_in_order_and_say_why() {
    let gist = summarise(ARTICLE);
    let sentences: Vec<&str> = gist.key_sentences.iter().map(|it| &ARTICLE[it.span]).collect();
    assert_eq!(sentences.len(), 3);
    assert!(sentences[0].starts_with("Dock workers at the harbour"), "{sentences:?}");
    assert!(sentences.iter().all(|sentence| !sentence.contains("It rained")), "{sentences:?}");
    assert!(gist.key_sentences.is_sorted_by_key(|it| it.span));
    assert!(
        gist.key_sentences[0].reason.contains("shares with the headline: "),
        "{:?}",
        gist.key_sentences[0]
    );
}

#[test]
fn key_terms_are_what_comes_back() {
    let terms: Vec<String> =
        summarise(ARTICLE).key_terms.into_iter().map(|term| term.text.to_lowercase()).collect();
    assert!(terms.contains(&"dock workers".to_string()), "{terms:?}");
    assert!(terms.contains(&"harbour".to_string()), "{terms:?}");
    assert!(terms.iter().all(|term| term != "the" && term != "said"), "{terms:?}");
}

#[test]
fn an_empty_text_has_an_empty_gist() {
    assert_eq!(summarise(""), Gist::default());
    let source = Source::text("").unwrap();
    analyze(&source, &Options::default(), Models::bundled()).unwrap();
}
