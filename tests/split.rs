//! The sentences of own-written texts, language by language and kind by kind, and what holds on any text.

use epitome::split::{RuleSplitter, Splitter};
use epitome::{Language, Layout};
use epitome_fuzz::assert_sentences;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// The sentences of `text`, each on one line.
fn sentences(text: &str, language: Language) -> Vec<String> {
    let layout = Layout::of(text);
    let one_line = |range| -> String { one_line(&text[range]) };
    RuleSplitter::new().split(text, &layout, language).unwrap().into_iter().map(one_line).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text and its sentences, from a file of cases: the text, `---`, one sentence a line, `===`. Lines that
/// open with `//` between two cases say what they are about.
fn cases(file: &Path) -> Vec<(String, Vec<String>)> {
    let mut cases = Vec::new();
    for case in fs::read_to_string(file).unwrap().split("\n===\n") {
        let case: Vec<_> =
            case.lines().skip_while(|line| line.starts_with("//") || line.is_empty()).collect();
        let Some(bar) = case.iter().position(|&line| line == "---") else { continue };
        let expected = case[bar + 1..].iter().filter(|line| !line.is_empty()).map(|line| one_line(line));
        cases.push((case[..bar].join("\n"), expected.collect()));
    }
    cases
}

#[test]
fn own_written_cases_have_their_sentences() {
    let mut failures = Vec::new();
    let mut count = 0;
    let mut files: Vec<_> = fs::read_dir(crate::repository("tests/data/split"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        // A file is named for a language, or for a kind of English text.
        let language = name.parse().unwrap_or(Language::English);
        if !language.has_word_lists() {
            continue;
        }
        for (text, expected) in cases(&file) {
            count += 1;
            let found = sentences(&text, language);
            if found != expected {
                failures.push(format!("{name}: {text}\n  expected {expected:#?}\n  found {found:#?}"));
            }
        }
    }
    assert!(count > 100, "only {count} cases were found");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Usual short forms of eight languages, most of which no list of theirs holds.
#[test]
fn a_stop_before_a_lower_case_word_ends_no_sentence() {
    for (language, opening, next, forms) in [
        (
            Language::English,
            "The {}. note lies on the old table",
            "Nobody has read it.",
            "abbr acad acc acct addr adj admin adv alt ann anon app approx appt apt arch art asst assoc attn aux avg bal bibl biog bldg cap cat cert chap chem circ class col coll com comm comp conc cond conf config conn const cont contd coord corp corr ctr cust dec def del dep dept desc det dev diam diff dim dir dist div doc ed elem elev encl eng env eq equip equiv esp est exec exp ext fac fed fig fin fmt freq func fwd gen geog gov govt hist hosp hwy ibid illus imp incl ind info init inst int intl intro inv jct lab lang lat lect lib lim lit loc mach maint max mech med mem mfg mgr mgt min misc mod msg nat neg norm obj obs opp opt ord orig",
        ),
        (
            Language::German,
            "Die {}. genannte Regel steht im Buch",
            "Niemand hat sie gelesen.",
            "abb abg abs abt adj allg anm anz apr art aufl ausg bearb beil bes bez bzgl bzw ca dergl desgl ehem eigtl entspr erg erw ev evtl forts geb gegr gem gen gepl gesch gest ggf griech grundl hrsg inkl insb jährl kath kgl konst lfd max mind nördl orig phil pol röm",
        ),
        (
            Language::French,
            "La {}. suivante est sur la table",
            "Personne ne la lit.",
            "adj adm anc apr arch art av bibl boul chap coll comp conf coord corr dép dir doc éd ex fasc fém fig géogr hist id imp inéd inf lat lib litt loc max méd min mod nat num obs op pers préf prop prov publ réf rég",
        ),
        (
            Language::Spanish,
            "La {}. siguiente está sobre la mesa",
            "Nadie la lee.",
            "adj aprox art avda bibl cap cód col comp conf coord corr depto desc dir doc dpto ed esp fig gral hist ibíd il imp inc ind inf inst izq lat lib lit loc máx mín mod nac núm obs pág págs pref prov ref reg",
        ),
        (
            Language::Italian,
            "La {}. seguente è sul tavolo",
            "Nessuno la legge.",
            "agg amm app arch art avv bibl cap cat cfr cit cod coll comp conf coord corr dir doc ecc es fasc fig gen giur ill imp ind inf ist lat lett loc mass max med min mod naz num orig pag part pers pref prov",
        ),
        (
            Language::Portuguese,
            "A {}. seguinte está sobre a mesa",
            "Ninguém a lê.",
            "adj apart art aux bibl cap cód col comp conf coord corr dep desc dir doc ed esp ex fac fasc fig gén hist ibid il imp inc ind inf inst lat lib lit loc máx mín mod nac núm obs orig pág pref prov ref",
        ),
        (
            Language::Dutch,
            "De {}. genoemde regel staat in het boek",
            "Niemand heeft hem gelesen.",
            "aant adj afd afk alg art bijl bijv bibl blz cat conf corr dir doc eerw eig enz excl fam fig geb gebr gem hist incl ind inst lat lett lit max mech mil min mod nat oorspr opl oud pag pol prof prot red ref",
        ),
        (
            Language::Russian,
            "Эта {}. запись лежит на столе",
            "Никто её не читал.",
            "абз адм акад англ арх архит биол введ верх внутр вост вып геогр гос греч деп диал доп журн зав зап засл изд иск ист кв кол комм кор корп лат лит макс мат мед мин напр нар насел нач обл отд перв",
        ),
    ] {
        let is_cut = |form: &&str| {
            let text = format!("{}. {next}", opening.replace("{}", form));
            sentences(&text, language).len() != 2
        };
        let cut: Vec<_> = forms.split(' ').filter(is_cut).collect();
        // One in seven is a word of its own ("no", "ed") or is taken for one.
        assert!(cut.len() * 7 <= forms.split(' ').count(), "{language}: {cut:?}");
    }
}

/// Text made of what the rules look at.
fn marked_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        ".",
        "!",
        "?",
        "…",
        "...",
        ". . .",
        "。",
        "！",
        "।",
        "؟",
        "։",
        ":",
        ";",
        " ",
        "  ",
        "\n",
        "\u{A0}",
        "\"",
        "'",
        "”",
        "“",
        "«",
        "»",
        "(",
        ")",
        "[1]",
        "[",
        "]",
        "1",
        "12",
        "3.",
        "1)",
        "a.",
        "b.",
        "•",
        "Dr",
        "e.g.",
        "U.S.",
        "Inc.",
        "I",
        "The",
        "it",
        "Word",
        "word",
        "XIV",
        "http://a.b/c.d",
        "😀",
        ":)",
        "👩‍🚀",
        "é",
        "ß",
        "日本",
        "です",
        "हिन्दी",
        "د",
        "—",
        "-",
        ",",
        "$5",
        "\u{202A}",
        "\u{200D}",
        "''",
        ",,",
        "`",
        "1.5",
        "v",
        "№",
        "said",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// In Armenian a colon ends a sentence, and a smiley behind one may begin with another.
#[test]
fn a_smiley_that_holds_a_mark_is_passed_once() {
    assert_sentences(":):) 1", Language::Armenian);
}

#[test]
fn pictographs_belong_to_the_sentence_before_up_to_thirty_two() {
    let cheers = format!("We won! {}", "🎉".repeat(32));
    let text = format!("{cheers} The bus was full.");
    assert_eq!(sentences(&text, Language::English), [cheers.as_str(), "The bus was full."]);
    // No more are looked at, so that a text of nothing else stays linear.
    let more = "🎉".repeat(33);
    let text = format!("We won! {more} The bus was full.");
    assert_eq!(sentences(&text, Language::English)[0], "We won!");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn nothing_is_lost_of_any_text(text in any::<String>(), language in prop::sample::select(Language::ALL)) {
        assert_sentences(&text, language);
    }

    #[test]
    fn nothing_is_lost_of_text_full_of_marks(text in marked_text(), language in prop::sample::select(Language::ALL)) {
        assert_sentences(&text, language);
        assert_sentences(&text, Language::Unknown);
    }
}
