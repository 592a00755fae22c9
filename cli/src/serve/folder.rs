//! Which files may be read: those below the folder, and no hidden ones.

use std::ffi::OsStr;
use std::future::Future;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::pin::Pin;

use tower_http::services::fs::{Backend, TokioBackend, TokioFile};

/// A folder that is served.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    /// Without symbolic links, so that a common prefix of another such path shows whether it is below.
    root: PathBuf,
}

impl Folder {
    /// The folder at `path`.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let root = path.canonicalize()?;
        if root.is_dir() { Ok(Self { root }) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    /// Where it is.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether there is something at `path`, an address such as `/feed`.
    pub(super) fn has(&self, path: &str) -> bool {
        self.root.join(path.trim_start_matches('/')).exists()
    }

    /// The path without symbolic links, if it may be read. Everything else looks as if it did not exist.
    async fn within(self, path: PathBuf) -> io::Result<PathBuf> {
        let asked = path.strip_prefix(&self.root).map_err(|_| io::ErrorKind::NotFound)?;
        if asked.components().any(is_hidden) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let path = tokio::fs::canonicalize(&path).await?;
        if path.starts_with(&self.root) { Ok(path) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

/// Such as `.git` and `.env`: any page may read what is served, and nobody means to publish these.
fn is_hidden(component: Component<'_>) -> bool {
    component.as_os_str().as_encoded_bytes().starts_with(b".") && component.as_os_str() != OsStr::new(".well-known")
}

impl Backend for Folder {
    type File = TokioFile;
    type Metadata = std::fs::Metadata;
    type OpenFuture = Pin<Box<dyn Future<Output = io::Result<TokioFile>> + Send>>;
    type MetadataFuture = Pin<Box<dyn Future<Output = io::Result<std::fs::Metadata>> + Send>>;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        let folder = self.clone();
        Box::pin(async move {
            let path = folder.within(path).await?;
            // Opening a pipe would wait for a writer.
            if !tokio::fs::metadata(&path).await?.is_file() {
                return Err(io::ErrorKind::NotFound.into());
            }
            TokioBackend.open(path).await
        })
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        let folder = self.clone();
        Box::pin(async move { TokioBackend.metadata(folder.within(path).await?).await })
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Component, Path};

    use super::{Folder, is_hidden};

    #[test]
    fn dotfiles_are_hidden_except_well_known() {
        let hidden = |path: &str| Path::new(path).components().any(is_hidden);
        assert!(hidden(".env") && hidden("a/.git/config"));
        assert!(!hidden("a/b.txt") && !hidden(".well-known/security.txt"));
        assert!(!is_hidden(Component::Normal("…".as_ref())));
    }

    #[test]
    fn file_is_not_a_folder() {
        assert!(Folder::open(Path::new(file!()).file_name().unwrap().as_ref()).is_err());
        assert!(Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).is_err());
        assert!(Folder::open(Path::new(env!("CARGO_MANIFEST_DIR"))).is_ok());
    }
}
