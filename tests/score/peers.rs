//! What other programs compute for one text, where they compute the same as we do.
//!
//! Each number is what the named version of the named program gave, run on the text below with the stop words
//! below, no stemming, and words taken as runs of letters.

#![allow(
    clippy::unreadable_literal,
    clippy::excessive_precision,
    reason = "numbers as the programs printed them"
)]

use epitome::engine::{self, Bm25, Gram, Idf, Matrix, Overlap, Similarity, SvdParameters};
use epitome::score::{Degree, Edmundson, Frequency, Luhn, Scorer, TextRank};
use epitome::{Document, Language, Prior, Scores, Source, Summarizer, tokenize};

const TEXT: &str = "\
The city council approved a new bridge across the river on Monday. \
The bridge will replace an old crossing that engineers declared unsafe last winter. \
Council members said the river crossing carries nine thousand drivers every day.\n\n\
Engineers estimate that the new bridge will cost forty million dollars. \
Critics of the plan told the council that the cost has doubled since last year. \
A tunnel under the river was rejected because the tunnel would cost twice as much.\n\n\
Drivers will use a temporary crossing while engineers build the new bridge. \
Work on the temporary crossing starts in spring. \
Rain has delayed other city projects this winter. \
The mayor promised that the bridge will open before the winter of next year.";

const STOP_WORDS: &str = "a an and as at be because before by for from has have in is it much of on or since that the this to under was while will with would";

fn document() -> Document<'static> {
    let words = tokenize::from_fn(|sentence, _, terms| {
        for word in sentence.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            let range = terms.range_of(word);
            let word = word.to_lowercase();
            if STOP_WORDS.split(' ').any(|stop_word| stop_word == word) {
                terms.push_stop_word(range, &word);
            } else {
                terms.push(range, &word);
            }
        }
    });
    let summarizer = Summarizer::new().with_language(Language::English).with_tokenizer(words);
    let document = summarizer.document(Source::new(TEXT).with_title("NEW BRIDGE FOR THE CITY")).unwrap();
    assert_eq!((document.len(), document.term_count()), (10, 51));
    document
}

fn score(scorer: &dyn Scorer) -> Scores {
    scorer.score(&document(), &Prior::uniform()).unwrap()
}

#[track_caller]
fn assert_close(given: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(given.len(), expected.len());
    for (i, (a, b)) in given.iter().zip(expected).enumerate() {
        assert!((a - b).abs() <= tolerance, "sentence {i}: {a} is not {b}");
    }
}

/// Divided by their Euclidean length.
fn unit(values: &[f64]) -> Vec<f64> {
    let length = values.iter().map(|x| x * x).sum::<f64>().sqrt();
    values.iter().map(|x| x / length).collect()
}

// summa takes logarithms to base 10, which scales all edges alike, and gives its scores the Euclidean length 1.
#[test]
fn text_rank_is_summas() {
    let expected = [
        0.40488818713676406,
        0.4291143279785507,
        0.29008042147222424,
        0.36391516792860756,
        0.23963040416508796,
        0.1799773955896621,
        0.46208255556381966,
        0.17980631765840813,
        0.1467428248443329,
        0.2795476683456496,
    ];
    let exact = TextRank::builder().tolerance(1e-12).build().unwrap();
    assert_close(&unit(score(&exact).as_slice()), &expected, 1e-9);
}

// sumy's Reduction sums a sentence's edges of TextRank without the sentence's own, which its TextRank leaves in.
#[test]
fn overlap_is_sumys_reduction() {
    let expected = [
        2.647828011089267,
        2.850525152162256,
        1.8225831311112362,
        2.417092302067715,
        1.4448156669963597,
        1.0136364525130168,
        3.1410165348111967,
        1.0544098870067087,
        0.7765545516653796,
        1.7439746566314809,
    ];
    assert_close(&Overlap::new(document().counts()).degrees(), &expected, 1e-9);
}

// crabcamp's lexrank with each sentence as a document of its background: idf = ln(n / df).
#[test]
fn cosines_are_crabcamp_lexranks() {
    let expected = [
        1.0,
        0.018794390726101323,
        0.09107421837422336,
        0.07831654156472498,
        0.055460300668423924,
        0.050943798791445914,
        0.08934972818813311,
        0.0,
        0.10674024134230498,
        0.019612692095574473,
    ];
    let document = document();
    let counts = document.counts();
    let graph = Gram::cosine(engine::tf_idf(counts, &engine::idf(counts, Idf::Plain)));
    let mut first = vec![0.0; 10];
    first[0] = 1.0;
    // Without the sentence itself, which resembles itself wholly.
    assert_close(&graph.apply(&first)[1..], &expected[1..], 1e-12);
}

// Without damping, and with each sentence its own neighbour, LexRank's scores are in proportion to the degrees plus 1 within
// a component; crabcamp's lexrank lets them sum to the number of its sentences. It stops at a relative change of 1e-5.
#[test]
fn degrees_are_crabcamp_lexranks_scores() {
    let continuous = [
        1.1010167424905173,
        1.081993503704075,
        0.975725766615173,
        1.0331046347179302,
        1.0051917529770067,
        0.8616557340363709,
        1.2147887566397497,
        0.9035644330397227,
        0.8880189502263204,
        0.934939725553199,
    ];
    let above_0_03 = [
        1.296296296296293,
        1.296296296296295,
        0.9259259259259229,
        1.1111111111111085,
        1.2962962962962932,
        0.9259259259259228,
        1.111111111111109,
        0.5555555555555551,
        0.7407407407407401,
        0.7407407407407404,
    ];
    let above_0_1 = [
        1.0,
        0.7692307692307693,
        0.7692307692307692,
        0.7692307692307693,
        1.0,
        1.0,
        1.9230769230769234,
        0.7692307692307692,
        1.0,
        1.0,
    ];
    let scores = |scorer: &Degree, component: &[usize]| {
        let degrees = score(scorer);
        let with_own: Vec<f64> = component.iter().map(|&i| degrees.as_slice()[i] + 1.0).collect();
        let sum: f64 = with_own.iter().sum();
        with_own.iter().map(|degree| degree / sum * component.len() as f64).collect::<Vec<f64>>()
    };
    let all: Vec<usize> = (0..10).collect();
    assert_close(&scores(&Degree::new(), &all), &continuous, 1e-4);
    let threshold = |threshold| Degree::builder().threshold(threshold).build().unwrap();
    assert_close(&scores(&threshold(0.03), &all), &above_0_03, 1e-9);
    let component = [1, 2, 3, 6, 7];
    let expected = component.map(|i| above_0_1[i]);
    assert_close(&scores(&threshold(0.1), &component), &expected, 1e-9);
}

// sumy ends a cluster at the fourth word in a row that is not significant, so its gaps have at most three words.
#[test]
fn luhn_is_sumys() {
    let expected = [
        2.7777777777777777,
        2.2857142857142856,
        1.6,
        2.0,
        1.7777777777777777,
        1.3333333333333333,
        3.0,
        2.0,
        1.0,
        1.0,
    ];
    let luhn = Luhn::builder().gap(3).build().unwrap();
    assert_close(score(&luhn).as_slice(), &expected, 1e-12);
}

// sumy's location counts the words of the title once more; without them it is ours. Its key words are those of the bonus list
// only, which ours leave to the cue.
#[test]
fn edmundson_has_sumys_clues() {
    let cue = [2.0, 1.0, 0.0, 2.0, -1.0, 0.0, 2.0, 0.0, -1.0, 1.0];
    let title = [3.0, 1.0, 0.0, 2.0, 0.0, 0.0, 2.0, 0.0, 1.0, 1.0];
    let location_and_title = [5.0, 2.0, 2.0, 3.0, 0.0, 1.0, 4.0, 1.0, 2.0, 3.0];
    let edmundson =
        Edmundson::builder().bonus(["bridge", "new"]).stigma(["rain", "critics"]).build().unwrap();
    let scores = score(&edmundson);
    let part = |name: &str| scores.parts().iter().find(|part| part.name() == name).unwrap().values().to_vec();
    assert_close(&part("cue"), &cue, 0.0);
    assert_close(&part("title"), &title, 0.0);
    let location: Vec<f64> = location_and_title.iter().zip(title).map(|(both, title)| both - title).collect();
    assert_close(&part("location"), &location, 0.0);
}

// sumy fills every cell of its matrix with 0.4 + 0.6 · count / (largest count of the sentence): here tenths of 4, 7 and 10.
#[test]
fn singular_values_are_sumys() {
    let expected = [
        11.058164603730264,
        1.962620587538242,
        1.8119178662979738,
        1.6806556605659375,
        1.6076129916358506,
        1.421968795989119,
        1.3839526190495806,
        1.329681217531772,
        1.1244633508802764,
        0.8736455891430406,
    ];
    let document = document();
    let mut terms = Vec::new();
    let mut offsets = vec![0];
    for (columns, counts) in document.counts().iter() {
        let largest = counts.iter().copied().fold(0.0, f64::max);
        for term in 0..51 {
            let count = columns.binary_search(&term).map_or(0.0, |at| counts[at]);
            let tenths = (4.0 + 6.0 * count / largest) as usize;
            terms.extend(std::iter::repeat_n(term, tenths));
        }
        offsets.push(terms.len());
    }
    let parameters = SvdParameters { tolerance: 1e-12, ..SvdParameters::default() };
    let svd = engine::svd(Matrix::counts(&offsets, &terms, 51), parameters);
    let values: Vec<f64> = svd.values().iter().map(|value| value / 10.0).collect();
    assert_close(&values, &expected, 1e-9);
}

// sumy's LSA keeps every topic, and so scores a sentence by the length of its vector; here over plain counts.
#[test]
fn all_topics_are_sumys() {
    let expected = [
        2.82842712474619,
        3.000000000000001,
        3.316624790355399,
        2.8284271247461903,
        2.8284271247461916,
        2.8284271247461903,
        2.8284271247461916,
        2.23606797749979,
        2.4494897427831814,
        2.6457513110645903,
    ];
    let svd = engine::svd(document().counts().clone(), SvdParameters::default());
    let square = |i: usize| {
        svd.values().iter().zip(svd.vectors()).map(|(value, v)| (value * v[i]).powi(2)).sum::<f64>()
    };
    let lengths: Vec<f64> = (0..10).map(|i| square(i).sqrt()).collect();
    assert_close(&lengths, &expected, 1e-9);
}

// gensim 3.8.3's BM25 on plain tokens, the first sentence as the query; k1 = 1.5, b = 0.75.
#[test]
fn bm25_is_gensims() {
    let expected = [
        8.838346402359802,
        0.0,
        1.2688421457954904,
        0.7445069917167628,
        0.7445069917167628,
        0.8418988947029671,
        0.7445069917167628,
        0.0,
        1.3518449535360577,
        0.0,
    ];
    let document = document();
    let weights = engine::bm25(document.counts(), Bm25 { k1: 1.5, b: 0.75 });
    let mut query = vec![0.0; 51];
    document.terms(0).iter().for_each(|&term| query[term as usize] = 1.0);
    assert_close(&weights.product(&query), &expected, 1e-9);
}

// sumy's SumBasic takes the sentence of the highest mean probability first.
#[test]
fn frequency_agrees_with_sumys_sum_basic_on_the_first() {
    assert_eq!(score(&Frequency::new()).ranked()[0], 6);
}
