//! Trains the names model: name lists, word clusters, the two passes, calibration.

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
    texts,
};
pub use crate::entities::Group;
use crate::{
    analysis::Label,
    entities::{Agreement, Calibration, KNOTS, Lexicon, View, decode, label_set, stretches},
    label::{Container, ContainerWriter, LabelSet, Model, ModelError, Scratch, Sequence},
};

/// How to train a names model.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Parts of the articles that are in turn held out, for the second pass, the calibration and the figures.
    pub folds: usize,
    /// The first pass.
    pub first: crf::Settings,
    /// The second pass.
    pub second: crf::Settings,
    /// The share of the articles that is trained on in other cases as well.
    pub recased: f64,
    /// The share of the articles that is trained on with other persons and places as well.
    pub renamed: f64,
    /// About how many tokens of plain text the finished model labels for a last training of the first pass
    /// (self-training); 0 for none.
    pub silver: usize,
    /// A group of features to leave out, for ablation.
    pub without: Option<Group>,
}

/// The unit of the weights of both passes: their scores are added.
const UNIT: f32 = 1.0 / 20.0;

impl Default for Settings {
    fn default() -> Self {
        let step = Some(UNIT);
        Settings {
            folds: 3,
            first: crf::Settings {
                epochs: 10,
                polish: 3,
                step,
                max_weights: 190_000,
                ..crf::Settings::default()
            },
            second: crf::Settings {
                epochs: 4,
                polish: 2,
                step,
                max_weights: 2_000,
                min_count: 20,
                rate: 0.05,
                l1: 2e-5,
                ..crf::Settings::default()
            },
            recased: 0.25,
            renamed: 0.25,
            silver: 0,
            without: None,
        }
    }
}

/// The sections `words`, `phrases` and `clusters` of a names model, as a container of their own.
///
/// # Errors
/// Where a list or text cannot be read.
pub fn lexicon(data: &Path) -> io::Result<Vec<u8>> {
    let (words, phrases) = Gazetteer::read(&data.join("gazetteers"))?.sections();
    let clusters = clusters::section(&texts::read(&data.join("text"))?, &clusters::Settings::default());
    let mut file = ContainerWriter::default();
    file.section("words", &words).section("phrases", &phrases).section("clusters", &clusters);
    Ok(file.finish())
}

/// An article ready for training: a sequence a sentence, with the labels it should have.
struct Prepared {
    fold: usize,
    /// How much its sentences count in training.
    weight: f32,
    forms: Vec<crate::entities::Form>,
    sentences: Vec<Sentence>,
}

struct Sentence {
    tokens: std::ops::Range<usize>,
    sequence: Sequence,
    gold: Vec<u8>,
}

fn prepare(
    article: &Article,
    fold: usize,
    weight: f32,
    lexicon: &Lexicon,
    without: Option<Group>,
) -> Prepared {
    let document = article.document();
    let gold = article.labels(&document);
    let view = View::new(&document, lexicon).without(without);
    let sentences = stretches(&document)
        .map(|stretch| {
            let mut sequence = Sequence::new();
            view.features(stretch.tokens.clone(), stretch.block, &mut sequence);
            let gold = gold[stretch.tokens.clone()].to_vec();
            Sentence { tokens: stretch.tokens, sequence, gold }
        })
        .collect();
    Prepared { fold, weight, forms: view.into_forms(), sentences }
}

impl Prepared {
    fn examples(&self) -> impl Iterator<Item = Example> {
        self.sentences.iter().map(|sentence| Example {
            sequence: sentence.sequence.clone(),
            allowed: sentence.gold.iter().map(|&label| 1 << label).collect(),
            base: Vec::new(),
            weight: self.weight,
        })
    }

    fn gold(&self) -> Vec<u8> {
        self.sentences.iter().flat_map(|sentence| sentence.gold.iter().copied()).collect()
    }
}

/// What the first pass makes of an article.
struct FirstPass {
    scores: Vec<i32>,
    path: Vec<u8>,
    agreement: Agreement,
}

impl FirstPass {
    fn new(article: &Prepared, model: &Model) -> Self {
        let mut scratch = Scratch::new();
        let mut pass = FirstPass { scores: Vec::new(), path: Vec::new(), agreement: Agreement::default() };
        let mut scores = Vec::new();
        for sentence in &article.sentences {
            model.emissions(&sentence.sequence, &mut scores);
            model.viterbi(&scores, &mut scratch);
            let decoded = model.marginals(&scores, &mut scratch);
            pass.agreement.add(&article.forms[sentence.tokens.clone()], decoded);
            pass.path.extend_from_slice(decoded.path());
            pass.scores.extend_from_slice(&scores);
        }
        pass
    }

    /// The sentences that the second pass sees.
    fn examples(&self, article: &Prepared, count: usize) -> Vec<Example> {
        let mut examples = Vec::new();
        for sentence in &article.sentences {
            let mut sequence = Sequence::new();
            if self.agreement.features(&article.forms, sentence.tokens.clone(), &mut sequence) {
                let scores = &self.scores[sentence.tokens.start * count..sentence.tokens.end * count];
                examples.push(Example {
                    sequence,
                    allowed: sentence.gold.iter().map(|&label| 1 << label).collect(),
                    base: scores.iter().map(|&score| score as f32 * UNIT).collect(),
                    weight: 1.0,
                });
            }
        }
        examples
    }

    /// The path after both passes and the probability of each of its labels; the names of it are appended to `found`.
    fn finish(
        &self,
        article: &Prepared,
        first: &Model,
        second: &Model,
        found: &mut Vec<Found>,
    ) -> (Vec<u8>, Vec<f32>) {
        let count = first.labels().len();
        let (mut scratch, mut sequence) = (Scratch::new(), Sequence::new());
        let (mut path, mut sure) = (Vec::new(), Vec::new());
        for sentence in &article.sentences {
            sequence.clear();
            let mut scores = self.scores[sentence.tokens.start * count..sentence.tokens.end * count].to_vec();
            let again = self.agreement.features(&article.forms, sentence.tokens.clone(), &mut sequence);
            let model = if again { second } else { first };
            if again {
                for (at, scores) in scores.chunks_exact_mut(count).enumerate() {
                    second.score(sequence.features(at), scores);
                }
            }
            model.viterbi(&scores, &mut scratch);
            let decoded = model.marginals(&scores, &mut scratch);
            let gold: Vec<_> = decode(&sentence.gold).collect();
            for (tokens, kind) in decode(decoded.path()) {
                let probability = decoded.path_probability(tokens.clone());
                let right = gold.contains(&(tokens, kind));
                found.push(Found { kind, probability, right, fold: article.fold });
            }
            let labels = decoded.path().iter().enumerate();
            sure.extend(labels.map(|(at, &label)| decoded.probability(at, label.into())));
            path.extend_from_slice(decoded.path());
        }
        (path, sure)
    }
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

/// The figures of a training.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// After the first pass, on held-out articles.
    pub first: Score,
    /// After both.
    pub second: Score,
    /// By source: the first letters of the file's name.
    pub sources: Vec<(String, Score)>,
    /// Names that were wrong or missed: where, and what.
    pub mistakes: Vec<String>,
    /// How often names come true, by tenth of their calibrated probability: found and right. Each article was
    /// calibrated on the others.
    pub calibration: [(usize, usize); 10],
}

fn load(section: &[u8]) -> Model {
    Model::from_section(section).expect("what was just written can be read")
}

/// What is trained on.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// The annotated articles.
    pub articles: Vec<Article>,
    /// Names for their altered copies.
    pub names: Names,
    /// Plain texts for self-training.
    pub texts: Vec<String>,
}

impl Data {
    /// Reads `corpus`, `gazetteers` and `text` in `folder`.
    ///
    /// # Errors
    /// Where an article or a list cannot be read.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let articles = corpus::read(&folder.join("corpus"))?;
        let (names, texts) = (Names::read(&folder.join("gazetteers"))?, texts::read(&folder.join("text"))?);
        Ok(Data { articles, names, texts })
    }
}

/// Trains a model with the name lists and clusters of `lexicon` (see [`lexicon`]): the file, and how good it is.
///
/// # Errors
/// Where `lexicon` is none.
pub fn train(data: &Data, lexicon: &[u8], settings: &Settings) -> Result<(Vec<u8>, Report), ModelError> {
    let articles = &data.articles;
    let container = Container::from_bytes(lexicon)?;
    let tables = Lexicon::from_container(&container)?;
    let labels = label_set();
    let folds = corpus::folds(articles, settings.folds);
    let prepared: Vec<Prepared> = articles
        .par_iter()
        .zip(&folds)
        .map(|(article, &fold)| prepare(article, fold, 1.0, &tables, settings.without))
        .collect();
    let copies = copies(articles, &folds, &data.names, settings);
    let copies: Vec<Prepared> = copies
        .par_iter()
        .map(|(article, fold)| prepare(article, *fold, COPY, &tables, settings.without))
        .collect();

    let (passes, report, knots) = cross_validate(articles, &prepared, &copies, &labels, settings);
    let first: Vec<Example> = prepared.iter().chain(&copies).flat_map(Prepared::examples).collect();
    let first = crf::train(&first, &labels, &settings.first).to_section();
    let second = examples(&passes, &prepared, &labels, None);
    let second = crf::train_on(&second, &labels, &settings.second, Some(&load(&first))).to_section();

    let first = if settings.silver == 0 {
        first
    } else {
        let teacher = (load(&first), load(&second));
        let silver = silver(&data.texts, &tables, &teacher, settings.silver);
        let gold = prepared.iter().chain(&copies).flat_map(Prepared::examples);
        crf::train(&gold.chain(silver).collect::<Vec<_>>(), &labels, &settings.first).to_section()
    };

    let mut file = ContainerWriter::default();
    for name in ["words", "phrases", "clusters"] {
        file.section(name, container.section(name)?);
    }
    file.section("first", &first).section("second", &second).section("calibration", &knots);
    Ok((file.finish(), report))
}

/// How much an altered copy of an article counts.
const COPY: f32 = 0.5;

/// Altered copies of some articles, each with the fold of its article.
fn copies(
    articles: &[Article],
    folds: &[usize],
    names: &Names,
    settings: &Settings,
) -> Vec<(Article, usize)> {
    let mut random = Random::new(11);
    let mut copies = Vec::new();
    for (article, &fold) in articles.iter().zip(folds) {
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

/// What the second pass learns from, but for the articles of one fold.
fn examples(
    passes: &[FirstPass],
    articles: &[Prepared],
    labels: &LabelSet,
    but: Option<usize>,
) -> Vec<Example> {
    let pairs = passes.iter().zip(articles).filter(|(_, article)| Some(article.fold) != but);
    pairs.flat_map(|(pass, article)| pass.examples(article, labels.len())).collect()
}

fn cross_validate(
    articles: &[Article],
    prepared: &[Prepared],
    copies: &[Prepared],
    labels: &LabelSet,
    settings: &Settings,
) -> (Vec<FirstPass>, Report, Vec<u8>) {
    let firsts: Vec<Model> = (0..settings.folds)
        .into_par_iter()
        .map(|fold| {
            let seen = prepared.iter().chain(copies).filter(|article| article.fold != fold);
            let examples: Vec<Example> = seen.flat_map(Prepared::examples).collect();
            load(&crf::train(&examples, labels, &settings.first).to_section())
        })
        .collect();
    let passes: Vec<FirstPass> =
        prepared.par_iter().map(|article| FirstPass::new(article, &firsts[article.fold])).collect();
    let seconds: Vec<Model> = (0..settings.folds)
        .into_par_iter()
        .map(|fold| {
            let examples = examples(&passes, prepared, labels, Some(fold));
            load(&crf::train_on(&examples, labels, &settings.second, Some(&firsts[fold])).to_section())
        })
        .collect();
    let mut report = Report::default();
    let mut all = Vec::new();
    for ((article, source), pass) in prepared.iter().zip(articles).zip(&passes) {
        let gold = article.gold();
        report.first.add(&gold, &pass.path);
        let (path, _) = pass.finish(article, &firsts[article.fold], &seconds[article.fold], &mut all);
        report.second.add(&gold, &path);
        mistakes(source, &gold, &path, &mut report.mistakes);
        let name = source.source.split('-').next().unwrap_or_default().to_owned();
        let place = report.sources.iter().position(|known| known.0 == name).unwrap_or_else(|| {
            report.sources.push((name, Score::default()));
            report.sources.len() - 1
        });
        report.sources[place].1.add(&gold, &path);
    }
    for fold in 0..settings.folds {
        let (held_out, others): (Vec<Found>, Vec<Found>) = all.iter().partition(|name| name.fold == fold);
        let calibration = Calibration::from_section(&calibrate(&others)).expect("it has all knots");
        for name in held_out {
            let probability = calibration.apply(name.kind, name.probability);
            let tenth = &mut report.calibration[((probability * 10.0) as usize).min(9)];
            *tenth = (tenth.0 + 1, tenth.1 + usize::from(name.right));
        }
    }
    let knots = calibrate(&all);
    (passes, report, knots)
}

/// How much a sentence that the model labelled counts.
const SILVER: f32 = 0.3;

/// What every token's label must be worth for a sentence to be taught on.
const SURE: f32 = 0.8;

/// Sentences of plain texts, spread over all of them, as the finished model labels them, those with a name of which
/// it is sure.
fn silver(texts: &[String], lexicon: &Lexicon, teacher: &(Model, Model), tokens: usize) -> Vec<Example> {
    let words: usize = texts.iter().map(|text| text.len() / 5).sum();
    let texts: Vec<&String> = texts.iter().step_by((words / tokens).max(1)).collect();
    let examples = texts.par_iter().flat_map_iter(|text| {
        let mut article = Article::default();
        text.lines().filter(|line| !line.trim().is_empty()).for_each(|line| article.push_plain(line));
        let prepared = prepare(&article, 0, SILVER, lexicon, None);
        let pass = FirstPass::new(&prepared, &teacher.0);
        let (path, sure) = pass.finish(&prepared, &teacher.0, &teacher.1, &mut Vec::new());
        let sentences = prepared.sentences.into_iter().filter_map(move |sentence| {
            let Sentence { tokens, sequence, .. } = sentence;
            let path = &path[tokens.clone()];
            let teaches =
                path.iter().any(|&label| label != 0) && sure[tokens].iter().all(|&sure| sure > SURE);
            teaches.then(|| Example {
                sequence,
                allowed: path.iter().map(|&label| 1 << label).collect(),
                base: Vec::new(),
                weight: SILVER,
            })
        });
        sentences.collect::<Vec<_>>()
    });
    examples.collect()
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
