// The page: what keys and buttons do, and where decisions go.

const find = (id) => document.getElementById(id);
const data = JSON.parse(find("data").textContent);
const served = data.served;
const isNarrow = matchMedia("(max-width: 60rem)");

const app = {
  reviews: data.files.map(() => null),
  kept: data.files.map(() => null), // what was saved or kept last, to know what is new
  file: 0,
  view: isNarrow.matches ? "inline" : "side",
  filter: new Filter(),
  text: new TextPane(find("text")),
  list: new List(find("list")),
  chart: new Chart(find("rules")),
  listed: [],
  now: null,
  get review() {
    return this.reviews[this.file];
  },
};

// Keys, what they do, and which action that is.
const KEYS = [
  [["j", "n"], "the next finding", "next"],
  [["k", "p"], "the finding before", "previous"],
  [["a"], "accept the edit", "accept"],
  [["r"], "reject it", "reject"],
  [["A"], "accept all edits of its rule", "accept-rule"],
  [["R"], "reject all edits of its rule", "reject-rule"],
  [["u"], "undo the last decision", "undo"],
  [["/"], "search", "search"],
  [["Escape"], "show all findings again", "clear"],
  [["s"], "original and outcome side by side", "side"],
  [["i"], "both in one text", "inline"],
  [["o"], "the outcome alone", "outcome"],
  [["c"], "only the lines with findings, or all", "changed"],
  [["]"], "the next file", "file-next"],
  [["["], "the file before", "file-previous"],
  ...(served ? [[["K"], "reject, and keep the case of this word from now on", "keep"],
                [["S"], "reject, and suppress this finding from now on", "suppress"]] : []),
  [["w"], served ? "save the file and the decisions" : "download the decisions", "save"],
  [["?"], "this help", "help"],
];

const ACTIONS = {
  next: () => move(1),
  previous: () => move(-1),
  accept: () => decide([app.now], "accepted"),
  reject: () => decide([app.now], "rejected"),
  "accept-rule": () => decide(ofRule(), "accepted"),
  "reject-rule": () => decide(ofRule(), "rejected"),
  "accept-shown": () => decide(app.listed, "accepted"),
  "reject-shown": () => decide(app.listed, "rejected"),
  undo,
  search: () => {
    openPanel(true);
    find("search").select();
    find("search").focus();
  },
  clear: () => {
    find("more").open = false;
    app.filter = new Filter();
    find("filter").reset();
    refilter();
  },
  side: () => setView("side"),
  inline: () => setView("inline"),
  outcome: () => setView("outcome"),
  changed: () => {
    const isOnly = find("text").classList.toggle("only-changed");
    press("changed", isOnly);
    app.text.reveal(app.now);
  },
  panel: () => openPanel(!document.body.classList.contains("with-panel")),
  "file-next": () => setFile(app.file + 1),
  "file-previous": () => setFile(app.file - 1),
  keep: () => keepWord(),
  suppress: () => suppress(),
  save: () => (served ? save() : download()),
  download,
  quit: () => {
    const isOpen = app.reviews.some((_, index) => isNew(index));
    if (!isOpen || confirm("Some decisions are not saved. End the review without them?")) post("quit", {});
  },
  copy: () => copy(app.review.outcome()),
  text: () => give(`cleaned-${baseName()}`, app.review.outcome(), "text/plain"),
  afresh: () => decideAfresh(),
  theme: () => {
    const root = document.documentElement;
    const isDark = getComputedStyle(root).colorScheme === "dark" ||
      (root.dataset.theme === undefined && matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset.theme = isDark ? "light" : "dark";
    remember("theme", root.dataset.theme);
  },
  help: () => {
    find("help").showModal();
    find("close").focus();
  },
};

// Moving about

function setFile(index) {
  if (index < 0 || index >= app.reviews.length) return;
  app.file = index;
  if (!app.review) {
    app.reviews[index] = new Review(data.files[index]);
    for (const i of data.suppressed[index] || []) app.review.byNumber.get(i).isSuppressed = true;
    app.kept[index] = stateOfAll();
    restore();
  }
  find("files").value = String(index);
  find("name").textContent = app.review.name;
  document.title = `${app.review.name} – mtfix review`;
  app.now = null;
  app.chart.show(app.review);
  app.text.show(app.review, app.view);
  find("text").scrollTop = 0;
  refilter();
  const { notes } = data.files[index];
  if (notes.length) tell(notes.join("; "), true);
}

function setView(view) {
  app.view = view;
  ["side", "inline", "outcome"].forEach((name) => press(name, name === view));
  if (!app.review) return;
  app.text.show(app.review, view);
  choose(app.now);
}

function refilter() {
  for (const item of app.review.items) item.isOff = !app.filter.shows(item);
  app.listed = app.review.items.filter((item) => !item.isOff);
  app.text.filter();
  app.list.show(app.listed, app.now);
  app.chart.update(app.filter.rules);
  if (!app.now || app.now.isOff) choose(nearest());
  else choose(app.now);
  const all = app.review.items.length;
  find("shown").textContent = app.filter.isOpen ? `${all} findings` : `${app.listed.length} of ${all} findings`;
  find("clear").hidden = app.filter.isOpen;
  for (const what of ["accept-shown", "reject-shown"]) {
    document.querySelector(`[data-do="${what}"]`).disabled = !app.listed.length;
  }
}

// The first listed finding from the current one on.
function nearest() {
  const order = app.now ? app.now.order : 0;
  return app.listed.find((item) => item.order >= order) || app.listed[app.listed.length - 1] || null;
}

function move(step) {
  if (!app.listed.length) return;
  const place = app.list.places.get(app.now);
  const at = place === undefined ? -1 : place;
  choose(app.listed[Math.min(app.listed.length - 1, Math.max(0, at + step))], true);
}

// Make a finding the current one; the focus goes to it unless it is in the list.
function choose(item, withFocus = false) {
  app.now = item;
  app.list.select(item);
  showDetails();
  const mark = app.text.reveal(item);
  if (mark && withFocus && document.activeElement !== find("list")) {
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
  }
}

function showDetails() {
  const place = app.list.places.get(app.now);
  const held = find("current").contains(document.activeElement) && document.activeElement.dataset.do;
  find("current").replaceChildren(
    ...details(app.now, place === undefined ? 0 : place + 1, app.listed.length, Boolean(served)),
  );
  const again = held && find("current").querySelector(`[data-do="${held}"]`);
  if (again) again.focus();
}

function openPanel(isOpen) {
  document.body.classList.toggle("with-panel", isOpen);
  find("panel-button").setAttribute("aria-expanded", isOpen);
}

function press(name, isPressed) {
  document.querySelectorAll(`[data-do="${name}"]`).forEach((b) => b.setAttribute("aria-pressed", isPressed));
}

// Deciding

function ofRule() {
  const rule = app.now && app.now.rules[0];
  return app.review.items.filter((item) => item.rules.includes(rule));
}

function decide(items, state) {
  const edits = items.filter((item) => item && item.kind !== "flag");
  if (!edits.length) return items[0] && tell("A flag has nothing to accept or reject.");
  const { items: changed, refused } = app.review.decide(edits, state);
  redraw(changed);
  const done = edits.length === 1 ? capital(state) : `${changed.length} edits ${state}`;
  if (!refused) return tell(`${done}.`);
  if (edits.length === 1) return tell("It would overlap an edit that is accepted; reject that first.", true);
  tell(`${done}; ${refused} left, which would overlap accepted edits.`);
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}

function undo() {
  const changed = app.review.undo();
  if (!changed.length) return tell("Nothing to undo.");
  redraw(changed);
  choose(changed[0], true);
  tell(changed.length === 1 ? "Undone." : `${changed.length} decisions undone.`);
}

function decideAfresh() {
  const isOther = (item) => item.kind !== "flag" && item.state !== item.standard;
  const others = app.review.items.filter(isOther);
  const rejected = app.review.decide(others.filter((item) => item.standard === "rejected"), "rejected");
  const accepted = app.review.decide(others.filter((item) => item.standard === "accepted"), "accepted");
  redraw([...rejected.items, ...accepted.items]);
  tell("As mtfix would have it.");
}

function redraw(items) {
  const hasFocus = find("text").contains(document.activeElement);
  app.text.update(items);
  choose(app.now, hasFocus && document.activeElement !== find("text"));
  app.chart.update(app.filter.rules);
  showProgress();
  store();
}

function showProgress() {
  const accepted = app.review.count("accepted");
  const rejected = app.review.count("rejected");
  const flags = app.review.items.length - accepted - rejected;
  find("progress").textContent =
    `${accepted} accepted, ${rejected} rejected${flags ? `, ${flags} flag${flags === 1 ? "" : "s"}` : ""}`;
}

let silence = 0;
function tell(message, isFault = false) {
  const told = find("told");
  told.textContent = message;
  told.classList.toggle("fault", isFault);
  told.classList.add("seen");
  clearTimeout(silence);
  silence = setTimeout(() => told.classList.remove("seen"), isFault ? 12000 : 4000);
}

// Keys, pointer, forms

function onKey(event) {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    return ACTIONS.save();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || find("help").open) return;
  const { target } = event;
  if (target.matches("input, select, textarea")) {
    if (event.key === "Escape") find("text").focus();
    return;
  }
  if (target === find("list") && onListKey(event)) return event.preventDefault();
  const known = KEYS.find(([keys]) => keys.includes(event.key));
  if (!known) return;
  event.preventDefault();
  ACTIONS[known[2]]();
}

function onListKey(event) {
  const steps = { ArrowDown: 1, ArrowUp: -1, Home: -1e9, End: 1e9, PageDown: 8, PageUp: -8 };
  if (!(event.key in steps)) return false;
  move(steps[event.key]);
  return true;
}

function onClick(event) {
  const button = event.target.closest("[data-do]");
  const mark = event.target.closest("[data-i]");
  const rule = event.target.closest("[data-rule]");
  const menu = event.target.closest("#more");
  if (!menu || button) find("more").open = false;
  if (button) return ACTIONS[button.dataset.do]();
  if (rule) return toggleRule(rule.dataset.rule);
  if (mark) choose(app.review.byNumber.get(Number(mark.dataset.i)));
}

function toggleRule(rule) {
  const { rules } = app.filter;
  if (!rules.delete(rule)) rules.add(rule);
  refilter();
}

function onFilter() {
  app.filter.words = find("search").value.trim().toLowerCase();
  app.filter.kind = find("kind").value;
  app.filter.state = find("state").value;
  refilter();
}

function start() {
  const theme = (() => { try { return localStorage.getItem("theme"); } catch { return null; } })();
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  if (!served) {
    find("save").replaceChildren(make("span", "wide", "Download "), "decisions");
    find("save").title = "Download the decisions, for mtfix apply (w)";
    find("quit").remove();
    document.querySelector('#more [data-do="download"]').remove();
  }
  find("files").append(...data.files.map(({ name, items }, index) =>
    make("option", "", `${name} (${items.length})`, { value: index })));
  find("choose").hidden = data.files.length < 2;
  find("name").hidden = data.files.length > 1;
  find("keys").append(...KEYS.map(([keys, text]) =>
    make("p", "", [make("span", "", keys.flatMap((key) => [make("kbd", "", key), " "])), make("span", "", text)])));
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  find("filter").addEventListener("input", onFilter);
  find("filter").addEventListener("submit", (event) => { event.preventDefault(); move(0); find("text").focus(); });
  find("files").addEventListener("change", (event) => setFile(Number(event.target.value)));
  addEventListener("beforeunload", (event) => {
    if (served && app.reviews.some((_, index) => isNew(index))) event.preventDefault();
  });
  press("changed", false);
  openPanel(false);
  setView(app.view);
  if (data.files.length) setFile(0);
  else tell("There is nothing to review.");
  showProgress();
}

start();
