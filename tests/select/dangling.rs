//! Dangling sentences: which sentences do not stand alone, and what is done about them.

use epitome::select::{Dangling, Selector, TopRanked, needs_context};
use epitome::{Budget, Language, Meter, Prior, Scores, Summarizer};

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn openings_that_point_back_in_many_languages() {
    let first = [
        ("en", "The council met on Monday."),
        ("de", "Der Stadtrat tagte am Montag."),
        ("fr", "Le conseil s'est réuni lundi."),
        ("no", "Kommunestyret møttes mandag."),
        ("ru", "Совет собрался в понедельник."),
        ("id", "Dewan kota bersidang hari Senin."),
        ("vi", "Hội đồng họp hôm thứ Hai."),
        ("es", "El consejo se reunió el lunes."),
        ("it", "Il consiglio si è riunito lunedì."),
        ("pt", "O conselho reuniu-se na segunda-feira."),
        ("nl", "De raad kwam maandag bijeen."),
        ("sv", "Kommunfullmäktige möttes på måndagen."),
        ("da", "Byrådet mødtes mandag."),
        ("ja", "市議会は月曜日に開かれた。"),
    ];
    let cases = [
        ("en", "It's closed.", true),
        ("en", "As a result, buses turn back.", true),
        ("en", "“However, nobody came,” said Ann.", true),
        ("en", "Moreover the road is closed.", true),
        ("en", "Theyer Street is closed.", false),
        ("en", "This road is closed.", true),
        ("en", "This week the road is closed.", false),
        ("en", "The road, however, is closed.", false),
        ("en", "The mayor praised these plans.", true),
        ("en", "Buses are late these days.", false),
        // The eighth word, and the ninth.
        ("en", "The mayor of the old town praised these plans.", true),
        ("en", "The mayor of the old river town praised these plans.", false),
        ("en", "In the town hall, behind closed doors and for hours, it debated these plans.", false),
        ("en", "This week's plan is late.", false),
        ("fr", "Le maire défend ces projets.", true),
        ("fr", "Le maire voyage ces derniers jours.", false),
        ("es", "El alcalde defiende estos planes.", true),
        ("es", "El alcalde viaja estos días.", false),
        ("ru", "Мэр защищает эти планы.", true),
        ("ru", "Мэр путешествует все эти дни.", false),
        ("en", "In these streets buses turn back.", true),
        ("en", "“With them came the rain,” said Ann.", true),
        ("en", "In this year's plan the road is closed.", false),
        ("en", "In addition the road is closed.", true),
        ("en", "In the plan the road is closed.", false),
        ("en", "Into.", false),
        ("en", "We are happy with it,” said the mayor.", true),
        ("en", "The mayor said: \"We are happy with it.\"", false),
        ("en", "The 12\" pipe broke.", false),
        ("en", "The mayor—“not I,” she said—left.", false),
        ("en", "The mayor said “ no ” and left.", false),
        ("de", "Deshalb ist die Straße gesperrt.", true),
        ("de", "Zum Beispiel fahren keine Busse.", true),
        ("de", "Die Straße ist gesperrt.", false),
        ("de", "In diesen Straßen fahren keine Busse.", true),
        ("de", "In der Stadt fahren keine Busse.", false),
        ("de", "„Wir sind froh“, sagte Anna.", false),
        ("fr", "C'est pourquoi la route est fermée.", true),
        ("fr", "Toutefois, la route est fermée.", true),
        ("fr", "La route est fermée.", false),
        ("fr", "Dans ces rues, les bus ne passent plus.", true),
        ("fr", "Dans la ville, les bus ne passent plus.", false),
        ("fr", "Ce lundi, la route est fermée.", false),
        ("fr", "Nous sommes contents », a dit le maire.", true),
        ("fr", "« Nous sommes contents », a dit le maire.", false),
        ("no", "Derfor er veien stengt.", true),
        ("no", "Den nye veien er stengt.", false),
        ("ru", "Поэтому дорога закрыта.", true),
        ("ru", "Дорога закрыта.", false),
        ("id", "Oleh karena itu, jalan ditutup.", true),
        ("id", "Jalan ditutup.", false),
        ("vi", "Vì vậy, con đường bị đóng.", true),
        ("vi", "Con đường bị đóng.", false),
        ("es", "Sin embargo, la calle está cerrada.", true),
        ("es", "La calle está cerrada.", false),
        ("es", "En estas calles no pasan autobuses.", true),
        ("es", "En la ciudad no pasan autobuses.", false),
        ("it", "Tuttavia la strada è chiusa.", true),
        ("it", "La strada è chiusa.", false),
        ("pt", "No entanto, a rua está fechada.", true),
        ("pt", "A rua está fechada.", false),
        ("nl", "Daarom is de weg dicht.", true),
        ("nl", "De weg is dicht.", false),
        ("sv", "Därför är vägen stängd.", true),
        ("sv", "Vägen är stängd.", false),
        ("da", "Derfor er vejen lukket.", true),
        ("da", "Vejen er lukket.", false),
        ("ja", "したがって、道は閉鎖された。", true),
        ("ja", "道は閉鎖された。", false),
    ];
    for (code, sentence, expected) in cases {
        let opening = first.iter().find(|(of, _)| *of == code).unwrap().1;
        let text = format!("{opening} {sentence}");
        let summarizer = Summarizer::new().with_language(code.parse().unwrap());
        let document = summarizer.document(text.as_str()).unwrap();
        assert_eq!(document.len(), 2, "{text}");
        assert!(!needs_context(&document, 0), "{opening}");
        assert_eq!(needs_context(&document, 1), expected, "{sentence}");
    }
}

#[test]
fn the_first_sentence_of_each_source_stands_alone() {
    let sources = ["It was late. It rained.", "This is all. This is more."].map(epitome::Source::new);
    let document = Summarizer::new().with_language(Language::English).document(sources).unwrap();
    assert_eq!([0, 1, 2, 3].map(|i| needs_context(&document, i)), [false, true, false, true]);
}

#[test]
fn dangling_by_hand() {
    // The second sentence leans on the first; the fourth is a question.
    let text = "The council met on Monday. It closed the bridge. Buses turn back. Who pays?";
    let document = Summarizer::new().with_language(Language::English).document(text).unwrap();
    let choose = |dangling, scores: [f64; 4], count| {
        let top = TopRanked::new().with_dangling(dangling);
        top.select(
            &document,
            &Scores::from(scores.to_vec()),
            &Prior::uniform(),
            Meter::new(&document, Budget::sentences(count)),
        )
        .unwrap()
    };
    let second_best = [0.0, 1.0, 0.7, 0.1];
    assert_eq!(choose(Dangling::Keep, second_best, 2), [1, 2]);
    assert_eq!(choose(Dangling::Penalize, second_best, 2), [2, 1]);
    assert_eq!(choose(Dangling::WithContext, second_best, 1), [2]);
    assert_eq!(choose(Dangling::WithContext, second_best, 2), [2, 3]);
    assert_eq!(choose(Dangling::WithContext, second_best, 3), [2, 0, 1]);
    let first_best = [1.0, 0.9, 0.7, 0.0];
    assert_eq!(choose(Dangling::Penalize, first_best, 2), [0, 1]);
    let question_best = [0.0, 0.0, 0.7, 1.0];
    assert_eq!(choose(Dangling::Penalize, question_best, 1), [2]);
    assert_eq!(choose(Dangling::Keep, question_best, 1), [3]);
}

#[test]
fn in_talk_only_short_questions_are_weak() {
    let text = "Ann: The council closed the bridge.\nBen: Who pays?\nAnn: Buses turn back.\n\
        Ben: Who pays for the new bridge?\nAnn: Who pays for the new bridge then?";
    let document = Summarizer::new().with_language(Language::English).document(text).unwrap();
    let best = |scores: [f64; 5]| {
        let top = TopRanked::new().with_dangling(Dangling::Penalize);
        top.select(
            &document,
            &Scores::from(scores.to_vec()),
            &Prior::uniform(),
            Meter::new(&document, Budget::sentences(1)),
        )
        .unwrap()
    };
    assert_eq!(best([0.0, 1.0, 0.7, 0.0, 0.0]), [2]);
    // Six words, and seven.
    assert_eq!(best([0.0, 0.0, 0.7, 1.0, 0.0]), [2]);
    assert_eq!(best([0.0, 0.0, 0.7, 0.0, 1.0]), [4]);
}

#[test]
fn fragments_fill_no_summary_up_with_context() {
    let text = "Thanks! The council closed the old bridge on Monday. Regards, Ann. >. Buses turn back there.";
    let document = Summarizer::new().with_language(Language::English).document(text).unwrap();
    assert_eq!(document.len(), 5);
    let choose = |dangling, budget: Budget| {
        let scores = Scores::from(vec![1.0, 0.5, 0.9, 0.8, 0.3]);
        TopRanked::new()
            .with_dangling(dangling)
            .select(&document, &scores, &Prior::uniform(), Meter::new(&document, budget))
            .unwrap()
    };
    assert_eq!(choose(Dangling::WithContext, Budget::words(11)), [1]);
    assert_eq!(choose(Dangling::Keep, Budget::words(11)), [0, 2, 3, 4]);
    assert_eq!(choose(Dangling::WithContext, Budget::sentences(2)), [0, 2]);
    // Fragments are better than nothing.
    assert_eq!(choose(Dangling::WithContext, Budget::words(2)), [0, 3]);
}

/// A sentence that stands alone, four that each lean on the one before, and one more that stands alone; of 5,
/// 4, 4, 4, 4 and 3 words.
const CHAIN: &str = "The council met on Monday. It closed the bridge. It opened the ferry. It lowered the fare. \
    It praised the mayor. Buses turn back.";

fn choose_of_the_chain(scores: [f64; 6], budget: Budget) -> Vec<usize> {
    let document = Summarizer::new().with_language(Language::English).document(CHAIN).unwrap();
    assert_eq!(
        [0, 1, 2, 3, 4, 5].map(|i| needs_context(&document, i)),
        [false, true, true, true, true, false]
    );
    let top = TopRanked::new().with_dangling(Dangling::WithContext);
    top.select(&document, &Scores::from(scores.to_vec()), &Prior::uniform(), Meter::new(&document, budget))
        .unwrap()
}

#[test]
fn three_sentences_are_pulled_in_and_no_fourth() {
    // Worth 4/17 with the three before it, the last sentence a tenth.
    assert_eq!(choose_of_the_chain([0.0, 0.0, 0.0, 1.0, 0.0, 0.1], Budget::sentences(4)), [0, 1, 2, 3]);
    // The fifth sentence needs four others, so another is taken although it is worth less.
    assert_eq!(choose_of_the_chain([0.0, 0.0, 0.0, 0.0, 1.0, 0.1], Budget::sentences(5)), [5, 0, 1, 2, 3]);
}

#[test]
fn a_passage_is_worth_the_mean_by_words() {
    // 4/9 by words, a half by sentences.
    assert_eq!(choose_of_the_chain([0.0, 1.0, 0.0, 0.0, 0.0, 0.47], Budget::sentences(2)), [5, 0]);
    assert_eq!(choose_of_the_chain([0.0, 1.0, 0.0, 0.0, 0.0, 0.42], Budget::sentences(2)), [0, 1]);
}

#[test]
fn a_number_of_sentences_is_met_by_one_without_its_context_if_need_be() {
    // What the third sentence leans on was said already, and there is no room for both.
    let text = "The river rose over its banks. The RIVER rose, over its banks! It fell again.";
    let document = Summarizer::new().with_language(Language::English).document(text).unwrap();
    let top = TopRanked::new().with_dangling(Dangling::WithContext);
    let scores = Scores::from(vec![1.0, 0.0, 0.5]);
    assert_eq!(
        top.select(&document, &scores, &Prior::uniform(), Meter::new(&document, Budget::sentences(2)))
            .unwrap(),
        [0, 2]
    );
}

#[test]
fn captions_are_weak_and_other_labels_are_not() {
    for (sentence, weak) in [
        ("Figure 2: The bridge in May.", true),
        ("Photo: The bridge in May.", true),
        ("Figure 2 shows the bridge.", false),
        ("Bridges: The council has three.", false),
    ] {
        let text = format!("The council met on Monday. Buses turn back. {sentence}");
        let document = Summarizer::new().with_language(Language::English).document(text.as_str()).unwrap();
        let top = TopRanked::new().with_dangling(Dangling::Penalize);
        let chosen = top
            .select(
                &document,
                &Scores::from(vec![0.0, 0.7, 1.0]),
                &Prior::uniform(),
                Meter::new(&document, Budget::sentences(1)),
            )
            .unwrap();
        assert_eq!(chosen, [if weak { 1 } else { 2 }], "{sentence}");
    }
}

#[test]
fn what_leans_on_a_chosen_sentence_is_weighed_again() {
    // Once 0 is taken, what 1 and 2 are worth together is 2/8, more than the last sentence.
    let scores = [1.0, 0.0, 0.5, 0.0, 0.0, 0.2];
    assert_eq!(choose_of_the_chain(scores, Budget::words(16)), [0, 1, 2, 5]);
    // With 0 taken, the fifth sentence needs only three others: together they are worth 4/16, more than the last.
    let scores = [0.9, 0.0, 0.0, 0.0, 1.0, 0.2];
    assert_eq!(choose_of_the_chain(scores, Budget::words(24)), [0, 1, 2, 3, 4, 5]);
}
