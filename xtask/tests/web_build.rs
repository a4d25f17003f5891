//! The contract of `wasm-pack.toml`: every line of it has its effect, and nothing else is taken.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use toml::{Table, Value};

/// A changed copy of wasm-pack.toml, in a folder that goes with it.
struct Changed {
    folder: PathBuf,
}

impl Changed {
    fn new(name: &str, config: &Table) -> Self {
        let folder = std::env::temp_dir().join(format!("copydesk-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("wasm-pack.toml"), toml::to_string(config).unwrap()).unwrap();
        Changed { folder }
    }

    fn xtask(&self, arguments: &[&str]) -> Output {
        let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
        xtask.arg("--config").arg(self.folder.join("wasm-pack.toml")).args(arguments).output().unwrap()
    }

    /// What `build --plan` prints.
    fn plan(&self) -> String {
        let output = self.xtask(&["build", "--plan"]);
        assert!(output.status.success(), "{}", words(&output));
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Drop for Changed {
    fn drop(&mut self) {
        // The system clears its folder for temporary files if this cannot.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn config() -> Table {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wasm-pack.toml");
    fs::read_to_string(file).unwrap().parse().unwrap()
}

/// The places of all tables (`tables`), or of all values within them, each as the keys that lead there.
fn places(value: &Value, tables: bool) -> Vec<Vec<String>> {
    let below: Vec<(String, &Value)> = match value {
        Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(list) if list.iter().any(Value::is_table) => {
            list.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect()
        }
        _ => return if tables { Vec::new() } else { vec![Vec::new()] },
    };
    let mut found = Vec::new();
    if tables && value.is_table() {
        found.push(Vec::new());
    }
    for (key, value) in below {
        found.extend(places(value, tables).into_iter().map(|place| [vec![key.clone()], place].concat()));
    }
    found
}

fn at<'a>(value: &'a mut Value, place: &[String]) -> &'a mut Value {
    place.iter().fold(value, |value, key| match value {
        Value::Array(list) => &mut list[key.parse::<usize>().unwrap()],
        value => &mut value[key.as_str()],
    })
}

/// Makes another value of the same kind of `value`.
fn change(value: &mut Value) {
    match value {
        Value::Boolean(on) => *on = !*on,
        Value::Integer(number) => *number += 1,
        Value::String(text) if text.starts_with(|c: char| c.is_ascii_digit()) => text.insert(0, '1'),
        Value::String(text) => text.push_str("-changed"),
        Value::Array(list) if list.first().is_some_and(|first| first.as_str() == Some("chrome")) => {
            list.push("firefox".into());
        }
        Value::Array(list) => list.push("changed".into()),
        value => panic!("no other value for {value}"),
    }
}

#[test]
fn every_value_changes_the_build() {
    let before = Changed::new("plan", &config()).plan();
    let whole = Value::Table(config());
    let places = places(&whole, false);
    assert!(places.len() >= 10, "{places:?}");
    for place in places {
        let mut whole = whole.clone();
        change(at(&mut whole, &place));
        let after = Changed::new("plan-changed", whole.as_table().unwrap()).plan();
        assert_ne!(before, after, "{place:?} has no effect");
    }
}

#[test]
fn an_unknown_key_fails_and_is_named() {
    let whole = Value::Table(config());
    for place in places(&whole, true) {
        let mut whole = whole.clone();
        at(&mut whole, &place).as_table_mut().unwrap().insert("colour".into(), "blue".into());
        let output = Changed::new("unknown-key", whole.as_table().unwrap()).xtask(&["build", "--plan"]);
        assert!(!output.status.success(), "{place:?}");
        let words = words(&output);
        assert!(words.contains("unknown field `colour`"), "{place:?}: {words}");
        assert!(words.contains("wasm-pack.toml"), "{place:?}: {words}");
    }
}

#[test]
fn a_missing_key_and_a_wrong_value_are_named() {
    let mut config = config();
    let build = config["build"].as_table_mut().unwrap();
    let target = build.remove("target").unwrap();
    let output = Changed::new("missing-key", &config).xtask(&["build", "--plan"]);
    assert!(words(&output).contains("missing field `target`"), "{}", words(&output));

    let build = config["build"].as_table_mut().unwrap();
    build.insert("target".into(), target);
    build.insert("features".into(), true.into());
    let output = Changed::new("wrong-value", &config).xtask(&["build", "--plan"]);
    assert!(words(&output).contains("features"), "{}", words(&output));
}

#[test]
fn another_bindgen_than_the_librarys_is_refused() {
    let mut config = config();
    config["tools"].as_table_mut().unwrap().insert("wasm-bindgen".into(), "0.2.1".into());
    let output = Changed::new("bindgen", &config).xtask(&["setup"]);
    assert!(!output.status.success());
    assert!(words(&output).contains("wasm-pack.toml says wasm-bindgen 0.2.1"), "{}", words(&output));
}

/// The slow way: wasm-pack really builds what the file says, where it says. It needs `cargo xtask setup`.
#[test]
fn another_place_name_and_target_are_built() {
    let mut config = config();
    let changed = Changed::new("built", &config);
    let build = config["build"].as_table_mut().unwrap();
    let out_dir = changed.folder.join("out").display().to_string();
    for (key, value) in
        [("out-dir", out_dir.as_str()), ("out-name", "desk"), ("target", "nodejs"), ("profile", "dev")]
    {
        build.insert(key.into(), value.into());
    }
    fs::write(changed.folder.join("wasm-pack.toml"), toml::to_string(&config).unwrap()).unwrap();

    let output = changed.xtask(&["build", "--wasm"]);
    assert!(output.status.success(), "{}", words(&output));
    let made = |name: &str| changed.folder.join("out").join(name);
    assert!(made("desk_bg.wasm").is_file() && made("desk.d.ts").is_file());
    let script = fs::read_to_string(made("desk.js")).unwrap();
    assert!(script.contains("require('fs')"), "it is made for Node.js");

    let again = changed.xtask(&["build", "--wasm"]);
    assert!(words(&again).contains("wasm: up to date"), "{}", words(&again));
    config["build"].as_table_mut().unwrap().insert("target".into(), "web".into());
    fs::write(changed.folder.join("wasm-pack.toml"), toml::to_string(&config).unwrap()).unwrap();
    let again = changed.xtask(&["build", "--wasm"]);
    assert!(again.status.success(), "{}", words(&again));
    let script = fs::read_to_string(made("desk.js")).unwrap();
    assert!(!script.contains("require('fs')"), "it is made for the web now");
}
