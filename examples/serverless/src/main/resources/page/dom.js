// Elements. Data reaches the page as text nodes and attributes only, so it cannot become markup.

/** Returns an element. Properties that begin with "on" are listeners; a null or false property is left out. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) {
      made.addEventListener(key.slice(2), value);
    } else if (value === true) {
      made.setAttribute(key, "");
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, String(value));
    }
  }
  made.append(...children.flat().filter((child) => child !== null));
  return made;
}

/** Shows a view, and moves the focus to its heading, so that screen readers begin there. */
export function show(...content) {
  const main = document.getElementById("main");
  main.replaceChildren(...content);
  const heading = main.querySelector("h1");
  document.title = heading === null ? "Shop" : heading.textContent + " – Shop";
  heading?.focus();
}

/** Returns the heading of a view. */
export function heading(text) {
  return element("h1", { tabindex: "-1" }, text);
}

/** Reports what has happened, in a live region. */
export function announce(text) {
  document.getElementById("status").textContent = text;
}

/** Returns a box for an error, which is announced at once. */
export function alertBox(title, detail, items = []) {
  return element(
    "div",
    { class: "alert", role: "alert", tabindex: "-1" },
    element("p", {}, element("strong", {}, title)),
    detail ? element("p", {}, detail) : null,
    items.length === 0 ? null : element("ul", {}, items.map((item) => element("li", {}, item))),
  );
}

/** Returns a box for a refusal. The violations say more than its text, which names the framework's code and id. */
export function problemBox(problem, hint = "") {
  const detail = problem.violations.length === 0 ? problem.detail + hint : hint;
  return alertBox(problem.message + ".", detail, problem.violations);
}

/** Runs an action of a button, which is busy until the action ends. */
export async function busy(button, action) {
  if (button.getAttribute("aria-disabled") === "true") {
    return;
  }
  button.setAttribute("aria-disabled", "true");
  try {
    await action();
  } finally {
    button.removeAttribute("aria-disabled");
  }
}
