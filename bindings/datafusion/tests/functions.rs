//! The functions of one row against the crate itself.

#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

mod support;

use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, BinaryArray, DictionaryArray, LargeStringArray, StringArray, StringViewArray,
};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Int32Type};
use epitome::keywords::KeywordExtractor;
use epitome::{Budget, Summarizer};
use std::sync::Arc;
use support::{answers, expected, query, rows_of, session, strings, table, texts};

const SUMMARIZE: &str = "SELECT summarize(text) FROM t ORDER BY id";

#[tokio::test]
async fn every_type_of_text_is_answered_as_the_crate_answers() {
    let texts = texts(40);
    let plain: Vec<&str> = texts.iter().map(String::as_str).collect();
    let columns: [ArrayRef; 7] = [
        Arc::new(StringArray::from(plain.clone())),
        Arc::new(LargeStringArray::from(plain.clone())),
        Arc::new(StringViewArray::from(plain.clone())),
        Arc::new(BinaryArray::from_iter_values(&plain)),
        cast(&strings(&texts), &DataType::LargeBinary).unwrap(),
        cast(&strings(&texts), &DataType::BinaryView).unwrap(),
        Arc::new(plain.iter().copied().collect::<DictionaryArray<Int32Type>>()),
    ];
    let wanted: Vec<_> = texts.iter().map(|text| Some(expected(text, 3))).collect();
    assert!(wanted.iter().flatten().all(|rows| rows.len() == 3));
    for column in columns {
        let context = session(2);
        table(&context, "t", &column, 3);
        let found = query(&context, SUMMARIZE).await;
        assert_eq!(answers(found.column(0)), wanted, "{}", column.data_type());
    }
}

#[tokio::test]
async fn nulls_stay_null_and_empty_texts_have_empty_answers() {
    let column: ArrayRef = Arc::new(StringArray::from(vec![None, Some(""), Some("Rain fell all night.")]));
    let dictionary =
        cast(&column, &DataType::Dictionary(DataType::Int8.into(), DataType::Utf8.into())).unwrap();
    for column in [column, dictionary] {
        let context = session(1);
        table(&context, "t", &column, 1);
        for function in ["summarize", "keywords", "sentences"] {
            let found = query(&context, &format!("SELECT {function}(text) FROM t ORDER BY id")).await;
            let found = answers(found.column(0));
            assert_eq!(found[0], None, "{function}");
            assert_eq!(found[1], Some(vec![]), "{function}");
            assert!(!found[2].as_ref().unwrap().is_empty(), "{function}");
        }
    }
}

#[tokio::test]
async fn a_dictionary_answers_each_text_once_and_rows_keep_their_own() {
    let texts = texts(3);
    let rows = [Some(2), Some(0), None, Some(2), Some(1), Some(0)];
    let column: DictionaryArray<Int32Type> =
        rows.iter().map(|row| row.map(|row: usize| texts[row].as_str())).collect();
    let context = session(1);
    table(&context, "t", &(Arc::new(column) as ArrayRef), 2);
    let wanted: Vec<_> = rows.iter().map(|row| row.map(|row| expected(&texts[row], 3))).collect();
    assert_eq!(answers(query(&context, SUMMARIZE).await.column(0)), wanted);
    // With options that differ from row to row the same column is read text by text.
    let found = query(&context, "SELECT summarize(text, id + 1) FROM t ORDER BY id").await;
    let wanted: Vec<_> =
        rows.iter().zip(1..).map(|(row, n)| row.map(|row| expected(&texts[row], n))).collect();
    assert_eq!(answers(found.column(0)), wanted);
}

#[tokio::test]
async fn options_are_those_of_the_crate() {
    let texts = texts(10);
    let context = session(2);
    table(&context, "t", &strings(&texts), 2);
    let of = async |options: &str| {
        let found = query(&context, &format!("SELECT summarize(text, {options}) FROM t ORDER BY id")).await;
        answers(found.column(0))
    };
    let all = |summarizer: &Summarizer, budget: epitome::Budget| -> Vec<_> {
        texts.iter().map(|text| Some(rows_of(&summarizer.summarize(text.as_str(), budget)))).collect()
    };
    let plain = Summarizer::new();
    assert_eq!(of("2").await, all(&plain, Budget::sentences(2)));
    assert_eq!(of("NULL").await, all(&plain, Budget::sentences(3)));
    assert_eq!(of("'60 words'").await, all(&plain, Budget::words(60)));
    assert_eq!(of(r#"'{"budget": "20%"}'"#).await, all(&plain, Budget::percent(20)));
    let lexrank = Summarizer::new().with_method("lexrank".parse().unwrap());
    assert_eq!(of(r#"'{"method": "lexrank", "budget": 2}'"#).await, all(&lexrank, Budget::sentences(2)));
    let asking = Summarizer::new().with_query("What does it cost?");
    assert_eq!(of(r#"'{"query": "What does it cost?"}'"#).await, all(&asking, Budget::sentences(3)));
}

#[tokio::test]
async fn offsets_count_what_is_asked_for() {
    let text = "Über den Fluß führt 🌉 keine Brücke mehr. Die Fähre fährt.";
    let context = session(1);
    table(&context, "t", &strings(&[text.to_owned()]), 1);
    for (unit, length) in
        [("bytes", text.len()), ("chars", text.chars().count()), ("utf16", text.encode_utf16().count())]
    {
        let sql = format!(r#"SELECT summarize(text, '{{"budget": 2, "offsets": "{unit}"}}') FROM t"#);
        let found = answers(query(&context, &sql).await.column(0));
        let rows = found[0].as_ref().unwrap();
        assert_eq!((rows[0].1, rows[1].2), (0, length as i64), "{unit}");
    }
    // As SQL counts, from 1.
    let sql = r#"SELECT substr(text, s['start'] + 1, s['end'] - s['start']) = s['text']
        FROM (SELECT text, unnest(summarize(text, '{"offsets": "chars"}')) AS s FROM t)"#;
    let same = query(&context, sql).await;
    assert!(same.num_rows() == 2 && same.column(0).as_boolean().iter().all(|is| is == Some(true)));
}

#[tokio::test]
async fn rows_that_cannot_be_read_are_null_and_say_why() {
    let good = "Rain fell all night. The river rose.";
    let column: ArrayRef = Arc::new(BinaryArray::from(vec![
        Some(good.as_bytes()),
        Some(b"Rain fell \xff\xfe."),
        None,
        Some(good.as_bytes()),
    ]));
    let context = session(1);
    table(&context, "t", &column, 1);
    let sql = r#"SELECT a['value'], a['warning'] FROM (
        SELECT id, try_summarize(text, CASE WHEN id = 3 THEN '{"budget": "a lot"}' ELSE '1' END) AS a FROM t
    ) ORDER BY id"#;
    let found = query(&context, sql).await;
    let warnings: Vec<Option<&str>> = found.column(1).as_string::<i32>().iter().collect();
    let found = answers(found.column(0));
    assert_eq!(found[0], Some(expected(good, 1)));
    assert_eq!((&found[1], warnings[1]), (&None, Some("the text is not UTF-8 from byte 10")));
    assert_eq!((&found[2], warnings[2]), (&None, None));
    assert_eq!(found[3], None);
    assert!(
        warnings[3].unwrap().starts_with("parameter 'budget' is a lot, but must be"),
        "{:?}",
        warnings[3]
    );
    assert_eq!(warnings[0], None);
}

#[tokio::test]
async fn refused_options_name_themselves() {
    let context = session(1);
    table(&context, "t", &strings(&["Rain fell.".to_owned()]), 1);
    for (function, options, message) in [
        ("try_summarize", r#"{"methode": "lexrank"}"#, "there is no option \"methode\": budget, method"),
        ("try_summarize", r#"{"method": "lexrunk"}"#, "lexrunk"),
        ("try_summarize", r#"{"query": 5}"#, "parameter 'query' is 5, but must be a string"),
        ("try_summarize", r#"{"query": "rain", "min_relevance": 2}"#, "min_relevance"),
        ("try_summarize", r#"{"language": "klingon"}"#, "klingon"),
        (
            "try_summarize",
            r#"{"offsets": "words"}"#,
            "parameter 'offsets' is \"words\", but must be \"bytes\"",
        ),
        ("try_summarize", r#"{"budget""#, "options are no JSON object"),
        ("try_keywords", r#"{"max_words": 9}"#, "max_words"),
        ("try_keywords", r#"{"count": -1}"#, "parameter 'count' is -1, but must be a whole number"),
        ("try_sentences", "-1", "budget"),
    ] {
        let sql = format!(
            "SELECT a['value'] IS NULL, a['warning'] FROM (SELECT {function}(text, '{options}') AS a FROM t)"
        );
        let found = query(&context, &sql).await;
        assert!(found.column(0).as_boolean().value(0), "{options}");
        let warning = found.column(1).as_string::<i32>().value(0);
        assert!(warning.contains(message), "{options}: {warning}");
    }
}

#[tokio::test]
async fn wrong_types_are_refused_before_a_row_is_read() {
    let context = session(1);
    table(&context, "t", &strings(&["Rain fell.".to_owned()]), 1);
    for sql in [
        "SELECT summarize() FROM t",
        "SELECT summarize(id) FROM t",
        "SELECT summarize(text, 1.5) FROM t",
        "SELECT summarize(text, 1, 2) FROM t",
        "SELECT keywords(text, 1, 'x', 2) FROM t",
        "SELECT summarize_agg(id) FROM t",
        "SELECT document_frequencies() FROM t",
    ] {
        let planned = match context.sql(sql).await {
            Ok(frame) => frame.collect().await.map(|_| ()),
            Err(error) => Err(error),
        };
        let message = planned.expect_err(sql).to_string();
        assert!(message.contains("not "), "{sql}: {message}");
    }
}

#[tokio::test]
async fn sentences_and_keywords_are_those_of_the_crate() {
    let texts = texts(10);
    let context = session(2);
    table(&context, "t", &strings(&texts), 2);
    let found = query(&context, "SELECT sentences(text), keywords(text, 5) FROM t ORDER BY id").await;
    let (sentences, keywords) = (answers(found.column(0)), answers(found.column(1)));
    let summarizer = Summarizer::new();
    for (i, text) in texts.iter().enumerate() {
        let document = summarizer.document(text.as_str()).unwrap();
        let scores = summarizer.score(&document).unwrap();
        let rows = sentences[i].as_ref().unwrap();
        assert_eq!(rows.len(), document.len());
        for (index, (sentence, start, end, score)) in rows.iter().enumerate() {
            assert_eq!(sentence, document.sentence(index));
            assert_eq!(*start as usize..*end as usize, document.range(index));
            assert_eq!(score.to_bits(), scores.as_slice()[index].to_bits());
        }
        let wanted = KeywordExtractor::new().extract(&document, 5);
        let rows = keywords[i].as_ref().unwrap();
        assert_eq!(rows.len(), wanted.len());
        for (row, keyword) in rows.iter().zip(&wanted) {
            let first = keyword.places()[0].range();
            assert_eq!(
                (row.0.as_str(), row.1 as usize..row.2 as usize, row.3),
                (keyword.text(), first, keyword.score())
            );
        }
    }
}

#[tokio::test]
async fn constants_are_answered_while_the_query_is_planned() {
    let context = session(1);
    let found = query(&context, "SELECT summarize('Rain fell. The river rose.', 1), summarize(NULL)").await;
    assert_eq!(answers(found.column(0)), [Some(expected("Rain fell. The river rose.", 1))]);
    assert!(found.column(1).is_null(0));
}
