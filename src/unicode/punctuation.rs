//! The marks of every script: what ends a sentence, what pauses, quotes, encloses, joins or lists.

/// How a mark ends a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Terminator {
    /// A full stop, which ends abbreviations, numbers and initials as well.
    Stop,
    /// A question or exclamation mark that also stands inside sentences.
    Strong,
    /// Three dots, however written.
    Ellipsis,
    /// A mark that needs no white space behind it and has no other use.
    Full,
}

use Terminator::{Ellipsis, Full, Stop, Strong};

/// The marks that end sentences, from the first of a range to its last, by code point: those that Unicode
/// calls `Sentence_Terminal`, the ellipsis, and marks of Greek, Sinhala, Thai and Tibetan that it calls
/// terminal only.
pub(crate) const TERMINATORS: &[(char, char, Terminator)] = &[
    ('!', '!', Strong),
    ('.', '.', Stop),
    ('?', '?', Strong),
    ('\u{37E}', '\u{37E}', Full),   // Greek
    ('\u{589}', '\u{589}', Full),   // Armenian
    ('\u{61D}', '\u{61E}', Full),   // Arabic, here and below
    ('\u{61F}', '\u{61F}', Strong), // its question mark
    ('\u{6D4}', '\u{6D4}', Full),   // the full stop of Urdu
    ('\u{700}', '\u{702}', Full),   // Syriac
    ('\u{7F9}', '\u{7F9}', Full),   // N'Ko
    ('\u{837}', '\u{837}', Full),   // Samaritan
    ('\u{839}', '\u{839}', Full),   // Samaritan
    ('\u{83D}', '\u{83E}', Full),   // Samaritan
    ('\u{964}', '\u{965}', Full),   // the dandas of India
    ('\u{DF4}', '\u{DF4}', Full),   // Sinhala
    ('\u{E5B}', '\u{E5B}', Full),   // Thai
    ('\u{F0D}', '\u{F12}', Full),   // Tibetan
    ('\u{104A}', '\u{104B}', Full), // Burmese
    ('\u{1362}', '\u{1362}', Full), // Ethiopic
    ('\u{1367}', '\u{1368}', Full), // Ethiopic
    ('\u{166E}', '\u{166E}', Full), // Canadian syllabics
    ('\u{1735}', '\u{1736}', Full), // Hanunoo and its neighbours
    ('\u{17D4}', '\u{17D5}', Full), // Khmer
    ('\u{1803}', '\u{1803}', Full), // Mongolian
    ('\u{1809}', '\u{1809}', Full), // Manchu
    ('\u{1944}', '\u{1945}', Full), // Limbu
    ('\u{1AA8}', '\u{1AAB}', Full), // Tai Tham
    ('\u{1B4E}', '\u{1B4F}', Full), // Balinese
    ('\u{1B5A}', '\u{1B5B}', Full), // Balinese
    ('\u{1B5E}', '\u{1B5F}', Full), // Balinese
    ('\u{1B7D}', '\u{1B7F}', Full), // Balinese
    ('\u{1C3B}', '\u{1C3C}', Full), // Lepcha
    ('\u{1C7E}', '\u{1C7F}', Full), // Ol Chiki
    ('\u{2024}', '\u{2024}', Stop), // one dot of a leader
    ('…', '…', Ellipsis),
    ('\u{203C}', '\u{203D}', Strong), // ‼ ‽
    ('\u{2047}', '\u{2049}', Strong), // ⁇ ⁈ ⁉
    ('\u{2CF9}', '\u{2CFB}', Full),   // Coptic
    ('\u{2E2E}', '\u{2E2E}', Strong), // ⸮
    ('\u{2E3C}', '\u{2E3C}', Full),   // shorthand
    ('\u{2E53}', '\u{2E54}', Strong), // medieval Latin
    ('。', '。', Full),
    ('\u{A4FF}', '\u{A4FF}', Full), // Lisu
    ('\u{A60E}', '\u{A60F}', Full), // Vai
    ('\u{A6F3}', '\u{A6F3}', Full), // Bamum
    ('\u{A6F7}', '\u{A6F7}', Full), // Bamum
    ('\u{A876}', '\u{A877}', Full), // Phags-pa
    ('\u{A8CE}', '\u{A8CF}', Full), // Saurashtra
    ('\u{A92F}', '\u{A92F}', Full), // Kayah Li
    ('\u{A9C8}', '\u{A9C9}', Full), // Javanese
    ('\u{AA5D}', '\u{AA5F}', Full), // Cham
    ('\u{AAF0}', '\u{AAF1}', Full), // Meetei Mayek
    ('\u{ABEB}', '\u{ABEB}', Full), // Meetei Mayek
    ('\u{FE12}', '\u{FE12}', Full), // upright 。
    ('\u{FE15}', '\u{FE16}', Full), // upright ！ and ？
    ('\u{FE52}', '\u{FE52}', Full), // small .
    ('\u{FE56}', '\u{FE57}', Full), // small ? and !
    ('！', '！', Full),
    ('．', '．', Stop),
    ('？', '？', Full),
    ('｡', '｡', Full),
    ('\u{10A56}', '\u{10A57}', Full), // Kharoshthi
    ('\u{10F55}', '\u{10F59}', Full), // Sogdian
    ('\u{10F86}', '\u{10F89}', Full), // Old Uyghur
    ('\u{11047}', '\u{11048}', Full), // Brahmi
    ('\u{110BE}', '\u{110C1}', Full), // Kaithi
    ('\u{11141}', '\u{11143}', Full), // Chakma
    ('\u{111C5}', '\u{111C6}', Full), // Sharada
    ('\u{111CD}', '\u{111CD}', Full), // Sharada
    ('\u{111DE}', '\u{111DF}', Full), // Sharada
    ('\u{11238}', '\u{11239}', Full), // Khojki
    ('\u{1123B}', '\u{1123C}', Full), // Khojki
    ('\u{112A9}', '\u{112A9}', Full), // Multani
    ('\u{113D4}', '\u{113D5}', Full), // Tulu-Tigalari
    ('\u{1144B}', '\u{1144C}', Full), // Newa
    ('\u{115C2}', '\u{115C3}', Full), // Siddham
    ('\u{115C9}', '\u{115D7}', Full), // Siddham
    ('\u{11641}', '\u{11642}', Full), // Modi
    ('\u{1173C}', '\u{1173E}', Full), // Ahom
    ('\u{11944}', '\u{11944}', Full), // Dives Akuru
    ('\u{11946}', '\u{11946}', Full), // Dives Akuru
    ('\u{11A42}', '\u{11A43}', Full), // Zanabazar
    ('\u{11A9B}', '\u{11A9C}', Full), // Soyombo
    ('\u{11C41}', '\u{11C42}', Full), // Bhaiksuki
    ('\u{11EF7}', '\u{11EF8}', Full), // Makasar
    ('\u{11F43}', '\u{11F44}', Full), // Kawi
    ('\u{16A6E}', '\u{16A6F}', Full), // Mro
    ('\u{16AF5}', '\u{16AF5}', Full), // Bassa Vah
    ('\u{16B37}', '\u{16B38}', Full), // Pahawh Hmong
    ('\u{16B44}', '\u{16B44}', Full), // Pahawh Hmong
    ('\u{16D6E}', '\u{16D6F}', Full), // Kirat Rai
    ('\u{16E98}', '\u{16E98}', Full), // Medefaidrin
    ('\u{1BC9F}', '\u{1BC9F}', Full), // Duployan
    ('\u{1DA88}', '\u{1DA88}', Full), // SignWriting
];

/// How `c` ends a sentence, whatever the language; `None` where it does not.
///
/// What ends sentences of one script only is [`Script::own_terminator`](super::Script::own_terminator).
pub(crate) fn terminator(c: char) -> Option<Terminator> {
    match c {
        '.' => return Some(Stop),
        '!' | '?' => return Some(Strong),
        '\0'..='\x7F' => return None,
        _ => {}
    }
    let at = TERMINATORS.partition_point(|&(_, last, _)| last < c);
    TERMINATORS.get(at).filter(|&&(first, ..)| first <= c).map(|&(.., kind)| kind)
}

/// Whether a sentence may end with this character, whatever the language.
pub(crate) fn is_terminator(c: char) -> bool {
    terminator(c).is_some()
}

/// A mark that parts the pieces of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pause {
    Comma,
    Semicolon,
    Colon,
}

/// How `c` parts the pieces of a sentence; `None` where it does not.
pub(crate) fn pause(c: char) -> Option<Pause> {
    match c {
        ',' | '،' | '߸' | '፣' | '᠂' | '᠈' | '⹁' | '⹌' | '、' | '꓾' | '꘍' | '꛵' | '﹐' | '﹑' | '，' | '､'
        | '\u{16E97}' | '\u{1DA87}' => Some(Pause::Comma),
        ';' | '\u{387}' | '؛' | '፤' | '꛶' | '﹔' | '；' | '\u{1DA89}' => Some(Pause::Semicolon),
        ':' | '፥' | '፦' | '\u{17D6}' | '᠄' | '꛴' | '\u{A9C7}' | '﹕' | '：' | '\u{1DA8A}' => {
            Some(Pause::Colon)
        }
        _ => None,
    }
}

/// Whether `c` opens or closes a quotation.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '«' | '»' | '‘'..='‟' | '‹' | '›' | '⹂' | '《' | '》' | '「'..='』' | '〝'..='〟'
            | '\u{FE41}'..='\u{FE44}' | '＂' | '＇' | '｢' | '｣'
    )
}

/// Whether `c` closes a quotation, a bracket or an emphasis when it stands right behind a mark.
#[inline]
pub(crate) fn is_closer(c: char) -> bool {
    if c.is_ascii() { matches!(c, '"' | '\'' | ')' | ']' | '}' | '*' | '_') } else { closes_beyond_ascii(c) }
}

fn closes_beyond_ascii(c: char) -> bool {
    match c {
        '〉' | '】' | '〕' | '〗' | '〙' | '〛' | '﹚' | '﹜' | '﹞' | '）' | '］' | '｝' | '｠' => {
            true
        }
        // What only opens, in every language; “ and « close in some.
        '‚' | '‛' | '„' | '‟' | '⹂' | '《' | '「' | '『' | '〝' | '\u{FE41}' | '\u{FE43}' | '｢' => {
            false
        }
        _ => is_quote(c),
    }
}

/// Whether `c` may stand before the first word of a sentence.
#[inline]
pub(crate) fn is_opener(c: char) -> bool {
    if c.is_ascii() {
        matches!(c, '"' | '\'' | '(' | '[' | '{' | '*' | '_' | '`' | '<')
    } else {
        opens_beyond_ascii(c)
    }
}

fn opens_beyond_ascii(c: char) -> bool {
    let bracket = |c| {
        matches!(c, '〈' | '【' | '〔' | '〖' | '〘' | '〚' | '﹙' | '﹛' | '﹝' | '（' | '［' | '｛' | '｟')
    };
    matches!(c, '¿' | '¡') || bracket(c) || is_quote(c)
}

/// Whether `c` is a hyphen or a dash.
#[inline]
pub(crate) fn is_dash(c: char) -> bool {
    if c.is_ascii() {
        c == '-'
    } else {
        matches!(c, '\u{58A}' | '\u{5BE}' | '‐' | '‑' | '\u{FE63}' | '－') || is_long_dash(c)
    }
}

/// Whether `c` is a dash that opens direct speech or an aside.
pub(crate) fn is_long_dash(c: char) -> bool {
    matches!(c, '‒' | '–' | '—' | '―' | '⸺' | '⸻' | '\u{FE58}')
}

/// Whether `c` opens the entries of a list and has no other use.
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '‣'
            | '⁃'
            | '◦'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '●'
            | '○'
            | '►'
            | '▶'
            | '➤'
            | '➢'
            | '✓'
            | '✔'
    )
}

/// Whether `c` is a dot at half height, which opens entries too, but also stands between words and within
/// them.
pub(crate) fn is_middle_dot(c: char) -> bool {
    matches!(c, '·' | '・')
}
