//! Numbers as a reader of a language expects them.

use js_sys::{Array, Intl, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Writes decimals, which keep the digits of the feed.
pub(crate) struct Numbers {
    group: String,
    decimal: String,
}

/// The change since the close.
#[derive(Clone, Copy)]
pub(crate) struct Change {
    /// Hundredths of a percent, without their sign.
    hundredths: u64,
    pub(crate) direction: Direction,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Up,
    Down,
    Unchanged,
}

impl Numbers {
    /// Asks the browser for the separators of a language.
    pub(crate) fn of(lang: &str) -> Self {
        let format = Intl::NumberFormat::new(&Array::of1(&lang.into()), &Object::new());
        let parts = format.format_to_parts(12345.6);
        let mark = |kind: &str| {
            let member = |part: &JsValue, name: &str| Reflect::get(part, &name.into()).ok()?.dyn_into::<JsString>().ok();
            let part = parts.iter().find(|part| member(part, "type").is_some_and(|name| name == *kind));
            part.and_then(|part| member(&part, "value")).map(String::from).unwrap_or_default()
        };
        Self { group: mark("group"), decimal: mark("decimal") }
    }

    pub(crate) fn price(&self, text: &str, currency: &str) -> String {
        let sign = match currency {
            "USD" => "$",
            "EUR" => "€",
            "GBP" => "£",
            "JPY" => "¥",
            _ => "",
        };
        format!("{sign}{}", self.grouped(text))
    }

    pub(crate) fn percent(&self, change: Change) -> String {
        let sign = match change.direction {
            Direction::Up => "+",
            Direction::Down => "\u{2212}",
            Direction::Unchanged => "",
        };
        let Change { hundredths, .. } = change;
        format!("{sign}{}%", self.grouped(&format!("{}.{:02}", hundredths / 100, hundredths % 100)))
    }

    fn grouped(&self, text: &str) -> String {
        let (whole, decimals) = text.split_once('.').map_or((text, None), |(whole, decimals)| (whole, Some(decimals)));
        let mut out = String::new();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place) % 3 == 0 {
                out.push_str(&self.group);
            }
            out.push(digit);
        }
        if let Some(decimals) = decimals {
            out.push_str(&self.decimal);
            out.push_str(decimals);
        }
        out
    }
}

impl Change {
    pub(crate) fn of(price: &str, close: f64) -> Self {
        let difference = price.parse::<f64>().unwrap_or(close) - close;
        let hundredths = (difference.abs() / close * 10_000.0).round() as u64;
        let direction = match () {
            () if hundredths == 0 => Direction::Unchanged,
            () if difference > 0.0 => Direction::Up,
            () => Direction::Down,
        };
        Self { hundredths, direction }
    }
}
