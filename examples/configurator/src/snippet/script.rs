//! The script tag, for any page.

use super::html::{elements, head};
use super::{Part, Request};

pub(super) fn parts(request: &Request) -> (Vec<Part>, Vec<String>) {
    let parts = vec![
        Part::new("In the head of the page", head(request)),
        Part::new("Where the elements are to be in the page", elements(request)),
    ];
    let notes =
        vec![format!("All files of the package have to be in the folder {}, unchanged and of one version.", request.assets)];
    (parts, notes)
}
