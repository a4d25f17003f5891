//! Plain text.

use super::reading::Reading;
use crate::analysis::Analysis;

/// Headline, standfirst, then each paragraph and sub-heading, one blank line between them.
pub(super) fn write(analysis: &Analysis) -> String {
    let headline = Reading::new(analysis).headline_of_head();
    let parts: Vec<&str> = headline.into_iter().chain([analysis.article.text.as_str()]).collect();
    let mut out = parts.join("\n\n");
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}
