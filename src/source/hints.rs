//! What the names of elements and the words of their classes and ids say of the text within: a fixed set of hints, so
//! that a line carries two words of bits instead of a tree.

use std::{
    ops::{BitAnd, BitOr, BitOrAssign},
    sync::LazyLock,
};

/// A set of hints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints(u64);

/// Each hint with the words that give it, in several languages; `<p>` is an element's name. A hint's place in the
/// table is its bit: the line model is trained on it.
const TABLE: &[(&str, &[&str])] = &[
    ("article", &["<article>", "article", "artikel", "articolo"]),
    ("main", &["<main>", "main", "primary"]),
    ("content", &["content", "contents", "inhalt", "contenu", "contenido", "maincontent"]),
    ("body", &["body", "articlebody", "bodytext", "articletext", "fulltext", "artikeltext"]),
    ("post", &["post", "entry", "hentry", "single", "beitrag"]),
    ("story", &["story", "bericht", "prose", "longform"]),
    ("text", &["text", "copy", "paragraph", "richtext", "absatz", "fliesstext", "texte", "texto", "testo"]),
    (
        "navigation",
        &["<nav>", "nav", "navigation", "navbar", "subnav", "navi", "topnav", "mainnav", "masthead"],
    ),
    ("menu", &["<menu>", "menu", "submenu", "dropdown", "menue", "megamenu"]),
    ("header", &["<header>", "header", "head", "topbar", "banner"]),
    ("footer", &["<footer>", "footer", "contentinfo", "colophon", "fusszeile", "foot"]),
    ("aside", &["<aside>", "aside", "complementary", "sidebar", "side", "rail", "marginal", "secondary"]),
    ("widget", &["widget", "widgets", "textwidget", "module", "panel"]),
    (
        "comment",
        &[
            "comment",
            "comments",
            "commentlist",
            "commentform",
            "respond",
            "reply",
            "disqus",
            "kommentar",
            "kommentare",
            "commentaire",
            "commentaires",
            "comentarios",
            "forum",
            "thread",
            "recentcomments",
        ],
    ),
    (
        "share",
        &[
            "share", "shares", "sharing", "social", "socials", "addtoany", "addthis", "shariff", "teilen",
            "facebook", "whatsapp", "follow",
        ],
    ),
    (
        "related",
        &[
            "related",
            "recommended",
            "recommendation",
            "recommendations",
            "similar",
            "readmore",
            "more",
            "mehr",
            "also",
            "verwandt",
            "outbrain",
            "taboola",
            "yarpp",
            "jp",
        ],
    ),
    (
        "popular",
        &["popular", "trending", "most", "recent", "latest", "neueste", "meistgelesen", "top", "ticker"],
    ),
    ("teaser", &["teaser", "teasers", "promo", "card", "cards", "excerpt", "tile", "tiles", "featured"]),
    (
        "listing",
        &[
            "posts", "articles", "items", "entries", "list", "loop", "feed", "hfeed", "archive", "carousel",
            "slider", "swiper", "slick", "slide",
        ],
    ),
    (
        "advert",
        &[
            "ad",
            "ads",
            "adv",
            "advert",
            "advertisement",
            "adsense",
            "werbung",
            "anzeige",
            "anzeigen",
            "sponsored",
            "sponsor",
            "affiliate",
            "publicite",
            "publicidad",
        ],
    ),
    (
        "subscribe",
        &[
            "newsletter",
            "subscribe",
            "subscription",
            "subscriptions",
            "signup",
            "abo",
            "paywall",
            "premium",
            "piano",
            "donate",
            "donation",
            "mailchimp",
            "optin",
        ],
    ),
    (
        "consent",
        &["cookie", "cookies", "consent", "gdpr", "dsgvo", "privacy", "datenschutz", "cmp", "notice"],
    ),
    ("modal", &["<dialog>", "modal", "popup", "overlay", "dialog", "lightbox", "offcanvas", "drawer"]),
    (
        "author",
        &["<address>", "author", "authors", "byline", "autor", "auteur", "vcard", "verfasser", "writer"],
    ),
    ("biography", &["bio", "biography", "profile", "about", "authorbox"]),
    (
        "date",
        &[
            "<time>",
            "date",
            "time",
            "published",
            "updated",
            "datum",
            "pubdate",
            "timestamp",
            "datetime",
            "fecha",
        ],
    ),
    ("meta", &["meta", "metadata", "info", "details", "infos"]),
    ("title", &["title", "headline", "titel", "heading", "titre", "titulo", "titolo"]),
    (
        "standfirst",
        &[
            "subtitle",
            "standfirst",
            "lead",
            "intro",
            "deck",
            "dek",
            "summary",
            "vorspann",
            "subheadline",
            "abstract",
            "subhead",
            "chapo",
            "description",
            "desc",
        ],
    ),
    ("kicker", &["kicker", "overline", "topline", "dachzeile", "eyebrow", "section"]),
    (
        "caption",
        &[
            "<figcaption>",
            "caption",
            "credit",
            "credits",
            "bildunterschrift",
            "legend",
            "legende",
            "bu",
            "copyright",
        ],
    ),
    (
        "figure",
        &[
            "<figure>",
            "<picture>",
            "figure",
            "image",
            "images",
            "img",
            "photo",
            "picture",
            "gallery",
            "bild",
            "thumbnail",
            "thumb",
            "attachment",
        ],
    ),
    ("media", &["<video>", "<audio>", "video", "player", "audio", "media", "podcast"]),
    (
        "tags",
        &["tag", "tags", "category", "categories", "cat", "taxonomy", "topic", "topics", "keywords", "terms"],
    ),
    ("breadcrumb", &["breadcrumb", "breadcrumbs", "crumb", "crumbs", "brotkrumen"]),
    ("search", &["search", "suche", "searchform", "recherche", "buscar"]),
    ("form", &["<form>", "<label>", "<input>", "<select>", "<textarea>", "form", "fields", "field", "input"]),
    ("button", &["<button>", "button", "buttons", "btn", "cta", "toggle"]),
    ("quotation", &["<blockquote>", "<q>", "blockquote", "quote", "zitat"]),
    ("pull quote", &["pullquote", "pull"]),
    (
        "embed",
        &["<iframe>", "embed", "embedded", "tweet", "twitter", "instagram", "youtube", "object", "oembed"],
    ),
    ("table", &["<table>", "<td>", "<th>", "<caption>"]),
    ("list", &["<ul>", "<ol>", "<li>", "<dl>", "<dt>", "<dd>"]),
    ("paragraph", &["<p>"]),
    ("bold", &["<strong>", "<b>"]),
    ("italic", &["<em>", "<i>"]),
    ("small", &["<small>", "<sub>", "<sup>"]),
    ("preformatted", &["<pre>", "<code>"]),
    ("hidden", &["hidden", "sr", "screen", "visuallyhidden", "invisible", "noscript"]),
    ("skip", &["skip", "skiplink"]),
    ("account", &["login", "logout", "user", "account", "register", "signin", "anmelden", "konto"]),
    (
        "pagination",
        &["pagination", "pager", "prev", "previous", "next", "paging", "nextpage", "links", "pages"],
    ),
    ("legal", &["legal", "disclaimer", "imprint", "impressum", "agb", "policy"]),
    ("contact", &["contact", "kontakt", "email", "mail", "phone", "adr"]),
    ("contents table", &["toc", "inhaltsverzeichnis", "ez"]),
    ("rating", &["rating", "ratings", "vote", "votes", "likes", "like", "reaction", "reactions", "stars"]),
    ("shop", &["product", "products", "price", "shop", "cart", "buy", "deal", "deals", "produkt"]),
    ("fact box", &["infobox", "factbox", "factsheet", "box", "kasten", "callout"]),
    ("live", &["live", "liveblog", "liveticker", "update"]),
    ("site", &["site", "brand", "branding", "logo", "identity"]),
    ("column", &["col", "column", "grid", "row"]),
];

/// Every word of the table with its hints, sorted.
static WORDS: LazyLock<Vec<(&str, Hints)>> = LazyLock::new(|| {
    let mut words: Vec<(&str, Hints)> = Vec::new();
    for (bit, (_, all)) in TABLE.iter().enumerate() {
        words.extend(all.iter().map(|word| (*word, Hints(1 << bit))));
    }
    words.sort_unstable_by_key(|(word, _)| *word);
    words.dedup_by(|next, first| {
        let same = next.0 == first.0;
        first.1 |= if same { next.1 } else { Hints::default() };
        same
    });
    words
});

impl Hints {
    /// How many hints there are.
    pub const COUNT: usize = TABLE.len();

    /// What an element's name says (`p`, in small letters).
    pub fn of_element(name: &str) -> Self {
        Self::of(&format!("<{name}>"))
    }

    /// What the value of a class, id, role, itemprop or data-testid attribute says, cut into its words at marks and
    /// capitals.
    pub fn of_attribute(value: &str) -> Self {
        let mut hints = Hints::default();
        for part in value.split(|c: char| !c.is_alphanumeric()) {
            let mut start = 0;
            let mut lower = false;
            for (at, c) in part.char_indices() {
                if (lower && c.is_uppercase()) || (at > start && c.is_ascii_digit()) {
                    hints |= Self::of_word(&part[start..at]);
                    start = at;
                }
                lower = c.is_lowercase();
            }
            hints |= Self::of_word(&part[start..]);
        }
        hints
    }

    fn of_word(word: &str) -> Self {
        let mut lower = [0; 16];
        let Some(lower) = lower.get_mut(..word.len()).filter(|word| word.len() > 1) else {
            return Hints::default();
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).map_or_else(|_| Hints::default(), Self::of)
    }

    fn of(word: &str) -> Self {
        WORDS
            .binary_search_by_key(&word, |(known, _)| known)
            .map_or_else(|_| Hints::default(), |at| WORDS[at].1)
    }

    /// Whether the set holds the hint of this name.
    pub fn has(self, name: &str) -> bool {
        TABLE.iter().position(|(known, _)| *known == name).is_some_and(|bit| self.0 >> bit & 1 == 1)
    }

    /// The places in the table of the hints in the set, rising.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let rest = std::iter::successors(Some(self.0), |rest| Some(rest & rest.wrapping_sub(1)));
        rest.take_while(|&rest| rest != 0).map(|rest| rest.trailing_zeros() as usize)
    }

    /// The set as a number: a bit for each hint, at its place in the table.
    pub fn bits(self) -> u64 {
        self.0
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Hints {
    type Output = Hints;

    fn bitor(self, other: Hints) -> Hints {
        Hints(self.0 | other.0)
    }
}

impl BitAnd for Hints {
    type Output = Hints;

    fn bitand(self, other: Hints) -> Hints {
        Hints(self.0 & other.0)
    }
}

impl BitOrAssign for Hints {
    fn bitor_assign(&mut self, other: Hints) {
        self.0 |= other.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_cut_at_marks_and_capitals() {
        let hints = Hints::of_attribute("ArticleBody js-comments_list sidebar2");
        for name in ["article", "body", "comment", "listing", "aside"] {
            assert!(hints.has(name), "{name}");
        }
        assert!(!hints.has("advert"));
    }

    #[test]
    fn element_names_are_not_class_words() {
        assert!(Hints::of_element("figcaption").has("caption"));
        assert!(Hints::of_attribute("p").is_empty());
        assert!(Hints::of_element("article").has("article"));
        assert!(Hints::of_element("story").is_empty());
        assert_eq!(Hints::COUNT, 61);
    }
}
