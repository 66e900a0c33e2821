-- Parses text after text: on the input each after its reader and its length, on the output each tree (JSON) after its
-- length, 0 for none. Nothing but the texts can be read (the fourth argument of pandoc.read).
-- The first line holds the abbreviations: the library alone knows none of the command's defaults.
local options = { abbreviations = {}, columns = 72 }
for word in io.read("l"):gmatch("%S+") do
  options.abbreviations[word] = true
end
for reader in function() return io.read("l") end do
  local text = io.read(tonumber(io.read("l"))) or "" -- at the end of the input nothing is nil
  local fine, made = pcall(pandoc.read, text, reader, options, {})
  local tree = fine and pandoc.write(made, "json") or ""
  io.write(#tree, "\n", tree):flush()
end
