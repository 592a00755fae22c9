//! The imports of scripts.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::{Graph, files};

/// The graph of a folder of scripts.
pub(super) fn graph(folder: &Path) -> Result<Graph> {
    let mut graph = Graph::new();
    for file in files(folder, "js")? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file)?;
        graph.entry(name).or_default().extend(imports(&text).map(str::to_owned));
    }
    Ok(graph)
}

/// The files of the same folder that a script imports: `from "./a.js"`, `import "./a.js"`, `import("./a.js")`.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with(['/', '*']));
    code.filter_map(|line| {
        let (before, after) = line.split_once("\"./")?;
        let before = before.trim_end().trim_end_matches('(');
        let name = after.split('"').next()?;
        (before.ends_with("from") || before.ends_with("import")).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::imports;

    #[test]
    fn imports_are_found_in_every_form() {
        let text = "import { a } from \"./a.js\";\nimport \"./b.js\";\nconst c = () => import(\"./c.js\");\nexport { d } from \"./d.js\";\n// import \"./e.js\";\nfetch(\"./f.js\");\nimport css from \"../g.css\";";
        assert_eq!(imports(text).collect::<Vec<_>>(), ["a.js", "b.js", "c.js", "d.js"]);
    }
}
