//! A picture in several sizes.

use super::field::Field;
use crate::quote::Decimal;
use crate::story::{Figure, Focal, Rendition};

/// One size of a picture.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Size<'r> {
    pub(super) src: &'r str,
    /// 0 if unknown.
    width: u32,
    height: u32,
    /// The focal point, in pixels; 0 if unknown.
    x: u32,
    y: u32,
}

/// No page shows a picture wider than this, and originals are often many times as wide.
const WIDEST: u32 = 2560;

/// The members that contain a picture's address: in ninjs, in WordPress, in schema.org.
const ADDRESSES: [&str; 5] = ["href", "source_url", "contentUrl", "url", "@id"];

/// The sizes in a field: a list or a map of them, or one alone.
pub(super) fn sizes(field: Field<'_>) -> Vec<Size<'_>> {
    if field.has(&ADDRESSES) || field.text_alone().is_some() {
        return size(field).into_iter().collect();
    }
    field.entries().into_iter().filter_map(|(_, field)| size(field)).collect()
}

/// A size: an address, or an object that has one and is a picture by its media type.
pub(super) fn size(field: Field<'_>) -> Option<Size<'_>> {
    let field = field.resolved();
    if let Some(src) = field.text_alone() {
        return Some(Size { src, ..Size::default() });
    }
    let src = field.first_of(&ADDRESSES).text()?;
    let kind = field.first_of(&["mimetype", "contenttype", "mime_type", "encodingFormat"]).text();
    if kind.is_some_and(|kind| !kind.starts_with("image/")) {
        return None;
    }
    let details = field.at("media_details");
    let length = |name| match field.at(name).pixels() {
        0 => details.at(name).pixels(),
        length => length,
    };
    let (width, height) = (length("width"), length("height"));
    let poi = field.at("poi");
    let (x, y) = (poi.at("x").pixels(), poi.at("y").pixels());
    // Half of a ratio is useless.
    let (width, height) = if width > 0 && height > 0 { (width, height) } else { (0, 0) };
    Some(Size { src, width, height, x, y })
}

/// The figure: the widest size that pages show, and as `srcset` those with the same aspect ratio. Others are cropped.
pub(super) fn figure(sizes: &[Size<'_>]) -> Option<Figure> {
    let mut best = sizes.first()?;
    for size in sizes {
        // The wider one, unless it is too wide.
        let is_too_wide = best.width > WIDEST || size.width > WIDEST;
        if size.width != best.width && (size.width < best.width) == is_too_wide {
            best = size;
        }
    }
    let mut figure = Figure { src: Some(best.src.to_owned()), ..Figure::default() };
    if best.width == 0 {
        return Some(figure);
    }
    (figure.width, figure.height) = (Some(best.width), Some(best.height));
    if best.x > 0 || best.y > 0 {
        figure.focal = Some(Focal { x: share(best.x, best.width), y: share(best.y, best.height) });
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

/// A fraction of a length, to a thousandth.
fn share(part: u32, whole: u32) -> Decimal {
    let thousandths = u64::from(part) * 1000 / u64::from(whole.max(1));
    Decimal::new(thousandths.min(1000) as i64, 3).unwrap_or_default()
}

/// The credit: who made a picture and who has the rights, who may be the same.
pub(super) fn credit(maker: Option<String>, owner: Option<String>) -> Option<String> {
    match (maker, owner) {
        (Some(maker), Some(owner)) if maker != owner => Some(format!("{maker} / {owner}")),
        (maker, owner) => maker.or(owner),
    }
}

#[cfg(test)]
mod tests {
    use super::{Size, figure};
    use crate::story::Figure;

    fn of(sizes: &[(u32, u32)]) -> Figure {
        let sizes: Vec<_> =
            sizes.iter().map(|(width, height)| Size { src: "a", width: *width, height: *height, x: 200, y: 100 }).collect();
        figure(&sizes).unwrap()
    }

    #[test]
    fn originals_and_crops_are_left_out() {
        let shown = of(&[(150, 150), (300, 200), (6000, 4000), (1024, 683), (1536, 1024)]);
        assert_eq!((shown.width, shown.height), (Some(1536), Some(1024)));
        assert_eq!(shown.srcset.iter().map(|one| one.width).collect::<Vec<_>>(), [300, 1024, 1536]);
    }

    #[test]
    fn only_available_picture_is_used() {
        assert_eq!(of(&[(6000, 4000), (5000, 3000)]).width, Some(5000));
        let of_unknown_size = of(&[(0, 0)]);
        assert_eq!((of_unknown_size.src.as_deref(), of_unknown_size.width, of_unknown_size.focal), (Some("a"), None, None));
        assert!(of_unknown_size.srcset.is_empty());
        let focal = of(&[(400, 400)]).focal.unwrap();
        assert_eq!((focal.x.to_text(), focal.y.to_text()), ("0.500".to_owned(), "0.250".to_owned()));
        assert!(of(&[(u32::MAX, u32::MAX), (1, u32::MAX)]).srcset.is_empty());
    }
}
