// The editor of a product. It remembers the state and the entity tag that were read, and sends the tag with each save.

import * as api from "./api.js";
import { conflictForm } from "./conflict.js";
import { announce, busy, element, heading, problemBox, show } from "./dom.js";
import { FIELDS, textOf, valueOf } from "./fields.js";
import { changes } from "./merge.js";

/** Shows the editor of a stored product. */
export async function showProduct(id, isCurrent) {
  try {
    const read = await api.read(id);
    if (isCurrent()) {
      edit(id, read);
    }
  } catch (problem) {
    if (isCurrent()) {
      show(heading("Product"), problemBox(problem), back());
    }
  }
}

/** Shows the editor of a product that is not stored yet. */
export function showNew() {
  const key = crypto.randomUUID();
  form("New product", {}, "Create", async (mine) => {
    const { object } = await api.create(given(mine), key);
    announce("Created “" + object.title + "”.");
    location.hash = "#/product/" + encodeURIComponent(object.id);
  });
}

function edit(id, { object: base, tag }) {
  const save = async (mine) => {
    const fields = changes(FIELDS, base, mine);
    if (Object.keys(fields).length === 0) {
      announce("Nothing has changed.");
      return;
    }
    await store(id, base, mine, tag, fields);
  };
  const remove = async () => {
    if (confirm("Delete “" + base.title + "”?")) {
      await api.remove(id, tag);
      announce("Deleted “" + base.title + "”.");
      location.hash = "#/";
    }
  };
  form(base.title, base, "Save", save, [
    element("button", { type: "button", class: "danger", onclick: (event) => attempt(event.currentTarget, remove) }, "Delete"),
    element("a", { class: "button", href: location.href, target: "_blank", rel: "noopener" }, "Open in a second window"),
  ]);
  document.getElementById("main").append(
    element(
      "p",
      { class: "hint" },
      "Version " + base.version + ", revision ",
      element("code", {}, base.revision),
      ". Change the product in two windows and save both: the second save is refused, because it does not have the " +
        "current revision.",
    ),
  );
}

/** Saves changes on the state with a tag. If another window has saved before, the user decides. */
async function store(id, base, mine, tag, fields) {
  try {
    const saved = await api.change(id, tag, fields);
    edit(id, saved);
    announce("Saved as version " + saved.object.version + ".");
  } catch (problem) {
    if (problem.status === 412) {
      await conflict(id, base, mine);
    } else if (problem.status === 404) {
      gone(id, mine);
    } else {
      throw problem;
    }
  }
}

async function conflict(id, base, mine) {
  const theirs = await api.read(id);
  conflictForm(base, mine, theirs.object, {
    // What was decided is a change of their state, so it is saved with their tag. It may meet a conflict again.
    save: (decided) => {
      const fields = changes(FIELDS, theirs.object, decided);
      if (Object.keys(fields).length > 0) {
        return store(id, theirs.object, decided, theirs.tag, fields);
      }
      edit(id, theirs);
      announce("Nothing to save: the stored version " + theirs.object.version + " already has these values.");
      return Promise.resolve();
    },
    discard: () => {
      edit(id, theirs);
      announce("Your changes were dropped. This is version " + theirs.object.version + ".");
    },
  });
}

function gone(id, mine) {
  const again = async () => {
    try {
      edit(id, await api.createAs(id, given(mine)));
      announce("Created again.");
    } catch (problem) {
      if (problem.status !== 412) {
        throw problem;
      }
      await conflict(id, {}, mine);
    }
  };
  const button = element("button", { type: "button", onclick: (event) => attempt(event.currentTarget, again) }, "Create it again");
  show(
    heading("Deleted meanwhile"),
    element("p", {}, "Another window has deleted “" + (mine.title ?? "") + "” since you opened it."),
    element("p", { class: "actions" }, button, back()),
  );
}

function given(mine) {
  return Object.fromEntries(Object.entries(mine).filter(([, value]) => value !== null));
}

function back() {
  return element("a", { class: "button", href: "#/" }, "Back to the list");
}

/** Runs an action of a button, and shows a refusal beside it. */
async function attempt(button, action) {
  await busy(button, async () => {
    const place = button.closest("form, p");
    place.parentElement.querySelectorAll(".alert").forEach((old) => old.remove());
    try {
      await action();
    } catch (problem) {
      if (!(problem instanceof api.Problem)) {
        throw problem;
      }
      const box = problemBox(problem, problem.status === 412 ? " Reload the page to see the current state." : "");
      place.before(box);
      box.focus();
    }
  });
}

function form(title, values, label, save, others = []) {
  const inputs = FIELDS.map((field) => input(field, values[field.name]));
  const submit = element("button", { type: "submit", class: "primary" }, label);
  const onsubmit = (event) => {
    event.preventDefault();
    const mine = Object.fromEntries(
      FIELDS.map((field) => [field.name, valueOf(field, document.getElementById("edit-" + field.name).value)]),
    );
    attempt(submit, () => save(mine));
  };
  show(
    element("p", {}, element("a", { href: "#/" }, "← Products")),
    heading(title),
    element("form", { class: "editor", "aria-label": "Product", onsubmit }, inputs, element("p", { class: "actions" }, submit, others)),
  );
}

function input(field, value) {
  const id = "edit-" + field.name;
  const attributes = { id, name: field.name, required: field.required, ...field.attributes };
  const made = element(field.long ? "textarea" : "input", attributes);
  made.value = textOf(field, value);
  return element("p", { class: "field" }, element("label", { for: id }, field.label), made);
}
