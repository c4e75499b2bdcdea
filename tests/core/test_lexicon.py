"""What the voice is given, on real lexicons: the tables read as shown text, then spoken text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.lexicon import Lexicon, parse_lexicon, speak
from kiosk.errors import ContentError
from tests.core.lexicons import FOLDER, LEXICONS, said

FRENCH = {
    # prices
    "25 €": "vingt-cinq euros",
    "25\u00a0€": "vingt-cinq euros",
    "12,50 €": "douze euros cinquante",
    "1 €": "un euro",
    "0 €": "zéro euro",
    "0,50 €": "cinquante centimes",
    "1,01 €": "un euro un",
    "1\u202f104,25\u00a0€": "mille cent quatre euros vingt-cinq",
    "80 € ou 3 200 €": "quatre-vingts euros ou trois mille deux cents euros",
    "25 euros": "vingt-cinq euros",
    "25 €/mois": "vingt-cinq euros par mois",
    # hours
    "10 h 42": "dix heures quarante-deux",
    "10\u00a0h\u00a042": "dix heures quarante-deux",
    "10:42": "dix heures quarante-deux",
    "14 h": "quatorze heures",
    "21 h 05": "vingt et une heures cinq",
    "1 h": "une heure",
    "De 9 h à 12 h": "De neuf heures à douze heures",
    "10 h–12 h": "dix heures à douze heures",
    "48 h": "quarante-huit heures",
    "24 h/24, 7 j/7": "vingt-quatre heures sur vingt-quatre, sept jours sur sept",
    "25:99": "25:99",
    # phones
    "36 46": "trente-six quarante-six",
    "36\u00a046": "trente-six quarante-six",
    "3230": "trente-deux trente",
    "\u206632\u00a030\u2069": "trente-deux trente",
    "39 19": "trente-neuf dix-neuf",
    "01 99 00 12 34": "zéro un, quatre-vingt-dix-neuf, zéro zéro, douze, trente-quatre",
    "0199001234": "zéro un, quatre-vingt-dix-neuf, zéro zéro, douze, trente-quatre",
    "01.99.00.12.34": "zéro un, quatre-vingt-dix-neuf, zéro zéro, douze, trente-quatre",
    "0 809 54 19 19": "zéro, huit cent neuf, cinquante-quatre, dix-neuf, dix-neuf",
    "08 00 12 34 56": "zéro huit, zéro zéro, douze, trente-quatre, cinquante-six",
    "+33 1 99 00 12 34": "+ trente-trois, un, quatre-vingt-dix-neuf, zéro zéro, douze, trente-quatre",
    "3646 €": "trois mille six cent quarante-six euros",
    "en 2026": "en 2026",
    # dates
    "24 novembre 2026": "24 novembre 2026",
    "1 janvier": "premier janvier",
    "1er janvier": "premier janvier",
    "24/11/2026": "24 novembre 2026",
    "45 novembre": "45 novembre",
    # other numbers
    "25 %": "25 pour cent",
    "12,5 %": "12,5 pour cent",
    "2–4 semaines": "2 à 4 semaines",
    "1/3": "1 sur 3",
    "n° 3": "numéro 3",
    "1\u202f234 personnes": "1234 personnes",
    "300 m": "trois cents mètres",
    "1,2 km": "1,2 kilomètre",
    "30 min": "trente minutes",
    "Cerfa 12100": "serfa 12100",
    # words
    "La CAF": "La caf",
    "la CPAM": "la cépéaème",
    "la MSA": "la èmmessa",
    "le RSA, l’ASPA": "le èressa, l'aspa",
    "une CNI": "une céènni",
    "un RIB": "un rib",
    "l'ANTS": "l'aènntéèsse",
    "un QR code": "un cuère code",
    "M. et Mme Roy": "monsieur et madame Roy",
    "PQRS": "P Q R S",
    "CAFÉ": "CAFÉ",
    "OUI": "OUI",
    # addresses
    "service-public.gouv.fr": "service public point gouv point f r",
    "https://www.caf.fr/mes-aides": "caf point f r barre mes tiret aides",
    "prenom.nom@mail.fr": "prenom point nom arobase mail point f r",
    "Bonjour.Merci": "Bonjour.Merci",
    # what the voice reads well is left as it is shown
    "Je l'ai perdue": "Je l'ai perdue",
    "moins de 6 mois": "moins de 6 mois",
}
ENGLISH = {
    "€25": "twenty-five euros",
    "€12.50": "twelve euros fifty",
    "€1": "one euro",
    "€0": "zero euros",
    "€0.01": "one cent",
    "€1,104.25": "one thousand one hundred and four euros twenty-five",
    "25 €": "twenty-five euros",
    "10:42": "ten forty-two",
    "9:05": "nine oh five",
    "9:00": "nine o'clock",
    "14:00": "two p.m.",
    "17:30": "five thirty p.m.",
    "12:00": "noon",
    "0:00": "midnight",
    "36 46": "three six, four six",
    "01 99 00 12 34": "zero one, nine nine, zero zero, one two, three four",
    "Call 112": "Call one one two",
    "112 €": "one hundred and twelve euros",
    "24 November 2026": "the 24th of November 2026",
    "before the 1 January": "before the 1st of January",
    "22 May": "the 22nd of May",
    "13 May": "the 13th of May",
    "25%": "25 per cent",
    "2–4 weeks": "2 to 4 weeks",
    "1/3": "1 of 3",
    "your CAF number": "your caf number",
    "carte\u00a0Vitale": "cart vee-tahl",
    "a QR code": "a Q R code",
    "ameli.fr": "ah-may-lee dot F R",
    "No. I have never had one": "No. I have never had one",
}
ARABIC = {
    "25\u00a0يورو": "25 يورو",
    "12,50\u00a0يورو": "12 يورو و50 سِنت",
    "10:42": "الساعَةُ العاشِرَه و42 دَقيقَه",
    "الساعة 14:00": "الساعَةُ الثانِيَه بَعدَ الظُهر",
    "18:02": "الساعَةُ السادِسَه ودَقيقَتان مَساءً",
    "\u206636\u00a046\u2069": "3 6، 4 6",
    "\u206601\u00a099\u00a000\u00a012\u00a034\u2069": "0 1، 9 9، 0 0، 1 2، 3 4",
    "112": "1 1 2",
    "24 نوفمبر 2026": "24 نوفمبر 2026",
    "1 يناير": "الأول من يناير",
    "25%": "25 بِلمِئَه",
    "1/3": "1 من 3",
    "(CAF)": "(كاف)",
    "الـCAF": "الـكاف",
    "carte Vitale": "كارت فيتال",
    "RSA": "إِر إِس أا",
    "SNCF": "إِس إِن سي إِف",
    "ورقة": "وَرَقَ",
}


@pytest.mark.parametrize(("shown", "spoken"), FRENCH.items())
def test_french_is_said_as_people_say_it(shown: str, spoken: str) -> None:
    assert said(shown, "fr") == spoken


@pytest.mark.parametrize(("shown", "spoken"), ENGLISH.items())
def test_english_is_said_as_people_say_it(shown: str, spoken: str) -> None:
    assert said(shown, "en") == spoken


@pytest.mark.parametrize(("shown", "spoken"), ARABIC.items())
def test_arabic_is_said_as_people_say_it(shown: str, spoken: str) -> None:
    assert said(shown, "ar") == spoken


def pairs(text: str, language: str) -> list[tuple[str, str]]:
    """Each spoken word beside the shown characters it stands for."""
    spoken = speak(text, LEXICONS[language])
    return [
        (spoken.text[span.spoken_start : span.spoken_end], text[span.shown_start : span.shown_end])
        for span in spoken.spans
    ]


def test_each_spoken_word_points_at_what_is_shown() -> None:
    assert pairs("L’ANTS, au 36 46 : 12,50 € (gratuit ?)", "fr") == [
        ("L'aènntéèsse,", "L’ANTS"),
        ("au", "au"),
        ("trente-six", "36 46"),
        ("quarante-six", "36 46"),
        ("douze", "12,50 €"),
        ("euros", "12,50 €"),
        ("cinquante", "12,50 €"),
        ("(gratuit", "gratuit"),
    ]


def test_isolates_around_a_phone_are_neither_said_nor_lost() -> None:
    assert pairs("على \u206636\u00a046\u2069.", "ar") == [
        ("على", "على"),
        ("3", "36\u00a046"),
        ("6،", "36\u00a046"),
        ("4", "36\u00a046"),
        ("6.", "36\u00a046"),
    ]


def test_a_place_in_what_is_spoken_gives_the_place_in_what_is_shown() -> None:
    spoken = speak("Prix : 25 €", LEXICONS["fr"])

    assert spoken.shown(spoken.text.index("euros")) == (7, 11)
    assert spoken.shown(len(spoken.text)) is None


def test_a_language_without_a_lexicon_is_given_its_text_without_invisible_signs() -> None:
    assert speak("\u2066тел.\u2069\u00a036\u00a046", Lexicon("uk")).text == "тел. 36 46"


@given(st.text(alphabet="CAFRIB 0123456789,.:/h€%n°é’«»-–\u00a0\u2066\u2069امق\n", max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_is_shown_the_spans_stay_inside_and_in_order(text: str) -> None:
    for known in LEXICONS.values():
        spoken = speak(text, known)

        assert spoken.text == spoken.text.strip()
        assert [span.spoken_start for span in spoken.spans] == sorted(
            {span.spoken_start for span in spoken.spans}
        )
        for span in spoken.spans:
            assert 0 <= span.shown_start < span.shown_end <= len(text)
            assert spoken.text[span.spoken_start : span.spoken_end].strip()


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("language = ", "x.toml : ce fichier ne se lit pas"),
        ("language = fr", "x.toml, ligne 1 : ce fichier ne se lit pas"),
        ("[words]", 'x.toml : la langue manque. Écrivez language = "fr" sur la première ligne.'),
        ('language = "fr"\n[mots]', "x.toml : « mots » n'est pas connu."),
        ('language = "fr"\nwords = 3', "x.toml : « words » n'est pas connu."),
        (
            'language = "fr"\n[words]\nCAF = 3',
            "x.toml : « CAF » doit être suivi d'un texte entre guillemets.",
        ),
        ('language = "fr"\n[phone]\nstyle = "pairs"', "x.toml : il manque « pause » dans « phone »."),
        ('language = "fr"\n[money]\nsigns = ["€"]', "x.toml : il manque « whole » dans « money »."),
        ('language = "fr"\n[date]\nmonths = "mai"', "x.toml : il manque « day » dans « date »."),
        (
            'language = "fr"\n[numbers]\npercent = "{x} %"\nrange = "-"\npart = "{n}"',
            "x.toml : une forme ne peut pas servir",
        ),
        ('language = "fr"\n[date]\nmonths = ["mai"]\nday = "{n}"', "x.toml : une forme ne peut pas servir"),
    ],
)
def test_a_wrong_lexicon_says_what_is_wrong(toml: str, sentence: str) -> None:
    with pytest.raises(ContentError) as error:
        parse_lexicon(toml, "x.toml")

    assert str(error.value).startswith(sentence)


def test_each_shipped_lexicon_is_that_of_its_name() -> None:
    files = {file.stem for file in FOLDER.glob("*.toml")}

    assert {language for language, known in LEXICONS.items() if known.language == language} == files
