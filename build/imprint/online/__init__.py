"""Asks the network about cited works: only on request, never in a build, politely, and each answer keeps its day."""
