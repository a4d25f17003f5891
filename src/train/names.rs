//! Trains the names model: name lists, word clusters, weights, calibration.

use std::{io, path::Path};

use rayon::prelude::*;

use super::{
    Random,
    augment::{Case, Names, recase},
    clusters,
    corpus::{self, Article},
    crf::{self, Example},
    gazetteer::Gazetteer,
    score::Score,
    silver::Silver,
    vectors::Vectors,
};
pub use crate::entities::Group;
use crate::{
    analysis::Label,
    entities::{Calibration, KNOTS, Lexicon, OUTSIDE, View, decode, label_set, stretches},
    label::{Container, ContainerWriter, Model, ModelError, Scratch, Sequence, hash},
    text::Token,
};

/// How to train a names model.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Parts of the articles that are in turn held out, for the calibration and the figures.
    pub folds: usize,
    /// The one part that is held out, of the model as well; without it each is in turn, and the model is trained on
    /// all.
    pub hold_out: Option<usize>,
    /// How the weights are learnt.
    pub weights: crf::Settings,
    /// The share of the articles that is trained on in other cases as well.
    pub recased: f64,
    /// The share of the articles that is trained on with other persons and places as well.
    pub renamed: f64,
    /// How much a sentence counts whose names a teacher found.
    pub silver: f32,
    /// The share of the articles that is trained on at all, for learning curves.
    pub share: f64,
    /// A group of features to leave out, for ablation.
    pub without: Option<Group>,
    /// The language of the articles, as a BCP 47 tag.
    pub language: String,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            folds: 3,
            hold_out: None,
            weights: crf::Settings {
                epochs: 10,
                polish: 3,
                step: Some(1.0 / 20.0),
                max_weights: 160_000,
                ..crf::Settings::default()
            },
            recased: 0.25,
            renamed: 0.25,
            silver: 0.5,
            share: 1.0,
            without: None,
            language: "en".to_owned(),
        }
    }
}

/// The sections `words`, `phrases` and `clusters` of a names model, as a container of their own.
///
/// # Errors
/// Where a list cannot be read.
pub fn lexicon(gazetteers: &Path, vectors: &Vectors, settings: &clusters::Settings) -> io::Result<Vec<u8>> {
    let (words, phrases) = Gazetteer::read(gazetteers)?.sections();
    let clusters = clusters::section(vectors, settings);
    let mut file = ContainerWriter::default();
    file.section("words", &words).section("phrases", &phrases).section("clusters", &clusters);
    Ok(file.finish())
}

/// An article ready for training: an example a sentence.
struct Prepared {
    fold: usize,
    examples: Vec<Example>,
}

/// What every article is prepared with.
struct Preparation<'a> {
    lexicon: &'a Lexicon,
    without: Option<Group>,
}

impl Preparation<'_> {
    fn article(&self, article: &Article, fold: usize, weight: f32) -> Prepared {
        self.prepare(article, fold, weight, |_, _| true)
    }

    /// A text in which a teacher found names: the sentences with names, and some without. Where it is not sure, any
    /// label will do.
    fn silver(&self, silver: &Silver, weight: f32) -> Prepared {
        let Silver { article, unsure } = silver;
        self.prepare(article, usize::MAX, weight, |sentence, masks| {
            for (token, mask) in sentence.iter().zip(masks.iter_mut()) {
                if unsure.iter().any(|span| span.overlaps(token.span)) {
                    *mask = ANY;
                }
            }
            let text = &article.text[sentence[0].span.cover(sentence[sentence.len() - 1].span)];
            masks.iter().any(|&mask| mask != 1 << OUTSIDE && mask != ANY)
                || hash::bytes(text.as_bytes()).is_multiple_of(ONE_PLAIN_IN)
        })
    }

    /// The sentences of `article` that `keep` is true of, given their tokens and their labels, which it may change.
    fn prepare(
        &self,
        article: &Article,
        fold: usize,
        weight: f32,
        keep: impl Fn(&[Token], &mut [u64]) -> bool,
    ) -> Prepared {
        let document = article.document();
        let gold = article.labels(&document);
        let view = View::new(&document, self.lexicon).without(self.without);
        let mut examples = Vec::new();
        for stretch in stretches(&document) {
            let tokens = stretch.tokens.clone();
            let mut allowed: Vec<u64> = gold[tokens.clone()].iter().map(|&label| 1 << label).collect();
            if keep(&document.tokens[tokens.clone()], &mut allowed) {
                let mut sequence = Sequence::new();
                tokens.for_each(|at| view.features(&stretch, at, &mut sequence));
                examples.push(Example { sequence, allowed, weight });
            }
        }
        Prepared { fold, examples }
    }
}

/// Every label of a token.
const ANY: u64 = u64::MAX >> (63 - 4 * Label::NAMES.len());

/// Of the sentences in which a teacher found no name, one in so many is trained on.
const ONE_PLAIN_IN: u64 = 3;

/// The label of each token, where every one is known.
fn gold(example: &Example) -> Vec<u8> {
    example.allowed.iter().map(|mask| mask.trailing_zeros() as u8).collect()
}

/// A name that was found in an article that training had not seen.
#[derive(Clone, Copy, Debug)]
struct Found {
    kind: usize,
    probability: f32,
    right: bool,
    /// The fold of its article.
    fold: usize,
}

/// The path that `model` finds through an article; its names are appended to `found`.
fn recognise(article: &Prepared, model: &Model, found: &mut Vec<Found>) -> Vec<u8> {
    let mut scratch = Scratch::new();
    let mut path = Vec::new();
    for example in &article.examples {
        let decoded = model.decode(&example.sequence, &mut scratch);
        let gold = gold(example);
        let gold: Vec<_> = decode(&gold).collect();
        for (tokens, kind) in decode(decoded.path()) {
            let probability = decoded.path_probability(tokens.clone());
            let right = gold.contains(&(tokens, kind));
            found.push(Found { kind, probability, right, fold: article.fold });
        }
        path.extend_from_slice(decoded.path());
    }
    path
}

/// The figures of a training.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// On held-out articles.
    pub all: Score,
    /// By source: the first letters of the file's name.
    pub sources: Vec<(String, Score)>,
    /// Names that were wrong or missed: where, and what.
    pub mistakes: Vec<String>,
    /// How often names come true, by tenth of their calibrated probability: found and right. Each article was
    /// calibrated on the others, where there are others.
    pub calibration: [(usize, usize); 10],
}

/// What is trained on.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// The annotated articles.
    pub articles: Vec<Article>,
    /// Names for their altered copies.
    pub names: Names,
    /// Texts in which a teacher found names.
    pub silver: Vec<Silver>,
}

impl Data {
    /// Reads `corpus` and `gazetteers` in `folder`.
    ///
    /// # Errors
    /// Where an article or a list cannot be read.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let articles = corpus::read(&folder.join("corpus"))?;
        Ok(Data { articles, names: Names::read(&folder.join("gazetteers"))?, silver: Vec::new() })
    }
}

/// Trains a model with the name lists and clusters of `lexicon` (see [`lexicon`]): the file, and how good it is.
///
/// The teacher of `data.silver` has seen articles: where each fold is held out in turn, the figures are of models
/// trained without it. Where one is, they are of the model itself.
///
/// # Errors
/// Where `lexicon` is none.
pub fn train(data: &Data, lexicon: &[u8], settings: &Settings) -> Result<(Vec<u8>, Report), ModelError> {
    let container = Container::from_bytes(lexicon)?;
    let preparation =
        Preparation { lexicon: &Lexicon::from_container(&container)?, without: settings.without };
    let labels = label_set();
    let folds = corpus::folds(&data.articles, settings.folds);
    let articles: Vec<Prepared> = data
        .articles
        .par_iter()
        .zip(&folds)
        .map(|(article, &fold)| preparation.article(article, fold, 1.0))
        .collect();
    let mut random = Random::new(17);
    let kept: Vec<bool> = data.articles.iter().map(|_| random.unit() < settings.share).collect();
    let copies: Vec<Prepared> = copies(&data.articles, &folds, &kept, &data.names, settings)
        .par_iter()
        .map(|(article, fold)| preparation.article(article, *fold, COPY))
        .collect();
    let silver: Vec<Prepared> =
        data.silver.par_iter().map(|silver| preparation.silver(silver, settings.silver)).collect();

    let fit = |but: Option<usize>, silver: &[Prepared]| {
        let kept = articles.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(article, _)| article);
        let seen = kept.chain(&copies).chain(silver).filter(|article| Some(article.fold) != but);
        let examples: Vec<&Example> = seen.flat_map(|article| &article.examples).collect();
        crf::train(&examples, &labels, &settings.weights).to_section()
    };
    let weights = fit(settings.hold_out, &silver);
    let held_out: Vec<(usize, Model)> = match settings.hold_out {
        Some(fold) => vec![(fold, load(&weights))],
        None => (0..settings.folds).map(|fold| (fold, load(&fit(Some(fold), &[])))).collect(),
    };
    let (report, knots) = measure(&data.articles, &articles, &held_out);

    let mut file = ContainerWriter::default();
    for name in ["words", "phrases", "clusters"] {
        file.section(name, container.section(name)?);
    }
    file.section("weights", &weights).section("calibration", &knots);
    if settings.language != "en" {
        file.section("language", settings.language.as_bytes());
    }
    Ok((file.finish(), report))
}

fn load(section: &[u8]) -> Model {
    Model::from_section(section).expect("what was just written can be read")
}

/// How much an altered copy of an article counts.
const COPY: f32 = 0.5;

/// Altered copies of some articles, each with the fold of its article.
fn copies(
    articles: &[Article],
    folds: &[usize],
    kept: &[bool],
    names: &Names,
    settings: &Settings,
) -> Vec<(Article, usize)> {
    let mut random = Random::new(11);
    let mut copies = Vec::new();
    let kept = articles.iter().zip(folds).zip(kept).filter(|(_, kept)| **kept);
    for ((article, &fold), _) in kept {
        if random.unit() < settings.renamed {
            copies.push((names.rename(article, &mut random), fold));
        }
        if random.unit() < settings.recased {
            let case =
                |random: &mut Random| [Case::Upper, Case::Upper, Case::Title, Case::Lower][random.below(4)];
            // Either the headline alone, or some lines, or all of them.
            let (whole, first) = (case(&mut random), case(&mut random));
            let copy = match random.below(3) {
                0 => recase(article, |line| (line == 0).then_some(first)),
                1 => recase(article, |_| (random.unit() < 0.5).then(|| case(&mut random))),
                _ => recase(article, |_| Some(whole)),
            };
            copies.push((copy, fold));
        }
    }
    copies
}

/// What models make of the articles of the folds that they have not seen: figures, and the section `calibration`.
fn measure(articles: &[Article], prepared: &[Prepared], models: &[(usize, Model)]) -> (Report, Vec<u8>) {
    let mut report = Report::default();
    let mut all = Vec::new();
    for (article, source) in prepared.iter().zip(articles) {
        let Some((_, model)) = models.iter().find(|(fold, _)| *fold == article.fold) else { continue };
        let gold: Vec<u8> = article.examples.iter().flat_map(gold).collect();
        let path = recognise(article, model, &mut all);
        report.all.add(&gold, &path);
        mistakes(source, &gold, &path, &mut report.mistakes);
        let name = source.source.split('-').next().unwrap_or_default().to_owned();
        let place = report.sources.iter().position(|known| known.0 == name).unwrap_or_else(|| {
            report.sources.push((name, Score::default()));
            report.sources.len() - 1
        });
        report.sources[place].1.add(&gold, &path);
    }
    for &(fold, _) in models {
        let (held_out, others): (Vec<Found>, Vec<Found>) = all.iter().partition(|name| name.fold == fold);
        let others = if others.is_empty() { &held_out } else { &others };
        let calibration = Calibration::from_section(&calibrate(others)).expect("it has all knots");
        for name in held_out {
            let probability = calibration.apply(name.kind, name.probability);
            let tenth = &mut report.calibration[((probability * 10.0) as usize).min(9)];
            *tenth = (tenth.0 + 1, tenth.1 + usize::from(name.right));
        }
    }
    (report, calibrate(&all))
}

/// Appends the names that only one of two paths has.
fn mistakes(article: &Article, gold: &[u8], path: &[u8], out: &mut Vec<String>) {
    let document = article.document();
    let (gold, path): (Vec<_>, Vec<_>) = (decode(gold).collect(), decode(path).collect());
    let mut tell = |what: &str, (tokens, kind): &(std::ops::Range<usize>, usize)| {
        let span = document.tokens[tokens.start].span.cover(document.tokens[tokens.end - 1].span);
        let text = &article.text;
        let before = &text[text.floor_char_boundary(span.start.saturating_sub(30))..span.start];
        let after = &text[span.end..text.ceil_char_boundary(text.len().min(span.end + 20))];
        let label = Label::NAMES[*kind].as_str();
        out.push(format!("{}\t{what}\t{label}\t{before:?}\t[{}]\t{after:?}", article.source, &text[span]));
    };
    path.iter().filter(|name| !gold.contains(name)).for_each(|name| tell("wrong", name));
    gold.iter().filter(|name| !path.contains(name)).for_each(|name| tell("missed", name));
}

/// The section `calibration`: for each kind of name a rising line (isotonic regression by pooling adjacent violators,
/// Ayer et al., 1955) read off at the knots. Each kind is steadied by a few names that came true as often as the model
/// says.
fn calibrate(found: &[Found]) -> Vec<u8> {
    let mut section = Vec::new();
    for kind in 0..Label::NAMES.len() {
        let mut points: Vec<(f32, f32)> = found
            .iter()
            .filter(|name| name.kind == kind)
            .map(|name| (name.probability, if name.right { 1.0 } else { 0.0 }))
            .collect();
        points.extend((0..40).map(|i| (i as f32 / 39.0, i as f32 / 39.0)));
        points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        // Blocks of points: sum of probabilities, sum of outcomes, count.
        let mut blocks: Vec<(f32, f32, f32)> = Vec::new();
        for (probability, outcome) in points {
            let mut block = (probability, outcome, 1.0);
            while let Some(&last) = blocks.last().filter(|last| last.1 / last.2 >= block.1 / block.2) {
                block = (block.0 + last.0, block.1 + last.1, block.2 + last.2);
                blocks.pop();
            }
            blocks.push(block);
        }
        let centre = |block: &(f32, f32, f32)| (block.0 / block.2, block.1 / block.2);
        for knot in 0..KNOTS {
            let x = knot as f32 / (KNOTS - 1) as f32;
            let after = blocks.partition_point(|block| centre(block).0 < x);
            let y = match (after.checked_sub(1).map(|at| centre(&blocks[at])), blocks.get(after).map(centre))
            {
                (Some((x0, y0)), Some((x1, y1))) => y0 + (y1 - y0) * (x - x0) / (x1 - x0).max(1e-6),
                (Some((_, y)), None) | (None, Some((_, y))) => y,
                (None, None) => x,
            };
            section.push((y * 255.0).round().clamp(0.0, 255.0) as u8);
        }
    }
    section
}
