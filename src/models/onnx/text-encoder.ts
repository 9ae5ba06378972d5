/** Text to token ids, by a model's tokenizer.json. Doesn't put prefixes before texts. */
import { Tokenizer } from "@huggingface/tokenizers";
import { cleanText } from "../clean-text.ts";
import type { JsonObject } from "../json-object.ts";

/**
 * No run of pieces is longer than this on average, so nothing that would be kept is cut before tokenising;
 * it bounds the time that a very long text takes.
 */
const MAX_CHARACTERS_PER_TOKEN = 16;

/** Token ids of any string, at least one, at most the model's `maxTokens`. */
export type EncodeText = (text: string) => number[];

/**
 * An encoder that takes any string (empty, control characters, lone surrogates) and cuts long ones,
 * keeping the closing special token.
 */
export function createTextEncoder(
  tokenizerJson: JsonObject,
  tokenizerConfig: JsonObject,
  maxTokens: number,
): EncodeText {
  const tokenizer = new Tokenizer(tokenizerJson, tokenizerConfig);
  const closing = closingTokens(tokenizer);
  return (text) => {
    const { ids } = tokenizer.encode(cleanText(text, maxTokens * MAX_CHARACTERS_PER_TOKEN));
    if (ids.length === 0) return [0];
    return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - closing.length), ...closing];
  };
}

/** The special token that ends every text (`</s>`, `[SEP]`), if the tokenizer adds one. */
function closingTokens(tokenizer: Tokenizer): number[] {
  const bare = tokenizer.encode("1", { add_special_tokens: false }).ids;
  const whole = tokenizer.encode("1").ids;
  const last = whole.at(-1);
  return last === undefined || last === bare.at(-1) ? [] : [last];
}
