"""The figures that the project quotes, measured again with one command.

``python -m bench --data DIR`` runs the library over corpora that never enter the repository, prints one
table and writes it down. The package stands next to the library and is not shipped with it.
"""
