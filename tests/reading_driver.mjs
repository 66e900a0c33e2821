// node reading_driver.mjs FOLDER PATH…: in Chromium, reads EPUBs with foliate-js and epub.js and pages with axe and the
// keyboard alone; prints what it saw as JSON. FOLDER is served on loopback, PATHs are EPUBs and pages below it.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { extname, join, normalize } from 'node:path'

const require = createRequire(import.meta.url)
const puppeteer = require('puppeteer-core')
const modules = join(import.meta.dirname, '..', 'node_modules')
const [folder, ...paths] = process.argv.slice(2)
const books = paths.filter(path => path.endsWith('.epub'))
const pages = paths.filter(path => !path.endsWith('.epub'))

const readers = {
  foliate: `<!doctype html><title>foliate-js</title><script type="module">
    import '/modules/foliate-js/view.js'
    import { FootnoteHandler } from '/modules/foliate-js/footnotes.js'
    const file = new File([await (await fetch(location.search.slice(1))).blob()], 'book.epub', { type: 'application/epub+zip' })
    const view = document.createElement('foliate-view')
    view.style.cssText = 'display: block; width: 600px; height: 800px'
    document.body.append(view)
    await view.open(file)
    const notes = new FootnoteHandler()
    const shown = new Promise((resolve, reject) => {
      notes.addEventListener('before-render', e => document.body.append(e.detail.view))
      notes.addEventListener('render', e => resolve(e.detail.view.renderer.getContents()[0].doc.body.textContent))
      setTimeout(() => reject(new Error('no note was shown')), 20000)
    })
    view.addEventListener('link', e => notes.handle(view.book, e))
    for (let index = 0; index < view.book.sections.length; index++) {
      await view.goTo(index)
      const call = view.renderer.getContents()[0]?.doc.querySelector('[role=doc-noteref]')
      if (call) { call.click(); break }
    }
    window.answer = { note: await shown, pages: view.book.pageList?.map(page => page.label) ?? [] }
  </script>`,
  epubjs: `<!doctype html><title>epub.js</title><div id="view"></div>
    <script src="/modules/jszip/dist/jszip.min.js"></script><script src="/modules/epubjs/dist/epub.js"></script>
    <script type="module">
    const book = ePub(location.search.slice(1))
    const rendition = book.renderTo('view', { width: 600, height: 800, flow: 'scrolled-doc' })
    await rendition.display()
    await book.loaded.spine
    for (const item of book.spine.spineItems) {
      await rendition.display(item.href)
      const call = rendition.getContents()[0].document.querySelector('[role=doc-noteref]')
      if (!call) continue
      const target = call.getAttribute('href').split('#')
      call.click()
      for (let waited = 0; waited < 100; waited++) {
        await new Promise(resolve => setTimeout(resolve, 100))
        const note = rendition.getContents()[0]?.document.getElementById(target[1])
        if (note) { window.answer = { note: note.textContent, pages: book.pageList?.pages ?? [] }; break }
      }
      break
    }
  </script>`,
}
const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.svg': 'image/svg+xml', '.epub': 'application/epub+zip' }
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://x').pathname)
  const reader = readers[path.slice(1)]
  if (reader) return response.setHeader('Content-Type', 'text/html; charset=utf-8').end(reader)
  const file = path.startsWith('/modules/') ? join(modules, normalize(path.slice(8))) : join(folder, normalize(path))
  if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end()
  response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream')
  createReadStream(file).pipe(response)
}).listen(0, '127.0.0.1')
await new Promise(resolve => server.once('listening', resolve))
const here = `http://127.0.0.1:${server.address().port}`

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'], timeout: 120000,
})

async function read(name, book) {
  const page = await browser.newPage()
  const faults = []
  page.on('pageerror', fault => faults.push(String(fault)))
  await page.goto(`${here}/${name}?/${book}`)
  await page.waitForFunction('window.answer', { timeout: 60000 }).catch(fault => faults.push(String(fault)))
  const answer = await page.evaluate('window.answer ?? {}')
  await page.close()
  return { ...answer, faults }
}

// Serious things first: what axe finds at a width in a colour scheme, and whether the page is wider than the window.
async function looked(address, width, scheme) {
  const page = await browser.newPage()
  await page.setViewport({ width, height: 900 })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }])
  await page.goto(`${here}/${address}`)
  await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') })
  const found = await page.evaluate(async () => {
    const result = await axe.run(document)
    const moving = [...document.querySelectorAll('*')].filter(element => {
      const style = getComputedStyle(element)
      return style.scrollBehavior === 'smooth' || [style.transitionDuration, style.animationDuration].some(time => parseFloat(time) > 0.01)
    })
    return {
      violations: result.violations.map(one => `${one.id}: ${one.nodes[0].target.join(' ')}`),
      overflow: document.documentElement.scrollWidth > innerWidth + 1,
      measure: (document.querySelector(".text")?.clientWidth ?? innerWidth) / innerWidth,
      moving: moving.length,
      ground: getComputedStyle(document.body).backgroundColor,
    }
  })
  await page.close()
  return found
}

// By Tab to each of the first calls, Enter to its note, Tab to the way back, Enter: the call has the focus again.
async function keyed(address) {
  const page = await browser.newPage()
  await page.goto(`${here}/${address}`)
  const total = await page.$$eval('[role=doc-noteref]', all => all.length)
  const back = []
  const at = () => page.evaluate(() => document.activeElement?.id ?? '')
  const role = () => page.evaluate(() => document.activeElement?.getAttribute('role') ?? '')
  for (let tabs = 0; back.length < Math.min(total, 3) && tabs < 400; tabs++) {
    await page.keyboard.press('Tab')
    if (await role() !== 'doc-noteref') continue
    const call = await at()
    await page.keyboard.press('Enter')
    const note = await page.evaluate(() => location.hash.slice(1))
    for (let steps = 0; steps < 20 && await role() !== 'doc-backlink'; steps++) await page.keyboard.press('Tab')
    const inside = await page.evaluate(id => document.getElementById(id)?.contains(document.activeElement), note)
    await page.keyboard.press('Enter')
    back.push({ call, note, inside, returned: await page.evaluate(() => location.hash.slice(1)) })
  }
  await page.close()
  return { calls: total, back }
}

const answer = { books: {}, pages: {} }
for (const book of books) answer.books[book] = { foliate: await read('foliate', book), epubjs: await read('epubjs', book) }
for (const page of pages) {
  const seen = {}
  for (const width of [320, 1280]) for (const scheme of ['light', 'dark']) seen[`${width} ${scheme}`] = await looked(page, width, scheme)
  answer.pages[page] = { ...seen, keyboard: await keyed(page) }
}
console.log(JSON.stringify(answer))
await browser.close()
server.close()
