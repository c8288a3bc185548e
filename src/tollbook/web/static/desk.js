// Small enhancements of every page: keys, theme, forms that submit themselves, file drop, import progress, evidence and selection.

import "./review.js";

const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// --- light and dark
$("[data-theme-button]")?.addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try { localStorage.setItem("tollbook-theme", root.dataset.theme); } catch { /* storage may be off */ }
  dispatchEvent(new Event("themechange"));
});

// --- a filter leaves empty fields out of the address
for (const form of all("[data-filters]")) {
  form.addEventListener("submit", () => { for (const field of form.elements) if (field.name && !field.value) field.disabled = true; });
}
for (const field of all("[data-submit]")) field.addEventListener("change", () => field.form.requestSubmit());

// --- the slider of history says its moment while it moves
const sliders = (root) => {
  for (const slider of all("[data-steps]", root)) {
    const moments = slider.dataset.steps.split("|"), words = $("[data-step-words]", slider.form);
    slider.addEventListener("input", () => { words.textContent = moments[slider.value].slice(0, 16).replace("T", ", ") + " UTC"; });
  }
};
sliders(document);

// --- parts of a page that take long to work out come when they are looked at
const looked = new IntersectionObserver((entries) => {
  for (const entry of entries.filter((e) => e.isIntersecting)) {
    looked.unobserve(entry.target);
    fetch(entry.target.dataset.load, { headers: { "x-fragment": "1" } })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((words) => { entry.target.replaceChildren(...new DOMParser().parseFromString(words, "text/html").body.childNodes); sliders(entry.target); })
      .catch(() => { /* the link stays */ });
  }
}, { rootMargin: "300px" });
for (const part of all("[data-load]")) looked.observe(part);

// --- facets of the text on and off
for (const box of all("[data-facet]")) {
  box.addEventListener("change", () => {
    const off = all("[data-facet]").filter((b) => !b.checked).map((b) => b.dataset.facet);
    for (const mark of all("mark.m")) {
      const facets = [...mark.classList].filter((c) => !["m", "lit", "off"].includes(c));
      mark.classList.toggle("off", facets.every((f) => off.includes(f)));
    }
  });
}

// --- a claim shows its words, and words show their claim
const light = (item, scroll) => {
  for (const mark of all("mark.lit")) mark.classList.remove("lit");
  const found = all("mark.m").filter((m) => (m.dataset.items || "").split(" ").includes(item));
  for (const mark of found) mark.classList.add("lit");
  if (scroll && found[0]) found[0].scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  return found.length;
};
for (const link of all("[data-shows]")) {
  link.addEventListener("click", (event) => { if (light(link.dataset.shows, true)) event.preventDefault(); });
}
for (const mark of all("[data-text] mark[data-items]")) {
  mark.addEventListener("click", () => {
    const item = mark.dataset.items.split(" ")[0];
    const claim = document.getElementById(`c-${item}`);
    light(item, false);
    if (claim) { claim.closest("details")?.setAttribute("open", ""); claim.focus({ preventScroll: true }); claim.scrollIntoView({ block: "nearest" }); }
  });
}
const at = Number(new URL(location.href).searchParams.get("at"));
const text = $("#text");
if (text && new URL(location.href).searchParams.has("at")) {
  let seen = 0;
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = [...node.data].length;
    if (at >= seen && at < seen + length) {
      const mark = node.parentElement.closest("mark") ?? node.parentElement;
      mark.classList.add("lit");
      mark.scrollIntoView({ block: "center" });
      break;
    }
    seen += length;
  }
}

// --- words selected in a text go into the open correction; offsets count characters, not UTF-16 units
const offset = (root, node, at) => {
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(node, at);
  return [...range.toString()].length;
};
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const root = (range.commonAncestorContainer.nodeType === 1 ? range.commonAncestorContainer : range.commonAncestorContainer.parentElement)?.closest("[data-text]");
  if (!root) return;
  const words = selection.toString();
  const scope = root.closest("[data-report]") ?? document;
  for (const form of all("[data-span-form]", scope)) {
    if (!form.closest("details")?.open) continue;
    form.elements.start.value = offset(root, range.startContainer, range.startOffset);
    form.elements.end.value = offset(root, range.endContainer, range.endOffset);
    $("[data-span-words]", form).textContent = `Words: “${words.slice(0, 120)}”`;
  }
});

// --- files dropped on the import form
for (const form of all("[data-drop]")) {
  const zone = $(".drop", form), input = $("input[type=file]", form);
  const tell = () => { $("[data-files]", form).textContent = [...input.files].map((f) => f.name).slice(0, 8).join(", "); };
  input.addEventListener("change", tell);
  for (const kind of ["dragover", "dragleave", "drop"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.toggle("over", kind === "dragover");
      if (kind === "drop") { input.files = event.dataTransfer.files; tell(); }
    });
  }
}

// --- an import tells how far it is
const job = $("[data-job]");
if (job && job.dataset.ended === "0") {
  const source = new EventSource(`/api/imports/${job.dataset.job}/events`);
  source.onmessage = (event) => {
    const told = JSON.parse(event.data);
    for (const name of ["added", "again", "read", "now"]) $(`[data-job-${name}]`).textContent = told[name];
    $("[data-job-reports]").replaceChildren(...told.reports.map((r) => {
      const row = document.createElement("li"), link = document.createElement("a"), words = document.createElement("span");
      link.href = `/reports/${encodeURIComponent(r.id)}`;
      link.textContent = r.title || r.id;
      words.className = "dim";
      words.textContent = ` ${r.outcome}`;
      row.append(link, words);
      if (r.incident) { const home = document.createElement("a"); home.href = `/incidents/${r.incident}`; home.textContent = " incident"; home.className = "open"; row.append(home); }
      return row;
    }));
    $("[data-job-problems]").replaceChildren(...told.problems.map((p) => { const row = document.createElement("li"); row.textContent = p; return row; }));
    if (told.ended) job.dataset.ended = "1";
    if (told.ended || told.cut_off) source.close();
  };
}

// On a narrow screen the filters are folded; what is filtered by stands beneath them in any case.
for (const button of document.querySelectorAll("[data-unfold]")) {
  button.addEventListener("click", () => button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") === "false")));
}
