//! Persons: full names, shorter forms of them, surnames and given names.

use std::collections::HashMap;

use super::{
    Clusters, Kind,
    gender::{self, Gender},
    index::Index,
    sort,
};

/// Which part of a full name a single name is, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Surname,
    Given,
    Middle,
    /// A half of a hyphenated surname.
    Half,
}

impl Part {
    fn reason(self, name: &str) -> String {
        match self {
            Part::Surname => format!("surname of {name}"),
            Part::Given => format!("first name of {name}"),
            Part::Middle => format!("part of the name {name}"),
            Part::Half => format!("part of the surname of {name}"),
        }
    }
}

/// Joins shorter names of persons to the full names they belong to.
pub(super) fn join(clusters: &mut Clusters<'_, '_>) {
    let mut full: Vec<usize> = (0..clusters.groups.len())
        .filter(|&group| {
            clusters.groups[group].kind == Kind::Person && clusters.groups[group].words.len() > 1
        })
        .collect();
    // The longest first, so that every shorter form finds what it shortens.
    let words = |group: usize| clusters.groups[group].words.len();
    sort(&mut full, &|one, other| words(other).cmp(&words(one)));
    join_full(clusters, &full);
    join_single(clusters, &full);
}

/// Generations: they tell father from son and are no surname.
fn is_generation(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "ii" | "iii" | "iv")
}

/// Particles that belong to the surname after them.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "da"
            | "do"
            | "dos"
            | "das"
            | "del"
            | "della"
            | "di"
            | "du"
            | "la"
            | "le"
            | "el"
            | "al"
            | "bin"
            | "ibn"
            | "bint"
            | "binti"
            | "binte"
            | "ben"
            | "abu"
            | "ter"
            | "ten"
            | "mac"
            | "te"
            | "st"
    )
}

/// Families whose name comes first where they come from.
fn is_family_first(word: &str) -> bool {
    matches!(
        word,
        "kim"
            | "park"
            | "lee"
            | "choi"
            | "jung"
            | "jeong"
            | "kang"
            | "cho"
            | "yoon"
            | "yun"
            | "jang"
            | "lim"
            | "han"
            | "oh"
            | "seo"
            | "shin"
            | "kwon"
            | "hwang"
            | "ahn"
            | "song"
            | "moon"
            | "bae"
            | "baek"
            | "noh"
            | "roh"
            | "xi"
            | "li"
            | "wang"
            | "zhang"
            | "liu"
            | "chen"
            | "yang"
            | "huang"
            | "zhao"
            | "wu"
            | "zhou"
            | "xu"
            | "sun"
            | "ma"
            | "zhu"
            | "hu"
            | "guo"
            | "he"
            | "lin"
            | "gao"
            | "luo"
            | "zheng"
            | "liang"
            | "xie"
            | "tang"
            | "deng"
            | "feng"
            | "peng"
            | "zeng"
            | "xiao"
            | "tian"
            | "dong"
            | "pan"
            | "yuan"
            | "cai"
            | "jiang"
            | "yu"
            | "du"
            | "ye"
            | "cheng"
            | "wei"
            | "su"
            | "lu"
            | "ding"
            | "ren"
            | "shen"
            | "yao"
            | "chan"
            | "wong"
            | "cheung"
            | "leung"
            | "lam"
            | "ho"
            | "tsai"
            | "hou"
            | "mao"
            | "nguyen"
            | "tran"
            | "pham"
            | "hoang"
            | "phan"
            | "vu"
            | "vo"
            | "dang"
            | "bui"
            | "duong"
            | "orban"
    )
}

/// The words of a full name without generations.
fn core(words: &[String]) -> &[String] {
    match words.split_last() {
        Some((last, rest)) if rest.len() > 1 && is_generation(last) => rest,
        _ => words,
    }
}

/// Whether `short` says less of the same name: its words, or their initials, in order, with the surname or the first
/// two names in common, and no generation that speaks against it.
fn shortens(short: &[String], long: &[String]) -> bool {
    let generation = |words: &[String]| words.last().filter(|word| is_generation(word)).cloned();
    if let (Some(one), Some(other)) = (generation(short), generation(long))
        && one != other
    {
        return false;
    }
    let (short, long) = (core(short), core(long));
    let alike = |one: &str, other: &str| {
        one == other || (one.len() == 1 || other.len() == 1) && one.chars().next() == other.chars().next()
    };
    let ends = short.last() == long.last();
    let begins = short.len() >= 2 && short.iter().zip(long).all(|(one, other)| one == other);
    let mut rest = long.iter();
    let contained = short.iter().all(|word| rest.any(|other| alike(word, other)));
    let first = short.first().zip(long.first()).is_some_and(|(one, other)| alike(one, other));
    let suffix = long.len() > short.len() && long[long.len() - short.len()..] == *short;
    contained && (ends && (first || suffix) || begins)
}

/// Joins "Nana Akufo-Addo" to "Nana Addo Dankwa Akufo-Addo".
fn join_full(clusters: &mut Clusters<'_, '_>, full: &[usize]) {
    let words: Vec<(usize, Vec<String>)> =
        full.iter().map(|&group| (group, clusters.groups[group].words.clone())).collect();
    let mut index = Index::default();
    for (group, words) in &words {
        let last = core(words).last().map_or("", String::as_str);
        let mut longer: Vec<usize> = Vec::new();
        for &other in index.get(last).iter().chain(index.get(&words[0])) {
            if shortens(words, &clusters.groups[other].words) && !clash(clusters, *group, other) {
                let head = clusters.head(other);
                if !longer.contains(&head) {
                    longer.push(head);
                }
            }
        }
        match longer[..] {
            [] => {}
            [into] => {
                let reason = format!("shorter form of {}", clusters.groups[into].name);
                clusters.join(*group, into, reason);
            }
            _ => clusters.groups[*group].could_be.extend(longer),
        }
        index.add(last, *group);
        index.add(&words[0], *group);
    }
}

/// Whether one is said to be a man and the other a woman.
fn clash(clusters: &Clusters<'_, '_>, one: usize, other: usize) -> bool {
    let told = |group: usize| told_gender(clusters, group);
    matches!((told(one), told(other)), (Some(one), Some(other)) if one != other)
}

/// The gender that words before the mentions of a group tell.
fn told_gender(clusters: &Clusters<'_, '_>, group: usize) -> Option<Gender> {
    let mentions = clusters.groups[group].mentions.iter().take(gender::LOOKED_AT);
    gender::agreed(
        mentions.filter_map(|&mention| gender::told(clusters.document, &clusters.mentions[mention])),
    )
}

/// The gender of a full name: told, else that of the given name.
fn gender_of(clusters: &Clusters<'_, '_>, group: usize) -> Option<Gender> {
    told_gender(clusters, group).or_else(|| gender::of_given_name(&clusters.groups[group].words[0]))
}

/// Joins "Owusu", "Ms Owusu", "Ama" to "Ama Owusu".
fn join_single(clusters: &mut Clusters<'_, '_>, full: &[usize]) {
    let singles: Vec<usize> = (0..clusters.groups.len())
        .filter(|&group| {
            clusters.groups[group].kind == Kind::Person && clusters.groups[group].words.len() == 1
        })
        .collect();
    let mut parts: HashMap<String, Vec<(Part, usize)>> = HashMap::new();
    let mut by_first = full.to_vec();
    sort(&mut by_first, &|one, other| clusters.first(one).cmp(&clusters.first(other)));
    for &group in &by_first {
        for (part, word) in parts_of(&clusters.groups[group].words) {
            let entry = parts.entry(word).or_default();
            if entry.len() <= 64 {
                entry.push((part, group));
            }
        }
    }
    let genders: HashMap<usize, Option<Gender>> =
        full.iter().map(|&group| (group, gender_of(clusters, group))).collect();
    for single in singles {
        let found = parts.get(&clusters.groups[single].key).filter(|found| found.len() <= 64);
        let candidates = found.map_or(Vec::new(), |found| surest(clusters, found));
        place(clusters, single, &candidates, &genders);
    }
}

/// The parts under which a full name is called.
fn parts_of(words: &[String]) -> Vec<(Part, String)> {
    let words = core(words);
    let Some((last, rest)) = words.split_last() else { return Vec::new() };
    let mut parts = vec![(Part::Surname, last.clone())];
    if let Some((_, name)) = last.split_once('-')
        && last.starts_with("al-")
    {
        parts.push((Part::Surname, name.to_string()));
    } else {
        parts.extend(
            last.split('-')
                .filter(|half| half.len() > 2 && *half != last)
                .map(|half| (Part::Half, half.into())),
        );
    }
    for (at, word) in rest.iter().enumerate().filter(|(_, word)| word.len() > 1 && !is_particle(word)) {
        let part = match at {
            0 if is_family_first(word) => Part::Surname,
            0 => Part::Given,
            _ => Part::Middle,
        };
        parts.push((part, word.clone()));
    }
    parts
}

/// Of the entities a single name may belong to, those of which it is the surest part.
fn surest(clusters: &Clusters<'_, '_>, found: &[(Part, usize)]) -> Vec<(Part, usize)> {
    let Some(part) = found.iter().map(|(part, _)| *part).min() else { return Vec::new() };
    let mut candidates: Vec<(Part, usize)> = Vec::new();
    // Half a surname may be all that somebody goes by: it competes with the surnames of others.
    let fits = |it: Part| it == part || part == Part::Surname && it == Part::Half;
    for &(it, group) in found.iter().filter(|(it, _)| fits(*it)) {
        let head = clusters.head(group);
        if candidates.iter().all(|&(_, other)| clusters.head(other) != head) {
            candidates.push((it, group));
        }
    }
    candidates
}

/// Decides for every mention of a single name which of `candidates` it means.
fn place(
    clusters: &mut Clusters<'_, '_>,
    single: usize,
    candidates: &[(Part, usize)],
    genders: &HashMap<usize, Option<Gender>>,
) {
    let mut placed: Vec<Vec<usize>> = vec![Vec::new(); candidates.len()];
    let mut own: [Vec<usize>; 3] = Default::default();
    let mut ambiguous = false;
    for &mention in &clusters.groups[single].mentions {
        let title = gender::told(clusters.document, &clusters.mentions[mention]);
        let fits = |&at: &usize| {
            let known = genders.get(&candidates[at].1).copied().flatten();
            title.zip(known).is_none_or(|(title, known)| title == known)
        };
        let fitting: Vec<usize> = (0..candidates.len()).filter(fits).collect();
        match meant(clusters, candidates, &fitting, mention) {
            Some(at) => placed[at].push(mention),
            None => {
                ambiguous |= fitting.len() > 1;
                own[title.map_or(0, |title| 1 + title as usize)].push(mention);
            }
        }
    }
    // Without a full name, "Kerry" and "Mr Kerry" are one unless there is a Mrs Kerry too.
    if own[1].is_empty() || own[2].is_empty() {
        let (titled, other) = (std::mem::take(&mut own[1]), std::mem::take(&mut own[2]));
        own[0].extend(titled.into_iter().chain(other));
        own[0].sort_unstable();
    }
    let parts = placed.into_iter().enumerate().map(|(at, mentions)| (Some(at), mentions));
    let parts = parts.chain(own.into_iter().map(|mentions| (None, mentions)));
    let mut parts: Vec<_> = parts.filter(|(_, mentions)| !mentions.is_empty()).collect();
    // The last part is what remains of the group itself.
    let Some((last, _)) = parts.pop() else { return };
    let mut groups: Vec<(Option<usize>, usize)> =
        parts.into_iter().map(|(at, mentions)| (at, clusters.split(single, mentions))).collect();
    groups.push((last, single));
    for (at, group) in groups {
        match at {
            Some(at) => {
                let (part, into) = candidates[at];
                let reason = part.reason(&clusters.groups[clusters.head(into)].name);
                clusters.join(group, into, reason);
            }
            None if ambiguous => {
                clusters.groups[group].could_be.extend(candidates.iter().map(|&(_, candidate)| candidate));
            }
            None => {}
        }
    }
}

/// Which of the fitting candidates a mention means: the only one, the only one named so far, or the one whose full
/// name stands before it in the paragraph.
fn meant(
    clusters: &Clusters<'_, '_>,
    candidates: &[(Part, usize)],
    fitting: &[usize],
    mention: usize,
) -> Option<usize> {
    if let [only] = fitting {
        return Some(*only);
    }
    let named = |at: &&usize| clusters.first(candidates[**at].1) < mention;
    let mut before = fitting.iter().filter(named);
    if let (Some(only), None) = (before.next(), before.next()) {
        return Some(*only);
    }
    let block = clusters.blocks[mention];
    let beside = |at: &&usize| {
        let mentions = &clusters.groups[candidates[**at].1].mentions;
        let before = mentions.partition_point(|&other| other < mention);
        before > 0 && clusters.blocks[mentions[before - 1]] == block
    };
    let mut beside = fitting.iter().filter(beside);
    match (beside.next(), beside.next()) {
        (Some(only), None) => Some(*only),
        _ => None,
    }
}
