//! Places in characters and UTF-16 code units are those that a naive count gives.

use epitome::{Offset, Offsets};
use proptest::prelude::*;

/// Texts of characters of one to four bytes, long enough for several steps of the index.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "rain fell ",
        "é",
        "東",
        "🚲",
        "\u{10ffff}",
        "e\u{301}",
        "\r\n",
        "\0",
    ]);
    prop_oneof![
        3 => prop::collection::vec(piece, 0..400).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
        1 => "[ -~]{0,300}",
    ]
}

fn naive(text: &str, byte: usize, unit: Offset) -> usize {
    match unit {
        Offset::Chars => text[..byte].chars().count(),
        Offset::Utf16 => text[..byte].encode_utf16().count(),
        _ => byte,
    }
}

proptest! {
    #[test]
    fn every_place_is_the_naive_count_and_leads_back(text in texts()) {
        let offsets = Offsets::new(&text);
        for unit in [Offset::Bytes, Offset::Chars, Offset::Utf16] {
            let mut last = 0;
            for byte in 0..=text.len() {
                if text.is_char_boundary(byte) {
                    last = byte;
                    let place = offsets.position(byte, unit);
                    prop_assert_eq!(place, naive(&text, byte, unit), "byte {} in {}", byte, unit);
                    prop_assert_eq!(offsets.byte(place, unit), Some(byte), "{} {}", place, unit);
                }
                prop_assert_eq!(offsets.position(byte, unit), naive(&text, last, unit));
            }
            let end = naive(&text, text.len(), unit);
            prop_assert_eq!(offsets.position(usize::MAX, unit), end);
            prop_assert_eq!(offsets.byte(end + 1, unit), None);
            prop_assert_eq!(offsets.byte(usize::MAX, unit), None);
        }
    }

    #[test]
    fn a_range_cuts_the_same_text_in_every_unit(text in texts(), a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let boundaries: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
        let (a, b) = (*a.get(&boundaries), *b.get(&boundaries));
        let range = a.min(b)..a.max(b);
        let offsets = Offsets::new(&text);
        let chars = offsets.range(range.clone(), Offset::Chars);
        let cut: String = text.chars().skip(chars.start).take(chars.len()).collect();
        prop_assert_eq!(&cut, &text[range.clone()]);
        let units: Vec<u16> = text.encode_utf16().collect();
        prop_assert_eq!(String::from_utf16(&units[offsets.range(range.clone(), Offset::Utf16)]).unwrap(), &text[range]);
    }
}

#[test]
fn a_place_between_two_code_units_is_where_the_character_starts() {
    let offsets = Offsets::new("a🚲b");
    let bytes: Vec<_> = (0..=5).map(|place| offsets.byte(place, Offset::Utf16)).collect();
    assert_eq!(bytes, [Some(0), Some(1), Some(1), Some(5), Some(6), None]);
    let places: Vec<_> = (0..=7).map(|byte| offsets.position(byte, Offset::Utf16)).collect();
    assert_eq!(places, [0, 1, 1, 1, 1, 3, 4, 4]);
}

#[test]
fn units_have_names() {
    for unit in [Offset::Bytes, Offset::Chars, Offset::Utf16] {
        assert_eq!(unit.name().parse(), Ok(unit));
    }
    assert!("utf-8".parse::<Offset>().unwrap_err().is_unknown_name());
}
