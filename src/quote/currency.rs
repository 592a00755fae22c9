//! How many places a currency has.

/// The places that prices in a currency have at most where the feed gave none: those of its minor unit (ISO 4217, list one). Nothing for
/// currencies with two, whose prices the market may write with more, for hundredths such as `GBX`, and for what is no currency.
pub(super) fn most_places(code: &str) -> Option<u8> {
    match code {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV" | "XAF" | "XOF"
        | "XPF" => Some(0),
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => Some(3),
        _ => None,
    }
}
