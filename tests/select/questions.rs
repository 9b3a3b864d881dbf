//! Questions are shown with their answers, and who leans on what was said leans on what says something.

use epitome::{Budget, Summarizer};

/// Questions and their answers, in the forms in which people write them.
const LISTS: [&str; 12] = [
    "Q: How much does the ferry cost?\nA: One euro for adults. Children ride free.\n\n\
     Q: Can I bring a cow?\nA: Yes, but cows pay as persons do, and only one may ride at a time.\n\n\
     Q: When does it run?\nA: From eight until dusk, except in fog.",
    "How much does the ferry cost?\nOne euro for adults. Children ride free.\n\n\
     Can I bring a cow?\nYes, but cows pay as persons do, and only one may ride at a time.\n\n\
     When does it run?\nFrom eight until dusk, except in fog.",
    "How much does the ferry cost?\n\nOne euro for adults. Children ride free.\n\n\
     Can I bring a cow?\n\nYes, but cows pay as persons do.\n\nOnly one may ride at a time.",
    "Question: Who owns the mill?\nAnswer: Two farmers of the valley, who bought it in spring.\n\
     Question: Is it open?\nAnswer: On Sundays from ten until four.",
    "1. Who owns the mill?\nTwo farmers of the valley, who bought it in spring.\n\n\
     2. Is it open?\nOn Sundays from ten until four.",
    "- Who owns the mill?\n\nTwo farmers of the valley, who bought it in spring.\n\n\
     - Is it open?\n\nOn Sundays from ten until four.",
    "Frage: Wie viel kostet die Fähre?\nAntwort: Einen Euro für Erwachsene. Kinder fahren frei.\n\
     Frage: Darf ich eine Kuh mitbringen?\nAntwort: Ja, aber Kühe zahlen wie Menschen.",
    "¿Cuánto cuesta la barca?\nUn euro para los adultos. Los niños viajan gratis.\n\n\
     ¿Puedo llevar una vaca?\nSí, pero las vacas pagan como las personas.",
    "Combien coûte le bac ?\nUn euro pour les adultes. Les enfants passent gratuitement.\n\n\
     Puis-je amener une vache ?\nOui, mais les vaches paient comme les personnes.",
    "# Tickets\n\nWhere can I buy a ticket?\n\nAt the landing, from the keeper.\n\n\
     May I pay by card?\n\nNo, the keeper takes coins only.\n\n# Dogs\n\nDo dogs ride free?\n\nThey do, on a lead.",
    "Ann Lee: How old is the winch?\nTom Barrow: It was built in 1911 by a firm of the town.\n\
     Ann Lee: Who greases it?\nTom Barrow: My brother does, on every first Monday of the month.\n\
     Ann Lee: And who pays for the grease?\nTom Barrow: He does, and nobody has thanked him yet.",
    "渡し船はいくらですか？\n大人は一ユーロです。子供は無料です。\n\n牛を連れて行けますか？\n\
     はい、牛も人と同じ料金です。",
];

#[test]
fn no_question_is_shown_with_the_answer_to_another_and_no_answer_without_its_question() {
    for text in LISTS {
        let document = Summarizer::new().document(text).unwrap();
        let asks = |i: usize| document.sentence(i).trim_end().ends_with(['?', '？']);
        for sentences in 2..document.len() {
            let summary = Summarizer::new().summarize(text, sentences);
            let shown: Vec<usize> = summary.iter().map(epitome::Sentence::index).collect();
            assert!(shown.len() >= 2, "{shown:?} of {text}");
            for &i in &shown {
                if asks(i) {
                    assert!(
                        shown.contains(&(i + 1)),
                        "{sentences}: a question without its answer: {summary}"
                    );
                } else {
                    let question = (0..i).rfind(|&at| asks(at)).unwrap();
                    assert!(
                        shown.contains(&question),
                        "{sentences}: an answer without its question: {summary}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_budget_of_words_keeps_them_together_too() {
    for words in 12..40 {
        let summary = Summarizer::new().summarize(LISTS[0], Budget::words(words));
        let questions = summary.iter().filter(|sentence| sentence.text().ends_with('?')).count();
        assert!(questions >= 1 && questions * 2 <= summary.len(), "{words}: {summary}");
    }
}

#[test]
fn an_article_with_a_question_is_no_list_of_questions() {
    let text = "The ferry was sold in spring to two farmers of the valley, who want to keep it as it is.\n\n\
        Who will steer it?\n\nNobody has said so yet, but the old keeper was seen at the landing with a new coat.\n\n\
        The council met on Monday and heard both of the farmers.\n\nThe winch is to be mended before the summer.\n\n\
        A new bell was given by the pupils of the school.";
    let summary = Summarizer::new().summarize(text, 3);
    assert!(summary.iter().all(|sentence| !sentence.text().ends_with('?')), "{summary}");
}

#[test]
fn so_leans_on_the_last_turn_that_says_something() {
    for (nothing, next) in [
        ("Good.", "So we need four signs from the town."),
        ("Okay.", "So we need four signs from the town."),
        ("Mm-hmm.", "So we need four signs from the town."),
        ("Yeah.", "That means four signs from the town."),
        ("Right.", "Therefore we need four signs from the town."),
    ] {
        let text = format!(
            "PM: The road must be closed from eight until noon on Friday.\nUI: {nothing}\nPM: {next}\n\
             UI: I saw a dog.\nPM: Where was it?\nUI: At the old mill."
        );
        let second = epitome::score::from_fn(|document, _| {
            let worth = |i| if document.body(i).contains("four signs") { 1.0 } else { 0.0 };
            epitome::Scores::from((0..document.len()).map(worth).collect::<Vec<f64>>())
        });
        let summary = Summarizer::new().with_scorer(second).summarize(&text, 2);
        let expected = format!("PM: The road must be closed from eight until noon on Friday. PM: {next}");
        assert_eq!(summary.to_string(), expected);
    }
}
