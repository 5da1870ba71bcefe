"""Annotated documents: the text of a document with every citation leading to the law."""
