"""Dask: two workers, each a process, one SHA-256, and the results of the kernel."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl
import pytest
import wide_portfolios

from socialvalue.errors import ClaimErrors
from socialvalue.streams import dask_parts, work

distributed = pytest.importorskip("distributed", reason="needs the extra dask")
pytest.importorskip("pandas", reason="needs the extra dask")
frames = pytest.importorskip("dask.dataframe", reason="needs the extra dask")
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers on this machine, with the tests' own measures at hand."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with (
            distributed.LocalCluster(
                n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
            ) as found,
            distributed.Client(found) as client,
        ):
            client.upload_file(wide_portfolios.__file__)
            yield client


def _frame(rows: dict[str, Any], partitions: int) -> Any:
    # in plain pandas lists are objects, which Dask would turn into texts
    arrow = pl.DataFrame(rows, strict=False).to_pandas(use_pyarrow_extension_array=True)
    return frames.from_pandas(arrow, npartitions=partitions, sort=False)


@pytest.mark.parametrize("partitions", [1, 3, 8])
def test_a_cluster_of_two_has_the_digest_of_one_chunk(cluster: Any, partitions: int) -> None:
    rows = wide_portfolios.rows(240)
    rows["STC.people"][[5, 100]] = -1.0
    whole = work(rows, wide_portfolios.framework())
    assert len(cluster.scheduler_info()["workers"]) == 2
    partial, refused = dask_parts.total(_frame(rows, partitions), wide_portfolios.framework())
    assert partial.digest == whole.partial.digest
    assert [one.submission for one in refused] == ["bid-000005", "bid-000100"]


@pytest.mark.usefixtures("cluster")
def test_the_frame_of_results_is_the_kernels() -> None:
    rows = wide_portfolios.rows(90)
    whole = work(rows, wide_portfolios.framework()).results
    found = dask_parts.results(_frame(rows, 4), wide_portfolios.framework()).compute()
    assert list(found.columns) == list(whole)
    for name, column in whole.items():
        assert np.array_equal(found[name].to_numpy(), column), name


@pytest.mark.usefixtures("cluster")
def test_an_id_in_two_partitions_is_refused() -> None:
    rows = wide_portfolios.rows(80)
    rows["id"][70] = rows["id"][2]
    with pytest.raises(ClaimErrors, match="stands twice, first at partition 0, row 2"):
        dask_parts.total(_frame(rows, 4), wide_portfolios.framework())
