//! Stamps: whether what a step reads is still what it was when the step last passed.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::project::Project;

/// The content of a step's inputs, kept beside the build's other files once the step has passed.
pub(crate) struct Stamp {
    file: PathBuf,
    print: String,
}

impl Stamp {
    /// The stamp kept in `file`. `inputs` are files and folders of the project, read as they are now, without what
    /// lies in `except`; `settings` is whatever else the outcome depends on. Paths are relative to the project.
    pub(crate) fn new(
        project: &Project,
        file: &str,
        inputs: &[&str],
        except: &[&str],
        settings: &str,
    ) -> Result<Self> {
        let except: Vec<_> = except.iter().map(|path| project.at(path)).collect();
        let mut hasher = DefaultHasher::new();
        settings.hash(&mut hasher);
        for input in inputs {
            add(&project.at(input), &except, &mut hasher)?;
        }
        Ok(Stamp { file: project.at(file), print: format!("{:016x}\n", hasher.finish()) })
    }

    /// The inputs' content as one number, for the settings of a step that builds upon this one.
    pub(crate) fn print(&self) -> &str {
        &self.print
    }

    /// Whether the step passed with these very inputs, and `output`, which it made, is still there.
    pub(crate) fn fresh(&self, output: &Path) -> bool {
        output.exists() && fs::read_to_string(&self.file).is_ok_and(|old| old == self.print)
    }

    /// The step begins: until it has passed, nothing is fresh.
    pub(crate) fn clear(&self) {
        // It may not be there.
        let _ = fs::remove_file(&self.file);
    }

    /// The step has passed.
    pub(crate) fn set(&self) -> Result<()> {
        let folder = self.file.parent().context("a stamp lies in a folder")?;
        fs::create_dir_all(folder)?;
        Ok(fs::write(&self.file, &self.print)?)
    }
}

/// Adds a file, or all of a folder's files in the order of their names.
fn add(path: &Path, except: &[PathBuf], hasher: &mut DefaultHasher) -> Result<()> {
    if except.iter().any(|made| made == path) {
        return Ok(());
    }
    if path.is_dir() {
        let entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path()));
        let mut entries = entries.collect::<Result<Vec<_>>>()?;
        entries.sort();
        for entry in entries {
            add(&entry, except, hasher)?;
        }
    } else if path.exists() {
        path.file_name().hash(hasher);
        fs::read(path).with_context(|| format!("cannot read {}", path.display()))?.hash(hasher);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_holds_until_an_input_changes() {
        let root = std::env::temp_dir().join(format!("copydesk-stamp-{}", std::process::id()));
        let folder = root.join("xtask");
        fs::create_dir_all(folder.join("src/node_modules")).unwrap();
        fs::write(folder.join("src/a.rs"), "a").unwrap();
        let project = Project::new(&root).unwrap();
        let stamp = |settings| {
            let except = ["xtask/src/node_modules"];
            Stamp::new(&project, "target/test.stamp", &["xtask/src"], &except, settings).unwrap()
        };

        assert!(!stamp("one").fresh(&folder), "never set");
        stamp("one").set().unwrap();
        assert!(stamp("one").fresh(&folder));
        assert!(!stamp("one").fresh(&root.join("missing")), "its output is gone");
        assert!(!stamp("two").fresh(&folder), "another setting");
        fs::write(folder.join("src/node_modules/made.js"), "made").unwrap();
        assert!(stamp("one").fresh(&folder), "what the build makes is no input");
        fs::write(folder.join("src/a.rs"), "b").unwrap();
        assert!(!stamp("one").fresh(&folder), "another content");
        fs::write(folder.join("src/a.rs"), "a").unwrap();
        fs::write(folder.join("src/b.rs"), "").unwrap();
        assert!(!stamp("one").fresh(&folder), "a new file");
        fs::remove_dir_all(&root).unwrap();
    }
}
