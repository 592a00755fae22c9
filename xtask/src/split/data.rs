//! Which of the module's constants only the second half uses.
//!
//! The linker leaves every constant a segment of its own (`--no-merge-data-segments`), but no list of who uses it. So whatever could
//! be an address is taken for one: numbers in code, offsets of loads and stores, words of other constants. What the first half might
//! use stays there, and so does what nobody seems to use.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use walrus::ir::{Const, Load, Store, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataId, DataKind, FunctionId, FunctionKind, MemoryId, Module};

/// Compilers make a loop over records begin before the first, or end behind the last, by a record or so: as far from them, in bytes, a
/// number of the first half is taken for their address too.
const NEAR: u64 = 32;

/// A constant in memory.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    address: u64,
    bytes: Vec<u8>,
    is_moved: bool,
}

impl Segment {
    fn end(&self) -> u64 {
        self.address + self.bytes.len() as u64
    }
}

/// Takes all constants out of a module and says which of them only the functions `moved` use.
pub(super) fn take(module: &mut Module, moved: &BTreeSet<FunctionId>) -> Result<Vec<Segment>> {
    let mut segments = Vec::new();
    for id in module.data.iter().map(|data| data.id()).collect::<Vec<DataId>>() {
        let data = module.data.get(id);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(address)), .. } = data.kind else {
            bail!("the module has data in a way that xtask/src/split/data.rs does not know");
        };
        segments.push(Segment { address: u64::from(address.cast_unsigned()), bytes: data.value.clone(), is_moved: false });
        module.data.delete(id);
    }
    segments.sort_by_key(|segment| segment.address);
    let (theirs, ours): (Vec<_>, Vec<_>) = module.funcs.iter().map(|function| function.id()).partition(|id| moved.contains(id));
    let ours = used(&segments, &numbers(module, &ours), NEAR);
    let theirs = used(&segments, &numbers(module, &theirs), 0);
    for (place, segment) in segments.iter_mut().enumerate() {
        segment.is_moved = theirs.contains(&place) && !ours.contains(&place);
    }
    Ok(segments)
}

/// Puts the constants of one half into it. What lies side by side becomes one segment; in the first half so does all, with zeros
/// where the second one puts its own.
pub(super) fn put(module: &mut Module, memory: MemoryId, segments: &[Segment], is_moved: bool) -> Result<()> {
    let mut runs: Vec<(u64, Vec<u8>)> = Vec::new();
    let mut was_ours = false;
    for segment in segments {
        let is_ours = segment.is_moved == is_moved;
        match runs.last_mut() {
            Some((address, bytes)) if is_ours && (was_ours || !is_moved) => {
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

/// The places of the segments that these numbers might be addresses in, and of those that the former have addresses of.
fn used(segments: &[Segment], numbers: &BTreeSet<u64>, near: u64) -> BTreeSet<usize> {
    let mut used = BTreeSet::new();
    let mut next: Vec<_> = numbers.iter().flat_map(|number| places(segments, *number, near)).collect();
    while let Some(place) = next.pop() {
        if let (true, Some(segment)) = (used.insert(place), segments.get(place)) {
            let words =
                segment.bytes.chunks_exact(4).filter_map(|word| Some(u64::from(u32::from_le_bytes(word.try_into().ok()?))));
            next.extend(words.flat_map(|word| places(segments, word, near)));
        }
    }
    used
}

/// The places of the segments that have a byte at an address, or are records as near to it.
fn places(segments: &[Segment], address: u64, near: u64) -> impl Iterator<Item = usize> + use<'_> {
    let first = segments.partition_point(|segment| segment.end() + near <= address);
    let last = segments.partition_point(|segment| segment.address <= address + near);
    let around = segments.iter().enumerate().take(last).skip(first);
    around.filter_map(move |(place, segment)| {
        let has = (segment.address..segment.end()).contains(&address);
        (has || near > 0 && segment.bytes.contains(&0)).then_some(place)
    })
}

/// The numbers in functions that could be addresses.
fn numbers(module: &Module, functions: &[FunctionId]) -> BTreeSet<u64> {
    struct Numbers(BTreeSet<u64>);
    impl Visitor<'_> for Numbers {
        fn visit_const(&mut self, number: &Const) {
            if let Value::I32(number) = number.value {
                self.0.insert(u64::from(number.cast_unsigned()));
            }
        }
        fn visit_load(&mut self, load: &Load) {
            self.0.insert(load.arg.offset);
        }
        fn visit_store(&mut self, store: &Store) {
            self.0.insert(store.arg.offset);
        }
    }
    let mut numbers = Numbers(BTreeSet::new());
    for id in functions {
        if let FunctionKind::Local(function) = &module.funcs.get(*id).kind {
            dfs_in_order(&mut numbers, function, function.entry_block());
        }
    }
    numbers.0
}
