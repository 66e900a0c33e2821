"""The values that travel down the line: frozen, slotted, standard library only."""
