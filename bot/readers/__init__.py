"""The readers: an uploaded file in, a base document out. What was uploaded is never trusted."""
