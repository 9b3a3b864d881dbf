//! The languages: their word lists, and telling them apart.

use crate::repository;
use epitome::Language;
use epitome::tokenize::{Vocabulary, WordTokenizer};
use proptest::prelude::*;
use std::fs;
use std::path::PathBuf;

fn folder(language: Language) -> PathBuf {
    repository("src/language/data").join(language.code())
}

fn stop_words(language: Language) -> Vec<String> {
    let file = fs::read_to_string(folder(language).join("stop_words.txt")).unwrap();
    let words = file.lines().map(|line| line.split("//").next().unwrap().trim().to_owned());
    words.filter(|word| !word.is_empty()).collect()
}

#[test]
fn stop_words_are_sorted_without_repeats_and_of_comparable_number() {
    for &language in Language::ALL {
        let words = stop_words(language);
        for pair in words.windows(2) {
            assert!(pair[0] < pair[1], "{language}: '{}' before '{}'", pair[0], pair[1]);
        }
        // Serbian has each word in both of its scripts.
        let most = if language == Language::Serbian { 500 } else { 350 };
        assert!((150..=most).contains(&words.len()), "{language}: {} stop words", words.len());
    }
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn every_stop_word_is_one_by_the_tokenizers_own_folding() {
    for &language in Language::ALL {
        let mut vocabulary = Vocabulary::new();
        for word in stop_words(language) {
            assert!(language.is_stop_word(&word), "{language}: {word}");
            // An entry that ends in an apostrophe is joined to the next word, and is not a word of its own.
            let text = if word.ends_with('\'') { format!("{word}xyz") } else { word.clone() };
            let words = vocabulary.words(&WordTokenizer::new(), &text, language).unwrap();
            if word.ends_with('\'') {
                assert_eq!(words.len(), 1, "{language}: {word}");
                let term = words[0].term().and_then(|term| vocabulary.term(term));
                assert!(term.is_some_and(|term| !term.contains('\'')), "{language}: {word}: {term:?}");
            } else {
                let terms = words.iter().filter(|word| word.term().is_some()).count();
                assert_eq!((terms, words.is_empty()), (0, false), "{language}: {word}");
            }
        }
    }
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn personal_pronouns_are_stop_words() {
    for &language in Language::ALL {
        let file = fs::read_to_string(folder(language).join("first_person.txt")).unwrap();
        let words: Vec<_> = file.lines().filter(|line| !line.starts_with("//")).collect();
        assert!(!words.is_empty(), "{language}");
        for word in &words {
            assert!(language.is_stop_word(word), "{language}: {word}");
        }
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "{language}: not sorted, or a word twice");
    }
}

#[test]
fn cues_are_words_in_lower_case() {
    for &language in Language::ALL {
        let Ok(file) = fs::read_to_string(folder(language).join("cues.txt")) else { continue };
        for line in file.lines().filter(|line| !line.starts_with(['/', '['])) {
            for word in line.split_whitespace().filter(|&word| word != ">") {
                let words = Vocabulary::new().words(&WordTokenizer::new(), word, language).unwrap();
                assert_eq!(words.len(), 1, "{language}: '{word}' in '{line}'");
                assert_eq!(word.to_lowercase(), word, "{language}");
            }
        }
    }
}

#[test]
fn no_word_of_content_is_a_stop_word() {
    for word in ["system", "result", "world", "people", "time", "year", "new", "first", "work"] {
        assert!(!Language::English.is_stop_word(word), "{word}");
    }
    for (language, words) in [
        (Language::German, "zeit jahr welt arbeit neu"),
        (Language::French, "temps monde travail nouveau an"),
        (Language::Russian, "время мир работа новый год"),
        (Language::Indonesian, "waktu dunia kerja baru tahun"),
        (Language::Norwegian, "tid verden arbeid ny år"),
        (Language::Spanish, "tiempo mundo trabajo nuevo año"),
    ] {
        for word in words.split(' ') {
            assert!(!language.is_stop_word(word), "{language}: {word}");
        }
    }
}

/// Two sentences of own writing for each language.
const SENTENCES: &[(Language, &str)] = &[
    (Language::English, "The river rose after the storm. Nobody in the village had seen anything like it."),
    (
        Language::German,
        "Der Fluss ist nach dem Sturm gestiegen. Im Dorf hatte noch niemand so etwas gesehen.",
    ),
    (Language::French, "La rivière est montée après l’orage. Personne au village n’avait jamais vu cela."),
    (
        Language::Norwegian,
        "Elva steg etter uværet. Ingen i bygda hadde sett noe slikt før, og mange var redde.",
    ),
    (Language::Russian, "После бури река поднялась. Никто в деревне ещё не видел ничего подобного."),
    (
        Language::Indonesian,
        "Sungai itu naik setelah badai. Tidak seorang pun di desa pernah melihat hal seperti ini.",
    ),
    (Language::Vietnamese, "Nước sông dâng lên sau cơn bão. Không ai trong làng từng thấy điều gì như vậy."),
    (Language::Spanish, "El río creció después de la tormenta. Nadie en el pueblo había visto nada igual."),
    (
        Language::Portuguese,
        "O rio subiu depois da tempestade. Ninguém na aldeia tinha visto uma coisa assim.",
    ),
    (
        Language::Italian,
        "Il fiume è salito dopo la tempesta. Nessuno nel paese aveva mai visto una cosa simile.",
    ),
    (Language::Dutch, "De rivier steeg na de storm. Niemand in het dorp had ooit zoiets gezien."),
    (
        Language::Swedish,
        "Floden steg efter ovädret. Ingen i byn hade sett något sådant tidigare, och många var rädda.",
    ),
    (
        Language::Danish,
        "Floden steg efter uvejret. Ingen i landsbyen havde set noget lignende, og mange blev bange.",
    ),
    (
        Language::Finnish,
        "Joki nousi myrskyn jälkeen. Kukaan kylässä ei ollut koskaan nähnyt mitään sellaista.",
    ),
    (Language::Hungarian, "A folyó megáradt a vihar után. A faluban még senki sem látott ilyet."),
    (Language::Romanian, "Râul a crescut după furtună. Nimeni din sat nu mai văzuse așa ceva."),
    (
        Language::Turkish,
        "Fırtınadan sonra nehir yükseldi. Köyde hiç kimse daha önce böyle bir şey görmemişti.",
    ),
    (Language::Arabic, "ارتفع النهر بعد العاصفة. لم يكن أحد في القرية قد رأى شيئا مثل هذا من قبل."),
    (Language::Tamil, "புயலுக்குப் பிறகு ஆறு உயர்ந்தது. கிராமத்தில் யாரும் இதைப் பார்த்ததில்லை."),
    (Language::Polish, "Po burzy rzeka wezbrała. Nikt we wsi nie widział jeszcze czegoś takiego."),
    (Language::Czech, "Po bouři se řeka zvedla. Nikdo ve vesnici ještě nic takového neviděl."),
    (Language::Slovak, "Po búrke sa rieka zdvihla. Nikto v dedine ešte nič také nevidel."),
    (Language::Slovenian, "Po nevihti je reka narasla. Nihče v vasi še ni videl česa takega."),
    (
        Language::Croatian,
        "Nakon oluje rijeka je porasla. Nitko u selu još nije vidio nešto takvo prije toga.",
    ),
    (Language::Serbian, "После олује река је порасла. Нико у селу никада није видео нешто такво."),
    (
        Language::Serbian,
        "Posle oluje reka je porasla. Niko u selu nikada nije video tako nešto, ali niko se ovde nije plašio.",
    ),
    (Language::Bulgarian, "След бурята реката се надигна. Никой в селото не беше виждал такова нещо."),
    (Language::Ukrainian, "Після бурі річка піднялася. Ніхто в селі ще не бачив нічого подібного."),
    (Language::Kazakh, "Дауылдан кейін өзен көтерілді. Ауылда ешкім бұрын мұндай нәрсені көрген емес."),
    (Language::Greek, "Το ποτάμι ανέβηκε μετά την καταιγίδα. Κανείς στο χωριό δεν είχε δει κάτι τέτοιο."),
    (Language::Estonian, "Jõgi tõusis pärast tormi. Keegi külas ei olnud kunagi midagi sellist näinud."),
    (Language::Latvian, "Pēc vētras upe pacēlās. Neviens ciemā vēl nebija redzējis ko tādu."),
    (Language::Lithuanian, "Po audros upė pakilo. Niekas kaime dar nebuvo matęs nieko panašaus."),
    (
        Language::Catalan,
        "El riu va créixer després de la tempesta. Ningú del poble no havia vist mai res així.",
    ),
    (
        Language::Basque,
        "Ibaia hazi egin zen ekaitzaren ondoren. Herrian inork ez zuen inoiz horrelakorik ikusi.",
    ),
    (Language::Armenian, "Փոթորկից հետո գետը բարձրացավ։ Գյուղում ոչ ոք նման բան չէր տեսել։"),
    (Language::Georgian, "ქარიშხლის შემდეგ მდინარე ადიდდა. სოფელში არავის უნახავს მსგავსი რამ."),
    (Language::Hebrew, "הנהר עלה אחרי הסערה. איש בכפר לא ראה דבר כזה."),
    (Language::Persian, "پس از توفان رودخانه بالا آمد. هیچ کس در روستا چنین چیزی ندیده بود."),
    (Language::Pashto, "له توپان وروسته د سیند اوبه لوړې شوې. په کلي کې هېچا داسې څه نه وو لیدلي."),
    (Language::Urdu, "طوفان کے بعد دریا چڑھ گیا۔ گاؤں میں کسی نے پہلے ایسا کچھ نہیں دیکھا تھا۔"),
    (Language::Hindi, "तूफान के बाद नदी चढ़ गई। गाँव में किसी ने पहले ऐसा कुछ नहीं देखा था।"),
    (Language::Marathi, "वादळानंतर नदीला पूर आला. गावात कोणीही यापूर्वी असे काही पाहिले नव्हते."),
    (Language::Bengali, "ঝড়ের পরে নদীর জল বেড়ে গেল। গ্রামের কেউ আগে এমন কিছু দেখেনি।"),
    (Language::Gujarati, "તોફાન પછી નદી ચઢી ગઈ. ગામમાં કોઈએ પહેલાં આવું કંઈ જોયું ન હતું."),
    (Language::Amharic, "ከማዕበሉ በኋላ ወንዙ ሞላ። በመንደሩ ውስጥ ማንም እንዲህ ያለ ነገር አይቶ አያውቅም።"),
    (Language::Burmese, "မုန်တိုင်းပြီးနောက် မြစ်ရေတက်လာသည်။ ရွာထဲမှာ ဒီလိုမျိုး ဘယ်သူမှ မမြင်ဖူးပါ။"),
    (Language::Khmer, "ទន្លេបានឡើងបន្ទាប់ពីព្យុះ។ គ្មាននរណាម្នាក់ក្នុងភូមិធ្លាប់ឃើញទេ។"),
    (Language::Thai, "แม่น้ำสูงขึ้นหลังพายุ ไม่มีใครในหมู่บ้านเคยเห็นมาก่อน"),
    (Language::Chinese, "暴风雨过后河水上涨了。村里没有人见过这样的事情。"),
    (Language::Japanese, "嵐の後、川の水位が上がった。村の誰もこのようなことを見たことがなかった。"),
    (Language::Korean, "폭풍이 지나간 뒤 강물이 불어났다. 마을 사람 누구도 그런 일을 본 적이 없었다."),
];

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn every_language_is_told_from_two_sentences() {
    for &language in Language::ALL {
        assert!(SENTENCES.iter().any(|&(of, _)| of == language), "no sentences in {language}");
    }
    for &(language, text) in SENTENCES {
        assert_eq!(Language::detect(text), language, "{text}");
    }
}

#[test]
fn nothing_is_told_from_what_has_no_words() {
    for text in ["", " \n", "12 + 34 = 46", "!?", "👍 👍", "\u{FFFE}", "Qwx zzyk vrrp tlonq uxbk."] {
        assert_eq!(Language::detect(text), Language::Unknown, "{text:?}");
    }
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn only_the_first_part_of_a_text_is_read() {
    let german = "Der Fluss ist nach dem Sturm gestiegen. ".repeat(200);
    let english = "The river rose after the storm. ".repeat(10_000);
    assert_eq!(Language::detect(&format!("{german}{english}")), Language::German);
    // The cut falls into a character for one of these.
    for shift in ["", "a", "ab"] {
        let text = format!("{shift} {}", "никто ещё не видел ничего подобного ".repeat(400));
        assert_eq!(Language::detect(&text), Language::Russian);
    }
}

#[test]
fn names_and_codes_are_read_in_any_case_and_with_a_region() {
    for &language in Language::ALL {
        assert_eq!(language.code().parse(), Ok(language));
        assert_eq!(language.name().to_uppercase().parse(), Ok(language));
    }
    assert_eq!("pt-BR".parse(), Ok(Language::Portuguese));
    assert_eq!("zh_Hant".parse(), Ok(Language::Chinese));
    assert_eq!("nb".parse(), Ok(Language::Norwegian));
    assert_eq!("und".parse(), Ok(Language::Unknown));
    let error = "Klingon".parse::<Language>().unwrap_err();
    assert!(error.is_unknown_name());
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn each_source_has_its_own_language() {
    use epitome::{Source, Summarizer};
    let german =
        "Die Fähre ist nach dem Hochwasser nicht mehr gefahren. Die Fähren der anderen Dörfer fahren noch.";
    let english = "The ferries were sold after the flood. The ferry of the other village is still running.";
    let unknown = "Oberau 1911";
    let sources = [german, english, unknown].map(Source::new);
    let document = Summarizer::new().document(sources).unwrap();
    let languages: Vec<_> = (0..4).map(|source| document.language_of(source)).collect();
    assert_eq!(languages, [Language::German, Language::English, Language::German, Language::Unknown]);
    assert_eq!(document.language(), Language::German);
    // Words that are common in one language are no terms where it is spoken.
    let words = |sentence: usize| document.terms(sentence).iter().filter_map(|&term| document.term(term));
    assert!(words(0).all(|word| !["die", "ist", "nach", "dem", "nicht", "mehr"].contains(&word)));
    assert!(words(2).all(|word| !["the", "were", "after"].contains(&word)));
    let summary = Summarizer::new().summarize(sources, 4);
    let found: Vec<_> = summary.sources().iter().map(epitome::SummarizedSource::language).collect();
    assert_eq!(found, [Language::German, Language::English, Language::German]);
    // A language that is named is that of all of them.
    let named = Summarizer::new().with_language(Language::English).document(sources).unwrap();
    assert_eq!((0..3).filter(|&source| named.language_of(source) == Language::English).count(), 3);
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn a_page_has_the_language_of_its_article() {
    let menu = "Skip to main content\nSign in\nTerms of service\nPrivacy policy\nContact us\nMore from the editors of this page\n"
        .repeat(40);
    let article = "Die kleine Fähre zwischen Oberau und Weiden fährt seit dem Samstag wieder über den Fluss, neun Jahre \
        nach dem Hochwasser, das sie von ihrem Seil gerissen hat.";
    let text = format!("{menu}\n{article}\n\n{article} Sie trägt sechs Menschen oder eine Kuh.");
    let summary = epitome::summarize(&text, 1);
    assert_eq!(summary.language(), Language::German, "{summary}");
}

/// What becomes of the others where English alone has its lists.
#[cfg(not(feature = "languages"))]
mod english_alone {
    use super::SENTENCES;
    use epitome::{Language, Summarizer};

    #[test]
    fn no_other_language_has_lists() {
        let with: Vec<_> = Language::ALL.iter().filter(|language| language.has_word_lists()).collect();
        assert_eq!(with, [&Language::English]);
        assert!(Language::English.is_stop_word("the") && !Language::German.is_stop_word("der"));
        assert_eq!("de".parse(), Ok(Language::German));
    }

    #[test]
    fn no_other_language_is_taken_for_english() {
        for &(language, text) in SENTENCES {
            let found = Language::detect(text);
            assert_eq!(found == Language::English, language == Language::English, "{language}: {found}");
            // A script of its own tells a language without a list.
            assert!([language, Language::Unknown].contains(&found), "{language}: {found}");
        }
        assert_eq!(Language::detect("Ο ποταμός ανέβηκε μετά την καταιγίδα."), Language::Greek);
    }

    #[test]
    fn the_words_of_the_others_are_those_of_no_language() {
        for &(language, text) in SENTENCES.iter().filter(|(language, _)| *language != Language::English) {
            let terms = |language: Language| {
                let document = Summarizer::new().with_language(language).document(text).unwrap();
                let term = |&term: &u32| document.term(term).map(str::to_owned);
                document.terms(0).iter().map(term).collect::<Vec<_>>()
            };
            let (own, unknown) = (terms(language), terms(Language::Unknown));
            assert!(!own.is_empty(), "{language}");
            // How a language writes is no list: Turkish keeps its two letters i, Persian its own kaf.
            assert_eq!(own.len(), unknown.len(), "{language}");
            if [Language::German, Language::French, Language::Finnish].contains(&language) {
                assert_eq!(own, unknown, "{language}");
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_has_an_answer_and_always_the_same(text in any::<String>()) {
        prop_assert_eq!(Language::detect(&text), Language::detect(&text));
    }
}
