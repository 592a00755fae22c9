//! The snapshot as a file: for publishers with a web server or an object store that readers poll.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::fs;
use tokio::time::{MissedTickBehavior, interval};

use crate::relay::hub::Hub;
use crate::relay::metrics::Metrics;

/// Writes the snapshot whenever it has changed, and never half of it.
pub(crate) async fn keep(hub: Arc<Hub>, metrics: Arc<Metrics>, file: PathBuf, every: Duration) {
    let mut beat = interval(every);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut written = String::new();
    loop {
        beat.tick().await;
        let frame = hub.whole();
        if frame.identity == written {
            continue;
        }
        match write(&file, &frame.text).await {
            Ok(()) => written.clone_from(&frame.identity),
            Err(error) => {
                metrics.files_failed.add();
                tracing::error!(file = %file.display(), %error, "the snapshot file cannot be written");
            }
        }
    }
}

/// Writes a temporary file, and renames it: readers get the old one or the new one.
async fn write(file: &Path, text: &str) -> io::Result<()> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = file.with_file_name(name);
    fs::write(&part, text).await?;
    fs::rename(&part, file).await
}

#[cfg(test)]
mod tests {
    use super::write;

    #[tokio::test]
    async fn file_is_replaced_atomically() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("quotes.json");
        write(&file, "a longer text").await.unwrap();
        write(&file, "short").await.unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "short");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        assert!(write(&folder.path().join("none/quotes.json"), "").await.is_err());
    }
}
