"""Renders templates with the real Jinja2: JSON lines of {template, context, typed} in, JSON lines of {value} or {error} out."""
import json
import math
import sys

import jinja2

environment = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True)


def holdable(value):
    """What a JSON number of the worker can hold: 64 bits, finite."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return True
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict):
        return all(holdable(v) for v in value.values())
    return all(holdable(v) for v in value)


def plain(value):
    if isinstance(value, jinja2.Undefined):
        raise ValueError("undefined")
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return [plain(v) for v in value]


for line in sys.stdin:
    case = json.loads(line)
    try:
        if case["typed"]:
            value = plain(environment.compile_expression(case["template"], undefined_to_none=False)(**case["context"]))
        else:
            value = environment.from_string(case["template"]).render(**case["context"])
        print(json.dumps({"value": value} if holdable(value) else {"error": "too large"}))
    except Exception as e:  # whatever it is, it has no value
        print(json.dumps({"error": type(e).__name__}))
