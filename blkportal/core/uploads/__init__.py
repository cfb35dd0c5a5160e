"""Files that people send: judged by their content, kept sealed, given out as attachments."""
