"""How copy words tolls, in English above all: wire, local press, police blotters, communiques, tickers; in our own sentences."""
# ruff: noqa: E501  a sentence of copy stands on one line

from __future__ import annotations

from collections.abc import Callable

import pytest

# figures: metric, count (3 exact, 3+ at least, >3 more than, <3 up to, ~3 about, 3-5 a range, some), group where it matters,
# "part" of another figure, "old" where another replaces it, "early" where it is preliminary
WORDINGS = [
    ("en", "Three soldiers laid down their lives and two more were hurt when a roadside bomb struck their vehicle near Wana on Tuesday, the army said.", "killed 3 combatants; injured 2 combatants"),
    ("en", "Seven policemen were martyred and five others sustained injuries in a suicide attack on a check post in Bannu, rescue officials said.", "killed 7 combatants; injured 5"),
    ("en", "The death toll from Sunday's strike on Kharkiv rose from 17 to 21 on Tuesday after rescuers pulled more bodies from the rubble.", "killed 17 old; killed 21"),
    ("en", "Two marines were killed and four are still missing after rebels ambushed a patrol boat off Patikul, the navy said.", "missing 4 combatants; killed 2 combatants"),
    ("en", "A 9-year-old boy was killed and his mother was injured when a drone hit a car in Nikopol on Saturday.", "killed 1 children; injured 1 women"),
    ("en", "Four assailants were neutralised by troops after they attacked a police post in Inata on Monday.", "killed 4 attackers"),
    ("en", "One person succumbed to his wounds on the way to hospital and four are being treated after a grenade was thrown into a bar in Bujumbura.", "killed 1; injured 4"),
    ("en", "Three people were killed and eight wounded in a car bombing in Azaz on Sunday; two of the wounded are in critical condition.", "killed 3; injured 8; injured 2 part"),
    ("en", "At least five people, including a pregnant woman, lost their lives and dozens were hurt when warplanes bombed Bajo de Chiquito on Monday.", "killed 5+; killed 1 women part; injured some"),
    ("en", "Twenty-two people were killed in the assault on the village of Solhan, three of them while trying to flee.", "killed 22; killed 3 part"),
    ("en", "The toll stands at 41 killed and no fewer than 60 injured after Tuesday's attack on a mosque in Mubi, an official said.", "killed 41; injured 60+"),
    ("en", "Capt. Arturo Salas died in an exchange of fire with rebels in Lanao del Sur on Saturday.", "killed 1 combatants"),
    ("en", "Two constables and five robbers were killed in a gun battle in Ghotki on Sunday night.", "killed 2 combatants; killed 5 attackers"),
    ("en", "The ministry raised the number of dead in the shelling of Mykolaiv to 20 from the eight reported earlier on Wednesday.", "killed 20; killed 8 old"),
    ("en", "Many people are feared dead after gunmen attacked the town of Yelwata in Benue on Friday night.", "killed some"),
    ("en", "Two girls aged 7 and 10 died and their 4-year-old brother was injured when they picked up a grenade left by militiamen in Walungu on Sunday.", "killed 2 children; injured 1 children"),
    ("en", "Two staff of the Norwegian Refugee Council were killed in an ambush on the road between Bambari and Bria on Thursday.", "killed 2 aid"),
    ("en", "The number of people killed in a Russian missile strike on Dnipro on Saturday has climbed to 16, with 42 injured, the mayor said.", "killed 16; injured 42"),
    ("en", "A police constable was martyred and five of his colleagues sustained splinter injuries when militants lobbed a grenade at a picket in Mardan.", "killed 1 combatants; injured 5 combatants"),
    ("en", "LIVE – 6 killed, 24 injured as drones hit Odesa apartment block", "killed 6; injured 24"),
    ("en", "Hospital sources raised the count from the strike on the school in El Obeid to 25 dead and 83 wounded, up from 19 and 60.", "killed 19 old; killed 25; injured 60 old; injured 83"),
    ("en", "Two bystanders were caught in the crossfire and killed as deputies shot three suspected gang members dead in Cap-Haïtien on Sunday.", "killed 2 civilians; killed 3 attackers"),
    ("en", "Seven residents, two of whom are minors, received shrapnel wounds in an FPV drone attack on a minibus in Antonivka.", "injured 7; injured 2 children part"),
    ("en", "Four bullet-riddled corpses with their hands tied were found by the roadside in Tirah on Saturday, a day after they were taken by armed men.", "killed 4"),
    ("en", "A nurse working for Médecins Sans Frontières was killed and three of the charity's staff were seized when armed men attacked their car near Yei.", "killed 1 aid; abducted 3 aid"),
    ("en", "A village head was slaughtered and his son burnt alive inside their home in Bokkos, Plateau State.", "killed 1 civilians; killed 1 civilians"),
    ("en", "Friday's mosque bombing in Maiduguri claimed 45 lives and left many others with burns and broken limbs.", "killed 45; injured some"),
    ("en", "Rebels fired mortars at the airport in Goma overnight; there were no immediate reports of casualties.", "killed_or_injured 0"),
    ("en", "The Syrian Observatory for Human Rights documented the deaths of ten people, and injuries to four others, in infighting between factions in Afrin.", "killed 10; injured 4"),
    ("en", "A ministry statement listed by name the five border guards who fell in Sunday's clash with smugglers on the frontier with Afghanistan.", "killed 5 combatants"),
    ("en", "Unknown arsonists torched a church in Kayin during Mass, two worshippers lost their lives and several are being treated for burns.", "killed 2; injured some"),
    ("en", "General Igor Melnyk was assassinated by a bomb placed in a scooter in Moscow on Tuesday.", "killed 1 combatants"),
    ("en", "A UN team said more than 200 people had been massacred by the rebels in Kishishe between 29 and 30 November.", "killed >200"),
    ("en", "In the ensuing firefight three infiltrators were gunned down; the force lost one jawan.", "killed 3 attackers; killed 1 combatants"),
    ("en", "An aid convoy came under fire near Zalingei on Tuesday; a driver was shot in the leg.", "injured 1 civilians"),
    ("en", "Police said 18 people were confirmed dead with an unspecified number of casualties evacuated by helicopter after the ambush on a convoy near Torit.", "killed 18"),
    ("en", "The insurgents claim to have killed 40 troops in the base at Mocímboa; the ministry says no soldier died.", "killed 40 combatants; killed_or_injured 0"),
    ("en", "Nine lives were lost and 28 people were injured, nine of them severely, when terrorists opened fire at a wedding in Gaziantep.", "killed 9; injured 28; injured 9 part"),
    ("en", "Eight farmers on their way to their fields were mowed down by gunmen on motorcycles near Gatawa, five survivors are in hospital.", "killed 8 civilians; injured 5"),
    ("en", "Two border guards and a shepherd were killed in clashes with infiltrators along the Durand Line, according to the provincial governor's office.", "killed 2 combatants; killed 1 civilians"),
    ("en", "Five paratroopers sustained moderate wounds on Thursday when an anti-tank missile hit their jeep near Metula, the Israeli military said.", "injured 5 combatants"),
    ("en", "More than thirty fighters and civilians died in three days of clashes in Hajin; about ten people remain unaccounted for.", "killed >30; missing ~10"),
    ("en", "Environmental activist Dolores Ixchel was gunned down outside her home in Olancho.", "killed 1 civilians"),
    ("en", "Security sources spoke of five people killed by the roadside bomb in Sinjar, whereas the mayor said there were three.", "killed 5; killed 3"),
    ("en", "A grenade was hurled at the home of a councillor in Matamoros. There were no victims, only broken windows.", "killed_or_injured 0"),
    ("en", "Exactly eight people lost their lives, officials in Lviv stressed, and scores sought medical help after the missile attack.", "killed 8; injured some"),
    ("en", "A bus driver was killed and his assistant seriously injured as insurgents sprayed the vehicle with bullets at Tlen, Rakhine State.", "killed 1 civilians; injured 1 civilians"),
    ("en", "The attackers killed five farmers, looted shops and marched several women into the bush, survivors from Tungushe said.", "killed 5 civilians; abducted some women"),
    ("en", "Six died and 19 were injured, including four who remain in a critical condition, in Friday's suicide attack in Lower Dir.", "killed 6; injured 19; injured 4 part"),
    ("en", "One more person has been killed and six more injured in renewed shelling of Nikopol, regional chief Serhiy Lysak reports.", "killed 1; injured 6"),
    ("en", "Sixteen coffins draped in flags were carried through Niamey on Tuesday: those of soldiers slain in last week's ambush at Eknewane.", "killed 16"),
    ("en", "An elderly woman was killed and several houses burnt in Adamawa after militiamen raided Dasin; a number of residents were also wounded.", "killed 1 women; injured some"),
    ("en", "A reserve policeman was stabbed to death and a passer-by lightly injured by a knifeman at the gate of a barracks in Tunis.", "killed 1 combatants; injured 1 civilians"),
    ("en", "Two fishermen are dead and three missing after a naval patrol fired on their boat off Gaza.", "missing 3 civilians; killed 2 civilians"),
    ("en", "Fifty bodies had been counted by Sunday at the hospital in Uvira after the shelling, and there were more under the rubble, a doctor said.", "killed 50"),
    ("en", "Troops rescued 22 kidnapped travellers and killed an undisclosed number of bandits in Tsafe forest on Wednesday.", "freed 22; killed some attackers"),
    ("en", "Officials were precise: 21 police killed, two of them officers with the rank of captain, in the assault on the outpost at Ghazni.", "killed 21 combatants; killed 2 combatants part"),
    ("en", "An engineer was killed and two Chinese nationals abducted at a gold mine near Kayes, Malian officials said.", "killed 1 civilians; abducted 2"),
    ("en", "A pipe bomb exploded at a bus terminal in Davao on Saturday; four people lost their lives and nine were hurt.", "killed 4; injured 9"),
    ("en", "Gunmen abducted 31 worshippers from a church in Kaduna on Sunday. Twelve were rescued a day later.", "abducted 31 civilians; freed 12"),
    ("en", "Six Indonesian soldiers have been killed and two are missing after separatists attacked their post in Nduga.", "killed 6 combatants; missing 2 combatants"),
    ("en", "Thirteen people, including four children and five women, were killed in an Israeli air strike on Baalbek.", "killed 13; killed 4 children part; killed 5 women part"),
    # parts behind a colon and in the next sentence, new totals, entries of a ticker, people counted in behind
    ("en", "At least 34 villagers were killed in the raid on Ndjalo, the district administrator said on Thursday: 19 men, 11 women and four children.", "killed 34+; killed 19 part; killed 11 part; killed 4 part"),
    ("en", "Two more bodies were found overnight in the ruins of the school in Dolenje, taking to 27 the number of people killed in Friday's bombing, the mayor said.", "killed 2 part; killed 27"),
    ("en", "The list of the dead stands at 41 and not 52 as first reported, police chief Arif Momand said, since some names had been written down twice after the bombing of the shrine in Sehwal.", "killed 41; killed 52 old"),
    ("en", "Nine soldiers died in the ambush at Tazidrit, the general staff said in a statement. Six were killed on the spot and three succumbed in hospital.", "killed 9; killed 6 part; killed 3 part"),
    ("en", "Officials give 23 killed in the assault on the Lido guesthouse, the four attackers included in that figure.", "killed 23; killed 4 part"),
    ("fr", "Au moins 34 villageois ont péri dans l'attaque de Ndjalo, a indiqué jeudi l'administrateur du territoire : 19 hommes, 11 femmes et quatre enfants.", "killed 34+; killed 19 part; killed 11 part; killed 4 part"),
    ("es", "Al menos 34 vecinos murieron en el ataque a Ndjalo, dijo el jueves el administrador: 19 hombres, 11 mujeres y cuatro niños.", "killed 34+; killed 19 part; killed 11 part; killed 4 part"),
    ("en", "UPDATE 2: Mayor: 12 dead, 40 hurt in Tarvik bus station strike.\nUPDATE 1: Police: seven dead in explosion at Tarvik bus station.", "killed 12; injured 40; killed 7 old"),
    ("fr", "14h20 - Le maire fait désormais état de 12 morts et 40 blessés dans la frappe sur la gare de Tarvik.\n13h05 - La police annonce sept morts dans une explosion à la gare de Tarvik.", "killed 12; injured 40; killed 7 old"),
    ("ar", "لقي 45 شخصاً على الأقل حتفهم، بينهم 16 امرأة و11 طفلاً، في قصف مخيم الدولاب، وفق مرصد حقوقي، مقابل 31 أعلنتها السلطات أمس.", "killed 45+; killed 16 part; killed 11 part; killed 31 old"),
    ("en", "Thirty-one people have been confirmed dead in the shelling of Horivka, according to the mayor. Among them are nine children, the regional police added.", "killed 31; killed 9 part"),
    ("es", "Treinta y una personas murieron en el bombardeo de Horivka, según el alcalde. Entre ellas hay nueve niños, agregó la policía regional.", "killed 31; killed 9 part"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), WORDINGS, ids=[w[1][:50] for w in WORDINGS])
def test_figures(language: str, text: str, expected: str, figures: Callable[[str, str, str], None]) -> None:
    figures(language, text, expected)
