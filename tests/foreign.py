"""Rows in the formats of GDELT, ICEWS and POLECAT, made for the tests: nobody's data."""

from tatanan.exchange.facts import load_mapping

GDELT, MENTIONS = load_mapping("gdelt")["events"], load_mapping("gdelt")["mentions"]
ICEWS, POLECAT = load_mapping("icews")["columns"], load_mapping("polecat")["columns"]


def gdelt_row(**cells):
    """Return a line of GDELT's events: Russia's army strikes in Ukraine, unless told otherwise."""
    row = dict.fromkeys(GDELT, "") | {
        "GlobalEventID": "1182000001", "Day": "20240703", "MonthYear": "202407", "Year": "2024",
        "FractionDate": "2024.5014", "Actor1Code": "RUSMIL", "Actor1Name": "RUSSIA",
        "Actor1CountryCode": "RUS", "Actor1Type1Code": "MIL", "Actor2Code": "UKR",
        "Actor2Name": "UKRAINE", "Actor2CountryCode": "UKR", "IsRootEvent": "1",
        "EventCode": "195", "EventBaseCode": "195", "EventRootCode": "19", "QuadClass": "4",
        "GoldsteinScale": "-10.0", "NumMentions": "12", "NumSources": "3", "NumArticles": "9",
        "AvgTone": "-5.25", "ActionGeo_Type": "4", "ActionGeo_Fullname": "Odesa, Odes'ka, Ukraine",
        "ActionGeo_CountryCode": "UP", "ActionGeo_Lat": "46.4775", "ActionGeo_Long": "30.7326",
        "DATEADDED": "20240703121500", "SOURCEURL": "https://example.org/odesa",
    } | cells
    return line(row[name] for name in GDELT)


def mention_row(**cells):
    """Return a line of GDELT's mentions."""
    row = dict.fromkeys(MENTIONS, "") | {
        "GlobalEventID": "1182000001", "EventTimeDate": "20240703121500",
        "MentionTimeDate": "20240703123000", "MentionType": "1",
        "MentionSourceName": "example.org", "MentionIdentifier": "https://example.org/odesa",
        "SentenceID": "2", "Actor1CharOffset": "120", "Actor2CharOffset": "-1",
        "ActionCharOffset": "131", "InRawText": "1", "Confidence": "60", "MentionDocLen": "2400",
        "MentionDocTone": "-5.25", "MentionDocTranslationInfo": "srclc:rus;eng:GT-RUS 1.0",
    } | cells
    return line(row[name] for name in MENTIONS)


def icews_row(**cells):
    """Return a line of ICEWS: Indonesia and Viet Nam consult, unless told otherwise."""
    row = {
        "Event ID": "32889836", "Event Date": "2018-06-01",
        "Source Name": "Foreign Affairs (Indonesia)",
        "Source Sectors": "Executive,Foreign Ministry,Government", "Source Country": "Indonesia",
        "Event Text": "Consult", "CAMEO Code": "040", "Intensity": "1.0",
        "Target Name": "Government (Vietnam)", "Target Sectors": "Government",
        "Target Country": "Vietnam", "Story ID": "47400351", "Sentence Number": "2",
        "Publisher": "Kantor Contoh", "City": "Hanoi", "District": "NA",
        "Province": "Thanh Pho Ha Noi", "Country": "Vietnam", "Latitude": "21.0245",
        "Longitude": "105.841",
    } | named(cells)
    return line(row[name] for name in ICEWS)


def polecat_cells(**cells):
    """Return the cells of a row of POLECAT: the USA and Japan sanction North Korea."""
    row = dict.fromkeys(POLECAT, "None") | {
        "Event ID": "20230105-1", "Event Date": "2023-01-05", "Event Type": "SANCTION",
        "Event Mode": "discontinue", "Intensity": "-6.0", "Quad Code": "MATERIAL CONFLICT",
        "Contexts": "economic; military", "Actor Name": "United States; Japan",
        "Actor Country": "USA; JPN", "Actor COW": "2; 740", "Primary Actor Sector": "GOV",
        "Actor Sectors": "GOV", "Actor Name Raw": "Washington and Tokyo",
        "Recipient Name": "North Korea", "Recipient Country": "PRK", "Recipient COW": "731",
        "Placename": "Pyongyang", "City": "Pyongyang", "Country": "PRK", "Latitude": "39.0339",
        "Longitude": "125.7543", "GeoNames ID": "1871859", "Source": "Kantor Contoh",
        "Publication Date": "2023-01-06", "Language": "English", "Version": "2023-02",
    } | named(cells)
    return [row[name] for name in POLECAT]


def polecat_row(**cells):
    """Return these cells as a line."""
    return line(polecat_cells(**cells))


def line(cells):
    """Return cells with tabs between them."""
    return "\t".join(cells)


def named(cells):
    """Return cells under names with blanks: `event_id` is Event ID."""
    names = {name.lower().replace(" ", "_"): name for name in (*ICEWS, *POLECAT)}
    return {names[name]: value for name, value in cells.items()}


def written(path, *lines):
    """Write lines into a file, and return it."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def rows_of(batches):
    """Return the rows of all batches, and what was rejected, as (line, reason)."""
    batches = [*batches]
    rows = [row for batch in batches for row in batch.rows.to_pylist()]
    return rows, [(each.line, each.reason) for batch in batches for each in batch.rejected]
