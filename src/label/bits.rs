//! Sorted hashes in few bits: the gaps between them, Rice-coded (Rice and Plaunt, 1971). For hashes spread evenly
//! over their range this is within a tenth of a bit of the least possible.

use super::container::{ModelError, Reader, Writer};

/// Writes `hashes`, rising without repeats: count, parameter, length, bits.
pub(super) fn write_sorted(writer: &mut Writer, hashes: &[u32]) {
    let range = hashes.last().map_or(0, |&last| u64::from(last) + 1);
    let mean = range / (hashes.len() as u64).max(1);
    // The best parameter for geometric gaps of this mean: log2(mean * ln 2), here by halves.
    let parameter = (mean * 7 / 10).max(1).ilog2().min(31);
    let mut bits = Vec::new();
    let mut used = 0;
    let mut put = |bit: u64| {
        if used % 8 == 0 {
            bits.push(0u8);
        }
        *bits.last_mut().expect("just pushed") |= (bit as u8) << (used % 8);
        used += 1;
    };
    let mut next = 0u64;
    for &hash in hashes {
        let gap = u64::from(hash) - next;
        (0..gap >> parameter).for_each(|_| put(1));
        put(0);
        (0..parameter).for_each(|shift| put(gap >> shift & 1));
        next = u64::from(hash) + 1;
    }
    writer.u32(hashes.len() as u32);
    writer.u8(parameter as u8);
    writer.u32(bits.len() as u32);
    writer.bytes(&bits);
}

/// Reads what [`write_sorted`] wrote.
pub(super) fn read_sorted(reader: &mut Reader<'_>) -> Result<Vec<u32>, ModelError> {
    let count = reader.u32()? as usize;
    let parameter = u32::from(reader.u8()?);
    let length = reader.u32()? as usize;
    let bits = reader.bytes(length)?;
    // Every hash takes a bit and more: a count beyond that is damage, found before memory is asked for.
    if parameter > 31 || count > bits.len() * 8 {
        return Err(ModelError::Malformed("hash list"));
    }
    let mut at = 0;
    let mut take = || {
        let byte = *bits.get(at / 8).ok_or(ModelError::Malformed("hash list"))?;
        let bit = u64::from(byte >> (at % 8) & 1);
        at += 1;
        Ok::<u64, ModelError>(bit)
    };
    let mut hashes = Vec::with_capacity(count);
    let mut next = 0u64;
    for _ in 0..count {
        let mut gap = 0u64;
        while take()? == 1 {
            gap += 1;
        }
        gap <<= parameter;
        for shift in 0..parameter {
            gap |= take()? << shift;
        }
        let hash = u32::try_from(next + gap).map_err(|_| ModelError::Malformed("hash list"))?;
        hashes.push(hash);
        next = u64::from(hash) + 1;
    }
    Ok(hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_hashes_come_back() {
        for hashes in [vec![], vec![0], vec![u32::MAX], (0..1000).map(|i| i * i * 4001).collect::<Vec<u32>>()]
        {
            let mut writer = Writer::default();
            write_sorted(&mut writer, &hashes);
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            assert_eq!(read_sorted(&mut reader).unwrap(), hashes);
            reader.end("hash list").unwrap();
        }
    }
}
