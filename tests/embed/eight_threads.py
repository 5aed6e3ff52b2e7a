"""Eight threads that share one process and nothing else; run cold, as a service would begin.

Each loads a framework, reads, scores, explains, lists faults and registers a measure of its own.
Prints what differed from the same work done alone; nothing, if all went well.
"""

import json
import sys
import threading

import numpy as np

import socialvalue as sv

THREADS = 8
ROUNDS = 3


def votes(self, members, turnout):  # noqa: ARG001 (a formula takes self)
    return members * turnout


def registered(number):
    """A measure of this thread's own, registered and found again."""
    theme = sv.Theme("PA", "Participation")
    parts = {
        "__doc__": "People who used a vote in the year.",
        "code": f"THREAD-{number}",
        "outcome": sv.Outcome("OX-t", "Decisions are shared", theme),
        "unit": "person",
        "members": sv.Column("person"),
        "turnout": sv.Column("1", high=1),
        "proxies": (
            sv.Proxy(
                3,
                unit=f"GBP_20{10 + number}/person",
                ledger="welfare",
                source=sv.source.source("socialvalue-assumption"),
            ),
        ),
        "unrated_reason": "no target has been agreed",
        "quantity": votes,
    }
    measure = sv.register(type(f"Votes{number}", (sv.Measure,), parts))
    return sv.registry.measure(measure.code) is measure


def scored(number):
    """What one submission comes to, told in three ways; each number is another submission."""
    framework = sv.Framework.load("ccin")
    payload = {
        "claims": [
            {"submission": "a", "measure": "SE1", "started": 9 + number, "living": 3 + number},
            {"submission": "a", "measure": "WB8", "tonnes": 2.5 * number, "year": "2027"},
            {"submission": "a", "measure": "CV1", "received": 5e4 + number, "local": []},
        ],
        "submissions": [
            {
                "id": "a",
                "name": f"Bidder {number}",
                "contract_value": 1e5,
                "contract_value_unit": f"GBP_20{15 + number}",
                "eligible": 200 + number,
            }
        ],
    }
    card = sv.score(sv.read(payload, framework), basis=sv.Basis(price_year=2024))
    return framework.digest, json.dumps(card.as_dict()), str(sv.explain(card, "a", "WB8"))


def refused(number):
    """The faults of one bad payload; each number is another."""
    claim = {"submission": "b", "measure": "SE1", "started": -1 - number, "living": "few"}
    try:
        sv.read([claim], sv.Framework.load("ccin"))
    except sv.ClaimErrors as errors:
        return json.dumps(errors.as_dict())
    return "not refused"


def together(jobs):
    """The answers of jobs that begin at the same moment, one a thread; an error is one too."""
    start, found = threading.Barrier(len(jobs)), [None] * len(jobs)

    def work(place):
        start.wait()
        try:
            found[place] = jobs[place]()
        except Exception as error:  # noqa: BLE001 (whatever it is, the other threads go on)
            found[place] = repr(error)

    threads = [threading.Thread(target=work, args=(place,)) for place in range(len(jobs))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return found


def all_of(number):
    """Everything that one thread does, several times over."""
    return (registered(number), [(scored(number), refused(number)) for _ in range(ROUNDS)])


def main():
    before, interval = np.geterr(), sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    at_once = together([lambda n=number: all_of(n) for number in range(THREADS)])
    sys.setswitchinterval(interval)
    alone = [(True, [(scored(n), refused(n))] * ROUNDS) for n in range(THREADS)]
    for number, (one, other) in enumerate(zip(at_once, alone, strict=True)):
        if one != other:
            sys.stdout.write(f"thread {number}: {str(one)[:300]}\n")
    if len({str(one) for one in alone}) < THREADS:
        sys.stdout.write("the threads had the same work\n")
    if np.geterr() != before:
        sys.stdout.write("numpy's error state was left changed\n")
    known = [
        n for n in range(THREADS) if f"THREAD-{n}" not in sv.registry.codes(sv.registry.MEASURES)
    ]
    if known:
        sys.stdout.write(f"measures lost: {known}\n")


if __name__ == "__main__":
    main()
