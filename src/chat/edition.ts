/** One snapshot of the index, open: what a question is answered from, from its beginning to its end. Opens nothing. */
import type { ExplainingDesk } from "../answer/create-desk.ts";
import type { Desk } from "../answer/desk.ts";
import type { Report } from "../corpus/report.ts";

export interface Edition {
  /** Name of the snapshot: 16 hexadecimal digits. */
  readonly snapshot: string;
  readonly desk: ExplainingDesk;
  /** The same without a language model and without keeping answers, for questions that nobody asked; `desk` where there is neither. */
  readonly ownDesk?: Desk;
  /** By id, in order of ids; each is read when it's asked for. */
  readonly reports: ReadonlyMap<string, Report>;
}
