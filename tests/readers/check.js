// The npm packages datapackage and tableschema read the data package, cast every cell and check the keys.
// usage: node check.js PACKAGE EXPECTED   (folders: the package; the tables as JSON, cells as they must be)
const fs = require('fs')
const path = require('path')
const { createRequire } = require('module')
const load = createRequire(path.join(process.cwd(), 'package.json'))
const { Package, validate } = load('datapackage')
const { Table } = load('tableschema')
const [folder, expected] = process.argv.slice(2).map((name) => path.resolve(name))

// A cast cell as our JSON spells it. Both libraries give a date as local midnight, a time as UTC.
function plain(value, field) {
  if (value === null) return null
  if (field.type === 'date') {
    const two = (number) => String(number).padStart(2, '0')
    return `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`
  }
  if (field.type === 'datetime') return value.toISOString().replace('.000Z', 'Z')
  return value
}

function compare(reader, table, fields, rows) {
  const wanted = JSON.parse(fs.readFileSync(path.join(expected, `${table}.json`), 'utf8'))
  const read = rows.map((row) => fields.map((field, i) => plain(row[i], field)))
  const ours = wanted.map((row) => fields.map((field) => row[field.name]))
  if (read.length !== ours.length) throw new Error(`${reader}: ${table}: ${read.length} rows, not ${ours.length}`)
  read.forEach((row, n) => row.forEach((cell, i) => {
    if (cell !== ours[n][i]) {
      throw new Error(`${reader}: ${table}, row ${n + 1}, ${fields[i].name}: ${cell}, not ${ours[n][i]}`)
    }
  }))
  return read.length * fields.length
}

async function main() {
  const file = path.join(folder, 'datapackage.json')
  const verdict = await validate(file)
  if (!verdict.valid) throw verdict.errors[0]
  const pack = await Package.load(file)
  let cells = 0
  for (const resource of pack.resources) {
    const { fields } = resource.descriptor.schema
    await resource.checkRelations()
    cells += compare('datapackage', resource.name, fields, await resource.read())
  }
  console.log(`datapackage: ${pack.resources.length} tables, ${cells} cells`)
  cells = 0
  for (const resource of pack.resources) {
    const table = await Table.load(path.join(folder, resource.descriptor.path), { schema: resource.descriptor.schema })
    cells += compare('tableschema', resource.name, resource.descriptor.schema.fields, await table.read())
  }
  console.log(`tableschema: ${pack.resources.length} tables, ${cells} cells`)
}

main().catch((error) => {
  console.error(error.multiple ? error.errors[0] : error)
  process.exit(1)
})
