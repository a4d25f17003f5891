//! Setting up what the build and the tests need, in the project's own folders where that is possible.

use std::path::PathBuf;

use anyhow::{Result, bail, ensure};

use crate::{
    config::{Browser, Config, Version},
    project::{Project, output, run},
    stamp::Stamp,
    steps::step,
};

/// The Rust target of the web build.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Sets up the compiler's target, the pinned tools and the page's packages; what is there already is left alone.
pub(crate) fn setup(project: &Project, config: &Config) -> Result<()> {
    config.check_bindgen(&std::fs::read_to_string(project.at("Cargo.toml"))?)?;
    step("Rust target for wasm", || target(project))?;
    step(&format!("wasm-pack {}", config.tools.wasm_pack), || {
        // Locked: with the versions that its authors tested.
        tool(project, "wasm-pack", "wasm-pack", &config.tools.wasm_pack, &["--locked"])
    })?;
    step(&format!("wasm-bindgen {}", config.tools.wasm_bindgen), || {
        // Not locked: its lock file does not resolve.
        tool(project, "wasm-bindgen-cli", "wasm-bindgen", &config.tools.wasm_bindgen, &[])
    })?;
    step("Node.js", || node(project, config.tools.node))?;
    step("npm packages", || packages(project))
}

fn target(project: &Project) -> Result<String> {
    let folder = output(project.command("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if std::path::Path::new(folder.trim()).is_dir() {
        return Ok("there".into());
    }
    run(project.command("rustup").args(["target", "add", WASM]))?;
    Ok("added".into())
}

/// Makes sure that `program` of crate `name` has the right version; else installs it into `.tools`.
fn tool(project: &Project, name: &str, program: &str, version: &str, options: &[&str]) -> Result<String> {
    let wanted = format!("{program} {version}");
    let says = output(project.command(program).arg("--version"));
    if says.is_ok_and(|says| says.trim() == wanted) {
        return Ok("there".into());
    }
    let root = project.at(".tools").display().to_string();
    let install = ["install", name, "--version", version, "--root", &root];
    run(project.cargo(&install).args(options))?;
    Ok("installed into .tools".into())
}

fn node(project: &Project, oldest: Version) -> Result<String> {
    let says = output(project.command("node").arg("--version"))?;
    let version = Version::try_from(says.clone()).map_err(anyhow::Error::msg)?;
    ensure!(
        version >= oldest,
        "Node.js {version} is too old, the page's tools take {oldest} or later: https://nodejs.org/en/download"
    );
    Ok(says.trim().into())
}

fn packages(project: &Project) -> Result<String> {
    let inputs = ["www/package.json", "www/package-lock.json", "www/.npmrc"];
    let stamp = Stamp::new(project, "www/node_modules/.installed.stamp", &inputs, &[], "")?;
    if stamp.fresh(&project.at("www/node_modules")) {
        return Ok("there".into());
    }
    run(&mut project.npm(&["ci", "--no-audit", "--no-fund"]))?;
    stamp.set()?;
    Ok("installed into www/node_modules".into())
}

/// A browser with the program that drives it.
pub(crate) struct Driven {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds `browser` and its driver; on Debian and its kin Chromium is installed where it is missing and that is
/// allowed.
pub(crate) fn browser(project: &Project, browser: Browser) -> Result<Driven> {
    if let Some(found) = find(project, browser) {
        return Ok(found);
    }
    let root = output(project.command("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if browser == Browser::Chrome && root && project.which(&["apt-get"]).is_some() {
        let apt = |arguments: &[&str]| {
            run(project.command("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
        };
        apt(&["update"])?;
        apt(&["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"])?;
        if let Some(found) = find(project, browser) {
            return Ok(found);
        }
    }
    match browser {
        Browser::Chrome => bail!(
            "the tests need Chromium and its driver: `sudo apt-get install chromium chromium-driver`, or Chrome and \
             chromedriver of one version on the PATH (or their places in CHROME and CHROMEDRIVER)"
        ),
        Browser::Firefox => bail!("the tests need firefox and geckodriver on the PATH: install both"),
        Browser::Safari => {
            bail!("the tests need Safari with its driver: run `safaridriver --enable` on a Mac")
        }
    }
}

fn find(project: &Project, browser: Browser) -> Option<Driven> {
    let place = |variable: &str, names: &[&str]| {
        let named = std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file());
        named.or_else(|| project.which(names))
    };
    let (browser, driver) = match browser {
        Browser::Chrome => (
            place(
                "CHROME",
                &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
            ),
            place("CHROMEDRIVER", &["chromedriver"]),
        ),
        Browser::Firefox => (place("FIREFOX", &["firefox"]), place("GECKODRIVER", &["geckodriver"])),
        Browser::Safari => {
            (place("SAFARIDRIVER", &["safaridriver"]), place("SAFARIDRIVER", &["safaridriver"]))
        }
    };
    Some(Driven { browser: browser?, driver: driver? })
}
