// What stands above and below every view.

import { useState } from "preact/hooks";
import { viewAddress } from "../address.js";

const LINKS = [
  ["", "Records"],
  ["map", "Map"],
  ["forces", "Forces"],
  ["arrived", "Announced and arrived"],
  ["said", "Who said what"],
  ["sources", "Sources"],
  ["about", "About"],
];

export function Masthead({ store, filters, view }) {
  const { title, description } = store.about;
  return (
    <header class="masthead">
      {store.about.withTexts && <p class="notice">Local copy with the source texts: not for publication.</p>}
      <div class="masthead-top">
        <p class="wordmark">
          <a href={viewAddress("")}>{title}</a>
        </p>
        <Theme />
      </div>
      {view === "" && (
        <p class="standfirst">{description.split(/(?<=\.)\s/)[0]} Every record leads to the words that carry it.</p>
      )}
      <nav aria-label="Views">
        <ul>
          {LINKS.map(([name, text]) => (
            <li key={name}>
              <a href={viewAddress(name, { ...filters, page: 1 })} aria-current={view === name ? "page" : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** Light, dark, or as the system says; kept for the visit alone: nothing is stored on the device. */
function Theme() {
  const [theme, setTheme] = useState("");
  const choose = (event) => {
    setTheme(event.target.value);
    if (event.target.value) document.documentElement.dataset.theme = event.target.value;
    else delete document.documentElement.dataset.theme;
  };
  return (
    <label class="theme">
      <span class="theme-name">Colours</span>
      <select value={theme} onChange={choose}>
        <option value="">as the system</option>
        <option value="light">light</option>
        <option value="dark">dark</option>
      </select>
    </label>
  );
}

export function Footer({ store }) {
  const { title, version, licences, cite } = store.about;
  return (
    <footer>
      <p>
        {title} {version}. {cite.text} Data: {licences.map((licence) => licence.name).join(", ")}.
      </p>
      <p>
        It says what the documents report, not what is true. Several reports of one thing are no sign of independence.
      </p>
    </footer>
  );
}
