//! What a page says about itself: JSON-LD, Open Graph, `<meta>`, `<time>`, `<link>`.

use crate::article::model::Meta;
use crate::text::fold::fold;
use dom_query::{Document, NodeRef};
use serde_json::Value;
use std::collections::HashMap;

/// The metadata of `page`, whose source is `html`. The language is as declared, not yet held against the text.
pub(super) fn meta(page: &Document, html: &str) -> Meta {
    let metas = metas(page);
    let objects = json_ld(page);
    let article = objects.iter().find(|o| is_article(o));
    let from = |keys: &[&str]| keys.iter().find_map(|k| metas.get(*k)).cloned().unwrap_or_default();
    let json = |path: &[&str]| article.and_then(|a| string_at(a, path)).unwrap_or_default();
    let publisher = first([
        json(&["publisher", "name"]),
        from(&["og:site_name", "application-name", "dc.publisher", "dcterms.publisher"]),
        visible(page, "[itemprop=publisher] [itemprop=name]"),
        objects
            .iter()
            .find(|o| is_type(o, &["Organization"]))
            .and_then(|o| string_at(o, &["name"]))
            .unwrap_or_default(),
    ]);
    let claimed = [json(&["headline"]), from(&["og:title", "twitter:title", "dc.title"]), window_title(page)];
    let title = title(page, &claimed, &publisher);
    let byline = first([
        article.map(authors).unwrap_or_default(),
        from(&["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author"]),
        visible(page, "[itemprop=author] [itemprop=name]"),
        visible(page, "[itemprop=author], [rel=author], .author-name, .byline"),
    ]);
    // Sites often name themselves as the author of everything.
    let byline = if byline == publisher { String::new() } else { byline };
    let published = first([
        json(&["datePublished"]),
        from(&[
            "article:published_time",
            "og:published_time",
            "datepublished",
            "publishdate",
            "pubdate",
            "publish-date",
        ]),
        from(&["dc.date.issued", "dc.date", "dcterms.created", "date", "parsely-pub-date", "sailthru.date"]),
        time(page),
    ]);
    let url = first_url([
        page.select("link[rel=canonical]").attr("href").map(|h| h.to_string()).unwrap_or_default(),
        from(&["og:url"]),
        json(&["url"]),
        json(&["mainEntityOfPage"]),
        json(&["mainEntityOfPage", "@id"]),
        saved_from(html),
    ]);
    let language = first([declared_language(page), json(&["inLanguage"]), from(&["content-language", "og:locale"])]);
    Meta { title, byline, published, publisher, url, language }
}

/// The text with white space collapsed and entities that were escaped twice read; empty if it is an address.
fn clean(text: &str) -> String {
    let text = if text.contains('&') && text.contains(';') {
        Document::fragment(text.replace('<', "&lt;")).text().to_string()
    } else {
        text.to_owned()
    };
    collapse(&text)
}

/// Runs of ASCII white space as one space, none at the ends.
pub(super) fn collapse(text: &str) -> String {
    text.split(|c: char| c.is_ascii_whitespace())
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .trim()
        .to_owned()
}

/// The first of `found` that says something.
fn first<const N: usize>(found: [String; N]) -> String {
    found.into_iter().map(|f| clean(&f)).find(|f| !f.is_empty() && !f.starts_with("http")).unwrap_or_default()
}

fn first_url<const N: usize>(found: [String; N]) -> String {
    let web = |u: &String| (u.starts_with("https://") || u.starts_with("http://")) && u.len() < 4096;
    found.into_iter().map(|u| u.trim().to_owned()).find(web).unwrap_or_default()
}

/// The page's `<meta>` contents by lower-case property, name, itemprop or http-equiv; of several, the first.
fn metas(page: &Document) -> HashMap<String, String> {
    let mut found = HashMap::new();
    for node in page.select("meta[content]").nodes() {
        let content = node.attr_or("content", "").trim().to_owned();
        let key = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|a| node.attr(a));
        if let (Some(key), false) = (key, content.is_empty()) {
            found.entry(key.trim().to_lowercase()).or_insert(content);
        }
    }
    found
}

/// All objects of the page's JSON-LD that have a type, `@graph`s and lists opened.
fn json_ld(page: &Document) -> Vec<Value> {
    let mut objects = Vec::new();
    for script in page.select("script[type='application/ld+json']").nodes() {
        let text = script.text();
        // Many pages leave line breaks in strings, or wrap the script in comments.
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
        if let Ok(value) = serde_json::from_str::<Value>(text) {
            open(value, &mut objects, 0);
        }
    }
    objects
}

fn open(value: Value, objects: &mut Vec<Value>, depth: usize) {
    match value {
        Value::Array(values) if depth < 8 => values.into_iter().for_each(|v| open(v, objects, depth + 1)),
        Value::Object(mut map) => {
            let graph = map.remove("@graph");
            if map.contains_key("@type") {
                objects.push(Value::Object(map));
            }
            if let Some(graph) = graph.filter(|_| depth < 8) {
                open(graph, objects, depth + 1);
            }
        }
        _ => {}
    }
}

fn is_type(object: &Value, names: &[&str]) -> bool {
    let named = |v: &Value| v.as_str().is_some_and(|t| names.iter().any(|n| t.ends_with(n)));
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(named),
        Some(one) => named(one),
        None => false,
    }
}

fn is_article(object: &Value) -> bool {
    is_type(object, &["Article", "Posting", "Report", "LiveBlogPosting"])
}

/// The string at `path`; of a list on the way, its first.
fn string_at(object: &Value, path: &[&str]) -> Option<String> {
    let mut value = object;
    for key in path {
        value = value.as_array().map_or(Some(value), |v| v.first())?.get(key)?;
    }
    let value = value.as_array().map_or(Some(value), |v| v.first())?;
    value.as_str().map(str::to_owned)
}

/// The names of an article's authors.
fn authors(article: &Value) -> String {
    let name = |v: &Value| v.as_str().map(str::to_owned).or_else(|| string_at(v, &["name"]));
    let names: Vec<String> = match article.get("author") {
        Some(Value::Array(authors)) => authors.iter().filter_map(name).collect(),
        Some(author) => name(author).into_iter().collect(),
        None => Vec::new(),
    };
    let names: Vec<String> =
        names.iter().map(|n| clean(n)).filter(|n| !n.is_empty() && !n.starts_with("http")).collect();
    names.join(if names.iter().any(|n| !n.is_ascii()) { "، " } else { ", " })
}

/// The text of the first element that `selector` finds, if it is a name's length.
fn visible(page: &Document, selector: &str) -> String {
    let text = |n: &NodeRef| n.attr("content").map(|c| collapse(&c)).or_else(|| short_text(n));
    let fits = |t: &String| (2..=100).contains(&t.chars().count()) && !t.contains("://");
    page.select(selector).nodes().iter().filter_map(text).find(fits).unwrap_or_default()
}

/// The text of an element that has little of it, white space collapsed. What stands around half of the page is not read
/// through: there may be hundreds of such elements, each in the next.
fn short_text(node: &NodeRef) -> Option<String> {
    const MOST_BYTES: usize = 4096;
    const MOST_NODES: usize = 1000;
    let mut text = String::new();
    for (number, part) in node.descendants_it().enumerate() {
        if part.is_text() {
            text.push_str(&part.text());
        }
        if number > MOST_NODES || text.len() > MOST_BYTES {
            return None;
        }
    }
    Some(collapse(&text))
}

/// When, by `<time>` and its microdata; else by an element whose class says that it is the date.
fn time(page: &Document) -> String {
    const STATED: [&str; 4] =
        ["[itemprop=datePublished]", "time[pubdate]", "article time[datetime], main time[datetime]", "time[datetime]"];
    for selector in STATED {
        for node in page.select(selector).nodes() {
            let stated = ["datetime", "content"].iter().find_map(|a| node.attr(a)).map(|s| s.to_string());
            let Some(stated) = stated.map(|s| collapse(&s)).or_else(|| short_text(node)) else { continue };
            if stated.chars().any(char::is_numeric) && stated.len() < 120 {
                return stated;
            }
        }
    }
    let classes = "[class*=date], [class*=Date], [class*=time], [class*=tmstmp], [class*=publish]";
    let dated = |t: &String| t.chars().count() <= 90 && t.chars().filter(|c| c.is_numeric()).count() >= 4;
    page.select(classes).nodes().iter().filter_map(short_text).find(dated).unwrap_or_default()
}

fn declared_language(page: &Document) -> String {
    let roots = page.select("html, body");
    let said = |n: &NodeRef| ["lang", "xml:lang"].iter().find_map(|a| n.attr(a)).map(|l| l.trim().to_owned());
    roots.nodes().iter().filter_map(said).find(|l| !l.is_empty()).unwrap_or_default()
}

/// The address browsers write into a page they save: `<!-- saved from url=(0031)https://… -->`.
fn saved_from(html: &str) -> String {
    let head = html.get(..html.floor_char_boundary(2048)).unwrap_or(html);
    let found = head.split_once("saved from url=(").and_then(|(_, rest)| rest.split_once(')'));
    found.map(|(_, rest)| rest.split_whitespace().next().unwrap_or_default().to_owned()).unwrap_or_default()
}

fn window_title(page: &Document) -> String {
    page.select("head title").nodes().first().map(|n| collapse(&n.text())).unwrap_or_default()
}

/// The article's title as the page shows it: the heading that agrees with what the metadata claim, else the claim.
fn title(page: &Document, claimed: &[String], publisher: &str) -> String {
    let fits = |t: &String| !t.is_empty() && t.len() < 2000;
    let claims: Vec<String> = claimed.iter().map(|c| clean(c)).filter(fits).collect();
    let headings = page.select("h1, h2");
    let headings: Vec<String> = headings.nodes().iter().take(50).map(heading).filter(fits).collect();
    for claim in &claims {
        if let Some(heading) = headings.iter().find(|h| *h == claim || h.split(' ').count() > 2 && agree(h, claim)) {
            return heading.clone();
        }
    }
    let h1 = page.select("h1").nodes().first().map(heading).filter(fits).unwrap_or_default();
    if let Some(claim) = claims.first() {
        // A heading of one or two words may be the site's name, unless it is what the claim begins with.
        let begins = |mark: &&str| claim.split_once(*mark).is_some_and(|(head, _)| letters(head) == letters(&h1));
        if !h1.is_empty() && h1 != publisher && MARKS.iter().any(begins) {
            return h1;
        }
        return without_site(claim, publisher);
    }
    h1
}

/// The text of a heading, its lines as one.
fn heading(node: &NodeRef) -> String {
    let mut text = String::new();
    for part in node.descendants_it() {
        if part.is_text() {
            text.push_str(&part.text());
        } else if part.node_name().is_some_and(|name| &*name == "br") {
            text.push(' ');
        }
    }
    collapse(&text)
}

/// The letters and digits of `text`, folded: what two ways of writing a title have in common.
pub(super) fn letters(text: &str) -> String {
    fold(text).text().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether one is the other with more around it, letters alone compared.
fn agree(a: &str, b: &str) -> bool {
    let (a, b) = (letters(a), letters(b));
    !a.is_empty() && !b.is_empty() && (a.contains(&b) || b.contains(&a))
}

/// What stands between the name of an article and that of its site.
const MARKS: [&str; 6] = [" | ", " - ", " – ", " — ", " :: ", " » "];

/// A window's title without the site's name at its end: "Bridge opens | Coast News".
fn without_site(title: &str, publisher: &str) -> String {
    for mark in MARKS {
        if let Some((head, tail)) = title.rsplit_once(mark)
            && (tail.trim() == publisher || publisher.is_empty() && tail.split_whitespace().count() <= 3)
            && head.split_whitespace().count() >= 3
        {
            return head.trim().to_owned();
        }
    }
    title.to_owned()
}
