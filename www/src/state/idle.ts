/** Does `work` when the browser has nothing better to do, soon even if it has, and before the page is left or put away. */
export function whenIdle(work: () => void): void {
  const listening = new AbortController();
  const once = (): void => {
    listening.abort();
    cancel();
    work();
  };
  const cancel = later(once);
  for (const left of ["pagehide", "visibilitychange"]) addEventListener(left, once, { signal: listening.signal });
}

/** Asks for `work` in a quiet moment; the answer takes that back. */
function later(work: () => void): () => void {
  // Safari does not say when it is idle.
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(work, 100);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(work, { timeout: 500 });
  return () => cancelIdleCallback(asked);
}
