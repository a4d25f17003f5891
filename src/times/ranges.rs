//! Two times that are the ends of one stretch: "from Monday to Friday", "between May and June 2021".

use crate::times::{
    grammar::{DateExpr, Expr, Found, Which, Year},
    lexer::Atoms,
};

/// Lets the ends of every stretch know of each other: the first takes the year that only the last names, the last
/// follows the first.
pub(crate) fn join(atoms: &Atoms<'_>, times: &mut [Found]) {
    for at in 1..times.len() {
        let (before, after) = times.split_at_mut(at);
        let (first, last) = (&mut before[at - 1], &mut after[0]);
        if !are_ends(atoms, first, last) {
            continue;
        }
        let (Expr::Date(from), Expr::Date(to)) = (&mut first.expr, &mut last.expr) else { continue };
        if from.year == Year::Open && from.which.is_none() && from.month.is_some() {
            from.year = match to.year {
                Year::Given(year) if from.month > to.month => Year::Given(year - 1),
                year => year,
            };
        }
        if to.year == Year::Open && to.which.is_none() && alike(from, to) {
            to.which = Some(Which::Focus(0));
        }
    }
}

/// Whether a word or dash that joins ends, and nothing else, stands between the two.
fn are_ends(atoms: &Atoms<'_>, first: &Found, last: &Found) -> bool {
    let opened = |words: &[&str]| first.start > 0 && atoms.any(first.start - 1, words);
    let joint = first.end;
    last.start == joint + 1
        && (atoms.any(joint, &["to", "until", "till"]) && opened(&["from"])
            || atoms.is(joint, "and") && opened(&["between"])
            || atoms.is(joint, "through")
            || atoms.dash(joint))
}

/// Whether two dates are named by the same parts: two weekdays, two months, two days of months.
fn alike(one: &DateExpr, other: &DateExpr) -> bool {
    let parts = |date: &DateExpr| (date.month.is_some(), date.day.is_some());
    parts(one) == parts(other) && (one.weekday.is_some() == other.weekday.is_some() || one.month.is_some())
}
