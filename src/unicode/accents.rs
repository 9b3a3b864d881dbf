//! Letters without their accents, as keyword queries leave them out.

/// U+00E0..U+0180, U+1EA0..U+1F00 and U+03AC..U+03CF: for each letter the one below its marks. Capitals stand
/// for themselves: what is compared is in lower case.
const LATIN: &str = "aaaaaaæceeeeiiiiðnooooo÷ouuuuyþyAaAaAaCcCcCcCcDdĐdEeEeEeEeEeGgGgGgGgHhĦhIiIiIiIiIiĲĳJjKkĸLlLlLlĿŀŁl\
    NnNnNnŉŊŋOoOoOoŒœRrRrRrSsSsSsSsTtTtŦtUuUuUuUuUuUuWwYyYZzZzZzſ";
const VIETNAMESE: &str =
    "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYyỺỻỼỽỾỿ";
const GREEK: &str = "αεηιυαβγδεζηθικλμνξοπρςστυφχψωιυουω";

/// Writes a folded word behind `out`, character by character, without accents and other marks that stand
/// alone.
pub(crate) fn without_accents(word: &str, out: &mut Vec<char>) {
    for c in word.chars() {
        let (table, first) = match c {
            '\0'..='\u{DF}' => {
                out.push(c);
                continue;
            }
            '\u{E0}'..'\u{180}' => (LATIN, 0xE0),
            '\u{300}'..='\u{36F}' => continue,
            '\u{3AC}'..'\u{3CF}' => (GREEK, 0x3AC),
            'ё' => ("е", 0x451),
            'ơ' => ("o", 0x1A1),
            'ư' => ("u", 0x1B0),
            '\u{1EA0}'..'\u{1F00}' => (VIETNAMESE, 0x1EA0),
            _ => ("", 0),
        };
        out.push(table.chars().nth((u32::from(c) - first) as usize).unwrap_or(c));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lose_their_accents() {
        for (word, bare) in [
            ("münchen", "munchen"),
            ("łódź", "lodz"),
            ("đường", "duong"),
            ("cơm", "com"),
            ("ύψος", "υψος"),
            ("ёлка", "елка"),
            ("cafe\u{301}", "cafe"),
            ("straße", "straße"),
            ("й", "й"),
        ] {
            let mut out = Vec::new();
            without_accents(word, &mut out);
            assert_eq!(out.into_iter().collect::<String>(), bare);
        }
    }
}
