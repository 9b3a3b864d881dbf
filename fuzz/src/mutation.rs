//! Inputs made from others by seeded mutations: the same ones on every machine.

/// What texts, pages and records break at.
const PIECES: &[&str] = &[
    "",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "    ",
    "\0",
    "\u{FEFF}",
    "\u{2028}",
    "\u{85}",
    "\u{A0}",
    "\u{AD}",
    "\u{200B}",
    "\u{200D}",
    "\u{202E}",
    "\u{301}",
    "\u{FFFF}",
    "\u{10FFFF}",
    ".",
    ". ",
    "?! ",
    "…",
    "。",
    "؟",
    "।",
    ":",
    "; ",
    "(",
    ")",
    "[1]",
    "\"",
    "'",
    "“",
    "’",
    "- ",
    "* ",
    "1. ",
    "(iv) ",
    "# ",
    "=====\n",
    "```\n",
    "> ",
    "| a | b |",
    "A: ",
    "From: a@b.c\n",
    "[10:02] ",
    "00:01:02,000 --> 00:00:03,000\n",
    "Dr. ",
    "e.g. ",
    "U.S. ",
    "J. ",
    "3.5 ",
    "1,000",
    "$5 ",
    "The",
    "it ",
    "This ",
    "However, ",
    "said",
    "https://x.org/a.b?c=d ",
    "Read more\n",
    "© 2020 ",
    "🙂",
    "👩‍🚀",
    "🇩🇪",
    "é",
    "İ",
    "ß",
    "日本語",
    "です。",
    "渡轮",
    "แม่น้ำ",
    "हिन्दी",
    "الكِتابُ",
    "שלום",
    "ΟΔΟΣ",
    "привет ",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<pre>",
    "<td>",
    "<li>",
    "<h2>",
    "<br>",
    "<!--",
    "-->",
    "<script>",
    "&amp;",
    "&#0;",
    "&",
    "<",
    ">",
    "{",
    "}",
    "[",
    "]",
    "{\"text\": \"",
    "\"id\": 1e999",
    "\"id\": 18446744073709551616",
    "\"documents\": [",
    "null",
    "\\u0000",
    "\\ud800",
    "\\",
    ",",
];

/// A generator of numbers after SplitMix64 (Steele, Lea and Flood, 2014).
#[derive(Debug)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound; 0 for the bound 0.
    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        // Short stretches mostly, now and then any.
        let longest = if self.below(8) == 0 { length } else { length.min(40) };
        let start = self.below(length + 1);
        start..(start + self.below(longest + 1)).min(length)
    }
}

/// The longest input: what is wrong with a longer one mostly is with a part of it, which is faster to try.
const LONGEST: usize = 2_000;

/// The input of a number: a stretch of one of the seeds, behind `settings` random bytes, after up to eight
/// mutations.
pub fn input(seeds: &[&[u8]], settings: usize, number: u64) -> Vec<u8> {
    let mut random = Random(number.wrapping_mul(0xD134_2543_DE82_EF95));
    let mut text = stretch(seeds, &mut random);
    for _ in 0..random.below(9) {
        mutate(&mut text, seeds, &mut random);
        text.truncate(LONGEST);
    }
    let mut input: Vec<u8> = (0..settings).map(|_| random.next() as u8).collect();
    input.extend(text);
    input
}

/// Some seed's lines, from any line on.
fn stretch(seeds: &[&[u8]], random: &mut Random) -> Vec<u8> {
    let seed = seeds[random.below(seeds.len())];
    let lines: Vec<&[u8]> = seed.split_inclusive(|&byte| byte == b'\n').collect();
    let from = if random.below(2) == 0 { 0 } else { random.below(lines.len()) };
    let mut stretch = lines[from.min(lines.len())..].concat();
    stretch.truncate(LONGEST);
    stretch
}

fn mutate(text: &mut Vec<u8>, seeds: &[&[u8]], random: &mut Random) {
    let range = random.range(text.len());
    let piece = PIECES[random.below(PIECES.len())].as_bytes();
    match random.below(8) {
        0 => drop(text.splice(range, [])),
        1 => drop(text.splice(range, piece.iter().copied())),
        2 => drop(text.splice(range.start..range.start, piece.iter().copied())),
        3 => {
            let times = 1 << random.below(8);
            text.splice(range.start..range.start, piece.repeat(times));
        }
        4 => {
            let part = text[range.clone()].repeat(1 + random.below(4));
            text.splice(range.end..range.end, part);
        }
        5 => {
            let other = stretch(seeds, random);
            let part = random.range(other.len());
            text.splice(range, other[part].iter().copied());
        }
        6 => text[range].reverse(),
        _ => {
            if let Some(byte) = text.get_mut(range.start) {
                *byte ^= 1 << random.below(8);
            }
        }
    }
}
