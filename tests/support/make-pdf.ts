/** PDFs for tests, made byte by byte, in a Chinese font that isn't embedded. Reads none. */

const A4 = { width: 595, height: 842 };

/** Text, or lines drawn from point to point; points from the top left. */
export type Drawn =
  | { text: string; x: number; y: number; size?: number }
  | { rule: readonly [number, number, number, number] };

export interface PdfOptions {
  /** Every page holds a picture behind its text. */
  picture?: boolean;
  /** Added to the catalogue: `/OpenAction << /S /JavaScript /JS (app.alert(1)) >>`. */
  catalogue?: string;
}

export function makePdf(pages: readonly (readonly Drawn[])[], options: PdfOptions = {}): Uint8Array {
  const kids = pages.map((_, i) => `${7 + i * 2} 0 R`).join(" ");
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${options.catalogue ?? ""} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
    stream(
      "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
      "\u00ff",
    ),
    ...pages.flatMap((drawn, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${A4.width} ${A4.height}] /Resources << /Font << /F1 3 0 R >> /XObject << /Im1 6 0 R >> >> /Contents ${8 + i * 2} 0 R >>`,
      stream(
        "<<",
        [...(options.picture ? ["q 595 0 0 842 0 0 cm /Im1 Do Q"] : []), ...drawn.map(operation)].join("\n"),
      ),
    ]),
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = file.length;
  const entries = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

function stream(dictionary: string, content: string): string {
  return `${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function operation(drawn: Drawn): string {
  if ("rule" in drawn) {
    const [x1, y1, x2, y2] = drawn.rule;
    return `0.5 w ${x1} ${A4.height - y1} m ${x2} ${A4.height - y2} l S`;
  }
  const hex = Buffer.from(drawn.text, "utf16le").swap16().toString("hex");
  return `BT /F1 ${drawn.size ?? 12} Tf ${drawn.x} ${A4.height - drawn.y} Td <${hex}> Tj ET`;
}

/** Width of a text in that font. */
export function textWidth(text: string, size = 12): number {
  return [...text].reduce((sum, character) => sum + (character < "\u0080" ? size / 2 : size), 0);
}
