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

/// In a section, where a node has one byte, a leaf's number within its tree has this bit.
pub(crate) const LEAF: u8 = 0x80;

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

    /// Reads a section that the trainer wrote: the unit of the leaves (f32), how many measures there are (u16), for each
    /// the values at which trees may part lines, rising (their number, then f32s); how many trees (u16), how many inner
    /// nodes each has; of all nodes the measures (low bytes, then high ones), the measure's value, what is on the left,
    /// what on the right, with the bit [`LEAF`] for a leaf: each compresses better beside its like; the leaves of each
    /// tree (i16), one more than nodes, [`MAX_LEAVES`] at most. A node's number is higher than that of the node above
    /// it.
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
        let (values, []) = rest.as_chunks() else { return Err(MALFORMED) };
        let rising = edges.iter().all(|edges| edges.is_sorted());
        if values.len() != total + count || !step.is_finite() || !rising {
            return Err(MALFORMED);
        }
        let mut values = values.iter().map(|&bytes| i16::from_le_bytes(bytes));
        let mut cuts: Vec<Vec<(u8, Cut)>> = vec![Vec::new(); measures];
        let mut leaves = Vec::with_capacity(count);
        let mut first = 0;
        for (&size, tree) in sizes.iter().zip(0..) {
            let nodes = first..first + usize::from(size);
            let shape = Shape { left: &left[nodes.clone()], right: &right[nodes.clone()] };
            let numbers: Vec<i16> = values.by_ref().take(usize::from(size) + 1).collect();
            let (order, lefts) = shape.leaves().ok_or(MALFORMED)?;
            let mut row = [0; MAX_LEAVES];
            row.iter_mut().zip(order).for_each(|(leaf, number)| *leaf = numbers[usize::from(number)]);
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

/// A tree in its section: what is on the left and on the right of each node.
struct Shape<'a> {
    left: &'a [u8],
    right: &'a [u8],
}

impl Shape<'_> {
    /// The numbers of the leaves from left to right, and of each node the places of those on its left; none where this
    /// is no tree.
    fn leaves(&self) -> Option<(Vec<u8>, Vec<Leaves>)> {
        let (mut order, mut lefts) = (Vec::new(), vec![0; self.left.len()]);
        if self.left.is_empty() {
            order.push(0);
        } else {
            self.descend(0, &mut order, &mut lefts)?;
        }
        (order.len() == self.left.len() + 1).then_some((order, lefts))
    }

    fn descend(&self, node: u8, order: &mut Vec<u8>, lefts: &mut [Leaves]) -> Option<()> {
        if lefts[usize::from(node)] != 0 {
            return None; // Another node leads here too.
        }
        let before = order.len();
        for (side, right) in [(self.left, false), (self.right, true)] {
            if right {
                let all = |leaves: usize| (1u64 << leaves) - 1;
                lefts[usize::from(node)] = (all(order.len()) ^ all(before)) as Leaves;
            }
            match side[usize::from(node)] {
                byte if byte & LEAF != 0 => order.push(byte & !LEAF),
                next if node < next && usize::from(next) < side.len() => self.descend(next, order, lefts)?,
                _ => return None,
            }
            if order.len() > MAX_LEAVES || usize::from(*order.last()?) > side.len() {
                return None;
            }
        }
        Some(())
    }
}

const MALFORMED: ModelError = ModelError::Malformed("trees");

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
        2, 0, 0, 192, 63, 0, 0, 32, 64, // Its edges 1.5 and 2.5.
        2, 0, 1, 2, // Two trees, of one node and of two.
        0, 0, 0, 0, 0, 0, 0, 1, 0, // Measures, edges.
        0x80, 1, 0x80, 0x81, 0x82, 0x81, // Left, right.
        251, 255, 7, 0, 1, 0, 2, 0, 4, 0, // The leaves -5 and 7, and 1, 2 and 4.
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
        // The first node of the second tree leads to the other one twice.
        let mut twice = SECTION.to_vec();
        assert_eq!(std::mem::replace(&mut twice[32], 1), 0x82);
        assert!(Trees::read(&twice).is_err());
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
