"""Where and when: the main incident's place and first day, where speakers, offices and other days stand beside."""

from __future__ import annotations

import pytest

from tollbook.model.report import Report
from tollbook.pipeline import code_report
from tollbook.resolution.relative import distance_km

NEAR_KM = 25
REPORTS = [
    (
        "en",
        "2026-03-12",
        "Four soldiers were killed this morning when their vehicle struck a mine near Mocímboa da Praia, the "
        "provincial governor said in Pemba.",
        (-11.4, 40.4),
        "2026-03-12",
    ),
    (
        "en",
        "2026-03-12",
        "The attack in the Syrian town of Al-Mayadin, in Deir ez-Zor province, left six soldiers dead, the "
        "state agency SANA reported from Damascus. It took place at dawn today.",
        (35.0, 40.5),
        "2026-03-12",
    ),
    (
        "en",
        "2026-03-12",
        "At least 30 people were killed in clashes over the weekend between the army and the Fano militia in "
        "Debre Tabor, in Ethiopia's Amhara region, a doctor told the BBC on Monday.",
        (11.8, 38.0),
        "2026-03-07",
    ),
    (
        "en",
        "2026-03-12",
        "The Israeli military said it had killed a Hamas commander in a strike on Khan Younis a day earlier. "
        "Gaza's civil defence said Wednesday that nine people, four of them children, had died.",
        (31.3, 34.3),
        "2026-03-10",
    ),
    (
        "en",
        "2026-03-12",
        "The UN mission in Bangui condemned an ambush in which two Kenyan peacekeepers were killed near Obo on Friday.",
        (5.4, 26.5),
        "2026-03-06",
    ),
    (
        "en",
        "2026-03-12",
        "Police arrested two suspects in Nairobi on Wednesday over the killing of four teachers in Mandera on 3 March.",
        (3.9, 41.9),
        "2026-03-03",
    ),
    (
        "es",
        "2026-03-12",
        "Seis soldados fallecieron el viernes pasado tras un combate con el Clan del Golfo en la vereda El "
        "Carmen, municipio de Ituango (Antioquia).",
        (7.2, -75.8),
        "2026-03-06",
    ),
    (
        "es",
        "2026-03-12",
        "La masacre de Buenos Aires, en el norte del Cauca, dejó seis muertos el domingo, confirmó el secretario de Gobierno.",
        (3.0, -76.6),
        "2026-03-08",
    ),
    (
        "es",
        "2026-03-12",
        "Rebeldes hutíes bombardearon Marib este lunes y mataron a siete civiles, denunció el Gobierno yemení en Adén.",
        (15.5, 45.3),
        "2026-03-09",
    ),
    (
        "es",
        "2026-03-12",
        "Policías y manifestantes se enfrentaron en Ayacucho el jueves 5 de marzo; hubo tres fallecidos.",
        (-13.2, -74.2),
        "2026-03-05",
    ),
    (
        "fr",
        "2026-03-12",
        "Dans un communiqué publié mardi à Bamako, l'état-major a reconnu la mort de six soldats lors de "
        "l'attaque de Niono, survenue le 8 mars.",
        (14.3, -6.0),
        "2026-03-08",
    ),
    (
        "fr",
        "2026-03-12",
        "Des gangs ont massacré au moins 22 habitants de Petite-Rivière de l'Artibonite dans la nuit du 9 au "
        "10 mars, a fait savoir mercredi à Port-au-Prince une organisation de défense des droits.",
        (19.1, -72.5),
        "2026-03-10",
    ),
    (
        "ar",
        "2026-03-12",
        "أعلنت وزارة الصحة اللبنانية في بيروت اليوم الخميس مقتل شخصين في غارة إسرائيلية على بلدة عيترون جنوبي لبنان.",
        (33.1, 35.5),
        "2026-03-12",
    ),
    (
        "ar",
        "2026-03-12",
        "قال مصدر أمني في بغداد إن ثلاثة من عناصر الحشد الشعبي قتلوا بانفجار عبوة ناسفة في قضاء طوزخورماتو فجر اليوم.",
        (34.9, 44.6),
        "2026-03-12",
    ),
    (
        "ar",
        "2026-03-12",
        "استشهد سبعة فلسطينيين في قصف إسرائيلي على مخيم النصيرات وسط قطاع غزة منذ فجر الثلاثاء، بحسب مصادر طبية.",
        (31.4, 34.4),
        "2026-03-10",
    ),
    (
        "ar",
        "2026-03-12",
        "شنت الطائرات الأمريكية غارات على محافظة صعدة في 3 مارس الجاري أوقعت ستة قتلى.",
        (17.1, 43.9),
        "2026-03-03",
    ),
    (
        "ar",
        "2026-03-12",
        "دمشق - سانا: استشهد عنصران من الأمن العام برصاص مجهولين في مدينة نوى بريف درعا الغربي الليلة الماضية.",
        (32.9, 36.0),
        "2026-03-11",
    ),
    (
        "en",
        "2026-05-20",
        "Governor Babagana Zulum on Tuesday visited Marte, where insurgents killed 23 fishermen on Sunday.",
        (12.4, 13.8),
        "2026-05-17",
    ),
    (
        "en",
        "2026-05-20",
        "Three days after the shooting at a mosque in Kano that left nine dead, police announced arrests on Wednesday.",
        (12.0, 8.5),
        "2026-05-17",
    ),
    (
        "en",
        "2026-05-20",
        "Kostyantynivka | Donetsk region | 19 May: one dead, three hurt in FPV drone strike on a minibus, prosecutors say.",
        (48.5, 37.7),
        "2026-05-19",
    ),
    (
        "es",
        "2026-05-20",
        "Un día después del ataque con explosivos contra un peaje en Jamundí, en el que murieron dos "
        "personas, el alcalde de Cali pidió este miércoles más tropas.",
        (3.3, -76.5),
        "2026-05-19",
    ),
    (
        "es",
        "2026-05-20",
        "La guerrilla secuestró a dos soldados en Saravena entre el domingo y el lunes, reportó el Ejército.",
        (7.0, -71.9),
        "2026-05-17",
    ),
    (
        "es",
        "2026-05-20",
        "Según Médicos Sin Fronteras, el bombardeo del día 15 contra el mercado de Tawila mató a 22 personas.",
        (13.5, 24.9),
        "2026-05-15",
    ),
    (
        "es",
        "2026-05-20",
        "Guerrilleros del ELN derribaron este lunes un dron en El Tarra; la explosión mató a un campesino.",
        (8.6, -73.1),
        "2026-05-18",
    ),
    (
        "fr",
        "2026-05-20",
        "Le gouverneur de Diffa a rendu visite mardi aux blessés de l'attaque de Bosso, où huit civils ont été tués samedi.",
        (13.7, 13.3),
        "2026-05-16",
    ),
    (
        "fr",
        "2026-05-20",
        "Un obus est tombé dimanche soir sur une école de Rutshuru-centre ; quatre enfants sont morts.",
        (-1.2, 29.4),
        "2026-05-17",
    ),
    (
        "ar",
        "2026-05-20",
        "لقي أربعة عسكريين مصرعهم الاثنين في كمين نصبه مسلحون قرب مدينة غاو شمالي مالي، وفق بيان صدر في باماكو.",
        (16.3, -0.0),
        "2026-05-18",
    ),
    ("ar", "2026-05-20", "استشهد 12 نازحا في قصف خيمة بمنطقة المواصي غرب خان يونس الليلة الماضية", (31.3, 34.3), "2026-05-19"),
    (
        "en",
        "2026-03-12",
        "Gunmen attacked a quarry outside Mandera on Tuesday, killing five workers. Two of the wounded were flown to Garissa.",
        (3.9, 41.9),
        "2026-03-10",
    ),
    (
        "en",
        "2026-03-12",
        "MUZAFFARABAD: Two policemen were shot dead in the capital of Azad Kashmir on Tuesday, officials said.",
        (34.4, 73.5),
        "2026-03-10",
    ),
    (
        "es",
        "2026-03-12",
        "Tres soldados murieron el martes en un ataque con drones en zona rural de Argelia, en el departamento colombiano del "
        "Cauca. Los heridos fueron evacuados a Cali.",
        (2.26, -77.25),
        "2026-03-10",
    ),
    (
        "fr",
        "2026-03-12",
        "Une bombe artisanale a explosé mardi sur l'axe Maroua-Mora, au Cameroun, tuant cinq personnes.",
        (10.8, 14.2),
        "2026-03-10",
    ),
    (
        "fr",
        "2026-03-12",
        "Trois gendarmes ont péri mardi dans une embuscade entre Bambari et Alindao. Leurs corps ont été ramenés à Bangui.",
        (5.4, 20.9),
        "2026-03-10",
    ),
    (
        "ar",
        "2026-03-12",
        "انفجار هز مدينة زنجبار عاصمة محافظة أبين جنوبي اليمن الثلاثاء وأسفر عن مقتل جنديين.",
        (13.1, 45.4),
        "2026-03-10",
    ),
    (
        "es",
        "2026-03-12",
        "Lima, AGX. Cuatro policías murieron el martes en una emboscada en el centro del Perú, dijo el alcalde de Huanta.",
        (-12.93, -74.25),
        "2026-03-10",
    ),
    (
        "en",
        "2026-03-12",
        "Troops killed three rebels and detained five in Baidoa, Somalia, early on Tuesday.",
        (3.12, 43.65),
        "2026-03-10",
    ),
    (
        "ar",
        "2026-03-12",
        'أعلن "لواء الفجر" مساء الأربعاء، في بيان، مسؤوليته عن استهداف كنيسة في حمص يوم الأحد، وقال إن المنفذ قتل.',
        (34.73, 36.71),
        "2026-03-08",
    ),
    (
        "en",
        "2026-03-12",
        "On Tuesday the Islamic State took credit for the bombing of a church in Jolo, Philippines. Its notice places the attack "
        "on Sunday and speaks of 40 people killed.",
        (6.05, 121.0),
        "2026-03-08",
    ),
    (
        "es",
        "2026-03-12",
        "Ya son 60 los muertos, y serán más, por el asalto del sábado a una aldea de Bankass, en Malí, dijo el alcalde.",
        (14.07, -3.52),
        "2026-03-07",
    ),
    (
        "en",
        "2026-03-12",
        "The army is searching for hundreds of pupils missing since an attack late Sunday on a school in Kankara, Nigeria, by "
        "gunmen.",
        (11.93, 7.41),
        "2026-03-08",
    ),
    (
        "fr",
        "2026-03-09",
        "Bunagana, en République démocratique du Congo, est passé lundi aux mains des rebelles, qui ont tué six soldats.",
        (-1.3, 29.59),
        "2026-03-09",
    ),
    (
        "tr",
        "2026-03-12",
        "Bağdat'ın 60 kilometre kuzeyindeki Balad kasabasında salı günü bomba patladı, dört polis öldü.",
        (34.02, 44.15),
        "2026-03-10",
    ),
    (
        "ar",
        "2026-03-12",
        "أصابت قذائف مستشفى الشفاء بمدينة عفرين يوم الثلاثاء وقتل 13 مدنيا.",
        (36.51, 36.87),
        "2026-03-10",
    ),
    (
        "tr",
        "2026-03-12",
        "Şam'a 20 km uzaklıktaki Duma'da pazartesi günü meydana gelen patlamada iki asker öldü.",
        (33.57, 36.4),
        "2026-03-09",
    ),
    ("ar", "2026-03-12", "قتل مسلحون مجهولون مئة مدني بعدن الثلاثاء، بحسب شهود عيان.", (12.8, 45.0), "2026-03-10"),
]


@pytest.mark.parametrize(("language", "published", "text", "point", "day"), REPORTS, ids=[r[2][:40] for r in REPORTS])
def test_where_and_when(language: str, published: str, text: str, point: tuple[float, float], day: str) -> None:
    coded = code_report(Report("r", text, published=published, language=language))
    main = next(e for e in coded.events if e.main)
    assert main.date is not None
    assert main.date.value.start.isoformat() == day
    assert main.place is not None
    place = main.place.value
    assert place.latitude is not None
    assert place.longitude is not None
    assert distance_km(point, (place.latitude, place.longitude)) < NEAR_KM


def test_another_event_told_only_by_its_countries_is_not_where_the_report_happened() -> None:
    text = (
        "Two people died on Friday when a drone hit the Taji base in Iraq. Kataib Hezbollah, which has fighters there, has "
        "claimed several missile attacks in recent months against bases of the United States in Iraq and Syria."
    )
    main, other = code_report(Report("r", text, published="2026-03-12", language="en")).events
    assert main.place is not None
    assert main.place.value.name == "Camp Taji"
    assert other.place is None


def test_a_place_far_from_a_town_no_direction_said_is_in_the_province_named() -> None:
    text = "Six policemen died on Friday in clashes in the governorate of Giza, 150 km from Cairo, the ministry said."
    (event,) = code_report(Report("r", text, published="2026-03-12", language="en")).events
    assert event.place is not None
    assert (event.place.value.country, event.place.value.admin1) == ("EGY", "Giza")
