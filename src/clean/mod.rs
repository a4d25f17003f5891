//! Which lines are the article: each gets a label, a reason and a probability.
//!
//! A page's lines are looked at by themselves ([`look`]) and together ([`view`]); what is seen becomes features
//! ([`features`]), from which the line model tells the odds of each label ([`model`]). [`decide`] turns odds into
//! labels, [`facts`] reads byline and date, and the article is put together here.

mod containers;
mod copies;
mod decide;
mod facts;
mod features;
mod headline;
mod lexicon;
mod look;
mod measures;
mod model;
mod reasons;
mod second;
mod split;
mod sure;
mod trees;
mod view;

pub use model::LineModel;
pub(crate) use model::Odds;
#[cfg(feature = "train")]
pub(crate) use {
    features::of_page as features_of_page,
    headline::{Ranking, Traits as HeadlineTraits, score as headline_score, shares as headline_shares},
    measures::{of_page as measures_of_page, second_of_page},
    model::{join, odds, probability},
    trees::{LEAF_LEFT, LEAF_RIGHT, MAX_LEAVES, Trees},
};

use self::{decide::Verdict, facts::Role, view::View};
use crate::{
    analysis::{Article, Block, BlockLabel},
    models::Models,
    options::Options,
    source::Head,
    span::Span,
    text::Repaired,
};

/// A cleaned page.
#[derive(Clone, Debug)]
pub struct Cleaned {
    /// The article.
    pub article: Article,
    /// Every line, kept or set aside, placed in the paste.
    pub blocks: Vec<Block>,
}

/// Labels the lines and puts the article together. May split glued lines of `page`, recorded in its edits as
/// [`crate::analysis::EditKind::Split`]. Lines that `options.corrections` names (by byte offsets) get the label given
/// there.
pub fn clean(page: &mut Repaired, head: &Head, options: &Options, models: &Models) -> Cleaned {
    split_glued(page);
    let view = View::new(page, head);
    let odds = match &models.lines {
        Some(model) => model.odds(&view),
        None => model::without_model(&view),
    };
    with_odds(page, &view, &odds, head, options)
}

/// Splits the lines of `page` that hold two things.
pub(crate) fn split_glued(page: &mut Repaired) {
    let cuts = split::cuts(&page.text, &page.lines);
    if !cuts.is_empty() {
        page.split(&cuts);
    }
}

/// The traits by which the lines of a page are ranked as its headline, for the trainer.
#[cfg(feature = "train")]
pub(crate) fn headline_traits(page: &Repaired, odds: &[Odds], head: &Head) -> Vec<HeadlineTraits> {
    headline::traits(&View::new(page, head), odds)
}

/// Ranks the lines of a page as its headline, for the trainer.
#[cfg(feature = "train")]
pub(crate) fn ranked(page: &Repaired, mut odds: Vec<Odds>, head: &Head, ranking: &Ranking) -> Vec<Odds> {
    ranking.rank(&View::new(page, head), &mut odds);
    odds
}

/// Does what [`clean`] does by odds of the trainer's own, to a page whose glued lines are split already.
#[cfg(feature = "train")]
pub(crate) fn with_odds_of(page: &Repaired, odds: &[Odds], head: &Head) -> Cleaned {
    with_odds(page, &View::new(page, head), odds, head, &Options::default())
}

fn with_odds(page: &Repaired, view: &View<'_>, odds: &[Odds], head: &Head, options: &Options) -> Cleaned {
    let places: Vec<Span> = page.lines.iter().map(|line| page.to_paste(line.span)).collect();
    let verdicts = decide::decide(view, odds, head, &places, options);
    let mut cleaned = assemble(page, &places, verdicts);
    describe(&mut cleaned, page, head);
    cleaned
}

/// Takes the whole text as the article's body, byte for byte; each line is a paragraph.
pub fn keep_all(page: &Repaired) -> Cleaned {
    let block = |line: &crate::source::Line| Block {
        label: BlockLabel::Paragraph,
        kept: true,
        reason: "the whole text is taken as the article".into(),
        confidence: 1.0,
        span: page.to_paste(line.span),
        text: page.text[line.span].into(),
        article: Some(line.span),
        level: line.markup.heading,
        list: line.markup.is_item(),
    };
    let article = Article { body: page.text.clone(), text: page.text.clone(), ..Article::default() };
    Cleaned { article, blocks: page.lines.iter().map(block).collect() }
}

/// Puts headline, standfirst and body together, and places the blocks in them.
fn assemble(page: &Repaired, places: &[Span], verdicts: Vec<Verdict>) -> Cleaned {
    let lines = page.lines.iter().zip(places).zip(verdicts);
    let mut blocks: Vec<Block> = lines
        .map(|((line, &span), Verdict { label, reason, confidence })| Block {
            label,
            kept: label.is_kept(),
            reason,
            confidence,
            span,
            text: page.text[line.span].into(),
            article: None,
            level: line.markup.heading,
            list: line.markup.is_item(),
        })
        .collect();
    let mut text = String::new();
    let mut part = |blocks: &mut [Block], of: &dyn Fn(BlockLabel) -> bool| {
        let mut start = None;
        for block in blocks.iter_mut().filter(|block| of(block.label)) {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let from = text.len();
            text.push_str(&block.text);
            block.article = Some(Span::new(from, text.len()));
            start = start.or(Some(from));
        }
        start.map(|start| text[start..].to_owned())
    };
    let headline = part(&mut blocks, &|label| label == BlockLabel::Headline);
    let standfirst = part(&mut blocks, &|label| label == BlockLabel::Standfirst);
    let body =
        part(&mut blocks, &|label| label.is_text() && label > BlockLabel::Standfirst).unwrap_or_default();
    Cleaned { article: Article { headline, standfirst, body, text, ..Article::default() }, blocks }
}

/// Adds what the byline, the date line and the document's head say of the article.
pub(crate) fn describe(cleaned: &mut Cleaned, page: &Repaired, head: &Head) {
    let article = &mut cleaned.article;
    let lines =
        |label: BlockLabel| cleaned.blocks.iter().zip(&page.lines).filter(move |(b, _)| b.label == label);
    article.headline = article.headline.take().or_else(|| head.headline.clone());
    article.byline = lines(BlockLabel::Byline).next().map(|(block, _)| block.text.clone());
    let bylines = lines(BlockLabel::Byline).map(|(block, _)| facts::authors(&block.text));
    article.authors = bylines.into_iter().find(|names| !names.is_empty()).unwrap_or_default();
    if article.authors.is_empty() {
        article.authors.clone_from(&head.authors);
    }
    if article.byline.is_none() && !head.authors.is_empty() {
        article.byline = Some(head.authors.join(", "));
    }
    let american = head.language.as_deref().is_some_and(|tag| tag.eq_ignore_ascii_case("en-us"));
    let dated = lines(BlockLabel::Timestamp).chain(lines(BlockLabel::Byline));
    let stamps: Vec<facts::Stamp> = dated
        .flat_map(|(block, line)| {
            let mut printed = facts::read(&block.text, american);
            // The page's own machine-readable time knows its zone.
            let machine =
                line.markup.datetime.as_deref().map(|time| facts::read(time, false)).unwrap_or_default();
            if let (Some(exact), 0..=1) = (machine.into_iter().next(), printed.len()) {
                let role = printed.first().map_or(exact.role, |stamp| stamp.role);
                printed = vec![facts::Stamp { role, ..exact }];
            }
            printed
        })
        .collect();
    let of = |role: Role| stamps.iter().find(|stamp| stamp.role == role).map(facts::Stamp::iso);
    article.published = head.published.clone().or_else(|| of(Role::Published)).or_else(|| of(Role::Updated));
    article.updated = head.updated.clone().or_else(|| of(Role::Updated));
    article.section.clone_from(&head.section);
}
