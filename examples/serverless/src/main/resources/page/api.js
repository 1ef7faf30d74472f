// The HTTP API. Each answer is a value; what the server refuses is a Problem.

const PRODUCTS = "products";
const TIMEOUT_MILLIS = 30_000;

/** A refusal, as application/problem+json (RFC 9457) describes it. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.title ?? "The server cannot be reached");
    this.status = status;
    this.detail = body.detail ?? "";
    this.violations = Array.isArray(body.violations) ? body.violations.map(String) : [];
    this.filters = body.filters ?? null;
  }
}

let tenant = new URLSearchParams(location.search).get("tenant") ?? "demo";

export function currentTenant() {
  return tenant;
}

export function useTenant(name) {
  tenant = name;
}

async function request(method, path, { headers = {}, body, type = "application/json" } = {}) {
  const all = { "X-Dev-Tenant": tenant, ...headers };
  if (body !== undefined) {
    all["Content-Type"] = type;
  }
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: all,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    });
  } catch (error) {
    throw new Problem(0, { detail: "Nothing is known of the request. Try it again." });
  }
  const text = await response.text();
  const content = text === "" ? {} : parsed(text);
  if (!response.ok) {
    throw new Problem(response.status, content);
  }
  return { object: content, tag: response.headers.get("ETag") };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return { detail: "The answer is not JSON." };
  }
}

function address(id) {
  return PRODUCTS + "/" + encodeURIComponent(id);
}

/** Returns a page of products: items, and the cursor of the next page. */
export async function list(parameters) {
  return (await request("GET", PRODUCTS + "?" + new URLSearchParams(parameters))).object;
}

/** Returns a product with its entity tag. */
export function read(id) {
  return request("GET", address(id));
}

/** Creates a product. The key makes a repetition of the request find the first result. */
export function create(product, key) {
  return request("POST", PRODUCTS, { headers: { "Idempotency-Key": key }, body: product });
}

/** Creates a product under an id that must be free. */
export function createAs(id, product) {
  return request("PUT", address(id), { headers: { "If-None-Match": "*" }, body: product });
}

/** Changes fields of a product, if it is still in the state that has this tag. Null removes a field. */
export function change(id, tag, fields) {
  return request("PATCH", address(id), {
    headers: { "If-Match": tag },
    body: fields,
    type: "application/merge-patch+json",
  });
}

/** Deletes a product, if it is still in the state that has this tag. */
export function remove(id, tag) {
  return request("DELETE", address(id), { headers: { "If-Match": tag } });
}
