//! Made by `node xtask/cldr.mjs` from npm's cldr-numbers-full 48.2.0 (Unicode CLDR, licence Unicode-3.0). Not edited by hand.

use super::Numbers;

/// The tags of [`NUMBERS`] in small letters, a line each, parted by blanks.
#[rustfmt::skip]
pub(super) static NUMBERS_OF: &str = "\
en es-419 es-cu es-do es-gt es-hn es-mx es-ni es-pa es-pr es-sv es-us ga cy ur kn th ms fil tl ja zh-hans zh zh-hant zh-tw zh-hk zh-mo ko
en-in hi gu ta te
en-za es-cr af
de lb fr-lu fr-ma ca gl ro mo mk hr da
de-at
de-ch
de-li
fr
fr-ca cs sk ru sv nb nn no fi lt
fr-ch
es sl
es-ar es-co es-uy pt
es-bo id in
es-cl es-ec es-ve
es-pe sw
es-py nl
it
it-ch
pt-ao uk kk
pt-ch pt-cv pt-gw pt-lu pt-mo pt-mz pt-pt pt-st pt-tl pl hu bg sq et lv ka hy
eu
el bs sr sh is az ar-dz ar-ly ar-ma ar-tn vi
be
tr
ar he iw
ar-bh ar-eg ar-iq ar-jo ar-kw ar-lb ar-mr ar-om ar-ps ar-qa ar-sa ar-sd ar-sy ar-ye
fa
bn
bn-in";

/// How they write numbers. The first, English, serves whatever has none.
#[rustfmt::skip]
pub(super) static NUMBERS: [Numbers; 29] = [
    Numbers { decimal: '.', group: ',', money_decimal: '.', money_group: ',', zero: '0', least: 1, second: 3, percent: "-#%", money: "-¤#" },
    Numbers { decimal: '.', group: ',', money_decimal: '.', money_group: ',', zero: '0', least: 1, second: 2, percent: "-#%", money: "-¤#" },
    Numbers { decimal: ',', group: '\u{a0}', money_decimal: ',', money_group: '\u{a0}', zero: '0', least: 1, second: 3, percent: "-#%", money: "-¤#" },
    Numbers { decimal: ',', group: '.', money_decimal: ',', money_group: '.', zero: '0', least: 1, second: 3, percent: "-#\u{a0}%", money: "-#\u{a0}¤" },
    Numbers { decimal: ',', group: '\u{a0}', money_decimal: ',', money_group: '.', zero: '0', least: 1, second: 3, percent: "-#\u{a0}%", money: "-¤\u{a0}#" },
    Numbers { decimal: '.', group: '\'', money_decimal: '.', money_group: '\'', zero: '0', least: 1, second: 3, percent: "-#%", money: "¤\u{a0}-#" },
    Numbers { decimal: '.', group: '\'', money_decimal: '.', money_group: '\'', zero: '0', least: 1, second: 3, percent: "-#%", money: "-¤\u{a0}#" },
    Numbers { decimal: ',', group: '\u{202f}', money_decimal: ',', money_group: '\u{202f}', zero: '0', least: 1, second: 3, percent: "-#\u{a0}%", money: "-#\u{a0}¤" },
    Numbers { decimal: ',', group: '\u{a0}', money_decimal: ',', money_group: '\u{a0}', zero: '0', least: 1, second: 3, percent: "-#\u{a0}%", money: "-#\u{a0}¤" },
    Numbers { decimal: ',', group: '\'', money_decimal: '.', money_group: '\'', zero: '0', least: 1, second: 3, percent: "-#%", money: "-#\u{a0}¤" },
    Numbers { decimal: ',', group: '.', money_decimal: ',', money_group: '.', zero: '0', least: 2, second: 3, percent: "-#\u{a0}%", money: "-#\u{a0}¤" },
    Numbers { decimal: ',', group: '.', money_decimal: ',', money_group: '.', zero: '0', least: 1, second: 3, percent: "-#%", money: "-¤\u{a0}#" },
    Numbers { decimal: ',', group: '.', money_decimal: ',', money_group: '.', zero: '0', least: 1, second: 3, percent: "-#%", money: "-¤#" },
    Numbers { decimal: ',', group: '.', money_decimal: ',', money_group: '.', zero: '0', least: 1, second: 3, percent: "-#%", money: "¤-#" },
    Numbers { decimal: '.', group: ',', money_decimal: '.', money_group: ',', zero: '0', least: 1, second: 3, percent: "-#%", money: "-¤\u{a0}#" },
    Numbers { decimal: ',', group: '.', money_decimal: ',', money_group: '.', zero: '0', least: 1, second: 3, percent: "-#%", money: "¤\u{a0}-#" },
    Numbers { decimal: ',', group: '.', money_decimal: ',', money_group: '.', zero: '0', least: 2, second: 3, percent: "-#%", money: "-#\u{a0}¤" },
    Numbers { decimal: '.', group: '\'', money_decimal: '.', money_group: '\'', zero: '0', least: 2, second: 3, percent: "-#%", money: "¤\u{a0}-#" },
    Numbers { decimal: ',', group: '\u{a0}', money_decimal: ',', money_group: '\u{a0}', zero: '0', least: 1, second: 3, percent: "-#%", money: "-#\u{a0}¤" },
    Numbers { decimal: ',', group: '\u{a0}', money_decimal: ',', money_group: '\u{a0}', zero: '0', least: 2, second: 3, percent: "-#%", money: "-#\u{a0}¤" },
    Numbers { decimal: ',', group: '.', money_decimal: ',', money_group: '.', zero: '0', least: 1, second: 3, percent: "-%\u{a0}#", money: "-#\u{a0}¤" },
    Numbers { decimal: ',', group: '.', money_decimal: ',', money_group: '.', zero: '0', least: 1, second: 3, percent: "-#%", money: "-#\u{a0}¤" },
    Numbers { decimal: ',', group: '\u{a0}', money_decimal: ',', money_group: '\u{a0}', zero: '0', least: 2, second: 3, percent: "-#\u{a0}%", money: "-#\u{a0}¤" },
    Numbers { decimal: ',', group: '.', money_decimal: ',', money_group: '.', zero: '0', least: 1, second: 3, percent: "-%#", money: "-¤#" },
    Numbers { decimal: '.', group: ',', money_decimal: '.', money_group: ',', zero: '0', least: 1, second: 3, percent: "-#%", money: "-#\u{a0}¤" },
    Numbers { decimal: '\u{66b}', group: '\u{66c}', money_decimal: '\u{66b}', money_group: '\u{66c}', zero: '\u{660}', least: 1, second: 3, percent: "-#\u{66a}", money: "-#\u{a0}¤" },
    Numbers { decimal: '\u{66b}', group: '\u{66c}', money_decimal: '\u{66b}', money_group: '\u{66c}', zero: '\u{6f0}', least: 1, second: 3, percent: "-#\u{66a}", money: "-¤#" },
    Numbers { decimal: '.', group: ',', money_decimal: '.', money_group: ',', zero: '\u{9e6}', least: 1, second: 2, percent: "-#%", money: "-#¤" },
    Numbers { decimal: '.', group: ',', money_decimal: '.', money_group: ',', zero: '\u{9e6}', least: 1, second: 2, percent: "-#%", money: "-¤#" },
];

/// Currencies and their signs, parted by blanks; one without a sign is written by its code.
#[rustfmt::skip]
pub(super) static SIGNS: &str = "USD$ EUR€ GBP£ JPY¥ CHF CNYCN¥ HKDHK$ INR₹ KRW₩ TWDNT$ SGD AUDA$ NZDNZ$ \
    CADCA$ BRLR$ MXNMX$ ARS CLP COP PEN ILS₪ TRY₺ PLNzł CZKKč HUFFt RONlei \
    BGN RUB₽ UAH₴ KZT₸ SEK NOK DKK ISK ZARR EGPE£ NGN₦ KES MAD \
    SAR AED QAR KWD THB฿ IDRRp MYRRM PHP₱ VND₫ PKR BDT৳";

/// The tags of [`HOMES`], a line each, parted by blanks.
pub(super) static HOMES_OF: &str = "sv\nnb nn no\nda\nis\nzh-hans zh\nzh-hant zh-tw zh-hk zh-mo\nur\nar";

/// Signs that are plain only where a language is at home, in the form of [`SIGNS`].
#[rustfmt::skip]
pub(super) static HOMES: [&str; 8] = [
    "SEKkr",
    "NOKkr",
    "DKKkr.",
    "ISKkr.",
    "CNY¥ JPYJP¥",
    "CNYCN¥ JPY¥",
    "PKRRs",
    "AED\u{62f}.\u{625}. SAR\u{631}.\u{633}. EGP\u{62c}.\u{645}. QAR\u{631}.\u{642}. KWD\u{62f}.\u{643}. MAD\u{62f}.\u{645}.",
];
