//! The tests stand in `tests/`.

/// What `www/cells.js` exports under a name, made by a function that gives it: as text, without the imports that a test cannot follow.
pub fn cells_script(export: &str) -> String {
    let scripts = [include_str!("../../../www/text.js"), include_str!("../../../www/cells.js")];
    let lines = scripts.into_iter().flat_map(str::lines).filter(|line| !line.starts_with("import "));
    lines.collect::<Vec<_>>().join("\n").replace("export ", "") + "\nreturn " + export
}
