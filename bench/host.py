#!/usr/bin/env python3
"""Files a second and peak memory of `sekisho host`, `yara -r` and `find` on one made tree, in one run.

usage: bench/host.py [--files N] [--dir DIR] [--heap SIZE] [--rounds N]

The tree: N small files (one in eight holds 64 to 4,096 bytes, the others are empty), 1,000 a folder,
and one planted file for each kind of indicator. The indicators: 10,000, of which 4,000 ask for a name,
3,000 for a size and a SHA-256, 3,000 for a name in a folder. yara gets 10,000 strings, since its rules
see no names: it opens each file. find prints size and name of each file. Everything made is removed.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
PLANTED = {
    "name": ("d00001/planted-name.bin", b"n"),
    "hash": ("d00002/planted-hash.bin", b"planted by its digest" * 7),
    "path": ("d00003/planted-path.bin", b""),
}
FIRST_NUMBER = 10_000_000


def tree(root, files, rng):
    made = 0
    for folder in range((files + 999) // 1000):
        at = root / f"d{folder:05}"
        at.mkdir()
        for _ in range(min(1000, files - made)):
            fd = os.open(at / f"f{made:07}.dat", os.O_CREAT | os.O_WRONLY, 0o600)
            if made % 8 == 0:
                os.write(fd, rng.randbytes(rng.randrange(64, 4096)))
            os.close(fd)
            made += 1
    for place, content in PLANTED.values():
        (root / place).parent.mkdir(exist_ok=True)
        (root / place).write_bytes(content)
    return made + len(PLANTED)


def patterns(rng):
    yield "[file:name = 'planted-name.bin']"
    for i in range(3_999):
        yield f"[file:name = 'n{FIRST_NUMBER + i}.exe']"
    content = PLANTED["hash"][1]
    yield f"[file:size = {len(content)} AND file:hashes.'SHA-256' = '{hashlib.sha256(content).hexdigest()}']"
    for i in range(2_999):
        yield f"[file:size = {5_000 + i} AND file:hashes.'SHA-256' = '{rng.randbytes(32).hex()}']"
    yield "[file:name = 'planted-path.bin' AND file:parent_directory_ref.path = '/d00003']"
    for i in range(2_999):
        yield f"[file:name = 'p{FIRST_NUMBER + i}.tmp' AND file:parent_directory_ref.path = '/d{i:05}']"


def bundle(file, rng):
    objects = []
    for pattern in patterns(rng):
        objects.append({
            "type": "indicator", "spec_version": "2.1", "id": f"indicator--{uuid.UUID(int=rng.getrandbits(128), version=4)}",
            "created": "2026-01-01T00:00:00.000Z", "modified": "2026-01-01T00:00:00.000Z", "name": pattern[:40],
            "pattern_type": "stix", "valid_from": "2020-01-01T00:00:00Z", "pattern": pattern})
    file.write_text(json.dumps({"type": "bundle", "id": f"bundle--{uuid.UUID(int=1, version=4)}", "objects": objects}))


def yara_rules(file, rng):
    with file.open("w") as out:
        for i in range(10_000):
            out.write(f'rule r{i} {{ strings: $a = "{rng.randbytes(12).hex()}" condition: $a }}\n')


def measured(name, command, files, rows):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    cpu = usage.ru_utime + usage.ru_stime
    rows.append((name, files / wall, wall, cpu, usage.ru_maxrss / 1024))
    return output


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--files", type=int, default=1_000_000)
    options.add_argument("--dir", help="where the tree is made (default: the folder for temporary files)")
    options.add_argument("--heap", default="", help="heap of sekisho, such as 256m (default: what the launcher gives)")
    options.add_argument("--rounds", type=int, default=1)
    options.add_argument("--no-yara", action="store_true", help="leave yara out, which takes longest by far")
    options.add_argument("--command", default=str(HOME / "sekisho"))
    chosen = options.parse_args()
    if chosen.heap:
        os.environ["SEKISHO_JAVA_OPTS"] = f"-Xmx{chosen.heap}"
    rng = random.Random(4)
    work = Path(tempfile.mkdtemp(prefix="sekisho-host-", dir=chosen.dir))
    try:
        root = work / "tree"
        root.mkdir()
        files = tree(root, chosen.files, rng)
        bundle(work / "bundle.json", rng)
        yara_rules(work / "rules.yar", rng)
        rows = []
        for _ in range(chosen.rounds):
            measured("find", ["find", str(root), "-type", "f", "-printf", "%s %f\n"], files, rows)
            if shutil.which("yara") and not chosen.no_yara:
                measured("yara -r", ["yara", "-r", str(work / "rules.yar"), str(root)], files, rows)
            answer = json.loads(measured("sekisho host", chosen.command.split() + [
                "host", "--format", "json", "--advisory", str(work / "bundle.json"), str(root)], files, rows))
            found = {sighting["path"] for sighting in answer["sightings"]}
            expected = {"/" + place for place, _ in PLANTED.values()}
            if found != expected or answer["files"] != files:
                sys.exit(f"wrong answer: {sorted(found)}, {answer['files']} files of {files}")
        print(f"{files} files, heap {chosen.heap or 'default'}")
        for name, rate, wall, cpu, peak in rows:
            print(f"{name:14} {rate:10,.0f} files/s {wall:8.2f} s wall {cpu:8.2f} s CPU {peak:7.0f} MiB peak")
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
