//! Entities: which mentions are one, and what the reader's corrections do to them.

use std::collections::HashMap;

use copydesk::{
    Options, Span,
    analysis::{Entity, Label, Mention},
    corrections::Correction,
    entities,
};
use proptest::prelude::*;

use crate::lines::document;

/// The label of a tag of the corpus.
fn label(tag: &str) -> Label {
    match tag {
        "p" => Label::Person,
        "n" => Label::Norp,
        "o" => Label::Org,
        "g" => Label::Gpe,
        "l" => Label::Loc,
        "f" => Label::Fac,
        "e" => Label::Event,
        "w" => Label::WorkOfArt,
        "r" => Label::Product,
        "a" => Label::Law,
        "u" => Label::Language,
        _ => panic!("no tag: {tag}"),
    }
}

/// Takes the tags out of a text and gives the mentions they mark.
pub(crate) fn untag(tagged: &str) -> (String, Vec<Mention>) {
    let (mut text, mut mentions) = (String::new(), Vec::new());
    let mut rest = tagged;
    while let Some(open) = rest.find('<') {
        text += &rest[..open];
        let tag = &rest[open + 1..open + 2];
        let close = rest.find("</").expect("every tag closes");
        let start = text.len();
        text += &rest[open + 3..close];
        let span = Span::new(start, text.len());
        mentions.push(Mention { span, label: label(tag), entity: None, confidence: 1.0 });
        rest = &rest[close + 4..];
    }
    text += rest;
    (text, mentions)
}

/// A tagged text, resolved.
struct Resolved {
    text: String,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
}

fn resolve(tagged: &str, corrections: Vec<Correction>) -> Resolved {
    let (text, mut mentions) = untag(tagged);
    let document = document(&text);
    let options = Options { corrections, ..Options::default() };
    let entities = entities::resolve(&document, &mut mentions, &options);
    Resolved { text, mentions, entities }
}

impl Resolved {
    /// `Name (label): name as written xN, ...`, an entity a line.
    fn show(&self) -> String {
        let line = |entity: &Entity| {
            let names: Vec<&str> =
                entity.mentions.iter().map(|&mention| &self.text[self.mentions[mention].span]).collect();
            format!("{} = {}", entity.id, names.join(", "))
        };
        self.entities.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn entity(&self, id: &str) -> &Entity {
        self.entities
            .iter()
            .find(|entity| entity.id == id)
            .unwrap_or_else(|| panic!("{id} in\n{}", self.show()))
    }
}

/// Checks the entities of a tagged text.
fn check(tagged: &str, expected: &str) {
    assert_eq!(resolve(tagged, Vec::new()).show(), expected);
}

/// Pairs of different names of one page: of the same entity by the fixture, by the resolver, by both.
#[derive(Default)]
struct Pairs {
    expected: usize,
    found: usize,
    both: usize,
    wrong: Vec<String>,
}

impl Pairs {
    /// Counts the pairs of a page whose `lines` hold the names and, after `= `, the expected clusters.
    fn count(&mut self, page: &str, lines: &[&str]) {
        let text: Vec<&str> = lines.iter().copied().filter(|line| !line.starts_with("= ")).collect();
        let resolved = resolve(&text.join("\n"), Vec::new());
        // A name is a label and a way of writing; the entity of its first mention counts for it.
        let mut names: Vec<(String, &str, String)> = Vec::new();
        for mention in &resolved.mentions {
            let name = &resolved.text[mention.span];
            let label = mention.label.as_str();
            if names.iter().all(|(l, n, _)| l != label || *n != name) {
                names.push((label.into(), name, mention.entity.clone().expect("every name has an entity")));
            }
        }
        let clusters: Vec<Vec<&str>> = lines
            .iter()
            .filter_map(|line| line.strip_prefix("= "))
            .map(|line| line.split(" | ").collect())
            .collect();
        let holds = |cluster: &Vec<&str>, (label, name, _): &(String, &str, String)| {
            cluster.iter().any(|member| match member.split_once(':') {
                Some((wanted, member)) if wanted.chars().all(|c| c.is_uppercase()) => {
                    wanted == label && member == *name
                }
                _ => member == name,
            })
        };
        for (at, one) in names.iter().enumerate() {
            for other in &names[at + 1..] {
                let same_name = one.1 == other.1;
                let expected = clusters.iter().any(|cluster| holds(cluster, one) && holds(cluster, other));
                let found = one.2 == other.2;
                if same_name {
                    // One way of writing under two labels: the guidelines settle which, not the resolver.
                    continue;
                }
                self.expected += usize::from(expected);
                self.found += usize::from(found);
                self.both += usize::from(expected && found);
                if expected != found {
                    let verdict = if found { "joined" } else { "apart" };
                    self.wrong.push(format!("{page}: {verdict}: {} | {}", one.1, other.1));
                }
            }
        }
    }
}

#[test]
fn names_of_our_pages_are_joined_as_a_reader_would() {
    let fixture = include_str!("../fixtures/aliases/pages.txt");
    let mut pairs = Pairs::default();
    for page in fixture.split("### ").skip(1) {
        let lines: Vec<&str> = page.lines().collect();
        pairs.count(lines[0], &lines[1..]);
    }
    let precision = pairs.both as f64 / pairs.found as f64;
    let recall = pairs.both as f64 / pairs.expected as f64;
    let f1 = 2.0 * precision * recall / (precision + recall);
    let figures = format!(
        "pairs expected {} found {} both {}: P {precision:.3} R {recall:.3} F1 {f1:.3}",
        pairs.expected, pairs.found, pairs.both
    );
    println!("{figures}\n{}", pairs.wrong.join("\n"));
    assert!(precision >= 0.97 && f1 >= 0.93, "{figures}\n{}", pairs.wrong.join("\n"));
}

#[test]
fn husband_and_wife_stay_apart() {
    check(
        "<p>Ama Owusu</p> came with her husband, <p>Kofi Owusu</p>.\nMs <p>Owusu</p> spoke. Mr <p>Owusu</p> did not.",
        "PERSON:Ama Owusu = Ama Owusu, Owusu\nPERSON:Kofi Owusu = Kofi Owusu, Owusu",
    );
}

#[test]
fn an_ambiguous_surname_is_left_apart_and_says_so() {
    let tagged = "<p>Ama Owusu</p> came with <p>Esi Owusu</p>.\n<p>Owusu</p> spoke.";
    let resolved = resolve(tagged, Vec::new());
    let reasons: Vec<&str> =
        resolved.entity("PERSON:Owusu").related.iter().map(|related| related.reason.as_str()).collect();
    assert_eq!(reasons, ["could be Ama Owusu", "could be Esi Owusu"]);
}

#[test]
fn every_join_has_its_reason() {
    let tagged = "<p>John Kerry</p> met the <o>European Union</o> (<o>EU</o>).\n\
        Mr <p>Kerry</p> spoke in the <g>United Kingdom</g>. The <g>UK</g> and the \
        <o>Southern African Development Community</o> agreed.\n<o>SADC</o> and <o>Kansuki Minerals</o> met. <o>Kansuki</o> won.";
    let resolved = resolve(tagged, Vec::new());
    let reason = |id: &str| resolved.entity(id).aliases[0].reason.clone();
    assert_eq!(reason("PERSON:John Kerry"), "surname of John Kerry");
    assert_eq!(reason("ORG:European Union"), "defined in brackets beside European Union");
    assert_eq!(reason("GPE:United Kingdom"), "another name of United Kingdom");
    assert_eq!(
        reason("ORG:Southern African Development Community"),
        "acronym of Southern African Development Community"
    );
    assert_eq!(reason("ORG:Kansuki Minerals"), "short for Kansuki Minerals");
}

#[test]
fn shorter_names_find_their_person() {
    check(
        "<p>Luiz Inácio Lula da Silva</p> met <p>Xi Jinping</p>.\n<p>Lula</p> and <p>Xi</p> spoke. <p>Da Silva</p> left.",
        "PERSON:Luiz Inácio Lula da Silva = Luiz Inácio Lula da Silva, Lula, Da Silva\nPERSON:Xi Jinping = Xi Jinping, Xi",
    );
}

#[test]
fn a_people_is_kept_apart_from_its_country_but_knows_it() {
    let resolved =
        resolve("<g>Kenya</g> won. The <n>Kenyans</n> and a <n>Kenyan</n> coach sang.", Vec::new());
    let people = resolved.entity("NORP:Kenyans");
    assert_eq!(people.mentions, [1, 2]);
    assert_eq!(people.related[0].entity, "GPE:Kenya");
    assert_eq!(people.related[0].reason, "people of Kenya");
}

#[test]
fn a_surname_and_a_city_may_be_written_the_same() {
    check(
        "<p>Denzel Washington</p> flew to <g>Washington</g>.\n<p>Washington</p> liked it.",
        "PERSON:Denzel Washington = Denzel Washington, Washington\nGPE:Washington = Washington",
    );
}

#[test]
fn roles_and_titles_are_kept() {
    let resolved = resolve(
        "US Secretary of State <p>John Kerry</p> and British Foreign Secretary <p>Boris Johnson</p> met head teacher <p>Grace Mwangi</p>.\n\
         <p>Yaw Boateng</p>, a spokesman for the <o>GPHA</o>, said no. <o>EU</o> foreign policy chief <p>Ana Reis</p> left.",
        Vec::new(),
    );
    assert_eq!(resolved.entity("PERSON:Boris Johnson").roles, ["British Foreign Secretary"]);
    assert_eq!(resolved.entity("PERSON:John Kerry").roles, ["US Secretary of State"]);
    assert_eq!(resolved.entity("PERSON:Ana Reis").roles, ["EU foreign policy chief"]);
    assert_eq!(resolved.entity("PERSON:Grace Mwangi").roles, ["head teacher"]);
    assert_eq!(resolved.entity("PERSON:Yaw Boateng").roles, ["spokesman for the GPHA"]);
}

#[test]
fn corrections_do_what_they_say() {
    let tagged = "<p>Ama Owusu</p> met <p>Mrs Blank</p> in <g>Tema</g>.\n<p>Owusu</p> saw the Harbour Club and <g>Tema</g>.";
    let id = |name: &str| format!("PERSON:{name}");
    let with = |corrections: Vec<Correction>| resolve(tagged, corrections).show();
    assert_eq!(
        with(vec![Correction::Merge { entity: id("Mrs Blank"), into: id("Ama Owusu") }]),
        "PERSON:Ama Owusu = Ama Owusu, Mrs Blank, Owusu\nGPE:Tema = Tema, Tema"
    );
    assert_eq!(
        with(vec![Correction::Split { entity: id("Ama Owusu"), name: "Owusu".into() }]),
        "PERSON:Ama Owusu = Ama Owusu\nPERSON:Mrs Blank = Mrs Blank\nGPE:Tema = Tema, Tema\nPERSON:Owusu = Owusu"
    );
    assert_eq!(
        with(vec![Correction::Hide { entity: "GPE:Tema".into() }]),
        "PERSON:Ama Owusu = Ama Owusu, Owusu\nPERSON:Mrs Blank = Mrs Blank"
    );
    assert_eq!(
        with(vec![Correction::Add { text: "Harbour Club".into(), label: Label::Org }]),
        "PERSON:Ama Owusu = Ama Owusu, Owusu\nPERSON:Mrs Blank = Mrs Blank\nGPE:Tema = Tema, Tema\nORG:Harbour Club = Harbour Club"
    );
    let renamed =
        resolve(tagged, vec![Correction::Rename { entity: id("Mrs Blank"), name: "Esi Blank".into() }]);
    assert_eq!(renamed.entity("PERSON:Mrs Blank").name, "Esi Blank");
    let relabelled =
        resolve(tagged, vec![Correction::Relabel { entity: "GPE:Tema".into(), label: Label::Fac }]);
    assert_eq!(relabelled.entity("GPE:Tema").label, Label::Fac);
    assert!(relabelled.mentions.iter().filter(|mention| mention.label == Label::Fac).count() == 2);
}

const TAGGED: &str = "<p>Ama Owusu</p> met <p>Kofi Owusu</p> of the <o>African Union</o> (<o>AU</o>) in <g>Tema</g>.\n\
    <p>Owusu</p> and the <n>Ghanaians</n> of <g>Ghana</g> saw <p>Kofi</p> at the <f>Harbour Club</f>; the <o>AU</o> did not.";

fn any_correction() -> impl Strategy<Value = Correction> {
    let ids = resolve(TAGGED, Vec::new())
        .entities
        .into_iter()
        .map(|entity| entity.id)
        .chain(["PERSON:Nobody".into()]);
    let id = prop::sample::select(ids.collect::<Vec<String>>());
    let name = prop::sample::select(vec!["Ama Owusu", "Owusu", "AU", "Kofi", "saw", "Harbour", "", " "]);
    let label = prop::sample::select(Label::NAMES.to_vec());
    prop_oneof![
        (id.clone(), id.clone()).prop_map(|(entity, into)| Correction::Merge { entity, into }),
        (id.clone(), name.clone()).prop_map(|(entity, name)| Correction::Split { entity, name: name.into() }),
        (id.clone(), name.clone())
            .prop_map(|(entity, name)| Correction::Rename { entity, name: name.into() }),
        (id.clone(), label.clone()).prop_map(|(entity, label)| Correction::Relabel { entity, label }),
        id.prop_map(|entity| Correction::Hide { entity }),
        (name, label).prop_map(|(text, label)| Correction::Add { text: text.into(), label }),
    ]
}

/// What holds of every resolved text.
fn check_invariants(resolved: &Resolved) -> Result<(), TestCaseError> {
    let mut owner: HashMap<usize, &str> = HashMap::new();
    let mut ids: Vec<&str> = resolved.entities.iter().map(|entity| entity.id.as_str()).collect();
    for entity in &resolved.entities {
        prop_assert!(!entity.mentions.is_empty());
        prop_assert!(entity.mentions.is_sorted());
        for &mention in &entity.mentions {
            prop_assert!(mention < resolved.mentions.len());
            prop_assert_eq!(owner.insert(mention, &entity.id), None, "a mention in two entities");
            prop_assert_eq!(resolved.mentions[mention].entity.as_deref(), Some(entity.id.as_str()));
        }
        for related in &entity.related {
            prop_assert!(ids.contains(&related.entity.as_str()));
        }
    }
    prop_assert!(resolved.mentions.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    ids.sort_unstable();
    ids.dedup();
    prop_assert_eq!(ids.len(), resolved.entities.len(), "two entities with one id");
    Ok(())
}

proptest! {
    #[test]
    fn corrections_in_any_order_keep_the_entities_whole(corrections in prop::collection::vec(any_correction(), 0..8)) {
        check_invariants(&resolve(TAGGED, corrections.clone()))?;
        // Undo is taking one off the list: what is left gives what it gave before.
        let mut undone = corrections.clone();
        if let Some(last) = undone.pop() {
            let before = resolve(TAGGED, undone.clone());
            undone.push(last);
            resolve(TAGGED, undone.clone());
            undone.pop();
            let after = resolve(TAGGED, undone);
            prop_assert_eq!(before.entities, after.entities);
            prop_assert_eq!(before.mentions, after.mentions);
        }
    }

    #[test]
    fn any_names_are_resolved(
        names in prop::collection::vec(
            (
                prop::sample::select(vec!["p", "o", "g", "n", "e", "f"]),
                prop::collection::vec(prop::sample::select(vec!["Ama", "Owusu", "EU", "European", "Union", "al-Sadr", "Jr", "of", "A.", "–", "Łódź"]), 1..4),
                prop::sample::select(vec![" ", ", Ms ", " (", ") ", "\n", " said "]),
            ),
            0..30,
        )
    ) {
        let tagged: String =
            names.iter().map(|(tag, words, glue)| format!("<{tag}>{}</{tag}>{glue}", words.join(" "))).collect();
        check_invariants(&resolve(&tagged, Vec::new()))?;
    }
}
