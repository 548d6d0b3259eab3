// Pieces of the page come from our own server, where everything people wrote has been escaped. Here, and only
// here, they become HTML.
const policy = window.trustedTypes?.createPolicy("yrka", { createHTML: (html) => html });

export function pieces(html) {
  const template = document.createElement("template");
  template.innerHTML = policy ? policy.createHTML(html) : html;
  return template.content;
}

export const find = (id) => document.getElementById(id);
