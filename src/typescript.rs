//! The TypeScript types of everything that crosses the border, written from the Rust types.

use std::{fs, path::Path};

use ts_rs::{Config, TS};

use crate::{analysis, corrections::Correction, export, options::Options, pipeline::Stage, span};

const FILE: &str = "www/src/generated/analysis.ts";

fn declaration<T: TS>(config: &Config) -> String {
    let docs = T::docs().unwrap_or_default();
    let separator = if docs.is_empty() || docs.ends_with('\n') { "" } else { "\n" };
    format!("{docs}{separator}export {}\n", T::decl(config))
}

/// The declarations of the types named, in that order.
macro_rules! declarations {
    ($config:expr, $($type:ty),+ $(,)?) => { [$(declaration::<$type>($config)),+] };
}

fn types() -> String {
    use analysis::*;
    let config = Config::default();
    let declarations = declarations!(
        &config,
        Analysis,
        span::OffsetUnit,
        span::Span,
        Origin,
        OriginKind,
        Article,
        Block,
        BlockLabel,
        Edit,
        EditKind,
        Mention,
        Label,
        Entity,
        Alias,
        Related,
        Time,
        TimeType,
        Modifier,
        Amount,
        AmountKind,
        Quote,
        QuoteKind,
        Gist,
        KeySentence,
        KeyTerm,
        Speaker,
        Notice,
        Options,
        Correction,
        Stage,
        export::Format,
        export::ExportFile,
    );
    let text = declarations.join("\n").replace(", }", ",\n}");
    format!("// Written from the Rust types by `cargo test`: change those.\n\n{}", indented(&text))
}

/// The lines of `text`, those within braces two spaces in.
fn indented(text: &str) -> String {
    let mut inside = false;
    let mut lines = String::new();
    for line in text.lines().map(str::trim) {
        inside &= !line.starts_with('}');
        if inside && !line.is_empty() {
            lines.push_str("  ");
        }
        if line.starts_with('*') {
            lines.push(' ');
        }
        lines.push_str(line);
        lines.push('\n');
        inside |= !line.starts_with('*') && line.rfind('{') > line.rfind('}');
    }
    lines
}

#[test]
fn the_typescript_types_are_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let fresh = types();
    if fs::read_to_string(&file).unwrap_or_default() != fresh {
        fs::create_dir_all(file.parent().expect("the file is in a folder")).expect("the folder can be made");
        fs::write(&file, fresh).expect("the file can be written");
        panic!("{FILE} was stale and is now fresh: commit it");
    }
}

#[test]
fn every_type_that_is_used_is_declared() {
    let types = types();
    let declared: Vec<&str> = types
        .lines()
        .filter_map(|line| line.strip_prefix("export type ")?.split([' ', '<']).next())
        .collect();
    assert!(declared.len() > 20, "{declared:?}");
    let prose = |line: &&str| !line.trim_start().starts_with(['*', '/']);
    for line in types.lines().filter(prose) {
        for word in line.split(|c: char| !c.is_alphanumeric()) {
            let is_type =
                word.starts_with(|c: char| c.is_uppercase()) && word.contains(|c: char| c.is_lowercase());
            assert!(
                !is_type || word == "Array" || declared.contains(&word),
                "{word} is used but not declared"
            );
        }
    }
}
