"""Importers of actors: every format from an invented file, and what a broken row is told as."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tollbook.knowledge.importers import sanctions
from tollbook.knowledge.importers.importing import IMPORTERS
from tollbook.knowledge.own.entry import Problem, Suggested
from tollbook.model.error import KnowledgeError


def read(importer: str, folder: Path, content: str) -> tuple[list[dict[str, Any]], list[str]]:
    path = folder / "f"
    path.write_text(content, encoding="utf-8")
    found = list(IMPORTERS[importer].read(path))
    return [dict(f.entry) for f in found if isinstance(f, Suggested)], [str(p) for p in found if isinstance(p, Problem)]


UCDP = """\ufeffActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,NewName,Org,Location,Version
9001,ADF-X,n/a,Frente del Alba Azul,Azure Dawn Front,,1,Colombia,99.1
9002,Zarqal clan,Zarqal clan,n/a,Zarqal clan,,3,"Kenya, Somalia",99.1
x,Nobody,,,,,1,Kenya,99.1
"""


def test_ucdp(tmp_path: Path) -> None:
    entries, problems = read("ucdp", tmp_path, UCDP)
    assert entries == [
        {"id": "ucdp:9001", "name": "Azure Dawn Front", "kind": "armed group", "country": "COL", "source": "UCDP actor list 99.1",
         "ids": {"ucdp": "9001", "ucdp_name": "ADF-X"}, "names": {"und": ["Frente del Alba Azul"]}, "acronyms": ["ADF-X"]},
        {"id": "ucdp:9002", "name": "Zarqal clan", "kind": "communal", "country": None, "source": "UCDP actor list 99.1",
         "ids": {"ucdp": "9002", "ucdp_name": "Zarqal clan"}},
    ]  # fmt: skip
    assert problems == ["f:4: Nobody: no actor id, or an organisation level that is not 1 to 4"]
    dated = IMPORTERS["ucdp"].dated
    assert dated is not None
    assert dated(tmp_path / "f") == "99.1"


PETRARCH = """# a comment
AZURE_DAWN_FRONT_(ADFX)_ [COLREB] # by hand
+FRENTE_DEL_ALBA_AZUL_

ZARQAL_BRIGADES_
+KATAIB_ZARQAL_
\t[IMGMUS]
JOHN_VAREN_
+MR_VAREN_
\t[COLGOV 030101-040101]
VAREN_TRADING_ [COLBUS]
NAMELESS_
+WITHOUT_CODE_
"""


def test_petrarch_takes_groups_and_leaves_out_persons_and_businesses(tmp_path: Path) -> None:
    entries, problems = read("petrarch", tmp_path, PETRARCH)
    assert [(e["name"], e["kind"], e["country"], e.get("names"), e.get("acronyms")) for e in entries] == [
        ("Azure Dawn Front", "armed group", "COL", {"und": ["Frente del Alba Azul"]}, ["ADFX"]),
        ("Zarqal Brigades", "armed group", None, {"und": ["Kataib Zarqal"]}, None),
    ]
    assert problems == ["f:12: NAMELESS_: no code in square brackets"]


UN_XML = """<CONSOLIDATED_LIST dateGenerated="2031-04-05T00:00:00"><INDIVIDUALS>
<INDIVIDUAL><FIRST_NAME>A</FIRST_NAME></INDIVIDUAL>
</INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>AZURE DAWN FRONT</FIRST_NAME><REFERENCE_NUMBER>ZZe.001</REFERENCE_NUMBER>
<NAME_ORIGINAL_SCRIPT>جبهة الفجر الأزرق</NAME_ORIGINAL_SCRIPT><ENTITY_ALIAS><ALIAS_NAME>ADFX</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ADDRESS><COUNTRY>Iraq</COUNTRY></ENTITY_ADDRESS></ENTITY></ENTITIES></CONSOLIDATED_LIST>"""
OFAC_XML = """<sdnList xmlns="urn:x"><publshInformation><Publish_Date>04/05/2031</Publish_Date></publshInformation>
<sdnEntry><uid>7</uid><lastName>AZURE DAWN FRONT</lastName><sdnType>Entity</sdnType>
<akaList><aka><lastName>ADFX</lastName></aka></akaList></sdnEntry>
<sdnEntry><uid>8</uid><lastName>VAREN</lastName><sdnType>Individual</sdnType></sdnEntry></sdnList>"""
EU_XML = """<export xmlns="urn:x" generationDate="2031-04-05">
<sanctionEntity euReferenceNumber="EU.7"><subjectType code="enterprise"/>
<nameAlias wholeName="Azure Dawn Front"/><nameAlias wholeName="ADFX"/></sanctionEntity>
<sanctionEntity euReferenceNumber="EU.8"><subjectType code="person"/><nameAlias wholeName="Varen"/></sanctionEntity></export>"""
SDN_CSV = '7,"AZURE DAWN FRONT","-0- ","SDGT"\n8,"VAREN, J","individual","SDGT"\n'
EU_CSV = """Entity_LogicalId;Entity_SubjectType;NameAlias_WholeName
7;E;Azure Dawn Front
7;E;ADFX
8;P;Varen
"""
JSON_LINES = (
    '{"reference": "ZZe.001", "name": "AZURE DAWN FRONT", "aliases": [{"name": "ADFX"}]}\n{"schema": "Vessel", "name": "VAREN"}\n'
)


@pytest.mark.parametrize(
    ("body", "content", "id"),
    [
        ("un", UN_XML, "un:ZZe.001"),
        ("ofac", OFAC_XML, "ofac:7"),
        ("eu", EU_XML, "eu:EU.7"),
        ("eu", EU_CSV, "eu:7"),
        ("un", JSON_LINES, "un:ZZe.001"),
        ("ofac", SDN_CSV, "ofac:7"),
    ],
)
def test_lists_of_sanctions_give_entities_and_no_persons(tmp_path: Path, body: str, content: str, id: str) -> None:
    entries, problems = read(body, tmp_path, content)
    assert problems == []
    assert [(e["id"], e["name"], e["kind"]) for e in entries] == [(id, "Azure Dawn Front", "group")]
    assert entries[0].get("acronyms") == (None if content == SDN_CSV else ["ADFX"])
    assert sanctions.dated(tmp_path / "f") == {UN_XML: "2031-04-05T00:00:00", OFAC_XML: "04/05/2031", EU_XML: "2031-04-05"}.get(
        content
    )


def test_ftm(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "schema": "Organization", "properties": {"name": ["Azure Dawn Front"], "alias": ["ADFX"], "country": ["co"]}},
        {"id": "b", "schema": "Person", "properties": {"name": ["Varen"]}},
        {"id": "c"},
    ]
    entries, problems = read("ftm", tmp_path, "\n".join(json.dumps(r) for r in rows))
    assert [(e["id"], e["name"], e["country"], e["acronyms"]) for e in entries] == [
        ("ftm:a", "Azure Dawn Front", "COL", ["ADFX"])
    ]
    assert problems == ["f:3: not a FollowTheMoney entity (id, schema, properties)"]


ITEM = {
    "id": "Q900", "labels": {"en": {"value": "Azure Dawn Front"}, "xx": {"value": "?"}},
    "aliases": {"es": [{"value": "Frente del Alba"}, {"value": "FDA"}]},
    "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q207320"}}}}]},
}  # fmt: skip


@pytest.mark.parametrize("form", ["lines", "dump", "entities", "list"])
def test_wikidata_in_each_of_its_forms(tmp_path: Path, form: str) -> None:
    one = json.dumps(ITEM)
    content = {
        "lines": one,
        "dump": f"[\n{one},\n{one}\n]\n",
        "entities": json.dumps({"entities": {"Q900": ITEM}}),
        "list": f"[{one}]",
    }[form]
    entries, problems = read("wikidata", tmp_path, content)
    assert problems == []
    assert entries[-1] == {
        "id": "wikidata:Q900", "name": "Azure Dawn Front", "kind": "militia", "country": None, "ids": {"wikidata": "Q900"},
        "source": "Wikidata Q900", "names": {"es": ["Frente del Alba"]}, "acronyms": ["FDA"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("importer", "content", "said"),
    [
        ("ucdp", "name\nx\n", "f:1: no column actorid, namedata, org, location; there are name"),
        ("petrarch", "just words\n", "f: no entry of the form NAME_ [CODE]"),
        ("un", "plain words", "f: neither XML nor JSON Lines"),
        ("ofac", "<sdnList>\n<sdnEntry></sdnList>", "f:2: not XML"),
        ("wikidata", '[{"id": "Q1"},\n{"id": ', "f:2: not JSON"),
    ],
)
def test_a_file_of_another_format_is_refused(tmp_path: Path, importer: str, content: str, said: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        read(importer, tmp_path, content)
    assert str(error.value).startswith(said)
