//! Closed word classes of English, as far as finding sources needs them.

/// The class of a word, number or mark outside quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A capitalised word, or a part of a mention.
    Name,
    /// `he`, `she`, `they`, `I`, `we`, `it`, `who`-less.
    Pronoun,
    /// `the`, `a`, `his`, `some`, `another`.
    Determiner,
    /// `of`, `at`, `for`.
    Preposition,
    /// `and`, `but`, `or`.
    Conjunction,
    /// `that`, `because`, `when`.
    Subordinator,
    /// `who`, `which`, `whose`.
    Relative,
    /// `has`, `was`, `will`, `to`, `not`.
    Auxiliary,
    /// `later`, `also`, `quickly`.
    Adverb,
    /// A word that may report speech.
    Verb,
    /// A weekday, a month, `yesterday`.
    Time,
    /// Digits.
    Number,
    /// `'s`.
    Clitic,
    /// A comma.
    Comma,
    /// A dash between spaces, or an em dash.
    Dash,
    /// A colon.
    Colon,
    /// A full stop, a semicolon and the like.
    Stop,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation.
    Quote,
    /// Any other word.
    Other,
}

/// The class of a lower-case word; none where it is open.
pub(super) fn closed_class(word: &str) -> Option<Class> {
    Some(match word {
        "he" | "she" | "they" | "i" | "we" | "it" | "you" | "one" | "others" | "someone" | "everyone"
        | "both" | "many" | "somebody" | "nobody" => Class::Pronoun,
        "the" | "a" | "an" | "his" | "her" | "their" | "its" | "our" | "my" | "your" | "this" | "these"
        | "those" | "some" | "another" | "any" | "every" | "each" | "no" | "two" | "three" | "four"
        | "five" | "several" | "most" | "few" | "other" => Class::Determiner,
        "of" | "in" | "on" | "at" | "for" | "from" | "with" | "by" | "near" | "during" | "about" | "into"
        | "under" | "over" | "against" | "among" | "between" | "through" | "toward" | "towards" | "upon"
        | "within" | "without" | "outside" | "inside" | "amid" | "via" | "like" | "per" | "despite"
        | "following" | "including" | "behind" | "beyond" | "across" => Class::Preposition,
        "and" | "but" | "or" | "nor" | "yet" => Class::Conjunction,
        "that" | "because" | "when" | "while" | "if" | "as" | "after" | "before" | "since" | "although"
        | "though" | "where" | "until" | "unless" | "whether" | "than" | "so" | "how" | "why" | "what" => {
            Class::Subordinator
        }
        "who" | "which" | "whose" | "whom" => Class::Relative,
        "has" | "have" | "had" | "having" | "is" | "are" | "was" | "were" | "be" | "been" | "being"
        | "am" | "will" | "would" | "can" | "could" | "may" | "might" | "shall" | "should" | "must"
        | "do" | "does" | "did" | "to" | "not" | "never" | "don't" | "didn't" | "doesn't" | "won't"
        | "wouldn't" | "isn't" | "wasn't" | "weren't" | "hasn't" | "haven't" | "hadn't" | "couldn't"
        | "can't" | "ought" | "went" | "goes" => Class::Auxiliary,
        "also" | "then" | "later" | "earlier" | "again" | "still" | "even" | "just" | "often" | "always"
        | "once" | "now" | "soon" | "further" | "too" | "here" | "there" | "ever" | "almost" | "back"
        | "out" | "simply" | "instead" | "however" | "meanwhile" | "sometimes" | "already" | "first"
        | "next" => Class::Adverb,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "yesterday"
        | "today" | "tomorrow" | "tonight" | "january" | "february" | "march" | "april" | "june" | "july"
        | "august" | "september" | "october" | "november" | "december" => Class::Time,
        _ if word.len() > 4 && word.ends_with("ly") && !matches!(word, "family" | "assembly" | "ally") => {
            Class::Adverb
        }
        _ => return None,
    })
}

/// Whether a lower-case noun stands for words somebody has spoken: "her claim that".
pub(super) fn is_report(word: &str) -> bool {
    matches!(
        word,
        "accusation"
            | "accusations"
            | "admission"
            | "advice"
            | "allegation"
            | "allegations"
            | "announcement"
            | "answer"
            | "argument"
            | "assertion"
            | "assertions"
            | "assessment"
            | "belief"
            | "call"
            | "calls"
            | "claim"
            | "claims"
            | "comment"
            | "comments"
            | "complaint"
            | "conclusion"
            | "criticism"
            | "declaration"
            | "description"
            | "explanation"
            | "insistence"
            | "letter"
            | "message"
            | "opinion"
            | "pledge"
            | "post"
            | "prediction"
            | "promise"
            | "promises"
            | "reference"
            | "remark"
            | "remarks"
            | "reply"
            | "response"
            | "speech"
            | "statement"
            | "statements"
            | "suggestion"
            | "testimony"
            | "threat"
            | "tweet"
            | "view"
            | "views"
            | "vow"
            | "warning"
            | "warnings"
            | "words"
    )
}
