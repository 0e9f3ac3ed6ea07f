//! Cutting a text whose brackets match into fields and items.

use super::brackets::{Jumper, Jumps};
use super::tokens::{Token, Tokens};
use super::{Cause, Scan, snag};
use std::ops::Range;

/// A field of a record: its name and where its value stands, in bytes of the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'t> {
    pub name: &'t str,
    /// Where the name begins.
    pub at: usize,
    pub value: Range<usize>,
}

/// The name before the bracket that opens `range`, empty if there is none, and the range without the name.
///
/// # Errors
/// When what stands there is no record: a name if need be, then `(`.
pub fn record(text: &str, range: Range<usize>) -> Scan<(&str, Range<usize>)> {
    let mut tokens = Tokens::new(text, range.clone());
    let mut name = "";
    loop {
        match tokens.next()? {
            Some((Token::Word, word)) if name.is_empty() => name = &text[word],
            Some((Token::Open(b'('), open)) => return Ok((name, open.start..range.end)),
            Some((_, other)) => return snag(other.start, Cause::Expected("a record in round brackets")),
            None => return snag(range.start, Cause::Expected("a record in round brackets")),
        }
    }
}

/// The fields of the record `(name: value, …)` in `range`, in the order they stand in.
///
/// # Errors
/// When it is none.
pub fn fields<'t>(text: &'t str, jumps: &Jumps, range: Range<usize>) -> Scan<Vec<Field<'t>>> {
    let (_, range) = record(text, range)?;
    let mut tokens = Tokens::new(text, range.clone());
    tokens.next()?;
    let mut jumper = Jumper::new(jumps, tokens.at);
    let mut fields = Vec::with_capacity(8);
    loop {
        let (name, at) = match tokens.next()? {
            Some((Token::Word, word)) => (&text[word.clone()], word.start),
            Some((Token::Close(_), close)) => return end(&mut tokens, fields, close.end),
            Some((_, other)) => return snag(other.start, Cause::Expected("the name of a field")),
            None => return snag(range.start, Cause::OpenBracket('(')),
        };
        match tokens.next()? {
            Some((Token::Colon, _)) => {}
            Some((_, other)) => return snag(other.start, Cause::Expected("a colon after the field's name")),
            None => return snag(at, Cause::Expected("a colon after the field's name")),
        }
        let (value, closed) = value(&mut tokens, &mut jumper, at)?;
        fields.push(Field { name, at, value });
        if let Some(close) = closed {
            return end(&mut tokens, fields, close);
        }
    }
}

/// The items of the list `[a, b, …]` in `range`.
///
/// # Errors
/// When it is none.
pub fn items(text: &str, jumps: &Jumps, range: Range<usize>) -> Scan<Vec<Range<usize>>> {
    let mut tokens = Tokens::new(text, range.clone());
    match tokens.next()? {
        Some((Token::Open(b'['), _)) => {}
        _ => return snag(range.start, Cause::Expected("a list in square brackets")),
    }
    let mut jumper = Jumper::new(jumps, tokens.at);
    let mut items = Vec::new();
    loop {
        let before = tokens.at;
        match tokens.next()? {
            Some((Token::Close(_), close)) => return end(&mut tokens, items, close.end),
            Some((_, first)) => tokens.at = first.start,
            None => return snag(range.start, Cause::OpenBracket('[')),
        }
        let (item, closed) = value(&mut tokens, &mut jumper, before)?;
        items.push(item);
        if let Some(close) = closed {
            return end(&mut tokens, items, close);
        }
    }
}

/// Gives `found` if nothing follows the closing bracket.
fn end<T>(tokens: &mut Tokens, found: T, close: usize) -> Scan<T> {
    tokens.at = close;
    match tokens.next()? {
        None => Ok(found),
        Some((_, other)) => snag(other.start, Cause::Expected("nothing more")),
    }
}

/// Steps over a value up to the comma or closing bracket after it: where it stands, and where that bracket
/// ends if it was one.
fn value(tokens: &mut Tokens, jumper: &mut Jumper, at: usize) -> Scan<(Range<usize>, Option<usize>)> {
    let (mut depth, mut found): (usize, Option<Range<usize>>) = (0, None);
    loop {
        let Some((token, mut range)) = tokens.next()? else { return snag(at, Cause::Expected("a value")) };
        let closes = matches!(token, Token::Close(_));
        if depth == 0 && (closes || token == Token::Comma) {
            let Some(found) = found else { return snag(range.start, Cause::Expected("a value")) };
            return Ok((found, closes.then_some(range.end)));
        }
        match token {
            Token::Open(_) => match jumper.end(range.start).filter(|&end| end <= tokens.end) {
                Some(end) => (tokens.at, range.end) = (end, end),
                None => depth += 1,
            },
            Token::Close(_) => depth -= 1,
            _ => {}
        }
        found = Some(found.map_or(range.start, |f| f.start)..range.end);
    }
}

/// The value in `range` on one line, evenly spaced, without comments and without commas that end a list.
///
/// # Errors
/// When its tokens stand in an order that no RON value has. What stands in its strings and numbers is not looked at.
pub fn one_line(text: &str, range: Range<usize>) -> Scan<String> {
    let end = range.end;
    let mut tokens = Tokens::new(text, range);
    let (mut line, mut last) = (String::new(), None);
    while let Some((token, range)) = tokens.next()? {
        if !may_follow(last, token) {
            return snag(range.start, Cause::Expected("a comma or a value"));
        }
        match (last, token) {
            // The last item's comma says nothing, and a list is written with or without it as its layout has it.
            (Some(Token::Comma), Token::Close(_)) => _ = line.pop(),
            (Some(Token::Comma | Token::Colon), _) => line.push(' '),
            _ => {}
        }
        line.push_str(&text[range]);
        last = Some(token);
    }
    match last {
        Some(Token::Close(_) | Token::Text | Token::Word) => Ok(line),
        _ => snag(end, Cause::Expected("a value")),
    }
}

/// Whether RON allows `token` after `last`.
fn may_follow(last: Option<Token>, token: Token) -> bool {
    match last {
        None | Some(Token::Colon) => matches!(token, Token::Open(_) | Token::Text | Token::Word),
        Some(Token::Open(_) | Token::Comma) => !matches!(token, Token::Comma | Token::Colon),
        Some(Token::Word) => !matches!(token, Token::Word | Token::Text | Token::Open(b'[' | b'{')),
        Some(Token::Text | Token::Close(_)) => !matches!(token, Token::Word | Token::Text | Token::Open(_)),
    }
}
