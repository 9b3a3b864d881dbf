//! Marks of files other than Markdown: fields at a file's head, reStructuredText, LaTeX, logs of changes.
//!
//! Each is asked for by the byte its lines start with, which hardly a line of prose does.

use super::lines::Line;
use super::markers::{Mark, MarkKind};
use hashbrown::HashSet;
use std::ops::Range;

/// The fields at a file's head are no more lines.
const LONGEST_HEAD: usize = 64;

/// Marks what is said of a text, and what is no prose in it.
pub(super) fn find(text: &str, lines: &[Line], marks: &mut [Mark]) {
    front_matter(text, lines, marks);
    let (mut latex, mut log, mut directives, mut references) = (false, false, false, false);
    for (line, mark) in lines.iter().zip(&*marks) {
        if !matches!(mark.kind, MarkKind::Plain | MarkKind::Item) {
            continue;
        }
        match text.as_bytes()[line.start] {
            b'\\' => latex |= command(line.text(text)).is_some(),
            b'[' => references |= is_reference(line.text(text)),
            b'.' | b':' => directives |= is_directive(line.text(text)),
            b'c' | b'-' | b'0'..=b'9' | b'a' | b'b' | b'd'..=b'f' => log |= change(line.text(text)).is_some(),
            _ => {}
        }
    }
    if latex {
        of_latex(text, lines, marks);
    }
    if directives {
        of_directives(text, lines, marks);
    }
    if references {
        for at in 0..lines.len() {
            if marks[at].kind == MarkKind::Plain && is_reference(lines[at].text(text)) {
                set(marks, lines, at, MarkKind::Metadata);
            }
        }
    }
    if log {
        of_logs(text, lines, marks);
    }
}

fn set(marks: &mut [Mark], lines: &[Line], at: usize, kind: MarkKind) {
    marks[at] = Mark::new(kind, lines[at].start..lines[at].end);
}

/// The fields between two lines of `---` or `+++` at the text's beginning; the title among them is the
/// text's.
fn front_matter(text: &str, lines: &[Line], marks: &mut [Mark]) {
    let Some(fence @ ("---" | "+++")) = lines.first().map(|line| line.text(text)) else { return };
    let closes = |line: &Line| line.text(text) == fence || (fence == "---" && line.text(text) == "...");
    let Some(length) = lines[1..].iter().take(LONGEST_HEAD).position(closes) else { return };
    let parts = |s: &str| if fence == "---" { s.find(':') } else { s.find('=') };
    let is_field = |line: &Line| {
        let s = line.text(text);
        line.indent > 0
            || s.starts_with(['-', '#', '[', ']'])
            || parts(s).is_some_and(|at| is_key(s[..at].trim()))
    };
    if length == 0 || !lines[1..=length].iter().all(is_field) {
        return;
    }
    for at in 0..=length + 1 {
        set(marks, lines, at, MarkKind::Metadata);
        let s = lines[at].text(text);
        let title =
            parts(s).filter(|&end| lines[at].indent == 0 && s[..end].trim().eq_ignore_ascii_case("title"));
        if let Some(end) = title {
            let value = s[end + 1..].trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
            if !value.is_empty() {
                let start = lines[at].start + end + 1 + s[end + 1..].find(value).unwrap_or(0);
                marks[at] = Mark::new(MarkKind::Subject, start..start + value.len());
            }
        }
    }
}

/// Whether it may be the name of a field: one word.
fn is_key(s: &str) -> bool {
    !s.is_empty() && s.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// `[1.2]: https://example.org/1.2`: where a link of Markdown leads.
fn is_reference(s: &str) -> bool {
    let behind = s.strip_prefix('[').and_then(|rest| rest.split_once("]: "));
    behind
        .and_then(|(_, behind)| behind.split_whitespace().next())
        .is_some_and(|target| target.contains("://") || target.starts_with(['/', '#']))
}

/// The name of the LaTeX command a line begins with, and what stands behind the name.
fn command(s: &str) -> Option<(&str, &str)> {
    let rest = s.strip_prefix('\\')?;
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    (length >= 2).then(|| (&rest[..length], rest[length..].trim_start_matches('*')))
}

/// What stands in braces at the beginning of a text, as a range of it.
fn braces(s: &str) -> Option<Range<usize>> {
    let start = if s.starts_with('[') { s.find(']')? + 1 } else { 0 };
    let inside = s[start..].strip_prefix('{')?;
    let mut depth = 1;
    let end = inside.bytes().position(|byte| {
        depth += i32::from(byte == b'{') - i32::from(byte == b'}');
        depth == 0
    })?;
    Some(start + 1..start + 1 + end)
}

fn of_latex(text: &str, lines: &[Line], marks: &mut [Mark]) {
    // Environments that hold words; whatever else stands between `\begin` and `\end` is no prose.
    const OF_WORDS: [&str; 12] = [
        "document",
        "abstract",
        "itemize",
        "enumerate",
        "description",
        "quote",
        "quotation",
        "center",
        "theorem",
        "lemma",
        "proof",
        "definition",
    ];
    let mut unclosed = HashSet::new();
    let mut i = 0;
    while i < lines.len() {
        let s = lines[i].text(text);
        if s.starts_with('%') {
            set(marks, lines, i, MarkKind::Metadata);
        }
        let Some((name, rest)) = command(s).filter(|_| marks[i].kind == MarkKind::Plain) else {
            i += 1;
            continue;
        };
        let inside = braces(rest).map(|range| {
            let from = lines[i].end - rest.len();
            from + range.start..from + range.end
        });
        match (name, inside) {
            ("title", Some(inside)) => marks[i] = Mark::new(MarkKind::TopHeading, inside),
            ("part" | "chapter" | "section" | "subsection" | "subsubsection" | "paragraph", Some(inside))
                if inside.end + 1 == lines[i].end =>
            {
                marks[i] = Mark::new(MarkKind::Heading, inside);
            }
            ("item", _) => {
                marks[i] = Mark::new(MarkKind::Item, lines[i].end - rest.trim_start().len()..lines[i].end);
            }
            ("begin", Some(inside)) if !OF_WORDS.contains(&text[inside.clone()].trim_end_matches('*')) => {
                let name = &text[inside];
                let ends = |line: &Line| {
                    command(line.text(text)).is_some_and(|(end, rest)| {
                        end == "end" && braces(rest).is_some_and(|inside| rest[inside] == *name)
                    })
                };
                // A file leaves none open; the bound keeps the search linear.
                let sought = unclosed.len() < 8 && !unclosed.contains(name);
                let length = if sought { lines[i + 1..].iter().position(ends) } else { None };
                if let Some(length) = length {
                    for at in i..=i + 1 + length {
                        let kind = if at == i { MarkKind::CodeStart } else { MarkKind::Code };
                        set(marks, lines, at, kind);
                    }
                    i += 1 + length;
                } else {
                    unclosed.insert(name);
                    set(marks, lines, i, MarkKind::Metadata);
                }
            }
            _ if is_only_commands(s) => set(marks, lines, i, MarkKind::Metadata),
            _ => {}
        }
        i += 1;
    }
}

/// Whether a line has nothing but commands and what is in their brackets.
fn is_only_commands(s: &str) -> bool {
    let mut rest = s;
    while let Some((_, behind)) = command(rest) {
        rest = behind.trim_start();
        while rest.starts_with(['[', '{']) {
            let end =
                if rest.starts_with('{') { braces(rest).map(|range| range.end) } else { rest.find(']') };
            let Some(end) = end else { return true };
            rest = rest[end + 1..].trim_start();
        }
    }
    rest.is_empty() || rest.starts_with('%')
}

/// `.. image:: bridge.png`, `.. _label:`, `:width: 200`
fn is_directive(s: &str) -> bool {
    let field = || {
        let name = s.strip_prefix(':')?;
        let end = name.find(':')?;
        let spaced = name[end + 1..].is_empty() || name[end + 1..].starts_with(' ');
        Some(spaced && is_key(name[..end].trim()))
    };
    let named = |rest: &str| rest.contains("::") || (rest.starts_with('_') && rest.ends_with(':'));
    s.strip_prefix(".. ").is_some_and(named) || field().unwrap_or(false)
}

fn of_directives(text: &str, lines: &[Line], marks: &mut [Mark]) {
    // Directives whose indented lines are prose.
    const OF_WORDS: [&str; 12] = [
        "note",
        "warning",
        "tip",
        "important",
        "caution",
        "hint",
        "attention",
        "danger",
        "seealso",
        "versionadded",
        "versionchanged",
        "deprecated",
    ];
    // The indent of a directive that holds no words, while its lines last.
    let mut hidden: Option<(u32, bool)> = None;
    for (i, line) in lines.iter().enumerate() {
        let s = line.text(text);
        if let Some((indent, started)) = hidden {
            if line.indent > indent {
                let kind = if started { MarkKind::Code } else { MarkKind::CodeStart };
                if s.starts_with(':') && !started {
                    set(marks, lines, i, MarkKind::Metadata);
                } else {
                    set(marks, lines, i, kind);
                    hidden = Some((indent, true));
                }
                continue;
            }
            hidden = None;
        }
        if matches!(marks[i].kind, MarkKind::Plain) && s.starts_with(['.', ':']) && is_directive(s) {
            set(marks, lines, i, MarkKind::Metadata);
            let name = s.strip_prefix(".. ").and_then(|rest| rest.split("::").next()).unwrap_or_default();
            if s.starts_with('.') && !OF_WORDS.contains(&name) {
                hidden = Some((line.indent, false));
            }
        }
    }
}

/// Where the words of a line of a log begin: at its end for the number of a change.
fn change(s: &str) -> Option<usize> {
    let hash = |s: &str| {
        let length = s.bytes().take_while(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')).count();
        // Git shows seven digits or more, of which one is a number: "defaced" is a word.
        let is_hash = (7..=64).contains(&length) && s.as_bytes()[..length].iter().any(u8::is_ascii_digit);
        is_hash.then_some(length)
    };
    if let Some(rest) = s.strip_prefix("commit ") {
        let behind = &rest[hash(rest)?..];
        return (behind.is_empty() || behind.starts_with(" (")).then_some(s.len());
    }
    // Debian's and GNU's: ` -- Ann Lee <ann@example.org>  Tue, ..`, `2024-03-12  Ann Lee  <ann@example.org>`.
    let address = || s.contains('<') && s.contains('@');
    if s.starts_with("-- ") || (s.as_bytes().get(4) == Some(&b'-') && s.get(10..12) == Some("  ")) {
        return address().then_some(s.len());
    }
    let length = hash(s)?;
    let letters = s.as_bytes()[..length].iter().any(u8::is_ascii_alphabetic);
    (letters && s[length..].starts_with(' ') && s.len() > length + 1).then_some(length + 1)
}

fn of_logs(text: &str, lines: &[Line], marks: &mut [Mark]) {
    let mut in_head = false;
    for i in 0..lines.len() {
        let s = lines[i].text(text);
        if !matches!(marks[i].kind, MarkKind::Plain | MarkKind::Item | MarkKind::MailField) {
            in_head = false;
            continue;
        }
        let name = s.split(": ").next().filter(|name| name.len() < s.len());
        match change(s) {
            Some(at) if at == s.len() => {
                set(marks, lines, i, MarkKind::Metadata);
                in_head = true;
                continue;
            }
            None if s.contains("; urgency=") => set(marks, lines, i, MarkKind::Metadata),
            Some(at) => marks[i] = Mark::new(MarkKind::Item, lines[i].start + at..lines[i].end),
            None if in_head && !lines[i].after_gap && name.is_some_and(is_key) => {
                set(marks, lines, i, MarkKind::Metadata);
                continue;
            }
            // `Signed-off-by: Ann Lee`
            None if name
                .is_some_and(|name| is_key(name) && (name.contains("-by") || name.ends_with("-Id"))) =>
            {
                set(marks, lines, i, MarkKind::Metadata);
            }
            None => {}
        }
        in_head = false;
    }
}
