//! Why is each sentence in the summary, in my language, and which does it stand for?

use epitome::Summarizer;
use epitome::reasons::Reason;

fn main() -> Result<(), epitome::Error> {
    let text = "# Die alte Brücke bleibt gesperrt\n\nDie alte Brücke über die Aller bleibt bis Mai gesperrt. In den \
        Seilen der Brücke wurde Rost gefunden. Eine Fähre bringt Fußgänger in zehn Minuten über den Fluss. Die Fähre \
        kostet nichts. Bis Mai fährt die Fähre auch in der Nacht. Neue Seile sind bestellt.";
    let german = |reason: &Reason| match reason {
        Reason::OpensText => "eröffnet den Text".to_owned(),
        Reason::Title { held, of } => format!("enthält {held} von {of} Wörtern des Titels"),
        Reason::SharedWords { sentences, .. } => format!("teilt Wörter mit {sentences} anderen Sätzen"),
        Reason::Phrases { sentences } => format!("ihre Wendungen stehen in {sentences} anderen Sätzen"),
        Reason::Place { place, of } => format!("ist der {place}. von {of} Sätzen"),
        Reason::Novel { words, of } => format!("{words} von {of} Wörtern stehen in keinem vor ihm gewählten"),
        Reason::StandsFor { sentences } => format!("steht für {sentences} andere"),
        other => other.to_string(),
    };
    let summarizer = Summarizer::new();
    let document = summarizer.document(text)?;
    let scores = summarizer.score(&document)?;
    let summary = summarizer.select(&document, &scores, 2)?;
    let explanation = summarizer.explain(&document, &scores, &summary)?;
    for (sentence, reasons) in summary.iter().zip(explanation.sentences()) {
        println!("{sentence}\n    {}", reasons.in_words(&german));
        for other in explanation.coverage().covers(sentence.index()) {
            println!("    > {}", document.sentence(other));
        }
    }
    println!("{:.0} % der Sätze sind vertreten", 100.0 * explanation.coverage().share());
    Ok(())
}
