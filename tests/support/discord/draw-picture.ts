/**
 * A message of components as a picture (SVG), for the READMEs: our own drawing of what is sent, not of Discord's client. Reads no
 * markup but what the bot itself writes.
 */
import { type APIMessageComponent, ComponentType } from "discord.js";
import type { Payload } from "../../../src/chat/discord/payload.ts";

const WIDTH = 420;
const PAD = 14;
const INK = "#dbdee1";
const FAINT = "#a5a8ae";
const LINK = "#6cb6ff";
const FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

interface Style {
  size: number;
  color: string;
  quoted: boolean;
}
interface Run {
  text: string;
  isBold: boolean;
  isLink: boolean;
}

/** SVG elements from the top down, and where the next would stand. */
interface Drawn {
  svg: string[];
  bottom: number;
}

/** @param caption stands below: whose drawing it is */
export function drawPicture({ components }: Payload, caption: string): string {
  const body = components.reduce(drawComponent, { svg: [], bottom: PAD });
  const { svg, bottom } = drawLine(caption, body.bottom + 4, { size: 10, color: FAINT, quoted: false }, body.svg);
  const height = Math.ceil(bottom + PAD / 2);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FONT}">`,
    `<rect width="${WIDTH}" height="${height}" rx="8" fill="#313338"/>`,
    ...svg,
    "</svg>",
    "",
  ].join("\n");
}

function drawComponent(above: Drawn, component: APIMessageComponent): Drawn {
  switch (component.type) {
    case ComponentType.Container: {
      const inner = component.components.reduce<Drawn>(drawComponent, { svg: [], bottom: above.bottom + PAD });
      const height = Math.ceil(inner.bottom - above.bottom + 4);
      const accent = `#${(component.accent_color ?? 0).toString(16).padStart(6, "0")}`;
      const box = [
        `<rect x="8" y="${above.bottom}" width="${WIDTH - 16}" height="${height}" rx="6" fill="#2b2d31"/>`,
        `<rect x="8" y="${above.bottom}" width="4" height="${height}" rx="2" fill="${accent}"/>`,
      ];
      return { svg: [...above.svg, ...box, ...inner.svg], bottom: above.bottom + height + 10 };
    }
    case ComponentType.TextDisplay:
      return component.content
        .split("\n")
        .reduce((drawn, line) => drawMarked(line, drawn), { ...above, bottom: above.bottom + 2 });
    case ComponentType.Separator: {
      const rule = `<rect x="${PAD + 8}" y="${above.bottom + 6}" width="${WIDTH - 2 * PAD - 16}" height="1" fill="#3f4147"/>`;
      return { svg: [...above.svg, rule], bottom: above.bottom + 14 };
    }
    case ComponentType.ActionRow:
      return drawButtons(
        component.components.map((button) => ("label" in button ? (button.label ?? "") : "")),
        above,
      );
    default:
      return above;
  }
}

function drawMarked(line: string, above: Drawn): Drawn {
  if (line.startsWith("-# "))
    return drawLine(line.slice(3), above.bottom, { size: 11, color: FAINT, quoted: false }, above.svg);
  const quoted = line.startsWith("> ");
  return drawLine(quoted ? line.slice(2) : line, above.bottom, { size: 14, color: INK, quoted }, above.svg);
}

/** Wrapped to the width; numbers and words stay whole. */
function drawLine(line: string, top: number, { size, color, quoted }: Style, svg: readonly string[]): Drawn {
  const left = PAD + 8 + (quoted ? 12 : 0);
  const rows = wrap(readRuns(line), WIDTH - left - PAD - 4, size);
  const step = Math.round(size * 1.5);
  const drawn = rows.map((runs, i) => {
    const spans = runs.map(({ text, isBold, isLink }) => {
      const weight = isBold ? ' font-weight="700"' : "";
      const fill = isLink ? ` fill="${LINK}"` : isBold ? ' fill="#ffffff"' : "";
      return `<tspan${weight}${fill}>${escapeXml(text)}</tspan>`;
    });
    return `<text x="${left}" y="${top + step * i + size}" font-size="${size}" fill="${color}" xml:space="preserve">${spans.join("")}</text>`;
  });
  const bar = `<rect x="${PAD + 8}" y="${top}" width="3" height="${step * rows.length - 2}" rx="1" fill="#4e5058"/>`;
  return { svg: [...svg, ...(quoted ? [bar] : []), ...drawn], bottom: top + step * rows.length };
}

/** `**bold**`, `[linked](<address>)`, and signs behind backslashes. */
function readRuns(line: string): Run[] {
  const runs: Run[] = [];
  let state = { isBold: false, isLink: false };
  for (const [token] of line.matchAll(/\\[^0-9A-Za-z\s]|\*\*|\[(?=.*\]\(<)|\]\(<[^>]*>\)|./gu)) {
    if (token === "**") state = { ...state, isBold: !state.isBold };
    else if (token === "[") state = { ...state, isLink: true };
    else if (token.startsWith("](<")) state = { ...state, isLink: false };
    else runs.push({ text: token.length > 1 && token.startsWith("\\") ? token.slice(1) : token, ...state });
  }
  return runs;
}

function wrap(characters: readonly Run[], width: number, size: number): Run[][] {
  const rows: Run[][] = [];
  let row: Run[] = [];
  let used = 0;
  for (const word of words(characters)) {
    const length = word.reduce((sum, { text }) => sum + widthOf(text, size), 0);
    if (used + length > width && row.length > 0) {
      rows.push(row);
      [row, used] = [[], 0];
    }
    row = [...row, ...word];
    used += length;
  }
  return [...rows, row].map(joined);
}

/** Latin letters and digits with what belongs to them; every other character alone, with the marks that may not begin or end a line. */
function words(characters: readonly Run[]): Run[][] {
  const all: Run[][] = [];
  for (const character of characters) {
    const last = all.at(-1);
    const before = last?.at(-1)?.text ?? "";
    const isOne = /[!-~]/u.test(before) && /[!-~]/u.test(character.text);
    if (last && (isOne || /[“《（]/u.test(before) || /[，。；：！？、”）》,.%]/u.test(character.text)))
      last.push(character);
    else all.push([character]);
  }
  return all;
}

/** Neighbours of one look as one run. */
function joined(row: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const run of row) {
    const last = runs.at(-1);
    if (last && last.isBold === run.isBold && last.isLink === run.isLink) last.text += run.text;
    else runs.push({ ...run });
  }
  return runs;
}

const widthOf = (text: string, size: number): number =>
  /[\u2018-\u201d\u2026\u2e80-\uffff]/u.test(text) ? size : size * 0.58;

function drawButtons(labels: readonly string[], above: Drawn): Drawn {
  let x = 8;
  const svg = labels.flatMap((label) => {
    const width = [...label].reduce((sum, character) => sum + (character > "\u2000" ? 14 : 8), 22);
    const at = x;
    x += width + 8;
    return [
      `<rect x="${at}" y="${above.bottom}" width="${width}" height="30" rx="6" fill="#4e5058"/>`,
      `<text x="${at + width / 2}" y="${above.bottom + 20}" font-size="13" fill="#ffffff" text-anchor="middle">${escapeXml(label)}</text>`,
    ];
  });
  return { svg: [...above.svg, ...svg], bottom: above.bottom + 38 };
}

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
