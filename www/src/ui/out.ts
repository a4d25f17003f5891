/** The ways out: copy, download, print. */
import { html } from "lit";
import type { Format } from "../generated/analysis.ts";
import { LINK_LIMIT, linkTo } from "../input/link.ts";
import { copy, richText } from "../output/clip.ts";
import { download } from "../output/download.ts";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";
import { closeMenu, menu } from "./menu.ts";

const FORMATS: readonly Format[] = [
  "html",
  "markdown",
  "text",
  "json",
  "csv-entities",
  "csv-mentions",
  "csv-quotes",
  "csv-times",
  "csv-amounts",
  "web-annotation",
  "brat",
  "conll",
];

class Out extends View {
  protected override render(): unknown {
    const choice = (name: string, act: () => unknown): unknown => html`<li><button type="button" class="choice" @click=${act}>${name}</button></li>`;
    return html`
      ${menu(
        "copy-menu",
        strings.copy,
        "copy",
        () => html`
          <ul class="choices">
            ${choice(strings.copyRich, () => copyAs("rich"))}
            ${choice(strings.copyMarkdown, () => copyAs("markdown"))}
            ${choice(strings.copyPlain, () => copyAs("text"))}
            ${choice(strings.copyLink, copyLink)}
          </ul>
        `,
      )}
      ${menu(
        "save-menu",
        strings.save,
        "save",
        () => html`
          <ul class="choices">
            ${FORMATS.map((format) => choice(strings.formats[format], () => save(format)))}
            ${choice(strings.print, () => {
              closeMenu("save-menu");
              print();
            })}
          </ul>
        `,
      )}
    `;
  }
}

/** Copies the article; says so. */
export async function copyAs(how: "rich" | "markdown" | "text"): Promise<void> {
  closeMenu("copy-menu");
  const { model } = store;
  if (!model) return;
  const files = await store.export(how === "rich" ? "text" : how);
  const plain = files?.[0]?.content;
  if (plain === undefined) return;
  const done = await copy(plain, how === "rich" ? richText(model) : undefined);
  store.say(done ? strings.copied : strings.notCopied);
}

/** Copies a link that holds the paste itself. */
async function copyLink(): Promise<void> {
  closeMenu("copy-menu");
  const { model } = store;
  if (!model) return;
  const link = await linkTo(model.paste);
  if (link.length > LINK_LIMIT) return store.say(strings.linkTooLong);
  store.say((await copy(link)) ? strings.linkCopied : strings.notCopied);
}

async function save(format: Format): Promise<void> {
  closeMenu("save-menu");
  const files = await store.export(format);
  if (!files) return;
  download(files);
  store.say(strings.saved(files.map((file) => file.name)));
}

customElements.define("cd-out", Out);
