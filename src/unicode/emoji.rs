//! Pictographs.

/// Whether `c` is a pictograph or half a flag, or joins or colours one.
pub(crate) fn is_emoji(c: char) -> bool {
    matches!(
        c,
        '\u{200D}' | '\u{231A}' | '\u{231B}' | '\u{23E9}'..='\u{23F3}' | '\u{2600}'..='\u{27BF}' | '\u{2B50}'
            | '\u{2B55}' | '\u{FE0F}' | '\u{1F004}' | '\u{1F0CF}' | '\u{1F18E}' | '\u{1F191}'..='\u{1F19A}'
            | '\u{1F1E6}'..='\u{1F1FF}' | '\u{1F201}'..='\u{1F265}' | '\u{1F300}'..='\u{1FAFF}'
    )
}
