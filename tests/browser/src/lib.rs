//! The tests are in `tests/`.

/// An export of `www/cells.js`, made by a function that returns it: as text, without the imports that a test cannot follow.
pub fn cells_script(export: &str) -> String {
    let scripts = [include_str!("../../../www/text.js"), include_str!("../../../www/cells.js")];
    let lines = scripts.into_iter().flat_map(str::lines).filter(|line| !line.starts_with("import "));
    lines.collect::<Vec<_>>().join("\n").replace("export ", "") + "\nreturn " + export
}
