"""Who answers an accusation, who is pointed at, who owns an act by how he tells it, and whose doing is none of the attack's."""

from __future__ import annotations

import pytest

from tollbook.model.claim import Event
from tollbook.model.report import Report
from tollbook.pipeline import code_report

STANCES = ("claims", "denies", "accuses", "no_claim")


def main_event(language: str, text: str) -> Event:
    coded = code_report(Report("r", text, published="2026-03-12", language=language))
    return next(e for e in coded.events if e.main)


def statements(event: Event) -> str:
    return "; ".join(f"{s.value.stance} {s.value.actor}" for s in event.statements if s.value.stance in STANCES)


def doers(event: Event) -> str:
    return "; ".join(sorted({f"{a.value.name} {a.value.stance}" for a in event.actors if a.value.role == "perpetrator"}))


# language, text, statements in text order of their words
SAID = [
    # whoever was accused denies
    (
        "en", 'A rocket killed ten people in Sake on Monday. The army said the M23 had fired it. "We did not fire any rocket," '
        "the group's spokesman answered.",
        "accuses Armed Forces of the Democratic Republic of the Congo; denies March 23 Movement",
    ),
    (
        "en", "Two teachers were beheaded in Narathiwat. A colonel said the killers were from the Barisan Revolusi Nasional. "
        "The organisation rejected that.",
        "accuses Royal Thai Armed Forces; denies Barisan Revolusi Nasional",
    ),
    (
        "fr", "L'armée accuse le M23 d'avoir tué cinq civils mardi à Sake. « Pure invention », réplique le porte-parole du "
        "mouvement.",
        "accuses Armed Forces of the Democratic Republic of the Congo; denies March 23 Movement",
    ),
    (
        "es", "Un cohete mató a diez personas en Sake el lunes. El Ejército congoleño culpó al M23. Su vocero lo desmintió.",
        "accuses Armed Forces of the Democratic Republic of the Congo; denies March 23 Movement",
    ),
    (
        "ar", "قتل عشرة أشخاص في قصف على غوما الاثنين. واتهم الجيش الكونغولي حركة 23 مارس، التي نفت ذلك.",
        "accuses Armed Forces of the Democratic Republic of the Congo; denies March 23 Movement",
    ),
    # pointed at by a relative clause, a cleft, in two parts
    (
        "es", "La banda 400 Mawozo, a la que la Policía atribuye el secuestro de cinco monjas en Ganthier, pidió un rescate.",
        "accuses Haitian National Police",
    ),
    (
        "fr", "Onze villageois ont été tués à Beni. « Ce sont les ADF qui ont fait cela », a déclaré l'armée congolaise.",
        "accuses Armed Forces of the Democratic Republic of the Congo",
    ),
    (
        "en", "Pro-government forces and Houthi rebels each said the other had fired the rocket that killed five at a market in "
        "Taiz on Thursday.",
        "accuses Military Forces of Yemen; accuses Houthi movement",
    ),
    # nobody, either
    ("es", "Un dron dañó el aeropuerto de Erbil. Ninguna de las milicias proiraníes ha asumido la acción.", "no_claim nobody"),
    ("en", "A mortar round killed three children in Beni Walid on Monday. Who fired it is not known.", "no_claim nobody"),
    ("fr", "Un drone a tué six personnes à Dabbah. Ni l'armée soudanaise ni les FSR n'ont revendiqué la frappe.",
     "no_claim nobody"),
    # owned by how it is told
    (
        "en", "Turkish jets pounded caves in the Gara mountains overnight, killing eight PKK members, the defence ministry in "
        "Ankara said.",
        "claims Turkish Armed Forces",
    ),
    ("en", "The US Africa Command carried out an air strike near Beledweyne on Friday, it said in a statement. Two people died.",
     "claims US Africa Command"),
    ("en", 'The Israeli military said it had "eliminated" a commander in Tyre in an air strike.', "claims Israel Defense Forces"),
    ("es", "Cinco arrieros murieron en Kidal. El Ejército de Malí admitió haber bombardeado el lugar.",
     "claims Malian Armed Forces"),
    # no charge of the violence
    ("en", "A bomb killed seven soldiers in Kech on Monday. Pakistan accused India of financing the group.", ""),
    # a bare fact in the mouth of somebody who speaks of the incident accuses
    ("en", "Human Rights Watch said that Ethiopian troops killed at least 40 civilians in Merawi.", "accuses Human Rights Watch"),
    ("fr", "Médecins sans frontières assure que l'aviation soudanaise a bombardé l'hôpital d'El-Obeid, tuant onze patients.",
     "accuses Doctors Without Borders"),
    ("es", "El Gobierno de Burkina Faso condenó la masacre de 30 civiles perpetrada por el JNIM en Barsalogho.",
     "accuses Government of Burkina Faso"),
    ("es", "La Fiscalía sostuvo que el atentado fue ordenado por el Cártel de Jalisco; murieron cuatro agentes en Guadalajara.",
     "accuses Fiscalía"),
    ("ar", "وقال المتحدث باسم الجيش النيجيري إن مسلحي بوكو حرام قتلوا أحد عشر مزارعا في باما.", "accuses Nigerian Armed Forces"),
    ("en", "Thai authorities believe BRN insurgents planted the bomb that killed a village chief in Yala.",
     "accuses Government of Thailand"),
    # accusations that stand only in what answers them
    ("en", "The Oromo Liberation Army denied it was behind the killing of 31 villagers in East Wollega after the regional "
     "government accused it.", "denies Oromo Liberation Army; accuses regional government"),
    ("fr", "Le M23 est accusé par Kinshasa d'avoir tué treize civils à Kibumba. Le mouvement dément.",
     "accuses Democratic Republic of the Congo; denies March 23 Movement"),
    # an act in the infinitive is the speaker's own
    ("es", "El grupo yihadista JNIM aseguró en un comunicado haber matado a 40 soldados en la base de Djibo.",
     "claims Jama'at Nusrat al-Islam wal-Muslimin"),
    # who has not claimed it
    ("es", "Una bomba mató a cinco personas en Baidoa; el Gobierno culpó a Al Shabab, que aún no ha reivindicado el ataque.",
     "accuses Gobierno; no_claim Al-Shabaab"),
    # the accused in free words, and nobody named who accuses
    ("es", "Un ataque dejó nueve aldeanos muertos en Koro. Sobrevivientes responsabilizan a cazadores tradicionales.",
     "accuses Sobrevivientes"),
    ("fr", "Sept personnes ont été tuées dans une attaque attribuée aux ADF à Mayi-Moya.", "accuses None"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "said"), SAID)
def test_who_answers_points_and_owns(language: str, text: str, said: str) -> None:
    assert statements(main_event(language, text)) == said


# language, text, doers with their stance
DOERS = [
    # an answer to the attack, the war around it, a site that was attacked
    ("en", "A drone killed 80 cadets in Homs on Thursday. Government artillery pounded villages in Idlib in reply.", ""),
    (
        "en", "An airstrike hit a market in Togoga, killing dozens. Fighting between federal troops and the TPLF has gone on "
        "since November.",
        "",
    ),
    ("fr", "Un policier a été tué par balle à Port-de-Paix, jeudi, dans une attaque du commissariat.", ""),
    # whose weapon it is, who stands behind the verb, who is one side of a fight
    ("en", "At least 26 civilians were killed by a drone of the Ethiopian National Defence Force in Gebre Guracha.",
     "Ethiopian National Defence Force asserted"),
    ("es", "Un ataque en Tirúa dejó un muerto. Los vecinos dicen que disparó el Ejército chileno.",
     "Military Forces of Chile accused"),
    # an acronym that only the places of the report tell
    ("fr", "Un drone a tué 70 personnes dans un hôpital saoudien à El-Fasher. Le gouverneur en accuse les FSR.",
     "Rapid Support Forces accused"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who"), DOERS)
def test_whose_doing_it_is(language: str, text: str, who: str) -> None:
    assert doers(main_event(language, text)).replace("unknown asserted", "").replace("unknown accused", "").strip("; ") == who
