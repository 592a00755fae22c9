//! What the module must not ask of the browser: to parse text as HTML.
//!
//! Leptos's `view!` does so implicitly. It makes one template of a static nested element, and assigns its text
//! to `innerHTML`, which a page with Trusted Types refuses.

use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::Module;

/// Parts of wasm-bindgen's names of functions that parse HTML: `__wbg_set_innerHTML_f5c7a1e4b1b0b3e8`.
const SINKS: &[&str] =
    &["set_innerHTML", "set_outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "createContextualFragment", "parseHTMLUnsafe"];

/// Fails if a module imports a function that parses HTML.
pub(crate) fn refuse(path: &Path) -> Result<()> {
    let module = Module::from_file(path).with_context(|| format!("cannot read {}", path.display()))?;
    judge(&module)
}

fn judge(module: &Module) -> Result<()> {
    let found: Vec<_> =
        module.imports.iter().map(|import| &*import.name).filter(|name| SINKS.iter().any(|sink| name.contains(sink))).collect();
    if found.is_empty() {
        return Ok(());
    }
    bail!(
        "the module imports {}: nothing may be parsed as HTML, and pages with Trusted Types refuse it.\n\
         Most likely `view!` made a template of a nested element in which all attributes and children are literals.\n\
         To go on: put a brace into that element, as in `<p>{{\"Text\"}}</p>`, or give it an attribute that is no text; and no `inner_html`",
        found.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use walrus::Module;

    use super::judge;

    fn importing(names: &[&str]) -> Module {
        let mut module = Module::default();
        let ty = module.types.add(&[], &[]);
        for name in names {
            module.add_import_func("./slugline_bg.js", name, ty);
        }
        module
    }

    #[test]
    fn setter_of_markup_is_refused_with_a_hint() {
        for name in ["__wbg_set_innerHTML_f5c7a1e4b1b0b3e8", "__wbg_insertAdjacentHTML_0c1d2e3f40516273"] {
            let error = judge(&importing(&["__wbg_append_1234567890abcdef", name])).unwrap_err().to_string();
            assert!(error.contains(name) && error.contains("put a brace into that element"), "{error}");
            assert!(!error.contains("__wbg_append"), "{error}");
        }
    }

    #[test]
    fn module_that_builds_nodes_passes() {
        judge(&importing(&["__wbg_createElement_de4a31ed2fb252be", "__wbg_innerHTML_f5c7a1e4b1b0b3e8"])).unwrap();
    }
}
