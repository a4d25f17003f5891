/** A button that opens a small sheet of its own below itself; the browser closes it on Escape and on a click outside. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Icon } from "./icons.ts";
import { icon } from "./icons.ts";

export function menu(id: string, name: string, symbol: Icon, content: unknown): TemplateResult {
  return html`
    <button type="button" class="menu-button" id="${id}-button" popovertarget=${id} aria-haspopup="dialog" aria-label=${name} title=${name}>
      ${icon(symbol)}<span class="menu-name">${name}</span>
    </button>
    <div class="menu" id=${id} popover role="dialog" aria-label=${name} @toggle=${place}>${content}</div>
  `;
}

export function closeMenu(id: string): void {
  document.getElementById(id)?.hidePopover();
}

/** Puts an opened sheet under its button, within the window. */
function place(event: ToggleEvent): void {
  const sheet = event.target as HTMLElement;
  if (event.newState !== "open" || !sheet.matches("[popover]")) return;
  const button = document.getElementById(`${sheet.id}-button`)?.getBoundingClientRect();
  if (!button) return;
  const width = document.documentElement.clientWidth;
  sheet.style.top = `${button.bottom + 6}px`;
  sheet.style.left = `${Math.max(8, Math.min(button.right - sheet.offsetWidth, width - sheet.offsetWidth - 8))}px`;
}
