//! How long the parts of scoring take: counting, weighing, one product with a similarity, the walk.

#![allow(missing_docs, reason = "criterion's macros write undocumented functions")]
#![allow(clippy::expect_used, reason = "a bench may fail by a panic")]

mod inputs;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use epitome::engine::{
    Bm25, Bm25Edges, Dense, Gram, Idf, Matrix, Overlap, PageRank, Similarity, bm25, idf, tf_idf,
};
use std::hint::black_box;

fn engine(c: &mut Criterion) {
    for (name, sentences) in [("small", 1_000), ("large", 100_000)] {
        let text = inputs::uneven(sentences);
        let document = inputs::document(&text);
        let counts = document.counts();
        let mut group = c.benchmark_group("engine");
        group.throughput(Throughput::Elements(counts.nnz() as u64));
        if sentences == 100_000 {
            group.sample_size(10);
        }
        let mut offsets = vec![0];
        let mut terms = Vec::new();
        for i in 0..document.len() {
            terms.extend_from_slice(document.terms(i));
            offsets.push(terms.len());
        }
        group.bench_function(BenchmarkId::new("count", name), |b| {
            b.iter(|| Matrix::counts(black_box(&offsets), black_box(&terms), document.term_count()));
        });
        let weigh = || tf_idf(counts, &idf(counts, Idf::Plain));
        group.bench_function(BenchmarkId::new("weigh", name), |b| b.iter(weigh));
        let graphs: [(&str, Box<dyn Similarity>); 3] = [
            ("overlap", Box::new(Overlap::new(counts))),
            ("cosine", Box::new(Gram::cosine(weigh()))),
            ("bm25", Box::new(Bm25Edges::new(bm25(counts, Bm25::default())))),
        ];
        let teleport = vec![1.0 / document.len() as f64; document.len()];
        for (graph_name, graph) in &graphs {
            let id = BenchmarkId::new(format!("product/{graph_name}"), name);
            group.bench_function(id, |b| b.iter(|| graph.apply(black_box(&teleport))));
            let walk = PageRank::default();
            let ranking = walk.rank(&**graph, &teleport);
            assert!(ranking.converged());
            println!("{graph_name}: {} iterations", ranking.iterations());
            let id = BenchmarkId::new(format!("walk/{graph_name}"), name);
            group.bench_function(id, |b| b.iter(|| walk.rank(&**graph, black_box(&teleport))));
        }
        group.finish();
    }
}

/// Vectors of the caller's own: 100,000 rows of 256 numbers, as a small language model gives them.
fn dense(c: &mut Criterion) {
    const WIDTH: usize = 256;
    let mut state = 1_u64;
    let mut draw = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1_u64 << 23) as f32 - 1.0
    };
    let rows: Vec<Vec<f32>> = (0..100_000).map(|_| (0..WIDTH).map(|_| draw()).collect()).collect();
    let edges = Dense::new(&rows).expect("rows of one width");
    let teleport = vec![1.0 / rows.len() as f64; rows.len()];
    let ranking = PageRank::default().rank(&edges, &teleport);
    assert!(ranking.converged() && ranking.iterations() <= 20);
    println!("dense: {} iterations", ranking.iterations());
    let mut group = c.benchmark_group("engine");
    group.throughput(Throughput::Elements((rows.len() * WIDTH) as u64)).sample_size(10);
    group.bench_function("product/dense", |b| b.iter(|| edges.apply(black_box(&teleport))));
    group.bench_function("walk/dense", |b| b.iter(|| PageRank::default().rank(&edges, black_box(&teleport))));
    group.finish();
}

criterion_group!(benches, engine, dense);
criterion_main!(benches);
