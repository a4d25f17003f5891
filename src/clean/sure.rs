//! What a line is by its words alone, whatever the model makes of it: phrases and forms with one meaning.

use super::{
    lexicon::Sign,
    look::{Look, Looks, MARK_EMAIL, NUMBER_CLOCK},
    model::is_under_headline,
    view::View,
};
use crate::analysis::BlockLabel;

/// What the line surely is, where it was found to be `label`; none where its words do not say.
pub(super) fn surely(view: &View<'_>, at: usize, label: BlockLabel) -> Option<BlockLabel> {
    let (look, line) = (view.look(at), view.text(at));
    if points(look, line) {
        return Some(if look.opens_as(Sign::Tags) { BlockLabel::Navigation } else { BlockLabel::Related });
    }
    if !label.is_kept() {
        return marks(look, line).or_else(|| is_rate(look, line).then_some(BlockLabel::Paragraph));
    }
    if !is_under_headline(label) {
        return None;
    }
    match () {
        () if is_clock(look, line) => Some(BlockLabel::Timestamp),
        () if is_end(line) => Some(BlockLabel::Other),
        () if line.starts_with('©') && !look.ends_sentence() => Some(BlockLabel::Footer),
        () if is_credit(look, line) => Some(BlockLabel::Note),
        () => None,
    }
}

/// What opens lines of other articles, but lines of the article as well.
const OF_BOTH: [&str; 12] = [
    "explainer",
    "in pictures",
    "more information",
    "further reading",
    "what to watch",
    "also in",
    "also on",
    "in bildern",
    "en images",
    "en imágenes",
    "pour aller plus loin",
    "per approfondire",
];

/// Whether a pointer to another article stands before the line's colon, and nothing else ("READ MORE: …").
fn points(look: &Look, line: &str) -> bool {
    let signs = [Sign::Related, Sign::ReadOn];
    let pointer = line.split([':', '：']).next().unwrap_or_default();
    // One word may be the name of who asks.
    let asks = line.ends_with('?') && pointer.contains(' ');
    if !look.named || look.ends_sentence() && !asks || OF_BOTH.contains(&pointer.to_lowercase().as_str()) {
        return false;
    }
    if !signs.iter().any(|&sign| look.has(sign)) {
        return pointer == "READ";
    }
    let mut looks = Looks::default();
    looks.add(pointer, false);
    signs.iter().any(|&sign| looks.lines[0].is_whole(sign))
}

/// What a line that is set aside is: nothing but a phrase with one meaning, or something that such a phrase opens.
fn marks(look: &Look, line: &str) -> Option<BlockLabel> {
    if look.is_whole(Sign::Advert) && look.words <= 3 || look.opens_as(Sign::Advert) {
        return Some(BlockLabel::Advert);
    }
    if look.is_whole(Sign::Tags) && look.is_whole(Sign::Related) {
        return Some(BlockLabel::Navigation);
    }
    let heading = look.is_whole(Sign::Related) && !look.is_whole(Sign::Navigation) && look.words <= 5;
    let pointer = look.has(Sign::Related) && look.named && !look.ends_sentence();
    match () {
        () if heading || pointer => Some(BlockLabel::Related),
        () if heads_comments(look) => Some(BlockLabel::Comment),
        () if look.opens_as(Sign::Note) || look.marks & MARK_EMAIL != 0 && !line.contains(' ') => {
            Some(BlockLabel::Note)
        }
        () if is_end(line) || is_length(look) => Some(BlockLabel::Other),
        () => None,
    }
}

/// Whether readers' comments follow, as their number says or what may be done with them.
fn heads_comments(look: &Look) -> bool {
    let counted = look.digits > 0 || look.is_filled(Sign::Comment);
    look.begins_as(Sign::Comment)
        && counted
        && look.words <= 9
        && look.covered * 3 >= look.words
        && !look.named
}

/// Whether it says how long the article takes to read or to hear.
fn is_length(look: &Look) -> bool {
    look.is_filled(Sign::Player) && look.digits > 0 && look.words <= 5
}

/// Whether it is a rate of exchange in brackets, with which agencies end their articles.
fn is_rate(look: &Look, line: &str) -> bool {
    let inside = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    look.words <= 8 && look.digits > 1 && inside.is_some_and(|rate| rate.contains("1 = "))
}

/// Whether it is a time of day and nothing else, as over the entries of a live blog.
fn is_clock(look: &Look, line: &str) -> bool {
    let is_half =
        |word: &str| ["a", "p", "m", "am", "pm", "h", "uhr"].contains(&word.to_lowercase().as_str());
    let is_zone =
        |word: &str| (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let mut words = line.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    look.numbers & NUMBER_CLOCK != 0 && look.digits <= 4 && words.all(|word| is_half(word) || is_zone(word))
}

/// Whether it says that a release ends, or is a rule made of signs.
fn is_end(line: &str) -> bool {
    let is_sign = |c: char| matches!(c, '-' | '–' | '—' | '_' | '=' | '*' | '#' | '~' | '.' | ' ');
    let word = line.trim_matches(is_sign);
    word.is_empty() && !line.ends_with('.')
        || ["end", "ends", "ende"].iter().any(|end| word.eq_ignore_ascii_case(end))
}

/// Whether it names who else wrote the article: "(Reporting by …; Editing by …)".
fn is_credit(look: &Look, line: &str) -> bool {
    const CREDITS: [&str; 5] =
        ["reporting by ", "additional reporting by ", "writing by ", "compiled by ", "editing by "];
    let line = line.trim_start_matches(['(', '[']);
    let names = |credit: &&str| {
        line.split_at_checked(credit.len()).is_some_and(|(start, rest)| {
            start.eq_ignore_ascii_case(credit) && rest.starts_with(char::is_uppercase)
        })
    };
    look.has(Sign::Note) && CREDITS.iter().any(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        source::{Source, read},
        text,
    };

    /// What `line` surely is, where it was found to be `label`.
    fn sure(line: &str, label: BlockLabel) -> Option<BlockLabel> {
        let page = read(&Source::text(line).expect("under the limit"));
        let repaired = text::repair(&page);
        surely(&View::new(&repaired, &page.head), 0, label)
    }

    #[test]
    fn forms_with_one_meaning_are_told_and_what_is_like_them_is_not() {
        use BlockLabel::{
            Advert, Comment, Footer, Headline, Navigation, Note, Other, Paragraph, Related, Subheading,
            Timestamp,
        };
        let told = [
            ("READ MORE: Fishermen want a bigger ice plant", Paragraph, Related),
            ("READ: Fishermen want a bigger ice plant", Paragraph, Related),
            ("- Advertisement -", Other, Advert),
            ("6:47pm", Subheading, Timestamp),
            ("14:05 GMT", Paragraph, Timestamp),
            ("-ENDS-", Paragraph, Other),
            ("___", Paragraph, Other),
            ("(Reporting by Aino Lehto; Editing by Sam Okoro)", Paragraph, Note),
            ("Additional reporting by Sam Okoro", Paragraph, Note),
            ("($1 = 3.6728 dirhams)", Comment, Paragraph),
            ("You may also like: Why is the ice so blue?", Comment, Related),
            ("Related topics: harbours / ice / fish", Related, Navigation),
            ("Sponsored: A boat for people who hate water", Related, Advert),
            ("Comments (41) Sign in to join the debate", Related, Comment),
            ("About the author: Aino has not sailed since 2019.", Footer, Note),
            ("aino.lehto@ferry.example", Related, Note),
            ("ENDS", Footer, Other),
            ("© Ferry News 2021", Paragraph, Footer),
            ("6 min read", Navigation, Other),
        ];
        for (line, label, wanted) in told {
            assert_eq!(sure(line, label), Some(wanted), "{line}");
        }
        let open = [
            ("18:30 News", Paragraph),
            ("11.20pm: A result, and a correction", Subheading),
            ("Reporting by journalists in the port was forbidden.", Paragraph),
            ("The road ends", Subheading),
            ("...", Paragraph),
            ("(The ferry sails at 8:15.)", Comment),
            ("6:47pm", Timestamp),
            ("The harbour is calm", Headline),
            ("41 ferries were cancelled", Related),
            ("Comments were few, said the captain", Related),
            ("Write to aino.lehto@ferry.example", Related),
            ("Watch the ferry leave", Navigation),
            ("Lea: Und was machst du jetzt?", Paragraph),
            ("Explainer: How the ferry sails through ice", Subheading),
            ("More information: Aino Lehto, 050 123 456", Paragraph),
        ];
        for (line, label) in open {
            assert_eq!(sure(line, label), None, "{line}");
        }
    }
}
