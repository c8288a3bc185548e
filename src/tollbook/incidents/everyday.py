"""Capitalised words that name nothing: addresses, offices and page furniture, which any two reports may share."""

from __future__ import annotations

STREETS = """
    street st avenue ave road rd drive lane boulevard blvd block court way highway interstate route square bridge corner
    north south east west northern southern eastern western northeast northwest southeast southwest central downtown
    side upper lower calle avenida carretera barrio norte sur este oeste centro rue quartier nord sud est ouest
"""
OFFICES = """
    county city town village state district province region municipality department dept office bureau ministry agency
    service services center centre hospital medical clinic university college school high middle elementary church
    mosque airport police sheriff officer officers deputy deputies detective detectives trooper troopers chief captain
    sergeant lieutenant colonel major general minister president governor mayor spokesman spokesperson spokeswoman judge
    attorney prosecutor coroner court jail prison correctional fire rescue emergency security national federal local
    public community crime stoppers homicide unit division care intensive trauma health metro metropolitan memorial
    methodist baptist protective highway patrol superintendent ministerio gobierno gobernador alcalde presidente policia
    departamento municipio ministere gouvernement gouverneur maire hopital prefet departement
"""
PAGES = """
    news channel radio tv copyright rights reserved inc corp llc media broadcasting associated press getty image images
    photo photos video facebook twitter instagram whatsapp telegram google email app apps advertisement update updated
    breaking story stories caption click close watch read share sign subscribe newsletter follow live latest posted
    published publishing gmt est edt cst cdt pst pdt weather sports traffic continuous coverage javascript disqus
    comments page join conversation stay view full show hide transcript copy link contact download free alert first
    chronicle times tribune herald journal gazette post star sun wire television network report reporter staff writer
    editor
"""
PEOPLE = """
    man men woman women boy boys girl girls teen teens teenager child children baby toddler mother father son daughter
    brother family families people residents neighbors victim victims suspect suspects witness witnesses gunman gunmen
    authorities investigators officials shooting shootings attack attacks killed wounded injured dead shot
"""
STARTERS = """
    the a an and but or if in on at by to of for from with as after before when while since because there they this that
    these those it his her their its he she we you your our i my all both one two three four five six seven eight nine
    ten some many most more several another other others anyone someone everyone none no not now then here just about
    according also additional additionally however meanwhile earlier later once police why how what who where which was
    were is are has have had been una uno los las segun ayer hoy une des les selon hier
"""
EVERYDAY = frozenset(f"{STREETS} {OFFICES} {PAGES} {PEOPLE} {STARTERS}".split())
