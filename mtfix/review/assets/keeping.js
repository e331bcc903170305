// Where decisions go: to the server, into files, into the browser's memory.

function stateOfAll(review = app.review) {
  return review.items.map(({ state, isSuppressed }) => (isSuppressed ? "s" : (state || "f")[0])).join("");
}

function isNew(index) {
  return app.reviews[index] && app.kept[index] !== stateOfAll(app.reviews[index]);
}

// What the server has to say is told; gives its answer, or null if it refused.
async function post(path, body) {
  try {
    const answer = await fetch(`${served.base}/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Mtfix-Token": served.token },
      body: JSON.stringify({ file: app.file, ...body }),
    });
    const told = await answer.json();
    tell(told.message || (told.ok ? "Done." : "Refused."), !told.ok);
    return told.ok ? told : null;
  } catch {
    tell("mtfix review does not answer any more; decisions can still be downloaded.", true);
    return null;
  }
}

async function save() {
  const file = app.file;
  const states = stateOfAll();
  const edits = app.review.items.filter((item) => item.kind !== "flag").sort((a, b) => a.i - b.i);
  const isSaved = await post("save", {
    decisions: edits.map(({ i, state }) => ({ i, state })),
    suppressed: app.review.items.filter((item) => item.isSuppressed).map(({ i }) => i),
  });
  if (isSaved) app.kept[file] = states;
}

function keepWord() {
  const item = app.now;
  if (!served || !item || !isOfCase(item)) return tell("Only the case of a word can be kept.");
  return rejectForGood("keep", item, { word: item.word });
}

function suppress() {
  if (served && app.now) return rejectForGood("suppress", app.now, {});
}

async function rejectForGood(path, item, more) {
  const { review } = app;
  const told = await post(path, { i: item.i, ...more });
  if (!told) return;
  const others = (told.decisions || []).filter(({ state }) => state === "rejected");
  const rejected = new Set([item, ...others.map(({ i }) => review.byNumber.get(i))]);
  const isCommented = path === "suppress" && (told.suppressed || []).includes(item.i);
  const { items } = review.decide([...rejected], "rejected", isCommented ? item : null);
  if (review === app.review) redraw(items);
}

// The format is that of mtfix/decisions.py.
function download() {
  const { head, name } = app.review;
  const lines = [["mtfix-decisions", 1], ["mtfix", head.mtfix], ["name", name], ["encoding", "utf-8"],
    ["bom", ""], ["sha256", head.sha256]].map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  const rows = app.review.decisions().map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  give(`${baseName()}.mtfix-decisions.json`,
    ["{", ...lines, `  "decisions": [${rows ? `\n${rows}\n  ` : ""}]`, "}", ""].join("\n"), "application/json");
}

function baseName() {
  return app.review.name.split(/[\\/]/).pop().replace(/[^\p{L}\p{N}._ -]/gu, "_") || "text";
}

function give(name, text, type) {
  if (text.isWellFormed && !text.isWellFormed()) return tell("This text is no Unicode: use mtfix fix instead.", true);
  const link = make("a", "", [], { download: name });
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  tell(`${name} is in your downloads.`);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    tell("The outcome is on the clipboard.");
  } catch {
    tell("The browser does not let this page copy; download the outcome instead.", true);
  }
}

// A page that is not served keeps decisions in the browser: which items differ from the standard.
function storeKey() {
  return `mtfix-review:${app.review.head.sha256}:${app.review.items.length}`;
}

function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch { /* there is no such place, or it is full: nothing is remembered */ }
}

function store() {
  if (!served) remember(storeKey(), stateOfAll());
}

function restore() {
  let states = "";
  try {
    states = served ? "" : localStorage.getItem(storeKey()) || "";
  } catch { /* nothing was remembered */ }
  const { review } = app;
  if (states.length !== review.items.length || states === stateOfAll()) return;
  const named = { a: "accepted", r: "rejected" };
  for (const state of ["r", "a"]) {
    review.decide(review.items.filter((item, order) => states[order] === state), named[state]);
  }
  review.past = [];
  tell("Your decisions of last time are here again.");
}

