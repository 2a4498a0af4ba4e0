"""Being led: the guided path, the words of the method, the map told as a story, and what a workshop needs."""
