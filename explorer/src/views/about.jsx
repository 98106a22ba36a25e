// What this page is, how to read it, and what it cannot say.

import { webAddress } from "../address.js";
import { numberText } from "../quantity.js";

export function About({ store }) {
  const { description, version, cite, licences, schemas } = store.about;
  const rows = Object.keys(schemas).filter((name) => store.tables[name]);
  return (
    <article class="prose">
      <h1 tabIndex={-1}>About</h1>
      <p>{description}</p>
      <h2>How to read it</h2>
      <p>
        A record is what a source reports, not what is true; who says so stands with it. Claims that disagree are records of
        their own, and spans that disagree about one cell are listed under “What contradicts it”. The column “Documents”
        counts the documents that report a thing; several are no sign that they know it independently of each other.
      </p>
      <p>
        Figures keep their wording: “more than” has a lower end and no upper one, “about” has neither. Nothing is averaged and
        no figure is filled in. Dates keep their precision as well: what is known to the week or month is drawn apart from
        what is known to the day.
      </p>
      <p>
        A filter on a country keeps the records in which an actor or a place of that country has a part. A date filter keeps
        every record whose time touches the days, a month being all its days.
      </p>
      <h2>The map</h2>
      <p>
        Country outlines are Natural Earth’s at 1:50 million (public domain), simplified. Natural Earth draws Crimea with Russia; here
        it is drawn with Ukraine, because the dataset gives a disputed place its country in ISO 3166-1 (Crimea and the Donbas:
        Ukraine). Who holds a place stands in its column <code>controlled_by_id</code>. The outlines say nothing about
        sovereignty, and no front line is drawn.
      </p>
      <h2>Limits</h2>
      <p>
        The records rest on {numberText(store.tables.sources.length)} documents: what these leave out is not here. A day on which no
        document was published is thin for that reason, not because nothing happened.
      </p>
      <h2>The tables</h2>
      <p>The columns and codes are described in <a href="datapackage.json">datapackage.json</a>.</p>
      <table class="small">
        <thead><tr><th scope="col">Table</th><th scope="col">Rows</th><th scope="col">One row is</th></tr></thead>
        <tbody>
          {rows.map((name) => (
            <tr key={name}>
              <th scope="row"><a href={`data/${name}.csv`}>{name}</a></th>
              <td class="number">{numberText(store.tables[name].length)}</td>
              <td>{schemas[name].description.replace(/^One row is /, "")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Cite and reuse</h2>
      <p>{cite.text} Version {version}. Data: {licences.map(({ name, path }) => <a key={name} href={webAddress(path)} rel="noreferrer">{name}</a>)}. Libraries and fonts in this page: <a href="LICENSES.txt">LICENSES.txt</a>.</p>
    </article>
  );
}
