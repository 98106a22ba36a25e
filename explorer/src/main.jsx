// Start: read the data, draw the page, then read the evidence.

import { render } from "preact";
import baseMap from "base-map";
import { App } from "./app.jsx";
import { indexRecords } from "./filters.js";
import { makeRecords } from "./records.js";
import { openStore } from "./store.js";

const root = document.getElementById("app");

try {
  const store = openStore(window.borderCrisisFirst, baseMap.names);
  store.texts = window.borderCrisisTexts ?? null;
  store.map = baseMap.topology;
  const records = makeRecords(store);
  root.replaceChildren();
  render(<App store={store} records={records} index={indexRecords(records)} />, root);
} catch (error) {
  root.textContent = `The data of this page cannot be read (${error.message}). Write the folder again: border-crisis explore`;
}
