//! How fast names are found, natively and in a browser: `cargo xtask bench`.

use anyhow::Result;

use crate::{
    config::{Browser, Config},
    project::{Project, run},
    setup::{self, WASM},
};

/// Runs benches/names.rs, whose figures stand in the model's card.
pub(crate) fn bench(project: &Project, config: &Config) -> Result<()> {
    setup::setup(project, config)?;
    run(&mut project.cargo(&["bench", "--bench", "names", "--locked"]))?;
    for &browser in &config.test.browsers {
        let driven = setup::browser(project, browser)?;
        let variable = match browser {
            Browser::Chrome => "CHROMEDRIVER",
            Browser::Firefox => "GECKODRIVER",
            Browser::Safari => "SAFARIDRIVER",
        };
        let profile = &config.build.profile;
        let mut cargo =
            project.cargo(&["bench", "--bench", "names", "--target", WASM, "--profile", profile, "--locked"]);
        cargo.args(config.build.cargo_arguments());
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
        cargo.env(variable, &driven.driver).env("WASM_BINDGEN_TEST_TIMEOUT", "300");
        run(&mut cargo)?;
    }
    Ok(())
}
