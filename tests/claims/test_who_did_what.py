"""Everyone who may have done it, with all they may have done and the ways to say who tells it: no gap between the parts."""

from __future__ import annotations

from itertools import product

import pytest

from tollbook.model.report import Report
from tollbook.pipeline import code_report

DOERS = {
    "en": (
        "gunmen",
        "gunmen, some of them in uniform,",
        "fighters from the Islamic State's local branch",
        "men believed to be herders",
        "a dozen rebels on motorcycles",
        "attackers who came by boat",
        "suspected members of a splinter group",
    ),
    "es": (
        "hombres armados",
        "hombres armados, algunos de uniforme,",
        "combatientes de la rama local del Estado Islámico",
        "presuntos pastores armados",
        "una docena de rebeldes en moto",
        "presuntos miembros de una disidencia",
    ),
    "fr": (
        "des hommes armés",
        "des hommes armés, dont certains en uniforme,",
        "des combattants de la branche locale de l'État islamique",
        "des éleveurs présumés",
        "une douzaine de rebelles à moto",
        "des assaillants venus en pirogue",
        "des membres présumés d'un groupe dissident",
    ),
    "ar": ("مسلحين", "رعاة مشتبه بهم", "مهاجمين وصلوا بقوارب", "عناصر يشتبه بانتمائهم إلى فصيل منشق"),
}
ACTS = {
    "en": (
        "killed nine villagers",
        "shot nine people dead",
        "stormed a village and left nine dead",
        "raided a farm, killing nine people",
        "opened fire on a bus, leaving nine dead",
        "abducted nine pupils",
    ),
    "es": (
        "mataron a nueve aldeanos",
        "acribillaron a nueve personas",
        "irrumpieron en una aldea y dejaron nueve muertos",
        "emboscaron un convoy, con saldo de nueve soldados muertos",
        "secuestraron a nueve alumnos",
    ),
    "fr": (
        "ont tué neuf villageois",
        "ont abattu neuf personnes",
        "ont fait irruption dans un village et tué neuf habitants",
        "ont ouvert le feu sur un bus, faisant neuf morts",
        "ont enlevé neuf élèves",
    ),
    "ar": (
        "قتلوا تسعة قرويين",
        "أطلقوا النار على حافلة فقتلوا تسعة أشخاص",
        "اقتحموا قرية وقتلوا تسعة من سكانها",
        "خطفوا تسعة تلاميذ",
        "أحرقوا سوقا فقتل تسعة أشخاص",
    ),
}
TELLINGS = {
    "en": ("In Tana, {} {} on Monday, according to the mayor.", "The mayor of Tana said that {} {} on Monday."),
    "es": ("En Tana, {} {} el lunes, según el alcalde.", "El alcalde de Tana dijo que {} {} el lunes."),
    "fr": ("À Tana, {} {} lundi, selon le maire.", "Le maire de Tana a déclaré que {} {} lundi."),
    "ar": ("قال رئيس بلدية حلب إن {} {} يوم الاثنين.", "أفاد رئيس بلدية حلب بأن {} {} يوم الاثنين."),
}


@pytest.mark.parametrize("language", sorted(DOERS))
def test_who_did_what_and_who_says_so(language: str) -> None:
    for doer, act, telling in product(DOERS[language], ACTS[language], TELLINGS[language]):
        text = telling.format(doer, act)
        main = code_report(Report("r", text, published="2026-03-12", language=language)).main
        assert main is not None, text
        assert main.date is not None, text
        assert main.date.value.start.isoformat() == "2026-03-09", text
        assert [t.attribution.type for t in main.tolls if t.value.count.low == 9] == ["government"], text
        assert any(a.value.role == "perpetrator" for a in main.actors), text
