//! Whether requests carry the reader's cookies.

/// To which servers a request takes the reader's cookies and other credentials along: the words of the Fetch standard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Credentials {
    /// To that of the page.
    #[default]
    SameOrigin,
    /// To any: a paid source on another origin, which has to allow it (`Access-Control-Allow-Credentials`).
    Include,
    /// To none. Browsers do so only for snapshots and stories, not for streams.
    Omit,
}

impl Credentials {
    /// All with their names in attributes.
    pub const ALL: [(&'static str, Self); 3] =
        [("same-origin", Self::SameOrigin), ("include", Self::Include), ("omit", Self::Omit)];

    /// The one of this name; the default if there is none.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|(word, _)| *word == name).map(|(_, credentials)| credentials).unwrap_or_default()
    }

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::SameOrigin => "same-origin",
            Self::Include => "include",
            Self::Omit => "omit",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Credentials;

    #[test]
    fn names_are_those_of_the_standard() {
        for (name, credentials) in Credentials::ALL {
            assert_eq!((Credentials::named(name), credentials.word()), (credentials, name));
        }
        assert_eq!(Credentials::named("all"), Credentials::SameOrigin);
    }
}
