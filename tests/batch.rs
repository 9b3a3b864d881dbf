//! Batches: the same answers in the same order for any number of jobs, whatever a record does.

use epitome::{Batch, Budget, Outcome, Source, Sources, Summarizer, Summary, split};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, mpsc};
use std::time::Duration;

/// One job, more than one, more than most machines have cores.
const JOBS: [usize; 3] = [1, 2, 8];

fn batch(jobs: usize) -> Batch {
    Batch::builder().jobs(jobs).build().unwrap()
}

/// A thousand texts of one to forty sentences.
fn texts() -> Vec<String> {
    let sentence = |text: usize, place: usize| {
        format!("Town {} reports that the river {} rose by {place} feet.", text % 7, (text * 31 + place) % 11)
    };
    (0..1000).map(|text| (0..=text % 40).map(|place| sentence(text, place) + " ").collect()).collect()
}

/// Whether a record is one of those that panic.
fn is_bad(record: usize) -> bool {
    record % 97 == 5
}

/// The default with a splitter that panics at the texts in question.
fn fragile() -> Summarizer {
    Summarizer::new().with_splitter(split::from_fn(|text, layout, language| {
        assert!(!text.contains("PANIC"), "a stage of the caller's own");
        split::RuleSplitter::new().sentences(text, layout, language)
    }))
}

/// What must be the same to the bit.
fn bits(summary: &Summary<'_>) -> Vec<(String, usize, u64, usize)> {
    let of = |s: &epitome::Sentence<'_>| (s.text().to_owned(), s.index(), s.score().to_bits(), s.rank());
    summary.iter().map(of).collect()
}

#[test]
fn bits_and_order_are_those_of_one_by_one() {
    let texts = texts();
    let summarizer = Summarizer::new();
    let one_by_one: Vec<_> = texts.iter().map(|text| bits(&summarizer.summarize(text, 3))).collect();
    assert_eq!(one_by_one.iter().collect::<BTreeSet<_>>().len(), 1000, "texts that cannot be told apart");
    for jobs in JOBS {
        let summarize = |text: &String| bits(&summarizer.summarize(text, 3));
        let mapped: Result<Vec<_>, _> = batch(jobs).map(&texts, summarize).collect();
        assert_eq!(mapped.unwrap(), one_by_one, "{jobs}");
        let mut handed = Vec::new();
        let ended: ControlFlow<()> = batch(jobs).try_for_each(&texts, summarize, |record, answer| {
            assert_eq!(record, handed.len(), "{jobs}");
            handed.push(answer.unwrap());
            ControlFlow::Continue(())
        });
        assert_eq!(ended, ControlFlow::Continue(()));
        assert_eq!(handed, one_by_one, "{jobs}");
    }
    let many: Vec<_> = summarizer.summarize_many(&texts, 3).map(|summary| bits(&summary)).collect();
    assert_eq!(many, one_by_one);
}

#[test]
fn a_panic_in_a_stage_costs_no_other_record_its_answer() {
    let mut texts = texts();
    for (_, text) in texts.iter_mut().enumerate().filter(|(record, _)| is_bad(*record)) {
        text.push_str("PANIC.");
    }
    let (summarizer, sound) = (fragile(), Summarizer::new());
    for jobs in JOBS {
        let answers = batch(jobs).map(&texts, |text| summarizer.summarize(text, 3));
        for (record, (answer, text)) in answers.zip(&texts).enumerate() {
            if is_bad(record) {
                let error = answer.unwrap_err();
                assert!(error.is_panic());
                let said = format!("the work on record {record} panicked: a stage of the caller's own");
                assert_eq!(error.to_string(), said);
            } else {
                assert_eq!(bits(&answer.unwrap()), bits(&sound.summarize(text, 3)), "{jobs}: {record}");
            }
        }
    }
    let mut read = 0;
    for (record, summary) in summarizer.summarize_many(&texts, 3).enumerate() {
        assert_eq!(
            matches!(summary.outcome(), Outcome::Failed { error } if error.is_panic()),
            is_bad(record)
        );
        assert_eq!(summary.is_empty(), is_bad(record));
        read += 1;
    }
    assert_eq!(read, texts.len());
}

/// A value whose drop panics, as a panic's.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        std::panic::resume_unwind(Box::new("dropped"));
    }
}

#[test]
fn a_panic_with_any_value_is_an_error() {
    for jobs in JOBS {
        let panics: [(fn(), &str); 4] = [
            (|| panic!("plain"), "plain"),
            (|| panic!("with {}", 5), "with 5"),
            (|| std::panic::panic_any(5), "no message"),
            (|| std::panic::panic_any(Bomb), "no message"),
        ];
        let (works, messages): (Vec<_>, Vec<_>) = panics.into_iter().unzip();
        let answers: Vec<_> = batch(jobs).map(works, |work| work()).map(Result::unwrap_err).collect();
        for (record, (error, message)) in answers.iter().zip(messages).enumerate() {
            assert_eq!(error.to_string(), format!("the work on record {record} panicked: {message}"));
        }
    }
}

#[test]
fn no_record_and_one_record() {
    for jobs in JOBS {
        let batch = batch(jobs);
        assert_eq!(batch.map(Vec::<String>::new(), |text| text).count(), 0);
        assert_eq!(batch.map([7], |n| n + 1).collect::<Vec<_>>(), [Ok(8)]);
        let mut handed = Vec::new();
        for records in [vec![], vec![7]] {
            let ended: ControlFlow<()> = batch.try_for_each(
                records,
                |n: u32| n + 1,
                |record, answer| {
                    handed.push((record, answer.unwrap()));
                    ControlFlow::Continue(())
                },
            );
            assert!(ended.is_continue());
        }
        assert_eq!(handed, [(0, 8)]);
    }
    assert_eq!(Summarizer::new().summarize_many(<[&str; 0]>::default(), 1).count(), 0);
}

#[test]
fn a_text_may_be_many_sources() {
    let pairs =
        [["Rain fell. The river rose.", "Snow fell."], ["The pass was closed.", "It opened again in May."]];
    let sources = pairs.iter().map(|pair| Sources::from(pair.map(|text| Source::new(text).with_id("id"))));
    let summarizer = Summarizer::new();
    for (summary, pair) in summarizer.summarize_many(sources, Budget::percent(100)).zip(&pairs) {
        assert_eq!(summary.to_string(), pair.join(" "));
        assert_eq!(summary.sources().len(), 2);
    }
}

#[test]
fn the_callback_cancels() {
    for jobs in JOBS {
        for last in [0, 1, 40] {
            let read = AtomicUsize::new(0);
            let mut handed = Vec::new();
            let records = (0..).inspect(|_| _ = read.fetch_add(1, Ordering::Relaxed));
            let batch = Batch::builder().jobs(jobs).in_flight(10).build().unwrap();
            let ended = batch.try_for_each(
                records,
                |n: usize| n,
                |record, answer| {
                    handed.push(answer.unwrap());
                    if record == last { ControlFlow::Break("enough") } else { ControlFlow::Continue(()) }
                },
            );
            assert_eq!(ended, ControlFlow::Break("enough"));
            assert_eq!(handed, (0..=last).collect::<Vec<_>>(), "{jobs}");
            assert!(read.into_inner() <= last + 1 + 10, "{jobs}");
        }
    }
}

#[test]
fn no_more_records_are_in_flight_than_asked_for() {
    for jobs in JOBS {
        for in_flight in [1, 2, 5, 100] {
            let batch = Batch::builder().jobs(jobs).in_flight(in_flight).build().unwrap();
            let (read, handed, most) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
            let records = || {
                read.store(0, Ordering::SeqCst);
                handed.store(0, Ordering::SeqCst);
                (0..300_u64).inspect(|_| {
                    let before = handed.load(Ordering::SeqCst);
                    let now = read.fetch_add(1, Ordering::SeqCst) + 1 - before;
                    most.fetch_max(now, Ordering::SeqCst);
                })
            };
            // The first record is the slowest by far.
            let answer = |n: u64| std::thread::sleep(Duration::from_millis(if n == 0 { 50 } else { 0 }));
            let ended: ControlFlow<()> = batch.try_for_each(records(), answer, |_, _| {
                handed.fetch_add(1, Ordering::SeqCst);
                ControlFlow::Continue(())
            });
            assert!(ended.is_continue());
            assert!(most.load(Ordering::SeqCst) <= in_flight, "{jobs}, {in_flight}: {most:?}");
            for _ in batch.map(records(), answer) {
                handed.fetch_add(1, Ordering::SeqCst);
            }
            assert!(most.load(Ordering::SeqCst) <= in_flight, "{jobs}, {in_flight}: {most:?}");
            // And as many as that where it serves: one thread does not read ahead.
            let ahead = if jobs > 1 && cfg!(feature = "parallel") { in_flight } else { 1 };
            assert_eq!(most.into_inner(), ahead, "{jobs}, {in_flight}");
            assert_eq!((read.into_inner(), handed.into_inner()), (300, 300));
        }
    }
}

#[test]
fn a_mapped_batch_reads_when_it_is_asked() {
    let read = AtomicUsize::new(0);
    let records = (0..100).inspect(|_| _ = read.fetch_add(1, Ordering::Relaxed));
    let batch = Batch::builder().jobs(2).in_flight(7).build().unwrap();
    let mut answers = batch.map(records, |n: usize| n);
    assert_eq!(read.load(Ordering::Relaxed), 0);
    assert_eq!(answers.next(), Some(Ok(0)));
    assert!(read.load(Ordering::Relaxed) <= 7);
    assert_eq!(answers.by_ref().count(), 99);
    assert_eq!(answers.next(), None);
}

/// The reader is not asked again before its last record is answered, as in a pipe to a program that waits.
#[test]
fn an_answer_does_not_wait_for_the_next_record() {
    for jobs in JOBS {
        let (sender, answered) = mpsc::channel();
        let answered = Mutex::new(answered);
        let records = (0..20).inspect(|&n: &usize| {
            if n > 0 {
                let last = answered.lock().unwrap().recv_timeout(Duration::from_secs(50));
                assert_eq!(last, Ok(n - 1), "{jobs}");
            }
        });
        let ended: ControlFlow<()> = batch(jobs).try_for_each(
            records,
            |n| n,
            |_, answer| {
                sender.send(answer.unwrap()).unwrap();
                ControlFlow::Continue(())
            },
        );
        assert!(ended.is_continue());
    }
}

#[test]
fn a_panic_of_the_iterator_comes_after_the_answers_before_it() {
    let records = || (0..50_usize).inspect(|&n| assert!(n < 45, "the iterator"));
    for jobs in JOBS {
        let batch = Batch::builder().jobs(jobs).in_flight(20).build().unwrap();
        let handed = Mutex::new(Vec::new());
        let keep = |answer| handed.lock().unwrap().push(answer);
        let panic = catch_unwind(AssertUnwindSafe(|| batch.map(records(), |n| n).flatten().for_each(keep)));
        assert_eq!(panic.unwrap_err().downcast_ref(), Some(&"the iterator"), "{jobs}");
        let panic = catch_unwind(AssertUnwindSafe(|| {
            batch.try_for_each(
                records(),
                |n| n,
                |_, answer| -> ControlFlow<()> {
                    keep(answer.unwrap());
                    ControlFlow::Continue(())
                },
            )
        }));
        assert_eq!(panic.unwrap_err().downcast_ref(), Some(&"the iterator"), "{jobs}");
        assert_eq!(handed.into_inner().unwrap(), (0..45).chain(0..45).collect::<Vec<_>>(), "{jobs}");
    }
}

#[test]
fn a_panic_of_the_callback_ends_the_batch() {
    for jobs in JOBS {
        let called = AtomicUsize::new(0);
        let panic = catch_unwind(AssertUnwindSafe(|| {
            batch(jobs).try_for_each(
                0..,
                |n: usize| n,
                |record, _| -> ControlFlow<()> {
                    called.fetch_add(1, Ordering::Relaxed);
                    assert!(record < 30, "the callback");
                    ControlFlow::Continue(())
                },
            )
        }));
        assert_eq!(panic.unwrap_err().downcast_ref(), Some(&"the callback"), "{jobs}");
        assert_eq!(called.into_inner(), 31, "{jobs}");
    }
}

#[test]
fn wrong_parameters_are_refused() {
    for (builder, named) in [
        (Batch::builder().jobs(0), "'jobs' is 0"),
        (Batch::builder().jobs(1025), "'jobs' is 1025"),
        (Batch::builder().in_flight(0), "'in_flight' is 0"),
    ] {
        let error = builder.build().unwrap_err();
        assert!(error.is_parameter());
        assert!(error.to_string().contains(named), "{error}");
    }
}

/// Batches in batches and in pools of one thread and more, the answers using the pool they run in.
#[test]
fn nested_pools_go_on() {
    use rayon::prelude::*;
    let sum = |batch: &Batch, upto: u64| batch.map(0..upto, |n| n).map(Result::unwrap).sum::<u64>();
    for threads in JOBS {
        let outer = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        for inner in [Batch::new(), batch(2), Batch::builder().in_flight(1).build().unwrap()] {
            let sums: Vec<u64> =
                outer.install(|| (0..40_u64).into_par_iter().map(|n| sum(&inner, n)).collect());
            assert_eq!(sums, (0..40).map(|n| (0..n).sum()).collect::<Vec<u64>>());

            let in_the_pool = |n: u64| (0..n).into_par_iter().map(|k| sum(&inner, k)).sum::<u64>();
            let one_by_one: Vec<u64> = (0..30).map(|n| (0..n).map(|k| (0..k).sum::<u64>()).sum()).collect();
            let answers = outer.install(|| inner.map(0..30, in_the_pool).collect::<Result<Vec<_>, _>>());
            assert_eq!(answers.unwrap(), one_by_one);
            // Back into the pool whose thread is waiting for the batch.
            let back = |n: u64| outer.install(|| in_the_pool(n));
            let answers = outer.install(|| inner.map(0..30, back).collect::<Result<Vec<_>, _>>());
            assert_eq!(answers.unwrap(), one_by_one);
        }
    }
}

/// As many records at once as jobs: each waits until all have begun.
#[cfg(feature = "parallel")]
#[test]
fn jobs_run_at_once() {
    for jobs in [2, 8] {
        let barrier = std::sync::Barrier::new(jobs);
        let answers = batch(jobs).map(0..jobs * 5, |_| _ = barrier.wait());
        assert_eq!(answers.flatten().count(), jobs * 5);
    }
}
