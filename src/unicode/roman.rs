//! Roman numbers.

/// How the thousands, hundreds, tens and ones of a Roman number are written, from 1 on.
const PLACES: [(u32, &[&str]); 4] = [
    (1000, &["M", "MM", "MMM"]),
    (100, &["C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"]),
    (10, &["X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"]),
    (1, &["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]),
];

/// The value of a Roman number in its usual form, in capitals or in small letters: from 1 to 3999.
pub(crate) fn roman(number: &str) -> Option<u32> {
    let one_case = |is: fn(&u8) -> bool| number.as_bytes().iter().all(is);
    if !one_case(u8::is_ascii_uppercase) && !one_case(u8::is_ascii_lowercase) {
        return None;
    }
    let mut rest = number;
    let mut value = 0;
    for (worth, figures) in PLACES {
        let starts =
            |figure: &str| rest.get(..figure.len()).is_some_and(|head| head.eq_ignore_ascii_case(figure));
        let longest = (0..figures.len()).filter(|&i| starts(figures[i])).max_by_key(|&i| figures[i].len());
        if let Some(i) = longest {
            value += worth * (i as u32 + 1);
            rest = &rest[figures[i].len()..];
        }
    }
    (value > 0 && rest.is_empty()).then_some(value)
}

/// Whether a word is a Roman number of more than one sign in capitals.
pub(crate) fn is_roman_capitals(word: &str) -> bool {
    word.len() > 1 && word.starts_with(|c: char| c.is_ascii_uppercase()) && roman(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_by_hand() {
        for (number, value) in [
            ("I", 1),
            ("iv", 4),
            ("VIII", 8),
            ("XIX", 19),
            ("xl", 40),
            ("XCIX", 99),
            ("CDXLIV", 444),
            ("MCMXCIV", 1994),
            ("MMMDCCCLXXXVIII", 3888),
        ] {
            assert_eq!(roman(number), Some(value), "{number}");
        }
        for none in ["", "A", "Xi", "xI", "IIII", "VX", "IC", "CIVIL", "mild", "ΙV", "V.", "LL", "XLX", "IXI"]
        {
            assert_eq!(roman(none), None, "{none}");
        }
    }
}
