//! The style sheets of the components (the npm package has the same files), and the trees that adopt them.

mod adopted;
mod bundled;

pub(crate) use adopted::{adopt, drop_sheet, sheet_of};
pub(crate) use bundled::Sheet;
pub use bundled::slugline_css;
