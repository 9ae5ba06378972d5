/** What was met while a report file was turned into text and a maintainer should know; reading went on. Words nothing for people. */

/** `code` is stable; what it means and what to do about it is told by the surface that shows it. */
export interface FileWarning {
  code:
    | "picture" // pictures are left out; count of them
    | "scanned_page" // a page that is a picture without text
    | "empty_page"
    | "footnotes" // footnotes were moved to the end
    | "text_box" // text boxes were moved behind their paragraph
    | "tracked_changes" // insertions were taken, deletions left out
    | "embedded_object" // spreadsheets, formulas or other documents inside; left out
    | "macro" // code in a PDF; never run, left out
    | "attachment" // files attached to a PDF; left out
    | "unmapped_glyphs" // characters that the file doesn't say the meaning of, or that broke on their way
    | "whole_page" // no article was found in a web page, so all of it was taken
    | "format_by_content"; // the file's name says another format than its content
  message: string;
  /** 1-based page of a PDF. */
  page?: number;
  count?: number;
}
