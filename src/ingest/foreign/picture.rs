//! A picture that is there in several sizes.

use super::reading::{Reading, entry};
use super::table::set;
use crate::ingest::detect::has;
use crate::json::{Value, digits};

/// One size of a picture.
#[derive(Clone, Copy, Debug, Default)]
struct Size<'v> {
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

/// Where a picture has its address: of ninjs, of WordPress, of schema.org.
const ADDRESS: &str = "href source_url contentUrl url @id";

/// The figure of a picture of which a list tells some sizes, and `whole` one more: its address, or an object that has it.
#[inline(never)]
pub(super) fn of<'v>(reading: &mut Reading<'v>, list: &'v Value, whole: &'v Value) -> Value {
    let mut sizes = Vec::new();
    if has(list, ADDRESS) {
        add(reading, &mut sizes, list);
    } else {
        let mut index = 0;
        while let Some((_, size)) = entry(list, index) {
            index += 1;
            add(reading, &mut sizes, size);
        }
    }
    add(reading, &mut sizes, whole);
    figure(&sizes)
}

/// Adds a size, if it has an address and is a picture by its media type.
#[inline(never)]
fn add<'v>(reading: &mut Reading<'v>, sizes: &mut Vec<Size<'v>>, one: &'v Value) {
    let one = reading.resolved(one);
    let (src, kind) = match one {
        Value::String(_) => (reading.text(one), ""),
        _ => (reading.text_of(one, ADDRESS), reading.text_of(one, "mimetype contenttype mime_type")),
    };
    if !src.is_empty() && (kind.is_empty() || kind.starts_with("image/")) {
        let names = ["width media_details/width", "height media_details/height", "poi/x", "poi/y"];
        let [width, height, x, y] = names.map(|name| reading.pixels(one, name));
        // Half of a shape is none.
        let (width, height) = if width > 0 && height > 0 { (width, height) } else { (0, 0) };
        sizes.push(Size { src, width, height, x, y });
    }
}

/// The figure: the widest size that pages show, and beside it those of the same shape. Others are cut to another.
#[inline(never)]
fn figure(sizes: &[Size<'_>]) -> Value {
    let Some(mut best) = sizes.first() else { return Value::Null };
    for size in sizes {
        // The wider, as long as it is not too wide.
        let is_too_wide = best.width > WIDEST || size.width > WIDEST;
        if size.width != best.width && (size.width < best.width) == is_too_wide {
            best = size;
        }
    }
    let mut figure = sized(best.src, best.width);
    if best.width == 0 {
        return figure;
    }
    set(&mut figure, "height", number(best.height));
    if best.x > 0 || best.y > 0 {
        set(&mut figure, "focal", Value::Array(vec![share(best.x, best.width), share(best.y, best.height)]));
    }
    let mut srcset = Vec::new();
    for (index, size) in sizes.iter().enumerate() {
        let (one, other) = (u64::from(best.width) * u64::from(size.height), u64::from(size.width) * u64::from(best.height));
        let is_known = sizes.iter().take(index).any(|known| known.width == size.width);
        // Small sizes are rounded to whole pixels.
        if size.width > 0 && size.width <= best.width && !is_known && one.abs_diff(other) <= one / 32 {
            srcset.push(sized(size.src, size.width));
        }
    }
    if srcset.len() > 1 {
        set(&mut figure, "srcset", Value::Array(srcset));
    }
    figure
}

fn sized(src: &str, width: u32) -> Value {
    let mut size = Value::Object(Vec::new());
    set(&mut size, "src", Value::String(src.to_owned()));
    if width > 0 {
        set(&mut size, "width", number(width));
    }
    size
}

fn number(number: u32) -> Value {
    Value::Number(digits(number))
}

/// A part of a length, to a thousandth.
fn share(part: u32, whole: u32) -> Value {
    let thousandths = u64::from(part) * 1000 / u64::from(whole.max(1));
    Value::Number([&digits(thousandths.min(1000) as u32), "e-3"].concat())
}

#[cfg(test)]
mod tests {
    use super::{Size, figure};
    use crate::json::Record;
    use crate::story::Figure;

    fn of(sizes: &[(u32, u32)]) -> Figure {
        let sizes: Vec<_> =
            sizes.iter().map(|(width, height)| Size { src: "a", width: *width, height: *height, x: 200, y: 100 }).collect();
        let (figure, problems) = Figure::read(figure(&sizes));
        assert_eq!(problems, []);
        figure.unwrap()
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
    }
}
