// The list of products, with filters and pages.

import * as api from "./api.js";
import { announce, busy, element, heading, problemBox, show } from "./dom.js";
import { price } from "./fields.js";
import { SAMPLES } from "./samples.js";

const LIMITS = ["5", "10", "20", "50"];
const COLUMNS = [
  { label: "Title", sort: "title" },
  { label: "Category" },
  { label: "Price", sort: "price", number: true },
  { label: "Stock", number: true },
  { label: "Version", number: true, extra: true },
];

let latest = 0;
let trail = { filter: "", cursors: [] };

/** Shows the list for the filter in the address. */
export async function showList(filter) {
  const key = api.currentTenant() + "?" + filter;
  if (trail.filter !== key) {
    trail = { filter: key, cursors: [] };
  }
  const results = element("section", { "aria-labelledby": "results", "aria-busy": "true" });
  show(
    element(
      "div",
      { class: "bar" },
      heading("Products"),
      element("a", { class: "button primary", href: "#/new" }, "New product"),
    ),
    filterForm(filter),
    results,
  );
  await load(results, filter);
}

function field(id, label, input) {
  input.id = id;
  return element("p", { class: "field" }, element("label", { for: id }, label), input);
}

function choice(name, value, options) {
  return element(
    "select",
    { name },
    options.map(([key, label]) => element("option", { value: key, selected: key === value }, label)),
  );
}

function filterForm(filter) {
  const text = (name, attributes = {}) => element("input", { name, value: filter.get(name) ?? "", ...attributes });
  const number = { type: "number", min: 0, step: "0.01", inputmode: "decimal" };
  const titles = element(
    "div",
    { class: "range" },
    field("title-from", "Title from", text("title.from")),
    field("title-to", "Title to", text("title.to")),
  );
  const prices = element(
    "div",
    { class: "range" },
    field("price-from", "Price from", text("price.from", number)),
    field("price-to", "Price to", text("price.to", number)),
  );
  const category = text("category", { autocomplete: "off", "aria-describedby": "category-hint" });
  const adapt = () => {
    titles.hidden = category.value.trim() !== "";
    prices.hidden = !titles.hidden;
  };
  category.addEventListener("input", adapt);
  adapt();
  return element(
    "form",
    { class: "filter", "aria-label": "Filter", onsubmit: applyFilter, novalidate: true },
    field("category", "Category", category),
    titles,
    prices,
    field("order", "Order", choice("order", filter.get("order") ?? "asc", [["asc", "Ascending"], ["desc", "Descending"]])),
    field("limit", "Per page", choice("limit", filter.get("limit") ?? "10", LIMITS.map((each) => [each, each]))),
    element("p", { class: "field" }, element("button", { type: "submit" }, "Apply")),
    element(
      "p",
      { class: "hint", id: "category-hint" },
      "With a category the list is by price, without one by title. Each has an index; nothing is scanned.",
    ),
  );
}

function applyFilter(event) {
  event.preventDefault();
  const filter = new URLSearchParams();
  for (const input of event.target.elements) {
    if (input.name && input.value.trim() !== "" && !input.closest("[hidden]")) {
      filter.set(input.name, input.value.trim());
    }
  }
  const address = "#/?" + filter;
  if (location.hash === address) {
    window.dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = address;
  }
}

async function load(results, filter) {
  const turn = ++latest;
  const parameters = { limit: "10", ...Object.fromEntries(filter) };
  const cursor = trail.cursors.at(-1);
  if (cursor !== undefined) {
    parameters.cursor = cursor;
  }
  results.setAttribute("aria-busy", "true");
  let page;
  try {
    page = await api.list(parameters);
  } catch (problem) {
    if (turn === latest) {
      results.replaceChildren(problemBox(problem));
      results.removeAttribute("aria-busy");
    }
    return;
  }
  if (turn !== latest) {
    return; // A later request has replaced this one.
  }
  results.removeAttribute("aria-busy");
  const number = trail.cursors.length + 1;
  results.replaceChildren(
    element("h2", { id: "results", tabindex: "-1" }, "Page " + number),
    page.items.length === 0 ? empty(results, filter) : table(page.items, filter),
    pages(results, filter, page.next),
  );
  announce(page.items.length + (page.items.length === 1 ? " product" : " products") + " on page " + number);
}

function table(items, filter) {
  const sorted = filter.has("category") ? "price" : "title";
  const direction = filter.get("order") === "desc" ? "descending" : "ascending";
  return element(
    "table",
    {},
    element("caption", { class: "hidden" }, "Products"),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        COLUMNS.map((column) =>
          element(
            "th",
            { scope: "col", class: css(column), "aria-sort": column.sort === sorted ? direction : null },
            column.label,
          ),
        ),
      ),
    ),
    element("tbody", {}, items.map(row)),
  );
}

function css(column) {
  return [column.number ? "number" : "", column.extra ? "extra" : ""].join(" ").trim() || null;
}

function row(product) {
  const link = element("a", { href: "#/product/" + encodeURIComponent(product.id) }, product.title);
  const values = [link, product.category, price(product.price), product.stock, product.version];
  return element(
    "tr",
    {},
    COLUMNS.map((column, i) => element(i === 0 ? "th" : "td", { scope: i === 0 ? "row" : null, class: css(column) }, values[i])),
  );
}

function pages(results, filter, next) {
  const turn = (change) => async () => {
    change();
    await load(results, filter);
    results.querySelector("h2")?.focus();
  };
  const button = (label, isOff, change) =>
    element("button", { type: "button", disabled: isOff, onclick: turn(change) }, label);
  return element(
    "nav",
    { class: "pages", "aria-label": "Pages" },
    button("First page", trail.cursors.length === 0, () => (trail.cursors = [])),
    button("Previous page", trail.cursors.length === 0, () => trail.cursors.pop()),
    button("Next page", next === undefined, () => trail.cursors.push(next)),
  );
}

function empty(results, filter) {
  const fill = async (event) => {
    const button = event.currentTarget;
    await busy(button, async () => {
      try {
        // The keys are the same each time, so a second click creates nothing twice.
        await Promise.all(SAMPLES.map((product, i) => api.create(product, "sample-" + i)));
        await load(results, filter);
        results.querySelector("h2")?.focus();
      } catch (problem) {
        button.after(problemBox(problem));
      }
    });
  };
  const isFiltered = [...filter.keys()].some((key) => key !== "limit" && key !== "order");
  return element(
    "div",
    { class: "empty" },
    element("p", {}, isFiltered ? "No product matches the filter." : "The shop has no products yet."),
    isFiltered ? null : element("button", { type: "button", onclick: fill }, "Add sample products"),
  );
}
