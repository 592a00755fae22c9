//! A picture that is there in several sizes.

use super::reading::{Reading, entry};
use crate::json::Value;
use crate::quote::Decimal;
use crate::story::{Figure, Focal, Rendition};

/// One size of a picture.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Size<'v> {
    src: &'v str,
    /// Nought where it is not known.
    width: u32,
    height: u32,
    /// The point that matters, in pixels; nought where it is not known.
    x: u32,
    y: u32,
}

/// No page shows a picture wider than this, and originals are often many times as large.
const WIDEST: u32 = 2560;

/// Adds a size, if it has an address: a string, or what is under one of some names in `source`. `shape` tells its width and height.
#[inline(never)]
pub(super) fn add<'v>(reading: &mut Reading<'v>, sizes: &mut Vec<Size<'v>>, source: &'v Value, names: &str, shape: &'v Value) {
    let src = match source {
        Value::String(_) => reading.text(source),
        _ => reading.text_of(source, names),
    };
    if !src.is_empty() {
        let [width, height, x, y] = ["width", "height", "poi/x", "poi/y"].map(|name| reading.pixels(shape, name));
        // Half of a shape is none.
        let (width, height) = if width * height.min(1) > 0 { (width, height) } else { (0, 0) };
        sizes.push(Size { src, width, height, x, y });
    }
}

/// Adds the sizes of a list or map: what is not a picture by its media type is passed over.
#[inline(never)]
pub(super) fn add_all<'v>(reading: &mut Reading<'v>, sizes: &mut Vec<Size<'v>>, of: &'v Value, list: &str, names: &str) {
    let list = reading.get(of, list);
    let mut index = 0;
    while let Some((_, size)) = entry(list, index) {
        index += 1;
        let kind = reading.text_of(size, "mimetype contenttype mime_type");
        if kind.is_empty() || kind.starts_with("image/") {
            add(reading, sizes, size, names, size);
        }
    }
}

/// The picture: the widest size that pages show, and beside it those of the same shape. Others are cut to another.
#[inline(never)]
pub(super) fn figure(sizes: &[Size<'_>]) -> Option<Figure> {
    let mut best = *sizes.first()?;
    for size in sizes {
        let is_better = match (best.width > WIDEST, size.width > WIDEST) {
            (true, true) => size.width < best.width,
            (false, true) => false,
            (is_too_wide, false) => is_too_wide || size.width > best.width,
        };
        if is_better {
            best = *size;
        }
    }
    let mut figure = Figure { src: Some(best.src.to_owned()), ..Figure::default() };
    if best.width == 0 {
        return Some(figure);
    }
    figure.width = Some(best.width);
    figure.height = Some(best.height);
    if best.x + best.y > 0 {
        figure.focal = share(best.x, best.width).zip(share(best.y, best.height)).map(|(x, y)| Focal { x, y });
    }
    for size in sizes {
        let (one, other) = (u64::from(best.width) * u64::from(size.height), u64::from(size.width) * u64::from(best.height));
        let is_known = figure.srcset.iter().any(|known| known.width == size.width);
        // Small sizes are rounded to whole pixels.
        if size.width > 0 && size.width <= best.width && !is_known && one.abs_diff(other) <= one / 32 {
            figure.srcset.push(Rendition { src: size.src.to_owned(), width: size.width });
        }
    }
    if figure.srcset.len() < 2 {
        figure.srcset.clear();
    }
    Some(figure)
}

/// A part of a length in thousandths.
fn share(part: u32, whole: u32) -> Option<Decimal> {
    Decimal::new((i64::from(part) * 1000 / i64::from(whole)).min(1000), 3)
}

/// Says what a picture shows, and what is said of it, which is markup.
#[inline(never)]
pub(super) fn describe<'v>(reading: &mut Reading<'v>, figure: &mut Figure, source: &'v Value, alt: &str, caption: &str) {
    let caption = reading.text_of(source, caption);
    figure.caption = reading.inlines(caption, true);
    put(&mut figure.alt, reading.text_of(source, alt));
}

/// Says whose a picture is: who made it, and who has the rights.
#[inline(never)]
pub(super) fn credit<'v>(reading: &mut Reading<'v>, figure: &mut Figure, source: &'v Value, maker: &str, owner: &str) {
    let (maker, owner) = (reading.text_of(source, maker), reading.text_of(source, owner));
    let is_one = maker.is_empty() || owner.is_empty() || maker == owner;
    let (joint, owner) = match is_one {
        true if maker.is_empty() => ("", owner),
        true => ("", ""),
        false => (" / ", owner),
    };
    put(&mut figure.credit, &[maker, joint, owner].concat());
}

/// Gives a member its text, if there is one.
#[inline(never)]
pub(super) fn put(member: &mut Option<String>, text: &str) {
    if !text.is_empty() {
        *member = Some(text.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::{Size, figure};

    fn of(sizes: &[(u32, u32)]) -> crate::story::Figure {
        let sizes: Vec<_> =
            sizes.iter().map(|(width, height)| Size { src: "a", width: *width, height: *height, x: 200, y: 100 }).collect();
        figure(&sizes).unwrap()
    }

    #[test]
    fn originals_and_cuttings_are_left_out() {
        let shown = of(&[(150, 150), (300, 200), (6000, 4000), (1024, 683), (1536, 1024)]);
        assert_eq!((shown.width, shown.height), (Some(1536), Some(1024)));
        assert_eq!(shown.srcset.iter().map(|one| one.width).collect::<Vec<_>>(), [300, 1024, 1536]);
    }

    #[test]
    fn what_is_there_is_taken() {
        assert_eq!(of(&[(6000, 4000), (5000, 3000)]).width, Some(5000));
        let of_unknown_size = of(&[(0, 0)]);
        assert_eq!((of_unknown_size.src.as_deref(), of_unknown_size.width, of_unknown_size.focal), (Some("a"), None, None));
        assert!(of_unknown_size.srcset.is_empty());
        let focal = of(&[(400, 400)]).focal.unwrap();
        assert_eq!((focal.x.to_text(), focal.y.to_text()), ("0.500".to_owned(), "0.250".to_owned()));
        assert!(of(&[(u32::MAX, u32::MAX), (1, u32::MAX)]).srcset.is_empty());
        assert_eq!(figure(&[]), None);
    }
}
