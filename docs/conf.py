"""Sphinx configuration; ``python scripts/site.py FOLDER`` builds the site, with a page for each record."""

import logging

from sphinx.search.zh import SearchChinese

import aigov_data

project = "aigov_data"
author = "The aigov-data maintainers"
project_copyright = "the aigov-data maintainers; code MIT, data CC BY 4.0"
version = release = aigov_data.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx_copybutton",
    "sphinx_design",
]
exclude_patterns = ["readings/*", "_build", "**.ipynb_checkpoints"]
myst_enable_extensions = ["colon_fence", "attrs_block", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "auto"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_merge_streams = True
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_type_aliases = {"When": "aigov_data.when.When"}
python_use_unqualified_type_names = True
language = "en"
html_search_language = "zh"  # splits Chinese into words, and stems English too
html_theme = "furo"
html_title = f"aigov_data {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_show_sourcelink = False
html_copy_source = False
html_last_updated_fmt = None
FONTS = (
    "-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, 'Noto Sans CJK SC', 'Source Han Sans SC', "
    "'PingFang SC', 'Microsoft YaHei', sans-serif"
)
FIXED = (
    "'SFMono-Regular', Menlo, Consolas, Monaco, 'Liberation Mono', 'Lucida Console', 'Noto Sans Mono CJK SC', "
    "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', monospace"
)
html_theme_options = {
    "light_css_variables": {
        "font-stack": FONTS,
        "font-stack--monospace": FIXED,
        "color-brand-primary": "#00527a",
        "color-brand-content": "#00527a",
    },
    "dark_css_variables": {"color-brand-primary": "#7cc4ee", "color-brand-content": "#7cc4ee"},
}
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
suppress_warnings = ["myst.header", "ref.python"]  # a type called date is no field called date
for noisy in ("jieba", "traitlets"):
    logging.getLogger(noisy).setLevel(logging.WARNING)

# Sphinx names the stemmer after the language, and ships the English one for Chinese.
SearchChinese.language_name = "English"
# It indexes Chinese word by word, but takes what is asked for as one word.
SearchChinese.js_splitter_code = r"""
function splitQuery(query) {
  const words = query.split(/[^\p{Letter}\p{Number}_\p{Emoji_Presentation}]+/gu).filter((word) => word);
  if (!("Segmenter" in Intl)) { return words; }
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  return words.flatMap((word) => {
    if (!/\p{Script=Han}/u.test(word)) { return [word]; }
    const parts = [...segmenter.segment(word)].map((one) => one.segment);
    const long = parts.filter((one) => one.length > 1);
    return long.length ? long : [word];
  });
}
"""
