//! The constants inside the default: each does something, and none is taken out of its range.

use epitome::score::{FeatureModel, FeatureTuning, Scorer};
use epitome::select::{Novelty, SelectionTuning, Selector};
use epitome::{Budget, Meter, Prior, Scores, Summarizer};

/// A text with a heading, cues of one to three words, short and long sentences, sections and a conversation.
const TEXT: &str = "## Rivers\n\nRain fell for a week in all of the hills around the town. We also briefly show why \
    the river rose so fast over its banks. It rained. Nobody in the valley had expected so much water so early in the \
    spring of that year.\n\n## Talk\n\nAnn: The bridge over the river is old and narrow.\nBen: Nobody has painted it \
    since it was built.\nAnn: The town has no money left for paint.\n\n## End\n\nThe bridge stays closed until somebody \
    pays for it all.";

/// A change of one constant, by the name of what it changes.
type Change<T> = (&'static str, fn(&mut T));

fn features(change: impl Fn(&mut FeatureTuning)) -> Result<FeatureModel, epitome::Error> {
    let mut tuning = FeatureTuning::new();
    change(&mut tuning);
    FeatureModel::builder().tuning(tuning).build()
}

fn selector(change: impl Fn(&mut SelectionTuning)) -> Result<Novelty, epitome::Error> {
    let mut tuning = SelectionTuning::new();
    change(&mut tuning);
    Novelty::builder().tuning(tuning).build()
}

#[test]
fn each_constant_of_the_features_moves_the_scores_it_is_for() {
    let changes: [Change<FeatureTuning>; 8] = [
        ("position", |t| t.half_place = 2.0),
        ("position", |t| t.second_opening_within = 0),
        ("cue", |t| t.cue_distance = 2),
        ("length", |t| t.short_below = 2),
        ("length", |t| t.long_above = 12),
        ("conclusion", |t| t.conclusion_sections = 4),
        ("cue", |t| t.talk_discount = 0.5),
        ("closed", |t| t.spread_share = 0.9),
    ];
    let text = format!("{TEXT} No full stop");
    let document = Summarizer::new().document(&text).unwrap();
    let part = |model: &FeatureModel, name: &str| {
        let scores = model.score(&document, &Prior::uniform()).unwrap();
        scores.parts().iter().find(|part| part.name() == name).unwrap().values().to_vec()
    };
    let default = FeatureModel::new();
    for (at, (name, change)) in changes.into_iter().enumerate() {
        assert_ne!(part(&features(change).unwrap(), name), part(&default, name), "change {at}");
    }
    assert_eq!(features(|_| ()).unwrap(), default);
}

/// What is chosen by these scores with the shipped constants, and with one changed.
fn chosen(
    text: &str,
    scores: &[f64],
    budget: Budget,
    change: impl Fn(&mut SelectionTuning),
) -> [Vec<usize>; 2] {
    let document = Summarizer::new().document(text).unwrap();
    assert_eq!(document.len(), scores.len());
    [Novelty::new(), selector(change).unwrap()].map(|novelty| {
        let meter = Meter::new(&document, budget);
        novelty.select(&document, &Scores::from(scores.to_vec()), &Prior::uniform(), meter).unwrap()
    })
}

#[test]
fn each_constant_of_the_selection_changes_what_it_is_for() {
    let one = Budget::sentences(1);
    let text = "The council planned roads. The mayor praised these plans. Rain fell.";
    assert_eq!(chosen(text, &[0.1, 1.0, 0.0], one, |t| t.demonstrative_within = 3), [[0], [1]]);
    let text = "Rain fell today. Thanks!";
    let four = Budget::words(4);
    assert_eq!(chosen(text, &[1.0, 0.5], four, |t| t.fragment_below = 1), [vec![0], vec![0, 1]]);
    let talk = "Ann: The bridge is old.\nBen: Why was nobody at work?\nAnn: Rain fell.";
    assert_eq!(chosen(talk, &[0.8, 1.0, 0.0], one, |t| t.short_question_below = 5), [[0], [1]]);
    let question = "The bridge is old. Why was nobody at work? Rain fell.";
    assert_eq!(chosen(question, &[0.8, 1.0, 0.0], one, |t| t.weak_merit = 0.9), [[0], [1]]);
    let chain = "The council met on Monday. It voted at noon. It left at night. Rain fell in the hills.";
    let [context, alone] =
        chosen(chain, &[0.0, 0.0, 1.0, 0.2], Budget::sentences(3), |t| t.longest_context = 1);
    assert_eq!((context, alone[0]), (vec![0, 1, 2], 3));
    let text = "The old bridge was closed on Monday. The old bridge was closed on Tuesday.";
    let two = Budget::sentences(2);
    assert_eq!(chosen(text, &[1.0, 0.5], two, |t| t.copy_cosine = 0.3), [vec![0, 1], vec![0]]);
    let text = "The bridge was closed. Closed was the bridge.";
    assert_eq!(chosen(text, &[1.0, 0.5], two, |t| t.copy_terms = 2), [vec![0, 1], vec![0]]);
    let text = "The old iron bridge was closed. The old iron bridge was sold by shopkeepers and commuters.";
    assert_eq!(chosen(text, &[1.0, 0.5], two, |t| t.restated_share = 0.75), [vec![0, 1], vec![0]]);
    let text = "The old bridge was closed. The old bridge was closed to shopkeepers, commuters and dogs.";
    assert_eq!(chosen(text, &[1.0, 0.5], two, |t| t.restated_terms = 3), [vec![0, 1], vec![0]]);
}

#[test]
fn a_constant_out_of_its_range_is_named() {
    let wrong: [Change<FeatureTuning>; 10] = [
        ("half_place", |t| t.half_place = 0.0),
        ("half_place", |t| t.half_place = f64::NAN),
        ("cue_distance", |t| t.cue_distance = 0),
        ("cue_distance", |t| t.cue_distance = 4),
        ("short_below", |t| t.short_below = 1001),
        ("long_above", |t| t.long_above = 0),
        ("conclusion_sections", |t| t.conclusion_sections = 0),
        ("talk_discount", |t| t.talk_discount = 1.5),
        ("spread_share", |t| t.spread_share = -0.5),
        ("spread_share", |t| t.spread_share = f64::NAN),
    ];
    for (name, change) in wrong {
        let error = features(change).unwrap_err();
        assert!(error.is_parameter() && error.to_string().contains(name), "{error}");
    }
    let wrong: [Change<SelectionTuning>; 6] = [
        ("weak_merit", |t| t.weak_merit = 1.5),
        ("longest_context", |t| t.longest_context = 101),
        ("copy_cosine", |t| t.copy_cosine = f64::NAN),
        ("copy_terms", |t| t.copy_terms = 0),
        ("restated_share", |t| t.restated_share = 1.5),
        ("restated_terms", |t| t.restated_terms = 0),
    ];
    for (name, change) in wrong {
        let error = selector(change).unwrap_err();
        assert!(error.is_parameter() && error.to_string().contains(name), "{error}");
    }
    let error = features(|t| t.cue_distance = 4).unwrap_err();
    assert_eq!(error.to_string(), "parameter 'cue_distance' is 4, but must be in the range 1..=3");
    let error = selector(|t| t.copy_terms = 0).unwrap_err();
    assert_eq!(error.to_string(), "parameter 'copy_terms' is 0, but must be at least 1");
}
