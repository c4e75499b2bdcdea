"""The sheet of acceptance: what was tried is told as it was, and what was not is never told as well."""

from kiosk.core.acceptance import (
    NOTED,
    OK,
    UNTRIED,
    WRONG,
    Sheet,
    Terminal,
    chosen,
    codes,
    found,
    text,
    tried,
)


def test_nothing_tried_is_nothing_promised():
    sheet = Sheet(Terminal(version="1"), (*tried({}, ("fr",)), *chosen("", (), "", False)))

    assert [line.status for line in sheet.lines] == [UNTRIED, UNTRIED, UNTRIED, NOTED, NOTED, NOTED]
    assert sheet.verdict == "Points restants : 3 pas essayés."
    assert "à écrire à la main" in text(sheet)


def test_all_that_is_well_is_accepted():
    record = {"tried": {"touch": "ok"}, "voices": {"fr": "heard", "uk": "none"}}
    lines = (*tried(record, ("fr", "uk")), *chosen("Mairie", [("Câble (eth0)", "192.0.2.7")], "Libre", True))
    sheet = Sheet(Terminal("Mairie", version="1"), (*lines, *found([("Disque", True, "Il reste 20 Go.")])))

    assert sheet.verdict == "Tout a été essayé, et tout va bien."
    assert "Voix : ukrainien" in text(sheet)


def test_what_was_not_heard_and_what_the_doctor_found_is_to_be_done():
    lines = (*tried({"voices": {"fr": "unheard"}}, ("fr",)), *found([("Son", False, "Aucune carte son.")]))

    assert [line.status for line in lines] == [UNTRIED, WRONG, WRONG]
    assert Sheet(Terminal(), lines).verdict == "Points restants : 2 à reprendre, 1 pas essayé."


def test_the_codes_hold_every_line_and_none_is_too_large_for_a_telephone():
    lines = found(
        (f"Chose {number}", number % 3 > 0, "Une phrase assez longue pour être coupée.")
        for number in range(30)
    )
    sheet = Sheet(Terminal("Mairie de Villebrune", version="1"), lines)

    texts = codes(sheet)

    assert len(texts) > 1
    assert all(len(one.encode()) <= 300 for one in texts)
    whole = "\n".join(texts)
    assert all(f" Chose {number}" in whole for number in range(30))
    assert sheet.verdict in whole
    assert [line.status for line in lines].count(OK) == 20
