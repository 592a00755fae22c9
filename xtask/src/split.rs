//! Parts the module in two: what every page needs, and the readers of formats that only some stories arrive in.
//!
//! The second half is of no use alone. It lives in the first one's memory and calls its functions; the first half calls into it
//! through slots of the table that are empty until it is there. Nobody may call one earlier: `www/module.js` sees to that.

mod data;

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::ir::{Call, CallIndirect, Const, Instr, InstrSeq, Value, Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalKind, ImportedFunction,
    Module, ModuleConfig, TableId, TypeId, passes,
};

/// Where the second half's functions stand, as the names of functions tell it. What only these call goes with them.
const ROOM: &str = "slugline::ingest::foreign::";
/// Where the first half calls the second one: the readers of documents, and the export that says that the second half is there.
const DOORS: &[&str] = &["slugline::ingest::", "formats"];
/// What the second half imports is called so, and numbered; it has nothing else in common with names that are there already.
const SHARED: &str = "shared";

/// Writes both halves of the module that is at `whole`.
pub(crate) fn split(whole: &Path, first: &Path, second: &Path) -> Result<()> {
    let bytes = std::fs::read(whole).with_context(|| format!("cannot read {}", whole.display()))?;
    let mut halves = Halves::of(parse(&bytes)?, parse(&bytes)?)?;
    halves.share()?;
    halves.enter()?;
    for (module, path) in [(&mut halves.first, first), (&mut halves.second, second)] {
        passes::gc::run(module);
        module.emit_wasm_file(path).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn parse(bytes: &[u8]) -> Result<Module> {
    ModuleConfig::new().generate_producers_section(false).parse(bytes)
}

/// The module twice, of which each copy becomes one half, and what is where.
struct Halves {
    first: Module,
    second: Module,
    /// Functions of the first copy in the second.
    twins: BTreeMap<FunctionId, FunctionId>,
    /// Functions of the second half, as the first copy knows them.
    moved: BTreeSet<FunctionId>,
    /// Slots of the table that have a function.
    slots: BTreeMap<FunctionId, i32>,
}

impl Halves {
    fn of(first: Module, second: Module) -> Result<Self> {
        let twins =
            first.funcs.iter().map(|function| function.id()).zip(second.funcs.iter().map(|function| function.id())).collect();
        let slots = slots(&first)?;
        let name = |id: &FunctionId| first.funcs.get(*id).name.as_deref().map(plain).unwrap_or_default();
        let is_of_room = |id: &FunctionId| name(id).contains(ROOM);
        // Of functions that are alike the compiler leaves one, under any of their names: what others than the doors call is no room's.
        let is_door = |id: &FunctionId| DOORS.iter().any(|door| name(id).contains(door));
        let exports = first.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(id),
            _ => None,
        });
        let mut next: Vec<_> = exports.chain(first.start).chain(slots.keys().copied()).collect();
        let mut kept = BTreeSet::new();
        while let Some(id) = next.pop() {
            if kept.insert(id) {
                let is_door = is_door(&id);
                next.extend(calls(&first, id).into_iter().filter(|called| !(is_door && is_of_room(called))));
            }
        }
        // What comes from JavaScript comes to the first half.
        let moved: BTreeSet<_> = first.funcs.iter_local().map(|(id, _)| id).filter(|id| !kept.contains(id)).collect();
        if !moved.iter().any(is_of_room) {
            bail!("no function of {ROOM} is in the module");
        }
        Ok(Self { first, second, twins, moved, slots })
    }

    /// The first half exports what the second one imports: functions, the memory, the table, globals.
    fn share(&mut self) -> Result<()> {
        let wanted: BTreeSet<_> = self.moved.iter().flat_map(|id| calls(&self.first, *id)).collect();
        for export in self.second.exports.iter().map(|export| export.id()).collect::<Vec<_>>() {
            self.second.exports.delete(export);
        }
        self.second.start = None;
        let mut names = (0..).map(|number| format!("{SHARED}{number}"));
        let mut name = || names.next().unwrap_or_default();
        for (id, twin) in &self.twins {
            if self.moved.contains(id) {
                continue;
            }
            if let FunctionKind::Import(function) = &self.second.funcs.get(*twin).kind {
                self.second.imports.delete(function.import);
            }
            if wanted.contains(id) {
                let name = name();
                self.first.exports.add(&name, *id);
                let import = self.second.imports.add(SHARED, &name, *twin);
                let ty = self.second.funcs.get(*twin).ty();
                self.second.funcs.get_mut(*twin).kind = FunctionKind::Import(ImportedFunction { import, ty });
            } else {
                self.second.funcs.delete(*twin);
            }
        }
        let constants = data::take(&mut self.first, &self.moved)?;
        for data in self.second.data.iter().map(|data| data.id()).collect::<Vec<_>>() {
            self.second.data.delete(data);
        }
        for (here, there) in pairs(self.first.memories.iter(), self.second.memories.iter(), |memory| memory.id()) {
            let name = name();
            self.first.exports.add(&name, here);
            let import = self.second.imports.add(SHARED, &name, there);
            let memory = self.second.memories.get_mut(there);
            memory.import = Some(import);
            for (module, id, is_moved) in [(&mut self.first, here, false), (&mut self.second, there, true)] {
                module.memories.get_mut(id).data_segments.clear();
                data::put(module, id, &constants, is_moved)?;
            }
        }
        for (here, there) in pairs(self.first.tables.iter(), self.second.tables.iter(), |table| table.id()) {
            let name = name();
            self.first.exports.add(&name, here);
            let import = self.second.imports.add(SHARED, &name, there);
            let table = self.second.tables.get_mut(there);
            table.import = Some(import);
            table.elem_segments.clear();
        }
        for (here, there) in pairs(self.first.globals.iter(), self.second.globals.iter(), |global| global.id()) {
            let name = name();
            self.first.exports.add(&name, here);
            let import = self.second.imports.add(SHARED, &name, there);
            self.second.globals.get_mut(there).kind = GlobalKind::Import(import);
        }
        for element in self.second.elements.iter().map(|element| element.id()).collect::<Vec<_>>() {
            self.second.elements.delete(element);
        }
        Ok(())
    }

    /// The first half calls the second one through the table.
    fn enter(&mut self) -> Result<()> {
        let [table, there] = [&self.first, &self.second].map(|module| module.tables.main_function_table());
        let (table, there) = (table?.context("no table")?, there?.context("no table")?);
        let mut next = i32::try_from(self.first.tables.get(table).initial)?;
        let stays: Vec<_> = self.twins.keys().copied().filter(|id| !self.moved.contains(id)).collect();
        for called in stays.iter().flat_map(|id| calls(&self.first, *id)) {
            if self.moved.contains(&called) {
                self.slots.entry(called).or_insert_with(|| {
                    next += 1;
                    next - 1
                });
            }
        }
        for (module, id) in [(&mut self.first, table), (&mut self.second, there)] {
            let table = module.tables.get_mut(id);
            table.initial = u64::try_from(next)?;
            table.maximum = Some(table.initial);
        }
        let mut body = FunctionBuilder::new(&mut self.first.types, &[], &[]);
        body.func_body().unreachable();
        let nothing = body.finish(Vec::new(), &mut self.first.funcs);
        for element in self.first.elements.iter_mut() {
            if let ElementItems::Functions(functions) = &mut element.items {
                functions.iter_mut().filter(|id| self.moved.contains(*id)).for_each(|id| *id = nothing);
            }
        }
        let entries = self.moved.iter().filter_map(|id| Some((*id, (*self.slots.get(id)?, self.first.funcs.get(*id).ty()))));
        let mut indirect = Indirect { table, entries: entries.collect() };
        for id in stays {
            if let FunctionKind::Local(function) = &mut self.first.funcs.get_mut(id).kind {
                let start = function.entry_block();
                dfs_pre_order_mut(&mut indirect, function, start);
            }
        }
        for (id, (slot, _)) in indirect.entries {
            let kind = ElementKind::Active { table: there, offset: ConstExpr::Value(Value::I32(slot)) };
            let twin = self.twins.get(&id).context("no twin")?;
            let element = self.second.elements.add(kind, ElementItems::Functions(vec![*twin]));
            self.second.tables.get_mut(there).elem_segments.insert(element);
        }
        Ok(())
    }
}

/// What is in both copies, side by side.
fn pairs<'m, T: 'm, I>(
    first: impl Iterator<Item = &'m T>,
    second: impl Iterator<Item = &'m T>,
    id: impl Fn(&T) -> I,
) -> Vec<(I, I)> {
    first.map(&id).zip(second.map(&id)).collect()
}

/// The slots of the table that have a function.
fn slots(module: &Module) -> Result<BTreeMap<FunctionId, i32>> {
    let mut slots = BTreeMap::new();
    for element in module.elements.iter() {
        let (ElementKind::Active { offset: ConstExpr::Value(Value::I32(first)), .. }, ElementItems::Functions(functions)) =
            (&element.kind, &element.items)
        else {
            bail!("the module fills its table in a way that xtask/src/split.rs does not know: {:?}", element.kind);
        };
        slots.extend(functions.iter().copied().zip(*first..));
    }
    Ok(slots)
}

/// The functions that a function calls by name.
fn calls(module: &Module, id: FunctionId) -> Vec<FunctionId> {
    struct Calls(Vec<FunctionId>);
    impl Visitor<'_> for Calls {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.push(*id);
        }
    }
    let mut found = Calls(Vec::new());
    if let FunctionKind::Local(function) = &module.funcs.get(id).kind {
        dfs_in_order(&mut found, function, function.entry_block());
    }
    found.0
}

/// Turns calls by name into calls by slot.
struct Indirect {
    table: TableId,
    entries: BTreeMap<FunctionId, (i32, TypeId)>,
}

impl VisitorMut for Indirect {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        for (instruction, place) in mem::take(&mut sequence.instrs) {
            if let Instr::Call(Call { func }) = instruction
                && let Some((slot, ty)) = self.entries.get(&func)
            {
                sequence.instrs.push((Const { value: Value::I32(*slot) }.into(), place));
                sequence.instrs.push((CallIndirect { ty: *ty, table: self.table }.into(), place));
            } else {
                sequence.instrs.push((instruction, place));
            }
        }
    }
}

/// A function's name without the hashes of crates, `slugline[0123456789abcdef]::json::parse`.
fn plain(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() > 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => plain.push_str(rest),
            _ => plain.extend(["[", part]),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use walrus::ir::Value;
    use walrus::{ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, ImportKind, Module, RefType};

    use super::{Halves, passes, plain};

    /// A module of which `page` is exported and calls `read`, which is of the room; both use a text of their own and one that is
    /// everybody's. Both call `push`, and `read` alone calls `tell`. `alike` has a name of the room, and is called from elsewhere too.
    fn module() -> Module {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let table = module.tables.add_local(false, 1, Some(1), RefType::FUNCREF);
        let texts = [(1024, "of both"), (1031, "of the page"), (1042, "of the reader")];
        for (address, text) in texts {
            let kind = DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(address)) };
            let data = module.data.add(kind, text.as_bytes().to_vec());
            module.memories.get_mut(memory).data_segments.insert(data);
        }
        let mut function = |name: &str, numbers: &[i32], calls: &[_]| {
            let mut body = FunctionBuilder::new(&mut module.types, &[], &[]);
            body.name(name.to_owned());
            for number in numbers {
                body.func_body().i32_const(*number).drop();
            }
            for id in calls {
                body.func_body().call(*id);
            }
            body.finish(Vec::new(), &mut module.funcs)
        };
        let push = function("alloc::push", &[], &[]);
        let tell = function("tell", &[], &[]);
        let alike = function("slugline[4ef2400692e26676]::ingest::foreign::alike", &[], &[]);
        let read = function("slugline[4ef2400692e26676]::ingest::foreign::read", &[1024, 1042], &[push, tell, alike]);
        let page = function("slugline[4ef2400692e26676]::ingest::page", &[1024, 1031], &[read, push]);
        let other = function("other", &[], &[alike]);
        module.exports.add("page", page);
        module.exports.add("other", other);
        module.exports.add("memory", memory);
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(0)) };
        let element = module.elements.add(kind, ElementItems::Functions(vec![page]));
        module.tables.get_mut(table).elem_segments.insert(element);
        module
    }

    #[test]
    fn the_room_and_what_only_it_uses_moves() {
        let mut halves = Halves::of(module(), module()).unwrap();
        halves.share().unwrap();
        halves.enter().unwrap();
        for half in [&mut halves.first, &mut halves.second] {
            passes::gc::run(half);
        }
        let (first, second) = (&halves.first, &halves.second);
        let named =
            |half: &Module, name: &str| half.funcs.iter_local().any(|(id, _)| half.funcs.get(id).name.as_deref() == Some(name));
        assert!(named(first, "slugline[4ef2400692e26676]::ingest::page") && named(first, "alloc::push"));
        assert!(named(first, "slugline[4ef2400692e26676]::ingest::foreign::alike"), "others than the doors call it");
        assert!(!named(first, "slugline[4ef2400692e26676]::ingest::foreign::read"));
        assert!(
            named(second, "slugline[4ef2400692e26676]::ingest::foreign::read") && named(second, "tell") && !named(first, "tell")
        );
        assert!(!named(second, "slugline[4ef2400692e26676]::ingest::page") && !named(second, "alloc::push"));
        // What one half imports the other exports.
        for import in second.imports.iter() {
            let export = first.exports.iter().find(|export| export.name == import.name).unwrap();
            let fits = matches!(
                (&import.kind, export.item),
                (ImportKind::Function(_), ExportItem::Function(_))
                    | (ImportKind::Memory(_), ExportItem::Memory(_))
                    | (ImportKind::Table(_), ExportItem::Table(_))
            );
            assert!(fits, "{}", import.name);
        }
        // A slot more, which the second half fills.
        assert_eq!(first.tables.iter().next().unwrap().initial, 2);
        assert_eq!(second.elements.iter().count(), 1);
        let texts =
            |half: &Module| half.data.iter().map(|data| String::from_utf8_lossy(&data.value).into_owned()).collect::<Vec<_>>();
        assert_eq!(texts(first), ["of bothof the page"]);
        assert_eq!(texts(second), ["of the reader"]);
    }

    #[test]
    fn a_module_without_the_room_is_an_error() {
        assert!(Halves::of(Module::default(), Module::default()).is_err());
    }

    #[test]
    fn names_are_compared_without_hashes() {
        assert_eq!(plain("<slugline[4ef2400692e26676]::json::Value>::get"), "<slugline::json::Value>::get");
        assert_eq!(plain("<[u8]>::contains::<[usize; 3]>"), "<[u8]>::contains::<[usize; 3]>");
    }
}
