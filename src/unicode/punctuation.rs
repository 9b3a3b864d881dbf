//! Marks of every script: what ends a sentence, what closes behind it, what quotes.

/// Whether a sentence may end with this character, in any script.
pub(crate) fn is_final(c: char) -> bool {
    match c {
        '.' | '!' | '?' | '…' => true,
        _ if c.is_ascii() => false,
        _ => matches!(
            c,
            '。' | '！' | '？' | '．' | '｡' | '‼' | '⁇' | '⁈' | '⁉' | '⸮' | '؟' | '۔' | '܀'
                ..='܂'
                    | '।'
                    | '॥'
                    | '։'
                    | '።'
                    | '፧'
                    | '፨'
                    | '។'
                    | '៕'
                    | '၊'
                    | '။'
                    | '᙮'
                    | '᠃'
                    | '᠉'
                    | '།'
                    | '༎'
                    | '꓿'
                    | '꘎'
                    | '꘏'
                    | '߹'
                    | '᭚'
                    | '᭛'
                    | '᰻'
                    | '᰼'
                    | '᱾'
                    | '᱿'
        ),
    }
}

/// Whether `c` closes a quotation, a bracket or an emphasis when it stands right behind a mark.
pub(crate) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | ')'
            | ']'
            | '}'
            | '*'
            | '_'
            | '”'
            | '’'
            | '“'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '‹'
            | '」'
            | '』'
            | '）'
            | '】'
            | '〉'
            | '》'
            | '］'
            | '｣'
            | '〕'
            | '〗'
            | '＂'
            | '＇'
    )
}

/// Whether `c` opens or closes a quotation.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '»'
            | '«'
            | '›'
            | '‹'
            | '」'
            | '』'
            | '「'
            | '『'
            | '《'
            | '》'
            | '＂'
    )
}
