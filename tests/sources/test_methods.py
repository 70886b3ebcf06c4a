"""Method files: those of the packs, and what is said to somebody who wrote one wrongly."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

from gradguide.sources.method_files import (
    _Condition,
    _Criterion,
    _MethodFile,
    _Programs,
    _Uncertainty,
)
from gradguide.sources.methods import (
    DEFAULT_METHOD,
    MethodFileError,
    UnknownMethodError,
    bundled_method,
    method_names,
    method_texts,
    read_method,
)
from gradguide.sources.packs import default_pack, pack_ids

HEAD = 'name = "Mine"\nabout = "What I care about."\n'
GPA = '[criteria.grades]\nlabel = "grades"\nfact = "gpa_min"\nbetter = "less"\nweight = 1\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("pack", pack_ids())
def test_every_method_of_a_pack_can_be_read_and_there_is_a_default_one(pack: str) -> None:
    assert DEFAULT_METHOD in method_names(pack)
    methods = [bundled_method(pack, name) for name in method_names(pack)]
    assert len({method.digest for method in methods}) == len(methods)


def test_a_method_says_what_its_file_says(tmp_path: Path) -> None:
    method = read_method(
        written(
            tmp_path,
            HEAD
            + 'aggregation = "topsis"\nmissing = "worst"\noutdated = "used"\n'
            + '[programs]\nlevels = ["doctoral"]\n'
            + '[[programs.conditions]]\nfact = "delivery"\nis = ["online"]\nunknown = "keep"\n'
            + '[uncertainty]\nweights = 0.25\nmissing = ["worst", "observed"]\n'
            + GPA
            + 'low = 2\nhigh = 4.0\n[criteria.exam]\nlabel = "exam"\nfact = "entrance_exam"\n'
            + 'key = [{ exam = "any" }, { exam = "GRE" }]\nacross = "more"\n'
            + 'better = "less"\nweight = 0.5\n'
            + 'values = { required = 1, not_required = 0 }\nnormalisation = "rank"\n',
        )
    )
    grades, exam = method.criteria
    assert (method.aggregation, method.outdated) == ("topsis", "used")
    assert (grades.low, grades.high, grades.missing) == (Decimal(2), Decimal("4.0"), "worst")
    assert grades.normalisation == "min-max" and exam.normalisation == "rank"
    assert exam.keys == ({"exam": "any"}, {"exam": "GRE"})
    assert (grades.across, exam.across) == ("first", "more")
    assert exam.values == {"required": Decimal(1), "not_required": Decimal(0)}
    assert method.eligible.levels == ("doctoral",) and method.eligible.kinds == ("program",)
    (condition,) = method.eligible.conditions
    assert condition.allowed == ("online",) and condition.unknown == "keep"
    assert method.uncertainty.weights == Decimal("0.25")
    assert method.uncertainty.missing == ("worst", "observed")


def test_the_digest_is_of_what_is_said_and_not_of_how(tmp_path: Path) -> None:
    one = read_method(written(tmp_path, HEAD + GPA + "low = 2\nhigh = 4\n"))
    same = read_method(written(tmp_path, "# mine\n" + HEAD + GPA + "high = 4.00\nlow = 2.0\n"))
    other = read_method(written(tmp_path, HEAD + GPA + "low = 2\nhigh = 3\n"))
    assert one.digest == same.digest != other.digest


WRONG = {
    "": "missing required field `name`",
    "name =": "is not TOML",
    HEAD + "[criteria]": "there are no criteria",
    HEAD + GPA + "colour = 1": "the table contains unknown field `colour`; allowed are label",
    HEAD
    + GPA.replace('"less"', '"fewer"'): "criteria.grades: better: 'fewer' is not one of more, less",
    HEAD + GPA + 'missing = "zero"': "is not one of leave-out, middle, worst, reweigh",
    HEAD
    + '[uncertainty]\nmissing = ["leave-out"]\n'
    + GPA: "is not one of middle, worst, reweigh, observed",
    HEAD
    + '[programs]\nlevel = "master"\n'
    + GPA: "unknown field `level` - at `$.programs`; allowed",
    HEAD
    + '[[programs.conditions]]\nfac = "credits"\n'
    + GPA: "allowed are fact, key, is, at_least",
    HEAD + "[criteria]\ngrades = 3": "Expected `table`, got `int`",
    HEAD + "more = " + "[" * 9999 + "]" * 9999: "lie too deep in one another",
    HEAD + "more = " + "1" * 9999: "is not TOML",
    HEAD + GPA.replace("grades]", "others]"): 'and not "others"',
    HEAD + GPA.replace("grades]", '"a,b=1"]'): "a name is 1 to 24 letters",
    HEAD + GPA.replace("grades]", '""]'): "a name is 1 to 24 letters",
    HEAD + GPA.replace('"grades"', '" "'): "label: '' cannot be printed",
    HEAD
    + GPA.replace('"grades"', '"\\u001b[31mgrades"'): "label: '\\x1b[31mgrades' cannot be printed",
    HEAD.replace('"Mine"', '""') + GPA: "name: '' cannot be printed",
    HEAD + GPA.replace("= 1", "= 1e-400"): "weight: 1E-400 is not allowed; give a number from 0",
    HEAD + GPA.replace("= 1", "= 1e999999999"): "is not allowed; give a number from 0 to 1000",
    HEAD + GPA + "low = 1e-999999999\nhigh = 5": "at most 12 digits before and after",
    HEAD + GPA + "low = 0\nhigh = inf": "at most 12 digits before and after",
    HEAD
    + GPA.replace("gpa_min", "delivery")
    + "values = { online = nan }": "values are numbers of",
    HEAD
    + GPA.replace('fact = "gpa_min"', 'measure = "cost"')
    + 'whose = "school"': "do not go with",
    HEAD + GPA.replace("gpa_min", "completions"): 'say whose = "school"',
    HEAD
    + GPA.replace("gpa_min", "completions")
    + 'whose = "school"\nkey = { year = "x" }': "a year",
    HEAD + "floor = 1e-400\n" + GPA: "floor: 1E-400 is not allowed",
    HEAD + '[uncertainty]\nmissing = ["worst", "worst"]\n' + GPA: "worst is there 2 times",
    HEAD + '[programs]\nlevels = ["masters"]\n' + GPA: "'masters' is not one of bachelor, master",
    HEAD
    + '[programs]\nkinds = ["degree"]\n'
    + GPA: "'degree' is not one of program, concentration",
    HEAD + '[programs]\ncontrols = ["state"]\n' + GPA: "'state' is not one of public, private",
    HEAD + '[programs]\ncountries = ["USA"]\n' + GPA: "'USA' is not two capital letters",
    HEAD + '[programs]\nstates = ["Ohio"]\n' + GPA: "'Ohio' is not two capital letters",
    HEAD + '[[programs.conditions]]\nfact = "gpa_min"\nat_most = nan\n' + GPA: "at most 12 digits",
    HEAD
    + '[[programs.conditions]]\nfact = "gpa_min"\nat_least = 4\nat_most = 2\n'
    + GPA: "is above",
    HEAD + '[[programs.conditions]]\nfact = "completions"\nat_least = 4\n' + GPA: "said of schools",
    HEAD + GPA.replace("weight = 1", "weight = 0"): "all weights are 0",
    HEAD + GPA.replace("weight = 1", "weight = -1"): "-1 is not allowed; give a number from 0",
    HEAD + GPA.replace("weight = 1", "weight = nan"): "weight: NaN is not allowed",
    HEAD + GPA.replace("gpa_min", "gpa_mim"): "did you mean gpa_min",
    HEAD + GPA.replace("gpa_min", "ran"): "no fact 'ran'",
    HEAD + GPA.replace("gpa_min", "rank"): "no ranking may count",
    HEAD + GPA.replace("gpa_min", "sponsored") + "values = { yes = 1 }": "no ranking may count",
    HEAD + GPA.replace("gpa_min", "median_wage"): "a fact about the field",
    HEAD + GPA.replace("gpa_min", "delivery"): "is no number; say in values",
    HEAD + GPA + "values = { online = 1 }": "is a number; values are for choices",
    HEAD + GPA.replace("gpa_min", "delivery") + "values = { moon = 1 }": "'moon' is not one of",
    HEAD + GPA.replace("gpa_min", "courses_per_term"): "say which counts",
    HEAD + GPA + 'key = { moon = "full" }': "no key 'moon' (allowed: condition)",
    HEAD + GPA.replace("gpa_min", "fee") + 'key = { per = "moon" }': "'moon' is not one of credit",
    HEAD + GPA + 'detail = "moon"': "no detail 'moon'",
    HEAD + GPA + "low = 4\nhigh = 2": "low (4) has to be below high (2)",
    HEAD + GPA + "target = 3": 'a target does not go with "min-max"',
    HEAD + GPA + 'normalisation = "threshold"': '"threshold" needs a target',
    HEAD + GPA + 'normalisation = "target"\ntarget = 3': "needs low and high",
    HEAD + GPA + 'normalisation = "target"\ntarget = 5\nlow = 2\nhigh = 4': "has to lie between",
    HEAD + GPA + 'normalisation = "rank"\nlow = 2': "low and high do not go with",
    HEAD + GPA + 'measure = "cost"': 'do not go with measure = "cost"',
    HEAD + 'aggregation = "geometric-mean"\nnormalisation = "z-score"\n' + GPA: "a geometric mean",
    HEAD + "floor = 1\n" + GPA: "floor: 1 is not allowed",
    HEAD + "[uncertainty]\nweights = -1\n" + GPA: "uncertainty.weights: -1 is not allowed",
    HEAD + '[uncertainty]\nnormalisations = ["target"]\n' + GPA: "target needs a target",
    HEAD + '[[programs.conditions]]\nfact = "delivery"\n' + GPA: "says either what it is",
    HEAD + '[[programs.conditions]]\nfact = "delivery"\nis = ["moon"]\n' + GPA: "'moon' is not",
    HEAD + '[[programs.conditions]]\nfact = "sponsored"\nis = [false]\n' + GPA: "may count",
}


@pytest.mark.parametrize("text", WRONG, ids=lambda text: WRONG[text])
def test_a_method_that_is_wrong_is_told_where_and_what_is_allowed(
    text: str, tmp_path: Path
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(MethodFileError) as told:
        read_method(path)
    assert WRONG[text] in str(told.value)
    assert str(path) in str(told.value)


def test_a_byte_order_mark_is_no_part_of_a_method(tmp_path: Path) -> None:
    assert read_method(written(tmp_path, "\ufeff" + HEAD + GPA)).name == "Mine"


def test_a_method_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(MethodFileError, match="give the path of a method file"):
        read_method(tmp_path / "none.toml")
    with pytest.raises(UnknownMethodError, match="the field"):
        bundled_method(pack_ids()[0], "alchemy")


DOCS = (Path(__file__).parents[2] / "docs" / "ranking.md").read_text(encoding="utf-8")


def test_the_method_in_the_documentation_is_one(tmp_path: Path) -> None:
    part = DOCS.split("## A method file")[1].split("A field that is not listed")[0]
    method = read_method(written(tmp_path, dedent(part)))
    assert [one.name for one in method.criteria] == ["cost", "months", "exam"]


@pytest.mark.parametrize("shape", [_MethodFile, _Programs, _Condition, _Criterion, _Uncertainty])
def test_every_field_of_a_method_file_is_in_the_documentation(
    shape: type[msgspec.Struct],
) -> None:
    fields = {field.encode_name for field in msgspec.structs.fields(shape)}
    tables = {"programs", "uncertainty", "criteria", "conditions"}
    assert {name for name in fields - tables if f"`{name}" not in DOCS} == set()


def test_a_method_based_on_one_that_every_field_has_says_only_where_it_differs(
    tmp_path: Path,
) -> None:
    shared = bundled_method(default_pack(), DEFAULT_METHOD)
    mine = read_method(
        written(
            tmp_path,
            f'based_on = "{DEFAULT_METHOD}"\nabout = "Mine."\n[programs]\nlevels = ["doctoral"]\n'
            "[criteria.cost]\nweight = 9\n",
        )
    )
    assert (mine.name, mine.about) == (shared.name, "Mine.")
    assert mine.eligible.levels == ("doctoral",)
    assert mine.eligible.countries == shared.eligible.countries
    assert [one.name for one in mine.criteria] == [one.name for one in shared.criteria]
    assert (mine.criteria[0].weight, mine.criteria[0].measure) == (9, "cost")
    assert mine.criteria[1:] == shared.criteria[1:]


def test_a_method_is_based_on_one_that_there_is(tmp_path: Path) -> None:
    with pytest.raises(MethodFileError, match="based_on: 'alchemy' is not one of cost, default"):
        read_method(written(tmp_path, 'based_on = "alchemy"\n'))


def test_a_pack_without_methods_has_those_of_every_field(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text("", encoding="utf-8")
    field = str(tmp_path)
    assert DEFAULT_METHOD in method_names(field)
    assert bundled_method(field).eligible.conditions == ()
    (tmp_path / "methods").mkdir()
    (tmp_path / "methods" / "default.toml").write_text(HEAD + GPA, encoding="utf-8")
    assert bundled_method(field).name == "Mine"
    assert method_texts(field)["default"] == HEAD + GPA
