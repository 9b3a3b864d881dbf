// All colours come from the page's own: of its text, and of its background behind it.

export const PANEL = `
:host { display: block; margin-block: 1.25em; font: inherit; color: inherit; }
:host([hidden]) { display: none; }
[hidden] { display: none !important; }
* { box-sizing: border-box; }
.panel {
  --line: color-mix(in srgb, currentColor 22%, transparent);
  --tint: color-mix(in srgb, currentColor 5%, transparent);
  --accent: var(--epitome-accent, #d98e00);
  border: 1px solid var(--line);
  border-radius: 12px;
  background: var(--tint);
  font-size: 1rem;
  line-height: 1.5;
  overflow-wrap: anywhere;
}
button {
  font: inherit;
  color: inherit;
  background: none;
  border: 0;
  border-radius: 8px;
  padding: 0;
  cursor: pointer;
  text-align: start;
}
button:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
button:disabled { cursor: default; opacity: 0.45; }
.get {
  display: flex;
  align-items: center;
  gap: 0.25em 0.75em;
  flex-wrap: wrap;
  width: 100%;
  min-height: 48px;
  padding: 0.7em 1em;
  border-radius: 11px;
}
.get:hover { background: var(--tint); }
.do { font-weight: 600; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 0.25em;
  text-decoration-color: var(--accent); }
.head { display: flex; align-items: center; gap: 0 0.75em; padding: 0.5em 0.5em 0 1.1rem; }
.title { font-weight: 700; margin: 0; }
.length { font-size: 0.875em; margin: 0; flex: 1; }
.close { width: 40px; height: 40px; display: grid; place-items: center; flex: none; }
.close:hover, .tool:hover:not(:disabled) { background: var(--tint); }
.close svg { width: 18px; height: 18px; }
ol { list-style: none; margin: 0.25em 0 0; padding: 0 0.5em 0 1.1rem; }
li { margin: 0; }
.sentence {
  display: block;
  width: 100%;
  padding: 0.5em 0.6em 0.5em 0.85em;
  position: relative;
  user-select: text;
}
.sentence::before {
  content: '';
  position: absolute;
  inset-block: 0.6em;
  inset-inline-start: 0;
  width: 3px;
  border-radius: 2px;
  background: var(--line);
}
.sentence:hover { background: var(--tint); }
.sentence:hover::before, .sentence:focus-visible::before { background: var(--accent); }
.tools { display: flex; flex-wrap: wrap; gap: 0.5em; padding: 0.6em 0.75em 0.95em 1.1rem; font-size: 0.875em; }
.tool { min-height: 36px; padding: 0.3em 0.9em; border: 1px solid var(--line); border-radius: 18px; }
.tool[aria-pressed='true'], .tool[aria-pressed='true']:hover {
  border-color: var(--accent);
  background: color-mix(in srgb, var(--accent) 22%, transparent);
}
.note { margin: 0; padding: 0.85em 1.1em; }
.status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.back {
  position: fixed;
  inset-block-end: max(1rem, env(safe-area-inset-bottom));
  inset-inline: 0;
  margin-inline: auto;
  width: max-content;
  max-width: calc(100vw - 2rem);
  min-height: 44px;
  padding: 0.6em 1.2em;
  border-radius: 22px;
  font-size: 0.9375rem;
  line-height: 1.4;
  color: Canvas;
  background: CanvasText;
  box-shadow: 0 4px 20px rgb(0 0 0 / 0.3);
  z-index: 2147483647;
}
.back:focus-visible { outline: 3px solid var(--epitome-accent, #d98e00); }
@media (forced-colors: active) {
  .sentence::before { background: LinkText; }
}
@media print {
  :host { display: none; }
}
`;

/** Laid over the page's own background, so that its text stays as readable as it was. */
export const HIGHLIGHTS = `
::highlight(epitome-summary) { background-color: var(--epitome-highlight, rgb(255 190 0 / 0.3)); }
::highlight(epitome-sentence) {
  background-color: var(--epitome-highlight, rgb(255 170 0 / 0.22));
  text-decoration: underline 2px var(--epitome-accent, #d98e00);
}
`;
