use super::{
    bits::{read_sorted, write_sorted},
    container::{ModelError, Reader, Writer},
};

/// A number for each of a fixed set of hashes: open addressing with linear probing, at most half full.
#[derive(Clone, Debug)]
pub(super) struct Index {
    /// Hash and number; [`FREE`] marks a free slot. A power of two long.
    slots: Vec<(u32, u32)>,
    shift: u32,
}

/// No number of an [`Index`].
const FREE: u32 = u32::MAX;

impl Index {
    /// An index of `numbers` by their `hashes`, which are distinct.
    pub(super) fn new(hashes: &[u32], numbers: impl Iterator<Item = u32>) -> Self {
        let length = (hashes.len() * 2).next_power_of_two().max(2);
        let shift = 32 - length.ilog2();
        let mut slots = vec![(0, FREE); length];
        for (&hash, number) in hashes.iter().zip(numbers) {
            let mut slot = home(hash, shift);
            while slots[slot].1 != FREE {
                slot = (slot + 1) & (length - 1);
            }
            slots[slot] = (hash, number);
        }
        Index { slots, shift }
    }

    /// The number of `hash`.
    #[inline]
    pub(super) fn get(&self, hash: u32) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut slot = home(hash, self.shift);
        loop {
            let (found, number) = self.slots[slot & mask];
            if number == FREE {
                return None;
            }
            if found == hash {
                return Some(number);
            }
            slot += 1;
        }
    }
}

/// The slot where the search for `hash` begins. Multiplied, so that hashes cut to their low bits spread as well.
#[inline]
fn home(hash: u32, shift: u32) -> usize {
    (hash.wrapping_mul(0x9e37_79b1) >> shift) as usize
}

/// A number for each of many keys that are known by a hash of up to 32 bits alone. A key that was never put in is
/// found by chance once in `2^bits / len` times.
#[derive(Clone, Debug)]
pub struct HashTable {
    index: Index,
    count: usize,
}

impl HashTable {
    /// The section of a table with these `entries`, sorted by hash without repeats: the hashes, then the numbers'
    /// low bytes, then their high bytes.
    pub fn write(entries: &[(u32, u16)]) -> Vec<u8> {
        let mut writer = Writer::default();
        write_sorted(&mut writer, &entries.iter().map(|entry| entry.0).collect::<Vec<_>>());
        entries.iter().for_each(|entry| writer.u8(entry.1 as u8));
        entries.iter().for_each(|entry| writer.u8((entry.1 >> 8) as u8));
        writer.finish()
    }

    /// Reads a section that [`HashTable::write`] made.
    ///
    /// # Errors
    /// [`ModelError::Malformed`].
    pub fn from_section(section: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader::new(section);
        let hashes = read_sorted(&mut reader)?;
        let (low, high) = (reader.bytes(hashes.len())?, reader.bytes(hashes.len())?);
        reader.end("table")?;
        let values = low.iter().zip(high).map(|(&low, &high)| u32::from(u16::from_le_bytes([low, high])));
        Ok(HashTable { index: Index::new(&hashes, values), count: hashes.len() })
    }

    /// The number of a key.
    #[inline]
    pub fn get(&self, hash: u32) -> Option<u16> {
        self.index.get(hash).map(|number| number as u16)
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}
