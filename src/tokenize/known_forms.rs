//! What forms of words were normalized to before, kept by each thread: of a batch most words stand in an
//! earlier text, too.

use super::Role;
use crate::Language;
use crate::document::TextKey;
use std::cell::RefCell;

/// So many forms are kept, those of a few articles, in 160 KB a thread. Each has two places, and of those
/// that meet there the last two stay.
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
        let place = place(form, language);
        let is_own = |kept: &&Known| kept.form == form && kept.language == language;
        let kept = known.get(place).filter(is_own).or_else(|| known.get(place ^ 1).filter(is_own))?;
        Some((kept.role, kept.term))
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
        let place = place(form, language);
        known[place ^ 1] = known[place];
        known[place] = Known { form, term, language, role };
    };
    let _ = KNOWN.try_with(keep);
}

/// The halves of a product, as in `foldhash`, with seeds that are always the same; who aims at a place gains
/// nothing but that its forms are normalized as if they were new.
fn place(form: TextKey, language: Language) -> usize {
    // The digits of pi.
    let seeds = [0x2437_86A3_85A3_08D3, 0x1319_8A2E_0370_7344 ^ ((language as u64) << 32)];
    let product = u128::from(form[0] ^ seeds[0]) * u128::from(form[1] ^ seeds[1]);
    (product as u64 ^ (product >> 64) as u64) as usize % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_was_made_of_the_form_in_its_language() {
        let term = |i: u64, language: Language| [i % 7, language as u64];
        let role = |i: u64| if i % 2 == 0 { Role::Content } else { Role::StopWord };
        // As many forms as half of the places, in two languages, twice: each is unknown or what it was.
        let mut found = 0;
        for _ in 0..2 {
            for form in 1..PLACES as u64 / 4 {
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
