//! Text directives lead where they should, followed as the specification says.

use epitome::TextFragments;
use proptest::prelude::*;
use std::ops::Range;

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        if byte == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&behind[..2]).unwrap(), 16).unwrap());
            rest = &behind[2..];
        } else {
            bytes.push(byte);
            rest = behind;
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// The part of a page's text, white space as single spaces, that a directive leads to: the first place where
/// its start stands, with the prefix before and the suffix behind it, to where its end stands next.
fn followed(page: &str, directive: &str) -> Option<Range<usize>> {
    let page = page.to_lowercase();
    let (mut prefix, mut suffix, mut ends) = (String::new(), String::new(), Vec::new());
    for part in directive.strip_prefix(":~:text=")?.split(',') {
        assert!(!part.contains(['&', ' ']), "{part} is not encoded");
        if let Some(part) = part.strip_suffix('-') {
            prefix = decode(part).to_lowercase();
        } else if let Some(part) = part.strip_prefix('-') {
            suffix = decode(part).to_lowercase();
        } else {
            ends.push(decode(part).to_lowercase());
        }
    }
    let joins = |at: usize| {
        let (a, b) = (page[..at].chars().next_back(), page[at..].chars().next());
        a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric)
    };
    let from = |text: &str, from: usize| {
        (from..page.len())
            .filter(|&at| page.is_char_boundary(at))
            .find(|&at| page[at..].starts_with(text) && !joins(at) && !joins(at + text.len()))
    };
    let mut at = 0;
    loop {
        let start = from(&ends[0], at)?;
        let mut end = start + ends[0].len();
        if page[..start].trim_end().ends_with(&prefix) {
            if let Some(last) = ends.get(1) {
                end = from(last, end)? + last.len();
            }
            if page[end..].trim_start().starts_with(&suffix) {
                return Some(start..end);
            }
        }
        at = start + 1;
    }
}

#[test]
fn by_hand() {
    let text = "Rain fell,\nthen snow.  The fare (19-20 £) is A & B's. Rain stopped. RAIN fell, then snow.";
    let fragments = TextFragments::new(text);
    let of = |part: &str, nth: usize| {
        let (at, _) = text.match_indices(part).nth(nth).unwrap();
        fragments.directive(at..at + part.len())
    };
    assert_eq!(of("Rain stopped.", 0), ":~:text=Rain%20stopped.");
    assert_eq!(
        of("The fare (19-20 £) is A & B's.", 0),
        ":~:text=The%20fare%20(19%2D20%20%C2%A3)%20is%20A%20%26%20B's."
    );
    // The same stands twice, and once there is nothing before it.
    assert_eq!(of("Rain fell,\nthen snow.", 0), ":~:text=Rain%20fell%2C%20then%20snow.,-The");
    assert_eq!(of("RAIN fell, then snow.", 0), ":~:text=stopped.-,RAIN%20fell%2C%20then%20snow.");
    assert_eq!(fragments.directive(22..23), "");
    assert_eq!(fragments.directive(usize::MAX - 1..usize::MAX), "");
    assert_eq!(TextFragments::new("").directive(0..0), "");
}

#[test]
fn a_long_range_is_given_by_its_ends() {
    let numbers: Vec<String> = (0..120).map(|i| format!("n{i}")).collect();
    let text = format!("Before it. {} and so on. Behind it.", numbers.join(" "));
    let end = text.find(" Behind").unwrap();
    assert_eq!(TextFragments::new(&text).directive(11..end), ":~:text=n0%20n1%20n2,and%20so%20on.");
    // Its last words stand in its middle too.
    let text = text.replace("n50", "or more and so on.");
    let end = text.find(" Behind").unwrap();
    let directive = TextFragments::new(&text).directive(11..end);
    assert_eq!(directive, ":~:text=n0%20n1%20n2%20n3,n119%20and%20so%20on.");
    assert_eq!(followed(&text, &directive), Some(11..end));
}

#[test]
fn words_of_scripts_without_spaces_end_at_their_marks() {
    let text = format!("始まり。{}終わり、です。次。", "川の水が増え、橋は閉鎖された。".repeat(30));
    let end = text.find("次").unwrap();
    let directive = TextFragments::new(&text).directive("始まり。".len()..end);
    let parts: Vec<_> = directive.strip_prefix(":~:text=").unwrap().split(',').map(decode).collect();
    assert_eq!(parts.last().unwrap(), "橋は閉鎖された。終わり、です。");
    assert_eq!(followed(&text, &directive), Some("始まり。".len()..end));
}

proptest! {
    #[test]
    fn every_directive_leads_to_its_range(
        sentences in prop::collection::vec(prop::sample::select(vec![
            "Rain fell.", "The river rose, and rose.", "It is 19-20 m & more.", "No.", "Straße, île.", "橋は閉鎖。",
        ]), 1..12),
        long in 0..90_usize,
        n in any::<prop::sample::Index>(),
    ) {
        // A number every other sentence, so that the words around tell one from the other.
        let mut text = String::new();
        let mut ranges = Vec::new();
        for (i, sentence) in sentences.iter().enumerate() {
            let start = text.len();
            text += sentence;
            if i == 2 {
                text += &" and on".repeat(long);
            }
            ranges.push(start..text.len());
            text.extend([format!(" Number {i}. ")]);
        }
        let text = text.trim().to_owned();
        let range = ranges[n.index(ranges.len())].clone();
        let directive = TextFragments::new(&text).directive(range.clone());
        prop_assert_eq!(followed(&text, &directive), Some(range), "{}", directive);
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), a in 0..200_usize, b in 0..200_usize) {
        let directive = TextFragments::new(&text).directive(a..b);
        prop_assert!(directive.is_ascii());
    }
}
