-- Answers request after request: on the input each as its name, its length and a text, on the output each answer after its
-- length, -1 for none. A name is one of those below, or of a reader, whose answer is the tree (JSON). Nothing but the text
-- can be read (the fourth argument of pandoc.read).
-- The first line holds the abbreviations: the library alone knows none of the command's defaults.
local options = { abbreviations = {}, columns = 72 }
local answers = {
  cited = function(text) return pandoc.write(pandoc.utils.citeproc(pandoc.read(text, "json")), "json") end,
  mathml = function(text)
    return pandoc.write(pandoc.read(text, "json"), "html", { html_math_method = "mathml", wrap_text = "none" })
  end,
}
local function answer(name, text)
  return answers[name] and answers[name](text) or pandoc.write(pandoc.read(text, name, options, {}), "json")
end
io.write("\n"):flush() -- it is here
for word in io.read("l"):gmatch("%S+") do
  options.abbreviations[word] = true
end
for name in function() return io.read("l") end do
  local length = tonumber(io.read("l"))
  local text = length > 0 and io.read(length) or "" -- to read nothing waits for something
  local fine, made = pcall(answer, name, text)
  io.write(fine and #made or -1, "\n", fine and made or ""):flush()
  text, made = nil, nil
  collectgarbage()
end
