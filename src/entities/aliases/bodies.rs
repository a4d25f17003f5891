//! Names of everything but persons: acronyms, names known for the same, short forms.

use std::collections::{HashMap, HashSet};

use super::{Clusters, Group, Kind, index::Index, known, names, sort};
use crate::span::Span;

/// Joins the names of bodies, places, events and laws.
pub(super) fn join(clusters: &mut Clusters<'_, '_>) {
    join_bracketed(clusters);
    join_known(clusters);
    join_acronyms(clusters);
    join_short(clusters);
}

/// Joins "African Union (AU)", and "AU (African Union)".
fn join_bracketed(clusters: &mut Clusters<'_, '_>) {
    let group_of = group_of_mentions(clusters);
    for second in 1..clusters.mentions.len() {
        let first = second - 1;
        let (Some(one), Some(other)) = (group_of[first], group_of[second]) else { continue };
        let (long, short) = (clusters.mentions[first].span, clusters.mentions[second].span);
        if clusters.groups[one].kind == Kind::Person || !in_brackets(clusters.document.text, long, short) {
            continue;
        }
        let (long, short, defined) =
            match clusters.groups[one].name.len() >= clusters.groups[other].name.len() {
                true => (one, other, second),
                false => (other, one, first),
            };
        let name = &clusters.document.text[clusters.mentions[defined].span];
        let words = &clusters.groups[long].words;
        // A foreign acronym need not have the letters of the name before it; one before the bracket must.
        let same_kind = clusters.groups[one].kind == clusters.groups[other].kind;
        let acronym = names::looks_like_acronym(name) && words.len() > 1 && defined == second && same_kind;
        let short_form = names::abbreviates(&names::fold(name), words) && !name.contains(' ');
        if acronym || short_form || short_words(&clusters.groups[short].words, words) {
            let reason = format!("defined in brackets beside {}", clusters.groups[long].name);
            clusters.join(short, long, reason);
        }
    }
}

/// Whether `short` follows `long` in brackets of its own; a word such as "union" may stand between.
fn in_brackets(text: &str, long: Span, short: Span) -> bool {
    let Some(between) = text.get(long.end..short.start) else { return false };
    let Some(gap) = between.strip_suffix('(') else { return false };
    let gap = gap.trim();
    let alone = gap.is_empty() || gap.len() <= 12 && gap.chars().all(char::is_lowercase);
    alone && text[short.end..].starts_with(')')
}

/// "Africa CDC" in brackets after "Africa Centres for Disease Control": the first word is shared, the rest is an acronym.
fn short_words(short: &[String], long: &[String]) -> bool {
    let [first, acronym] = short else { return false };
    long.len() > 2 && *first == long[0] && names::abbreviates(acronym, &long[1..])
}

fn group_of_mentions(clusters: &Clusters<'_, '_>) -> Vec<Option<usize>> {
    let mut group_of = vec![None; clusters.mentions.len()];
    for (index, group) in clusters.groups.iter().enumerate() {
        group.mentions.iter().for_each(|&mention| group_of[mention] = Some(index));
    }
    group_of
}

/// Joins "Britain" to "UK".
fn join_known(clusters: &mut Clusters<'_, '_>) {
    let mut known_as: HashMap<(Kind, &str), Vec<usize>> = HashMap::new();
    let mut order = Vec::new();
    for (index, group) in clusters.groups.iter().enumerate() {
        if group.kind == Kind::Person || group.kind == Kind::People {
            continue;
        }
        if let Some(name) = known::canonical(&group.key) {
            let groups = known_as.entry((group.kind, name)).or_default();
            if groups.is_empty() {
                order.push((group.kind, name));
            }
            groups.push(index);
        }
    }
    for key in order {
        let mut groups = known_as.remove(&key).unwrap_or_default();
        let length = |group: usize| clusters.groups[group].name.len();
        sort(&mut groups, &|one, other| length(other).cmp(&length(one)).then(one.cmp(&other)));
        for &group in &groups[1..] {
            let reason = format!("another name of {}", clusters.groups[groups[0]].name);
            clusters.join(group, groups[0], reason);
        }
    }
}

/// Joins "SADC" to "Southern African Development Community" where only one name has these initials.
fn join_acronyms(clusters: &mut Clusters<'_, '_>) {
    let mut spelled: HashMap<String, Vec<usize>> = HashMap::new();
    let mut begins: HashMap<char, Vec<usize>> = HashMap::new();
    for (index, group) in clusters.groups.iter().enumerate() {
        if matches!(group.kind, Kind::Person | Kind::People | Kind::Work | Kind::Language)
            || group.words.len() < 2
        {
            continue;
        }
        if let Some(first) = group.key.chars().next() {
            begins.entry(first).or_default().push(index);
        }
        for acronym in names::initials(&group.words) {
            spelled.entry(acronym).or_default().push(index);
        }
    }
    for group in 0..clusters.groups.len() {
        let it = &clusters.groups[group];
        let short = it.words.len() == 1 && it.key.chars().count() <= 8;
        if !short || it.joined.is_some() || matches!(it.kind, Kind::Person | Kind::People) {
            continue;
        }
        let nearly = || (it.key.chars().next()).and_then(|first| begins.get(&first));
        let spells = |other: &&usize| names::spells(&it.key, &clusters.groups[**other].words);
        let nearly = || nearly().map(|groups| groups.iter().take(64).filter(spells).copied().collect());
        let Some(found): Option<Vec<usize>> = spelled.get(&it.key).cloned().or_else(nearly) else { continue };
        let written = names::looks_like_acronym(&it.name) || it.key.len() >= 3;
        let mut heads: Vec<usize> = Vec::new();
        for &other in found.iter().take(64) {
            let head = clusters.head(other);
            if clusters.groups[other].kind == it.kind && !heads.contains(&head) {
                heads.push(head);
            }
        }
        settle(clusters, group, &heads, written, "acronym of");
    }
}

/// Joins `group` to the only one of `heads`; where there are several, notes that it could be any.
fn settle(clusters: &mut Clusters<'_, '_>, group: usize, heads: &[usize], sure: bool, relation: &str) {
    match heads {
        [] => {}
        &[into] if sure => {
            let reason = format!("{relation} {}", clusters.groups[into].name);
            clusters.join(group, into, reason);
        }
        _ => clusters.groups[group].could_be.extend_from_slice(heads),
    }
}

/// Joins "Kansuki" to "Kansuki Minerals", "Odette" to "Hurricane Odette".
fn join_short(clusters: &mut Clusters<'_, '_>) {
    let mut order: Vec<usize> = (0..clusters.groups.len())
        .filter(|&group| {
            !matches!(clusters.groups[group].kind, Kind::Person | Kind::People | Kind::Work | Kind::Language)
        })
        .collect();
    let length = |group: usize| clusters.groups[group].words.len();
    sort(&mut order, &|one, other| length(other).cmp(&length(one)).then(one.cmp(&other)));
    let words: Vec<Vec<String>> = clusters.groups.iter().map(|group| group.words.clone()).collect();
    let places = place_words(clusters);
    let mut index = Index::default();
    for &group in &order {
        let name = &words[group];
        let Some((first, last)) = name.first().zip(name.last()) else { continue };
        let bare_place =
            name.len() == 1 && clusters.groups[group].kind == Kind::Body && places.contains(first);
        let acronym = name.len() == 1 && names::looks_like_acronym(&clusters.groups[group].name);
        let alone = bare_place || acronym || stands_for_itself(first, name.len());
        if clusters.groups[group].joined.is_none() && !alone {
            let mut heads: Vec<usize> = Vec::new();
            let mut named: Vec<usize> = Vec::new();
            for &other in index.get(first).iter().chain(index.get(last)) {
                if !shortens(&clusters.groups[group], &clusters.groups[other]) {
                    continue;
                }
                let head = clusters.head(other);
                if !heads.contains(&head) && head != group {
                    heads.push(head);
                    if clusters.first(other) < clusters.first(group) {
                        named.push(head);
                    }
                }
            }
            // A headline shortens what the text then spells out.
            let early = clusters.blocks[clusters.first(group)] < 2
                && heads.iter().all(|&head| words[head].starts_with(name))
                || clusters.groups[group].kind == Kind::Place;
            match (named.len(), heads.len()) {
                (1, _) => settle(clusters, group, &named, true, "short for"),
                (0, 1) if early => settle(clusters, group, &heads, true, "short for"),
                (0, 1) => {}
                _ => settle(clusters, group, &heads, false, "short for"),
            }
        }
        for word in name {
            index.add(word, group);
        }
    }
}

/// The words of the article's places and peoples: alone they name these rather than shorten a body's name.
fn place_words(clusters: &Clusters<'_, '_>) -> HashSet<String> {
    let places = clusters.groups.iter().filter(|group| matches!(group.kind, Kind::Place | Kind::People));
    places.flat_map(|group| group.words.iter().cloned()).collect()
}

/// Single words that never shorten a longer name.
fn stands_for_itself(word: &str, words: usize) -> bool {
    words == 1
        && (word.chars().count() < 3
            || known::canonical(word).is_some()
            || word.chars().all(|c| c.is_ascii_digit()))
}

/// Whether the name of `short` is the beginning or the end of that of `long`, and what is left may be left out.
fn shortens(short: &Group, long: &Group) -> bool {
    let same_label =
        short.labels.iter().any(|(label, _)| long.labels.iter().any(|(other, _)| other == label));
    if !same_label || short.words.len() >= long.words.len() {
        return false;
    }
    let rest = long.words.len() - short.words.len();
    let begins = long.words.starts_with(&short.words);
    let ends = long.words.ends_with(&short.words);
    let digits = |words: &[String]| words.iter().any(|word| word.chars().any(|c| c.is_ascii_digit()));
    match short.kind {
        Kind::Place => {
            begins && place_descriptor(&long.words[short.words.len()..])
                || ends && place_prefix(&long.words[..rest])
        }
        _ if begins => !digits(&long.words[short.words.len()..]),
        _ if ends => {
            let before = &long.words[..rest];
            !matches!(
                before[rest - 1].as_str(),
                "of" | "the" | "for" | "de" | "and" | "in" | "on" | "du" | "von" | "&"
            )
        }
        _ => false,
    }
}

/// What may follow a place's name and be left out: "Sinan County", "Gulf of Mexico", "Santa Cruz de la Sierra".
fn place_descriptor(rest: &[String]) -> bool {
    match rest {
        [word] => matches!(
            word.as_str(),
            "county"
                | "state"
                | "province"
                | "district"
                | "region"
                | "governorate"
                | "island"
                | "islands"
                | "volcano"
                | "dzongkhag"
                | "prefecture"
                | "municipality"
                | "peninsula"
                | "desert"
                | "valley"
        ),
        [of, ..] => matches!(of.as_str(), "of" | "de" | "del" | "upon" | "on"),
        [] => false,
    }
}

/// What may stand before a place's name and be left out: "Republic of Rwanda", "County Durham".
fn place_prefix(rest: &[String]) -> bool {
    match rest {
        [word] => matches!(word.as_str(), "county" | "greater" | "lake" | "mount"),
        [kind, .., of] => {
            of == "of"
                && matches!(
                    kind.as_str(),
                    "republic"
                        | "kingdom"
                        | "state"
                        | "commonwealth"
                        | "city"
                        | "province"
                        | "federal"
                        | "islamic"
                        | "people's"
                        | "union"
                        | "democratic"
                        | "sultanate"
                        | "principality"
                )
        }
        [] => false,
    }
}
