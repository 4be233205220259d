"""Builds the shared library with cargo and puts it into the wheel, beside the Python files."""

import json
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LibraryBuildHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            raise RuntimeError("only wheels are built, and in the source tree: pip wheel bindings/python")
        source_tree = Path(self.root, "../..")
        library = build_library(source_tree / "Cargo.toml")
        for file in (library, source_tree / "LICENSE-APACHE", source_tree / "LICENSE-MIT"):
            build_data["force_include"][str(file)] = f"ndgrad/{file.name}"
        # Any Python 3 can load it, on this kind of machine only.
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["tag"] = f"py3-none-{platform}"
        build_data["pure_python"] = False


def build_library(manifest: Path) -> Path:
    """The release build of the crate's shared library: libndgrad.so, libndgrad.dylib or ndgrad.dll."""
    command = ["cargo", "build", "--release", "--locked", "--lib", "--manifest-path", str(manifest)]
    # Cargo itself says where it left the file: a target directory may be set in many places.
    command += ["--message-format", "json-render-diagnostics"]
    messages = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    for message in map(json.loads, messages.splitlines()):
        if message["reason"] == "compiler-artifact" and "cdylib" in message["target"]["kind"]:
            for file in map(Path, message["filenames"]):
                if file.suffix in (".so", ".dylib", ".dll"):
                    return file
    raise RuntimeError(f"cargo built no shared library from {manifest}")
