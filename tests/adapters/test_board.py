"""What a machine says of itself, read from files as the kernel shows them."""

from kiosk.adapters.board import Board
from kiosk.adapters.network import links


def made(root, files):
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def test_a_raspberry_pi_says_its_model_and_its_serial_number(tmp_path):
    board = Board(
        made(
            tmp_path,
            {
                "proc/device-tree/model": "Raspberry Pi 5 Model B Rev 1.0\0",
                "proc/device-tree/serial-number": "10000000a1b2c3d4\0",
                "sys/class/net/eth0/device/vendor": "",
                "sys/class/net/eth0/address": "dc:a6:32:01:02:03\n",
                "sys/class/net/lo/address": "00:00:00:00:00:00\n",
            },
        )
    )

    assert (board.model, board.serial) == ("Raspberry Pi 5 Model B Rev 1.0", "10000000a1b2c3d4")
    assert board.macs == ("dc:a6:32:01:02:03",)


def test_a_pc_whose_maker_wrote_nothing_has_no_serial_number(tmp_path):
    board = Board(made(tmp_path, {"sys/class/dmi/id/product_serial": "To be filled by O.E.M.\n"}))

    assert (board.model, board.serial, board.macs) == ("", "", ())


def test_the_cards_are_told_cables_first_with_what_is_plugged_in(tmp_path):
    made(
        tmp_path,
        {
            "sys/class/net/wlan7/device/vendor": "",
            "sys/class/net/wlan7/phy80211/name": "",
            "sys/class/net/wlan7/carrier": "0\n",
            "sys/class/net/zeth7/device/vendor": "",
            "sys/class/net/zeth7/carrier": "1\n",
            "sys/class/net/eth7/device/vendor": "",
            "sys/class/net/lo/carrier": "1\n",
        },
    )

    found = links(tmp_path)

    assert [(link.name, link.is_wifi, link.is_up) for link in found] == [
        ("eth7", False, False),
        ("zeth7", False, True),
        ("wlan7", True, False),
    ]
    assert found[1].kind == "Câble (zeth7)"
    assert found[1].address == ""


def test_this_machine_can_be_asked():
    assert all(link.name for link in links())
