/** Every way in ends here: a paste, a drop, files, the sample. */
import sample from "../sample/sample.txt?raw";
import type { Paste } from "../state/item.ts";
import { store } from "../state/store.ts";
import { strings } from "../strings.ts";
import { pasteOfFile } from "./files.ts";

export function openSample(): void {
  store.open({ text: sample, html: null }, strings.sampleName);
}

/** Lays files on the desk, each as an item of its own, and opens the last. */
export async function openFiles(files: readonly File[]): Promise<void> {
  const pastes: [Paste, string][] = [];
  for (const file of files) {
    // What cannot be read, or not be unpacked, does not keep the others away.
    const paste = await pasteOfFile(file).catch(() => null);
    const problem = problemOf(paste, strings.noText(file.name));
    if (paste && !problem) pastes.push([paste, file.name]);
    else store.say(problem);
  }
  const last = pastes.pop();
  for (const [paste, name] of pastes) store.lay(paste, name);
  if (last) store.open(...last);
}

/** Opens what was pasted, dropped or typed; says why where there is nothing in it to read. */
export function openPaste(paste: Paste): void {
  const problem = problemOf(paste, strings.emptyBox);
  // Nothing is said where there is none: what was said of the paste before is over.
  store.say(problem);
  if (!problem) store.open(paste, strings.pasted);
}

/** Why a paste cannot be read, in words; empty where it can. */
function problemOf(paste: Paste | null, empty: string): string {
  if (!paste?.text.trim() && !paste?.html?.trim()) return empty;
  return /^\s*https?:\/\/\S+\s*$/u.test(paste.text) ? strings.onlyAddress : "";
}

/** What a paste or a drop carries, or nothing where it carries no text. */
function pasteOf(data: DataTransfer): Paste | null {
  const html = data.getData("text/html").toWellFormed();
  const text = data.getData("text/plain").toWellFormed();
  if (!html.trim() && !text.trim()) return null;
  return { text, html: html.trim() ? html : null };
}

/** Takes pastes and drops anywhere on the page, but leaves those into a text field alone. */
export function listen(): void {
  document.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    if (!data || (isField(event.target) && !isDesk(event.target))) return;
    if (data.files.length > 0 && !data.getData("text/plain")) {
      event.preventDefault();
      void openFiles([...data.files]);
      return;
    }
    const paste = pasteOf(data);
    if (!paste) return;
    event.preventDefault();
    openPaste(paste);
  });
  // What is dragged within the page, as a selection by a slip, is no paste.
  let own = false;
  document.addEventListener("dragstart", () => (own = true));
  for (const end of ["dragend", "pointerdown"]) document.addEventListener(end, () => (own = false));
  document.addEventListener("dragover", (event) => {
    if (own) return;
    event.preventDefault();
    document.documentElement.classList.add("dropping");
  });
  const over = (): void => document.documentElement.classList.remove("dropping");
  document.addEventListener("dragleave", (event) => event.relatedTarget === null && over());
  document.addEventListener("drop", (event) => {
    over();
    const data = event.dataTransfer;
    if (!data || own || (isField(event.target) && !isDesk(event.target))) return;
    event.preventDefault();
    if (data.files.length > 0) return void openFiles([...data.files]);
    const paste = pasteOf(data);
    if (paste) openPaste(paste);
  });
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input:not([type=range], [type=checkbox], [type=file]), textarea");
}

/** The box of the empty desk is a field, but what is pasted into it is a page. */
function isDesk(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement && target.name === "paste" && target.value === "";
}
