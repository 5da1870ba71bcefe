"""The trail goes back and forward, and a new way forgets the old one ahead."""

from __future__ import annotations

from citeref.tui.trail import Stop, Trail

A, B, C = Stop(view="authorities"), Stop(view="citing", row=1), Stop(view="reading", document=3)


def walked(*stops: Stop) -> Trail:
    trail = Trail()
    for stop in stops:
        trail.visit(stop)
    return trail


def test_back_and_forward_lead_through_the_same_stops():
    trail = walked(A, B, C)
    assert [trail.step(-1), trail.step(-1), trail.step(-1)] == [B, A, None]
    assert [trail.step(1), trail.step(1), trail.step(1)] == [B, C, None]


def test_a_new_stop_forgets_what_lay_ahead():
    trail = walked(A, B)
    trail.step(-1)
    trail.visit(C)
    assert trail.stops == [A, C]


def test_a_stop_is_remembered_as_it_was_left():
    trail = walked(A, B)
    trail.keep(Stop(view="citing", row=7))
    trail.step(-1)
    assert trail.step(1) == Stop(view="citing", row=7)


def test_one_can_look_ahead_without_going():
    trail = walked(A, B)
    assert (trail.before(-1), trail.before(1), trail.here) == (A, None, B)
