"""A drawing becomes something to print: paper, sheets to glue together, the marks on them, the finished file."""
