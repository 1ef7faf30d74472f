// The comparison of three states of a product. No function here touches the page.

function same(first, second) {
  return (first ?? null) === (second ?? null);
}

/** Returns the fields of "mine" that differ from the state that was read, for a merge patch. */
export function changes(fields, base, mine) {
  const changed = {};
  for (const { name } of fields) {
    if (!same(base[name], mine[name])) {
      changed[name] = mine[name] ?? null;
    }
  }
  return changed;
}

/**
 * Compares what both sides have made of the same state. A field that only one side has changed has a choice from the
 * start. If both have changed it to different values, "choice" is null: only the user can decide.
 */
export function compare(fields, base, mine, theirs) {
  return fields
    .filter(({ name }) => !same(base[name], mine[name]) || !same(base[name], theirs[name]))
    .map((field) => {
      const { name } = field;
      const row = { field, base: base[name] ?? null, mine: mine[name] ?? null, theirs: theirs[name] ?? null };
      if (same(row.mine, row.theirs)) {
        return { ...row, agreed: true, choice: "theirs" };
      }
      if (same(row.base, row.mine)) {
        return { ...row, agreed: false, choice: "theirs" };
      }
      return { ...row, agreed: false, choice: same(row.base, row.theirs) ? "mine" : null };
    });
}
