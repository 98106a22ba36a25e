// The page as a whole: what the address asks for, and the frame around it.

import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { noFilters, readAddress, viewAddress } from "./address.js";
import { applyFilters } from "./filters.js";
import { addFragments } from "./records.js";
import { addLater } from "./store.js";
import { About } from "./views/about.jsx";
import { Arrived } from "./views/arrived.jsx";
import { Entry } from "./views/entry.jsx";
import { Filters } from "./views/filters.jsx";
import { Forces } from "./views/forces.jsx";
import { Footer, Masthead } from "./views/frame.jsx";
import { MapView } from "./views/map.jsx";
import { Records } from "./views/records.jsx";
import { Said } from "./views/said.jsx";
import { Sources } from "./views/sources.jsx";

const PAGES = {
  "": { title: "Records", Page: Records, filtered: true },
  map: { title: "Deployments on the map", Page: MapView, filtered: true, tables: ["deployments"] },
  forces: { title: "Force estimates", Page: Forces, filtered: true, tables: ["force_estimates"] },
  arrived: { title: "Announced and arrived", Page: Arrived, filtered: true, tables: ["aid_deliveries", "deployments"] },
  said: { title: "Who said what about whom", Page: Said, filtered: true, tables: ["statements"] },
  sources: { title: "Sources and completeness", Page: Sources },
  about: { title: "About this page", Page: About },
};

export function App({ store, records, index }) {
  const [address, setAddress] = useState(() => readAddress(location.hash));
  const [later, setLater] = useState(store.later);
  const filters = useRef(noFilters()); // the last filters of a view, so that a record leads back to them
  if (address.view in PAGES) filters.current = address.filters;

  useEffect(() => {
    const follow = () => setAddress(readAddress(location.hash));
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  useEffect(() => {
    loadEvidence(store, records).then(() => setLater(true));
  }, [store, records]);

  const change = useCallback((view, next, { replace = false } = {}) => {
    const hash = viewAddress(view, next);
    history[replace ? "replaceState" : "pushState"](null, "", hash);
    setAddress(readAddress(hash));
  }, []);

  const page = PAGES[address.view];
  const result = useMemo(
    () => applyFilters(records, index, page?.tables ? { ...filters.current, table: page.tables } : filters.current),
    [records, index, filters.current, page, later], // the fragments that come later are searched as well
  );
  const title = page?.title ?? (address.view === "record" ? address.id : "No such page");
  useArrival(address, title, store.about.title);

  const shared = { store, records, later, filters: filters.current, result, view: address.view, change, fixed: Boolean(page?.tables) };
  return (
    <>
      <a class="skip" href="#content" onClick={skip}>Skip to the content</a>
      <Masthead {...shared} />
      <div class={page?.filtered ? "with-filters" : "alone"}>
        {page?.filtered && <Filters {...shared} />}
        <main id="content" tabIndex={-1}>
          {page ? <page.Page {...shared} /> : <Entry {...shared} id={address.id} known={address.view === "record"} />}
        </main>
      </div>
      <Footer {...shared} />
    </>
  );
}

/** On another page: its title, its top, and the focus on its heading; a changed filter leaves all three alone. */
function useArrival({ view, id }, title, site) {
  const first = useRef(true);
  useEffect(() => {
    document.title = `${title} · ${site}`;
    if (!first.current) {
      window.scrollTo(0, 0);
      document.querySelector("main h1")?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [view, id]);
}

/** A link to #content would be an address of its own. */
function skip(event) {
  event.preventDefault();
  document.getElementById("content").focus();
}

/** Read evidence.js beside the page; a script may be read from `file://` where nothing may be fetched. */
function loadEvidence(store, records) {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = "evidence.js";
    script.onload = () => {
      addLater(store, window.borderCrisisLater);
      delete window.borderCrisisLater;
      addFragments(store, records);
      resolve();
    };
    script.onerror = () => {
      store.failed = true;
      resolve();
    };
    document.head.append(script);
  });
}
