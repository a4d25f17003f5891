//! What a visitor may have to download.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result, bail, ensure};
use glob::Pattern;
use serde::Deserialize;

/// A limit on the size of some files of the page, as a server sends them: compressed with brotli.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Budget {
    /// What it is about, in words.
    pub(crate) name: String,
    /// Patterns of paths relative to the page's folder.
    pub(crate) files: Vec<String>,
    /// Patterns of files that do not count.
    #[serde(default)]
    pub(crate) except: Vec<String>,
    /// The limit.
    pub(crate) bytes: usize,
}

/// Prints how large the files in `folder` are for each of `budgets`; an error where one is over its limit or where a
/// pattern fits no file, for then the limit guards nothing.
pub(crate) fn check(budgets: &[Budget], folder: &Path) -> Result<()> {
    let files = sizes(folder)?;
    let mut over = Vec::new();
    println!("  {:<28} {:>11} {:>11}", "brotli bytes", "are", "may be");
    for budget in budgets {
        let used = budget.used(&files)?;
        println!("  {:<28} {:>11} {:>11}", budget.name, used, budget.bytes);
        if used > budget.bytes {
            over.push(format!("{} by {} bytes", budget.name, used - budget.bytes));
        }
    }
    if over.is_empty() {
        return Ok(());
    }
    for (path, bytes) in &files {
        println!("    {path:<60} {bytes:>9}");
    }
    bail!("over the budget of wasm-pack.toml: {}", over.join(", "))
}

impl Budget {
    /// The sum over the files that it is about.
    fn used(&self, files: &[(String, usize)]) -> Result<usize> {
        let compile = |patterns: &[String]| -> Result<Vec<Pattern>> {
            patterns.iter().map(|text| Ok(Pattern::new(text)?)).collect()
        };
        let (within, except) = (compile(&self.files)?, compile(&self.except)?);
        for pattern in within.iter().chain(&except) {
            let fits = files.iter().any(|(path, _)| pattern.matches(path));
            ensure!(fits, "budget `{}`: `{pattern}` fits no file of the built page", self.name);
        }
        let counts = |path: &str| {
            within.iter().any(|pattern| pattern.matches(path))
                && !except.iter().any(|pattern| pattern.matches(path))
        };
        Ok(files.iter().filter(|(path, _)| counts(path)).map(|(_, bytes)| bytes).sum())
    }
}

/// Every file below `folder` with its compressed size, sorted by path.
fn sizes(folder: &Path) -> Result<Vec<(String, usize)>> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
            files.push((name, compressed(&fs::read(&path)?)?));
        }
    }
    files.sort();
    Ok(files)
}

/// The size after brotli at its best quality, with the largest window of the web (RFC 7932).
fn compressed(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 24);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(out.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget(files: &[&str], except: &[&str], bytes: usize) -> Budget {
        let own = |list: &[&str]| list.iter().map(|text| text.to_string()).collect();
        Budget { name: "test".into(), files: own(files), except: own(except), bytes }
    }

    #[test]
    fn only_the_files_it_names_count() {
        let files = [("index.html", 10), ("assets/a.wasm", 200), ("assets/map.js", 3000)];
        let files = files.map(|(path, bytes)| (path.to_string(), bytes));
        assert_eq!(budget(&["**/*"], &["assets/map.js"], 0).used(&files).unwrap(), 210);
        assert_eq!(budget(&["**/*.wasm", "*.html"], &[], 0).used(&files).unwrap(), 210);
        let error = budget(&["*.woff2"], &[], 0).used(&files).unwrap_err().to_string();
        assert!(error.contains("`*.woff2` fits no file"), "{error}");
    }

    #[test]
    fn a_page_over_its_budget_is_an_error() {
        let folder = std::env::temp_dir().join(format!("copydesk-budget-{}", std::process::id()));
        fs::create_dir_all(folder.join("assets")).unwrap();
        fs::write(folder.join("assets/a.txt"), "the same words again and again ".repeat(1000)).unwrap();
        let small = compressed(&fs::read(folder.join("assets/a.txt")).unwrap()).unwrap();
        assert!(small < 100, "{small} bytes");
        let fits = check(&[budget(&["**/*"], &[], small)], &folder);
        let over = check(&[budget(&["**/*"], &[], small - 1)], &folder);
        fs::remove_dir_all(&folder).unwrap();
        assert!(fits.is_ok(), "{fits:?}");
        assert!(over.unwrap_err().to_string().contains("test by 1 bytes"));
    }
}
