//! How many decimal places a currency has.

/// The maximum number of decimal places of prices in a currency if the feed gave none: those of its minor unit (ISO 4217, list one). `None`
/// for currencies with two, whose prices may be written with more, for hundredths such as `GBX`, and for unknown currencies.
pub(super) fn most_places(code: &str) -> Option<u8> {
    match code {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV" | "XAF" | "XOF"
        | "XPF" => Some(0),
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => Some(3),
        _ => None,
    }
}
