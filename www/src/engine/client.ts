/** The page's side of the worker: one analysis at a time, cancelled by ending the worker, replaced after a crash. */
import * as Comlink from "comlink";
import type { Analysis } from "../generated/analysis.ts";
import type { Failure, Head, PartName, Request } from "./protocol.ts";
import { PARTS } from "./protocol.ts";
import type { Api } from "./worker.ts";

/** How many members of a list cross at once. */
const PART = 4_000;

export class EngineError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export class Engine {
  #worker: Worker | null = null;
  #api: Comlink.Remote<Api> | null = null;
  #stop: ((reason: EngineError) => void) | null = null;

  /** Starts the worker ahead of its first use. */
  warm(): void {
    void this.#remote();
  }

  /**
   * Analyses; rejects with an {@link EngineError}: the library's own codes, `cancelled`, or `crashed`.
   * A call while another runs is the caller's mistake: cancel first, or wait.
   */
  async analyze(request: Request): Promise<Analysis> {
    const api = this.#remote();
    const stopped = new Promise<never>((_, reject) => (this.#stop = reject));
    const or = <T>(answer: Promise<T>): Promise<T> => Promise.race([answer, stopped]);
    try {
      const answer = await or(api.analyze(request) as Promise<Head | Failure>);
      if (!("analysis" in answer)) throw new EngineError(answer.code, answer.message);
      return await this.#gather(api, answer, or);
    } catch (error) {
      if (error instanceof EngineError) throw error;
      this.#replace();
      throw new EngineError("crashed", String(error));
    } finally {
      this.#stop = null;
    }
  }

  /** Ends what runs. A new worker is started at once. */
  cancel(): void {
    this.#stop?.(new EngineError("cancelled", ""));
    this.#replace();
  }

  async #gather(api: Comlink.Remote<Api>, head: Head, or: <T>(answer: Promise<T>) => Promise<T>): Promise<Analysis> {
    const analysis = head.analysis;
    const fetchPart = async (name: PartName): Promise<void> => {
      const list: unknown[] = analysis[name];
      for (let from = 0; from < head.counts[name]; from += PART) {
        list.push(...(await or(api.part(name, from, from + PART))));
      }
    };
    for (const name of PARTS) await fetchPart(name);
    return analysis;
  }

  #remote(): Comlink.Remote<Api> {
    if (this.#api) return this.#api;
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "copydesk" });
    worker.addEventListener("error", (event) => {
      this.#stop?.(new EngineError("crashed", event.message));
      this.#replace();
    });
    this.#worker = worker;
    this.#api = Comlink.wrap<Api>(worker);
    return this.#api;
  }

  #replace(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#api = null;
    this.#remote();
  }
}
