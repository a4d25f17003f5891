//! Grows the boosted trees of [`crate::clean`]: gradient boosting of the logistic loss over histograms of binned
//! measures, each tree leaf by leaf where the gain is greatest (as Ke et al., 2017), each measure of a leaf cut at one
//! edge drawn by chance (Geurts et al., 2006), which fits chance in the rows less.
//!
//! Sums run in a fixed order on any number of threads: the same rows and settings give the same trees.

use rayon::prelude::*;

use super::Random;
use crate::clean::{LEAF_LEFT, LEAF_RIGHT, MAX_LEAVES};

/// A question: rows whose measure is at most the edge go left.
#[derive(Clone, Copy, Debug)]
struct Node {
    measure: u16,
    /// Which of the measure's edges.
    edge: u8,
    left: Next,
    right: Next,
}

/// Where a row goes on: to an inner node further on in the tree, or to a leaf.
#[derive(Clone, Copy, Debug)]
enum Next {
    Node(u8),
    Leaf(u8),
}

/// One tree: its inner nodes, the root first, and its leaves.
type Tree = (Vec<Node>, Vec<f32>);

/// How to grow.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// How many trees.
    pub trees: usize,
    /// How many leaves each has at most, up to [`MAX_LEAVES`].
    pub leaves: usize,
    /// How much of a tree's answer counts.
    pub rate: f32,
    /// The fewest rows of a leaf.
    pub least: u32,
    /// The penalty on large leaves.
    pub l2: f32,
    /// The share of the rows that each tree sees.
    pub rows: f64,
    /// The share of the measures that each tree sees.
    pub measures: f64,
    /// Begins the random choices.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            trees: 300,
            leaves: 28,
            rate: 0.09,
            least: 30,
            l2: 5.0,
            rows: 0.55,
            measures: 0.3,
            seed: 7,
        }
    }
}

/// The most values at which a measure is cut.
const EDGES: usize = 63;
const BINS: usize = EDGES + 1;

/// Rows of measures, binned, column by column.
pub(crate) struct Table {
    edges: Vec<Vec<f32>>,
    columns: Vec<Vec<u8>>,
}

impl Table {
    /// Bins `rows` at the quantiles of each measure.
    pub(crate) fn new(rows: &[&[f32]]) -> Self {
        let count = rows.first().map_or(0, |row| row.len());
        let cut = |measure: usize| {
            let mut values: Vec<f32> =
                rows.iter().step_by(1 + rows.len() / 50_000).map(|row| coarse(row[measure])).collect();
            values.sort_by(f32::total_cmp);
            let all = values.len();
            let mut edges: Vec<f32> =
                (1..=EDGES).map(|part| values[(all - 1) * part / (EDGES + 1)]).collect();
            let mut distinct = values;
            distinct.dedup();
            if distinct.len() <= EDGES {
                edges = distinct;
            }
            edges.dedup();
            let column =
                rows.iter().map(|row| edges.partition_point(|&edge| edge < row[measure]) as u8).collect();
            (edges, column)
        };
        let (edges, columns) = (0..count).into_par_iter().map(cut).unzip();
        Table { edges, columns }
    }
}

/// The value that the first two of a number's four bytes, which alone are written, come closest to.
fn coarse(value: f32) -> f32 {
    f32::from_bits((value.to_bits() + 0x8000) & 0xffff_0000)
}

/// Sums over the rows of a bin: gradients, their slopes, rows.
type Bin = (f32, f32, u32);

struct Leaf {
    rows: Vec<u32>,
    /// For each measure the tree sees, its bins.
    bins: Vec<[Bin; BINS]>,
    /// Gain, place among the tree's measures, edge.
    split: Option<(f32, usize, u8)>,
    /// The node above, and whether this hangs on its left.
    above: Option<(usize, bool)>,
}

/// Grows trees that tell rows with `target` from the others, each row with its weight; gives the section that
/// [`crate::clean::Trees::read`] reads.
pub(crate) fn grow(table: &Table, target: &[bool], weights: &[f32], settings: &Settings) -> Vec<u8> {
    assert!(settings.leaves <= MAX_LEAVES, "no tree has more than {MAX_LEAVES} leaves");
    let mut random = Random::new(settings.seed);
    let mut scores = vec![0.0f32; target.len()];
    let mut grown: Vec<Tree> = Vec::new();
    for _ in 0..settings.trees {
        let gradient = |row: usize| {
            let odds = 1.0 / (1.0 + libm::expf(-scores[row]));
            let wanted = if target[row] { 1.0 } else { 0.0 };
            (weights[row] * (wanted - odds), weights[row] * (odds * (1.0 - odds)).max(1e-6))
        };
        let gradients: Vec<(f32, f32)> = (0..target.len()).into_par_iter().map(gradient).collect();
        let rows: Vec<u32> = (0..target.len() as u32).filter(|_| random.unit() < settings.rows).collect();
        let measures: Vec<usize> =
            (0..table.columns.len()).filter(|_| random.unit() < settings.measures).collect();
        let (nodes, leaves) = tree(table, &gradients, rows, &measures, settings, &mut random);
        scores.par_iter_mut().enumerate().for_each(|(row, score)| {
            let mut at = if nodes.is_empty() { Next::Leaf(0) } else { Next::Node(0) };
            while let Next::Node(node) = at {
                let node: &Node = &nodes[node as usize];
                let left = table.columns[node.measure as usize][row] <= node.edge;
                at = if left { node.left } else { node.right };
            }
            if let Next::Leaf(leaf) = at {
                *score += leaves[leaf as usize];
            }
        });
        grown.push((nodes, leaves));
    }
    write(table.edges.clone(), grown)
}

/// The section of the trees, with only the edges that a node asks for.
fn write(mut edges: Vec<Vec<f32>>, mut trees: Vec<Tree>) -> Vec<u8> {
    let mut asked: Vec<[bool; EDGES]> = vec![[false; EDGES]; edges.len()];
    let nodes = trees.iter().flat_map(|tree| &tree.0);
    nodes.for_each(|node| asked[node.measure as usize][node.edge as usize] = true);
    for node in trees.iter_mut().flat_map(|tree| &mut tree.0) {
        let before = &asked[node.measure as usize][..node.edge as usize];
        node.edge = before.iter().filter(|asked| **asked).count() as u8;
    }
    for (edges, asked) in edges.iter_mut().zip(&asked) {
        let mut asked = asked.iter();
        edges.retain(|_| asked.next() == Some(&true));
    }
    let trees: Vec<Laid> = trees.iter().map(Laid::new).collect();
    let leaves = || trees.iter().flat_map(|tree| &tree.leaves);
    let step = (leaves().fold(0.0f32, |max, leaf| max.max(leaf.abs())) / LARGEST).max(1e-6);
    let mut section = step.to_le_bytes().to_vec();
    section.extend((edges.len() as u16).to_le_bytes());
    section.extend(edges.iter().map(|edges| edges.len() as u8));
    for byte in [2, 3] {
        section.extend(edges.iter().flatten().map(|edge| edge.to_le_bytes()[byte]));
    }
    section.extend((trees.len() as u16).to_le_bytes());
    section.extend(trees.iter().map(|tree| tree.nodes.len() as u8));
    for byte in 0..4 {
        section.extend(trees.iter().flat_map(|tree| &tree.nodes).map(|node| node[byte]));
    }
    leaves().for_each(|leaf| section.extend(((leaf / step).round() as i8).to_le_bytes()));
    section
}

/// The most units of a leaf: that coarse, a model is smaller, and no sum of leaves is off by more than what chance does
/// to it.
const LARGEST: f32 = 31.0;

/// A tree as it is written: each node is followed by what is on its left, then by what is on its right.
#[derive(Default)]
struct Laid {
    /// The bytes of each node.
    nodes: Vec<[u8; 4]>,
    /// From left to right.
    leaves: Vec<f32>,
}

impl Laid {
    fn new((nodes, leaves): &Tree) -> Self {
        let mut laid = Laid::default();
        laid.lay(if nodes.is_empty() { Next::Leaf(0) } else { Next::Node(0) }, nodes, leaves);
        laid
    }

    fn lay(&mut self, next: Next, nodes: &[Node], leaves: &[f32]) {
        match next {
            Next::Leaf(leaf) => self.leaves.push(leaves[usize::from(leaf)]),
            Next::Node(node) => {
                let Node { measure, edge, left, right } = nodes[usize::from(node)];
                let leaf = |next, bit| if matches!(next, Next::Leaf(_)) { bit } else { 0 };
                let [low, high] = measure.to_le_bytes();
                self.nodes.push([low, high, edge, leaf(left, LEAF_LEFT) | leaf(right, LEAF_RIGHT)]);
                self.lay(left, nodes, leaves);
                self.lay(right, nodes, leaves);
            }
        }
    }
}

fn tree(
    table: &Table,
    gradients: &[(f32, f32)],
    rows: Vec<u32>,
    measures: &[usize],
    settings: &Settings,
    random: &mut Random,
) -> Tree {
    let root = count(table, gradients, &rows, measures);
    let mut open = vec![leaf(rows, root, None, settings, random.next_u64())];
    let mut nodes: Vec<Node> = Vec::new();
    while open.len() < settings.leaves {
        let best = (0..open.len()).filter(|&at| open[at].split.is_some());
        let gain = |at: usize| open[at].split.map_or(0.0, |split| split.0);
        let Some(best) = best.reduce(|best, at| if gain(at) > gain(best) { at } else { best }) else { break };
        let Leaf { rows, bins, split, above } = open.swap_remove(best);
        let Some((_, place, edge)) = split else { break };
        let column = &table.columns[measures[place]];
        let (left, right): (Vec<u32>, Vec<u32>) =
            rows.into_iter().partition(|&row| column[row as usize] <= edge);
        // The smaller side is counted, the other is what remains.
        let small = count(table, gradients, if left.len() < right.len() { &left } else { &right }, measures);
        let rest = remaining(bins, &small);
        let (left_bins, right_bins) = if left.len() < right.len() { (small, rest) } else { (rest, small) };
        let node = nodes.len();
        let measure = measures[place];
        let unset = Next::Leaf(0);
        nodes.push(Node { measure: measure as u16, edge, left: unset, right: unset });
        hang(&mut nodes, above, Next::Node(node as u8));
        open.push(leaf(left, left_bins, Some((node, true)), settings, random.next_u64()));
        open.push(leaf(right, right_bins, Some((node, false)), settings, random.next_u64()));
    }
    let mut leaves = Vec::new();
    for leaf in open {
        let (up, slope) = leaf.rows.iter().fold((0.0f64, 0.0f64), |sum, &row| {
            let (up, slope) = gradients[row as usize];
            (sum.0 + f64::from(up), sum.1 + f64::from(slope))
        });
        hang(&mut nodes, leaf.above, Next::Leaf(leaves.len() as u8));
        leaves.push((up / (slope + f64::from(settings.l2))) as f32 * settings.rate);
    }
    (nodes, leaves)
}

fn hang(nodes: &mut [Node], above: Option<(usize, bool)>, next: Next) {
    if let Some((node, left)) = above {
        *(if left { &mut nodes[node].left } else { &mut nodes[node].right }) = next;
    }
}

fn count(table: &Table, gradients: &[(f32, f32)], rows: &[u32], measures: &[usize]) -> Vec<[Bin; BINS]> {
    let of = |&measure: &usize| {
        let mut bins = [(0.0, 0.0, 0); BINS];
        let column = &table.columns[measure];
        for &row in rows {
            let (up, slope) = gradients[row as usize];
            let bin = &mut bins[column[row as usize] as usize];
            *bin = (bin.0 + up, bin.1 + slope, bin.2 + 1);
        }
        bins
    };
    measures.par_iter().map(of).collect()
}

fn remaining(mut all: Vec<[Bin; BINS]>, part: &[[Bin; BINS]]) -> Vec<[Bin; BINS]> {
    for (all, part) in all.iter_mut().flatten().zip(part.iter().flatten()) {
        *all = (all.0 - part.0, (all.1 - part.1).max(0.0), all.2 - part.2);
    }
    all
}

/// A leaf with its best split; `chance` draws where each measure is cut.
fn leaf(
    rows: Vec<u32>,
    bins: Vec<[Bin; BINS]>,
    above: Option<(usize, bool)>,
    settings: &Settings,
    chance: u64,
) -> Leaf {
    let quality = |up: f32, slope: f32| up * up / (slope + settings.l2);
    let split = |(place, bins): (usize, &[Bin; BINS])| {
        let all = bins.iter().fold((0.0, 0.0, 0), |sum, bin| (sum.0 + bin.0, sum.1 + bin.1, sum.2 + bin.2));
        let mut left: Bin = (0.0, 0.0, 0);
        let mut cuts: Vec<(Bin, u8)> = Vec::with_capacity(BINS);
        for (edge, bin) in bins[..BINS - 1].iter().enumerate() {
            left = (left.0 + bin.0, left.1 + bin.1, left.2 + bin.2);
            if left.2 >= settings.least && all.2 - left.2 >= settings.least && bin.2 > 0 {
                cuts.push((left, edge as u8));
            }
        }
        let drawn = Random::new(chance.wrapping_add(place as u64)).below(cuts.len());
        let &(left, edge) = cuts.get(drawn)?;
        let right = (all.0 - left.0, (all.1 - left.1).max(0.0));
        let gain = quality(left.0, left.1) + quality(right.0, right.1) - quality(all.0, all.1);
        (gain > 1e-3).then_some((gain, place, edge))
    };
    let splits: Vec<_> = bins.par_iter().enumerate().map(split).collect();
    let better = |best: Option<(f32, usize, u8)>, next: Option<(f32, usize, u8)>| match (best, next) {
        (Some(best), Some(next)) if next.0 > best.0 => Some(next),
        (None, next) => next,
        (best, _) => best,
    };
    let split = splits.into_iter().fold(None, better);
    Leaf { rows, bins, split, above }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Trees;

    #[test]
    fn trees_learn_what_no_sum_can_say() {
        // Exclusive or of two measures.
        let rows: Vec<[f32; 2]> = (0..800).map(|at| [(at % 2) as f32, (at / 2 % 2) as f32]).collect();
        let target: Vec<bool> = rows.iter().map(|row| row[0] != row[1]).collect();
        let table = Table::new(&rows.iter().map(|row| &row[..]).collect::<Vec<_>>());
        let settings = Settings { trees: 30, leaves: 4, measures: 1.0, rate: 0.3, ..Settings::default() };
        let section = grow(&table, &target, &[1.0; 800], &settings);
        let trees = Trees::read(&section).unwrap();
        for ((row, &target), score) in rows.iter().zip(&target).zip(trees.scores_of_rows(&rows.concat())) {
            assert_eq!(score > 0.0, target, "{row:?}");
        }
        assert_eq!(section, grow(&table, &target, &[1.0; 800], &settings));
    }
}
