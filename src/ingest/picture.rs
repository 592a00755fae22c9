//! A picture that is there in several sizes.

use super::part::Part;
use crate::quote::Decimal;
use crate::story::{Figure, Focal, Rendition};

/// One size of a picture.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Size<'v> {
    src: &'v str,
    /// Nought where it is not known.
    width: u32,
    height: u32,
    /// The point that matters, in pixels.
    point: Option<(u32, u32)>,
}

/// No page shows a picture wider than this, and originals are often many times as large.
const WIDEST: u32 = 2560;

/// Adds a size, if it has an address. A part tells its width and height.
#[inline(never)]
pub(super) fn add<'v>(sizes: &mut Vec<Size<'v>>, src: &'v str, part: &Part<'_, 'v>) {
    if src.is_empty() {
        return;
    }
    let mut size = Size { src, ..Size::default() };
    if part.has("width height poi") {
        if let (Some(width), Some(height)) = (part.pixels("width"), part.pixels("height")) {
            (size.width, size.height) = (width, height);
        }
        let point = part.member("poi");
        size.point = point.pixels("x").zip(point.pixels("y"));
    }
    sizes.push(size);
}

/// Gives a figure its picture: the widest that pages show, and beside it those of the same shape. Others are cut to another.
#[inline(never)]
pub(super) fn put(figure: &mut Figure, sizes: &[Size<'_>]) {
    let Some(best) = sizes.iter().reduce(|best, size| {
        let is_better = match (best.width > WIDEST, size.width > WIDEST) {
            (true, true) => size.width < best.width,
            (is_too_wide, false) => is_too_wide || size.width > best.width,
            (false, true) => false,
        };
        if is_better { size } else { best }
    }) else {
        return;
    };
    super::part::put(best.src, &mut figure.src);
    if best.width > 0 {
        figure.width = Some(best.width);
        figure.height = Some(best.height);
        figure.focal = best.point.and_then(|(x, y)| Some(Focal { x: share(x, best.width)?, y: share(y, best.height)? }));
    }
    for size in sizes {
        let [one, other] = [(best.width, size.height), (size.width, best.height)].map(|(a, b)| u64::from(a) * u64::from(b));
        let is_known = figure.srcset.iter().any(|known| known.width == size.width);
        // Small sizes are rounded to whole pixels.
        if size.width > 0 && size.width <= best.width && !is_known && one.abs_diff(other) <= one / 32 {
            figure.srcset.push(Rendition { src: size.src.to_owned(), width: size.width });
        }
    }
    if figure.srcset.len() < 2 {
        figure.srcset.clear();
    }
}

/// A part of a length in thousandths.
fn share(part: u32, whole: u32) -> Option<Decimal> {
    let thousandths = (u64::from(part) * 1000).checked_div(u64::from(whole))?;
    Decimal::new(i64::try_from(thousandths.min(1000)).ok()?, 3)
}

/// What is said of whose a picture is: who made it, and whose it is.
#[inline(never)]
pub(super) fn credit(figure: &mut Figure, maker: &str, owner: &str) {
    let joint = if maker.is_empty() || owner.is_empty() { "" } else { " / " };
    let owner = if owner == maker { "" } else { owner };
    let joint = if owner.is_empty() { "" } else { joint };
    super::part::put(&[maker, joint, owner].concat(), &mut figure.credit);
}

#[cfg(test)]
mod tests {
    use super::{Size, put};
    use crate::story::Figure;

    fn figure(sizes: &[(u32, u32)]) -> Figure {
        let sizes: Vec<_> = sizes.iter().map(|(width, height)| Size { src: "a", width: *width, height: *height, point: Some((200, 100)) }).collect();
        let mut figure = Figure::default();
        put(&mut figure, &sizes);
        figure
    }

    #[test]
    fn originals_and_cuttings_are_left_out() {
        let shown = figure(&[(150, 150), (300, 200), (6000, 4000), (1024, 683), (1536, 1024)]);
        assert_eq!((shown.width, shown.height), (Some(1536), Some(1024)));
        assert_eq!(shown.srcset.iter().map(|one| one.width).collect::<Vec<_>>(), [300, 1024, 1536]);
    }

    #[test]
    fn what_is_there_is_taken() {
        assert_eq!(figure(&[(6000, 4000), (5000, 3000)]).width, Some(5000));
        let of_unknown_size = figure(&[(0, 0)]);
        assert_eq!((of_unknown_size.src.as_deref(), of_unknown_size.width, of_unknown_size.focal), (Some("a"), None, None));
        assert!(of_unknown_size.srcset.is_empty());
        let focal = figure(&[(400, 400)]).focal.unwrap();
        assert_eq!((focal.x.to_text(), focal.y.to_text()), ("0.500".to_owned(), "0.250".to_owned()));
    }
}
