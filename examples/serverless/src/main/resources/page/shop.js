// The page: it shows the view that the address names.

import * as api from "./api.js";
import { showNew, showProduct } from "./editor.js";
import { showList } from "./list.js";

let turn = 0;

function route() {
  const current = ++turn;
  const [path, query = ""] = location.hash.replace(/^#/, "").split("?", 2);
  if (path === "/new") {
    showNew();
  } else if (path.startsWith("/product/")) {
    showProduct(decoded(path.slice("/product/".length)), () => current === turn);
  } else if (path !== "main") {
    showList(new URLSearchParams(query));
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    return text;
  }
}

const tenant = document.getElementById("tenant");
tenant.value = api.currentTenant();
tenant.addEventListener("change", () => {
  api.useTenant(tenant.value);
  history.replaceState(null, "", "?tenant=" + encodeURIComponent(tenant.value) + "#/");
  route();
});
window.addEventListener("hashchange", route);
route();
