/** The page's side of the worker: one analysis at a time, cancelled by ending the worker, replaced after a crash. */
import * as Comlink from "comlink";
import type { Analysis, ExportFile, Format, Stage } from "../generated/analysis.ts";
import type { Failure, Head, PartName, Progress, Request } from "./protocol.ts";
import { BEHIND, PART, PARTS, sum } from "./protocol.ts";
import { spawn } from "./spawn.ts";
import type { Api } from "./worker.ts";

/** Of a text with fewer units it is not told how far it has come: it is read before that could be said. */
const LONG = 10_000;

/** Waits for an answer, or for the end of the worker. */
type Or = <T>(answer: Promise<T>) => Promise<T>;

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
  readonly #stops = new Set<(reason: EngineError) => void>();

  /** Starts the worker ahead of its first use. */
  warm(): void {
    void this.#remote();
  }

  /** Has the worker, where it has nothing else to do, get ready for a first paste. */
  rehearse(): void {
    // Where it fails, the first paste will tell.
    if (this.#stops.size === 0) this.#api?.rehearse().catch(() => undefined);
  }

  /**
   * Analyses; rejects with an {@link EngineError}: the library's own codes, `cancelled`, or `crashed`.
   * A call while another runs is the caller's mistake: cancel first, or wait.
   */
  analyze(request: Request, came: (progress: Progress) => void): Promise<Analysis> {
    return this.#call(async (api, or) => {
      const begins = request.input.length < LONG ? undefined : Comlink.proxy((stage: Stage) => came({ stage, done: BEHIND[stage] }));
      const answer = await or(api.analyze(request, begins) as Promise<Head | Failure>);
      if (!("analysis" in answer)) throw new EngineError(answer.code, answer.message);
      return this.#gather(api, answer, or, came);
    });
  }

  /** Writes an analysis in a format; rejects as `analyze` does. */
  export(analysis: Analysis, format: Format): Promise<ExportFile[]> {
    return this.#call(async (api, or) => {
      const answer = await or(api.export(analysis, format) as Promise<ExportFile[] | Failure>);
      if (!Array.isArray(answer)) throw new EngineError(answer.code, answer.message);
      return answer;
    });
  }

  async #call<T>(work: (api: Comlink.Remote<Api>, or: Or) => Promise<T>): Promise<T> {
    const api = this.#remote();
    const stopped = Promise.withResolvers<never>();
    stopped.promise.catch(() => undefined);
    this.#stops.add(stopped.reject);
    try {
      return await work(api, (answer) => Promise.race([answer, stopped.promise]));
    } catch (error) {
      if (error instanceof EngineError) throw error;
      this.#replace();
      throw new EngineError("crashed", String(error));
    } finally {
      this.#stops.delete(stopped.reject);
    }
  }

  /** Ends what runs. A new worker is started at once. */
  cancel(): void {
    for (const stop of this.#stops) stop(new EngineError("cancelled", ""));
    this.#replace();
  }

  async #gather(api: Comlink.Remote<Api>, head: Head, or: Or, came: (progress: Progress) => void): Promise<Analysis> {
    const analysis = head.analysis;
    const all = sum(head.counts);
    let here = 0;
    const fetchPart = async (name: PartName): Promise<void> => {
      const list: unknown[] = analysis[name];
      for (let from = list.length; from < head.counts[name]; from += PART) {
        came({ stage: "handing", done: BEHIND.handing + (1 - BEHIND.handing) * (here / all) });
        const part = await or(api.part(name, from, from + PART));
        list.push(...part);
        here += part.length;
      }
    };
    for (const name of PARTS) await fetchPart(name);
    return analysis;
  }

  #remote(): Comlink.Remote<Api> {
    if (this.#api) return this.#api;
    const { worker, wasm } = spawn();
    worker.addEventListener("error", (event) => {
      for (const stop of this.#stops) stop(new EngineError("crashed", event.message));
      // Another one only when it is wanted: one that cannot be loaded would be asked for without end.
      this.#end();
    });
    this.#worker = worker;
    const api = Comlink.wrap<Api>(worker);
    this.#api = api;
    void wasm?.then((bytes) => api.load(Comlink.transfer(bytes, [bytes])));
    return api;
  }

  #replace(): void {
    this.#end();
    this.#remote();
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#api = null;
  }
}
