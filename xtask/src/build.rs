//! Building the page: Rust to wasm by wasm-pack, then everything to www/dist by Vite.

use anyhow::Result;

use crate::{
    budget::Budget,
    config::{Config, Tools},
    project::{Project, output, run},
    stamp::Stamp,
    steps::step,
};

/// What the wasm is made from.
const WASM_INPUTS: [&str; 6] =
    ["Cargo.toml", "Cargo.lock", ".cargo/config.toml", "src", "models", "www/src/generated"];

/// The folder of the built page.
pub(crate) const DIST: &str = "www/dist";

/// Builds what has changed since the last build.
pub(crate) fn build(project: &Project, config: &Config) -> Result<()> {
    let wasm = wasm(project, config)?;
    let except = [DIST, "www/dist-single", "www/node_modules", &config.build.out_dir];
    let stamp =
        Stamp::new(project, "target/xtask/page.stamp", &["www", "LICENSE-MIT"], &except, wasm.print())?;
    step("page", || {
        if stamp.fresh(&project.at(DIST)) {
            return Ok("up to date".into());
        }
        stamp.clear();
        run(&mut project.npm(&["run", "build"]))?;
        stamp.set()?;
        Ok(DIST.into())
    })
}

/// Prints what the description comes to, without doing it.
pub(crate) fn plan(project: &Project, config: &Config) {
    let Tools { wasm_pack, wasm_bindgen, node } = &config.tools;
    println!("tools: wasm-pack {wasm_pack}, wasm-bindgen {wasm_bindgen}, Node.js {node} or later");
    let out_dir = project.at(&config.build.out_dir);
    println!("build: wasm-pack {}", config.build.arguments(&out_dir).join(" "));
    for browser in &config.test.browsers {
        println!("test: wasm-pack {}", browser.arguments("DRIVER".as_ref(), &config.build).join(" "));
    }
    for Budget { name, files, except, less, bytes } in &config.budgets {
        println!("budget: {name}: {bytes} bytes for {files:?} without {except:?} and {less:?}");
    }
}

/// Builds the wasm package where it has changed.
pub(crate) fn wasm(project: &Project, config: &Config) -> Result<Stamp> {
    let compiler = output(project.command("rustc").arg("-vV"))?;
    let settings = format!("{compiler}{:?}{:?}", config.tools, config.build);
    let file = format!("{}/.stamp", config.build.out_dir);
    let stamp = Stamp::new(project, &file, &WASM_INPUTS, &[], &settings)?;
    let out_dir = project.at(&config.build.out_dir);
    step("wasm", || {
        if stamp.fresh(&out_dir.join(format!("{}_bg.wasm", config.build.out_name))) {
            return Ok("up to date".into());
        }
        stamp.clear();
        run(project.command("wasm-pack").args(config.build.arguments(&out_dir)))?;
        stamp.set()?;
        Ok(config.build.out_dir.clone())
    })?;
    Ok(stamp)
}
