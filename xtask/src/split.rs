//! Splits the module: into what every page needs, and rooms that are loaded on demand.
//!
//! A room is everything that can be reached by its export and by no other: functions by calls and by pointers, constants by their addresses.
//! What two rooms reach stays in the main part. A room cannot be used alone: it uses the memory of the main part and calls its functions.
//! The export stays in the main part, and enters the room through a table slot that is empty until the room is loaded. It must not
//! be called earlier: `www/module.js` ensures that.
//!
//! A pointer to a function is its slot in the table, a number like any other. To make pointers recognisable, the linker begins the
//! table at a number that nothing else has ([`TABLE_BASE`]); here the slots are renumbered from small numbers.

mod data;
mod reach;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::ir::{CallIndirect, Const, Value, VisitorMut, dfs_pre_order_mut};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalKind, ImportedFunction,
    Module, ModuleConfig, TableId, passes,
};

use self::data::Segment;
use self::reach::Reach;

/// The rooms: the names of their exports and files.
pub(crate) const ROOMS: &[&str] = &["formats", "controls", "quotes"];
/// Where the linker begins the table. No address is that high, and no text has these bytes: 0xF5 and 0xFF are not in UTF-8.
pub(crate) const TABLE_BASE: u32 = 0xF5FF_0000;
/// The prefix of the names of what rooms import, which are numbered.
const SHARED: &str = "shared";

/// The part of a function or a constant: 0 is the main part, the others are the rooms in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part(usize);

impl Part {
    const MAIN: Self = Self(0);
}

/// Writes the parts of the module at `whole` into a folder: `slugline_bg.wasm`, and a file for each room.
pub(crate) fn split(whole: &Path, folder: &Path) -> Result<()> {
    let bytes = std::fs::read(whole).with_context(|| format!("cannot read {}", whole.display()))?;
    let copy = || ModuleConfig::new().generate_producers_section(false).parse(&bytes);
    let copies = std::iter::repeat_with(copy).take(1 + ROOMS.len()).collect::<Result<Vec<_>>>()?;
    let names = std::iter::once("slugline_bg").chain(ROOMS.iter().copied());
    for (mut part, name) in parts(copies, ROOMS)?.into_iter().zip(names) {
        let path = folder.join(name).with_extension("wasm");
        part.emit_wasm_file(&path).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Makes the parts from copies of a module: the main one, and the room of each export.
fn parts(mut copies: Vec<Module>, rooms: &[&str]) -> Result<Vec<Module>> {
    let mut segments = Vec::new();
    for copy in &mut copies {
        segments = data::take(copy)?;
    }
    let (main, others) = copies.split_first_mut().context("no copy of the module")?;
    let plan = Plan::of(main, segments, rooms)?;
    for (number, room) in others.iter_mut().enumerate() {
        let twins = twins(main, room);
        plan.make_room(Part(number + 1), room, &twins)?;
    }
    plan.make_main(main, rooms)?;
    for copy in &mut copies {
        passes::gc::run(copy);
    }
    Ok(copies)
}

/// Functions of the first copy in another one: copies list theirs in the same order.
fn twins(first: &Module, other: &Module) -> BTreeMap<FunctionId, FunctionId> {
    first.funcs.iter().map(|function| function.id()).zip(other.funcs.iter().map(|function| function.id())).collect()
}

/// The plan of the parts. Functions are those of the first copy.
struct Plan {
    /// The part of every reachable function.
    part_of: BTreeMap<FunctionId, Part>,
    /// The functions that enter rooms, in the order of the rooms.
    entrances: Vec<FunctionId>,
    /// The functions with a table slot, in the new order: the main part's, then those of each room.
    slots: Vec<FunctionId>,
    /// The new slots by the old ones.
    moves: BTreeMap<u32, u32>,
    /// What rooms import, by the names of the main part's exports.
    shared: BTreeMap<FunctionId, String>,
    segments: Vec<Segment>,
}

impl Plan {
    fn of(module: &Module, mut segments: Vec<Segment>, rooms: &[&str]) -> Result<Self> {
        let old_slots = slots(module)?;
        let mut entrances = vec![None; rooms.len()];
        let mut roots: Vec<_> = module.start.into_iter().collect();
        for export in module.exports.iter() {
            if let ExportItem::Function(id) = export.item {
                match rooms.iter().position(|room| *room == export.name).and_then(|room| entrances.get_mut(room)) {
                    Some(entrance) => *entrance = Some(id),
                    None => roots.push(id),
                }
            }
        }
        let entrances = entrances.into_iter().zip(rooms);
        let entrances = entrances
            .map(|(id, room)| id.with_context(|| format!("the module has no export {room}")))
            .collect::<Result<Vec<_>>>()?;

        let reach = Reach { module, slots: &old_slots, segments: &segments };
        let main = reach.of(&roots, reach::NEAR);
        let mut part_of: BTreeMap<_, _> = main.functions.iter().map(|id| (*id, Part::MAIN)).collect();
        let mut part_of_segment: BTreeMap<_, _> = main.segments.iter().map(|place| (*place, Part::MAIN)).collect();
        for (number, entrance) in entrances.iter().enumerate() {
            let part = Part(number + 1);
            let room = reach.of(&[*entrance], 0);
            for id in room.functions {
                // Imports from JavaScript belong to the main part.
                let part = if matches!(module.funcs.get(id).kind, FunctionKind::Import(_)) { Part::MAIN } else { part };
                part_of.entry(id).and_modify(|owner| *owner = Part::MAIN).or_insert(part);
            }
            for place in room.segments {
                part_of_segment.entry(place).and_modify(|owner| *owner = Part::MAIN).or_insert(part);
            }
        }
        for (place, segment) in segments.iter_mut().enumerate() {
            segment.part = part_of_segment.get(&place).copied().unwrap_or(Part::MAIN);
        }

        let mut slots: Vec<_> =
            old_slots.values().copied().filter(|id| part_of.contains_key(id)).chain(entrances.clone()).collect();
        slots.sort_by_key(|id| part_of.get(id));
        slots.dedup();
        let new = |id: &FunctionId| slots.iter().position(|other| other == id);
        let moves = old_slots.iter().map(|(old, id)| Ok((*old, new(id).map_or(0, |slot| slot + 1).try_into()?)));
        let moves = moves.collect::<Result<_>>()?;
        for segment in &mut segments {
            segment.words_mut(|word| *BTreeMap::get(&moves, &word).unwrap_or(&word));
        }
        let wanted: BTreeSet<_> = part_of
            .iter()
            .filter(|(_, part)| **part != Part::MAIN)
            .flat_map(|(id, _)| reach::calls(module, *id))
            .filter(|id| part_of.get(id) == Some(&Part::MAIN))
            .collect();
        let shared = wanted.into_iter().enumerate().map(|(number, id)| (id, number.to_string())).collect();
        Ok(Self { part_of, entrances, slots, moves, shared, segments })
    }

    /// Reduces a copy to a room, which imports the rest.
    fn make_room(&self, part: Part, room: &mut Module, twins: &BTreeMap<FunctionId, FunctionId>) -> Result<()> {
        for export in room.exports.iter().map(|export| export.id()).collect::<Vec<_>>() {
            room.exports.delete(export);
        }
        room.start = None;
        for (id, twin) in twins {
            if self.part_of.get(id) == Some(&part) {
                continue;
            }
            if let FunctionKind::Import(function) = &room.funcs.get(*twin).kind {
                room.imports.delete(function.import);
            }
            if let Some(name) = self.shared.get(id) {
                let import = room.imports.add(SHARED, name, *twin);
                let ty = room.funcs.get(*twin).ty();
                room.funcs.get_mut(*twin).kind = FunctionKind::Import(ImportedFunction { import, ty });
            } else {
                room.funcs.delete(*twin);
            }
        }
        for (number, memory) in room.memories.iter().map(|memory| memory.id()).collect::<Vec<_>>().into_iter().enumerate() {
            let import = room.imports.add(SHARED, &memory_name(number), memory);
            room.memories.get_mut(memory).import = Some(import);
            data::put(room, memory, &self.segments, part)?;
        }
        for (number, table) in room.tables.iter().map(|table| table.id()).collect::<Vec<_>>().into_iter().enumerate() {
            let import = room.imports.add(SHARED, &table_name(number), table);
            room.tables.get_mut(table).import = Some(import);
        }
        for (number, global) in room.globals.iter().map(|global| global.id()).collect::<Vec<_>>().into_iter().enumerate() {
            let import = room.imports.add(SHARED, &global_name(number), global);
            room.globals.get_mut(global).kind = GlobalKind::Import(import);
        }
        self.renumber(room, part, |id| twins.get(&id).copied())
    }

    /// Reduces the first copy to the main part, and exports what rooms import.
    fn make_main(&self, main: &mut Module, rooms: &[&str]) -> Result<()> {
        for (id, name) in &self.shared {
            main.exports.add(name, *id);
        }
        for (number, memory) in main.memories.iter().map(|memory| memory.id()).collect::<Vec<_>>().into_iter().enumerate() {
            main.exports.add(&memory_name(number), memory);
            data::put(main, memory, &self.segments, Part::MAIN)?;
        }
        for (number, table) in main.tables.iter().map(|table| table.id()).collect::<Vec<_>>().into_iter().enumerate() {
            main.exports.add(&table_name(number), table);
        }
        for (number, global) in main.globals.iter().map(|global| global.id()).collect::<Vec<_>>().into_iter().enumerate() {
            main.exports.add(&global_name(number), global);
        }
        self.renumber(main, Part::MAIN, Some)?;
        let table = main.tables.main_function_table()?.context("no table")?;
        for (entrance, name) in self.entrances.iter().zip(rooms) {
            let slot = self.slots.iter().position(|id| id == entrance).context("an entrance without a slot")? + 1;
            let door = door(main, table, *entrance, slot.try_into()?);
            let exports = main.exports.iter_mut().filter(|export| export.name == *name);
            exports.for_each(|export| export.item = ExportItem::Function(door));
        }
        Ok(())
    }

    /// Renumbers the table slots, and fills those of a part. `here` returns the function in this copy.
    fn renumber(&self, module: &mut Module, part: Part, here: impl Fn(FunctionId) -> Option<FunctionId>) -> Result<()> {
        let table = module.tables.main_function_table()?.context("no table")?;
        for element in module.elements.iter().map(|element| element.id()).collect::<Vec<_>>() {
            module.elements.delete(element);
        }
        module.tables.get_mut(table).elem_segments.clear();
        let size = u64::try_from(self.slots.len() + 1)?;
        module.tables.get_mut(table).initial = size;
        module.tables.get_mut(table).maximum = Some(size);

        let is_ours = |id: &FunctionId| self.part_of.get(id) == Some(&part);
        let first = self.slots.iter().position(is_ours);
        let functions: Vec<_> = self.slots.iter().copied().filter(is_ours).filter_map(&here).collect();
        if let Some(first) = first {
            let offset = ConstExpr::Value(Value::I32(i32::try_from(first + 1)?));
            let element = module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(functions));
            module.tables.get_mut(table).elem_segments.insert(element);
        }
        let functions: Vec<_> =
            self.part_of.iter().filter(|(_, owner)| **owner == part).filter_map(|(id, _)| here(*id)).collect();
        for id in functions {
            if let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind {
                let start = function.entry_block();
                dfs_pre_order_mut(&mut Pointers(&self.moves), function, start);
            }
        }
        Ok(())
    }
}

fn memory_name(number: usize) -> String {
    format!("{SHARED}Memory{number}")
}

fn table_name(number: usize) -> String {
    format!("{SHARED}Table{number}")
}

fn global_name(number: usize) -> String {
    format!("{SHARED}Global{number}")
}

/// A function that calls the function in a slot with its own arguments.
fn door(module: &mut Module, table: TableId, entrance: FunctionId, slot: i32) -> FunctionId {
    let ty = module.funcs.get(entrance).ty();
    let (params, results) = (module.types.params(ty).to_vec(), module.types.results(ty).to_vec());
    let mut body = FunctionBuilder::new(&mut module.types, &params, &results);
    let arguments: Vec<_> = params.iter().map(|param| module.locals.add(*param)).collect();
    let mut code = body.func_body();
    for argument in &arguments {
        code.local_get(*argument);
    }
    code.i32_const(slot).instr(CallIndirect { ty, table });
    body.finish(arguments, &mut module.funcs)
}

/// The functions of the table by their slots, in order.
fn slots(module: &Module) -> Result<BTreeMap<u32, FunctionId>> {
    let mut slots = BTreeMap::new();
    for element in module.elements.iter() {
        let (ElementKind::Active { offset: ConstExpr::Value(Value::I32(first)), .. }, ElementItems::Functions(functions)) =
            (&element.kind, &element.items)
        else {
            bail!("the module fills its table in a way that xtask/src/split.rs does not know: {:?}", element.kind);
        };
        slots.extend((first.cast_unsigned()..).zip(functions.iter().copied()));
    }
    if let Some(slot) = slots.keys().find(|slot| **slot < TABLE_BASE) {
        bail!("slot {slot} of the table could be another number: it is to be linked with --table-base={TABLE_BASE}");
    }
    Ok(slots)
}

/// Renumbers pointers to functions in code.
struct Pointers<'p>(&'p BTreeMap<u32, u32>);

impl VisitorMut for Pointers<'_> {
    fn visit_const_mut(&mut self, number: &mut Const) {
        if let Value::I32(value) = &mut number.value
            && let Some(slot) = self.0.get(&value.cast_unsigned())
        {
            *value = slot.cast_signed();
        }
    }
}

#[cfg(test)]
mod tests {
    use walrus::ir::Value;
    use walrus::{
        ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, Module, ModuleConfig, RefType,
    };

    use super::{TABLE_BASE, parts};

    /// A module with an export `page` and two rooms, `read` and `speak`:
    ///
    /// - `page` calls `push`, and has the address of a text and a pointer to `draw`;
    /// - `read` calls `push` and `both`, and has the addresses of two texts and of a table that points to `parse`;
    /// - `speak` calls `both`.
    fn module() -> Vec<u8> {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let base = TABLE_BASE;
        let table = module.tables.add_local(false, u64::from(base) + 2, None, RefType::FUNCREF);
        let pointers = [0, base + 1].map(u32::to_le_bytes).concat();
        let constants: [(i32, &[u8]); 4] =
            [(1024, b"of all"), (1030, b"of the reader"), (1100, b"of the page"), (1200, &pointers)];
        for (address, bytes) in constants {
            let kind = DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(address)) };
            let data = module.data.add(kind, bytes.to_vec());
            module.memories.get_mut(memory).data_segments.insert(data);
        }
        let mut function = |name: &str, numbers: &[i32], calls: &[FunctionId]| {
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
        let push = function("push", &[], &[]);
        let both = function("both", &[], &[]);
        let draw = function("draw", &[], &[]);
        let parse = function("parse", &[], &[]);
        let page = function("page", &[1024, 1100, base.cast_signed()], &[push]);
        let read = function("read", &[1024, 1030, 1200], &[push, both]);
        let speak = function("speak", &[7], &[both]);
        for (name, id) in [("page", page), ("read", read), ("speak", speak)] {
            module.exports.add(name, id);
        }
        module.exports.add("memory", memory);
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(base.cast_signed())) };
        let element = module.elements.add(kind, ElementItems::Functions(vec![draw, parse]));
        module.tables.get_mut(table).elem_segments.insert(element);
        module.emit_wasm()
    }

    fn parted(rooms: &[&str]) -> Vec<Module> {
        let bytes = module();
        let copies = (0..=rooms.len()).map(|_| ModuleConfig::new().parse(&bytes).unwrap()).collect();
        parts(copies, rooms).unwrap()
    }

    fn has(part: &Module, name: &str) -> bool {
        part.funcs.iter_local().any(|(id, _)| part.funcs.get(id).name.as_deref() == Some(name))
    }

    fn texts(part: &Module) -> Vec<(i32, String)> {
        let texts = part.data.iter().map(|data| match data.kind {
            DataKind::Active { offset: ConstExpr::Value(Value::I32(address)), .. } => {
                (address, String::from_utf8_lossy(&data.value).into_owned())
            }
            _ => panic!("{:?}", data.kind),
        });
        texts.collect()
    }

    /// The names of the functions in the slots of a part, with the first slot.
    fn slots(part: &Module) -> (i32, Vec<String>) {
        let element = part.elements.iter().next().unwrap();
        match (&element.kind, &element.items) {
            (ElementKind::Active { offset: ConstExpr::Value(Value::I32(first)), .. }, ElementItems::Functions(ids)) => {
                (*first, ids.iter().map(|id| part.funcs.get(*id).name.clone().unwrap_or_default()).collect())
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn room_has_everything_only_its_export_reaches() {
        let parts = parted(&["read", "speak"]);
        let [main, read, speak] = parts.as_slice() else { panic!("{}", parts.len()) };
        for (name, part) in
            [("page", main), ("push", main), ("draw", main), ("both", main), ("read", read), ("parse", read), ("speak", speak)]
        {
            for other in [main, read, speak] {
                assert_eq!(has(other, name), std::ptr::eq(part, other), "{name}");
            }
        }
    }

    #[test]
    fn constants_move_with_the_functions_that_use_them() {
        let parts = parted(&["read"]);
        // The main part has zeros where the others have content.
        assert_eq!(texts(&parts[0]), [(1024, format!("of all{}of the page", "\0".repeat(70)))]);
        // A pointer to a function has the new number of its slot.
        let expected = [(1030, "of the reader".to_owned()), (1200, "\0\0\0\0\u{2}\0\0\0".to_owned())];
        assert_eq!(texts(&parts[1]), expected);
    }

    #[test]
    fn table_slots_are_renumbered_from_small_numbers() {
        let parts = parted(&["read", "speak"]);
        assert_eq!(slots(&parts[0]), (1, vec!["draw".to_owned()]));
        let (first, names) = slots(&parts[1]);
        assert_eq!((first, names.len()), (2, 2), "{names:?}");
        assert_eq!(slots(&parts[2]), (4, vec!["speak".to_owned()]));
        for part in &parts {
            assert_eq!(part.tables.iter().map(|table| table.initial).collect::<Vec<_>>(), [5]);
        }
    }

    #[test]
    fn imports_of_rooms_are_exported() {
        let parts = parted(&["read", "speak"]);
        for room in &parts[1..] {
            for import in room.imports.iter() {
                let export = parts[0].exports.iter().find(|export| export.name == import.name);
                assert!(export.is_some(), "{}", import.name);
            }
        }
        // The page enters a room by an export that keeps its name.
        let door = parts[0].exports.iter().find(|export| export.name == "read").unwrap();
        assert!(matches!(door.item, ExportItem::Function(_)));
    }

    #[test]
    fn a_module_without_a_room_is_an_error() {
        let bytes = module();
        let copies = (0..2).map(|_| ModuleConfig::new().parse(&bytes).unwrap()).collect();
        let error = parts(copies, &["write"]).unwrap_err();
        assert_eq!(error.to_string(), "the module has no export write");
    }
}
