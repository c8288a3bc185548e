"""Spanish copy: tolls, speakers and statements as the wires word them, in sentences of our own."""

from __future__ import annotations

import pytest

from tollbook.claims.event.found import read_scene
from tollbook.claims.speech.finder import SpeechFinder
from tollbook.claims.statement.reader import StatementReader
from tollbook.claims.toll.finder import TollFinder
from tollbook.mentions import find
from tollbook.model.report import Report

K, W, KI, M, A, F = "killed", "injured", "killed_or_injured", "missing", "abducted", "freed"
D = "displaced"

TOLLS: list[tuple[str, list[tuple[str, int | None, int | None, str | None]]]] = [
    # the verb before its people
    ("Murieron al menos dos personas en el ataque.", [(K, 2, None, None)]),
    ("Los sicarios mataron al menos a siete campesinos.", [(K, 7, None, "civilians")]),
    ("El ministerio elevó a nueve los muertos y a 31 los heridos.", [(K, 9, 9, None), (W, 31, 31, None)]),
    ("La granada dejó tres heridos, dos policías y un joven.", [(W, 3, 3, None), (W, 2, 2, "combatants"), (W, 1, 1, "men")]),
    ("Cinco libaneses murieron en el bombardeo.", [(K, 5, 5, None)]),
    ("Seis obreros colombianos fueron asesinados.", [(K, 6, 6, "civilians")]),
    ("Diez milicianos fueron \"abatidos\" en la sierra.", [(K, 10, 10, "combatants")]),
    ("La turba quemó vivo a un hombre.", [(K, 1, 1, "men")]),
    ("Fueron asesinados tres policías en la carretera.", [(K, 3, 3, "combatants")]),
    ("Fallecieron el lunes en Bajmut doce civiles.", [(K, 12, 12, "civilians")]),
    ("En la emboscada murió un soldado y otros cuatro resultaron heridos.", [(K, 1, 1, "combatants"), (W, 4, 4, "combatants")]),
    ("Resultaron heridas siete personas tras la explosión.", [(W, 7, 7, None)]),
    ("Perdieron la vida más de treinta mineros.", [(K, 30, None, "civilians")]),
    ("Han muerto cerca de 200 combatientes en la ofensiva.", [(K, 200, 200, "combatants")]),
    ("Perecieron entre 10 y 15 insurgentes en el bombardeo.", [(K, 10, 15, "attackers")]),
    ("También fueron secuestradas nueve mujeres.", [(A, 9, 9, "women")]),
    # people before the verb
    ("Dos agentes de policía murieron en el tiroteo.", [(K, 2, 2, "combatants")]),
    ("Cuatro niños han fallecido por los disparos.", [(K, 4, 4, "children")]),
    ("Un periodista fue asesinado a tiros en la puerta de su casa.", [(K, 1, 1, "civilians")]),
    ("Seis militares fueron abatidos y once quedaron heridos.", [(K, 6, 6, "combatants"), (W, 11, 11, "combatants")]),
    ("Dos cooperantes resultaron muertos y otros tres, heridos.", [(K, 2, 2, "aid workers"), (W, 3, 3, "aid workers")]),
    ("Una mujer perdió la vida y su hijo sufrió heridas graves.", [(K, 1, 1, "women"), (W, 1, 1, "children")]),
    ("Tres trabajadores humanitarios siguen desaparecidos.", [(M, 3, 3, "aid workers")]),
    ("Veintiún pasajeros fueron liberados el martes.", [(F, 21, 21, "civilians")]),
    # nouns of harm
    ("El atentado dejó cinco muertos y 22 heridos.", [(K, 5, 5, None), (W, 22, 22, None)]),
    ("Un muerto y dos heridos deja un ataque armado.", [(K, 1, 1, None), (W, 2, 2, None)]),
    ("La explosión dejó un saldo de 14 fallecidos y una treintena de lesionados.", [(K, 14, 14, None), (W, 30, 30, None)]),
    ("Con un saldo de ocho muertos, el asalto es el peor del año.", [(K, 8, 8, None)]),
    ("El bombardeo causó 17 víctimas mortales.", [(K, 17, 17, None)]),
    ("Se registraron 12 muertos y 40 heridos.", [(K, 12, 12, None), (W, 40, 40, None)]),
    ("Se reportan al menos tres desaparecidos.", [(M, 3, None, None)]),
    ("La muerte el lunes en Tumaco de tres policías.", [(K, 3, 3, "combatants")]),
    ("El ejército sufrió 30 bajas en los combates.", [(K, 30, 30, "combatants")]),
    ("El número de muertos podría llegar a 100.", [(K, None, 100, None)]),
    ("El fuego de mortero causó una decena de muertos.", [(K, 10, 10, None)]),
    ("La policía halló cuatro cadáveres junto al río.", [(K, 4, 4, None)]),
    ("El ataque provocó la muerte de seis soldados.", [(K, 6, 6, "combatants")]),
    ("La muerte de dos campesinos indignó a la comunidad tras el ataque.", [(K, 2, 2, "civilians")]),
    ("El secuestro de quince estudiantes conmocionó al país.", [(A, 15, 15, "civilians")]),
    ("El Ejército anunció la liberación de 18 rehenes.", [(F, 18, 18, "detainees")]),
    # active verbs
    ("Los pistoleros mataron a siete jóvenes en un bar.", [(K, 7, 7, "men")]),
    ("Un dron mató a dos pescadores e hirió a otros cinco.", [(K, 2, 2, "civilians"), (W, 5, 5, "civilians")]),
    ("La milicia asesinó a nueve aldeanos.", [(K, 9, 9, "civilians")]),
    ("Hombres armados secuestraron a 25 alumnas de un internado.", [(A, 25, 25, "civilians")]),
    ("Los rebeldes liberaron a dos policías retenidos.", [(F, 2, 2, "combatants")]),
    ("Los rebeldes dieron muerte a cuatro gendarmes.", [(K, 4, 4, "combatants")]),
    ("Los bombardeos mataron a más de 60 personas, entre ellas 20 niños.", [(K, 60, None, None), (K, 20, 20, "children")]),
    ("El ataque cobró la vida de once agentes.", [(K, 11, 11, "combatants")]),
    ("Las fuerzas abatieron a ocho yihadistas.", [(K, 8, 8, "attackers")]),
    ("El coche bomba hirió a medio centenar de personas.", [(W, 50, 50, None)]),
    ("Las tropas mataron o hirieron a 150 combatientes.", [(KI, 150, 150, "combatants")]),
    # adjectives behind their people
    ("El tiroteo dejó tres personas muertas y nueve heridas.", [(K, 3, 3, None), (W, 9, 9, None)]),
    ("El ataque dejó a dos soldados colombianos heridos.", [(W, 2, 2, "combatants")]),
    ("Dos policías federales muertos es el resultado de la emboscada.", [(K, 2, 2, "combatants")]),
    ("Los atacantes dejaron seis integrantes de la Guardia Nacional muertos.", [(K, 6, 6, "combatants")]),
    ("Hay una persona fallecida y otras ocho heridas.", [(K, 1, 1, None), (W, 8, 8, None)]),
    # bounds
    ("Por lo menos 35 personas murieron.", [(K, 35, None, None)]),
    ("Hubo 23 muertos por lo menos en los choques.", [(K, 23, None, None)]),
    ("Dos personas, como mínimo, perdieron la vida.", [(K, 2, None, None)]),
    ("Unas 40 personas resultaron heridas.", [(W, 40, 40, None)]),
    ("Hasta 90 combatientes murieron en la ofensiva.", [(K, None, 90, "combatants")]),
    ("Casi un centenar de civiles murieron en marzo.", [(K, 100, 100, "civilians")]),
    ("No menos de 16 rehenes fueron ejecutados.", [(K, 16, None, "detainees")]),
    ("Decenas de personas murieron en el mercado.", [(K, None, None, None)]),
    ("El ataque dejó varios heridos.", [(W, None, None, None)]),
    ("La guerra ha dejado más de 13.000 desplazados.", [(D, 13000, None, None)]),
    ("Murieron dos mil trescientos soldados.", [(K, 2300, 2300, "combatants")]),
    ("Treinta y dos personas murieron.", [(K, 32, 32, None)]),
    ("La ofensiva dejó 1 250 muertos.", [(K, 1250, 1250, None)]),
    # totals and changes
    ("La cifra de muertos asciende a 48.", [(K, 48, 48, None)]),
    ("El número de muertos subió de 14 a 19.", [(K, 14, 14, None), (K, 19, 19, None)]),
    ("Los heridos son más de 60.", [(W, 60, None, None)]),
    ("El balance de víctimas mortales se elevó a 33.", [(K, 33, 33, None)]),
    # part of another figure
    ("Murieron nueve personas, entre ellas dos niñas.", [(K, 9, 9, None), (K, 2, 2, "children")]),
    ("Hay 33 muertos, cinco de ellos excombatientes.", [(K, 33, 33, None), (K, 5, 5, "civilians")]),
    ("El asalto dejó 12 muertos, incluidos tres policías.", [(K, 12, 12, None), (K, 3, 3, "combatants")]),
    # nobody hurt, nothing counted
    ("El proyectil cayó en un campo sin causar víctimas.", [(KI, 0, 0, None)]),
    ("El ataque no dejó muertos ni heridos.", [(KI, 0, 0, None)]),
    ("Por el momento no se reportan víctimas.", [(KI, 0, 0, None)]),
    ("El grupo derribó dos drones y destruyó tres tanques.", []),
    ("Un ataque con misiles alcanzó una base militar.", []),
    ("El grupo amenazó con matar a los tres rehenes.", []),
    ("El ataque ocurrió a 40 kilómetros de la capital hace tres días.", []),
]  # fmt: skip

SOURCES = [
    ("Murieron dos personas, informó la Policía Nacional.", "police"),
    ("El hospital, por su parte, cifró los muertos en diez.", "medical"),
    ("La explosión dejó tres heridos, pero no hubo muertos, indicó la Policía.", "police"),
    ("El gobernador ha elevado a seis los muertos.", "government"),
    ("Según fuentes de seguridad, el ataque dejó tres muertos.", "anonymous"),
    ("Al menos seis soldados murieron, según informó este jueves el Ministerio de Defensa.", "government"),
    ("El gobernador aseguró que cuatro civiles murieron.", "government"),
    ("Informó el Ejército de que diez insurgentes murieron.", "military"),
    ("El ataque dejó ocho muertos, dijo a EFE una fuente hospitalaria.", "medical"),
    ("De acuerdo con Protección Civil, hubo 15 heridos.", "emergency service"),
    ("La ONU confirmó la muerte de 20 civiles.", "UN"),
    ("Testigos relataron que los atacantes mataron a tres campesinos.", "witness"),
    ("Medios locales reportaron cinco muertos.", "media"),
    ("El grupo rebelde afirmó que sus hombres mataron a 12 soldados.", "armed group"),
    ("Según el Ministerio de Salud, murieron 31 personas.", "medical"),
    ("Una organización de derechos humanos documentó 44 muertos.", "NGO"),
    ("Dos personas murieron en el tiroteo.", "unspecified"),
    ("El alcalde, que visitó el lugar, indicó que hay siete heridos.", "government"),
    ("Tres policías murieron, señaló en un comunicado la Fiscalía.", "government"),
]  # fmt: skip

STANCES = [
    ("Hamás reivindicó el ataque contra la base, que mató a dos soldados.", ("claims", "Hamas")),
    ("El atentado fue reivindicado por el Estado Islámico.", ("claims", "Islamic State")),
    ("Hezbolá negó cualquier participación en el atentado.", ("denies", "Hezbollah")),
    ("Ningún grupo ha reivindicado el atentado.", ("no_claim", "nobody")),
    ("Por ahora nadie se ha atribuido la autoría del ataque.", ("no_claim", "nobody")),
    ("Ucrania acusó a Rusia de bombardear un hospital.", ("accuses", "Ukraine")),
    ("El Ejército israelí negó haber atacado el convoy.", ("denies", "Israel")),
    ("Se desconoce quién perpetró el ataque.", ("no_claim", "nobody")),
    ("El ELN se atribuyó la emboscada en la que murieron cuatro militares.", ("claims", "National Liberation Army")),
]  # fmt: skip


def tolls_of(text: str):  # type: ignore[no-untyped-def]
    reading = find(Report("r", text, language="es", published="2024-05-20"))
    return TollFinder(reading, SpeechFinder(reading).find()).find()


@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_tolls_of_one_sentence(text: str, expected: list[tuple[str, int | None, int | None, str | None]]) -> None:
    found = [(t.toll.metric, t.toll.count.low, t.toll.count.high, t.toll.group) for t in tolls_of(text)]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_who_said_it(text: str, expected: str) -> None:
    found = tolls_of(text)
    assert [t.frame.speaker.type if t.frame is not None else "unspecified" for t in found] == [expected] * max(len(found), 1)


@pytest.mark.parametrize(("text", "expected"), STANCES)
def test_who_claims_denies_or_accuses(text: str, expected: tuple[str, str]) -> None:
    reading = find(Report("r", text, language="es", published="2024-05-20"))
    scene = read_scene(reading)
    said = StatementReader(reading, scene.frames, scene.triggers).find()
    assert any(s.stance == expected[0] and expected[1] in s.speaker + (s.mention.name if s.mention else "") for s in said)
