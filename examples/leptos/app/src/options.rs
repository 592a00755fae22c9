//! The options of a page, of one of its strips, or of one of its stories.

/// Values by their names as attributes.
#[derive(Clone, Debug, Default)]
pub struct Options(pub Vec<(String, String)>);

impl Options {
    /// The value of an option that is set.
    pub fn get(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(given, _)| given == name).map(|(_, value)| value.clone())
    }

    /// The number of an option that is set to one.
    pub fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.get(name)?.parse().ok()
    }

    /// These, and the others where these say nothing.
    pub fn or(&self, others: &Self) -> Self {
        Self(self.0.iter().chain(&others.0).cloned().collect())
    }
}
