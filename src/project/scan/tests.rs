use super::brackets::{Brackets, LONG, in_pieces};
use super::tokens::{Token, Tokens};
use super::*;
use proptest::prelude::*;
use std::ops::Range;

#[test]
fn lists_and_records_are_cut_at_their_own_commas() {
    let check = |text: &str, expected: &[&str]| {
        let found = items(text, &balance(text).expect("it is sound"), 0..text.len()).expect("it is sound");
        assert_eq!(found.into_iter().map(|r| &text[r]).collect::<Vec<_>>(), expected, "{text}");
    };
    check("[]", &[]);
    check("[ ] // end", &[]);
    check("[1, (a: 2, b: [3, 4]), {5: 6},]", &["1", "(a: 2, b: [3, 4])", "{5: 6}"]);
    check(
        r##"["a,]", r#"b",]"#, ',', '\'', '"', b"]", b',', br"]"]"##,
        &[r#""a,]""#, r##"r#"b",]"#"##, "','", r"'\''", "'\"'", "b\"]\"", "b','", "br\"]\""],
    );
    check("[1 /* , /* ] */ */, // ]\r\n 2]", &["1", "2"]);
    check("[\"\\\"\", \"\\\\\", '\\u{41}']", &["\"\\\"\"", "\"\\\\\"", "'\\u{41}'"]);
    check("[Some(1), r#type, -1.5e3, Name(x: 1)]", &["Some(1)", "r#type", "-1.5e3", "Name(x: 1)"]);
}

#[test]
fn fields_are_named_and_placed() {
    let text = "Name(a: 1, /*x*/ b : \"ب\" ,)";
    let found = fields(text, &balance(text).expect("it is sound"), 0..text.len()).expect("it is sound");
    let shown: Vec<_> = found.iter().map(|f| (f.name, f.at, &text[f.value.clone()])).collect();
    assert_eq!(shown, [("a", 5, "1"), ("b", 17, "\"ب\"")]);
    assert_eq!(record(text, 0..text.len()).expect("it is sound").0, "Name");
}

#[test]
fn what_is_open_or_crossed_is_told_with_its_place() {
    let check = |text: &str, at, what| assert_eq!(balance(text).map(|_| ()), Err(Snag { at, what }), "{text}");
    check("(a: [1, 2)", 9, Cause::OtherBracket { open: '[', found: ')' });
    check("(a: 1", 0, Cause::OpenBracket('('));
    check("(a: 1))", 6, Cause::LoneBracket(')'));
    check("(a: \"b)\n)", 4, Cause::OpenString);
    check("(a: \"b\\", 4, Cause::CutShort);
    check("(a: 1,\n b: \"قال", 11, Cause::CutShort);
    check("(a: r#\"b\"\n)", 4, Cause::OpenString);
    check("(a: 'bc')", 4, Cause::BadChar);
    check("(a: / 1)", 4, Cause::Slash);
    check("(/* /* */ a: 1)", 1, Cause::OpenComment);
    check(&"[".repeat(10_000), MAX_DEPTH, Cause::TooDeep);
    let deep = format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
    assert_eq!(balance(&deep).map(|_| ()), Ok(()));
}

/// How one goes from token to token.
type Next = fn(&mut Tokens<'_>) -> Scan<Option<(Token, Range<usize>)>>;

proptest! {
    #[test]
    fn stepping_over_words_finds_the_same_brackets(text in "[\\[\\](){}\"'\\\\/*#,: abr\néبـ\u{2028}]{0,40}") {
        let all = |next: Next| {
            let (mut tokens, mut found) = (Tokens::new(&text, 0..text.len()), Vec::new());
            while let Some((token, range)) = next(&mut tokens)? {
                if matches!(token, Token::Open(_) | Token::Close(_) | Token::Text) {
                    found.push((token, range));
                }
            }
            Ok::<_, Snag>(found)
        };
        prop_assert_eq!(all(|tokens| tokens.next()), all(|tokens| tokens.next_bracket()));
    }
}

#[test]
fn pieces_read_side_by_side_are_as_one_text() {
    let line = "  (a: \"قال ) [\", b: [1, (2, 3)], /* ( */ c: 'ب'), // ]\n".repeat(8000);
    let check = |text: &str, sound: bool| {
        assert!(text.len() >= LONG);
        let one = Brackets::of(text, 0..text.len(), false);
        let one = one.and_then(|b| match b.open.last() {
            Some(&(bracket, at)) => snag(at, Cause::OpenBracket(char::from(bracket))),
            None => Ok(Jumps(b.jumps.into())),
        });
        assert_eq!(one.is_ok(), sound);
        assert_eq!(in_pieces(text).is_some(), sound && !text.starts_with("/*"));
        assert_eq!(balance(text), one);
    };
    check(&format!("[\n{line}]"), true);
    check(&format!("({{[[{line}]}})"), false);
    check(&format!("({{[[{line}]]}})"), true);
    check(&format!("({{[[{line}]]))"), false);
    check(&format!("{{[{line}]}}]"), false);
    check(&format!("[{line}(\n\"x\n)]"), false);
    check(&format!("[{line}"), false);
    check(&format!("[{line}]{}", "(".repeat(MAX_DEPTH + 1)), false);
    check(&format!("{}{line}({line}){}", "[".repeat(MAX_DEPTH - 4), "]".repeat(MAX_DEPTH - 4)), true);
    // A comment over the cuts hides everything.
    let hidden = line.replace("*/", "").replace("/*", "");
    check(&format!("/*{hidden}*/[]"), true);
}

#[test]
fn what_is_no_record_or_list_is_told() {
    let check = |text: &str| {
        let found = fields(text, &Jumps::default(), 0..text.len());
        assert!(matches!(&found, Err(Snag { what: Cause::Expected(_), .. })), "{text}: {found:?}");
    };
    let texts =
        ["", "1", "[1]", "(1)", "(a)", "(a:)", "(a: ,)", "(a: 1) 2", "(a: 1,, b: 2)", "a b (c: 1)", "(a: 1, 2)"];
    texts.into_iter().for_each(check);
}

#[test]
fn one_line_is_even_and_stays_as_it_is() {
    let check = |text: &str, expected: &str| {
        let line = one_line(text, 0..text.len()).expect("it is sound");
        assert_eq!(line, expected);
        assert_eq!(one_line(&line, 0..line.len()).expect("it is sound"), line);
    };
    check("[ 1,2 , // x\n (a:1 , b : \"c  d\",), ]", "[1, 2, (a: 1, b: \"c  d\")]");
    check("Some ( -1 )", "Some(-1)");
    for text in ["", "1 2", "(1 2)", "(, 1)", "(a: )", "(a: , b: 1)", "\"x\" (1)", "[1] [2]", "(a:: 1)"] {
        assert!(one_line(text, 0..text.len()).is_err(), "{text}");
    }
}

#[test]
fn jumping_over_large_brackets_finds_the_same_parts() {
    let row = format!("(a: \"{}\", b: [{}]), ", "ب) ]".repeat(30), "(1, '['), ".repeat(700));
    let text = format!("[{row}{{1: [{row}]}}, 5, [{}], /* ] */ \u{200F} x({row})\u{85}]", "2, ".repeat(3000));
    let jumps = balance(&text).expect("it is sound");
    assert!(jumps.0.len() > 8);
    let found = items(&text, &jumps, 0..text.len()).expect("it is sound");
    assert_eq!(found, items(&text, &Jumps::default(), 0..text.len()).expect("it is sound"));
    assert_eq!(found.len(), 5);
    let parts = fields(&text, &jumps, found[0].clone()).expect("it is sound");
    assert_eq!(parts, fields(&text, &Jumps::default(), found[0].clone()).expect("it is sound"));
}
