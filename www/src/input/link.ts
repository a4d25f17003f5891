/** An article in a link: compressed behind `#text=`, which browsers never send to a server. */

/** Longer links are cut off by some programs that pass them on. */
export const LINK_LIMIT = 30_000;

export async function linkTo(text: string): Promise<string> {
  const { origin, pathname } = location;
  const base = origin === "null" ? location.href.split("#")[0] : origin + pathname;
  return `${base}#text=${encode(await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw")))}`;
}

/** The text of a link's fragment, or null where it has none that can be read. */
export async function textOfLink(fragment: string): Promise<string | null> {
  const packed = /^#text=([\w-]+)$/u.exec(fragment)?.[1];
  if (!packed) return null;
  try {
    const bytes = await through(decode(packed), new DecompressionStream("deflate-raw"));
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

function encode(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "");
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
}
