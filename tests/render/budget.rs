//! The budget is kept on the text as it is written, and counters are asked seldom.

use super::sources;
use epitome::render::{self, Between, Part, Renderer, Template};
use epitome::{Budget, Outcome, Source, Summarizer, Unit};
use proptest::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

type Counter = fn(&str) -> usize;

/// Counters: additive ones, ones that grow with the text in other ways, and ones that need not even do that.
const COUNTERS: [Counter; 7] = [
    |text| text.chars().count(),
    |text| text.split_whitespace().count(),
    |text| text.len().div_ceil(4),
    |text| text.split_whitespace().count() + 10 * text.matches(". ").count(),
    |text| text.len() * text.len() / 300,
    |text| text.len() / 5 + 7 * (text.len() % 3),
    |text| text.bytes().fold(7, |hash: usize, byte| (hash * 31 + usize::from(byte)) % 101),
];

/// A renderer that breaks the contract: what it writes for a sentence depends on what stands before.
fn odd() -> impl Renderer {
    render::from_fn(|part, out| match part {
        Part::Sentence(sentence) => out.extend([format!("({}) {sentence}", out.len())]),
        Part::Between(Between::Sources) => *out += &"=".repeat(out.len() / 4),
        Part::Heading(heading) => *out += heading,
        _ => {}
    })
}

fn renderers() -> Vec<Arc<dyn Renderer>> {
    let templates = [Template::plain(), Template::markdown(), Template::xml()];
    let mut renderers: Vec<Arc<dyn Renderer>> = vec![Arc::new(odd())];
    for template in templates {
        renderers.push(Arc::new(template));
        renderers.push(Arc::new(template.with_citations()));
    }
    renderers
}

proptest! {
    #[test]
    fn no_counter_and_no_renderer_exceeds_a_budget(
        sources in sources(),
        amount in prop_oneof![0..60_usize, 0..400_usize],
        context in 0..3_usize,
        counter in 0..COUNTERS.len(),
        renderer in 0..7_usize,
        query in prop::sample::select(vec![None, Some("bridge river")]),
    ) {
        let renderer = Arc::clone(&renderers()[renderer]);
        let mut summarizer = Summarizer::new().with_renderer(renderer).with_counter(COUNTERS[counter]);
        summarizer = summarizer.with_context(context);
        if let Some(query) = query {
            summarizer = summarizer.with_query(query);
        }
        for budget in [Budget::tokens(amount), Budget::bytes(amount), Budget::chars(amount)] {
            let sources = sources.iter().map(|(text, title)| {
                title.map_or(Source::new(text), |title| Source::new(text).with_title(title))
            });
            let summary = summarizer.summarize(sources.collect::<Vec<_>>(), budget);
            let text = summarizer.render(&summary);
            let used = match budget.unit() {
                Unit::Tokens => COUNTERS[counter](&text),
                Unit::Bytes => text.len(),
                _ => text.chars().count(),
            };
            prop_assert!(summary.is_empty() || used <= amount, "{used} > {budget}: {text:?}");
            prop_assert_eq!(summary.is_empty(), text.is_empty());
            prop_assert!(!summary.is_empty() || summary.outcome() != &Outcome::Complete);
        }
    }

    #[test]
    fn the_plain_template_counts_what_is_displayed(sources in sources(), amount in 0..300_usize) {
        for budget in [Budget::bytes(amount), Budget::chars(amount), Budget::bytes(amount).nearest()] {
            let texts: Vec<&str> = sources.iter().map(|(text, _)| text.as_str()).collect();
            let plain = Summarizer::new().with_renderer(Template::plain()).summarize(&texts, budget);
            prop_assert_eq!(&plain, &Summarizer::new().summarize(&texts, budget));
            prop_assert_eq!(plain.render(&Template::plain()), plain.to_string());
        }
    }

    #[test]
    fn what_is_left_unused_is_less_than_any_sentence_left_out_needs(amount in 60..400_usize) {
        let sentences: Vec<_> = (0..40).map(|i| format!("Word w{i} stands by number {}.", i * i)).collect();
        let text = sentences.join(" ");
        let summarizer = Summarizer::new().with_renderer(Template::xml().with_citations());
        let summarizer = summarizer.with_selector(epitome::select::TopRanked::new());
        let summary = summarizer.summarize(&text, Budget::bytes(amount));
        prop_assume!(!summary.is_empty());
        let used = summarizer.render(&summary).len();
        // `\n<s id="1:1000-1031">Word w39 stands by number 1521.</s>`: none is longer than 57 bytes.
        prop_assert!(used <= amount && used + 57 > amount, "{used} of {amount}");
    }
}

/// The number of calls that a counter gets for a text of so many sentences, and what it is asked to keep to.
fn calls(sentences: usize, share: f64, counter: Counter) -> usize {
    let text: Vec<String> = (0..sentences).map(|i| format!("Word w{i} stands.")).collect();
    let text = text.join(" ");
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let summarizer = Summarizer::new().with_renderer(Template::plain()).with_counter(move |text| {
        counted.fetch_add(1, Ordering::Relaxed);
        counter(text)
    });
    let budget = Budget::tokens((counter(&text) as f64 * share) as usize);
    let summary = summarizer.summarize(&text, budget);
    assert!(!summary.is_empty() && counter(&summary.to_string()) <= budget.amount());
    calls.load(Ordering::Relaxed)
}

#[test]
fn an_additive_counter_is_called_once_a_sentence() {
    for sentences in [100, 2_000] {
        // Three more to learn what a join adds, one for the whole.
        assert!(calls(sentences, 0.5, |text| text.chars().count()) <= sentences + 4);
    }
}

#[test]
fn a_counter_that_only_grows_is_called_a_logarithm_of_times_more() {
    // Each join adds ten, but for the first one, from which the joins' cost is learned.
    let counter: Counter = |text| {
        let joins = text.matches(". ").count();
        text.split(' ').count() + 10 * joins * usize::from(joins > 1)
    };
    for (sentences, logarithm) in [(128, 7), (2_048, 11)] {
        let calls = calls(sentences, 0.5, counter);
        assert!(calls <= sentences + 4 + 2 * logarithm, "{calls} calls for {sentences} sentences");
    }
}

#[test]
fn any_counter_is_called_no_more_than_twice_a_sentence() {
    for counter in COUNTERS {
        assert!(calls(500, 0.7, counter) <= 1_000);
    }
}

#[test]
fn a_sentence_that_fits_is_found_where_the_first_one_does_not() {
    // Written out, a long text costs far more than its parts did.
    let counter: Counter = |text| if text.len() > 30 { 100 } else { 1 };
    let lines = render::from_fn(|part, out| match part {
        Part::Source(..) => *out += "Of the source: ",
        Part::Sentence(sentence) => *out += sentence.text(),
        _ => {}
    });
    let summarizer = Summarizer::new().with_renderer(lines).with_counter(counter);
    let summarizer = summarizer.with_method("lead".parse().unwrap());
    let text = "Heavy rain fell all week. It rose.";
    assert_eq!(summarizer.summarize(text, Budget::tokens(5)).to_string(), "It rose.");
}

#[test]
fn neighbours_come_along_as_far_as_they_fit_and_not_beyond_headings() {
    let text = "# One\n\nAlpha came. Bravo came. Charlie came.\n\n# Two\n\nDelta came. Echo came.";
    let shown = |query: &str, context: usize, budget: Budget| {
        let summarizer = Summarizer::new().with_query(query.to_owned()).with_context(context);
        summarizer.summarize(text, budget).iter().map(epitome::Sentence::index).collect::<Vec<_>>()
    };
    assert_eq!(shown("bravo", 1, Budget::sentences(3)), [0, 1, 2]);
    assert_eq!(shown("bravo", 1, Budget::sentences(2)), [0, 1]); // the one before comes first
    assert_eq!(shown("bravo", 9, Budget::sentences(1)), [1]);
    assert_eq!(shown("charlie", 1, Budget::words(4)), [1, 2]);
    assert_eq!(shown("delta", 1, Budget::words(4)), [3, 4]); // `Charlie came.` stands under another heading
    let summarizer = Summarizer::new().with_query("bravo").with_context(1);
    let summary = summarizer.summarize(text, 3);
    let marks: Vec<_> = summary.iter().map(|sentence| (sentence.rank(), sentence.is_context())).collect();
    assert_eq!(marks, [(0, true), (0, false), (0, true)]);
    assert_eq!(summary.outcome(), &Outcome::Complete);
}
