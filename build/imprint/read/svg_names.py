"""The elements, attributes and properties that a picture may keep (SVG 1.1 second edition, appendices M and N)."""

from __future__ import annotations


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


SHAPES = _names("path rect circle ellipse line polyline polygon text tspan textPath image use")
STRUCTURE = _names("svg g defs symbol switch title desc marker clipPath mask pattern")
PAINT = _names("linearGradient radialGradient stop filter")
FILTERS = _names(
    """feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"""
)
ELEMENTS = SHAPES | STRUCTURE | PAINT | FILTERS

# Presentation attributes: as an attribute or in CSS, they mean the same.
PROPERTIES = _names(
    """alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity
    font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering kerning letter-spacing lighting-color
    marker marker-end marker-mid marker-start mask mask-type opacity overflow paint-order shape-rendering stop-color
    stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width text-anchor text-decoration text-rendering transform-origin unicode-bidi
    vector-effect visibility word-spacing writing-mode"""
)

GEOMETRY = _names(
    """x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy d points width height viewBox preserveAspectRatio transform rotate
    textLength lengthAdjust startOffset method spacing side pathLength offset gradientUnits gradientTransform
    spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits
    markerUnits markerWidth markerHeight refX refY orient"""
)

FILTERING = _names(
    """in in2 result type values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4 order kernelMatrix
    divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant
    specularConstant specularExponent scale xChannelSelector yChannelSelector azimuth elevation stdDeviation mode
    radius z pointsAtX pointsAtY pointsAtZ limitingConeAngle baseFrequency numOctaves seed stitchTiles filterUnits
    primitiveUnits"""
)

WORDS = _names("id role aria-label aria-labelledby aria-describedby aria-hidden lang systemLanguage")

ATTRIBUTES = PROPERTIES | GEOMETRY | FILTERING | WORDS
