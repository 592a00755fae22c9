use std::rc::Rc;

use proptest::prelude::*;

use super::{Layout, Measured, Span, part_of, unique_names};

fn layout(quotes: &[(&str, f64)]) -> Layout {
    let mut length = 0.0;
    let spans = quotes.iter().map(|(_, size)| {
        length += size;
        Span { start: length - size, size: *size }
    });
    let spans = spans.collect();
    let names: Rc<[String]> = unique_names(quotes.iter().map(|(name, _)| *name)).into();
    Layout { length, spans, names }
}

/// Quotes A, B, C … of these sizes.
fn named(sizes: &[f64]) -> Layout {
    let names: Vec<String> = (0..sizes.len()).map(|at| format!("Q{at}")).collect();
    let quotes: Vec<(&str, f64)> = names.iter().map(String::as_str).zip(sizes.iter().copied()).collect();
    layout(&quotes)
}

/// The first quote that is whole in sight, and how far it is from the edge.
fn first_whole(layout: &Layout, position: f64) -> (String, f64) {
    let ahead = |span: &Span| layout.wrap(span.start - position + 1e-7);
    let (at, span) = layout.spans.iter().enumerate().min_by(|one, other| ahead(one.1).total_cmp(&ahead(other.1))).unwrap();
    (layout.names[at].clone(), ahead(span))
}

fn sizes() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(20.0..400.0, 1..30)
}

#[test]
fn a_quote_that_is_there_twice_is_the_second_only_where_it_stands() {
    assert_eq!(unique_names(["A", "B", "A", "A"]), ["A", "B", "A #2", "A #3"]);
}

#[test]
fn of_quotes_that_join_and_leave_the_one_in_sight_stays() {
    let before = layout(&[("A", 100.0), ("B", 100.0), ("C", 100.0)]);
    // At 150 C is the first that is whole in sight, 50 from the edge.
    assert_eq!(before.keep_in_sight(150.0, &layout(&[("X", 70.0), ("A", 100.0), ("B", 100.0), ("C", 100.0)])), 220.0);
    assert_eq!(before.keep_in_sight(150.0, &layout(&[("C", 100.0), ("B", 100.0), ("A", 100.0)])), 250.0);
    // It has left: the next one stays.
    assert_eq!(before.keep_in_sight(150.0, &layout(&[("A", 100.0), ("B", 300.0)])), 250.0);
    // None is left: as much of the round has passed.
    assert_eq!(before.keep_in_sight(150.0, &layout(&[("X", 10.0), ("Y", 90.0)])), 50.0);
    assert_eq!(before.keep_in_sight(150.0, &Layout::default()), 0.0);
    assert_eq!(Layout::default().keep_in_sight(0.0, &before), 0.0);
}

#[test]
fn a_position_is_within_the_list() {
    let list = named(&[100.0, 200.0]);
    assert_eq!(
        [0.0, 299.0, 300.0, 750.0, -50.0, -1e-20].map(|position| list.wrap(position)),
        [0.0, 299.0, 0.0, 150.0, 250.0, 0.0]
    );
    assert_eq!(Layout::default().wrap(7.0), 0.0);
}

#[test]
fn groups_begin_with_the_first_quote_that_had_no_room() {
    let list = named(&[100.0, 100.0, 100.0, 100.0, 100.0]);
    assert_eq!(list.groups(250.0, 0.0), [0.0, 200.0, 400.0]);
    assert_eq!(list.groups(500.0, 0.0), [0.0]);
    // The quote at the edge can stay there.
    assert_eq!(list.groups(250.0, 100.3), [0.0, 100.0, 300.0]);
}

#[test]
fn a_quote_that_is_wider_than_the_strip_is_shown_in_parts_to_its_end() {
    assert_eq!(named(&[50.0, 1000.0, 50.0]).groups(300.0, 0.0), [0.0, 50.0, 290.0, 530.0, 750.0, 1050.0]);
    assert_eq!(part_of(300.0), 240.0);
    assert_eq!(part_of(10.0), 20.0, "of a strip of hardly any width it is some");
}

#[test]
fn which_quotes_are_in_sight() {
    let list = named(&[100.0; 10]);
    assert_eq!(list.in_sight(0.0, 250.0, 0.0), Some((0, 3)));
    assert_eq!(list.in_sight(150.0, 250.0, 0.0), Some((1, 3)));
    assert_eq!(list.in_sight(850.0, 250.0, 0.0), Some((8, 3)), "with the beginning of the next list");
    assert_eq!(list.in_sight(0.0, 250.0, 1.0), Some((7, 8)));
    assert_eq!(list.in_sight(0.0, 1000.0, 0.0), None);
    assert_eq!(Layout::default().in_sight(0.0, 250.0, 0.0), None);
}

#[test]
fn what_is_scaled_or_zoomed_is_measured_in_its_own_pixels() {
    let quotes = [Span { start: 50.0, size: 100.0 }, Span { start: 150.0, size: 300.0 }];
    let on_screen: Vec<Span> =
        quotes.iter().map(|quote| Span { start: 7.0 + quote.start * 1.5 - 75.0, size: quote.size * 1.5 }).collect();
    let measured = Measured {
        on_screen: Span { start: 7.0, size: 600.0 },
        own_width: 400.0,
        quotes_on_screen: &on_screen,
        own_quotes: &quotes,
    };
    let names: Rc<[String]> = Rc::new([String::new(), String::new()]);
    let layout = Layout::of(measured, names.clone(), false);
    assert_eq!(
        (layout.length, &layout.spans[..]),
        (400.0, &[Span { start: 0.0, size: 100.0 }, Span { start: 100.0, size: 300.0 }][..])
    );
    // From right to left the list begins at its right edge.
    let layout = Layout::of(measured, names.clone(), true);
    assert_eq!(layout.spans, [Span { start: 300.0, size: 100.0 }, Span { start: 0.0, size: 300.0 }]);
    // Whole pixels are rounded: that is no scale.
    let near = Measured { on_screen: Span { start: 7.0, size: 400.4 }, ..measured };
    assert_eq!(Layout::of(near, names.clone(), false).length, 400.4);
    // Scaled to nothing it is what it is by itself.
    let point = Measured { on_screen: Span { start: 7.0, size: 0.0 }, ..measured };
    assert_eq!(Layout::of(point, names, false).spans, quotes);
}

proptest! {
    /// What is seen stays where it is when cells grow, before the edge or behind it.
    #[test]
    fn the_phase_is_kept_while_cells_grow(sizes in sizes(), growth in prop::collection::vec(0.0..200.0, 30), share in 0.0..1.0) {
        let before = named(&sizes);
        let after = named(&sizes.iter().zip(&growth).map(|(size, more)| size + more).collect::<Vec<_>>());
        let position = before.length * share;
        let (name, offset) = first_whole(&before, position);
        let kept = before.keep_in_sight(position, &after);
        prop_assert!((0.0..after.length).contains(&kept));
        let at = after.names.iter().position(|other| *other == name).unwrap();
        let now = after.wrap(after.spans[at].start - kept + 1e-7);
        prop_assert!((now - offset).abs() < 1e-5, "{name} was {offset} from the edge, and is {now}");
    }

    /// What is seen stays where it is in another order, with others, and without some.
    #[test]
    fn the_phase_is_kept_while_quotes_join_and_leave(
        sizes in sizes(),
        order in Just((0..30usize).collect::<Vec<_>>()).prop_shuffle(),
        leaving in prop::collection::vec(any::<bool>(), 30),
        share in 0.0..1.0f64,
    ) {
        let before = named(&sizes);
        let position = before.length * share;
        // What is whole in sight first and still there.
        let stays = |at: usize| at >= sizes.len() || !leaving[at];
        let after: Vec<(String, f64)> =
            order.iter().filter(|at| stays(**at)).map(|at| (format!("Q{at}"), sizes.get(*at).copied().unwrap_or(77.0))).collect();
        prop_assume!(!after.is_empty());
        let after = layout(&after.iter().map(|(name, size)| (name.as_str(), *size)).collect::<Vec<_>>());
        let kept = before.keep_in_sight(position, &after);
        let ahead = |span: &Span| before.wrap(span.start - position + 1e-7);
        let staying = (0..sizes.len()).filter(|at| stays(*at));
        let Some(first) = staying.min_by(|one, other| ahead(&before.spans[*one]).total_cmp(&ahead(&before.spans[*other]))) else {
            let passed = kept / after.length;
            prop_assert!((passed - share).abs() < 1e-6);
            return Ok(());
        };
        let at = after.names.iter().position(|name| *name == format!("Q{first}")).unwrap();
        let now = after.wrap(after.spans[at].start - kept + 1e-7);
        prop_assert!((now - after.wrap(ahead(&before.spans[first]))).abs() < 1e-5);
    }

    /// Measured again without a change the strip is not moved at all.
    #[test]
    fn where_nothing_has_changed_nothing_moves(sizes in sizes(), share in 0.0..1.0) {
        let list = named(&sizes);
        let position = list.length * share;
        prop_assert_eq!(list.keep_in_sight(position, &list.clone()), position);
    }

    /// From right to left everything is the mirror image: the same quotes have the same positions.
    #[test]
    fn right_to_left_is_the_mirror_image(sizes in sizes(), left in -500.0..500.0) {
        let list = named(&sizes);
        let rects = |is_right_to_left: bool| -> Vec<Span> {
            let mirror = |span: &Span| if is_right_to_left { list.length - span.end() } else { span.start };
            list.spans.iter().map(|span| Span { start: left + mirror(span), size: span.size }).collect()
        };
        for is_right_to_left in [false, true] {
            let quotes = rects(is_right_to_left);
            let on_screen = Span { start: left, size: list.length };
            let measured = Measured { on_screen, own_width: list.length.round(), quotes_on_screen: &quotes, own_quotes: &[] };
            let read = Layout::of(measured, list.names.clone(), is_right_to_left);
            for (read, span) in read.spans.iter().zip(&list.spans) {
                prop_assert!((read.start - span.start).abs() < 1e-6 && (read.size - span.size).abs() < 1e-6);
            }
        }
    }

    /// In a round every quote is seen whole, in its order, or if it is wider than the strip part by part without a gap.
    #[test]
    fn every_quote_is_seen_in_a_round(sizes in prop::collection::vec(prop_oneof![20.0..400.0, 400.0..3000.0], 1..30), viewport in 50.0..1200.0, share in 0.0..1.0) {
        let list = named(&sizes);
        let stops = list.groups(viewport, list.length * share);
        prop_assert_eq!(stops[0], 0.0);
        prop_assert!(stops.windows(2).all(|pair| pair[0] < pair[1]), "{stops:?}");
        for span in &list.spans {
            if span.size <= viewport {
                prop_assert!(stops.iter().any(|stop| span.start >= stop - 1e-6 && span.end() <= stop + viewport + 1e-6));
                continue;
            }
            let parts: Vec<f64> = stops.iter().copied().filter(|stop| *stop > span.start - 1e-6 && *stop < span.end() - 1e-6).collect();
            prop_assert!((parts[0] - span.start).abs() < 1e-6);
            prop_assert!(parts.windows(2).all(|pair| pair[1] - pair[0] <= viewport));
            prop_assert!((parts[parts.len() - 1] + viewport - span.end()).abs() < 1e-6);
        }
    }

    /// The quotes in sight are those that a look at each would find.
    #[test]
    fn in_sight_is_what_is_seen(sizes in sizes(), share in 0.0..1.0, viewport in 20.0..800.0) {
        let list = named(&sizes);
        let position = list.length * share;
        let Some((first, count)) = list.in_sight(position, viewport, 0.0) else {
            prop_assert!(list.length <= viewport);
            return Ok(());
        };
        for (row, span) in list.spans.iter().enumerate() {
            let is_seen = [0.0, list.length].iter().any(|ahead| {
                span.start + ahead < position + viewport - 1e-6 && span.end() + ahead > position + 1e-6
            });
            let is_told = (row + list.spans.len() - first) % list.spans.len() < count;
            prop_assert!(is_told || !is_seen, "{row} is seen, and told are {count} from {first}");
        }
    }

    #[test]
    fn no_number_panics(sizes in prop::collection::vec(any::<f64>(), 0..5), viewport: f64, position: f64) {
        let list = named(&sizes);
        let _ = (list.groups(viewport, position), list.in_sight(position, viewport, 1.0), list.wrap(position));
        let _ = (list.keep_in_sight(position, &named(&[1.0])), named(&[1.0]).keep_in_sight(position, &list));
    }
}
