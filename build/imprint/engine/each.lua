-- Parses text after text: on the input each after its length, on the output each tree (JSON) after its length, 0 for none.
-- The reader is the argument. Nothing but the texts can be read (the fourth argument of pandoc.read).
for length in function() return io.read("n", "L") end do
  local fine, made = pcall(pandoc.read, io.read(length), arg[1], {}, {})
  local tree = fine and pandoc.write(made, "json") or ""
  io.write(#tree, "\n", tree):flush()
end
