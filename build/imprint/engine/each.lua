-- Parses text after text: on the input each after its length, on the output each tree (JSON) after its length, 0 for none.
-- The reader is the argument. Nothing but the texts can be read (the fourth argument of pandoc.read).
-- The first text holds the abbreviations, one a line: the library alone knows none of the command's defaults.
local function texts()
  local length = io.read("n", "L")
  return length and io.read(length)
end

local options = { abbreviations = {}, columns = 72 }
for word in texts():gmatch("%S+") do
  options.abbreviations[word] = true
end
for text in texts do
  local fine, made = pcall(pandoc.read, text, arg[1], options, {})
  local tree = fine and pandoc.write(made, "json") or ""
  io.write(#tree, "\n", tree):flush()
end
