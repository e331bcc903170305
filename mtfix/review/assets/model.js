// The text under review: atoms of the original, the items that cover them, and what was decided.

class Review {
  constructor(file) {
    Object.assign(this, { name: file.name, format: file.format, head: file });
    this.atoms = file.atoms;
    this.items = file.items.map((item, order) => readItem(file, item, order));
    this.blocks = readBlocks(file);
    this.byNumber = new Map(this.items.map((item) => [item.i, item]));
    this.items.forEach((item) => this.place(item));
    this.past = []; // steps that can be undone: lists of [item, state and suppression before]
  }

  // Each item is in the block that shows it; a flag may cover several.
  place(item) {
    item.block = this.blockAt(item.first);
    this.blocks[item.block].items.push(item);
    if (item.kind !== "flag") return;
    const last = Math.min(item.block + 200, this.blocks.length - 1);
    for (let b = item.block; b <= last && this.blocks[b].start < Math.max(item.last, item.first + 1); b++) {
      this.blocks[b].flags.push(item);
    }
  }

  blockAt(atom) {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.blocks[middle].start <= atom) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // Accept or reject some items as one step, and suppress one of them; tells how many changed and
  // how many could not.
  decide(items, state, suppressed = null) {
    const step = [];
    let refused = 0;
    for (const item of items) {
      const isFlag = item.kind === "flag";
      const isSuppressed = state === "rejected" && (item.isSuppressed || item === suppressed);
      if ((isFlag || item.state === state) && item.isSuppressed === isSuppressed) continue;
      if (state === "accepted" && this.rival(item)) {
        refused += 1;
        continue;
      }
      step.push([item, item.state, item.isSuppressed]);
      if (!isFlag) item.state = state;
      item.isSuppressed = isSuppressed;
    }
    if (step.length) this.past.push(step);
    return { items: step.map(([item]) => item), refused };
  }

  // The accepted edit that an item cannot stand beside.
  rival(item) {
    return this.blocks[item.block].items.find(
      (other) => other !== item && other.state === "accepted" && overlap(item, other),
    );
  }

  undo() {
    const step = this.past.pop() || [];
    step.forEach(([item, state, isSuppressed]) => Object.assign(item, { state, isSuppressed }));
    return step.map(([item]) => item);
  }

  // The text as it would be written.
  outcome() {
    return this.blocks.map((block) => this.outcomeOf(block)).join("");
  }

  outcomeOf(block) {
    const written = [];
    let atom = block.start;
    for (const item of block.items) {
      if (item.state !== "accepted") continue;
      while (atom < item.first) written.push(this.atoms[atom++]);
      written.push(item.new);
      atom = item.last;
    }
    while (atom < block.end) written.push(this.atoms[atom++]);
    return written.join("");
  }

  // How a block is shown, in order: { atom }, or { item }, which isPoint where it has no width.
  // Accepted edits come first to their places; what would overlap them is a point.
  plan(block) {
    const spans = new Map();
    const points = new Map();
    const taken = new Set(); // atoms that an item covers
    const cut = new Set(); // points between atoms where an item stands
    const isFree = (item) => {
      for (let k = item.first; k < item.last; k++) {
        if (taken.has(k) || (k > item.first && cut.has(k))) return false;
      }
      return true;
    };
    for (const item of byWeight(block.items)) {
      if (item.kind !== "flag" && item.first < item.last && isFree(item)) {
        spans.set(item.first, item);
        for (let k = item.first; k < item.last; k++) taken.add(k);
      } else {
        if (item.state === "accepted") cut.add(item.first);
        if (!points.has(item.first)) points.set(item.first, []);
        points.get(item.first).push(item);
      }
    }
    return inOrder(block, spans, points);
  }

  // The row of a file of decisions for every edit, as `mtfix apply` reads them.
  decisions() {
    const edits = this.items.filter((item) => item.kind !== "flag").sort((a, b) => a.i - b.i);
    const rows = edits.map((item) => {
      const [start, end, old, replacement] = item.edit;
      const causes = item.causes.map(([rule, reason, safety]) => ({ rule, reason, safety }));
      return { state: item.state, start, end, old, new: replacement, causes };
    });
    return rows.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  count(state) {
    return this.items.reduce((sum, item) => sum + (item.state === state), 0);
  }
}

function readItem(file, item, order) {
  const causes = item.causes.map((number) => file.causes[number]);
  const standard = { edit: "accepted", withheld: "rejected" }[item.kind];
  const read = { ...item, order, causes, standard, isOff: false, isSuppressed: false };
  read.rules = [...new Set(causes.map(([rule]) => rule))];
  read.reason = [...new Set(causes.map(([, reason]) => reason))].join("; ");
  read.old = file.atoms.slice(item.first, Math.min(item.last, item.first + 2000)).join("");
  read.told = [read.old, item.new || "", ...read.rules, read.reason].join("\n").toLowerCase();
  return read;
}

function readBlocks(file) {
  const starts = file.blocks.length ? file.blocks : [[0, 1]];
  return starts.map(([start, line], index) => {
    const end = index + 1 < starts.length ? starts[index + 1][0] : file.atoms.length;
    return { index, start, end, line, items: [], flags: [] };
  });
}

function byWeight(items) {
  return [...items.filter((item) => item.state === "accepted"),
          ...items.filter((item) => item.state !== "accepted")];
}

function inOrder(block, spans, points) {
  const runs = [];
  const pointsAt = (atom) => (points.get(atom) || []).map((item) => ({ item, isPoint: true }));
  for (let atom = block.start; atom <= block.end; ) {
    runs.push(...pointsAt(atom));
    if (atom === block.end) break;
    const item = spans.get(atom);
    runs.push(item ? { item } : { atom });
    for (let k = atom + 1; item && k < item.last; k++) runs.push(...pointsAt(k));
    atom = item ? item.last : atom + 1;
  }
  return runs;
}

// Edits that cannot both be made.
function overlap(a, b) {
  if (a.first === a.last && b.first === b.last) return a.first === b.first;
  return a.first < b.last && b.first < a.last;
}
