// The panel: the current finding, the filter, totals by rule, and the list of findings.

const ROW = 56; // the height of an entry of the list, as the style sheet has it
const CUT = 120;

// Entries of the list stand in the page only where they are in sight.
class List {
  constructor(root) {
    this.root = root;
    this.items = [];
    this.inner = make("div", "inner", [], { role: "presentation" });
    root.append(this.inner);
    root.addEventListener("scroll", () => requestAnimationFrame(() => this.draw()), { passive: true });
    new ResizeObserver(() => this.draw()).observe(root);
  }

  show(items, now) {
    this.items = items;
    this.places = new Map(items.map((item, place) => [item, place]));
    this.inner.style.blockSize = `${items.length * ROW}px`;
    this.root.hidden = !items.length;
    this.select(now);
  }

  select(now) {
    this.now = now;
    const place = this.places.get(now);
    if (place !== undefined) {
      const { scrollTop, clientHeight } = this.root;
      const isSeen = place * ROW >= scrollTop && (place + 1) * ROW <= scrollTop + clientHeight;
      if (!isSeen) this.root.scrollTop = Math.max(0, place * ROW - clientHeight / 2);
    }
    this.draw();
  }

  draw() {
    const first = Math.max(0, Math.floor(this.root.scrollTop / ROW) - 4);
    const last = Math.min(this.items.length, first + Math.ceil(this.root.clientHeight / ROW) + 9);
    const entries = [];
    for (let place = first; place < last; place++) entries.push(this.entry(place));
    this.inner.replaceChildren(...entries);
    const isDrawn = this.inner.querySelector("[aria-selected=true]");
    if (isDrawn) this.root.setAttribute("aria-activedescendant", isDrawn.id);
    else this.root.removeAttribute("aria-activedescendant");
  }

  entry(place) {
    const item = this.items[place];
    const made = make("div", `entry ${item.kind} ${item.state || ""}`, [
      make("span", "at", String(item.line)),
      make("span", "words", inShort(item)),
      make("span", "rule", item.rules.join(", ")),
      make("span", "state", stateOf(item)),
    ], {
      role: "option", id: `entry-${item.i}`, "data-i": item.i,
      "aria-selected": item === this.now, "aria-setsize": this.items.length, "aria-posinset": place + 1,
    });
    made.style.insetBlockStart = `${place * ROW}px`;
    return made;
  }
}

function inShort(item) {
  const old = cut(item.old);
  if (item.kind === "flag") return [make("bdi", "", old.length ? visible(old) : "⚑")];
  return [
    make("bdi", "before", old ? visible(old, true) : "∅"), " → ",
    make("bdi", "after", item.new ? visible(cut(item.new), true) : "∅"),
  ];
}

function cut(text) {
  return text.length > CUT ? `${text.slice(0, CUT)}…` : text;
}

function stateOf(item) {
  if (item.isSuppressed) return "suppressed";
  if (item.kind === "flag") return "flag";
  return item.kind === "withheld" && item.state === "rejected" ? "withheld" : item.state;
}

// Totals by rule, as a table whose bars are drawn to the largest.
class Chart {
  constructor(root) {
    this.root = root;
  }

  show(review) {
    this.rules = new Map();
    for (const item of review.items) item.rules.forEach((rule) => this.totalOf(rule).items.push(item));
    const sorted = [...this.rules.values()].sort(
      (a, b) => b.items.length - a.items.length || (a.rule < b.rule ? -1 : 1),
    );
    this.most = sorted.length ? sorted[0].items.length : 1;
    this.root.replaceChildren(...sorted.map((total) => this.line(total)));
    this.update();
  }

  totalOf(rule) {
    if (!this.rules.has(rule)) this.rules.set(rule, { rule, items: [] });
    return this.rules.get(rule);
  }

  line(total) {
    total.button = make("button", "", total.rule, { type: "button", "data-rule": total.rule });
    total.full = make("span", "full");
    total.open = make("span", "open");
    total.flags = make("span", "flags");
    total.number = make("td", "number");
    const bar = make("span", "bars", [total.full, total.open, total.flags], { "aria-hidden": "true" });
    return make("tr", "", [
      make("th", "", total.button, { scope: "row" }), make("td", "", bar), total.number,
    ]);
  }

  update(chosen = new Set()) {
    for (const total of this.rules.values()) {
      const all = total.items.length;
      const count = (state) => total.items.reduce((sum, item) => sum + (item.state === state), 0);
      const [accepted, rejected] = [count("accepted"), count("rejected")];
      const width = (number) => `${(100 * number) / this.most}%`;
      total.full.style.inlineSize = width(accepted);
      total.open.style.inlineSize = width(rejected);
      total.flags.style.inlineSize = width(all - accepted - rejected);
      total.number.textContent = String(all);
      total.number.title = `${accepted} of ${all} accepted`;
      total.button.setAttribute("aria-pressed", chosen.has(total.rule));
    }
  }
}

// What the reader wants to see.
class Filter {
  constructor() {
    this.rules = new Set();
    Object.assign(this, { kind: "", state: "", words: "" });
  }

  get isOpen() {
    return !this.rules.size && !this.kind && !this.state && !this.words;
  }

  shows(item) {
    return (
      (!this.rules.size || item.rules.some((rule) => this.rules.has(rule))) &&
      (!this.kind || item.kind === this.kind || (item.kind !== "flag" && item.safety === this.kind)) &&
      (!this.state || item.state === this.state) &&
      (!this.words || item.told.includes(this.words))
    );
  }
}

// The finding at hand, with all that can be done about it.
function details(item, place, total, isServed) {
  if (!item) return [make("p", "none", "Nothing is listed.")];
  const isFlag = item.kind === "flag";
  const badges = isFlag ? [stateOf(item), item.severity] : [item.safety, stateOf(item)];
  const head = make("p", "head", [
    make("strong", "", place ? `${place} of ${total}` : "Not listed"),
    make("span", "at", `line ${item.line}, column ${item.column}`),
    ...badges.map((name) => make("span", `badge ${name}`, name)),
  ]);
  const words = make("p", `words ${item.state || ""}`, isFlag ? visible(cut(item.old)) : [
    make("del", item.old ? "" : "gap", visible(cut(item.old), true)), " → ",
    make("ins", item.new ? "" : "gap", visible(cut(item.new), true)),
    ...(item.new ? [] : [make("span", "none", "nothing")]),
  ], { dir: "auto" });
  const reasons = make("ul", "reasons", item.causes.map(([rule, reason]) =>
    make("li", "", [...visible(reason), " ", make("code", "", rule)])));
  return [head, words, reasons, make("div", "doing", doing(item, isServed))];
}

function doing(item, isServed) {
  const rule = item.rules[0];
  const button = (name, what, key, pressed) =>
    make("button", `do-${what}`, [name, " ", make("kbd", "", key)], {
      type: "button", "data-do": what, ...(pressed === undefined ? {} : { "aria-pressed": pressed }),
    });
  const edit = [
    button("Accept", "accept", "a", item.state === "accepted"),
    button("Reject", "reject", "r", item.state === "rejected"),
  ];
  const rules = [
    button("Accept rule", "accept-rule", "A"),
    button("Reject rule", "reject-rule", "R"),
  ];
  rules.forEach((made) => (made.title = `All edits of ${rule}`));
  const served = isServed ? [button("Suppress", "suppress", "S")] : [];
  if (isServed && isOfCase(item)) served.unshift(button("Keep word", "keep", "K"));
  const moving = [
    button("Previous", "previous", "k"), button("Next", "next", "j"), button("Undo", "undo", "u"),
  ];
  const group = (name, made) => make("div", "group", made, { role: "group", "aria-label": name });
  return [
    ...(item.kind === "flag" ? [] : [group("This edit", edit)]),
    group("Moving", moving),
    ...(item.kind === "flag" ? [] : [group("All edits of its rule", rules)]),
    ...(served.length ? [group("For good", served)] : []),
  ];
}

// Whether an edit changes nothing but capitals.
function isOfCase(item) {
  return item.kind !== "flag" && item.old !== item.new && item.old.toLowerCase() === item.new.toLowerCase();
}
