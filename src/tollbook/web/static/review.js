// Keys of the desk: every key presses a button or follows a link that stands on the page.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const claims = () => all("[data-claim]").filter((c) => c.offsetParent !== null);
let at = -1, going = false;

function go(to) {
  const found = claims();
  if (!found.length) return;
  at = Math.max(0, Math.min(found.length - 1, to));
  for (const claim of found) claim.classList.toggle("now", claim === found[at]);
  found[at].focus({ preventScroll: true });
  found[at].scrollIntoView({ block: "nearest" });
  const item = found[at].dataset.claim;
  for (const mark of all("mark.m")) mark.classList.toggle("lit", (mark.dataset.items || "").split(" ").includes(item));
  try { sessionStorage.setItem("tollbook-claim", `${location.pathname}${new URLSearchParams(location.search).get("task") ?? ""}|${at}`); } catch { /* storage may be off */ }
}

function current() {
  const found = claims();
  const inside = found.indexOf(document.activeElement?.closest?.("[data-claim]"));
  if (inside >= 0) at = inside;
  return found[at];
}

function act(key) {
  const claim = current();
  const button = claim?.querySelector(`[data-act="${key}"]`);
  if (!button) return false;
  if (button.tagName === "SUMMARY") {
    button.click();
    button.parentElement.querySelector("input:not([type=hidden]), select")?.focus();
  } else button.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [data-map], [data-timeline], [contenteditable]");
  if (event.key === "Escape" && typing) { event.target.blur(); return; }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const places = { i: "/", r: "/review", n: "/names" };
  if (going && places[event.key]) { location.href = places[event.key]; event.preventDefault(); return; }
  going = event.key === "g";
  const review = document.querySelector("[data-review]");
  const done = (() => {
    if (event.key === "/") { document.getElementById("find")?.focus(); return true; }
    if (event.key === "j") { current(); go(at + 1); return true; }
    if (event.key === "k") { current(); go(at - 1); return true; }
    if (event.key === "b") { const box = current()?.querySelector("[name=chosen]"); if (box) box.checked = !box.checked; return Boolean(box); }
    if ("acxu".includes(event.key) && act(event.key)) return true;
    if (review && event.key === "n" && review.dataset.next) { location.href = review.dataset.next; return true; }
    if (review && event.key === "p" && review.dataset.before) { location.href = review.dataset.before; return true; }
    const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (button) { button.click(); return true; }
    return false;
  })();
  if (done) event.preventDefault();
});

// After a decision the page comes back to the claim after it.
try {
  const [place, index] = (sessionStorage.getItem("tollbook-claim") ?? "|").split("|");
  if (place === `${location.pathname}${new URLSearchParams(location.search).get("task") ?? ""}` && document.querySelector(".said")) go(Number(index) + 1);
} catch { /* storage may be off */ }
