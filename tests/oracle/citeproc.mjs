// Print CSL-JSON items in CSL styles with citeproc-js.
// usage: node citeproc.mjs REQUEST.json   (in a folder where npm's "citeproc" is installed)
// REQUEST: {"items": [...], "styles": {name: path}, "locales": folder}; answers {style: {id: text}}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const CSL = createRequire(`${process.cwd()}/`)("citeproc");
const request = JSON.parse(readFileSync(process.argv[2], "utf8"));
const answer = {};
for (const [name, path] of Object.entries(request.styles)) {
  answer[name] = {};
  for (const item of request.items) {
    const system = {
      retrieveLocale: (lang) => {
        try {
          return readFileSync(`${request.locales}/locales-${lang}.xml`, "utf8");
        } catch {
          return readFileSync(`${request.locales}/locales-en-US.xml`, "utf8");
        }
      },
      retrieveItem: () => item,
    };
    const engine = new CSL.Engine(system, readFileSync(path, "utf8"), request.lang ?? "en-US", false);
    engine.setOutputFormat("text");
    engine.updateItems([item.id]);
    const made = engine.makeBibliography();
    answer[name][item.id] = made ? made[1].join("").trim() : "";
  }
}
process.stdout.write(JSON.stringify(answer));
