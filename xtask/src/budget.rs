//! What a visitor may have to download.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

/// A limit on the size of some files, as a server sends them: compressed with brotli.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Budget {
    /// What it is about, in words.
    pub(crate) name: String,
    /// Patterns of paths relative to the project's folder.
    pub(crate) files: Vec<String>,
    /// Patterns of files among them that do not count.
    #[serde(default)]
    pub(crate) except: Vec<String>,
    /// Patterns of files that lie inside those and whose sizes are taken off.
    #[serde(default)]
    pub(crate) less: Vec<String>,
    /// The limit.
    pub(crate) bytes: usize,
}

/// Prints how large the files below `root` are for each of `budgets`; an error where one is over its limit or where
/// a pattern fits no file, for then the limit guards nothing.
pub(crate) fn check(budgets: &[Budget], root: &Path) -> Result<()> {
    let mut sizes = Sizes::default();
    let mut over = Vec::new();
    println!("  {:<28} {:>11} {:>11}", "brotli bytes", "are", "may be");
    for budget in budgets {
        let used = budget.used(root, &mut sizes)?;
        println!("  {:<28} {:>11} {:>11}", budget.name, used, budget.bytes);
        if used > budget.bytes {
            over.push(format!("{} by {} bytes", budget.name, used - budget.bytes));
        }
    }
    if over.is_empty() {
        return Ok(());
    }
    for (path, bytes) in &sizes.0 {
        println!("    {:<60} {bytes:>9}", path.strip_prefix(root).unwrap_or(path).display());
    }
    bail!("over the budget of wasm-pack.toml: {}", over.join(", "))
}

impl Budget {
    /// The sum over the files that it is about.
    fn used(&self, root: &Path, sizes: &mut Sizes) -> Result<usize> {
        let files = self.find(root, &self.files)?;
        let except = self.find(root, &self.except)?;
        let less = sizes.sum(&self.find(root, &self.less)?)?;
        Ok(sizes.sum(files.difference(&except))?.saturating_sub(less))
    }

    fn find(&self, root: &Path, patterns: &[String]) -> Result<BTreeSet<PathBuf>> {
        let mut found = BTreeSet::new();
        for pattern in patterns {
            let place = glob::Pattern::escape(&root.display().to_string());
            let paths = glob::glob(&format!("{place}/{pattern}"))?.collect::<Result<Vec<_>, _>>()?;
            let files: Vec<_> = paths.into_iter().filter(|path| path.is_file()).collect();
            ensure!(!files.is_empty(), "budget `{}`: `{pattern}` fits no file", self.name);
            found.extend(files);
        }
        Ok(found)
    }
}

/// The compressed size of each file that was asked for.
#[derive(Default)]
struct Sizes(BTreeMap<PathBuf, usize>);

impl Sizes {
    fn sum<'a>(&mut self, files: impl IntoIterator<Item = &'a PathBuf>) -> Result<usize> {
        let mut sum = 0;
        for file in files {
            if !self.0.contains_key(file) {
                let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
                self.0.insert(file.clone(), compressed(&bytes)?);
            }
            sum += self.0[file];
        }
        Ok(sum)
    }
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

    fn budget(files: &[&str], except: &[&str], less: &[&str], bytes: usize) -> Budget {
        let own = |list: &[&str]| list.iter().map(|text| text.to_string()).collect();
        Budget { name: "test".into(), files: own(files), except: own(except), less: own(less), bytes }
    }

    #[test]
    fn the_files_it_names_count_and_fail_over_the_limit() {
        let root = std::env::temp_dir().join(format!("copydesk-budget-{}", std::process::id()));
        fs::create_dir_all(root.join("dist/assets")).unwrap();
        let write = |name: &str, text: &str| {
            fs::write(root.join(name), text.repeat(500)).unwrap();
            compressed(text.repeat(500).as_bytes()).unwrap()
        };
        let page = write("dist/index.html", "the same words again and again ");
        let code = write("dist/assets/code.wasm", "other bytes, as often as before, but longer ones ");
        let model = write("model.bin", "abc");
        assert!(page < 100 && code < 100 && model < code, "{page} {code} {model}");

        let used = |budget: Budget| budget.used(&root, &mut Sizes::default());
        assert_eq!(used(budget(&["dist/**/*"], &[], &[], 0)).unwrap(), page + code);
        assert_eq!(used(budget(&["dist/**/*", "dist/*"], &["dist/*.html"], &[], 0)).unwrap(), code);
        assert_eq!(used(budget(&["dist/**/*.wasm"], &[], &["*.bin"], 0)).unwrap(), code - model);
        let error = used(budget(&["dist/*.woff2"], &[], &[], 0)).unwrap_err().to_string();
        assert!(error.contains("`dist/*.woff2` fits no file"), "{error}");

        let fits = check(&[budget(&["dist/*.html"], &[], &[], page)], &root);
        let over = check(&[budget(&["dist/*.html"], &[], &[], page - 1)], &root);
        fs::remove_dir_all(&root).unwrap();
        assert!(fits.is_ok(), "{fits:?}");
        assert!(over.unwrap_err().to_string().contains("test by 1 bytes"));
    }
}
