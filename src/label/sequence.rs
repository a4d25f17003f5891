/// What the model looks at: the features of each position, in order. Its buffers are reused after [`clear`].
///
/// [`clear`]: Sequence::clear
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sequence {
    features: Vec<u32>,
    ends: Vec<u32>,
}

impl Sequence {
    /// An empty sequence.
    pub fn new() -> Self {
        Sequence::default()
    }

    /// An empty sequence with memory for so many positions and features.
    pub fn with_capacity(positions: usize, features: usize) -> Self {
        Sequence { features: Vec::with_capacity(features), ends: Vec::with_capacity(positions) }
    }

    /// Adds a feature, made by [`super::hash::feature`], to the current position. A feature given twice counts twice.
    pub fn push(&mut self, feature: u32) {
        self.features.push(feature);
    }

    /// Ends the current position; what is pushed next belongs to the next one.
    pub fn end_position(&mut self) {
        self.ends.push(u32::try_from(self.features.len()).expect("a sequence has less than 2^32 features"));
    }

    /// How many positions have ended.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no position has ended.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The features of position `at`.
    pub fn features(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.features[start..self.ends[at] as usize]
    }

    /// Forgets all positions, keeps the memory.
    pub fn clear(&mut self) {
        self.features.clear();
        self.ends.clear();
    }
}
