"""What ``gongwen.yaml`` gives to an issue that does not say it itself."""

from collections.abc import Container, Sequence
from dataclasses import replace

from gongwen.document.bulletin import Masthead
from gongwen.document.imprint import ImprintEntry
from gongwen.document.text import Text


def without(shared: Masthead, written: Container[str]) -> Masthead:
    """Give *shared* less the keys that are *written* in the issue, be it with nothing."""
    if "name" in written:
        shared = replace(shared, name=Text(""))
    if "issuer" in written:
        shared = replace(shared, issuers=())
    if "classification" in written:
        shared = replace(shared, classification=None)
    if "handling" in written:
        shared = replace(shared, handling=None)
    if "signatories" in written:
        shared = replace(shared, signer=None)
    return shared


def complete_masthead(own: Masthead, shared: Masthead) -> Masthead:
    """Give *own* with what it lacks from *shared*."""
    return replace(
        own,
        name=own.name or shared.name,
        issuers=own.issuers or shared.issuers,
        classification=own.classification or shared.classification,
        handling=own.handling or shared.handling,
        signer=own.signer or shared.signer,
    )


def complete_imprint(
    own: Sequence[ImprintEntry], shared: Sequence[ImprintEntry]
) -> tuple[ImprintEntry, ...]:
    """Give *own* with the labels that it lacks from *shared*.

    Labels keep the order of the issue; one from the series comes after its neighbour there. A
    label of the series that the issue writes without text is left out.
    """
    written = {entry.label.string for entry in own}
    whole = list(own)
    place = 0
    for entry in shared:
        label = entry.label.string
        if label in written:
            labels = [each.label.string for each in whole]
            place = len(labels) - labels[::-1].index(label)
        else:
            whole.insert(place, entry)
            place += 1
    known = {entry.label.string for entry in shared}
    return tuple(each for each in whole if each.text or each.label.string not in known)
