// The text pane: blocks of the text as rows, the items in them as marks.

const NAMES = {
  0x00a0: "NBSP", 0x202f: "NNBSP", 0x00ad: "SHY", 0x061c: "ALM", 0x200b: "ZWSP", 0x200e: "LRM",
  0x200f: "RLM", 0x202a: "LRE", 0x202b: "RLE", 0x202c: "PDF", 0x202d: "LRO", 0x202e: "RLO",
  0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xfeff: "BOM",
};
const UNSEEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\r(?!\n)|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const UNSEEN_IN_EDITS = new RegExp(`${UNSEEN.source}|\\r?\\n|\\t|[\\xa0\\u202f]|^ +| +$| +(?=\\n)`, "g");
const ROWS_IN_CHUNK = 40;

// An element with a class, some attributes and content; text is never read as HTML.
function make(tag, class_, content = [], attributes = {}) {
  const made = document.createElement(tag);
  if (class_) made.className = class_;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...(Array.isArray(content) ? content : [content]));
  return made;
}

// A text with signs for what cannot be seen in it; in edits also for spaces and line ends.
function visible(text, isEdit = false) {
  const pattern = isEdit ? UNSEEN_IN_EDITS : UNSEEN;
  if (text.search(pattern) < 0) return [text];
  const shown = [];
  let position = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > position) shown.push(text.slice(position, match.index));
    shown.push(...sign(match[0]));
    position = match.index + match[0].length;
  }
  if (position < text.length) shown.push(text.slice(position));
  return shown;
}

function sign(text) {
  if (/^ +$/.test(text)) return [make("span", "sign", "␣".repeat(text.length))];
  if (text.endsWith("\n")) return [make("span", "sign", "↵"), "\n"];
  if (text === "\t") return [make("span", "sign", "⇥"), "\t"];
  const code = text.codePointAt(0);
  const name = NAMES[code] || `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return [make("span", "chip", name)];
}

class TextPane {
  constructor(root) {
    this.root = root;
    this.rows = [];
    this.marked = [];
  }

  // Show a review from the start; view: "side", "inline" or "outcome".
  show(review, view) {
    this.review = review;
    this.view = view;
    this.rows = review.blocks.map((block) => this.row(block));
    const chunks = [];
    for (let k = 0; k < this.rows.length; k += ROWS_IN_CHUNK) {
      chunks.push(this.chunk(review.blocks.slice(k, k + ROWS_IN_CHUNK), k));
    }
    const heads = view === "side" ? ["Original", "Outcome"] : [];
    const head = make("div", "row heads", heads.map((name) => make("span", "", name)));
    this.root.replaceChildren(...(heads.length ? [head] : []), ...chunks);
    this.root.dataset.view = view;
    this.root.dataset.format = review.format;
  }

  // Chunks out of sight are not laid out; their height is guessed from their letters.
  chunk(blocks, from) {
    const made = make("div", "chunk", this.rows.slice(from, from + blocks.length));
    const wide = this.view === "side" ? 55 : 95;
    const lines = blocks.reduce((sum, block) => sum + 1 + Math.floor(this.sizeOf(block) / wide), 0);
    made.style.containIntrinsicBlockSize = `auto ${Math.round(lines * 1.6)}rem`;
    return made;
  }

  sizeOf(block) {
    let size = 0;
    for (let atom = block.start; atom < block.end; atom++) size += this.review.atoms[atom].length;
    return size;
  }

  row(block) {
    const has = block.items.length || block.flags.length;
    const made = make("div", has ? "row" : "row quiet");
    made.append(make("span", "line", block.line ? String(block.line) : "↪"), ...this.cells(block));
    return made;
  }

  cells(block) {
    const plan = this.review.plan(block);
    const sides = this.view === "side" ? ["old", "new"] : [this.view === "inline" ? "both" : "new"];
    return sides.map((side) => make("div", `cell ${side}`, this.content(block, plan, side), { dir: "auto" }));
  }

  content(block, plan, side) {
    return plan.flatMap(({ atom, item, isPoint }) =>
      item ? [this.mark(item, side, isPoint)] : this.plain(block, atom),
    );
  }

  plain(block, atom) {
    const text = visible(this.review.atoms[atom]);
    const flags = block.flags.filter((flag) => flag.first <= atom && atom < flag.last);
    if (!flags.length) return text;
    const inner = flags.reduce((a, b) => (b.last - b.first <= a.last - a.first ? b : a));
    return [make("mark", `flag ${inner.severity}`, text, { "data-i": inner.i, title: why(inner) })];
  }

  mark(item, side, isPoint) {
    const shown = item.kind === "flag" ? ["⚑"]
      : item.state === "accepted" ? change(item, side)
      : [isPoint ? make("span", "caret", "‸") : make("span", "stays", visible(item.old, true))];
    item.isDim = item.isOff;
    const class_ = `item ${item.kind} ${item.state || item.severity}${item.isOff ? " off" : ""}`;
    return make("span", class_, shown, {
      "data-i": item.i, title: why(item), role: "group", "aria-label": spoken(item),
    });
  }

  // Show anew what was decided.
  update(items) {
    for (const index of new Set(items.map((item) => item.block))) {
      const row = this.rows[index];
      row.replaceChildren(row.firstChild, ...this.cells(this.review.blocks[index]));
    }
  }

  // Dim what the filter leaves out.
  filter() {
    for (const item of this.review.items) {
      if (Boolean(item.isDim) === item.isOff) continue;
      item.isDim = item.isOff;
      for (const mark of this.marksOf(item)) mark.classList.toggle("off", item.isOff);
    }
  }

  marksOf(item) {
    return [...this.rows[item.block].querySelectorAll(`[data-i="${item.i}"]`)];
  }

  // Mark the current item and bring it into sight; gives the place for the focus.
  reveal(item) {
    this.marked.forEach((mark) => mark.classList.remove("now"));
    this.marked = item ? this.marksOf(item) : [];
    this.marked.forEach((mark) => mark.classList.add("now"));
    const last = this.marked[this.marked.length - 1];
    if (last) last.scrollIntoView({ block: "nearest" });
    return last;
  }
}

function change(item, side) {
  const gone = item.old ? visible(item.old, true) : [];
  const come = item.new ? visible(item.new, true) : [];
  const shown = [];
  if (side !== "new" && (gone.length || side === "old")) {
    shown.push(make("del", gone.length ? "" : "gap", gone));
  }
  if (side !== "old" && (come.length || side === "new")) {
    shown.push(make("ins", come.length ? "" : "gap", come));
  }
  return shown;
}

function why(item) {
  return item.causes.map(([rule, reason]) => `${reason} [${rule}]`).join("\n");
}

function spoken(item) {
  if (item.kind === "flag") return `Flag: ${item.reason}`;
  const kind = item.kind === "withheld" ? "Withheld edit" : "Edit";
  return `${kind}, ${item.state}: ${item.reason}`;
}
