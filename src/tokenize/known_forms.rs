//! What forms of words were normalized to before, kept by each thread: of a batch most words stand in an
//! earlier text, too.

use super::Role;
use crate::Language;
use crate::unicode::TextKey;
use std::cell::RefCell;

/// So many forms are kept at first, those of a few articles, in 160 KB a thread. Each has two places, and of
/// those that meet there the last two stay.
const PLACES: usize = 1 << 12;
/// So many where more are met: those of a book, in 640 KB.
const MOST_PLACES: usize = 1 << 14;

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
    static KNOWN: RefCell<Places> = const { RefCell::new(Places { all: Vec::new(), displaced: 0 }) };
}

#[derive(Default)]
struct Places {
    all: Vec<Known>,
    /// The forms that others have displaced.
    displaced: usize,
}

/// The forms that a thread has kept, taken out of it and put back at the end.
pub(super) struct KnownForms {
    places: Places,
}

impl KnownForms {
    /// Those of this thread; none where it ends, or where they are taken already.
    pub(super) fn take() -> Self {
        KnownForms { places: KNOWN.try_with(RefCell::take).unwrap_or_default() }
    }

    /// What a form in a language was normalized to, where that is still kept.
    #[inline]
    pub(super) fn get(&self, form: TextKey, language: Language) -> Option<(Role, TextKey)> {
        let place = place(form, language, self.places.all.len());
        let is_own = |kept: &&Known| kept.form == form && kept.language == language;
        let kept = [place, place + 1].iter().find_map(|&at| self.places.all.get(at).filter(is_own))?;
        Some((kept.role, kept.term))
    }

    /// Keeps what a form in a language was normalized to, which must be the same every time.
    pub(super) fn keep(&mut self, form: TextKey, language: Language, role: Role, term: TextKey) {
        self.places.keep(Known { form, term, language, role });
    }
}

impl Drop for KnownForms {
    fn drop(&mut self) {
        let places = std::mem::take(&mut self.places);
        // A thread that ends keeps nothing.
        let _ = KNOWN.try_with(|known| known.replace(places));
    }
}

impl Places {
    fn keep(&mut self, known: Known) {
        if self.all.is_empty() || self.displaced > self.all.len() / 8 && self.all.len() < MOST_PLACES {
            self.grow();
        }
        let place = place(known.form, known.language, self.all.len());
        self.displaced += usize::from(self.all[place + 1].form != NONE.form);
        self.all[place + 1] = std::mem::replace(&mut self.all[place], known);
    }

    #[cold]
    fn grow(&mut self) {
        let more = vec![NONE; (2 * self.all.len()).max(PLACES)];
        let fewer = std::mem::replace(self, Places { all: more, displaced: 0 });
        for known in fewer.all.into_iter().filter(|known| known.form != NONE.form) {
            self.keep(known);
        }
    }
}

/// The first of a form's two places among so many, which are a power of two, or none. The halves of a
/// product, as in `foldhash`, with seeds that are always the same; who aims at a place gains nothing but that
/// its forms are normalized as if they were new.
#[inline]
fn place(form: TextKey, language: Language, places: usize) -> usize {
    // The digits of pi.
    let seeds = [0x2437_86A3_85A3_08D3, 0x1319_8A2E_0370_7344 ^ ((language as u64) << 32)];
    let product = u128::from(form[0] ^ seeds[0]) * u128::from(form[1] ^ seeds[1]);
    (product as u64 ^ (product >> 64) as u64) as usize & places.saturating_sub(2)
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

    #[test]
    fn there_is_more_room_where_more_is_met_and_no_more_than_for_a_book() {
        let mut forms = KnownForms::take();
        let term = |i: u64| [i ^ 5, 0];
        let mut lengths = Vec::new();
        for form in 1..4 * MOST_PLACES as u64 {
            forms.keep([form, 0], Language::English, Role::Content, term(form));
            let known = (1..=form).rev().take(8).map(|form| (form, forms.get([form, 0], Language::English)));
            for (form, known) in known.filter_map(|(form, known)| Some((form, known?))) {
                assert_eq!(known, (Role::Content, term(form)));
            }
            assert!(forms.get([form, 0], Language::English).is_some());
            lengths.push(forms.places.all.len());
        }
        lengths.dedup();
        assert_eq!(lengths, [PLACES, 2 * PLACES, MOST_PLACES]);
        // What was moved to a larger table is found there.
        let kept =
            (1..4 * MOST_PLACES as u64).filter(|&form| forms.get([form, 0], Language::English).is_some());
        assert!(kept.count() > MOST_PLACES / 2);
    }
}
