"""Designations, names before their head nouns, and product families."""

from __future__ import annotations

import pytest

from mtfix.casing import models
from tests.casing.finders import corrected

_RIGHT = """
He flew a Su-57 and a MiG-31 beside the Tu-160.
The Su-30MKI met a Mi-24, an Il-76 and an Antonov An-124.
Two F-16s and a B-52 took off; the F-35B stayed.
A Su-35S fighter and three Su-35s were seen.
The Kh-101 was shot down by an S-400.
An RD-180 engine and an XQ-7 rocket were tested.
Soldiers had an AK-47 and a T-72 tank.
They saw the Soyuz MS-19 and the Progress MS-17 spacecraft.
A Soyuz-2.1b rocket took it into orbit, and an F/A-18 looked on.
The game is for the PS4 and the PS5.
The Chang'e-5 probe and the Chang’e 6 probe came back.
It has DDR5 memory, a USB-C port, USB 3.0, HDMI 2.1 and PCIe 4.0.
The video is in H.264 and the card has GDDR6X.
The 5G network and 4G phones are fast.
The RTX 3080 beats the GTX 1060.
An A15 Bionic and the M1 chip of Apple are fast.
The iPhone 13 Pro Max costs more than the iPhone 12.
The iPad Air and the MacBook Pro were shown.
The Samsung Galaxy S21 Ultra and a Galaxy Z Fold 3 were shown.
Google showed the Pixel 6 Pro.
The Huawei Mate 40 Pro has a Kirin 9000 inside.
The Xiaomi Redmi Note 10 Pro has a Snapdragon 8 Gen 1 inside.
The PlayStation 5 and the Xbox Series X sold out.
It runs Windows 11, Android 12 and iOS 15.
The Windows XP machine and the Windows Server 2019 machine failed.
The Tesla Model 3 and the Model Y are cars.
The Boeing 737 MAX and the Airbus A320neo flew.
A Falcon 9 and an Ariane 5 flew; the Long March 5B fell.
The Falcon Heavy rocket and the Proton rocket flew.
The AMD Ryzen 9 and the GeForce RTX 3080 Ti were sold out.
A laptop with an Intel Core i7 was sold.
They play GTA V and FIFA 22 there.
He drives a BMW X5, she an Audi Q7, a Ford F-150 or a Toyota Corolla.
A Toyota Land Cruiser and a Honda CR-V stood there.
The SpaceX prototype SN15 landed.
A manned Dragon capsule and the Perseverance rover came.
They sold Patriot missiles and a Leopard tank.
In Apollo 11 and Gemini 8 the astronauts were lucky.
He took it with a Canon EOS 5D Mark IV yesterday.
"""

_HALF = [
    ("The Galaxy s21 is here.", "The Galaxy S21 is here."),
    ("The Iphone 13 pro is here.", "The iPhone 13 Pro is here."),
    ("The IPhone 11 was new.", "The iPhone 11 was new."),
    ("falcon Heavy rockets fly.", "Falcon Heavy rockets fly."),
    ("Windows xp is old.", "Windows XP is old."),
]

_KEPT = [
    "Add 5g of salt after 19 ms, 3 m or 10 k.",
    "The cake has 5g protein and 4g fat.",
    "He plays e4 and nf3, then b-5.",
    "It lies in a galaxy far away, or in a galaxy 5 million light years away.",
    "The windows 10 feet above the street and the windows 7 years old were shut.",
    "See p. s-12 and version 2, vitamin b-12 and omega-3.",
    "Open su-57.txt or /dev/usb-c or f-16@home or usb-c_cable.",
    "We need gcc-12 and the Debian gcc-13 package.",
    "The top-10 list of mid-2020 has non-3 items at km-5.",
    "He has an iPhone 13 plus a case.",
    "The new horizons of NASA are wide.",
    "It made Ford focus on quality and let Honda pilot the plan.",
    "A Lexus is a car, and they dodge charger cables.",
    "A proton beam and a falcon with prey; the dragon 2 times.",
    "Let model x be linear, and let model 3 be cubic.",
    "The half-life 720 was measured in the core of it.",
    "The mate 40 years older was on deck.",
    "It is the 20th-1, the mid-20th one.",
    "IPHONE 13 PRO MAX FOR SALE",
    "The iPod touch and the iPad mini are small.",
    "In a world of tanks, the leading edge browser of a pixel 5 wide.",
]


@pytest.mark.parametrize("text", _RIGHT.strip().splitlines(), ids=lambda text: text[:40])
def test_names_come_back_from_lower_case(text: str) -> None:
    first, rest = text[:1], text[1:]
    lowered = first + rest.lower()
    told = [word for word in ("SpaceX", "Apple", "Google", "Huawei", "Tesla") if word in text]
    for word in told:
        lowered = lowered.replace(word.lower(), word)
    assert corrected(models, lowered).lower() == text.lower()
    wanted = [word for word in text.split() if any(map(str.isdigit, word))]
    assert [word for word in wanted if word not in corrected(models, lowered)] == []


@pytest.mark.parametrize(("text", "wanted"), _HALF)
def test_half_cased_names_are_completed(text: str, wanted: str) -> None:
    assert corrected(models, text) == wanted


@pytest.mark.parametrize("text", [*_KEPT, *_RIGHT.strip().splitlines()], ids=lambda text: text[:40])
def test_what_is_no_product_or_right_already_stays(text: str) -> None:
    assert corrected(models, text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The xbox series x is out.", "The Xbox Series X is out."),
        ("the macbook pro 16 is out.", "the MacBook Pro 16 is out."),
        ("A samsung galaxy note 10 plus.", "A Samsung Galaxy Note 10 Plus."),
        ("the boeing 737 max and a dreamliner", "the Boeing 737 MAX and a dreamliner"),
        ("The tesla model s is fast.", "The Tesla Model S is fast."),
        ("An audi a4 and a bmw i3.", "An Audi A4 and a BMW i3."),
        ("A ford mustang and a Dodge viper.", "A Ford Mustang and a Dodge Viper."),
        ("It uses bluetooth 5.0 and usb type-c.", "It uses Bluetooth 5.0 and USB Type-C."),
    ],
)
def test_companions_are_raised_with_the_name(text: str, wanted: str) -> None:
    assert corrected(models, text) == wanted
