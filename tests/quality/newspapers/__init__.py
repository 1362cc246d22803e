"""Pages as Italian papers build them, with the paragraphs that a reader must get."""
