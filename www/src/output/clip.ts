/** Copying: the article to the clipboard, as rich text with its plain form beside it, or as plain text alone. */
import type { Model } from "../derive/model.ts";

/** Puts `plain` on the clipboard, and `rich` (HTML) beside it where given; resolves to false where it is not let. */
export async function copy(plain: string, rich?: string): Promise<boolean> {
  const flavours: Record<string, Blob> = { "text/plain": new Blob([plain], { type: "text/plain" }) };
  if (rich !== undefined) flavours["text/html"] = new Blob([rich], { type: "text/html" });
  try {
    await navigator.clipboard.write([new ClipboardItem(flavours)]);
    return true;
  } catch {
    // Without the permission or a secure context the older way is left.
    const fill = (event: ClipboardEvent): void => {
      event.preventDefault();
      event.clipboardData?.setData("text/plain", plain);
      if (rich !== undefined) event.clipboardData?.setData("text/html", rich);
    };
    document.addEventListener("copy", fill, { once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", fill);
    return done;
  }
}

/** The kept lines as HTML that any editor takes: headings, paragraphs, lists, nothing else. */
export function richText(model: Model): string {
  const root = document.createElement("div");
  let list: HTMLUListElement | null = null;
  for (const block of model.analysis.blocks) {
    if (!block.kept) continue;
    const made = document.createElement(block.list ? "li" : (TAGS[block.label] ?? "p"));
    made.textContent = block.text;
    if (block.list) {
      if (!list) root.append((list = document.createElement("ul")));
      list.append(made);
      continue;
    }
    list = null;
    root.append(made);
  }
  return root.innerHTML;
}

const TAGS: Record<string, "h1" | "h2"> = { headline: "h1", subheading: "h2" };
