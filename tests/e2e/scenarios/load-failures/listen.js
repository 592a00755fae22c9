// What the page is told. In a file of its own, so that a policy can allow it.
window.errors = [];
addEventListener("slugline-error", ({ target, detail }) => window.errors.push({ target: target.localName, ...detail }));
