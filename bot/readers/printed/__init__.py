"""Printed pages back to text: characters to rows, rows to paragraphs, headings, lists and tables.

Lengths are in points, y grows downwards from the top of the page as it is shown.
"""
