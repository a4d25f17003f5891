use super::{
    bits::read_sorted,
    chain::{Factors, Scores},
    container::{Container, ContainerWriter, ModelError, Reader},
    rows::Rows,
};
#[cfg(feature = "train")]
use super::{bits::write_sorted, container::Writer};

/// The most labels a model may have: sets of labels are bit masks of 64 bits.
pub const MAX_LABELS: usize = 64;

/// What stands for a forbidden start, step or end among the quantised weights.
const FORBIDDEN: i16 = i16::MIN;

/// The labels of a model, and which may follow which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelSet {
    /// Their names; a label's number is its place here.
    pub names: Vec<String>,
    /// Bit `l`: a sequence may begin with label `l`.
    pub starts: u64,
    /// Bit `l`: a sequence may end with label `l`.
    pub ends: u64,
    /// For each label, bit `l`: it may be followed by label `l`.
    pub follows: Vec<u64>,
}

impl LabelSet {
    /// Labels of which each may follow each.
    pub fn free<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Self {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        assert!((1..=MAX_LABELS).contains(&names.len()), "a model has 1 to {MAX_LABELS} labels");
        let all = u64::MAX >> (64 - names.len());
        LabelSet { starts: all, ends: all, follows: vec![all; names.len()], names }
    }

    /// How many labels there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// A model's weights before they are written: all in units of `step`.
#[cfg(feature = "train")]
pub(crate) struct ModelParts<'a> {
    pub(crate) labels: &'a LabelSet,
    pub(crate) step: f32,
    pub(crate) start: &'a [i16],
    pub(crate) end: &'a [i16],
    /// Row by row: from each label to each.
    pub(crate) transitions: &'a [i16],
    /// Rising by hash; each with its labels and weights.
    pub(crate) features: &'a [(u32, Vec<(u8, i8)>)],
}

#[cfg(feature = "train")]
impl ModelParts<'_> {
    /// The section that [`Model::from_section`] reads.
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.u8(self.labels.len() as u8);
        self.labels.names.iter().for_each(|name| writer.string(name));
        writer.f32(self.step);
        let allowed = |mask: u64, label: usize, weight: i16| {
            if mask >> label & 1 == 1 { weight.max(FORBIDDEN + 1) } else { FORBIDDEN }
        };
        self.start.iter().enumerate().for_each(|(l, &w)| writer.i16(allowed(self.labels.starts, l, w)));
        self.end.iter().enumerate().for_each(|(l, &w)| writer.i16(allowed(self.labels.ends, l, w)));
        for (row, &mask) in self.transitions.chunks(self.labels.len()).zip(&self.labels.follows) {
            row.iter().enumerate().for_each(|(l, &w)| writer.i16(allowed(mask, l, w)));
        }
        write_sorted(&mut writer, &self.features.iter().map(|feature| feature.0).collect::<Vec<_>>());
        // Counts, labels and weights apart: each compresses better beside its like.
        self.features.iter().for_each(|feature| writer.u8(feature.1.len() as u8));
        self.features.iter().flat_map(|feature| &feature.1).for_each(|&(label, _)| writer.u8(label));
        self.features.iter().flat_map(|feature| &feature.1).for_each(|&(_, weight)| writer.u8(weight as u8));
        writer.finish()
    }
}

/// A trained model, ready to decode.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) labels: LabelSet,
    /// The log-probability that one unit of score stands for.
    pub(super) step: f32,
    pub(super) start: Vec<i32>,
    pub(super) end: Vec<i32>,
    /// The steps allowed into each label: the labels before it, with the weight of the step.
    pub(super) into: Vec<Vec<(u8, i32)>>,
    pub(super) chain: Scores,
    pub(super) factors: Factors,
    rows: Rows,
}

impl Model {
    /// Reads the model of a file that holds just one, in its section `model`.
    ///
    /// # Errors
    /// [`ModelError`] for anything but a whole, undamaged model of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        Model::from_section(Container::from_bytes(bytes)?.section("model")?)
    }

    /// A file that holds just the model in `section`.
    pub fn file(section: &[u8]) -> Vec<u8> {
        ContainerWriter::default().section("model", section).finish()
    }

    /// Reads a model from a section of a [`Container`].
    ///
    /// The section: how many labels (1 byte), their names (length and text), the unit of the weights (f32); then in
    /// that unit as i16, -32768 for forbidden, the weights of each label at the start, at the end, and of each step
    /// row by row; then the sorted hashes of the features (Rice-coded gaps), how many weights each has (1 byte), all
    /// their labels (1 byte each), all the weights (i8).
    ///
    /// # Errors
    /// [`ModelError::Malformed`].
    pub fn from_section(section: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader::new(section);
        let count = reader.u8()? as usize;
        if !(1..=MAX_LABELS).contains(&count) {
            return Err(ModelError::Malformed("labels"));
        }
        let names = (0..count).map(|_| reader.string().map(str::to_owned)).collect::<Result<Vec<_>, _>>()?;
        let step = reader.f32()?;
        if !(1e-4..1.0).contains(&step) {
            return Err(ModelError::Malformed("unit"));
        }
        let mut row = || -> Result<(Vec<i32>, u64), ModelError> {
            let weights = (0..count).map(|_| reader.i16()).collect::<Result<Vec<_>, _>>()?;
            let mask = weights.iter().rev().fold(0, |mask, &w| mask << 1 | u64::from(w != FORBIDDEN));
            Ok((weights.into_iter().map(i32::from).collect(), mask))
        };
        let ((start, starts), (end, ends)) = (row()?, row()?);
        let mut into = vec![Vec::new(); count];
        let (mut follows, mut steps) = (Vec::new(), Vec::new());
        for from in 0..count {
            let (weights, mask) = row()?;
            follows.push(mask);
            steps.extend_from_slice(&weights);
            for (to, weight) in weights.into_iter().enumerate().filter(|&(to, _)| mask >> to & 1 == 1) {
                into[to].push((from as u8, weight));
            }
        }
        let allowed = |mask: u64, label: usize, score: i32| (mask >> label & 1 == 1).then_some(score);
        let transition = |from: usize, to: usize| allowed(follows[from], to, steps[from * count + to]);
        let factors = Factors::new(
            count,
            step,
            |label| allowed(starts, label, start[label]),
            |label| allowed(ends, label, end[label]),
            transition,
        );
        let chain = Scores::new(count, transition);
        let labels = LabelSet { names, starts, ends, follows };
        let hashes = read_sorted(&mut reader)?;
        let counts = reader.bytes(hashes.len())?;
        let total = counts.iter().map(|&count| usize::from(count)).sum();
        let (of, by) = (reader.bytes(total)?, reader.bytes(total)?);
        reader.end("weights")?;
        if of.iter().any(|&label| label as usize >= count) {
            return Err(ModelError::Malformed("weights"));
        }
        let weights: Vec<_> = of.iter().zip(by).map(|(&label, &weight)| (label, weight as i8)).collect();
        let rows = Rows::new(count, &hashes, counts, &weights).ok_or(ModelError::Malformed("weights"))?;
        Ok(Model { labels, step, start, end, into, chain, factors, rows })
    }

    /// The labels, in order.
    pub fn labels(&self) -> &LabelSet {
        &self.labels
    }

    /// The log-probability that one unit of score stands for.
    pub fn step(&self) -> f32 {
        self.step
    }

    /// The score of beginning with `label`; none where that is forbidden.
    pub fn start(&self, label: usize) -> Option<i32> {
        (self.labels.starts >> label & 1 == 1).then(|| self.start[label])
    }

    /// The score of ending with `label`; none where that is forbidden.
    pub fn end(&self, label: usize) -> Option<i32> {
        (self.labels.ends >> label & 1 == 1).then(|| self.end[label])
    }

    /// The score of the step from one label to another; none where that is forbidden.
    pub fn transition(&self, from: usize, to: usize) -> Option<i32> {
        self.into[to].iter().find(|step| step.0 as usize == from).map(|step| step.1)
    }

    /// How many features have a weight.
    pub fn features(&self) -> usize {
        self.rows.features()
    }

    /// How many weights there are beside those of the steps.
    pub fn weights(&self) -> usize {
        self.rows.weights()
    }

    /// Adds the weights of `features` to `scores`, which has a number for each label.
    #[inline]
    pub fn score(&self, features: &[u32], scores: &mut [i32]) {
        self.rows.add(features, &mut scores[..self.labels.len()]);
    }
}
