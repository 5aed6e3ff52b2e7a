"""A file of something else, or a table turned upside down, is one fault and no reading."""

import json

import pytest

import socialvalue as sv
from socialvalue.standards import deprivation, read_giving


def test_records_of_contracts_are_no_grants_and_one_fault(tmp_path):
    file = tmp_path / "notices.jsonl"
    file.write_text("\n".join(json.dumps({"id": str(n), "ocid": "a"}) for n in range(9)), "utf-8")
    with pytest.raises(sv.ClaimErrors, match="amountAwarded") as refused:
        read_giving(file)
    assert len(refused.value.faults) == 1


@pytest.mark.parametrize("upright", [True, False])
def test_ranks_and_deciles_that_run_opposite_ways_are_refused(tmp_path, upright):
    file = tmp_path / "index.csv"
    tenths = range(1, 11) if upright else range(10, 0, -1)
    lines = [f"E0100000{n % 10},{n},{tenth}" for n, tenth in zip(range(1, 11), tenths, strict=True)]
    file.write_text("\n".join(["code,rank,decile", *lines]), "utf-8")

    def read():
        return deprivation(file, "LSOA 1991", place="code", rank="rank", decile="decile")

    if upright:
        assert len(read()) == 10
    else:
        with pytest.raises(sv.ArgumentError, match="rise where its deciles fall"):
            read()
