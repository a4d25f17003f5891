//! The page model: flat text and HTML read as lines.

use std::time::{Duration, Instant};

use copydesk::{
    Source,
    source::{self, Line, Page},
};
use proptest::prelude::*;

fn page(html: &str) -> Page<'_> {
    source::read(&Source::html(html).unwrap())
}

/// A line with what its markup says, as the fixtures write it.
fn describe(page: &Page<'_>, line: &Line) -> String {
    let markup = &line.markup;
    let mut marks = vec![markup.tag.to_owned()];
    let share = |part: usize| 100 * part / line.span.len();
    for (name, part) in [("linked", markup.linked), ("bold", markup.bold), ("italic", markup.italic)] {
        if part > 0 {
            marks.push(format!("{name} {}%", share(part)));
        }
    }
    if markup.list {
        marks.push("list".into());
    }
    if markup.after_picture {
        marks.push("after picture".into());
    }
    if let Some(datetime) = &markup.datetime {
        marks.push(format!("at {datetime}"));
    }
    let name = ["article", "navigation", "author", "caption", "standfirst", "footer", "quotation"];
    marks.extend(name.into_iter().filter(|name| markup.around.has(name)).map(String::from));
    format!("{}: {}", marks.join(", "), &page.text[line.span])
}

fn check(html: &str, expected: &[&str]) {
    let page = page(html);
    let found: Vec<String> = page.lines.iter().map(|line| describe(&page, line)).collect();
    assert_eq!(found, expected);
}

#[test]
fn chromiums_clipboard_is_read_with_its_styles() {
    check(
        include_str!("../fixtures/html/chromium-clipboard.html"),
        &[
            "ul, linked 100%, list, navigation: HomeWorld",
            "h1, bold 100%, article: Harbour reopens after storm",
            "div, linked 38%, at 2024-03-05T09:30:00Z, article, author: By Ama Mensah 5 March 2024",
            "figcaption, after picture, article, caption: Boats return. Photo: Kofi Ade",
            "span, article: The harbour of Tema reopened on Tuesday, officials said.",
            "p, bold 30%, article: Ships had waited for days.",
            "span, article: Share",
            "span, article: Tweet",
        ],
    );
}

#[test]
fn the_clipboard_of_windows_is_cut_at_its_fragment() {
    check(
        include_str!("../fixtures/html/windows-clipboard.html"),
        &["h2, bold 100%: Rain expected", "p, italic 20%: Farmers in Kisumu expect rain."],
    );
}

#[test]
fn firefoxs_fragment_collapses_white_space_and_keeps_that_of_pre() {
    check(
        include_str!("../fixtures/html/firefox-clipboard.html"),
        &[
            "h1, bold 100%: Two lines of source, one heading",
            "p: First paragraph wrapped in the source & with a reference: café — done.",
            "p, quotation: “We waited,” she said.",
            "th, bold 100%: Team\tPoints",
            "td: Accra\t12",
            "pre: first line",
            "pre: second line",
        ],
    );
}

#[test]
fn words_paste_loses_its_bullets_and_keeps_its_lists() {
    check(
        include_str!("../fixtures/html/word.html"),
        &["p, bold 100%: Council backs", "p: The council voted on Monday.", "p, list: First point"],
    );
}

#[test]
fn the_wrapper_of_google_docs_is_not_bold() {
    check(
        include_str!("../fixtures/html/google-docs.html"),
        &["h1: A plain headline", "p, bold 47%: A sentence. A bold one.", "p, list: A point"],
    );
}

#[test]
fn broken_markup_loses_no_text() {
    check(
        include_str!("../fixtures/html/broken.html"),
        &[
            "p: One",
            "p, bold 50%: Two bold",
            "div: Three still three",
            "li, list: Four",
            "li, list: Five",
            "div, linked 100%: link",
            "div, linked 33%: inside and outside",
            "p: Six",
            "td: Seven\tEight",
            "td: Nine",
            "p: Ten",
            "p: Eleven",
            "p: Twelve &nosuch; A &",
        ],
    );
}

#[test]
fn the_head_of_a_saved_page_gives_the_articles_data() {
    let page = page(include_str!("../fixtures/html/saved-page.html"));
    let head = &page.head;
    assert_eq!(head.headline.as_deref(), Some("Harbour reopens"));
    assert_eq!(head.description.as_deref(), Some("Ships enter again."));
    assert_eq!(head.authors, ["Ama Mensah", "Kofi Ade"]);
    assert_eq!(head.published.as_deref(), Some("2024-03-05T09:30:00+00:00"));
    assert_eq!(head.updated.as_deref(), Some("2024-03-05T11:00:00Z"));
    assert_eq!(head.section.as_deref(), Some("Shipping"));
    assert_eq!(head.site.as_deref(), Some("The Tema Post"));
    assert_eq!(head.language.as_deref(), Some("en-GB"));
    check(
        include_str!("../fixtures/html/saved-page.html"),
        &["p, standfirst: The harbour reopened.", "footer, footer: © The Tema Post"],
    );
}

#[test]
fn lines_of_one_parent_are_siblings() {
    let page = page("<ul><li>a<li>b</ul><p>c<br>d</p>");
    let [a, b, c, d] = &page.lines[..] else { panic!("{:?}", page.lines) };
    assert_eq!(a.markup.parent, b.markup.parent);
    assert_ne!(a.markup.parent, c.markup.parent);
    assert_ne!(a.markup.block, b.markup.block);
    assert_eq!(c.markup.block, d.markup.block);
}

#[test]
fn nesting_without_end_is_read_in_linear_time() {
    let begin = Instant::now();
    for html in [
        "<div>".repeat(60_000) + "deep" + &"</div>".repeat(60_000),
        "<div>".repeat(60_000) + &"</span>".repeat(60_000),
        "<b><p>".repeat(40_000) + &"</b>".repeat(40_000),
        "<a href=x>".repeat(40_000),
        format!("<p class=\"{}\">x", "a-b ".repeat(400_000)),
        "<svg>".to_owned() + &"<path/>".repeat(60_000),
    ] {
        page(&html);
    }
    // A square of these sizes would take many minutes, on any machine and in any build.
    assert!(begin.elapsed() < Duration::from_secs(60), "{:?}", begin.elapsed());
}

/// Lines run forwards, and all between them is white space.
fn lines_cover(page: &Page<'_>) -> Result<(), TestCaseError> {
    let mut end = 0;
    for line in &page.lines {
        prop_assert!(!line.span.is_empty());
        let text = &page.text[line.span];
        prop_assert_eq!(text, text.trim());
        prop_assert!(page.text[end..line.span.start].trim().is_empty());
        let markup = &line.markup;
        for part in [markup.linked, markup.bold, markup.italic] {
            prop_assert!(part <= line.span.len());
        }
        end = line.span.end;
    }
    prop_assert!(page.text[end..].trim().is_empty());
    Ok(())
}

/// What holds an element began before it, and every line stands in an element.
fn elements_nest(page: &Page<'_>) -> Result<(), TestCaseError> {
    for (element, &outer) in page.elements.iter().enumerate().skip(2) {
        prop_assert!(outer >= 1 && (outer as usize) < element);
    }
    for line in &page.lines {
        let Some(&outer) = page.elements.get(line.markup.block as usize) else {
            return Err(TestCaseError::fail("a line stands in no element"));
        };
        // Nothing holds the document.
        prop_assert!(outer == line.markup.parent || line.markup.block == 1 && line.markup.parent == 0);
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_html_is_read(pieces in prop::collection::vec(prop_oneof![
        prop::sample::select(vec![
            "<p>", "</p>", "<div style='display:flex'>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "<li>", "<td>",
            "<table>", "</table>", "<br>", "<pre>", "</pre>", "<select>", "<svg>", "</svg>", "<script>", "</script>",
            "<!--StartFragment-->", "<!--EndFragment-->", "<h2>", "</h3>", "<time datetime=2020>", "<title>",
            "&amp;", "&#0;", "&#xD800;", "<", ">", "\"", "<p class=\"", "\u{FEFF}", "\0", "\u{A0}", " ", "\n",
        ]).prop_map(String::from),
        any::<String>(),
        "[a-z ]{1,8}",
    ], 0..30)) {
        let html = pieces.concat();
        let page = page(&html);
        lines_cover(&page)?;
        elements_nest(&page)?;
    }

    #[test]
    fn any_flat_text_is_read(text in "[a-z \\r\\n\\t\u{A0}\u{2028}]{0,60}") {
        let page = source::read(&Source::text(&text).unwrap());
        prop_assert_eq!(&page.text, &text);
        lines_cover(&page)?;
    }
}
