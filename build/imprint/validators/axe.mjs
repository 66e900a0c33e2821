// node axe.mjs PAGE: prints a line for each violation that axe finds in a page, and where it is wider than its window:
// at 320 and 1280 px, by day and by night. The packages are those of the working folder; nothing is fetched.
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(`${process.cwd()}/`)
const puppeteer = require('puppeteer-core')
const address = pathToFileURL(resolve(process.argv[2])).href
const browser = await puppeteer.launch({
  executablePath: process.env.PUPPETEER_EXECUTABLE_PATH, args: ['--no-sandbox', '--disable-gpu'], timeout: 120000,
})
const page = await browser.newPage()
await page.setRequestInterception(true)
page.on('request', request => /^(file|data):/.test(request.url()) ? request.continue() : request.abort())
await page.setBypassCSP(true)
await page.goto(address)
await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') })
for (const width of [320, 1280]) {
  for (const scheme of ['light', 'dark']) {
    await page.setViewport({ width, height: 900 })
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }])
    const [violations, wide] = await page.evaluate(async () => {
      const found = await axe.run(document)
      const lines = found.violations.map(one => `${one.id}: ${one.help} (${one.nodes[0].target.join(' ')})`)
      return [lines, document.documentElement.scrollWidth > innerWidth + 1]
    })
    for (const line of violations) console.log(`${width} px, ${scheme}: ${line}`)
    if (wide && scheme === 'light') console.log(`${width} px: the page is wider than its window`)
  }
}
await browser.close()
