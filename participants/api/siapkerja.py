"""The comparison of a class with the neighbour's file, as data."""

from collections import Counter
from typing import Any

from rest_framework import serializers

from participants.services.siapkerja import Line, Standing, compare_registers, entry_of, people_of
from participants.siapkerja import read_returned
from programs.models import Batch


class ReturnedFileSerializer(serializers.Serializer):
    file = serializers.FileField(max_length=200, allow_empty_file=True)


class DifferenceSerializer(serializers.Serializer):
    fact = serializers.CharField()
    ours = serializers.CharField(allow_blank=True)
    theirs = serializers.CharField(allow_blank=True)


class ComparedPersonSerializer(serializers.Serializer):
    standing = serializers.ChoiceField(choices=Standing.choices)
    name = serializers.CharField()
    nik_last4 = serializers.CharField()
    row = serializers.IntegerField()
    differences = DifferenceSerializer(many=True)


class UnreadCellSerializer(serializers.Serializer):
    cell = serializers.CharField()
    sentence = serializers.CharField()


class ComparedSerializer(serializers.Serializer):
    """``counts`` by standing; ``unread`` names the cells because of which a row was left out."""

    counts = serializers.DictField(child=serializers.IntegerField())
    people = ComparedPersonSerializer(many=True)
    unread = UnreadCellSerializer(many=True)


def compared(batch: Batch, file: Any, user: Any) -> dict[str, Any]:
    returned = read_returned(file, file.name, batch.starts_on)
    ours = [entry_of(seat) for seat in people_of(batch, user)]
    lines = compare_registers(ours, returned.entries, returned.columns)
    counts = Counter(line.standing for line in lines)
    return {
        "counts": {str(standing): counts[standing] for standing in Standing},
        "people": [_person(line) for line in lines],
        "unread": [{"cell": each.cell, "sentence": each.sentence} for each in returned.problems],
    }


def _person(line: Line) -> dict[str, Any]:
    names = ("fact", "ours", "theirs")
    return {
        "standing": line.standing,
        "name": line.entry.name,
        "nik_last4": line.last4,
        "row": line.entry.row,
        "differences": [
            dict(zip(names, map(str, each), strict=True)) for each in line.differences
        ],
    }
