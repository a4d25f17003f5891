//! Plain text.

use crate::analysis::Analysis;

/// Headline, standfirst, then each paragraph and sub-heading, one blank line between them.
pub(super) fn write(analysis: &Analysis) -> String {
    let mut out = analysis.article.text.clone();
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}
