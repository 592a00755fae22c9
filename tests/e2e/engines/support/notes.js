// The first script of every page under test: it records messages and events. The drivers of three engines report
// different things about them, and one of them nothing.

window.notes = { uncaught: [], said: [], violations: [], events: [] };

addEventListener('error', ({ message }) => window.notes.uncaught.push(message));
addEventListener('unhandledrejection', ({ reason }) => window.notes.uncaught.push(String(reason)));
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
  window.notes.violations.push(`${effectiveDirective} ${blockedURI} ${sample}`),
);
for (const level of ['error', 'warn']) {
  const say = console[level];
  console[level] = (...words) => {
    window.notes.said.push(words.join(' '));
    say.apply(console, words);
  };
}
for (const type of ['slugline-ready', 'slugline-action', 'slugline-error'])
  document.addEventListener(type, ({ target, detail }) => window.notes.events.push({ type, target: target.id || target.localName, detail }));
