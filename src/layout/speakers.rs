//! Speakers' labels: `PM:`, `#Person1#:`, `Ann Lee (Chair):`, `[Speaker 2]:`, `Q:`, with or without a time
//! before them.

use super::lines::{LABEL, Line};
use super::markers::{Mark, MarkKind};
use super::timestamps::stamp;
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
}

/// The marks, with those lines that a speaker's label starts marked as turns.
///
/// A label counts when it returns, as speakers do. Where turns are common in the text, each further name
/// counts.
pub(super) fn with_turns(text: &str, lines: &[Line], mut marks: Vec<Mark>) -> Vec<Mark> {
    let labels: Vec<Label<'_>> = lines
        .iter()
        .enumerate()
        .filter(|&(i, _)| {
            matches!(marks[i].kind, MarkKind::Plain | MarkKind::Numbered | MarkKind::Item | MarkKind::Dash)
        })
        .filter_map(|(i, line)| label(text, i, line, marks[i]))
        .collect();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for label in &labels {
        *seen.entry(label.name).or_default() += 1;
    }
    let returns = |label: &Label<'_>| label.named && seen[label.name] >= 2;
    let sure = labels.iter().filter(|&label| returns(label)).count();
    let named = labels.iter().filter(|label| label.named).count();
    // Three lines in five have a label even if none returns, as where many people say one thing each; of
    // labels that do return one line in five is enough, since turns run over several lines.
    let all_labelled = named >= 2 && named * 10 >= lines.len() * 6;
    let is_talk = all_labelled || (sure >= 2 && sure * 5 >= lines.len());
    let clear = labels.iter().filter(|label| label.clear).count();
    for label in labels {
        if returns(&label) || is_talk || (label.clear && clear >= 2) {
            marks[label.line] = Mark::new(MarkKind::Turn, label.body..lines[label.line].end);
        }
    }
    marks
}

fn label<'t>(text: &'t str, line: usize, at: &Line, mark: Mark) -> Option<Label<'t>> {
    let start = if mark.kind == MarkKind::Plain { at.start } else { mark.body_start };
    let whole = text.get(start..at.end).filter(|s| !s.is_empty())?;
    let timed = stamp(whole).filter(|&end| end < whole.len());
    let s = &whole[timed.unwrap_or(0)..];
    let offset = at.end - s.len();
    let named = nick(s).or_else(|| name(s));
    match (named, timed) {
        (Some((name, body, clear)), timed) => Some(Label {
            line,
            name,
            body: offset + body,
            clear: clear || timed.is_some(),
            named: is_named(name),
        }),
        // A time alone starts a turn too, as the chats and transcripts without names write it.
        (None, Some(_)) => Some(Label { line, name: "", body: offset, clear: true, named: true }),
        (None, None) => None,
    }
}

fn is_named(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let one = words.clone().count() == 1;
    one || words.all(|word| !word.starts_with(char::is_lowercase))
}

/// `<ann> hello`
fn nick(s: &str) -> Option<(&str, usize, bool)> {
    let inner = s.strip_prefix('<')?;
    let end = memchr::memchr(b'>', &inner.as_bytes()[..inner.len().min(LABEL)])?;
    let word = !inner[..end].is_empty()
        && inner[..end].chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.' | '@'));
    let body = &inner[end + 1..];
    (word && body.starts_with(' ')).then(|| (&inner[..end], s.len() - body.trim_start().len(), true))
}

/// The name before a colon, where the words behind the colon start, and whether it is clearly a label.
fn name(s: &str) -> Option<(&str, usize, bool)> {
    let head = &s.as_bytes()[..s.len().min(LABEL)];
    let (name, rest) = match memchr::memchr(b':', head) {
        Some(colon) => (&s[..colon], &s[colon + 1..]),
        None => s
            .char_indices()
            // A name and a role in Chinese or Japanese; LABEL in bytes of such letters.
            .take(24)
            .find(|&(_, c)| c == '：')
            .map(|(at, c)| (&s[..at], &s[at + c.len_utf8()..]))?,
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
    let starts = bare.starts_with(char::is_alphanumeric) && bare.chars().any(char::is_alphabetic);
    let fits = |word: &str| {
        // Behind up to three letters a stop shortens the word: "Dr.", "Hon."
        let stop = word.ends_with('.') && word.chars().count() > 4;
        !stop
            && word.chars().all(|c| {
                c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-' | '_' | '&' | '/' | '#' | '@' | ',')
            })
    };
    starts && words.clone().count() <= 5 && words.clone().all(fits)
}
