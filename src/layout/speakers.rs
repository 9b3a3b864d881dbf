//! Speakers' labels: `PM:`, `#Person1#:`, `Ann Lee (Chair):`, `[Speaker 2]:`, `Q:`, with or without a time
//! before them.

use super::boilerplate::phrases;
use super::lines::{LABEL, Line};
use super::markers::{Mark, MarkKind};
use super::timestamps::stamp;
use crate::document::name_before_time;
use crate::unicode::invisible::is_invisible;
use crate::unicode::letter::{is_alphabetic, is_alphanumeric};
use hashbrown::HashMap;

/// A line's label.
struct Label<'t> {
    line: usize,
    /// The name as it stands, the same for every turn of one speaker.
    name: &'t str,
    body: usize,
    /// Whether it can hardly be anything else: `#Person1#`, `[Speaker 2]`, `<ann>`, `PM`, or a time before
    /// it.
    clear: bool,
    /// Whether it is written as a name: one word, or words with capitals. "He said" is not.
    named: bool,
    time: Time,
}

/// Where a label has its time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Time {
    Nowhere,
    Before,
    /// It is a line of its own, name and time, above what is said: `Ann Lee  9:14 AM`.
    OnItsLine,
}

/// A name and a time on a line of their own are no longer, in bytes.
const HEADER: usize = 80;
/// In a chat with such lines at least one line in this many is one: messages of more lines are letters.
const LINES_A_HEADER: usize = 8;

/// The marks, with those lines that a speaker's label starts marked as turns.
///
/// A label counts when it returns, as speakers do. Where turns are common in the text, each further name
/// counts. Where turns have times, a line with a time and without a name is the chat's own.
pub(super) fn with_turns(text: &str, lines: &[Line], mut marks: Vec<Mark>) -> Vec<Mark> {
    let mut labels: Vec<Label<'_>> = lines
        .iter()
        .enumerate()
        .filter(|&(i, _)| {
            matches!(marks[i].kind, MarkKind::Plain | MarkKind::Numbered | MarkKind::Item | MarkKind::Dash)
        })
        .filter_map(|(i, line)| label(text, i, line, lines.get(i + 1), marks[i]))
        .collect();
    if labels.is_empty() {
        return marks;
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for label in &labels {
        *seen.entry(label.name).or_default() += 1;
    }
    let returns = |label: &Label<'_>| label.named && seen[label.name] >= 2;
    let headers = || labels.iter().filter(|label| label.time == Time::OnItsLine);
    // In a timetable one follows the other.
    let below = headers().zip(headers().skip(1)).filter(|(a, b)| a.line + 1 == b.line).count();
    let has_headers = headers().any(returns)
        && headers().count() * LINES_A_HEADER >= lines.len()
        && below * 4 <= headers().count();
    labels.retain(|label| label.time != Time::OnItsLine || has_headers);
    let sure = labels.iter().filter(|&label| returns(label)).count();
    let named = labels.iter().filter(|label| label.named).count();
    // Three lines in five have a label even if none returns, as where many people say one thing each; of
    // labels that do return one line in five is enough, since turns run over several lines.
    let all_labelled = named >= 2 && named * 10 >= lines.len() * 6;
    let is_talk = all_labelled || has_headers || (sure >= 2 && sure * 5 >= lines.len());
    let clear = labels.iter().filter(|label| label.clear).count();
    labels.retain(|label| returns(label) || is_talk || (label.clear && clear >= 2));
    let timed = labels.iter().filter(|label| label.time != Time::Nowhere).count();
    let with_times = timed >= 2 && timed * 2 >= labels.len();
    let by_name = labels
        .iter()
        .filter(|label| label.time != Time::Nowhere && label.named && !label.name.is_empty())
        .count();
    // In a talk with names a time without one is before what nobody says.
    let of_chat = |label: &Label<'_>| {
        let nobody = label.name.is_empty() || !(label.named || seen[label.name] >= 2);
        by_name * 2 > timed && label.time != Time::Nowhere && nobody
    };
    let mut key = String::new();
    for label in labels {
        let end = lines[label.line].end;
        let mut left_out =
            || with_times && label.time != Time::OnItsLine && is_left_out(&text[label.body..end], &mut key);
        let (kind, body) = if with_times && (of_chat(&label) || left_out()) {
            (MarkKind::Notice, lines[label.line].start)
        } else {
            (if with_times { MarkKind::Message } else { MarkKind::Turn }, label.body)
        };
        marks[label.line] = Mark::new(kind, body..end);
    }
    if with_times {
        notices(text, lines, &mut marks, &mut key);
    }
    marks
}

/// Marks the chat's own lines below a name: a reply's count, a picture left out.
fn notices(text: &str, lines: &[Line], marks: &mut [Mark], key: &mut String) {
    for (line, mark) in lines.iter().zip(marks) {
        if mark.kind == MarkKind::Plain && is_left_out(line.text(text), key) {
            *mark = Mark::new(MarkKind::Notice, line.start..line.end);
        }
    }
}

/// Whether a message is none: `<Media omitted>`, `This message was deleted`, `IMG-0001.jpg (file attached)`.
fn is_left_out(s: &str, key: &mut String) -> bool {
    let s = s.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let boxed = s.starts_with('<') && s.ends_with('>') && s.len() <= HEADER;
    let file = || {
        let (name, note) = s.split_once(" (")?;
        let (_, ending) = name.rsplit_once('.')?;
        let short = (2..=4).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
        Some(short && note.ends_with(')') && s.len() <= HEADER)
    };
    boxed || file().unwrap_or(false) || phrases::is_chat_notice(s, key)
}

fn label<'t>(text: &'t str, line: usize, at: &Line, next: Option<&Line>, mark: Mark) -> Option<Label<'t>> {
    let start = if mark.kind == MarkKind::Plain { at.start } else { mark.body_start };
    let whole = text.get(start..at.end).filter(|s| !s.is_empty())?;
    let header =
        |name: &'t str| Label { line, name, body: at.end, clear: false, named: true, time: Time::OnItsLine };
    // Of all others most are told by having no colon.
    if at.colon && whole.len() <= HEADER {
        let name = name_before_time(whole).filter(|name| is_name(name) && is_named(name));
        if let Some(name) = name {
            return Some(header(name));
        }
    }
    let timed = stamp(whole).filter(|&end| end < whole.len());
    let s = &whole[timed.unwrap_or(0)..];
    let offset = at.end - s.len();
    let named = nick(s).or_else(|| if timed.is_some() { timed_name(s) } else { name(s) });
    match (named, timed) {
        (Some((name, body, clear)), timed) => Some(Label {
            line,
            name,
            body: offset + body,
            clear: clear || timed.is_some(),
            named: is_named(name) || is_phone_number(name),
            time: if timed.is_some() { Time::Before } else { Time::Nowhere },
        }),
        // `[10:15] Ann Lee` above what she says.
        (None, Some(_)) if is_alone(text, s, next) => Some(header(s)),
        // A time alone starts a turn too, as the chats and transcripts without names write it.
        (None, Some(_)) => {
            Some(Label { line, name: "", body: offset, clear: true, named: true, time: Time::Before })
        }
        (None, None) => None,
    }
}

/// Whether a name stands alone on its line, above words without a time.
fn is_alone(text: &str, s: &str, next: Option<&Line>) -> bool {
    let below = next.filter(|next| !next.after_gap).map(|next| next.text(text));
    below.is_some_and(|below| stamp(below).is_none())
        && is_name(s)
        && s.split_whitespace().all(|word| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()))
}

fn is_named(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let one = words.clone().count() == 1;
    one || words.all(|word| !word.starts_with(char::is_lowercase))
}

fn is_phone_number(name: &str) -> bool {
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '\u{A0}' | '-' | '(' | ')');
    name.starts_with('+') && name.chars().all(of_number)
}

/// The name before a colon where a time stands before it: in chats names have any form, `+49 151 2345678`,
/// `~Ann 🌸`, `mum`.
fn timed_name(s: &str) -> Option<(&str, usize, bool)> {
    let found = name(s);
    if found.is_some() {
        return found;
    }
    let colon =
        s.char_indices().take(LABEL).find(|&(at, c)| c == ':' && s[at + 1..].starts_with([' ', '\u{A0}']));
    let name = &s[..colon?.0];
    let fits = !name.contains(['.', '!', '?', ';', ',', '"', '“', '«', '<']);
    // Up to five words, as other names have; signs beside them count for nothing.
    let words = name.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let rest = &s[name.len() + 1..];
    (fits && (1..=5).contains(&words) || is_phone_number(name))
        .then(|| (name, s.len() - rest.trim_start().len(), false))
}

/// `<ann> hello`, and in subtitles `<v Ann Lee>Hello`.
fn nick(s: &str) -> Option<(&str, usize, bool)> {
    let inner = s.strip_prefix('<')?;
    let end = memchr::memchr(b'>', &inner.as_bytes()[..inner.len().min(LABEL)])?;
    let word = !inner[..end].is_empty()
        && inner[..end].chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.' | '@'));
    let body = &inner[end + 1..];
    let voice = inner[..end].strip_prefix("v ");
    let name = voice.unwrap_or(&inner[..end]);
    (word && (body.starts_with(' ') || voice.is_some()))
        .then(|| (name, s.len() - body.trim_start().len(), true))
}

/// The name before a colon, where the words behind the colon start, and whether it is clearly a label.
fn name(s: &str) -> Option<(&str, usize, bool)> {
    let head = &s.as_bytes()[..s.len().min(LABEL)];
    let (name, rest) = match memchr::memchr(b':', head) {
        Some(colon) => (&s[..colon], &s[colon + 1..]),
        // A name and a role in Chinese or Japanese; LABEL in bytes of such letters. The first 24 characters have
        // at most 96.
        None => memchr::memchr_iter(0xEF, &s.as_bytes()[..s.len().min(96)])
            .find_map(|at| Some((&s[..at], s[at..].strip_prefix('：')?)))
            .filter(|(name, _)| name.chars().count() < 24)?,
    };
    let full_width = s[name.len()..].starts_with('：');
    // "**Ann:** Hello": the stars close behind the colon.
    let rest = if name.starts_with("**") { rest.strip_prefix("**").unwrap_or(rest) } else { rest };
    if !(rest.is_empty() || full_width || rest.starts_with(char::is_whitespace)) || !is_name(name) {
        return None;
    }
    let boxed = |open, close| name.starts_with(open) && name.ends_with(close) && name.len() > 2;
    let clear = boxed('#', '#') || boxed('[', ']');
    Some((name.trim_matches('*'), s.len() - rest.trim_start().len(), clear))
}

/// Whether it may name a speaker: up to five words that no sentence mark parts, such as "The Right Hon. Ann
/// Lee", behind them a role in brackets.
fn is_name(name: &str) -> bool {
    let bare = name.trim_matches(['*', '#', '[', ']', '@', '_']);
    let bare = match bare.split_once('(') {
        Some((before, role)) if role.ends_with(')') && !before.trim().is_empty() => before.trim_end(),
        Some(_) => return false,
        None => bare,
    };
    let words = bare.split_whitespace();
    let starts = bare.starts_with(is_alphanumeric) && bare.chars().any(is_alphabetic);
    let fits = |word: &str| {
        // Behind up to three letters a stop shortens the word: "Dr.", "Hon."
        let stop = word.ends_with('.') && word.chars().count() > 4;
        !stop
            && word.chars().all(|c| {
                is_alphanumeric(c) || matches!(c, '.' | '\'' | '’' | '-' | '_' | '&' | '/' | '#' | '@' | ',')
            })
    };
    starts && words.clone().count() <= 5 && words.clone().all(fits)
}
