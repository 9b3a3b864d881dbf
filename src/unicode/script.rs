//! The script of a letter, as far as the crate tells scripts apart.

/// A script, or a group of them that one language's text mixes freely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Gujarati,
    Tamil,
    Thai,
    Lao,
    Burmese,
    Georgian,
    Hangul,
    Ethiopic,
    Khmer,
    /// Hiragana and Katakana.
    Kana,
    Han,
}

impl Script {
    /// The number of scripts.
    pub(crate) const COUNT: usize = Script::Han as usize + 1;

    /// Every script.
    pub(crate) const ALL: [Script; Script::COUNT] = [
        Script::Latin,
        Script::Greek,
        Script::Cyrillic,
        Script::Armenian,
        Script::Hebrew,
        Script::Arabic,
        Script::Devanagari,
        Script::Bengali,
        Script::Gujarati,
        Script::Tamil,
        Script::Thai,
        Script::Lao,
        Script::Burmese,
        Script::Georgian,
        Script::Hangul,
        Script::Ethiopic,
        Script::Khmer,
        Script::Kana,
        Script::Han,
    ];

    /// The script of a letter by its block; `None` of a digit, of ASCII that is no letter, and of other
    /// scripts.
    ///
    /// What else a block holds, such as its own punctuation, goes with its letters: too little to tell apart
    /// by a slow look into Unicode's tables.
    pub(crate) fn of(c: char) -> Option<Script> {
        // Most letters beyond ASCII, for which the others need not be gone through.
        match c {
            '一'..='鿿' => return Some(Script::Han),
            '\u{900}'..='\u{965}' => return Some(Script::Devanagari),
            'Ѐ'..='ӿ' => return Some(Script::Cyrillic),
            'ء'..='ي' => return Some(Script::Arabic),
            _ => {}
        }
        Some(match u32::from(c) {
            0..0x80 if c.is_ascii_alphabetic() => Script::Latin,
            0xC0..0x2B0
            | 0x1E00..0x1F00
            | 0x2C60..0x2C80
            | 0xA720..0xA800
            | 0xAB30..0xAB65
            | 0xFB00..0xFB07
            | 0xFF21..0xFF5B => Script::Latin,
            // The digits of the scripts that have their own.
            0x660..0x66A | 0x6F0..0x6FA | 0x966..0x970 | 0x9E6..0x9F0 | 0xAE6..0xAF0 | 0xBE6..0xBF0 => {
                return None;
            }
            0xE50..0xE5A | 0xED0..0xEDA | 0x1040..0x104A | 0x1090..0x109A | 0x17E0..0x17EA => return None,
            0x370..0x400 | 0x1F00..0x2000 => Script::Greek,
            0x400..0x530 | 0x1C80..0x1C90 | 0x2DE0..0x2E00 | 0xA640..0xA6A0 => Script::Cyrillic,
            0x530..0x590 | 0xFB13..0xFB18 => Script::Armenian,
            0x590..0x600 | 0xFB1D..0xFB50 => Script::Hebrew,
            0x600..0x700 | 0x750..0x780 | 0x870..0x900 | 0xFB50..0xFE00 | 0xFE70..0xFEFF => Script::Arabic,
            0x900..0x980 | 0xA8E0..0xA900 => Script::Devanagari,
            0x980..0xA00 => Script::Bengali,
            0xA80..0xB00 => Script::Gujarati,
            0xB80..0xC00 => Script::Tamil,
            0xE00..0xE80 => Script::Thai,
            0xE80..0xF00 => Script::Lao,
            0x1000..0x10A0 | 0xA9E0..0xAA00 | 0xAA60..0xAA80 => Script::Burmese,
            0x10A0..0x1100 | 0x1C90..0x1CC0 | 0x2D00..0x2D30 => Script::Georgian,
            0x1100..0x1200 | 0x3130..0x3190 | 0xA960..0xA980 | 0xAC00..0xD800 | 0xFFA0..0xFFE0 => {
                Script::Hangul
            }
            0x1200..0x13A0 | 0x2D80..0x2DE0 | 0xAB00..0xAB30 | 0x1E7E0..0x1E800 => Script::Ethiopic,
            0x1780..0x1800 | 0x19E0..0x1A00 => Script::Khmer,
            0x3040..0x3100 | 0x31F0..0x3200 | 0xFF66..0xFFA0 => Script::Kana,
            0x2E80..0x2FE0
            | 0x3005..0x3008
            | 0x3400..0x4DC0
            | 0x4E00..0xA000
            | 0xF900..0xFB00
            | 0x20000..0x3FFFE => Script::Han,
            _ => return None,
        })
    }

    /// Whether its words are written without spaces between them.
    pub(crate) fn is_unspaced(self) -> bool {
        matches!(
            self,
            Script::Thai | Script::Lao | Script::Burmese | Script::Khmer | Script::Kana | Script::Han
        )
    }
    /// The most frequent script among the first `letters` letters of a text; `None` if it has no letters.
    ///
    /// Japanese has more Han than Kana at times, so a tenth of Kana is enough against Han.
    pub(crate) fn of_most(text: &str, letters: usize) -> Option<Script> {
        let mut counts = [0_usize; Script::COUNT];
        // The letters of ASCII are Latin; as many bytes are looked at at once as may all be letters.
        let (bytes, mut ascii, mut latin) = (text.as_bytes(), 0, 0);
        while latin < letters && ascii < bytes.len() {
            let near = &bytes[ascii..bytes.len().min(ascii + letters - latin)];
            // Asked of all at once first, which is of most texts all there is to ask.
            let all = near.is_ascii();
            let end = if all { near.len() } else { near.iter().take_while(|byte| byte.is_ascii()).count() };
            // In bytes, of which compilers add many at once.
            let letters =
                |near: &[u8]| near.iter().map(|byte| u8::from(byte.is_ascii_alphabetic())).sum::<u8>();
            latin += near[..end].chunks(255).map(|near| usize::from(letters(near))).sum::<usize>();
            ascii += end;
            if end < near.len() {
                break;
            }
        }
        counts[Script::Latin as usize] = latin;
        for script in text[ascii..].chars().filter_map(Script::of).take(letters - latin) {
            counts[script as usize] += 1;
        }
        let (kana, han) = (counts[Script::Kana as usize], counts[Script::Han as usize]);
        if kana * 10 > han {
            counts[Script::Kana as usize] += han;
            counts[Script::Han as usize] = 0;
        }
        let most = counts.into_iter().max().filter(|&most| most > 0)?;
        Script::ALL.into_iter().find(|&script| counts[script as usize] == most)
    }

    /// The ASCII mark that ends sentences in this script and in no other: in Greek it asks, in Armenian it
    /// stands for the full stop.
    pub(crate) fn own_terminator(self) -> Option<char> {
        match self {
            Script::Greek => Some(';'),
            Script::Armenian => Some(':'),
            _ => None,
        }
    }
}

/// Whether `c` stands in text without spaces between words: as a letter of such a script, or among the signs
/// and full-width forms of East Asia.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{3200}'..='\u{33FF}' | '\u{FF00}'..='\u{FFEF}')
        || Script::of(c).is_some_and(Script::is_unspaced)
}
