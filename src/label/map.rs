use super::{
    bits::{read_sorted, write_sorted},
    container::{ModelError, Reader, Writer},
};

/// Where each of a fixed set of hashes stands: open addressing with linear probing, at most half full.
#[derive(Clone, Debug)]
pub(super) struct Index {
    /// Hash and position; a position of `u32::MAX` marks a free slot. A power of two long.
    slots: Vec<(u32, u32)>,
    shift: u32,
}

impl Index {
    /// An index of `hashes`, which are distinct.
    pub(super) fn new(hashes: &[u32]) -> Self {
        let length = (hashes.len() * 2).next_power_of_two().max(2);
        let shift = 32 - length.ilog2();
        let mut slots = vec![(0, u32::MAX); length];
        for (position, &hash) in hashes.iter().enumerate() {
            let mut slot = home(hash, shift);
            while slots[slot].1 != u32::MAX {
                slot = (slot + 1) & (length - 1);
            }
            slots[slot] = (hash, position as u32);
        }
        Index { slots, shift }
    }

    /// The position of `hash` in the list that the index was made of.
    #[inline]
    pub(super) fn get(&self, hash: u32) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = home(hash, self.shift);
        loop {
            let (found, position) = self.slots[slot];
            if position == u32::MAX {
                return None;
            }
            if found == hash {
                return Some(position as usize);
            }
            slot = (slot + 1) & mask;
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
    values: Vec<u16>,
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
        let values = low.iter().zip(high).map(|(&low, &high)| u16::from_le_bytes([low, high])).collect();
        Ok(HashTable { index: Index::new(&hashes), values })
    }

    /// The number of a key.
    #[inline]
    pub fn get(&self, hash: u32) -> Option<u16> {
        self.index.get(hash).map(|position| self.values[position])
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}
