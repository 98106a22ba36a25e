// Read a package with the npm library `datapackage` and print the errors as a JSON list.
const [modules, descriptor] = process.argv.slice(2)
const { Package } = require(`${modules}/datapackage`)

async function main() {
  const found = []
  const pack = await Package.load(descriptor, { basePath: require('path').dirname(descriptor) })
  found.push(...pack.errors.map(String))
  for (const resource of pack.resources) {
    found.push(...resource.errors.map(String))
    try {
      await resource.read({ relations: true })
    } catch (error) {
      found.push(...(error.multiple ? error.errors : [error]).map(String))
    }
  }
  console.log(JSON.stringify(found))
}

main().catch((error) => { console.log(JSON.stringify([String(error)])) })
