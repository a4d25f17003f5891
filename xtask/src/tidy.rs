//! The house rules that no other tool checks.

use anyhow::{Result, bail};

use crate::project::{Project, output};

/// A rule: what is wrong with the file, as lines for a person to read.
type Rule = fn(&File) -> Vec<String>;

const RULES: [Rule; 7] = [length, places, lock_files, unfinished, javascript, purity, determinism];

/// The longest file that is still taken for one thing.
const LONG: usize = 500;

/// Files that may be longer, and why.
const MAY_BE_LONG: &[(&str, &str)] = &[("www/src/generated/analysis.ts", "written from src/analysis")];

/// A file that git tracks.
struct File {
    path: String,
    text: String,
}

/// Checks every rule on every file; an error lists all that is wrong.
pub(crate) fn tidy(project: &Project) -> Result<()> {
    let mut wrong = Vec::new();
    let files = tracked(project)?;
    for file in &files {
        wrong.extend(RULES.iter().flat_map(|rule| rule(file)).map(|what| format!("{}: {what}", file.path)));
    }
    for (path, _) in MAY_BE_LONG {
        let long = files.iter().any(|file| file.path == *path && file.text.lines().count() > LONG);
        if !long {
            wrong.push(format!("{path}: not over {LONG} lines any more, take it off the list in tidy.rs"));
        }
    }
    if wrong.is_empty() {
        println!("  {} files", files.len());
        return Ok(());
    }
    for line in &wrong {
        println!("  {line}");
    }
    bail!("{} breaches of the house rules", wrong.len())
}

/// The text files that git tracks or would track.
fn tracked(project: &Project) -> Result<Vec<File>> {
    let list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let list = output(project.command("git").args(list))?;
    let paths = list.split('\0').filter(|path| !path.is_empty());
    // A file that git still lists may be gone, and a binary one has no lines.
    let read =
        |path: &str| Some(File { path: path.into(), text: std::fs::read_to_string(project.at(path)).ok()? });
    Ok(paths.filter_map(read).collect())
}

impl File {
    fn is(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// Whether it belongs to the library's core: neither a door nor a trainer.
    fn is_core(&self) -> bool {
        let doors = ["src/wasm.rs", "src/wasm/", "src/bin/", "src/train/"];
        self.path.starts_with("src/") && !doors.iter().any(|door| self.path.starts_with(door))
    }

    /// What `wrong` says of the lines that hold one of `words`, comments aside.
    fn lines_with<'a>(&'a self, words: &'a [String], wrong: &str) -> Vec<String> {
        let code = self.text.lines().map(|line| line.split("//").next().unwrap_or_default()).enumerate();
        let hits = code.filter_map(|(at, line)| Some((at, words.iter().find(|word| line.contains(*word))?)));
        hits.map(|(at, word)| format!("line {}: `{word}`: {wrong}", at + 1)).collect()
    }
}

/// A long file is asking to be two.
fn length(file: &File) -> Vec<String> {
    let lines = file.text.lines().count();
    let listed = MAY_BE_LONG.iter().any(|(path, _)| *path == file.path);
    if lines <= LONG || listed || !file.is(&[".rs", ".ts", ".css", ".html", ".mjs", ".py"]) {
        return Vec::new();
    }
    vec![format!("{lines} lines, more than {LONG}: split it, or list it in tidy.rs with the reason")]
}

/// No place of anybody's machine.
fn places(file: &File) -> Vec<String> {
    let folders = ["root", "home", "Users", "work", "farm"];
    let places: Vec<String> = folders.iter().map(|folder| format!("/{folder}/")).collect();
    let begins = |line: &str, at: usize| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-)}".contains(c))
    };
    let holds =
        |line: &str| places.iter().any(|place| line.match_indices(place).any(|(at, _)| begins(line, at)));
    let lines = file.text.lines().enumerate().filter(|(_, line)| holds(line));
    lines.map(|(at, _)| format!("line {}: a path of one machine", at + 1)).collect()
}

/// Lock files say what, not where from.
fn lock_files(file: &File) -> Vec<String> {
    if !file.is(&["package-lock.json"]) || !file.text.contains("\"resolved\": \"http") {
        return Vec::new();
    }
    vec!["download addresses: write it anew with `omit-lockfile-registry-resolved=true` in .npmrc".into()]
}

/// What is not done is an issue, not a mark in the text.
fn unfinished(file: &File) -> Vec<String> {
    if !file.is(&[".rs", ".ts", ".css", ".html", ".mjs", ".md", ".toml", ".yml"]) {
        return Vec::new();
    }
    // In two parts, so that this file does not find itself.
    let marks = [("TO", "DO"), ("FIX", "ME"), ("todo", "!("), ("unimplemented", "!("), ("#[ig", "nore")];
    let marks = marks.map(|(start, end)| format!("{start}{end}"));
    let lines = file.text.lines().enumerate();
    let hits = lines.filter_map(|(at, line)| Some((at, marks.iter().find(|mark| line.contains(*mark))?)));
    hits.map(|(at, mark)| format!("line {}: `{mark}`: finish it, or file an issue", at + 1)).collect()
}

/// The core knows no JavaScript.
fn javascript(file: &File) -> Vec<String> {
    if !file.is_core() {
        return Vec::new();
    }
    let words = ["wasm_bindgen", "web_sys", "js_sys"].map(String::from);
    file.lines_with(&words, "only src/wasm.rs knows of JavaScript")
}

/// The core does no input or output and asks nothing of the machine.
fn purity(file: &File) -> Vec<String> {
    if !file.is_core() {
        return Vec::new();
    }
    let words = ["std::fs", "std::env", "std::net", "std::process", "std::time", "println!", "dbg!("];
    file.lines_with(&words.map(String::from), "the core does no input or output and knows no clock")
}

/// The same result on every platform: the last bit of these differs between the systems' mathematical libraries.
fn determinism(file: &File) -> Vec<String> {
    if !file.is_core() {
        return Vec::new();
    }
    let names =
        ["exp", "exp2", "exp_m1", "ln", "ln_1p", "log2", "log10", "sin", "cos", "tan", "tanh", "cbrt"];
    let mut words: Vec<String> = names.iter().map(|name| format!(".{name}()")).collect();
    words.extend([".powf(", ".log(", ".atan2(", ".hypot(", "mul_add("].map(String::from));
    file.lines_with(&words, "take it from libm, or count in integers")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the rules say of one file, joined.
    fn check(path: &str, text: &str) -> String {
        let file = File { path: path.into(), text: text.into() };
        RULES.iter().flat_map(|rule| rule(&file)).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(check("src/a.rs", &"\n".repeat(LONG)), "");
        assert!(check("src/a.rs", &"\n".repeat(LONG + 1)).contains("501 lines"));
        assert_eq!(check("models/a.tsv", &"\n".repeat(LONG + 1)), "");
    }

    #[test]
    fn a_path_of_a_machine_is_found() {
        for root in ["root", "home", "Users"] {
            assert!(check("README.md", &format!("see /{root}/me/data")).contains("line 1: a path"));
        }
        assert_eq!(check("README.md", "https://example.org/home/me and ../work/a and team/work/b"), "");
    }

    #[test]
    fn an_address_in_a_lock_file_is_found() {
        let text = "\"resolved\": \"https://registry.example/a.tgz\"";
        assert!(check("www/package-lock.json", text).contains("download addresses"));
        assert_eq!(check("www/package-lock.json", "\"integrity\": \"sha512-\""), "");
    }

    #[test]
    fn an_unfinished_mark_is_found() {
        assert!(check("src/a.rs", concat!("// TO", "DO: later")).contains("file an issue"));
        assert!(check("tests/a.rs", concat!("#[ig", "nore]")).contains("file an issue"));
    }

    #[test]
    fn the_core_is_kept_pure() {
        assert!(check("src/text/mod.rs", "use web_sys::console;").contains("knows of JavaScript"));
        assert_eq!(check("src/wasm.rs", "use web_sys::console;"), "");
        assert!(check("src/text/mod.rs", "let now = std::time::Instant::now();").contains("no clock"));
        assert_eq!(check("src/bin/copydesk.rs", "println!(\"{text}\");"), "");
        assert!(check("src/label/mod.rs", "let p = score.exp();").contains("libm"));
        assert_eq!(
            check("src/label/mod.rs", "let p = libm::expf(score); // not score.exp()"),
            "",
            "a comment"
        );
        assert_eq!(check("src/train/mod.rs", "let p = score.exp();"), "");
    }
}
