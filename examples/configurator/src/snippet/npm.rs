//! The npm package, for a page whose scripts a bundler builds.

use super::html::elements;
use super::{Part, Request};

/// What installs the package.
pub(super) const INSTALL: &str = "npm install slugline";
/// What defines the elements.
pub(super) const IMPORTS: &str = "import \"slugline/slugline.css\";\nimport \"slugline\";";

pub(super) fn parts(request: &Request) -> (Vec<Part>, Vec<String>) {
    let parts = vec![
        Part::new("In a terminal", INSTALL),
        Part::new("In a script of the page", IMPORTS),
        Part::new("Where the elements are to be in the page", elements(request)),
    ];
    let notes = vec!["Vite and webpack need no configuration. For a bundler that copies no files (esbuild), say where the module is: docs/embedding.md, With npm.".to_owned()];
    (parts, notes)
}
