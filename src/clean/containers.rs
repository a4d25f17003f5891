//! Which element of the page holds the article, and how each line stands to it (the idea of Readability, Arc90 2009:
//! what holds most of the prose is the article, what stands beside it is not).

use super::measures::Sheet;
use crate::source::Line;

/// How many measures [`Containers::measure`] adds.
pub(super) const COUNT: usize = 10;
/// How many [`Containers::measure_to`] adds.
pub(super) const PLACE_COUNT: usize = 6;

/// A child that holds this share of its element's weight leads on to the article.
const MOST: f32 = 0.7;

/// What an element holds, at any depth.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    /// The weight of its lines.
    weight: f32,
    /// Their words.
    words: f32,
    lines: u32,
}

/// How an element stands to a given one: the article's, the headline's.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// How far above the given element the first one is that holds both: 0 inside.
    above: u16,
    /// How far below that it stands itself.
    below: u16,
    /// The part of that which it stands in; 0 for that element itself.
    branch: u32,
}

/// The elements of a page, weighed.
#[derive(Debug)]
pub(super) struct Containers<'a> {
    /// The element that holds each, as in [`crate::source::Page::elements`].
    elements: &'a [u32],
    held: Vec<Held>,
    places: Vec<Place>,
}

impl<'a> Containers<'a> {
    /// Weighs the elements of `lines`; `weigh` gives the words of each, and what it counts for the article.
    pub(super) fn new(elements: &'a [u32], lines: &[Line], weigh: impl Fn(usize) -> (f32, f32)) -> Self {
        let mut held = vec![Held::default(); elements.len()];
        for (at, line) in lines.iter().enumerate() {
            if let Some(own) = held.get_mut(line.markup.block as usize) {
                let (words, weight) = weigh(at);
                *own = Held { weight: own.weight + weight, words: own.words + words, lines: own.lines + 1 };
            }
        }
        // What holds an element has a lower number: one pass from the end sums all up, one from the start comes down.
        for element in (2..elements.len()).rev() {
            let own = held[element];
            let outer = &mut held[elements[element] as usize];
            *outer = Held {
                weight: outer.weight + own.weight,
                words: outer.words + own.words,
                lines: outer.lines + own.lines,
            };
        }
        let mut article = 1;
        for element in 2..elements.len() {
            let leads = elements[element] as usize == article
                && held[element].weight > 0.0
                && held[element].weight >= held[article].weight * MOST;
            article = if leads { element } else { article };
        }
        Containers { elements, held, places: places(elements, article) }
    }

    /// Adds how the line stands to the article's element and what the elements around it hold; -1 where there is no
    /// markup.
    pub(super) fn measure(&self, line: &Line, sheet: &mut Sheet) {
        let block = line.markup.block as usize;
        let Some(place) = self.places.get(block) else {
            sheet.extend([-1.0; COUNT]);
            return;
        };
        let all = self.held[1].weight.max(1.0);
        let outer = |element: u32| self.elements[element as usize];
        let second = outer(outer(block as u32));
        sheet.extend([f32::from(place.above), f32::from(place.below)]);
        for element in [second, outer(second)] {
            let held = self.held[element as usize];
            sheet.extend([held.weight / all, held.weight / held.words.max(1.0)]);
        }
        self.measure_branch(*place, sheet);
    }

    fn measure_branch(&self, place: Place, sheet: &mut Sheet) {
        let (all, branch) = (self.held[1], self.held[place.branch as usize]);
        sheet.extend([
            branch.weight / all.weight.max(1.0),
            branch.weight / branch.words.max(1.0),
            branch.lines as f32,
            branch.words / all.words.max(1.0),
        ]);
    }

    /// Adds how the line stands to an element, whose `places` are given.
    pub(super) fn measure_to(&self, places: &[Place], line: &Line, sheet: &mut Sheet) {
        match places.get(line.markup.block as usize) {
            Some(&place) => {
                sheet.extend([f32::from(place.above), f32::from(place.below)]);
                self.measure_branch(place, sheet);
            }
            None => sheet.extend([-1.0; PLACE_COUNT]),
        }
    }
}

/// How each element stands to `target`.
pub(super) fn places(elements: &[u32], target: usize) -> Vec<Place> {
    if target >= elements.len() {
        return Vec::new();
    }
    let mut way = vec![false; elements.len()];
    let (mut length, mut element) = (0u16, target);
    while element > 0 {
        way[element] = true;
        length = length.saturating_add(1);
        element = if element == 1 { 0 } else { elements[element] as usize };
    }
    let mut places = vec![Place::default(); elements.len()];
    let mut passed = 0;
    for element in 1..elements.len() {
        let outer = places[elements[element] as usize];
        places[element] = if way[element] {
            passed += 1;
            Place { above: length.saturating_sub(passed), below: 0, branch: 0 }
        } else {
            let branch = if outer.branch == 0 { element as u32 } else { outer.branch };
            Place { below: outer.below.saturating_add(1), branch, ..outer }
        };
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{self, Source};

    #[test]
    fn what_stands_beside_the_article_is_further_from_it_than_what_stands_in_it() {
        let html = "<body><div><ul><li>Home</li><li>News</li></ul></div><main><article><h1>Harbour opens</h1>\
                    <div><p>One</p><p>Two</p><blockquote><p>Three</p></blockquote></div></article>\
                    <aside><p>Four</p></aside></main></body>";
        let page = source::read(&Source::html(html).expect("under the limit"));
        let text = |at: usize| &page.text[page.lines[at].span];
        let prose = ["One", "Two", "Three"];
        let weigh = |at: usize| (10.0, if prose.contains(&text(at)) { 10.0 } else { 0.0 });
        let containers = Containers::new(&page.elements, &page.lines, weigh);
        let place = |at: usize| {
            let place = containers.places[page.lines[at].markup.block as usize];
            (text(at), place.above, place.below)
        };
        let places: Vec<_> = (0..page.lines.len()).map(place).collect();
        let expected = [
            ("Home", 3, 3),
            ("News", 3, 3),
            ("Harbour opens", 1, 1),
            ("One", 0, 1),
            ("Two", 0, 1),
            ("Three", 0, 2),
            ("Four", 2, 2),
        ];
        assert_eq!(places, expected);
    }
}
