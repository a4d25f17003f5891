//! Views of an analysis as text: one file a format, each a pure function.

use crate::analysis::{Analysis, BlockLabel};

/// The article as plain text: headline, standfirst, then each kept block, one blank line between them.
pub fn text(analysis: &Analysis) -> String {
    let kept = analysis.blocks.iter().filter(|block| block.kept && block.label.is_text());
    let (heads, rest): (Vec<_>, Vec<_>) =
        kept.partition(|block| matches!(block.label, BlockLabel::Headline | BlockLabel::Standfirst));
    let texts: Vec<&str> = heads.iter().chain(&rest).map(|block| block.text.as_str()).collect();
    texts.join("\n\n")
}

/// The whole analysis as JSON, one line.
pub fn json(analysis: &Analysis) -> String {
    serde_json::to_string(analysis).expect("an analysis holds only strings, numbers and lists")
}
