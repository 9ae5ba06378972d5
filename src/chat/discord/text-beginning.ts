/** The beginning of a text that is too long to be shown. Escapes nothing. */

const MARK = /[\s，。；：！？、][^\s，。；：！？、]*$/u;

/** Up to a mark or a space, where there is one; never into a figure or its unit. */
export function beginningOf(text: string, maxChars: number): string {
  const cut = text.slice(0, maxChars);
  const end = cut.search(MARK);
  return end > maxChars / 2 ? cut.slice(0, end) : cut.replace(/(?:\d[\d.,]*\D{0,8}|[A-Za-z]+|\p{Cs})$/u, "");
}
