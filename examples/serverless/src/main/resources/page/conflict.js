// The view of a conflict: both values side by side, and a choice for each field.

import { alertBox, announce, element, heading, problemBox, show } from "./dom.js";
import { FIELDS, shown, textOf, valueOf } from "./fields.js";
import { compare } from "./merge.js";
import { Problem } from "./api.js";

/** Shows a conflict. "save" gets the merged product, and "discard" is called if the user takes theirs as a whole. */
export function conflictForm(base, mine, theirs, { save, discard }) {
  const rows = compare(FIELDS, base, mine, theirs);
  const open = rows.filter((row) => !row.agreed);
  const submit = element("button", { type: "submit", class: "primary" }, "Save what is chosen");
  const keepMine = () => choose(open, "mine");
  const form = element(
    "form",
    { class: "conflict", "aria-label": "Conflict", novalidate: true },
    element(
      "p",
      { class: "actions" },
      element("button", { type: "button", onclick: keepMine }, "Choose all of mine"),
      element("button", { type: "button", onclick: discard }, "Take theirs, drop mine"),
    ),
    rows.map((row) => (row.agreed ? agreed(row) : fieldset(row))),
    element("p", { class: "actions" }, submit),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    form.querySelectorAll(".alert").forEach((old) => old.remove());
    const undecided = open.filter((row) => chosen(row) === null);
    if (undecided.length > 0) {
      const box = alertBox("Decide each field first.", "", undecided.map((row) => row.field.label));
      submit.parentElement.before(box);
      radio(undecided[0], "mine").focus();
      return;
    }
    submit.disabled = true;
    try {
      await save(decided(theirs, open));
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      const box = problemBox(problem);
      submit.parentElement.before(box);
      box.focus();
    } finally {
      submit.disabled = false;
    }
  });
  announce("");
  show(
    heading("Conflict"),
    element(
      "p",
      {},
      "Another window has saved version " + theirs.version + " since you opened version " + (base.version ?? "0") +
        ". Nothing was overwritten. Choose a value for each field.",
    ),
    form,
  );
}

function radio(row, side) {
  return document.getElementById("choose-" + row.field.name + "-" + side);
}

function choose(rows, side) {
  rows.forEach((row) => (radio(row, side).checked = true));
}

function chosen(row) {
  return ["mine", "theirs", "other"].find((side) => radio(row, side).checked) ?? null;
}

/** Returns their state with the chosen values. */
function decided(theirs, rows) {
  const result = Object.fromEntries(FIELDS.map(({ name }) => [name, theirs[name] ?? null]));
  for (const row of rows) {
    const side = chosen(row);
    const other = document.getElementById("other-" + row.field.name);
    result[row.field.name] = side === "other" ? valueOf(row.field, other.value) : row[side];
  }
  return result;
}

function fieldset(row) {
  return element(
    "fieldset",
    { class: row.choice === null ? "undecided" : null },
    element("legend", {}, row.field.label),
    element("p", { class: "base" }, "When you opened it: " + shown(row.field, row.base)),
    element("div", { class: "sides" }, side(row, "mine", "Yours"), side(row, "theirs", "Theirs"), other(row)),
    row.choice === null ? element("p", { class: "hint" }, "Both have changed " + row.field.name + ".") : null,
  );
}

function option(row, value, label, ...content) {
  const id = "choose-" + row.field.name + "-" + value;
  const input = element("input", { type: "radio", id, name: "choose-" + row.field.name, value, checked: row.choice === value });
  return element("div", { class: "side" }, input, element("label", { for: id }, label, ...content));
}

function side(row, value, label) {
  const isChanged = (row[value] ?? null) !== (row.base ?? null);
  return option(
    row,
    value,
    element("span", { class: "side-name" }, label + (isChanged ? " (changed)" : "")),
    element("span", { class: "value" }, shown(row.field, row[value])),
  );
}

function other(row) {
  const id = "other-" + row.field.name;
  const attributes = { id, "aria-label": "Another value for " + row.field.name, ...row.field.attributes };
  const input = element(row.field.long ? "textarea" : "input", attributes);
  input.value = textOf(row.field, row.mine);
  input.addEventListener("input", () => choose([row], "other"));
  const made = option(row, "other", element("span", { class: "side-name" }, "Another value"));
  made.append(input);
  return made;
}

function agreed(row) {
  return element("p", { class: "agreed" }, row.field.label + ": both have " + shown(row.field, row.theirs) + ".");
}
