//! What forms of words were normalized to before, kept by each thread: of a batch most words stand in an
//! earlier text, too.

use super::Role;
use crate::Language;
use crate::document::TextKey;
use std::cell::RefCell;

/// So many forms are kept, those of a few articles, in 160 KB a thread. Each has one place, which the last that
/// came takes.
const PLACES: usize = 1 << 12;

/// A form of at most 16 bytes, and the term that it is, if that is no longer.
#[derive(Clone, Copy)]
struct Known {
    form: TextKey,
    term: TextKey,
    language: Language,
    role: Role,
}

/// Zeros are no form.
const NONE: Known = Known { form: [0; 2], term: [0; 2], language: Language::Unknown, role: Role::StopWord };

thread_local! {
    static KNOWN: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}

/// What a form in a language was normalized to, where that is still kept.
pub(super) fn known(form: TextKey, language: Language) -> Option<(Role, TextKey)> {
    let find = |known: &RefCell<Vec<Known>>| {
        let known = known.try_borrow().ok()?;
        let kept = known.get(place(form, language))?;
        (kept.form == form && kept.language == language).then_some((kept.role, kept.term))
    };
    // A thread that ends keeps nothing.
    KNOWN.try_with(find).ok().flatten()
}

/// Keeps what a form in a language was normalized to, which must be the same every time.
pub(super) fn keep(form: TextKey, language: Language, role: Role, term: TextKey) {
    let keep = |known: &RefCell<Vec<Known>>| {
        let Ok(mut known) = known.try_borrow_mut() else { return };
        if known.is_empty() {
            known.resize(PLACES, NONE);
        }
        known[place(form, language)] = Known { form, term, language, role };
    };
    let _ = KNOWN.try_with(keep);
}

/// Multiplied and shifted, as of Knuth's multiplicative hashing; who aims at a place gains nothing but that
/// its forms are normalized as if they were new.
fn place(form: TextKey, language: Language) -> usize {
    let mixed = (form[0] ^ form[1].rotate_left(29) ^ language as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (u64::BITS - PLACES.ilog2())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_was_made_of_the_form_in_its_language() {
        let term = |i: u64, language: Language| [i % 7, language as u64];
        let role = |i: u64| if i % 2 == 0 { Role::Content } else { Role::StopWord };
        // More forms than there are places, in two languages, twice: each is unknown or what it was.
        let mut found = 0;
        for _ in 0..2 {
            for form in 1..2 * PLACES as u64 {
                for language in [Language::English, Language::German] {
                    if let Some(kept) = known([form, form], language) {
                        assert_eq!(kept, (role(form), term(form, language)));
                        found += 1;
                    }
                    keep([form, form], language, role(form), term(form, language));
                    assert_eq!(known([form, form], language), Some((role(form), term(form, language))));
                }
            }
        }
        assert!(found > PLACES / 4, "{found} forms were still known");
        assert_eq!(known([1 << 60, 1], Language::French), None);
    }
}
