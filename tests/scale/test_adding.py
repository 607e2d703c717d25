"""Bulk: a kill does no harm, nothing is added twice, and what fails is set apart with a reason."""

import random
import signal
import sys
import time

import bulk
import lasting
import plain_coder
import pytest
from threadpoolctl import threadpool_info

from tatanan.errors import StoreBusy
from tatanan.gather import Gathering
from tatanan.scale import Labour, Plan, Quarantine, ShardSize, add, work_beside
from tatanan.scale.crews import new_worker
from tatanan.store import Written, open_store
from tatanan.store.checking import check_store

PLAN = Plan(code=plain_coder.code)
SMALL = Labour(size=ShardSize(usual=4, most=6))
REPORTS, KILLS = 30, 3


@pytest.fixture
def place(tmp_path):
    """Where a store may be."""
    return tmp_path / "world.duckdb"


def added(place, *sources, labour=SMALL, retry=False):
    """Add sources to a store with the plain coder."""
    return add(map(str, sources), to=place, plan=PLAN, labour=labour, retry=retry)


def held(place):
    """Return what is in quarantine beside a store."""
    return [*Quarantine(work_beside(place) / "quarantine.jsonl")]


def shards_done(place):
    """Return how many shards the manifest beside a store tells."""
    manifest = work_beside(place) / "manifest.jsonl"
    return manifest.read_bytes().count(b"\n") if manifest.exists() else 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only /proc tells which processes are left")
def test_a_run_that_was_killed_is_taken_up_and_ends_with_the_same_rows(tmp_path, place):
    """SIGKILL at random moments, the last while the store is written; no worker stays behind."""
    source = bulk.write_lines(tmp_path / "reports.jsonl", bulk.lines(REPORTS))
    undisturbed = tmp_path / "undisturbed.duckdb"
    added(undisturbed, source)
    whole, dice = shards_done(undisturbed), random.Random(20)
    killed = 0
    for wanted in (1, whole // 2, whole):
        with bulk.running(source, place) as (run, mark):
            assert bulk.waited_for(
                lambda n=wanted, r=run: shards_done(place) >= n or r.poll() is not None)
            assert bulk.processes_of(mark)
            time.sleep(dice.uniform(0, 0.05))
            run.send_signal(signal.SIGKILL)
        killed += run.returncode == -signal.SIGKILL
        assert bulk.waited_for(lambda m=mark: not bulk.processes_of(m))
    last = added(place, source, labour=SMALL)

    assert killed >= KILLS - 1  # the last may have ended before
    assert whole >= 5
    assert bulk.contents(undisturbed) == bulk.contents(place)
    assert bulk.snapshot(undisturbed) == bulk.snapshot(place)
    assert (REPORTS, 0, 0) == (last.items, last.failed, last.held)
    with open_store(place) as store:
        assert [] == check_store(store)


def threads():
    """Return how many threads each number library of this process may use."""
    return [library["num_threads"] for library in threadpool_info()]


def test_a_worker_keeps_to_one_thread(monkeypatch):
    """Several workers with as many threads each as there are processors slow each other down."""
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "2")
    with new_worker() as worker:
        told = worker.submit(threads).result()

    assert told
    assert set(told) == {1}


def test_adding_everything_twice_changes_no_row(tmp_path, place):
    """The second run finds its shards and writes nothing; so does one that does them anew."""
    source = bulk.write_lines(tmp_path / "reports.jsonl", bulk.lines(REPORTS))
    first = added(place, source)
    before = bulk.contents(place)
    second = added(place, source)
    third = added(place, source, labour=Labour(work=tmp_path / "elsewhere"))

    assert (Written(added=REPORTS), 0) == (first.written, first.found)
    assert (Written(unchanged=REPORTS), REPORTS) == (second.written, second.found)
    assert (Written(unchanged=REPORTS), 0) == (third.written, third.found)
    assert before == bulk.contents(place)


def test_adding_for_long_leaves_the_catalogue(tmp_path, place, monkeypatch):
    """The first server of many reports finds it; adding them again finds that it fits."""
    monkeypatch.setattr("tatanan.store.leaving.LARGE", 0)  # the plain coder finds no event
    lasting.take_for_long(monkeypatch)
    source = bulk.write_lines(tmp_path / "reports.jsonl", bulk.lines(REPORTS))
    added(place, source)

    assert lasting.is_laid_out(place)


@pytest.mark.slow
@pytest.mark.parametrize("labour", [SMALL, Labour(size=ShardSize(usual=2, most=2))])
def test_two_orders_of_adding_give_the_same_store(tmp_path, place, labour):
    """Neither the order of sources nor shards show, even where a text is told more than once."""
    one = bulk.write_lines(tmp_path / "one.jsonl", bulk.lines(12))
    other = bulk.write_lines(tmp_path / "other.jsonl", [
        *bulk.lines(12, first=9), bulk.line("again", "Laporan 3 tentang sungai dan jembatan.")])
    backwards = tmp_path / "backwards.duckdb"
    added(place, one, other)
    added(backwards, other, labour=labour)
    added(backwards, one, labour=labour)

    assert bulk.snapshot(place) == bulk.snapshot(backwards)
    assert bulk.contents(place) == bulk.contents(backwards)


def test_what_fails_is_held_with_its_reason_and_stops_nothing(tmp_path, place):
    """A line that is no record, a coder that fails, a coding that no store takes, a lost file."""
    source = bulk.write_lines(tmp_path / "reports.jsonl", [
        *bulk.lines(5), "{", bulk.line("f", f"Berita {plain_coder.FAILS} hari ini."),
        bulk.line("t", f"Berita {plain_coder.COLLIDES} hari ini."), *bulk.lines(5, first=5)])
    lost = tmp_path / "lost.jsonl"
    done = added(place, source, lost)

    assert (Written(added=10), 4, 4) == (done.written, done.failed, done.held)
    assert [
        (str(lost), None, "BadSource"), (str(source), 6, "BadRecord"),
        (str(source), 7, "ArithmeticError"), (str(source), 8, "BadRecord"),
    ] == [(each.source, each.offset, each.error) for each in held(place)]
    assert "twice" in held(place)[-1].reason
    assert all(each.reason for each in held(place))


@pytest.mark.slow
def test_retry_takes_up_what_failed_and_only_that(tmp_path, place):
    """What was mended goes into the store; what fails again stays in quarantine."""
    whole, mended = bulk.lines(10), bulk.lines(1, first=99)
    source = bulk.write_lines(tmp_path / "reports.jsonl", [*whole, "{", "["])
    added(place, source)
    bulk.write_lines(source, [*whole, *mended, "["])
    again = added(place, retry=True)

    assert (Written(added=1), 2, 1) == (again.written, again.items, again.failed)
    assert [12] == [each.offset for each in held(place)]
    with open_store(place) as store:
        assert 11 == store.info().rows["reports"]


def test_retry_with_nothing_in_quarantine_does_nothing(place):
    """There is nothing to gather, and that is no error."""
    done = added(place, retry=True)

    assert (0, 0, Written()) == (done.items, done.shards, done.written)


@pytest.mark.slow
def test_an_item_over_which_workers_die_is_set_apart_alone(tmp_path, place):
    """Its shard is halved until it stands alone; all others are coded."""
    source = bulk.write_lines(tmp_path / "reports.jsonl", [
        *bulk.lines(3), bulk.line("d", f"Berita {plain_coder.DIES} hari ini.")])
    done = added(place, source)

    assert (Written(added=3), 1) == (done.written, done.failed)
    assert [(4, "WorkerDied")] == [(each.offset, each.error) for each in held(place)]


@pytest.mark.slow
def test_a_shard_that_was_damaged_is_done_again(tmp_path, place):
    """Its card tells how long its files are."""
    source = bulk.write_lines(tmp_path / "reports.jsonl", bulk.lines(10))
    added(place, source)
    damaged = next(work_beside(place).glob("shards/*/events.parquet"))
    sound = damaged.read_bytes()
    damaged.write_bytes(sound[:-1])
    again = added(place, source)

    assert sound == damaged.read_bytes()
    assert 0 < again.items - again.found < again.items


def test_a_store_that_another_holds_is_told_before_any_work(tmp_path, place):
    """Nothing is gathered or coded in vain."""
    source = bulk.write_lines(tmp_path / "reports.jsonl", bulk.lines(1))
    with bulk.held_elsewhere(place), pytest.raises(StoreBusy):
        added(place, source)

    assert not work_beside(place).exists()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only /proc tells which processes are left")
def test_ray_gives_the_same_store(tmp_path, place):
    """A local Ray of two workers does the work, and nothing of it runs on when all is done."""
    pytest.importorskip("ray", reason="Ray is not installed; pip install 'tatanan[ray]'")
    source = bulk.write_lines(tmp_path / "reports.jsonl", bulk.lines(REPORTS))
    added(place, source)
    on_ray = tmp_path / "ray.duckdb"
    with bulk.running(source, on_ray, engine="ray") as (run, mark):
        _, told = run.communicate(timeout=120)

    assert 0 == run.returncode, told.decode()
    assert bulk.waited_for(lambda: not bulk.processes_of(mark))
    assert bulk.contents(place) == bulk.contents(on_ray)


def test_progress_tells_items_failures_and_the_share_that_is_done(tmp_path, place):
    """The last word is of everything, and no share goes back."""
    told = []
    source = bulk.write_lines(tmp_path / "reports.jsonl", [*bulk.lines(20), "{"])
    labour = Labour(size=ShardSize(usual=4, most=6), watch=told.append)
    add([str(source)], to=place, plan=PLAN, labour=labour, wanted=Gathering())

    shares = [each.share for each in told if each.share is not None]
    assert (21, 1, 0) == (told[-1].items, told[-1].failed, told[-1].found)
    assert sorted(shares) == shares
    assert 1.0 == pytest.approx(shares[-1])
    assert told[-1].rate > 0
