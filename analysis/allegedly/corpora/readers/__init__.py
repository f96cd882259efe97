"""One module a format of files: bytes in, units out.

Each has ``read(entry, options)``, which yields units, and problems for units that cannot be read. What a reader
raises becomes a problem of the whole file.
"""
