//! Times, dates, money and measures: found, resolved against the article's date, normalised.
//!
//! [`find`] cuts each block into atoms, reads the amounts that have a unit, then the times, then plain numbers, and
//! resolves the times in their order, so that "a day later" can count from the day before it.
//!
//! Two conventions meet here. A [`Time`] is a TIMEX3 and spans what TimeML spans: "Monday morning" is one, "now",
//! "recently" and "daily" are times. A [`Mention`] spans what the annotation guidelines mark: "Monday" is a DATE and
//! "morning" a TIME, "now" and "daily" are nothing, an age is a DATE though it is an amount and no time, and a feast
//! is left to the names. In both "about" and "at least" stay out.
//!
//! Why no regular expressions: fourteen of them that only find the same classes, and resolve nothing, took 5.4 s for
//! 1 MB of news on the machine where this took 0.24 s with everything resolved, and weighed as much in the wasm
//! (113 KB after brotli, against 121 KB for this with the calendar sums of jiff).

mod amounts;
mod feasts;
mod grammar;
mod lexer;
mod lexicon;
mod numbers;
mod ranges;
mod resolve;
mod tense;
pub mod value;

use jiff::civil::Date;

use crate::{
    analysis::{Amount, Label, Mention, Time},
    span::Span,
    text::{Document, TokenKind},
    times::{amounts::Places, grammar::Expr, lexer::Atoms, resolve::Resolver},
};

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Time expressions, in order, without overlaps.
    pub times: Vec<Time>,
    /// Amounts, in order, without overlaps among themselves or with the times.
    pub amounts: Vec<Amount>,
    /// What of them the guidelines mark as a mention, in order, without overlaps.
    mentions: Vec<(Span, Label)>,
}

/// Finds times and amounts. `base` is the day of the article; without it relative times keep relative values.
pub fn find(document: &Document<'_>, base: Option<Date>) -> Values {
    let mut values = Values::default();
    let mut resolver = Resolver::new(base);
    // Cut anew for the second reading: the atoms of a long text weigh many times as much as it.
    let blocks = || {
        let mut links = document.tokens.iter().filter(|token| token.kind == TokenKind::Link).peekable();
        document.blocks.iter().map(move |&block| {
            let links = std::iter::from_fn(|| links.next_if(|link| link.span.start < block.end));
            Atoms::new(document.text, block, links.map(|link| link.span))
        })
    };
    let mut places = Places::default();
    blocks().for_each(|atoms| places.read(&atoms));
    for atoms in blocks() {
        let atoms = &atoms;
        // What has a unit is read first: "1990 pesos" is no year. Plain numbers come last: "3 March" is no count.
        let mut taken = Taken::new(atoms.len());
        let mut amounts = amounts::measured(atoms, &places, &taken);
        amounts.iter().for_each(|found| taken.add(found.start, found.end));
        let mut times = grammar::scan(atoms, &taken);
        ranges::join(atoms, &mut times);
        times.iter().for_each(|found| taken.add(found.start, found.end));
        amounts.extend(amounts::plain(atoms, &taken));
        amounts.sort_by_key(|found| found.start);

        let first = values.mentions.len();
        for found in &times {
            values.times.push(time(document.text, atoms, found, &mut resolver));
            let mentions = found.mentions.iter().map(|&(start, end, label)| (atoms.span(start, end), label));
            values.mentions.extend(mentions);
        }
        for found in amounts {
            let span = atoms.span(found.start, found.end);
            values.mentions.push((span, found.label()));
            let how = format!("{}: {}", &document.text[span], found.how);
            let amounts::Found { kind, value, to, unit, .. } = found;
            values.amounts.push(Amount { span, kind, value, to, unit, how });
        }
        values.mentions[first..].sort_by_key(|(span, _)| span.start);
    }
    values
}

fn time(text: &str, atoms: &Atoms<'_>, found: &grammar::Found, resolver: &mut Resolver) -> Time {
    let resolved = resolver.resolve(atoms, found);
    let span = atoms.span(found.start, found.end);
    let zone = match &found.expr {
        Expr::Clock(.., zone) => zone.clone(),
        _ => None,
    };
    Time {
        span,
        kind: resolved.kind,
        value: resolved.value.to_string(),
        modifier: found.modifier.or_else(|| grammar::approximation(atoms, found)),
        from: resolved.bounds.map(|(first, _)| first.to_string()),
        to: resolved.bounds.map(|(_, last)| last.to_string()),
        offset: resolved.offset,
        zone,
        how: format!("{}: {}", &text[span], resolved.how),
        approximate: resolved.approximate,
    }
}

/// Which atoms of a block are read already.
struct Taken(Vec<usize>);

impl Taken {
    fn new(atoms: usize) -> Self {
        Taken(vec![0; atoms])
    }

    fn add(&mut self, start: usize, end: usize) {
        self.0[start..end].fill(end);
    }

    /// What `read` finds from the atoms on that are not taken, each ending before the atom that `end` gives; in
    /// order, without overlaps.
    fn scan<T>(&self, read: impl Fn(usize) -> Option<T>, end: impl Fn(&T) -> usize) -> Vec<T> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(&taken) = self.0.get(at) {
            if taken > 0 {
                at = taken;
                continue;
            }
            at = match read(at) {
                Some(it) if self.0.iter().take(end(&it)).skip(at).all(|&taken| taken == 0) => {
                    let end = end(&it);
                    found.push(it);
                    end
                }
                _ => at + 1,
            };
        }
        found
    }
}

/// The mentions among times and amounts, in order, without overlaps, as the guidelines span them.
pub fn mentions(values: &Values) -> Vec<Mention> {
    values
        .mentions
        .iter()
        .map(|&(span, label)| Mention { span, label, entity: None, confidence: 1.0 })
        .collect()
}
