//! The tables of `src/unicode` against the properties of the Unicode Character Database.
//!
//! The tables are private to the library, so their files are compiled here once more. What differs from
//! Unicode is listed with its reason; an exception that is none any more fails too.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by a panic")]

#[path = "../src/unicode/emoji.rs"]
mod emoji;
#[path = "../src/unicode/invisible.rs"]
mod invisible;
#[path = "../src/unicode/letter.rs"]
#[allow(dead_code, reason = "of its sorts one is looked at here")]
mod letter;
#[path = "../src/unicode/punctuation.rs"]
mod punctuation;
#[path = "../src/unicode/script.rs"]
#[allow(dead_code, reason = "of a script only its letters are looked at here")]
mod script;

use invisible::{is_attached, is_invisible};
use letter::{Sort, sort};
use punctuation::*;
use regex_syntax::hir::{Class, HirKind};
use script::Script;
use std::collections::BTreeSet;

type Chars = BTreeSet<char>;

/// The characters with a property, such as `Dash`, `gc=Pe` or `sc=Latin`.
fn unicode(property: &str) -> Chars {
    let class = regex_syntax::parse(&format!(r"\p{{{property}}}")).unwrap().into_kind();
    let HirKind::Class(Class::Unicode(class)) = class else { panic!("{property} is no class") };
    class.iter().flat_map(|range| range.start()..=range.end()).collect()
}

fn all(properties: &[&str]) -> Chars {
    properties.iter().flat_map(|property| unicode(property)).collect()
}

/// The characters that a table says yes to.
fn ours(is: impl Fn(char) -> bool) -> Chars {
    ('\0'..=char::MAX).filter(|&c| is(c)).collect()
}

/// Ranges of characters and why they are exceptions.
type Exceptions<'a> = &'a [(&'a [(char, char)], &'a str)];

/// Checks that two sets are the same but for exceptions, and that there is a difference in each range of
/// these.
fn assert_same(name: &str, ours: &Chars, unicode: &Chars, only_ours: Exceptions, only_unicode: Exceptions) {
    assert_within(&format!("{name}, ours alone"), ours, unicode, only_ours);
    assert_within(&format!("{name}, Unicode's alone"), unicode, ours, only_unicode);
}

/// Checks that every character of a set is in another or an exception.
fn assert_within(name: &str, set: &Chars, other: &Chars, exceptions: Exceptions) {
    let mut left: Chars = set.difference(other).copied().collect();
    for (ranges, reason) in exceptions {
        for &(first, last) in *ranges {
            let excepted: Chars = left.range(first..=last).copied().collect();
            assert!(!excepted.is_empty(), "{name}: {first:?} to {last:?} ({reason}) is no exception");
            left.retain(|c| !excepted.contains(c));
        }
    }
    assert!(left.is_empty(), "{name}: {}", listed(&left));
}

/// Characters by their numbers, ranges as such.
fn listed(chars: &Chars) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for c in chars.iter().map(|&c| u32::from(c)) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == c => *last = c,
            _ => ranges.push((c, c)),
        }
    }
    let ranges: Vec<_> = ranges.iter().map(|(first, last)| format!("{first:X}-{last:X}")).collect();
    ranges.join(" ")
}

#[test]
fn what_ends_a_sentence_is_sentence_terminal() {
    let not_terminal: Exceptions = &[
        (&[('…', '…')], "an ellipsis ends sentences as often as not"),
        (&[('\u{37E}', '\u{37E}')], "the Greek question mark, which Unicode takes for a semicolon"),
        (&[('\u{DF4}', '\u{DF4}')], "the kunddaliya of older Sinhala, not terminal at all in Unicode"),
        (&[('\u{E5B}', '\u{E5B}')], "the khomut at the end of a Thai text"),
        (&[('\u{F0D}', '\u{F12}')], "the shads, the only punctuation that Tibetan has"),
    ];
    let terminators = ours(is_terminator);
    assert_same("terminators", &terminators, &unicode("Sentence_Terminal"), not_terminal, &[]);
    assert_within(
        "terminators",
        &terminators,
        &unicode("Terminal_Punctuation"),
        &[
            (&[('…', '…')], "an ellipsis also stands within sentences"),
            (&[('\u{DF4}', '\u{DF4}')], "the kunddaliya is no terminal in Unicode"),
        ],
    );
}

#[test]
fn a_full_stop_is_what_unicode_calls_an_ambiguous_terminator() {
    let stops = ours(|c| terminator(c) == Some(Terminator::Stop));
    let small = &[(
        &[('\u{FE52}', '\u{FE52}')][..],
        "the small form stands in Chinese, which knows no stop within a word",
    )];
    assert_same("stops", &stops, &unicode("Sentence_Break=ATerm"), &[], small);
}

#[test]
fn the_terminators_are_in_order() {
    assert!(TERMINATORS.iter().all(|(first, last, _)| first <= last));
    assert!(TERMINATORS.windows(2).all(|pair| pair[0].1 < pair[1].0));
}

#[test]
fn what_pauses_is_terminal_and_ends_no_sentence() {
    let pauses = ours(|c| pause(c).is_some());
    let terminal = &unicode("Terminal_Punctuation") - &ours(is_terminator);
    assert_same(
        "pauses",
        &pauses,
        &terminal,
        &[],
        &[
            (&[('\u{5C3}', '\u{5C3}'), ('\u{703}', '\u{70C}')], "accents of Hebrew and Syriac scripture"),
            (&[('\u{830}', '\u{85E}')], "Samaritan and Mandaic scripture"),
            (
                &[('\u{E5A}', '\u{E5A}'), ('\u{F08}', '\u{F08}'), ('\u{17DA}', '\u{17DA}')],
                "they end a part of a text",
            ),
            (
                &[('\u{1805}', '\u{1805}'), ('\u{1B5D}', '\u{1B5D}'), ('\u{AADF}', '\u{AADF}')],
                "they end or open a part",
            ),
            (&[('\u{1C3D}', '\u{1C3F}')], "the tshook of Lepcha, of which it is not known which parts what"),
            (
                &[('\u{1361}', '\u{1361}'), ('\u{1123A}', '\u{1123A}'), ('\u{11C43}', '\u{11C43}')],
                "they part words",
            ),
            (&[('\u{16EB}', '\u{16ED}'), ('\u{2E4E}', '\u{2E4F}')], "runes and manuscripts"),
            (
                &[('\u{1039F}', '\u{11071}'), ('\u{1144D}', '\u{115C5}'), ('\u{11AA1}', '\u{12474}')],
                "historic scripts",
            ),
            (&[('\u{16B39}', '\u{16B39}')], "a cantillation mark of Pahawh Hmong"),
        ],
    );
}

#[test]
fn quotes_are_quotation_marks() {
    let titles: Exceptions =
        &[(&[('《', '》')], "the marks around titles, which quote in Chinese and Korean")];
    assert_same("quotes", &ours(is_quote), &unicode("Quotation_Mark"), titles, &[]);
}

#[test]
fn closers_and_openers_are_brackets_and_quotes() {
    let emphasis: Exceptions = &[(&[('*', '*'), ('_', '_')], "emphasis in Markdown")];
    let other: Exceptions = &[
        (&[('\u{F3A}', '\u{F3D}'), ('\u{169B}', '\u{169C}')], "ornaments of Tibetan and Ogham"),
        (
            &[('\u{2045}', '\u{2E5C}'), ('\u{FD3E}', '\u{FD3F}')],
            "brackets of mathematics, editions and the Quran",
        ),
        (&[('\u{FE17}', '\u{FE48}')], "upright forms, kept for old encodings"),
    ];
    let quotes = unicode("Quotation_Mark");
    let closers = ours(is_closer);
    assert_within("closers", &closers, &(&all(&["gc=Pe", "gc=Pf", "gc=Pi"]) | &quotes), emphasis);
    assert_within("closing brackets", &unicode("gc=Pe"), &closers, other);
    let openers = ours(is_opener);
    assert_within("opening brackets", &unicode("gc=Ps"), &openers, other);
}

#[test]
fn bullets_are_signs_without_another_use() {
    let signs = all(&["gc=Po", "gc=So", "gc=Sm"]);
    let bullets = ours(|c| is_bullet(c) || is_middle_dot(c));
    assert_within("bullets", &bullets, &signs, &[]);
    let used = ours(|c| is_terminator(c) || pause(c).is_some() || is_quote(c) || is_dash(c));
    assert!(bullets.is_disjoint(&used), "{}", listed(&(&bullets & &used)));
}

#[test]
fn dashes_are_dashes() {
    assert_same(
        "dashes",
        &ours(is_dash),
        &unicode("Dash"),
        &[],
        &[
            (
                &[('\u{207B}', '\u{207B}'), ('\u{208B}', '\u{208B}'), ('\u{2212}', '\u{2212}')],
                "they subtract",
            ),
            (
                &[('\u{301C}', '\u{301C}'), ('\u{3030}', '\u{3030}'), ('\u{30A0}', '\u{30A0}')],
                "in Japanese, from and to",
            ),
            (&[('\u{2053}', '\u{2053}')], "it repeats the word of a dictionary's entry"),
            (
                &[('\u{1400}', '\u{1400}'), ('\u{1806}', '\u{1806}'), ('\u{10D6E}', '\u{10EAD}')],
                "hyphens within words of one script",
            ),
            (
                &[('\u{2E17}', '\u{2E1A}'), ('\u{2E40}', '\u{2E40}'), ('\u{2E5D}', '\u{2E5D}')],
                "hyphens of editions",
            ),
            (&[('\u{FE31}', '\u{FE32}')], "upright forms, kept for old encodings"),
        ],
    );
    let long = ours(is_long_dash);
    assert_within("long dashes", &long, &ours(is_dash), &[]);
}

#[test]
fn what_is_invisible_is_ignorable_by_default() {
    let unseen = ours(|c| is_invisible(c) || is_attached(c));
    assert_same("unseen", &unseen, &unicode("Default_Ignorable_Code_Point"), &[], &[]);
    assert_within("directions", &unicode("Bidi_Control"), &ours(is_invisible), &[]);
    assert_within("selectors", &unicode("Variation_Selector"), &ours(is_attached), &[]);
    assert!(ours(|c| is_invisible(c) && is_attached(c)).is_empty());
}

#[test]
fn white_is_white_space() {
    assert_same("white", &ours(|c| sort(c) == Sort::White), &unicode("White_Space"), &[], &[]);
}

#[test]
fn what_shows_as_a_picture_is_an_emoji() {
    let squares = &[(
        &[('\u{25FD}', '\u{25FE}'), ('\u{2B1B}', '\u{2B1C}')][..],
        "squares, which open the entries of lists",
    )];
    assert_within("emoji", &unicode("Emoji_Presentation"), &ours(emoji::is_emoji), squares);
}

#[test]
fn letters_have_the_script_that_unicode_gives_them() {
    let of = |script| match script {
        Script::Burmese => unicode("sc=Myanmar"),
        Script::Kana => all(&["sc=Hiragana", "sc=Katakana"]),
        other => unicode(&format!("sc={other:?}")),
    };
    // Of a script's letters, what no text of today is written in.
    let exceptions = |script| -> (Exceptions, Exceptions) {
        match script {
            Script::Latin => (
                &[],
                &[
                    (
                        &[('ª', 'ª'), ('º', 'º'), ('\u{2071}', '\u{209C}')],
                        "signs of ordinals, powers and indices",
                    ),
                    (
                        &[('\u{2B0}', '\u{2E4}'), ('\u{1D00}', '\u{1DBE}'), ('\u{AB66}', '\u{AB69}')],
                        "phonetic signs",
                    ),
                    (&[('\u{10780}', '\u{107BA}'), ('\u{1DF00}', '\u{1DF2A}')], "phonetic signs"),
                    (
                        &[('\u{212A}', '\u{214E}'), ('\u{2183}', '\u{2184}')],
                        "signs of units, and letters of Claudius",
                    ),
                ],
            ),
            Script::Greek => (
                &[(&[('\u{3E2}', '\u{3EF}')], "the Coptic letters among the Greek")],
                &[
                    (&[('\u{1D26}', '\u{1DBF}'), ('\u{AB65}', '\u{AB65}')], "phonetic signs"),
                    (&[('\u{2126}', '\u{2126}')], "the ohm"),
                ],
            ),
            Script::Cyrillic => {
                (&[], &[(&[('\u{1D2B}', '\u{1D78}'), ('\u{1E030}', '\u{1E06D}')], "phonetic signs")])
            }
            Script::Arabic => (
                &[],
                &[
                    (&[('\u{10EC2}', '\u{10EC4}')], "letters of Sulawesi"),
                    (&[('\u{1EE00}', '\u{1EEBB}')], "mathematics"),
                ],
            ),
            Script::Kana => {
                (&[], &[(&[('\u{1AFF0}', '\u{1B167}')], "historic forms, and tones of Formosan")])
            }
            Script::Han => {
                (&[], &[(&[('\u{303B}', '\u{303B}'), ('\u{16FE3}', '\u{16FE3}')], "marks of iteration")])
            }
            _ => (&[], &[]),
        }
    };
    let letters = unicode("L");
    let shared = all(&["sc=Common", "sc=Inherited"]);
    for script in Script::ALL {
        let ours = &ours(|c| Script::of(c) == Some(script)) & &letters;
        let (only_ours, only_unicode) = exceptions(script);
        let name = format!("{script:?}");
        assert_within(&format!("{name}, ours alone"), &ours, &(&of(script) | &shared), only_ours);
        assert_within(&format!("{name}, Unicode's alone"), &(&of(script) & &letters), &ours, only_unicode);
    }
}
