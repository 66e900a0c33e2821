"""The commands that stand for names of journals in astronomy's libraries (AASTeX, "Journal abbreviations"; NASA ADS)."""

from __future__ import annotations

_NAMES = r"""
aj: The Astronomical Journal
actaa: Acta Astronomica
araa: Annual Review of Astronomy and Astrophysics
apj: The Astrophysical Journal
apjl: The Astrophysical Journal Letters
apjs: The Astrophysical Journal Supplement Series
ao: Applied Optics
apss: Astrophysics and Space Science
aap: Astronomy & Astrophysics
aapr: Astronomy and Astrophysics Review
aaps: Astronomy and Astrophysics Supplement Series
baas: Bulletin of the American Astronomical Society
icarus: Icarus
jcap: Journal of Cosmology and Astroparticle Physics
jrasc: Journal of the Royal Astronomical Society of Canada
memras: Memoirs of the Royal Astronomical Society
mnras: Monthly Notices of the Royal Astronomical Society
na: New Astronomy
nar: New Astronomy Reviews
nat: Nature
natas: Nature Astronomy
pasa: Publications of the Astronomical Society of Australia
pasj: Publications of the Astronomical Society of Japan
pasp: Publications of the Astronomical Society of the Pacific
physrep: Physics Reports
planss: Planetary and Space Science
pra: Physical Review A
prb: Physical Review B
prc: Physical Review C
prd: Physical Review D
pre: Physical Review E
prl: Physical Review Letters
procspie: Proceedings of SPIE
psj: The Planetary Science Journal
qjras: Quarterly Journal of the Royal Astronomical Society
rmxaa: Revista Mexicana de Astronomía y Astrofísica
skytel: Sky and Telescope
solphys: Solar Physics
sovast: Soviet Astronomy
ssr: Space Science Reviews
zap: Zeitschrift für Astrophysik
gca: Geochimica et Cosmochimica Acta
grl: Geophysical Research Letters
jgr: Journal of Geophysical Research
jcp: The Journal of Chemical Physics
jqsrt: Journal of Quantitative Spectroscopy and Radiative Transfer
"""
JOURNALS = dict(line.split(": ", 1) for line in _NAMES.strip().splitlines())
