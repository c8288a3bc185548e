"""Who did it, to whom, and who claims, denies or accuses: sentences in the manner of wire copy, communiqués and local news."""

from __future__ import annotations

import pytest

from tollbook.model.claim import Event
from tollbook.model.report import Report
from tollbook.pipeline import code_report

STANCES = ("claims", "denies", "accuses", "no_claim")


def main_event(language: str, text: str) -> Event | None:
    coded = code_report(Report("r", text, published="2026-03-12", language=language))
    return next((e for e in coded.events if e.main), None)


def doers(event: Event) -> str:
    return "; ".join(sorted({f"{a.value.name} {a.value.stance}" for a in event.actors if a.value.role == "perpetrator"}))


def targets(event: Event) -> str:
    return "; ".join(sorted({a.value.name for a in event.actors if a.value.role == "target"}))


def statements(event: Event) -> str:
    return "; ".join(f"{s.value.stance} {s.value.actor}" for s in event.statements if s.value.stance in STANCES)


# language, text, doers: crowds named by whom they are for
CROWDS = [
    ("en", "Supporters of Laurent Gbagbo attacked a market in Abidjan on Tuesday, killing four people.",
     "Supporters of Laurent Gbagbo asserted"),
    ("en", "Two people died in clashes between supporters and opponents of Kais Saied in Sfax on Sunday.",
     "Opponents of Kais Saied asserted; Supporters of Kais Saied asserted"),
    ("es", "Partidarios del expresidente Rafael Correa atacaron el lunes una comisaría en Quito e hirieron a dos agentes.",
     "Supporters of Rafael Correa asserted"),
    ("fr", "Des partisans d'Adama Barrow ont attaqué mardi un marché à Banjul, tuant deux hommes.",
     "Supporters of Adama Barrow asserted"),
    ("ar", "هاجم أنصار قيس سعيد متظاهرين في تونس يوم الأحد وأصابوا ثلاثة أشخاص.", "Supporters of Kais Saied asserted"),
]  # fmt: skip
# language, text, doers with their stance, targets where they are the point, statements
TOLD = [
    (
        "en",
        "Dozens of villagers were killed when an air force jet bombed a market in Zurmi, Nigeria, while chasing "
        "bandits, locals said on Sunday.",
        "Nigerian Armed Forces accused", "civilians", "",
    ),
    (
        "en",
        "MOGADISHU - At least 14 soldiers died on Monday when a base at Wisil was stormed at dawn. Al-Shabaab's radio "
        "station said its fighters overran the camp and seized vehicles.",
        "Al-Shabaab claimed", "Somali National Army", "claims Al-Shabaab",
    ),
    (
        "en",
        "Twenty-six worshippers were killed in a blast inside a Shiite mosque in Kunduz. Islamic State, through its "
        "Amaq agency, said one of its members carried out the bombing.",
        "Islamic State claimed", "civilians", "claims Islamic State",
    ),
    (
        "en",
        "A missile hit a railway station in Kupiansk on Friday, killing seven people. Ukraine's foreign ministry "
        "blamed Russia for the strike. Moscow called the accusation \"a staged provocation\".",
        "Russia accused", "", "accuses Government of Ukraine; denies Russia",
    ),
    (
        "en",
        "Israeli warplanes flattened two houses in Nuseirat camp overnight, killing 17 members of one family, medics "
        "said.",
        "Israel accused", "civilians", "",
    ),
    (
        "en",
        "Eleven villagers died when junta jets dropped bombs on Let Pan Hla village in Sagaing region on Thursday, a "
        "resident said.",
        "Government of Myanmar accused", "civilians", "",
    ),
    (
        "en",
        "A school was hit by two bombs in Depayin township, Myanmar, and seven pupils were killed. The National Unity "
        "Government held the junta responsible.",
        "Government of Myanmar accused", "civilians", "accuses National Unity Government of Myanmar",
    ),
    (
        "en",
        "Three people were killed by a bomb outside a church in Jolo on Sunday. There was no word yet from any group "
        "on who was behind the blast.",
        "unknown asserted", "civilians", "no_claim nobody",
    ),
    (
        "en",
        "Gunmen on motorcycles shot dead five road workers near Kandahar on Wednesday. As of Thursday morning nobody "
        "had stepped forward to claim the killings.",
        "unknown asserted", "", "no_claim nobody",
    ),
    (
        "en",
        "Suspected Boko Haram insurgents slit the throats of 11 rice farmers near Jere, Borno State, a vigilante told "
        "AFP.",
        "Boko Haram accused", "civilians", "accuses vigilante",
    ),
    (
        "en",
        "Pakistan's military accused New Delhi of being behind a bombing that killed 12 people on a bus in Khuzdar. "
        "India rejected the charge as baseless.",
        "India accused", "", "accuses Pakistan Armed Forces; denies India",
    ),
    (
        "en",
        "Separatists blew up a railway track and opened fire on a train in Bolan on Tuesday, killing 21 passengers. "
        "The Baloch Liberation Army took responsibility in a statement.",
        "Balochistan Liberation Army claimed", "civilians; railway track", "claims Balochistan Liberation Army",
    ),
    (
        "en",
        "Six people were killed when a minibus hit a roadside mine in Ghazni on Monday. Taliban spokesman Zabihullah "
        "Mujahid said the movement's fighters had no hand in it.",
        "Taliban denied", "", "denies Taliban",
    ),
    (
        "en",
        "Iranian security forces opened fire on protesters in Zahedan after Friday prayers, killing at least 15.",
        "Iranian Armed Forces asserted", "protesters", "",
    ),
    (
        "en",
        "Two police officers were killed when an explosive was set off under their patrol car in Saravena, Arauca. "
        "The Colombian army attributed the attack to the ELN guerrillas.",
        "National Liberation Army accused", "National Police of Colombia", "accuses Military Forces of Colombia",
    ),
    (
        "en",
        "Car bombs went off at four police stations in Cauca on Tuesday and killed seven. Colombian President Gustavo "
        "Petro pointed to the FARC dissidents led by Ivan Mordisco.",
        "FARC dissidents accused", "National Police of Colombia", "accuses Colombian President Gustavo Petro",
    ),
    (
        "en",
        "Two people were killed in a shooting at a bus stop in Jerusalem on Thursday. Hamas's armed wing, the "
        "Ezzedine al-Qassam Brigades, said that two of its members had carried out the attack.",
        "Hamas claimed", "", "claims Hamas",
    ),
    (
        "en",
        "Hezbollah said its fighters fired a salvo of rockets at an Israeli army barracks in Kiryat Shmona, killing "
        "two soldiers.",
        "Hezbollah claimed", "", "claims Hezbollah",
    ),
    (
        "es",
        "Cinco soldados murieron este lunes en una emboscada en Tibú. El Ejército colombiano responsabilizó de la "
        "acción a guerrilleros del ELN.",
        "National Liberation Army accused", "Military Forces of Colombia", "accuses Military Forces of Colombia",
    ),
    (
        "es",
        "El ELN se atribuyó en un comunicado el atentado con explosivos contra el oleoducto Caño Limón-Coveñas.",
        "National Liberation Army claimed", "", "claims National Liberation Army",
    ),
    (
        "es",
        "Dos policías fueron asesinados en Morales, Cauca, hecho que las autoridades atribuyen a las disidencias de "
        "las FARC.",
        "FARC dissidents accused", "National Police of Colombia", "accuses None",
    ),
    (
        "es",
        "Hombres encapuchados asesinaron a tiros a un periodista en Acapulco. Ningún grupo se ha adjudicado el "
        "crimen.",
        "unknown asserted", "civilians", "no_claim nobody",
    ),
    (
        "es",
        "Una bomba mató a tres personas en Barranquilla. El ELN dijo que no tuvo nada que ver con el hecho.",
        "National Liberation Army denied", "", "denies National Liberation Army",
    ),
    (
        "es",
        "Al menos 20 personas murieron en un bombardeo del Ejército israelí contra una escuela que alojaba a "
        "desplazados en Ciudad de Gaza.",
        "Israel Defense Forces asserted", "civilians", "",
    ),
    (
        "es",
        "El Ejército israelí afirmó que mató a tres miembros de Hizbulá en un ataque con dron en el sur del Líbano.",
        "Israel Defense Forces claimed", "Hezbollah", "claims Israel Defense Forces",
    ),
    (
        "es",
        "Un misil alcanzó un mercado en Kostiantynivka y dejó 16 muertos. El presidente ucraniano, Volodímir "
        "Zelenski, acusó a Rusia del ataque.",
        "Russia accused", "", "accuses presidente ucraniano, Volodímir Zelenski",
    ),
    (
        "es",
        "El gobernador de Járkov culpó a las tropas rusas del bombardeo que mató a siete personas. Moscú rechazó las "
        "acusaciones.",
        "Russian Armed Forces accused", "", "accuses gobernador de Járkov; denies Russia",
    ),
    (
        "fr",
        "Au moins 40 militaires ont péri dans l'attaque du camp de Boulkessi. Le GSIM, affilié à Al-Qaïda, l'a "
        "revendiquée dans un communiqué.",
        "Jama'at Nusrat al-Islam wal-Muslimin claimed", "Malian Armed Forces", "claims Jama'at Nusrat al-Islam wal-Muslimin",
    ),
    (
        "fr",
        "Douze civils ont été tués à la machette à Mayba, dans le Nord-Kivu. L'armée congolaise impute ce massacre "
        "aux rebelles ADF.",
        "Allied Democratic Forces accused", "", "accuses Armed Forces of the Democratic Republic of the Congo",
    ),
    (
        "fr",
        "Une bombe a explosé dans un marché de Maiduguri, faisant huit morts. L'attaque n'avait pas été revendiquée "
        "vendredi soir.",
        "unknown asserted", "", "no_claim nobody",
    ),
    (
        "fr",
        "Des hommes armés non identifiés ont tué six orpailleurs à Djibo. Aucun groupe ne s'est pour l'heure "
        "manifesté.",
        "unknown asserted", "", "no_claim nobody",
    ),
    (
        "fr",
        "L'armée israélienne affirme avoir éliminé un commandant du Hezbollah dans une frappe à Nabatiyé.",
        "Israel Defense Forces claimed", "Hezbollah", "claims Israel Defense Forces",
    ),
    (
        "fr",
        "Un missile s'est abattu sur un hôpital de Dnipro, tuant quatre personnes. Kiev a pointé du doigt la Russie.",
        "Russia accused", "", "accuses Ukraine",
    ),
    (
        "fr",
        "Des éléments de Boko Haram ont attaqué un village près de Bosso, au Niger, et enlevé neuf femmes.",
        "Boko Haram asserted", "", "",
    ),
    (
        "fr",
        "Des organisations locales accusent l'armée malienne et ses supplétifs de Wagner d'avoir tué vingt civils "
        "près de Hombori.",
        "Malian Armed Forces accused; Wagner Group accused", "", "accuses organisations locales",
    ),
    (
        "fr",
        "Le Front de libération de l'Azawad a accusé l'armée malienne d'avoir tué 21 civils, dont 11 enfants, dans "
        "des frappes de drones à Tinzaouatène.",
        "Malian Armed Forces accused", "civilians", "accuses Azawad Liberation Front",
    ),
    ("ar", "اغتال مسلحون مجهولون رئيس بلدية كيسمايو بالصومال مساء الثلاثاء.", "unknown asserted", "Government of Somalia", ""),
    (
        "ar",
        "استشهد سبعة مواطنين بينهم ثلاثة أطفال في قصف إسرائيلي استهدف منزلا في مخيم النصيرات وسط قطاع غزة.",
        "Israel asserted", "", "",
    ),
    (
        "ar",
        "قتل عشرة أشخاص في تفجير انتحاري بمدينة الصدر شرقي بغداد، وتبنى تنظيم الدولة الإسلامية الهجوم.",
        "Islamic State claimed", "", "claims Islamic State",
    ),
    (
        "ar",
        "انفجرت سيارة مفخخة في مدينة منبج وأسفرت عن مقتل تسعة مدنيين، ولم تتبن أي جهة العملية.",
        "unknown asserted", "", "no_claim nobody",
    ),
    (
        "ar",
        "اتهمت القوات المسلحة السودانية قوات الدعم السريع بقصف مستشفى في مدينة الأبيض ما أدى إلى مقتل ثلاثين مريضا.",
        "Rapid Support Forces accused", "", "accuses Sudanese Armed Forces",
    ),
    (
        "ar",
        "اتهمت قوات الدعم السريع الجيش السوداني بقصف سوق في كبكابية أودى بحياة مئة مدني، ونفى الجيش ذلك.",
        "Sudanese Armed Forces accused", "", "accuses Rapid Support Forces; denies Sudanese Armed Forces",
    ),
    (
        "ar",
        "هاجمت قوات الدعم السريع مخيم زمزم للنازحين قرب الفاشر وقتلت أكثر من مئة شخص.",
        "Rapid Support Forces asserted", "civilians", "",
    ),
    (
        "ar",
        "أعلن الحوثيون استهداف سفينة شحن في البحر الأحمر بصاروخ باليستي.",
        "Houthi movement claimed", "", "claims Houthi movement",
    ),
    (
        "ar",
        "قتل أربعون شخصا في غارة لطائرات التحالف بقيادة السعودية على سجن في صعدة.",
        "Saudi-led coalition asserted", "", "",
    ),
    (
        "ar",
        "قتل أربعة أشخاص في هجوم صاروخي على مدينة أوديسا، واتهمت أوكرانيا روسيا بتنفيذه.",
        "Russia accused", "", "accuses Ukraine",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who", "whom", "said"), TOLD)
def test_who_did_it_to_whom_and_who_says_so(language: str, text: str, who: str, whom: str, said: str) -> None:
    event = main_event(language, text)
    assert event is not None
    assert doers(event) == who
    assert statements(event) == said
    assert not whom or targets(event) == whom


# language, text, targets: both sides of a fight, who lost a place, a crowd, all that is one side's, no claims of the doers
BEFELL = [
    (
        "en",
        "Clashes between the Congolese army and CODECO militiamen near Fataki left 14 people dead on Monday. Two civilians died.",
        "Armed Forces of the Democratic Republic of the Congo; CODECO",
    ),
    (
        "en",
        "The Myanmar military has recaptured Nawnghkio from the Ta'ang National Liberation Army after a three-week battle.",
        "Ta'ang National Liberation Army",
    ),
    (
        "en",
        "A missile fell on an apartment block in Sumy, killing five people including a girl of four, rescuers said. Moscow said "
        "it had hit Ukrainian officers and killed 60 of them.",
        "civilians",
    ),
    ("en", "Soldiers killed 23 bandits in a dawn operation in Zurmi, an army spokesman said; two troops were hurt.", "bandits"),
    (
        "en",
        "A rocket hit a farm near Arish. Government artillery pounded villages in Idlib in retaliation.",
        "civilians",
    ),
    (
        "es",
        "Un choque armado entre integrantes del Clan del Golfo y guerrilleros del ELN dejó cinco muertos el jueves en Nóvita. "
        "Una mujer resultó herida.",
        "Clan del Golfo; National Liberation Army",
    ),
    (
        "es",
        "Agentes de la Policía que patrullaban el barrio La Chacra fueron atacados a tiros por pandilleros. Dos de ellos "
        "fallecieron.",
        "Agentes de la Policía",
    ),
    (
        "fr",
        "Trois personnes ont été tuées par balle à Conakry lors de la dispersion d'un rassemblement de l'opposition.",
        "protesters",
    ),
    (
        "fr",
        "Les rebelles du FLA se sont emparés de la base de Tessit après le repli de l'armée malienne, ont indiqué des habitants.",
        "Malian Armed Forces",
    ),
    (
        "fr",
        "Au moins onze morts dans des affrontements entre éleveurs et cultivateurs à Mangalmé, a annoncé le procureur.",
        "cultivateurs; éleveurs",
    ),
    (
        "ar",
        "اندلعت اشتباكات عنيفة بين الجيش السوداني وقوات الدعم السريع في بارا أسفرت عن مقتل ستة مدنيين.",
        "Rapid Support Forces; Sudanese Armed Forces",
    ),
    ("en", "Gunmen opened fire on soldiers at a market in Wajir, Kenya, on Sunday, wounding four.", "Kenya Defence Forces"),
    ("en", "Army soldiers were attacked by rebels near Goma, Congo, on Monday; two people died.",
     "Armed Forces of the Democratic Republic of the Congo"),
    ("en", "Police in Yaounde shot dead two opponents of President Paul Biya on Friday.", "Opponents of Paul Biya"),
    ("en", "Police fired tear gas at anti-Macron protesters in Lyon on Saturday.", "Opponents of Emmanuel Macron"),
    ("en", "Supporters of Isabel Marpole and backers of Salva Kiir clashed in Juba on Sunday, leaving six people hurt.",
     "Supporters of Isabel Marpole; Supporters of Salva Kiir"),
    ("es", "Pistoleros dispararon contra seguidores de Hugo Chávez en Mérida el jueves e hirieron a tres personas.",
     "Supporters of Hugo Chavez"),
    ("fr", "La police a tué jeudi deux opposants au président Idriss Déby à Moundou.", "Opponents of Idriss Deby"),
    ("fr", "Des inconnus ont ouvert le feu samedi sur des partisans de Kaïs Saïed à Sfax, tuant un homme.",
     "Supporters of Kais Saied"),
    ("ar", "أطلق مسلحون النار على أنصار سعد الحريري في طرابلس لبنان يوم الأحد ما أدى إلى مقتل شخصين.",
     "Supporters of Saad Hariri"),
    ("ar", "أطلقت قوات الأمن الرصاص على محتجين في الخرطوم بحري فقتل اثنان وأصيب أربعة من الشرطة بالحجارة.", "protesters"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who"), CROWDS)
def test_a_crowd_is_who_did_it(language: str, text: str, who: str) -> None:
    event = main_event(language, text)
    assert event is not None
    assert doers(event) == who


@pytest.mark.parametrize(("language", "text", "whom"), BEFELL)
def test_whom_it_befell(language: str, text: str, whom: str) -> None:
    event = main_event(language, text)
    assert event is not None
    assert targets(event) == whom


def test_a_target_has_all_its_words() -> None:
    event = main_event("en", "A mine hit an army convoy near Mopti. Four soldiers of the Malian army died, a source said.")
    assert event is not None
    words = [s.text for a in event.actors if a.value.role == "target" for s in a.spans]
    assert "army convoy" in words
    assert any("soldiers" in w for w in words)


# language, text, doers with their stance: described fighters, whose raids and weapons, no author from another event
AUTHORS = [
    (
        "en",
        "Shiite militiamen stormed a mosque in Diyala during Friday prayers and gunned down 34 worshippers.",
        "Shia militias (Iraq) asserted",
    ),
    ("en", "UFLF guerrillas attacked an army post near Lira on Monday and killed five soldiers.", "UFLF asserted"),
    (
        "en",
        "Two raids by the Jordanian air force on a house in Suwayda killed a smuggler and his family.",
        "Jordanian Armed Forces asserted",
    ),
    (
        "en",
        "Mai-Mai fighters crept up on huts at a fishing camp near Fizi before dawn on Wednesday and hacked to death nine "
        "villagers.",
        "Mai-Mai asserted",
    ),
    (
        "en",
        "Five traders were killed when their lorry was sprayed with bullets near Garbahaarey on Tuesday. Al-Shabaab has a "
        "strong presence in the area.",
        "",
    ),
    (
        "en",
        "An army helicopter went down in Shan State on Thursday after being struck by a drone. Five soldiers were killed.",
        "",
    ),
    (
        "en",
        "Twelve soldiers died in the attack on their camp at Djibo on Sunday. Security sources said the attackers belonged to "
        "JNIM; nobody has claimed the raid.",
        "Jama'at Nusrat al-Islam wal-Muslimin accused",
    ),
    (
        "es",
        "Cuatro balazos acabaron con la vida del candidato José Tejeda cuando salía de un mitin en Chilapa. Había denunciado "
        "amenazas de Los Ardillos.",
        "",
    ),
    (
        "es",
        "Guerrilleros del ERPI emboscaron un convoy militar en la sierra de Guerrero y mataron a tres soldados.",
        "Revolutionary Army of the Insurgent People asserted",
    ),
    (
        "fr",
        "Une bombe tirée par les rebelles du M23 est tombée jeudi sur un site de déplacés de Lushagala. Quatre morts.",
        "March 23 Movement asserted",
    ),
    (
        "fr",
        "Sept orpailleurs ont été abattus lundi près de Kadugli. Plusieurs groupes, dont le SPLM-N, sévissent dans la région.",
        "",
    ),
    (
        "fr",
        "Les recherches se poursuivent pour retrouver 61 élèves dont on est sans nouvelles depuis l'attaque d'un internat par "
        "des hommes à moto. Ce rapt rappelle celui de Chibok, où Boko Haram avait enlevé 276 lycéennes en 2014.",
        "",
    ),
    (
        "ar",
        "قتل 34 شخصاً الثلاثاء عندما قصفت طائرة حربية تابعة للجيش سوق مدينة مليط بشمال دارفور.",
        "Sudanese Armed Forces asserted",
    ),
    ("ar", "قتل 14 مزارعاً في هجوم شنه مسلحون من الفولان على قرية في ولاية بلاتو.", "مسلحون من الفولان asserted"),
]


@pytest.mark.parametrize(("language", "text", "who"), AUTHORS)
def test_described_owned_and_wrongly_near_authors(language: str, text: str, who: str) -> None:
    event = main_event(language, text)
    assert event is not None
    assert doers(event) == who


# language, text, targets: the side that tells of its own dead, a manned post, a craft that came down
OWN_SIDE = [
    ("en", "Hezbollah announced the death of three of its fighters in an Israeli drone strike on a van near Tyre.", "Hezbollah"),
    (
        "es",
        "La Yihad Islámica dijo este martes que tres de sus miembros murieron en el bombardeo israelí de un edificio de Damasco.",
        "Palestinian Islamic Jihad",
    ),
    (
        "fr",
        "Des inconnus ont mitraillé un poste de contrôle à l'entrée de Gao et tué trois personnes qui le tenaient.",
        "poste de contrôle",
    ),
    (
        "es",
        "Un helicóptero de la Policía se vino abajo el viernes en Suárez, alcanzado por un dron; un técnico murió.",
        "helicóptero de la Policía",
    ),
    ("ar", "نعى حزب الله اثنين من مقاتليه قتلا في غارة إسرائيلية على سيارة في النبطية.", "Hezbollah"),
]


@pytest.mark.parametrize(("language", "text", "whom"), OWN_SIDE)
def test_whose_people_and_things_were_struck(language: str, text: str, whom: str) -> None:
    event = main_event(language, text)
    assert event is not None
    assert whom in targets(event).split("; ")
