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
TODAY = (datetime.date.today() - datetime.date(1970, 1, 1)).days
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
# What a form can give under a code of its own, from the least to the most.
RANGES, ANY = {}, (-INFINITY, INFINITY)
ORDERED = ("icd-10", "icd-10-cm", "icd-10-gm", "icd-9-cm", "/atc", "Coding/ICD10", "bfarm/ops")
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


def span_of(text):
    """The first and the last day that a date may mean: one day, or those of its month or year."""
    first, parts = day_of(text), [int(part) for part in text[:10].split("-")]
    if len(parts) == 3:
        return first, first
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    return first, day_of(f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}")


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


def code_of(coding):
    """Without blanks around it, and in capitals where its system means the same by both."""
    system, code = coding.get("system", "").strip(), coding["code"].strip()
    return system, code.upper() if system.endswith(ORDERED) else code


def codes_of(resource):
    get = resource.get
    concepts = [get("code"), get("vaccineCode"), get("medicationCodeableConcept"), *(get("type") or [])]
    if resource["resourceType"] not in ("Encounter",):
        concepts = concepts[:3]
    found = [code_of(c) for each in concepts if each for c in each.get("coding", []) if "code" in c]
    if resource["resourceType"] == "Encounter" and "class" in resource:
        found.append((resource["class"].get("system", ""), resource["class"].get("code")))
    return found


def numbers_of(resource):
    """Each number with the codes it stands under, and its unit."""
    total = resource.get("valueInteger")
    quantity = resource.get("valueQuantity") if total is None else {"value": total, "code": "{score}"}
    whole = [(codes_of(resource), quantity)]
    parts = [
        ([code_of(c) for c in part["code"].get("coding", []) if "code" in c], part.get("valueQuantity"))
        for part in resource.get("component", [])
    ]
    for codes, quantity in whole + parts:
        if quantity and "value" in quantity:
            unit = quantity.get("code") or quantity.get("unit")
            value, unit = quantity["value"], "{score}" if unit in (None, "", "1") else UNITS.get(unit, unit)
            if any(not RANGES.get(code, ANY)[0] <= value <= RANGES.get(code, ANY)[1] for code in codes):
                continue
            if unit == "g":
                value, unit = value / 1000, "kg"
            yield codes, value, unit, quantity.get("comparator")


class Person:
    def __init__(self, resource):
        death = resource.get("deceasedDateTime")
        self.sex = resource.get("gender", "unknown")
        self.birth = resource.get("birthDate")
        self.born = span_of(self.birth) if self.birth else None
        self.death = span_of(death) if death else None
        # Dead, and nobody said since when.
        self.dead = not death and resource.get("deceasedBoolean", False)
        self.facts, self.undated = [], []
        self.first, self.last = INFINITY, -INFINITY


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
        # Those of which a code is written down anywhere, of whomever and however.
        self.written = set()

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
            parts = [
                code_of(c)
                for part in resource.get("component", [])
                for c in part.get("code", {}).get("coding", [])
                if "code" in c
            ]
            part_of = sets.of(codes_of(resource) + parts)
            sets.written |= part_of
            if not happened(resource):
                continue
            person, kind = people[reference], resource["resourceType"]
            # What nobody dated may have been on any day.
            if not start:
                person.undated.append((kind, sets.of(codes_of(resource))))
                continue
            day = day_of(start)
            # What is dated in the future has not happened.
            if day > TODAY:
                continue
            if kind in CONTACTS:
                person.first, person.last = min(person.first, day), max(person.last, day)
            if not part_of:
                continue
            numbers = ()
            if kind == "Observation":
                numbers = tuple(
                    (sets.of(codes), value, unit, sign) for codes, value, unit, sign in numbers_of(resource)
                )
            person.facts.append((span_of(start), start[:19], kind, day_of(end) if end else None, part_of, numbers))
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


NONE = ("none", None)


class Counter:
    """One person looked at for one measure."""

    def __init__(self, measure, concepts, person, extract):
        self.m, self.concepts, self.p, self.extract = measure, concepts, person, extract
        self.cache = {}

    def happenings(self, name):
        if name not in self.cache:
            concept, days = self.concepts[name], {}
            kinds = set().union(*(KINDS[kind] for kind in concept["kinds"]))
            for span, _, kind, end, part_of, _ in self.p.facts:
                if kind in kinds and name in part_of:
                    known = days.get(span)
                    days[span] = end if known is None else (known if end is None else max(known, end))
            self.cache[name] = sorted(days.items(), key=lambda each: each[0])
        return self.cache[name]

    def is_undated(self, name):
        kinds = set().union(*(KINDS[kind] for kind in self.concepts[name]["kinds"]))
        return any(kind in kinds and name in part_of for kind, part_of in self.p.undated)

    def numbers(self, name, unit):
        key = (name, unit)
        if key not in self.cache:
            found = []
            for span, start, _, _, _, numbers in self.p.facts:
                for part_of, value, written, sign in numbers:
                    if written == unit and name in part_of:
                        found.append((start, span, (value, sign)))
            self.cache[key] = [(span, value, at) for at, span, value in sorted(found, key=lambda each: each[0])]
        return self.cache[key]

    def followed(self):
        if self.p.death is not None:
            return INFINITY
        return self.extract if self.m["observation"]["shownBy"] == "extract" and not self.p.dead else self.p.last

    def open_until(self, window, day, otherwise):
        late = window["toDays"] > 0 and day + window["toDays"] > self.followed()
        return None if late else otherwise

    def verdict(self, c, day):
        """True, False, or None where nobody can tell."""
        missing = False if self.m["missing"] == "no" else None

        def inside(window, span):
            """True, False, or None where it depends on which of its days it was."""
            low = -INFINITY if window["fromDays"] is None else day + window["fromDays"]
            high = day + window["toDays"]
            if low <= span[0] and span[1] <= high:
                return True
            return False if span[1] < low or span[0] > high else None

        def may_be(window, which):
            """The results that may be the first or the latest of a window; NONE where it may hold none."""
            found = self.numbers(c["concept"], c["unit"])
            surely = [each for each in found if inside(window, each[0])]
            maybe = [each for each in found if inside(window, each[0]) is None]
            vague = [each for each in surely if each[0][0] != each[0][1]]
            dated = [each for each in surely if each[0][0] == each[0][1]]
            if not dated:
                return [value for _, value, _ in vague + maybe] + ([] if vague else [NONE])
            one = dated[0] if which == "first" else dated[-1]
            on = one[0][0]
            rivals = [v for s, v, _ in vague + maybe if (s[0] <= on if which == "first" else s[1] >= on)]
            # Of one day what has no time, or the same, may be either.
            that_day = [(v, at) for s, v, at in dated if s[0] == on]
            times = sorted(at for _, at in that_day if len(at) > 10)
            bound = times[0 if which == "first" else -1] if times else None
            return rivals + [v for v, at in that_day if len(at) <= 10 or at == bound]

        def agreed(verdicts):
            return verdicts[0] if all(each is verdicts[0] for each in verdicts) else None

        def within(result):
            verdicts = [meets(result, b["comparator"], float(b["threshold"])) for b in c["within"]]
            return False if False in verdicts else (None if None in verdicts else True)

        if c["is"] == "recorded":
            spans, least = [span for span, _ in self.happenings(c["concept"])], c.get("least", 1)
            surely = [span for span in spans if inside(c, span)]
            # What has only its month may be a day that is told as well.
            times, last = 0, -INFINITY
            for first, latest in sorted(surely, key=lambda span: span[1]):
                if first > last:
                    times, last = times + 1, latest
            if times >= least:
                answer = True
            elif len(surely) >= least or any(inside(c, span) is None for span in spans):
                answer = None
            elif self.is_undated(c["concept"]):
                answer = None
            else:
                answer = self.open_until(c, day, False)
        elif c["is"] == "died":
            died, seen = self.p.death, self.p.last
            if died is not None:
                # Alive when she was last seen.
                answer = inside(c, (max(died[0], min(seen, died[1])), died[1]))
            else:
                answer = None if self.p.dead and day + c["toDays"] >= seen else self.open_until(c, day, False)
        elif c["is"] == "result":
            if c["which"] == "any":
                all_of = self.numbers(c["concept"], c["unit"])
                surely = [within(value) for span, value, _ in all_of if inside(c, span)]
                maybe = [within(value) for span, value, _ in all_of if inside(c, span) is None]
                if not surely + maybe:
                    answer = self.open_until(c, day, missing)
                else:
                    is_open = None in surely or any(each is not False for each in maybe)
                    answer = True if True in surely else self.open_until(c, day, None if is_open else False)
            else:
                found = may_be(c, c["which"])
                verdict = agreed([missing if each is NONE else within(each) for each in found])
                is_settled = c["which"] == "first" and NONE not in found
                answer = verdict if is_settled else self.open_until(c, day, verdict)
        else:
            before, after = may_be(c["before"], "latest"), may_be(c["after"], "latest")
            pairs = [
                missing if one is NONE or other is NONE else within((other[0] - one[0], None))
                for one in before
                for other in after
            ]
            is_none = all(each is NONE for each in before)
            answer = missing if is_none else self.open_until(c["after"], day, agreed(pairs))
        return (not answer) if c.get("not") and answer is not None else answer

    def indexes(self, periods):
        """Index days with the place of the period and how long the event lasted."""
        m, p, index = self.m, self.p, self.m["index"]
        place = lambda day: next((at for at, (a, b) in enumerate(periods) if a <= day <= b), None)
        if index["at"] == "period-end":
            for at, (_, end) in enumerate(periods):
                if p.first <= end <= p.last + index["seenWithinDays"] and self.is_alive(end):
                    yield end, at, None
        elif index["at"] == "age":
            if p.birth is None or len(p.birth) < 10:
                return
            year, month, date = (int(part) for part in p.birth.split("-"))
            year, month = year + (month - 1 + index["months"]) // 12, (month - 1 + index["months"]) % 12 + 1
            date = min(date, calendar.monthrange(year, month)[1])
            day = day_of(f"{year:04}-{month:02}-{date:02}")
            known = p.first <= day + index["knownWithinDays"] and day <= p.last + index["seenWithinDays"]
            if place(day) is not None and known and (self.is_alive(day) or p.death == (day, day)):
                yield day, place(day), None
        else:
            before = None
            if index["which"] == "first" and self.is_undated(index["concept"]):
                return
            for (start, latest), end in self.happenings(index["concept"]):
                if start > periods[-1][1]:
                    continue
                day = start if index["anchor"] == "start" else end
                if latest != start or day is None or day < start:
                    # Nobody knows whether it came before all others.
                    if index["which"] == "first":
                        return
                    continue
                if before is not None and (index["which"] == "first" or day < before + max(1, index.get("apartDays", 0))):
                    continue
                before = day
                if place(day) is not None:
                    yield day, place(day), None if end is None else end - start

    def is_alive(self, day):
        """Whether she certainly was: of a death without its day that is known until she was last seen."""
        p = self.p
        if p.death is None:
            return not p.dead or day <= p.last
        first, latest = p.death
        return first > day or (first != latest and latest > day and day <= p.last)

    def is_counted(self, day):
        population = self.m["population"]
        age = population.get("ageYears", {})
        if age and self.p.born is None:
            return False
        # Of whom only the month or year of birth is known, she is of the age whenever in it she was born.
        for born in self.p.born if age else ():
            years = (day - born) / 365.25
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
        death, born = self.p.death, self.p.born
        if death is not None and day > death[1] + 1 or born and day < born[0] - 1:
            return 3
        every = m["population"]["having"] + m["population"]["without"] + m["excluded"] + m["numerator"]
        reach = max([0] + [(c["after"] if c["is"] == "change" else c)["toDays"] for c in every])
        if day + reach > self.extract:
            return 4
        # What may have excluded her, on a day that nobody wrote down.
        if any(c["is"] in ("recorded", "died") and self.verdict(c, day) is None for c in m["excluded"]):
            return 3
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
    for form in load("forms"):
        scores = [answer["score"] for answer in form["answers"]]
        for item in form["items"]:
            for code in item.get("codes", []):
                RANGES[code_of(code)] = (min(scores), max(scores))
        for code in form["total"]["codes"]:
            RANGES[code_of(code)] = (len(form["items"]) * min(scores), len(form["items"]) * max(scores))
    concepts = {concept["id"]: concept for concept in load("concepts")}
    sets = Sets(concepts)
    people = read(paths, sets)
    extract = max(person.last for person in people)
    answer = {}
    for measure in load("measures"):
        counters = [Counter(measure, concepts, person, extract) for person in people]
        answer[measure["id"]] = {}
        # What nobody here ever writes down, nobody can be said to be with or without.
        is_heard = all(c["concept"] in sets.written for c in measure["numerator"] if "concept" in c)
        for by, spans in json.loads(asked).items():
            periods = [(day_of(a), day_of(b)) for a, b in spans]
            counts = [[0] * 5 for _ in periods]
            for counter in counters:
                for day, at, lasted in counter.indexes(periods):
                    if counter.is_counted(day):
                        part = counter.part(day, lasted)
                        counts[at][part if is_heard or part > 1 else 3] += 1
            answer[measure["id"]][by] = counts
    json.dump(answer, sys.stdout)


main()
