"""Boards as files: a folder with namnd.yaml, register.csv and arenden.yaml. `example` ships with Yrka."""
