/** The panel beside the article: a tab for each tool. On a phone it is a sheet that the tabs pull up. */
import { html, nothing } from "lit";
import type { Tab } from "../state/store.ts";
import { TABS, store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";
import "./add.ts";
import "./aside.ts";
import { icon } from "./icons.ts";
import "./links.ts";
import "./map.ts";
import "./names.ts";
import "./quotes.ts";
import "./times.ts";

class Panel extends View {
  protected override render(): unknown {
    const { focus } = store;
    return html`
      <aside class="panel ${focus.panel ? "raised" : ""}" aria-label=${strings.panel} @keydown=${this.#escape}>
        <h2 class="sr">${strings.panel}</h2>
        <div class="tabs" role="tablist" aria-label=${strings.panel} @keydown=${this.#keydown}>
          ${TABS.map((tab) => this.#tab(tab))}
        </div>
        ${focus.panel
          ? html`<button type="button" class="icon close-panel" aria-label=${strings.closePanel} @click=${() => store.look({ panel: false })}>${icon("close")}</button>`
          : nothing}
        <div class="pane" role="tabpanel" id="pane" tabindex="0" aria-labelledby="tab-${focus.tab}">${pane(focus.tab)}</div>
      </aside>
    `;
  }

  #tab(tab: Tab): unknown {
    const chosen = store.focus.tab === tab;
    const count = tab === "aside" ? store.model?.aside.length : undefined;
    return html`
      <button
        type="button"
        role="tab"
        id="tab-${tab}"
        aria-selected=${chosen}
        aria-controls="pane"
        tabindex=${chosen ? 0 : -1}
        @click=${() => store.look({ tab, panel: true })}
      >
        ${strings.tabs[tab]}${count ? html` <span class="count">${strings.number(count)}</span>` : nothing}
      </button>
    `;
  }

  protected override home(): HTMLElement | null {
    return this.querySelector('[aria-selected="true"]');
  }

  /** Where it is a sheet, Escape lays it down. */
  #escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.querySelector<HTMLElement>(".close-panel")?.offsetParent) return;
    this.home()?.focus();
    store.look({ panel: false });
  };

  #keydown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = (TABS.indexOf(store.focus.tab) + step + TABS.length) % TABS.length;
    const tab = TABS[at] as Tab;
    store.look({ tab });
    this.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  };
}

function pane(tab: Tab): unknown {
  switch (tab) {
    case "names":
      return html`<cd-names></cd-names>`;
    case "quotes":
      return html`<cd-quotes></cd-quotes>`;
    case "times":
      return html`<cd-times></cd-times>`;
    case "map":
      return html`<cd-map></cd-map>`;
    case "links":
      return html`<cd-links></cd-links>`;
    case "aside":
      return html`<cd-aside></cd-aside>`;
  }
}

customElements.define("cd-panel", Panel);
