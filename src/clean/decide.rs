//! From odds to labels: the threshold, one headline, the reader's corrections.

use super::{
    headline::HEADLINE,
    lexicon::Sign,
    look::{Edge, NUMBER_DAY},
    model::{LABELS, Odds, is_under_headline},
    reasons,
    sure::surely,
    view::View,
};
use crate::{analysis::BlockLabel, corrections::Correction, options::Options, source::Head, span::Span};

/// What a line was found to be.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    pub(super) label: BlockLabel,
    pub(super) reason: String,
    /// The probability that keeping it, or setting it aside, is right.
    pub(super) confidence: f32,
}

/// The label of each line, by its odds and `options`; `places` are the lines in the paste.
pub(super) fn decide(
    view: &View<'_>,
    odds: &[Odds],
    head: &Head,
    places: &[Span],
    options: &Options,
) -> Vec<Verdict> {
    let odds: &[Odds] = &without_bare_numbers(view, odds);
    let threshold = threshold(options.strictness, balance(view, odds));
    let mut labels: Vec<BlockLabel> = odds.iter().map(|odds| likeliest(odds, threshold)).collect();
    let sure: Vec<Option<BlockLabel>> =
        labels.iter().enumerate().map(|(at, &label)| surely(view, at, label)).collect();
    for (label, sure) in labels.iter_mut().zip(&sure) {
        *label = sure.unwrap_or(*label);
    }
    one_headline(view, odds, head, &mut labels);
    never_nothing(view, &mut labels);
    standfirst(view, &mut labels);
    one_standfirst(&mut labels);
    head_data(view, &mut labels);
    list_entries(view, &mut labels);
    let headline = labels.iter().position(|&label| label == BlockLabel::Headline);
    let mut verdicts: Vec<Verdict> = (0..view.len())
        .map(|at| {
            let kept: f32 = mass(&odds[at], BlockLabel::is_kept);
            let label = labels[at];
            let confidence = if label.is_kept() { kept } else { 1.0 - kept };
            let confidence = if sure[at] == Some(label) { confidence.max(SURE) } else { confidence };
            Verdict {
                label,
                reason: reasons::of(view, &labels, headline, at),
                confidence: (confidence * 1000.0).round() / 1000.0,
            }
        })
        .collect();
    if options.strictness == 0 {
        keep_everything(&mut verdicts, odds);
    }
    correct(&mut verdicts, places, &options.corrections);
    verdicts
}

/// How likely what [`surely`] says is right at least.
const SURE: f32 = 0.95;

/// The odds, where a number alone, as in a list of what is most read, is no time.
fn without_bare_numbers(view: &View<'_>, odds: &[Odds]) -> Vec<Odds> {
    const TIME: usize = BlockLabel::Timestamp as usize;
    let mut odds = odds.to_vec();
    for (at, odds) in odds.iter_mut().enumerate() {
        let look = view.look(at);
        if look.words == 1 && look.letters == look.digits && look.digits <= 3 {
            let rest = (1.0 - odds[TIME]).max(1e-4);
            odds[TIME] = 0.0;
            odds.iter_mut().for_each(|odds| *odds /= rest);
        }
    }
    odds
}

/// The model has learnt from pages; of a lone paragraph it has too little to go by. Where it would leave no paragraph at
/// all, the prose is the article, its headline last.
fn never_nothing(view: &View<'_>, labels: &mut [BlockLabel]) {
    for is_headline in [false, true] {
        if labels.contains(&BlockLabel::Paragraph) {
            return;
        }
        for (at, label) in labels.iter_mut().enumerate() {
            if view.look(at).is_prose() && (*label == BlockLabel::Headline) == is_headline {
                *label = BlockLabel::Paragraph;
            }
        }
    }
}

/// The most lines in a row that say when it was written: published, updated, printed.
const DAYS: usize = 3;

/// Who wrote it and when stands above the first paragraph, short and in no sentence: there the signs of it outweigh
/// that the line stands in the article.
fn head_data(view: &View<'_>, labels: &mut [BlockLabel]) {
    let Some(first) = (0..view.len()).find(|&at| is_prose(view, labels, at)) else { return };
    let has_day = |at: usize| {
        let look = view.look(at);
        look.digits > 0 && (look.has(Sign::Month) || look.numbers & NUMBER_DAY != 0)
    };
    // A run of days is a calendar or a chronicle.
    let days = view.run_of(has_day);
    for (at, label) in labels.iter_mut().enumerate().take(first) {
        let look = view.look(at);
        if !is_under_headline(*label) || look.words > 12 || look.ends_sentence() {
            continue;
        }
        let markup = &view.lines[at].markup;
        let names = look.has(Sign::Author) && look.words <= 8 && look.capitalised * 2 >= look.words;
        if names || markup.own.has("author") {
            *label = BlockLabel::Byline;
        } else if markup.datetime.is_some() || (1..=DAYS).contains(&days[at]) {
            *label = BlockLabel::Timestamp;
        }
    }
}

/// A sub-heading stands over sentences, or under them: a short line among short lines is an entry of their list, unless
/// the markup makes it a heading.
fn list_entries(view: &View<'_>, labels: &mut [BlockLabel]) {
    let text: Vec<usize> = (0..labels.len()).filter(|&at| is_under_headline(labels[at])).collect();
    let is_short = |&at: &usize| view.look(at).words < 8 && !view.look(at).ends_sentence();
    for lines in text.windows(3).filter(|lines| lines.iter().all(is_short)) {
        let middle = lines[1];
        if labels[middle] == BlockLabel::Subheading && view.lines[middle].markup.heading == 0 {
            labels[middle] = BlockLabel::Paragraph;
        }
    }
}

/// How likely a line must be to stand in the text, by strictness: where that is 50, `balance`.
fn threshold(strictness: u8, balance: f32) -> f32 {
    let strictness = f32::from(strictness) / 50.0;
    if strictness <= 1.0 { strictness * balance } else { balance + (strictness - 1.0) * (0.98 - balance) }
}

/// A line less likely than this is no text of the article, even where no other is.
const LEAST: f32 = 0.25;

/// How likely a line must be for the best F1 over the page's words that can be expected: half of that F1 (Lipton, Elkan
/// and Narayanaswamy, 2014). On a page where much is doubtful it is lower than one half, down to [`LEAST`].
fn balance(view: &View<'_>, odds: &[Odds]) -> f32 {
    // Words, and how many of them are right, by probability in so many steps.
    let mut steps = [(0.0, 0.0); 256];
    for (at, odds) in odds.iter().enumerate() {
        let (text, words) = (mass(odds, is_under_headline), view.look(at).words.max(1) as f32);
        let step = &mut steps[((text * 256.0) as usize).min(255)];
        *step = (step.0 + words, step.1 + text * words);
    }
    let expected: f32 = steps.iter().map(|step| step.1).sum();
    let (mut kept, mut right, mut best) = (0.0, 0.0, 0.0f32);
    for step in steps.iter().rev().filter(|step| step.0 > 0.0) {
        kept += step.0;
        right += step.1;
        best = best.max(2.0 * right / (kept + expected));
    }
    (best / 2.0).max(LEAST)
}

fn mass(odds: &Odds, of: impl Fn(BlockLabel) -> bool) -> f32 {
    odds.iter().zip(BlockLabel::ALL).filter(|&(_, label)| of(label)).map(|(odds, _)| odds).sum()
}

fn likeliest(odds: &Odds, threshold: f32) -> BlockLabel {
    let text = mass(odds, is_under_headline) >= threshold;
    let labels = (0..LABELS).filter(|&label| is_under_headline(BlockLabel::ALL[label]) == text);
    let best = labels.reduce(|best, label| if odds[label] > odds[best] { label } else { best });
    BlockLabel::ALL[best.unwrap_or(LABELS - 1)]
}

/// Leaves one headline: its copies are repetitions, other candidates what else they may be.
fn one_headline(view: &View<'_>, odds: &[Odds], head: &Head, labels: &mut [BlockLabel]) {
    let best = likeliest_headline(view, odds, head, labels).or_else(|| match head.headline {
        None => topmost(view, labels),
        Some(_) => None,
    });
    for at in 0..labels.len() {
        let copy = best.is_some_and(|best| view.look(best).shape == view.look(at).shape);
        labels[at] = match labels[at] {
            _ if Some(at) == best => BlockLabel::Headline,
            label if Some(at + 1) == best && label.is_kept() && is_breadcrumb(view, at) => BlockLabel::Other,
            label if copy && (label == BlockLabel::Headline || !label.is_kept()) => BlockLabel::Other,
            BlockLabel::Headline => without_headline(&odds[at]),
            label => label,
        };
    }
}

/// The best of the lines that are likely enough. An article follows its headline, and no headline is a sentence about
/// cookies.
fn likeliest_headline(view: &View<'_>, odds: &[Odds], head: &Head, labels: &[BlockLabel]) -> Option<usize> {
    const LIKELY: f32 = 0.2;
    let titled = head.headline.as_deref().map(str::trim);
    // What the document's head calls the article speaks for a line too.
    let rank = |at: usize| {
        let titled = titled.is_some_and(|title| view.text(at) == title);
        odds[at][HEADLINE] + if titled { 0.5 } else { 0.0 }
    };
    let last = (0..labels.len()).rfind(|&at| is_prose(view, labels, at));
    let may_be = |at: &usize| {
        let look = view.look(*at);
        let asks = [Sign::Consent, Sign::Subscribe, Sign::Account].into_iter().any(|sign| look.has(sign));
        last.is_none_or(|last| *at < last) && !(asks && look.ends_sentence())
    };
    let candidates = (0..labels.len()).filter(|&at| rank(at) >= LIKELY).filter(may_be);
    let best = candidates.reduce(|best, at| if rank(at) > rank(best) { at } else { best })?;
    let titled = titled.is_some_and(|title| view.text(best) == title);
    Some(if !titled && is_breadcrumb(view, best) && may_be(&(best + 1)) { best + 1 } else { best })
}

/// Whether a line is a breadcrumb run into the headline, which is the next line: a topic under a headline that ends with
/// it has fewer of its words.
fn is_breadcrumb(view: &View<'_>, at: usize) -> bool {
    view.runs_into_next(at) && view.look(at + 1).words * 2 > view.look(at).words
}

/// The topmost line of the text, where it stands above the prose and reads like a headline.
fn topmost(view: &View<'_>, labels: &[BlockLabel]) -> Option<usize> {
    let prose = (0..labels.len()).find(|&at| is_prose(view, labels, at))?;
    let at = (0..prose).find(|&at| is_under_headline(labels[at]))?;
    let look = view.look(at);
    let is_open = matches!(look.last, Edge::Upper | Edge::Lower | Edge::Letter | Edge::Digit);
    let quotes_or_dates = look.first == Edge::Quote || look.numbers & NUMBER_DAY != 0;
    ((3..=25).contains(&look.words) && is_open && !look.named && !quotes_or_dates).then_some(at)
}

fn is_prose(view: &View<'_>, labels: &[BlockLabel], at: usize) -> bool {
    labels[at] == BlockLabel::Paragraph && view.look(at).is_prose()
}

/// The likeliest label of a line that is not the headline.
fn without_headline(odds: &Odds) -> BlockLabel {
    let labels = (0..LABELS).filter(|&label| label != HEADLINE);
    let best = labels.reduce(|best, label| if odds[label] > odds[best] { label } else { best });
    BlockLabel::ALL[best.unwrap_or(LABELS - 1)]
}

/// A sentence right under the headline that names no author is the standfirst, even where it has a byline's place.
fn standfirst(view: &View<'_>, labels: &mut [BlockLabel]) {
    let Some(headline) = labels.iter().position(|&label| label == BlockLabel::Headline) else { return };
    let below = headline + 1;
    if labels.get(below) == Some(&BlockLabel::Byline) {
        let look = view.look(below);
        let sentence =
            look.words >= 8 && look.function * 6 >= look.words && look.capitalised * 2 < look.words;
        let author = [Sign::Author, Sign::Note].into_iter().any(|sign| look.has(sign));
        if sentence && !author && !view.lines[below].markup.own.has("author") {
            labels[below] = BlockLabel::Standfirst;
        }
    }
}

/// A standfirst stands in one place, before the first paragraph; what looks like one later is a paragraph.
fn one_standfirst(labels: &mut [BlockLabel]) {
    let mut before = None;
    let mut over = false;
    for label in labels {
        over |= *label == BlockLabel::Paragraph
            || before == Some(BlockLabel::Standfirst) && *label != BlockLabel::Standfirst;
        if over && *label == BlockLabel::Standfirst {
            *label = BlockLabel::Paragraph;
        }
        before = Some(*label);
    }
}

/// At strictness 0 every line belongs to the article.
fn keep_everything(verdicts: &mut [Verdict], odds: &[Odds]) {
    for (verdict, odds) in verdicts.iter_mut().zip(odds) {
        if !verdict.label.is_text() {
            verdict.label = BlockLabel::Paragraph;
            verdict.reason = "strictness 0 keeps every line".into();
            verdict.confidence = mass(odds, BlockLabel::is_kept);
        }
    }
}

/// What the reader has put right wins; of several words on one line the last.
fn correct(verdicts: &mut [Verdict], places: &[Span], corrections: &[Correction]) {
    let by_reader = |label| Verdict { label, reason: "set by the reader".into(), confidence: 1.0 };
    if corrections.contains(&Correction::KeepAll) {
        for verdict in verdicts.iter_mut().filter(|verdict| !verdict.label.is_text()) {
            *verdict = by_reader(BlockLabel::Paragraph);
        }
    }
    for correction in corrections {
        let &Correction::Line { at, label } = correction else { continue };
        let Some(line) = places.iter().position(|place| (place.start..place.end).contains(&at)) else {
            continue;
        };
        // Another headline takes the place of the first.
        if label == BlockLabel::Headline {
            let old = verdicts.iter_mut().filter(|verdict| verdict.label == BlockLabel::Headline);
            old.for_each(|verdict| verdict.label = BlockLabel::Other);
        }
        verdicts[line] = by_reader(label);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        source::{self, Source},
        text,
    };

    /// The labels that `rule` makes of a page whose lines all have one label.
    fn made_by(rule: fn(&View<'_>, &mut [BlockLabel]), paste: &str, label: BlockLabel) -> Vec<BlockLabel> {
        let page = source::read(&Source::text(paste).expect("under the limit"));
        let repaired = text::repair(&page);
        let view = View::new(&repaired, &page.head);
        let mut labels = vec![label; view.len()];
        rule(&view, &mut labels);
        labels
    }

    /// The balance of a page of lines of ten words that stand in the text with these probabilities.
    fn balance_of(text: &[f32]) -> f32 {
        let line = "one two three four five six seven eight nine ten";
        let lines = vec![line; text.len()].join("\n\n");
        let page = source::read(&Source::text(&lines).expect("under the limit"));
        let repaired = text::repair(&page);
        let odds: Vec<Odds> = text
            .iter()
            .map(|&text| {
                let mut odds = [0.0; LABELS];
                odds[BlockLabel::Paragraph as usize] = text;
                odds[BlockLabel::Other as usize] = 1.0 - text;
                odds
            })
            .collect();
        balance(&View::new(&repaired, &page.head), &odds)
    }

    #[test]
    fn where_all_is_doubtful_less_is_asked_of_a_line() {
        assert_eq!(balance_of(&[1.0, 1.0, 0.0, 0.0]), 0.5);
        // Both kept, 0.8 of 2 lines are right: F1 is 2 * 0.8 / (2 + 0.8).
        assert!((balance_of(&[0.4, 0.4]) - 0.8 / 2.8).abs() < 1e-6);
        assert_eq!(balance_of(&[0.1, 0.1]), LEAST);
    }

    #[test]
    fn a_dateline_stands_alone_and_a_calendar_is_none() {
        let prose =
            "The season of the coastal rowing league opens in the old harbour, as it has for ninety years.";
        let head_data_of = |paste: &str| made_by(head_data, paste, BlockLabel::Paragraph);
        let dated = head_data_of(&format!("5 March 2024\n{prose}"));
        assert_eq!(dated, [BlockLabel::Timestamp, BlockLabel::Paragraph]);
        let rounds =
            ["10 March – Oslo", "8 April – Bergen", "22 April – Alta", "6 May – Bodø", "20 May – Hamar"];
        let calendar = head_data_of(&format!("{}\n{prose}", rounds.join("\n")));
        assert_eq!(calendar, [BlockLabel::Paragraph; 6]);
    }

    #[test]
    fn a_standfirst_stands_in_one_place() {
        use BlockLabel::{Byline, Paragraph, Standfirst};
        let mut labels = [Standfirst, Standfirst, Byline, Standfirst, Paragraph, Standfirst];
        one_standfirst(&mut labels);
        assert_eq!(labels, [Standfirst, Standfirst, Byline, Paragraph, Paragraph, Paragraph]);
    }

    #[test]
    fn a_sentence_under_the_headline_is_no_byline() {
        use BlockLabel::{Byline, Headline, Standfirst};
        let label = |line: &str| {
            let paste = format!("Ferry sails\n{line}");
            let page = source::read(&Source::text(&paste).expect("under the limit"));
            let repaired = text::repair(&page);
            let mut labels = [Headline, Byline];
            standfirst(&View::new(&repaired, &page.head), &mut labels);
            labels[1]
        };
        assert_eq!(label("The ferry sails again after a winter of ice in the port"), Standfirst);
        assert_eq!(label("By Aino Lehto, who was on board as it left the port"), Byline);
        assert_eq!(label("Aino Lehto and Sam Okoro"), Byline);
        assert_eq!(
            label("Story and pictures by Aino Lehto, photographer for the Ferry News in the port"),
            Byline
        );
        assert_eq!(label("Aino Lehto is a reporter covering ferries and the ice in the port"), Byline);
    }

    #[test]
    fn a_headline_run_into_by_a_breadcrumb_gives_way_and_one_that_ends_with_its_topic_stays() {
        let best = |lines: [&str; 2]| {
            let paste = format!(
                "{}\n{}\nThe ferry sails again, the harbour says, after a winter of ice in the port.",
                lines[0], lines[1]
            );
            let page = source::read(&Source::text(&paste).expect("under the limit"));
            let repaired = text::repair(&page);
            let mut odds = vec![[0.0; LABELS]; 3];
            odds[0][HEADLINE] = 0.9;
            let view = View::new(&repaired, &page.head);
            let labels = [BlockLabel::Other, BlockLabel::Other, BlockLabel::Paragraph];
            likeliest_headline(&view, &odds, &page.head, &labels)
        };
        assert_eq!(
            best([
                "News / Port / The ferry sails after a long winter",
                "The ferry sails after a long winter"
            ]),
            Some(1)
        );
        assert_eq!(best(["What the ferry means for the cost of living", "Cost of living"]), Some(0));
    }

    #[test]
    fn entries_of_a_list_are_no_sub_headings() {
        let recipe = "Ingredients\n4 eggs\n225g sugar\nHeat the oven to 180C.";
        let labels = made_by(list_entries, recipe, BlockLabel::Subheading);
        let (heading, entry) = (BlockLabel::Subheading, BlockLabel::Paragraph);
        assert_eq!(labels, [heading, entry, heading, heading]);
    }
}
