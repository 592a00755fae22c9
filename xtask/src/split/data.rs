//! The constants of the module, and the part that each belongs to.
//!
//! The linker keeps a separate segment for every constant (`--no-merge-data-segments`), but no list of its users. So everything that could
//! be an address counts as one: numbers in code, offsets of loads and stores, words of other constants. Unused constants
//! stay in the main part.

use anyhow::{Result, bail};
use walrus::{ConstExpr, DataId, DataKind, MemoryId, Module, ir::Value};

use super::Part;

/// A constant in memory.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub address: u64,
    pub bytes: Vec<u8>,
    pub part: Part,
}

impl Segment {
    pub(super) fn end(&self) -> u64 {
        self.address + self.bytes.len() as u64
    }

    /// The words in it, each of which could be an address or a pointer to a function.
    pub(super) fn words(&self) -> impl Iterator<Item = u32> + use<'_> {
        let (words, _) = self.bytes.get(self.before_words()..).unwrap_or_default().as_chunks();
        words.iter().copied().map(u32::from_le_bytes)
    }

    pub(super) fn words_mut(&mut self, change: impl Fn(u32) -> u32) {
        let start = self.before_words();
        let (words, _) = self.bytes.get_mut(start..).unwrap_or_default().as_chunks_mut();
        for word in words {
            *word = change(u32::from_le_bytes(*word)).to_le_bytes();
        }
    }

    /// How many bytes precede the first address that is a multiple of four.
    fn before_words(&self) -> usize {
        (self.address.wrapping_neg() % 4) as usize
    }
}

/// Takes all constants out of a module, in the order of their addresses.
pub(super) fn take(module: &mut Module) -> Result<Vec<Segment>> {
    let mut segments = Vec::new();
    for id in module.data.iter().map(|data| data.id()).collect::<Vec<DataId>>() {
        let data = module.data.get(id);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(address)), .. } = data.kind else {
            bail!("the module has data in a way that xtask/src/split/data.rs does not know");
        };
        segments.push(Segment { address: u64::from(address.cast_unsigned()), bytes: data.value.clone(), part: Part::MAIN });
        module.data.delete(id);
    }
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
    }
    segments.sort_by_key(|segment| segment.address);
    Ok(segments)
}

/// The indices of the segments that have a byte at an address, or within `near` bytes of it.
pub(super) fn places(segments: &[Segment], address: u64, near: u64) -> std::ops::Range<usize> {
    let first = segments.partition_point(|segment| segment.end() + near <= address);
    let last = segments.partition_point(|segment| segment.address <= address + near);
    first..last.max(first)
}

/// Adds the constants of one part to it. Adjacent ones become one segment; in the main part all of them do, with zeros
/// in place of the others.
pub(super) fn put(module: &mut Module, memory: MemoryId, segments: &[Segment], part: Part) -> Result<()> {
    let mut runs: Vec<(u64, Vec<u8>)> = Vec::new();
    let mut was_ours = false;
    for segment in segments {
        let is_ours = segment.part == part;
        match runs.last_mut() {
            Some((address, bytes)) if is_ours && (was_ours || part == Part::MAIN) => {
                bytes.resize(usize::try_from(segment.address - *address)?, 0);
                bytes.extend(&segment.bytes);
            }
            _ if is_ours => runs.push((segment.address, segment.bytes.clone())),
            _ => {}
        }
        was_ours = is_ours;
    }
    for (address, bytes) in runs {
        let kind = DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(u32::try_from(address)?.cast_signed())) };
        let id = module.data.add(kind, bytes);
        module.memories.get_mut(memory).data_segments.insert(id);
    }
    Ok(())
}
