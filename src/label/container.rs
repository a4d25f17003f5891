//! The file of a model: named sections behind a header with a checksum.
//!
//! All numbers are little-endian.
//!
//! | bytes | what |
//! | --- | --- |
//! | 8 | `COPYDESK` |
//! | 4 | [`Container::VERSION`] |
//! | 8 | FNV-1a of all that follows |
//! | 4 | how many sections |
//! | for each | the name's length (1), the name, the section's length (4), the section |

use thiserror::Error;

use super::hash;

const MAGIC: &[u8; 8] = b"COPYDESK";
const HEADER: usize = 20;

/// Why bytes are no usable model. The message says what to do.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelError {
    /// The bytes do not begin like a model file.
    #[error("this is no Copydesk model: a model file begins with the word COPYDESK")]
    NotAModel,
    /// The file was made for another version of the library.
    #[error(
        "the model file has format {found}, this library reads {expected}: take the matching version of one"
    )]
    Version {
        /// The file's version.
        found: u32,
        /// [`Container::VERSION`].
        expected: u32,
    },
    /// The file is damaged or cut short.
    #[error("the model file is damaged or incomplete: fetch it again")]
    Checksum,
    /// The file lacks a section: it is a model, but for something else.
    #[error("the model file has no section `{0}`: it is a model for another purpose")]
    Missing(String),
    /// A section contradicts itself although the checksum is right.
    #[error("the model file is wrongly made at its {0}: train it again with this version")]
    Malformed(&'static str),
}

impl ModelError {
    /// A short stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            ModelError::NotAModel => "not-a-model",
            ModelError::Version { .. } => "model-version",
            ModelError::Checksum => "model-damaged",
            ModelError::Missing(_) => "model-purpose",
            ModelError::Malformed(_) => "model-malformed",
        }
    }
}

/// A model file's sections.
#[derive(Clone, Debug)]
pub struct Container<'a> {
    sections: Vec<(&'a str, &'a [u8])>,
}

impl<'a> Container<'a> {
    /// The version of the format, the hashes and the meaning of the features.
    pub const VERSION: u32 = 1;

    /// Finds the sections of a file; nothing is copied.
    ///
    /// # Errors
    /// [`ModelError`] for anything but a whole, undamaged file of this version.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, ModelError> {
        if bytes.get(..8) != Some(MAGIC) {
            return Err(ModelError::NotAModel);
        }
        let mut reader = Reader::new(&bytes[8..]);
        let (version, checksum) = (reader.u32(), reader.u64());
        match version {
            Ok(Self::VERSION) => {}
            Ok(found) => return Err(ModelError::Version { found, expected: Self::VERSION }),
            Err(_) => return Err(ModelError::Checksum),
        }
        if checksum != Ok(hash::bytes(bytes.get(HEADER..).unwrap_or_default())) {
            return Err(ModelError::Checksum);
        }
        let mut sections = Vec::new();
        for _ in 0..reader.u32()? {
            let name = reader.string()?;
            let length = reader.u32()? as usize;
            sections.push((name, reader.bytes(length)?));
        }
        reader.end("sections")?;
        Ok(Container { sections })
    }

    /// The section called `name`.
    ///
    /// # Errors
    /// [`ModelError::Missing`] where there is none.
    pub fn section(&self, name: &str) -> Result<&'a [u8], ModelError> {
        let found = self.sections.iter().find(|section| section.0 == name);
        found.map(|section| section.1).ok_or_else(|| ModelError::Missing(name.to_owned()))
    }

    /// The sections' names, as the file orders them.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.sections.iter().map(|section| section.0)
    }
}

/// Writes a [`Container`].
#[derive(Clone, Debug, Default)]
pub struct ContainerWriter {
    count: u32,
    body: Writer,
}

impl ContainerWriter {
    /// Adds a section. `name` has at most 255 bytes.
    pub fn section(&mut self, name: &str, bytes: &[u8]) -> &mut Self {
        self.count += 1;
        self.body.string(name);
        self.body.u32(u32::try_from(bytes.len()).expect("a section has less than 4 GB"));
        self.body.bytes(bytes);
        self
    }

    /// The file.
    pub fn finish(&self) -> Vec<u8> {
        let mut rest = self.count.to_le_bytes().to_vec();
        rest.extend_from_slice(&self.body.0);
        let mut file = Writer::default();
        file.bytes(MAGIC);
        file.u32(Container::VERSION);
        file.bytes(&hash::bytes(&rest).to_le_bytes());
        file.bytes(&rest);
        file.finish()
    }
}

/// Little-endian numbers, one after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Writer(Vec<u8>);

impl Writer {
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    pub(crate) fn u8(&mut self, value: u8) {
        self.0.push(value);
    }

    #[cfg(feature = "train")]
    pub(crate) fn i16(&mut self, value: i16) {
        self.bytes(&value.to_le_bytes());
    }

    pub(crate) fn u32(&mut self, value: u32) {
        self.bytes(&value.to_le_bytes());
    }

    #[cfg(feature = "train")]
    pub(crate) fn f32(&mut self, value: f32) {
        self.bytes(&value.to_le_bytes());
    }

    pub(crate) fn string(&mut self, value: &str) {
        self.u8(u8::try_from(value.len()).expect("a name has at most 255 bytes"));
        self.bytes(value.as_bytes());
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        self.0
    }
}

/// Reads what a [`Writer`] wrote; the end of the bytes is [`ModelError::Malformed`].
#[derive(Clone, Debug)]
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Reader(bytes)
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(ModelError::Malformed("end"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        Ok(self.bytes(N)?.try_into().expect("N bytes were taken"))
    }

    pub(crate) fn u8(&mut self) -> Result<u8, ModelError> {
        Ok(self.bytes(1)?[0])
    }

    pub(crate) fn i16(&mut self) -> Result<i16, ModelError> {
        self.array().map(i16::from_le_bytes)
    }

    pub(crate) fn u32(&mut self) -> Result<u32, ModelError> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Result<u64, ModelError> {
        self.array().map(u64::from_le_bytes)
    }

    pub(crate) fn f32(&mut self) -> Result<f32, ModelError> {
        self.array().map(f32::from_le_bytes)
    }

    pub(crate) fn string(&mut self) -> Result<&'a str, ModelError> {
        let length = self.u8()? as usize;
        std::str::from_utf8(self.bytes(length)?).map_err(|_| ModelError::Malformed("name"))
    }

    pub(crate) fn end(&self, section: &'static str) -> Result<(), ModelError> {
        if self.0.is_empty() { Ok(()) } else { Err(ModelError::Malformed(section)) }
    }
}
