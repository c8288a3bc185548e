// Sets light or dark before the page is drawn, so that it does not flash.
try {
  const kept = localStorage.getItem("tollbook-theme");
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
} catch { /* storage may be off */ }
document.documentElement.classList.add("scripts");
