"""How the reading model, the sentence splitter and the lemmatiser are made from corpora."""
