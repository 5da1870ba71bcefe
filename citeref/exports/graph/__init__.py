"""Graphs of documents, passages and authorities."""
