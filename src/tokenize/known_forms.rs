//! What forms of words were normalized to before, kept by each thread: of a batch most words stand in an
//! earlier text, too.

use super::Role;
use crate::Language;
use crate::unicode::TextKey;
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

/// The forms that a thread has kept, taken out of it and put back at the end.
pub(super) struct KnownForms {
    places: Vec<Known>,
}

impl KnownForms {
    /// Those of this thread; none where it ends, or where they are taken already.
    pub(super) fn take() -> Self {
        KnownForms { places: KNOWN.try_with(RefCell::take).unwrap_or_default() }
    }

    /// What a form in a language was normalized to, where that is still kept.
    #[inline]
    pub(super) fn get(&self, form: TextKey, language: Language) -> Option<(Role, TextKey)> {
        let place = place(form, language);
        let is_own = |kept: &&Known| kept.form == form && kept.language == language;
        let kept = [place, place + 1].iter().find_map(|&at| self.places.get(at).filter(is_own))?;
        Some((kept.role, kept.term))
    }

    /// Keeps what a form in a language was normalized to, which must be the same every time.
    pub(super) fn keep(&mut self, form: TextKey, language: Language, role: Role, term: TextKey) {
        if self.places.is_empty() {
            self.places.resize(PLACES, NONE);
        }
        let place = place(form, language);
        self.places[place + 1] = self.places[place];
        self.places[place] = Known { form, term, language, role };
    }
}

impl Drop for KnownForms {
    fn drop(&mut self) {
        let places = std::mem::take(&mut self.places);
        // A thread that ends keeps nothing.
        let _ = KNOWN.try_with(|known| known.replace(places));
    }
}

/// The halves of a product, as in `foldhash`, with seeds that are always the same; who aims at a place gains
/// nothing but that its forms are normalized as if they were new.
fn place(form: TextKey, language: Language) -> usize {
    // The digits of pi.
    let seeds = [0x2437_86A3_85A3_08D3, 0x1319_8A2E_0370_7344 ^ ((language as u64) << 32)];
    let product = u128::from(form[0] ^ seeds[0]) * u128::from(form[1] ^ seeds[1]);
    ((product as u64 ^ (product >> 64) as u64) as usize % PLACES) & !1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_was_made_of_the_form_in_its_language() {
        let term = |i: u64, language: Language| [i % 7, language as u64];
        let role = |i: u64| if i % 2 == 0 { Role::Content } else { Role::StopWord };
        // As many forms as half of the places, in two languages, twice: each is unknown or what it was.
        let mut forms = KnownForms::take();
        let mut found = 0;
        for _ in 0..2 {
            for form in 1..PLACES as u64 / 4 {
                for language in [Language::English, Language::German] {
                    if let Some(kept) = forms.get([form, form], language) {
                        assert_eq!(kept, (role(form), term(form, language)));
                        found += 1;
                    }
                    forms.keep([form, form], language, role(form), term(form, language));
                    assert_eq!(forms.get([form, form], language), Some((role(form), term(form, language))));
                }
            }
        }
        assert!(found > PLACES / 4, "{found} forms were still known");
        assert_eq!(forms.get([1 << 60, 1], Language::French), None);
        let last = PLACES as u64 / 4 - 1;
        let kept = forms.get([last, last], Language::German);
        drop(forms);
        assert!(kept.is_some());
        assert_eq!(KnownForms::take().get([last, last], Language::German), kept, "the thread has them again");
    }
}
