//! The built command, as a shell would run it.

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use copydesk::Analysis;

/// What a run left behind.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Run {
            code: output.status.code().expect("the command was not killed"),
            out: String::from_utf8(output.stdout).expect("the output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("the messages are UTF-8"),
        }
    }
}

fn run(args: &[&str], stdin: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut pipe = child.stdin.take().expect("a pipe was asked for");
    let stdin = stdin.to_vec();
    let writer = std::thread::spawn(move || drop(pipe.write_all(&stdin)));
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the writer ends");
    output.into()
}

/// A folder for one test's files, removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("copydesk-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("the temporary folder can be written");
        Folder(path)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).expect("the temporary folder can be written");
        path.to_str().expect("the temporary folder has a plain name").into()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const PAGE: &str = "The harbour opened on Monday.\n\nShips came from Ghana and from Norway.\n";

#[test]
fn clean_prints_blocks_with_one_blank_line_between_them() {
    let run = run(&["clean", "-"], PAGE.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("Ships came from Ghana"), "{}", run.out);
    assert!(!run.out.contains("\n\n\n") && run.out.ends_with(".\n"), "{:?}", run.out);
}

#[test]
fn analyze_counts_in_the_unit_asked_for() {
    let text = "🚢 Der Hafen öffnete am Montag wieder für alle Schiffe.";
    for (unit, end) in [("char", 54), ("utf16", 55), ("utf8", 59)] {
        let run = run(&["analyze", "--raw", "--offsets", unit, "-"], text.as_bytes());
        let analysis: Analysis = serde_json::from_str(&run.out).expect("the output is an analysis");
        assert_eq!(analysis.article.text, text);
        assert_eq!(analysis.blocks[0].span.end, end, "{unit}");
    }
}

#[test]
fn html_is_known_by_name_by_its_start_or_because_it_is_said() {
    let folder = Folder::new("html");
    let html = "<html><body><p>Ships came from Ghana &amp; from Norway on Monday.</p></body></html>";
    let kind = |args: &[&str], stdin: &str| {
        let run = run(args, stdin.as_bytes());
        let value: serde_json::Value = serde_json::from_str(&run.out).expect("the output is JSON");
        value["origin"]["kind"].as_str().expect("the kind is a name").to_owned()
    };
    assert_eq!(kind(&["analyze", &folder.write("page.HTM", html)], ""), "html");
    assert_eq!(kind(&["analyze", &folder.write("page.txt", html)], ""), "text");
    assert_eq!(kind(&["analyze", "--html", &folder.write("page.txt", html)], ""), "html");
    assert_eq!(kind(&["analyze", "--text", &folder.write("page.html", html)], ""), "text");
    assert_eq!(kind(&["analyze", "-"], html), "html");
    assert_eq!(kind(&["analyze", "-"], PAGE), "text");
}

#[test]
fn inputs_that_cannot_be_done_are_named_and_the_others_done() {
    let folder = Folder::new("some-fail");
    let good = folder.write("good.txt", PAGE);
    let empty = folder.write("empty.txt", " \n");
    let binary = folder.write("picture.jpg", b"\xFF\xD8\xFF\xE0\x00\x10JFIF");
    let large = folder.write("large.txt", "a ".repeat(10_000_001));
    let missing = folder.0.join("missing.txt").to_str().expect("a plain name").to_owned();
    let folder_itself = folder.0.to_str().expect("a plain name").to_owned();
    let run = run(&["clean", &empty, &binary, &large, &missing, &folder_itself, &good], b"");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("Ships came from Ghana"), "{}", run.out);
    for (name, message) in [
        (&empty, "is empty"),
        (&binary, "NUL byte at offset 4"),
        (&large, "over the limit of 20 MB"),
        (&missing, "cannot be read"),
        (&folder_itself, "it is a folder"),
    ] {
        let line = run.err.lines().find(|line| line.contains(&format!("{name}: "))).expect(name);
        assert!(line.contains(message), "{line}");
    }
    assert_eq!(run.err.lines().count(), 5, "{}", run.err);
}

#[test]
fn wrong_use_is_exit_code_two() {
    for args in [
        &["clean"][..],
        &["analyze", "--format", "docx", "-"],
        &["analyze", "--offsets", "pixels", "-"],
        &["analyze", "--date", "yesterday", "-"],
        &["clean", "--strictness", "101", "-"],
        &["analyze", "--min-confidence", "2", "-"],
        &["analyze", "--raw", "--html", "-"],
        &["polish", "-"],
    ] {
        let run = run(args, PAGE.as_bytes());
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(run.out.is_empty() && !run.err.is_empty(), "{args:?}");
    }
}

#[test]
fn other_encodings_are_read_and_broken_ones_noticed() {
    let folder = Folder::new("encodings");
    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain("Café in Accra.".encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin = b"<html><head><meta charset=\"iso-8859-1\"></head><body><p>The caf\xE9 in Accra opened on Monday.</p></body></html>";
    for (name, bytes, words, notices) in [
        ("utf16.txt", &utf16[..], "Café in Accra.", 0),
        ("latin.html", &latin[..], "café in Accra", 0),
        ("broken.txt", b"The caf\xE9 in Accra.", "caf\u{FFFD} in Accra.", 1),
    ] {
        let run = run(&["analyze", &folder.write(name, bytes)], b"");
        assert_eq!(run.code, 0, "{}", run.err);
        let analysis: Analysis = serde_json::from_str(&run.out).expect("the output is an analysis");
        let blocks: String = analysis.blocks.iter().map(|block| block.text.as_str()).collect();
        assert!(blocks.contains(words), "{name}: {blocks}");
        let told = analysis.notices.iter().filter(|notice| notice.code == "invalid-encoding").count();
        assert_eq!(told, notices, "{name}");
        assert_eq!(run.err.lines().count(), notices, "{}", run.err);
    }
}

#[test]
fn out_writes_a_file_an_input() {
    let folder = Folder::new("out");
    let (one, two) = (folder.write("one.txt", PAGE), folder.write("two.txt", PAGE));
    let target = folder.0.join("made").to_str().expect("a plain name").to_owned();
    let run = run(&["clean", "--format", "markdown", "--out", &target, &one, &two, &one], b"");
    assert_eq!(run.code, 1, "the second of two inputs of one name must not replace the first");
    assert!(run.out.is_empty() && run.err.contains("one.txt"), "{}", run.err);
    for name in ["one.md", "two.md"] {
        let written = std::fs::read_to_string(folder.0.join("made").join(name)).expect(name);
        assert!(written.contains("Ships came from Ghana"), "{written}");
    }
}

#[test]
fn batch_keeps_the_order_and_fails_only_the_lines_that_are_wrong() {
    let mut lines = Vec::new();
    for number in 1..=3000 {
        lines.push(match number {
            7 => "no JSON".to_owned(),
            8 => r#"{"id":"x","text":"a","colour":"blue"}"#.to_owned(),
            9 => r#"{"id":"x"}"#.to_owned(),
            10 => r#"{"id":"x","text":"a","date":"yesterday"}"#.to_owned(),
            11 => r#"{"text":"It has no name."}"#.to_owned(),
            12 => String::new(),
            13 => r#"{"id":13,"html":"<p>It is HTML.</p>"}"#.to_owned(),
            14 => r#"{"id":"14","text":""}"#.to_owned(),
            _ => format!(
                r#"{{"id":"{number}","text":"{}","date":"2024-05-01"}}"#,
                "A line. ".repeat(number % 50)
            ),
        });
    }
    let run = run(&["batch", "--format", "jsonl", "-"], lines.join("\n").as_bytes());
    assert_eq!(run.code, 1);
    let ids: Vec<usize> = run
        .out
        .lines()
        .map(|line| {
            let analysis: Analysis = serde_json::from_str(line).expect("each line is an analysis");
            analysis.id.expect("each analysis has an id").parse().expect("each id is a number")
        })
        .collect();
    let expected: Vec<usize> = (1..=3000).filter(|number| ![7, 8, 9, 10, 12].contains(number)).collect();
    assert_eq!(ids, expected);
    for number in 7..=10 {
        assert!(run.err.contains(&format!("standard input, line {number}: ")), "{}", run.err);
    }
    assert_eq!(run.err.lines().count(), 4, "{}", run.err);
}

#[test]
fn batch_reads_broken_characters_with_a_notice() {
    let run = run(&["batch", "-"], b"{\"text\":\"The caf\xE9 in Accra.\"}");
    assert_eq!(run.code, 0, "{}", run.err);
    let analysis: Analysis = serde_json::from_str(&run.out).expect("the output is an analysis");
    assert!(analysis.notices.iter().any(|notice| notice.code == "invalid-encoding"));
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let folder = Folder::new("pipe");
    let line = format!("{{\"text\":\"{}\"}}\n", "A line. ".repeat(1000));
    let file = folder.write("in.jsonl", line.repeat(50));
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["batch", &file])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let run: Run = child.wait_with_output().expect("the command ends").into();
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}
