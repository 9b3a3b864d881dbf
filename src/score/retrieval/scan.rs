//! Which of many sources can hold an answer, without analysing them.

use crate::document::{Tokenizer, Vocabulary};
use crate::unicode::to_lower_case;
use crate::{Error, Language, Source};
use memchr::memmem::Finder;

/// So many letters of a term are looked for: what words like it have in common.
const LETTERS: usize = 4;
/// After so many finds of a term further ones say little.
const MOST_FINDS: usize = 8;
/// What a find in a title counts: it speaks for all of the source.
const TITLE: f64 = 4.0;
/// The most terms of a query that are looked for.
const MOST_TERMS: usize = 64;

/// The numbers of the sources in which words begin as a query's terms do, best first, at most `most` of them.
///
/// Each term counts ln(1 + (n − df + ½) / (df + ½)) · tf / (tf + 1): BM25 over the sources without their
/// lengths, df and tf counted by where its first four letters stand.
///
/// Complexity: O(length of the sources · terms), at the speed of a search for bytes; O(n · terms) memory.
pub(crate) fn candidates(
    sources: &[Source<'_>],
    tokenizer: &dyn Tokenizer,
    language: Language,
    query: &str,
    most: usize,
) -> Result<Vec<usize>, Error> {
    let beginnings = beginnings(tokenizer, language, query)?;
    let finders: Vec<Vec<Finder<'_>>> =
        beginnings.iter().map(|spellings| spellings.iter().map(Finder::new).collect()).collect();
    let mut found = Vec::with_capacity(sources.len());
    let mut holders = vec![0.0; finders.len()];
    for source in sources {
        let finds = |finders: &[Finder<'_>], text: &str| -> usize {
            let all = finders.iter().flat_map(|finder| finder.find_iter(text.as_bytes()));
            all.take(MOST_FINDS).count()
        };
        let of = |finders: &Vec<Finder<'_>>| {
            finds(finders, source.text()) as f64 + TITLE * finds(finders, source.title().unwrap_or("")) as f64
        };
        let counts: Vec<f64> = finders.iter().map(of).collect();
        for (holders, &count) in holders.iter_mut().zip(&counts) {
            *holders += f64::from(count > 0.0);
        }
        found.push(counts);
    }
    let n = sources.len() as f64;
    let rarity = holders.iter().map(|df| libm::log(1.0 + (n - df + 0.5) / (df + 0.5))).collect::<Vec<_>>();
    let worth = |counts: &Vec<f64>| -> f64 {
        counts.iter().zip(&rarity).map(|(tf, rarity)| rarity * tf / (tf + 1.0)).sum()
    };
    let worths = found.iter().map(worth).enumerate();
    let mut ranked: Vec<(usize, f64)> = worths.filter(|&(_, worth)| worth > 0.0).collect();
    ranked.sort_unstable_by(|(i, a), (j, b)| b.total_cmp(a).then(i.cmp(j)));
    ranked.truncate(most);
    Ok(ranked.into_iter().map(|(number, _)| number).collect())
}

/// How the terms of a query begin, each in lower case, with a capital and in capitals; its stop words
/// where it has nothing else.
fn beginnings(tokenizer: &dyn Tokenizer, language: Language, query: &str) -> Result<Vec<Vec<String>>, Error> {
    let mut vocabulary = Vocabulary::new();
    let (mut words, mut ranges) = (Vec::new(), Vec::new());
    let found = vocabulary.words_at(tokenizer, query, language, &mut words, &mut ranges);
    found.map_err(|error| error.of_stage("tokenizer"))?;
    let has_terms = !vocabulary.is_empty();
    let mut beginnings: Vec<Vec<String>> = Vec::new();
    for (word, range) in words.into_iter().zip(ranges) {
        if word.term().is_some() != has_terms {
            continue;
        }
        // A stem may have lost an accent that the text writes.
        let stem = vocabulary.text(word).unwrap_or_default();
        let mut spellings = Vec::new();
        for word in [stem, &to_lower_case(&query[range])] {
            let lower: String = word.chars().take(LETTERS).collect();
            let upper = lower.to_uppercase();
            let rest = lower.chars().skip(1);
            let capital: String = lower.chars().take(1).flat_map(char::to_uppercase).chain(rest).collect();
            spellings.extend([lower, capital, upper]);
        }
        spellings.sort_unstable();
        spellings.dedup();
        if !beginnings.contains(&spellings) && beginnings.len() < MOST_TERMS {
            beginnings.push(spellings);
        }
    }
    Ok(beginnings)
}
