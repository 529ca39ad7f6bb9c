#!/usr/bin/env python3
"""Makes inert hostile mail in OUT, scans each file with ./sekisho and prints verdict, seconds and peak memory.

usage: bench/hostile.py OUT        (from the project's root)
"""
import base64
import json
import os
import struct
import subprocess
import sys
import time
import zlib


def mail(name, data):
    body = base64.encodebytes(data)
    return (
        b"Subject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        b"Content-Type: application/zip; name=" + name + b"\nContent-Transfer-Encoding: base64\n\n"
        + body + b"--b--\n"
    )


def zipped(members):
    """A ZIP of (name, deflated bytes, size, crc) with deflated members."""
    local, central, at = b"", b"", 0
    for name, packed, size, crc in members:
        head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(packed), size, len(name), 0)
        record = b"PK\3\4" + head + name + packed
        central += b"PK\1\2" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, at) + name
        local += record
        at += len(record)
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(central), at, 0)
    return local + central + b"PK\5\6" + end


def deflated(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def zeros(count):
    """A run of zero bytes, deflated, made piece by piece: what this process holds counts as the child's peak."""
    packer, piece, packed, crc = zlib.compressobj(9, zlib.DEFLATED, -15), bytes(1 << 20), [], 0
    for _ in range(count >> 20):
        packed.append(packer.compress(piece))
        crc = zlib.crc32(piece, crc)
    return b"".join(packed) + packer.flush(), count, crc


def overlapping(count):
    """Many directory entries for one and the same member."""
    packed, size, crc = zeros(20 << 20)
    one = zipped([(b"a", packed, size, crc)])
    local = one[: one.index(b"PK\1\2")]
    entry = one[len(local): one.rindex(b"PK\5\6")]
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(entry) * count, len(local), 0)
    return local + entry * count + b"PK\5\6" + end


def quine():
    """A ZIP that lists itself: its one member is stored and starts at the archive's own first byte."""
    name = b"quine.zip"
    total = 30 + len(name) + 46 + len(name) + 22
    head = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, 0, total, total, len(name), 0)
    central = b"PK\1\2" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    local = b"PK\3\4" + head + name
    return local + central + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)


def nested_bomb():
    data, size, crc = zeros(64 << 20)
    inner = zipped([(b"0", data, size, crc)])
    layer = zipped([(b"%d.zip" % i, deflated(inner), len(inner), zlib.crc32(inner)) for i in range(16)])
    return zipped([(b"%d.zip" % i, deflated(layer), len(layer), zlib.crc32(layer)) for i in range(16)])


def deep(levels):
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(levels))
    return b"Subject: s\n" + head + b"\nx\n"


def messages(levels):
    return b"Content-Type: message/rfc822\n\n" * levels + b"Subject: s\n\nx\n"


CASES = {
    "10,000 nested multiparts": lambda: deep(10_000),
    "10,000 nested messages": lambda: messages(10_000),
    "100,000 parts": lambda: b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000,
    "1 MB header line": lambda: b"Subject: " + b"a" * 1_000_000 + b"\n\nx\n",
    "125 KB header": lambda: b"".join(b"X-%d: %s\n" % (i, b"v" * 60) for i in range(1_900)) + b"\nx\n",
    "1 MB of opening comments": lambda: b"From: " + b"(" * 1_000_000 + b"\n\nx\n",
    "1 MB of encoded-words": lambda: b"Subject: " + b"=?utf-8?q?a?= " * 70_000 + b"\n\nx\n",
    "1 GB of zeros in a ZIP": lambda: mail(b"a.zip", zipped([(b"0", *zeros(1 << 30))])),
    "16 x 16 x 64 MB nested bomb": lambda: mail(b"a.zip", nested_bomb()),
    "10,000 entries of one 20 MB member": lambda: mail(b"a.zip", overlapping(10_000)),
    "ZIP that contains itself": lambda: mail(b"a.zip", quine()),
    "20,000 names of a ZIP of 10,000 members": lambda: mail(
        b"a.zip" + b"".join(b";\n name=\"n%d.zip\"" % i for i in range(20_000)),
        zipped([(b"m%d" % i, deflated(b"x"), 1, zlib.crc32(b"x")) for i in range(10_000)]),
    ),
    "9,000 subjects, 60,000 recipients, 9,000 parts": lambda: b"".join(b"Subject: s%d\n" % i for i in range(9_000))
    + b"To: " + b", ".join(b"a%d@b.c" % i for i in range(60_000))
    + b"\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 9_000 + b"--b--\n",
    "4,200 members in 17 MB": lambda: mail(
        b"a.zip",
        zipped([(b"%d" % i, deflated(d), len(d), zlib.crc32(d)) for i in range(4_200) for d in [os.urandom(4_000)]]),
    ),
}


def run(path):
    start = time.monotonic()
    command = ["./sekisho", "scan", "--format", "json", "--jobs", "1", path]
    with open(path + ".json", "wb") as out, open(os.devnull, "wb") as null:
        child = subprocess.Popen(command, stdout=out, stderr=null)
        _, _, usage = os.wait4(child.pid, 0)
    with open(path + ".json", "rb") as lines:
        answer = json.loads(lines.readline())
    causes = sorted({i["cause"] for i in answer["incomplete"]})
    return answer["verdict"], ", ".join(causes), time.monotonic() - start, usage.ru_maxrss / 1024


def main():
    out = sys.argv[1]
    os.makedirs(out, exist_ok=True)
    print("| input | bytes | verdict | cause | seconds, start included | peak MB |\n|---|---|---|---|---|---|")
    for name, make in CASES.items():
        path = os.path.join(out, name.replace(" ", "_").replace(",", "") + ".eml")
        with open(path, "wb") as file:
            file.write(make())
        verdict, causes, seconds, peak = run(path)
        print(f"| {name} | {os.path.getsize(path):,} | {verdict} | {causes} | {seconds:.1f} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main()
