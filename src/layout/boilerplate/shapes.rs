//! Boilerplate that its shape gives away: copyright lines, breadcrumbs, rows of a menu, numbers of pages,
//! days, names.

use super::phrases::{self, Phrase};
use crate::document::Boilerplate;
use crate::layout::timestamps::has_clock_time;
use crate::unicode::{is_unspaced, rough_words};
use memchr::{memchr, memchr3};

/// What a line's shape says of it, whatever its words.
pub(in crate::layout) fn shape(s: &str, open: bool) -> Option<Phrase> {
    let sure = |reason| Some(Phrase::sure(reason));
    if is_copyright(s) {
        return sure(Boilerplate::Copyright);
    }
    if open && !s.contains(char::is_alphabetic) {
        return numbers(s).and_then(sure);
    }
    if open && memchr3(b'>', b'\xC2', b'\xE2', s.as_bytes()).is_some() {
        let separators = [" > ", " » ", " › ", " → "].iter().map(|sign| s.matches(sign).count()).max();
        // Between words without spaces the signs need none either.
        if separators >= Some(2) || (is_unspaced_line(s) && s.matches(['>', '»', '›']).count() >= 2) {
            return sure(Boilerplate::Breadcrumbs);
        }
    }
    let mut words = s.split_whitespace();
    if s.starts_with('#') && s.contains(' ') && words.all(|w| w.starts_with('#') && w.len() > 1) {
        return sure(Boilerplate::Tags);
    }
    let address = s.starts_with("http://") || s.starts_with("https://") || s.starts_with("www.");
    if address && !s.contains(' ') {
        return sure(Boilerplate::Navigation);
    }
    None
}

/// What a line of figures is: the numbers of pages, or a day.
fn numbers(s: &str) -> Option<Boilerplate> {
    let digits = s.bytes().filter(u8::is_ascii_digit).count();
    let numbers = s.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).count();
    let parted = s.bytes().filter(|b| matches!(b, b'-' | b'/' | b'.' | b':')).count();
    // The shortest day is "1.2.2024" or "01/02/24": three numbers, six digits, two separators.
    if digits >= 6 && numbers >= 3 && parted >= 2 {
        return Some(Boilerplate::Dateline);
    }
    let only_numbers = s.bytes().all(|b| b.is_ascii_digit() || b == b' ');
    // "1 2 3 .. 12": a page's numbers have one or two digits, while years or a table's row have more.
    (numbers >= 3 && only_numbers && digits <= 2 * numbers).then_some(Boilerplate::Pagination)
}

/// `© 2024 The Aller Post`: the sign before a year or a name, not inside a word that was decoded wrongly.
fn is_copyright(s: &str) -> bool {
    memchr(b'\xC2', s.as_bytes()).is_some()
        && s.match_indices('©').any(|(at, sign)| {
            let owner = s[at + sign.len()..].trim_start().chars().next();
            let before = s[..at].chars().next_back();
            let is_name = |c: char| c.is_uppercase() || c.is_ascii_digit() || is_unspaced(c);
            before.is_none_or(|c| !c.is_alphanumeric()) && owner.is_none_or(is_name)
        })
}

/// Whether names follow the "By": at most three names of three words, words such as "and" or "van" of up to
/// three letters between them.
pub(in crate::layout) fn is_byline(s: &str) -> bool {
    let mut names = s.split_whitespace().skip(1);
    let named = |w: &str| w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()) || w.len() <= 3;
    if is_unspaced_line(s) {
        // A word in two characters: a label, two names of three or four characters each, an office.
        return rough_words(s) <= 12;
    }
    s.split_whitespace().count() <= 10
        && names.clone().next().is_some_and(|w| w.starts_with(char::is_uppercase))
        && names.all(named)
}

/// Whether a line is of a script that has neither spaces nor capitals to tell names by.
pub(in crate::layout) fn is_unspaced_line(s: &str) -> bool {
    s.chars().find(|c| c.is_alphabetic()).is_some_and(is_unspaced)
}

/// `Home | News | Sport`: three short parts or more, of which a menu has two; outside the article, any.
pub(in crate::layout) fn is_menu_row(s: &str, outside: bool, key: &mut String) -> bool {
    if s.is_ascii() && memchr(b'|', s.as_bytes()).is_none() {
        return false;
    }
    let parts = |sign| s.split(sign).map(str::trim).filter(|part| !part.is_empty());
    let Some(sign) = ["|", "｜", " · ", " • "].into_iter().find(|&sign| parts(sign).nth(1).is_some())
    else {
        return false;
    };
    // Entries of menus: "Terms of service".
    let short = parts(sign).all(|part| rough_words(part) <= 3);
    let known = parts(sign).filter(|part| phrases::find(part, key).is_some()).count();
    short && (known >= 2 || (outside && parts(sign).nth(2).is_some()))
}

/// Whether a short line is a day, with a year or a time: `4 May 2023`, `12 November, 07:45`.
pub(in crate::layout) fn is_date(s: &str) -> bool {
    // "Wednesday, 12 November 2025 at 07:45" has 36 bytes and six words; a zone such as "GMT" may follow.
    if s.len() > 48 || !s.bytes().any(|b| b.is_ascii_digit()) || s.split_whitespace().count() > 7 {
        return false;
    }
    let numbers = || s.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let year = numbers().any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")));
    let day = numbers().any(|n| n.len() <= 2 && n.parse().is_ok_and(|n: u8| (1..=31).contains(&n)));
    day && (year || has_clock_time(s.as_bytes()))
}
