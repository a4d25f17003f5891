//! Says in words for the reader why a line was labelled as it was.

use super::{lexicon::Sign, look::Look, view::View};
use crate::analysis::BlockLabel;

/// The reason for the label of line `at`, where `headline` is the headline's line.
pub(super) fn of(view: &View<'_>, labels: &[BlockLabel], headline: Option<usize>, at: usize) -> String {
    let look = view.look(at);
    let markup = &view.lines[at].markup;
    let plain = match labels[at] {
        BlockLabel::Headline => heading(view, at),
        BlockLabel::Standfirst => "sums the article up under its headline",
        BlockLabel::Byline => "names who wrote it",
        BlockLabel::Timestamp => "the article's own date",
        BlockLabel::Paragraph => paragraph(view, at),
        BlockLabel::Subheading if markup.heading > 0 => "marked as a heading within the article",
        BlockLabel::Subheading => "a short line over paragraphs of the article",
        BlockLabel::Caption if look.has(Sign::Credit) => "describes a picture and credits it",
        BlockLabel::Caption => "describes a picture",
        BlockLabel::Advert if look.is_whole(Sign::Advert) => "marked as an advert",
        BlockLabel::Advert if look.has(Sign::Advert) => "has the words of an advert's marker",
        BlockLabel::Advert => "reads like an advert",
        BlockLabel::Navigation => return navigation(view, labels, at),
        BlockLabel::Share if look.numbers != 0 || look.digits > 0 => "share buttons or counts",
        BlockLabel::Share => "invites to share or follow",
        BlockLabel::Related if look.has(Sign::Related) => "points to other articles",
        BlockLabel::Related => "the headline or teaser of another article",
        BlockLabel::Prompt if look.has(Sign::Consent) => "asks about cookies or data",
        BlockLabel::Prompt if look.has(Sign::Subscribe) => "asks to subscribe, register or pay",
        BlockLabel::Prompt => "asks the reader for something",
        BlockLabel::Comment if look.has(Sign::Comment) => "belongs to the readers' comments",
        BlockLabel::Comment => "stands among the readers' comments",
        BlockLabel::Note => "about the author, or how the article was made",
        BlockLabel::Footer => "copyright or legal line",
        BlockLabel::Other => other(view, headline, at),
    };
    plain.into()
}

fn heading(view: &View<'_>, at: usize) -> &'static str {
    match () {
        () if view.lines[at].markup.heading == 1 => "the page's main heading",
        () if view.repeats[at].0 > 1 => "a heading that the page repeats, its words return in the article",
        () if view.body_words[at].is_some_and(|share| share >= 0.4) => {
            "a heading whose words return in the article"
        }
        () => "the heading above the article",
    }
}

fn paragraph(view: &View<'_>, at: usize) -> &'static str {
    let look = view.look(at);
    match () {
        () if view.lines[at].markup.is_item() => "a list item of the article",
        () if look.is_prose() && view.body_words[at].is_some_and(|share| share >= 0.4) => {
            "prose that shares its words with the rest of the article"
        }
        () if look.is_prose() => "prose among the article's prose",
        () if look.quotes > 0 => "a short quotation within the article",
        () => "a line between the article's paragraphs",
    }
}

fn is_dated(look: &Look) -> bool {
    look.words <= 8 && (look.has(Sign::Month) || look.has(Sign::Weekday)) && look.digits > 0
}

fn navigation(view: &View<'_>, labels: &[BlockLabel], at: usize) -> String {
    let look = view.look(at);
    let same = |line: &usize| labels[*line] == BlockLabel::Navigation && view.look(*line).words <= 6;
    let before = (0..at).rev().take(200).take_while(same).count();
    let after = (at + 1..labels.len()).take(200).take_while(same).count();
    let run = before + after + 1;
    match () {
        () if is_dated(look) => "a date in the site's header, not the article's".into(),
        () if look.bars > 0 && look.words > 2 => "a menu or breadcrumb on one line".into(),
        () if run >= 3 && look.words <= 6 => format!("menu: {run} short lines in a row"),
        () if look.has(Sign::Tags) => "names the article's topics".into(),
        () => "a label or link of the site".into(),
    }
}

fn other(view: &View<'_>, headline: Option<usize>, at: usize) -> &'static str {
    let look = view.look(at);
    let repeats = |line: usize| view.likeness(at, line).is_some_and(|share| share >= 0.8);
    match () {
        () if headline.is_some_and(repeats) => "repeats the headline",
        () if look.has(Sign::Player) => "reading time, player or table of contents",
        () if view.repeats[at].0 > 1 && look.words >= 5 => "repeats another line",
        () => "part of the page, not of the article",
    }
}
