from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.facts import Fact, address, fact_problems, fill, join, names_in, parse_facts, render
from kiosk.errors import FactError

TODAY = date(2026, 11, 24)
ORIGIN = """
source = "https://www.service-public.gouv.fr/particuliers/vosdroits/F1341"
checked = 2026-03-02
review_by = 2027-03-02
confidence = "verified"
"""


def one(value: str, origin: str = ORIGIN) -> Fact:
    return parse_facts(f"[valeur]\n{value}\n{origin}", "facts.toml")["valeur"]


def problem(toml: str) -> str:
    with pytest.raises(FactError) as raised:
        parse_facts(toml, "facts.toml")
    return str(raised.value)


def test_a_fact_is_read_with_its_source_its_dates_and_its_degree_of_trust():
    fact = one("euros = 12.50")

    assert fact == Fact(
        name="valeur",
        kind="euros",
        value=Decimal("12.50"),
        source="https://www.service-public.gouv.fr/particuliers/vosdroits/F1341",
        checked=date(2026, 3, 2),
        review_by=date(2027, 3, 2),
        confidence="verified",
    )


def test_another_value_holds_in_one_departement_and_inherits_the_rest():
    facts = parse_facts(
        f"[timbre]\neuros = 25\n{ORIGIN}\n[timbre.973]\neuros = 12.50\n"
        "[timbre.2A]\neuros = 3\nconfidence = 'unverified'",
        "facts.toml",
    )

    there, corsica = facts["timbre"].here("973"), facts["timbre"].here("2A")

    assert (there.value, there.review_by, there.confidence) == (
        Decimal("12.50"),
        date(2027, 3, 2),
        "verified",
    )
    assert (corsica.value, corsica.confidence) == (Decimal(3), "unverified")
    assert facts["timbre"].here("75").value == Decimal(25)


@pytest.mark.parametrize(
    ("value", "french", "english", "arabic"),
    [
        ("euros = 25", "25_€", "€25", "25_يورو"),
        ("euros = 12.5", "12,50_€", "€12.50", "12,50_يورو"),
        ("euros = 0", "0_€", "€0", "0_يورو"),
        ("euros = 1234.05", "1_234,05_€", "€1,234.05", "1_234,05_يورو"),
        ("days = [1, 1]", "1_jour", "1_day", "يوم واحد"),
        ("days = [2, 2]", "2_jours", "2_days", "يومين"),
        ("days = [3, 3]", "3_jours", "3_days", "3_أيام"),
        ("days = [7, 7]", "7_jours", "7_days", "7_أيام"),
        ("days = [10, 10]", "10_jours", "10_days", "10_أيام"),
        ("days = [11, 11]", "11_jours", "11_days", "11_يومًا"),
        ("days = [14, 14]", "2_semaines", "2_weeks", "أسبوعين"),
        ("days = [21, 21]", "3_semaines", "3_weeks", "3_أسابيع"),
        ("days = [77, 77]", "11_semaines", "11_weeks", "11_أسبوعًا"),
        ("days = [100, 100]", "100_jours", "100_days", "100_يوم"),
        ("days = [103, 103]", "103_jours", "103_days", "103_أيام"),
        ("days = [28, 42]", "entre 4 et 6_semaines", "4 to 6_weeks", "بين 4 و6_أسابيع"),
        ("days = [14, 21]", "entre 2 et 3_semaines", "2 to 3_weeks", "بين أسبوعين و3_أسابيع"),
        ("days = [7, 14]", "7 à 14_jours", "7 to 14_days", "7 إلى 14_يومًا"),
        ("days = [28, 45]", "28 à 45_jours", "28 to 45_days", "28 إلى 45_يومًا"),
        ("days = [2, 5]", "2 à 5_jours", "2 to 5_days", "يومين إلى 5_أيام"),
        ("date = 2026-03-02", "2_mars 2026", "2_March 2026", "2_مارس 2026"),
        ("date = 2026-08-01", "1er_août 2026", "1_August 2026", "1_أغسطس 2026"),
        ('phone = "3646"', "36_46", "36_46", "<36_46>"),
        ('phone = "01.99.00.12.34"', "01_99_00_12_34", "01_99_00_12_34", "<01_99_00_12_34>"),
        ('phone = "115"', "115", "115", "<115>"),
        ('phone = "+33 1 99 00 12 34"', "+33_1_99_00_12_34", "+33_1_99_00_12_34", "<+33_1_99_00_12_34>"),
        ('url = "https://www.caf.fr"', "https://www.caf.fr", "https://www.caf.fr", "<https://www.caf.fr>"),
        ('text.fr = "Une photo"\ntext.en = "A photo"', "Une photo", "A photo", "<Une photo>"),
        ('text.fr = "Une photo"\ntext.ar = "صورة"', "Une photo", "Une photo", "صورة"),
    ],
)
def test_a_value_is_written_in_the_habits_of_each_language(value, french, english, arabic):
    """In the table _ stands for a no-break space, and < > for the isolates around what is left to right."""
    signs = str.maketrans({"_": "\u00a0", "<": "\u2066", ">": "\u2069"})

    fact = one(value)

    assert render(fact, "fr") == french.translate(signs)
    assert render(fact, "en") == english.translate(signs)
    assert render(fact, "ar") == arabic.translate(signs)


@pytest.mark.parametrize("value", ["euros = 12.5", "days = [28, 42]", "date = 2026-03-01", 'phone = "3646"'])
def test_a_language_without_habits_of_its_own_takes_the_french_ones(value):
    assert render(one(value), "uk") == render(one(value), "fr")


def test_signs_in_a_text_are_replaced_by_the_values():
    facts = {"timbre": one("euros = 25"), "ants": one('phone = "3400"')}

    filled = fill("Un timbre de {timbre}, au {ants}.", facts, "fr", "75", TODAY)

    assert filled.text == "Un timbre de 25\u00a0€, au 34\u00a000."
    assert filled.doubts == ()


def test_the_value_of_the_departement_is_taken():
    facts = parse_facts(f"[timbre]\neuros = 25\n{ORIGIN}\n[timbre.973]\neuros = 12.5", "facts.toml")

    assert fill("{timbre}", facts, "fr", "973", TODAY).text == "12,50\u00a0€"
    assert fill("{timbre}", facts, "fr", "75", TODAY).text == "25\u00a0€"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "25\u00a0€ (à vérifier), puis 25\u00a0€"),
        ("en", "€25 (to be checked), puis €25"),
        ("ar", "25\u00a0يورو (يُرجى التأكد), puis 25\u00a0يورو"),
    ],
)
def test_a_value_that_is_not_sure_is_followed_once_by_words_that_say_so(language, text):
    facts = parse_facts(f"[timbre]\neuros = 25\n{ORIGIN}".replace("verified", "secondary"), "facts.toml")

    filled = fill("{timbre}, puis {timbre}", facts, language, "75", TODAY)

    assert filled.text == text
    assert filled.doubts == ("timbre",)


def test_a_value_past_its_date_is_doubtful_from_the_next_day_on():
    facts = {"valeur": one("euros = 25")}

    assert fill("{valeur}", facts, "fr", "75", date(2027, 3, 2)).doubts == ()
    assert fill("{valeur}", facts, "fr", "75", date(2027, 3, 3)).doubts == ("valeur",)


def test_a_clock_that_is_not_trusted_tells_no_age():
    facts = {"valeur": one("euros = 25")}

    assert fill("{valeur}", facts, "fr", "75", None).doubts == ()


def test_a_name_that_no_fact_has_is_refused_with_the_nearest_one():
    with pytest.raises(FactError, match=r"« \{timbr\} » n'existe pas\. Vouliez-vous écrire « timbre »"):
        fill("{timbr}", {"timbre": one("euros = 25")}, "fr", "75", TODAY)


def test_the_names_in_a_text_are_given_once_each():
    assert names_in("{a} et {b_2}, puis {a}") == ("a", "b_2")


def test_a_link_and_a_dialler_are_given_the_bare_value():
    assert address(one('phone = "01 99 00 12 34"')) == "0199001234"
    assert address(one('phone = "+33 1 99 00 12 34"')) == "+33199001234"
    assert address(one('url = "https://www.caf.fr"')) == "https://www.caf.fr"
    with pytest.raises(FactError, match="ni une adresse ni un numéro"):
        address(one("euros = 25"))


def test_a_name_that_is_also_a_common_one_is_refused():
    common, own = {"ants": one('phone = "3400"')}, {"timbre": one("euros = 25")}

    assert set(join(common, own, "carte/facts.toml")) == {"ants", "timbre"}
    with pytest.raises(FactError, match=r"carte/facts\.toml : la valeur « ants » est déjà"):
        join(common, {"ants": one('phone = "3401"')}, "carte/facts.toml")


def without(key: str) -> str:
    return "\n".join(line for line in ORIGIN.splitlines() if not line.startswith(key))


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[a]\neuros = ", "facts.toml, ligne 2 : cette ligne ne se lit pas. Vérifiez les guillemets"),
        (
            "[a]\neuros = 3,5\n[b]\neuros = 2,10 € # depuis mars",
            "facts.toml, ligne 2 : un nombre s'écrit avec un point, non avec une virgule. "
            "Écrivez « euros = 3.5 » (ligne 2), « euros = 2.10 » (ligne 4).",
        ),
        ("[a]\neuros = 1\neuros = 2", "facts.toml, ligne 3 : ce nom est écrit deux fois. Gardez-en un seul."),
        ("[a]\neuros = 1\n[a]\neuros = 2", "facts.toml, ligne 3 : ce nom est écrit deux fois."),
        ("a = 2", "facts.toml, ligne 1 : « a » est seul sur sa ligne. Ouvrez une section [a]."),
        (f"[Prix-Timbre]\neuros = 1\n{ORIGIN}", "ligne 1 : le nom « Prix-Timbre » ne peut pas servir."),
        (f"[a]\n{ORIGIN}", "ligne 1 : « a » n'a pas de valeur. Écrivez-en une, parmi : euros, days"),
        (f"[a]\neuros = 1\ndays = [1, 2]\n{ORIGIN}", "ligne 3 : « a » a plusieurs valeurs."),
        (
            f"[a]\neuro = 1\n{ORIGIN}",
            "ligne 2 : « euro » n'est pas connu ici. Vouliez-vous écrire « euros » ?",
        ),
        (
            f'[a]\neuros = "25 €"\n{ORIGIN}',
            "ligne 2 : la valeur « euros » de « a » ne se lit pas. Écrivez un",
        ),
        (f"[a]\neuros = true\n{ORIGIN}", "ligne 2 : la valeur « euros » de « a » ne se lit pas."),
        (f"[a]\neuros = -1\n{ORIGIN}", "ligne 2 : la valeur « euros » de « a » ne se lit pas."),
        (f"[a]\neuros = 1.005\n{ORIGIN}", "ligne 2 : la valeur « euros » de « a » ne se lit pas."),
        (f"[a]\neuros = nan\n{ORIGIN}", "ligne 2 : la valeur « euros » de « a » ne se lit pas."),
        (f"[a]\ndays = 28\n{ORIGIN}", "Écrivez le plus court et le plus long, en jours : days = [28, 42]"),
        (f"[a]\ndays = [42, 28]\n{ORIGIN}", "ligne 2 : la valeur « days » de « a » ne se lit pas."),
        (f"[a]\ndays = [0, 7]\n{ORIGIN}", "ligne 2 : la valeur « days » de « a » ne se lit pas."),
        (f"[a]\ndate = 2026-03-02T10:00:00\n{ORIGIN}", "Écrivez l'année, le mois et le jour"),
        (f"[a]\ndate = 2026-02-30\n{ORIGIN}", "ligne 2 : cette ligne ne se lit pas."),
        (f'[a]\nphone = "01 99 00 12"\n{ORIGIN}', "Écrivez un numéro français, ou international"),
        (f'[a]\nurl = "www.ameli.fr"\n{ORIGIN}', "Écrivez une adresse entière : url ="),
        (f'[a]\ntext.en = "A photo"\n{ORIGIN}', "Écrivez une ligne par langue, dont le français"),
        (f'[a]\ntext = "Une photo"\n{ORIGIN}', "Écrivez une ligne par langue, dont le français"),
        (
            f"[a]\neuros = 1\n{without('source')}",
            "ligne 1 : « source » manque à « a ». Ajoutez par exemple : source",
        ),
        (
            f"[a]\neuros = 1\n{without('checked')}",
            "« checked » manque à « a ». Ajoutez par exemple : checked = 2",
        ),
        (f"[a]\neuros = 1\n{without('review_by')}", "« review_by » manque à « a »."),
        (f"[a]\neuros = 1\n{without('confidence')}", "« confidence » manque à « a »."),
        (f"[a]\neuros = 1\n{without('source')}\nsource = ' '", "la source est vide."),
        (f"[a]\neuros = 1\n{without('checked')}\nchecked = 'hier'", "« checked » n'est pas une date."),
        (f"[a]\neuros = 1\n{without('review_by')}\nreview_by = 2026-03-02", "ne vient pas après"),
        (
            f"[a]\neuros = 1\n{without('confidence')}\nconfidence = 'sure'",
            'Choisissez : "verified", "secondary"',
        ),
        (
            f"[a]\neuros = 1\n{ORIGIN}\n[a.973]\ndays = [1, 2]",
            "ligne 10 : « a.973 » n'est pas de la même sorte",
        ),
        (f"[a]\neuros = 1\n{ORIGIN}973 = 2", "« a.973 » est seul sur sa ligne. Ouvrez une section [a.973]."),
        (f"[a]\neuros = 1\n{ORIGIN}\n[a.guyane]\neuros = 2", "« guyane » n'est pas connu ici."),
    ],
)
def test_what_is_wrong_in_the_file_is_said_with_its_line_and_its_remedy(toml, said):
    assert said in problem(toml)


def test_all_problems_of_a_file_are_told_one_a_fact():
    told = fact_problems(f"a = 1\n[b]\neuros = 1\n{ORIGIN}\n[c]\neuros = 'x'\n{ORIGIN}", "facts.toml")

    assert [str(each).split(" :")[0] for each in told] == ["facts.toml, ligne 1", "facts.toml, ligne 11"]


@settings(max_examples=100, deadline=None)
@given(st.text() | st.text(alphabet='[]ab.=\n"973euros{},-'))
def test_any_text_is_read_or_refused_with_a_sentence(toml):
    for told in fact_problems(toml, "facts.toml"):
        assert str(told).startswith("facts.toml, ligne ")
