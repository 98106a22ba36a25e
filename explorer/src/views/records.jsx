// The list of records that pass the filters.

import { useMemo } from "preact/hooks";
import { recordAddress } from "../address.js";
import { USUAL, sortRecords } from "../filters.js";
import { Heading } from "./heading.jsx";
import { RecordTable } from "./record-table.jsx";
import { Timeline } from "./timeline.jsx";

const PAGE = 50;

export function Records(props) {
  const { filters, result, view, change } = props;
  const sorted = useMemo(() => sortRecords(result.kept, filters.sort), [result, filters.sort]);
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE));
  const page = Math.min(filters.page, pages);
  const go = (next) => {
    change(view, { ...filters, page: next });
    document.querySelector(".records")?.focus();
  };
  return (
    <>
      <Heading {...props} title="Records" />
      <Timeline {...props} />
      {sorted.length ? (
        <RecordTable {...props} records={sorted.slice((page - 1) * PAGE, page * PAGE)} address={recordAddress}
          sort={filters.sort || USUAL} onSort={(sort) => change(view, { ...filters, sort, page: 1 }, { replace: true })} />
      ) : (
        <p class="empty">No record passes these filters.</p>
      )}
      {pages > 1 && (
        <nav class="pages" aria-label="Pages of the list">
          <button type="button" disabled={page === 1} onClick={() => go(page - 1)}>Previous</button>
          <span>Page {page} of {pages}</span>
          <button type="button" disabled={page === pages} onClick={() => go(page + 1)}>Next</button>
        </nav>
      )}
    </>
  );
}
