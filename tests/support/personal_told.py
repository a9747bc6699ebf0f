"""What is told of personal data, and the headings that are told of a sheet or are not."""

from __future__ import annotations

from sofrep.domain.problem import Problem
from sofrep.pipeline.figure_json import to_line

RULES = {"personnummer", "personnummer-liknar", "epost", "telefon", "personkolumn"}

HEADERS = [
    "Namn", "NAMN:", "Namn 2", "Namnet", "Förnamn", "Efternamn", "Tilltalsnamn", "Mellannamn", "Smeknamn",
    "För- och efternamn", "För-/efternamn", "Förnamn Efternamn", "Fnamn", "E.namn", "Förn.", "Hela namnet",
    "Fullständigt namn", "Fullt namn", "Namn på deltagaren", "Deltagarens namn", "Deltagarnamn", "DeltagarNamn",
    "NAMN_DELTAGARE", "Deltagarens (namn)", "Namn (deltagare)", "Namn (förnamn)", "Klientens namn", "Klientnamn",
    "Personens namn", "Personnamn", "Brukarens namn", "Namn på individen", "Namn och kommun", "Namn/ålder",
    "Ålder/namn", "Kön/namn", "Ålder, namn", "Namn, ort", "Namn enligt folkbokföringen", "Vad heter deltagaren (namn)", "Barnets namn",
    "Namn anhörig", "Namn på insatsens handläggare", "Handläggarens namn", "Coachens namn", "Namnteckning",
    "Underskrift", "Na\u00admn", "Ｎａｍｎ", "Name", "First name", "Full name", "Last name", "Surname",
    "Initialer", "Initialerna", "Deltagarens initialer", "Initial(er)", "Initial",
    "Klient", "Klienten", "Brukare", "Patient", "Person", "Individ", "Client", "Kund", "Elev", "Vem", "Anhörig",
    "Adress", "Gatuadress", "Postadress", "Bostadsadress", "Hemadress", "Adress hem", "Folkbokföringsadress",
    "Boendeadress", "Adressuppgifter", "Ort och adress", "Deltagarens adress", "Adr.", "Gata", "Gatunamn",
    "C/o-adress", "c/o", "Postnummer", "Postnr", "Post nr", "Postnr och ort", "Address", "Zip code",
    "Telefon", "Telefon hem", "Telefon 2", "Telefonnummer", "Telefonnr", "Tel.", "Tel.nr", "Tfn", "Tfn dagtid",
    "Tel hem", "Hemtelefon", "Mobil", "Mobilen", "Mobilnr", "Mobil nr", "Mobiltelefon", "Mobil (privat)",
    "Deltagarens telefon", "Kontaktpersonens telefon", "Phone", "Kontaktuppgifter", "Kontaktinfo",
    "E-post", "Epost", "E-postadress", "E-mail", "Mejl", "Mail", "Mailadress", "Mejladress", "e-post (privat)",
    "Personnummer", "Personnr", "Person-nr", "Pers.nr", "P-nr", "Pnr", "Persnr", "Personnummer (12 siffror)",
    "Personnummer/samordningsnummer", "Samordningsnummer", "Samordningsnr", "Födelsenummer", "Reservnummer",
    "Fyra sista", "Sista fyra siffrorna", "4 sista", "Passnummer", "LMA-nummer", "Kontonummer", "Bankkonto",
]  # fmt: skip
OTHER_HEADERS = [
    "Insatsens namn", "Namnet på insatsen", "Namn på insats", "Insats (namn)", "Insatsnamn", "Namn insats",
    "Gruppnamn", "Gruppens namn", "Namn på gruppen", "Kommunnamn", "Kommunens namn", "Namn på kommun",
    "Projektnamn", "Projektets namn", "Kursnamn", "Kursens namn", "Filnamn", "Bladnamn", "Namn på aktivitet",
    "Aktivitetens namn", "Organisationens namn", "Namn på organisation", "Enhetens namn", "Verksamhetens namn",
    "Partens namn", "Arbetsgivarens namn", "Skolans namn", "Myndighetens namn", "Benämning", "Kodnamn",
    "Deltagare", "Deltagarnummer", "Deltagarnr", "Deltagare nr", "Deltagar-ID", "Löpnummer", "Löpnr", "Nr", "ID",
    "Antal deltagare", "Nya deltagare", "Deltagare kvinnor", "Deltagarens ålder", "Deltagarens kommun",
    "Deltagarvecka", "Deltagarens kön", "Deltagartid", "Klientnummer", "Klient-id", "Klientnr", "Antal klienter",
    "Klienter", "Antal personer", "Personer", "Unika personer", "Person-ID", "Personal", "Antal personal",
    "Personalens kommentar", "Personkrets", "Individer", "Individinsats", "Individuell plan", "Elever", "Kunder",
    "Kundnöjdhet", "Brukarmedverkan", "Patientgrupp", "Barn", "Antal barn", "Barn i hushållet", "Anhörigstöd",
    "Kommun", "Hemkommun", "Ort", "Postort", "Bostadsort", "Stadsdel", "Region", "Boendeform", "Adresserad",
    "Adressat", "Webbadress", "Gatukontoret", "Arbetsgivarens adress", "Insatsens adress",
    "Anteckning", "Kommentar", "Handläggare", "Handläggarens enhet", "Kontaktperson", "Coach", "Remittent",
    "Remitterande enhet", "Vem remitterade", "Signatur", "Enhetens telefontid", "Telefontid", "Telefonsamtal",
    "Antal telefonsamtal", "Telefonmöte", "Telefonkontakt", "Uppföljning per telefon", "Svar via telefon",
    "Intervju telefon", "Enhetens telefon", "Mobilt team", "Mobil insats", "Mobilitet", "Mobilitetsstöd",
    "Antal mejl", "E-post skickad", "Svar via e-post", "Mejlutskick", "Besök/telefon/mejl", "Initial bedömning",
    "Initialt samtal", "Initiativ", "Initiativtagare", "Födelseår", "Född", "Född år", "Ålder", "Kön", "Startdatum",
    "Sista dag", "Sista datum", "Fyra veckor", "Pass", "Körkort", "Kontanter", "Kontakt med arbetsgivare",
    "Organisationsnummer", "Orgnr", "Diarienummer", "Ärendenummer", "Numrering", "Bankgiro", "Konto", "Grupp nr",
    "Språk", "Utbildningsnivå", "Funktionsnedsättning", "Försörjning före", "Namngivet mål", "Personligt ombud",
    "Personlig utveckling", "Bostadssituation", "Kontaktvägar", "Närvaro", "Samtycke", "Förmedlad av",
]  # fmt: skip


def personal(problems: tuple[Problem, ...]) -> list[Problem]:
    """Those of the problems that are about personal data."""
    return [problem for problem in problems if problem.rule in RULES]


def said(problems: tuple[Problem, ...]) -> str:
    """Everything that the terminal and the record could say of the problems."""
    return repr(problems) + to_line(problems)
