//! Made by `node xtask/cldr.mjs` from npm's cldr-numbers-full 48.2.0 (Unicode CLDR, licence Unicode-3.0). Not edited by hand.

use super::notation::{Grouping, Marks, Numbers};

/// A currency and its sign; one whose sign is empty is written by its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Currency {
    pub(super) code: &'static str,
    pub(super) sign: &'static str,
}

/// Currencies whose signs are plain only where a language is at home.
#[derive(Debug)]
pub(super) struct Home {
    pub(super) tags: &'static [&'static str],
    pub(super) currencies: &'static [Currency],
}

/// How languages write numbers, a row for those that write them alike. What is not here writes them as English does, which is the first.
#[rustfmt::skip]
pub(super) static NUMBERS: [Numbers; 29] = [
    Numbers {
        tags: &["en", "es-419", "es-CU", "es-DO", "es-GT", "es-HN", "es-MX", "es-NI", "es-PA", "es-PR", "es-SV", "es-US"],
        marks: Marks { decimal: '.', group: ',' }, marks_of_money: Marks { decimal: '.', group: ',' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#%", money: "-¤#",
    },
    Numbers {
        tags: &["en-IN", "hi", "gu", "ta", "te"],
        marks: Marks { decimal: '.', group: ',' }, marks_of_money: Marks { decimal: '.', group: ',' },
        grouping: Grouping::Lakhs, zero: '0', percent: "-#%", money: "-¤#",
    },
    Numbers {
        tags: &["en-ZA", "es-CR", "af"],
        marks: Marks { decimal: ',', group: '\u{a0}' }, marks_of_money: Marks { decimal: ',', group: '\u{a0}' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#%", money: "-¤#",
    },
    Numbers {
        tags: &["de", "lb", "fr-LU", "fr-MA", "ca", "gl", "ro", "mo", "mk", "hr", "da"],
        marks: Marks { decimal: ',', group: '.' }, marks_of_money: Marks { decimal: ',', group: '.' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#\u{a0}%", money: "-#\u{a0}¤",
    },
    Numbers {
        tags: &["de-AT"],
        marks: Marks { decimal: ',', group: '\u{a0}' }, marks_of_money: Marks { decimal: ',', group: '.' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#\u{a0}%", money: "-¤\u{a0}#",
    },
    Numbers {
        tags: &["de-CH"],
        marks: Marks { decimal: '.', group: '\'' }, marks_of_money: Marks { decimal: '.', group: '\'' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#%", money: "¤\u{a0}-#",
    },
    Numbers {
        tags: &["de-LI"],
        marks: Marks { decimal: '.', group: '\'' }, marks_of_money: Marks { decimal: '.', group: '\'' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#%", money: "-¤\u{a0}#",
    },
    Numbers {
        tags: &["fr"],
        marks: Marks { decimal: ',', group: '\u{202f}' }, marks_of_money: Marks { decimal: ',', group: '\u{202f}' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#\u{a0}%", money: "-#\u{a0}¤",
    },
    Numbers {
        tags: &["fr-CA", "cs", "sk", "ru", "sv", "nb", "nn", "no", "fi", "lt"],
        marks: Marks { decimal: ',', group: '\u{a0}' }, marks_of_money: Marks { decimal: ',', group: '\u{a0}' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#\u{a0}%", money: "-#\u{a0}¤",
    },
    Numbers {
        tags: &["fr-CH"],
        marks: Marks { decimal: ',', group: '\'' }, marks_of_money: Marks { decimal: '.', group: '\'' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#%", money: "-#\u{a0}¤",
    },
    Numbers {
        tags: &["es", "sl"],
        marks: Marks { decimal: ',', group: '.' }, marks_of_money: Marks { decimal: ',', group: '.' },
        grouping: Grouping::ThousandsFromFiveDigits, zero: '0', percent: "-#\u{a0}%", money: "-#\u{a0}¤",
    },
    Numbers {
        tags: &["es-AR", "es-CO", "es-UY", "pt"],
        marks: Marks { decimal: ',', group: '.' }, marks_of_money: Marks { decimal: ',', group: '.' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#%", money: "-¤\u{a0}#",
    },
    Numbers {
        tags: &["es-BO", "id", "in"],
        marks: Marks { decimal: ',', group: '.' }, marks_of_money: Marks { decimal: ',', group: '.' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#%", money: "-¤#",
    },
    Numbers {
        tags: &["es-CL", "es-EC", "es-VE"],
        marks: Marks { decimal: ',', group: '.' }, marks_of_money: Marks { decimal: ',', group: '.' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#%", money: "¤-#",
    },
    Numbers {
        tags: &["es-PE", "sw"],
        marks: Marks { decimal: '.', group: ',' }, marks_of_money: Marks { decimal: '.', group: ',' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#%", money: "-¤\u{a0}#",
    },
    Numbers {
        tags: &["es-PY", "nl"],
        marks: Marks { decimal: ',', group: '.' }, marks_of_money: Marks { decimal: ',', group: '.' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#%", money: "¤\u{a0}-#",
    },
    Numbers {
        tags: &["it"],
        marks: Marks { decimal: ',', group: '.' }, marks_of_money: Marks { decimal: ',', group: '.' },
        grouping: Grouping::ThousandsFromFiveDigits, zero: '0', percent: "-#%", money: "-#\u{a0}¤",
    },
    Numbers {
        tags: &["it-CH"],
        marks: Marks { decimal: '.', group: '\'' }, marks_of_money: Marks { decimal: '.', group: '\'' },
        grouping: Grouping::ThousandsFromFiveDigits, zero: '0', percent: "-#%", money: "¤\u{a0}-#",
    },
    Numbers {
        tags: &["pt-AO", "uk", "kk"],
        marks: Marks { decimal: ',', group: '\u{a0}' }, marks_of_money: Marks { decimal: ',', group: '\u{a0}' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#%", money: "-#\u{a0}¤",
    },
    Numbers {
        tags: &["pt-CH", "pt-CV", "pt-GW", "pt-LU", "pt-MO", "pt-MZ", "pt-PT", "pt-ST", "pt-TL", "pl", "hu", "bg", "sq", "et", "lv", "ka", "hy"],
        marks: Marks { decimal: ',', group: '\u{a0}' }, marks_of_money: Marks { decimal: ',', group: '\u{a0}' },
        grouping: Grouping::ThousandsFromFiveDigits, zero: '0', percent: "-#%", money: "-#\u{a0}¤",
    },
    Numbers {
        tags: &["eu"],
        marks: Marks { decimal: ',', group: '.' }, marks_of_money: Marks { decimal: ',', group: '.' },
        grouping: Grouping::Thousands, zero: '0', percent: "-%\u{a0}#", money: "-#\u{a0}¤",
    },
    Numbers {
        tags: &["el", "bs", "sr", "sh", "is", "az", "ar-DZ", "ar-LY", "ar-MA", "ar-TN", "vi"],
        marks: Marks { decimal: ',', group: '.' }, marks_of_money: Marks { decimal: ',', group: '.' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#%", money: "-#\u{a0}¤",
    },
    Numbers {
        tags: &["be"],
        marks: Marks { decimal: ',', group: '\u{a0}' }, marks_of_money: Marks { decimal: ',', group: '\u{a0}' },
        grouping: Grouping::ThousandsFromFiveDigits, zero: '0', percent: "-#\u{a0}%", money: "-#\u{a0}¤",
    },
    Numbers {
        tags: &["tr"],
        marks: Marks { decimal: ',', group: '.' }, marks_of_money: Marks { decimal: ',', group: '.' },
        grouping: Grouping::Thousands, zero: '0', percent: "-%#", money: "-¤#",
    },
    Numbers {
        tags: &["ar", "he", "iw"],
        marks: Marks { decimal: '.', group: ',' }, marks_of_money: Marks { decimal: '.', group: ',' },
        grouping: Grouping::Thousands, zero: '0', percent: "-#%", money: "-#\u{a0}¤",
    },
    Numbers {
        tags: &["ar-BH", "ar-EG", "ar-IQ", "ar-JO", "ar-KW", "ar-LB", "ar-MR", "ar-OM", "ar-PS", "ar-QA", "ar-SA", "ar-SD", "ar-SY", "ar-YE"],
        marks: Marks { decimal: '\u{66b}', group: '\u{66c}' }, marks_of_money: Marks { decimal: '\u{66b}', group: '\u{66c}' },
        grouping: Grouping::Thousands, zero: '\u{660}', percent: "-#\u{66a}", money: "-#\u{a0}¤",
    },
    Numbers {
        tags: &["fa"],
        marks: Marks { decimal: '\u{66b}', group: '\u{66c}' }, marks_of_money: Marks { decimal: '\u{66b}', group: '\u{66c}' },
        grouping: Grouping::Thousands, zero: '\u{6f0}', percent: "-#\u{66a}", money: "-¤#",
    },
    Numbers {
        tags: &["bn"],
        marks: Marks { decimal: '.', group: ',' }, marks_of_money: Marks { decimal: '.', group: ',' },
        grouping: Grouping::Lakhs, zero: '\u{9e6}', percent: "-#%", money: "-#¤",
    },
    Numbers {
        tags: &["bn-IN"],
        marks: Marks { decimal: '.', group: ',' }, marks_of_money: Marks { decimal: '.', group: ',' },
        grouping: Grouping::Lakhs, zero: '\u{9e6}', percent: "-#%", money: "-¤#",
    },
];

/// The currencies that prices in the news have.
#[rustfmt::skip]
pub(super) static CURRENCIES: [Currency; 50] = [
    Currency { code: "USD", sign: "$" },
    Currency { code: "EUR", sign: "€" },
    Currency { code: "GBP", sign: "£" },
    Currency { code: "JPY", sign: "¥" },
    Currency { code: "CHF", sign: "" },
    Currency { code: "CNY", sign: "CN¥" },
    Currency { code: "HKD", sign: "HK$" },
    Currency { code: "INR", sign: "₹" },
    Currency { code: "KRW", sign: "₩" },
    Currency { code: "TWD", sign: "NT$" },
    Currency { code: "SGD", sign: "" },
    Currency { code: "AUD", sign: "A$" },
    Currency { code: "NZD", sign: "NZ$" },
    Currency { code: "CAD", sign: "CA$" },
    Currency { code: "BRL", sign: "R$" },
    Currency { code: "MXN", sign: "MX$" },
    Currency { code: "ARS", sign: "" },
    Currency { code: "CLP", sign: "" },
    Currency { code: "COP", sign: "" },
    Currency { code: "PEN", sign: "" },
    Currency { code: "ILS", sign: "₪" },
    Currency { code: "TRY", sign: "₺" },
    Currency { code: "PLN", sign: "zł" },
    Currency { code: "CZK", sign: "Kč" },
    Currency { code: "HUF", sign: "Ft" },
    Currency { code: "RON", sign: "lei" },
    Currency { code: "BGN", sign: "" },
    Currency { code: "RUB", sign: "₽" },
    Currency { code: "UAH", sign: "₴" },
    Currency { code: "KZT", sign: "₸" },
    Currency { code: "SEK", sign: "" },
    Currency { code: "NOK", sign: "" },
    Currency { code: "DKK", sign: "" },
    Currency { code: "ISK", sign: "" },
    Currency { code: "ZAR", sign: "R" },
    Currency { code: "EGP", sign: "E£" },
    Currency { code: "NGN", sign: "₦" },
    Currency { code: "KES", sign: "" },
    Currency { code: "MAD", sign: "" },
    Currency { code: "SAR", sign: "" },
    Currency { code: "AED", sign: "" },
    Currency { code: "QAR", sign: "" },
    Currency { code: "KWD", sign: "" },
    Currency { code: "THB", sign: "฿" },
    Currency { code: "IDR", sign: "Rp" },
    Currency { code: "MYR", sign: "RM" },
    Currency { code: "PHP", sign: "₱" },
    Currency { code: "VND", sign: "₫" },
    Currency { code: "PKR", sign: "" },
    Currency { code: "BDT", sign: "\u{9f3}" },
];

#[rustfmt::skip]
pub(super) static HOMES: [Home; 8] = [
    Home { tags: &["sv"], currencies: &[Currency { code: "SEK", sign: "kr" }] },
    Home { tags: &["nb", "nn", "no"], currencies: &[Currency { code: "NOK", sign: "kr" }] },
    Home { tags: &["da"], currencies: &[Currency { code: "DKK", sign: "kr." }] },
    Home { tags: &["is"], currencies: &[Currency { code: "ISK", sign: "kr." }] },
    Home { tags: &["zh-Hans", "zh"], currencies: &[Currency { code: "CNY", sign: "¥" }, Currency { code: "JPY", sign: "JP¥" }] },
    Home { tags: &["zh-Hant", "zh-TW", "zh-HK", "zh-MO"], currencies: &[Currency { code: "CNY", sign: "CN¥" }, Currency { code: "JPY", sign: "¥" }] },
    Home { tags: &["ur"], currencies: &[Currency { code: "PKR", sign: "Rs" }] },
    Home { tags: &["ar"], currencies: &[Currency { code: "AED", sign: "\u{62f}.\u{625}." }, Currency { code: "SAR", sign: "\u{631}.\u{633}." }, Currency { code: "EGP", sign: "\u{62c}.\u{645}." }, Currency { code: "QAR", sign: "\u{631}.\u{642}." }, Currency { code: "KWD", sign: "\u{62f}.\u{643}." }, Currency { code: "MAD", sign: "\u{62f}.\u{645}." }] },
];
