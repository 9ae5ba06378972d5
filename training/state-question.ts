/** Questions for one number, turned into statements of it, as a draft would have them. Knows no report. */
import { foldDraft } from "../src/answer/check/fold-draft.ts";
import { englishReading } from "../src/answer/english-reading.ts";
import { readMentions } from "../src/corpus/figures/read-mentions.ts";
import { readNumbersAsked } from "../src/retrieval/asked-unit.ts";

export interface Statement {
  text: string;
  /** Where the number begins. */
  start: number;
  english: boolean;
}

/**
 * 多少亿元 → 5047.4亿元. Undefined for questions of another form.
 * @param figure the answer as the report prints it; without one the statement has a number nobody gave
 */
export function stateQuestion(question: string, figure: string | undefined): Statement | undefined {
  const folded = foldDraft(question);
  if (/[a-z]{3}/u.test(folded)) return figure === undefined ? undefined : stateEnglish(question, figure);
  const numbers = readNumbersAsked(folded);
  const [number] = numbers;
  if (numbers.length !== 1 || !number) return undefined;
  const unit = question.slice(number.start, number.end).replace(/^(?:百分之)?(?:多少|几|若干)/u, "");
  const text = `${question.slice(0, number.start)}${figure ?? `37${unit}`}${question.slice(number.end).replace(/[？?呢吗]+$/u, "")}。`;
  return { text, start: number.start, english: false };
}

function stateEnglish(question: string, figure: string): Statement | undefined {
  const [mention] = readMentions(`为${figure}。`);
  const reading = mention && englishReading(mention);
  if (!reading) return undefined;
  const plain = question.replace(/\?$/u, "");
  const counted = /^how (?:many|much) /iu.exec(plain);
  if (counted) {
    const number = /^how many/iu.test(plain)
      ? (/^[\d.,]+(?: (?:thousand|million|billion))?/u.exec(reading)?.[0] ?? reading)
      : reading;
    return { text: `${number} ${plain.slice(counted[0].length)}.`, start: 0, english: true };
  }
  const asked = /^what (was|is|were|are) (.+)$/iu.exec(plain);
  if (!asked) return undefined;
  const head = `${asked[2]} ${asked[1]} `;
  return { text: `${head}${reading}.`, start: head.length, english: true };
}
