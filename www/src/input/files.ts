/** Files as pastes. */
import type { Paste } from "../state/item.ts";
import { decoder, htmlOfArchive } from "./mhtml.ts";

/** The text of a file: HTML for pages and web archives, else plain text; null where it holds none. */
export async function pasteOfFile(file: File): Promise<Paste | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (/\.mht(ml)?$/iu.test(file.name)) return { text: "", html: htmlOfArchive(bytes) };
  const isPage = /\.html?$/iu.test(file.name) || file.type === "text/html";
  const text = decode(bytes, isPage);
  if (text === null) return null;
  return isPage ? { text: "", html: text } : { text, html: null };
}

/**
 * Bytes as text, or null where they are none: in the encoding that the bytes themselves show, else in the one that a
 * page names, else as browsers read what says nothing. What is invalid in UTF-8 becomes U+FFFD.
 */
function decode(bytes: Uint8Array, isPage: boolean): string | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const head = bytes.subarray(0, 4096);
  if (head.includes(0)) return null;
  const text = new TextDecoder().decode(bytes);
  const count = (what: RegExp): number => text.match(what)?.length ?? 0;
  const wrong = count(/\ufffd/gu);
  // One damaged letter among many that are right does not make it another encoding.
  if (count(/[^\0-\x7f\ufffd]/gu) > wrong) return text;
  const named = isPage ? NAMED.exec(new TextDecoder("latin1").decode(head))?.[1] : undefined;
  // A page that names UTF-16 in letters of ASCII is wrong about itself.
  const encoding = named && !/^utf-?16/iu.test(named) ? named : "utf-8";
  return decoder(wrong > 0 && /^utf-?8$/iu.test(encoding) ? "windows-1252" : encoding).decode(bytes);
}

const NAMED = /(?:<meta[^>]+charset|<\?xml[^>]+encoding)\s*=\s*["']?\s*([\w-]+)/iu;
