"""Tables of authorities: text, Markdown, HTML and Word, all from the same entries."""
