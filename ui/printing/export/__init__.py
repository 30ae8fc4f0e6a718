"""An excerpt as a file to work on: Word, HTML, plain text; made of the same blocks as the pages."""
