import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.typography import french, typeset


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Pour qui ?", "Pour qui_?"),
        ("Pour qui?", "Pour qui_?"),
        ("Vraiment ?!", "Vraiment_?!"),
        ("Prix : 25 €", "Prix_: 25_€"),
        ("25€ ; 20% ", "25_€_; 20_% "),
        ("{prix}€ ou {prix} ?", "{prix}_€ ou {prix}_?"),
        ("« Mes démarches »", "«_Mes démarches_»"),
        ("«Mes démarches»", "«_Mes démarches_»"),
        ("1 200 personnes", "1_200 personnes"),
        ("01 99 00 12 34", "01_99_00_12_34"),
        ("à 10 h 42, 9h, 14h30", "à 10_h_42, 9_h, 14_h_30"),
        ("24h/24", "24_h/24"),
        ("10:42 et 1/2", "10:42 et 1/2"),
        ("https://example.org/a?b=c;d:e!f ?", "https://example.org/a?b=c;d:e!f_?"),
        ("rendez\u2011vous\u202f!", "rendez-vous_!"),
        ("Carte perdue : y a-t-il un passeport ?", "Carte perdue_: y_a-t-il un passeport_?"),
        ("Y a-t-il un nom ? Il y a un nom.", "Y_a-t-il un nom_? Il y a un nom."),
        ("Est-ce que c'est loin ? Qu'est-ce qu'il faut ?", "Est-ce_que c'est loin_? Qu'est-ce_qu'il faut_?"),
        ("(?)", "(?)"),
        ("? ! :", "?_!_:"),
        ("", ""),
    ],
)
def test_french_spaces(written: str, shown: str) -> None:
    assert french(written) == shown.replace("_", "\u00a0")


@given(st.text(alphabet="a1 9h?!:;€%«»(){}_/\u00a0\u202f\n.htps") | st.text())
def test_doing_it_twice_changes_nothing(text: str) -> None:
    assert french(french(text)) == french(text)


@given(st.text(alphabet="ab1 ?!:;€%«»h.\u00a0"))
def test_only_spaces_are_touched(text: str) -> None:
    def letters(words: str) -> str:
        return words.replace(" ", "").replace("\u00a0", "")

    assert letters(french(text)) == letters(text)


def test_other_languages_only_lose_the_signs_our_letters_lack() -> None:
    assert typeset("Is it free? 10\u202f% non\u2011stop", "en") == "Is it free? 10\u00a0% non-stop"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ورقة الشرطة (récépissé de déclaration de vol)", "ورقة الشرطة (récépissé_de_déclaration_de_vol)"),
        ("بطاقة (carte d'identité) أو (titre de séjour).", "بطاقة (carte_d'identité) أو (titre_de_séjour)."),
        ("مكتب (يُرجى السؤال أولًا) قريب", "مكتب (يُرجى السؤال أولًا) قريب"),
        ("مكتب (شهادة Vitale صالحة)", "مكتب (شهادة Vitale صالحة)"),
    ],
)
def test_a_french_name_in_an_arabic_text_is_not_cut(written: str, shown: str) -> None:
    assert typeset(written, "ar") == shown.replace("_", "\u00a0")


def test_a_long_one_may_be_cut_and_those_of_left_to_right_texts_too() -> None:
    long = "شهادة (attestation d'élection de domicile à jour)"
    assert typeset(long, "ar") == long
    assert typeset("The police paper (déclaration de vol)", "en") == "The police paper (déclaration de vol)"
