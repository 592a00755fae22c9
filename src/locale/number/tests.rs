use super::{Form, Locale, Sign, cldr, currency_of_sign, percent, plain, price, signed, whole};
use crate::quote::Decimal;
use proptest::prelude::*;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// `_` is a no-break space, `~` a narrow one.
fn spaced(text: &str) -> String {
    text.replace('_', "\u{a0}").replace('~', "\u{202f}").replace('-', "\u{2212}")
}

#[test]
fn prices_are_written_in_each_language() {
    for (tag, usd, large, small) in [
        ("en", "$63.19", "€17,034.11", "-£1,234.5"),
        ("en-GB", "$63.19", "€17,034.11", "-£1,234.5"),
        ("en-IN", "$63.19", "€17,034.11", "-£1,234.5"),
        ("en-ZA", "$63,19", "€17_034,11", "-£1_234,5"),
        ("de", "63,19_$", "17.034,11_€", "-1.234,5_£"),
        ("de-AT", "$_63,19", "€_17.034,11", "-£_1.234,5"),
        ("de-CH", "$_63.19", "€_17'034.11", "£_-1'234.5"),
        ("fr", "63,19_$", "17~034,11_€", "-1~234,5_£"),
        ("fr-CA", "63,19_$", "17_034,11_€", "-1_234,5_£"),
        ("fr-CH", "63.19_$", "17'034.11_€", "-1'234.5_£"),
        ("es", "63,19_$", "17.034,11_€", "-1234,5_£"),
        ("es-MX", "$63.19", "€17,034.11", "-£1,234.5"),
        ("es-AR", "$_63,19", "€_17.034,11", "-£_1.234,5"),
        ("it", "63,19_$", "17.034,11_€", "-1234,5_£"),
        ("pt", "$_63,19", "€_17.034,11", "-£_1.234,5"),
        ("pt-PT", "63,19_$", "17_034,11_€", "-1234,5_£"),
        ("nl", "$_63,19", "€_17.034,11", "£_-1.234,5"),
        ("pl", "63,19_$", "17_034,11_€", "-1234,5_£"),
        ("sv", "63,19_$", "17_034,11_€", "-1_234,5_£"),
        ("tr", "$63,19", "€17.034,11", "-£1.234,5"),
        ("ar", "63.19_$", "17,034.11_€", "-1,234.5_£"),
        ("ar-EG", "٦٣٫١٩_$", "١٧٬٠٣٤٫١١_€", "-١٬٢٣٤٫٥_£"),
        ("he", "63.19_$", "17,034.11_€", "-1,234.5_£"),
        ("fa", "$۶۳٫۱۹", "€۱۷٬۰۳۴٫۱۱", "-£۱٬۲۳۴٫۵"),
        ("bn", "৬৩.১৯$", "১৭,০৩৪.১১€", "-১,২৩৪.৫£"),
        ("ja", "$63.19", "€17,034.11", "-£1,234.5"),
        ("zh-Hant", "$63.19", "€17,034.11", "-£1,234.5"),
        ("eu", "63,19_$", "17.034,11_€", "-1.234,5_£"),
        ("", "$63.19", "€17,034.11", "-£1,234.5"),
    ] {
        let locale = Locale::of(tag);
        assert_eq!(price(decimal("63.19"), Some("USD"), locale), spaced(usd), "{tag}");
        assert_eq!(price(decimal("17034.11"), Some("EUR"), locale), spaced(large), "{tag}");
        assert_eq!(price(decimal("-1234.5"), Some("GBP"), locale), spaced(small), "{tag}");
    }
}

#[test]
fn currency_codes_and_substitutes_are_written() {
    let number = decimal("412.5");
    for (tag, currency, expected) in [
        ("en", "GBX", "412.5p"),
        ("de", "GBp", "412,5p"),
        ("en", "ZAc", "412.5c"),
        ("en", "ILA", "412.5_ILA"),
        ("en", "gbp", "£412.5"),
        ("en", "CHF", "CHF_412.5"),
        ("en", "PLN", "zł_412.5"),
        ("pl", "PLN", "412,5_zł"),
        ("bn", "PLN", "৪১২.৫_zł"),
        ("en", "HKD", "HK$412.5"),
        ("en", "BRL", "R$412.5"),
        ("en", "ZAR", "R_412.5"),
        ("en", "SEK", "SEK_412.5"),
        ("sv", "SEK", "412,5_kr"),
        ("nb", "SEK", "412,5_SEK"),
        ("en", "JPY", "¥412.5"),
        ("en", "CNY", "CN¥412.5"),
        ("zh", "CNY", "¥412.5"),
        ("zh-CN", "JPY", "JP¥412.5"),
        ("zh-TW", "JPY", "¥412.5"),
        ("en", "%", "412.5%"),
        ("tr", "%", "%412,5"),
        ("en", "BTC", "412.5_BTC"),
        ("en", "points", "412.5_points"),
        ("en", "$", "412.5_$"),
        ("en", "", "412.5"),
    ] {
        assert_eq!(price(number, Some(currency), Locale::of(tag)), spaced(expected), "{tag} {currency}");
    }
    assert_eq!(price(number, None, Locale::of("de")), "412,5");
}

#[test]
fn percentages_have_a_sign_unless_they_are_zero() {
    for (tag, up, down, zero) in [
        ("en", "+0.15%", "-0.41%", "0%"),
        ("de", "+0,15_%", "-0,41_%", "0_%"),
        ("fr", "+0,15_%", "-0,41_%", "0_%"),
        ("tr", "+%0,15", "-%0,41", "%0"),
        ("eu", "+%_0,15", "-%_0,41", "%_0"),
        ("he", "+0.15%", "-0.41%", "0%"),
        ("ar-EG", "+٠٫١٥٪", "-٠٫٤١٪", "٠٪"),
        ("fa", "+۰٫۱۵٪", "-۰٫۴۱٪", "۰٪"),
    ] {
        let locale = Locale::of(tag);
        assert_eq!(percent(decimal("0.15"), locale, Sign::Both), spaced(up), "{tag}");
        assert_eq!(percent(decimal("-0.41"), locale, Sign::Both), spaced(down), "{tag}");
        assert_eq!(percent(decimal("0"), locale, Sign::Both), spaced(zero), "{tag}");
    }
    assert_eq!(percent(decimal("112.5"), Locale::of("en"), Sign::Minus), "112.5%");
    assert_eq!(percent(decimal("-0.00"), Locale::of("en"), Sign::Both), "0.00%");
}

#[test]
fn digits_of_the_feed_are_kept() {
    let english = Locale::of("en");
    for text in ["94.445", "9.329", "10.10", "0.0025", "1.1575"] {
        assert_eq!(plain(decimal(text), english), text);
    }
    assert_eq!(plain(decimal("123456789.10"), Locale::of("hi")), "12,34,56,789.10");
    assert_eq!(plain(decimal("123456789.10"), english), "123,456,789.10");
    assert_eq!(plain(decimal("9999"), Locale::of("es")), "9999");
    assert_eq!(plain(decimal("10000"), Locale::of("es")), "10.000");
    assert_eq!(signed(decimal("0.260"), english), "+0.260");
    assert_eq!(signed(decimal("-0.260"), english), "\u{2212}0.260");
    assert_eq!(whole(u32::MAX, english), "4,294,967,295");
}

#[test]
fn every_row_is_well_formed() {
    for row in &cldr::NUMBERS {
        for (pattern, marks) in [(row.percent, ["-", "#"]), (row.money, ["¤", "#"])] {
            assert!(marks.iter().all(|mark| pattern.matches(mark).count() == 1), "{row:?}");
            assert!(pattern.matches('-').count() == 1 && pattern.find('-') < pattern.find('#'), "{row:?}");
        }
        assert!(row.tags.iter().all(|tag| Locale::of(tag).numbers == row), "{row:?}");
    }
    for currency in cldr::HOMES.iter().flat_map(|home| home.currencies).chain(&cldr::CURRENCIES) {
        assert!(currency.code.len() == 3 && currency.code.bytes().all(|byte| byte.is_ascii_uppercase()), "{currency:?}");
    }
}

/// What the script formats with: `Numbers` of www/cells.js.
#[test]
fn form_has_separators_and_groups() {
    for (tag, marks, digits) in
        [("en", ".,", "130"), ("es", ",.", "230"), ("hi", ".,", "120"), ("fa", "\u{66b}\u{66c}", "13\u{6f0}")]
    {
        let form = Form::plain(Locale::of(tag));
        assert_eq!((form.marks(), form.digits()), (marks.to_owned(), digits.to_owned()), "{tag}");
    }
}

#[test]
fn sign_identifies_its_currency() {
    for (sign, code) in [("$", "USD"), ("\u{20ac}", "EUR"), ("R$", "BRL"), ("z\u{142}", "PLN")] {
        assert_eq!(currency_of_sign(sign), Some(code));
    }
    assert_eq!((currency_of_sign("x"), currency_of_sign("USD")), (None, None));
}

proptest! {
    #[test]
    fn never_panics(mantissa: i64, scale: u8, currency in "\\PC*", tag in "[a-z]{2}(-[A-Z]{2})?") {
        if let Some(number) = Decimal::new(mantissa, scale) {
            let locale = Locale::of(&tag);
            let _ = (price(number, Some(&currency), locale), percent(number, locale, Sign::Both));
        }
    }

    #[test]
    fn no_digit_is_lost(mantissa in -(10i64.pow(17))..10i64.pow(17), scale in 0u8..18) {
        let number = Decimal::new(mantissa, scale).unwrap();
        for row in &cldr::NUMBERS {
            let text = price(number, Some("EUR"), Locale::of(row.tags[0]));
            let digits: String = text
                .chars()
                .filter_map(|mark| u32::from(mark).checked_sub(u32::from(row.zero)))
                .filter_map(|digit| char::from_digit(digit, 10))
                .collect();
            let (whole, fraction) = number.digits();
            prop_assert_eq!(digits, whole + &fraction);
        }
    }
}
