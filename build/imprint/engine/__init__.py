"""The one door to pandoc, for the stages that need it: reading, citations, formulas."""
