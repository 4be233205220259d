"""What a record says about the machine: enough to compare runs, nothing that names it."""

import os
import platform
import re
from pathlib import Path


def read(path):
    try:
        return Path(path).read_text().strip()
    except OSError:
        return ""


def processor():
    """The model, and the numbers that tell it from others of the same name."""
    found = {}
    for line in read("/proc/cpuinfo").splitlines():
        key, _, value = line.partition(":")
        found.setdefault(key.strip(), value.strip())
    name = found.get("model name") or found.get("CPU part") or platform.processor() or platform.machine()
    name = re.sub(r"\((R|TM)\)|CPU|Processor|\d+-Core|@.*", "", name)
    if "cpu family" in found:
        name += f" (family {found['cpu family']}, model {found.get('model', '?')})"
    return " ".join(name.split()), "hypervisor" in found.get("flags", "").split()


def caches():
    sizes = []
    for index in sorted(Path("/sys/devices/system/cpu/cpu0/cache").glob("index*")):
        level, kind, size = (read(index / name) for name in ("level", "type", "size"))
        if kind != "Instruction":
            sizes.append(f"L{level} {size.replace('K', ' KiB')}")
    return ", ".join(sizes)


def memory_gib():
    match = re.search(r"MemTotal:\s+(\d+) kB", read("/proc/meminfo"))
    return f"{int(match[1]) / 2**20:.0f} GiB" if match else "?"


def huge_pages():
    match = re.search(r"\[(\w+)\]", read("/sys/kernel/mm/transparent_hugepage/enabled"))
    return match[1] if match else "none"


def describe(harness, worker):
    cpu, virtual = processor()
    ours = harness.about()
    theirs = worker.about() if worker is not None else {}
    version = re.match(r"[\d.]+", platform.release())
    return {
        "processor": cpu + (", virtual machine" if virtual else ""),
        "processors": str(os.cpu_count()),
        "caches": caches(),
        "memory": memory_gib(),
        "transparent huge pages": huge_pages(),
        "system": f"{platform.system()} {version[0].rstrip('.') if version else ''}",
        "ndgrad": f"{ours['version']}, kernel {ours['kernel']}",
        "roof": ours["roof"],
        "C compiler": ours["compiler"],
        "Python": platform.python_version(),
        **theirs,
    }


def slug():
    """The processor's name as part of a file name."""
    return re.sub(r"[^a-z0-9]+", "-", processor()[0].lower()).strip("-")


def load():
    return f"{os.getloadavg()[0]:.1f}"
