/** Offline and up to date: registers the service worker, and asks before a new version takes over. */
import { html, nothing } from "lit";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";

class Offline extends View {
  #waiting: ServiceWorker | null = null;
  #agreed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    // Not in development, and not where the page is a file.
    if (import.meta.env.PROD && "serviceWorker" in navigator && location.protocol.startsWith("http")) void this.#register();
  }

  protected override render(): unknown {
    if (!this.#waiting) return nothing;
    return html`
      <div class="update" role="status">
        <span>${strings.updateReady}</span>
        <button type="button" class="small" @click=${this.#update}>${strings.updateNow}</button>
        <button type="button" class="small" @click=${this.#later}>${strings.updateLater}</button>
      </div>
    `;
  }

  async #register(): Promise<void> {
    const registration = await navigator.serviceWorker.register("./sw.js").catch(() => null);
    if (!registration) return;
    const updating = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (!updating) return;
      // Another tab has agreed: what is under way in this one is not for it to end.
      if (this.#agreed) location.reload();
      else offer(navigator.serviceWorker.controller);
    });
    const offer = (worker: ServiceWorker | null): void => {
      if (!worker || !navigator.serviceWorker.controller) return;
      this.#waiting = worker;
      this.requestUpdate();
    };
    offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
    });
  }

  #update = (): void => {
    this.#agreed = true;
    if (this.#waiting === navigator.serviceWorker.controller) location.reload();
    else this.#waiting?.postMessage("update");
  };

  #later = (): void => {
    this.#waiting = null;
    this.requestUpdate();
  };
}

customElements.define("cd-offline", Offline);
