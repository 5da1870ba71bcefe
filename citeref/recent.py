"""The last few things that took a moment to make, kept for whichever thread asks for them again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key")
Thing = TypeVar("Thing")


class Recent(Generic[Key, Thing]):
    """At most `most` things by their keys; the one that nobody has asked for longest goes first.

    Any thread may use it. A thing is made outside the lock, so that nobody waits for another's; two threads that ask for
    the same one at the same time both make it, and one of the two is kept.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._things: OrderedDict[Key, Thing] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._things)

    def find(self, key: Key) -> Thing | None:
        """The thing, if it is still kept."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
            return self._things.get(key)

    def keep(self, key: Key, thing: Thing) -> Thing:
        """Keep a thing, and give it back."""
        with self._lock:
            self._things[key] = thing
            self._things.move_to_end(key)
            while len(self._things) > self.most:
                self._things.popitem(last=False)
        return thing

    def get(self, key: Key, make: Callable[[], Thing]) -> Thing:
        """The thing, made where it is not kept. Raises what making it raises."""
        found = self.find(key)
        return self.keep(key, make()) if found is None else found

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._things.clear()
