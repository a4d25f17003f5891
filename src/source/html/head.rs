//! What a document's head says of the article: title, meta elements, JSON-LD.

use serde_json::Value;

use super::attributes::Attributes;
use crate::source::Head;

/// Collects what the head says, best source first.
#[derive(Default)]
pub(super) struct HeadReader {
    headline: Slot,
    description: Slot,
    authors: Slot,
    published: Slot,
    updated: Slot,
    section: Slot,
    site: Slot,
    language: Slot,
    collecting: Option<Collecting>,
}

/// The text of an element that is being read.
enum Collecting {
    Title(String),
    JsonLd(String),
}

/// The values of the best source so far.
#[derive(Default)]
struct Slot {
    rank: u8,
    values: Vec<String>,
}

/// The ranks of sources, best first.
const JSON_LD: u8 = 1;
const META: u8 = 2;
const GENERAL: u8 = 3;
const FALLBACK: u8 = 4;

/// No field needs more; a longer one is text that strayed into it.
const LONGEST: usize = 2000;

impl Slot {
    fn offer(&mut self, rank: u8, value: &str) {
        let value = plain(value);
        if value.is_empty() || value.len() > LONGEST || self.rank != 0 && self.rank < rank {
            return;
        }
        if self.rank != rank {
            self.values.clear();
            self.rank = rank;
        }
        if !self.values.contains(&value) && self.values.len() < 20 {
            self.values.push(value);
        }
    }

    fn first(self) -> Option<String> {
        self.values.into_iter().next()
    }
}

impl HeadReader {
    /// A start tag.
    pub(super) fn element(&mut self, name: &str, attributes: &Attributes) {
        match name {
            "html" => self.language.offer(JSON_LD, &attributes.lang),
            "meta" => self.meta(attributes),
            "link" if attributes.rel.eq_ignore_ascii_case("canonical") => {
                let host = attributes.href.split_once("://").map_or("", |(_, rest)| rest).split('/').next();
                let host = host.unwrap_or_default();
                self.site.offer(FALLBACK, host.strip_prefix("www.").unwrap_or(host));
            }
            "title" if self.headline.rank != FALLBACK => {
                self.collecting = Some(Collecting::Title(String::new()))
            }
            "script" if attributes.kind.trim().eq_ignore_ascii_case("application/ld+json") => {
                self.collecting = Some(Collecting::JsonLd(String::new()));
            }
            _ => {}
        }
    }

    /// Text that is not shown.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(Collecting::Title(it) | Collecting::JsonLd(it)) = &mut self.collecting {
            it.push_str(text);
        }
    }

    /// The element called `name` ends.
    pub(super) fn end(&mut self, name: &str) {
        match (name, self.collecting.take()) {
            ("title", Some(Collecting::Title(title))) => self.headline.offer(FALLBACK, &title),
            ("script", Some(Collecting::JsonLd(json))) => {
                // What does not parse says nothing: pages often get it wrong.
                if let Ok(value) = serde_json::from_str::<Value>(&json) {
                    self.json_ld(&value, 0);
                }
            }
            (_, collecting) => self.collecting = collecting,
        }
    }

    fn meta(&mut self, attributes: &Attributes) {
        let name = if attributes.name.is_empty() { &attributes.itemprop } else { &attributes.name };
        let (name, content) = (name.to_ascii_lowercase(), attributes.content.as_str());
        match name.as_str() {
            "og:title" | "parsely-title" | "sailthru.title" | "headline" => {
                self.headline.offer(META, content)
            }
            "twitter:title" | "dc.title" | "dcterms.title" | "title" => self.headline.offer(GENERAL, content),
            "description" | "og:description" => self.description.offer(META, content),
            "twitter:description" | "dc.description" | "dcterms.abstract" | "sailthru.description" => {
                self.description.offer(GENERAL, content);
            }
            "parsely-author" | "sailthru.author" | "byl" | "article:author_name" => {
                self.author(META, content)
            }
            "author" | "dc.creator" | "dcterms.creator" | "article:author" | "twitter:creator_name" => {
                self.author(GENERAL, content);
            }
            "article:published_time" | "parsely-pub-date" | "datepublished" | "og:published_time" => {
                self.published(META, content);
            }
            "dc.date.issued"
            | "dcterms.created"
            | "dcterms.issued"
            | "dc.date"
            | "dcterms.date"
            | "date"
            | "pubdate"
            | "publish-date"
            | "publication_date"
            | "publishdate"
            | "sailthru.date"
            | "cxenseparse:publishtime"
            | "datecreated" => self.published(GENERAL, content),
            "article:modified_time" | "datemodified" => self.updated(META, content),
            "og:updated_time" | "dcterms.modified" | "dc.date.modified" | "last-modified" | "lastmod" => {
                self.updated(GENERAL, content);
            }
            "article:section" | "parsely-section" | "articlesection" => self.section.offer(META, content),
            "og:site_name" => self.site.offer(JSON_LD, content),
            "application-name" | "dc.publisher" | "dcterms.publisher" => self.site.offer(GENERAL, content),
            "og:locale" | "content-language" | "dc.language" | "dcterms.language" | "language" => {
                self.language.offer(GENERAL, &content.replace('_', "-"));
            }
            "inlanguage" => self.language.offer(META, content),
            _ => {}
        }
    }

    fn author(&mut self, rank: u8, name: &str) {
        let name = name.trim();
        let name = name.strip_prefix("By ").or_else(|| name.strip_prefix("by ")).unwrap_or(name);
        // Some sites put the address of the author's page here.
        if !name.contains("://") && !name.starts_with('/') {
            self.authors.offer(rank, name);
        }
    }

    fn published(&mut self, rank: u8, time: &str) {
        self.published.offer(rank, &iso_time(time).unwrap_or_default());
    }

    fn updated(&mut self, rank: u8, time: &str) {
        self.updated.offer(rank, &iso_time(time).unwrap_or_default());
    }

    /// Looks for the article in a JSON-LD value and in the graphs and lists it holds.
    fn json_ld(&mut self, value: &Value, depth: usize) {
        const DEEPEST: usize = 4;
        match value {
            Value::Array(values) if depth < DEEPEST => {
                values.iter().for_each(|it| self.json_ld(it, depth + 1))
            }
            Value::Object(fields) => {
                for part in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    if let Some(value) = fields.get(part).filter(|_| depth < DEEPEST) {
                        self.json_ld(value, depth + 1);
                    }
                }
                if types(value).any(is_article) {
                    self.json_article(value);
                } else if types(value).any(|it| it == "WebSite" || it == "NewsMediaOrganization") {
                    strings(&value["name"]).for_each(|name| self.site.offer(GENERAL, name));
                }
            }
            _ => {}
        }
    }

    fn json_article(&mut self, article: &Value) {
        strings(&article["headline"]).for_each(|it| self.headline.offer(JSON_LD, it));
        strings(&article["description"]).for_each(|it| self.description.offer(JSON_LD, it));
        for key in ["author", "creator"] {
            if self.authors.rank != JSON_LD {
                names(&article[key]).for_each(|it| self.author(JSON_LD, it));
            }
        }
        strings(&article["datePublished"]).for_each(|it| self.published(JSON_LD, it));
        strings(&article["dateModified"]).for_each(|it| self.updated(JSON_LD, it));
        strings(&article["articleSection"]).for_each(|it| self.section.offer(JSON_LD, it));
        names(&article["publisher"]).for_each(|it| self.site.offer(META, it));
        strings(&article["inLanguage"]).for_each(|it| self.language.offer(META, it));
    }

    /// What was found.
    pub(super) fn finish(self) -> Head {
        let site = self.site.first();
        let headline = self.headline.first().map(|it| without_site(&it, site.as_deref()));
        Head {
            headline: headline.filter(|it| !it.is_empty()),
            description: self.description.first(),
            authors: self.authors.values,
            published: self.published.first(),
            updated: self.updated.first(),
            section: self.section.first(),
            site,
            language: self.language.first(),
        }
    }
}

fn types(value: &Value) -> impl Iterator<Item = &str> {
    strings(&value["@type"])
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article")
        || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report" | "SocialMediaPosting")
}

/// The strings of a value: itself, or those of a list.
fn strings(value: &Value) -> impl Iterator<Item = &str> {
    let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    list.iter().filter_map(Value::as_str)
}

/// The names of persons or organisations: strings, or objects with a name.
fn names(value: &Value) -> impl Iterator<Item = &str> {
    let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    list.iter().flat_map(|it| if it.is_object() { strings(&it["name"]) } else { strings(it) })
}

/// Without markup, references and runs of white space, which strayed into many heads.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The headline without the site's name before or after it.
fn without_site(title: &str, site: Option<&str>) -> String {
    const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » "];
    let mut best = title;
    for separator in SEPARATORS {
        let same = |part: &str| site.is_some_and(|site| part.trim().eq_ignore_ascii_case(site));
        if let Some((head, tail)) = title.rsplit_once(separator) {
            // Without the site's name, only a bar parts surely: a dash may be the headline's own.
            let foreign = site.is_none_or(|site| !title.contains(site)) && separator == " | ";
            if same(tail) || foreign && tail.split(' ').count() <= 4 && head.split(' ').count() >= 3 {
                best = head;
            }
        }
        if let Some((head, tail)) = title.split_once(separator)
            && same(head)
        {
            best = tail;
        }
    }
    best.trim().to_owned()
}

/// A date, or date and time, as ISO 8601 writes it; none where the text begins with no such date.
pub(super) fn iso_time(text: &str) -> Option<String> {
    let text = text.trim();
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| {
        bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit)).then_some(())
    };
    digits(0..4)?;
    let separator = *bytes.get(4)?;
    if !matches!(separator, b'-' | b'/' | b'.') || bytes.get(7) != Some(&separator) {
        return None;
    }
    digits(5..7)?;
    digits(8..10)?;
    let date = format!("{}-{}-{}", &text[..4], &text[5..7], &text[8..10]);
    crate::times::value::day(&date)?;
    if !matches!(bytes.get(10), Some(b'T' | b't' | b' '))
        || digits(11..13).is_none()
        || bytes.get(13) != Some(&b':')
    {
        return Some(date);
    }
    digits(14..16)?;
    let mut end = 16;
    if bytes.get(16) == Some(&b':') && digits(17..19).is_some() {
        end = 19;
    }
    let time = &text[11..end];
    // A fraction of a second says nothing to a reader.
    let rest = text[end..].trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()).trim_start();
    let zone = match rest.as_bytes() {
        [b'Z' | b'z', ..] => "Z".to_owned(),
        [b'+' | b'-', a, b, b':', c, d, ..] | [b'+' | b'-', a, b, c, d, ..]
            if [a, b, c, d].iter().all(|digit| digit.is_ascii_digit()) =>
        {
            [&rest[..1], &format!("{}{}:{}{}", *a as char, *b as char, *c as char, *d as char)].concat()
        }
        [b'U', b'T', b'C', ..] | [b'G', b'M', b'T', ..] => "Z".to_owned(),
        _ => String::new(),
    };
    Some(format!("{date}T{time}{zone}"))
}
