//! Numbers as text, three times: by Rust, by the package's script, and by the browser's own `Intl`.
//!
//! When this fails, what a server rendered and what a tick writes over it differ, or neither is what readers of a
//! language are used to.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

use js_sys::{Array, Function, Object, Reflect};
use slugline::locale::{Form, Locale, Sign};
use slugline::quote::Decimal;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const LOCALES: [&str; 40] = [
    "en-US", "en-GB", "en-IN", "en-ZA", "de", "de-AT", "de-CH", "fr", "fr-CA", "fr-CH", "es", "es-MX", "es-AR", "it", "it-CH",
    "pt", "pt-PT", "nl", "pl", "cs", "sv", "nb", "da", "fi", "hu", "ro", "el", "tr", "ru", "uk", "bg", "he", "ar", "ar-EG", "fa",
    "hi", "ja", "zh-Hans", "zh-Hant", "ko",
];
const PRICES: [&str; 14] = [
    "0",
    "0.00",
    "0.0025",
    "-0.41",
    "5",
    "63.19",
    "94.445",
    "999.99",
    "1000",
    "1234.5",
    "-1234.50",
    "17034.11",
    "1234567.8901",
    "-123456789.01",
];
const CURRENCIES: [&str; 4] = ["USD", "EUR", "GBP", "JPY"];

/// Among these, what CLDR has changed since its version 42, which is Debian 12's: WebKitGTK uses the system's.
const CHANGED: [&str; 7] = ["ar", "de-CH", "es-AR", "hu", "it", "it-CH", "nb"];

/// The locales that the browser formats like we do. Its CLDR version is unknown: older ones have another group separator in Swiss locales.
fn locales() -> impl Iterator<Item = &'static str> {
    let is_old = of_intl("de-CH", decimal("1000"), 0, &[]) != "1'000";
    LOCALES.into_iter().filter(move |tag| !(is_old && CHANGED.contains(tag)))
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// The browser's text, with the places of the number. The deliberate differences: a minus is U+2212 in every language, and
/// direction marks are left out, because the element around a number isolates it.
fn of_intl(tag: &str, number: Decimal, places: u8, options: &[(&str, &str)]) -> String {
    let all = Object::new();
    for (name, value) in options {
        Reflect::set(&all, &(*name).into(), &(*value).into()).unwrap();
    }
    for name in ["minimumFractionDigits", "maximumFractionDigits"] {
        Reflect::set(&all, &name.into(), &places.into()).unwrap();
    }
    let format = Reflect::get(&Reflect::get(&js_sys::global(), &"Intl".into()).unwrap(), &"NumberFormat".into()).unwrap();
    let format = Reflect::construct(format.unchecked_ref::<Function>(), &Array::of2(&tag.into(), &all)).unwrap();
    let write: Function = Reflect::get(&format, &"format".into()).unwrap().unchecked_into();
    let text = write.call1(&format, &number.to_text().into()).unwrap().as_string().unwrap();
    let text = text.replace(['\u{200e}', '\u{200f}', '\u{61c}'], "").replace('-', "\u{2212}");
    // Browsers have different versions of CLDR: French groups in Switzerland have had either separator.
    if tag == "fr-CH" { text.replace('\u{202f}', "'") } else { text }
}

/// The browser's price with our signs, where they differ deliberately.
fn with_our_signs(tag: &str, currency: &str, text: &str) -> String {
    let text = match (tag, currency) {
        ("de-CH", "EUR") => text.replace("EUR", "€"),
        // A sign is the same in every language; CLDR's Arabic signs with a country code are not ours.
        ("ar" | "ar-EG", _) => text.replace("US", "").replace("UK", "").replace("JP", ""),
        // The wide yen of Japanese fonts does not fit tabular figures.
        ("ja", "JPY") => text.replace('\u{ffe5}', "¥"),
        // In Chinese the sign alone is the yuan.
        ("zh-Hans", "JPY") => text.replace('¥', "JP¥"),
        _ => text.to_owned(),
    };
    // A separate pattern for negative numbers, without the space: cells would be of two kinds.
    if matches!(tag, "de-CH" | "it-CH") && !text.contains("\u{a0}") { text.replace('\u{2212}', "\u{a0}\u{2212}") } else { text }
}

#[wasm_bindgen_test]
fn prices_match_intl() {
    let mut differences = Vec::new();
    for tag in locales() {
        for (text, currency) in PRICES.iter().flat_map(|text| CURRENCIES.map(|currency| (text, currency))) {
            let number = decimal(text);
            let own = Form::price(Some(currency), Locale::of(tag)).write(number, Sign::Minus);
            // Narrow: a dollar is a dollar for every reader; `US$` takes the space of a strip.
            let options = [("style", "currency"), ("currency", currency), ("currencyDisplay", "narrowSymbol")];
            let theirs = of_intl(tag, number, number.scale(), &options);
            let theirs = with_our_signs(tag, currency, &theirs);
            if own != theirs {
                differences.push(format!("{tag} {text} {currency}: {own:?}, and the browser {theirs:?}"));
            }
        }
    }
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
}

#[wasm_bindgen_test]
fn percentages_and_plain_numbers_match_intl() {
    let mut differences = Vec::new();
    for tag in locales() {
        for text in PRICES {
            let (number, locale) = (decimal(text), Locale::of(tag));
            let sign: [(&str, &str); 1] = [("signDisplay", "exceptZero")];
            // Our percentages are in percent already.
            let hundredth = Decimal::new(number.mantissa(), number.scale() + 2).unwrap();
            let percent = {
                let all = [("style", "percent"), sign[0]];
                let theirs = of_intl(tag, hundredth, number.scale(), &all);
                (Form::percent(locale).write(number, Sign::Both), theirs)
            };
            let plain = (Form::plain(locale).write(number, Sign::Both), of_intl(tag, number, number.scale(), &sign));
            for (own, theirs) in [percent, plain] {
                if own != theirs {
                    differences.push(format!("{tag} {text}: {own:?}, and the browser {theirs:?}"));
                }
            }
        }
    }
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
}

/// Hundredths that exchanges quote in, which `Intl` does not know: pence and cents follow the number directly; agorot have no sign
/// that is understood everywhere, and are never shown as shekels. An unknown currency follows the number, and nothing does if there
/// is none.
#[wasm_bindgen_test]
fn hundredths_sign_follows_the_number() {
    let mut differences = Vec::new();
    for tag in locales() {
        let locale = Locale::of(tag);
        for text in PRICES {
            let number = decimal(text);
            let alone = of_intl(tag, number, number.scale(), &[]);
            for (currency, unit) in [
                (Some("GBX"), "p"),
                (Some("GBp"), "p"),
                (Some("ZAc"), "c"),
                (None, ""),
                (Some("ILA"), "\u{a0}ILA"),
                (Some("PTS"), "\u{a0}PTS"),
            ] {
                let own = Form::price(currency, locale).write(number, Sign::Minus);
                // Two languages have other separators in money, and a unit makes it money.
                if matches!(currency, Some("ILA" | "PTS")) && matches!(tag, "de-AT" | "fr-CH") {
                    assert!(own.ends_with(unit), "{own:?}");
                    continue;
                }
                if own != [&alone, unit].concat() {
                    differences.push(format!("{tag} {text} {currency:?}: {own:?}, and the browser {alone:?}"));
                }
            }
        }
    }
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
    assert_eq!(Form::price(Some("GBp"), Locale::of("en-GB")).write(decimal("412.5"), Sign::Minus), "412.5p");
}

#[wasm_bindgen_test]
fn script_formats_numbers_like_rust() {
    let class: Function =
        Function::new_no_args(&slugline_browser_tests::cells_script("Form")).call0(&JsValue::NULL).unwrap().unchecked_into();
    let texts = PRICES.iter().copied().chain([
        "999999999999999999",
        "-0.000000000000000001",
        "1000000000",
        "12345678901.5",
        "0.100000000",
    ]);
    let numbers: Vec<Decimal> = texts.map(decimal).collect();
    let mut count = 0;
    for tag in LOCALES.iter().copied().chain(["bn", "bn-IN", "eu", "lb", "be", "ka"]) {
        let locale = Locale::of(tag);
        let currencies = CURRENCIES.iter().copied().map(Some).chain([None, Some("GBX"), Some("CHF"), Some("A-#1")]);
        let prices = currencies.map(|currency| (Form::price(currency, locale), Sign::Minus));
        for (form, sign) in prices.chain([(Form::percent(locale), Sign::Both), (Form::plain(locale), Sign::Both)]) {
            let [before, between, after] = &form.around;
            let parts = [before, between, after, &form.marks(), &form.digits()].map(|part| JsValue::from_str(part));
            let made = Reflect::construct(&class, &Array::from_iter(parts)).unwrap();
            let write: Function = Reflect::get(&made, &"write".into()).unwrap().unchecked_into();
            for number in &numbers {
                let digits = number.mantissa().unsigned_abs();
                let parts = [digits / 1_000_000_000, digits % 1_000_000_000].map(|part| JsValue::from_f64(part as f64));
                let arguments = Array::of4(&sign.of(*number).into(), &parts[0], &parts[1], &number.scale().into());
                let text = write.apply(&made, &arguments).unwrap().as_string().unwrap();
                assert_eq!(text, form.write(*number, sign), "{tag} {number}");
                count += 1;
            }
        }
    }
    assert!(count > 5_000, "{count}");
}
