"""What TeX's commands for letters, accents and signs stand for in Unicode, and what its text commands do."""

from __future__ import annotations

# Accent commands and the combining character of each (LaTeX kernel, T1, T2A, T5; textcomp).
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c", "U": "\u030e", "G": "\u030f",
    "C": "\u030f", "f": "\u0311", "horn": "\u031b", "d": "\u0323", "textcommabelow": "\u0326", "c": "\u0327",
    "k": "\u0328", "textogonekcentered": "\u0328", "b": "\u0331", "t": "\u0361", "capitalacute": "\u0301",
    "cyrbreve": "\u0306", "textsubring": "\u0325", "textacute": "\u0301", "textgrave": "\u0300",
}  # fmt: skip

SIGNS = {
    "i": "ı", "j": "ȷ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ",
    "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ", "ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư", "abreve": "ă",
    "acircumflex": "â", "dotlessi": "ı", "imath": "ı", "jmath": "ȷ", "textturnedcomma": "ʻ", "textschwa": "ə",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"', "quotedblbase": "„", "quotesinglbase": "‚",
    "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "lq": "‘",
    "rq": "’", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "og": "«\u00a0", "fg": "\u00a0»", "dots": "…", "ldots": "…",
    "textellipsis": "…", "textperiodcentered": "·", "cdot": "·", "textbullet": "•", "bullet": "•",
    "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textbackslash": "\\", "textunderscore": "_",
    "textbar": "|", "textbardbl": "‖", "textless": "<", "textgreater": ">", "textbraceleft": "{", "textbraceright": "}",
    "lbrace": "{", "rbrace": "}", "textdollar": "$", "textcent": "¢", "pounds": "£", "textsterling": "£",
    "textyen": "¥",
    "texteuro": "€", "euro": "€", "EUR": "€", "copyright": "©", "textcopyright": "©", "textregistered": "®",
    "texttrademark": "™", "textdegree": "°", "degree": "°", "textmu": "µ", "textohm": "Ω", "texttimes": "×",
    "textdiv": "÷", "textpm": "±", "S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶", "dag": "†",
    "ddag": "‡",
    "textdagger": "†", "textdaggerdbl": "‡", "textordfeminine": "ª", "textordmasculine": "º", "textonehalf": "½",
    "textonequarter": "¼", "textthreequarters": "¾", "textonesuperior": "¹", "texttwosuperior": "²",
    "textthreesuperior": "³", "textexclamdown": "¡", "textquestiondown": "¿", "textnumero": "№", "No": "№",
    "textvisiblespace": "␣", "textasteriskcentered": "*", "textminus": "−", "textfractionsolidus": "⁄",
    "slash": "/", "textslash": "/", "newblock": " ", "space": " ", "quad": " ", "qquad": " ", "enspace": " ",
    "thinspace": "\u2009", "nobreakspace": "\u00a0", "textnonbreakinghyphen": "\u2011", "hyp": "-", "mbox": "",
    "newline": " ", "linebreak": " ", "par": " ", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX",
    "LaTeXe": "LaTeX2ε",
    "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX", "LuaTeX": "LuaTeX", "LuaLaTeX": "LuaLaTeX", "pdfTeX": "pdfTeX",
    "pdfLaTeX": "pdfLaTeX", "ConTeXt": "ConTeXt", "METAFONT": "METAFONT", "MF": "METAFONT", "MP": "MetaPost",
    "AmS": "AMS", "AMS": "AMS", "KOMAScript": "KOMA-Script", "Eta": "Η", "ordinalf": "ª", "ordinalm": "º",
    "Dash": "—", "psq": "", "psqq": "", "noopsort": "", "adddot": ".", "adddotspace": ". ", "addabbrvspace": " ",
    "emdash": "—", "endash": "–", "AmSTeX": "AMS-TeX", "AMSTeX": "AMS-TeX", "AmSLaTeX": "AMS-LaTeX", "PiCTeX": "PiCTeX",
    "pno": "p.", "ppno": "pp.", "PICTEX": "PiCTeX", "SliTeX": "SliTeX", "addcomma": ",", "addcolon": ":",
    "addsemicolon": ";", "addspace": " ", "addnbspace": "\u00a0", "addthinspace": "\u2009", "addslash": "/",
    "bibrangedash": "–", "bibdatedash": "–", "hyphen": "-", "hyphenation": "", "nohyphens": "", "today": "today",
}  # fmt: skip

# What \\bibstring prints of BibLaTeX's words.
BIBSTRINGS = {
    "jourser": "series", "newseries": "new series", "oldseries": "old series", "and": "and", "in": "in", "page": "p.",
    "pages": "pp.", "volume": "vol.", "number": "no.", "edition": "ed.", "byeditor": "edited by", "reprint": "reprint",
    "nodate": "n.d.", "forthcoming": "forthcoming", "inpress": "in press", "submitted": "submitted",
}  # fmt: skip

# Commands of one character.
MARKS = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "\\": " ", " ": " ", "\n": " ", "\t": " ",
    ",": "\u2009", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "", "|": "‖", "*": "", "(": "", ")": "", "[": "",
    "]": "", ">": " ", "<": "<", "+": "",
}  # fmt: skip

# Commands with one argument, or declarations to the end of the group, and the mark they print.
STYLES = {
    "emph": "i", "textit": "i", "mkbibemph": "i", "mkbibitalic": "i", "textsl": "i", "em": "i", "it": "i",
    "itshape": "i",
    "sl": "i", "slshape": "i", "textbf": "b", "mkbibbold": "b", "bf": "b", "bfseries": "b", "textsc": "sc", "sc": "sc",
    "scshape": "sc", "mkbibacro": "sc", "textsuperscript": "sup", "mkbibsuperscript": "sup", "sp": "sup", "up": "sup",
    "ier": "sup", "textsubscript": "sub", "mkbibsubscript": "sub", "enquote": "quote", "mkbibquote": "quote",
    "citetitle*": "i", "mkbibparens": "parens", "mkbibbrackets": "brackets", "parentext": "parens",
    "brackettext": "brackets", "uppercase": "upper", "MakeUppercase": "upper", "lowercase": "lower",
    "MakeLowercase": "lower", "tsup": "sup", "tsub": "sub", "textins": "sup",
}  # fmt: skip
DECLARATIONS = frozenset(("em", "it", "itshape", "sl", "slshape", "bf", "bfseries", "sc", "scshape"))

# Commands that print their argument and nothing else, or nothing at all.
TRANSPARENT = frozenset((
    "text", "textrm", "textup", "textnormal", "textmd", "textsf", "texttt", "mbox", "hbox", "fbox", "underline",
    "uline",
    "autocap", "bibcyr", "textlatin", "textcyr", "textcyrillic", "ensuremath", "nohyphens", "path", "rm", "tt", "sf",
    "rmfamily", "ttfamily", "sffamily", "upshape", "mdseries", "normalfont", "normalsize", "small", "footnotesize",
    "large", "Large", "tiny", "relax", "protect", "cal", "ignorespaces", "break", "allowbreak", "nobreak", "nolinebreak",
    "hfill", "vphantom", "noindent", "centering", "sloppy", "selectlanguage", "xspace", "unskip", "isdot", "nopunct",
    "natexlab", "leavevmode", "raggedright", "scriptsize", "textquotestraightdblbase", "phantom",
    "midsentence", "hskip", "kern", "enskip", "bgroup", "egroup", "sentence", "RL", "LR", "foreignlanguage", "cyr",
    "textgreek", "bibitalic", "url", "nolinkurl", "href", "doi", "lowercaseless", "NoCaseChange", "MakeSentenceCase",
    "MakeTitleCase", "addabthinspace", "addlowpenspace", "addhighpenspace",
))  # fmt: skip
SILENT = frozenset((
    "noopsort", "vphantom", "phantom", "hphantom", "hspace", "hspace*", "vspace", "label", "index", "selectlanguage",
    "natexlab", "footnotemark", "switchargs", "SortNoop", "sortnoop", "hskip", "language", "PrintDate", "thispagestyle",
))  # fmt: skip

_CYRILLIC_NAMES = (
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "ishrt", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h",
    "c", "ch", "sh", "shch", "hrdsn", "ery", "sftsn", "erev", "yu", "ya",
)  # fmt: skip
CYRILLIC = {
    **{f"cyr{name}": chr(0x430 + index) for index, name in enumerate(_CYRILLIC_NAMES)},
    **{f"CYR{name.upper()}": chr(0x410 + index) for index, name in enumerate(_CYRILLIC_NAMES)},
    "cyryo": "ё", "CYRYO": "Ё", "cyrii": "і", "CYRII": "І", "cyryi": "ї", "CYRYI": "Ї", "cyrie": "є", "CYRIE": "Є",
    "cyrgup": "ґ", "CYRGUP": "Ґ", "cyrje": "ј", "CYRJE": "Ј", "cyrushrt": "ў", "CYRUSHRT": "Ў", "cyrdje": "ђ",
    "CYRDJE": "Ђ", "cyrlje": "љ", "CYRLJE": "Љ", "cyrnje": "њ", "CYRNJE": "Њ", "cyrtshe": "ћ", "CYRTSHE": "Ћ",
    "cyrdzhe": "џ", "CYRDZHE": "Џ", "cyrschwa": "ә", "CYRSCHWA": "Ә", "cyrotld": "ө", "CYROTLD": "Ө",
}  # fmt: skip

_GREEK = (
    "alpha", "beta", "gamma", "delta", "varepsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
    "xi", "omicron", "pi", "rho", "varsigma", "sigma", "tau", "upsilon", "varphi", "chi", "psi", "omega",
)  # fmt: skip
GREEK = {
    **{name: chr(0x3B1 + index) for index, name in enumerate(_GREEK)},
    **{
        name.capitalize(): chr(0x391 + index)
        for index, name in enumerate(_GREEK)
        if not name.startswith("var")
    },
    "epsilon": "ϵ", "phi": "ϕ", "Phi": "Φ", "Epsilon": "Ε", "vartheta": "ϑ", "varpi": "ϖ", "varrho": "ϱ",
    "varkappa": "ϰ",
}  # fmt: skip
GREEK_WORDS = {**{f"text{name}": char for name, char in GREEK.items()}, "textmicro": "µ"}

MATHS = {
    **GREEK,
    "times": "×", "cdot": "⋅", "pm": "±", "mp": "∓", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠",
    "ne": "≠",
    "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "cong": "≅", "infty": "∞", "partial": "∂", "nabla": "∇",
    "sum": "∑", "prod": "∏", "int": "∫", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "cup": "∪",
    "cap": "∩",
    "to": "→", "rightarrow": "→", "Rightarrow": "⇒", "leftarrow": "←", "leftrightarrow": "↔", "Leftrightarrow": "⇔",
    "longrightarrow": "⟶", "mapsto": "↦", "langle": "⟨", "rangle": "⟩", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ",
    "circ": "∘", "degree": "°", "prime": "′", "dagger": "†", "ast": "∗", "star": "⋆", "oplus": "⊕", "otimes": "⊗",
    "wedge": "∧", "vee": "∨", "forall": "∀", "exists": "∃", "neg": "¬", "emptyset": "∅", "ldots": "…", "dots": "…",
    "cdots": "⋯", "mid": "∣", "parallel": "∥", "perp": "⊥", "angle": "∠", "propto": "∝", "ll": "≪", "gg": "≫",
    "lesssim": "≲", "gtrsim": "≳", "odot": "⊙", "bullet": "•", "square": "□", "Box": "□", "aleph": "ℵ", "beth": "ℶ",
    "lbrace": "{", "rbrace": "}", "lt": "<", "gt": ">", "sharp": "♯", "flat": "♭", "natural": "♮", "log": "log",
    "sin": "sin", "cos": "cos", "exp": "exp", "max": "max", "min": "min", "lim": "lim", "ln": "ln", "quad": " ",
    "qquad": " ", "left": "", "right": "", "displaystyle": "", "it": "", "rm": "", "bf": "", "cal": "", "big": "",
    "Big": "", "limits": "", "nolimits": "", "sqrt": "√", "colon": ":", "vert": "|", "lvert": "|", "rvert": "|",
    "Vert": "‖", "backslash": "\\", "setminus": "∖", "textendash": "–", "textemdash": "—", "copyright": "©",
    "textregistered": "®", "S": "§", "ss": "ß",
}  # fmt: skip
MATH_WRAPPERS = frozenset((
    "mathrm", "mathit", "mathbf", "mathsf", "mathtt", "mathcal", "mathscr", "mathfrak", "boldsymbol", "bm", "text",
    "textrm", "textit", "textbf", "mbox", "hbox", "operatorname", "ensuremath", "rm", "mathop", "mathnormal",
    "mathord", "mathbin", "mathrel", "emph",
))  # fmt: skip
BLACKBOARD = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
