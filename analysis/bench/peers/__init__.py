"""Other people's programs on the same texts, by the same scorer: ``python -m bench.peers --data DIR``.

Each runs in a virtual environment of its own that is made on request; the project depends on none of them. The scripts
in `adapters` call them and write down what they find as character offsets.
"""
