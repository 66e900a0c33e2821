"""The language server: findings, completion, hover, rename and the rest, in whatever editor speaks LSP 3.17."""
