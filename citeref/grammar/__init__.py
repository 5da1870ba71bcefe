"""How citations are written: a module per family, each with its anchor words and a reader for the words around one."""
