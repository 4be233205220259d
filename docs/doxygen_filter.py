"""The header as Doxygen is to read it: doxygen_filter.py ndgrad.h

The comments of ndgrad.h are written for who reads them in the header. Here headings become headings, and names of the
interface links: so a name that the header does not have makes `make docs` fail.
"""

import re
import sys

# In the preamble, where sections have paragraphs: in bold, since what follows a @par is one paragraph.
HEADING = re.compile(r"^ \* ([A-Z][A-Za-z ]*)$")
LABEL = re.compile(r"^ \* (Memory|Ownership|Threads): ")
NAME = re.compile(r"(?<![`#\w])(NDG_[A-Z0-9_]*[A-Z0-9]|ndg_[a-z0-9_]*[a-z0-9])(?!\w)")


def filtered(header):
    """The lines of a header, changed in its comments only."""
    in_code = in_preamble = False
    for line in header:
        in_preamble = line.startswith("/** @file") or in_preamble and not line.startswith(" */")
        in_code = "@code" in line or in_code and "@endcode" not in line
        if line.startswith((" *", "   *")) and not in_code:
            if in_preamble:
                line = HEADING.sub(r" * **\1**\n *", line)
            line = LABEL.sub(r" * @par \1\n * ", line)
            line = NAME.sub(r"#\1", line)
        yield line


with open(sys.argv[1], encoding="utf-8") as header:
    sys.stdout.writelines(filtered(header))
