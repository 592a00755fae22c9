//! Text sizes.

use crate::quote::Decimal;

/// A text size, one of [`TextSize::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextSize(u16);

impl TextSize {
    /// All sizes, in thousandths of the page's own.
    pub const ALL: [Self; 8] = [Self(875), Self(1000), Self(1125), Self(1250), Self(1500), Self(1750), Self(2000), Self(2500)];

    /// The size of this many thousandths; `None` for those in between.
    pub fn of_thousandths(thousandths: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.0 == thousandths)
    }

    /// The size of a percentage such as `87.5`; nothing for those between.
    pub fn of_percent(percent: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.to_percent().to_text() == percent)
    }

    /// The size in thousandths of the page's own.
    pub fn thousandths(self) -> u16 {
        self.0
    }

    /// The percentage, as readers see it: `87.5`, `100`.
    pub fn to_percent(self) -> Decimal {
        let (thousandths, places) = if self.0.is_multiple_of(10) { (self.0 / 10, 0) } else { (self.0, 1) };
        Decimal::new(i64::from(thousandths), places).unwrap_or_default()
    }

    /// The factor by which text grows, for CSS: `0.875`.
    pub fn to_factor(self) -> String {
        Decimal::new(i64::from(self.0), 3).unwrap_or_default().to_text()
    }

    /// The next size; `None` at the end.
    pub fn larger(self) -> Option<Self> {
        Self::ALL.into_iter().find(|size| *size > self)
    }

    /// The size before; `None` at the beginning.
    pub fn smaller(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|size| *size < self)
    }
}

impl Default for TextSize {
    fn default() -> Self {
        Self(1000)
    }
}

#[cfg(test)]
mod tests {
    use super::TextSize;

    #[test]
    fn sizes_are_named_by_percent() {
        assert_eq!(TextSize::ALL.map(|size| TextSize::of_thousandths(size.thousandths())), TextSize::ALL.map(Some));
        assert_eq!(TextSize::of_thousandths(990), None);
        assert_eq!(["87.5", "200", "90"].map(TextSize::of_percent), [Some(TextSize(875)), Some(TextSize(2000)), None]);
        assert_eq!(TextSize::ALL.map(|size| size.to_percent().to_string()).join(" "), "87.5 100 112.5 125 150 175 200 250");
        assert_eq!(TextSize::ALL[0].to_factor(), "0.875");
    }

    #[test]
    fn text_size_has_limits() {
        assert_eq!(TextSize::ALL[0].smaller(), None);
        assert_eq!(TextSize::ALL[7].larger(), None);
        assert_eq!(TextSize::default().larger(), Some(TextSize::ALL[2]));
        assert_eq!(TextSize::default().smaller(), Some(TextSize::ALL[0]));
    }
}
