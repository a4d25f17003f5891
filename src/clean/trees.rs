//! Boosted decision trees (Friedman, 2001) that tell how likely a line stands in the article's text, from its
//! measures. They see thresholds and their combinations, which the chain's sums of features do not.

use crate::label::ModelError;

/// The trees of a model, the nodes of all in one row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Trees {
    /// How many measures a line has.
    measures: usize,
    nodes: Vec<Node>,
    /// Where each tree begins: a node, or a leaf with the bit [`END`].
    roots: Vec<u32>,
    leaves: Vec<i16>,
    /// The log-odds that one unit of a leaf stands for.
    step: f32,
}

/// A question: where to go on if the measure is at most the value, and where if it is not.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Node {
    value: f32,
    measure: u16,
    next: [u32; 2],
}

/// A place with this bit is a leaf.
const END: u32 = 1 << 31;

/// In a section, where a node has one byte, a leaf's number within its tree has this bit.
pub(crate) const LEAF: u8 = 0x80;

/// How many trees are walked abreast: so the processor waits for none and never guesses which way one goes, which takes
/// less than half the time.
const ABREAST: usize = 8;

impl Trees {
    /// How many measures a line has.
    pub(super) fn measures(&self) -> usize {
        self.measures
    }

    /// The log-odds that the line with these measures stands in the text.
    pub(crate) fn score(&self, measures: &[f32]) -> f32 {
        let mut sum = 0;
        for roots in self.roots.chunks(ABREAST) {
            let mut places = [END; ABREAST];
            places[..roots.len()].copy_from_slice(roots);
            while places.iter().any(|place| place & END == 0) {
                for place in &mut places {
                    let at_leaf = *place & END != 0;
                    let node = &self.nodes[if at_leaf { 0 } else { *place as usize }];
                    let right = 1 - usize::from(measures[usize::from(node.measure)] <= node.value);
                    *place = if at_leaf { *place } else { node.next[right] };
                }
            }
            let leaves = places[..roots.len()].iter().map(|&place| self.leaves[(place ^ END) as usize]);
            sum += leaves.map(i32::from).sum::<i32>();
        }
        sum as f32 * self.step
    }

    /// Reads a section that the trainer wrote: the unit of the leaves (f32), how many measures there are (u16), for each
    /// the values at which trees may part lines, rising (their number, then f32s); how many trees (u16), how many inner
    /// nodes each has; of all nodes the measures (low bytes, then high ones), the measure's value, what is on the left,
    /// what on the right, with the bit [`LEAF`] for a leaf: each compresses better beside its like; the leaves of each
    /// tree (i16), one more than nodes. A node's number is higher than that of the node above it.
    ///
    /// # Errors
    /// [`ModelError`] for anything else.
    pub(crate) fn read(section: &[u8]) -> Result<Self, ModelError> {
        let mut rest = section;
        let step = f32::from_le_bytes(take(&mut rest)?);
        let measures = usize::from(u16::from_le_bytes(take(&mut rest)?));
        let mut edges = Vec::with_capacity(measures);
        for _ in 0..measures {
            let [count] = take(&mut rest)?;
            let read = (0..count).map(|_| Ok(f32::from_le_bytes(take(&mut rest)?)));
            edges.push(read.collect::<Result<Vec<_>, ModelError>>()?);
        }
        let count = usize::from(u16::from_le_bytes(take(&mut rest)?));
        let sizes = split(&mut rest, count)?;
        let total = sizes.iter().map(|&size| usize::from(size)).sum();
        let mut column = || split(&mut rest, total);
        let (low, high, edge, left, right) = (column()?, column()?, column()?, column()?, column()?);
        let (mut nodes, mut roots) = (Vec::with_capacity(total), Vec::with_capacity(count));
        let mut leaves = 0;
        for &size in sizes {
            let first = nodes.len() as u32;
            let place = |number: u8, byte: u8| match byte & !LEAF {
                leaf if byte & LEAF != 0 => (leaf <= size).then_some((leaves + u32::from(leaf)) | END),
                node => (number < node && node < size).then_some(first + u32::from(node)),
            };
            roots.push(if size == 0 { leaves | END } else { first });
            for number in 0..size {
                let at = nodes.len();
                let measure = u16::from_le_bytes([low[at], high[at]]);
                let value =
                    edges.get(usize::from(measure)).and_then(|edges| edges.get(usize::from(edge[at])));
                let (Some(&value), Some(left), Some(right)) =
                    (value, place(number, left[at]), place(number, right[at]))
                else {
                    return Err(ModelError::Malformed("trees"));
                };
                nodes.push(Node { value, measure, next: [left, right] });
            }
            leaves += u32::from(size) + 1;
        }
        let (leaves, []) = rest.as_chunks() else { return Err(ModelError::Malformed("trees")) };
        let leaves: Vec<i16> = leaves.iter().map(|&bytes| i16::from_le_bytes(bytes)).collect();
        if leaves.len() != total + count || !step.is_finite() {
            return Err(ModelError::Malformed("trees"));
        }
        Ok(Trees { measures, nodes, roots, leaves, step })
    }
}

fn split<'a>(rest: &mut &'a [u8], count: usize) -> Result<&'a [u8], ModelError> {
    let (bytes, after) = rest.split_at_checked(count).ok_or(ModelError::Malformed("trees"))?;
    *rest = after;
    Ok(bytes)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], ModelError> {
    let (bytes, after) = rest.split_first_chunk::<N>().ok_or(ModelError::Malformed("trees"))?;
    *rest = after;
    Ok(*bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two trees over one measure with two edges: a question with two leaves, and one that leads to another.
    const SECTION: &[u8] = &[
        0, 0, 0, 63, 1, 0, 2, 0, 0, 192, 63, 0, 0, 32,
        64, // The unit .5, one measure, its edges 1.5 and 2.5.
        2, 0, 1, 2, // Two trees, of one node and of two.
        0, 0, 0, 0, 0, 0, 0, 1, 0, // Measures, edges.
        0x80, 1, 0x80, 0x81, 0x82, 0x81, // Left, right.
        251, 255, 7, 0, 1, 0, 2, 0, 4, 0, // The leaves -5 and 7, and 1, 2 and 4.
    ];

    #[test]
    fn all_trees_add_up() {
        let trees = Trees::read(SECTION).unwrap();
        assert_eq!(trees.measures(), 1);
        assert_eq!(trees.score(&[1.0]), (-5.0 + 1.0) / 2.0);
        assert_eq!(trees.score(&[2.0]), (7.0 + 2.0) / 2.0);
        assert_eq!(trees.score(&[3.0]), (7.0 + 4.0) / 2.0);
    }

    #[test]
    fn a_damaged_section_is_an_error_and_never_a_panic() {
        for end in 0..SECTION.len() {
            assert!(Trees::read(&SECTION[..end]).is_err());
        }
        assert!(Trees::read(&[SECTION, &[0]].concat()).is_err());
        assert!(Trees::read(&[0xff; 64]).is_err());
        for at in 0..SECTION.len() {
            for flip in 1..=255 {
                let mut section = SECTION.to_vec();
                section[at] ^= flip;
                if let Ok(trees) = Trees::read(&section) {
                    trees.score(&vec![2.0; trees.measures()]);
                }
            }
        }
    }
}
