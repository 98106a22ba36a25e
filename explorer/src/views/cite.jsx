// How to cite an entry, and its permanent address.

import { useState } from "preact/hooks";
import { recordAddress } from "../address.js";

export function Cite({ store, id }) {
  const { cite } = store.about;
  const online = /^https?:$/.test(location.protocol);
  const address = online ? `${location.href.split("#")[0]}${recordAddress(id)}` : recordAddress(id);
  return (
    <section class="cite">
      <h2>Cite</h2>
      <Copyable name="Citation" text={`${cite.text.replace(/\.$/, "")}, ${id}.`} />
      <Copyable name="Address" text={address} />
      {!online && <p class="help">Behind the address of this page, wherever it is put.</p>}
      <details>
        <summary>APA and BibTeX of the dataset</summary>
        <Copyable name="APA" text={cite.apa} />
        <Copyable name="BibTeX" text={cite.bibtex} block />
      </details>
    </section>
  );
}

function Copyable({ name, text, block }) {
  const [copied, setCopied] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("copied");
    } catch {
      setCopied("not copied: select the text instead"); // a browser may refuse the clipboard to a local file
    }
  };
  const words = block ? <pre tabIndex={0} aria-label={name}>{text}</pre> : <span class="copy-text">{text}</span>;
  return (
    <div class="copyable">
      {words}
      <button type="button" class="plain" onClick={copy} aria-label={`Copy: ${name}`}>Copy</button>
      <span role="status" class="n">{copied}</span>
    </div>
  );
}
