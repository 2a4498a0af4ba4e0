"""Where claims come from: the sources of a project, and the answers of surveys."""
