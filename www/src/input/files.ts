/** Files as pastes. */
import type { Paste } from "../state/item.ts";
import { htmlOfArchive } from "./mhtml.ts";

/** The text of a file: HTML for pages and web archives, else plain text. */
export async function pasteOfFile(file: File): Promise<Paste> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (/\.mht(ml)?$/iu.test(file.name)) return { text: "", html: htmlOfArchive(bytes) };
  const text = decode(bytes);
  if (/\.html?$/iu.test(file.name) || file.type === "text/html") return { text: "", html: text };
  return { text, html: null };
}

/** Bytes as text: UTF-8, or UTF-16 where its mark says so. What is invalid becomes U+FFFD. */
function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
