/** Keeping reports in words: English. Holds no other messages. */
import type { ReportFacts, ShelfMessages } from "./shelf-messages.ts";

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

const report = ({ id, title, sections, sentences, figures }: ReportFacts): string =>
  `${id}  《${title}》  ${many(sections, "section")}, ${many(sentences, "sentence")}, ${many(figures, "figure")}`;

export const enShelf: ShelfMessages = {
  added: (f) => `Added ${report(f)}`,
  wouldAdd: (f) => `Would add ${report(f)}`,
  replaced: (ids) => ` (in place of ${ids})`,
  metadata: (f) =>
    `Place: ${f.place} (${f.level}); year: ${f.year}; reviewed: ${f.reviewed}; planned: ${f.planned}; date: ${f.date}`,
  levels: { national: "nation", province: "province", prefecture: "prefecture", county: "county", unknown: "unknown" },
  unknown: "unknown",
  metadataUnknown: {
    message: "Its place or year can't be told.",
    next: "Add it again with --replace, --place and --year.",
  },
  refused: (file, reason) => `Not added: ${file}: ${reason}`,
  passedOver: (files) => `Passed over (no report files): ${files}`,
  dryRun: (f) =>
    `Dry run, nothing was changed: the index would hold ${many(f.reports, "report")}; texts to embed ${f.embedded}, kept ${f.cached}, removed ${f.removed}.`,
  unchangedByTrial: "Dry run, nothing was changed.",
  removed: (ids) => `Removed: ${ids}`,
  renamed: (from, to) => `Renamed: ${from} → ${to}`,
  stillInPrevious: {
    message: "The snapshot before still holds what was removed, until the index is next updated.",
    next: "To clear it at once, run chuchu index gc --all.",
  },
  fileWarning: (file, words, page, count) =>
    `Note: ${file}${page === undefined ? "" : `, page ${page}`}: ${words}${count === undefined ? "" : ` (${count})`}`,
  fileWarnings: {
    picture: "pictures were left out",
    scanned_page: "this page is a scanned picture without text",
    empty_page: "this page is empty",
    footnotes: "footnotes were moved to the end",
    text_box: "text boxes were moved behind their paragraph",
    tracked_changes: "tracked changes were taken as accepted; deleted text was left out",
    embedded_object: "embedded tables, formulas or documents were left out",
    macro: "macros were left out, and are never run",
    attachment: "attachments were left out",
    unmapped_glyphs: "some characters have no text",
    whole_page: "no article was found, so the whole page was taken",
    repaired_lines: "lines broken by the layout were joined to paragraphs",
    format_by_content: "the name doesn't fit the content, which was followed",
  },
  parseWarnings: {
    no_headings: "no headings were found; everything stands under 前言",
    lost_characters: "characters were lost before the report was stored",
    long_line: "this line is very long; it may be several paragraphs",
    numbering_jump: "the numbers of the headings don't follow one another",
    table_columns: "rows of the table have different numbers of columns",
    odd_number: "a number in the table can't be read and was left as printed",
    table_row: "a row of the table has no cells",
  },
  moreWarnings: (id, count) => `Note: ${id} has ${count} more, see chuchu index inspect ${id}`,
  collected: (f) =>
    f.snapshots + f.vectors + f.megabytes === 0
      ? "There is nothing to remove."
      : `Removed ${many(f.snapshots, "old snapshot or leftover")} and ${many(f.vectors, "unused vector")}; ${f.megabytes.toFixed(1)} MB are free again.`,
  watching: (folder) => `Watching ${folder} for changes; Ctrl-C ends it.`,
  watchEnded: "Ended.",
  doctor: {
    severities: { ok: "ok", note: "note", problem: "problem" },
    healthy: "No problem was found.",
    problems: (count) => `Problems found: ${count}`,
    corpus: (reports) => `The corpus folder holds ${many(reports, "report")}.`,
    model: (id) => `The embedding model ${id} works.`,
    index: (f) =>
      `The index is whole: ${many(f.reports, "report")}, ${many(f.passages, "passage")}, ${many(f.files, "file")} checked.`,
    notWritable: (folder) => `${folder} can't be written. Check its permissions.`,
    sameIdentity: (id, other) =>
      `${id} and ${other} are of one place and year. Remove one of them, or correct their metadata.`,
    metadataUnknown: (id) => `The place or year of ${id} can't be told. Write them into ${id}.json.`,
    unreadOriginal: (file) => `${file} wasn't read yet. Run chuchu index.`,
    locked: (pid) => `Process ${pid} is updating the index.`,
    leftovers: (count) => `${many(count, "leftover")} of interrupted updates. chuchu index gc removes them.`,
    littleSpace: (megabytes) => `Only ${megabytes} MB are left on the disk.`,
  },
  inspect: {
    warnings: (count) => `To look at: ${count}`,
    line: (line, words) => `line ${line}: ${words}`,
    counts: (sentences, figures) => `${many(sentences, "sentence")}, ${many(figures, "figure")}`,
    lead: "Lead: ",
  },
  diff: {
    figures: (f) => `Figures: ${f.changed} changed, ${f.added} added, ${f.removed} removed, ${f.same} the same`,
    sentences: (f) => `Sentences: ${f.added} added, ${f.removed} removed, ${f.same} the same`,
    equal: "Figures and sentences of the two are the same.",
    more: (count) => `… and ${count} more; --json lists all`,
  },
};
