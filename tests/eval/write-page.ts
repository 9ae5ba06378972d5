/** The page docs/evaluation.md: what was measured, how, and the tables. Measures nothing. */
import { drawMarkdown, type Group, type Table, tablesOf } from "./tables.ts";

export interface PageParts {
  groups: readonly Group[];
  /** What each part brings; absent when not measured. */
  ablations?: Table;
  /** Were the questions of each report answered with weights fitted without them? */
  leftOut: boolean;
}

export function writePage({ groups, ablations, leftOut }: PageParts): string {
  const tables = [...tablesOf(groups), ...(ablations ? [ablations] : [])];
  return [HEAD, leftOut ? LEFT_OUT : FITTED_ON_ALL, ...tables.map((t) => `## ${t.title}\n\n${drawMarkdown(t)}`)].join(
    "\n",
  );
}

const HEAD = `# Evaluation

Written by \`npm run eval -- --set FOLDER --blind FOLDER --report\`; edit \`tests/eval/write-page.ts\`, not this page.

Each report stands alone in an index, with the embedder and the language data that ship, and is asked its golden questions.

- **shipped**: the report in \`corpus/\`, questions in \`tests/golden/\`; the floors of \`tests/eval/floors.json\` are about these.
- **development**: other reports whose questions may be read, and on which weights are fitted.
- **blind**: reports whose questions and misses nobody who works on this reads. A wide gap between development and blind means that
  questions were learned, not language.

A question is *right* when the first figures of the answer are those asked for, by value and in base units, or the phrases asked for
stand in its text; *cited* when a citation in the right section, verbatim and within one paragraph, holds the proof. An unanswerable question
is right when it's refused. A *note* is a warning in the answer: \`unsure\`, \`near\` or \`broader\`. A *wrong figure* is any that is given with an
answer that isn't right. Unit, period and kind are counted over the figures of right answers.

*Recall* of a list at 1 and at 5: the share of proofs whose sentence is among its first one or five, of as many as could be. The ledger's figures are
those that questions ask for, each once; of the report that ships there is a sample of a whole gold ledger as well.

The plain pipeline is what LangChain's parts give in an afternoon: chunks of 100 characters (\`RecursiveCharacterTextSplitter\`; longer ones do worse), the same embedder,
\`HNSWLib\`, the nearest chunk, the first figure in it of the unit asked. It's asked only what has one figure for an answer, or none, and is right by
the same rule; it has no sections to cite and never refuses.
`;

const LEFT_OUT = `The questions and drafts of a development report were answered with weights fitted on all other reports.
`;

const FITTED_ON_ALL = `The weights were fitted on the development reports, so their rates flatter; what it costs to leave a report out is shown by \`--weights\`.
`;
