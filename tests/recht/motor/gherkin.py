"""A small reader and runner of the law-agnostic Gherkin that `bdd/grammar.yaml` describes, on our engine.

The steps are read from the grammar, not written here: a step that the grammar does not know fails to read. What a failure
says in that material is English; here it is checked against the facts that our own refusals carry.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from keukentafel.recht.motor import fouten
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.feiten import Tabel
from keukentafel.recht.motor.rekenen import Antwoord, Rekenaar, Verzoek, Weg
from keukentafel.recht.motor.sessie import Modus
from keukentafel.recht.motor.waarden import Onbekend, gelijk
from keukentafel.recht.motor.yamltekst import lees_yaml
from keukentafel.recht.taal.verordening import NietGeregeld

WEGEN = {"direct": Weg.DIRECT, "reactive": Weg.VANZELF, "override": Weg.VOORRANG}
REFUSALS = (
    NietGeregeld, fouten.OnbekendeRegeling, fouten.OnbekendeUitkomst, fouten.Onvertaalbaar, fouten.Kringverwijzing,
    fouten.Strijdig, fouten.RekenFout, fouten.FeitKloptNiet,
)  # fmt: skip


@dataclass
class Step:
    """One line of a scenario with its table."""

    text: str
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class Scenario:
    """A scenario with the steps of its background before its own."""

    feature: str
    name: str
    tags: frozenset[str]
    steps: list[Step]


@dataclass(frozen=True)
class Pattern:
    """A step of the grammar: what it does, its expression and its arguments."""

    action: str
    expression: re.Pattern[str]
    kinds: tuple[str, ...]
    literals: tuple[object, ...]


def read_feature(path: Path) -> list[Scenario]:
    """The scenarios of a file. Raises ValueError at a line that is no Gherkin."""
    scenarios: list[Scenario] = []
    background: list[Step] = []
    steps: list[Step] | None = None
    tags: frozenset[str] = frozenset()
    for line in (ruw.strip() for ruw in path.read_text(encoding="utf-8").splitlines()):
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            tags = frozenset(line.split())
        elif line.startswith("Feature:"):
            feature, tags = line[8:].strip(), frozenset()
        elif line.startswith("Background:"):
            steps = background
        elif line.startswith("Scenario:"):
            steps = list(background)
            scenarios.append(Scenario(feature, line[9:].strip(), tags, steps))
            tags = frozenset()
        elif line.startswith("|"):
            assert steps
            steps[-1].rows.append([cel.strip() for cel in line.strip("|").split("|")])
        elif (m := re.match(r"(?:Given|When|Then|And|But) (.+)", line)) is not None:
            assert steps is not None
            steps.append(Step(m[1]))
        elif steps is not None:
            raise ValueError(f"{path.name}: {line}")
    return scenarios


def read_grammar(path: Path) -> list[Pattern]:
    """The steps of the grammar as expressions; longer texts first, so that the most exact one wins."""
    grammar: Any = lees_yaml(path)
    found = []
    for step in grammar["steps"]:
        kinds = {arg["name"]: arg["type"] for arg in step.get("args", [])}
        parts = re.split(r'("\{\w+\}"|\{\w+\})', step["text"])
        expression = ""
        for part in parts:
            if re.fullmatch(r'"\{\w+\}"', part):
                expression += f'"(?P<{part[2:-2]}>[^"]*)"'
            elif re.fullmatch(r"\{\w+\}", part):
                expression += f"(?P<{part[1:-1]}>-?\\d+(?:\\.\\d+)?)"
            else:
                expression += re.escape(part)
        found.append(Pattern(step["action"], re.compile(expression), tuple(kinds), tuple(step.get("literals", []))))
    return found


def typed(text: str) -> Any:
    """A value as the grammar wants it: the content decides what it is, with or without quotes."""
    if text in {"true", "false"}:
        return text == "true"
    if text == "null":
        return None
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return Fraction(text)
    return text


class Run:
    """One scenario on the engine. `do` raises AssertionError where our outcome differs."""

    def __init__(self, book: Boek, grammar: list[Pattern]) -> None:
        self.book, self.grammar = book, grammar
        self.engine = Rekenaar(book)
        self.day: date | None = None
        self.facts: dict[str, Any] = {}
        self.tables: list[Tabel] = []
        self.mode = Modus.FOUT
        self.law = ""
        self.answer: Antwoord | None = None
        self.refusal: Exception | None = None

    def play(self, scenario: Scenario) -> None:
        """All steps in order."""
        for step in scenario.steps:
            action, args = self._match(step)
            act: Callable[..., None] = getattr(self, action)
            act(step, **args)

    def _match(self, step: Step) -> tuple[str, dict[str, Any]]:
        for pattern in self.grammar:
            if (m := pattern.expression.fullmatch(step.text)) is not None:
                args: dict[str, Any] = m.groupdict()
                if pattern.literals:
                    args["literal"] = pattern.literals[0]
                return pattern.action, args
        raise ValueError(f"the grammar knows no step {step.text!r}")

    # given

    def set_calculation_date(self, _: Step, date: str) -> None:
        """The day of the law; a later line replaces it."""
        self.day = self.date_of(date)

    @staticmethod
    def date_of(text: str) -> date:
        """A day."""
        return date.fromisoformat(text)

    def load_law(self, _: Step, law: str) -> None:
        """The book holds the whole corpus; the law must be in it."""
        assert law in self.book.wetten(), law

    def set_parameter(self, _: Step, name: str, value: str) -> None:
        """One fact."""
        self.facts[name] = typed(value)

    def set_parameters_table(self, step: Step) -> None:
        """Facts, one a row."""
        self.facts |= {name: typed(value) for name, value in step.rows}

    def set_data_source(self, step: Step, source: str, key: str) -> None:
        """Rows of a register."""
        head, *rows = step.rows
        self.tables.append(Tabel(source, key, [dict(zip(head, map(typed, row), strict=True)) for row in rows]))

    def set_untranslatable_mode(self, _: Step, mode: str) -> None:
        """What to do with a passage that cannot be expressed."""
        self.mode = Modus(mode)

    # when

    def evaluate(self, _: Step, output: str, law: str) -> None:
        """One output; its siblings are asked when a later step wants them."""
        self._ask((output,), law)

    def evaluate_outputs(self, _: Step, outputs: str, law: str) -> None:
        """Several outputs at once."""
        self._ask(tuple(name.strip() for name in outputs.split(",")), law)

    def _ask(self, names: tuple[str, ...], law: str) -> None:
        assert self.day is not None
        gemeente = self.facts.get("gemeente_code")
        request = Verzoek(
            peildatum=self.day, gemeente=gemeente, feiten=self.facts, tabellen=tuple(self.tables), modus=self.mode
        )
        self.law, self.request, self.asked, self.answer, self.refusal = law, request, names, None, None
        try:
            self.answer = self.engine.bereken(law, *names, verzoek=request)
        except REFUSALS as refusal:
            self.refusal = refusal

    # then

    def assert_succeeds(self, _: Step) -> None:
        """No refusal, and no fact is missing."""
        assert self.refusal is None, repr(self.refusal)
        assert self.unknown() == set()

    def unknown(self) -> set[str]:
        """The facts that the answer still asks for."""
        assert self.answer is not None
        waarden = [uitkomst.waarde for uitkomst in self.answer.uitkomsten.values()]
        return {feit for waarde in waarden if isinstance(waarde, Onbekend) for feit in waarde.feiten}

    def assert_fails(self, _: Step) -> None:
        """A refusal, or a fact that is missing."""
        assert self.refusal is not None or self.unknown()

    def assert_fails_with(self, _: Step, message: str) -> None:
        """The facts of the message are those of our refusal; a missing fact is named among what we ask."""
        assert message in self.in_english(), (message, self.in_english())

    def in_english(self) -> str:
        """Our refusal in the words of that material, made of the facts that it carries."""
        match self.refusal:
            case None:
                return f"asks for {', '.join(sorted(self.unknown()))}"
            case fouten.GeenVersie() as gone:
                since = f"; last in force until {gone.laatste_dag}" if gone.laatste_dag else ""
                return f"No version of law '{gone.wet}' in force on {gone.peildatum}{since}"
            case fouten.OnbekendeUitkomst() as unknown:
                return f"Output '{unknown.uitkomst}' not found"
            case fouten.Onvertaalbaar() as passage:
                return f"Untranslatable construct in {passage.wet} {passage.artikel}: {passage.passage}"
        return str(self.refusal)

    def _uitkomst(self, name: str) -> Any:
        assert self.answer is not None, repr(self.refusal)
        if name not in self.answer.uitkomsten:  # a sibling of the article that was asked
            self.asked = (*self.asked, name)
            self.answer = self.engine.bereken(self.law, *self.asked, verzoek=self.request)
        return self.answer.uitkomsten[name]

    def assert_boolean(self, _: Step, output: str, literal: object) -> None:
        """Yes or no, and nothing like it."""
        assert self._uitkomst(output).waarde is literal

    def assert_equals(self, _: Step, output: str, value: str) -> None:
        """The exact value."""
        ours, theirs = self._uitkomst(output).waarde, typed(value)
        assert gelijk(ours, theirs), (ours, theirs)

    def assert_null(self, _: Step, output: str) -> None:
        """The law says nothing."""
        assert self._uitkomst(output).waarde is None

    def assert_contains(self, _: Step, output: str, value: str) -> None:
        """A part of a list or of a text."""
        assert typed(value) in self._uitkomst(output).waarde

    def assert_exact_outputs(self, _: Step, outputs: str) -> None:
        """These outputs and no other."""
        assert self.answer is not None
        assert set(self.answer.uitkomsten) == {name.strip() for name in outputs.split(",")}

    def assert_provenance(self, _: Step, output: str, literal: str) -> None:
        """How the output came into the answer."""
        assert self._uitkomst(output).weg is WEGEN[literal]

    def assert_tainted(self, _: Step, output: str) -> None:
        """The output rests on a passage that is not translated."""
        assert self._uitkomst(output).onvertaald
