"""What a person may say about a corpus and how it is read."""

from __future__ import annotations

from hashlib import blake2b

import msgspec

from citeref.documents import LIMIT


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """`id` and `text` name the fields of JSON Lines and the columns of Parquet. `lang` forces a language on every document;
    `languages` lets only documents in these through. `sample` is the share of documents taken, by a hash of their id, so that
    it is the same documents every time; `limit` how many are taken in all, 0 for every one. `largest` is how many bytes one
    document may have; `unit` about how many bytes of input make a unit, 0 to fit the input. Without `texts` an
    index holds no documents to open, and only the paragraphs that cite.
    """

    id: str = "id"
    text: str = "text"
    lang: str = ""
    languages: tuple[str, ...] = ()
    sample: float = 1.0
    limit: int = 0
    largest: int = LIMIT
    unit: int = 0
    texts: bool = True

    def samples(self, id: str) -> bool:
        """Whether a document of this name is in the sample."""
        if self.sample >= 1:
            return True
        digest = blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, "big") < self.sample * 2**64
