//! `wasm-pack.toml`: the one description of the web build.

use std::{fmt, path::Path};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::budget::Budget;

/// The whole file. A key that is not a field here is an error, and every field has its effect on the build.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Config {
    pub(crate) tools: Tools,
    pub(crate) build: Build,
    pub(crate) test: Test,
    /// The sizes that the built page must keep to.
    #[serde(rename = "budget")]
    pub(crate) budgets: Vec<Budget>,
}

/// The versions of the tools.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Tools {
    pub(crate) wasm_pack: String,
    pub(crate) wasm_bindgen: String,
    /// The oldest Node that will do, `major.minor`.
    pub(crate) node: Version,
}

/// How `wasm-pack build` is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Build {
    pub(crate) target: String,
    /// A profile of Cargo.toml; `dev`, `release` and `profiling` are wasm-pack's own.
    pub(crate) profile: String,
    /// Relative to the project's folder.
    pub(crate) out_dir: String,
    pub(crate) out_name: String,
    pub(crate) default_features: bool,
    pub(crate) features: Vec<String>,
    pub(crate) weak_refs: bool,
    pub(crate) reference_types: bool,
}

/// How `wasm-pack test` is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Test {
    pub(crate) browsers: Vec<Browser>,
}

/// The browsers that wasm-pack can drive.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Browser {
    Chrome,
    Firefox,
    Safari,
}

/// A version as far as it matters here: `20.19`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Version {
    major: u32,
    minor: u32,
}

impl Config {
    /// Reads and checks `path`.
    pub(crate) fn load(path: &Path) -> Result<Self> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let config: Config =
            toml::from_str(&text).with_context(|| format!("{} is not as it should be", path.display()))?;
        ensure!(!config.test.browsers.is_empty(), "{}: `test.browsers` names no browser", path.display());
        Ok(config)
    }

    /// Fails where Cargo.toml pins another wasm-bindgen than the command-line tool's, which cannot read it.
    pub(crate) fn check_bindgen(&self, cargo_toml: &str) -> Result<()> {
        let pin = format!("wasm-bindgen = \"={}\"", self.tools.wasm_bindgen);
        ensure!(
            cargo_toml.contains(&pin),
            "wasm-pack.toml says wasm-bindgen {}, Cargo.toml does not: write `{pin}` there, or change both",
            self.tools.wasm_bindgen
        );
        Ok(())
    }
}

impl Build {
    /// The arguments of `wasm-pack` that build the package, with the package going to `out_dir`, an absolute path.
    pub(crate) fn arguments(&self, out_dir: &Path) -> Vec<String> {
        let mut arguments = ["build", ".", "--target", &self.target].map(String::from).to_vec();
        match self.profile.as_str() {
            "dev" | "release" | "profiling" => arguments.push(format!("--{}", self.profile)),
            profile => arguments.extend(["--profile".into(), profile.into()]),
        }
        arguments.extend(["--out-dir".into(), out_dir.display().to_string()]);
        arguments.extend(["--out-name".into(), self.out_name.clone()]);
        let switches = [("--weak-refs", self.weak_refs), ("--reference-types", self.reference_types)];
        arguments.extend(switches.iter().filter(|(_, on)| *on).map(|(switch, _)| switch.to_string()));
        arguments.push("--".into());
        arguments.extend(self.cargo_arguments());
        arguments.push("--locked".into());
        arguments
    }

    /// The choice of features, as cargo takes it.
    pub(crate) fn cargo_arguments(&self) -> Vec<String> {
        let mut arguments = Vec::new();
        if !self.default_features {
            arguments.push("--no-default-features".into());
        }
        if !self.features.is_empty() {
            arguments.extend(["--features".into(), self.features.join(",")]);
        }
        arguments
    }
}

impl Browser {
    /// The arguments of `wasm-pack` that run tests/web.rs there, driven by the program `driver`.
    pub(crate) fn arguments(self, driver: &Path, build: &Build) -> Vec<String> {
        let (browser, option) = match self {
            Browser::Chrome => ("--chrome", "--chromedriver"),
            Browser::Firefox => ("--firefox", "--geckodriver"),
            Browser::Safari => ("--safari", "--safaridriver"),
        };
        let mut arguments = ["test", "--headless", browser, option].map(String::from).to_vec();
        arguments.extend([driver.display().to_string(), ".".into()]);
        arguments.extend(["--test", "web", "--locked"].map(String::from));
        arguments.extend(build.cargo_arguments());
        arguments
    }
}

impl TryFrom<String> for Version {
    type Error = String;

    /// Takes `20.19`, `20.19.3` and `v20.19.3`.
    fn try_from(text: String) -> Result<Self, String> {
        let mut parts = text.trim().trim_start_matches('v').split('.').map(str::parse);
        match (parts.next(), parts.next()) {
            (Some(Ok(major)), Some(Ok(minor))) => Ok(Version { major, minor }),
            _ => Err(format!("`{text}` is no version: write it as 20.19")),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}
