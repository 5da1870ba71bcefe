"""Linked data: the citations as RDF, with the identifiers of ELI and ECLI and the words of CiTO."""
