// The fields of a product that can be edited, and how their inputs convert to values and back.

export const FIELDS = [
  { name: "title", label: "Title", required: true, attributes: { maxlength: 200 } },
  { name: "category", label: "Category", required: true, attributes: { maxlength: 100 } },
  {
    name: "price",
    label: "Price",
    required: true,
    number: true,
    attributes: { type: "number", min: 0, step: "0.01", inputmode: "decimal" },
  },
  {
    name: "stock",
    label: "Stock",
    required: true,
    number: true,
    attributes: { type: "number", min: 0, step: 1, inputmode: "numeric" },
  },
  { name: "description", label: "Description", long: true, attributes: { rows: 4 } },
];

/** Returns the text that an input has for a value. */
export function textOf(field, value) {
  if (value === null || value === undefined) {
    return "";
  }
  return field.name === "price" ? Number(value).toFixed(2) : String(value);
}

/** Returns the value of an input's text; null if it is empty. */
export function valueOf(field, text) {
  if (text.trim() === "") {
    return null;
  }
  return field.number ? Number(text) : text;
}

/** Returns the value of a field for reading. */
export function shown(field, value) {
  if (value === null || value === undefined) {
    return "(empty)";
  }
  return field.name === "price" ? price(value) : String(value);
}

/** Returns a price with two decimals. */
export function price(value) {
  return Number(value).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
