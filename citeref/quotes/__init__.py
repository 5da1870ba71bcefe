"""Quotations: where a document quotes, whose words they are, and a quotation laid over the law, word by word."""
