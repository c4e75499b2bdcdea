"""Official lists, read whole or refused in one sentence."""

import bz2
import csv
import gzip
import io
import json
import re
import tarfile
from datetime import date
from pathlib import Path

import pytest

from kiosk.core.opening_hours import readable
from kiosk.core.place import Place
from kiosk.errors import PlacesError
from kiosk.store.places_lists import read_list
from kiosk.store.places_pack import write_pack
from kiosk.store.places_reading import Wanted, coordinates, date_in, note, phone

DATA = Path(__file__).parent / "data"
HOUSES = DATA / "liste-fs-20240801-extrait.csv"
TOWN_HALL = DATA / "mairie-fontaine-le-port.gouv_local.json"
WHOLE_LIST = Path(__file__).parents[3] / "shared/facts/samples/france-services/liste-fs-20240801.csv"
SHIPPED = Path(__file__).parents[2] / "assets/places/france-services.jsonl.gz"
EVERY_LIST = [
    path for path in (HOUSES, WHOLE_LIST) if path.exists()
]  # the whole one is beside the project in CI
HEAD = b'{"kiosk_places":1,"source":"x","dated":"2026-11-24","credit":"x","count":1}\n'
ALL = Wanted()


def record(**changes) -> dict:
    """A record of the directory, as the real one but for these fields."""
    return json.loads(TOWN_HALL.read_text())["service"][0] | changes


def directory(folder: Path, *records: dict) -> Path:
    path = folder / "data.gouv_local.json"
    path.write_text(json.dumps({"service": records}, ensure_ascii=False), encoding="utf-8")
    return path


def only(path: Path, wanted: Wanted = ALL) -> Place:
    (place,) = read_list(path, wanted).places
    return place


def house(name: str) -> Place:
    return next(place for place in read_list(HOUSES, ALL).places if name in place.name)


@pytest.mark.parametrize("path", EVERY_LIST, ids=lambda path: path.stem)
def test_every_house_that_has_hours_has_them_in_osm_syntax(path):
    with path.open(encoding="utf-8", newline="") as stream:
        with_hours = {
            row["id_fs"]
            for row in csv.DictReader(stream)
            if any(row[day].replace("00:00 - 00:00", "") for day in row if day.startswith("h_"))
        }

    reading = read_list(path, ALL)

    assert reading.refused == ()
    assert {place.id for place in reading.places if place.hours} == with_hours
    assert [place.hours for place in reading.places if place.hours and not readable(place.hours)] == []


@pytest.mark.parametrize("path", EVERY_LIST, ids=lambda path: path.stem)
def test_nobody_can_be_written_to_from_what_is_kept(path):
    kept = [
        " ".join(filter(None, (p.name, p.address, p.hours_note, p.hours)))
        for p in read_list(path, ALL).places
    ]

    assert [text for text in kept if re.search(r"\w@\w+\.\w", text)] == []


def test_a_house_is_read_with_all_that_a_visitor_needs():
    assert house("Valserhône") == Place(
        id="1",
        kind="france_services",
        name="France services de Valserhône",
        address="5-9 Rue des Papetiers",
        postcode="01200",
        town="Valserhône",
        latitude=46.1060711578546,
        longitude=5.8260084241619,
        phone="04 50 56 87 49",
        hours="Mo 13:30-17:00; Tu-Th 09:00-12:00,13:30-17:00; Fr 09:00-12:00,13:30-16:00; PH off",
        commune="01033",
    )


def test_the_list_has_its_day_and_its_credit():
    reading = read_list(HOUSES, ALL)

    assert reading.dated == date(2024, 8, 1)
    assert reading.credit == "ANCT, France services, 1er\u00a0août 2024"


def test_a_bus_and_a_house_that_moves_are_known_as_such():
    moving = {place.name for place in read_list(HOUSES, ALL).places if place.itinerant}

    assert any("Bus" in name for name in moving)
    assert "France services de Valserhône" not in moving


def test_a_house_of_alsace_keeps_the_holidays_of_alsace():
    places = read_list(HOUSES, Wanted(departements=frozenset({"67"}))).places

    assert places
    assert all("Dec 26 off" in place.hours for place in places if place.hours)


def test_a_list_saved_again_with_semicolons_reads_the_same(tmp_path):
    with HOUSES.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    again = tmp_path / "liste 20240801.csv"
    with again.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)

    assert read_list(again, ALL) == read_list(HOUSES, ALL)


def test_a_row_that_leads_nowhere_is_left_out_and_named(tmp_path):
    text = HOUSES.read_text(encoding="utf-8").replace("46.1060711578546", "", 1)
    path = tmp_path / "liste-20240801.csv"
    path.write_text(text, encoding="utf-8")

    reading = read_list(path, ALL)

    assert reading.refused == ("ligne 2, France services de Valserhône : pas de coordonnées",)
    assert len(reading.places) == len(read_list(HOUSES, ALL).places) - 1


def test_hours_of_another_form_are_kept_as_they_are(tmp_path):
    path = tmp_path / "liste-20240801.csv"
    path.write_text(
        HOUSES.read_text(encoding="utf-8").replace("13:30 - 17:00", "13 h 30 à 17 h", 1), encoding="utf-8"
    )

    place = read_list(path, ALL).places[0]

    assert place.hours.startswith("lundi 13 h 30 à 17 h, mardi 09:00 - 12:00 / 13:30 - 17:00")
    assert not readable(place.hours)


def test_a_list_without_a_day_in_its_name_asks_for_it(tmp_path):
    path = tmp_path / "liste.csv"
    path.write_bytes(HOUSES.read_bytes())

    with pytest.raises(PlacesError, match="La date de la liste n'est pas dans le nom du fichier"):
        read_list(path, ALL)
    assert read_list(path, ALL, date(2026, 11, 1)).credit == "ANCT, France services, 1er\u00a0novembre 2026"


def test_an_office_of_the_directory_is_read_with_all_that_a_visitor_needs():
    reading = read_list(TOWN_HALL, ALL)

    assert reading.places == (
        Place(
            id="00007e4d-264c-43a0-b0b7-7f3b7dd995ab",
            kind="mairie",
            name="Mairie - Fontaine-le-Port",
            address="3 rue du Général-Roux",
            postcode="77590",
            town="Fontaine-le-Port",
            latitude=48.4868011475,
            longitude=2.75745010376,
            phone="01 64 38 30 52",
            hours="Tu 09:00-12:00,18:00-19:00 "
            '"Accueil ouvert uniquement hors vacances scolaires l\'après-midi."; '
            "We 09:00-12:00; Fr 09:00-12:00; PH off",
            updated=date(2023, 8, 9),
            commune="77188",
            serves=("77188",),
        ),
    )
    assert (reading.dated, reading.credit) == (
        date(2023, 8, 9),
        "Service-Public.gouv.fr / DILA, 9\u00a0août 2023",
    )


def test_the_directory_is_of_the_day_of_its_newest_record(tmp_path):
    path = directory(tmp_path, record(), record(id="2", date_modification="03/11/2026 08:00:00", pivot=[]))

    assert read_list(path, ALL).dated == date(2026, 11, 3)


def test_persons_and_mail_addresses_do_not_come_in(tmp_path):
    path = directory(
        tmp_path,
        record(
            affectation_personne=[{"personne": {"nom": "MARTIN", "prenom": "Camille"}}],
            commentaire_plage_ouverture="Sur rendez-vous par mail à camille.martin@exemple.fr.",
        ),
    )

    kept = repr(only(path))

    assert "amille" not in kept
    assert "MARTIN" not in kept
    assert only(path).hours_note == "Sur rendez-vous."


def test_only_the_wanted_kinds_and_departements_are_kept(tmp_path):
    caf = {"type_service_local": "caf", "code_insee_commune": ["77188", "77288"]}
    elsewhere = record(id="4", code_insee_commune="13055")
    path = directory(tmp_path, record(), record(id="2", pivot=[caf]), record(id="3", pivot=[]), elsewhere)

    kept = read_list(path, Wanted(frozenset({"mairie", "caf"}), frozenset({"77"}))).places

    assert [(place.id[:4], place.kind, place.serves) for place in kept] == [
        ("0000", "mairie", ("77188",)),
        ("2", "caf", ("77188", "77288")),
    ]
    assert only(path, Wanted(frozenset({"caf"}))).id == "2"


def test_an_office_with_two_roles_comes_in_by_the_one_that_is_wanted(tmp_path):
    roles = [
        {"type_service_local": code, "code_insee_commune": []}
        for code in ("dreal", "sous_pref", "prefecture")
    ]
    path = directory(tmp_path, record(pivot=roles))

    assert only(path).kind == "sous_pref"
    assert only(path, Wanted(frozenset({"prefecture"}))).kind == "prefecture"


def test_a_former_code_is_read_as_the_kind_of_today(tmp_path):
    assert (
        only(directory(tmp_path, record(pivot=[{"type_service_local": "pole_emploi"}]))).kind
        == "france_travail"
    )


def test_one_goes_to_the_address_where_people_go(tmp_path):
    (street,) = record()["adresse"]
    letters = street | {
        "type_adresse": "Adresse postale",
        "numero_voie": "BP 12",
        "latitude": "",
        "longitude": "",
    }

    assert only(directory(tmp_path, record(adresse=[letters, street]))).address == "3 rue du Général-Roux"


def test_an_office_without_coordinates_is_left_out_and_named(tmp_path):
    reading = read_list(directory(tmp_path, record(), record(nom="Mairie - Nulle-Part", adresse=[])), ALL)

    assert reading.refused == ("Mairie - Nulle-Part : pas de coordonnées",)
    assert len(reading.places) == 1


def test_an_office_that_may_open_on_holidays_is_not_said_to_be_closed(tmp_path):
    police = [{"type_service_local": "gendarmerie", "code_insee_commune": []}]

    assert "PH" not in only(directory(tmp_path, record(pivot=police))).hours


def test_what_is_said_of_appointments_anywhere_is_kept_beside_the_hours(tmp_path):
    ranges = [{"nom_jour_debut": "Lundi", "nom_jour_fin": "Lundi", "commentaire": "Lundi sur rendez-vous."}]
    place = only(
        directory(
            tmp_path,
            record(
                plage_ouverture=ranges,
                commentaire_plage_ouverture="Fermé   en août.",
                information_complementaire="<p>Accueil au 1er&nbsp;étage.</p>",
            ),
        )
    )

    assert place.hours == ""
    assert place.hours_note == "Lundi sur rendez-vous. Fermé en août. Accueil au 1er étage."


def test_a_long_remark_is_cut_at_a_word_and_one_on_another_matter_is_left(tmp_path):
    long = only(directory(tmp_path, record(commentaire_plage_ouverture="ouvert " * 100))).hours_note
    other = only(directory(tmp_path, record(information_complementaire="Parking gratuit."))).hours_note

    assert (len(long) <= 301, long[-7:]) == (True, "ouvert…")
    assert other == ""


def test_directory_hours_of_another_form_are_kept_as_they_are(tmp_path):
    ranges = [{"nom_jour_debut": "Tous les jours", "nom_jour_fin": "", "valeur_heure_debut_1": "9 h"}]

    assert only(directory(tmp_path, record(plage_ouverture=ranges))).hours == "Tous les jours 9 h"


def test_a_record_of_strange_types_does_not_stop_the_reading(tmp_path):
    strange = dict(zip(record(), [None, 3, {}, [None], "x"] * 10, strict=False))
    path = directory(
        tmp_path, strange, record(telephone=[None], plage_ouverture=None, date_modification="31/02/2026")
    )

    place = only(path)

    assert (place.phone, place.hours, place.updated) == ("", "", None)


def packed(path: Path, source: Path) -> Path:
    """The same list as it travels, by the last part of the new name."""
    content = source.read_bytes()
    if ".tar" in path.name:
        archive = io.BytesIO()
        with tarfile.open(fileobj=archive, mode="w") as tar:
            for name, inside in (("lisez-moi.txt", b"x"), (f"2026-11-24_{source.name}", content)):
                tar.addfile(size(name, inside), io.BytesIO(inside))
        content = archive.getvalue()
    path.write_bytes({".gz": gzip.compress, ".bz2": bz2.compress}.get(path.suffix, bytes)(content))
    return path


def size(name: str, content: bytes) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    return info


@pytest.mark.parametrize(
    "name", ["a.json", "a.json.gz", "a.json.bz2", "a.tar", "a.tar.bz2", "a.tar.gz", "sans-nom"]
)
def test_the_directory_is_read_however_it_was_packed(tmp_path, name):
    reading = read_list(packed(tmp_path / name, TOWN_HALL), ALL)

    assert reading.places == read_list(TOWN_HALL, ALL).places
    assert reading.dated == (date(2026, 11, 24) if ".tar" in name else date(2023, 8, 9))


def test_a_packed_csv_is_read_too(tmp_path):
    assert read_list(packed(tmp_path / "liste-20240801.csv.gz", HOUSES), ALL) == read_list(HOUSES, ALL)


def test_a_list_made_ready_comes_back_whole_and_is_the_same_each_time(tmp_path):
    first, second = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz"
    both = read_list(HOUSES, ALL)
    for path in (first, second):
        write_pack(both, path)
    write_pack(read_list(TOWN_HALL, ALL), tmp_path / "c.jsonl.gz")

    again = read_list(first, ALL)

    assert first.read_bytes() == second.read_bytes()
    assert set(again.places) == set(both.places)
    assert (again.source, again.dated, again.credit) == (both.source, both.dated, both.credit)
    assert read_list(tmp_path / "c.jsonl.gz", ALL) == read_list(TOWN_HALL, ALL)
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_the_list_that_ships_is_whole_and_dated():
    reading = read_list(SHIPPED, ALL)

    assert (len(reading.places), reading.dated) == (2845, date(2024, 8, 1))
    assert sum(1 for place in reading.places if readable(place.hours)) == 2797
    assert SHIPPED.stat().st_size < 600_000


@pytest.mark.parametrize("source", EVERY_LIST, ids=lambda path: path.stem)
def test_the_list_that_ships_is_what_the_reader_makes_of_the_official_one(source):
    shipped = {place.id: place for place in read_list(SHIPPED, ALL).places}
    masked = re.compile(r"\w+@\w+")

    for place in read_list(source, ALL).places:
        assert not masked.search(place.hours_note)
        assert shipped[place.id] == place


def spoilt(content: bytes) -> dict[str, bytes]:
    """What a download, a stick or a hurry can make of a list."""
    header, _, rest = content.partition(b"\n")
    _, row, *_ = ready = gzip.decompress(SHIPPED.read_bytes()).splitlines(keepends=True)
    return {
        "vide.csv": b"",
        "blanc.csv": b" \n\n",
        "binaire-20240801.csv": bytes(range(256)) * 20,
        "page-20240801.csv": b"<!doctype html><html><body>404</body></html>",
        "archive-20240801.zip": b"PK\x03\x04" + b"\x00" * 60,
        "latin-20240801.csv": content.decode().encode("cp1252", "replace"),
        "autre-20240801.csv": b"nom,prenom\nMartin,Camille\n",
        "entete-20240801.csv": header.replace(b'"h_lundi",', b"") + b"\n" + rest,
        "coupe-20240801.csv": content[: len(content) // 2],
        "guillemet-20240801.csv": content[: content.rindex(b'"') - 3],
        "coupe.json": TOWN_HALL.read_bytes()[:1500],
        "autre.json": b'{"records": [{"nom": "x"}]}',
        "liste.json": b'[{"nom": "x"}]',
        "texte.json": b"{jour: lundi}",
        "coupe.json.gz": gzip.compress(TOWN_HALL.read_bytes())[:300],
        "abime.tar.bz2": bz2.compress(TOWN_HALL.read_bytes())[:300],
        "faux.tar.bz2": b"BZh9" + b"x" * 300,
        "sans.tar": tar_without_a_list(),
        "coupe.jsonl": b"".join(ready)[:100_000],
        "ligne.jsonl": b"".join(ready[:20]),
        "demain.jsonl": HEAD.replace(b'":1,', b'":2,', 1),
        "champ.jsonl": HEAD + row.replace(b"town", b"ville"),
        "plus.jsonl": HEAD + row.replace(b"phone", b"fax"),
        "entete.jsonl": b'{"kiosk_places":1}\n',
        "nombre.jsonl": HEAD + b"12\n",
    }


def tar_without_a_list() -> bytes:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        tar.addfile(size("lisez-moi.txt", b"x"), io.BytesIO(b"x"))
    return archive.getvalue()


@pytest.mark.parametrize("name", spoilt(HOUSES.read_bytes()))
def test_a_spoilt_list_is_refused_in_a_sentence_that_names_it(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(spoilt(HOUSES.read_bytes())[name])

    with pytest.raises(PlacesError) as told:
        read_list(path, ALL)

    sentence = str(told.value)
    assert name in sentence
    assert sentence.endswith(".")
    assert not re.search(r"Error|Exception|Traceback|None|kiosk\.|csv\.|ijson", sentence)


@pytest.mark.parametrize("name", ["absent.csv", "."])
def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path, name):
    with pytest.raises(PlacesError, match=r"n'existe pas|ne peut pas être lu"):
        read_list(tmp_path / name, ALL)


NOTES = [
    (
        "Prise de rendez-vous au 05.55.98.63.97 ou bus@exemple.gouv.fr",
        "Prise de rendez-vous au 05.55.98.63.97",
    ),
    ("Possible à l'adresse a.b@exemple.fr ou par téléphone au 04", "Possible par téléphone au 04"),
    ("au 03 80 ou par mail à mds@exemple.fr", "au 03 80"),
    ("a@exemple.fr", ""),
    ("a@exemple.fr / 03.29", "03.29"),
    ("Mail : a@exemple.fr. Fermé le lundi", "Fermé le lundi"),
    ("Site (05.65 - a@exemple.fr) ouvert", "Site (05.65) ouvert"),
    ("Fermé\n\n le  lundi", "Fermé le lundi"),
    ("écrire à l'adresse maison@ville-sans-point", "écrire"),
]


@pytest.mark.parametrize(("text", "kept"), NOTES)
def test_a_mail_address_leaves_a_remark_with_what_led_to_it(text, kept):
    assert note(text) == kept


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("0164383052", "01 64 38 30 52"),
        ("01.64.38.30.52", "01 64 38 30 52"),
        ("+33 1 64 38 30 52", "01 64 38 30 52"),
        ("+33(0)164383052", "01 64 38 30 52"),
        ("3646", "3646"),
        ("+590 590 12 34 56", "+590 590 12 34 56"),
        ("", ""),
    ],
)
def test_a_number_is_written_in_pairs(text, shown):
    assert phone(text) == shown


@pytest.mark.parametrize("pair", [("", ""), ("x", "2"), ("0", "0"), ("91", "2"), ("48", "181"), ("nan", "2")])
def test_coordinates_that_are_nowhere_are_refused(pair):
    with pytest.raises(PlacesError):
        coordinates(*pair)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("liste-fs-20240801.csv", date(2024, 8, 1)),
        ("2026-11-24_000001-data.gouv_local.json", date(2026, 11, 24)),
        ("liste-20241345.csv", None),
        ("all_latest.tar.bz2", None),
    ],
)
def test_the_day_of_a_list_is_read_in_its_name(name, day):
    assert date_in(name) == day
