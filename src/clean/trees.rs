//! Boosted decision trees (Friedman, 2001) that tell how likely a line stands in the article's text, from its
//! measures. They see thresholds and their combinations, which the chain's sums of features do not.

use crate::label::ModelError;

/// The trees of a model, laid out for QuickScorer (Lucchese et al., 2015): a line goes to the first of a tree's leaves,
/// counted from the left, that no question keeps it from. So the questions are asked measure by measure, of several
/// lines at once, and no tree is walked, where the processor would wait at each node or guess which way one goes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Trees {
    /// What is asked of each measure, and one more where the last one ends.
    asked: Vec<Asked>,
    edges: Vec<Edge>,
    cuts: Vec<Cut>,
    /// The leaves of each tree from left to right.
    leaves: Vec<[i16; MAX_LEAVES]>,
    /// The log-odds that one unit of a leaf stands for.
    step: f32,
}

/// Where the edges of a measure begin, and the cuts at its edges.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Asked {
    edges: u32,
    cuts: u32,
}

/// A value at which nodes part lines, and where the cuts of these nodes end.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Edge {
    value: f32,
    cuts: u32,
}

/// What a node leaves open to the lines above its value: all leaves but those on its left.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cut {
    tree: u16,
    open: Leaves,
}

/// Leaves of a tree, a bit for each.
type Leaves = u32;

/// How many leaves a tree has at most.
pub(crate) const MAX_LEAVES: usize = Leaves::BITS as usize;

/// How many lines are looked at abreast.
pub(super) const ABREAST: usize = 16;

/// A measure of lines abreast.
pub(super) type Column = [f32; ABREAST];

/// The leaves of each tree that are open to lines, kept between scores.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// To each line by its own measures.
    own: Vec<Abreast>,
    /// To all lines abreast, by what they have in common.
    common: Vec<Leaves>,
}

/// Leaves of lines abreast, where processors load them best.
#[derive(Clone, Copy, Debug)]
#[repr(align(16))]
struct Abreast([Leaves; ABREAST]);

/// In a section, says of a node that a leaf is on its left.
pub(crate) const LEAF_LEFT: u8 = 1;
/// The same of its right.
pub(crate) const LEAF_RIGHT: u8 = 2;

impl Trees {
    /// How many measures a line has.
    pub(super) fn measures(&self) -> usize {
        self.asked.len() - 1
    }

    /// The log-odds that each of some lines stands in the text, by the columns of their measures.
    pub(super) fn scores(&self, columns: &[&[Column]], scratch: &mut Scratch) -> [f32; ABREAST] {
        let Scratch { own, common } = scratch;
        own.resize(self.leaves.len(), Abreast([Leaves::MAX; ABREAST]));
        common.resize(self.leaves.len(), Leaves::MAX);
        for (column, asked) in columns.iter().copied().flatten().zip(self.asked.windows(2)) {
            let edges = &self.edges[asked[0].edges as usize..asked[1].edges as usize];
            let (lowest, highest) = bounds(column);
            let mut from = asked[0].cuts as usize;
            for edge in edges.iter().take_while(|edge| highest > edge.value) {
                let cuts = &self.cuts[from..edge.cuts as usize];
                from = edge.cuts as usize;
                if lowest > edge.value {
                    cuts.iter().for_each(|cut| common[usize::from(cut.tree)] &= cut.open);
                    continue;
                }
                // By itself, so that lines are compared abreast.
                let below = column.map(|value| if value > edge.value { 0 } else { Leaves::MAX });
                for &Cut { tree, open } in cuts {
                    let own = &mut own[usize::from(tree)].0;
                    *own = std::array::from_fn(|line| own[line] & (open | below[line]));
                }
            }
        }
        let mut sums = [0; ABREAST];
        for ((leaves, own), common) in self.leaves.iter().zip(own).zip(common) {
            // The last leaf is on no node's left: said here, no count of zeros has to be tested for it.
            own.0 = own.0.map(|own| own & *common | 1 << (MAX_LEAVES - 1));
            for (sum, open) in sums.iter_mut().zip(own.0) {
                *sum += i32::from(leaves[open.trailing_zeros() as usize % MAX_LEAVES]);
            }
            *own = Abreast([Leaves::MAX; ABREAST]);
            *common = Leaves::MAX;
        }
        sums.map(|sum| sum as f32 * self.step)
    }

    /// The same of lines whose measures stand in `rows`, one after the other.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn scores_of_rows(&self, rows: &[f32]) -> Vec<f32> {
        let measures = self.measures();
        let mut scratch = Scratch::default();
        let blocks = rows.chunks(ABREAST * measures).flat_map(|rows| {
            let value = |measure: usize, line: usize| rows.get(line * measures + measure).copied();
            let column = |measure| std::array::from_fn(|line| value(measure, line).unwrap_or(0.0));
            let columns: Vec<Column> = (0..measures).map(column).collect();
            self.scores(&[&columns], &mut scratch)
        });
        blocks.take(rows.len() / measures).collect()
    }

    /// Reads a section that the trainer wrote: the unit of the leaves (f32); how many measures there are (u16), at how
    /// many values trees may part lines by each; of these values, rising, the first two bytes (all third bytes of the
    /// f32s, then all fourth ones); how many trees (u16), how many inner nodes each has; of all nodes the measures (low
    /// bytes, then high ones), the measure's value, what are leaves ([`LEAF_LEFT`], [`LEAF_RIGHT`]); the leaves of each
    /// tree from left to right (i8), one more than nodes, [`MAX_LEAVES`] at most. A node is followed by all that is on
    /// its left, then by what is on its right. So like stands beside like, which compresses well.
    ///
    /// # Errors
    /// [`ModelError`] for anything else.
    pub(crate) fn read(section: &[u8]) -> Result<Self, ModelError> {
        let mut rest = section;
        let step = f32::from_le_bytes(take(&mut rest)?);
        let measures = usize::from(u16::from_le_bytes(take(&mut rest)?));
        if measures == 0 {
            return Err(MALFORMED);
        }
        let counts = split(&mut rest, measures)?;
        let all = total(counts);
        let (third, fourth) = (split(&mut rest, all)?, split(&mut rest, all)?);
        let values =
            third.iter().zip(fourth).map(|(&third, &fourth)| f32::from_le_bytes([0, 0, third, fourth]));
        let mut values = values.collect::<Vec<_>>().into_iter();
        let edges: Vec<Vec<f32>> =
            counts.iter().map(|&count| values.by_ref().take(usize::from(count)).collect()).collect();
        let count = usize::from(u16::from_le_bytes(take(&mut rest)?));
        let sizes = split(&mut rest, count)?;
        let all = total(sizes);
        let mut column = || split(&mut rest, all);
        let (low, high, edge, shape) = (column()?, column()?, column()?, column()?);
        let rising = edges.iter().all(|edges| edges.is_sorted() && !edges.iter().any(|edge| edge.is_nan()));
        if rest.len() != all + count || !step.is_finite() || !rising {
            return Err(MALFORMED);
        }
        let mut cuts: Vec<Vec<(u8, Cut)>> = vec![Vec::new(); measures];
        let mut leaves = Vec::with_capacity(count);
        let mut first = 0;
        for (&size, tree) in sizes.iter().zip(0..) {
            let nodes = first..first + usize::from(size);
            let lefts = lefts(&shape[nodes.clone()]).ok_or(MALFORMED)?;
            let mut row = [0; MAX_LEAVES];
            let own = split(&mut rest, usize::from(size) + 1)?;
            row.iter_mut().zip(own).for_each(|(leaf, &byte)| *leaf = i16::from(byte as i8));
            leaves.push(row);
            for (at, left) in nodes.zip(lefts) {
                let measure = usize::from(u16::from_le_bytes([low[at], high[at]]));
                let known = edges.get(measure).is_some_and(|edges| usize::from(edge[at]) < edges.len());
                if !known {
                    return Err(MALFORMED);
                }
                cuts[measure].push((edge[at], Cut { tree, open: !left }));
            }
            first += usize::from(size);
        }
        let mut trees = Trees { asked: Vec::new(), edges: Vec::new(), cuts: Vec::new(), leaves, step };
        for (values, cuts) in edges.iter().zip(cuts) {
            trees.asked.push(trees.end());
            for (&value, number) in values.iter().zip(0..) {
                trees.cuts.extend(cuts.iter().filter(|cut| cut.0 == number).map(|cut| cut.1));
                trees.edges.push(Edge { value, cuts: trees.cuts.len() as u32 });
            }
        }
        trees.asked.push(trees.end());
        Ok(trees)
    }

    fn end(&self) -> Asked {
        Asked { edges: self.edges.len() as u32, cuts: self.cuts.len() as u32 }
    }
}

/// The lowest and the highest value of a column.
fn bounds(column: &Column) -> (f32, f32) {
    let lower = |a: f32, b: f32| if b < a { b } else { a };
    let higher = |a: f32, b: f32| if b > a { b } else { a };
    // Four values at a time, as processors compare them.
    let (quads, _) = column.as_chunks::<4>();
    let fold = |of: fn(f32, f32) -> f32| {
        let quad = quads.iter().fold(quads[0], |best, quad| std::array::from_fn(|at| of(best[at], quad[at])));
        quad.into_iter().fold(quad[0], of)
    };
    (fold(lower), fold(higher))
}

/// The leaves on the left of each node, by the nodes' shapes; none where these make no tree.
fn lefts(shapes: &[u8]) -> Option<Vec<Leaves>> {
    let mut lefts = vec![0; shapes.len()];
    let (mut node, mut leaf) = (0, 0);
    if shapes.is_empty() {
        leaf = 1;
    } else {
        descend(shapes, &mut node, &mut leaf, &mut lefts)?;
    }
    (node == shapes.len() && leaf <= MAX_LEAVES).then_some(lefts)
}

/// Goes through the tree that begins with `node`, which has `leaf` leaves before it.
fn descend(shapes: &[u8], node: &mut usize, leaf: &mut usize, lefts: &mut [Leaves]) -> Option<()> {
    let (own, first) = (*node, *leaf);
    let &shape = shapes.get(own).filter(|&&shape| own < MAX_LEAVES && shape <= LEAF_LEFT | LEAF_RIGHT)?;
    *node += 1;
    for bit in [LEAF_LEFT, LEAF_RIGHT] {
        if bit == LEAF_RIGHT {
            let all = |leaves: usize| (1u64 << leaves) - 1;
            lefts[own] = (all(*leaf) ^ all(first)) as Leaves;
        }
        match shape & bit {
            0 => descend(shapes, node, leaf, lefts)?,
            _ => *leaf += 1,
        }
    }
    Some(())
}

const MALFORMED: ModelError = ModelError::Malformed("trees");

fn total(counts: &[u8]) -> usize {
    counts.iter().map(|&count| usize::from(count)).sum()
}

fn split<'a>(rest: &mut &'a [u8], count: usize) -> Result<&'a [u8], ModelError> {
    let (bytes, after) = rest.split_at_checked(count).ok_or(MALFORMED)?;
    *rest = after;
    Ok(bytes)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], ModelError> {
    let (bytes, after) = rest.split_first_chunk::<N>().ok_or(MALFORMED)?;
    *rest = after;
    Ok(*bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two trees over one measure with two edges: a question with two leaves, and one that leads to another.
    #[rustfmt::skip]
    const SECTION: &[u8] = &[
        0, 0, 0, 63, 1, 0, // The unit .5, one measure.
        2, 192, 32, 63, 64, // Its edges 1.5 and 2.5.
        2, 0, 1, 2, // Two trees, of one node and of two.
        0, 0, 0, 0, 0, 0, 0, 1, 0, // Measures, edges.
        3, 2, 3, // Where leaves are.
        251, 7, 1, 2, 4, // The leaves -5 and 7, and 1, 2 and 4.
    ];

    #[test]
    fn all_trees_add_up() {
        let trees = Trees::read(SECTION).unwrap();
        assert_eq!(trees.measures(), 1);
        // More lines than are looked at abreast.
        let values = [1.0, 2.0, 3.0, f32::INFINITY, 1.5, 2.5, 1.0, 2.0, 3.0, 1.0];
        let sums = [-4, 9, 11, 11, -4, 9, -4, 9, 11, -4];
        assert_eq!(trees.scores_of_rows(&values), sums.map(|sum| sum as f32 / 2.0));
    }

    #[test]
    fn a_damaged_section_is_an_error_and_never_a_panic() {
        for end in 0..SECTION.len() {
            assert!(Trees::read(&SECTION[..end]).is_err());
        }
        assert!(Trees::read(&[SECTION, &[0]].concat()).is_err());
        assert!(Trees::read(&[0xff; 64]).is_err());
        // The second tree ends before its nodes do, or goes on.
        for shape in [3, 0] {
            let mut other = SECTION.to_vec();
            assert_eq!(std::mem::replace(&mut other[25], shape), 2);
            assert!(Trees::read(&other).is_err());
        }
        for at in 0..SECTION.len() {
            for flip in 1..=255 {
                let mut section = SECTION.to_vec();
                section[at] ^= flip;
                if let Ok(trees) = Trees::read(&section) {
                    trees.scores_of_rows(&vec![2.0; trees.measures()]);
                }
            }
        }
    }
}
