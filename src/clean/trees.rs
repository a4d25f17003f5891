//! Boosted decision trees (Friedman, 2001) that tell how likely a line stands in the article's text, from its
//! measures. They see thresholds and their combinations, which the chain's sums of features do not.

use crate::label::ModelError;

/// The trees of a model.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Trees {
    /// For each measure the values at which trees may part lines, rising.
    pub(crate) edges: Vec<Vec<f32>>,
    pub(crate) trees: Vec<Tree>,
    /// The log-odds that one unit of a leaf stands for.
    pub(crate) step: f32,
    walk: Walk,
}

/// One tree: its inner nodes, the root first, and its leaves.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
    pub(crate) leaves: Vec<i16>,
}

/// A question: lines whose measure is at most the edge go left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) measure: u16,
    /// Which of the measure's edges, and its value.
    pub(crate) edge: u8,
    pub(crate) value: f32,
    pub(crate) left: Next,
    pub(crate) right: Next,
}

/// Where a line goes on: to an inner node further on in the tree, or to a leaf.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Next {
    Node(u8),
    Leaf(u8),
}

/// The nodes of all trees in one row. Several trees are walked abreast, so that the processor waits for none and never
/// guesses which way one goes: that takes less than half the time.
#[derive(Clone, Debug, Default, PartialEq)]
struct Walk {
    nodes: Vec<Step>,
    /// Where each tree begins: a node, or a leaf with the bit [`END`].
    roots: Vec<u32>,
    leaves: Vec<i16>,
}

/// A question of [`Walk`]: where to go if the measure is at most the value, and where if it is not.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Step {
    value: f32,
    measure: u16,
    next: [u32; 2],
}

/// A place with this bit is a leaf.
const END: u32 = 1 << 31;

/// How many trees are walked abreast.
const ABREAST: usize = 8;

impl Walk {
    fn new(trees: &[Tree]) -> Self {
        let mut walk = Walk::default();
        for tree in trees {
            let (node, leaf) = (walk.nodes.len() as u32, walk.leaves.len() as u32 | END);
            let place = |next| match next {
                Next::Node(number) => node + u32::from(number),
                Next::Leaf(number) => leaf + u32::from(number),
            };
            walk.roots.push(if tree.nodes.is_empty() { leaf } else { node });
            walk.nodes.extend(tree.nodes.iter().map(|&Node { measure, value, left, right, .. }| Step {
                value,
                measure,
                next: [place(left), place(right)],
            }));
            walk.leaves.extend(&tree.leaves);
        }
        walk
    }

    /// The sum of the leaves that `measures` lead to.
    fn sum(&self, measures: &[f32]) -> i32 {
        let mut sum = 0;
        for roots in self.roots.chunks(ABREAST) {
            let mut places = [END; ABREAST];
            places[..roots.len()].copy_from_slice(roots);
            while places.iter().any(|place| place & END == 0) {
                for place in &mut places {
                    let at_leaf = *place & END != 0;
                    let step = &self.nodes[if at_leaf { 0 } else { *place as usize }];
                    let right = 1 - usize::from(measures[usize::from(step.measure)] <= step.value);
                    *place = if at_leaf { *place } else { step.next[right] };
                }
            }
            let leaves = places[..roots.len()].iter().map(|&place| self.leaves[(place ^ END) as usize]);
            sum += leaves.map(i32::from).sum::<i32>();
        }
        sum
    }
}

/// In a section a leaf's number has this bit.
const LEAF: u8 = 0x80;

impl Trees {
    /// `edges` for each measure, `trees`, and the log-odds that one unit of a leaf stands for.
    pub(crate) fn new(edges: Vec<Vec<f32>>, trees: Vec<Tree>, step: f32) -> Self {
        let walk = Walk::new(&trees);
        Trees { edges, trees, step, walk }
    }

    /// The log-odds that the line with these measures stands in the text.
    pub(crate) fn score(&self, measures: &[f32]) -> f32 {
        self.walk.sum(measures) as f32 * self.step
    }

    /// Reads the section that [`Trees::write`] writes.
    pub(crate) fn read(section: &[u8]) -> Result<Self, ModelError> {
        let mut rest = section;
        let step = f32::from_le_bytes(take(&mut rest)?);
        let [measures] = [u16::from_le_bytes(take(&mut rest)?)];
        let mut edges = Vec::new();
        for _ in 0..measures {
            let [count] = take(&mut rest)?;
            let read = (0..count).map(|_| Ok(f32::from_le_bytes(take(&mut rest)?)));
            edges.push(read.collect::<Result<Vec<_>, ModelError>>()?);
        }
        let count = usize::from(u16::from_le_bytes(take(&mut rest)?));
        let sizes = split(&mut rest, count)?;
        let nodes = sizes.iter().map(|&size| usize::from(size)).sum();
        let mut column = || Ok(split(&mut rest, nodes)?.iter().copied());
        let (mut low, mut high, mut edge) = (column()?, column()?, column()?);
        let (mut left, mut right) = (column()?, column()?);
        let mut trees = Vec::with_capacity(count);
        for &size in sizes {
            let mut tree = Tree::default();
            for number in 0..size {
                let next = |column: &mut dyn Iterator<Item = u8>| column.next().unwrap_or_default();
                let measure = u16::from_le_bytes([next(&mut low), next(&mut high)]);
                let edge = next(&mut edge);
                let known: Option<&f32> =
                    edges.get(measure as usize).and_then(|edges: &Vec<f32>| edges.get(edge as usize));
                let value = *known.ok_or(ModelError::Malformed("trees"))?;
                let [left, right] = [next(&mut left), next(&mut right)]
                    .map(|byte| if byte & LEAF != 0 { Next::Leaf(byte & !LEAF) } else { Next::Node(byte) });
                let onwards = [left, right].into_iter().all(|next| match next {
                    Next::Node(next) => number < next && next < size,
                    Next::Leaf(leaf) => leaf <= size,
                });
                if !onwards {
                    return Err(ModelError::Malformed("trees"));
                }
                tree.nodes.push(Node { measure, edge, value, left, right });
            }
            for _ in 0..=size {
                tree.leaves.push(i16::from_le_bytes(take(&mut rest)?));
            }
            trees.push(tree);
        }
        if !rest.is_empty() || !step.is_finite() {
            return Err(ModelError::Malformed("trees"));
        }
        Ok(Trees::new(edges, trees, step))
    }

    /// The section: the unit of the leaves (f32), how many measures there are (u16), for each its edges (their number,
    /// then f32s); how many trees (u16), how many inner nodes each has; of all nodes the measures (low bytes, then high
    /// ones), the edges, what is on the left, what on the right, with the high bit for a leaf: each compresses better
    /// beside its like; the leaves of each tree (i16), one more than nodes.
    #[cfg(feature = "train")]
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut section = self.step.to_le_bytes().to_vec();
        section.extend((self.edges.len() as u16).to_le_bytes());
        for edges in &self.edges {
            section.push(edges.len() as u8);
            edges.iter().for_each(|edge| section.extend(edge.to_le_bytes()));
        }
        section.extend((self.trees.len() as u16).to_le_bytes());
        section.extend(self.trees.iter().map(|tree| tree.nodes.len() as u8));
        let byte = |next| match next {
            Next::Node(node) => node,
            Next::Leaf(leaf) => leaf | LEAF,
        };
        let columns: [&dyn Fn(&Node) -> u8; 5] = [
            &|node| node.measure.to_le_bytes()[0],
            &|node| node.measure.to_le_bytes()[1],
            &|node| node.edge,
            &|node| byte(node.left),
            &|node| byte(node.right),
        ];
        for column in columns {
            section.extend(self.trees.iter().flat_map(|tree| &tree.nodes).map(column));
        }
        let leaves = self.trees.iter().flat_map(|tree| &tree.leaves);
        leaves.for_each(|leaf| section.extend(leaf.to_le_bytes()));
        section
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

    #[test]
    fn a_damaged_section_is_an_error_and_never_a_panic() {
        let node = Node { measure: 0, edge: 0, value: 1.5, left: Next::Leaf(0), right: Next::Leaf(1) };
        let tree = Tree { nodes: vec![node], leaves: vec![-5, 7] };
        let trees = Trees::new(vec![vec![1.5]], vec![tree], 0.5);
        assert_eq!(trees.score(&[1.0]), -2.5);
        assert_eq!(trees.score(&[2.0]), 3.5);
        #[cfg(feature = "train")]
        {
            let section = trees.write();
            assert_eq!(Trees::read(&section).unwrap(), trees);
            for end in 0..section.len() {
                assert!(Trees::read(&section[..end]).is_err());
            }
        }
        assert!(Trees::read(&[0xff; 64]).is_err());
    }
}
