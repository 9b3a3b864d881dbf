//! What every selector promises, and each against its textbook form.

use epitome::select::{
    ConceptCoverage, Dangling, Exact, JensenShannon, KlSum, Lsa, Mmr, Novelty, Picks, Selector, SumBasic,
    SummaryCentroid, TopRanked, needs_context,
};
use epitome::{Budget, Document, Language, Meter, Prior, Scores, Summarizer, Unit};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Words of no language, so that none is a stop word or an abbreviation; and two that point back.
const WORDS: [&str; 18] = [
    "kamora", "lirend", "zenopa", "tubalk", "mirosh", "pelgan", "dovrit", "sarkel", "hontib", "vexami",
    "quorla", "brintu", "jaskem", "wolpid", "fenrok", "gludas", "this", "however",
];

fn text(sentences: &[Vec<usize>]) -> String {
    let sentence = |words: &Vec<usize>| {
        let words: Vec<&str> = words.iter().map(|&w| WORDS[w % WORDS.len()]).collect();
        let joined = words.join(" ");
        format!("{}{}.", joined[..1].to_uppercase(), &joined[1..])
    };
    sentences.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

fn document(text: &str) -> Document<'_> {
    Summarizer::new().with_language(Language::English).document(text).unwrap()
}

/// Four bytes, or what is left of them, are a token.
fn count_tokens(text: &str) -> usize {
    text.len().div_ceil(4)
}

/// An unused budget; one in tokens has a counter.
fn unused<'d, 't>(document: &'d Document<'t>, budget: Budget) -> Meter<'d, 't> {
    Meter::new(document, budget).with_counter(&count_tokens)
}

fn sentences() -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::vec(0..WORDS.len(), 1..9), 1..24)
}

fn budgets() -> impl Strategy<Value = Budget> {
    prop_oneof![
        (0..30_usize).prop_map(Budget::sentences),
        (0..120_usize).prop_map(Budget::percent),
        (0..120_usize).prop_map(Budget::words),
        (0..600_usize).prop_map(Budget::bytes),
        (0..600_usize).prop_map(Budget::chars),
        (0..150_usize).prop_map(Budget::tokens),
    ]
}

fn selectors() -> Vec<(&'static str, Box<dyn Selector>)> {
    vec![
        ("top", Box::new(TopRanked::new())),
        ("top, penalized", Box::new(TopRanked::new().with_dangling(Dangling::Penalize))),
        ("mmr", Box::new(Mmr::new())),
        (
            "mmr of unlikeness",
            Box::new(Mmr::builder().lambda(0.0).dangling(Dangling::Penalize).build().unwrap()),
        ),
        ("novelty", Box::new(Novelty::new())),
        ("novelty, penalized", Box::new(Novelty::builder().dangling(Dangling::Penalize).build().unwrap())),
        ("coverage", Box::new(ConceptCoverage::new())),
        ("exact", Box::new(Exact::builder().nodes(50).build().unwrap())),
        ("sum basic", Box::new(SumBasic::new())),
        ("kl sum", Box::new(KlSum::new())),
        ("jensen-shannon", Box::new(JensenShannon::new())),
        ("summary centroid", Box::new(SummaryCentroid::new())),
        ("lsa", Box::new(Lsa::new())),
    ]
}

/// The document's terms as sets, with each term's ln((n + 1) / (df + 0.5)).
fn weighed_sets(document: &Document<'_>) -> (Vec<BTreeSet<u32>>, impl Fn(&BTreeSet<u32>) -> f64) {
    let n = document.len();
    let sets: Vec<BTreeSet<u32>> = (0..n).map(|i| document.terms(i).iter().copied().collect()).collect();
    let weight: Vec<f64> = (0..document.term_count() as u32)
        .map(|t| libm::log((n as f64 + 1.0) / (sets.iter().filter(|s| s.contains(&t)).count() as f64 + 0.5)))
        .collect();
    (sets, move |set: &BTreeSet<u32>| set.iter().map(|&t| weight[t as usize]).sum())
}

/// Whether one sentence is a copy, a near-copy or a restatement of another, by the definition.
pub(super) fn copies(document: &Document<'_>) -> Vec<Vec<bool>> {
    copies_or(document, true)
}

/// Whether a budget asks for all of a text.
fn is_for_all(budget: Budget) -> bool {
    budget.unit() == Unit::Percent && budget.amount() >= 100
}

/// The same, with restatements or without, which are no copies where all of a text is asked for.
fn copies_or(document: &Document<'_>, restatements: bool) -> Vec<Vec<bool>> {
    let (sets, weight) = weighed_sets(document);
    let near = |i: usize, j: usize| {
        let shared: BTreeSet<u32> = sets[i].intersection(&sets[j]).copied().collect();
        let enough = 0.8 * (weight(&sets[i]) * weight(&sets[j])).sqrt();
        let shorter = sets[i].len().min(sets[j].len());
        document.words(i) == document.words(j)
            || (shorter >= 3 && weight(&shared) >= enough)
            || (restatements && shorter >= 4 && 10 * shared.len() >= 9 * shorter)
    };
    (0..document.len()).map(|i| (0..document.len()).map(|j| near(i, j)).collect()).collect()
}

/// The first of `chosen` that is not worth most of all that are not said yet, `worth` being that of a
/// sentence after those before it. Worths that differ by rounding alone count as equal.
fn first_wrong(
    document: &Document<'_>,
    chosen: &[usize],
    worth: impl Fn(usize, &[usize]) -> f64,
) -> Option<usize> {
    let copies = copies(document);
    (0..chosen.len()).find(|&k| {
        let before = &chosen[..k];
        let open = (0..document.len()).filter(|&i| !before.iter().any(|&j| i == j || copies[i][j]));
        let best = open.map(|i| worth(i, before)).fold(f64::NEG_INFINITY, f64::max);
        worth(chosen[k], before) < best - 1e-9
    })
}

/// Scores scaled to 0..=1.
fn relevance(scores: &[f64]) -> Vec<f64> {
    let low = scores.iter().copied().fold(f64::INFINITY, f64::min);
    let high = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    scores.iter().map(|s| if high > low { (s - low) / (high - low) } else { 0.0 }).collect()
}

/// Each sentence's tf-idf by term.
fn tf_idf(document: &Document<'_>) -> Vec<BTreeMap<u32, f64>> {
    let (sets, weight) = weighed_sets(document);
    let tf = |i: usize, t: u32| document.terms(i).iter().filter(|&&other| other == t).count() as f64;
    let row = |i: usize| sets[i].iter().map(|&t| (t, tf(i, t) * weight(&BTreeSet::from([t])))).collect();
    (0..document.len()).map(row).collect()
}

/// Maximal marginal relevance as the paper writes it.
fn marginal_relevance(
    document: &Document<'_>,
    scores: &[f64],
    lambda: f64,
) -> impl Fn(usize, &[usize]) -> f64 {
    let relevance = relevance(scores);
    let rows = tf_idf(document);
    let dot = move |i: usize, j: usize| -> f64 {
        rows[i].iter().map(|(t, x)| x * rows[j].get(t).copied().unwrap_or(0.0)).sum()
    };
    move |i, before| {
        let cosine = |&j: &usize| dot(i, j) / (dot(i, i) * dot(j, j)).sqrt();
        lambda * relevance[i] - (1.0 - lambda) * before.iter().map(cosine).fold(0.0, f64::max)
    }
}

/// What [`Novelty`] says it weighs.
fn novelty(document: &Document<'_>, scores: &[f64], lambda: f64) -> impl Fn(usize, &[usize]) -> f64 {
    let relevance = relevance(scores);
    let rows = tf_idf(document);
    move |i, before| {
        let said = |t: &u32| before.iter().any(|&j| rows[j].contains_key(t));
        let all: f64 = rows[i].values().map(|x| x * x).sum();
        let said: f64 = rows[i].iter().filter(|(t, _)| said(t)).map(|(_, x)| x * x).sum();
        let share = if all > 0.0 { said / all } else { 0.0 };
        lambda * relevance[i] - (1.0 - lambda) * share
    }
}

/// The concepts of each sentence, as [`ConceptCoverage`] says what they are: (term, none) or a pair of words.
fn concepts(document: &Document<'_>) -> Vec<BTreeSet<(u32, Option<u32>)>> {
    let of = |i: usize| {
        let terms = document.terms(i).iter().map(|&t| (t, None));
        let pairs = document.words(i).windows(2).filter(|p| p.iter().any(|w| w.term().is_some()));
        terms.chain(pairs.map(|p| (p[0].key(), Some(p[1].key())))).collect()
    };
    (0..document.len()).map(of).collect()
}

/// The scale of coverage and what one sentence and a set of sentences are worth, under a uniform prior.
struct NaiveCoverage {
    concepts: Vec<BTreeSet<(u32, Option<u32>)>>,
    lengths: Vec<f64>,
    relevance: Vec<f64>,
    lambda: f64,
}

impl NaiveCoverage {
    fn new(document: &Document<'_>, scores: &[f64], lambda: f64, r: f64) -> Self {
        let lengths = (0..document.len()).map(|i| (document.words(i).len().max(1) as f64).powf(r)).collect();
        NaiveCoverage { concepts: concepts(document), lengths, relevance: relevance(scores), lambda }
    }

    /// Σ w(u) over the concepts of a sentence that none of some others holds.
    fn covers(&self, i: usize, before: &[usize]) -> f64 {
        let weight = |u| match self.concepts.iter().filter(|held| held.contains(u)).count() {
            1 => 0.0,
            held => held as f64,
        };
        let new = self.concepts[i].iter().filter(|u| !before.iter().any(|&j| self.concepts[j].contains(u)));
        new.map(weight).sum()
    }

    fn scale(&self) -> f64 {
        let densities = (0..self.lengths.len()).map(|i| self.covers(i, &[]) / self.lengths[i]);
        let densest = densities.fold(0.0, f64::max);
        if densest > 0.0 { (1.0 - self.lambda) / densest } else { 0.0 }
    }

    fn worth(&self, i: usize, before: &[usize]) -> f64 {
        self.scale() * self.covers(i, before) / self.lengths[i] + self.lambda * self.relevance[i]
    }

    fn value(&self, chosen: &[usize]) -> f64 {
        let adds = |k: usize| {
            let i = chosen[k];
            self.scale() * self.covers(i, &chosen[..k]) + self.lambda * self.relevance[i] * self.lengths[i]
        };
        (0..chosen.len()).map(adds).sum()
    }
}

proptest! {
    #[test]
    fn no_selector_exceeds_a_budget_or_leaves_room_for_a_new_sentence(
        sentences in sentences(), seed in prop::collection::vec(0.0..1.0_f64, 24), budget in budgets(), nearest: bool,
    ) {
        let text = text(&sentences);
        let document = document(&text);
        let scores = Scores::from(seed[..document.len()].to_vec());
        let copies = copies_or(&document, !is_for_all(budget));
        let budget = if nearest { budget.nearest() } else { budget };
        for (name, selector) in selectors() {
            let chosen = selector.select(&document, &scores, &Prior::uniform(), unused(&document, budget)).unwrap();
            let mut meter = unused(&document, budget);
            for (k, &i) in chosen.iter().enumerate() {
                prop_assert!(meter.take(i), "{name}: sentence {i} is past the budget");
                prop_assert!(!chosen[..k].iter().any(|&j| i == j || copies[i][j]), "{name}: {i} was said already");
            }
            if !nearest {
                prop_assert!(meter.used() <= meter.limit());
                let shown: Vec<&str> = chosen.iter().map(|&i| document.sentence(i)).collect();
                let shown = shown.join(" ");
                match budget.unit() {
                    Unit::Words => prop_assert!(shown.split_whitespace().count() <= budget.amount()),
                    Unit::Bytes => prop_assert!(shown.len() <= budget.amount()),
                    Unit::Chars => prop_assert!(shown.chars().count() <= budget.amount()),
                    _ => {}
                }
            }
            let strict = name == "novelty" && !matches!(budget.unit(), Unit::Sentences | Unit::Percent);
            for (i, copies) in copies.iter().enumerate() {
                let said = chosen.iter().any(|&j| i == j || copies[j]);
                // What does not stand alone, and fragments, fill up no words with context.
                let leans = needs_context(&document, i) && !chosen.contains(&(i - 1));
                let left_over = strict && (leans || document.words(i).len() < 3);
                prop_assert!(said || left_over || !meter.fits(i), "{name}: sentence {i} would still fit");
            }
        }
    }

    #[test]
    fn each_pick_is_worth_most_by_the_definition(
        sentences in sentences(), seed in prop::collection::vec(0..5_u8, 24), share in 0..=4_u8, r in 0..=2_u8,
        count in 0..24_usize,
    ) {
        let text = text(&sentences);
        let document = document(&text);
        let scores: Vec<f64> = seed[..document.len()].iter().map(|&s| f64::from(s)).collect();
        let (lambda, r) = (f64::from(share) / 4.0, f64::from(r) / 2.0);
        let budget = Budget::sentences(count);
        let choose = |selector: &dyn Selector| selector.select(&document, &Scores::from(scores.clone()), &Prior::uniform(), unused(&document, budget)).unwrap();

        let chosen = choose(&Mmr::builder().lambda(lambda).build().unwrap());
        let wrong = first_wrong(&document, &chosen, marginal_relevance(&document, &scores, lambda));
        prop_assert_eq!(wrong, None, "mmr {:?}", chosen);

        let chosen = choose(&Novelty::builder().lambda(lambda).dangling(Dangling::Keep).build().unwrap());
        let wrong = first_wrong(&document, &chosen, novelty(&document, &scores, lambda));
        prop_assert_eq!(wrong, None, "novelty {:?}", chosen);

        let coverage = ConceptCoverage::builder().lambda(lambda).length_power(r).dangling(Dangling::Keep).build().unwrap();
        let chosen = choose(&coverage);
        let naive = NaiveCoverage::new(&document, &scores, lambda, r);
        let wrong = first_wrong(&document, &chosen, |i, before| naive.worth(i, before));
        prop_assert_eq!(wrong, None, "coverage {:?}", chosen);
    }

    #[test]
    fn penalizing_weakens_until_the_sentence_before_is_chosen(
        sentences in sentences(), seed in prop::collection::vec(1..6_u8, 24), count in 0..24_usize,
    ) {
        let text = text(&sentences);
        let document = document(&text);
        let scores: Vec<f64> = seed[..document.len()].iter().map(|&s| f64::from(s)).collect();
        let relevance = relevance(&scores);
        let top = TopRanked::new().with_dangling(Dangling::Penalize);
        let chosen = top.select(&document, &Scores::from(scores), &Prior::uniform(), Meter::new(&document, Budget::sentences(count))).unwrap();
        let worth = |i: usize, before: &[usize]| {
            let alone = needs_context(&document, i) && !before.contains(&(i - 1));
            if alone { 0.6 * relevance[i] } else { relevance[i] }
        };
        prop_assert_eq!(first_wrong(&document, &chosen, worth), None, "{:?}", chosen);
    }

    #[test]
    fn with_context_leaves_nothing_without_its_context(
        sentences in sentences(), seed in prop::collection::vec(0.0..1.0_f64, 24), budget in budgets(),
    ) {
        let text = text(&sentences);
        let document = document(&text);
        let scores = Scores::from(seed[..document.len()].to_vec());
        let copies = copies(&document);
        let chosen = Novelty::builder().dangling(Dangling::WithContext).build().unwrap().select(&document, &scores, &Prior::uniform(), unused(&document, budget)).unwrap();
        let alone = chosen.iter().filter(|&&i| needs_context(&document, i) && !chosen.contains(&(i - 1)));
        // Its context may have been said in other words, or nothing else may be left at all.
        let said = |i: usize| chosen.iter().any(|&j| copies[i - 1][j]);
        let fits = |i: usize| unused(&document, budget).fits(i);
        let counts_sentences = matches!(budget.unit(), Unit::Sentences | Unit::Percent);
        let fragment = |i: usize| !counts_sentences && document.words(i).len() < 3;
        let stands_alone = |i: usize| !needs_context(&document, i) && !fragment(i);
        let all_need = !(1..document.len()).any(|i| stands_alone(i) && fits(i));
        for &i in alone {
            prop_assert!(said(i) || all_need || chosen.len() <= 1, "sentence {i} of {chosen:?}");
        }
        prop_assert!(chosen.is_empty() == (0..document.len()).all(|i| !fits(i)));
    }

    #[test]
    fn exact_is_the_best_of_all_subsets(
        sentences in prop::collection::vec(prop::collection::vec(0..WORDS.len(), 1..9), 1..9),
        seed in prop::collection::vec(0..5_u8, 9), share in 0..=4_u8, budget in budgets(), few in 1..9_usize,
    ) {
        let text = text(&sentences);
        let document = document(&text);
        let n = document.len();
        let scores: Vec<f64> = seed[..n].iter().map(|&s| f64::from(s)).collect();
        let lambda = f64::from(share) / 4.0;
        let coverage = ConceptCoverage::builder().lambda(lambda).dangling(Dangling::Keep).build().unwrap();
        let naive = NaiveCoverage::new(&document, &scores, lambda, coverage.length_power());
        let copies = copies_or(&document, !is_for_all(budget));
        let allowed = |chosen: &[usize]| {
            let mut meter = unused(&document, budget);
            let said = |k: usize| chosen[..k].iter().any(|&j| copies[chosen[k]][j]);
            chosen.iter().enumerate().all(|(k, &i)| meter.take(i) && !said(k))
        };
        let subsets = (0..1_usize << n).map(|bits| (0..n).filter(|i| bits >> i & 1 == 1).collect::<Vec<_>>());
        let best = subsets.filter(|subset| allowed(subset)).map(|subset| naive.value(&subset)).fold(0.0, f64::max);

        let scores = Scores::from(scores);
        let exact = Exact::builder().coverage(coverage).nodes(100_000).build().unwrap();
        let solution = exact.solve(&document, &scores, &Prior::uniform(), unused(&document, budget));
        prop_assert!(solution.is_proven() && allowed(solution.sentences()));
        prop_assert!((solution.value() - best).abs() < 1e-9, "{} instead of {best}", solution.value());
        prop_assert!((naive.value(solution.sentences()) - best).abs() < 1e-9);
        prop_assert_eq!(solution.value().to_bits(), solution.bound().to_bits());

        let cut_short = Exact::builder().coverage(coverage).nodes(few).build().unwrap();
        let solution = cut_short.solve(&document, &scores, &Prior::uniform(), unused(&document, budget));
        let greedy = naive.value(&coverage.select(&document, &scores, &Prior::uniform(), unused(&document, budget)).unwrap());
        prop_assert!(solution.value() >= greedy - 1e-9 && solution.bound() >= best - 1e-9);
        prop_assert!(solution.is_proven() || solution.bound() >= solution.value());
    }

    #[test]
    fn a_larger_sentence_budget_keeps_what_a_smaller_one_chose(
        sentences in sentences(), seed in prop::collection::vec(0..5_u8, 24), small in 0..12_usize, more in 0..12_usize,
    ) {
        let text = text(&sentences);
        let document = document(&text);
        let scores = Scores::from(seed[..document.len()].iter().map(|&s| f64::from(s)).collect::<Vec<_>>());
        let few = TopRanked::new().select(&document, &scores, &Prior::uniform(), Meter::new(&document, Budget::sentences(small))).unwrap();
        let many = TopRanked::new().select(&document, &scores, &Prior::uniform(), Meter::new(&document, Budget::sentences(small + more))).unwrap();
        prop_assert!(many.starts_with(&few));
    }
}

#[test]
fn near_copies_are_refused_and_look_alikes_are_not() {
    let first = "The council voted on Monday to close the old iron bridge for repairs.";
    let cases = [
        ("the same", "The council voted on Monday to close the old iron bridge for repairs.", true),
        (
            "other case and marks",
            "The Council voted, on Monday, to close the old iron bridge for repairs!",
            true,
        ),
        (
            "other stop words",
            "On Monday the council has voted to close this old iron bridge for its repairs.",
            true,
        ),
        (
            "one word more",
            "The council voted on Monday to close the old iron bridge for urgent repairs.",
            true,
        ),
        ("one word less", "The council voted to close the old iron bridge for repairs.", true),
        ("half of it", "The council closed the bridge.", false),
        (
            "twice as long",
            "The council voted on Monday to close the old iron bridge for repairs, which angered \
            shopkeepers, commuters and the ferry company across the water.",
            true,
        ),
        ("half of it, with a word of its own", "The old iron bridge was closed for good.", false),
        ("other facts", "The council voted on Friday to open the new stone bridge for traffic.", false),
    ];
    for (name, second, refused) in cases {
        let text = format!("{first} Nobody was hurt in the storm. {second} Rain is expected tomorrow.");
        let document = document(&text);
        assert_eq!(document.len(), 4, "{name}");
        let mut picks = Picks::new(Meter::new(&document, Budget::sentences(4)));
        assert!(picks.take(0), "{name}");
        assert_eq!(picks.take(2), !refused, "{name}: {second}");
    }
}

/// The number of sentences of a text and what each selector chooses of all of them.
fn choices(text: &str) -> (Document<'_>, Vec<(&'static str, Vec<usize>)>) {
    let document = document(text);
    let budget = Budget::sentences(document.len());
    let scores = Scores::from((0..document.len()).map(|i| (i % 3) as f64).collect::<Vec<_>>());
    let chosen = selectors()
        .into_iter()
        .map(|(name, s)| {
            (name, s.select(&document, &scores, &Prior::uniform(), unused(&document, budget)).unwrap())
        })
        .collect();
    (document, chosen)
}

#[test]
fn a_list_mark_a_label_or_a_quotation_mark_makes_no_other_sentence() {
    for body in ["The river rose.", "It was.", "🎉🎉🎉!", "The river rose over the banks of the old town."]
    {
        let other = "Nobody slept in the houses by the water.";
        for text in [
            format!("{body} {other}\n\n- {body}\n- Buses stopped.\n"),
            format!("1. Buses stopped.\n2. {body}\n\n{other} {body}\n"),
            format!("{other} {body}\n\n> {body}\n"),
            format!("Ann: {body}\nBen: {other}\nAnn: So they say.\nBen: {body}\n"),
            format!("{body} {other} \"{body}\""),
        ] {
            let (document, choices) = choices(&text);
            let holders: Vec<usize> =
                (0..document.len()).filter(|&i| document.sentence(i).contains(body)).collect();
            assert_eq!(holders.len(), 2, "{text}");
            for (name, chosen) in choices {
                assert_eq!(chosen.iter().filter(|i| holders.contains(i)).count(), 1, "{name}: {text}");
                assert_eq!(chosen.len(), document.len() - 1, "{name}: {text}");
            }
        }
    }
}

#[test]
fn the_same_text_is_shown_once_where_its_label_is_seen_only_once() {
    // The second of each pair stands within a line, where its beginning is not known to be a mark or a label.
    for (text, twice) in [
        ("1. It rose.\n2. Buses stopped. 1. It rose.\n3. Nobody slept.", "1. It rose."),
        ("Ann: It rose.\nBen: Buses stopped. Ann: It rose.\nAnn: Yes.\nBen: Nobody slept.", "Ann: It rose."),
    ] {
        let (document, choices) = choices(text);
        let [one, other] =
            (0..document.len()).filter(|&i| document.sentence(i) == twice).collect::<Vec<_>>()[..]
        else {
            panic!("{twice} stands twice in {text}")
        };
        assert_ne!(document.words(one), document.words(other), "{text}");
        for (name, chosen) in choices {
            assert!(chosen.contains(&one) != chosen.contains(&other), "{name}: {chosen:?} of {text}");
            assert_eq!(chosen.len(), document.len() - 1, "{name}: {text}");
        }
    }
}

#[test]
fn sentences_of_few_terms_are_copies_only_word_for_word() {
    let text = "The bill passed. The bill did not pass. It was. He is. It was.";
    let document = document(text);
    let chosen = TopRanked::new()
        .select(
            &document,
            &Scores::from(vec![0.0; 5]),
            &Prior::uniform(),
            Meter::new(&document, Budget::sentences(5)),
        )
        .unwrap();
    assert_eq!(chosen, [0, 1, 2, 3]);
}

#[test]
fn parameters_that_are_no_share_are_refused() {
    for value in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
        let refused = |name: &str, error: epitome::Error| {
            let message = format!("parameter '{name}' is {value}, but must be in the range 0..=1");
            assert_eq!(error.to_string(), message);
        };
        refused("lambda", Mmr::builder().lambda(value).build().unwrap_err());
        refused("lambda", Novelty::builder().lambda(value).build().unwrap_err());
        refused("lambda", ConceptCoverage::builder().lambda(value).build().unwrap_err());
        refused("length_power", ConceptCoverage::builder().length_power(value).build().unwrap_err());
    }
    let error = Exact::builder().nodes(0).build().unwrap_err();
    assert_eq!(error.to_string(), "parameter 'nodes' is 0, but must be at least 1");
}

#[test]
fn mmr_takes_scores_of_any_size() {
    let text = text(&[vec![0, 1, 2], vec![3, 4, 5], vec![6, 7, 8]]);
    let document = document(&text);
    for scores in [[f64::MAX, f64::MIN, 0.0], [5e-324, 0.0, 0.0], [-1.0, -3.0, -2.0]] {
        let chosen = Mmr::new()
            .select(
                &document,
                &Scores::from(scores.to_vec()),
                &Prior::uniform(),
                Meter::new(&document, Budget::sentences(1)),
            )
            .unwrap();
        assert_eq!(chosen, [0], "{scores:?}");
    }
}

#[test]
fn the_same_terms_are_said_once_however_many_share_them() {
    // More than 32 sentences of the same few words, then each in another order.
    let mut sentences = Vec::new();
    for reversed in [false, true] {
        for a in 0..8 {
            for b in a + 1..8 {
                for c in b + 1..8 {
                    sentences.push(if reversed { vec![c, b, a] } else { vec![a, b, c] });
                }
            }
        }
    }
    let text = text(&sentences);
    let document = document(&text);
    let mut picks = Picks::new(Meter::new(&document, Budget::sentences(document.len())));
    for i in 0..document.len() {
        picks.take(i);
    }
    let terms = |&i: &usize| document.terms(i).iter().copied().collect::<BTreeSet<u32>>();
    let distinct: BTreeSet<_> = picks.as_slice().iter().map(terms).collect();
    assert_eq!(picks.as_slice().len(), distinct.len());
    assert!(distinct.len() > 32);
}

/// A near-copy is found among 32 sentences that share its rarest term. That no more are compared keeps texts
/// of one sentence's variations linear.
#[test]
fn a_near_copy_is_found_among_thirty_two_that_share_a_rare_term() {
    let pool = &WORDS[..8];
    let mut fillers = Vec::new();
    for a in 0..8 {
        for b in a + 1..8 {
            for c in b + 1..8 {
                fillers.push(format!("Jaskem {} {} {}.", pool[a], pool[b], pool[c]));
            }
        }
    }
    fillers.truncate(33);
    let offered = format!("{} hontib.", fillers[32].trim_end_matches('.'));
    // What makes every word of the pool more frequent than the word that all share, and that one rare among all.
    let mut others: Vec<String> = (0..40)
        .map(|_| "Kamora lirend zenopa tubalk mirosh pelgan dovrit sarkel hontib vexami.")
        .map(str::to_owned)
        .collect();
    others.extend((0..240).map(|i| format!("Quorla{i} brintu{i}.")));
    let mut words: Vec<&str> = fillers[32].trim_end_matches('.').split(' ').collect();
    words.rotate_left(1);
    let turned = format!("Also {}.", words.join(" "));
    let text = [fillers.join(" "), offered, turned, others.join(" ")].join(" ");
    let document = document(&text);
    let copies = copies(&document);
    assert!(
        (0..33).all(|i| copies[33][i] == (i == 32)),
        "the offered sentence is a near-copy of the last alone"
    );
    assert!((0..33).all(|i| (0..i).all(|j| !copies[i][j])), "no other is one");
    for (before, refused) in [(0, true), (31, true), (32, false)] {
        let mut picks = Picks::new(Meter::new(&document, Budget::sentences(document.len())));
        assert!((0..before).all(|i| picks.take(i)) && picks.take(32));
        assert_eq!(picks.take(33), !refused, "behind {before} others");
    }
    // The same terms in another order are found behind any number.
    let mut picks = Picks::new(Meter::new(&document, Budget::sentences(document.len())));
    let terms = |i: usize| document.terms(i).iter().copied().collect::<BTreeSet<u32>>();
    assert_eq!(terms(34), terms(32));
    assert!((0..33).all(|i| picks.take(i)) && !picks.take(34));
}

#[test]
fn many_refusals_end() {
    // What is refused is not offered again: with a round of all sentences for each refusal this would take minutes.
    let text = "Kamora lirend zenopa tubalk. ".repeat(30_000);
    let document = document(&text);
    let scores = Scores::from(vec![1.0; document.len()]);
    let selectors: [&dyn Selector; 3] = [&JensenShannon::new(), &SummaryCentroid::new(), &SumBasic::new()];
    for selector in selectors {
        assert_eq!(
            selector
                .select(&document, &scores, &Prior::uniform(), Meter::new(&document, Budget::sentences(3)))
                .unwrap()
                .len(),
            1
        );
    }
}
