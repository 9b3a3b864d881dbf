//! The word tokenizer: what is a word, a term, a stop word.

use epitome::tokenize::{Tokenizer, Vocabulary, Word, WordTokenizer};
use epitome::{Budget, Language, Meter, Summarizer, split};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// The words of a text in order; stop words in round brackets.
fn read(tokenizer: &dyn Tokenizer, text: &str, language: Language) -> String {
    let mut vocabulary = Vocabulary::new();
    let words = vocabulary.words(tokenizer, text, language).unwrap();
    let shown = words.into_iter().map(|word| {
        let text = vocabulary.text(word).unwrap();
        if word.term().is_some() { text.to_owned() } else { format!("({text})") }
    });
    shown.collect::<Vec<_>>().join(" ")
}

fn forms() -> WordTokenizer {
    WordTokenizer::builder().stemming(false).build().unwrap()
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn words_are_folded_and_stop_words_set_apart() {
    for (language, text, expected) in [
        (Language::English, "The Ferry didn’t sail; it's 3.5 km.", "(the) ferry (didn't) sail (it's) 3.5 km"),
        (Language::English, "Anna's boat, everyone's boat", "anna boat (everyone) boat"),
        (
            Language::English,
            "co\u{AD}operate word\u{2060}joiner snake_case",
            "cooperate wordjoiner snake case",
        ),
        (Language::English, "'Tis the U.S. Navy's", "tis (the) u.s navy"),
        (Language::French, "L’eau qu'il aime aujourd’hui", "eau (il) aime aujourd'hui"),
        (Language::Italian, "dell'acqua nell’anno", "acqua anno"),
        (Language::Turkish, "İstanbul'da ILIK bir gün", "istanbul ılık (bir) gün"),
        (Language::Russian, "Ещё зелёный лес", "(еще) зеленый лес"),
        (Language::Vietnamese, "phe đối_lập và người", "phe đối lập (và) người"),
        (Language::Greek, "ΟΔΟΣ και δρόμος", "οδος (και) δρόμος"),
        (Language::Arabic, "الكِتابُ في البيت", "الكتاب (في) البيت"),
        (Language::Hebrew, "הַסֵּפֶר של דן", "הספר (של) דן"),
        (Language::Persian, "كتاب و علي", "کتاب (و) علی"),
        (Language::German, "Straße über ÄRGER", "straße (über) ärger"),
        (Language::Unknown, "The Ferry and the sea", "the ferry and the sea"),
    ] {
        assert_eq!(read(&forms(), text, language), expected, "{language}: {text}");
    }
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn scripts_without_spaces_give_pairs_of_characters() {
    for (language, text, expected) in [
        (Language::Chinese, "渡轮和码头", "渡轮 (和) 码头"),
        (Language::Chinese, "城市的渡轮码头", "城市 (的) 渡轮 轮码 码头"),
        (Language::Unknown, "渡轮码", "渡轮 轮码"),
        (Language::Chinese, "水。火 2024年", "水 火 2024 年"),
        (Language::Japanese, "コンピュータを使う", "コンピュータ (を) 使 (う)"),
        (Language::Thai, "แมว", "แม มว"),
    ] {
        assert_eq!(read(&forms(), text, language), expected, "{language}: {text}");
    }
}

/// Each pair from the vocabulary that Snowball publishes with the stemmer, or by its published rules.
#[cfg(feature = "stemmers")]
#[test]
fn words_are_stemmed_where_the_language_has_a_stemmer() {
    let stems = WordTokenizer::new();
    for (language, text, expected) in [
        (Language::English, "bridges consistency generously happy", "bridg consist generous happi"),
        (Language::German, "aufeinanderfolgenden Häuser", "aufeinanderfolg haus"),
        (Language::French, "continuellement majestueuse", "continuel majestu"),
        (Language::Russian, "важнейшими", "важн"),
        (Language::Norwegian, "havnedistriktene", "havnedistrikt"),
        (Language::Spanish, "torneando", "torn"),
        // No stemmer: the word as it stands. The Greek one panics and is never called.
        (Language::Greek, "δρόμους", "δρόμους"),
        (Language::Indonesian, "perjalanan", "perjalanan"),
        // Digits keep a word whole.
        (Language::English, "model3s", "model3s"),
    ] {
        assert_eq!(read(&stems, text, language), expected, "{language}: {text}");
    }
}

#[test]
fn the_callers_stop_words_replace_the_languages() {
    let own = WordTokenizer::builder().stemming(false).stop_words(["Ferry", "l’"]).build().unwrap();
    assert_eq!(read(&own, "The ferry and the FERRY", Language::English), "the (ferry) and the (ferry)");
    let none = WordTokenizer::builder().stemming(false).stop_words([""; 0]).build().unwrap();
    assert_eq!(read(&none, "the ferry", Language::English), "the ferry");
    let long = WordTokenizer::builder().stemming(false).min_chars(4).build().unwrap();
    assert_eq!(read(&long, "An été old ferry", Language::English), "(an) (été) (old) ferry");
}

#[test]
fn a_minimum_out_of_range_is_refused() {
    for min_chars in [0, 17, usize::MAX] {
        let error = WordTokenizer::builder().min_chars(min_chars).build().unwrap_err();
        assert!(error.is_parameter());
        assert!(error.to_string().contains("min_chars"), "{error}");
    }
}

#[test]
fn numbers_go_by_first_appearance() {
    let mut vocabulary = Vocabulary::new();
    let terms = |words: Vec<Word>| words.into_iter().map(Word::term).collect::<Vec<_>>();
    let first = vocabulary.words(&forms(), "river and boat", Language::English).unwrap();
    let second = vocabulary.words(&forms(), "Boat, cable, River and the boat", Language::English).unwrap();
    assert_eq!(terms(first), [Some(0), None, Some(1)]);
    assert_eq!(terms(second), [Some(1), Some(2), Some(0), None, None, Some(1)]);
    assert_eq!(vocabulary.len(), 3);
    assert_eq!(vocabulary.find("cable"), Some(2));
    assert_eq!(vocabulary.find("and"), None);
}

#[test]
fn hostile_words_are_words() {
    for unit in ["a", "a.", "'", "_", "\u{301}", "aing", "y", "ا", "的", "ก", "\u{200D}", "I", "ß", "́a'"]
    {
        let text = unit.repeat(200_000 / unit.len());
        for language in [Language::English, Language::Turkish, Language::Arabic, Language::Chinese] {
            read(&WordTokenizer::new(), &text, language);
        }
    }
}

/// Roots and endings that the rules of the English stemmer ask for.
#[cfg(feature = "stemmers")]
fn english_words() -> impl Strategy<Value = String> {
    (
        "[a-z]{0,6}|[a-zéïñœß]{0,6}|[aeiouybdlst']{0,5}|gener|commun|arsen",
        "(tional|enci|anci|abli|entli|izer|ization|ational|ation|ator|alism|aliti|alli|fulness|ousli|ousness|iveness|iviti|biliti|bli|logi|ogi|fulli|lessli|li|alize|icate|iciti|ical|ful|ness|ative|al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ism|ate|iti|ous|ive|ize|ion|sion|tion){0,2}",
        "(s|es|ed|ing|ly|edly|ingly|eed|eedly|ied|ies|y|e|l|ll|at|bl|iz|'s|'|'s'|sses|us|ss){0,2}",
    )
        .prop_map(|(root, derived, endings)| [root, derived, endings].concat())
}

#[cfg(feature = "stemmers")]
proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn english_stems_are_those_of_snowball(word in english_words()) {
        let snowball = rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::English);
        let words = read(&forms(), &word, Language::English);
        // A stop word stays as it is.
        let stem = |word: &str| if word.starts_with('(') { word.to_owned() } else { snowball.stem(word).into_owned() };
        let stems: Vec<String> = words.split(' ').map(stem).collect();
        prop_assert_eq!(read(&WordTokenizer::new(), &word, Language::English), stems.join(" "));
    }
}

/// A text's words as a budget counts them: those of UAX #29, and what stands between white space without one,
/// where a word that a line end breaks is one.
fn counted(text: &str) -> usize {
    let parts: usize = text.split_whitespace().map(|part| part.unicode_words().count().max(1)).sum();
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_matches([' ', '\t', '\r'])).collect();
    let broken = |pair: &&[&str]| {
        let mut end = pair[0].chars().rev();
        let hyphen = end.next().is_some_and(|c| matches!(c, '-' | '\u{AD}' | '\u{2010}'));
        let letter = end.next().is_some_and(|c| c.is_lowercase() || c.is_uppercase());
        hyphen && letter && pair[1].chars().next().is_some_and(char::is_lowercase)
    };
    parts - lines.windows(2).filter(broken).count()
}

fn check_counts(text: &str) -> Result<(), TestCaseError> {
    let whole = split::from_fn(|text, _, _| Vec::from_iter((!text.is_empty()).then_some(0..text.len())));
    let document = Summarizer::new().with_splitter(whole).document(text)?;
    let meter = Meter::new(&document, Budget::words(1));
    for i in 0..document.len() {
        prop_assert_eq!(meter.cost(i), counted(document.sentence(i)));
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_budget_counts_the_words_of_any_text(text in any::<String>()) {
        check_counts(&text)?;
    }

    #[test]
    fn a_budget_counts_the_words_of_likely_text(
        text in "[a-cA-C0-9 _.,:;'‘’“”–—…(éßжяいアก東ℹ\u{B}\u{202F}\u{301}\u{200D}\u{AD}\u{A0}\n\t\"א٣-]{0,24}",
        plain in "[a-c0-9 _.,:'’“”—–…(\u{B}\n\t\u{A0}\u{202F}\u{301}\u{200D}ℹжé-]{0,24}"
    ) {
        check_counts(&text)?;
        check_counts(&plain)?;
    }

    /// With nothing folded away and no script without spaces, words are the lower-cased words of UAX #29.
    #[test]
    fn words_of_ascii_text_are_those_of_unicode_segmentation(text in "[ -^`-~\n]{0,80}") {
        // A hyphen at a line end joins two of them.
        prop_assume!(!text.lines().any(|line| line.trim_end().ends_with('-')));
        let words: Vec<_> = text.unicode_words().map(str::to_lowercase).collect();
        let ours: Vec<_> = read(&forms(), &text, Language::Unknown).split(' ').map(str::to_owned).collect();
        let ours: Vec<_> = ours.into_iter().filter(|word| !word.is_empty()).collect();
        prop_assert_eq!(ours.len(), words.len());
        for (ours, word) in ours.iter().zip(&words) {
            prop_assert_eq!(ours, word.strip_suffix("'s").filter(|word| !word.is_empty()).unwrap_or(word));
        }
    }

    #[test]
    fn any_text_in_any_language_has_the_same_words_every_time(text in any::<String>(), number in 0..Language::ALL.len()) {
        let language = Language::ALL[number];
        let tokenizer = WordTokenizer::new();
        prop_assert_eq!(read(&tokenizer, &text, language), read(&tokenizer, &text, language));
    }
}

#[test]
fn a_hyphen_at_a_line_end_stays_where_the_text_elsewhere_writes_it() {
    let words = |text: &str| -> Vec<String> {
        let document = Summarizer::new().with_tokenizer(forms()).document(text).unwrap();
        let terms = (0..document.len()).flat_map(|i| document.terms(i).to_vec()).collect::<Vec<_>>();
        terms.into_iter().filter_map(|term| document.term(term).map(str::to_owned)).collect()
    };
    for (text, holds, lacks) in [
        ("The ferry is well-\nknown. A well-known keeper steers it.", "known", "wellknown"),
        ("A well-known keeper steers it. The ferry is well-\nknown.", "known", "wellknown"),
        ("It is Long-\nlived. Long-lived dogs bark.", "lived", "longlived"),
        ("The rail was re-\npaired by a man of the town.", "repaired", "paired"),
        ("The rail was re-\npaired, and it will be repaired.", "repaired", "paired"),
        ("The rail was re\u{AD}\npaired by the re-paired man.", "repaired", ""),
        ("The govern-\nment fell. The well-known one stays.", "government", "ment"),
    ] {
        let words = words(text);
        assert!(words.iter().any(|word| word == holds), "{text:?}: {words:?}");
        assert!(!words.iter().any(|word| word == lacks), "{text:?}: {words:?}");
    }
}
