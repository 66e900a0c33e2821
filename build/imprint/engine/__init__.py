"""The doors to programs outside (pandoc, poppler, Ghostscript), and the cages that they and the workers are kept in."""
