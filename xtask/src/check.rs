//! Everything that must hold before a change is taken: `cargo xtask test`.

use anyhow::{Context, Result};

use crate::{
    budget, build,
    config::{Browser, Config},
    dist,
    project::{Project, run},
    setup::{self, Driven, WASM},
    steps::Steps,
    tidy,
};

/// Runs all checks, each whatever becomes of the others.
pub(crate) fn test(project: &Project, config: &Config) -> Result<()> {
    let mut steps = Steps::default();
    let cargo = |arguments: &[&str]| run(&mut project.cargo(arguments));

    let ready = steps.run("set-up", || setup::setup(project, config));
    steps.run("house rules", || tidy::tidy(project));
    steps.run("format", || cargo(&["fmt", "--all", "--check"]));
    steps.run("clippy", || {
        cargo(&["clippy", "--workspace", "--all-targets", "--all-features", "--locked", "--", "-Dwarnings"])
    });
    steps.run_if(ready, "clippy for wasm", || {
        cargo(&[
            "clippy",
            "--target",
            WASM,
            "--lib",
            "--tests",
            "--bench",
            "names",
            "--locked",
            "--",
            "-Dwarnings",
        ])
    });
    steps.run("features by themselves", || {
        // The tests take the bundled models; the library and the trainers have to do without.
        for (features, more) in
            [("", None), ("train", Some("--bins")), ("bundled", Some("--tests")), ("cli", Some("--tests"))]
        {
            let choice = ["clippy", "--lib", "--no-default-features", "--features", features, "--locked"];
            run(project.cargo(&choice).args(more).args(["--", "-Dwarnings"]))?;
        }
        Ok(())
    });
    steps.run_if(ready, "Rust tests", || {
        cargo(&["test", "--workspace", "--all-features", "--no-fail-fast", "--locked"])
    });
    steps.run("docs", || {
        let arguments = ["doc", "--workspace", "--no-deps", "--all-features", "--locked"];
        run(project.cargo(&arguments).env("RUSTDOCFLAGS", "-Dwarnings"))
    });

    let mut found = Vec::new();
    let browsers = steps.run("browser and driver", || {
        for browser in &config.test.browsers {
            let driven = setup::browser(project, *browser)?;
            println!("  {} driven by {}", driven.browser.display(), driven.driver.display());
            found.push((*browser, driven));
        }
        Ok(())
    });
    steps.run_if(ready && browsers, "Rust tests in the browser", || {
        found.iter().try_for_each(|(browser, driven)| in_browser(project, config, *browser, driven))
    });

    let built = steps.run_if(ready, "page", || build::build(project, config));
    steps.run_if(built, "page within its budgets", || budget::check(&config.budgets, &project.root));
    steps.run_if(built, "npm package in Node.js", || {
        let package = dist::npm(project, config)?;
        run(project.command("node").args(["--test", "tests/npm.test.mjs"]).env("PACKAGE", package))
    });
    steps.run_if(built, "native = wasm", || {
        cargo(&["build", "--all-features", "--bin", "copydesk", "--locked"])?;
        let native = project.target().join("debug/copydesk");
        let wasm = project.at(&config.build.out_dir).join(&config.build.out_name);
        let mut node = project.command("node");
        run(node.args(["--test", "tests/parity.test.mjs"]).env("NATIVE", native).env("WASM", wasm))
    });
    steps.run_if(built, "TypeScript", || run(&mut project.npm(&["run", "typecheck"])));
    steps.run_if(built && browsers, "page in the browser", || {
        let chrome = found.iter().find(|(browser, _)| *browser == Browser::Chrome);
        let (_, driven) = chrome.context("the page's tests run in Chrome: add it to `test.browsers`")?;
        run(project.npm(&["run", "test:e2e"]).env("CHROME", &driven.browser))
    });
    steps.finish()
}

/// tests/web.rs, headless.
fn in_browser(project: &Project, config: &Config, browser: Browser, driven: &Driven) -> Result<()> {
    let mut command = project.command("wasm-pack");
    command.args(browser.arguments(&driven.driver, &config.build));
    // Seconds for the whole run; the first start of a browser on a busy machine takes more than the 20 by default.
    run(command.env("WASM_BINDGEN_TEST_TIMEOUT", "300"))
}
