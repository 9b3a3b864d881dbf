//! The page as HTML.

use super::{Item, Label, Reason, Report};
use crate::keywords::{Keyword, KeywordPlace};
use crate::reasons::{MOST_SAID, WeighedReason};
use crate::render::highlight::Highlights;
use crate::render::{Strip, escape};
use crate::unicode::word_count;
use crate::{Error, Language, Outcome, Sentence};
use std::fmt::{self, Write};

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

/// By these the page's policy knows them, and lets no other style sheet and no other script run: SHA-256 in
/// Base64, as `openssl dgst -sha256 -binary FILE | base64` prints it. A test holds them to the files.
const STYLE_SHA256: &str = "3F1KG94xPOWTGtfXqMrURDmEbq8sfhoLj2icMDPIfEA=";
const SCRIPT_SHA256: &str = "yhtNY9TPBBs7PheZzX+LYzeg7yFrc46sduuFxrLgmrg=";

/// What the ids of the sentences in the text begin with.
const SENTENCE: &str = "sentence-";

/// So many links to sentences that one stands for; more are a number.
const MOST_LINKS: usize = 8;

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 6] = ["ar", "fa", "he", "ps", "ur", "yi"];

pub(super) fn page(report: &Report<'_, '_>) -> Result<String, Error> {
    let mut page = Page { report, out: String::new() };
    page.head();
    page.header();
    page.main()?;
    Ok(page.out)
}

struct Page<'r> {
    report: &'r Report<'r, 'r>,
    out: String,
}

impl Page<'_> {
    fn push(&mut self, text: fmt::Arguments<'_>) {
        // Writing to a string never fails.
        let _ = self.out.write_fmt(text);
    }

    /// A text with its white space as single spaces.
    fn text(&mut self, text: &str) {
        for (i, word) in text.split_whitespace().enumerate() {
            if i > 0 {
                self.out.push(' ');
            }
            // HTML cannot hold NUL.
            escape(&word.replace('\0', "\u{FFFD}"), &mut self.out, "&quot;");
        }
    }

    fn label(&mut self, label: Label) {
        self.text(&(self.report.words.labels)(&label));
    }

    fn language(&mut self, language: Language) {
        if language != Language::Unknown {
            self.push(format_args!(" lang=\"{}\"", language.code()));
        }
    }

    fn head(&mut self) {
        self.out.push_str("<!DOCTYPE html>\n<html");
        let language = self.report.words.language;
        self.language(language);
        if RIGHT_TO_LEFT.contains(&language.code()) {
            self.out.push_str(" dir=\"rtl\"");
        }
        self.out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
        self.push(format_args!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src \
             'sha256-{STYLE_SHA256}'; script-src 'sha256-{SCRIPT_SHA256}'; img-src data:; base-uri 'none'; form-action \
             'none'\">\n"
        ));
        self.out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        self.out.push_str("<link rel=\"icon\" href=\"data:,\">\n<title>");
        self.title();
        self.push(format_args!("</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"));
    }

    /// What the page is called.
    fn title(&mut self) {
        let (report, sources) = (self.report, self.report.document.sources());
        let name = match sources {
            [only] => only.id(),
            _ => None,
        };
        let own = report.summary.title().filter(|_| sources.len() == 1);
        let found = report.title.as_deref().or(own).or(name);
        match found.filter(|title| !title.trim().is_empty()) {
            Some(title) => self.text(title),
            None if sources.len() > 1 => self.label(Label::SummaryOf { texts: sources.len() }),
            None => self.label(Label::Summary),
        }
    }

    fn header(&mut self) {
        self.out.push_str("<a class=\"skip\" href=\"#text\">");
        self.label(Label::SkipToText);
        self.out.push_str("</a>\n<header>\n<h1 dir=\"auto\"");
        let is_own = self.report.title.is_none() && self.report.document.sources().len() == 1;
        if is_own && self.report.summary.title().is_some() {
            self.language(self.report.summary.language());
        }
        self.out.push('>');
        self.title();
        self.out.push_str("</h1>\n");
        if let Some(query) = &self.report.query {
            self.out.push_str("<p class=\"query\"><b>");
            self.label(Label::Query);
            self.out.push_str("</b> <q dir=\"auto\">");
            self.text(query);
            self.out.push_str("</q></p>\n");
        }
        if *self.report.summary.outcome() != Outcome::Complete {
            self.out.push_str("<p class=\"note\">");
            self.text(&self.report.summary.outcome().to_string());
            self.out.push_str("</p>\n");
        }
        self.out.push_str("</header>\n");
    }

    fn main(&mut self) -> Result<(), Error> {
        let fixed = if self.report.ranks.is_empty() { " data-fixed" } else { "" };
        self.push(format_args!("<main{fixed}>\n<div class=\"aside\">\n"));
        self.out.push_str("<section aria-labelledby=\"summary\">\n<h2 class=\"label\" id=\"summary\">");
        self.label(Label::Summary);
        self.out.push_str("</h2>\n");
        self.panel()?;
        if !self.report.items.is_empty() {
            self.out.push_str("<ol class=\"sentences\">\n");
            for item in &self.report.items {
                self.item(item);
            }
            self.out.push_str("</ol>\n");
        }
        self.out.push_str("</section>\n");
        self.phrases();
        self.out.push_str("</div>\n<section aria-labelledby=\"text\">\n<h2 class=\"label\" id=\"text\">");
        self.label(Label::Text);
        self.out.push_str("</h2>\n");
        self.marked_text()?;
        self.out.push_str("</section>\n</main>\n<footer>");
        self.label(Label::Verbatim);
        self.push(format_args!("</footer>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"));
        Ok(())
    }

    /// The bars, the slider and the switches.
    fn panel(&mut self) -> Result<(), Error> {
        let (report, document) = (self.report, self.report.document);
        if document.is_empty() {
            return Ok(());
        }
        let sentences = document.len();
        let label = (report.words.labels)(&Label::Strip { sentences });
        let strip = Strip::new(document, &report.scores, &report.summary)?.with_label(label);
        self.out.push_str("<div class=\"panel\">\n");
        self.out.push_str(&strip.with_ranks(&report.ranks).svg());
        self.out.push('\n');
        let most = report.items.len();
        let shown = report.summary.len();
        if !report.ranks.is_empty() && most > 1 {
            self.out.push_str("<div class=\"length\" hidden><label for=\"length\">");
            self.label(Label::Length);
            self.push(format_args!(
                "</label><input type=\"range\" id=\"length\" min=\"1\" max=\"{most}\" value=\"{shown}\">\
                 <output id=\"shown\" for=\"length\" data-pattern=\""
            ));
            let words = document.sentences().map(word_count).sum();
            self.label(Label::Shown { sentences, words });
            self.out.push_str("\"></output></div>\n");
        }
        if !report.items.is_empty() {
            self.switch("reasons", Label::ShowReasons, true);
        }
        if !report.keywords.is_empty() {
            self.switch("mark-phrases", Label::MarkPhrases, false);
        }
        self.out.push_str("</div>\n");
        Ok(())
    }

    fn switch(&mut self, id: &str, label: Label, is_on: bool) {
        let checked = if is_on { " checked" } else { "" };
        self.push(format_args!("<label class=\"switch\"><input type=\"checkbox\" id=\"{id}\"{checked}> "));
        self.label(label);
        self.out.push_str("</label>\n");
    }

    fn item(&mut self, item: &Item<'_>) {
        let (report, sentence) = (self.report, &item.sentence);
        let (rank, words) = (item.rank, word_count(sentence.displayed()));
        let hidden = if rank < report.summary.len() { "" } else { " hidden" };
        self.push(format_args!("<li data-rank=\"{rank}\" data-words=\"{words}\"{hidden}>"));
        self.number(sentence.index(), " class=\"number\"");
        self.out.push_str("<div><p dir=\"auto\"");
        self.language(report.document.language_of(sentence.source()));
        self.out.push('>');
        self.sentence(sentence);
        self.out.push_str("</p>");
        if report.document.sources().len() > 1 {
            let source = report.document.title(sentence.source()).or(sentence.source_id());
            if let Some(source) = source {
                self.out.push_str("<cite dir=\"auto\">");
                self.text(source);
                self.out.push_str("</cite>");
            }
        }
        self.reasons(item);
        self.out.push_str("</div></li>\n");
    }

    /// A sentence with its speaker before it, whose name may be in it or not, and without the mark of a list.
    fn sentence(&mut self, sentence: &Sentence<'_>) {
        let (document, index) = (self.report.document, sentence.index());
        let shown = sentence.displayed();
        let label = document.sentence(index).len() - document.body(index).len();
        let label = shown.get(..label).filter(|label| document.sentence(index).starts_with(label));
        let label = label.unwrap_or_default();
        let is_named = label.contains(char::is_alphanumeric);
        let speaker = if is_named { Some(label) } else { sentence.speaker() };
        if let Some(speaker) = speaker {
            let class = if is_named { "label-in-text" } else { "speaker" };
            self.push(format_args!("<b class=\"{class}\">"));
            self.text(speaker);
            self.out.push_str("</b> ");
        }
        self.text(&shown[label.len()..]);
    }

    /// Reasons, each by itself whatever the direction of what it quotes.
    fn say(&mut self, reasons: &[String]) {
        let between = self.report.words.wording.between();
        for (i, reason) in reasons.iter().enumerate() {
            if i > 0 {
                escape(between, &mut self.out, "&quot;");
            }
            self.out.push_str("<bdi>");
            self.text(reason);
            self.out.push_str("</bdi>");
        }
    }

    /// A link to a sentence in the text, by its number from 1.
    fn number(&mut self, index: usize, class: &str) {
        let number = index + 1;
        self.push(format_args!("<a{class} href=\"#{SENTENCE}{index}\" aria-label=\""));
        self.label(Label::SentenceInText { number });
        self.push(format_args!("\">{number}</a>"));
    }

    fn reasons(&mut self, item: &Item<'_>) {
        let of = &item.reasons;
        let wording = self.report.words.wording;
        // What a sentence stands for changes with the length; it is said below, for the first one.
        let lasting = of.reasons().iter().map(WeighedReason::reason);
        let lasting = lasting.filter(|reason| !matches!(reason, Reason::StandsFor { .. }));
        let said: Vec<String> = lasting.take(MOST_SAID).map(|reason| wording.reason(reason)).collect();
        self.out.push_str("<p class=\"why\"><b>");
        self.label(Label::Why);
        self.out.push_str("</b> ");
        self.say(&said);
        if !item.covers.is_empty() {
            self.out.push_str("<span data-first-length");
            self.out.push_str(if item.rank < self.report.summary.len() { ">" } else { " hidden>" });
            if !said.is_empty() {
                escape(wording.between(), &mut self.out, "&quot;");
            }
            self.text(&wording.reason(&Reason::StandsFor { sentences: item.covers.len() }));
            self.out.push_str(" (");
            for (i, &index) in item.covers.iter().take(MOST_LINKS).enumerate() {
                self.out.push_str(if i > 0 { ", " } else { "" });
                self.number(index, "");
            }
            self.out.push_str(if item.covers.len() > MOST_LINKS { ", …)</span>" } else { ")</span>" });
        }
        self.out.push_str("</p>");
        if !of.objections().is_empty() {
            self.out.push_str("<p class=\"why\"><b>");
            self.label(Label::Although);
            self.out.push_str("</b> ");
            let said: Vec<String> =
                of.objections().iter().map(|weighed| wording.reason(weighed.reason())).collect();
            self.say(&said);
            self.out.push_str("</p>");
        }
    }

    fn phrases(&mut self) {
        if self.report.keywords.is_empty() {
            return;
        }
        self.out.push_str("<section aria-labelledby=\"phrases\">\n<h2 class=\"label\" id=\"phrases\">");
        self.label(Label::KeyPhrases);
        self.out.push_str("</h2>\n<ul class=\"phrases\">\n");
        for keyword in &self.report.keywords {
            self.out.push_str("<li dir=\"auto\">");
            let place = keyword.places().first().copied();
            // Without ranks only the sentences of the summary can be linked to.
            let linked = place.filter(|_| !self.report.ranks.is_empty());
            if let Some(place) = linked {
                self.push(format_args!("<a href=\"#{SENTENCE}{}\"", place.sentence()));
                self.language(self.report.document.language_of(place.source()));
                self.out.push('>');
            }
            self.text(keyword.text());
            self.out.push_str(if linked.is_some() { "</a>" } else { "" });
            if keyword.count() > 1 {
                self.out.push_str(" <span>");
                self.label(Label::Times { count: keyword.count() });
                self.out.push_str("</span>");
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n</section>\n");
    }

    fn marked_text(&mut self) -> Result<(), Error> {
        let report = self.report;
        let places = report.keywords.iter().flat_map(Keyword::places);
        let highlights = Highlights::new(report.document, &report.summary)?
            .with_phrases(places.map(|place: &KeywordPlace| (place.source(), place.range())));
        let highlights = match &report.query {
            Some(query) => highlights.with_query(query)?,
            None => highlights,
        };
        let (ranks, shown) = (&report.ranks, report.summary.len());
        let is_chosen = |index: usize| ranks.get(index).copied().flatten().is_some_and(|rank| rank < shown);
        let html = highlights.html().with_id_prefix(SENTENCE).with_ranks(ranks).with_attributes(|index| {
            if is_chosen(index) { vec![("data-chosen", String::new())] } else { Vec::new() }
        });
        self.push(format_args!("{html}"));
        Ok(())
    }
}
