// The built site and what notebooks show, in real Chromium: accessibility (axe-core), search and filter in both
// languages, phone and desktop, light and dark, and no live markup from hostile records.
// usage: node site.mjs NODE_FOLDER CHROMIUM SITE HOSTILE_HTML [SCREENSHOT_FOLDER]
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import path from "node:path";

const [folder, chromium, site, hostile, shots] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(folder), "package.json"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const PAGES = [
  "index", "tutorial", "instruments/index", "instruments/eu-ai-act", "actors/unesco", "principles/transparency",
  "schemes/oecd-2019", "sources/eu", "claims", "dictionary", "reference", "notebooks/in-force", "notebooks/in-force.zh",
];
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844, isMobile: true, hasTouch: true } };
const wrong = [];
const at = (name, query = "") => pathToFileURL(path.join(path.resolve(site), `${name}.html`)).href + query;

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--allow-file-access-from-files"] });
const page = await browser.newPage();
page.on("pageerror", (error) => wrong.push(`${page.url()}: ${error.message}`));

for (const name of PAGES) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const scheme of ["light", "dark"]) {
      await page.setViewport(viewport);
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.goto(at(name), { waitUntil: "load" });
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
      for (const one of found.violations.filter((each) => ["serious", "critical"].includes(each.impact))) {
        wrong.push(`${name}, ${size}, ${scheme}: ${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
      }
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 1) wrong.push(`${name}, ${size}: ${over} pixels wider than the window`);
      if (shots) await page.screenshot({ path: path.join(shots, `${name.replace("/", "-")}-${size}-${scheme}.png`) });
    }
  }
}

await page.setViewport(SIZES.desktop);
for (const [words, wanted] of [["军事", "cn-position-paper-military-ai-2021"], ["military", "cn-position-paper-military-ai-2021"], ["人工智能法", "eu-ai-act"]]) {
  await page.goto(at("search", `?q=${encodeURIComponent(words)}`), { waitUntil: "load" });
  await page.waitForFunction(() => document.querySelectorAll("#search-results li").length > 0, { timeout: 20000 }).catch(() => {});
  await new Promise((done) => setTimeout(done, 3000));
  const links = await page.$$eval("#search-results li a", (all) => all.map((one) => one.getAttribute("href")));
  console.log(`search ${words}: ${links.length} results`);
  if (!links.some((one) => one.includes(wanted))) wrong.push(`search ${words}: no ${wanted} among ${links.length} results`);
}

for (const [words, wanted] of [["军事", "cn-position-paper-military-ai-2021"], ["military", "cn-position-paper-military-ai-2021"]]) {
  await page.goto(at("instruments/index"), { waitUntil: "load" });
  await page.type(".browse-form [name=text]", words);
  const links = await page.$$eval(".browse-table tbody tr:not([hidden]) a", (all) => all.map((one) => one.getAttribute("href")));
  console.log(`browse ${words}: ${links.length} rows`);
  if (!links.includes(`${wanted}.html`) || links.length > 60) wrong.push(`browse ${words}: ${links.length} rows`);
}
await page.goto(at("instruments/index", "#kind=treaty"), { waitUntil: "load" });
const treaties = await page.$$eval(".browse-table tbody tr:not([hidden])", (all) => all.length);
if (treaties !== 3) wrong.push(`browse kind=treaty from the address: ${treaties} rows`);

await page.goto(pathToFileURL(path.resolve(hostile)).href, { waitUntil: "load" });
const live = await page.evaluate(() => ({
  run: window.hostileRan === true,
  nodes: document.querySelectorAll("script, img, svg, iframe, object, embed, form, input, link, [onerror], [onload], [onclick]").length,
  records: document.querySelectorAll(".aigov-data").length,
  scripts: [...document.querySelectorAll("a[href]")].filter((one) => !/^https?:/.test(one.href)).length,
}));
console.log(`hostile: ${JSON.stringify(live)}`);
if (live.run || live.nodes || live.scripts || !live.records) wrong.push(`hostile records have live markup: ${JSON.stringify(live)}`);

await browser.close();
if (shots) writeFileSync(path.join(shots, "wrong.txt"), wrong.join("\n"));
console.log(wrong.length ? wrong.join("\n") : `${PAGES.length} pages in ${Object.keys(SIZES).length} sizes and 2 schemes: no serious finding`);
process.exit(wrong.length ? 1 : 0);
