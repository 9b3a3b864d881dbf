//! Ready renderers: plain text, Markdown, and the marked-up documents that language models are given.

use super::escape::escape;
use super::{Between, Part, Renderer};
use crate::Sentence;
use std::fmt::{self, Write};

/// A ready [`Renderer`].
///
/// - [`plain`](Template::plain): `Rain fell.`, sentences and sources apart by a space; cited
///   `Rain fell. [1:0-10]`.
/// - [`markdown`](Template::markdown): `## Title`, `### Heading`, `- Rain fell.`; cited
///   `- Rain fell. [1:0-10]`.
/// - [`xml`](Template::xml): `<document index="1" id=".." title=".." date="..">`, `<heading>..</heading>`, a
///   sentence a line; cited `<s id="1:0-10">Rain fell.</s>`.
///
/// A citation is the sentence's [`mark`](Sentence::mark). In `xml` the characters `&`, `<` and `>` are
/// escaped, so that no text can end its document; in `markdown` line breaks within a sentence are spaces.
///
/// # Example
///
/// ```
/// use epitome::render::Template;
/// use epitome::{Budget, Source, Summarizer};
///
/// let text = "Rain fell for a week. The river rose over its banks. People left their houses.";
/// let summarizer = Summarizer::new()
///     .with_counter(|text| text.len().div_ceil(4)) // in place of the model's tokenizer
///     .with_renderer(Template::xml().with_citations());
/// let summary = summarizer.summarize(Source::new(text).with_id("flood"), Budget::tokens(40));
/// let context = summarizer.render(&summary);
/// assert!(context.starts_with("<document index=\"1\" id=\"flood\">\n<s id=\"1:"));
/// assert!(context.ends_with("</s>\n</document>"));
/// assert!(context.len().div_ceil(4) <= 40);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    style: Style,
    citations: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Plain,
    Markdown,
    Xml,
}

impl Template {
    /// The sentences joined by one space, as a summary is displayed.
    pub const fn plain() -> Self {
        Template { style: Style::Plain, citations: false }
    }

    /// A list for each source, under its title or else its id, and the headings of its text.
    pub const fn markdown() -> Self {
        Template { style: Style::Markdown, citations: false }
    }

    /// A document for each source, with its number from 1, and its id, title and date where it has them; a
    /// sentence a line.
    pub const fn xml() -> Self {
        Template { style: Style::Xml, citations: false }
    }

    /// The same with each sentence's [`mark`](Sentence::mark), by which it can be cited.
    #[must_use]
    pub const fn with_citations(self) -> Self {
        Template { citations: true, ..self }
    }

    fn plain_part(self, part: Part<'_>, out: &mut String) {
        match part {
            Part::Sentence(sentence) => {
                out.push_str(sentence.displayed());
                self.cite(sentence, out);
            }
            Part::Between(_) => out.push(' '),
            Part::Source(..) | Part::Heading(_) | Part::End(..) => {}
        }
    }

    fn markdown_part(self, part: Part<'_>, out: &mut String) {
        match part {
            Part::Source(_, source) => {
                if let Some(name) = source.title().or(source.id()) {
                    line("## ", name, out);
                }
            }
            Part::Heading(heading) => line("### ", heading, out),
            Part::Sentence(sentence) => {
                out.push_str("- ");
                push_words(sentence.displayed(), out);
                self.cite(sentence, out);
            }
            Part::Between(Between::Sentences) => out.push('\n'),
            Part::Between(_) => out.push_str("\n\n"),
            Part::End(..) => {}
        }
    }

    fn xml_part(self, part: Part<'_>, out: &mut String) {
        match part {
            Part::Source(number, source) => {
                let number = number + 1;
                push(out, format_args!("<document index=\"{number}\""));
                let fields = [("id", source.id()), ("title", source.title()), ("date", source.date())];
                for (name, value) in fields {
                    if let Some(value) = value {
                        push(out, format_args!(" {name}=\""));
                        escape(value, out, "&quot;");
                        out.push('"');
                    }
                }
                out.push_str(">\n");
            }
            Part::Heading(heading) => {
                out.push_str("<heading>");
                escape(heading, out, "\"");
                out.push_str("</heading>\n");
            }
            Part::Sentence(sentence) if self.citations => {
                push(out, format_args!("<s id=\"{}\">", sentence.mark()));
                escape(sentence.displayed(), out, "\"");
                out.push_str("</s>");
            }
            Part::Sentence(sentence) => escape(sentence.displayed(), out, "\""),
            Part::Between(_) => out.push('\n'),
            Part::End(..) => out.push_str("\n</document>"),
        }
    }

    fn cite(self, sentence: &Sentence<'_>, out: &mut String) {
        if self.citations {
            push(out, format_args!(" [{}]", sentence.mark()));
        }
    }
}

impl Renderer for Template {
    fn write(&self, part: Part<'_>, out: &mut String) {
        match self.style {
            Style::Plain => self.plain_part(part, out),
            Style::Markdown => self.markdown_part(part, out),
            Style::Xml => self.xml_part(part, out),
        }
    }
}

fn push(out: &mut String, text: fmt::Arguments<'_>) {
    // Writing to a string never fails.
    let _ = out.write_fmt(text);
}

/// A line of its own with an empty one behind it.
fn line(mark: &str, text: &str, out: &mut String) {
    out.push_str(mark);
    push_words(text, out);
    out.push_str("\n\n");
}

/// A text on one line: white space as single spaces.
fn push_words(text: &str, out: &mut String) {
    for (i, word) in text.split_whitespace().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}
