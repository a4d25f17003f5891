//! Words that keep a full stop, and words that begin sentences: what tokens and sentences both need to know.

/// How the full stop of an abbreviation behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// A title or word that needs a sequel: `Mr.`, `e.g.`; it ends no sentence.
    Open,
    /// `Inc.`, `Calif.`, `U.S.`: ends a sentence only where a word follows that begins sentences.
    Name,
    /// `etc.`: ends a sentence where a capital follows.
    Closing,
    /// `No.`, `p.`: an abbreviation only before a number.
    Counted,
    /// `Jan.`, `Mon.`: an abbreviation only before a number or a comma.
    Calendar,
}

/// The longest entry of [`abbreviation`], in bytes.
const LONGEST: usize = 6;

/// What the abbreviation `word`, written without its full stop, does; none where it is no known abbreviation.
/// Entries stand in lower or in title case; a word in capitals is read as title case.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    use Abbreviation::{Calendar, Closing, Counted, Name, Open};
    if word.len() > LONGEST || !word.is_ascii() {
        return None;
    }
    let mut buffer = [0; LONGEST];
    let buffer = &mut buffer[..word.len()];
    buffer.copy_from_slice(word.as_bytes());
    if word.as_bytes().iter().all(u8::is_ascii_uppercase) {
        buffer.iter_mut().skip(1).for_each(|b| b.make_ascii_lowercase());
    }
    Some(match std::str::from_utf8(buffer).ok()? {
        "Mr" | "Mrs" | "Ms" | "Mx" | "Dr" | "Drs" | "Prof" | "Hon" | "Rev" | "Revd" | "Fr" | "Msgr"
        | "Gen" | "Sen" | "Sens" | "Rep" | "Reps" | "Gov" | "Govs" | "Sgt" | "Cpl" | "Pvt" | "Pte" | "Lt"
        | "Lieut" | "Col" | "Maj" | "Capt" | "Cmdr" | "Adm" | "Brig" | "Pres" | "Supt" | "Insp" | "Atty"
        | "Amb" | "Asst" | "Assoc" | "Mme" | "Mlle" | "Sra" | "Srta" | "Hr" | "Fru" | "Bp" | "vs" | "viz"
        | "cf" | "approx" | "bzw" | "ca" | "geb" | "inkl" | "sog" | "Mt" | "Ft" => Open,
        "Inc" | "Corp" | "Ltd" | "Co" | "Cos" | "Bros" | "LLC" | "Plc" | "Pty" | "Jr" | "Sr" | "Esq"
        | "Dept" | "Univ" | "Assn" | "Intl" | "Govt" | "St" | "Ave" | "Blvd" | "Rd" | "Hwy" | "Pkwy"
        | "Str" | "Ala" | "Ariz" | "Ark" | "Calif" | "Colo" | "Conn" | "Del" | "Fla" | "Ga" | "Ill"
        | "Ind" | "Kan" | "Ky" | "La" | "Md" | "Mich" | "Minn" | "Mo" | "Mont" | "Neb" | "Nev" | "Okla"
        | "Ont" | "Ore" | "Pa" | "Que" | "Tenn" | "Tex" | "Va" | "Vt" | "Wis" | "Wyo" | "Ph" | "Bt"
        | "hrs" | "mins" | "secs" | "yrs" | "oz" | "lbs" | "ft" | "dept" | "est" | "ed" | "eds" | "trans"
        | "Mio" | "Mrd" => Name,
        "etc" | "al" | "usw" => Closing,
        "No" | "Nos" | "no" | "nos" | "Nr" | "p" | "pp" | "c" | "Art" | "Sec" | "Vol" | "vol" | "Fig"
        | "fig" | "Figs" | "ch" | "Ch" | "par" | "Op" | "Abs" | "v" | "Tel" | "tel" | "Ext" | "ext" => {
            Counted
        }
        "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sep" | "Sept" | "Oct" | "Okt" | "Nov"
        | "Dec" | "Dez" | "Mon" | "Tue" | "Tues" | "Wed" | "Thu" | "Thur" | "Thurs" | "Fri" | "Sat"
        | "Sun" => Calendar,
        _ => return None,
    })
}

/// Whether `word` is a function word with a capital, which seldom stands so inside a sentence: `The`, `But`, `He`.
pub(crate) fn begins_sentence(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "He"
            | "She"
            | "It"
            | "They"
            | "We"
            | "I"
            | "You"
            | "This"
            | "That"
            | "These"
            | "Those"
            | "There"
            | "Here"
            | "But"
            | "And"
            | "Or"
            | "So"
            | "Yet"
            | "In"
            | "On"
            | "At"
            | "As"
            | "By"
            | "For"
            | "From"
            | "To"
            | "With"
            | "When"
            | "While"
            | "If"
            | "After"
            | "Before"
            | "Since"
            | "Although"
            | "Though"
            | "Because"
            | "However"
            | "Meanwhile"
            | "Also"
            | "Its"
            | "His"
            | "Her"
            | "Their"
            | "Our"
            | "My"
            | "Your"
            | "Some"
            | "Many"
            | "Most"
            | "Several"
            | "Few"
            | "Both"
            | "Each"
            | "All"
            | "Another"
            | "Other"
            | "Others"
            | "Such"
            | "What"
            | "Why"
            | "How"
            | "Who"
            | "Where"
            | "Which"
            | "Whose"
            | "Then"
            | "Now"
            | "Still"
            | "Even"
            | "Only"
            | "Not"
            | "Yes"
            | "Under"
            | "During"
            | "Despite"
            | "According"
            | "Earlier"
            | "Later"
            | "Once"
            | "Until"
            | "Unless"
            | "Whether"
            | "Among"
            | "Between"
            | "Through"
            | "Without"
            | "Within"
            | "Instead"
            | "Moreover"
            | "Furthermore"
            | "Nevertheless"
            | "Nonetheless"
            | "Der"
            | "Die"
            | "Das"
            | "Ein"
            | "Eine"
            | "Er"
            | "Sie"
            | "Es"
            | "Wir"
            | "Ich"
            | "Im"
            | "Am"
            | "Auf"
            | "Mit"
            | "Nach"
            | "Bei"
            | "Und"
            | "Aber"
            | "Doch"
            | "Auch"
            | "Il"
            | "Elle"
            | "Les"
            | "El"
            | "Los"
            | "Las"
    )
}
