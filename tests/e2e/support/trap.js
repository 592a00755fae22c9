// The module with traps in it, for tests alone: the product has no switch for them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import binaryen from 'binaryen';

import { REPOSITORY } from './repository.js';

/** What the parts of the module have for each other: nobody else enters by these. */
const OF_THE_PARTS = /^\d+$/;

/**
 * The module's bytes, in which each function that is exported is entered through another one that counts: `entered` and `returned`
 * are exported numbers. Functions whose names match one of `traps` do not come so far once the number of that name is not 0.
 * @param {Record<string, RegExp>} traps
 */
export function withTraps(traps) {
  const module = binaryen.readBinary(readFileSync(join(REPOSITORY, 'pkg/slugline_bg.wasm')));
  for (const name of ['entered', 'returned', ...Object.keys(traps)]) {
    module.addGlobal(name, binaryen.i32, true, module.i32.const(0));
    module.addGlobalExport(name, name);
  }
  const exported = Array.from({ length: module.getNumExports() }, (_, at) => binaryen.getExportInfo(module.getExportByIndex(at)));
  for (const { name, kind, value } of exported)
    if (kind === binaryen.ExternalFunction && !OF_THE_PARTS.test(name)) {
      const armed = Object.keys(traps).filter((trap) => traps[trap].test(name));
      module.removeExport(name);
      module.addFunctionExport(counted(module, value, armed, `counted ${name}`), name);
    }
  for (const trap of Object.values(traps)) if (!exported.some(({ name }) => trap.test(name))) throw new Error(`no export is called ${trap}`);
  return Buffer.from(module.emitBinary());
}

/** Adds a function `as` that counts, traps where it should, and calls another, which may be exported by several names; gives its name. */
function counted(module, name, traps, as) {
  const { params, results } = binaryen.getFunctionInfo(module.getFunction(name));
  const count = (global) => module.global.set(global, module.i32.add(module.global.get(global, binaryen.i32), module.i32.const(1)));
  const given = binaryen.expandType(params).map((type, at) => module.local.get(at, type));
  const call = module.call(name, given, results);
  const hasResult = results !== binaryen.none;
  const body = [
    count('entered'),
    ...traps.map((trap) => module.if(module.global.get(trap, binaryen.i32), module.unreachable())),
    hasResult ? module.local.set(given.length, call) : call,
    count('returned'),
    ...(hasResult ? [module.local.get(given.length, results)] : []),
  ];
  module.addFunction(as, params, results, hasResult ? [results] : [], module.block(null, body, results));
  return as;
}
