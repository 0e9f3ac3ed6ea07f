## Taking other tools’ work in

command-import = Import annotations…
command-import-path = Import annotations by path…
command-import-as = Choose the format
command-import-text = Choose the text
command-import-accept = Import
step-import = importing
import-title = Import { $file }
import-reading = Reading the file and looking for its places… { $part }
import-which = Nothing in the file tells what wrote it. Choose its format.
import-which-of = The file may be in one of these formats. Choose the one it is in.
import-format-w3c = JSON-LD with quotes or positions
import-format-brat = marks in NAME.ann, the text in NAME.txt beside it
import-format-cas-json = JSON of UIMA, as INCEpTION writes it
import-format-cas-xmi = XML of UIMA, as older programs write it
import-format-webanno-tsv = one token per line, as WebAnno and INCEpTION write it
import-format-qdpx = projects of NVivo, ATLAS.ti, MAXQDA and QualCoder
import-format-label-studio = JSON with tasks and their results
import-format-doccano = JSON, one text per line
import-format-hypothesis = notes on web pages, from its API
import-text-body = The file says what is marked, but not in which text, and no article of the project has just these words. Choose the text file that it is about.
import-text-choose = Choose the text…
import-text-path = Type its path
import-path-title = Import annotations
import-path-body = The path of a file that another tool wrote.
import-path-do = Import
import-path-text-title = The text
import-path-text-body = The path of the text file that the annotations are about.
import-path-text-do = Use this text
import-into-open = The format of the file is { $format }. What it holds is added to the open project, as one step that can be undone.
import-into-new = The format of the file is { $format }. What it holds becomes a new project.
import-text-of = The file has no text; all that it quotes stands in the article { $title }.
import-nothing = All of it is in the project already.
import-articles = Articles
import-fate-new = new
import-fate-same = in the project
import-fate-version = in the project in another version
import-fate-beside = comes in beside its other version in the project
import-comes = What comes in
import-annotations = Marks:
import-attributions = Attributions:
import-relations = Relations:
import-labels = Labels:
import-sources = Sources:
import-remarks = Notes on articles:
import-added = { $count } to add
import-known = { $count } there already
import-filled = { $count } to complete
import-beside = { $count ->
    [one] One mark stands on words that the project has marked with the same label, by somebody else or with something else said of it. Both are kept.
   *[other] { $count } marks stand on words that the project has marked with the same labels, by somebody else or with something else said of them. Both are kept.
  }
import-unplaced = Without a sure place: { $count }
import-unplaced-body = The article in the project has other words there. These marks come in with the article as the file has it, beside the other.
import-state-exact = found
import-state-moved = found
import-state-fuzzy = something like it is there
import-state-ambiguous = found in several places
import-state-orphan = not found
import-lost = Not taken in: { $count }
import-lost-no-span = Marks no text
import-lost-outside-text = Outside the text
import-lost-other-words = The text has other words there
import-lost-ambiguous = Words that stand in several places
import-lost-property = Properties without a counterpart
import-lost-tie = Ties without a counterpart
import-lost-dangling = References to what is not there
import-lost-part = Parts of no use here
import-lost-unfitting = What the project’s rules do not allow
import-lost-one = { $name } × { $count }
import-more = … and { $count } more.
notice-imported = { $file }: { $count ->
    [one] one mark imported
   *[other] { $count } marks imported
}. Undo: { $key }
import-unread = { $file } cannot be imported. { $why }
import-text-encoding = { $file } is not UTF-8. Save it as UTF-8 first.
