#![allow(missing_docs)]
use epitome::layout::html::Page;
use std::io::Read;
fn main() {
    let mut s = String::new();
    std::io::stdin().read_to_string(&mut s).unwrap();
    let p = Page::new(&s);
    println!(
        "whole={} title={:?} date={:?} lang={:?} len={}",
        p.is_whole(),
        p.title(),
        p.date(),
        p.language(),
        p.text().len()
    );
    for b in p.layout().blocks() {
        println!("{:?} {:?} {}", b.kind(), b.reason(), &p.text()[b.range()]);
    }
}
