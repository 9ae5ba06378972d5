/** Text folded for reading with every code unit at its place: simplified script, half-width, lower case. Drops nothing. */
import { foldCharacters } from "../../corpus/figures/fold-characters.ts";
import { toSimplified } from "../../indexing/to-simplified.ts";

export const foldDraft = (text: string): string => lowerCase(foldCharacters(toSimplified(text)));

/** Lower case of Latin letters; that of others may change the length. */
const lowerCase = (text: string): string => text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
