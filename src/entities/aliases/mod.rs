//! One entity, many names.
//!
//! Mentions written the same form a [`Group`]. Groups are then joined, each time for a reason that the reader sees: an
//! acronym defined in brackets, a surname, a short form ([`persons`], [`bodies`], [`known`]). Where two entities could
//! be meant, nothing is joined and both are named as related. Every look-up goes over an index of words, so the time
//! grows with the number of mentions.

mod bodies;
mod gender;
mod index;
mod known;
mod names;
mod persons;
mod roles;

use std::{cmp::Ordering, collections::HashMap};

pub(crate) use gender::{Gender, of_entity as gender};
pub(crate) use names::fold;
pub(crate) use roles::speaks;

use crate::{
    analysis::{Alias, Entity, Label, Mention, Related},
    corrections,
    options::Options,
    text::Document,
};

/// Groups the name mentions into entities, sets each mention's `entity`, and applies the corrections.
pub fn resolve(document: &Document<'_>, mentions: &mut Vec<Mention>, options: &Options) -> Vec<Entity> {
    corrections::add(document, mentions, &options.corrections);
    let mut clusters = Clusters::new(document, mentions);
    bodies::join(&mut clusters);
    persons::join(&mut clusters);
    let mut entities = clusters.entities();
    corrections::apply(document, mentions, &mut entities, &options.corrections);
    for mention in mentions.iter_mut() {
        mention.entity = None;
    }
    for entity in &entities {
        for &mention in &entity.mentions {
            mentions[mention].entity = Some(entity.id.clone());
        }
    }
    entities
}

/// Gives the mentions of a name the label that most of the article's evidence gives it. A surname is left alone:
/// "Washington" may well be a person here and a city there.
pub(super) fn agree(document: &Document<'_>, mentions: &mut [Mention]) {
    let mut weights: HashMap<String, Vec<(Label, f32)>> = HashMap::new();
    let mut surnames: HashMap<String, bool> = HashMap::new();
    let keys: Vec<String> =
        mentions.iter().map(|mention| names::key(&names::words(&document.text[mention.span]))).collect();
    for (mention, key) in mentions.iter().zip(&keys).filter(|(mention, _)| mention.label.is_name()) {
        if mention.label == Label::Person
            && let Some((_, last)) = key.rsplit_once(' ')
        {
            surnames.insert(last.to_string(), true);
        }
        let weights = weights.entry(key.clone()).or_default();
        match weights.iter_mut().find(|(label, _)| *label == mention.label) {
            Some((_, weight)) => *weight += mention.confidence,
            None => weights.push((mention.label, mention.confidence)),
        }
    }
    for (mention, key) in mentions.iter_mut().zip(&keys) {
        let Some(weights) = weights.get(key).filter(|_| mention.label.is_name()) else { continue };
        let most = weights.iter().reduce(|most, next| if next.1 > most.1 { next } else { most });
        let Some(&(label, weight)) = most.filter(|(label, _)| *label != mention.label) else { continue };
        let person = label == Label::Person || mention.label == Label::Person;
        if !(person && surnames.contains_key(key)) {
            mention.label = label;
            mention.confidence = weight / weights.iter().map(|(_, weight)| weight).sum::<f32>();
        }
    }
}

/// Kinds of things whose mentions may be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Person,
    People,
    Place,
    Body,
    Event,
    Work,
    Law,
    Language,
}

fn kind(label: Label) -> Option<Kind> {
    Some(match label {
        Label::Person => Kind::Person,
        Label::Norp => Kind::People,
        Label::Gpe | Label::Loc => Kind::Place,
        // A house acts and stands; a platform is a company and its product.
        Label::Org | Label::Fac | Label::Product => Kind::Body,
        Label::Event => Kind::Event,
        Label::WorkOfArt => Kind::Work,
        Label::Law => Kind::Law,
        Label::Language => Kind::Language,
        _ => return None,
    })
}

/// Mentions of one kind that are written the same.
struct Group {
    kind: Kind,
    /// Its label and how often: the first of the most frequent counts.
    labels: Vec<(Label, usize)>,
    words: Vec<String>,
    key: String,
    /// As first written, in mixed case where it ever is.
    name: String,
    /// Indices into the mentions, rising.
    mentions: Vec<usize>,
    /// The group it was joined to, and why.
    joined: Option<(usize, String)>,
    /// Groups that it could be but was not joined to.
    could_be: Vec<usize>,
}

/// The groups of a document.
struct Clusters<'a, 'd> {
    document: &'a Document<'d>,
    mentions: &'a [Mention],
    groups: Vec<Group>,
    /// The block of every mention.
    blocks: Vec<usize>,
}

impl<'a, 'd> Clusters<'a, 'd> {
    fn new(document: &'a Document<'d>, mentions: &'a [Mention]) -> Self {
        let mut clusters = Clusters { document, mentions, groups: Vec::new(), blocks: Vec::new() };
        let mut at: HashMap<(Kind, String), usize> = HashMap::new();
        for (index, mention) in mentions.iter().enumerate() {
            let block = document.blocks.partition_point(|block| block.end <= mention.span.start);
            clusters.blocks.push(block);
            let Some(kind) = kind(mention.label) else { continue };
            let name = &document.text[mention.span];
            let words = names::words(name);
            let mut key = names::key(&words);
            if kind == Kind::People {
                key = known::singular(&key).to_string();
            }
            let group = *at.entry((kind, key.clone())).or_insert_with(|| {
                clusters.groups.push(Group::new(kind, words, key, name));
                clusters.groups.len() - 1
            });
            clusters.groups[group].add(index, mention.label, name);
        }
        clusters
    }

    /// The group that `group` has been joined to in the end.
    fn head(&self, mut group: usize) -> usize {
        while let Some((into, _)) = self.groups[group].joined {
            group = into;
        }
        group
    }

    /// Joins `group` to the head of `into`, unless they are one already.
    fn join(&mut self, group: usize, into: usize, reason: String) {
        let (group, into) = (self.head(group), self.head(into));
        if group != into {
            self.groups[group].joined = Some((into, reason));
        }
    }

    /// The first mention of a group.
    fn first(&self, group: usize) -> usize {
        self.groups[group].mentions[0]
    }

    /// A new group of some mentions of `group`, which must not be all of them.
    fn split(&mut self, group: usize, mentions: Vec<usize>) -> usize {
        let from = &mut self.groups[group];
        from.mentions.retain(|mention| mentions.binary_search(mention).is_err());
        let mut part = Group::new(from.kind, from.words.clone(), from.key.clone(), &from.name);
        for mention in mentions {
            part.add(mention, self.mentions[mention].label, &self.document.text[self.mentions[mention].span]);
        }
        self.groups.push(part);
        self.groups.len() - 1
    }

    /// The entities, in order of first mention.
    fn entities(&self) -> Vec<Entity> {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.groups.len()];
        for group in 0..self.groups.len() {
            members[self.head(group)].push(group);
        }
        let mut heads: Vec<usize> =
            (0..self.groups.len()).filter(|&head| !members[head].is_empty()).collect();
        let first = |head: usize| members[head].iter().map(|&group| self.first(group)).min();
        sort(&mut heads, &|one, other| first(one).cmp(&first(other)));
        let mut taken: HashMap<String, usize> = HashMap::new();
        let mut ids = vec![String::new(); self.groups.len()];
        let mut entities: Vec<Entity> =
            heads.iter().map(|&head| self.entity(head, &members[head], &mut taken)).collect();
        for (&head, entity) in heads.iter().zip(&entities) {
            ids[head].clone_from(&entity.id);
        }
        let places: HashMap<&str, usize> = self.places();
        for (&head, entity) in heads.iter().zip(&mut entities) {
            for &group in members[head].iter().flat_map(|&group| &self.groups[group].could_be) {
                let other = &ids[self.head(group)];
                let reason = format!("could be {}", self.groups[self.head(group)].name);
                if *other != entity.id && entity.related.iter().all(|related| related.entity != *other) {
                    entity.related.push(Related { entity: other.clone(), reason });
                }
            }
            let home = (self.groups[head].kind == Kind::People)
                .then(|| known::home(&self.groups[head].key))
                .flatten()
                .and_then(|home| places.get(home));
            if let Some(&place) = home {
                let reason = format!("people of {}", self.groups[self.head(place)].name);
                entity.related.push(Related { entity: ids[self.head(place)].clone(), reason });
            }
        }
        entities
    }

    /// The groups of places under the names that [`known::home`] gives them.
    fn places(&self) -> HashMap<&str, usize> {
        let places = self.groups.iter().enumerate().filter(|(_, group)| group.kind == Kind::Place);
        places.map(|(index, group)| (known::canonical(&group.key).unwrap_or(&group.key), index)).collect()
    }

    fn entity(&self, head: usize, members: &[usize], taken: &mut HashMap<String, usize>) -> Entity {
        let mut mentions: Vec<usize> =
            members.iter().flat_map(|&group| self.groups[group].mentions.iter().copied()).collect();
        mentions.sort_unstable();
        let mut labels: Vec<(Label, usize)> = Vec::new();
        for &(label, count) in members.iter().flat_map(|&group| &self.groups[group].labels) {
            add_label(&mut labels, label, count);
        }
        let label = most(&labels);
        let name = self.groups[head].name.clone();
        let mut id = format!("{}:{name}", label.as_str());
        let count = taken.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            id = format!("{id}#{count}");
        }
        let aliases = members
            .iter()
            .filter_map(|&group| {
                let (_, reason) = self.groups[group].joined.as_ref()?;
                Some(Alias { name: self.groups[group].name.clone(), reason: reason.clone() })
            })
            .collect();
        let roles = match label {
            Label::Person => roles::of(self.document, self.mentions, &mentions),
            _ => Vec::new(),
        };
        Entity { id, label, name, mentions, aliases, roles, related: Vec::new() }
    }
}

impl Group {
    fn new(kind: Kind, words: Vec<String>, key: String, name: &str) -> Self {
        Group {
            kind,
            labels: Vec::new(),
            words,
            key,
            name: name.to_string(),
            mentions: Vec::new(),
            joined: None,
            could_be: Vec::new(),
        }
    }

    fn add(&mut self, mention: usize, label: Label, name: &str) {
        let shouts = |name: &str| !name.chars().any(char::is_lowercase);
        if shouts(&self.name) && !shouts(name) {
            self.name = name.to_string();
        }
        self.mentions.push(mention);
        add_label(&mut self.labels, label, 1);
    }
}

/// Sorts groups, equal ones as they stand. One sort for every order: each of its own takes kilobytes of wasm.
fn sort(groups: &mut [usize], order: &dyn Fn(usize, usize) -> Ordering) {
    groups.sort_by(|&one, &other| order(one, other));
}

fn add_label(labels: &mut Vec<(Label, usize)>, label: Label, count: usize) {
    match labels.iter_mut().find(|(it, _)| *it == label) {
        Some((_, sum)) => *sum += count,
        None => labels.push((label, count)),
    }
}

/// The most frequent label, the first of those that are.
fn most(labels: &[(Label, usize)]) -> Label {
    let most = labels.iter().map(|(_, count)| *count).max();
    labels.iter().find(|(_, count)| Some(*count) == most).map_or(Label::Org, |(label, _)| *label)
}
