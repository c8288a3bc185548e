"""What wire copy does alike in Spanish, French and Arabic: speakers, parts, old figures, claims, crowds; in our own sentences."""
# ruff: noqa: E501  a sentence of copy stands on one line

from __future__ import annotations

import pytest

from tollbook.model.claim import CodedReport
from tollbook.model.report import Report
from tollbook.pipeline import code_report

SPEAKERS = [
    # several speakers are of the kind of the first
    ("es", "Tres pastores murieron en un ataque armado en Zinder, dijeron vecinos y un médico.", 3, "witness"),
    ("fr", "Trois bergers ont été tués dans une attaque armée à Zinder, ont indiqué des habitants et un médecin.", 3, "witness"),
    ("ar", "قتل ثلاثة رعاة في هجوم مسلح في زندر، حسبما أفاد سكان وممرض.", 3, "witness"),
    # the perfect, behind "según" and with an adverb inside
    ("es", "Seis civiles han muerto en un bombardeo en Sumi, según ha denunciado este lunes el gobernador, Oleg Bondar.", 6, "government"),
    ("fr", "L'armée a bombardé Soumy. La police a immédiatement évoqué six morts.", 6, "police"),
    ("es", "Un atentado sacudió Mogadiscio. El hospital Madina ha cifrado en nueve los muertos.", 9, "medical"),
    ("fr", "Un attentat a secoué Mogadiscio. L'hôpital Madina a donné un bilan de neuf morts.", 9, "medical"),
    # a general noun is the speaker before
    ("es", "La ONG Intersos denunció un ataque armado en Pibor. La organización añadió que murieron cuatro mujeres.", 4, "NGO"),
    ("fr", "L'ONG Intersos a dénoncé une attaque à Pibor. L'organisation a ajouté que quatre femmes avaient été tuées.", 4, "NGO"),
    ("ar", "أعلنت وزارة الصحة وقوع هجوم مسلح في الكوت. وأضافت الوزارة أن أربع نساء قتلن.", 4, "medical"),
    # the count goes on behind "..., said X and his name."
    ("fr", "Deux soldats sont morts dans une embuscade près de Diffa, a annoncé le gouverneur, Issa Lamine. Quatre personnes ont disparu.", 4, "government"),
    ("es", "Dos soldados murieron en una emboscada cerca de Diffa, anunció el gobernador, Issa Lamine. Otras cuatro personas resultaron heridas.", 4, "government"),
    # a quotation with a semicolon is all the speaker's
    ("fr", "« L'ennemi a attaqué le camp ; nous déplorons sept morts », a déclaré à l'AFP le porte-parole de l'armée.", 7, "military"),
    # one of several who spoke before
    ("fr", "Des gangs ont attaqué Kenscoff, ont affirmé trois habitants. D'après deux d'entre eux, onze personnes ont été tuées.", 11, "witness"),
    # a participle goes on with the subject of its sentence
    ("ar", "تبنت حركة الشباب الهجوم على المعسكر، زاعمة مقتل تسعة جنود.", 9, "armed group"),
    ("ar", "وقع هجوم على المعسكر، لكن مصدرا أمنيا تحدث عن تسعة قتلى.", 9, "anonymous"),
]  # fmt: skip

PARTS = [
    ("es", "El ataque armado dejó ocho heridos en Tame, dos de ellos graves.", "injured", 2, None),
    ("fr", "L'attaque armée a fait huit blessés à Tame, dont deux dans un état critique.", "injured", 2, None),
    ("ar", "أسفر هجوم مسلح عن إصابة ثمانية أشخاص في تعز، أحدهم في حالة حرجة.", "injured", 1, None),
    ("ar", "قتل خمسة أشخاص في هجوم مسلح في تعز. وقالت الشرطة إن أحد القتلى طفل.", "killed", 1, "children"),
    ("ar", "قتل عشرة أشخاص في هجوم مسلح في تعز. وقالت الشرطة إن معظم الضحايا مدنيون وإن بينهم ثلاثة جنود.", "killed", 3, "combatants"),
    ("ar", "أدى قصف مدفعي على تعز إلى مقتل ستة مدنيين، هم أربعة رجال وامرأتان.", "killed", 4, "men"),
]  # fmt: skip

OLD = [
    ("es", "Los muertos en el atentado de Peshawar subieron a 27, frente a los 19 de antes, según la policía.", 19),
    ("es", "Diez soldados murieron en una emboscada en Gao. Un balance anterior hablaba de siete.", 7),
    ("fr", "Le bilan de l'attentat de Peshawar est passé à 27 morts, contre 19 auparavant, selon la police.", 19),
    ("ar", "ارتفعت حصيلة الهجوم على مسجد في بيشاور إلى 27 قتيلا، مقابل 19 سابقا، بحسب الشرطة.", 19),
]

STATEMENTS = [
    ("es", "El Frente de Liberación de Macina (FLM), que opera en el centro, acusó este lunes al Ejército maliense de matar a seis civiles en Mopti.", "accuses", "Malian Armed Forces"),
    ("es", "El Ejército israelí dijo en un comunicado que bombardeó una casa en Rafah. Murieron seis personas.", "claims", None),
    ("es", "Un bombardeo israelí mató a seis personas en Rafah. El Ejército israelí ha confirmado el bombardeo.", "claims", None),
    ("es", "Seis policías murieron en Tibú en un ataque atribuido al ELN. Esa guerrilla negó su participación.", "denies", None),
    ("es", "El M23 mató a seis civiles en Masisi, según la ONU, algo que niegan los rebeldes.", "denies", None),
    ("fr", "Six civils ont été tués à Masisi. Le gouverneur a aussitôt attribué cet « acte lâche » au M23.", "accuses", "March 23 Movement"),
    ("fr", "Six civils ont été tués par des tirs à Masisi. Kigali a toujours nié appuyer le M23.", "denies", None),
    ("fr", "Le M23 a tué six civils à Masisi, selon l'armée, une version que démentent les rebelles.", "denies", None),
    ("ar", "قتل ستة مدنيين بقصف في الفاشر. وقالت مصادر محلية إن قوات الدعم السريع هي من قصفت الحي.", "accuses", "Rapid Support Forces"),
    ("ar", "قتل ستة مدنيين بتفجير في عفرين، إلا أن مصادر محلية اتهمت قسد بالوقوف خلفه.", "accuses", "Syrian Democratic Forces"),
    ("ar", "قتل ستة مدنيين بقصف في الفاشر. ونفت قوات الدعم السريع الاتهامات.", "denies", None),
    ("ar", "أعلن حزب الله أن مقاتليه استهدفوا ثكنة إسرائيلية بالصواريخ، ما أدى إلى إصابة ثلاثة جنود.", "claims", None),
]  # fmt: skip

NOT_SAID = [
    ("es", "Una bomba explotó en Tumaco y el gobernador dijo que no hubo víctimas."),
    ("fr", "Six civils ont été tués à Masisi. L'armée dit avoir abattu un drone."),
    ("fr", "L'attentat de Gao a été revendiqué samedi par le JNIM. Six civils ont été tués."),
]

CODES = [
    ("es", "La Policía disparó contra los manifestantes en Arequipa y mató a dos jóvenes.", "Excessive force against protesters"),
    ("fr", "La police a tiré à balles réelles sur des étudiants à Conakry, tuant deux jeunes.", "Excessive force against protesters"),
    ("ar", "أطلقت الشرطة الرصاص الحي على متظاهرين في الخرطوم فقتلت شابين.", "Excessive force against protesters"),
    ("es", "Cinco mujeres fueron violadas por hombres armados en Nyala.", "Sexual violence"),
    ("es", "Rusia lanzó esta madrugada 40 drones contra Odesa sin causar víctimas, según el alcalde.", "Air/drone strike"),
    ("fr", "La Russie a lancé dans la nuit une salve de drones explosifs sur Odessa, sans faire de victime.", "Air/drone strike"),
    ("es", "Un bombardeo israelí mató a seis personas en Rafah.", "Air/drone strike"),
    ("ar", "قتل ستة أشخاص في القصف الإسرائيلي على رفح.", "Air/drone strike"),
    ("ar", "خطف مسلحون أربعة من عمال الإغاثة قرب مدينة عتق وأطلقوا النار على سيارتهم.", "Abduction/forced disappearance"),
]  # fmt: skip

NO_INCIDENT = [
    ("es", "El equipo visitante bombardeó la portería y los aficionados celebraron la goleada en el clásico."),
    ("es", "Familiares depositaron flores para recordar a las 12 personas que murieron hace 20 años en el atentado."),
    ("es", "Cinco mineros murieron por el derrumbe de una mina de oro, informaron los bomberos."),
    ("fr", "Dix creuseurs ont péri dans l'effondrement d'une galerie d'une mine artisanale, selon le ministre."),
    ("fr", "Le tribunal a condamné à vingt ans de prison deux hommes pour l'assassinat d'un journaliste en 2018."),
    ("ar", "لقي خمسة أشخاص حتفهم في انقلاب حافلة على طريق أسوان، بحسب الشرطة."),
    ("ar", "حكمت محكمة بالسجن عشرين عاما على رجلين بتهمة قتل صحفي عام 2018."),
]

DOERS = [
    (
        "es",
        "La represión policial de una marcha dejó tres muertos en Juliaca, denunciaron sindicatos.",
        "National Police of Peru",
    ),
    ("es", "El grupo Al Shabab atacó una base y mató a diez soldados en Baidoa.", "Al-Shabaab"),
    ("fr", "Deux passagers ont été enlevés à Cabaret par des individus armés appartenant au gang 400 Mawozo.", "400 Mawozo"),
    ("ar", "خطف مسلحون ينتمون إلى حركة الشباب أربعة من عمال الإغاثة في بيدوا.", "Al-Shabaab"),
    ("ar", "قالت منظمة حقوقية إن عناصر من الدعم السريع اغتصبوا ثماني نساء في نيالا.", "Rapid Support Forces"),
]


def coded(language: str, text: str) -> CodedReport:
    return code_report(Report("r1", text, language=language, published="2025-03-14"))


@pytest.mark.parametrize(("language", "text", "low", "kind"), SPEAKERS)
def test_who_gives_a_figure(language: str, text: str, low: int, kind: str) -> None:
    assert kind in [c.attribution.type for e in coded(language, text).events for c in e.tolls if c.value.count.low == low]


@pytest.mark.parametrize(("language", "text", "metric", "low", "group"), PARTS)
def test_part_of_a_figure(language: str, text: str, metric: str, low: int, group: str | None) -> None:
    parts = [c.value for e in coded(language, text).events for c in e.tolls if c.value.subset]
    assert (metric, low, group) in [(t.metric, t.count.low, t.group) for t in parts]


@pytest.mark.parametrize(("language", "text", "low"), OLD)
def test_figure_that_another_replaces(language: str, text: str, low: int) -> None:
    assert low in [c.value.count.low for e in coded(language, text).events for c in e.tolls if c.value.superseded]


@pytest.mark.parametrize(("language", "text", "stance", "about"), STATEMENTS)
def test_who_claims_denies_or_accuses(language: str, text: str, stance: str, about: str | None) -> None:
    said = [c.value for e in coded(language, text).events for c in e.statements]
    assert (stance, about) in [(s.stance, s.about) for s in said]


@pytest.mark.parametrize(("language", "text"), NOT_SAID)
def test_what_is_no_denial_and_no_claim_of_its_own(language: str, text: str) -> None:
    said = [c.value.stance for e in coded(language, text).events for c in e.statements]
    assert not {"denies", "no_claim"} & set(said)


@pytest.mark.parametrize(("language", "text", "sub_event"), CODES)
def test_sub_event(language: str, text: str, sub_event: str) -> None:
    assert coded(language, text).events[0].codes.acled_sub_event_type == sub_event


@pytest.mark.parametrize(("language", "text"), NO_INCIDENT)
def test_no_incident(language: str, text: str) -> None:
    assert not any(e.main for e in coded(language, text).events)


@pytest.mark.parametrize(("language", "text", "name"), DOERS)
def test_who_did_it(language: str, text: str, name: str) -> None:
    actors = [c.value for c in coded(language, text).events[0].actors]
    assert name in [a.name for a in actors if a.role == "perpetrator"]
