//! `clean` and `analyze`: a document a file.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::Path,
};

use copydesk::{
    Analysis, Models, Options, Source,
    analysis::OriginKind,
    export::{self, ExportFile, Format},
};

use crate::{
    Outcome,
    args::{Analyze, Clean, Inputs},
    input, warn,
};

/// What becomes of each input.
struct Plan<'a> {
    inputs: &'a Inputs,
    options: &'a Options,
    /// Whether the inputs are taken as articles already.
    raw: bool,
    format: Format,
}

/// Prints articles.
///
/// # Errors
/// Where the output cannot be written.
pub(crate) fn clean(command: &Clean, options: &Options) -> io::Result<Outcome> {
    let Clean { format, inputs, .. } = command;
    Plan { inputs, options, raw: false, format: *format }.run(|analysis, stem| match format {
        Format::Json => {
            let article = serde_json::to_string(&analysis.article).expect("an article holds only strings");
            vec![ExportFile {
                name: format!("{stem}.json"),
                media_type: format.media_type(),
                content: article + "\n",
            }]
        }
        _ => export::export(analysis, *format, stem),
    })
}

/// Prints analyses.
///
/// # Errors
/// Where the output cannot be written.
pub(crate) fn analyze(command: &Analyze, options: &Options) -> io::Result<Outcome> {
    let Analyze { format, raw, inputs, .. } = command;
    Plan { inputs, options, raw: *raw, format: *format }
        .run(|analysis, stem| export::export(analysis, *format, stem))
}

impl Plan<'_> {
    fn run(&self, write: impl Fn(&Analysis, &str) -> Vec<ExportFile>) -> io::Result<Outcome> {
        let mut outcome = Outcome::default();
        let mut out = io::stdout().lock();
        let several = self.inputs.files.len() > 1;
        if let Some(folder) = &self.inputs.out {
            fs::create_dir_all(folder)?;
        }
        let mut written = BTreeSet::new();
        let mut printed = 0;
        for file in &self.inputs.files {
            let name = input::name(file);
            let analysis = match self.analysis(file, &name) {
                Ok(analysis) => analysis,
                Err(problem) => {
                    outcome.fail(&name, problem);
                    continue;
                }
            };
            let stem = stem(file);
            let files = write(&analysis, &stem);
            if let Some(folder) = &self.inputs.out {
                if !written.insert(stem) {
                    outcome.fail(&name, "its result would replace that of another input of the same name");
                    continue;
                }
                for file in files {
                    fs::write(folder.join(&file.name), file.content)?;
                }
                continue;
            }
            if several && self.format != Format::Json {
                let gap = if printed > 0 { "\n" } else { "" };
                writeln!(out, "{gap}==> {name} <==")?;
            }
            out.write_all(files[0].content.as_bytes())?;
            printed += 1;
        }
        out.flush()?;
        Ok(outcome)
    }

    fn analysis(&self, file: &Path, name: &str) -> Result<Analysis, String> {
        let input = input::read(file).map_err(|problem| problem.to_string())?;
        let kind = if self.raw {
            OriginKind::Raw
        } else if self.inputs.html || (!self.inputs.text && input::looks_like_html(file, &input.text)) {
            OriginKind::Html
        } else {
            OriginKind::Text
        };
        let options =
            Options { id: (!input::is_stdin(file)).then(|| name.to_owned()), ..self.options.clone() };
        let mut analysis = analyze_as(kind, &input.text, &options).map_err(|error| error.to_string())?;
        if let Some(notice) = input.notice {
            warn(name, &notice.message);
            analysis.notices.insert(0, notice);
        }
        Ok(analysis)
    }
}

/// The analysis of `text`, read as `kind`.
///
/// # Errors
/// As [`copydesk::analyze`] and [`Source`].
pub(crate) fn analyze_as(
    kind: OriginKind,
    text: &str,
    options: &Options,
) -> Result<Analysis, copydesk::Error> {
    let source = match kind {
        OriginKind::Text => Source::text(text),
        OriginKind::Html => Source::html(text),
        OriginKind::Raw => Source::raw(text),
    }?;
    copydesk::analyze(&source, options, Models::bundled())
}

/// What the files made of `file` are called, without extension.
fn stem(file: &Path) -> String {
    let stem = file.file_stem().filter(|_| !input::is_stdin(file));
    stem.map_or_else(|| "article".into(), |stem| stem.to_string_lossy().into_owned())
}
