//! Character references of HTML that were left in the text: `&amp;`, `&#8217;`, `&nbsp;`.

use html5gum::emitters::callback::CallbackEvent;

use crate::source;

/// The longest reference that is looked for, in bytes: the longest name of HTML has 31 letters.
const LONGEST: usize = 34;

/// What the reference that `text` begins with stands for, and its length in bytes. A reference to a reference
/// (`&amp;nbsp;`) is followed.
pub(super) fn decode(text: &str) -> Option<(String, usize)> {
    let (mut decoded, length) = decode_once(text)?;
    // `&amp;` followed by what makes a reference of it.
    let mut end = length;
    while decoded == "&" {
        let rest = &text[end..];
        let Some((next, length)) =
            decode_once(&[&decoded, &rest[..rest.floor_char_boundary(LONGEST)]].concat())
        else {
            break;
        };
        end += length - 1;
        decoded = next;
    }
    Some((decoded, end))
}

fn decode_once(text: &str) -> Option<(String, usize)> {
    let name = text.strip_prefix('&')?.bytes().take(LONGEST).position(|b| b == b';')?;
    let reference = &text[..name + 2];
    let well_formed = match reference.as_bytes() {
        [_, b'#', b'x' | b'X', digits @ .., _] => {
            !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit)
        }
        [_, b'#', digits @ .., _] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
        [_, name @ .., _] => !name.is_empty() && name.iter().all(u8::is_ascii_alphanumeric),
        _ => false,
    };
    if !well_formed {
        return None;
    }
    // The table of names is the one that reads HTML.
    let mut decoded = String::new();
    source::tokens(reference, &mut |event| {
        if let CallbackEvent::String { value } = event {
            decoded.push_str(&String::from_utf8_lossy(value));
        }
    });
    // An unknown name, or one that is known without its last letters, is no reference.
    (decoded != reference && !decoded.ends_with(';') || reference == "&semi;")
        .then_some((decoded, reference.len()))
}
