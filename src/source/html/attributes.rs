//! The attributes of one start tag that the reading needs.

use crate::source::Hints;

/// Those that are set, each as written; empty where it is not.
#[derive(Default)]
pub(super) struct Attributes {
    pub(super) class: String,
    pub(super) id: String,
    pub(super) style: String,
    pub(super) href: String,
    pub(super) role: String,
    pub(super) itemprop: String,
    pub(super) rel: String,
    pub(super) datetime: String,
    pub(super) lang: String,
    /// `name` or `property` of a `meta` element.
    pub(super) name: String,
    pub(super) content: String,
    pub(super) kind: String,
    /// `data-testid` and its like, which many sites name their parts with.
    pub(super) test_id: String,
    pub(super) hidden: bool,
    pub(super) open: bool,
    /// Which attribute the next value belongs to.
    current: Option<Field>,
}

#[derive(Clone, Copy)]
enum Field {
    Class,
    Id,
    Style,
    Href,
    Role,
    Itemprop,
    Rel,
    Datetime,
    Lang,
    Name,
    Content,
    Kind,
    TestId,
    Hidden,
}

/// A longer value is cut: no attribute that is read needs more.
const LONGEST: usize = 4096;

impl Attributes {
    /// Unsets all.
    pub(super) fn clear(&mut self) {
        for field in [
            &mut self.class,
            &mut self.id,
            &mut self.style,
            &mut self.href,
            &mut self.role,
            &mut self.itemprop,
            &mut self.rel,
            &mut self.datetime,
            &mut self.lang,
            &mut self.name,
            &mut self.content,
            &mut self.kind,
            &mut self.test_id,
        ] {
            field.clear();
        }
        (self.hidden, self.open) = (false, false);
        self.current = None;
    }

    /// An attribute begins.
    pub(super) fn name(&mut self, name: &[u8]) {
        self.current = match name {
            b"class" => Some(Field::Class),
            b"id" => Some(Field::Id),
            b"style" => Some(Field::Style),
            b"href" => Some(Field::Href),
            b"role" => Some(Field::Role),
            b"itemprop" => Some(Field::Itemprop),
            b"rel" => Some(Field::Rel),
            b"datetime" => Some(Field::Datetime),
            b"lang" | b"xml:lang" => Some(Field::Lang),
            b"name" | b"property" => Some(Field::Name),
            b"content" => Some(Field::Content),
            b"type" => Some(Field::Kind),
            b"data-testid" | b"data-test-id" | b"data-component" | b"data-qa" | b"data-module" => {
                Some(Field::TestId)
            }
            b"hidden" => {
                self.hidden = true;
                Some(Field::Hidden)
            }
            b"open" => {
                self.open = true;
                None
            }
            _ => None,
        };
    }

    /// The value of the attribute that began last.
    pub(super) fn value(&mut self, value: &[u8]) {
        let Some(current) = self.current.take() else { return };
        let value = String::from_utf8_lossy(value);
        let value = &value[..value.floor_char_boundary(LONGEST)];
        let field = match current {
            Field::Class => &mut self.class,
            Field::Id => &mut self.id,
            Field::Style => &mut self.style,
            Field::Href => &mut self.href,
            Field::Role => &mut self.role,
            Field::Itemprop => &mut self.itemprop,
            Field::Rel => &mut self.rel,
            Field::Datetime => &mut self.datetime,
            Field::Lang => &mut self.lang,
            Field::Name => &mut self.name,
            Field::Content => &mut self.content,
            Field::Kind => &mut self.kind,
            Field::TestId => &mut self.test_id,
            Field::Hidden => {
                self.hidden = !value.eq_ignore_ascii_case("until-found");
                return;
            }
        };
        // The first of two attributes of one name counts.
        if field.is_empty() {
            field.push_str(value);
        }
    }

    /// What the attributes that name an element's part say of it.
    pub(super) fn hints(&self) -> Hints {
        [&self.class, &self.id, &self.itemprop, &self.role, &self.rel, &self.test_id]
            .into_iter()
            .filter(|value| !value.is_empty())
            .fold(Hints::default(), |hints, value| hints | Hints::of_attribute(value))
    }
}
