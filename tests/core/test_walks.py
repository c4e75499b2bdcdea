from itertools import combinations

from kiosk.core.flow import Flow
from kiosk.core.walks import Answer, Answers, Occasion, answer, lists, merged, occasions, outcome, walks
from tests.core.drawing import draw, library

CARD = """
    raison : Perdue>perdue, Volée>volee, Abîmée>age
    perdue + Timbre : age
    volee + Plainte | Timbre : age
    age : Mineur>mineur, Majeur>moyen
    mineur + Accord | Déclaration {only=perdue} : moyen
    moyen : Internet>fin, Guichet>fin
    fin + Photo
"""


def flow(drawing: str = CARD) -> Flow:
    return Flow(library(draw(drawing)), "carte")


def text(slug: str, words: str) -> str:
    return words


def paths(of: Flow) -> list[Answers]:
    """The answers of every path, found by going everywhere."""
    ends, waiting = [], [(of.start, ())]
    while waiting:
        spot, given = waiting.pop()
        for way in of.ways[spot]:
            after = given + answer(of, spot, way)
            if way.to is None:
                ends.append(after)
            else:
                waiting.append((way.to, after))
    return ends


def pairs(answers: Answers) -> set[tuple[Answer, Answer]]:
    return set(combinations(answers, 2))


def test_the_lists_are_those_of_all_paths() -> None:
    of = flow()

    given = lists(of, text)

    every = [outcome(of, answers, text) for answers in paths(of)]
    assert {one.papers: one.paths for one in given} == {bag: every.count(bag) for bag in every}
    assert sum(one.paths for one in given) == of.count() == len(every) == 12


def test_each_list_comes_with_answers_that_lead_to_it() -> None:
    of = flow()

    assert all(outcome(of, one.example, text) == one.papers for one in lists(of, text))


def test_lists_of_several_flows_are_put_together() -> None:
    given = lists(flow(), text)

    assert [one.paths for one in merged((*given, *given))] == [2 * one.paths for one in given]


def test_walks_put_every_answer_after_every_other_that_may_come_before() -> None:
    of = flow()

    chosen = walks(of)

    wanted = set().union(*map(pairs, paths(of)))
    assert set().union(*map(pairs, chosen)) == wanted
    assert set(chosen) <= set(paths(of))
    assert len(chosen) < of.count()


def test_answers_that_nothing_follows_are_walked_too() -> None:
    assert sorted(walk[0].label for walk in walks(flow("un : Oui>a, Non>b\na + A : fin\nb + B\nfin"))) == [
        "Non",
        "Oui",
    ]


def test_a_procedure_without_question_is_walked_once() -> None:
    assert walks(flow("un + A\ndeux + B")) == ((),)


def test_a_paper_is_asked_of_all_or_after_some_answers() -> None:
    of = flow()

    assert occasions(of, "Photo", text) is None
    assert occasions(of, "Timbre", text) == (Occasion("carte", "raison", ("Perdue", "Volée"), ()),)
    assert occasions(of, "Accord", text) == (Occasion("carte", "age", ("Mineur",), ()),)


def test_a_paper_that_takes_two_answers_names_both_questions() -> None:
    assert occasions(flow(), "Déclaration", text) == (
        Occasion("carte", "raison", (), ("Perdue",)),
        Occasion("carte", "age", (), ("Mineur",)),
    )
