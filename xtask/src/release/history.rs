//! What git says of this commit.

use crate::workspace::Workspace;

/// The tags of versions.
const TAGS: &str = "v[0-9]*";

/// Whether there are changes that are not committed; `false` outside a repository.
pub(super) fn is_changed(workspace: &Workspace) -> bool {
    ask(workspace, &["status", "--porcelain"]).is_some_and(|changes| !changes.is_empty())
}

/// The version tag of this commit.
pub(super) fn tag(workspace: &Workspace) -> Option<String> {
    ask(workspace, &["tag", "--points-at", "HEAD", "--list", TAGS])?.lines().next().map(str::to_owned)
}

/// The last version tag before this commit.
pub(super) fn last_tag(workspace: &Workspace) -> Option<String> {
    let from = if tag(workspace).is_some() { "HEAD^" } else { "HEAD" };
    ask(workspace, &["describe", "--tags", "--abbrev=0", "--match", TAGS, from])
}

fn ask(workspace: &Workspace, arguments: &[&str]) -> Option<String> {
    let mut git = workspace.command("git");
    git.args(arguments);
    workspace.ask(git)
}
