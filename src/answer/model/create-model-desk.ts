/**
 * A desk whose answers a language model words. The desk beneath finds and decides; what it didn't find stays not found. Whatever the
 * model does wrong, the desk's own answer goes out.
 */
import type { Logger } from "../../logger.ts";
import type { LanguageModel, TextRequest, WrittenText } from "../../models/language-model.ts";
import type { AnswerFigure } from "../answer.ts";
import type { ExplainedAnswer } from "../answer-question.ts";
import type { ExplainingDesk } from "../create-desk.ts";
import type { AskRequest } from "../desk.ts";
import { gateAnswer } from "../figure-gate.ts";
import { sealAnswer } from "../seal-answer.ts";
import { wordingOf } from "../wording/wording.ts";
import { composeWorded, draftText } from "./compose-worded.ts";
import type { GateTools } from "./gate-sentence.ts";
import type { PromptName, Prompts } from "./load-prompts.ts";
import type { Allowance } from "./model-allowance.ts";
import { conversationValues, promptValues } from "./prompt-values.ts";
import { isFaithful, needsRewriting } from "./rewrite-question.ts";
import { createSentenceGate } from "./sentence-gate.ts";
import { type Drafts, showDrafts } from "./show-drafts.ts";
import type { GivenUpReason, WordingTrace } from "./wording-trace.ts";
import { ANSWER_FORM, REWRITE_FORM, readAnswer, readRewriting, sentencesSoFar } from "./written-sentences.ts";

export interface ModelDeskParts {
  desk: ExplainingDesk;
  model: LanguageModel;
  prompts: Prompts;
  allowance: Allowance;
  /** Without `check`, which is the desk's. */
  gate: Omit<GateTools, "check">;
  snapshot: string;
  /** How long an answer waits for the model in all, rewriting and wording together. */
  timeoutMs: number;
  logger: Logger;
  /** Milliseconds. */
  now?: () => number;
}

export function createModelDesk(parts: ModelDeskParts): ExplainingDesk {
  const explain = (request: AskRequest): Promise<ExplainedAnswer> => explainWorded(request, parts);
  return {
    explain,
    ask: async (request) => (await explain(request)).answer,
    check: parts.desk.check,
  };
}

/** One question on its way: what the model did for it so far. */
interface Work {
  request: AskRequest;
  turns: string[];
  signal: AbortSignal;
  trace: WordingTrace;
  drafts: Drafts | undefined;
}

async function explainWorded(request: AskRequest, parts: ModelDeskParts): Promise<ExplainedAnswer> {
  const { desk, model, now = Date.now } = parts;
  const turns = request.turns.map((turn) => turn.trim()).filter((turn) => turn !== "");
  const own = await desk.explain(request);
  const rewriting = needsRewriting(turns, own);
  if (own.evidence === undefined || (own.answer.status === "not_found" && !rewriting)) return own;
  request.onWaiting?.();
  const started = now();
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), parts.timeoutMs);
  const trace: WordingTrace = { model: model.id, prompt: "", removed: [], inputTokens: 0, outputTokens: 0, ms: 0 };
  const signal = request.signal ? AbortSignal.any([deadline.signal, request.signal]) : deadline.signal;
  const drafts = request.onDraft && showDrafts(request.onDraft, parts.gate.reports);
  const work: Work = { request, turns, signal, trace, drafts };
  let result = own;
  try {
    if (rewriting) result = (await answerRewritten(own, work, parts)) ?? own;
    if (result.answer.status !== "not_found" && !trace.gaveUp) result = await wordAnswer(result, work, parts);
  } catch (error) {
    // A bug in here must not cost the answer.
    trace.gaveUp = "failed";
    parts.logger.error("wording an answer failed", { error: error instanceof Error ? error.name : typeof error });
  } finally {
    clearTimeout(timer);
    deadline.abort();
    drafts?.end();
  }
  if (trace.gaveUp === "timeout" && request.signal?.aborted) trace.gaveUp = "stopped";
  trace.ms = Math.round(now() - started);
  logTrace(result.answer.receipt, trace, parts.logger);
  return { ...result, worded: trace };
}

/** One request to the model, within the user's budget and the places there are. Undefined when it gave nothing to go on with. */
async function askModel(
  name: PromptName,
  form: Pick<TextRequest, "system" | "user" | "schema" | "onText">,
  english: boolean,
  { request, signal, trace }: Work,
  { model, prompts, allowance }: ModelDeskParts,
): Promise<string | undefined> {
  const giveUp = (reason: GivenUpReason): undefined => {
    trace.gaveUp = reason;
  };
  trace.prompt = prompts.versionOf(name, english);
  if (signal.aborted) return giveUp("timeout");
  const place = await allowance.take(request.user, signal).catch(() => "timeout" as const);
  if (typeof place === "string") return giveUp(place);
  let written: WrittenText;
  try {
    written = await model.write({ ...form, signal });
  } finally {
    place();
  }
  trace.inputTokens += written.inputTokens;
  trace.outputTokens += written.outputTokens;
  return written.status === "failed" ? giveUp(written.reason) : written.text;
}

/** The follow-up made whole by the model and answered by the desk; undefined when it may not be asked or has no answer either. */
async function answerRewritten(
  own: ExplainedAnswer,
  work: Work,
  parts: ModelDeskParts,
): Promise<ExplainedAnswer | undefined> {
  const { language } = own.answer;
  const english = language === "en";
  const prompt = parts.prompts.fill("rewrite", english, conversationValues(work.turns, language));
  const text = await askModel("rewrite", { ...prompt, schema: REWRITE_FORM }, english, work, parts);
  const question = text === undefined ? undefined : readRewriting(text)?.trim();
  if (question === undefined) {
    work.trace.gaveUp ??= "malformed";
    return undefined;
  }
  if (!isFaithful(question, work.turns, parts.gate)) {
    work.trace.gaveUp = "gate";
    return undefined;
  }
  const { report } = work.request;
  const answered = await parts.desk.explain({ turns: [question], ...(report === undefined ? {} : { report }) });
  if (answered.answer.status === "not_found") return undefined;
  work.trace.rewritten = question;
  const shown = { ...answered.answer, text: `${wordingOf(language).understoodAs(question)}\n${answered.answer.text}` };
  const fits = answered.answer.language === language && gateAnswer(shown, parts.gate.reports).length === 0;
  if (!fits) return undefined;
  return { ...answered, answer: sealAnswer(shown, work.turns, parts.snapshot, work.trace.prompt) };
}

async function wordAnswer(own: ExplainedAnswer, work: Work, parts: ModelDeskParts): Promise<ExplainedAnswer> {
  const { answer, evidence } = own;
  const { trace, turns, drafts } = work;
  const english = answer.language === "en";
  const differs = answer.status === "ambiguous" || answer.figures[0]?.kind === "derived";
  const name = differs ? "explain-difference" : "answer";
  const question = trace.rewritten ?? turns.at(-1) ?? "";
  const values = promptValues(answer, [...turns.slice(0, -1), question]);
  const gate = createSentenceGate(
    { answer, question, askedAs: (figure) => askedAs(own, figure) },
    { ...parts.gate, check: parts.desk.check },
    (passed) => drafts?.show({ ...answer, text: draftText(answer, passed) }),
  );
  const onText = drafts && ((text: string): void => gate.take(sentencesSoFar(text)));
  const form = { ...parts.prompts.fill(name, english, values), schema: ANSWER_FORM, ...(onText ? { onText } : {}) };
  const text = await askModel(name, form, english, work, parts);
  const read = text === undefined ? undefined : readAnswer(text);
  if (read === undefined || "gaveUp" in read) {
    gate.stop();
    if (read !== undefined) trace.gaveUp = read.gaveUp;
    return own;
  }
  gate.take(read.sentences);
  const { passed, removed } = await gate.done();
  trace.removed = removed;
  const worded = composeWorded(answer, passed, evidence?.asked.length ?? 1);
  if (worded === undefined || gateAnswer(worded, parts.gate.reports).length > 0) {
    trace.gaveUp = worded === undefined && passed.length > 0 ? "asked_figure" : "gate";
    return own;
  }
  return { ...own, answer: sealAnswer(worded, turns, parts.snapshot, trace.prompt) };
}

/** The part of the question that a figure answers, as the desk read it. */
function askedAs({ answer, evidence }: ExplainedAnswer, figure: AnswerFigure): string | undefined {
  const at = answer.figures.indexOf(figure);
  if (evidence === undefined || at < 0) return undefined;
  const { asked, operands } = evidence;
  if (answer.figures[0]?.kind === "derived") return operands[at - 1]?.ask.text;
  // Several readings answer the same.
  return answer.status === "ambiguous" ? asked[0]?.ask.text : asked[at]?.ask.text;
}

/** The cost line, and why the desk's own answer went out. */
function logTrace(receipt: string, { rewritten, ...trace }: WordingTrace, logger: Logger): void {
  const line = { receipt, ...trace, ...(rewritten === undefined ? {} : { rewritten: true }) };
  if (trace.gaveUp === undefined || trace.gaveUp === "asked_figure" || trace.gaveUp === "gate")
    logger.info("language model", line);
  else logger.warn("language model gave up", line);
}
