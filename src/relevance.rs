//! How well each sentence answers a query, and which of the query's terms stand where.

/// How well each sentence of a document answers a query, from 0 to 1: what
/// [`Summarizer::relevance`](crate::Summarizer::relevance) returns.
///
/// A sentence has 1 where it holds whatever could speak for it: every term of the query in the query's order,
/// under a title that says the same; 0 where nothing does, not even a sentence beside it. The scale is
/// absolute: it does not depend on the other sentences' relevance, so one threshold serves every text.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
///
/// let text = "The museum opens at nine. Children pay half on Sundays. The cafe closes at four.";
/// let summarizer = Summarizer::new().with_query("What do children pay for parking?");
/// let document = summarizer.document(text)?;
/// let relevance = summarizer.relevance(&document)?.unwrap_or_default();
/// assert!(relevance.as_slice()[1] > 0.1 && relevance.as_slice()[2] < 0.1);
/// let found = relevance.terms().iter().filter(|term| term.is_found());
/// assert_eq!(found.map(|term| term.text()).collect::<Vec<_>>(), ["children", "pay"]);
/// assert_eq!(relevance.missing().collect::<Vec<_>>(), ["parking"]);
/// assert_eq!(relevance.terms()[0].sentences(), [1]);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relevance {
    values: Vec<f64>,
    terms: Vec<QueryTerm>,
}

/// A term of a query, and where it stands.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
///
/// let summarizer = Summarizer::new().with_query("river banks");
/// let document = summarizer.document("The river rose. Its water came over the bank of the river.")?;
/// let relevance = summarizer.relevance(&document)?.unwrap_or_default();
/// assert_eq!(relevance.terms()[0].text(), "river");
/// assert_eq!(relevance.terms()[0].sentences(), [0, 1]);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct QueryTerm {
    pub(crate) text: String,
    /// Those of the document that it is, in each of its languages.
    pub(crate) numbers: Vec<u32>,
    pub(crate) sentences: Vec<usize>,
}

impl QueryTerm {
    /// The term as the query writes it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The numbers of the sentences that hold it or a word much like it, ascending.
    pub fn sentences(&self) -> &[usize] {
        &self.sentences
    }

    /// Whether a sentence holds it.
    pub fn is_found(&self) -> bool {
        !self.sentences.is_empty()
    }
}

impl Relevance {
    pub(crate) fn new(values: Vec<f64>, terms: Vec<QueryTerm>) -> Self {
        Relevance { values, terms }
    }

    /// The relevance of each sentence, from 0 to 1.
    pub fn as_slice(&self) -> &[f64] {
        &self.values
    }

    /// The relevance of the most relevant sentence; 0 where there is none.
    ///
    /// Complexity: O(n).
    pub fn best(&self) -> f64 {
        self.values.iter().copied().fold(0.0, f64::max)
    }

    /// The terms of the query in its order, each once; the stop words where it has nothing else.
    pub fn terms(&self) -> &[QueryTerm] {
        &self.terms
    }

    /// The terms of the query that no sentence holds, as the query writes them.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().filter(|term| !term.is_found()).map(QueryTerm::text)
    }
}
