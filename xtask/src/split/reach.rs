//! What functions reach: other functions by calls and by pointers, constants by their addresses.

use std::collections::{BTreeMap, BTreeSet};

use walrus::ir::{Const, Load, Store, Value, Visitor, dfs_in_order};
use walrus::{FunctionId, FunctionKind, Module};

use super::data::{Segment, places};

/// Compilers may begin a loop over records a record or so before the first, or end it behind the last: within this distance, in bytes, a
/// number of the main part counts as their address too. What is there stays in the main part; functions that it points to are not followed.
pub(super) const NEAR: u64 = 32;

/// A module, and the possible meanings of numbers in it.
pub(super) struct Reach<'m> {
    pub module: &'m Module,
    pub slots: &'m BTreeMap<u32, FunctionId>,
    pub segments: &'m [Segment],
}

/// What is reached: functions, and constants by index.
#[derive(Debug, Default)]
pub(super) struct Reached {
    pub functions: BTreeSet<FunctionId>,
    pub segments: BTreeSet<usize>,
}

impl Reach<'_> {
    /// What is reached from these functions, including themselves.
    pub(super) fn of(&self, roots: &[FunctionId], near: u64) -> Reached {
        let mut reached = Reached::default();
        let mut functions = roots.to_vec();
        let mut numbers = Vec::new();
        // The constants that contain the address, not only those near it.
        let mut hits = BTreeSet::new();
        loop {
            if let Some(id) = functions.pop() {
                if reached.functions.insert(id) {
                    let names = Names::in_function(self.module, id);
                    functions.extend(names.functions);
                    numbers.extend(names.numbers);
                }
            } else if let Some(number) = numbers.pop() {
                functions.extend(self.slots.get(&number));
                for segment in places(self.segments, number.into(), 0) {
                    if hits.insert(segment) {
                        numbers.extend(self.segments.get(segment).into_iter().flat_map(Segment::words));
                    }
                }
                for place in places(self.segments, number.into(), near) {
                    if let Some(segment) = self.segments.get(place).filter(|segment| segment.bytes.contains(&0))
                        && reached.segments.insert(place)
                    {
                        numbers.extend(segment.words().filter(|word| !self.slots.contains_key(word)));
                    }
                }
            } else {
                reached.segments.extend(hits);
                return reached;
            }
        }
    }
}

/// The functions that a function calls by name.
pub(super) fn calls(module: &Module, id: FunctionId) -> Vec<FunctionId> {
    Names::in_function(module, id).functions
}

/// The functions and numbers in code.
#[derive(Default)]
struct Names {
    functions: Vec<FunctionId>,
    numbers: Vec<u32>,
}

impl Names {
    fn in_function(module: &Module, id: FunctionId) -> Self {
        let mut names = Self::default();
        if let FunctionKind::Local(function) = &module.funcs.get(id).kind {
            dfs_in_order(&mut names, function, function.entry_block());
        }
        names
    }

    fn offset(&mut self, offset: u64) {
        self.numbers.extend(u32::try_from(offset));
    }
}

impl Visitor<'_> for Names {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.functions.push(*id);
    }

    fn visit_const(&mut self, number: &Const) {
        if let Value::I32(number) = number.value {
            self.numbers.push(number.cast_unsigned());
        }
    }

    fn visit_load(&mut self, load: &Load) {
        self.offset(load.arg.offset);
    }

    fn visit_store(&mut self, store: &Store) {
        self.offset(store.arg.offset);
    }
}
