"""How Spanish, French and Arabic copy words tolls: one sentence a wording, our own."""
# ruff: noqa: E501  a sentence of copy stands on one line

from __future__ import annotations

import pytest

from tollbook.model.report import Report
from tollbook.model.toll import Toll
from tollbook.pipeline import code_report

# figures: metric, count (3 exact, 3+ at least, >3 more than, <3 up to, ~3 about, 3-5 a range, some), group where it matters,
# "part" of another figure, "old" where another replaces it, "early" where it is preliminary
WORDINGS = [
    ("es", "Una granada explotó junto a un CAI en Cali, sin dejar lesionados.", "killed_or_injured 0"),
    ("es", "Al menos 20 terroristas fueron eliminados por las fuerzas nigerinas en Tillabéri.", "killed 20+ attackers"),
    ("es", "Enfrentamiento en Michoacán: un policía y tres civiles armados muertos.", "killed 1 combatants; killed 3 attackers"),
    ("es", "Más de quince aldeanos fueron asesinados por hombres armados en Benue, según la policía.", "killed >15 civilians"),
    ("es", "El Ejército destruyó 3 laboratorios e incautó 14 fusiles durante combates a 20 km de Tibú.", ""),
    ("es", "Una mujer murió y su marido sufrió heridas graves en un bombardeo ucraniano contra Bélgorod.", "killed 1 women; injured 1 men"),
    ("es", "La cifra de muertos por el ataque armado en Tumaco subió de 12 a 15, confirmó la Alcaldía.", "killed 12 old; killed 15"),
    ("es", "Siete cuerpos sin vida, tres de ellos de mujeres, fueron hallados con impactos de bala en una vivienda de Celaya, Guanajuato.", "killed 7; killed 3 women part"),
    ("es", "Hombres armados secuestraron a seis trabajadores de una empresa palmera en Tibú, Norte de Santander.", "abducted 6"),
    ("es", "El soldado profesional Luis Meneses murió al pisar una mina antipersonal en Ituango.", "killed 1 combatants"),
    ("es", "Un balance preliminar habla de 32 heridos. Los muertos en el atentado al mercado de Mogadiscio son 20.", "killed 20; injured 32 early"),
    ("es", "Cinco uniformados quedaron heridos por la activación de un artefacto explosivo al paso de una patrulla en Saravena.", "injured 5 combatants"),
    ("es", "Entre 30 y 35 yihadistas fueron neutralizados en una operación del ejército de Burkina Faso cerca de Djibo.", "killed 30-35 attackers"),
    ("es", "Asesinan a tiros a un periodista y hieren a su camarógrafo en Acapulco.", "killed 1 civilians; injured 1 civilians"),
    ("es", "Un ataque con misiles contra Odesa causó dos víctimas mortales y una veintena de heridos.", "killed 2; injured ~20"),
    ("es", "El gobierno cifra en cinco los muertos en el enfrentamiento de Catatumbo, mientras que la guerrilla habla de diez.", "killed 5; killed 10"),
    ("es", "Los cadáveres de tres soldados fueron recuperados este jueves tras el ataque a un puesto militar en Diffa.", "killed 3 combatants"),
    ("es", "Tres infantes de Marina perdieron la vida, siete más sufrieron lesiones y seis guerrilleros fueron abatidos en enfrentamientos en Suárez.", "killed 3 combatants; injured 7 combatants; killed 6 attackers"),
    ("es", "Trece personas, de las cuales cinco mujeres y un niño, murieron calcinadas cuando drones rusos impactaron un bloque de viviendas en Ternópil.", "killed 13; killed 5 women part; killed 1 children part"),
    ("es", "Cinco miembros de una misma familia fueron acribillados en su casa de Guayaquil por un comando armado.", "killed 5 civilians"),
    ("es", "Ocho comerciantes habían sido secuestrados el martes en una carretera de Zamfara; cinco lograron escapar.", "abducted 8 civilians; freed 5"),
    ("es", "La Fiscalía reconoció diez víctimas fatales en el enfrentamiento de Chicomuselo, aunque los pobladores aseguran que fueron más de veinte.", "killed 10; killed >20"),
    ("es", "Un taxista de 45 años fue ultimado de tres disparos en la calle 18 de Choluteca.", "killed 1 civilians"),
    ("es", "El Ejército nigeriano aseguró haber eliminado al menos a 30 terroristas y lamentó la pérdida de cuatro efectivos.", "killed 30+ attackers; killed 4 combatants"),
    ("es", "Matan a balazos a un candidato a concejal y hieren a su escolta en Esmeraldas", "killed 1 civilians; injured 1"),
    ("es", "Dos menores de 9 y 11 años fallecieron y otro de 7 resultó herido al manipular una munición sin explotar en Tame.", "killed 2 children; injured 1 children"),
    ("es", "La Policía incautó 20 fusiles, 300 cartuchos y 4 granadas tras el ataque a la estación de Miranda, a 35 km de Cali.", ""),
    ("es", "Un capitán del Ejército perdió la vida y cuatro soldados más resultaron lesionados al caer en un campo minado en Anorí.", "killed 1 combatants; injured 4 combatants"),
    ("es", "De los doce pasajeros plagiados en la carretera a Guanare, tres fueron puestos en libertad este jueves.", "abducted 12 civilians; freed 3"),
    ("es", "Desconocidos balearon la fachada de la Alcaldía de Sardinata. No se reportan víctimas ni heridos.", "killed_or_injured 0"),
    ("es", "Dieciocho muertos, siete de ellos niños, tras un bombardeo en Gedaref", "killed 18; killed 7 children part"),
    ("es", "El agresor, un joven de 22 años, fue abatido por la policía tras herir con un cuchillo a un agente en Marsella.", "killed 1 attackers; injured 1 combatants"),
    ("es", "Muere un menor de 14 años al pisar una mina antipersona en Nariño", "killed 1 children"),
    ("es", "Decenas de civiles han sido masacrados en Kishishe por el M23, denuncia la ONU.", "killed some civilians"),
    ("fr", "Des hommes armés ont abattu un infirmier et enlevé deux médecins à Djibo.", "killed 1 civilians; abducted 2 civilians"),
    ("fr", "Treize personnes, parmi lesquelles six enfants et quatre femmes, ont été tuées dans une frappe israélienne à Nousseirat.", "killed 13; killed 6 children part; killed 4 women part"),
    ("fr", "Un obus est tombé près d'une école à Donetsk sans faire de victime.", "killed_or_injured 0"),
    ("fr", "Plusieurs civils ont trouvé la mort et une vingtaine ont été blessés dans un bombardement à El Fasher.", "killed some civilians; injured ~20 civilians"),
    ("fr", "Un lieutenant de gendarmerie a été tué par des tirs à Mamoudzou.", "killed 1 combatants"),
    ("fr", "La police évoque trois morts, des témoins en comptent sept, après l'assaut mené contre Kenscoff par un gang.", "killed 3; killed 7"),
    ("fr", "Six policiers ont été blessés, dont deux grièvement, par l'explosion d'une grenade à Grenoble.", "injured 6 combatants; injured 2 part"),
    ("fr", "Huit militaires ont perdu la vie et douze autres ont été blessés dans une embuscade près de Tillabéri, selon l'armée.", "killed 8 combatants; injured 12 combatants"),
    ("fr", "Une vingtaine de terroristes ont été neutralisés lors d'une frappe aérienne près de Djibo, selon l'état-major.", "killed ~20 attackers"),
    ("fr", "Cinq villageois ont été abattus et sept autres enlevés par des hommes armés à Ndélé, dans la nuit de lundi à mardi.", "killed 5 civilians; abducted 7 civilians"),
    ("fr", "Le bilan du bombardement de Kramatorsk est passé de 14 à 17 morts, a annoncé le maire.", "killed 14 old; killed 17"),
    ("fr", "Une roquette s'est abattue sur un terrain vague près de Kiryat Shmona, sans faire de victime.", "killed_or_injured 0"),
    ("fr", "Onze corps ont été retrouvés jeudi dans une fosse commune à Djugu après le passage des rebelles.", "killed 11"),
    ("fr", "Trois soldats ont trouvé la mort et cinq sont portés disparus après une attaque djihadiste contre un convoi près de Ménaka.", "missing 5 combatants; killed 3 combatants"),
    ("fr", "Deux employés d'une ONG internationale ont été kidnappés par des hommes armés près de Ménaka.", "abducted 2 aid"),
    ("fr", "Au moins 40 civils massacrés à Barsalogho dimanche, selon des habitants.", "killed 40+ civilians"),
    ("fr", "Le chef du village de Tongo-Tongo a été égorgé devant sa famille par des djihadistes jeudi.", "killed 1 civilians"),
    ("fr", "Dix rebelles ADF ont été mis hors d'état de nuire à Eringeti, sans perte côté ami.", "killed 10 attackers; killed_or_injured 0"),
    ("fr", "Trois tués, deux blessés dans un raid de drone au sud de Tyr.", "killed 3; injured 2"),
    ("fr", "Six soldats sont tombés et onze ont été blessés dans l'attaque de la position de Banibangou, indique un communiqué de l'état-major.", "killed 6 combatants; injured 11 combatants"),
    ("fr", "Deux policiers ont été tués et quatre autres pris en otage par des bandits armés à Kenscoff.", "killed 2 combatants; abducted 4 combatants"),
    ("fr", "Attentat de Kaboul : le bilan grimpe à 41 morts et plus de soixante blessés", "killed 41; injured >60"),
    ("fr", "Un mort et deux blessés, dont un grave, dans une fusillade aux Pavillons-Noirs à Marseille", "killed 1; injured 2; injured 1 part"),
    ("fr", "Trois casques bleus ont reçu des éclats après l'explosion d'un obus près de leur base de Naqoura.", "injured 3 combatants"),
    ("fr", "Un prêtre et un catéchiste ont été assassinés et une religieuse enlevée dans la paroisse de Ouahigouya.", "killed 2 civilians; abducted 1"),
    ("fr", "Cinq passagers d'un minibus ont été brûlés vifs et douze autres blessés dans une attaque attribuée aux ADF.", "killed 5 civilians; injured 12 civilians"),
    ("fr", "Un gendarme et deux assaillants ont trouvé la mort dans un échange de tirs à Porga.", "killed 1 combatants; killed 2 attackers"),
    ("fr", "Six personnes, dont deux soldats, sont décédées dans l'attaque d'un car à Seytenga.", "killed 6; killed 2 combatants part"),
    ("fr", "Tir d'artillerie sur Kherson : un adolescent de 15 ans tué, sa mère blessée", "killed 1 children; injured 1 women"),
    ("fr", "La fusillade a fait deux morts et cinq blessés dans un bar du Cap-Haïtien.", "killed 2; injured 5"),
    ("fr", "Des hommes en armes ont tué un chauffeur et emmené trois ingénieurs en otages sur un chantier à Tillabéri.", "abducted 3 civilians; killed 1 civilians"),
    ("fr", "Le sergent-chef Adama Ouédraogo est mort au combat mardi à Djibo.", "killed 1 combatants"),
    ("fr", "Onze personnes ont péri et un nombre indéterminé ont été blessées dans le raid israélien sur Baalbek.", "killed 11; injured some"),
    ("fr", "Le bilan de l'attaque au couteau de Lyon s'établit à deux morts.", "killed 2"),
    ("ar", "استشهد جنديان وجرح ثلاثة آخرون في انفجار لغم بآليتهم في مأرب.", "killed 2 combatants; injured 3 combatants"),
    ("ar", "قتل 11 شخصا على الأقل، بينهم خمسة أطفال، في غارة على منزل في جباليا.", "killed 11+; killed 5 children part"),
    ("ar", "خطف مسلحون ثلاثة مهندسين يعملون في حقل نفطي بكركوك.", "abducted 3 civilians"),
    ("ar", "توفيت سيدة وأصيب طفلاها جراء قصف مدفعي على حي سكني في الأبيض.", "killed 1 women; injured 2 children"),
    ("ar", "ارتفع عدد قتلى التفجير في كويتا إلى ثمانية بعدما كان ستة.", "killed 6 old; killed 8"),
    ("ar", "أعلن الحوثيون إسقاط طائرتين مسيرتين وتدمير 5 مدرعات في معارك قرب الحديدة.", ""),
    ("ar", "استشهد خمسة مدنيين وأصيب 12 آخرون في غارة إسرائيلية على بلدة الخيام جنوبي لبنان.", "killed 5 civilians; injured 12"),
    ("ar", "قتل سبعة أشخاص بينهم أربعة أطفال في قصف لقوات الدعم السريع على مخيم زمزم.", "killed 7; killed 4 children part"),
    ("ar", "لقي طفلان حتفهما بانفجار لغم من مخلفات الحرب في ريف حلب.", "killed 2 children"),
    ("ar", "قال شهود إن أكثر من مئة شخص قتلوا في الهجوم على قرية بولاية الجزيرة السودانية.", "killed >100"),
    ("ar", "استشهد ضابط وأصيب أربعة مجندين بانفجار عبوة ناسفة في مدرعة جنوب رفح.", "killed 1 combatants; injured 4 combatants"),
    ("ar", "قتل صيادان وفقد ستة آخرون بعد إطلاق نار على قاربهم قبالة سواحل غزة.", "missing 6; killed 2"),
    ("ar", "أعلن الجيش تصفية ما بين 30 و35 مسلحاً في عملية عسكرية شمال شرقي نيجيريا.", "killed 30-35 attackers"),
    ("ar", "قتلت امرأتان وأصيب طفل برصاص قناص حوثي في مديرية مقبنة بتعز.", "killed 2 women; injured 1 children"),
    ("ar", "مقتل ستة أشخاص، من بينهم عنصران من الشرطة، في هجوم انتحاري بمقديشو", "killed 6; killed 2 combatants part"),
    ("ar", "قتل نحو عشرين مسلحا في ضربة جوية نفذتها القوات النيجيرية قرب بحيرة تشاد.", "killed ~20 attackers"),
    ("ar", "قال الدفاع المدني إن تسعة أشخاص قتلوا ولا يزال 14 في عداد المفقودين بعد قصف مبنى في بيروت.", "killed 9; missing 14"),
    ("ar", "عثر على جثث سبعة جنود بعد يوم من هجوم على موقعهم في بوركينا فاسو.", "killed 7 combatants"),
    ("ar", "استشهاد 13 مواطنا بينهم 4 سيدات و5 أطفال في قصف منزل بحي الزيتون", "killed 13; killed 4 women part; killed 5 children part"),
    ("ar", "اغتيل ناشط مدني بإطلاق نار على سيارته في البصرة مساء الاثنين.", "killed 1 civilians"),
    ("ar", "مقتل ضابط وإصابة عسكريين اثنين بانفجار عبوة ناسفة غربي الموصل", "killed 1 combatants; injured 2 combatants"),
    ("ar", "قتل خمسة جنود وفقد اثنان إثر هجوم على زورق للبحرية قبالة الحديدة.", "killed 5 combatants; missing 2 combatants"),
    ("ar", "قتل وأصيب عدد من المدنيين في قصف مدفعي على سوق نيالا.", "killed_or_injured some civilians"),
    ("ar", "سبعة قتلى و15 جريحا، خمسة منهم حالتهم حرجة، حصيلة الهجوم على مسجد في هرات.", "killed 7; injured 15; injured 5 part"),
    ("ar", "تحييد عنصرين من التنظيم في عملية لقوات الأمن بجبال ولاية عين الدفلى.", "killed 2 combatants"),
    ("ar", "دمر الجيش 14 آلية وصادر 20 بندقية في معارك على بعد 30 كيلومترا من الأبيض.", ""),
]  # fmt: skip

BOUNDS = {"exact": "{}", "at least": "{}+", "more than": ">{}", "up to": "<{}", "approx": "~{}", "vague": "some"}


def written(toll: Toll) -> str:
    """The count of a toll as the table writes it."""
    count = toll.count
    if count.modifier == "range":
        return f"{count.low}-{count.high}"
    return BOUNDS[count.modifier].format(count.low if count.low is not None else count.high)


def told(toll: Toll, *, grouped: bool) -> str:
    """A toll as the table writes it, its group left out where the table leaves it open."""
    words = [toll.metric, written(toll)]
    words += [(toll.group or "-").split()[0]] if grouped else []
    flags = (("part", toll.subset), ("old", toll.superseded), ("early", toll.preliminary))
    return " ".join([*words, *(name for name, flag in flags if flag)])


@pytest.mark.parametrize(("language", "text", "expected"), WORDINGS, ids=[w[1][:50] for w in WORDINGS])
def test_figures(language: str, text: str, expected: str) -> None:
    coded = code_report(Report("r", text, published="2026-03-12", language=language))
    left = [c.value for e in coded.events if e.main for c in e.tolls if c.value.metric not in ("detained", "displaced")]
    for figure in filter(None, expected.split("; ")):
        found = next((t for t in left if figure in _readings(t)), None)
        assert found is not None, f"{figure} not among {[told(t, grouped=True) for t in left]}"
        left.remove(found)
    assert not left, [told(t, grouped=True) for t in left]


def _readings(toll: Toll) -> set[str]:
    """How the table may write a toll: nobody hurt under one metric, the group named or left open."""
    metric = "killed_or_injured" if toll.count.high == 0 else toll.metric
    whole = [told(toll, grouped=grouped) for grouped in (True, False)]
    return {w.replace(toll.metric, metric, 1) for w in whole}
