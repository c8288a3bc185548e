"""Arabic copy: tolls, speakers and statements as the wires word them, in sentences of our own."""

from __future__ import annotations

import pytest

from tollbook.claims import extract
from tollbook.claims.event.found import read_scene
from tollbook.mentions import find
from tollbook.model.reading import Reading
from tollbook.model.report import Report

K, W, KI, M, A, F = "killed", "injured", "killed_or_injured", "missing", "abducted", "freed"
D = "displaced"

TOLLS: list[tuple[str, list[tuple[str, int | None, int | None, str | None]]]] = [
    ("مقتل شخصين وإصابة ثلاثة في هجوم مسلح شمال المدينة.", [(K, 2, 2, None), (W, 3, 3, None)]),
    ("قُتل ما لا يقل عن 40 شخصاً في انفجار سيارة مفخخة.", [(K, 40, None, None)]),
    ("لقي خمسة جنود مصرعهم في كمين نصبه مسلحون.", [(K, 5, 5, "combatants")]),
    ("لقي 12 شخصا حتفهم وأصيب 30 آخرون بجروح جراء القصف.", [(K, 12, 12, None), (W, 30, 30, None)]),
    ("استشهد أربعة فلسطينيين بينهم طفلان في غارة إسرائيلية.", [(K, 4, 4, None), (K, 2, 2, "children")]),
    ("أودى الهجوم بحياة 17 مدنيا.", [(K, 17, 17, "civilians")]),
    ("أسفر الانفجار عن مقتل جنديين وإصابة ثلاثة آخرين.", [(K, 2, 2, "combatants"), (W, 3, 3, "combatants")]),
    ("ارتفاع حصيلة القتلى إلى 27.", [(K, 27, 27, None)]),
    ("ارتفعت حصيلة ضحايا التفجير من 14 إلى 17 قتيلا.", [(K, 14, 14, None), (K, 17, 17, None)]),
    ("سقط قتيلان و13 جريحا في اشتباكات بين الفصيلين.", [(K, 2, 2, None), (W, 13, 13, None)]),
    ("سقوط قتيل وثلاثة جرحى في إطلاق نار.", [(K, 1, 1, None), (W, 3, 3, None)]),
    ("مقتل جندي وإصابة آخر بانفجار عبوة ناسفة.", [(K, 1, 1, "combatants"), (W, 1, 1, None)]),
    ("قتل ثلاثة وعشرون شخصا وجرح أكثر من خمسين.", [(K, 23, 23, None), (W, 50, None, None)]),
    ("قتل أحد عشر مسلحا في غارة جوية.", [(K, 11, 11, "attackers")]),
    ("عشرات القتلى والجرحى في قصف على سوق شعبي.", [(KI, None, None, None)]),
    ("مقتل العشرات في هجوم على قرية.", [(K, None, None, None)]),
    ("قتل مسلحون مجهولون ثلاثة مزارعين وخطفوا اثنين آخرين.", [(K, 3, 3, "civilians"), (A, 2, 2, "civilians")]),
    ("اختطف مسلحون 15 طالبا من مدرسة.", [(A, 15, 15, "civilians")]),
    ("أفرج المسلحون عن 7 رهائن.", [(F, 7, 7, "detainees")]),
    ("اعتقلت القوات 20 مشتبها به.", [("detained", 20, 20, None)]),
    ("نزح نحو 5000 شخص من منازلهم.", [(D, 5000, 5000, None)]),
    ("فقد ثلاثة بحارة بعد الهجوم على السفينة.", [(M, 3, 3, "civilians")]),
    ("قتل وأصيب 25 شخصا في القصف.", [(KI, 25, 25, None)]),
    ("سقط 18 شخصا بين قتيل وجريح في التفجير.", [(KI, 18, 18, None)]),
    ("لم يسفر الهجوم عن إصابات.", [(KI, 0, 0, None)]),
    ("سقط الصاروخ في أرض خالية دون وقوع إصابات.", [(KI, 0, 0, None)]),
    ("بلغ عدد القتلى 45 قتيلا على الأقل.", [(K, 45, None, None)]),
    ("مقتل ٧ أشخاص وجرح ١٢ آخرين.", [(K, 7, 7, None), (W, 12, 12, None)]),
    ("قتل ما بين 10 و15 مسلحا في العملية.", [(K, 10, 15, "attackers")]),
    ("قتل نحو مئة شخص.", [(K, 100, 100, None)]),
    ("قتل مئتا شخص في المعارك.", [(K, 200, 200, None)]),
    ("وأدى الهجوم إلى استشهاد ضابط وثلاثة من عناصر الشرطة.", [(K, 1, 1, "combatants"), (K, 3, 3, "combatants")]),
    ("ثلاثة مدنيين قتلوا في قصف مدفعي على الحي.", [(K, 3, 3, "civilians")]),
    ("قتل في الغارة ثمانية أشخاص بينهم امرأة.", [(K, 8, 8, None), (K, 1, 1, "women")]),
    ("مصرع رجلين وامرأة في هجوم بالقنابل.", [(K, 2, 2, "men"), (K, 1, 1, "women")]),
    ("خلف التفجير 9 قتلى و40 مصابا.", [(K, 9, 9, None), (W, 40, 40, None)]),
    ("قتل انتحاري ستة مصلين داخل مسجد.", [(K, 6, 6, "civilians")]),
    ("انتشلت فرق الإنقاذ 11 جثة من تحت الأنقاض.", [(K, 11, 11, None)]),
    ("قتلت القوات الحكومية 30 متمردا.", [(K, 30, 30, "attackers")]),
    ("أصيب شرطيان بجروح طفيفة.", [(W, 2, 2, "combatants")]),
    ("مقتل قيادي ميداني وأربعة من مرافقيه.", [(K, 1, 1, "combatants"), (K, 4, 4, "combatants")]),
    ("إصابة طفل بجراح خطيرة في انفجار لغم.", [(W, 1, 1, "children")]),
    ("راح ضحية الهجوم 33 قتيلا.", [(K, 33, 33, None)]),
    ("راح ضحيته أكثر من 60 شخصا.", [(K, 60, None, None)]),
    ("ما أدى إلى مقتل خمسة أشخاص على الأقل.", [(K, 5, None, None)]),
    ("قضى 14 مهاجرا في القصف الجوي على المركز.", [(K, 14, 14, "civilians")]),
    ("قتل أربعة أطفال وامرأتان.", [(K, 4, 4, "children"), (K, 2, 2, "women")]),
    ("إنقاذ 8 رهائن في عملية عسكرية.", [(F, 8, 8, "detainees")]),
    (
        "ارتفع عدد الشهداء إلى 120 شهيدا، بينهم 50 طفلا و30 امرأة.",
        [(K, 120, 120, None), (K, 50, 50, "children"), (K, 30, 30, "women")],
    ),
    ("وذكرت الوزارة أن 6 من الجرحى في حالة خطرة.", []),
    ("إصابة العشرات بالاختناق خلال مواجهات مع القوات.", [(W, None, None, None)]),
    ("مقتل عامل إغاثة وإصابة اثنين من زملائه.", [(K, 1, 1, "aid workers"), (W, 2, 2, "aid workers")]),
    ("قتل ثلاثمئة شخص خلال أسبوع.", [(K, 300, 300, None)]),
    ("أسر الجيش عشرين مقاتلا.", [(A, 20, 20, "combatants")]),
    ("قتل الجيش خمسة مسلحين بعدما هاجموا حاجزا.", [(K, 5, 5, "attackers")]),
    ("لم يقتل أحد في الهجوم.", [(KI, 0, 0, None)]),
    ("وأصيب ما لا يقل عن عشرة أشخاص، اثنان منهم في حالة حرجة.", [(W, 10, None, None), (W, 2, 2, None)]),
    ("أصيب عشرون شخصا في القصف، خمسة منهم أطفال.", [(W, 20, 20, None), (W, 5, 5, "children")]),
    ("أدى القصف إلى مقتل ثمانية مرضى وممرضتين.", [(K, 8, 8, "civilians"), (K, 2, 2, "civilians")]),
    ("أصيب رجل بانفجار لغم وقتلت زوجته وأصيبت والدتهما.", [(W, 1, 1, "men"), (K, 1, 1, "women"), (W, 1, 1, "women")]),
    ("استهدفت غارة سيارة في البلدة ونعى الحزب اثنين من مقاتليه.", [(K, 2, 2, "combatants")]),
    ("مقتل 5 وإصابة 20 في تفجير انتحاري.", [(K, 5, 5, None), (W, 20, 20, None)]),
    ("قُتلت امرأة وطفلاها في القصف.", [(K, 1, 1, "women"), (K, 2, 2, "children")]),
    ("استهدف القصف منزلا فاستشهد ستة من أفراد عائلة واحدة.", [(K, 6, 6, "civilians")]),
    ("ألف نازح فروا من القرية.", [(D, 1000, 1000, "civilians")]),
    ("وقد وصل عدد المصابين إلى 88.", [(W, 88, 88, None)]),
]

SPEAKERS: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("قال المتحدث باسم الجيش إن 12 مسلحا قتلوا في العملية.", "المتحدث باسم الجيش", "military", ()),
    ("أعلنت وزارة الصحة في بيان مقتل سبعة مدنيين.", "وزارة الصحة", "medical", ()),
    ("وأفاد مصدر أمني لوكالة رويترز بأن ثلاثة جنود أصيبوا.", "مصدر أمني", "anonymous", ("وكالة رويترز",)),
    ("ونقلت وكالة سانا عن مصدر عسكري قوله إن أربعة جنود قتلوا.", "مصدر عسكري", "anonymous", ("وكالة سانا",)),
    ("وبحسب المرصد السوري لحقوق الإنسان، قتل تسعة أشخاص.", "المرصد السوري لحقوق الإنسان", "NGO", ()),
    ("قتل خمسة أشخاص، وفقا لوزارة الداخلية.", "وزارة الداخلية", "government", ()),
    ("أفاد الدفاع المدني بانتشال 6 جثث.", "الدفاع المدني", "emergency service", ()),
    ("وقال شهود عيان إن مسلحين قتلوا ثلاثة مزارعين.", "شهود عيان", "witness", ()),
    ("ذكرت الشرطة أن انتحاريا فجر نفسه ما أدى إلى مقتل 8 أشخاص.", "الشرطة", "police", ()),
    ("وزعم الحوثيون أنهم قتلوا 20 جنديا.", "الحوثيون", "armed group", ()),
    ("الجيش الإسرائيلي: مقتل جنديين جنوب لبنان.", "الجيش الإسرائيلي", "military", ()),
    ("قتل 4 أشخاص حسبما أفادت مصادر طبية.", "مصادر طبية", "medical", ()),
    ("وقال مصدر طلب عدم الكشف عن هويته إن 3 جنود قتلوا.", "مصدر", "anonymous", ()),
    ("أعلنت الأمم المتحدة مقتل ستة من موظفيها في القصف.", "الأمم المتحدة", "UN", ()),
    ("أكد محافظ صلاح الدين أن 11 شخصا قتلوا في الهجوم.", "محافظ صلاح الدين", "government", ()),
    ("وكالة الأنباء قالت إن تسعة أشخاص قتلوا.", "وكالة الأنباء", "media", ()),
    ("وصرح رئيس البلدية أن القصف أوقع خمسة قتلى.", "رئيس البلدية", "government", ()),
]

STATEMENTS: list[tuple[str, list[tuple[str, str, str | None]]]] = [
    ("أعلن تنظيم الدولة الإسلامية مسؤوليته عن الهجوم الذي أودى بحياة 10 أشخاص.", [("claims", "تنظيم الدولة الإسلامية", None)]),
    ("تبنت حركة الشباب التفجير الذي قتل فيه 5 أشخاص.", [("claims", "حركة الشباب", None)]),
    (
        "اتهم الجيش السوداني قوات الدعم السريع بقتل 15 مدنيا في قصف مدفعي.",
        [("accuses", "الجيش السوداني", "Rapid Support Forces")],
    ),
    ("نفى الجيش السوداني قصف المستشفى بعد غارة جوية قتلت 5 أشخاص.", [("denies", "الجيش السوداني", None)]),
    ("لم تعلن أي جهة مسؤوليتها عن التفجير الانتحاري الذي قتل 3 جنود.", [("no_claim", "nobody", None)]),
    ("أدانت الأمم المتحدة الهجوم الانتحاري الذي قتل 7 أشخاص.", [("condemns", "الأمم المتحدة", None)]),
    ("قتل 9 أشخاص في قصف مدفعي، وحملت الحكومة قوات الدعم السريع المسؤولية.", [("accuses", "الحكومة", "Rapid Support Forces")]),
]


def read(text: str) -> Reading:
    return find(Report("t", text, language="ar", published="2024-05-02"))


@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_tolls_of_one_sentence(text: str, expected: list[tuple[str, int | None, int | None, str | None]]) -> None:
    found = [(t.toll.metric, t.toll.count.low, t.toll.count.high, t.toll.group) for t in read_scene(read(text)).tolls]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(("text", "name", "kind", "via"), SPEAKERS)
def test_the_speaker_stands_behind_the_verb(text: str, name: str, kind: str, via: tuple[str, ...]) -> None:
    scene = read_scene(read(text))
    assert {(t.frame.speaker.name, t.frame.speaker.type, t.frame.speaker.via) for t in scene.tolls if t.frame} == {
        (name, kind, via)
    }


@pytest.mark.parametrize(("text", "expected"), STATEMENTS)
def test_statements_on_responsibility(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = [(s.stance, s.speaker, s.about) for d in extract(read(text)) for s in d.said if s.stance != "confirms"]
    assert found == expected


def test_spans_are_the_words_as_published() -> None:
    text = "مقتل 13 شخصا و22 جريحا في الهجوم، بحسب الشرطة."
    reading = read(text)
    for toll in read_scene(reading).tolls:
        span = reading.span(toll.first, toll.last)
        assert text[span.start : span.end] == span.text
