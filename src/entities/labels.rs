//! The labels of tokens: for each kind of name `B` for its first token, `I` for inner ones, `E` for the last, `S` for
//! a single one; `O` for all other tokens. The scheme is known as BIOES (Ratinov and Roth, 2009).

use std::ops::Range;

use crate::{analysis::Label, label::LabelSet};

/// The number of `O`.
pub(crate) const OUTSIDE: u8 = 0;

/// A token's label, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Begin,
    Inside,
    End,
    Single,
}

/// Whether a label's number says that a name is not finished, and which kind.
fn parts(label: u8) -> Option<(usize, Place)> {
    let number = label.checked_sub(1)?;
    let place = [Place::Begin, Place::Inside, Place::End, Place::Single][usize::from(number % 4)];
    Some((usize::from(number / 4), place))
}

/// The kind of name that a token's label belongs to: a place in [`Label::NAMES`]; none for `O`.
pub(crate) fn kind(label: u8) -> Option<usize> {
    parts(label).map(|part| part.0)
}

/// The set of labels, with the steps that make whole names.
pub(crate) fn label_set() -> LabelSet {
    let names =
        Label::NAMES.iter().flat_map(|name| ["B", "I", "E", "S"].map(|p| format!("{p}-{}", name.as_str())));
    let mut set = LabelSet::free(std::iter::once("O".to_owned()).chain(names));
    let open = |label: u8| matches!(parts(label), Some((_, Place::Begin | Place::Inside)));
    let begins = |label: u8| !matches!(parts(label), Some((_, Place::Inside | Place::End)));
    let all = 0..set.len() as u8;
    let mask = |keep: &dyn Fn(u8) -> bool| all.clone().filter(|&l| keep(l)).fold(0, |mask, l| mask | 1 << l);
    set.starts = mask(&begins);
    set.ends = mask(&|label| !open(label));
    let follows = |from: u8| {
        if open(from) { mask(&|to| !begins(to) && kind(to) == kind(from)) } else { set.starts }
    };
    set.follows = all.clone().map(follows).collect();
    set
}

/// The labels of the tokens of a name of this kind and length.
#[cfg(any(feature = "train", test))]
pub(crate) fn encode(kind: usize, length: usize) -> impl Iterator<Item = u8> {
    (0..length).map(move |at| {
        let place = match (at, length) {
            (0, 1) => 3,
            (0, _) => 0,
            _ if at + 1 == length => 2,
            _ => 1,
        };
        (1 + 4 * kind + place) as u8
    })
}

/// The names of a path that keeps to [`label_set`]: tokens and kind, in order.
pub(crate) fn decode(path: &[u8]) -> impl Iterator<Item = (Range<usize>, usize)> {
    let mut start = 0;
    path.iter().enumerate().filter_map(move |(at, &label)| {
        let (kind, place) = parts(label)?;
        if matches!(place, Place::Begin | Place::Single) {
            start = at;
        }
        matches!(place, Place::End | Place::Single).then_some((start..at + 1, kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_from_their_labels() {
        let mut path = vec![OUTSIDE];
        path.extend(encode(2, 3));
        path.extend(encode(0, 1));
        path.extend([OUTSIDE]);
        path.extend(encode(10, 2));
        assert_eq!(decode(&path).collect::<Vec<_>>(), [(1..4, 2), (4..5, 0), (6..8, 10)]);
    }

    #[test]
    fn only_whole_names_are_legal() {
        let set = label_set();
        let number = |name: &str| set.names.iter().position(|n| n == name).unwrap();
        let follows = |from: &str, to: &str| set.follows[number(from)] >> number(to) & 1 == 1;
        assert!(follows("O", "B-ORG") && follows("B-ORG", "E-ORG") && follows("E-ORG", "S-GPE"));
        assert!(!follows("O", "I-ORG") && !follows("B-ORG", "O") && !follows("B-ORG", "E-GPE"));
        assert!(set.starts >> number("I-LAW") & 1 == 0 && set.ends >> number("B-LAW") & 1 == 0);
    }
}
