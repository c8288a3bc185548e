"""The source of every figure, in the words of wire copy, local press, communiques and tickers of four languages."""

from __future__ import annotations

import pytest

from tollbook.claims.speech.finder import SpeechFinder
from tollbook.claims.speech.frame import attribution
from tollbook.claims.speech.told_this import ToldThis
from tollbook.claims.toll.finder import TollFinder
from tollbook.mentions import find
from tollbook.model.attribution import Attribution
from tollbook.model.report import Report

SOURCES = [
    (
        "en",
        "Fourteen people were killed and six wounded when gunmen raided the mining camp at Lutanda on Sunday,"
        " the director of Kalimbe general hospital, Pascal Mbuyi, told AFP.",
        [
            ("medical", "director of Kalimbe general hospital, Pascal Mbuyi"),
            ("medical", "director of Kalimbe general hospital, Pascal Mbuyi"),
        ],
    ),
    (
        "en",
        "Thirteen people were killed in the attack, said Omar al-Dulami, head of the district council.",
        [("government", "Omar al-Dulami")],
    ),
    (
        "en",
        "Bomb blast in Sadarpur market: three dead (police).",
        [("police", "police")],
    ),
    (
        "en",
        "Governor: five dead in overnight drone attack on Velykyi Brid.",
        [("government", "Governor")],
    ),
    (
        "en",
        "At least 16 farmers have been hacked to death in Gwambara since Friday, the Association for Village "
        "Peace, a local rights group, said in a report released on Tuesday.",
        [("NGO", "Association for Village Peace, a local rights group")],
    ),
    (
        "en",
        "The army says it lost two men in the fighting around Kirumbi; the rebels claim to have killed ten.",
        [("military", "army"), ("armed group", "rebels")],
    ),
    (
        "en",
        "Six insurgents were killed in an operation near Bakin Ruwa, the army announced. The statement also "
        "said three soldiers were wounded.",
        [("military", "army"), ("military", "army")],
    ),
    (
        "en",
        "Nine worshippers were shot dead and the church burned, the Catholic diocese of Umuta said in a "
        "statement signed by its chancellor.",
        [("NGO", "Catholic diocese of Umuta")],
    ),
    (
        "en",
        "An intelligence source who spoke on condition of anonymity because he was not allowed to brief the "
        "press said 12 guards were killed in the attack on the convoy.",
        [("anonymous", "intelligence source")],
    ),
    (
        "en",
        "Nine people were killed by ADF rebels in Mukondi, the Kivu Barometer, a monitoring project, reported.",
        [("NGO", "Kivu Barometer, a monitoring project")],
    ),
    (
        "es",
        "Vecinos de la vereda El Placer aseguraron que fueron siete los muertos en el combate. El Ejército solo reconoce dos.",
        [("witness", "Vecinos de la vereda El Placer"), ("military", "Ejército")],
    ),
    (
        "es",
        "El jefe policial de la región, general Luis Cáceres, precisó que cinco personas murieron en el "
        "tiroteo entre bandas rivales.",
        [("police", "jefe policial de la región, general Luis Cáceres")],
    ),
    (
        "es",
        "Cuatro comuneros fueron ejecutados por hombres armados, contó un líder indígena que prefirió no dar su nombre.",
        [("witness", "líder indígena")],
    ),
    (
        "es",
        "La secretaria de Salud del departamento, María Lasso, elevó a 17 la cifra de muertos por el atentado.",
        [("medical", "secretaria de Salud del departamento, María Lasso")],
    ),
    (
        "fr",
        "Cinq civils ont été tués et neuf blessés dans le bombardement du marché, a indiqué une source "
        "hospitalière jointe par téléphone.",
        [("medical", "source hospitalière"), ("medical", "source hospitalière")],
    ),
    (
        "fr",
        "Explosion à Karachi : trois morts (police)",
        [("police", "police")],
    ),
    (
        "fr",
        "Les ADF ont tué huit cultivateurs à Mayangose, a déclaré l'administrateur du territoire, le colonel Charles Ehuta.",
        [("government", "administrateur du territoire, le colonel Charles Ehuta")],
    ),
    (
        "fr",
        "Dix personnes ont été tuées, dont trois enfants, a confié le chef du village, avant d'ajouter que "
        "les assaillants avaient emporté le bétail.",
        [("government", "chef du village"), ("government", "chef du village")],
    ),
    (
        "fr",
        "Human Rights Watch (HRW) a documenté l'exécution de 13 civils par des soldats et des miliciens alliés.",
        [("NGO", "Human Rights Watch (HRW)")],
    ),
    (
        "fr",
        "Au moins 22 soldats ont été tués, a affirmé à la radio nationale le ministre de la Défense, sans plus de précisions.",
        [("government", "ministre de la Défense")],
    ),
    (
        "ar",
        "أكد محافظ شبوة عوض العولقي سقوط ثمانية قتلى في انفجار سيارة مفخخة استهدف حاجزا أمنيا.",
        [("government", "محافظ شبوة عوض العولقي")],
    ),
    (
        "ar",
        "ذكرت وزارة الصحة اللبنانية أن 15 شخصا استشهدوا في الغارات على البقاع. وأضافت الوزارة أن 30 آخرين جرحوا.",
        [("medical", "وزارة الصحة اللبنانية"), ("medical", "وزارة الصحة اللبنانية")],
    ),
    (
        "ar",
        "وصلت إلى المستشفى جثامين عشرة أشخاص قتلوا في القصف، بحسب مديره الدكتور مروان السلطان.",
        [("medical", "مديره الدكتور مروان السلطان")],
    ),
    (
        "en",
        "Ukraine: at least 17 killed in strike on market town (emergency ministry)",
        [("emergency service", "emergency ministry")],
    ),
    (
        "en",
        "BREAKING: Army spokesperson: five soldiers killed in IED blast near Wardo",
        [("military", "Army spokesperson")],
    ),
    (
        "en",
        "The Front for the Liberation of the North, which has been fighting the government since 2012, said "
        "on its website on Friday that it had killed 38 soldiers.",
        [("armed group", "Front for the Liberation of the North")],
    ),
    (
        "en",
        "At least 19 people were summarily executed by soldiers, the Network for Human Rights in Kaya alleged"
        " in a report published Monday. The army did not respond to a request for comment.",
        [("NGO", "Network for Human Rights in Kaya")],
    ),
    (
        "en",
        "A survivor, Amina, 32, said she counted 27 bodies in the mosque. The government has acknowledged only seven deaths.",
        [("witness", "survivor, Amina"), ("government", "government")],
    ),
    (
        "en",
        "The main hospital in Gerei received five bodies and dozens of wounded after the clashes, it said in a statement.",
        [("medical", "main hospital in Gerei"), ("medical", "main hospital in Gerei")],
    ),
    (
        "en",
        "The traditional ruler of the area, HRH Joseph Adi, lamented that 14 of his subjects were killed in "
        "their sleep by suspected herders.",
        [("government", "traditional ruler of the area, HRH Joseph Adi")],
    ),
    (
        "en",
        "As a result of the shelling of Nikopil, 13 people died. This was reported by the head of the "
        "regional military administration, Serhiy Lysko, on Telegram.",
        [("government", "head of the regional military administration, Serhiy Lysko")],
    ),
    (
        "en",
        "At least 24 people have been killed in an attack on a village in Jonglei, media report.",
        [("media", "media")],
    ),
    (
        "en",
        "The attack on Bumbari left 18 people dead, the local council says in a preliminary report.",
        [("government", "local council")],
    ),
    (
        "en",
        "Three suspected insurgents were killed, a police statement read.",
        [("police", "police statement")],
    ),
    (
        "en",
        "Hamas condemned the raid. The group said four of its fighters were killed in Jenin.",
        [("armed group", "Hamas")],
    ),
    (
        "en",
        "Raiders killed eight people in Ulang County, reports the county's chief administrator, Riek Both.",
        [("government", "county's chief administrator, Riek Both")],
    ),
    (
        "es",
        "URGENTE | Bomberos: cuatro muertos por explosión de coche bomba en Jamundé",
        [("emergency service", "Bomberos")],
    ),
    (
        "es",
        "Una fuente de la Fiscalía que pidió reserva indicó que los muertos en la emboscada son cinco.",
        [("government", "fuente de la Fiscalía")],
    ),
    (
        "es",
        "Nueve muertos dejan combates en zona rural de Tibú: Personería",
        [("government", "Personería")],
    ),
    (
        "fr",
        "Neuf civils ont été exécutés par des éléments armés, dénonce l'ONG Justice et Paix dans un "
        "communiqué rendu public mardi.",
        [("NGO", "ONG Justice et Paix")],
    ),
    (
        "fr",
        "Dans un communiqué authentifié, le GSIM a revendiqué l'embuscade et affirmé avoir tué 22 soldats.",
        [("armed group", "GSIM")],
    ),
    (
        "fr",
        "Deux gendarmes ont été tués dans une attaque à la frontière. C'est ce qu'a indiqué la gendarmerie.",
        [("police", "gendarmerie")],
    ),
    (
        "fr",
        "« Douze personnes sont mortes dans notre quartier », témoigne par téléphone Aïcha, une habitante d'El-Obeid.",
        [("witness", "Aïcha")],
    ),
    (
        "fr",
        "Selon la presse locale, 19 personnes ont trouvé la mort dans l'assaut.",
        [("media", "presse locale")],
    ),
    (
        "ar",
        "غرفة طوارئ جنوب الحزام: مقتل خمسة أشخاص بقصف مدفعي على سوق شعبي",
        [("NGO", "غرفة طوارئ جنوب الحزام")],
    ),
    (
        "en",
        "In a statement on Tuesday, OHCHR said at least 20 civilians were killed in the village.",
        [("UN", "OHCHR")],
    ),
    (
        "en",
        "Provincial council member Noor Gul, speaking by telephone, said 14 people had been killed, all from one family.",
        [("government", "Provincial council member Noor Gul")],
    ),
    (
        "en",
        "Five people were killed in the bombardment. A resident of the Al-Safa neighbourhood, who asked that "
        "his name be withheld, said he had counted 12 bodies.",
        [("unspecified", None), ("witness", "resident of the Al-Safa neighbourhood")],
    ),
    (
        "en",
        "Sources in the police said four abductees were killed during the rescue attempt.",
        [("police", "Sources in the police")],
    ),
    (
        "en",
        "Militants beheaded 24 villagers in Macomia district in a week, an administrator there said.",
        [("government", "administrator there")],
    ),
    (
        "en",
        "The ruling party's local chairman said four of its supporters were killed by rivals.",
        [("government", "ruling party's local chairman")],
    ),
    (
        "es",
        "Siete cuerpos fueron recuperados por la Cruz Roja, dijo a los periodistas una vocera de la organización.",
        [("NGO", "vocera de la organización")],
    ),
    (
        "es",
        "Tres personas fueron asesinadas a tiros este viernes en un taller mecánico de Guayaquil.",
        [("unspecified", None)],
    ),
    (
        "fr",
        "« Quatre de mes voisins sont morts », a déclaré à l'AFP un habitant de Goma joint au téléphone.",
        [("witness", "habitant de Goma")],
    ),
    (
        "fr",
        "La Croix-Rouge locale a ramassé six corps après les affrontements, d'après son président.",
        [("NGO", "président")],
    ),
    (
        "fr",
        "Cinq soldats ont été tués, selon l'état-major, cité par l'agence Xinhua.",
        [("military", "état-major")],
    ),
    (
        "ar",
        "أعلن حاكم منطقة بيلغورود الروسية مقتل خمسة مدنيين في قصف أوكراني.",
        [("government", "حاكم منطقة")],
    ),
    (
        "en",
        "Nasser Medical Complex: 15 martyrs since dawn in strikes on Khan Yunis",
        [("medical", "Nasser Medical Complex")],
    ),
    (
        "en",
        "Eight people, most of them children, were killed in the shelling of the camp, the Syrian Civil "
        "Defence, known as the White Helmets, said.",
        [("emergency service", "Syrian Civil Defence, known as the White Helmets")],
    ),
    (
        "en",
        "The Taliban's interior ministry said 16 people were killed in the suicide bombing.",
        [("government", "Taliban's interior ministry")],
    ),
    (
        "en",
        "A doctor treating the wounded at the Adado clinic said nine had died.",
        [("medical", "doctor treating the wounded at the Adado clinic")],
    ),
    (
        "en",
        "The rebels admitted losing six fighters; the army said one of its soldiers was killed.",
        [("armed group", "rebels"), ("military", "army")],
    ),
    (
        "en",
        "Social media posts said more than 40 people had been killed in the market strike.",
        [("media", "Social media posts")],
    ),
    (
        "es",
        "La agencia siria SANA reportó 16 muertos por un ataque con coche bomba.",
        [("media", "agencia siria SANA")],
    ),
    (
        "es",
        "La familia sostiene que fueron siete los jóvenes asesinados por los militares.",
        [("witness", "familia")],
    ),
    (
        "es",
        "El médico forense certificó 14 muertes por arma de fuego tras la protesta.",
        [("medical", "médico forense")],
    ),
    (
        "es",
        "Seis muertos en ataque ruso a Zaporiyia (autoridades)",
        [("government", "autoridades")],
    ),
    (
        "fr",
        "« Trois cultivateurs ont été décapités », a déploré le chef coutumier de la localité.",
        [("government", "chef coutumier de la localité")],
    ),
    (
        "fr",
        "Le ministre malien de la Sécurité, le général Daoud Aly, a déclaré que 19 civils avaient été tués.",
        [("government", "ministre malien de la Sécurité, le général Daoud Aly")],
    ),
    (
        "fr",
        "Cinq morts dans une attaque au Bénin (officiel)",
        [("government", "officiel")],
    ),
    (
        "fr",
        "Le bilan, établi par la préfecture, est de 17 morts.",
        [("government", "préfecture")],
    ),
    (
        "fr",
        "22 morts dans un attentat en Iran (télévision d'État)",
        [("media", "télévision d'État")],
    ),
    (
        "ar",
        "بحسب قائمقام سنجار فإن ثلاثة أشخاص قتلوا بقصف طائرة مسيرة تركية.",
        [("government", "قائمقام سنجار")],
    ),
    (
        "ar",
        "مقتل عشرة أشخاص في اشتباكات قبلية (الشرطة)",
        [("police", "الشرطة")],
    ),
    # who gave which figure: corrected, left out, set behind, by somebody described, in a statement of one's own
    (
        "en",
        "Army spokesman Colonel Pascal Niyongere revised his figure from eight to 13 dead after the attack on "
        "the Rugezi outpost; Marie Kaboré, who speaks for the local women's association, reported 22 killed.",
        [
            ("military", "Army spokesman Colonel Pascal Niyongere"),
            ("military", "Army spokesman Colonel Pascal Niyongere"),
            ("NGO", "Marie Kaboré"),
        ],
    ),
    (
        "en",
        "Governor Ilya Tarnov now has 14 bodies at the morgue after the missile strike on Bilohirka. Five "
        "wounded, one of them a girl of 9.",
        [("government", "Governor Ilya Tarnov"), ("government", "Governor Ilya Tarnov"), ("government", "Governor Ilya Tarnov")],
    ),
    (
        "en",
        "Rebels of the FPLN attacked an army camp at Mabalé before dawn. Fourteen soldiers were killed and 20 "
        "wounded, according to a security source; a local official, Jean Bosco Mugabo, spoke of at least 30 "
        "dead, including five civilians.",
        [
            ("anonymous", "security source"),
            ("anonymous", "security source"),
            ("government", "local official, Jean Bosco Mugabo"),
            ("government", "local official, Jean Bosco Mugabo"),
        ],
    ),
    (
        "fr",
        "COMMUNIQUÉ. L'état-major général des armées informe que nos forces ont repoussé ce matin une attaque "
        "contre le poste de Seytenga. Quatre de nos éléments sont tombés et une vingtaine de terroristes ont "
        "été neutralisés.",
        [("military", "état-major général des armées"), ("military", "état-major général des armées")],
    ),
    (
        "es",
        "COMUNICADO. La Secretaría de Seguridad Pública informa que elementos de la corporación fueron "
        "emboscados en el camino a El Limón. Murieron seis compañeros y cuatro más resultaron lesionados.",
        [("police", "Secretaría de Seguridad Pública"), ("police", "Secretaría de Seguridad Pública")],
    ),
    (
        "ar",
        "مصادر طبية قالت إن 14 شخصاً قتلوا وأصيب 30 آخرون في قصف على سوق مدينة الدبيبات، أما الدفاع المدني فتحدث عن عشرين قتيلاً.",
        [("medical", "مصادر طبية"), ("medical", "مصادر طبية"), ("emergency service", "الدفاع المدني")],
    ),
    (
        "en",
        "Police said 11 people had been killed in the raid on Kwara Gana, but Sani Umar, who heads the "
        "vigilantes there, spoke of 19 and 40 cattle stolen.",
        [("police", "Police"), ("armed group", "Sani Umar")],
    ),
    (
        "en",
        "At least 45 people, 16 women and 11 children included, lost their lives in the bombing of the camp "
        "at Dulab, a rights monitor reported on Thursday, up from 31 given by the authorities a day before.",
        [("NGO", "rights monitor"), ("NGO", "rights monitor"), ("NGO", "rights monitor"), ("government", "authorities")],
    ),
    (
        "en",
        "Nairobi's latest tally is six dead in the clashes with cattle raiders at Lokwamor; elders have spoken of 14.",
        [("government", "Nairobi"), ("witness", "elders")],
    ),
    (
        "fr",
        "Au moins 45 personnes, dont 16 femmes et 11 enfants, ont perdu la vie dans le bombardement du camp "
        "de Doulab, rapporte un observatoire des droits humains, contre 31 annoncées la veille par les "
        "autorités.",
        [
            ("NGO", "observatoire des droits humains"),
            ("NGO", "observatoire des droits humains"),
            ("NGO", "observatoire des droits humains"),
            ("government", "autorités"),
        ],
    ),
    (
        "es",
        "Diecinueve campesinos fueron abatidos en Cuara Gana, dijo Samuel Ortiz, que encabeza la asociación "
        "de víctimas; la Policía contabiliza once.",
        [("NGO", "Samuel Ortiz"), ("police", "Policía")],
    ),
    (
        "es",
        "La muerte de nueve agricultores en Ukohol fue confirmada el viernes por la noche por la comisaria de "
        "Policía, Joy Ebele, que culpó a pistoleros.",
        [("police", "comisaria de Policía")],
    ),
    (
        "fr",
        "Deux jours après le massacre, le nombre de victimes reste disputé : 27 morts selon les autorités, 63 "
        "selon le comité des rescapés.",
        [("government", "autorités"), ("NGO", "comité des rescapés")],
    ),
]

CHAINS = [
    ("en", "Nineteen died, the Daily Herald quoted police chief Zaheer Abbas as saying.", "police", ("Herald",)),
    ("en", "Iran's Press TV, citing an informed source, said four guards died in the attack.", "anonymous", ("Iran's Press TV",)),
    ("en", "Two children died in the attack, the mayor's office told La Nacion newspaper.", "government", ("La Nacion",)),
    ("en", "Three were killed in the shelling, the mayor said on Telegram, Ukrinform reports.", "government", ("Ukrinform",)),
    (
        "es",
        "«Hay diez muertos», dijo el alcalde, Iván Tróchez, en entrevista con Caracol Radio.",
        "government",
        ("Caracol Radio",),
    ),
    ("fr", "Cinq soldats ont été tués, selon l'état-major, cité par l'agence Xinhua.", "military", ("Xinhua",)),
]


def sources(language: str, text: str) -> list[Attribution]:
    reading = find(Report("r", text, language=language))
    frames = SpeechFinder(reading).find()
    return [attribution(reading, t.frame) for t in TollFinder(reading, frames).find()]


@pytest.mark.parametrize(("language", "text", "expected"), SOURCES)
def test_source_of_every_figure(language: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    reading = find(Report("r", text, language=language))
    frames = tuple(ToldThis(reading).frames(SpeechFinder(reading).find()))
    found = [attribution(reading, t.frame) for t in TollFinder(reading, frames).find()]
    assert [(a.type, a.name) for a in found] == expected


@pytest.mark.parametrize(("language", "text", "type_", "via"), CHAINS)
def test_chain_to_the_text(language: str, text: str, type_: str, via: tuple[str, ...]) -> None:
    source = sources(language, text)[0]
    assert (source.type, source.via) == (type_, via)


OFFICES = [
    (
        "en",
        "Five people died in the attack, {} said.",
        "a traditional leader, the village headman, the Kremlin, headman",
        "government",
    ),
    ("en", "Five people died in the attack, {} said.", "an officer, the 4th division, the Saudi-led coalition", "military"),
    ("en", "Five people died in the attack, {} said.", "the deputy administrator, an assistant political agent", "government"),
    ("en", "Five people died in the attack, {} said.", "a midwife, the minister of health, the forensic service", "medical"),
    ("en", "Five people died in the attack, {} said.", "a trader, a herder, a student, a man who fled, a bus driver", "witness"),
    ("en", "Five people died in the attack, {} said.", "a journalist, footage, a local radio station", "media"),
    ("es", "Cinco personas murieron, según {}.", "el edil, el corregidor, el síndico, la Personería", "government"),
    ("es", "Cinco personas murieron, según {}.", "un líder indígena, un docente, la comunidad", "witness"),
    ("fr", "Cinq personnes ont été tuées, selon {}.", "le chef du village, un chef coutumier, le lamido", "government"),
    ("fr", "Cinq personnes ont été tuées, selon {}.", "un orpailleur, un transporteur, la population", "witness"),
    ("fr", "Cinq personnes ont été tuées, selon {}.", "une source onusienne, un responsable onusien", "UN"),
    ("ar", "قتل خمسة أشخاص في الهجوم، بحسب {}.", "مكتب الصحة, مركز صحي, مجمع ناصر الطبي", "medical"),
    ("ar", "قتل خمسة أشخاص في الهجوم، بحسب {}.", "والد أحد الضحايا, قرويين, إمام المسجد", "witness"),
]


@pytest.mark.parametrize(("language", "frame", "names", "type_"), OFFICES)
def test_kind_of_source_of_a_name(language: str, frame: str, names: str, type_: str) -> None:
    found = {name: sources(language, frame.format(name))[0].type for name in names.split(", ")}
    assert set(found.values()) == {type_}, found


RELATED = [  # language, text, type and name of the source of its last figure
    (
        "en",
        "Gunmen raided the market of Ndim before dawn on Tuesday, the sub-prefect said. Eleven traders were killed.",
        "government",
        "sub-prefect",
    ),
    (
        "en",
        '"We want a ransom," the sub-prefect said. Eleven traders were killed on Friday.',
        "unspecified",
        None,
    ),
    (
        "en",
        "Nine killed in Port Lamba shooting, police say\nGunmen came at night. Nine people were shot dead.",
        "police",
        "police",
    ),
    (
        "en",
        "Clashes have cost 22 lives, minister Gassim Cherif told reporters, quoting the provincial authorities.",
        "government",
        "minister Gassim Cherif",
    ),
    ("en", "The hospital in Lamba reported 55 dead, according to an official in Toro.", "medical", "hospital in Lamba"),
    ("en", "The national police, as of 1:20 pm, listed 27 killed in Lamba.", "police", "national police"),
    (
        "en",
        "Twelve died as of 7:30 p.m., said incident response spokesperson Ramil Doria.",
        "government",
        "incident response spokesperson Ramil Doria",
    ),
    ("en", "One of the wounded said that 20 assailants were killed.", "witness", "One of the wounded"),
    ("en", "First reports say 20 people were killed.", "unspecified", "First reports"),
    (
        "en",
        "Six died in Lamba, said the police spokesperson, Odo Mbara, blaming the rebels.",
        "police",
        "police spokesperson, Odo Mbara",
    ),
    ("en", "Fourteen people were killed in Lamba, sanaapress.net reported today.", "media", "sanaapress.net"),
    ("fr", "Mali : vingt morts dans des heurts à Lamba", "unspecified", None),
    ("fr", "Le ministre a porté jeudi à 27 le nombre de soldats tués à Lamba.", "government", "ministre"),
    ("fr", "L'armée dément, mais reconnaît quatre morts dans des combats.", "military", "armée"),
    ("fr", "L'armée, qui disait hier tout ignorer, déplore la perte d'un officier.", "military", "armée"),
    ("fr", "Les rebelles assurent pour leur part avoir abattu trois soldats.", "armed group", "rebelles"),
    ("fr", "Selon des témoins cités par l'agence Anadolu, six pêcheurs ont été tués.", "witness", "témoins"),
    (
        "es",
        "Las autoridades no lo han confirmado. Su último conteo era de 18 muertos.",
        "government",
        "autoridades",
    ),
    ("es", "Una fuente policial elevó luego los muertos a dieciocho.", "police", "fuente policial"),
    ("ar", "قتل 12 شخصا في انفجار بالمدينة، بحسب مصدر طبي تحدث لرويترز وأحصى 30 جريحا.", "medical", "مصدر طبي"),
    ("ar", "قتل 12 شخصا في انفجار بالمدينة، حسبما أذاع راديو محلي.", "media", "راديو محلي"),
    ("es", "Cinco heridos reportó el hospital tras el atentado en Lamba.", "medical", "hospital"),
    ("es", "Seis personas muertas reportan las autoridades por el ataque contra Lamba.", "government", "autoridades"),
    (
        "ar",
        "ارتفعت حصيلة الغارات إلى 30 قتيلا، كما قال لقناة «الميزان» سالم الأحمر المتحدث باسم وزارة الصحة.",
        "medical",
        "سالم الأحمر المتحدث باسم وزارة الصحة",
    ),
    ("fr", "Le comité des médecins fait état de neuf morts dans l'attaque de Lamba.", "NGO", "comité des médecins"),
    (
        "en",
        "Lamba Rights Network: attack on a hospital\nRockets fell on Saturday. We documented 14 dead.",
        "NGO",
        "Lamba Rights Network",
    ),
    (
        "en",
        'Rebels attacked Lamba, the army said. "We counted 12 dead," said Odo Mbara, a nurse.',
        "medical",
        "Odo Mbara, a nurse",
    ),
]


@pytest.mark.parametrize(("language", "text", "type_", "name"), RELATED)
def test_source_among_several(language: str, text: str, type_: str, name: str | None) -> None:
    source = sources(language, text)[-1]
    assert (source.type, source.name) == (type_, name)
