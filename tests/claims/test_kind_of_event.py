"""What kind of event a report is on (ACLED sub-event type), and whether it is on one at all: invented copy in four languages."""

from __future__ import annotations

import pytest

from tollbook.model.report import Report
from tollbook.pipeline import code_report

EN = [
    (
        "Russian forces dropped two KABs on the centre of Kupiansk on Tuesday morning, the head of the military "
        "administration wrote on Telegram. A 61-year-old woman was killed and nine residents were injured.",
        "Air/drone strike",
    ),
    (
        "A Grad salvo fell on the outskirts of Tadef on Sunday, wounding six civilians, the White Helmets "
        "reported. The Syrian Democratic Forces denied that their positions had fired.",
        "Shelling/artillery/missile attack",
    ),
    (
        "Eleven militants of the outlawed TTP were sent to hell in an intelligence-based operation in Tirah "
        "Valley, ISPR said on Friday. Two soldiers embraced martyrdom during the intense exchange of fire.",
        "Armed clash",
    ),
    (
        "QUETTA: Security forces foiled an attempt by terrorists to storm a Levies post in Mastung late on "
        "Wednesday. Four attackers were gunned down while a Levies man was hurt, the deputy commissioner said.",
        "Armed clash",
    ),
    (
        "Gunmen threw grenades into a church in Lamba on Sunday, then opened fire on the worshippers. Fifteen people died, "
        "a priest said.",
        "Attack",
    ),
    (
        "A cruise missile of Yemen's Houthis came down on the hall of Abha airport on Wednesday, hurting 26 travellers.",
        "Shelling/artillery/missile attack",
    ),
    (
        "A grenade thrown into a tea shop in Lamba on Sunday night killed one person and injured six, police said.",
        "Grenade",
    ),
    (
        "Two soldiers of the frontier corps were martyred when their vehicle struck an improvised explosive "
        "device near Ladha on Saturday morning, officials said.",
        "Remote explosive/landmine/IED",
    ),
    (
        "A farmer and his two sons were killed in Kajo Keji county when their ox-plough set off a mine left "
        "behind from the civil war, a county official said.",
        "Remote explosive/landmine/IED",
    ),
    (
        "A man wearing a vest packed with explosives walked into a tea shop in Baidoa and detonated it on Friday "
        "evening, killing eleven people, police said.",
        "Suicide bomb",
    ),
    (
        "An attacker drove a vehicle laden with explosives into the gate of an army camp near Damaturu on Sunday. "
        "The driver and five soldiers died in the blast, the military said.",
        "Suicide bomb",
    ),
    (
        "Unknown men on a motorbike tossed a hand grenade at a police checkpoint in Turbat, hurting two "
        "constables and a passer-by, police said.",
        "Grenade",
    ),
    (
        "Gunmen seized 24 passengers from two buses on the Funtua-Gusau road on Saturday, the drivers' union "
        "said. The police command confirmed it and said no one was hurt.",
        "Abduction/forced disappearance",
    ),
    (
        "Armed men on speedboats took four crew members off a trawler in the creeks of Bakassi, the fishermen's "
        "association said on Thursday. No ransom has been asked yet.",
        "Abduction/forced disappearance",
    ),
    (
        "Nine farmers were found dead with their throats cut in a field near Zabarmari on Tuesday, vigilantes "
        "said. They accuse Boko Haram.",
        "Attack",
    ),
    (
        "Suspected ADF rebels hacked 14 people to death in the village of Masala, the local chief said on "
        "Thursday. Houses were also set ablaze.",
        "Attack",
    ),
    (
        "The Arakan Army has captured the last junta base in Ann township after a two-month siege, the group "
        "announced on Saturday. More than 200 soldiers surrendered.",
        "Non-state actor overtakes territory",
    ),
    (
        "Rebels of the M23 entered the town of Masisi Centre on Friday and hoisted their flag over the "
        "territorial office, residents said. Government soldiers had pulled out the night before.",
        "Non-state actor overtakes territory",
    ),
    (
        "Sudan's army said on Thursday it had driven the RSF out of El Obeid's eastern suburbs and restored "
        "control over the road to Rabak.",
        "Government regains territory",
    ),
    (
        "Somali troops and allied clan fighters retook Adan Yabaal from al-Shabaab after three hours of fighting, "
        "the defence minister said on Sunday.",
        "Government regains territory",
    ),
    (
        "Police fired live bullets at students who were marching in Maputo on Thursday against the election "
        "results, killing three, a monitoring group said.",
        "Excessive force against protesters",
    ),
    (
        "At least 13 people died on Wednesday after security forces opened fire on demonstrators in Antsirabe, "
        "hospital sources said. The gendarmerie says it was attacked.",
        "Excessive force against protesters",
    ),
    (
        "Riot police used tear gas and water cannon to disperse several thousand people who had gathered outside "
        "parliament in Tbilisi on Tuesday night. Seventeen demonstrators were detained.",
        "Protest with intervention",
    ),
    (
        "Demonstrators hurled petrol bombs and rocks at police and torched two government vehicles in Dhaka on "
        "Sunday, injuring 12 officers, police said.",
        "Violent demonstration",
    ),
    (
        "Angry residents beat to death two men accused of stealing a motorbike in Owerri on Saturday, police "
        "said. Their bodies were set on fire with tyres.",
        "Mob violence",
    ),
    (
        "Counter-terrorism police detained 14 suspected Islamic State members in raids in four provinces on "
        "Tuesday, the interior ministry said.",
        "Arrests",
    ),
    (
        "Air defences brought down 43 of 51 drones launched overnight, Ukraine's air force said on Monday. No "
        "damage was reported.",
        "Disrupted weapons use",
    ),
    (
        "The Houthis' missile fired towards Eilat was intercepted before it crossed into Israeli territory, the "
        "military said on Friday. There were no casualties.",
        "Disrupted weapons use",
    ),
    (
        "Gunmen set fire to two schools and a health centre in Tillaberi region on Thursday night, teachers said. "
        "The villagers had fled beforehand.",
        "Looting/property destruction",
    ),
    (
        "Armed men looted a World Food Programme warehouse in Nyala on Tuesday and carried off 400 tonnes of "
        "sorghum, the agency said.",
        "Looting/property destruction",
    ),
    (
        "At least 19 women were raped by armed men in uniform who broke into a displacement camp outside Goma on "
        "Sunday night, Doctors Without Borders said.",
        "Sexual violence",
    ),
    (
        "Dozens of villagers were treated for breathing trouble after helicopters dropped barrels of chlorine on "
        "Kafr Zita on Friday, rescue workers said.",
        "Chemical weapon",
    ),
    (
        "Fighter jets pounded hideouts of Islamic State in the Hamrin mountains on Monday, killing five "
        "militants, Iraq's joint operations command said.",
        "Air/drone strike",
    ),
    (
        "An Iskander struck a hotel in central Zaporizhzhia on Friday evening, killing four guests, the governor "
        "said. A second one failed to explode.",
        "Shelling/artillery/missile attack",
    ),
    (
        "Six workers died on Monday when a boiler blew up at a sugar mill in Faisalabad, rescue officials said. "
        "An inquiry has been ordered.",
        None,
    ),
    (
        "A court in The Hague on Thursday sentenced a former militia commander to 20 years in prison for killings "
        "and rapes committed in Ituri in 2003.",
        None,
    ),
    (
        "Thousands gathered in Srebrenica on Friday to remember the more than 8,000 Muslim men and boys who were "
        "murdered by Bosnian Serb forces 31 years ago.",
        None,
    ),
    (
        "Seven people were hurt on Saturday night when a grenade went off in a bar in Bujumbura. Police are "
        "looking for two men who fled on a motorcycle.",
        "Grenade",
    ),
    (
        "A crowd dragged two suspected kidnappers out of a police post in Makurdi and lynched them on Monday, witnesses said.",
        "Mob violence",
    ),
    (
        "Villagers in Tchalla woke on Wednesday to find eleven bodies along the road to the mill. Their hands had been tied.",
        "Attack",
    ),
    (
        "Two suicide truck bombs tore into a customs post near Galkayo on Sunday. Officials put the dead at 19.",
        "Suicide bomb",
    ),
    (
        "A rights group calls for an inquiry into the shell that landed on a wedding tent in Bor on Saturday. 14 "
        "guests lost their lives.",
        "Shelling/artillery/missile attack",
    ),
    (
        "The Air Force on Wednesday engaged rebel gun positions in the Vanni forests. Forty fighters are believed dead.",
        "Air/drone strike",
    ),
    (
        "Commandos came under fire from several directions near Farah on Tuesday and answered with small arms. "
        "Two soldiers and twelve insurgents were killed.",
        "Armed clash",
    ),
    (
        "Hundreds of fighters took the army camp at Tougan on Wednesday, looted it and then withdrew. At least 30 soldiers died.",
        "Armed clash",
    ),
    (
        "The mining town of Rubambiro fell to the M23 on Tuesday after the army pulled out, a priest said.",
        "Non-state actor overtakes territory",
    ),
    ("Rebel blast kills 5 troopers on Sukma road; second patrol hurt.", "Remote explosive/landmine/IED"),
    (
        "Candles were lit on Wednesday for the victims of the siege at Tarkhan, five years to the day after gunmen"
        " held a school there and 61 people died.",
        None,
    ),
    (
        "In its monthly report the observatory says 84 civilians were killed in February 2026. Landmines accounted"
        " for 21 of the deaths.",
        None,
    ),
    (
        "Police said on Thursday they had arrested four suspects over the 2019 bombing of a hotel in Kigoma that "
        "left 21 people dead.",
        None,
    ),
    (
        "The film opens with an ambush in which a patrol of nine is wiped out. Director Jon Rask says nobody was "
        "hurt in the shooting.",
        None,
    ),
    (
        "Nine miners died when explosives they were handling went off prematurely in a quarry near Jos on "
        "Wednesday, the ministry said.",
        None,
    ),
    (
        "A gas cylinder exploded in a restaurant near the central police station in Multan on Wednesday, killing five diners.",
        None,
    ),
    (
        "A Polish engineer whom gunmen bundled into a car in Tiznit last week walked free on Wednesday night, his company said.",
        "Abduction/forced disappearance",
    ),
    (
        "A crowd dragged two men accused of spying from a police van in Buni on Tuesday and burned them alive.",
        "Mob violence",
    ),
    ("Gunmen on motorbikes opened fire on a crowd at a wedding near Tillaberi on Sunday, killing nine.", "Attack"),
    (
        "Soldiers opened fire on a crowd outside the prefecture of Zinder on Sunday, killing nine.",
        "Excessive force against protesters",
    ),
    (
        "Six nurses have not been heard from since armed men entered their clinic at Mahagi on Saturday night.",
        "Abduction/forced disappearance",
    ),
    ("Two raids of the Ethiopian air force on a wedding in Tigray left more than 30 dead and wounded.", "Air/drone strike"),
    (
        "Bombs fell on the central market of Bukavu at noon on Friday. Eleven traders were killed.",
        "Shelling/artillery/missile attack",
    ),
    (
        "Gunmen on motorcycles attacked a security checkpoint outside Turbat on Friday and killed six people manning it.",
        "Armed clash",
    ),
    ("A mob in Port Sudan beat two men to death on Thursday on suspicion of stealing cattle.", "Mob violence"),
    ("Unidentified assailants struck a border post at Zaranj before dawn and killed four people guarding it.", "Armed clash"),
]

ES = [
    (
        "Dos soldados resultaron heridos este martes cuando un dron cargado con granadas cayó sobre la estación "
        "de policía de Suárez, en el Cauca, informó el Ejército.",
        "Air/drone strike",
    ),
    (
        "Al menos seis muertos dejó un bombardeo del Ejército contra un campamento del Clan del Golfo en el sur "
        "de Bolívar, según el Ministerio de Defensa, que precisó que participaron aviones Kfir.",
        "Air/drone strike",
    ),
    (
        "Siete civiles perdieron la vida al caer varios obuses sobre un mercado de Omdurmán, denunció el lunes la "
        "Red de Médicos de Sudán, que responsabilizó a las FAR.",
        "Shelling/artillery/missile attack",
    ),
    (
        "Irán lanzó en la madrugada una andanada de misiles balísticos contra una base en Erbil; cuatro personas "
        "murieron, según el Gobierno regional kurdo.",
        "Shelling/artillery/missile attack",
    ),
    (
        "Tres militares y cinco presuntos integrantes de las disidencias murieron en combates en zona rural de El "
        "Tambo, informó el comandante de la Tercera División.",
        "Armed clash",
    ),
    (
        "Un enfrentamiento entre integrantes del Cártel de Sinaloa y soldados dejó seis delincuentes abatidos en "
        "Culiacán, informó la Secretaría de Seguridad.",
        "Armed clash",
    ),
    (
        "Un niño indígena de 12 años perdió una pierna al pisar un artefacto explosivo en Samaniego, Nariño, "
        "denunció la Defensoría del Pueblo.",
        "Remote explosive/landmine/IED",
    ),
    (
        "Un hombre que llevaba un chaleco cargado de explosivos se voló en una mezquita de Kano durante el rezo "
        "del viernes: 15 muertos, según la policía.",
        "Suicide bomb",
    ),
    (
        "Dos hombres que iban en moto arrojaron una granada contra un bar de Guayaquil y dejaron un muerto y "
        "siete heridos, informó la Policía.",
        "Grenade",
    ),
    (
        "Hombres armados se llevaron a nueve trabajadores de una mina en Pataz; sus familiares dicen que no hay "
        "noticias de ellos desde el viernes.",
        "Abduction/forced disappearance",
    ),
    (
        "Disidentes de las FARC retienen desde el lunes a 29 policías y soldados en El Plateado, denunció el "
        "Ministerio de Defensa.",
        "Abduction/forced disappearance",
    ),
    (
        "Sicarios a bordo de una camioneta mataron a tiros a un candidato a alcalde en Veracruz, informó la Fiscalía.",
        "Attack",
    ),
    (
        "Tres manifestantes murieron por disparos de la Policía en Juliaca durante las protestas contra el "
        "Gobierno, informó la Defensoría.",
        "Excessive force against protesters",
    ),
    (
        "La Policía dispersó con gases lacrimógenos una marcha de jubilados en Buenos Aires; hubo 15 detenidos.",
        "Protest with intervention",
    ),
    (
        "Encapuchados quemaron un bus y lanzaron cócteles molotov contra la Policía en Santiago durante una "
        "protesta estudiantil; diez agentes resultaron lesionados.",
        "Violent demonstration",
    ),
    (
        "Vecinos lincharon a un hombre acusado de robar ganado en Huehuetenango, informó la Policía Nacional Civil.",
        "Mob violence",
    ),
    (
        "El M23 se hizo con el control de la ciudad de Minova tras la retirada del Ejército congoleño, informaron "
        "fuentes locales.",
        "Non-state actor overtakes territory",
    ),
    (
        "El Ejército sudanés recuperó el palacio presidencial de Jartum, según anunció este viernes su portavoz.",
        "Government regains territory",
    ),
    (
        "La defensa antiaérea rusa derribó 96 drones ucranianos durante la noche, informó el Ministerio de "
        "Defensa. No se reportaron daños.",
        "Disrupted weapons use",
    ),
    (
        "Doce personas murieron al volcar un autobús en la carretera entre Oaxaca y Puebla, informaron los bomberos.",
        None,
    ),
    (
        "La Audiencia Nacional condenó a 40 años de cárcel a un exjefe de ETA por el asesinato de un concejal en 1997.",
        None,
    ),
    ("Colombia registró 45 masacres en lo que va de año, según un informe de Indepaz publicado el lunes.", None),
    (
        "Los vecinos de El Tigre despertaron el miércoles con siete cuerpos en la cancha, maniatados y con un tiro en la nuca.",
        "Attack",
    ),
    (
        "Fuerte explosión en la estación de Policía de Morales esta mañana. La Cruz Roja reporta 4 fallecidos y 19 heridos.",
        "Remote explosive/landmine/IED",
    ),
    ("La coalición bombardeó ayer un mercado en Haradh y mató a 31 personas, según los hutíes.", "Air/drone strike"),
    (
        "La ciudad de Minova pasó el miércoles a manos de los rebeldes tras dos días de combates. Hay 22 muertos.",
        "Non-state actor overtakes territory",
    ),
    (
        "Agentes de la Policía Estatal fueron agredidos a balazos el lunes por civiles armados en La Huacana. "
        "Murieron nueve policías.",
        "Armed clash",
    ),
    (
        "Cali recordó ayer con velas a las 18 víctimas de la bomba que estalló en la calle Novena hace diez años.",
        None,
    ),
    (
        "El país cerró 2025 con 3.204 homicidios, un 6 % menos que el año anterior. En la capital fueron "
        "asesinadas 812 personas.",
        None,
    ),
    (
        "Aviones de combate machacaron el miércoles un mercado a las afueras de Nyala y al menos 17 comerciantes murieron.",
        "Air/drone strike",
    ),
    (
        "La Fiscalía acusó el jueves a un coronel retirado por los asesinatos de 11 campesinos en 2004.",
        None,
    ),
    (
        "Se desconoce el paradero de 18 estudiantes desde que hombres armados irrumpieron en su residencia de Zamfara.",
        "Abduction/forced disappearance",
    ),
]

FR = [
    (
        "Une frappe de drone de l'armée malienne a tué neuf civils samedi lors d'un mariage à Zaroho, près de "
        "Tombouctou, selon des élus locaux.",
        "Air/drone strike",
    ),
    (
        "Des avions de chasse ont pilonné lundi des positions des ADF près de Mambasa, a annoncé le porte-parole "
        "des opérations. Une dizaine d'assaillants ont été neutralisés.",
        "Air/drone strike",
    ),
    (
        "Six obus tirés depuis les collines sont tombés sur le camp de déplacés de Lushagala, faisant huit morts, "
        "selon une source humanitaire.",
        "Shelling/artillery/missile attack",
    ),
    (
        "Le Hezbollah a tiré une cinquantaine de roquettes vers Kiryat Shmona mercredi, blessant trois habitants, "
        "d'après les secours israéliens.",
        "Shelling/artillery/missile attack",
    ),
    (
        "Accrochage meurtrier à la frontière: quatre gendarmes et sept assaillants ont été tués vendredi à Diffa, "
        "selon le gouverneur.",
        "Armed clash",
    ),
    (
        "Dix soldats sont tombés dimanche dans l'attaque de leur position à Mansila par des hommes armés, a "
        "indiqué l'état-major. Une quarantaine de terroristes ont été mis hors de combat.",
        "Armed clash",
    ),
    (
        "Un minibus a sauté sur un engin explosif près de Boni. Dix passagers ont trouvé la mort, selon un élu.",
        "Remote explosive/landmine/IED",
    ),
    (
        "Une femme bardée d'explosifs s'est fait exploser devant un poste de police à Kolofata: six morts, dont "
        "la kamikaze, selon le sous-préfet.",
        "Suicide bomb",
    ),
    (
        "Un inconnu a lancé une grenade dans un cabaret de Bujumbura samedi soir; quatre personnes ont été "
        "blessées, selon des témoins.",
        "Grenade",
    ),
    (
        "Des hommes armés ont emmené le chef de canton et cinq notables de Makalondi vers la forêt, jeudi, "
        "rapportent des habitants.",
        "Abduction/forced disappearance",
    ),
    (
        "Un prêtre et deux séminaristes ont été enlevés à Bamenda par des séparatistes présumés, a annoncé l'archevêché.",
        "Abduction/forced disappearance",
    ),
    (
        "Au moins 23 villageois ont été tués à coups de machette à Mayuano par des présumés ADF, selon la société civile.",
        "Attack",
    ),
    (
        "La police a tiré à balles réelles sur les marcheurs de l'opposition à Conakry: deux morts, selon le FNDC.",
        "Excessive force against protesters",
    ),
    (
        "La gendarmerie a dispersé à coups de gaz lacrymogène un sit-in d'enseignants à Yaoundé. Trois "
        "syndicalistes ont été interpellés.",
        "Protest with intervention",
    ),
    (
        "Des manifestants ont saccagé la mairie et caillassé les forces de l'ordre à Sidi Bouzid; six policiers sont blessés.",
        "Violent demonstration",
    ),
    ("Un présumé voleur de moto a été lynché par une foule en colère à Bukavu, selon la police.", "Mob violence"),
    (
        "L'armée malienne a repris la localité de Ber aux groupes armés, a annoncé l'état-major général des armées.",
        "Government regains territory",
    ),
    (
        "Un camion transportant des commerçants s'est renversé près de Kaolack, tuant treize personnes, ont "
        "indiqué les pompiers.",
        None,
    ),
    (
        "Le procès de l'attentat de Grand-Bassam s'est ouvert mercredi à Abidjan; quatre accusés comparaissent "
        "pour la mort de 19 personnes en 2016.",
        None,
    ),
    (
        "La France a commémoré jeudi les victimes des attentats du 13-Novembre, qui avaient fait 130 morts à "
        "Paris et Saint-Denis.",
        None,
    ),
    (
        "Le président a annoncé jeudi la mort de 92 soldats, tués la veille par les insurgés. Des militaires ont "
        "été faits prisonniers.",
        "Armed clash",
    ),
    (
        "Une équipe accuse le mouvement d'avoir exécuté 62 civils entre le 3 et le 4 mars à Kiseguro. Neuf femmes "
        "ont été violées.",
        "Attack",
    ),
    (
        "La cité de Minova est passée mercredi aux mains des rebelles au terme de deux jours de combats.",
        "Non-state actor overtakes territory",
    ),
    (
        "Le calme est revenu jeudi à Sabratha, au lendemain d'affrontements entre deux milices qui ont fait cinq morts.",
        "Armed clash",
    ),
    (
        "Un camion de ravitaillement a sauté mardi à l'entrée de Mondoro, faisant sept morts parmi les commerçants.",
        "Remote explosive/landmine/IED",
    ),
    (
        "Deux enfants ont été tués mercredi près de Harib par un obus abandonné qui a explosé entre leurs mains.",
        "Remote explosive/landmine/IED",
    ),
    ("Le rapport trimestriel de la mission, publié jeudi, recense 412 civils tués entre janvier et mars.", None),
    (
        "Une mine a sauté au passage d'un convoi militaire, avant que des combattants ne le mitraillent ; les "
        "échanges de tirs ont duré une heure. Sept soldats et trois assaillants sont morts.",
        "Armed clash",
    ),
    (
        "On est sans nouvelles de dix-neuf lycéennes depuis que des hommes armés ont investi leur internat près de Kumba.",
        "Abduction/forced disappearance",
    ),
]

AR = [
    (
        "قتل خمسة أشخاص بينهم طفلان مساء الأحد في استهداف مسيّرة إسرائيلية لدراجة نارية على طريق الخردلي، وفق "
        "وزارة الصحة اللبنانية.",
        "Air/drone strike",
    ),
    (
        "شنت مقاتلات تركية فجر اليوم ثماني غارات على مواقع لحزب العمال الكردستاني في جبال قنديل، بحسب جهاز مكافحة "
        "الإرهاب في إقليم كردستان.",
        "Air/drone strike",
    ),
    (
        "لقي تسعة نازحين حتفهم جراء سقوط دانات أطلقتها قوات الدعم السريع على معسكر أبو شوك، قالت لجان المقاومة.",
        "Shelling/artillery/missile attack",
    ),
    (
        "استهدفت الميليشيات الحوثية بقذائف الهاون قرية في ريف تعز مما أسفر عن إصابة أربع نساء.",
        "Shelling/artillery/missile attack",
    ),
    (
        "اندلعت اشتباكات بالأسلحة المتوسطة بين قوات سوريا الديمقراطية وفصائل الجيش الوطني على محور دير حافر، وقتل ثلاثة عناصر.",
        "Armed clash",
    ),
    ("أحبطت قوة من الحشد الشعبي تعرضا لداعش في أطراف جلولاء وقتلت ثلاثة من عناصره، وفق بيان للهيئة.", "Armed clash"),
    (
        "استشهد منتسبان في الشرطة الاتحادية بانفجار عبوة ناسفة استهدفت دوريتهما جنوب كركوك.",
        "Remote explosive/landmine/IED",
    ),
    ("فجر انتحاري نفسه داخل حسينية في بغداد الجديدة ما أسفر عن سقوط عشرة شهداء، أعلنت قيادة العمليات.", "Suicide bomb"),
    (
        "أقدم مسلحون مجهولون على خطف مدير بنك في مدينة الزاوية واقتياده إلى جهة غير معلومة.",
        "Abduction/forced disappearance",
    ),
    ("اختطفت جماعة الحوثي ثلاثة من موظفي منظمة إغاثية في صنعاء بعد مداهمة منازلهم.", "Abduction/forced disappearance"),
    ("أطلق مجهولون يستقلون دراجة نارية النار على إمام مسجد في درعا البلد فأردوه قتيلا.", "Attack"),
    (
        "سقط ثلاثة قتلى برصاص قوات الأمن خلال تفريق تظاهرة في الناصرية، أفادت مصادر طبية.",
        "Excessive force against protesters",
    ),
    ("أعلن الجيش السوداني استعادة مدينة بارا بعد معارك مع قوات الدعم السريع.", "Government regains territory"),
    ("لقي ثمانية أشخاص مصرعهم في تصادم حافلتين على طريق الصحراوي جنوب القاهرة.", None),
    ("قضت محكمة جنايات بغداد بإعدام ثلاثة مدانين بتفجير الكرادة الذي أودى بحياة المئات عام 2016.", None),
    ("أحيا الفلسطينيون الذكرى الثامنة والسبعين للنكبة بمسيرات في الضفة الغربية.", None),
    ("أعلن الجيش أن غارته على مجمع سكني في بلدة كفرا أمس قضت على خمسة مسلحين.", "Air/drone strike"),
    ("سقطت مدينة مينوفا يوم الأربعاء في يد المتمردين بعد يومين من القتال.", "Non-state actor overtakes territory"),
    ("انفجرت سيارة مركونة أمام مركز للشرطة في البصرة أمس وأوقعت أربعة قتلى و19 جريحاً.", "Remote explosive/landmine/IED"),
    (
        "أطلقت قوات الأمن النار الثلاثاء على محتجين أغلقوا جسراً في البصرة فقتل اثنان وأصيب ثلاثون.",
        "Excessive force against protesters",
    ),
    (
        "قضت محكمة الأربعاء بالسجن عشرين عاماً على رجلين لإدانتهما بتفجير سوق دورانا الذي قتل فيه 18 شخصاً عام 2019.",
        None,
    ),
    ("لم يعد خمسة من حراس المتنزه إلى بيوتهم، فقد مزقت شاحنتهم عبوة مطمورة في الطريق الأربعاء.", "Remote explosive/landmine/IED"),
    ("اغتال مسلحون مجهولون مدير مدرسة في بيدوا مساء الاثنين، بحسب سكان الحي.", "Attack"),
    ("سيطرت قوات الدعم السريع يوم الأربعاء على مدينة بارا في شمال كردفان.", "Non-state actor overtakes territory"),
    ("سيطرت فرق الدفاع المدني على حريق في مستودع للأخشاب غربي الموصل ليلا.", None),
    ("اختفى أثر ستة أطباء منذ أن اقتحم مسلحون مستشفى في ولاية الزاوية الأربعاء.", "Abduction/forced disappearance"),
]

CASES = [(lang, text, kind) for lang, rows in (("en", EN), ("es", ES), ("fr", FR), ("ar", AR)) for text, kind in rows]


@pytest.mark.parametrize(("language", "text", "kind"), CASES)
def test_kind_of_event(language: str, text: str, kind: str | None) -> None:
    coded = code_report(Report("r", text, published="2026-03-13", language=language))
    main = next((e for e in coded.events if e.main), None)
    found = main.codes.acled_sub_event_type if main is not None and main.codes is not None else None
    assert (main is not None, found) == (kind is not None, kind)
