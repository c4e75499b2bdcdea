"""The settings file: what is accepted, and how each mistake is told and disables only its part."""

import ast
import os
from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.settings import NAMES, Settings, apply, declared, layered, load
from kiosk.settings_rules import SETTERS
from kiosk.ui.theme import TOWN

ROOT = Path(__file__).parent.parent


@pytest.fixture
def read(tmp_path):
    """Write a file, load it, and give the settings and what is said of it, without the name of the file."""

    def read(text):
        file = tmp_path / "settings.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        settings, problems = load(file)
        assert all(str(problem).startswith(str(file)) for problem in problems)
        return settings, [str(problem).removeprefix(str(file)) for problem in problems]

    return read


def test_no_file_is_a_terminal_that_works(tmp_path):
    assert load(None) == (Settings(), ())
    assert load(tmp_path / "none.toml") == (Settings(), ())
    assert Settings().languages.offered == ("fr", "en", "ar")
    assert (Settings().visit.idle_seconds, Settings().visit.warning_seconds) == (120, 60)


def test_an_empty_file_is_no_mistake(read):
    assert read("") == (Settings(), [])


def test_a_whole_file_is_read(read, tmp_path):
    Image.new("RGB", (64, 64)).save(tmp_path / "logo.png")

    settings, said = read(
        """
        [place]
        name = "Mairie de Villebrune"
        logo = "logo.png"
        latitude = 48
        longitude = 2.55
        commune = "77188"
        [screen]
        size = "1280x800"
        px_per_mm = 5.9
        rotation = 90
        [theme]
        accent = "#FF9f8a"
        [languages]
        offered = ["fr", "uk"]
        [voice]
        enabled = false
        [wifi]
        ssid = "Invités"
        password = "bienvenue77"
        [help]
        phone = "01 99 00 12 34"
        [data]
        folder = "data"
        """
    )

    assert said == []
    assert settings.place.name == "Mairie de Villebrune"
    assert settings.place.logo == str(tmp_path / "logo.png")
    assert (settings.place.latitude, settings.place.located) == (48.0, True)
    assert settings.place.departement == "77"
    assert settings.screen.rotation == 90
    assert settings.languages.offered == ("fr", "uk")
    assert settings.voice.enabled is False
    assert settings.wifi.password == "bienvenue77"
    assert settings.folder == tmp_path / "data"
    assert settings.visit == Settings().visit


@pytest.mark.parametrize(
    ("commune", "departement"), [("77188", "77"), ("2A004", "2A"), ("97302", "973"), ("98818", "988")]
)
def test_the_departement_is_that_of_the_commune(read, commune, departement):
    assert read(f'[place]\ncommune = "{commune}"')[0].place.departement == departement


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[voice]\nvolum = 3",
            ", voice.volum : ce réglage n'existe pas. Vouliez-vous écrire voice.volume ? "
            "Il n'est pas pris en compte.",
        ),
        (
            "[voise]\nvolume = 3",
            ", voise : ce réglage n'existe pas. Vouliez-vous écrire voice ? Il n'est pas pris en compte.",
        ),
        (
            "[place]\nssid = 'x'",
            ", place.ssid : ce réglage n'existe pas. Vouliez-vous écrire wifi.ssid ? "
            "Il n'est pas pris en compte.",
        ),
        (
            "voice = 3",
            ", voice : ce réglage s'écrit avec son nom entre crochets, [voice], puis une ligne par valeur. "
            "Il n'est pas pris en compte.",
        ),
        ("volume = 3", ", volume : « volume » s'écrit sous [voice]. Il n'est pas pris en compte."),
        ("volum = 3", ", volum : « volume » s'écrit sous [voice]. Il n'est pas pris en compte."),
        (
            "phone = '3646'",
            ", phone : « phone » s'écrit sous [place] ou [help]. Il n'est pas pris en compte.",
        ),
        ("qwxz = 3", ", qwxz : ce réglage n'existe pas. Supprimez cette ligne. Il n'est pas pris en compte."),
        (
            "[xyzw]\na = 1",
            ", xyzw : ce réglage n'existe pas. Supprimez cette ligne. Il n'est pas pris en compte.",
        ),
        (
            "[voice]\nvolume = 140",
            ", voice.volume : 140 n'est pas accepté. Écrivez un nombre entier entre 0 et 100. "
            "En attendant, 70 sert.",
        ),
        (
            '[voice]\nvolume = "fort"',
            ', voice.volume : "fort" n\'est pas accepté. Écrivez un nombre entier entre 0 et 100. '
            "En attendant, 70 sert.",
        ),
        (
            "[voice]\nenabled = 1",
            ", voice.enabled : 1 n'est pas accepté. Écrivez true ou false. En attendant, true sert.",
        ),
        (
            "[screen]\nrotation = 45",
            ", screen.rotation : 45 n'est pas accepté. Écrivez 0 ou 90 ou 180 ou 270. En attendant, 0 sert.",
        ),
        (
            '[theme]\naccent = "jaune"',
            ', theme.accent : "jaune" n\'est pas accepté. Écrivez une couleur comme "#ffb726". '
            "En attendant, ce réglage reste vide.",
        ),
        (
            '[languages]\noffered = ["en"]',
            ', languages.offered : ["en"] n\'est pas accepté. Écrivez une liste de codes qui contient "fr". '
            'En attendant, ["fr", "en", "ar"] sert.',
        ),
        (
            '[place]\nlogo = "absent.png"',
            ", place.logo : \"absent.png\" n'est pas accepté. Écrivez le chemin d'un fichier PNG entier, "
            "de 4096 points de côté au plus, ou d'un SVG simple, sans image ni lien vers autre chose. "
            "En attendant, ce réglage reste vide.",
        ),
        (
            '[place]\nname = "deux\\nlignes"',
            ', place.name : "deux\\nlignes" n\'est pas accepté. '
            "Écrivez un texte d'une seule ligne, 40 signes au plus. En attendant, ce réglage reste vide.",
        ),
        (
            "[place]\nlatitude = 48.4",
            ", place.longitude : ce réglage manque. Écrivez-le aussi. "
            "En attendant, la borne ne cherche pas de lieu proche.",
        ),
        (
            "[a]\n[voice]\nvolume = \n",
            " : ce fichier ne se lit pas à partir de la ligne 3. Vérifiez-y les guillemets et le signe =. "
            "En attendant, les réglages par défaut servent.",
        ),
        (
            "[place]\nlatitude = 48,85",
            " : un nombre s'écrit avec un point, non avec une virgule. "
            "Écrivez « latitude = 48.85 » (ligne 2). "
            "En attendant, les réglages par défaut servent.",
        ),
        (
            "[screen]\r\npx_per_mm = 5.9\r\n[place]\r\nlatitude=-21,1 # La Réunion\r\nlongitude = 55,48\r\n",
            " : un nombre s'écrit avec un point, non avec une virgule. "
            "Écrivez « latitude = -21.1 » (ligne 4), « longitude = 55.48 » (ligne 5). "
            "En attendant, les réglages par défaut servent.",
        ),
        (
            "[place]\nname = Villebrune\nlatitude = 48,85",  # the first mistake is another one
            " : ce fichier ne se lit pas à partir de la ligne 2. Vérifiez-y les guillemets et le signe =. "
            "En attendant, les réglages par défaut servent.",
        ),
        (
            '[place]\nname = "Mairie',
            " : ce fichier ne se lit pas à partir de la fin du fichier. "
            "Vérifiez-y les guillemets et le signe =. "
            "En attendant, les réglages par défaut servent.",
        ),
        (
            "[place]\nname = 'été'".encode("latin-1"),
            " : ce fichier n'est pas du texte en UTF-8. Enregistrez-le ainsi. "
            "En attendant, les réglages par défaut servent.",
        ),
    ],
)
def test_each_mistake_has_its_sentence_and_the_default_serves(read, text, said):
    assert read(text) == (Settings(), [said])


# One value that cannot be, a key; or several, apart from each other.
WRONG = {
    "place.name": ["  ", "x" * 41, "deux\nlignes"],
    "place.kind": ["\u200b", 3],
    "place.logo": [
        "absent.png",
        "logo.jpg",
        "cut.png",
        "huge.png",
        "~nobody-at-all/logo.png",
        "x" * 300 + ".png",
    ],
    "place.phone": ["01 99 00", "01 99 00 12 3a", "accueil", "٠١٩٩٠٠١٢٣٤", "01 99 00 12 34 5"],
    "place.latitude": [90.5, "48.4", True],
    "place.longitude": [-180.1, [2.7]],
    "place.commune": ["77000", "20004", "99123", "7718", "Melun"],
    "place.departement": ["20", "96", "979", "7", "Seine-et-Marne"],
    "screen.size": ["100x100", "9999x800", "1280", "grand", "1280x800x2"],
    "screen.px_per_mm": [0.5, 16, -1, "5,9"],
    "screen.rotation": [45, "90", 90.0],
    "screen.touch": [45, "90", 90.0],
    "screen.hours": ["x" * 401, "\n"],
    "screen.touch_mirrored": [1, "oui"],
    "screen.calm": [1, "oui"],
    "theme.accent": ["jaune", "#fff"],
    "theme.accent_pale": ["#gggggg"],
    "theme.ink": ["000000"],
    "theme.soft": ["#12345"],
    "theme.line": [0],
    "theme.paper": ["white"],
    "theme.deep": ["#1234567"],
    "languages.offered": [["en"], [], "fr", ["fr", "fr"], ["fr", "English"], ["fr", 3]],
    "voice.enabled": ["non", 0],
    "voice.volume": [101, -1, 70.5, "fort"],
    "voice.lead_in_ms": [-1, 1501, 0.2, "long"],
    "voice.speed": [49, 151],
    "visit.idle_seconds": [29, 901, "120"],
    "visit.warning_seconds": [19, 301],
    "visit.farewell_seconds": [4, 121],
    "wifi.ssid": ["é" * 17, " ", "deux\nlignes"],
    "wifi.password": ["court", "x" * 64, "étés passés"],
    "wifi.hidden": ["oui"],
    "wifi.note": ["x" * 121, "\u202e"],
    "help.phone": ["17 h", "3", "0000000000", "poste 12"],
    "help.phone_label": ["x" * 61],
    "help.hours": ["x" * 401, "\n"],
    "help.person_name": ["x" * 41, " "],
    "help.person_role": ["x" * 41],
    "staff.pin": ["480213", "6$argon2id$v=19$m=65536,t=3,p=4$c2Vs", "$argon2id$v=19$m=1,t=1,p=1$YQ$YQ"],
    "data.folder": ["logo.png", "\u0000", "~nobody-at-all/data"],
}


def test_every_setting_has_a_value_that_is_tried_and_cannot_be():
    assert set(WRONG) == set(NAMES)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in WRONG for value in WRONG[name]])
def test_a_value_that_cannot_be_is_told_with_its_file_its_key_and_what_to_write(name, value, tmp_path):
    Image.new("RGB", (64, 64)).save(tmp_path / "logo.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "logo.png").read_bytes()[:-20])
    Image.new("1", (5000, 10)).save(tmp_path / "huge.png")
    section, key = name.split(".")
    rules = {f"{part}.{other}": (default, rule) for part, other, default, rule in declared()}
    default, rule = rules[name]

    settings, (problem,) = apply(Settings(), {section: {key: value}}, "reglages.toml", folder=tmp_path)

    assert settings == Settings()
    assert getattr(getattr(settings, section), key) == default
    assert (problem.file, problem.key) == ("reglages.toml", name)
    assert f"n'est pas accepté. Écrivez {rule.wanted}. En attendant, " in problem.sentence


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("place.phone", "0199001234"),
        ("place.phone", "01.99.00.12.34"),
        ("place.phone", "+33 1 99 00 12 34"),
        ("help.phone", "36 46"),
        ("help.phone", "3919"),
        ("help.phone", "112"),
        ("help.phone", "118 000"),
        ("place.commune", "2A004"),
        ("place.commune", "97302"),
        ("place.departement", "974"),
        ("screen.size", "1920x1080"),
        ("screen.px_per_mm", 3.6),
        ("place.logo", "logo.PNG"),
        ("data.folder", "not/made/yet"),
        ("wifi.ssid", "Invités d'été"),
    ],
)
def test_a_value_that_can_be_is_taken(name, value, tmp_path):
    Image.new("RGB", (64, 64)).save(tmp_path / "logo.PNG")
    section, key = name.split(".")

    settings, problems = apply(Settings(), {section: {key: value}}, "reglages.toml", folder=tmp_path)

    assert problems == ()
    assert str(getattr(getattr(settings, section), key)).endswith(str(value))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[place]\nlatitude = 2.73\nlongitude = 48.4",
            "place.latitude : la latitude et la longitude sont échangées. "
            "Mettez chacune à la place de l'autre. En attendant, la borne ne cherche pas de lieu proche.",
        ),
        (
            '[place]\ncommune = "77188"\ndepartement = "75"',
            "place.departement : la commune 77188 est dans le département 77. Corrigez l'un des deux. "
            "En attendant, 77 sert.",
        ),
        (
            '[wifi]\npassword = "bienvenue77"',
            "wifi.ssid : ce réglage manque. Écrivez le nom du réseau. "
            "En attendant, le Wi-Fi n'est pas proposé.",
        ),
    ],
)
def test_what_makes_no_sense_as_a_whole_is_told(read, text, said):
    settings, told = read(text)

    assert told == [f", {said}"]
    assert not settings.place.located
    assert settings.wifi.ssid == ""


def test_half_of_what_was_set_before_is_no_missing_half():
    before, _ = apply(
        Settings(), {"place": {"latitude": 48.4, "longitude": 2.7}, "wifi": {"ssid": "Été"}}, "f"
    )

    tables = {"place": {"latitude": 48.5}, "wifi": {"password": "bienvenue77"}}
    settings, problems = apply(before, tables, "Parc", who="hub")

    assert problems == ()
    assert (settings.place.latitude, settings.place.longitude) == (48.5, 2.7)
    assert settings.wifi.password == "bienvenue77"


def test_a_setting_that_is_written_twice_is_told_as_such(read):
    settings, (said,) = read("[voice]\nvolume = 50\nvolume = 60\n")

    assert settings == Settings()
    assert said.startswith(" : un réglage ou une partie est écrit deux fois avant la ligne 3. Gardez-en un.")


def test_a_file_saved_by_a_windows_editor_is_read(read):
    settings, said = read("\ufeff[voice]\nvolume = 50\n")

    assert (settings.voice.volume, said) == (50, [])


def test_a_mistake_disables_only_its_part(read):
    settings, said = read("[voice]\nvolume = 140\nspeed = 80\n[visit]\nidle_seconds = 90")

    assert len(said) == 1
    assert settings.voice == replace(Settings().voice, speed=80)
    assert settings.visit.idle_seconds == 90


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "91", "true", "'48'"])
def test_a_position_that_is_none_is_refused_once_and_whole(read, value):
    settings, said = read(f"[place]\nlatitude = {value}\nlongitude = 2.5")

    assert len(said) == 1
    assert not settings.place.located


@pytest.mark.parametrize("password", ["court", "é" * 10, "x" * 64, "avec\\nligne"])
def test_a_wifi_that_cannot_be_joined_is_not_offered_at_all(read, password):
    settings, said = read(f'[wifi]\nssid = "Invites"\npassword = "{password}"\nhidden = true')

    assert settings.wifi.ssid == ""
    assert said == [
        ", wifi.password : ce mot de passe n'est pas accepté. Écrivez entre 8 et 63 signes sans accent. "
        "En attendant, le Wi-Fi n'est pas proposé."
    ]


@pytest.mark.parametrize(
    "text",
    [
        '[wifi]\nssid = "a"\npassword = "canari"',  # too short
        '[wifi]\nssid = "a"\npasword = "canari-canari"',  # the name misspelt
        '[wifi]\nssid = "a"\npassword = ["canari"]',
        'wifi = "canari-canari"',
        '[wifi]\npassword = "canari-canari\n',  # broken on that very line
        '[wifi]\nssid = "a"\npassword = "canari-canari"',
    ],
)
def test_a_secret_is_in_no_report_and_in_no_log_of_the_settings(read, text):
    settings, said = read(text)

    assert "canari" not in "".join(said)
    assert "canari" not in repr(settings)


def test_a_file_that_may_not_be_read_is_told(tmp_path):
    settings, problems = load(tmp_path)

    assert settings == Settings()
    assert str(problems[0]).startswith(f"{tmp_path} : c'est un dossier, pas un fichier. Donnez un fichier.")


@given(
    st.dictionaries(
        st.sampled_from([*(field.name for field in fields(Settings)), "x"]),
        st.dictionaries(
            st.sampled_from([*(name.split(".")[1] for name in NAMES), "x"]),
            st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()),
        )
        | st.text(),
    )
)
def test_whatever_is_written_the_settings_stay_acceptable(tables):
    settings, _ = apply(Settings(), tables, "file")

    for section, key, default, rule in declared():
        value = getattr(getattr(settings, section), key)
        assert type(value) is type(default)
        assert rule.fits(value) or rule.path


def test_who_may_not_set_a_setting_leaves_it_as_it_was():
    before, _ = apply(Settings(), {"wifi": {"ssid": "Avant"}}, "file")

    settings, said = apply(
        before, {"wifi": {"ssid": "Après"}, "screen": {"px_per_mm": 5.9}}, "Équipe", who="staff"
    )

    assert settings.wifi.ssid == "Après"
    assert settings.screen.px_per_mm == 0
    assert [problem.key for problem in said] == ["screen.px_per_mm"]
    assert "ne se change que dans le fichier de la borne" in str(said[0])


def test_every_setting_has_a_sentence_and_someone_who_may_set_it():
    for section, key, default, rule in declared():
        assert rule.says.endswith("."), (section, key)
        assert rule.by in SETTERS
        assert rule.fits(default)


def test_settings_are_a_value():
    with pytest.raises(FrozenInstanceError):
        Settings().voice.volume = 3
    assert Settings() == Settings()


def test_data_lie_in_the_users_own_folder_by_default(monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    assert Settings().folder == Path("/somewhere/kiosk")

    monkeypatch.delenv("XDG_DATA_HOME")
    assert Settings().folder == Path(os.environ["HOME"]) / ".local/share/kiosk"


def test_every_setting_changes_something():
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "kiosk").rglob("*.py")]
    read = {node.attr for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)}

    assert [name for name in NAMES if name.split(".")[1] not in read | TOWN.settings.keys()] == []


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" {}>{}</svg>'
EUROPE = '<path id="star" d="M0 0h1z"/>' + '<use href="#star"/>' * 11
LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def doubled(element, refers):
    """Parts that each show the next one twice, twenty times over: a million pieces."""
    twice = (f"<{element} {refers.format(n + 1)}/>" * 2 for n in range(20))
    return "".join(f'<g id="p{n}">{both}</g>' for n, both in enumerate(twice)) + '<path id="p20"/>'


@pytest.mark.parametrize(
    "svg",
    [
        SVG.format('viewBox="0 0 20 10"', '<rect width="20" height="10" fill="#ff8000"/>'),
        SVG.format('width="100000" height="100000"', '<rect width="9" height="9"/>'),  # drawn to its place
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + SVG.format("", "<title>Villebrune</title>"),
        SVG.format("", '<linearGradient id="g"/><path fill="url(#g)" d="M0 0h9v9"/><use x:href="#g"/>'),
        SVG.format("", "<style>.a { fill: url( '#g' ) }</style>"),
        SVG.format("", EUROPE),
    ],
)
def test_a_logo_of_lines_alone_is_taken(svg, tmp_path):
    (tmp_path / "logo.svg").write_text(svg, encoding="utf-8")

    settings, problems = apply(Settings(), {"place": {"logo": "logo.svg"}}, "reglages.toml", folder=tmp_path)

    assert problems == ()
    assert settings.place.logo == str(tmp_path / "logo.svg")


@pytest.mark.parametrize(
    "svg",
    [
        "",
        "<svg/>",
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        SVG.format("", "")[:-3],
        LAUGHS + SVG.format("", "<text>&b;</text>"),
        SVG.format("", '<image x:href="file:///etc/passwd"/>'),
        SVG.format("", '<image href="data:image/png;base64,AAAA"/>'),
        SVG.format("", '<use href="other.svg#a"/>'),
        SVG.format("", '<path fill="url(other.svg#a)"/>'),
        SVG.format("", '<path style="fill:url( &quot;http://other.example/a&quot; )"/>'),
        SVG.format("", "<style>@import 'other.css';</style>"),
        '<?xml-stylesheet href="other.css"?>' + SVG.format("", ""),
        SVG.format("", "<script>1</script>"),
        SVG.format("", "<foreignObject/>"),
        SVG.format("", "<filter/>"),
        SVG.format("", "<path/>" * 80_000),
        SVG.format("", "<g>" * 300 + "</g>" * 300),
        SVG.format("", doubled("use", 'href="#p{}"')),
        SVG.format("", doubled("path", 'mask="url(#p{})"')),
        SVG.format("", '<g id="a"><use href="#a"/></g>'),
    ],
    ids=range(20),
)
def test_a_logo_that_is_broken_or_reaches_out_is_one_sentence_and_no_logo(svg, tmp_path):
    (tmp_path / "logo.svg").write_text(svg, encoding="utf-8")

    settings, (problem,) = apply(
        Settings(), {"place": {"logo": "logo.svg"}}, "reglages.toml", folder=tmp_path
    )

    assert settings.place.logo == ""
    assert problem.sentence.startswith("\"logo.svg\" n'est pas accepté. Écrivez le chemin d'un fichier PNG")


def test_what_is_chosen_on_the_screen_stands_over_the_file(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('[place]\nname = "Mairie"\n[voice]\nvolume = 40\nspeed = 90\n')
    (tmp_path / "first-start.toml").write_text('[place]\nname = "Médiathèque"\n[voice]\nvolume = 50\n')
    (tmp_path / "staff.toml").write_text("[voice]\nvolume = 60\n")

    settings, problems = layered(file, tmp_path)

    assert problems == ()
    assert (settings.place.name, settings.voice.volume, settings.voice.speed) == ("Médiathèque", 60, 90)


def test_the_choices_lie_in_the_folder_of_the_settings(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('[data]\nfolder = "data"\n')
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "staff.toml").write_text("[voice]\nvolume = 60\n")

    assert layered(file)[0].voice.volume == 60


def test_the_staff_changes_only_what_is_theirs(tmp_path):
    (tmp_path / "staff.toml").write_text('[place]\nname = "Mairie"\n[voice]\nvolume = 60\n')

    settings, (problem,) = layered(None, tmp_path)

    assert (settings.place.name, settings.voice.volume) == ("", 60)
    assert (problem.file, problem.key) == (str(tmp_path / "staff.toml"), "place.name")


def test_a_damaged_choice_leaves_the_other_settings_and_is_told(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('[voice]\nvolume = 40\n[wifi]\nssid = "V"\npassword = "bienvenue77"\n')
    (tmp_path / "first-start.toml").write_text("[voice")
    (tmp_path / "staff.toml").write_text('[voice]\nvolume = 140\n[wifi]\npassword = "é"\n')

    settings, problems = layered(file, tmp_path)
    said = [str(problem) for problem in problems]

    assert settings.voice.volume == 40
    assert "first-start.toml" in said[0]
    assert "les autres réglages servent" in said[0]
    assert "En attendant, 40 sert." in said[1]
    assert not [line for line in said if "bienvenue77" in line]
