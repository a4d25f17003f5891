//! The hashes that training and inference share. A model is only as stable as they are: a change here makes every
//! model file worthless, so it needs a new [`super::Container::VERSION`].

/// FNV-1a with 64 bits (Fowler, Noll, Vo), of `bytes`.
pub const fn bytes(bytes: &[u8]) -> u64 {
    extend(0xcbf2_9ce4_8422_2325, bytes)
}

/// FNV-1a continued: `extend(bytes(a), b) == bytes(a + b)`.
pub const fn extend(mut hash: u64, bytes: &[u8]) -> u64 {
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0100_0000_01b3);
        i += 1;
    }
    hash
}

/// One hash of two, order kept.
pub const fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(0xff51_afd7_ed55_8ccd) ^ (first >> 29)
}

/// The 32 bits that name a feature: `template` says which question is asked, `value` is its answer. The mixing is
/// the finaliser of MurmurHash3 (Appleby), whose every output bit depends on every input bit.
pub const fn feature(template: u32, value: u64) -> u32 {
    let x = value ^ (template as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ (x >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let x = (x ^ (x >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    (x >> 32) as u32
}

/// Builds hash maps whose keys are hashes already: a key is mixed by one multiplication, no more.
pub(crate) type Plain = std::hash::BuildHasherDefault<Hashed>;

/// The hasher of [`Plain`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hashed(u64);

impl std::hash::Hasher for Hashed {
    fn finish(&self) -> u64 {
        // The map takes its place from the low bits and a tag from the high ones.
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = extend(self.0, bytes);
    }

    fn write_u32(&mut self, hash: u32) {
        self.0 = u64::from(hash);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_are_the_published_ones() {
        assert_eq!(bytes(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(bytes(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(bytes(b"foobar"), 0x85944171f73967e8);
        assert_eq!(extend(bytes(b"foo"), b"bar"), bytes(b"foobar"));
    }

    #[test]
    fn templates_and_order_tell_features_apart() {
        assert_ne!(feature(1, 7), feature(2, 7));
        assert_ne!(pair(1, 2), pair(2, 1));
    }
}
