"""Counts every measure of resources/measures over FHIR R4 files, from their JSON alone.

A second hand beside the product's own: it shares no code with it, and reads the rules of a measure as
docs/formats/measure.md says them. Files are read twice, first for the people and then for what happened to them; of a
fact it keeps its days, the concept sets that it is part of and its numbers, and looks at everything again for each
person and measure.

Usage: count.py RESOURCES PERIODS FILE...   PERIODS is JSON: {"month": [["2020-01-01", "2020-01-31"], ...], ...}
Writes JSON: {measure: {by: [[numerator, without, excluded, unknown, early], ...]}}
"""

import calendar
import datetime
import gzip
import json
import os
import sys

INFINITY = float("inf")
# LOINC 33914-3 is by its definition per 1.73 m2, also where a laboratory leaves that out.
UNITS = {"mmHg": "mm[Hg]", "mL/min/1.73m²": "mL/min/{1.73_m2}", "mL/min": "mL/min/{1.73_m2}", "kg/m²": "kg/m2"}
CONTACTS = {
    "Encounter",
    "Observation",
    "MedicationRequest",
    "MedicationStatement",
    "MedicationAdministration",
    "MedicationDispense",
    "Procedure",
    "DiagnosticReport",
    "DocumentReference",
    "QuestionnaireResponse",
}
KINDS = {
    "encounter": {"Encounter"},
    "condition": {"Condition"},
    "observation": {"Observation"},
    "procedure": {"Procedure"},
    "immunization": {"Immunization"},
    "medication": {t for t in CONTACTS if t.startswith("Medication")},
}
HAPPENED = {
    "Encounter": {"arrived", "triaged", "in-progress", "onleave", "finished"},
    "Observation": {"final", "amended", "corrected"},
    "MedicationRequest": {"active", "completed", "stopped", "on-hold"},
    "Procedure": {"in-progress", "completed", "stopped", "on-hold"},
    "Immunization": {"completed"},
    "DiagnosticReport": {"final", "amended", "corrected", "appended"},
    "DocumentReference": {"current", "superseded"},
}


def day_of(text):
    """Days since 1970-01-01 of the first day that a date may mean."""
    parts = [int(part) for part in text[:10].split("-")]
    return (datetime.date(*(parts + [1, 1])[:3]) - datetime.date(1970, 1, 1)).days


def resources_in(path):
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf8") as file:
        documents = map(json.loads, filter(str.strip, file)) if path.endswith(".ndjson") else [json.load(file)]
        for document in documents:
            if document.get("resourceType") == "Bundle":
                for entry in document.get("entry", []):
                    yield entry.get("fullUrl"), entry["resource"]
            elif "resourceType" in document:
                yield None, document


def times_of(resource):
    """Start, end and how exact the start is (10 characters or more: a day)."""
    get = resource.get
    period = get("period") or get("performedPeriod") or get("effectivePeriod") or get("onsetPeriod") or {}
    start = (
        period.get("start")
        or get("effectiveDateTime")
        or get("onsetDateTime")
        or get("performedDateTime")
        or get("occurrenceDateTime")
        or get("authoredOn")
        or get("date")
        or get("issued")
        or get("recordedDate")
    )
    end = period.get("end") or get("abatementDateTime")
    return start, end


def happened(resource):
    kind = resource["resourceType"]
    if kind == "Condition":
        verified = [c["code"] for c in resource.get("verificationStatus", {}).get("coding", [])]
        return not verified or "confirmed" in verified
    if kind not in HAPPENED:
        return False
    if kind == "MedicationRequest" and resource.get("intent") in ("proposal", "plan", "option"):
        return False
    return resource.get("status") in HAPPENED[kind] and not resource.get("doNotPerform")


def codes_of(resource):
    get = resource.get
    concepts = [get("code"), get("vaccineCode"), get("medicationCodeableConcept"), *(get("type") or [])]
    if resource["resourceType"] not in ("Encounter",):
        concepts = concepts[:3]
    found = [(c.get("system", ""), c["code"]) for each in concepts if each for c in each.get("coding", []) if "code" in c]
    if resource["resourceType"] == "Encounter" and "class" in resource:
        found.append((resource["class"].get("system", ""), resource["class"].get("code")))
    return found


def numbers_of(resource):
    """Each number with the codes it stands under, and its unit."""
    whole = [(codes_of(resource), resource.get("valueQuantity"))]
    parts = [
        ([(c.get("system", ""), c["code"]) for c in part["code"].get("coding", [])], part.get("valueQuantity"))
        for part in resource.get("component", [])
    ]
    for codes, quantity in whole + parts:
        if quantity and "value" in quantity:
            unit = quantity.get("code") or quantity.get("unit")
            value, unit = quantity["value"], UNITS.get(unit, unit)
            if unit == "g":
                value, unit = value / 1000, "kg"
            yield codes, value, unit, quantity.get("comparator")


class Person:
    def __init__(self, resource):
        death = resource.get("deceasedDateTime")
        self.sex = resource.get("gender", "unknown")
        self.birth = resource.get("birthDate")
        self.death = day_of(death) if death else None
        self.facts = []
        self.first, self.last = INFINITY, -INFINITY


ORDERED = ("icd-10", "icd-10-cm", "icd-10-gm", "icd-9-cm", "/atc", "Coding/ICD10", "bfarm/ops")


def is_in(concept, codes):
    if concept["include"] == "any":
        return len(codes) > 0
    excluded = concept.get("exclude", [])
    return any(is_listed(code, concept["include"]) and not is_listed(code, excluded) for code in codes)


def is_listed(found, listed):
    system, code = found
    for asked in listed:
        if system != asked["system"]:
            continue
        if code == asked["code"] or code == asked["code"].replace(".", ""):
            return True
        if asked.get("descendants"):
            assert asked["system"].endswith(ORDERED)
            if code.startswith((asked["code"], asked["code"].replace(".", ""))):
                return True
    return False


class Sets:
    """Which concept sets a list of codes is part of; each list is looked at once."""

    def __init__(self, concepts):
        self.concepts, self.known = concepts, {}

    def of(self, codes):
        key = tuple(codes)
        if key not in self.known:
            self.known[key] = frozenset(name for name, c in self.concepts.items() if is_in(c, codes))
        return self.known[key]


def read(paths, sets):
    people = {}
    for path in paths:
        for url, resource in resources_in(path):
            if resource["resourceType"] == "Patient":
                person = Person(resource)
                people["Patient/" + resource["id"]] = person
                if url:
                    people[url] = person
    for path in paths:
        for _, resource in resources_in(path):
            reference = (resource.get("subject") or resource.get("patient") or {}).get("reference")
            if resource["resourceType"] == "Patient" or reference not in people:
                continue
            start, end = times_of(resource)
            if not start or not happened(resource):
                continue
            person, kind, day = people[reference], resource["resourceType"], day_of(start)
            if kind in CONTACTS:
                person.first, person.last = min(person.first, day), max(person.last, day)
            parts = [
                (c.get("system", ""), c["code"])
                for part in resource.get("component", [])
                for c in part.get("code", {}).get("coding", [])
                if "code" in c
            ]
            part_of = sets.of(codes_of(resource) + parts)
            if not part_of:
                continue
            numbers = ()
            if kind == "Observation":
                numbers = tuple(
                    (sets.of(codes), value, unit, sign) for codes, value, unit, sign in numbers_of(resource)
                )
            person.facts.append((day, start[:19], kind, day_of(end) if end else None, part_of, numbers))
    return [person for person in {id(p): p for p in people.values()}.values() if person.last > -INFINITY]


def meets(result, comparator, threshold):
    """Whether a result keeps a bound; of one written as `<20` only what holds of all below 20 is known."""
    value, sign = float(result[0]), result[1]
    if not sign:
        tests = {"<": value.__lt__, "<=": value.__le__, ">": value.__gt__, ">=": value.__ge__}
        return tests[comparator](threshold)
    if sign in ("<", "<="):
        lies_below = value < threshold or value == threshold and (sign == "<" or comparator in ("<=", ">"))
        return comparator in ("<", "<=") if lies_below else None
    lies_above = value > threshold or value == threshold and (sign == ">" or comparator in (">=", "<"))
    return comparator in (">", ">=") if lies_above else None


class Counter:
    """One person looked at for one measure."""

    def __init__(self, measure, concepts, person, extract):
        self.m, self.concepts, self.p, self.extract = measure, concepts, person, extract
        self.cache = {}

    def happenings(self, name):
        if name not in self.cache:
            concept, days = self.concepts[name], {}
            kinds = set().union(*(KINDS[kind] for kind in concept["kinds"]))
            for day, start, kind, end, part_of, _ in self.p.facts:
                if kind in kinds and name in part_of:
                    known, exact = days.get(day, (None, False))
                    latest = end if known is None else (known if end is None else max(known, end))
                    days[day] = (latest, exact or len(start) >= 10)
            self.cache[name] = sorted((day, end, exact) for day, (end, exact) in days.items())
        return self.cache[name]

    def numbers(self, name, unit):
        key = (name, unit)
        if key not in self.cache:
            found = []
            for day, start, _, _, _, numbers in self.p.facts:
                for part_of, value, written, sign in numbers:
                    if written == unit and name in part_of:
                        found.append((start, day, (value, sign)))
            self.cache[key] = [(day, value) for _, day, value in sorted(found, key=lambda each: each[0])]
        return self.cache[key]

    def followed(self):
        if self.p.death is not None:
            return INFINITY
        return self.extract if self.m["observation"]["shownBy"] == "extract" else self.p.last

    def open_until(self, window, day, otherwise):
        late = window["toDays"] > 0 and day + window["toDays"] > self.followed()
        return None if late else otherwise

    def verdict(self, c, day):
        """True, False, or None where nobody can tell."""
        missing = False if self.m["missing"] == "no" else None

        def inside(window, at):
            low = -INFINITY if window["fromDays"] is None else day + window["fromDays"]
            return low <= at <= day + window["toDays"]

        def within(result):
            verdicts = [meets(result, b["comparator"], float(b["threshold"])) for b in c["within"]]
            return False if False in verdicts else (None if None in verdicts else True)

        if c["is"] == "recorded":
            times = sum(inside(c, at) for at, _, _ in self.happenings(c["concept"]))
            answer = True if times >= c.get("least", 1) else self.open_until(c, day, False)
        elif c["is"] == "died":
            died = self.p.death
            answer = inside(c, died) if died is not None else self.open_until(c, day, False)
        elif c["is"] == "result":
            found = [value for at, value in self.numbers(c["concept"], c["unit"]) if inside(c, at)]
            if not found:
                answer = self.open_until(c, day, missing)
            elif c["which"] == "any":
                verdicts = [within(result) for result in found]
                otherwise = None if None in verdicts else False
                answer = True if True in verdicts else self.open_until(c, day, otherwise)
            elif c["which"] == "first":
                answer = within(found[0])
            else:
                answer = self.open_until(c, day, within(found[-1]))
        else:
            all_of = self.numbers(c["concept"], c["unit"])
            before = [value for at, value in all_of if inside(c["before"], at)]
            after = [value for at, value in all_of if inside(c["after"], at)]
            if not before:
                answer = missing
            elif not after:
                answer = self.open_until(c["after"], day, missing)
            else:
                answer = self.open_until(c["after"], day, within((after[-1][0] - before[-1][0], None)))
        return (not answer) if c.get("not") and answer is not None else answer

    def indexes(self, periods):
        """Index days with the place of the period and how long the event lasted."""
        m, p, index = self.m, self.p, self.m["index"]
        place = lambda day: next((at for at, (a, b) in enumerate(periods) if a <= day <= b), None)
        if index["at"] == "period-end":
            for at, (_, end) in enumerate(periods):
                if p.first <= end <= p.last + index["seenWithinDays"] and (p.death is None or p.death > end):
                    yield end, at, None
        elif index["at"] == "age":
            if p.birth is None:
                return
            year, month, date = (int(part) for part in p.birth.split("-"))
            year, month = year + (month - 1 + index["months"]) // 12, (month - 1 + index["months"]) % 12 + 1
            date = min(date, calendar.monthrange(year, month)[1])
            day = day_of(f"{year:04}-{month:02}-{date:02}")
            known = p.first <= day + index["knownWithinDays"] and day <= p.last + index["seenWithinDays"]
            if place(day) is not None and known and (p.death is None or p.death >= day):
                yield day, place(day), None
        else:
            before = None
            for start, end, exact in self.happenings(index["concept"]):
                if start > periods[-1][1] or not exact:
                    continue
                day = start if index["anchor"] == "start" else end
                if day is None or day < start:
                    continue
                if before is not None and (index["which"] == "first" or day < before + max(1, index.get("apartDays", 0))):
                    continue
                before = day
                if place(day) is not None:
                    yield day, place(day), None if end is None else end - start

    def is_counted(self, day):
        population = self.m["population"]
        age = population.get("ageYears", {})
        years = (day - day_of(self.p.birth)) / 365.25 if self.p.birth else None
        if age and years is None:
            return False
        if "from" in age and years < age["from"] or "to" in age and years >= age["to"] + 1:
            return False
        if "sex" in population and population["sex"] != self.p.sex:
            return False
        if any(self.verdict(c, day) for c in population["without"]):
            return False
        return all(self.verdict(c, day) for c in population["having"])

    def part(self, day, lasted):
        m = self.m
        if day - self.p.first < m["observation"]["beforeDays"] or any(self.verdict(c, day) for c in m["excluded"]):
            return 2
        # Dated before her birth or after her death, but for a day: nobody knows which of the dates is wrong.
        death, birth = self.p.death, self.p.birth
        if death is not None and day > death + 1 or birth and day < day_of(birth) - 1:
            return 3
        every = m["population"]["having"] + m["population"]["without"] + m["excluded"] + m["numerator"]
        reach = max([0] + [(c["after"] if c["is"] == "change" else c)["toDays"] for c in every])
        if day + reach > self.extract:
            return 4
        if "quantity" in m:
            return 3 if lasted is None else 0
        verdicts = [self.verdict(c, day) for c in m["numerator"]]
        if False in verdicts:
            return 1
        return 3 if None in verdicts else 0


def main():
    resources, asked, *paths = sys.argv[1:]
    load = lambda folder: [
        json.load(open(os.path.join(resources, folder, name), encoding="utf8"))
        for name in sorted(os.listdir(os.path.join(resources, folder)))
    ]
    concepts = {concept["id"]: concept for concept in load("concepts")}
    people = read(paths, Sets(concepts))
    extract = max(person.last for person in people)
    answer = {}
    for measure in load("measures"):
        counters = [Counter(measure, concepts, person, extract) for person in people]
        answer[measure["id"]] = {}
        for by, spans in json.loads(asked).items():
            periods = [(day_of(a), day_of(b)) for a, b in spans]
            counts = [[0] * 5 for _ in periods]
            for counter in counters:
                for day, at, lasted in counter.indexes(periods):
                    if counter.is_counted(day):
                        counts[at][counter.part(day, lasted)] += 1
            answer[measure["id"]][by] = counts
    json.dump(answer, sys.stdout)


main()
