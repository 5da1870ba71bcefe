"""The graph of citations of an index, as tables of Parquet: what is cited, by whom, together with what, and when.

>>> from citeref.corpus.graph import write
>>> write("corpus.index", "graph")                           # doctest: +SKIP
{'documents': 5, 'authorities': 2, 'units': 12, ...}
"""

from citeref.corpus.graph.writing import write

__all__ = ["write"]
