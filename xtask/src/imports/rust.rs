//! The imports of a crate's modules.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::{Graph, files};

/// The names of modules from the crate's root to one of them.
type ModulePath = Vec<String>;

/// A file of a crate: its module, and the paths that it names.
struct Source {
    module: ModulePath,
    /// Each from the crate's root.
    paths: BTreeSet<ModulePath>,
}

/// The graph of a crate, for modules of one folder: `ingest` needs `json`, `ingest::foreign::page` needs `ingest::foreign::html`.
pub(super) fn graph(start: &Path) -> Result<Graph> {
    let folder = start.parent().context("a crate begins in a folder")?;
    let mut sources = Vec::new();
    for file in files(folder, "rs")? {
        let module = module_of(file.strip_prefix(folder)?, start.strip_prefix(folder)?);
        // Imports that only tests need do not count.
        if module.last().is_some_and(|name| name == "tests") {
            continue;
        }
        let text = fs::read_to_string(&file)?;
        let tokens: TokenStream = text.parse().map_err(|error| anyhow!("{}: {error}", file.display()))?;
        let mut paths = BTreeSet::new();
        collect(tokens, &module, &mut paths);
        sources.push(Source { module, paths });
    }
    let by_module: BTreeMap<&ModulePath, &Source> = sources.iter().map(|source| (&source.module, source)).collect();
    let mut graph = Graph::new();
    for source in &sources {
        for path in &source.paths {
            let needed = owner_of(path, &by_module, 0);
            let shared = source.module.iter().zip(&needed).take_while(|(own, other)| own == other).count();
            let [own, other] = [&source.module, &needed].map(|module| module.get(..=shared).map(|names| names.join("::")));
            if let (Some(own), Some(other)) = (own, other) {
                graph.entry(own).or_default().insert(other);
            }
        }
    }
    Ok(graph)
}

/// The module of a file, from its path below the crate's folder.
fn module_of(file: &Path, start: &Path) -> ModulePath {
    if file == start {
        return ModulePath::new();
    }
    let path = file.with_extension("");
    let path = if path.ends_with("mod") { path.parent().unwrap_or(&path).to_path_buf() } else { path };
    path.iter().map(|name| name.to_string_lossy().into_owned()).collect()
}

/// The module that declares the item of a path: the longest prefix of the path that is one, or the one that it is re-exported from.
fn owner_of(path: &ModulePath, modules: &BTreeMap<&ModulePath, &Source>, followed: usize) -> ModulePath {
    const MOST_FOLLOWED: usize = 8;
    let mut module = path.clone();
    while !module.is_empty() && !modules.contains_key(&module) {
        module.pop();
    }
    let name = path.get(module.len());
    let Some((name, source)) = name.zip(modules.get(&module)).filter(|_| followed < MOST_FOLLOWED) else { return module };
    let inside =
        source.paths.iter().find(|path| path.len() > module.len() + 1 && path.starts_with(&module) && path.last() == Some(name));
    match inside {
        Some(inside) => owner_of(inside, modules, followed + 1),
        None => module,
    }
}

/// Collects the paths that begin with `crate`, `self` or `super`, and those of `use` that begin with a module of this one.
fn collect(tokens: TokenStream, module: &[String], paths: &mut BTreeSet<ModulePath>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut is_for_tests = false;
    let mut is_within_path = false;
    let mut rest = tokens.as_slice();
    while let [first, after @ ..] = rest {
        rest = after;
        let begins_path = !is_for_tests && !is_within_path;
        is_within_path = matches!(first, TokenTree::Punct(sign) if sign.as_char() == ':');
        match first {
            TokenTree::Group(group) => {
                is_for_tests |= group.delimiter() == Delimiter::Bracket && is_test_only(&group.stream());
                if !is_for_tests || group.delimiter() == Delimiter::Bracket {
                    collect(group.stream(), module, paths);
                } else if group.delimiter() == Delimiter::Brace {
                    is_for_tests = false;
                }
            }
            TokenTree::Ident(word) => match word.to_string().as_str() {
                "mod" => {
                    // A module within the file.
                    if let [TokenTree::Ident(name), TokenTree::Group(body), more @ ..] = after {
                        if !is_for_tests {
                            let inner = [module, &[name.to_string()]].concat();
                            collect(body.stream(), &inner, paths);
                        }
                        is_for_tests = false;
                        rest = more;
                    }
                }
                "use" if begins_path => expand(after, module, paths),
                "crate" if begins_path => expand_after(after, &[], paths),
                "super" if begins_path => {
                    let outer = module.get(..module.len().saturating_sub(1)).unwrap_or_default();
                    expand_after(after, outer, paths);
                }
                "self" if begins_path => expand_after(after, module, paths),
                _ => {}
            },
            TokenTree::Punct(sign) if sign.as_char() == ';' => is_for_tests = false,
            _ => {}
        }
    }
}

/// Whether an attribute is `cfg(test)`.
fn is_test_only(attribute: &TokenStream) -> bool {
    attribute.to_string().replace(' ', "") == "cfg(test)"
}

/// The path after `crate`, `self` or `super`, if there is one.
fn expand_after(tokens: &[TokenTree], base: &[String], paths: &mut BTreeSet<ModulePath>) {
    if let [TokenTree::Punct(one), TokenTree::Punct(two), rest @ ..] = tokens
        && one.as_char() == ':'
        && two.as_char() == ':'
    {
        expand(rest, base, paths);
    }
}

/// The path at the beginning of the tokens, after those of `base`; all of them if it ends in `{…}`.
fn expand(tokens: &[TokenTree], base: &[String], paths: &mut BTreeSet<ModulePath>) {
    match tokens {
        [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Brace => {
            let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
            for part in tokens.split(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ',')) {
                expand(part, base, paths);
            }
        }
        [TokenTree::Ident(name), rest @ ..] => {
            let name = name.to_string();
            let path = match name.as_str() {
                "crate" => Vec::new(),
                "self" => base.to_vec(),
                "super" => base.get(..base.len().saturating_sub(1)).unwrap_or_default().to_vec(),
                _ => [base, &[name]].concat(),
            };
            paths.insert(path.clone());
            expand_after(rest, &path, paths);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{collect, module_of};
    use std::collections::BTreeSet;
    use std::path::Path;

    fn paths(text: &str) -> Vec<String> {
        let mut paths = BTreeSet::new();
        collect(text.parse().unwrap(), &["a".to_owned(), "b".to_owned()], &mut paths);
        paths.into_iter().map(|path| path.join("::")).filter(|path| !path.is_empty()).collect()
    }

    #[test]
    fn paths_are_those_of_uses_and_of_code() {
        assert_eq!(paths("use crate::x::{Y, z::{self, W}};"), ["x", "x::Y", "x::z", "x::z::W"]);
        assert_eq!(
            paths("use super::c::D; fn f() { crate::e::f(self.g, super::super::h::i()) }"),
            ["a", "a::c", "a::c::D", "e", "e::f", "h", "h::i"]
        );
        assert_eq!(paths("view! { <crate::k::L/> }"), ["k", "k::L"]);
    }

    #[test]
    fn imports_of_tests_are_not_counted() {
        assert_eq!(paths("#[cfg(test)] mod tests { use crate::x::Y; } use crate::z;"), ["z"]);
        assert_eq!(paths("#[cfg(test)] use crate::x::Y; fn f() { crate::z() }"), ["z"]);
    }

    #[test]
    fn file_is_the_module_of_its_path() {
        for (file, module) in [("lib.rs", ""), ("a/mod.rs", "a"), ("a.rs", "a"), ("a/b.rs", "a::b")] {
            assert_eq!(module_of(Path::new(file), Path::new("lib.rs")).join("::"), module);
        }
    }
}
