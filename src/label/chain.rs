//! The steps between labels, so laid out that decoding looks at few of them: most labels of a tagging scheme either
//! may be followed by one or two others, or share what may follow them with many.

use super::model::MAX_LABELS;

/// What stands for "never" among integer scores: low enough to lose, far enough from the edge to be added to.
pub(super) const NEVER: i32 = i32::MIN / 4;
/// Shares below this are as good as none.
const NOTHING: f32 = 1e-15;
/// A label that more labels than this may follow has a row of all labels.
const FEW: u32 = 4;
/// What no difference of scores outweighs.
const ALWAYS: i32 = i32::MAX / 2;

/// A number for each label; those beyond the last are idle.
pub(super) type Row<T> = [T; MAX_LABELS];

/// A number for a label, in a form of which the compiler sees that every [`Row`] has it.
#[inline]
fn place(label: u8) -> usize {
    usize::from(label) % MAX_LABELS
}

/// A step between two labels.
#[derive(Clone, Copy, Debug)]
struct Step<T> {
    from: u8,
    to: u8,
    weight: T,
}

/// The labels that more than [`FEW`] labels are joined to, and the steps of all others.
fn split<T>(count: usize, step: impl Fn(usize, usize) -> Option<T>) -> (Vec<(u8, u64)>, Vec<Step<T>>) {
    let (mut wide, mut single) = (Vec::new(), Vec::new());
    for from in 0..count {
        let to = (0..count).filter(|&to| step(from, to).is_some()).fold(0u64, |mask, to| mask | 1 << to);
        if to.count_ones() > FEW {
            wide.push((from as u8, to));
        } else {
            let steps = (0..count).filter_map(|to| {
                step(from, to).map(|weight| Step { from: from as u8, to: to as u8, weight })
            });
            single.extend(steps);
        }
    }
    (wide, single)
}

/// The steps as integer scores, for the best path.
#[derive(Clone, Debug)]
pub(super) struct Scores {
    wide: Vec<Wide>,
    single: Vec<Step<i32>>,
}

/// A label that many may follow.
#[derive(Clone, Debug)]
struct Wide {
    label: u8,
    /// The step to each label.
    row: Vec<i32>,
    /// Of each wide label the most that its steps are better than this one's; [`ALWAYS`] where it has others.
    better: Vec<i32>,
}

impl Scores {
    pub(super) fn new(count: usize, step: impl Fn(usize, usize) -> Option<i32>) -> Self {
        let (wide, single) = split(count, &step);
        let better = |(other, theirs): (u8, u64), (label, own): (u8, u64)| {
            if other == label || theirs & !own != 0 {
                return ALWAYS;
            }
            let gains =
                (0..count).filter_map(|to| Some(step(other.into(), to)? - step(label.into(), to)?)).max();
            gains.unwrap_or(ALWAYS)
        };
        let rows = wide.iter().map(|&own| Wide {
            label: own.0,
            row: (0..count).map(|to| step(own.0.into(), to).unwrap_or(NEVER)).collect(),
            better: wide.iter().map(|&other| better(other, own)).collect(),
        });
        Scores { wide: rows.collect(), single }
    }

    /// For each label of `now` the best score with which it is reached from one of `before`.
    pub(super) fn advance(&self, before: &Row<i32>, now: &mut Row<i32>) {
        now.fill(NEVER);
        for step in &self.single {
            let now = &mut now[place(step.to)];
            *now = (*now).max(before[place(step.from)] + step.weight);
        }
        // The best wide label outdoes most others wherever they lead: these need no look.
        let score = |wide: &Wide| before[place(wide.label)];
        let Some(hub) =
            self.wide.iter().reduce(|hub, wide| if score(wide) > score(hub) { wide } else { hub })
        else {
            return;
        };
        for (wide, better) in self.wide.iter().zip(&hub.better) {
            let before = score(wide);
            if before + better > score(hub) {
                now.iter_mut().zip(&wide.row).for_each(|(now, step)| *now = (*now).max(before + step));
            }
        }
    }
}

/// How many labels a [`Block`] sums up at once.
const LANES: usize = 8;

/// Steps that have the labels they lead to in common.
#[derive(Clone, Debug)]
struct Block {
    from: Vec<u8>,
    to: Vec<u8>,
    /// For every [`LANES`] of `to` a row for each of `from`.
    cells: Vec<[f32; LANES]>,
}

/// The steps as factors of probability.
#[derive(Clone, Debug)]
pub(super) struct Matrix {
    blocks: Vec<Block>,
    single: Vec<Step<f32>>,
}

impl Matrix {
    pub(super) fn new(count: usize, step: impl Fn(usize, usize) -> Option<f32>) -> Self {
        let (wide, single) = split(count, &step);
        let mut blocks: Vec<(u64, Vec<u8>)> = Vec::new();
        for (from, mask) in wide {
            match blocks.iter_mut().find(|block| block.0 == mask) {
                Some(block) => block.1.push(from),
                None => blocks.push((mask, vec![from])),
            }
        }
        let blocks = blocks.into_iter().map(|(mask, from)| {
            let to: Vec<u8> = (0..count as u8).filter(|to| mask >> to & 1 == 1).collect();
            let cell =
                |from: u8, to: Option<&u8>| to.and_then(|&to| step(from.into(), to.into())).unwrap_or(0.0);
            let row = |to: &[u8], from: u8| std::array::from_fn(|lane| cell(from, to.get(lane)));
            let cells = to.chunks(LANES).flat_map(|to| from.iter().map(|&from| row(to, from))).collect();
            Block { from, to, cells }
        });
        Matrix { blocks: blocks.collect(), single }
    }

    /// For each label of `now` the sum of what comes to it from those `before`.
    pub(super) fn multiply(&self, before: &Row<f32>, now: &mut Row<f32>) {
        now.fill(0.0);
        let before = before.map(|weight| if weight > NOTHING { weight } else { 0.0 });
        for step in &self.single {
            now[place(step.to)] += before[place(step.from)] * step.weight;
        }
        for block in &self.blocks {
            let mut weights = [0.0; MAX_LABELS];
            weights.iter_mut().zip(&block.from).for_each(|(weight, &from)| *weight = before[place(from)]);
            for (rows, to) in block.cells.chunks_exact(block.from.len()).zip(block.to.chunks(LANES)) {
                let mut sums = [0.0; LANES];
                for (row, weight) in rows.iter().zip(weights) {
                    sums.iter_mut().zip(row).for_each(|(sum, cell)| *sum += weight * cell);
                }
                to.iter().zip(sums).for_each(|(&to, sum)| now[place(to)] += sum);
            }
        }
    }
}

/// A model's scores as factors of probability.
#[derive(Clone, Debug)]
pub(super) struct Factors {
    count: usize,
    pub(super) start: Row<f32>,
    pub(super) end: Row<f32>,
    pub(super) forward: Matrix,
    pub(super) backward: Matrix,
    /// Row by row from each label; 0 where forbidden.
    steps: Vec<f32>,
    /// Powers of `e` for scores of 0, -1, -2 and so on, down to where nothing is left.
    powers: Vec<f32>,
}

impl Factors {
    /// The factors of a chain's scores in units of `step` nats; `None` for what is forbidden.
    pub(super) fn new(
        count: usize,
        step: f32,
        start: impl Fn(usize) -> Option<i32>,
        end: impl Fn(usize) -> Option<i32>,
        transition: impl Fn(usize, usize) -> Option<i32>,
    ) -> Self {
        // A weight beyond these bounds is as good as certain; beyond them `f32` would overflow.
        let factor = |score: i32| libm::expf((score as f32 * step).clamp(-40.0, 40.0));
        let edge = |score: &dyn Fn(usize) -> Option<i32>| {
            std::array::from_fn(|label| (label < count).then(|| score(label)).flatten().map_or(0.0, factor))
        };
        let depth = (40.0 / step).min(65_536.0) as i32;
        let pairs = (0..count).flat_map(|from| (0..count).map(move |to| (from, to)));
        let steps: Vec<f32> = pairs.map(|(from, to)| transition(from, to).map_or(0.0, factor)).collect();
        let cell = |from: usize, to: usize| transition(from, to).map(|_| steps[from * count + to]);
        Factors {
            count,
            start: edge(&start),
            end: edge(&end),
            forward: Matrix::new(count, cell),
            backward: Matrix::new(count, |to, from| cell(from, to)),
            steps,
            powers: (0..=depth).map(|score| libm::expf(-score as f32 * step)).collect(),
        }
    }

    /// The step between two labels; 0 where it is forbidden.
    pub(super) fn step(&self, from: u8, to: u8) -> f32 {
        self.steps[usize::from(from) * self.count + usize::from(to)]
    }

    /// `e` to the power of a score that is not above 0.
    #[inline]
    pub(super) fn exp(&self, score: i32) -> f32 {
        let place = score.unsigned_abs() as usize;
        self.powers[place.min(self.powers.len() - 1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::hash;

    /// Chains of up to twelve labels, by chance sparse or dense, each with scores before them.
    fn chains() -> impl Iterator<Item = (usize, Vec<Option<i32>>, Row<i32>)> {
        (0..400).map(|chain| {
            let chance = |question, at: usize| hash::feature(question, hash::pair(chain, at as u64)) as usize;
            let (count, share) = (1 + chance(0, 0) % 12, 1 + chance(1, 0) % 4);
            let step = |at: usize| (chance(2, at) % 4 < share).then(|| (chance(3, at) % 600) as i32 - 300);
            let before = |label: usize| {
                if label < count && chance(4, label) % 8 > 0 {
                    -((chance(5, label) % 900) as i32)
                } else {
                    NEVER
                }
            };
            (count, (0..count * count).map(step).collect(), std::array::from_fn(before))
        })
    }

    #[test]
    fn labels_passed_over_would_not_have_won() {
        for (count, steps, before) in chains() {
            let step = |from: usize, to: usize| steps[from * count + to];
            let mut now = [0; MAX_LABELS];
            Scores::new(count, step).advance(&before, &mut now);
            for (to, &found) in now[..count].iter().enumerate() {
                let reach = |from: usize| step(from, to).map(|weight| before[from] + weight);
                let best = (0..count).filter_map(reach).max().unwrap_or(NEVER).max(NEVER);
                assert_eq!(found, best, "to {to} of {count}");
            }
        }
    }

    #[test]
    fn what_is_multiplied_in_blocks_is_the_whole_matrix() {
        for (count, steps, before) in chains() {
            let step = |from: usize, to: usize| steps[from * count + to].map(|weight| weight as f32 / 100.0);
            let before = before.map(|score| if score == NEVER { 0.0 } else { -score as f32 / 900.0 });
            let mut now = [1.0; MAX_LABELS];
            Matrix::new(count, step).multiply(&before, &mut now);
            for (to, &found) in now[..count].iter().enumerate() {
                let sum: f32 = (0..count).filter_map(|from| Some(before[from] * step(from, to)?)).sum();
                assert!((found - sum).abs() < 1e-4, "to {to} of {count}: {found}, not {sum}");
            }
        }
    }
}
