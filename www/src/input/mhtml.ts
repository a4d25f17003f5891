/** Web archives (MHTML, RFC 2557): the page in them, as HTML. */

/** The first HTML part of an archive, or null where there is none. */
export function htmlOfArchive(bytes: Uint8Array): string | null {
  // Archives are ASCII outside their parts; Latin-1 keeps every byte as it is.
  const archive = new TextDecoder("latin1").decode(bytes).replaceAll("\r\n", "\n");
  const [top = "", rest = ""] = cut(archive);
  const boundary = /boundary="?([^";\n]+)"?/iu.exec(unfold(top))?.[1];
  const parts = boundary ? rest.split(`--${boundary}`) : [archive];
  for (const part of parts) {
    const [head, body] = cut(part.replace(/^\n/u, ""));
    const fields = unfold(head);
    if (!/^content-type:\s*text\/html/imu.test(fields)) continue;
    const charset = /charset="?([\w-]+)"?/iu.exec(fields)?.[1] ?? "utf-8";
    const encoding = /^content-transfer-encoding:\s*([\w-]+)/imu.exec(fields)?.[1]?.toLowerCase();
    return decoder(charset).decode(raw(body, encoding));
  }
  return null;
}

function cut(part: string): [string, string] {
  const at = part.indexOf("\n\n");
  return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 2)];
}

function unfold(head: string): string {
  return head.replace(/\n[ \t]+/gu, " ");
}

function raw(body: string, encoding: string | undefined): Uint8Array<ArrayBuffer> {
  let text = body;
  if (encoding === "base64") text = atob(body.replace(/\s/gu, ""));
  if (encoding === "quoted-printable") {
    text = body
      .replace(/=[ \t]*\n/gu, "")
      .replace(/=([0-9A-F]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

/** A decoder for what a page calls its encoding; for UTF-8 where there is none of that name. */
export function decoder(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
