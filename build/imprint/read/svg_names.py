"""The elements, attributes and properties of SVG that a picture may keep (SVG 1.1 second edition, appendices M and N)."""

from __future__ import annotations

SHAPES = frozenset("path rect circle ellipse line polyline polygon text tspan textPath image use".split())
STRUCTURE = frozenset("svg g defs symbol switch title desc marker clipPath mask pattern".split())
PAINT = frozenset("linearGradient radialGradient stop filter".split())
FILTERS = frozenset(
    """feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence""".split()
)
ELEMENTS = SHAPES | STRUCTURE | PAINT | FILTERS

# Presentation attributes: as an attribute or in CSS, they mean the same.
PROPERTIES = frozenset(
    """alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule filter
    flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering kerning letter-spacing lighting-color marker
    marker-end marker-mid marker-start mask mask-type opacity overflow paint-order pointer-events shape-rendering
    stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width text-anchor text-decoration text-rendering transform-origin unicode-bidi vector-effect
    visibility word-spacing writing-mode""".split()
) - {"cursor", "pointer-events", "enable-background"}

GEOMETRY = frozenset(
    """x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy d points width height viewBox preserveAspectRatio transform rotate
    textLength lengthAdjust startOffset method spacing side pathLength offset gradientUnits gradientTransform spreadMethod
    patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth
    markerHeight refX refY orient""".split()
)

FILTERING = frozenset(
    """in in2 result type values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4 order kernelMatrix
    divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant
    specularExponent scale xChannelSelector yChannelSelector azimuth elevation stdDeviation mode radius z pointsAtX
    pointsAtY pointsAtZ limitingConeAngle baseFrequency numOctaves seed stitchTiles filterUnits primitiveUnits""".split()
)

WORDS = frozenset("id role aria-label aria-labelledby aria-describedby aria-hidden lang systemLanguage".split())

ATTRIBUTES = PROPERTIES | GEOMETRY | FILTERING | WORDS
