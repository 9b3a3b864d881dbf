//! What forms of words were normalized to before, kept by each thread: of a batch most words stand in an
//! earlier text, too.

use super::Role;
use crate::Language;
use crate::document::short_text;
use std::cell::RefCell;

/// So many forms are kept, those of a few articles, in some 300 KB a thread. Each has one place, which the last
/// that came takes.
const PLACES: usize = 1 << 12;

/// A form of at most 16 bytes, as [`short_text`] gives it, and the term that it is.
struct Known {
    form: [u64; 2],
    language: Language,
    role: Role,
    term: String,
}

impl Known {
    /// Zeros are no form.
    const NONE: Known =
        Known { form: [0; 2], language: Language::Unknown, role: Role::StopWord, term: String::new() };
}

thread_local! {
    static KNOWN: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}

/// What `normalize` makes of a form in a language, which must be the same every time: taken from what this
/// thread has seen, where it is still kept.
pub(super) fn known_or(
    form: &str,
    language: Language,
    term: &mut String,
    normalize: impl FnOnce(&mut String) -> Role,
) -> Role {
    let Some(key) = short_text(form.as_bytes()) else { return normalize(term) };
    if let Some(role) = KNOWN.try_with(|known| find(known, key, language, term)).ok().flatten() {
        return role;
    }
    let role = normalize(term);
    // A thread that ends keeps nothing.
    let _ = KNOWN.try_with(|known| keep(known, key, language, role, term));
    role
}

/// Multiplied and shifted, as of Knuth's multiplicative hashing; who aims at a place gains nothing but that
/// its forms are normalized as if they were new.
fn place(form: [u64; 2], language: Language) -> usize {
    let mixed = (form[0] ^ form[1].rotate_left(29) ^ language as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (u64::BITS - PLACES.ilog2())) as usize
}

fn find(known: &RefCell<Vec<Known>>, form: [u64; 2], language: Language, term: &mut String) -> Option<Role> {
    let known = known.try_borrow().ok()?;
    let kept =
        known.get(place(form, language)).filter(|kept| kept.form == form && kept.language == language)?;
    term.push_str(&kept.term);
    Some(kept.role)
}

fn keep(known: &RefCell<Vec<Known>>, form: [u64; 2], language: Language, role: Role, term: &str) {
    // No word's term is much longer than the word.
    let Some(mut known) = known.try_borrow_mut().ok().filter(|_| term.len() <= 32) else { return };
    if known.is_empty() {
        known.resize_with(PLACES, || Known::NONE);
    }
    let kept = &mut known[place(form, language)];
    (kept.form, kept.language, kept.role) = (form, language, role);
    kept.term.clear();
    kept.term.push_str(term);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_was_made_of_the_form_in_its_language() {
        let made = |form: &str, language: Language| {
            let mut term = String::new();
            let role = known_or(form, language, &mut term, |term| {
                term.push_str(form.trim_end_matches('s'));
                term.push_str(language.code());
                if form.len() % 2 == 0 { Role::Content } else { Role::StopWord }
            });
            (role, term)
        };
        // More forms than there are places, of up to twenty bytes, in two languages, twice.
        for round in 0..2 {
            for i in 0..3 * PLACES {
                let form = format!("{}s{i}s", "é".repeat(i % 8));
                for language in [Language::English, Language::German] {
                    let expected = format!("{}{}", form.trim_end_matches('s'), language.code());
                    assert_eq!(made(&form, language).1, expected, "{round}");
                    assert_eq!(made(&form, language).0 == Role::Content, form.len() % 2 == 0);
                }
            }
        }
    }

    #[test]
    fn a_form_is_normalized_once() {
        let mut term = String::new();
        known_or("lanterns", Language::English, &mut term, |term| {
            term.push_str("lantern");
            Role::Content
        });
        term.clear();
        let role = known_or("lanterns", Language::English, &mut term, |_| unreachable!("it is known"));
        assert_eq!((role, &*term), (Role::Content, "lantern"));
    }
}
