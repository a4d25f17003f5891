/** What every view shares: it renders into the page itself and follows the store. */
import { LitElement } from "lit";
import { store } from "./store.ts";

export abstract class View extends LitElement {
  readonly #follow = (): void => this.requestUpdate();

  /** No shadow: the article can be selected, searched and printed as one text, and styled from one place. */
  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    store.addEventListener("change", this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    store.removeEventListener("change", this.#follow);
  }
}
