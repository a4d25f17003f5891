//! What is handed out: the page, one file of it, the npm package, the command.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    build::{self, DIST},
    config::Config,
    project::{Project, output, run},
    steps::step,
};

/// Where it goes.
const OUT: &str = "target/dist";

/// Builds everything into [`OUT`], or only the page as a `single` file.
pub(crate) fn dist(project: &Project, config: &Config, single: bool) -> Result<()> {
    fs::create_dir_all(project.at(OUT))?;
    build::build(project, config)?;
    step("page in one file", || self::single(project))?;
    if single {
        return Ok(());
    }
    step("page", || {
        let page = project.at(OUT).join("page");
        if page.exists() {
            fs::remove_dir_all(&page)?;
        }
        copy(&project.at(DIST), &page)?;
        Ok(format!("{OUT}/page"))
    })?;
    step("npm package", || Ok(shown(project, &npm(project, config)?)))?;
    step("command", || {
        run(&mut project.cargo(&[
            "build",
            "--release",
            "--features",
            "cli",
            "--bin",
            "copydesk",
            "--locked",
        ]))?;
        let name = format!("copydesk{}", std::env::consts::EXE_SUFFIX);
        fs::copy(project.target().join("release").join(&name), project.at(OUT).join(&name))?;
        Ok(format!("{OUT}/{name}"))
    })
}

/// Vite builds the page once more, with everything inside one HTML file.
fn single(project: &Project) -> Result<String> {
    run(&mut project.npm(&["run", "build:single"]))?;
    let file = format!("{OUT}/copydesk.html");
    fs::copy(project.at("www/dist-single/copydesk.html"), project.at(&file))?;
    Ok(file)
}

/// Packs what wasm-pack built; the package's file.
pub(crate) fn npm(project: &Project, config: &Config) -> Result<PathBuf> {
    let folder = project.at(&config.build.out_dir);
    for name in ["README.md", "LICENSE-APACHE", "LICENSE-MIT"] {
        // npm packs LICENSE.MIT unasked, LICENSE-MIT not.
        fs::copy(project.at(name), folder.join(name.replace('-', ".")))
            .with_context(|| format!("cannot copy {name}"))?;
    }
    fs::create_dir_all(project.at(OUT))?;
    let mut pack = project.npm(&["pack", "--silent", "--pack-destination"]);
    let name = output(pack.arg(project.at(OUT)).current_dir(&folder))?;
    Ok(project.at(OUT).join(name.trim()))
}

/// Copies a folder with all below it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

/// A path as seen from the project's folder.
fn shown(project: &Project, path: &Path) -> String {
    path.strip_prefix(&project.root).unwrap_or(path).display().to_string()
}
