"""Sets of programs as Roaring bitmaps: made from masks, and kept as bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

Mask = NDArray[np.bool_]

_CHUNK = 65536  # programs to a container of the format
_ARRAY = 4096  # members up to which a container lists them; above, it has a bit for each
_COOKIE = 12346  # no run containers


def bitmap_of(mask: Mask) -> BitMap:
    """The places at which a mask is true.

    Written straight in the portable format of Roaring bitmaps (RoaringFormatSpec): adding the
    members one by one takes forty times as long where half of the places are true.
    """
    keys, containers = list[tuple[int, int]](), list[bytes]()
    for key, start in enumerate(range(0, len(mask), _CHUNK)):
        part = mask[start : start + _CHUNK]
        count = int(np.count_nonzero(part))
        if count:
            keys.append((key, count - 1))
            containers.append(_container(part, count))
    head = np.array([_COOKIE, len(keys)], "<u4").tobytes() + np.array(keys, "<u2").tobytes()
    first = len(head) + 4 * len(keys)
    places = np.cumsum([first, *map(len, containers)][:-1] if containers else [], dtype="<u4")
    return BitMap.deserialize(head + places.tobytes() + b"".join(containers))


def mask_of(bitmap: BitMap, size: int) -> Mask:
    """A mask of `size` places, true at the members. Writes whichever is less, what is in it or
    what is not."""
    most = 2 * len(bitmap) > size
    mask = np.full(size, most)
    written = bitmap.flip(0, size) if most else bitmap
    mask[np.frombuffer(written.to_array(), np.uint32)] = not most
    return mask


def _container(part: Mask, count: int) -> bytes:
    if count <= _ARRAY:
        return np.flatnonzero(part).astype("<u2").tobytes()
    return np.packbits(part, bitorder="little").tobytes().ljust(_CHUNK // 8, b"\0")


def packed(bitmaps: Iterable[BitMap]) -> tuple[bytes, bytes]:
    """Bitmaps one behind the other, and where each ends (64-bit integers, little end first).

    An empty bitmap takes no room. The same members give the same bytes.
    """
    parts = [_bytes_of(one) for one in bitmaps]
    ends = np.cumsum([len(part) for part in parts], dtype="<i8")
    return b"".join(parts), ends.tobytes()


def _bytes_of(bitmap: BitMap) -> bytes:
    if not bitmap:
        return b""
    small = BitMap(bitmap)
    small.run_optimize()
    return bytes(small.serialize())


class Packed(Sequence[BitMap]):
    """Bitmaps that `packed` wrote, read when they are asked for."""

    def __init__(self, data: bytes, ends: bytes) -> None:
        self._data = data
        self._ends = [0, *np.frombuffer(ends, "<i8").tolist()]

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> BitMap:  # type: ignore[override]
        data = self._data[self._ends[place] : self._ends[place + 1]]
        return BitMap.deserialize(data) if len(data) else BitMap()
