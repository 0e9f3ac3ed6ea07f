use crate::exchange::draft::tests::input;
use crate::exchange::{Format, ImportError, Imported, LossKind, import};
use proptest::prelude::*;

fn read_of(file: &str) -> Result<Imported, ImportError> {
    import(&input("a.tsv", file.as_bytes()), Format::WebannoTsv)
}

/// Labels and quotes in the order of the text.
fn marks(read: &Imported) -> Vec<(String, String)> {
    let project = &read.project;
    let marks = project.annotations_of(&project.articles[0].id).into_iter();
    marks.map(|a| (project.label(&a.label).map_or("", |l| l.name.either(false)).to_owned(), a.quote())).collect()
}

fn check(head: &str, body: &str, expected: &[(&str, &str)], lost: &[(LossKind, &str)]) {
    let file = format!("#FORMAT=WebAnno TSV 3.3\n{head}\n\n\n{body}");
    let read = read_of(&file).expect(body);
    let expected: Vec<(String, String)> = expected.iter().map(|(l, q)| ((*l).to_owned(), (*q).to_owned())).collect();
    assert_eq!(marks(&read), expected, "{body}");
    let losses: Vec<_> = read.losses.iter().map(|loss| (loss.kind, loss.name.as_str())).collect();
    assert_eq!(losses, lost, "{body}");
}

const SPAN: &str = "#T_SP=webanno.custom.Span|value";

#[test]
fn spans_over_tokens_and_parts_of_them() {
    check(
        SPAN,
        "#Text=قال 😀 كارتر\n1-1\t0-3\tقال\t_\t\n1-2\t4-6\t😀\t_\t\n1-3\t7-12\tكارتر\tPER\t\n",
        &[("PER", "كارتر")],
        &[],
    );
    check(
        SPAN,
        "#Text=a b c\n1-1\t0-1\ta\tX[1]|Y[2]\t\n1-2\t2-3\tb\tX[1]\t\n1-3\t4-5\tc\t*\t\n",
        &[("X", "a b"), ("Y", "a"), ("Span", "c")],
        &[],
    );
    check(
        SPAN,
        "#Text=aaa bbb\n1-1\t0-3\taaa\t_\t\n1-1.1\t1-3\taa\tX[4]\t\n1-2\t4-7\tbbb\tX[4]\t\n1-2.1\t7-7\t\tZ\t\n",
        &[("X", "aa bbb")],
        &[(LossKind::NoSpan, "Z")],
    );
}

#[test]
fn sentences_are_put_where_their_tokens_stand() {
    let body = "#Sentence.id=s\n#Text=one\n1-1\t1-4\tone\tX[1]\t\n\n#Text=two\\tb\n#Text=three\n2-1\t6-9\ttwo\tX[1]\t\n2-2\t10-11\tb\t_\t\n2-3\t12-17\tthree\tY\t\n";
    check(SPAN, body, &[("X", "one\ntwo"), ("Y", "three")], &[(LossKind::Part, "Sentence.id")]);
}

#[test]
fn other_features_are_tags() {
    let read = read_of(
        "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.NamedEntity|identifier|value\n\n\n#Text=Haag\n1-1\t0-4\tHaag\tQ\\_36\tLOC\t\n",
    );
    let read = read.expect("it is read");
    let annotation = read.project.annotations.values().next().expect("one");
    assert_eq!(annotation.remarks.tags, ["identifier=Q_36"]);
    assert_eq!(marks(&read), [("LOC".to_owned(), "Haag".to_owned())]);
}

#[test]
fn a_layer_of_many_values_has_one_label() {
    let words: Vec<String> = (0..60).map(|n| format!("w{n:02}")).collect();
    let lines =
        words.iter().enumerate().map(|(n, w)| format!("1-{}\t{}-{}\t{w}\tlemma{n}\t\n", n + 1, n * 4, n * 4 + 3));
    let body = format!("#Text={}\n{}", words.join(" "), lines.collect::<String>());
    let read = read_of(&format!("#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Lemma|value\n\n\n{body}")).expect("it is read");
    assert_eq!((read.project.annotations.len(), read.project.labels.len()), (60, 4));
    assert!(read.project.annotations.values().all(|a| a.remarks.tags.len() == 1));
}

#[test]
fn ties_are_taken_where_they_are_ours() {
    let head = "#T_SP=webanno.custom.Span|value\n#T_RL=webanno.custom.Relation|value|BT_webanno.custom.Span";
    let line =
        |kind: &str, end: &str| format!("#Text=a b\n1-1\t0-1\ta\tX[1]|Y[2]\t_\t_\t\n1-2\t2-3\tb\tZ\t{kind}\t{end}\t\n");
    let file = |kind: &str, end: &str| format!("#FORMAT=WebAnno TSV 3.3\n{head}\n\n\n{}", line(kind, end));
    let read = read_of(&file("Contradicts", "1-1[2_0]")).expect("it is read");
    let relation = read.project.relations.values().next().expect("one");
    let label = |id| &read.project.label(&read.project.annotations[id].label).expect("a label").name.en;
    assert_eq!((label(&relation.from).as_str(), label(&relation.to).as_str()), ("Y", "Z"));
    let marks = [("X", "a"), ("Y", "a"), ("Z", "b")];
    check(head, &line("nsubj", "1-1[2_0]"), &marks, &[(LossKind::Tie, "nsubj")]);
    check(head, &line("supports", "1-9"), &marks, &[(LossKind::Dangling, "supports")]);
    check(
        "#T_CH=a.Coref|referenceRelation|referenceType",
        "#Text=a b\n1-1\t0-1\ta\tcoref->1-1\tname[1]\t\n1-2\t2-3\tb\t*->1-2\t*[1]\t\n",
        &[("name", "a"), ("Coref", "b")],
        &[(LossKind::Tie, "Coref chain 1")],
    );
    check(
        "#T_SP=a.Span|\n#T_SP=a.Host|ROLE_a.Host:links_a.Link|a.Span",
        "#Text=a b\n1-1\t0-1\ta\t_\tp1;*\t1-2;1-2\t\n1-2\t2-3\tb\t*\t_\t_\t\n",
        &[("Host", "a"), ("Span", "b")],
        &[(LossKind::Tie, "Host link"), (LossKind::Tie, "Host p1")],
    );
}

#[test]
fn what_contradicts_itself_is_refused() {
    let check = |body: &str, part: &str| {
        let error = read_of(&format!("#FORMAT=WebAnno TSV 3.3\n{SPAN}\n\n\n{body}")).expect_err(body).to_string();
        assert!(error.contains(part), "{body}: {error}");
    };
    check("#Text=one\n1-1\t0-4\tone\t_\t\n", "outside the sentences");
    check("#Text=one\n1-1\t0-3\ttwo\t_\t\n", "where the text has \"one\"");
    check("#Text=one\n1-1\t0-3\tone\n", "0 columns instead of 1");
    check("#Text=one\n1-1\tx\tone\t_\t\n", "no positions");
    check("#Text=a b\n1-1\t0-1\ta\t_\t\n#Text=b\n2-1\t2-3\tb\t_\t\n", "before the one above");
    check("#Text=one\n1-1\t4000000000-4000000003\tone\t_\t\n", "holds a text of");
    let error = read_of(" # webanno.custom.Span | value\n#id=1\n").expect_err("version 2").to_string();
    assert!(error.contains("#FORMAT=WebAnno TSV 3"), "{error}");
}

proptest! {
    #[test]
    fn no_change_of_a_file_breaks_the_reader(at in any::<usize>(), bytes in prop::collection::vec(any::<u8>(), 1..4), end in any::<usize>()) {
        let mut file = format!(
            "#FORMAT=WebAnno TSV 3.3\n{SPAN}\n#T_RL=a.R|value|BT_webanno.custom.Span\n\n\n#Text=قال 😀 كارتر\n1-1\t0-3\tقال\tX[1]\t_\t_\t\n1-2\t4-6\t😀\tX[1]|Y\t_\t_\t\n1-3\t7-12\tكارتر\tPER\tr\t1-1[1_0]\t\n"
        ).into_bytes();
        for (n, byte) in bytes.into_iter().enumerate() {
            let length = file.len();
            file[(at.wrapping_add(n * 7)) % length] = byte;
        }
        file.truncate(file.len().min(end % (2 * file.len())));
        let _ = import(&input("a.tsv", &file), Format::WebannoTsv);
    }

    #[test]
    fn any_text_in_the_cells_is_read_or_refused(cells in prop::collection::vec("[_*|;\\[\\]0-9a\\\\-]{0,8}", 3)) {
        let file = format!(
            "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Span|value\n#T_RL=a.R|value|BT_a.Span\n\n\n#Text=a b\n1-1\t0-1\ta\t{}\t_\t_\n1-2\t2-3\tb\t*[1]\t{}\t{}\n",
            cells[0], cells[1], cells[2]
        );
        let _ = read_of(&file);
    }
}
