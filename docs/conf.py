"""The site: `make docs` builds it, and takes every warning for an error."""

import os
import re
from pathlib import Path

from docutils import nodes
from sphinx import addnodes

root = Path(__file__).parent.parent

project = "ndgrad"
author = "the ndgrad developers"
version = release = re.search(r'^version = "(.*)"$', (root / "Cargo.toml").read_text(), re.MULTILINE)[1]

extensions = ["breathe", "myst_parser", "sphinx_design"]
exclude_patterns = ["requirements.txt"]
nitpicky = True

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
myst_heading_anchors = 3

breathe_projects = {"ndgrad": os.environ.get("NDGRAD_DOXYGEN_XML", "")}
breathe_default_project = "ndgrad"
breathe_domain_by_extension = {"h": "c"}
# Types of <stdint.h>, which the reference does not describe.
nitpick_ignore = [("c:identifier", name) for name in ("int32_t", "int64_t")]

# One argument a line.
c_maximum_signature_line_length = 80
highlight_language = "c"

html_theme = "furo"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_title = f"ndgrad {version}"
html_show_copyright = False
html_copy_source = False
pygments_style = "default"


# ---- names of the C interface are links, wherever they stand as code ---------------------------------------------------

names = set(re.findall(r"\b(?:ndg|NDG)_\w+", (root / "include/ndgrad.h").read_text()))


def link_names(app, doctree):
    for literal in list(doctree.findall(nodes.literal)):
        # R and Fortran write statuses in lower case.
        target = next((name for name in (literal.astext(), literal.astext().upper()) if name in names), None)
        if target and not isinstance(literal.parent, (nodes.title, nodes.reference, addnodes.pending_xref)):
            link = addnodes.pending_xref("", refdomain="c", reftype="any", reftarget=target, refdoc=app.env.docname,
                                         refwarn=True)
            literal.replace_self(link)
            link += literal


def setup(app):
    app.connect("doctree-read", link_names)
