//! What the rules know of languages beyond their word lists.

use super::{FILES, Language};

/// The ASCII mark that ends sentences in this language, by its script.
pub(crate) fn own_terminator(language: Language) -> Option<char> {
    let files = FILES.get(language as usize)?;
    files.scripts.iter().find_map(|script| script.own_terminator())
}

/// How a language uses a stop behind a number to make it an ordinal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ordinals {
    /// Not at all.
    None,
    /// `XII. pluk`, `12. maj`: what follows is as a rule in lower case.
    BeforeLowerCase,
    /// `12. Juni`: what follows often has a capital.
    BeforeCapitals,
}

impl Ordinals {
    pub(crate) fn of(language: Language) -> Self {
        use Language as L;
        match language {
            L::German | L::Turkish => Ordinals::BeforeCapitals,
            L::Czech
            | L::Slovak
            | L::Slovenian
            | L::Croatian
            | L::Serbian
            | L::Polish
            | L::Danish
            | L::Norwegian
            | L::Finnish
            | L::Estonian
            | L::Latvian
            | L::Lithuanian
            | L::Hungarian
            | L::Basque => Ordinals::BeforeLowerCase,
            _ => Ordinals::None,
        }
    }
}

/// Whether a word is the English `I`, alone or shortened with another, which has its capital within sentences too.
pub(crate) fn is_first_person(word: &str) -> bool {
    word == "I" || word.strip_prefix('I').is_some_and(|rest| rest.starts_with(['\'', '’']))
}

/// Whether a Chinese sentence so far asks or exclaims, as a lone ASCII `?` in it need not: it stands for the dot of a
/// foreign name as well.
pub(crate) fn asks_in_chinese(sentence: &str) -> bool {
    let asking =
        |c| matches!(c, '吗' | '呢' | '吧' | '么' | '谁' | '哪' | '怎' | '什' | '何' | '几' | '啊' | '嘛');
    sentence.chars().rev().take(40).any(asking)
}
