//! Made by `node xtask/cldr.mjs` from npm's cldr-numbers-full 48.2.0 (Unicode CLDR, licence Unicode-3.0). Not edited by hand.

/// How languages write numbers, a line for those that write them alike: their tags, and the fields that `number` names. What is
/// not here writes them as English does.
#[rustfmt::skip]
pub(super) static NUMBERS: &str = "\
en es-419 es-CU es-DO es-GT es-HN es-MX es-NI es-PA es-PR es-SV es-US|.,|.,|130|-#%|-¤#
en-IN hi gu ta te|.,|.,|120|-#%|-¤#
en-ZA es-CR af|,\u{a0}|,\u{a0}|130|-#%|-¤#
de lb fr-LU fr-MA ca gl ro mo mk hr da|,.|,.|130|-#\u{a0}%|-#\u{a0}¤
de-AT|,\u{a0}|,.|130|-#\u{a0}%|-¤\u{a0}#
de-CH|.'|.'|130|-#%|¤\u{a0}-#
de-LI|.'|.'|130|-#%|-¤\u{a0}#
fr|,\u{202f}|,\u{202f}|130|-#\u{a0}%|-#\u{a0}¤
fr-CA cs sk ru sv nb nn no fi lt|,\u{a0}|,\u{a0}|130|-#\u{a0}%|-#\u{a0}¤
fr-CH|,'|.'|130|-#%|-#\u{a0}¤
es sl|,.|,.|230|-#\u{a0}%|-#\u{a0}¤
es-AR es-CO es-UY pt|,.|,.|130|-#%|-¤\u{a0}#
es-BO id in|,.|,.|130|-#%|-¤#
es-CL es-EC es-VE|,.|,.|130|-#%|¤-#
es-PE sw|.,|.,|130|-#%|-¤\u{a0}#
es-PY nl|,.|,.|130|-#%|¤\u{a0}-#
it|,.|,.|230|-#%|-#\u{a0}¤
it-CH|.'|.'|230|-#%|¤\u{a0}-#
pt-AO uk kk|,\u{a0}|,\u{a0}|130|-#%|-#\u{a0}¤
pt-CH pt-CV pt-GW pt-LU pt-MO pt-MZ pt-PT pt-ST pt-TL pl hu bg sq et lv ka hy|,\u{a0}|,\u{a0}|230|-#%|-#\u{a0}¤
eu|,.|,.|130|-%\u{a0}#|-#\u{a0}¤
el bs sr sh is az ar-DZ ar-LY ar-MA ar-TN vi|,.|,.|130|-#%|-#\u{a0}¤
be|,\u{a0}|,\u{a0}|230|-#\u{a0}%|-#\u{a0}¤
tr|,.|,.|130|-%#|-¤#
ar he iw|.,|.,|130|-#%|-#\u{a0}¤
ar-BH ar-EG ar-IQ ar-JO ar-KW ar-LB ar-MR ar-OM ar-PS ar-QA ar-SA ar-SD ar-SY ar-YE|\u{66b}\u{66c}|\u{66b}\u{66c}|13\u{660}|-#\u{66a}|-#\u{a0}¤
fa|\u{66b}\u{66c}|\u{66b}\u{66c}|13\u{6f0}|-#\u{66a}|-¤#
bn|.,|.,|12\u{9e6}|-#%|-#¤
bn-IN|.,|.,|12\u{9e6}|-#%|-¤#";

/// Currencies and their signs, parted by blanks; one without a sign is written by its code.
#[rustfmt::skip]
pub(crate) static SIGNS: &str = "USD$ EUR€ GBP£ JPY¥ CHF CNYCN¥ HKDHK$ INR₹ KRW₩ TWDNT$ SGD AUDA$ NZDNZ$ \
    CADCA$ BRLR$ MXNMX$ ARS CLP COP PEN ILS₪ TRY₺ PLNzł CZKKč HUFFt RONlei \
    BGN RUB₽ UAH₴ KZT₸ SEK NOK DKK ISK ZARR EGPE£ NGN₦ KES MAD \
    SAR AED QAR KWD THB฿ IDRRp MYRRM PHP₱ VND₫ PKR BDT৳";

/// Signs that are plain only where a language is at home: its tags, and a list like [`SIGNS`].
#[rustfmt::skip]
pub(super) static HOMES: &str = "\
sv|SEKkr
nb nn no|NOKkr
da|DKKkr.
is|ISKkr.
zh-Hans zh|CNY¥ JPYJP¥
zh-Hant zh-TW zh-HK zh-MO|CNYCN¥ JPY¥
ur|PKRRs
ar|AED\u{62f}.\u{625}. SAR\u{631}.\u{633}. EGP\u{62c}.\u{645}. QAR\u{631}.\u{642}. KWD\u{62f}.\u{643}. MAD\u{62f}.\u{645}.";
