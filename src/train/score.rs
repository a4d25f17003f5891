//! Precision, recall and F1 of names.

use std::fmt;

use crate::{analysis::Label, entities::decode};

/// Right, found and wanted names, by label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    counts: [[usize; 3]; Label::NAMES.len()],
}

impl Score {
    /// Counts the names of a path against those of the right one; both are tokens' labels.
    pub fn add(&mut self, gold: &[u8], path: &[u8]) {
        let wanted: Vec<_> = decode(gold).collect();
        let found: Vec<_> = decode(path).collect();
        for (_, kind) in &wanted {
            self.counts[*kind][2] += 1;
        }
        for name in &found {
            self.counts[name.1][1] += 1;
            if wanted
                .binary_search_by_key(&name.0.start, |name| name.0.start)
                .is_ok_and(|at| wanted[at] == *name)
            {
                self.counts[name.1][0] += 1;
            }
        }
    }

    /// The micro-averaged F1 over all labels, 0 to 1.
    pub fn f1(&self) -> f64 {
        let [right, found, wanted] =
            self.counts.iter().fold([0; 3], |sum, counts| [0, 1, 2].map(|i| sum[i] + counts[i]));
        f1(right, found, wanted)
    }

    /// The F1 of one label, 0 to 1.
    pub fn label(&self, label: Label) -> f64 {
        let kind = Label::NAMES.iter().position(|&name| name == label).unwrap_or(0);
        let [right, found, wanted] = self.counts[kind];
        f1(right, found, wanted)
    }
}

fn f1(right: usize, found: usize, wanted: usize) -> f64 {
    2.0 * right as f64 / ((found + wanted) as f64).max(1.0)
}

impl fmt::Display for Score {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:12} {:>6} {:>6} {:>6} {:>6}", "label", "P", "R", "F1", "names")?;
        let mut sum = [0; 3];
        let percent = |part: usize, of: usize| 100.0 * part as f64 / (of as f64).max(1.0);
        for (label, counts) in Label::NAMES.iter().zip(&self.counts) {
            let [right, found, wanted] = *counts;
            (0..3).for_each(|i| sum[i] += counts[i]);
            let (p, r, f) = (percent(right, found), percent(right, wanted), 100.0 * f1(right, found, wanted));
            writeln!(out, "{:12} {p:6.1} {r:6.1} {f:6.1} {wanted:6}", label.as_str())?;
        }
        let [right, found, wanted] = sum;
        let (p, r, f) = (percent(right, found), percent(right, wanted), 100.0 * f1(right, found, wanted));
        write!(out, "{:12} {p:6.1} {r:6.1} {f:6.1} {wanted:6}", "all")
    }
}
