/** Does `work` when the browser has nothing better to do, and soon even if it has. */
export function whenIdle(work: () => void): void {
  // Safari does not say when it is idle.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: 500 });
  else setTimeout(work, 100);
}
