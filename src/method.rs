//! Methods by name: a scorer and the selector that goes with it.

use crate::score::{
    Bm25, Centroid, Degree, Edge, Edmundson, FeatureModel, Frequency, HipoRank, Lead, LexRank, Lsa, Luhn,
    PacSum, Position, Random, Scorer, TextRank,
};
use crate::select::{
    ConceptCoverage, Exact, JensenShannon, KlSum, Novelty, Selector, SumBasic, SummaryCentroid, TopRanked,
};
use crate::{Error, Summarizer, select};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Writes the enum, its names and its stages, from one line per method.
macro_rules! methods {
    ($($(#[$default:ident])? $variant:ident $name:literal $about:literal: $scorer:expr, $selector:expr;)+) => {
        /// A method by its name: a scorer and the selector that goes with it, each with its defaults.
        ///
        /// # Example
        ///
        /// ```
        /// use epitome::{Method, Summarizer};
        ///
        /// let method: Method = "lexrank".parse()?;
        /// let summary = Summarizer::new().with_method(method).summarize("Rain fell. The river rose.", 1);
        /// assert_eq!(summary.len(), 1);
        /// assert!("lexrang".parse::<Method>().is_err());
        /// # Ok::<(), epitome::Error>(())
        /// ```
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Method {
            $($(#[$default])? #[doc = concat!($about, " (`", $name, "`).")] $variant,)+
        }

        impl Method {
            /// Every method, in a fixed order.
            pub const ALL: &'static [Method] = &[$(Method::$variant,)+];

            /// The name, for example `textrank`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Method::$variant => $name,)+
                }
            }

            /// What it is, in a few words.
            pub const fn about(self) -> &'static str {
                match self {
                    $(Method::$variant => $about,)+
                }
            }

            /// Its scorer.
            pub fn scorer(self) -> Arc<dyn Scorer> {
                match self {
                    $(Method::$variant => Arc::new($scorer),)+
                }
            }

            /// Its selector.
            pub fn selector(self) -> Arc<dyn Selector> {
                match self {
                    $(Method::$variant => Arc::new($selector),)+
                }
            }
        }
    };
}

methods! {
    #[default] Default "default" "What measures best over many kinds of text": FeatureModel::new(), Novelty::new();
    Lead "lead" "The first sentences": Lead::new(), TopRanked::new();
    Position "position" "The place in the text, in equal steps": Position::new(), TopRanked::new();
    Random "random" "Chance, with a fixed seed": Random::new(0), TopRanked::new();
    TextRank "textrank" "PageRank over shared words": TextRank::new(), TopRanked::new();
    TextRankBm25 "textrank-bm25" "PageRank over BM25": TextRank::with_edge(Edge::Bm25), TopRanked::new();
    TextRankCosine "textrank-cosine" "PageRank over tf-idf cosines, as a variant of TextRank":
        TextRank::with_edge(Edge::Cosine), TopRanked::new();
    LexRank "lexrank" "PageRank over tf-idf cosines": LexRank::new(), TopRanked::new();
    LexRankThreshold "lexrank-threshold" "PageRank over tf-idf cosines above 0.1":
        LexRank::with_threshold(), TopRanked::new();
    Degree "degree" "The sum of tf-idf cosines": Degree::new(), TopRanked::new();
    Lsa "lsa" "The length in the main topics, by Steinberger and Ježek": Lsa::new(), TopRanked::new();
    LsaTopics "lsa-topics" "The strongest sentence of each topic, by Gong and Liu":
        Lsa::new(), select::Lsa::new();
    Luhn "luhn" "Clusters of frequent words": Luhn::new(), TopRanked::new();
    Edmundson "edmundson" "Title words and location": Edmundson::new(), TopRanked::new();
    Bm25 "bm25" "BM25 of the query's terms": Bm25::new(), TopRanked::new();
    Frequency "frequency" "The mean frequency of words": Frequency::new(), TopRanked::new();
    Centroid "centroid" "Words of the document's centroid": Centroid::new(), TopRanked::new();
    PacSum "pacsum" "Similarity with later sentences": PacSum::new(), TopRanked::new();
    HipoRank "hiporank" "Similarity with what is farther from an end": HipoRank::new(), TopRanked::new();
    SumBasic "sumbasic" "The commonest words, each once": Frequency::new(), SumBasic::new();
    KlSum "klsum" "The summary with the document's words, by Kullback and Leibler": Frequency::new(), KlSum::new();
    JensenShannon "js" "The summary with the document's words, by Jensen and Shannon":
        Frequency::new(), JensenShannon::new();
    Coverage "coverage" "Words and pairs of words that many sentences hold, each once":
        Lead::new(), ConceptCoverage::new();
    Exact "exact" "The same, as good as can be proven": Lead::new(), Exact::new();
    SummaryCentroid "centroid-summary" "The summary nearest to the document's centroid":
        Centroid::new(), SummaryCentroid::new();
}

impl FromStr for Method {
    type Err = Error;

    /// The method with a name; upper and lower case are the same.
    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Method::ALL.iter().find(|method| method.name().eq_ignore_ascii_case(name));
        found.copied().ok_or_else(|| {
            let known: Vec<&str> = Method::ALL.iter().map(|method| method.name()).collect();
            Error::unknown_name("method", name, known.join(", "))
        })
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl From<Method> for Summarizer {
    fn from(method: Method) -> Self {
        Summarizer::new().with_method(method)
    }
}
